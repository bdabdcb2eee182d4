"""What becomes of plans, who may ask about them, and what somebody has used weeks later; all for them alone."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from bot.content.formats import Format
from bot.delivery import outbox
from bot.delivery.isolation import one_by_one
from bot.delivery.post import Address, Due
from bot.features.people import service as people
from bot.features.people.rules import PersonInfo
from bot.features.plans import rules, store
from bot.features.plans.rules import OwnCommitment
from bot.features.reflections import service as reflections
from bot.features.reflections import store as reflections_store
from bot.features.reflections.rules import WAITS_FOR
from bot.features.reflections.service import ASKER, CHECK_IN
from bot.features.roles.rules import roles_to_choose
from bot.features.sessions import service as sessions
from bot.features.sessions.rules import SessionInfo
from bot.kernel.enums import CommitmentState, Used
from bot.kernel.errors import Gone, ItIsOver, NotOneOfYou
from bot.kernel.ids import UserId
from bot.storage.unit_of_work import UnitOfWork
from models import Commitment, LaterUse, Session

MAY_ASK, OUTCOME = "plans-may-ask", "plans-outcome"


def _since(row: Commitment) -> datetime:
    return row.carried_at or row.made_at


async def check_ins(work: UnitOfWork, now: datetime, until: datetime) -> list[Due]:
    """Return the plans that are to be asked after by then."""
    rows = await store.open_commitments(work, rules.begun_between(now, until))
    authors = await people.people(work, {row.person_id for row in rows})

    def listed(row: Commitment) -> Due:
        zone = authors[row.person_id].zone
        one = rules.check_in(_since(row), zone, work.closed(zone))
        return Due(row.id, one.day, one.opens, one.closes)

    return [due for due in one_by_one(CHECK_IN, rows, listed) if due.at <= until and due.not_after > now]


async def ask_after(work: UnitOfWork, commitment_id: UUID, now: datetime, not_after: datetime) -> None:
    """Ask the author what became of a plan, and tell who said yes to it that they may ask, too."""
    row = await work.find(Commitment, commitment_id)
    if row is None or row.state is not CommitmentState.OPEN:
        return
    told = {CHECK_IN: row.person_id, **({MAY_ASK: row.asker_id} if row.asker_id and row.may_ask else {})}
    for kind, person_id in told.items():
        to = Address(people=((await people.person(work, person_id)).user,))
        await outbox.put(work, kind, row.id, to, now=now, not_after=not_after, once=str(row.carried))


async def open_question(work: UnitOfWork, commitment_id: UUID) -> tuple[OwnCommitment, PersonInfo] | None:
    """Return an unanswered plan with its author, None where there is nothing to ask any more."""
    row = await work.find(Commitment, commitment_id)
    if row is None or row.state is not CommitmentState.OPEN:
        return None
    own = await _own(work, row)
    if own.session.circle.member(row.person_id) is None:
        return None
    return own, await people.person(work, row.person_id)


async def plans_to_answer(work: UnitOfWork, person_id: UUID, now: datetime) -> list[OwnCommitment]:
    """Return somebody's plans of which it is time to say what became of them, the earliest first."""
    zone = (await people.person(work, person_id)).zone
    rows = await store.open_commitments_of(work, person_id)
    due = [row for row in rows if rules.waits_to_be_answered(_since(row), zone, now)]
    return [each for each in await _own_all(work, due) if each.session.circle.member(person_id)]


async def own_commitment(work: UnitOfWork, commitment_id: UUID, person_id: UUID) -> OwnCommitment:
    """Return a plan for its author.

    Raises:
        Gone: there is none here, or it is somebody else's.
    """
    return await _own(work, await _theirs(work, commitment_id, person_id))


async def plan_from(work: UnitOfWork, session_id: UUID, person_id: UUID) -> OwnCommitment:
    """Return somebody's plan from a session.

    Raises:
        Gone: they have none.
    """
    row = await reflections_store.commitment(work, session_id, person_id)
    if row is None:
        raise Gone
    return await _own(work, row)


