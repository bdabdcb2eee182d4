"""Asking somebody to swap a role, answering, taking it back; who has which role changes with a yes alone.

What a person does is refused with Gone, NotAMember, CircleIsPaused or SessionHasBegun where the session isn't there,
isn't theirs, or isn't planned any more, and with RoleHasMoved where the role has passed on meanwhile.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.isolation import each_apart
from bot.delivery.post import Address
from bot.features.assignments import service as assignments
from bot.features.people import service as people
from bot.features.roles import service as roles
from bot.features.roles.rules import Holder
from bot.features.sessions import service as sessions
from bot.features.sessions.rules import SessionInfo
from bot.features.swaps import rules, store
from bot.features.swaps.rules import OwnRole, SwapQuestion
from bot.kernel.enums import Superseded, SwapState
from bot.kernel.errors import AskedSomebodyElse, NotComing, RoleHasMoved, RoleIsOnOffer, SwapIsSettled
from bot.kernel.ids import UserId
from bot.storage.unit_of_work import UnitOfWork
from models import RoleSwap

ASKED, ANSWERED = "sessions-swap-asked", "sessions-swap-answered"
"""To whoever is asked, and then to whoever has asked."""


async def own_roles(work: UnitOfWork, session_id: UUID, person_id: UUID) -> tuple[SessionInfo, list[OwnRole]]:
    """Return what somebody could swap in a session, with whom, and what they have offered already."""
    info = await sessions.of_member(work, session_id, person_id)
    if closed := rules.why_closed(info):
        raise closed
    mine = info.roles_of(person_id)
    ids = [one.turn_id for one in mine]
    asked = {one.gives.turn_id: one for one in await _describe(work, await store.open_about(work, ids))}
    offered = await assignments.offered(work, ids)
    return info, [
        OwnRole(one, asked.get(one.turn_id), one.turn_id in offered, tuple(rules.exchanges(info, one))) for one in mine
    ]


async def ask(
    work: UnitOfWork, session_id: UUID, turn_id: UUID, whom: UUID, back_id: UUID | None, person_id: UUID, now: datetime
) -> None:
    """Ask somebody to take a role, for the one that they have; asking them twice changes nothing.

    Raises:
        RoleIsOnOffer, NotComing, RoleHasMoved: somebody else was asked already, or this one can't be.
    """
    info, mine = await _own_role(work, session_id, turn_id, person_id)
    wanted = (whom, back_id)
    if mine.asked and wanted == (mine.asked.person_id, mine.asked.gets and mine.asked.gets.turn_id):
        return
    if mine.asked or mine.offered:
        raise RoleIsOnOffer
    if whom in info.absent or info.circle.member(whom) is None:
        raise NotComing
    if wanted not in [(one.to.person_id, one.gets and one.gets.turn_id) for one in mine.exchanges]:
        raise RoleHasMoved
    row = RoleSwap(
        session_id=session_id, turn_id=turn_id, person_id=whom, back_id=back_id, starts_at=info.starts_at,
    )  # fmt: skip
    work.add(row)
    await work.session.flush()
    (question,) = await _describe(work, [row])
    await _tell(work, ASKED, question, question.user, now)


async def hand_over(work: UnitOfWork, session_id: UUID, turn_id: UUID, person_id: UUID, now: datetime) -> None:
    """Offer a role in the session's thread to whoever likes; offering it twice changes nothing.

    Raises:
        RoleIsOnOffer: somebody was asked already.
    """
    info, mine = await _own_role(work, session_id, turn_id, person_id)
    if mine.asked:
        raise RoleIsOnOffer
    await assignments.offer_role(work, info, turn_id, now)


async def take_back(work: UnitOfWork, session_id: UUID, turn_id: UUID, person_id: UUID, now: datetime) -> None:
    """Take back whatever somebody has offered of a role; nobody has said yes to it.

    Raises:
        SwapIsSettled: there is nothing to take back.
    """
    _, mine = await _own_role(work, session_id, turn_id, person_id)
    if mine.offered:
        await outbox.supersede(work, sessions.SWAP, turn_id, Superseded.WITHDRAWN, now=now)
    elif mine.asked:
        await _settle(work, mine.asked.id, SwapState.WITHDRAWN, now)
    else:
        raise SwapIsSettled


async def _own_role(work: UnitOfWork, session_id: UUID, turn_id: UUID, person_id: UUID) -> tuple[SessionInfo, OwnRole]:
    """Return a session, locked from now on, and one of somebody's roles in it."""
    await sessions.lock(work, session_id)
    info, mine = await own_roles(work, session_id, person_id)
    found = next((one for one in mine if one.gives.turn_id == turn_id), None)
    if found is None:
        raise RoleHasMoved
    return info, found


