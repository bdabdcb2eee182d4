"""Assigning the roles of sessions, declining one, taking one over."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo
from bot.features.roles import store
from bot.features.roles.rules import Holder, PastSession, in_order, next_rotation, surplus
from bot.kernel.enums import CORE_ROLES, RoleState, SessionState
from bot.kernel.errors import Gone, ItIsOver, RoleIsTaken
from bot.kernel.ids import UserId
from bot.storage.unit_of_work import UnitOfWork
from models import RoleTurn, Session


async def holders(work: UnitOfWork, session_ids: Collection[UUID]) -> dict[UUID, tuple[Holder, ...]]:
    """Return who holds which role, for each of these sessions."""
    found: dict[UUID, list[Holder]] = {session_id: [] for session_id in session_ids}
    for turn, person in await store.held(work, session_ids):
        user = UserId(person.slack_user_id)
        held = Holder(turn.id, turn.session_id, turn.role, turn.person_id, user, turn.place)
        found[turn.session_id].append(held)
    return {session_id: in_order(held) for session_id, held in found.items()}


def _key(turn: RoleTurn) -> str:
    """Return what tells this turn from others of the same session: its role, and its place where several have it."""
    return f"{turn.role}#{turn.place}" if turn.place else turn.role


_OPEN = (SessionState.PLANNED, SessionState.RUNNING)


async def choose(work: UnitOfWork, session_id: UUID, role: str, person_id: UUID, places: int) -> None:
    """Give a role to a member who chooses it, while one of its ``places`` is free; choosing it twice changes nothing.

    Raises:
        RoleIsTaken: others were quicker.
    """
    await work.get(Session, session_id, lock=True)
    held = [turn for turn in await _held(work, session_id) if turn.role == role]
    if any(turn.person_id == person_id for turn in held):
        return
    free = [place for place in range(places) if place not in {one.place for one in held}]
    if not free:
        raise RoleIsTaken
    work.add(RoleTurn(session_id=session_id, person_id=person_id, role=role, place=free[0]))
    await work.session.flush()


async def _held(work: UnitOfWork, session_id: UUID) -> list[RoleTurn]:
    return [turn for turn in await store.turns(work, [session_id]) if turn.state is RoleState.HELD]


async def decline(work: UnitOfWork, turn_id: UUID, person_id: UUID, *, chosen: bool = False) -> None:
    """Give a role back without a reason, which costs nobody their turn; plan the session's roles after it.

    Who gives back a role that they had ``chosen`` may be given another one.

    Raises:
        Gone, ItIsOver: the role isn't this person's any more, or the session is over.
    """
    turn = await work.get(RoleTurn, turn_id)
    session = await work.get(Session, turn.session_id, lock=True)
    await work.session.refresh(turn)
    if turn.state is not RoleState.HELD or session.state not in _OPEN or turn.person_id != person_id:
        raise ItIsOver
    turn.state = RoleState.SWAPPED if chosen else RoleState.DECLINED
    await work.session.flush()


async def pass_on(work: UnitOfWork, held: Holder, person_id: UUID) -> None:
    """Give a role that is held to somebody else; both have said yes, and the session is locked."""
    (await work.get(RoleTurn, held.turn_id)).state = RoleState.SWAPPED
    work.add(RoleTurn(session_id=held.session_id, person_id=person_id, role=held.role, place=held.place))
    await work.session.flush()


async def take_over(
    work: UnitOfWork,
    session_id: UUID,
    role: str,
    person_id: UUID,
    place: int = 0,
    keeping: Collection[str] | None = None,
) -> None:
    """Give a role to a member who wants it; taking it twice changes nothing.

    Of what they had they keep what is among ``keeping``, or all; plan the session's roles after it: the rest is
    nobody's then. Who had the role gets none in exchange, since nobody has asked them.

    Raises:
        Gone, ItIsOver, NotAMember: there is no such session, it is over, or it isn't theirs.
    """
    session = await work.get(Session, session_id, lock=True)
    if session.state not in _OPEN:
        raise ItIsOver
    await circles.require_member(work, session.circle_id, person_id)
    held = await _held(work, session_id)
    turn = next((one for one in held if (one.role, one.place) == (role, place)), None)
    if turn is not None and turn.person_id == person_id:
        return
    for one in held:
        if one is turn or (keeping is not None and one.person_id == person_id and one.role not in keeping):
            one.state = RoleState.SWAPPED
    work.add(RoleTurn(session_id=session_id, person_id=person_id, role=role, place=place))
    await work.session.flush()


@dataclass(frozen=True)
class RolesToAssign:
    """A session whose roles are to be assigned, and to whom they can be."""

    circle: CircleInfo
    session_id: UUID
    roles: Collection[str]
    absent: Collection[UUID]
    chosen: Collection[str] = ()
    """Roles that people choose for themselves."""
    anew: bool = False
    """Whether somebody has come to whom none could be given, while nobody was told yet who has which."""

    @property
    def present(self) -> list[UUID]:
        """Return who could come, in the order in which they joined."""
        return [member.person_id for member in self.circle.members if member.person_id not in self.absent]


async def plan_roles(work: UnitOfWork, wanted: Sequence[RolesToAssign], now: datetime) -> None:
    """Fill the roles that nobody holds, fairly over the season; members who can come keep what they have.

    Who has left the circle or is absent loses their turn, and who has two roles gives one up to somebody who has
    none, rather one that was assigned than one of those that people choose. Planning again changes nothing.
    A session that is planned ``anew`` gets the roles that it would have had if whoever has come had been there; only
    what people have passed on or declined stays with those who have it now.

    Raises:
        Gone: one of the sessions isn't there.
    """
    sessions = {row.id: row for row in await store.lock(work, {one.session_id for one in wanted})}
    if any(one.session_id not in sessions for one in wanted):
        raise Gone
    seasons = await _Seasons.load(work, {one.circle.id for one in wanted}, sessions)
    for one in sorted(wanted, key=lambda each: sessions[each.session_id].number):
        row = sessions[one.session_id]
        seasons.assign(work, one, row)
        row.dealt_at = now if one.anew else row.dealt_at or now
    await work.session.flush()


@dataclass
class _Seasons:
    """The seasons of some circles: their sessions that count, in order, who has had which role, who couldn't come."""

    sessions: Mapping[UUID, Sequence[Session]]
    turns: dict[UUID, list[RoleTurn]]
    absences: Mapping[UUID, Collection[UUID]]

    @staticmethod
    async def load(work: UnitOfWork, circle_ids: Collection[UUID], session_ids: Collection[UUID]) -> "_Seasons":
        seasons: dict[UUID, list[Session]] = {circle_id: [] for circle_id in circle_ids}
        for row in await store.sessions(work, circle_ids):
            seasons[row.circle_id].append(row)
        ids = {row.id for rows in seasons.values() for row in rows}.union(session_ids)
        turns: dict[UUID, list[RoleTurn]] = {session_id: [] for session_id in ids}
        for turn in await store.turns(work, ids):
            turns[turn.session_id].append(turn)
        return _Seasons(seasons, turns, await store.absences(work, ids))

    def assign(self, work: UnitOfWork, one: RolesToAssign, row: Session) -> None:
        """Fill the roles of a session that nobody holds, or those that nobody was told of."""
        turns, present = self.turns[row.id], one.present
        untouched = _untouched(turns, one.roles) if one.anew else {}
        declined = {turn.person_id for turn in turns if turn.state is RoleState.DECLINED}
        fixed = [turn for turn in turns if untouched.get(turn.role) is not turn]
        held = _still_held(fixed, present, declined, one.chosen)
        if set(one.roles) <= set(held):
            return
        let_go = {turn.person_id for turn in turns if turn.state is RoleState.SWAPPED}
        season = self._season(one.circle, row, only_before=one.anew)
        given = next_rotation(tuple(one.roles), present, season, held=held, declined=declined, let_go=let_go)
        for role, person_id in given.items():
            if role in untouched:
                untouched[role].person_id = person_id
            else:
                new = RoleTurn(session_id=row.id, person_id=person_id, role=role, place=0, state=RoleState.HELD)
                turns.append(work.add(new))

    def _season(self, circle: CircleInfo, row: Session, *, only_before: bool) -> list[PastSession]:
        """Return the other sessions; what comes after a session that is planned anew is planned after it."""
        others = [each for each in self.sessions[circle.id] if each.id != row.id]
        return [self._past(circle, each) for each in others if each.number < row.number or not only_before]

    def _past(self, circle: CircleInfo, session: Session) -> PastSession:
        assigned_at = session.dealt_at or session.starts_at
        return PastSession(
            could=frozenset(
                member.person_id
                for member in circle.members
                if member.joined_at <= assigned_at and member.person_id not in self.absences[session.id]
            ),
            turns=tuple((turn.role, turn.person_id) for turn in self.turns[session.id] if turn.state is RoleState.HELD),
            forgotten=session.present is not None,
        )


