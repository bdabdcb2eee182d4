"""Who holds which role in sessions to come, and where roles are missing."""

from collections.abc import Collection
from datetime import date, datetime
from functools import cache
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa

from bot.delivery import outbox
from bot.features.sessions.rules import role_card_at
from bot.features.sessions.store import is_planned
from bot.kernel.enums import CircleState, MemberState, Presence, RoleState, SessionState
from bot.kernel.working_time import ClosedIn
from bot.storage.unit_of_work import UnitOfWork
from models import Attendance, Circle, Membership, Person, RoleTurn, Session

_IS_TO_COME = Session.state.in_((SessionState.PLANNED, SessionState.RUNNING))
_THESE = "these"


class Need(NamedTuple):
    """A session to come: how many could come, and which roles they hold."""

    session_id: UUID
    format_id: str
    starts_at: datetime
    present: int
    newcomers: bool
    """Whether somebody has joined since its roles were assigned."""
    roles: frozenset[str]
    holders: int
    stale: int
    """Roles of people who have left or can't come."""
    declined: int

    @property
    def willing(self) -> bool:
        """Return whether there is anybody who hasn't declined."""
        return self.present > self.declined

    @property
    def crowded(self) -> bool:
        """Return whether somebody has two roles while somebody who could come has none."""
        return self.holders < min(len(self.roles), self.present - self.declined)


class Turn(NamedTuple):
    """A role that somebody holds in a session to come, for the role card."""

    id: UUID
    zone: str
    starts_at: datetime
    local_date: date
    planned_at: datetime

    def card_at(self, closed: ClosedIn) -> datetime:
        """Return when its holder reads of it."""
        return role_card_at(self.starts_at, self.zone, self.planned_at, closed(self.zone))


async def needs(work: UnitOfWork, session_ids: Collection[UUID] | None = None) -> list[Need]:
    """Return how each session to come of an active circle is staffed, or of these, the earliest first; in one query."""
    asked = {} if session_ids is None else {_THESE: list(session_ids)}
    rows = await work.session.execute(_needs(some=session_ids is not None), asked)
    return [
        Need(session_id, form, starts_at, present, bool(newcomers), frozenset(names.split()), holders, stale, declined)
        for session_id, form, starts_at, present, newcomers, names, holders, stale, declined in rows
    ]


@cache
def _needs(*, some: bool) -> sa.Select[UUID, str, datetime, int, bool, str, int, int, int]:
    """Return the query for all sessions to come or for some; making it costs as much as running it, so it is kept."""
    these = Session.id.in_(sa.bindparam(_THESE, expanding=True)) if some else sa.true()
    members, away, held = _members(these).subquery(), _away(these).subquery(), _held(these).subquery()
    return (
        sa.select(
            Session.id, Session.format_id, Session.starts_at, members.c.many - away.c.many,
            sa.func.coalesce(members.c.newest > Session.dealt_at, sa.false()),
            sa.func.coalesce(held.c.roles, ""), held.c.holders, held.c.stale, held.c.declined,
        )
        .join(Circle, Circle.id == Session.circle_id)
        .outerjoin(members, members.c.session_id == Session.id)
        .outerjoin(away, away.c.session_id == Session.id)
        .outerjoin(held, held.c.session_id == Session.id)
        .where(_IS_TO_COME, these, Circle.state == CircleState.ACTIVE)
        .order_by(Session.starts_at, Session.id)
    )  # fmt: skip


def _members(these: sa.ColumnElement[bool]) -> sa.Select[UUID, int, datetime]:
    """Return how many are in each circle, and when the newest of them joined.

    All of these begin at the sessions to come, and join outwards: SQLite would rather begin at a company's people.
    """
    is_active = sa.and_(Membership.circle_id == Session.circle_id, Membership.state == MemberState.ACTIVE)
    return (
        sa.select(
            Session.id.label("session_id"),
            sa.func.count(Person.id).label("many"),
            sa.func.max(sa.case((Person.id.is_not(None), Membership.joined_at))).label("newest"),
        )
        .outerjoin(Membership, is_active)
        .outerjoin(Person, sa.and_(Person.id == Membership.person_id, ~Person.deleted))
        .where(_IS_TO_COME, these)
        .group_by(Session.id)
    )


