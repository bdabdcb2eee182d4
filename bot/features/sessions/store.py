"""Every query about sessions, their phases, attendance and minutes."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID, uuid4

import sqlalchemy as sa

from bot.features.sessions.rules import AHEAD
from bot.kernel.vocabulary import CircleState, MemberState, PhaseState, Presence, RoleState, SessionState
from bot.storage.unit_of_work import UnitOfWork
from bot.storage.upsert import insert_once, insert_or_change
from models import Attendance, Circle, Membership, Minutes, Person, PhaseRun, RoleTurn, Session

_TO_COME = (SessionState.PLANNED, SessionState.RUNNING)


class Short(NamedTuple):
    """A circle that has fewer sessions ahead than it should."""

    circle_id: UUID
    last_number: int
    last_date: date | None
    planned: int


class Staffing(NamedTuple):
    """A session to come: how many could come, and the roles that they hold."""

    session_id: UUID
    format_id: str
    starts_at: datetime
    present: int
    roles: set[str]
    stale: set[str]
    """Roles of people who have left or can't come."""
    holders: set[UUID]

    @property
    def crowded(self) -> bool:
        """Return whether somebody has two roles while somebody who could come has none."""
        return len(self.holders) < min(len(self.roles), self.present)


class Turn(NamedTuple):
    """A role that somebody holds in a session to come, for the role card."""

    id: UUID
    zone: str
    starts_at: datetime
    local_date: date
    planned_at: datetime


async def short_of_sessions(work: UnitOfWork) -> list[Short]:
    """Return the active circles whose next sessions aren't all planned, though the season isn't over."""
    planned = sa.func.count(sa.case((Session.state == SessionState.PLANNED, 1)))
    last = sa.func.coalesce(sa.func.max(Session.number), 0)
    rows = await work.session.execute(
        sa.select(Circle.id, last, sa.func.max(Session.local_date), planned)
        .outerjoin(Session, Session.circle_id == Circle.id)
        .where(Circle.state == CircleState.ACTIVE)
        .group_by(Circle.id, Circle.sessions)
        .having(sa.and_(planned < AHEAD, last < Circle.sessions))
        .order_by(Circle.id)
    )
    return [Short(*row) for row in rows]


async def staffing(work: UnitOfWork) -> list[Staffing]:
    """Return how each session to come of an active circle is staffed, the earliest first."""
    absent = sa.and_(
        Attendance.session_id == Session.id,
        Attendance.person_id == RoleTurn.person_id,
        Attendance.presence == Presence.ABSENT,
    )
    member = sa.and_(
        Membership.circle_id == Session.circle_id,
        Membership.person_id == RoleTurn.person_id,
        Membership.state == MemberState.ACTIVE,
    )
    able = sa.and_(Membership.id.is_not(None), Attendance.id.is_(None), ~Person.deleted)
    rows = await work.session.execute(
        sa.select(
            Session.id,
            Session.format_id,
            Session.starts_at,
            _could_come(),
            RoleTurn.role,
            RoleTurn.person_id,
            able,
        )
        .join(Circle, Circle.id == Session.circle_id)
        .outerjoin(RoleTurn, sa.and_(RoleTurn.session_id == Session.id, RoleTurn.state == RoleState.HELD))
        .outerjoin(Person, Person.id == RoleTurn.person_id)
        .outerjoin(Membership, member)
        .outerjoin(Attendance, absent)
        .where(Session.state.in_(_TO_COME), Circle.state == CircleState.ACTIVE)
        .order_by(Session.starts_at, Session.id)
    )
    found: dict[UUID, Staffing] = {}
    for session_id, format_id, starts_at, present, role, person_id, can in rows:
        one = found.setdefault(session_id, Staffing(session_id, format_id, starts_at, present, set(), set(), set()))
        if role is not None:
            (one.roles if can else one.stale).add(role)
            one.holders.add(person_id)
    return list(found.values())


def _could_come() -> sa.ScalarSelect[int]:
    absent = sa.exists().where(
        Attendance.session_id == Session.id,
        Attendance.person_id == Membership.person_id,
        Attendance.presence == Presence.ABSENT,
    )
    return (
        sa.select(sa.func.count(Membership.id))
        .join(Person, Person.id == Membership.person_id)
        .where(
            Membership.circle_id == Session.circle_id,
            Membership.state == MemberState.ACTIVE,
            ~Person.deleted,
            ~absent.correlate(Session, Membership),
        )
        .correlate(Session)
        .scalar_subquery()
    )


async def planned(work: UnitOfWork, starting_until: datetime) -> list[Session]:
    """Return the planned sessions of active circles that start up to a moment, the earliest first."""
    return await work.all(
        sa.select(Session)
        .join(Circle, Circle.id == Session.circle_id)
        .where(
            Session.state == SessionState.PLANNED,
            Session.starts_at <= starting_until,
            Circle.state == CircleState.ACTIVE,
        )
        .order_by(Session.starts_at, Session.id)
    )


async def running(work: UnitOfWork, ending_until: datetime) -> list[Session]:
    """Return the sessions that run and end up to a moment."""
    return await work.all(
        sa.select(Session)
        .where(Session.state == SessionState.RUNNING, Session.ends_at <= ending_until)
        .order_by(Session.ends_at, Session.id)
    )


