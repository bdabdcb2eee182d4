"""What happens to the channels that circles live in."""

from bot.delivery import outbox
from bot.features.circles import service
from bot.features.circles.posts import CHANNEL_GONE, IN_ARCHIVE, NOT_INVITED, tell_owners
from bot.features.deps import Deps
from bot.kernel.ids import ChannelId
from bot.slack.routes import Event


class ChannelDesk:
    """Hears what happens to channels. That one is renamed changes nothing: its id is what is kept."""

    def __init__(self, deps: Deps) -> None:
        """Work with these parts."""
        self._deps = deps

    async def joined(self, event: Event) -> None:
        """The bot is in a channel now: what couldn't be said there before is said."""
        if event.payload.get("user") == event.bot_user:
            await self._go_on(event)

    async def unarchived(self, event: Event) -> None:
        """A channel is back: what couldn't be said there before is said."""
        await self._go_on(event)

    async def left(self, event: Event) -> None:
        """The bot was taken out of a channel, where Slack says so: the owners know what to type."""
        if event.payload.get("user") == event.bot_user:
            await self._tell_owners(event, NOT_INVITED)

    async def archived(self, event: Event) -> None:
        """A channel is archived: the owners know what they can do."""
        await self._tell_owners(event, IN_ARCHIVE)

    async def deleted(self, event: Event) -> None:
        """A channel is gone for good."""
        await self._tell_owners(event, CHANNEL_GONE)

    async def _go_on(self, event: Event) -> None:
        async with self._deps.storage.work(event.workspace_id) as work:
            await outbox.revive(work, ChannelId(event.payload["channel"]), self._deps.clock.now())
        self._deps.nudge()

    async def _tell_owners(self, event: Event, kind: str) -> None:
        async with self._deps.storage.work(event.workspace_id) as work:
            for circle in await service.circles_in(work, ChannelId(event.payload["channel"])):
                await tell_owners(work, kind, circle, self._deps.clock.now())
        self._deps.nudge()
