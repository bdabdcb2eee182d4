"""`/circle`, the founding modal, Join and Leave; and what to do when the bot is invited into a channel."""

from bot.features.circles import service, views
from bot.features.circles.forms import VERBS
from bot.features.circles.handlers.channels import ChannelDesk
from bot.features.circles.handlers.doors import DoorDesk
from bot.features.circles.handlers.founding import FoundingDesk
from bot.features.circles.handlers.housing import Housing
from bot.features.deps import Deps
from bot.slack.answers import Answers, Whisper
from bot.slack.call import Call
from bot.slack.routes import Routes


def register(routes: Routes, deps: Deps, coming: service.Coming) -> None:  # noqa: ARG001  the page will ask it
    """Answer everything about founding, joining and leaving; ``coming`` knows the next dates."""
    founding, doors, channels = FoundingDesk(deps, Housing(deps)), DoorDesk(deps), ChannelDesk(deps)
    routes.command("/circle", _Overview(deps).command)
    routes.verb("/circle", VERBS["new"], founding.new)
    routes.action("circles:new", founding.new)
    routes.action("circles:more", founding.more)
    routes.submission("circles:found", founding.found)
    routes.action("circles:join", doors.join)
    routes.action("circles:leave", doors.leave)
    routes.action("circles:what", doors.explain)
    routes.event("member_joined_channel", channels.invited)


class _Overview:
    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def command(self, call: Call) -> Answers:
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            mine = await service.circles_of(work, call.actor.person_id)
            here = await service.circles_in(work, call.channel) if call.channel else []
        return Whisper(views.overview(call.actor.words, mine, here))
