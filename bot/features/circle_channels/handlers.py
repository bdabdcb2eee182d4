"""What happens to the channels that circles live in, and moving a circle into another one."""

from bot.delivery import outbox
from bot.features.actions import CIRCLES_MOVE, CIRCLES_MOVE_CHANNEL, CircleButton
from bot.features.circle_channels import service
from bot.features.circle_page.handlers import CircleHandlers
from bot.features.circles import service as circles
from bot.features.circles import views as circles_views
from bot.features.circles.forms import ChannelForm
from bot.features.circles.handlers import ChannelSetup
from bot.features.circles.posts import CHANNEL_GONE, IN_ARCHIVE, NOT_INVITED, tell_owners
from bot.features.deps import Deps
from bot.features.schedule import service as schedule
from bot.kernel.ids import ChannelId
from bot.slack.request import Request
from bot.slack.responses import ChangeBelow, Responses, ShowModal, Whisper
from bot.slack.routes import Event, Routes


class MovingHandlers(CircleHandlers):
    """Answers what is about moving."""

    def __init__(self, deps: Deps, channel_setup: ChannelSetup) -> None:
        """Work with these parts; ``housing`` finds a channel."""
        super().__init__(deps)
        self._housing = channel_setup

    async def ask(self, call: Request) -> Responses:
        """Ask for the channel."""
        about = CircleButton.unpack(call.value)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle = await service.may_move(work, about.circle, call.actor.person_id)
        return ShowModal(circles_views.moving_modal(call.actor.words, circle, self._housing.makable))

    async def move(self, call: Request) -> Responses:
        """Move the circle."""
        about, form = CircleButton.unpack(call.metadata), ChannelForm.read(call.values)
        person, now = call.actor.person_id, self._deps.clock.now()
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            before = await service.may_move(work, about.circle, person)
        room = await self._housing.find(form, call.request_id, before.name, before.purpose)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle = await service.move(work, about.circle, person, room, now)
            await schedule.follow(work, circle.id, now)
            page = await self.page(work, call, circle.id)
        self._deps.nudge()
        return [Whisper(circles_views.moved(call.actor.words, circle)), ChangeBelow(page)]


class ChannelHandlers:
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
            for circle in await circles.circles_in(work, ChannelId(event.payload["channel"])):
                await tell_owners(work, kind, circle, self._deps.clock.now())
        self._deps.nudge()


def register(routes: Routes, deps: Deps) -> None:
    """Answer what happens to channels."""
    channels, moving = ChannelHandlers(deps), MovingHandlers(deps, ChannelSetup(deps))
    routes.action(CIRCLES_MOVE_CHANNEL, moving.ask, old=True)
    routes.submission(CIRCLES_MOVE, moving.move, old=True)
    routes.event("member_joined_channel", channels.joined)
    routes.event("member_left_channel", channels.left)
    routes.event("channel_archive", channels.archived)
    routes.event("channel_unarchive", channels.unarchived)
    routes.event("channel_deleted", channels.deleted)
