"""Answers `/circle`, and what is pressed on a circle's page: its people, owners, settings and invitations."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from slack_sdk.models.views import View

from bot.features import actions
from bot.features.circle_page import service, views
from bot.features.circle_page.forms import EditForm, InviteForm
from bot.features.circles import service as circles
from bot.features.circles.forms import VERBS
from bot.features.circles.handlers import (
    ask_about_odd_rhythm,
    check_region,
    choices,
    fitting_minutes,
    offered,
    on_offer,
)
from bot.features.circles.rules import CircleInfo, CircleSettings, settings_of
from bot.features.deps import Deps
from bot.features.membership import service as membership
from bot.features.membership import views as membership_views
from bot.features.membership.rules import RequestInfo
from bot.features.payloads import CircleButton, EditDraft, MemberButton, RequestButton
from bot.features.schedule import service as schedule
from bot.kernel.enums import CircleState, Mode, RequestKind
from bot.kernel.errors import CircleIsClosed
from bot.kernel.ids import UserId
from bot.kernel.text import clean
from bot.language.translator import Words
from bot.slack.errors import SlackFailure
from bot.slack.forms import FormInvalid
from bot.slack.gateway import Profile
from bot.slack.message import Message
from bot.slack.request import Request
from bot.slack.responses import ChangeBelow, ChangeMessage, ChangeModal, FieldErrors, Responses, ShowModal, Whisper
from bot.slack.routes import HELP, Routes
from bot.slack.system_messages import in_direct_message, notice_modal
from bot.storage.unit_of_work import UnitOfWork


class CirclePageHandlers:
    """``regions`` are those whose public holidays the company knows."""

    def __init__(self, deps: Deps, regions: Sequence[str]) -> None:
        self._deps = deps
        self._regions = regions

    async def command(self, request: Request, work: UnitOfWork) -> Responses:
        """Show the overview; what was typed and is no command is answered with what there is."""
        typed = clean(request.text)
        return await self.help(request, work, typed) if typed else await self.overview(request, work)

    async def help(self, request: Request, _work: UnitOfWork, typed: str = "") -> Responses:
        """Say what can be typed after the command."""
        return Whisper(views.guide(request.actor.words, typed))

    async def overview(self, request: Request, work: UnitOfWork) -> Responses:
        """Show somebody's circles, which others they have asked or are invited to, and which they could come into."""
        me = request.actor.person_id
        mine, requests = await circles.circles_of(work, me), await service.requests_of(work, me)
        here = await circles.circles_in(work, request.channel) if request.channel else []
        elsewhere = await circles.circles_to_join(work, me)
        ended = await circles.lately_ended(work, me, self._deps.clock.now())
        return Whisper(views.overview(request.actor.words, mine, here, requests, elsewhere, ended))

    async def choose_to_leave(self, request: Request, work: UnitOfWork) -> Responses:
        """Show which circles somebody could leave; leaving itself takes the button and its question."""
        if not (mine := await choices(work, request)):
            return await self.overview(request, work)
        return Whisper(views.ask_to_leave(request.actor.words, mine))

    async def open(self, request: Request, work: UnitOfWork, about: CircleButton) -> Responses:
        """Show the page, to members alone."""
        circle = await circles.require_member(work, about.circle, request.actor.person_id)
        return ShowModal(await self._page(request, work, circle))

    async def _page(self, request: Request, work: UnitOfWork, circle: CircleInfo) -> View:
        found = await service.page(work, circle, request.actor.person_id, self._deps.clock.now())
        return views.page_modal(request.actor.words, found)

    async def let_in(self, request: Request, work: UnitOfWork, about: RequestButton) -> Responses:
        """Let somebody in who asked, or put them on the waitlist where all places are taken."""
        actor, now, pressed_by = request.actor, self._deps.clock.now(), _in_message_of(request)
        joined, asked = await membership.let_in(work, about.request, actor.person_id, now, pressed_by=pressed_by)
        said = membership_views.let_in(actor.words, joined, asked)
        return await self._answered(request, work, joined.circle.id, said)

    async def not_now(self, request: Request, work: UnitOfWork, about: RequestButton) -> Responses:
        """Let nobody in; who asked is told so kindly."""
        actor, now, pressed_by = request.actor, self._deps.clock.now(), _in_message_of(request)
        circle, asked = await membership.not_now(work, about.request, actor.person_id, now, pressed_by=pressed_by)
        return await self._answered(request, work, circle.id, membership_views.not_now(actor.words, circle, asked))

    async def _answered(self, request: Request, work: UnitOfWork, circle_id: UUID, said: Message) -> Responses:
        """Change the message that asked, or the page on which the answer was pressed."""
        if request.response_url:
            return ChangeMessage(said)
        return ChangeModal(await self._page(request, work, await circles.load(work, circle_id)))

    async def owners(self, request: Request, work: UnitOfWork, about: CircleButton) -> Responses:
        """Show owners who is responsible, and how that changes."""
        me = request.actor.person_id
        circle = await circles.require_owner(work, about.circle, me)
        return ShowModal(views.people_modal(request.actor.words, circle, me))

    async def co_owner(self, request: Request, work: UnitOfWork, about: MemberButton) -> Responses:
        """Make somebody an owner beside oneself."""
        me, now = request.actor.person_id, self._deps.clock.now()
        circle = await service.make_owner(work, about.circle, me, about.person, now)
        return await self._owners_changed(request, work, circle)

    async def hand_over(self, request: Request, work: UnitOfWork, about: MemberButton) -> Responses:
        """Make somebody an owner in one's own place."""
        me, now = request.actor.person_id, self._deps.clock.now()
        circle = await service.hand_over(work, about.circle, me, about.person, now)
        return await self._owners_changed(request, work, circle, to=about.person)

    async def not_owner(self, request: Request, work: UnitOfWork, about: CircleButton) -> Responses:
        """Be a member like others again."""
        circle = await service.stop_owning(work, about.circle, request.actor.person_id)
        return await self._owners_changed(request, work, circle)

    async def _owners_changed(
        self, request: Request, work: UnitOfWork, circle: CircleInfo, *, to: UUID | None = None
    ) -> Responses:
        """Show who is responsible now, perhaps ``to`` whom that went; on the page below, too."""
        words, me = request.actor.words, request.actor.person_id
        below = ChangeBelow(await self._page(request, work, circle))
        if circle.is_owner(me):
            return [ChangeModal(views.people_modal(words, circle, me)), below]
        new = circle.member(to) if to else None
        said = views.handed_over(words, circle, new.user) if new else views.owns_no_more(words, circle)
        return [ChangeModal(notice_modal(words, said)), below]

    async def edit_command(self, request: Request, work: UnitOfWork) -> Responses:
        """Show the settings of the circle that is meant, or ask which of one's own that is."""
        words, me = request.actor.words, request.actor.person_id
        mine = await choices(work, request, lambda circle: circle.is_owner(me))
        if len(mine) == 1:
            return await self._settings(request, work, mine[0])
        return Whisper(views.which_circle(words, mine, actions.CIRCLES_EDIT) if mine else views.owns_none(words))

    async def edit(self, request: Request, work: UnitOfWork, about: CircleButton) -> Responses:
        """Show an owner the settings."""
        circle = await circles.require_owner(work, about.circle, request.actor.person_id)
        return await self._settings(request, work, circle)

    async def edit_more(self, request: Request, work: UnitOfWork) -> Responses:
        """Unfold the rest of the settings; which circle it is stands in the modal."""
        draft = EditDraft.unpack(request.metadata)
        circle = await circles.require_owner(work, draft.circle, request.actor.person_id)
        return ChangeModal(await self._edit_modal(request, work, circle, draft, unfolded=True))

    async def _settings(self, request: Request, work: UnitOfWork, circle: CircleInfo) -> Responses:
        if circle.state is CircleState.CLOSED:
            raise CircleIsClosed
        known = settings_of(circle)
        first = await schedule.next_by_rhythm(work, circle.id, self._deps.clock.now())
        draft = EditDraft(circle=circle.id, seen=known.fingerprint, first=first)
        return ShowModal(await self._edit_modal(request, work, circle, draft, unfolded=False))

    async def _edit_modal(
        self, request: Request, work: UnitOfWork, circle: CircleInfo, draft: EditDraft, *, unfolded: bool
    ) -> View:
        return views.edit_modal(
            request.actor.words, draft, circle, formats=offered(on_offer(self._deps.formats, circle)),
            regions=self._regions, reached=await schedule.reached(work, circle.id), unfolded=unfolded,
        )  # fmt: skip

    async def change(self, request: Request, work: UnitOfWork, draft: EditDraft) -> Responses:
        """Change the settings; shown on the page below, where the modal was opened there."""
        form, me, now = EditForm.read(request.values), request.actor.person_id, self._deps.clock.now()
        known = await circles.require_owner(work, draft.circle, me)
        before = settings_of(known)
        wish = self._fitting(known, form.wish(before, draft, now))
        await self._within_frame(request, work, known, wish)
        reached = await schedule.reached(work, draft.circle)
        circle = await service.edit(work, draft.circle, me, wish, seen=draft.seen, reached=reached, now=now)
        if wish.rhythm != before.rhythm:
            ask_about_odd_rhythm(request, wish, work.closed)
        if request.view_below:
            return ChangeBelow(await self._page(request, work, circle))
        return Whisper(views.edited(request.actor.words, circle))

    def _fitting(self, before: CircleInfo, wish: CircleSettings) -> CircleSettings:
        """Make sure that what was changed goes together; what stays may be from an earlier time."""
        if wish.holidays != before.holidays:
            check_region(wish.holidays, self._regions)
        if (wish.format_id, wish.mode, wish.minutes) == (before.format_id, before.mode, before.minutes):
            return wish
        minutes = fitting_minutes(on_offer(self._deps.formats, before), wish.format_id, wish.mode, wish.minutes)
        return replace(wish, minutes=minutes)

    async def _within_frame(self, request: Request, work: UnitOfWork, before: CircleInfo, wish: CircleSettings) -> None:
        """Make sure that what was changed stays within the frame of the circle's programme."""
        frame, words, now = before.within, request.actor.words, self._deps.clock.now()
        if frame is None or wish.plan == before.plan:
            return
        if wish.mode is Mode.LIVE and wish.minutes > max(frame.minutes, before.minutes):
            raise FormInvalid({"minutes": ("circles-longer-than-frame", {"minutes": frame.minutes})})
        template = self._deps.programmes.get(frame.template_id)
        ends, ended = [await schedule.last_date(work, before.id, each, now) for each in (wish, before)]
        if template is None or ends is None or ended is None:
            return
        last = template.last_day(frame.starts_on)
        if ends > max(last, ended):
            field = "sessions" if wish.sessions > before.sessions else "first"
            days = {"ends": words.date(ends), "last": words.date(last)}
            raise FormInvalid({field: ("circles-ends-after-frame", days)})

    async def invite_command(self, request: Request, work: UnitOfWork) -> Responses:
        """Ask whom to invite to the circle that is meant, or first which that is."""
        words, me = request.actor.words, request.actor.person_id
        mine = await choices(work, request, lambda circle: not circle.by_invitation or circle.is_owner(me))
        if len(mine) == 1:
            return ShowModal(views.invite_modal(words, mine[0]))
        if not mine:
            return await self.overview(request, work)
        return Whisper(views.which_circle(words, mine, actions.CIRCLES_INVITE))

    async def invite(self, request: Request, work: UnitOfWork, about: CircleButton) -> Responses:
        """Ask whom to invite."""
        circle = await membership.may_invite(work, about.circle, request.actor.person_id)
        return ShowModal(views.invite_modal(request.actor.words, circle))

    async def send_invitations(self, request: Request, about: CircleButton) -> Responses:
        """Invite those who were chosen, where all of them can be: Slack is asked who they are."""
        form, words, me = InviteForm.read(request.values), request.actor.words, request.actor.person_id
        guests = await self._profiles(form.people)
        async with self._deps.storage.work(request.actor.workspace_id) as work:
            circle = await membership.may_invite(work, about.circle, me)
            pending = {one.user: one for one in await membership.requests_at(work, circle.id)}
            if problems := list(_problems(words, circle, pending, guests)):
                return FieldErrors({"people": " ".join(problems)})
            circle, invited = await membership.invite(work, circle.id, me, guests, self._deps.clock.now())
            page = await self._page(request, work, circle)
        self._deps.nudge()
        return [Whisper(views.invitations_sent(words, circle, invited)), ChangeBelow(page)]

    async def _profiles(self, users: Sequence[UserId]) -> list[Profile]:
        """Return what Slack says of people; of whom it says nothing in time, what is likely."""
        asked = {user: asyncio.ensure_future(self._deps.gateway.profile(user)) for user in users}
        done, late = await asyncio.wait(asked.values(), timeout=self._deps.timeouts.profile)
        for each in late:
            each.cancel()
        return [_profile(user, task if task in done else None) for user, task in asked.items()]