async def answer(
    work: UnitOfWork, commitment_id: UUID, person_id: UUID, state: CommitmentState, now: datetime
) -> OwnCommitment:
    """Keep what became of a plan; the first answer counts.

    Raises:
        Gone: there is no such plan of theirs.
        ItIsOver: they have answered otherwise before.
    """
    row = await _theirs(work, commitment_id, person_id, lock=True)
    if row.state not in (CommitmentState.OPEN, state):
        raise ItIsOver
    row.state, row.answered_at = state, row.answered_at or now
    if row.asker_id:
        await _refresh_asker(work, row, now)
    return await _own(work, row)


async def _refresh_asker(work: UnitOfWork, row: Commitment, now: datetime) -> None:
    for kind in (ASKER, MAY_ASK):
        await outbox.refresh(work, kind, row.id, now=now)


async def carry_on(work: UnitOfWork, commitment_id: UUID, person_id: UUID, now: datetime) -> OwnCommitment:
    """Have a plan asked after once more; twice at most, and once for each time that it was.

    Raises:
        Gone: there is no such plan of theirs.
        ItIsOver: it is answered, or was carried on often enough.
    """
    row = await _theirs(work, commitment_id, person_id, lock=True)
    own = await _own(work, row)
    zone = (await people.person(work, person_id)).zone
    waits = rules.check_in(_since(row), zone, work.closed(zone)).opens > now
    if row.state is not CommitmentState.OPEN or not (waits or own.can_be_carried):
        raise ItIsOver
    if not waits:
        row.carried, row.carried_at = row.carried + 1, now
    return await _own(work, row)


async def keep_note(work: UnitOfWork, commitment_id: UUID, person_id: UUID, note: str) -> None:
    """Keep why a plan became what it did, in place of what was written before."""
    row = await _theirs(work, commitment_id, person_id, lock=True)
    work.vault.write(row, note=note)


async def keep_details(
    work: UnitOfWork, commitment_id: UUID, person_id: UUID, first_step: str, asker: UserId | None, now: datetime
) -> None:
    """Keep the first step of a plan, and who may ask about it: they are asked once whether they would.

    Raises:
        Gone, ItIsOver: there is no such plan of theirs, or it is answered.
        NotOneOfYou: whom they chose isn't another member of the circle.
    """
    row = await _theirs(work, commitment_id, person_id, lock=True)
    if row.state is not CommitmentState.OPEN:
        raise ItIsOver
    work.vault.write(row, first_step=first_step)
    circle = (await sessions.session(work, row.session_id)).circle
    member = next((one for one in circle.members if one.user == asker and one.person_id != person_id), None)
    if asker and member is None:
        raise NotOneOfYou(field="asker")
    chosen = member.person_id if member else None
    if chosen == row.asker_id:
        return
    row.asker_id, row.may_ask = chosen, None
    await _refresh_asker(work, row, now)
    if member:
        until = max(now, _since(row)) + WAITS_FOR
        await outbox.put(work, ASKER, row.id, Address(people=(member.user,)), now=now, not_after=until)


async def asked_to_ask(work: UnitOfWork, person_id: UUID) -> list[OwnCommitment]:
    """Return the plans about which somebody was asked to ask, and has said nothing."""
    mine = await _own_all(work, await store.open_for(work, person_id))
    return [own for own in mine if own.session.circle.member(person_id)]


async def for_asker(work: UnitOfWork, commitment_id: UUID, asker: UserId) -> OwnCommitment | None:
    """Return a plan as long as this is who may ask about it; None where it is answered or gone, or somebody left."""
    found = await open_question(work, commitment_id)
    return found[0] if found and found[0].asker == asker else None


async def say_whether_to_ask(work: UnitOfWork, commitment_id: UUID, person_id: UUID, *, yes: bool) -> OwnCommitment:
    """Keep whether somebody would ask about a plan.

    Raises:
        Gone, ItIsOver: it isn't there any more, or they aren't asked any more.
    """
    row = await work.get(Commitment, commitment_id, lock=True)
    if row.asker_id != person_id or row.state is not CommitmentState.OPEN:
        raise ItIsOver
    row.may_ask = yes
    return await _own(work, row)


