"""What formed circles post: a question to each person, or that there is no circle; and their beginning."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import ClassVar, Protocol
from uuid import UUID

from bot.delivery.paced import PacedCheck
from bot.delivery.post import A_YEAR_AND_MORE, AfterChanges, MaintenanceTask, Post
from bot.features.circles.rules import ChannelChoice, CircleChannel
from bot.features.deps import Deps
from bot.features.people.posts import PersonPost
from bot.features.programmes import service as programmes
from bot.features.proposals import service, store, views
from bot.features.proposals.rules import MyProposal
from bot.kernel.enums import Operation, Priority
from bot.kernel.errors import ChannelNotMade, ItIsOver, MayNotMakeChannels
from bot.kernel.ids import ChannelId
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import Application, OutboxMessage, ProposedCircle

AT_ONCE = 5
"""So many circles begin a minute: as fast as Slack lets channels be made."""


class MakesChannels(Protocol):
    """What makes a circle's channel."""

    async def make(self, kind: ChannelChoice, key: UUID, circle: str, purpose: str) -> ChannelId:
        """Return a new channel; see ``circles.handlers``."""
        ...


class _AboutApplication(PersonPost):
    """To somebody who has applied; once their application is gone, that it is settled."""

    kept_for: ClassVar[timedelta | None] = A_YEAR_AND_MORE
    priority: ClassVar[Priority] = Priority.DEADLINE

    async def _shown(self, work: UnitOfWork, queued: OutboxMessage) -> MyProposal | None:
        row = await work.find(Application, queued.subject)
        if row is None:
            return None
        try:
            return await service.proposal(work, row.programme_id, row.person_id)
        except ItIsOver:
            return None


class ProposalQuestion(_AboutApplication):
    """Would this circle suit you?"""

    kind: ClassVar[str] = service.QUESTION

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the question as things stand."""
        shown, words = await self._shown(work, queued), await self.words(work, queued)
        if shown is None or shown.circle is None:
            return None if queued.operation is Operation.POST else views.settled(words)
        return views.question(words, shown)


class NoCircle(_AboutApplication):
    """There is no circle for you, why, and what helps."""

    kind: ClassVar[str] = service.NO_CIRCLE

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return it as things stand; nothing to whom a circle was found for meanwhile."""
        shown, words = await self._shown(work, queued), await self.words(work, queued)
        if shown is None:
            return None if queued.operation is Operation.POST else views.settled(words)
        if shown.circle and queued.operation is Operation.POST:
            return None
        return views.no_circle(words, shown)


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


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    return [ProposalQuestion(deps), NoCircle(deps)]


def maintenance(deps: Deps, channels: MakesChannels) -> list[MaintenanceTask]:
    """Return the upkeep: programmes in which everybody has answered begin, and so do their circles."""
    return [AfterChanges(service.settle_all), BeginCircles(deps, channels)]
