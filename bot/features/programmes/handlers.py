"""`/zirkel programme`: what there is, offering a programme, its frame, applying, who may offer them."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from slack_sdk.models.views import View

from bot.content.holidays import usual_region
from bot.features import actions
from bot.features.circles.handlers import ChannelSetup, check_region
from bot.features.circles.rules import suggested_first_date
from bot.features.coaching.rules import RoundRhythm
from bot.features.deps import Deps
from bot.features.payloads import FrameDraft, OwnerButton, ProgrammeButton, TemplateButton
from bot.features.people import service as people
from bot.features.programmes import rules, service, store, views
from bot.features.programmes.forms import VERBS, ApplicationForm, FrameForm, OfferingForm, places_of
from bot.features.programmes.rules import ProgrammeFrame, ProgrammeInfo
from bot.kernel.enums import Language
from bot.kernel.errors import CannotBeAsked, Gone, ItIsOver, NotAnAdmin
from bot.kernel.ids import ChannelId, UserId
from bot.kernel.recurrence import local_date
from bot.slack.blocks import text_message
from bot.slack.errors import SlackFailure
from bot.slack.forms import FormInvalid
from bot.slack.gateway import Profile
from bot.slack.request import Request
from bot.slack.responses import ChangeModal, Responses, ShowModal
from bot.slack.routes import Routes
from bot.slack.system_messages import notice_modal
from bot.storage.unit_of_work import UnitOfWork

_TO_APPLY = timedelta(weeks=2)
"""How long people have to apply, unless whoever offers a programme says otherwise."""


class ProgrammeHandlers:
    """``regions`` are those whose public holidays the company knows."""

    def __init__(self, deps: Deps, regions: Sequence[str], rhythm: RoundRhythm) -> None:
        self._deps, self._regions, self._channels = deps, regions, ChannelSetup(deps)
        self._rhythm = rhythm

    async def overview(self, request: Request, work: UnitOfWork) -> Responses:
        """Show what programmes there are, and what somebody can do in them."""
        return ShowModal(await self._overview(request, work))

    async def _overview(self, request: Request, work: UnitOfWork) -> View:
        me = request.actor.person_id
        known, offering = await service.overview(work, me), await service.offering(work)
        may_offer, may_read = await service.may_offer(work, me), await service.may_read(work, me)
        now, words = self._deps.clock.now(), request.actor.words
        known = [replace(one, programme=self._told(one.programme, words.language)) for one in known]
        return views.overview(words, known, offering, now, may_offer=may_offer, may_read=may_read)

    def _told(self, programme: ProgrammeInfo, language: Language) -> ProgrammeInfo:
        return service.told_in(programme, self._deps.programmes.get(programme.template_id), language)

    async def new(self, request: Request, work: UnitOfWork) -> Responses:
        """Show what a programme can be made of."""
        await service.require_owner(work, request.actor.person_id)
        return ChangeModal(views.templates(request.actor.words, self._deps.programmes, self._deps.formats))

    async def choose(self, request: Request, _work: UnitOfWork, about: TemplateButton) -> Responses:
        """Show the frame of a new programme, as its template proposes it."""
        draft = FrameDraft(template=about.template)
        return ChangeModal(self._frame(request, draft, self._proposed(request, draft)))

    async def again(self, request: Request, work: UnitOfWork, about: ProgrammeButton) -> Responses:
        """Show the frame of a new programme like one that there was, with new dates."""
        await service.require_owner(work, request.actor.person_id)
        old = await service.load(work, about.programme)
        draft = FrameDraft(template=old.template_id)
        proposed = self._proposed(request, draft)
        places = min(old.places, places_of(self._deps.programmes[draft.template].group)[-1])
        known = replace(old, apply_until=proposed.apply_until, starts_on=proposed.starts_on, places=places)
        return ShowModal(self._frame(request, draft, known, old.channel))

    def _frame(
        self, request: Request, draft: FrameDraft, known: ProgrammeFrame, channel_id: ChannelId | None = None
    ) -> View:
        template, zone, words = self._deps.programmes[draft.template], request.actor.zone, request.actor.words
        return views.frame_modal(
            words, draft, template, known, self._regions, self._deps.formats, zone=zone, channel_id=channel_id
        )

    def _proposed(self, request: Request, draft: FrameDraft) -> ProgrammeFrame:
        template, actor = self._deps.programmes.get(draft.template), request.actor
        if template is None:
            raise Gone
        now, region = self._deps.clock.now(), usual_region(actor.zone, self._regions)
        until = local_date(now, actor.zone) + _TO_APPLY
        closed = self._deps.storage.closed(actor.zone, region)
        start = suggested_first_date(now + _TO_APPLY + rules.BEFORE_START, actor.zone, closed)
        language = actor.language
        return ProgrammeFrame(
            name=template.name(language), aim=template.goal(language), language=language, holidays=region, venue="",
            apply_until=until, starts_on=start, minutes=template.minutes_per_week,
            places=min(template.group.ideal, places_of(template.group)[-1]),
        )  # fmt: skip

    async def change(self, request: Request, work: UnitOfWork, about: FrameDraft) -> Responses:
        """Show the frame of a programme that is there."""
        await service.require_owner(work, request.actor.person_id)
        template = self._deps.programmes.get(about.template)
        if template is None or about.programme is None:
            raise Gone
        known = await service.load(work, about.programme)
        return ChangeModal(views.frame_modal(
            request.actor.words, about, template, known, self._regions, self._deps.formats, state=known.state,
            zone=known.zone,
        ))  # fmt: skip

    async def keep(self, request: Request, draft: FrameDraft) -> Responses:
        """Offer the programme, or change its frame; Slack is asked whether the channel is one."""
        actor, form, now = request.actor, FrameForm.read(request.values), self._deps.clock.now()
        async with self._deps.storage.reading(actor.workspace_id) as work:
            await service.require_owner(work, actor.person_id)
            known = await service.load(work, draft.programme) if draft.programme else None
        frame = form.frame(
            known or self._proposed(request, draft), local_date(now, known.zone if known else actor.zone)
        )
        frame = service.told_in(frame, self._deps.programmes.get(draft.template), frame.language)
        frame = self._with_plan(draft, frame)
        self._check_places(draft, frame.places, known.places if known else None)
        check_region(frame.holidays, self._regions)
        channel = known.channel if known else form.channel
        if channel is None:
            raise FormInvalid({"channel": ("circles-channel-missing", {})})
        if form.channel:
            await self._channels.look_at(form.channel)
        async with self._deps.storage.work(actor.workspace_id) as work:
            if known:
                kept = await service.change_frame(work, known.id, actor.person_id, frame, now)
            else:
                where, key = (channel, actor.zone), request.request_id
                kept = await service.offer(
                    work, actor.person_id, draft.template, frame, where, programme_id=key, now=now
                )
            await service.tend_pool(work, kept, self._rhythm, now)
            view = await self._overview(request, work)
        self._deps.nudge()
        return ChangeModal(view)

    def _with_plan(self, draft: FrameDraft, frame: ProgrammeFrame) -> ProgrammeFrame:
        """Return the frame; among the formats that circles choose are those of the template's plan.

        Raises:
            FormInvalid: there is no such format.
        """
        template, chosen = self._deps.programmes.get(draft.template), frame.formats.split()
        if not chosen or template is None:
            return frame
        if not self._deps.formats.keys() >= set(chosen):
            raise FormInvalid({"formats": ("slack-choose-another", {})})
        plan = (step.format for step in template.for_circles(self._deps.formats))
        return replace(frame, formats=" ".join(sorted({*chosen, *plan})))

    def _check_places(self, draft: FrameDraft, places: int, before: int | None) -> None:
        template = self._deps.programmes.get(draft.template)
        if template and places != before and places not in places_of(template.group):
            raise FormInvalid({"places": ("slack-choose-another", {})})

    async def call_off(self, request: Request, work: UnitOfWork, about: ProgrammeButton) -> Responses:
        """Call a programme off, and show those that are left."""
        await service.call_off(work, about.programme, request.actor.person_id, self._deps.clock.now())
        return ChangeModal(await self._overview(request, work))

    async def ask_application(self, request: Request, work: UnitOfWork, about: ProgrammeButton) -> Responses:
        """Show what somebody applies with: in the place of the overview, or over a message."""
        programme = await service.read(work, about.programme, self._deps.programmes, request.actor.language)
        if not programme.takes_applications:
            raise ItIsOver
        known, actor = await service.application(work, about.programme, request.actor.person_id), request.actor
        view = views.application_modal(actor.words, programme, known, actor.zone)
        return ChangeModal(view) if "view" in request.payload else ShowModal(view)

    async def keep_application(self, request: Request, work: UnitOfWork, about: ProgrammeButton) -> Responses:
        """Keep what somebody applies with."""
        form, actor = ApplicationForm.read(request.values), request.actor
        await service.apply(work, about.programme, actor.person_id, form, self._deps.clock.now())
        programme = await service.read(work, about.programme, self._deps.programmes, actor.language)
        return ChangeModal(notice_modal(actor.words, text_message(views.applied(actor.words, programme))))

    async def withdraw(self, request: Request, work: UnitOfWork, about: ProgrammeButton) -> Responses:
        """Forget somebody's application."""
        words = request.actor.words
        await service.withdraw(work, about.programme, request.actor.person_id)
        return ChangeModal(notice_modal(words, text_message(words("programmes-withdrawn"))))

    async def ask_whom(self, request: Request) -> Responses:
        """Show an admin who may offer programmes."""
        await self._require_admin(request)
        async with self._deps.storage.reading(request.actor.workspace_id) as work:
            return ShowModal(await self._owners(request, work))

    async def _owners(self, request: Request, work: UnitOfWork) -> View:
        rows = await store.owners(work)
        known = [(person.id, UserId(person.slack_user_id), row.reads_only) for row, person in rows]
        return views.owners_modal(request.actor.words, known)

    async def let(self, request: Request) -> Responses:
        """Let somebody offer programmes, or only read their reports."""
        await self._require_admin(request)
        form = OfferingForm.read(request.values)
        profile = await self._profile(form.person)
        now, actor = self._deps.clock.now(), request.actor
        async with self._deps.storage.work(actor.workspace_id) as work:
            person = await people.remember(work, profile, now)
            if person.refused or person.guest:
                raise CannotBeAsked(field="person")
            reads_only = form.what == "read"
            await service.let_offer(work, actor.person_id, person.id, person.user, now, reads_only=reads_only)
            view = await self._owners(request, work)
        self._deps.nudge()
        return ChangeModal(view)

    async def stop(self, request: Request, about: OwnerButton) -> Responses:
        """Let somebody offer programmes no longer."""
        await self._require_admin(request)
        actor = request.actor
        async with self._deps.storage.work(actor.workspace_id) as work:
            await service.let_no_longer(work, about.person, actor.person_id, self._deps.clock.now())
            view = await self._owners(request, work)
        self._deps.nudge()
        return ChangeModal(view)

    async def _require_admin(self, request: Request) -> None:
        if not (await self._profile(request.actor.user)).admin:
            raise NotAnAdmin

    async def _profile(self, user: UserId) -> Profile:
        try:
            async with asyncio.timeout(self._deps.timeouts.profile):
                return await self._deps.gateway.profile(user)
        except (TimeoutError, SlackFailure) as error:
            raise CannotBeAsked from error


