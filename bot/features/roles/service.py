"""Handing out the roles of a session, declining one, taking one over."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo
from bot.features.people import service as people
from bot.features.roles import store
from bot.features.roles.rules import Holder, PastSession, in_order, next_rotation, surplus
from bot.kernel.errors import ItIsOver, RoleIsTaken
from bot.kernel.ids import UserId
from bot.kernel.vocabulary import CORE_ROLES, RoleState, SessionState
from bot.storage.unit_of_work import UnitOfWork
from models import RoleTurn, Session

_OPEN = (SessionState.PLANNED, SessionState.RUNNING)


async def holders(work: UnitOfWork, session_ids: Collection[UUID]) -> dict[UUID, tuple[Holder, ...]]:
    """Return who holds which role, for each of these sessions."""
    found: dict[UUID, list[Holder]] = {session_id: [] for session_id in session_ids}
    for turn, person in await store.held(work, session_ids):
        found[turn.session_id].append(_holder(turn, UserId(person.slack_user_id)))
    return {session_id: in_order(held) for session_id, held in found.items()}


async def plan_roles(
    work: UnitOfWork,
    circle: CircleInfo,
    session_id: UUID,
    role_ids: Collection[str],
    absent: Collection[UUID],
    chosen: Collection[str] = (),
) -> tuple[Holder, ...]:
    """Fill the roles that nobody holds, fairly over the season; members who can come keep what they have.

    Who has left the circle or is ``absent`` loses their turn, and who has two roles gives one up to somebody who has
    none, rather one that was handed out than one of those that people choose (``chosen``). Planning again changes
    nothing.
    """
    await work.get(Session, session_id, lock=True)
    present = [member.person_id for member in circle.members if member.person_id not in absent]
    turns = await store.turns(work, session_id)
    declined = {turn.person_id for turn in turns if turn.state is RoleState.DECLINED}
    held = _still_held(turns, present, declined, chosen)
    if set(role_ids) - set(held):
        let_go = {turn.person_id for turn in turns if turn.state is RoleState.SWAPPED}
        season = await _season(work, circle, session_id)
        given = next_rotation(tuple(role_ids), present, season, held=held, declined=declined, let_go=let_go)
        for role, person_id in given.items():
            work.add(RoleTurn(session_id=session_id, person_id=person_id, role=role))
    await work.session.flush()
    return (await holders(work, [session_id]))[session_id]


def _still_held(
    turns: Sequence[RoleTurn], present: Collection[UUID], declined: Collection[UUID], chosen: Collection[str]
) -> dict[str, UUID]:
    """End the turns of those who can't come, and second roles that others could have; return the rest."""
    in_line = sorted(turns, key=lambda turn: (turn.role not in chosen, *_order(turn)))
    held = {_key(turn): turn for turn in in_line if turn.state is RoleState.HELD}
    gone = [role for role, turn in held.items() if turn.person_id not in present]
    kept = {role: turn.person_id for role, turn in held.items() if role not in gone}
    for role in [*gone, *surplus(kept, set(present) - set(declined))]:
        held.pop(role).state = RoleState.SWAPPED
    return {role: turn.person_id for role, turn in held.items()}


def _key(turn: RoleTurn) -> str:
    """Return what tells this turn from others of the same session: its role, and its place where several have it."""
    return f"{turn.role}#{turn.place}" if turn.place else turn.role


def _order(turn: RoleTurn) -> tuple[int, str]:
    return (CORE_ROLES.index(turn.role) if turn.role in CORE_ROLES else len(CORE_ROLES), turn.role)


async def _season(work: UnitOfWork, circle: CircleInfo, session_id: UUID) -> list[PastSession]:
    sessions = await store.other_sessions(work, circle.id, session_id)
    ids = [session.id for session in sessions]
    absences = await store.absences(work, ids)
    turns: dict[UUID, list[tuple[str, UUID]]] = {each: [] for each in ids}
    for turn, _ in await store.held(work, ids):
        turns[turn.session_id].append((turn.role, turn.person_id))
    return [
        PastSession(
            could=frozenset(
                member.person_id
                for member in circle.members
                if member.joined_at <= session.starts_at and member.person_id not in absences[session.id]
            ),
            turns=tuple(turns[session.id]),
            forgotten=session.present is not None,
        )
        for session in sessions
    ]


