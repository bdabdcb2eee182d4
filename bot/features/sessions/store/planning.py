"""Sessions planned, to come, and over."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from bot.kernel.vocabulary import CircleState, Presence, SessionState
from bot.storage.unit_of_work import UnitOfWork
from models import Attendance, Circle, Membership, Session

_TO_COME = (SessionState.PLANNED, SessionState.RUNNING)


def up_to_date() -> sa.ColumnElement[bool]:
    """Tell sessions that were planned after their circle's rhythm was set from those that get new dates first."""
    return sa.or_(Circle.rescheduled_at.is_(None), Session.planned_at >= Circle.rescheduled_at)


async def by_ids(work: UnitOfWork, ids: Collection[UUID]) -> list[Session]:
    """Return sessions by their ids."""
    return await work.all(sa.select(Session).where(Session.id.in_(ids)))


async def planned(work: UnitOfWork, starting_until: datetime) -> list[Session]:
    """Return the planned sessions of active circles that start up to a moment, the earliest first."""
    return await work.all(
        sa.select(Session)
        .join(Circle, Circle.id == Session.circle_id)
        .where(
            Session.state == SessionState.PLANNED,
            Session.starts_at <= starting_until,
            Circle.state == CircleState.ACTIVE,
            up_to_date(),
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
