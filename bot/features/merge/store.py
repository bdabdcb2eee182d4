"""Every query about offers to go on together."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from bot.kernel.enums import CircleState, MergeState
from bot.storage.unit_of_work import UnitOfWork
from models import Circle, MergeOffer


async def open_offers(work: UnitOfWork, circle_id: UUID | None = None) -> list[MergeOffer]:
    """Return the offers that wait for an answer: all, or those that a circle has made."""
    found = sa.select(MergeOffer).where(MergeOffer.state == MergeState.OPEN)
    if circle_id is not None:
        found = found.where(MergeOffer.circle_id == circle_id)
    return await work.all(found.order_by(MergeOffer.made_at, MergeOffer.id))


async def void_offers(work: UnitOfWork, made_until: datetime) -> list[MergeOffer]:
    """Return the offers that still wait, though they are too old, or one of the two circles can't any more."""
    circle, into = aliased(Circle), aliased(Circle)
    gone = sa.or_(circle.state == CircleState.CLOSED, into.state != CircleState.ACTIVE)
    return await work.all(
        sa.select(MergeOffer)
        .join(circle, circle.id == MergeOffer.circle_id)
        .join(into, into.id == MergeOffer.into_id)
        .where(MergeOffer.state == MergeState.OPEN, sa.or_(MergeOffer.made_at <= made_until, gone))
        .order_by(MergeOffer.made_at, MergeOffer.id)
    )


async def offers_to(work: UnitOfWork, circle_ids: Collection[UUID]) -> list[MergeOffer]:
    """Return the offers to these circles that wait for an answer, the earliest first."""
    waiting = sa.select(MergeOffer).where(MergeOffer.state == MergeState.OPEN, MergeOffer.into_id.in_(circle_ids))
    return await work.all(waiting.order_by(MergeOffer.made_at, MergeOffer.id))


async def between(work: UnitOfWork, circle_ids: Collection[UUID]) -> list[MergeOffer]:
    """Return the offers that one of these circles has made to another, whatever became of them."""
    return await work.all(
        sa.select(MergeOffer).where(MergeOffer.circle_id.in_(circle_ids), MergeOffer.into_id.in_(circle_ids))
    )


async def lock(work: UnitOfWork, offer: MergeOffer) -> MergeOffer:
    """Read an offer again, so that nobody else answers it until the end of this work."""
    await work.session.refresh(offer, with_for_update=True)
    return offer
