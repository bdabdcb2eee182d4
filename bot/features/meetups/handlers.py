"""`/zirkel meetup`: planning an open meetup, signing up, voting, hosting and documenting, the recap."""

from datetime import time, timedelta
from uuid import UUID

from slack_sdk.models.views import View

from bot.features import actions
from bot.features.calendar import service as calendar
from bot.features.circles.handlers import ChannelSetup, ask_about_odd_hour
from bot.features.circles.rules import suggested_first_date
from bot.features.deps import Deps
from bot.features.meetups import service, store, views
from bot.features.meetups.forms import VERBS, BringForm, MeetupForm, RecapForm
from bot.features.meetups.rules import MeetupInfo, MeetupWish
from bot.features.pairs.handlers import date_file
from bot.features.payloads import MeetupButton, MeetupRoleButton, MeetupTopicButton
from bot.kernel.errors import Gone
from bot.kernel.recurrence import moment
from bot.slack.blocks import text_message
from bot.slack.forms import FormInvalid
from bot.slack.request import Request
from bot.slack.responses import ChangeModal, CloseModals, Responses, ShowModal
from bot.slack.routes import Routes
from bot.slack.system_messages import notice_modal, told
from bot.storage.unit_of_work import UnitOfWork

_FIRST, _FILE = "show-and-tell", "meetup.ics"
"""The format that is proposed; what a date's file is called."""


class MeetupHandlers:
    """Answers everything about open meetups."""

    def __init__(self, deps: Deps) -> None:
        self._deps, self._channels = deps, ChannelSetup(deps)
        self._formats = views.made_for_many(deps.formats)

    async def listed(self, request: Request, work: UnitOfWork) -> Responses:
        """Show the meetups to come here, and those that somebody has signed up for; where there is none, a new one."""
        view = await self._coming(request, work)
        return ShowModal(view) if view else await self.new(request, work)

    async def _coming(self, request: Request, work: UnitOfWork) -> View | None:
        me, channel = request.actor.person_id, request.channel or ""
        ids = await store.coming(work, channel, me, self._deps.clock.now())
        known = [await service.load(work, one) for one in ids]
        return views.coming(request.actor.words, known, request.actor.user) if known else None

    async def new(self, request: Request, _work: UnitOfWork) -> Responses:
        """Show what a new meetup is to be like."""
        actor, now = request.actor, self._deps.clock.now()
        first = suggested_first_date(now + timedelta(weeks=1), actor.zone, self._deps.storage.closed(actor.zone, None))
        known = MeetupWish(
            format_id=_FIRST if _FIRST in self._formats else next(iter(self._formats)), title="",
            language=actor.language, starts_at=moment(first, time(14), actor.zone), minutes=0, venue="", seats=None,
            repeats=False,
        )  # fmt: skip
        direct = request.channel_name == "directmessage" or request.channel_name.startswith("mpdm")
        channel = None if direct else request.channel
        view = views.meetup_modal(actor.words, known, self._deps.formats, zone=actor.zone, channel_id=channel)
        return ChangeModal(view) if request.view else ShowModal(view)

    async def change(self, request: Request, work: UnitOfWork, about: MeetupButton) -> Responses:
        """Show a meetup to whoever hosts it, to be changed."""
        actor = request.actor
        known = await service.require_host(work, _id(about), actor.person_id, self._deps.clock.now())
        return ShowModal(views.meetup_modal(actor.words, known, self._deps.formats, meetup=known, zone=known.zone))

    async def keep(self, request: Request, about: MeetupButton) -> Responses:
        """Announce a meetup, or change it; Slack is asked whether the channel is one."""
        actor, form, now = request.actor, MeetupForm.read(request.values), self._deps.clock.now()
        known = await self._known(request, about)
        zone = known.zone if known else actor.zone
        wish = self._wish(form, zone)
        if known is None or known.starts_at != wish.starts_at:
            ask_about_odd_hour(request, wish.starts_at, [zone], self._deps.storage.closed, None)
        if known is None and form.channel is None:
            raise FormInvalid({"channel": ("circles-channel-missing", {})})
        if form.channel:
            await self._channels.look_at(form.channel)
        async with self._deps.storage.work(actor.workspace_id) as work:
            if form.channel and known is None:
                where, key = (form.channel, zone), request.request_id
                found = await service.plan(work, actor.person_id, wish, where, meetup_id=key, now=now)
            else:
                found = await service.change(work, _id(about), actor.person_id, wish, now)
        self._deps.nudge()
        if known:
            return CloseModals()
        return ChangeModal(notice_modal(actor.words, text_message(views.planned(actor.words, found))))

    async def _known(self, request: Request, about: MeetupButton) -> MeetupInfo | None:
        if about.meetup is None:
            return None
        async with self._deps.storage.reading(request.actor.workspace_id) as work:
            return await service.require_host(work, about.meetup, request.actor.person_id, self._deps.clock.now())

    def _wish(self, form: MeetupForm, zone: str) -> MeetupWish:
        chosen = self._formats.get(form.format_id)
        if chosen is None:
            raise FormInvalid({"format_id": ("slack-choose-another", {})})
        return form.wish(chosen.name(form.language), chosen.minutes, zone, self._deps.clock.now())

    async def call_off(self, request: Request, work: UnitOfWork, about: MeetupButton) -> Responses:
        """Call a meetup off."""
        found = await service.call_off(work, _id(about), request.actor.person_id, self._deps.clock.now())
        return told(request, views.called_off(request.actor.words, found))

    async def come(self, request: Request, work: UnitOfWork, about: MeetupButton) -> Responses:
        """Let somebody come, or wait for a seat; the card says so."""
        return self._signed_up(
            request, await service.come(work, _id(about), request.actor.person_id, self._deps.clock.now())
        )

    def _signed_up(self, request: Request, found: MeetupInfo) -> Responses:
        """Tell who waits for a seat as which, also where the card doesn't stand before them."""
        if not request.view and request.actor.user not in found.waiting:
            return None
        return told(request, text_message(views.signed_up(request.actor.words, found, request.actor.user)))

    async def withdraw(self, request: Request, work: UnitOfWork, about: MeetupButton) -> Responses:
        """Let somebody stay away; the card says so."""
        await service.withdraw(work, _id(about), request.actor.person_id, self._deps.clock.now())
        return told(request, text_message(request.actor.words("meetups-you-dont"))) if request.view else None

    async def vote(self, request: Request, work: UnitOfWork, about: MeetupTopicButton) -> Responses:
        """Let somebody vote for what is brought, or no longer; the card says how many have."""
        await service.vote(work, about.signup, request.actor.person_id, self._deps.clock.now())
        return None

    async def take(self, request: Request, work: UnitOfWork, about: MeetupRoleButton) -> Responses:
        """Let somebody host or document."""
        await service.take(work, about.meetup, request.actor.person_id, about.role, self._deps.clock.now())
        return None

    async def rather_not(self, request: Request, work: UnitOfWork, about: MeetupRoleButton) -> Responses:
        """Let somebody not host or document; the question in their messages says so itself."""
        await service.rather_not(work, about.meetup, request.actor.person_id, about.role, self._deps.clock.now())
        return told(request, views.let_go(request.actor.words)) if request.view else None

    async def ask_bring(self, request: Request, work: UnitOfWork, about: MeetupButton) -> Responses:
        """Ask what somebody brings, and whether they would help."""
        actor, now = request.actor, self._deps.clock.now()
        topic, helps = await service.mine(work, _id(about), actor.person_id, now)
        meetup = await service.load(work, _id(about))
        return ShowModal(views.bring_modal(actor.words, meetup, topic, helps=helps))

    async def keep_bringing(self, request: Request, work: UnitOfWork, about: MeetupButton) -> Responses:
        """Let somebody come with what they bring."""
        form, now = BringForm.read(request.values), self._deps.clock.now()
        me = request.actor
        found = await service.come(work, _id(about), me.person_id, now, (form.topic, form.helps))
        if me.user not in found.waiting:
            return CloseModals()
        return ChangeModal(notice_modal(me.words, text_message(views.signed_up(me.words, found, me.user))))

    async def how(self, request: Request, work: UnitOfWork, about: MeetupButton) -> Responses:
        """Show how a meetup goes, step by step, and what else can be done about it."""
        meetup = await service.load(work, _id(about))
        form = views.form_of(self._deps.formats, meetup)
        return ShowModal(views.how_modal(request.actor.words, meetup, form, self._deps.clock.now()))

    async def to_calendar(self, request: Request, work: UnitOfWork, about: MeetupButton) -> Responses:
        """Send the date as a file, whether they come or only think about it."""
        return date_file(request, self._deps, await calendar.meetup_date(work, _id(about)), _FILE)

    async def ask_recap(self, request: Request, work: UnitOfWork, about: MeetupButton) -> Responses:
        """Ask what a meetup was about, and what people take from it."""
        found = await service.to_write(work, _id(about), request.actor.person_id, self._deps.clock.now())
        return ShowModal(views.recap_modal(request.actor.words, found))

    async def keep_recap(self, request: Request, work: UnitOfWork, about: MeetupButton) -> Responses:
        """Keep the recap; it comes into the thread."""
        form, now = RecapForm.read(request.values), self._deps.clock.now()
        await service.write_recap(work, _id(about), request.actor.person_id, form.recap, form.insights, now)
        return CloseModals()