async def _theirs(work: UnitOfWork, commitment_id: UUID, person_id: UUID, *, lock: bool = False) -> Commitment:
    row = await work.get(Commitment, commitment_id, lock=lock)
    if row.person_id != person_id:
        raise Gone
    return row


async def _own(work: UnitOfWork, row: Commitment) -> OwnCommitment:
    return (await _own_all(work, [row]))[0]


async def _own_all(work: UnitOfWork, rows: Sequence[Commitment]) -> list[OwnCommitment]:
    held = await sessions.sessions(work, [row.session_id for row in rows])
    known = await people.people(work, {id_ for row in rows for id_ in (row.person_id, row.asker_id) if id_})
    return [
        OwnCommitment(
            row.id, session, known[row.person_id].user, reflections.plan_of(work, row), row.visibility, row.state,
            row.carried, work.vault.open(row, "first_step"), work.vault.open(row, "note"),
            known[row.asker_id].user if row.asker_id and session.circle.member(row.asker_id) else None, row.may_ask,
        )
        for row, session in zip(rows, held, strict=True)
    ]  # fmt: skip


async def outcomes(work: UnitOfWork, formats: Mapping[str, Format], now: datetime, until: datetime) -> list[Due]:
    """Return the sessions after which people are asked by then what they have used."""
    days = {
        name: [timedelta(days=each) for each in form.followup.outcome_question_days] for name, form in formats.items()
    }
    ended = [
        (row, after)
        for row, last in await store.ended(work, now, until, days)
        for after in (*((rules.SEASON_AFTER,) if last else ()), *days.get(row.format_id, ()))
    ]

    def listed(one: tuple[Session, timedelta]) -> Due:
        row, after = one
        at = rules.check_in(row.starts_at, row.zone, work.closed(row.zone), after=after)
        return Due(row.id, at.day, at.opens, at.closes)

    found = one_by_one(OUTCOME, ended, listed, subject=lambda one: one[0].id)
    return [due for due in found if due.at <= until and due.not_after > now]


async def ask_what_was_used(
    work: UnitOfWork, session_id: UUID, formats: Mapping[str, Format], now: datetime, not_after: datetime
) -> None:
    """Ask a season's members what they have used, after another session only those who brought something along."""
    info = await sessions.session(work, session_id)
    brought = roles_to_choose(sessions.form_of(formats, info).roles)
    holders = {holder.user for holder in info.roles if holder.role in brought}
    users = [one.user for one in info.circle.members if info.is_last or one.user in holders]
    await outbox.put_to_each(work, OUTCOME, session_id, dict.fromkeys(users, not_after), now=now)


async def say_what_was_used(
    work: UnitOfWork, session_id: UUID, person_id: UUID, used: Used, now: datetime
) -> SessionInfo:
    """Keep whether somebody has used anything, in place of what they said before.

    Raises:
        Gone, NotAMember: the session isn't there, or not theirs.
    """
    info = await sessions.of_member(work, session_id, person_id)
    row = await store.outcome(work, session_id, person_id)
    row = row or work.add(LaterUse(session_id=session_id, person_id=person_id))
    row.used, row.answered_at = used, now
    return info


async def outcome_note(work: UnitOfWork, session_id: UUID, person_id: UUID) -> str:
    """Return somebody's sentence about what they have used."""
    return work.vault.open(await _outcome(work, session_id, person_id), "note")


async def keep_outcome_note(work: UnitOfWork, session_id: UUID, person_id: UUID, note: str) -> None:
    """Keep somebody's sentence about what they have used."""
    row = await _outcome(work, session_id, person_id)
    work.vault.write(row, note=note)


async def _outcome(work: UnitOfWork, session_id: UUID, person_id: UUID) -> LaterUse:
    row = await store.outcome(work, session_id, person_id)
    if row is None:
        raise Gone
    return row