def register(routes: Routes, deps: Deps, regions: Sequence[str], rhythm: RoundRhythm) -> None:
    """Answer everything about programmes; ``regions`` are those whose public holidays the company knows.

    ``rhythm`` is that of their pools for coaching.
    """
    handlers = ProgrammeHandlers(deps, regions, rhythm)
    routes.verb("/zirkel", VERBS, handlers.overview, guests=False)
    routes.action(actions.PROGRAMMES_OVERVIEW, handlers.overview, guests=False)
    routes.action(actions.PROGRAMMES_NEW, handlers.new, guests=False)
    routes.action(actions.PROGRAMMES_TEMPLATE, handlers.choose, guests=False)
    routes.action(actions.PROGRAMMES_AGAIN, handlers.again, guests=False)
    routes.action(actions.PROGRAMMES_FRAME, handlers.change, guests=False)
    routes.submission(actions.PROGRAMMES_KEEP, handlers.keep, asks_slack=True, guests=False)
    routes.action(actions.PROGRAMMES_CALL_OFF, handlers.call_off, writes=True, guests=False)
    routes.action(actions.PROGRAMMES_APPLY, handlers.ask_application, guests=False)
    routes.submission(actions.PROGRAMMES_KEEP_APPLICATION, handlers.keep_application, writes=True, guests=False)
    routes.action(actions.PROGRAMMES_WITHDRAW, handlers.withdraw, writes=True, guests=False)
    routes.action(actions.PROGRAMMES_LET, handlers.ask_whom, asks_slack=True, guests=False)
    routes.submission(actions.PROGRAMMES_LET_THEM, handlers.let, asks_slack=True, guests=False)
    routes.action(actions.PROGRAMMES_STOP, handlers.stop, asks_slack=True, guests=False)