def _in_message_of(request: Request) -> UserId | None:
    return request.actor.user if in_direct_message(request) else None


def _profile(user: UserId, task: "asyncio.Future[Profile] | None") -> Profile:
    try:
        if task is not None:
            return task.result()
    except SlackFailure:
        pass
    return Profile.untold(user)


def _problems(
    words: Words, circle: CircleInfo, pending: Mapping[UserId, RequestInfo], guests: Sequence[Profile]
) -> Iterator[str]:
    """Yield why people can't be invited, each in a sentence; ``pending`` are the circle's requests by person."""
    members = {member.user for member in circle.members}
    for guest in guests:
        known = pending.get(guest.user)
        who = guest.name or guest.user
        if guest.is_bot:
            yield words("circles-invite-bot", who=who)
        elif guest.foreign:
            yield words("circles-invite-foreign", who=who)
        elif guest.deleted:
            yield words("circles-invite-gone", who=who)
        elif guest.user in members:
            yield words("circles-invite-is-in", who=who)
        elif known and known.kind is not RequestKind.ASKED:
            yield words("circles-invite-known", who=who)
    most = circle.free_places or circle.places
    if len(guests) > most:
        yield words("circles-invite-too-many", free=most)


def register(routes: Routes, deps: Deps, regions: Sequence[str] = ()) -> None:
    """Answer everything on a circle's page; ``regions`` have public holidays that circles can keep off."""
    page = CirclePageHandlers(deps, regions)
    routes.command("/circle", page.command)
    routes.verb("/circle", HELP, page.help, opens=False)
    routes.verb("/circle", VERBS["leave"], page.choose_to_leave)
    routes.verb("/circle", VERBS["edit"], page.edit_command)
    routes.verb("/circle", VERBS["invite"], page.invite_command)
    routes.action(actions.CIRCLES_PAGE, page.open)
    routes.action(actions.CIRCLES_LET_IN, page.let_in, writes=True)
    routes.action(actions.CIRCLES_NOT_NOW, page.not_now, writes=True)
    routes.action(actions.CIRCLES_PEOPLE, page.owners)
    routes.action(actions.CIRCLES_CO_OWNER, page.co_owner, writes=True)
    routes.action(actions.CIRCLES_HAND_OVER, page.hand_over, writes=True)
    routes.action(actions.CIRCLES_NOT_OWNER, page.not_owner, writes=True)
    routes.action(actions.CIRCLES_EDIT, page.edit)
    routes.action(actions.CIRCLES_EDIT_MORE, page.edit_more)
    routes.submission(actions.CIRCLES_CHANGE, page.change, writes=True)
    routes.action(actions.CIRCLES_INVITE, page.invite)
    routes.submission(actions.CIRCLES_SEND_INVITATIONS, page.send_invitations, asks_slack=True)
