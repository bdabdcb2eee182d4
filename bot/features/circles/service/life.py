"""How a circle goes on and ends."""

from datetime import datetime
from uuid import UUID

from bot.features.circles.service.letters import refresh_card
from bot.kernel.vocabulary import CircleState
from bot.storage.unit_of_work import UnitOfWork
from models import Circle


async def close(work: UnitOfWork, circle_id: UUID, now: datetime) -> None:
    """End a circle: its season is over."""
    row = await work.get(Circle, circle_id, lock=True)
    row.state, row.closed_at = CircleState.CLOSED, now
    await refresh_card(work, circle_id, now)
