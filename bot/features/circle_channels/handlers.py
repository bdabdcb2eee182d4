"""Answers what happens to the channels that circles live in, and moves a circle into another one."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

from bot.delivery import outbox
from bot.features import actions
from bot.features.circle_channels import service, store, views
from bot.features.circle_channels.posts import CheckChannels
from bot.features.circle_page import service as circle_page
from bot.features.circle_page import views as circle_page_views
from bot.features.circles import service as circles
from bot.features.circles.forms import ChannelForm
from bot.features.circles.handlers import ChannelSetup
from bot.features.circles.posts import CHANNEL_GONE, IN_ARCHIVE, NOT_INVITED, spare_owners, tell_owners
from bot.features.deps import Deps
from bot.features.payloads import CircleButton
from bot.kernel.ids import ChannelId, UserId
from bot.slack.errors import SlackFailure
from bot.slack.gateway import ChannelFacts
from bot.slack.request import Request
from bot.slack.responses import ChangeBelow, Responses, ShowModal, Whisper
from bot.slack.routes import Event, Routes
from bot.storage.unit_of_work import UnitOfWork

_PRIVATE = "G"


_A_DAY = 86_400.0
"""So many seconds late an event may come."""


class _ChannelHandlers:
    """That a channel is renamed changes nothing: its id is what is kept."""

    def __init__(self, deps: Deps) -> None:
        self._deps = deps
        self._channels = ChannelSetup(deps)
        self._came: dict[tuple[ChannelId, UserId], float] = {}

    async def ask(self, request: Request, work: UnitOfWork, about: CircleButton) -> Responses:
        """Ask an owner where the circle is to live."""
        circle = await circles.require_owner(work, about.circle, request.actor.person_id, open_one=True)
        return ShowModal(views.moving_modal(request.actor.words, circle, self._channels.makable))

    async def move(self, request: Request, about: CircleButton) -> Responses:
        """Move the circle, once Slack has said what channel that is, or made it."""
        form, actor, now = ChannelForm.read(request.values), request.actor, self._deps.clock.now()
        async with self._deps.storage.reading(actor.workspace_id) as work:
            before = await circles.require_owner(work, about.circle, actor.person_id, open_one=True)
        channel = await self._channels.find(form, request.request_id, before.name, before.purpose)
        async with self._deps.storage.work(actor.workspace_id) as work:
            circle = await service.move(work, about.circle, actor.person_id, channel, now)
            await spare_owners(work, circle.id)
            page = await circle_page.page(work, circle, actor.person_id, now)
        self._deps.nudge()
        said = views.moved(actor.words, circle)
        return [Whisper(said), ChangeBelow(circle_page_views.page_modal(actor.words, page))]

    async def is_about_access(self, event: Event) -> bool:
        """Return whether it is the bot that comes or goes, or somebody in a private channel with a circle."""
        if event.user == event.bot_user:
            return True
        if event.payload.get("channel_type") != _PRIVATE:
            return False
        async with self._deps.storage.reading(event.workspace_id) as work:
            return await store.lives_here(work, event.channel)

    async def joined(self, event: Event) -> None:
        """Once the bot is in a channel, send what couldn't be sent there before."""
        if event.user == event.bot_user:
            await self.unarchived(event)
            return
        place, at = (event.channel, event.user), _when(event)
        self._came = {each: known for each, known in self._came.items() if known > at - _A_DAY}
        self._came[place] = max(at, self._came.get(place, 0.0))
        async with self._deps.storage.work(event.workspace_id) as work:
            await service.come_in(work, event.channel, event.user)

    async def unarchived(self, event: Event) -> None:
        """Send what couldn't be sent to a channel before; of that its owners need to hear no more."""
        async with self._deps.storage.work(event.workspace_id) as work:
            await outbox.revive(work, event.channel, self._deps.clock.now())
            for circle in await circles.circles_in(work, event.channel):
                await spare_owners(work, circle.id)
        self._deps.nudge()

    async def left(self, event: Event) -> None:
        """Tell the owners what to type where the bot was taken out of a channel; who left a private one has left it.

        Access follows the channel: who was taken out of a private one sees nothing of its circles any more.
        """
        if event.user == event.bot_user:
            await self._tell_owners(event, NOT_INVITED, lambda now: not now.member)
            return
        if await self._is_back(event):
            return
        channel, user, now = event.channel, event.user, self._deps.clock.now()
        async with self._deps.storage.work(event.workspace_id) as work:
            await service.go_out(work, channel, user, now)
        self._deps.nudge()

    async def _is_back(self, event: Event) -> bool:
        """Return whether somebody is back in the channel; where Slack doesn't say, whether they came after this."""
        with suppress(SlackFailure, TimeoutError):
            async with asyncio.timeout(self._deps.timeouts.look):
                return event.user in await self._deps.gateway.members(event.channel)
        return _when(event) < self._came.get((event.channel, event.user), 0.0)

    async def archived(self, event: Event) -> None:
        """Tell the owners of an archived channel's circles what they can do."""
        await self._tell_owners(event, IN_ARCHIVE, lambda now: now.archived)

    async def deleted(self, event: Event) -> None:
        """Tell the owners that the channel is gone for good."""
        await self._tell_owners(event, CHANNEL_GONE, lambda _: False)

    async def _tell_owners(self, event: Event, kind: str, holds: Callable[[ChannelFacts], bool]) -> None:
        """Tell them, unless Slack says that it no longer ``holds``: an event may be late."""
        channel = event.channel
        async with self._deps.storage.reading(event.workspace_id) as work:
            concerned = await circles.circles_in(work, channel)
        with suppress(SlackFailure):
            if not concerned or not holds(await self._deps.gateway.channel(channel)):
                return
        async with self._deps.storage.work(event.workspace_id) as work:
            for circle in await circles.circles_in(work, channel):
                await tell_owners(work, kind, circle, self._deps.clock.now())
        self._deps.nudge()


def _when(event: Event) -> float:
    """Return when something happened, as Slack counts; 0 where it doesn't say."""
    try:
        return float(event.payload.get("event_ts") or 0)
    except (ValueError, TypeError):
        return 0.0


def register(routes: Routes, deps: Deps) -> None:
    """Answer what happens to channels; Slack is asked about the one that a circle moves into."""
    channels = _ChannelHandlers(deps)
    routes.before_opening(CheckChannels(deps).before_opening)
    routes.action(actions.CIRCLES_MOVE_CHANNEL, channels.ask)
    routes.submission(actions.CIRCLES_MOVE, channels.move, asks_slack=True)
    routes.event("member_joined_channel", channels.joined, concerns=channels.is_about_access)
    routes.event("member_left_channel", channels.left, concerns=channels.is_about_access)
    for kind in ("channel", "group"):  # of a private channel an event has another name
        routes.event(f"{kind}_archive", channels.archived)
        routes.event(f"{kind}_unarchive", channels.unarchived)
        routes.event(f"{kind}_deleted", channels.deleted)
