"""What is posted about access to a circle's channel; once a day Slack is asked what kind of channel it is by now."""

import asyncio
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import ClassVar
from uuid import UUID

from bot.delivery import lanes
from bot.delivery.paced import PAUSE, PacedQuestion
from bot.delivery.post import MaintenanceTask, Post
from bot.features.circle_channels import service, store
from bot.features.circle_channels.rules import SeenChannel
from bot.features.circles import service as circles
from bot.features.circles.posts import IN_ARCHIVE, tell_owners
from bot.features.deps import Deps
from bot.features.people.posts import PersonPost
from bot.kernel.enums import Priority
from bot.kernel.ids import ChannelId, UserId
from bot.slack.blocks import text_message
from bot.slack.errors import MISSING_SCOPE, SlackFailure
from bot.slack.message import Message
from bot.slack.mrkdwn import escape
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage

AT_ONCE = 5
"""So many a minute: three hundred channels an hour, once a day each."""
_EVERY, FRESH = timedelta(days=1), timedelta(hours=1)
"""So often a channel is asked about; for so long the answer is good enough for whoever opens its circle."""


class _LeftWithChannel(PersonPost):
    """To somebody who is no longer in a circle's private channel; nothing where they are in the circle again."""

    kind: ClassVar[str] = service.LEFT_WITH_CHANNEL
    priority: ClassVar[Priority] = Priority.NEEDED

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        circle = await circles.load(work, queued.subject)
        if any(member.user == queued.people for member in circle.members):
            return None
        words = await self.words(work, queued)
        return text_message(words("channels-left", name=escape(circle.name)))


class CheckChannels(PacedQuestion[ChannelId]):
    """Asks once a day about the channels of circles: that one becomes private no event tells."""

    def __init__(self, deps: Deps) -> None:
        super().__init__(deps.background, deps.storage, deps.clock)
        self._deps = deps
        self._opened: dict[tuple[UUID, UserId], datetime] = {}
        self._under_way: dict[ChannelId, asyncio.Task[None]] = {}

    async def find(self, work: UnitOfWork, now: datetime, but: Collection[ChannelId]) -> Sequence[ChannelId]:
        """Return the channels that weren't asked about for a day."""
        return await store.not_checked_since(work, now - _EVERY, AT_ONCE, but)

    async def ask(self, workspace_id: UUID, found: Sequence[ChannelId]) -> None:
        """Write down what Slack says; the owners hear of an archived channel."""
        said, now = await self.answers(workspace_id, found, self._look), self._deps.clock.now()
        for channel, seen in said:
            async with self._deps.storage.work(workspace_id) as work:
                await service.check(work, channel, seen or SeenChannel(), now)
                for circle in await circles.circles_in(work, channel) if seen and seen.archived else []:
                    await tell_owners(work, IN_ARCHIVE, circle, now)
        self._deps.nudge()

    async def before_opening(self, workspace_id: UUID, user: UserId) -> None:
        """Ask about the channels of somebody's circles: they may have been taken out while nobody told us.

        Where Slack can't say in time, what was known before holds, and for a minute nobody waits for it again.
        """
        now, who = self._deps.clock.now(), (workspace_id, user)
        self._opened = {each: at for each, at in self._opened.items() if timedelta(0) <= now - at < PAUSE}
        if who in self._opened:
            return
        async with self._deps.storage.reading(workspace_id) as work:
            rests = await lanes.workspace_rests(work, now)
            found = [] if rests else await store.channels_of(work, user, now - FRESH)
        if found:
            await asyncio.wait(
                [self._asking_about(workspace_id, channel) for channel in found], timeout=self._deps.timeouts.look
            )
        self._opened[who] = now

    def _asking_about(self, workspace_id: UUID, channel: ChannelId) -> asyncio.Task[None]:
        """Return the one question about a channel that is under way, whoever else waits for its answer."""
        if channel not in self._under_way:
            self._under_way[channel] = self._deps.background.start(self.ask(workspace_id, [channel]))
            self._under_way[channel].add_done_callback(lambda _: self._under_way.pop(channel))
        return self._under_way[channel]

    async def _look(self, channel: ChannelId) -> SeenChannel:
        """Return what Slack says of a channel, and of a private one who is in it; nothing without the scope for it."""
        try:
            facts = await self._deps.gateway.channel(channel)
            asks = facts.private and not facts.archived
            members = await self._deps.gateway.members(channel) if asks else frozenset()
        except SlackFailure as failure:
            if failure.code != MISSING_SCOPE:
                raise
            return SeenChannel()
        return SeenChannel(not facts.private, facts.archived, facts.people, members)


def posts(deps: Deps) -> list[Post]:
    """Return what is posted about access to channels."""
    return [_LeftWithChannel(deps)]


def maintenance(deps: Deps) -> list[MaintenanceTask]:
    """Return the upkeep: what kind of channels circles live in by now."""
    return [CheckChannels(deps)]
