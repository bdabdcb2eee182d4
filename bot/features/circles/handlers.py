"""`/circle new` and the founding modal; finding a channel for a circle; which circle somebody means."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import structlog
from slack_sdk.models.views import View

from bot.content.formats import Format
from bot.content.holidays import usual_region
from bot.features import actions
from bot.features.circles import rules, service, views
from bot.features.circles.forms import NAME_LIMIT, VERBS, ChannelForm, HowItRuns, NewCircleForm
from bot.features.circles.rules import ChannelChoice, CircleChannel, CircleInfo, CircleSettings
from bot.features.deps import Deps
from bot.features.payloads import NewCircleDraft
from bot.features.people.rules import NO_ZONE
from bot.kernel.enums import Mode
from bot.kernel.errors import ChannelNotMade, MayNotMakeChannels
from bot.kernel.ids import ChannelId
from bot.kernel.recurrence import moment
from bot.kernel.text import clean_line, shorten
from bot.kernel.working_time import ClosedIn, is_working_hour
from bot.slack.errors import Meaning, SlackFailure
from bot.slack.forms import FormInvalid
from bot.slack.gateway import ChannelFacts
from bot.slack.request import Request
from bot.slack.responses import ChangeModal, Responses, ShowModal, Whisper
from bot.slack.routes import Routes
from bot.slack.system_messages import ask_once
from bot.storage.unit_of_work import UnitOfWork

log = structlog.get_logger()
Formats = Mapping[str, Format]
_PRIVATE = "privategroup"
"""What Slack calls each private channel in which a command is typed."""


def offered(formats: Formats) -> Formats:
    """Return the formats that a whole season can be made of."""
    return {key: form for key, form in formats.items() if form.recurs}


def on_offer(formats: Formats, circle: CircleInfo, own: str = "") -> Formats:
    """Return the formats that a circle can choose: those that its programme offers, or all; and its ``own``."""
    return {key: form for key, form in formats.items() if key == own or circle.may_choose(key)}


def fitting_minutes(formats: Formats, format_id: str, mode: Mode, minutes: int) -> int:
    """Return how long a session takes; the agenda says so where nobody else does.

    Raises:
        FormInvalid: there is no such agenda, or it can't run that way.
    """
    form = formats.get(format_id)
    if form is None:
        raise FormInvalid({"format_id": ("slack-choose-another", {})})
    if mode not in form.modes:
        raise FormInvalid({"mode": ("circles-mode-does-not-fit", {})})
    return minutes if minutes and mode is Mode.LIVE else form.minutes


def check_region(region: str | None, regions: Sequence[str]) -> None:
    """Let a circle keep off the public holidays of one of the company's regions, or of none.

    Raises:
        FormInvalid: it isn't one of them.
    """
    if region is not None and region not in regions:
        raise FormInvalid({"holidays": ("slack-choose-another", {})})


def ask_about_odd_hour(
    request: Request, at: datetime, zones: Sequence[str], closed: ClosedIn, region: str | None
) -> None:
    """Ask once whether people are to meet at a time when those in one of ``zones`` don't work, as the first tells it.

    Raises:
        AskedFirst: they don't, and it hasn't been asked yet.
    """
    if all(is_working_hour(at, zone, closed(zone, region)) for zone in zones):
        return
    words, local = request.actor.words, at.astimezone(ZoneInfo(zones[0]))
    question = words("circles-odd-hour", day=words.date(local.date()), time=words.time(local.time()))
    ask_once(request, f"{local:%Y-%m-%dT%H:%M}", question, below="at", submit=words("circles-odd-hour-then"))


def ask_about_odd_rhythm(request: Request, wish: CircleSettings, closed: ClosedIn) -> None:
    """Ask the same about when a circle is to meet from now on."""
    rhythm = wish.rhythm
    ask_about_odd_hour(request, moment(rhythm.first, rhythm.at, rhythm.zone), [rhythm.zone], closed, wish.holidays)


class ChannelSetup:
    """Finds a channel for a circle, or makes one, while the person waits for the answer."""

    def __init__(self, deps: Deps) -> None:
        self._deps = deps
        self._making: dict[UUID, asyncio.Task[ChannelId | SlackFailure]] = {}

    @property
    def makable(self) -> tuple[ChannelChoice, ...]:
        """Return which kinds of channel we may make."""
        return rules.makable(self._deps.gateway.scopes)

    async def find(self, form: ChannelForm, key: UUID, circle: str, purpose: str) -> CircleChannel:
        """Return where a circle is to live: a channel that is there, or a new one for ``key``.

        Raises:
            ChannelIsGeneral, ChannelIsArchived, ChannelIsDirect, ChannelIsExternal: it can't live there.
            MayNotMakeChannels, ChannelNotMade: there is no new one.
        """
        if form.chosen:
            facts = await self.look_at(form.chosen)
            return CircleChannel(form.chosen, findable=not facts.private, people=facts.people or None)
        made = await self.make(form.where, key, circle, purpose)
        return CircleChannel(made, own=True, findable=form.where is ChannelChoice.PUBLIC)

    async def look_at(self, channel: ChannelId) -> ChannelFacts:
        """Make sure that a circle can live in a channel, and return what Slack says of it.

        Where Slack doesn't tell us in time it can live there, and is taken for one that not everybody finds.

        Raises:
            ChannelIsGeneral, ChannelIsArchived, ChannelIsDirect, ChannelIsExternal: it can't.
        """
        try:
            async with asyncio.timeout(self._deps.timeouts.look):
                facts = await self._deps.gateway.channel(channel)
        except (SlackFailure, TimeoutError):
            return ChannelFacts(private=True)
        rules.check_can_live_in(facts)
        return facts

    async def make(self, kind: ChannelChoice, key: UUID, circle: str, purpose: str) -> ChannelId:
        """Return a new channel for a circle of that name; the same ``key`` again returns the same channel.

        Raises:
            MayNotMakeChannels: Slack doesn't let us.
            ChannelNotMade: it wasn't there in time; if it comes late, the next call returns it.
        """
        if kind not in self.makable:
            raise MayNotMakeChannels(field="where")
        if key not in self._making:
            self._making[key] = self._deps.background.start(self._make(kind, rules.channel_names(circle, key), purpose))
        task = self._making[key]
        await asyncio.wait({task}, timeout=self._deps.timeouts.make)
        if not task.done():
            raise ChannelNotMade(field="where")
        made = task.result()
        if isinstance(made, SlackFailure):
            self._making.pop(key, None)
            denied = made.meaning in (Meaning.TARGET, Meaning.INSTALLATION)
            raise MayNotMakeChannels(field="where") if denied else ChannelNotMade(field="where")
        return made

    async def _make(self, kind: ChannelChoice, names: tuple[str, str], purpose: str) -> ChannelId | SlackFailure:
        try:
            made = await self._named(names, private=kind is ChannelChoice.PRIVATE)
        except SlackFailure as failure:
            log.warning("channel_not_made", code=failure.code)
            return failure
        self._deps.background.start(self._describe(made, purpose))
        return made

    async def _named(self, names: tuple[str, str], *, private: bool) -> ChannelId:
        first, second = names
        try:
            return await self._deps.gateway.make_channel(first, private=private)
        except SlackFailure as failure:
            if failure.code != "name_taken":
                raise
        return await self._deps.gateway.make_channel(second, private=private)

    async def _describe(self, channel: ChannelId, purpose: str) -> None:
        try:
            await self._deps.gateway.set_purpose(channel, purpose)
        except SlackFailure as failure:
            log.info("channel_not_described", code=failure.code)  # a channel without a purpose works as well


class FoundingHandlers:
    """Answers what is about founding; ``regions`` are those whose public holidays circles can keep off."""

    def __init__(self, deps: Deps, regions: Sequence[str]) -> None:
        self._deps, self._regions = deps, regions
        self._channels = ChannelSetup(deps)

    async def new(self, request: Request, _work: UnitOfWork) -> Responses:
        """Show the founding modal."""
        actor = request.actor
        draft = NewCircleDraft(
            zone=actor.zone, language=actor.language, holidays=usual_region(actor.zone, self._regions),
            ask_zone=actor.zone == NO_ZONE, ask_language=not actor.language_known,
            name=shorten(clean_line(request.rest), NAME_LIMIT),
        )  # fmt: skip
        return ShowModal(self._modal(request, draft, unfolded=False))

    async def more(self, request: Request, _work: UnitOfWork) -> Responses:
        """Show all fields; the agendas among them that fit how many the circle is for, and how it meets."""
        return ChangeModal(self._modal(request, NewCircleDraft.unpack(request.metadata), unfolded=True))

    def _modal(self, request: Request, draft: NewCircleDraft, *, unfolded: bool) -> View:
        how = HowItRuns.read(request.values)
        chosen = self._deps.formats.get(how.format_id)
        closed = self._deps.storage.closed(draft.zone, draft.holidays)
        first = rules.suggested_first_date(self._deps.clock.now(), draft.zone, closed)
        known = replace(
            rules.proposed(draft.language, draft.zone, first, draft.holidays),
            name=draft.name, mode=how.mode, places=how.places,
        )  # fmt: skip
        if chosen and chosen.fits(how.places, how.mode):
            known = replace(known, format_id=chosen.id)
        return views.founding_modal(
            request.actor.words, draft, known, channel=_channel(request), formats=offered(self._deps.formats),
            makable=self._channels.makable, regions=self._regions, unfolded=unfolded,
        )  # fmt: skip

    async def found(self, request: Request, draft: NewCircleDraft) -> Responses:
        """Found the circle; a modal that comes again founds none again."""
        async with self._deps.storage.reading(request.actor.workspace_id) as work:
            known = await service.find_circle(work, request.request_id)
        return Whisper(views.founded(request.actor.words, known or await self._found(request, draft)))

    async def _found(self, request: Request, draft: NewCircleDraft) -> CircleInfo:
        form, key, now = NewCircleForm.read(request.values), request.request_id, self._deps.clock.now()
        wish = self._fitting(form.wish(draft, now))
        ask_about_odd_rhythm(request, wish, self._deps.storage.closed)
        channel = await self._channels.find(form, key, wish.name, wish.purpose)
        async with self._deps.storage.work(request.actor.workspace_id) as work:
            circle = await service.found_circle(work, request.actor.person_id, wish, channel, circle_id=key, now=now)
        self._deps.nudge()
        return circle

    def _fitting(self, wish: CircleSettings) -> CircleSettings:
        """Make sure that the agenda exists and can run that way; it says how long, where nobody else does."""
        check_region(wish.holidays, self._regions)
        minutes = fitting_minutes(self._deps.formats, wish.format_id, wish.mode, wish.minutes)
        return replace(wish, minutes=minutes)


def _channel(request: Request) -> ChannelId | None:
    """Return where the command was typed, if that is a private channel: a public one is a choice of its own."""
    return request.channel if request.channel_name == _PRIVATE else None


async def choices(
    work: UnitOfWork, request: Request, fits: Callable[[CircleInfo], bool] = lambda _circle: True
) -> list[CircleInfo]:
    """Return the person's circles in this channel, else all of theirs; only what ``fits``, and what they named."""
    mine = [circle for circle in await service.circles_of(work, request.actor.person_id) if fits(circle)]
    here = [circle for circle in mine if circle.channel == request.channel]
    named = [circle for circle in mine if request.rest and request.rest.casefold() in circle.name.casefold()]
    return named or here or mine


def register(routes: Routes, deps: Deps, regions: Sequence[str] = ()) -> None:
    """Answer what is about founding; ``regions`` are those whose public holidays circles can keep off."""
    founding = FoundingHandlers(deps, regions)
    routes.verb("/circle", VERBS["new"], founding.new, guests=False)
    routes.action(actions.CIRCLES_NEW, founding.new, guests=False)
    routes.action(actions.CIRCLES_MORE, founding.more, guests=False)
    routes.action(actions.CIRCLES_REFIT, founding.more, guests=False)
    routes.submission(actions.CIRCLES_FOUND, founding.found, asks_slack=True, guests=False, opens=False)
