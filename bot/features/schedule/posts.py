"""The upkeep of seasons; this feature posts nothing of its own."""

from datetime import datetime

from bot.delivery.post import AfterChanges, MaintenanceTask
from bot.features.deps import Deps
from bot.features.schedule import service
from bot.storage.unit_of_work import UnitOfWork


def maintenance(deps: Deps) -> list[MaintenanceTask]:
    """Return the upkeep: sessions in the present rhythm, and planned ahead."""

    @AfterChanges
    async def follow_rhythm(work: UnitOfWork, now: datetime) -> None:
        await service.follow_rhythm(work, deps.formats, now)

    @AfterChanges
    async def plan_sessions(work: UnitOfWork, now: datetime) -> None:
        await service.plan_ahead(work, deps.formats, now)

    return [follow_rhythm, plan_sessions]
