"""What is planned in circles that pause or have ended."""

from uuid import UUID

import sqlalchemy as sa

from bot.kernel.vocabulary import CircleState, SessionState
from bot.storage.unit_of_work import UnitOfWork
from models import Circle, Session


async def lock_planned(work: UnitOfWork, circle_id: UUID) -> list[Session]:
    """Return what is planned in a circle in its order, so that nobody else changes it until the end of this work."""
    return await work.all(
        sa.select(Session)
        .where(Session.circle_id == circle_id, Session.state == SessionState.PLANNED)
        .order_by(Session.number)
        .with_for_update()
    )


async def closed_with_planned(work: UnitOfWork) -> list[UUID]:
    """Return the circles that have ended and in which sessions are still planned."""
    found = await work.session.scalars(
        sa.select(Circle.id)
        .join(Session, Session.circle_id == Circle.id)
        .where(Circle.state == CircleState.CLOSED, Session.state == SessionState.PLANNED)
        .distinct()
    )
    return list(found)