async def accept(work: UnitOfWork, swap_id: UUID, person_id: UUID, now: datetime) -> SwapQuestion:
    """Say yes: from now on each has the other's role.

    Raises:
        AskedSomebodyElse, SwapIsSettled, NotComing: it isn't theirs to say, or too late.
    """
    question = await _question_to(work, swap_id, person_id)
    if problem := rules.why_not(question):
        raise problem
    await roles.pass_on(work, question.gives, person_id)
    if question.gets:
        await roles.pass_on(work, question.gets, question.gives.person_id)
    await assignments.tell_of_roles(work, [question.session], now)
    return await _answer(work, swap_id, SwapState.ACCEPTED, now)


async def decline(work: UnitOfWork, swap_id: UUID, person_id: UUID, now: datetime) -> SwapQuestion:
    """Say no, without a reason.

    Raises:
        AskedSomebodyElse, SwapIsSettled: it isn't theirs to say, or settled.
    """
    question = await _question_to(work, swap_id, person_id)
    if question.state is not SwapState.OPEN:
        raise SwapIsSettled
    return await _answer(work, swap_id, SwapState.DECLINED, now)


async def _question_to(work: UnitOfWork, swap_id: UUID, person_id: UUID) -> SwapQuestion:
    """Return a question for whoever was asked; its session is locked from now on."""
    row = await work.get(RoleSwap, swap_id)
    if row.person_id != person_id:
        raise AskedSomebodyElse
    await sessions.lock(work, row.session_id)
    await store.read_again(work, row)
    return (await _describe(work, [row]))[0]


async def tidy(work: UnitOfWork, now: datetime) -> None:
    """End the questions that never came, or that nobody can say yes to; whoever has asked is told, until it begins."""
    unasked = await store.unasked(work, ASKED)

    async def end(swap_id: UUID) -> None:
        row = await work.get(RoleSwap, swap_id)
        await sessions.lock(work, row.session_id)
        await store.read_again(work, row)
        (question,) = await _describe(work, [row])
        if question.state is SwapState.OPEN and (swap_id in unasked or rules.why_not(question)):
            await _answer(work, swap_id, SwapState.LAPSED, now)

    waiting = await _describe(work, await store.all_open(work))
    over = [one.id for one in waiting if one.id in unasked or rules.why_not(one)]
    await each_apart(work, "tidy_swaps", over, end)


async def questions_to(work: UnitOfWork, person_id: UUID) -> list[SwapQuestion]:
    """Return what somebody was asked and can still answer with yes."""
    found = await _describe(work, await store.open_to(work, person_id))
    return [one for one in found if rules.why_not(one) is None]


async def find(work: UnitOfWork, swap_id: UUID) -> SwapQuestion:
    """Return a question.

    Raises:
        Gone: there is none with this id in this workspace.
    """
    return (await _describe(work, [await work.get(RoleSwap, swap_id)]))[0]


async def _answer(work: UnitOfWork, swap_id: UUID, state: SwapState, now: datetime) -> SwapQuestion:
    question = await _settle(work, swap_id, state, now)
    await _tell(work, ANSWERED, question, question.gives.user, now)
    return question


async def _settle(work: UnitOfWork, swap_id: UUID, state: SwapState, now: datetime) -> SwapQuestion:
    (await work.get(RoleSwap, swap_id)).state = state
    await work.session.flush()
    await outbox.refresh(work, ASKED, swap_id, now=now)
    return await find(work, swap_id)


async def _tell(work: UnitOfWork, kind: str, question: SwapQuestion, user: UserId, now: datetime) -> None:
    until = max(question.session.starts_at, now)
    await outbox.put(work, kind, question.id, Address(people=(user,)), now=now, not_after=until)


async def _describe(work: UnitOfWork, rows: Sequence[RoleSwap]) -> list[SwapQuestion]:
    if not rows:
        return []
    theirs = {info.id: info for info in await sessions.sessions(work, list({row.session_id for row in rows}))}
    turns = await store.turns(work, {one for row in rows for one in (row.turn_id, row.back_id) if one})
    held = {
        turn.id: Holder(turn.id, turn.session_id, turn.role, turn.person_id, UserId(person.slack_user_id), turn.place)
        for turn, person in turns.values()
    }
    asked = await people.people(work, {row.person_id for row in rows})
    return [
        SwapQuestion(
            id=row.id, session=theirs[row.session_id], gives=held[row.turn_id], person_id=row.person_id,
            user=asked[row.person_id].user, gets=held[row.back_id] if row.back_id else None,
            starts_at=row.starts_at, state=row.state,
        )
        for row in rows
    ]  # fmt: skip