async def turns(work: UnitOfWork, starting_until: datetime) -> list[Turn]:
    """Return the roles that are held in planned sessions of active circles up to a moment."""
    rows = await work.session.execute(
        sa.select(RoleTurn.id, Person.zone, Session.starts_at, Session.local_date, Session.planned_at)
        .join(Session, Session.id == RoleTurn.session_id)
        .join(Circle, Circle.id == Session.circle_id)
        .join(Person, Person.id == RoleTurn.person_id)
        .where(
            RoleTurn.state == RoleState.HELD,
            Session.state == SessionState.PLANNED,
            Session.starts_at <= starting_until,
            Circle.state == CircleState.ACTIVE,
        )
        .order_by(Session.starts_at, RoleTurn.id)
    )
    return [Turn(*row) for row in rows]


async def to_come(work: UnitOfWork, circle_ids: Collection[UUID]) -> list[Session]:
    """Return what is planned or runs in these circles, the earliest first."""
    return await work.all(
        sa.select(Session)
        .where(Session.circle_id.in_(circle_ids), Session.state.in_(_TO_COME))
        .order_by(Session.starts_at, Session.id)
    )


async def ended(work: UnitOfWork, circle_id: UUID, since: datetime | None = None) -> list[Session]:
    """Return the sessions of a circle that took place, the latest first."""
    found = sa.select(Session).where(Session.circle_id == circle_id, Session.state == SessionState.ENDED)
    if since is not None:
        found = found.where(Session.ended_at >= since)
    return await work.all(found.order_by(Session.ended_at.desc(), Session.id))


async def ended_for(work: UnitOfWork, person_id: UUID, since: datetime) -> list[Session]:
    """Return the sessions that took place while somebody was a member and didn't say no, the latest first."""
    absent = sa.exists().where(
        Attendance.session_id == Session.id,
        Attendance.person_id == person_id,
        Attendance.presence == Presence.ABSENT,
    )
    return await work.all(
        sa.select(Session)
        .join(Membership, Membership.circle_id == Session.circle_id)
        .where(
            Session.state == SessionState.ENDED,
            Session.ended_at >= since,
            Membership.person_id == person_id,
            Membership.joined_at <= Session.ended_at,
            sa.or_(Membership.left_at.is_(None), Membership.left_at >= Session.ended_at),
            ~absent,
        )
        .order_by(Session.ended_at.desc(), Session.id)
    )


async def absences(work: UnitOfWork, session_ids: Collection[UUID]) -> dict[UUID, frozenset[UUID]]:
    """Return who said that they can't come, for each of these sessions."""
    found: dict[UUID, set[UUID]] = {session_id: set() for session_id in session_ids}
    rows = await work.session.execute(
        sa.select(Attendance.session_id, Attendance.person_id).where(
            Attendance.session_id.in_(session_ids), Attendance.presence == Presence.ABSENT
        )
    )
    for session_id, person_id in rows:
        found[session_id].add(person_id)
    return {session_id: frozenset(people) for session_id, people in found.items()}


async def mark(work: UnitOfWork, session_id: UUID, person_id: UUID, presence: Presence) -> None:
    """Write down what somebody said or showed about being there; the latest word counts."""
    row = {
        "id": uuid4(), "workspace_id": work.workspace_id, "session_id": session_id, "person_id": person_id,
        "presence": presence,
    }  # fmt: skip
    await insert_or_change(work.session, Attendance, row, key=("session_id", "person_id"), change=("presence",))


async def unmark_absent(work: UnitOfWork, session_id: UUID, person_id: UUID) -> None:
    """Forget that somebody couldn't come."""
    await work.session.execute(
        sa.delete(Attendance).where(
            Attendance.session_id == session_id,
            Attendance.person_id == person_id,
            Attendance.presence == Presence.ABSENT,
        )
    )


async def add_planned(work: UnitOfWork, row: Mapping[str, object]) -> None:
    """Insert a planned session, unless the circle has one of this number already."""
    await insert_once(work.session, Session, {"id": uuid4(), "workspace_id": work.workspace_id, **row})


async def runs(work: UnitOfWork, session_id: UUID) -> list[PhaseRun]:
    """Return the phases of a session in their order."""
    return await work.all(sa.select(PhaseRun).where(PhaseRun.session_id == session_id).order_by(PhaseRun.position))


async def session_of_run(work: UnitOfWork, run_id: UUID) -> UUID | None:
    """Return which session a phase belongs to."""
    return await work.session.scalar(sa.select(PhaseRun.session_id).where(PhaseRun.id == run_id))


async def turn(work: UnitOfWork, turn_id: UUID) -> tuple[RoleTurn, Person] | None:
    """Return a role that was handed out, in whatever state, and to whom."""
    query = sa.select(RoleTurn, Person).join(Person, Person.id == RoleTurn.person_id).where(RoleTurn.id == turn_id)
    row = (await work.session.execute(query)).first()
    return (row[0], row[1]) if row else None


async def waiting_runs(work: UnitOfWork) -> list[tuple[Session, PhaseRun]]:
    """Return the phases that are still to come in running sessions, in their order."""
    rows = await work.session.execute(
        sa.select(Session, PhaseRun)
        .join(PhaseRun, PhaseRun.session_id == Session.id)
        .where(Session.state == SessionState.RUNNING, PhaseRun.state == PhaseState.WAITING)
        .order_by(Session.id, PhaseRun.position)
    )
    return [(session, run) for session, run in rows]


async def minutes(work: UnitOfWork, session_id: UUID) -> tuple[Minutes, Person | None] | None:
    """Return what was written down of a session and by whom."""
    row = (
        await work.session.execute(
            sa.select(Minutes, Person)
            .outerjoin(Person, Person.id == Minutes.author_id)
            .where(Minutes.session_id == session_id)
        )
    ).first()
    return (row[0], row[1]) if row else None
