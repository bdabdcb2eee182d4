"""`/circle`, the founding modal, Join and Leave; and what to do when the bot is invited into a channel."""

from collections.abc import Mapping
from dataclasses import replace

from slack_sdk.models.views import View

from bot.content.formats import Format
from bot.delivery import outbox
from bot.features.circles import service, views
from bot.features.circles.forms import VERBS, CircleButton, NewCircleDraft, NewCircleForm
from bot.features.circles.rules import NewCircle, suggested_first_date
from bot.features.deps import Deps
from bot.kernel.ids import ChannelId
from bot.kernel.vocabulary import Mode
from bot.slack.answers import Answers, ChangeMessage, ChangeModal, ShowModal, Whisper
from bot.slack.call import Call
from bot.slack.forms import FormInvalid
from bot.slack.routes import Event, Routes
from bot.slack.typed import subcommand

_GROUP_DM = "mpdm-"
"""How Slack's names of group DMs begin; their ids are like those of channels."""


def register(routes: Routes, deps: Deps) -> None:
    """Answer everything about founding, joining and leaving."""
    desk = _Desk(deps)
    routes.command("/circle", desk.command)
    routes.action("circles:new", desk.new)
    routes.action("circles:more", desk.more)
    routes.action("circles:join", desk.join)
    routes.action("circles:leave", desk.leave)
    routes.action("circles:what", desk.explain)
    routes.submission("circles:found", desk.found)
    routes.event("member_joined_channel", desk.invited)


class _Desk:
    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def command(self, call: Call) -> Answers:
        verb, _ = subcommand(call.text, VERBS)
        return await self.new(call) if verb == "new" else await self._overview(call)

    async def _overview(self, call: Call) -> Answers:
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            mine = await service.circles_of(work, call.actor.person_id)
            here = await service.circles_in(work, call.channel) if call.channel else []
        return Whisper(views.overview(call.actor.words, mine, here))

    async def new(self, call: Call) -> Answers:
        draft = NewCircleDraft(zone=call.actor.zone, language=call.actor.language)
        return ShowModal(self._modal(call, draft, unfolded=False))

    async def more(self, call: Call) -> Answers:
        return ChangeModal(self._modal(call, NewCircleDraft.unpack(call.metadata), unfolded=True))

    def _modal(self, call: Call, draft: NewCircleDraft, *, unfolded: bool) -> View:
        first = suggested_first_date(self._deps.clock.now(), draft.zone)
        return views.founding_modal(
            call.actor.words, draft, first=first, channel=_channel(call), formats=_offered(self._deps.formats),
            unfolded=unfolded,
        )  # fmt: skip

    async def found(self, call: Call) -> Answers:
        form = NewCircleForm.read(call.values)
        now = self._deps.clock.now()
        wish = self._fitting(form.wish(NewCircleDraft.unpack(call.metadata), now))
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle = await service.found_circle(work, call.actor.person_id, wish, circle_id=call.request_id, now=now)
        self._deps.nudge()
        return Whisper(views.founded(call.actor.words, circle))

    def _fitting(self, wish: NewCircle) -> NewCircle:
        """Make sure that the agenda exists and can run that way; it says how long, where nobody else does."""
        form = self._deps.formats.get(wish.format_id)
        if form is None:
            raise FormInvalid({"format_id": ("slack-choose-another", {})})
        if wish.mode not in form.modes:
            raise FormInvalid({"mode": ("circles-mode-does-not-fit", {})})
        own_length = wish.minutes and wish.mode is Mode.LIVE
        return wish if own_length else replace(wish, minutes=form.minutes)

    async def join(self, call: Call) -> Answers:
        about = CircleButton.unpack(call.value)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle = await service.join(work, about.circle, call.actor.person_id, self._deps.clock.now())
        self._deps.nudge()
        return Whisper(views.joined(call.actor.words, circle))

    async def leave(self, call: Call) -> Answers:
        about = CircleButton.unpack(call.value)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle = await service.leave(work, about.circle, call.actor.person_id, self._deps.clock.now())
        self._deps.nudge()
        message = views.left(call.actor.words, circle)
        return ChangeMessage(message) if call.response_url else Whisper(message)

    async def explain(self, call: Call) -> Answers:
        about = CircleButton.unpack(call.value)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle = await service.load(work, about.circle)
        return ShowModal(views.explanation_modal(call.actor.words, circle))

    async def invited(self, event: Event) -> None:
        """The bot is in a channel now: what couldn't be said there before is said."""
        if event.payload.get("user") == event.bot_user:
            async with self._deps.storage.work(event.workspace_id) as work:
                await outbox.revive(work, ChannelId(event.payload["channel"]), self._deps.clock.now())
            self._deps.nudge()


def _channel(call: Call) -> ChannelId | None:
    """Return where the command was typed, if a circle can live there: nobody can invite the app into a DM."""
    channel = call.channel
    return channel if channel and channel[0] in "CG" and not call.channel_name.startswith(_GROUP_DM) else None


def _offered(formats: Mapping[str, Format]) -> Mapping[str, Format]:
    """Return the formats that a whole season can be made of."""
    return {key: form for key, form in formats.items() if form.cadence not in ("once", "midpoint_and_end")}