def _id(about: MeetupButton) -> UUID:
    if about.meetup is None:
        raise Gone
    return about.meetup


def register(routes: Routes, deps: Deps) -> None:
    """Answer everything about open meetups."""
    meetups = MeetupHandlers(deps)
    routes.verb("/zirkel", VERBS, meetups.listed, guests=False)
    routes.action(actions.MEETUPS_NEW, meetups.new, guests=False)
    routes.submission(actions.MEETUPS_KEEP, meetups.keep, asks_slack=True)
    routes.action(actions.MEETUPS_CHANGE, meetups.change)
    routes.action(actions.MEETUPS_CALL_OFF, meetups.call_off, writes=True)
    routes.action(actions.MEETUPS_COME, meetups.come, writes=True)
    routes.action(actions.MEETUPS_WITHDRAW, meetups.withdraw, writes=True)
    routes.action(actions.MEETUPS_VOTE, meetups.vote, writes=True)
    routes.action(actions.MEETUPS_TAKE, meetups.take, writes=True)
    routes.action(actions.MEETUPS_RATHER_NOT, meetups.rather_not, writes=True)
    routes.action(actions.MEETUPS_BRING, meetups.ask_bring)
    routes.submission(actions.MEETUPS_KEEP_BRINGING, meetups.keep_bringing, writes=True)
    routes.action(actions.MEETUPS_HOW, meetups.how)
    routes.action(actions.MEETUPS_CALENDAR, meetups.to_calendar)
    routes.action(actions.MEETUPS_RECAP, meetups.ask_recap)
    routes.submission(actions.MEETUPS_KEEP_RECAP, meetups.keep_recap, writes=True)
