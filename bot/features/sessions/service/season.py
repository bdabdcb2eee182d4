"""How far a circle's season is, for whoever changes the circle."""

from uuid import UUID

from bot.features.sessions import store
from bot.storage.unit_of_work import UnitOfWork


async def reached(work: UnitOfWork, circle_id: UUID) -> int:
    """Return the number of the session that comes next, or was held last where none is planned; 0 before the first."""
    return await store.reached(work, circle_id)
