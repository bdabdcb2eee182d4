"""Every query about the sessions of circles that pause, dwindle or have ended."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from bot.kernel.enums import CircleState, SessionState
from bot.storage.unit_of_work import UnitOfWork
from models import Circle, Session

Condition = sa.ColumnElement[bool]
_OVER = sa.and_(Session.state.in_((SessionState.ENDED, SessionState.MISSED)), Session.absent_until.is_(None))
"""Sessions that took place or were missed; nobody missed what Zirkel's own absence made fall out."""


async def past(work: UnitOfWork, circle_ids: Collection[UUID], but: Condition) -> list[Session]:
    """Return the sessions of circles that took place or were missed, the first one of each first, ``but`` some."""
    over = sa.select(Session).where(Session.circle_id.in_(circle_ids), _OVER, ~but)
    return await work.all(over.order_by(Session.circle_id, Session.number))


async def next_planned(work: UnitOfWork, circle_id: UUID, after: datetime) -> list[Session]:
    """Return the next session that is planned in a circle for a time later than ``after``, if there is one."""
    planned = (Session.circle_id == circle_id, Session.state == SessionState.PLANNED, Session.starts_at > after)
    return await work.all(sa.select(Session).where(*planned).order_by(Session.number).limit(1))


async def missing(work: UnitOfWork, times: int, but: Condition) -> list[UUID]:
    """Return the active circles that have missed so many sessions, ``but`` some, since one took place, or more."""
    earlier = aliased(Session)
    held = (
        sa.select(sa.func.max(earlier.number))
        .where(earlier.circle_id == Session.circle_id, earlier.state == SessionState.ENDED)
        .correlate(Session)
        .scalar_subquery()
    )
    found = await work.session.scalars(
        sa.select(Session.circle_id)
        .join(Circle, Circle.id == Session.circle_id)
        .where(
            Circle.state == CircleState.ACTIVE,
            Session.state == SessionState.MISSED,
            Session.absent_until.is_(None),
            Session.number > sa.func.coalesce(held, 0),
            ~but,
        )
        .group_by(Session.circle_id)
        .having(sa.func.count() >= times)
    )
    return list(found)


async def closed_with_planned(work: UnitOfWork) -> list[UUID]:
    """Return the circles that have ended and in which sessions are still planned."""
    found = await work.session.scalars(
        sa.select(Circle.id)
        .join(Session, Session.circle_id == Circle.id)
        .where(Circle.state == CircleState.CLOSED, Session.state == SessionState.PLANNED)
        .distinct()
    )
    return list(found)


async def missed_last(work: UnitOfWork, before: datetime, but: Condition) -> list[Session]:
    """Return the last sessions of seasons that go on, ``but`` some: missed, to begin ``before`` a moment."""
    return await work.all(
        sa.select(Session)
        .join(Circle, Circle.id == Session.circle_id)
        .where(
            Circle.state != CircleState.CLOSED,
            Session.number >= Circle.sessions,
            Session.state == SessionState.MISSED,
            sa.func.coalesce(Session.absent_until, Session.starts_at) < before,
            ~but,
        )
    )
