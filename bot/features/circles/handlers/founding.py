"""The founding modal, and what becomes of it."""

from collections.abc import Sequence
from dataclasses import replace

from slack_sdk.models.views import View

from bot.features.circles import service, views
from bot.features.circles.forms import NewCircleDraft, NewCircleForm
from bot.features.circles.handlers.fitting import check_region, fitting_minutes, offered
from bot.features.circles.handlers.housing import Housing
from bot.features.circles.rules import CircleInfo, CircleSettings, proposed, suggested_first_date
from bot.features.deps import Deps
from bot.kernel.ids import ChannelId
from bot.slack.answers import Answers, ChangeModal, ShowModal, Whisper
from bot.slack.call import Call

_GROUP_DM = "mpdm-"
"""How Slack's names of group DMs begin; their ids are like those of channels."""


class FoundingDesk:
    """Answers what is about founding."""

    def __init__(self, deps: Deps, housing: Housing, regions: Sequence[str]) -> None:
        """Work with these parts; ``housing`` finds a channel, ``regions`` have public holidays."""
        self._deps = deps
        self._housing = housing
        self._regions = regions

    async def new(self, call: Call) -> Answers:
        """Show the founding modal."""
        only = self._regions[0] if len(self._regions) == 1 else None
        draft = NewCircleDraft(zone=call.actor.zone, language=call.actor.language, holidays=only)
        return ShowModal(self._modal(call, draft, unfolded=False))

    async def more(self, call: Call) -> Answers:
        """Unfold the rest of the fields."""
        return ChangeModal(self._modal(call, NewCircleDraft.unpack(call.metadata), unfolded=True))

    def _modal(self, call: Call, draft: NewCircleDraft, *, unfolded: bool) -> View:
        first = suggested_first_date(self._deps.clock.now(), draft.zone)
        known = proposed(draft.language, draft.zone, first, draft.holidays)
        return views.founding_modal(
            call.actor.words, draft, known, channel=_channel(call), formats=offered(self._deps.formats),
            makable=self._housing.makable, regions=self._regions, unfolded=unfolded,
        )  # fmt: skip

    async def found(self, call: Call) -> Answers:
        """Found the circle."""
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle = await service.find_circle(work, call.request_id)
        return Whisper(views.founded(call.actor.words, circle or await self._found(call)))

    async def _found(self, call: Call) -> CircleInfo:
        form, now = NewCircleForm.read(call.values), self._deps.clock.now()
        wish = self._fitting(form.wish(NewCircleDraft.unpack(call.metadata), now))
        room = await self._housing.find(form, call.request_id, wish.name, wish.purpose)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle = await service.found_circle(
                work, call.actor.person_id, wish, room, circle_id=call.request_id, now=now
            )
        self._deps.nudge()
        return circle

    def _fitting(self, wish: CircleSettings) -> CircleSettings:
        """Make sure that the agenda exists and can run that way; it says how long, where nobody else does."""
        check_region(wish.holidays, self._regions)
        minutes = fitting_minutes(self._deps.formats, wish.format_id, wish.mode, wish.minutes)
        return replace(wish, minutes=minutes)


def _channel(call: Call) -> ChannelId | None:
    """Return where the command was typed, if a circle can live there: nobody can invite the app into a DM."""
    channel = call.channel
    return channel if channel and channel[0] in "CG" and not call.channel_name.startswith(_GROUP_DM) else None
