"""`/circle` without more: somebody's circles, and those of this channel."""

from bot.features.circles import service, views
from bot.features.deps import Deps
from bot.slack.answers import Answers, Whisper
from bot.slack.call import Call


class OverviewDesk:
    """Answers `/circle`."""

    def __init__(self, deps: Deps) -> None:
        """Work with these parts."""
        self._deps = deps

    async def command(self, call: Call) -> Answers:
        """Show somebody's circles, at which doors they are, and those of this channel."""
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            mine = await service.circles_of(work, call.actor.person_id)
            here = await service.circles_in(work, call.channel) if call.channel else []
            doors = await service.doors_of(work, call.actor.person_id)
        return Whisper(views.overview(call.actor.words, mine, here, doors))