def _untouched(turns: Sequence[RoleTurn], roles: Collection[str]) -> dict[str, RoleTurn]:
    """Return the turns that were assigned by rule alone: nobody passed the role on, or declined it."""
    moved = {_key(turn) for turn in turns if turn.state is not RoleState.HELD}
    return {turn.role: turn for turn in turns if turn.role in roles and _key(turn) not in moved and not turn.place}


def _still_held(
    turns: Sequence[RoleTurn], present: Collection[UUID], declined: Collection[UUID], chosen: Collection[str]
) -> dict[str, UUID]:
    """End the turns of those who can't come, and second roles that others could have; return the rest."""
    ordered = sorted(turns, key=lambda turn: (turn.role not in chosen, *_order(turn)))
    held = {_key(turn): turn for turn in ordered if turn.state is RoleState.HELD}
    gone = [role for role, turn in held.items() if turn.person_id not in present]
    kept = {role: turn.person_id for role, turn in held.items() if role not in gone}
    for role in [*gone, *surplus(kept, set(present) - set(declined))]:
        held.pop(role).state = RoleState.SWAPPED
    return {role: turn.person_id for role, turn in held.items()}


def _order(turn: RoleTurn) -> tuple[int, str]:
    return (CORE_ROLES.index(turn.role) if turn.role in CORE_ROLES else len(CORE_ROLES), turn.role)