def _away(these: sa.ColumnElement[bool]) -> sa.Select[UUID, int]:
    """Return how many members can't come to each session to come."""
    is_absent = sa.and_(Attendance.session_id == Session.id, Attendance.presence == Presence.ABSENT)
    is_there = sa.and_(Person.id == Membership.person_id, ~Person.deleted)
    return (
        sa.select(Session.id.label("session_id"), sa.func.count(Person.id).label("many"))
        .outerjoin(Attendance, is_absent)
        .outerjoin(Membership, _is_member(Attendance))
        .outerjoin(Person, is_there)
        .where(_IS_TO_COME, these)
        .group_by(Session.id)
    )


def _held(these: sa.ColumnElement[bool]) -> sa.Select[UUID, str, int, int, int]:
    """Return what is held in each session to come: the roles, by how many, by how many who can't; who declined."""
    absent = sa.and_(
        Attendance.session_id == Session.id,
        Attendance.person_id == RoleTurn.person_id,
        Attendance.presence == Presence.ABSENT,
    )
    able = sa.and_(Membership.id.is_not(None), Attendance.id.is_(None), ~Person.deleted)
    held = RoleTurn.state == RoleState.HELD
    declined = sa.and_(RoleTurn.state == RoleState.DECLINED, able)
    return (
        sa.select(
            Session.id.label("session_id"),
            sa.func.aggregate_strings(sa.case((sa.and_(held, able), RoleTurn.role)), " ").label("roles"),
            sa.func.count(sa.case((held, RoleTurn.person_id)).distinct()).label("holders"),
            sa.func.count(sa.case((sa.and_(held, ~able), RoleTurn.id))).label("stale"),
            sa.func.count(sa.case((declined, RoleTurn.person_id)).distinct()).label("declined"),
        )
        .outerjoin(RoleTurn, RoleTurn.session_id == Session.id)
        .outerjoin(Person, Person.id == RoleTurn.person_id)
        .outerjoin(Membership, _is_member(RoleTurn))
        .outerjoin(Attendance, absent)
        .where(_IS_TO_COME, these)
        .group_by(Session.id)
    )


def _is_member(row: type[RoleTurn | Attendance]) -> sa.ColumnElement[bool]:
    return sa.and_(
        Membership.circle_id == Session.circle_id,
        Membership.person_id == row.person_id,
        Membership.state == MemberState.ACTIVE,
    )


async def turns(work: UnitOfWork, starting_until: datetime, person_id: UUID | None = None) -> list[Turn]:
    """Return the roles that are held, by anybody or by one, in planned sessions of active circles up to a moment."""
    theirs = sa.true() if person_id is None else RoleTurn.person_id == person_id
    rows = await work.session.execute(
        sa.select(RoleTurn.id, Person.zone, Session.starts_at, Session.local_date, Session.planned_at)
        .join(Session, Session.id == RoleTurn.session_id)
        .join(Circle, Circle.id == Session.circle_id)
        .join(Person, Person.id == RoleTurn.person_id)
        .where(RoleTurn.state == RoleState.HELD, theirs, *is_planned(starting_until))
        .order_by(Session.starts_at, RoleTurn.id)
    )
    return [Turn(*row) for row in rows]


async def without_card(work: UnitOfWork, card: str, now: datetime) -> list[UUID]:
    """Return the turns, in sessions that aren't over, whose holders' weeks were too full for a ``card``."""
    found = sa.select(RoleTurn.id).join(Session, Session.id == RoleTurn.session_id)
    held = found.where(RoleTurn.state == RoleState.HELD, _IS_TO_COME, Session.ends_at > now)
    return list(await work.session.scalars(held.where(outbox.without_room(card, RoleTurn.id))))


async def turn_ids(work: UnitOfWork, session_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """Return the turns that people have or had in these sessions: turn id -> session id."""
    found = sa.select(RoleTurn.id, RoleTurn.session_id).where(RoleTurn.session_id.in_(session_ids))
    return dict(await work.rows(found))