async def choose(work: UnitOfWork, session_id: UUID, role: str, person_id: UUID, places: int) -> Holder:
    """Give a role to a member who chooses it, while one of its ``places`` is free; choosing it twice changes nothing.

    Raises:
        RoleIsTaken: others were quicker.
    """
    await work.get(Session, session_id, lock=True)
    held = [turn for turn in await store.turns(work, session_id) if turn.role == role and turn.state is RoleState.HELD]
    turn = next((one for one in held if one.person_id == person_id), None)
    if turn is None:
        free = [place for place in range(places) if place not in {one.place for one in held}]
        if not free:
            raise RoleIsTaken
        turn = work.add(RoleTurn(session_id=session_id, person_id=person_id, role=role, place=free[0]))
        await work.session.flush()
    return _holder(turn, (await people.person(work, person_id)).user)


async def decline(work: UnitOfWork, turn_id: UUID, person_id: UUID, *, chosen: bool = False) -> Holder:
    """Give a role back without a reason, keeping one's place in the line; plan the session's roles after it.

    Who gives back a role that they had ``chosen`` may be handed another one.

    Raises:
        Gone, ItIsOver: the role isn't this person's any more, or the session is over.
    """
    turn = await _open_turn(work, turn_id)
    if turn.person_id != person_id:
        raise ItIsOver
    turn.state = RoleState.SWAPPED if chosen else RoleState.DECLINED
    await work.session.flush()
    return _holder(turn, (await people.person(work, person_id)).user)


async def take_over(work: UnitOfWork, session_id: UUID, role: str, person_id: UUID, place: int = 0) -> Holder:
    """Give a role to a member who wants it; taking it twice changes nothing.

    Before the session starts, somebody who has another role hands it to the former holder in exchange. While it runs
    the former holder may have gone, so both roles are theirs.

    Raises:
        Gone, ItIsOver, NotAMember: there is no such session, it is over, or it isn't theirs.
    """
    session = await work.get(Session, session_id, lock=True)
    if session.state not in _OPEN:
        raise ItIsOver
    circle = await circles.require_member(work, session.circle_id, person_id)
    held = {_key(turn): turn for turn in await store.turns(work, session_id) if turn.state is RoleState.HELD}
    turn = next((one for one in held.values() if (one.role, one.place) == (role, place)), None)
    if turn is None or turn.person_id != person_id:
        if turn is not None:
            turn.state = RoleState.SWAPPED
            if session.state is SessionState.PLANNED and circle.member(turn.person_id):
                _hand_in_exchange(work, held, person_id, turn.person_id)
        turn = work.add(RoleTurn(session_id=session_id, person_id=person_id, role=role, place=place))
        await work.session.flush()
    return _holder(turn, (await people.person(work, person_id)).user)


def _hand_in_exchange(work: UnitOfWork, held: Mapping[str, RoleTurn], giver: UUID, taker: UUID) -> None:
    own = min((key for key, turn in held.items() if turn.person_id == giver), default=None)
    if own is not None:
        given = held[own]
        given.state = RoleState.SWAPPED
        work.add(RoleTurn(session_id=given.session_id, person_id=taker, role=given.role, place=given.place))


async def _open_turn(work: UnitOfWork, turn_id: UUID) -> RoleTurn:
    """Return a turn that is still held, in a session that isn't over; its session is locked."""
    turn = await work.get(RoleTurn, turn_id)
    session = await work.get(Session, turn.session_id, lock=True)
    await work.session.refresh(turn)
    if turn.state is not RoleState.HELD or session.state not in _OPEN:
        raise ItIsOver
    return turn


def _holder(turn: RoleTurn, user: UserId) -> Holder:
    return Holder(turn.id, turn.session_id, turn.role, turn.person_id, user, turn.place)
