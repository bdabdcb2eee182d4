"""The upkeep of programmes: those in which everybody has answered begin, and so do their circles."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from bot.delivery.paced import PacedCheck
from bot.delivery.post import AfterChanges, MaintenanceTask
from bot.features.circles.rules import ChannelChoice, CircleChannel
from bot.features.deps import Deps
from bot.features.launch import service, store
from bot.features.programmes import service as programmes
from bot.kernel.errors import ChannelNotMade, MayNotMakeChannels
from bot.kernel.ids import ChannelId
from bot.storage.unit_of_work import UnitOfWork
from models import ProposedCircle

AT_ONCE = 5
"""So many circles begin a minute: Slack doesn't let channels be made faster for long."""


class MakesChannels(Protocol):
    """What makes a circle's channel."""

    async def make(self, kind: ChannelChoice, key: UUID, circle: str, purpose: str) -> ChannelId:
        """Return a new channel; see ``circles.handlers``."""
        ...


class BeginCircles(PacedCheck[UUID]):
    """Circles to which people have said yes begin, a few at a time, each in a channel of its own where we may make one.

    Who says yes later comes into the circle that is there.
    """

    def __init__(self, deps: Deps, channels: MakesChannels) -> None:
        super().__init__(deps.background)
        self._deps, self._channels = deps, channels

    async def find(self, work: UnitOfWork, now: datetime, but: Collection[UUID]) -> Sequence[UUID]:  # noqa: ARG002
        """Return the next few circles."""
        return await store.to_place(work, but, AT_ONCE)

    async def ask(self, workspace_id: UUID, found: Sequence[UUID]) -> None:
        """Have their channels made, then let them begin."""
        for circle_id in found:
            async with self._deps.storage.reading(workspace_id) as work:
                proposed = await work.get(ProposedCircle, circle_id)
                programme = await programmes.load(work, proposed.programme_id)
            where = CircleChannel(programme.channel, findable=True)
            try:
                name = f"{programme.name} {proposed.number}"
                made = await self._channels.make(ChannelChoice.PRIVATE, circle_id, name, programme.aim)
                where = CircleChannel(made, own=True)
            except ChannelNotMade:
                continue  # it is asked for again in a minute
            except MayNotMakeChannels:
                pass  # its circles live in the programme's channel
            template, now = self._deps.programmes.get(programme.template_id), self._deps.clock.now()
            if template:
                async with self._deps.storage.work(workspace_id) as work:
                    await service.begin(work, circle_id, where, template, now)
            self._deps.nudge()


def maintenance(deps: Deps, channels: MakesChannels) -> list[MaintenanceTask]:
    """Return the upkeep: programmes in which everybody has answered begin, and so do their circles."""
    return [AfterChanges(service.settle_all), BeginCircles(deps, channels)]
