"""What happens to the channels that circles live in."""

from bot.delivery import outbox
from bot.features.deps import Deps
from bot.kernel.ids import ChannelId
from bot.slack.routes import Event


class ChannelDesk:
    """Hears what happens to channels."""

    def __init__(self, deps: Deps) -> None:
        """Work with these parts."""
        self._deps = deps

    async def invited(self, event: Event) -> None:
        """The bot is in a channel now: what couldn't be said there before is said."""
        if event.payload.get("user") == event.bot_user:
            async with self._deps.storage.work(event.workspace_id) as work:
                await outbox.revive(work, ChannelId(event.payload["channel"]), self._deps.clock.now())
            self._deps.nudge()
