"""How sessions to come are staffed, and the turns that people have in roles."""

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa

from bot.features.sessions.store.planning import up_to_date
from bot.kernel.vocabulary import CircleState, MemberState, Presence, RoleState, SessionState
from bot.storage.unit_of_work import UnitOfWork
from models import Attendance, Circle, Membership, Person, RoleTurn, Session

_TO_COME = (SessionState.PLANNED, SessionState.RUNNING)


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
            up_to_date(),
        )
        .order_by(Session.starts_at, RoleTurn.id)
    )
    return [Turn(*row) for row in rows]


async def turn(work: UnitOfWork, turn_id: UUID) -> tuple[RoleTurn, Person] | None:
    """Return a role that was handed out, in whatever state, and to whom."""
    query = sa.select(RoleTurn, Person).join(Person, Person.id == RoleTurn.person_id).where(RoleTurn.id == turn_id)
    row = (await work.session.execute(query)).first()
    return (row[0], row[1]) if row else None
