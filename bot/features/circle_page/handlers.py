"""What all desks of circles share."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from slack_sdk.models.views import View

from bot.features.actions import (
    CIRCLES_CHANGE,
    CIRCLES_CO_OWNER,
    CIRCLES_EDIT,
    CIRCLES_EDIT_MORE,
    CIRCLES_HAND_OVER,
    CIRCLES_INVITE,
    CIRCLES_LET_IN,
    CIRCLES_NOT_NOW,
    CIRCLES_NOT_OWNER,
    CIRCLES_PAGE,
    CIRCLES_PEOPLE,
    CIRCLES_SEND_INVITATIONS,
    CircleButton,
    EditDraft,
    MemberButton,
    RequestButton,
)
from bot.features.circle_page import service, views
from bot.features.circle_page.forms import EditForm, InviteForm
from bot.features.circles import service as circles
from bot.features.circles.forms import VERBS
from bot.features.circles.handlers import check_region, choices, fitting_minutes, offered
from bot.features.circles.rules import CircleInfo, CircleSettings, Member, settings_of, upcoming
from bot.features.deps import Deps
from bot.features.membership import service as membership
from bot.features.membership import views as membership_views
from bot.features.membership.rules import RequestInfo
from bot.features.schedule import service as schedule
from bot.kernel.enums import CircleState, RequestKind
from bot.kernel.errors import CircleIsClosed, NotAMember
from bot.kernel.ids import UserId
from bot.language.translator import Words
from bot.slack.errors import SlackFailure
from bot.slack.gateway import Profile
from bot.slack.message import Message
from bot.slack.request import Request
from bot.slack.responses import ChangeBelow, ChangeMessage, ChangeModal, FieldErrors, Responses, ShowModal, Whisper
from bot.slack.routes import Routes
from bot.slack.system_messages import in_direct_message, notice_modal
from bot.storage.unit_of_work import UnitOfWork


class CircleHandlers:
    """Knows when circles meet, and which buttons somebody answers."""

    def __init__(self, deps: Deps) -> None:
        """Work with these parts."""
        self._deps = deps

    async def page(self, work: UnitOfWork, call: Request, circle_id: UUID) -> View:
        """Return a circle's page as the person sees it.

        Raises:
            Gone, NotAMember: it isn't there, or not theirs.
        """
        now = self._deps.clock.now()
        found = await service.page(work, circle_id, call.actor.person_id, now)
        return views.page_modal(call.actor.words, found)


class PageHandlers(CircleHandlers):
    """Answers what is about a circle's page and its owners."""

    async def open(self, call: Request) -> Responses:
        """Show a circle's page."""
        about = CircleButton.unpack(call.value)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            return ShowModal(await self.page(work, call, about.circle))

    async def let_in(self, call: Request) -> Responses:
        """Let somebody in who asked."""
        about, now = RequestButton.unpack(call.value), self._deps.clock.now()
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            entry, asked = await membership.let_in(
                work, about.request, call.actor, now, in_message=in_direct_message(call)
            )
            return await self._answered(
                work, call, entry.circle, membership_views.let_in(call.actor.words, entry, asked)
            )

    async def not_now(self, call: Request) -> Responses:
        """Don't let somebody in."""
        about, now = RequestButton.unpack(call.value), self._deps.clock.now()
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle, asked = await membership.not_now(
                work, about.request, call.actor, now, in_message=in_direct_message(call)
            )
            return await self._answered(work, call, circle, membership_views.not_now(call.actor.words, circle, asked))

    async def _answered(self, work: UnitOfWork, call: Request, circle: CircleInfo, message: Message) -> Responses:
        """Change the message that asked, or the page on which the answer was pressed."""
        self._deps.nudge()
        if call.response_url:
            return ChangeMessage(message)
        return ChangeModal(await self.page(work, call, circle.id))

    async def ask_to_leave(self, call: Request) -> Responses:
        """Show which circles somebody could leave."""
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            mine = await choices(work, call)
        words = call.actor.words
        return Whisper(views.ask_to_leave(words, mine) if mine else views.overview(words, [], []))

    async def people(self, call: Request) -> Responses:
        """Show who is responsible."""
        about = CircleButton.unpack(call.value)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle = await circles.require_owner(work, about.circle, call.actor.person_id)
        return ShowModal(views.people_modal(call.actor.words, circle, _reader(circle, call)))

    async def co_owner(self, call: Request) -> Responses:
        """Make somebody an owner, too."""
        about, me, now = MemberButton.unpack(call.value), call.actor.person_id, self._deps.clock.now()
        return await self._change(call, lambda work: service.make_owner(work, about.circle, me, about.person, now))

    async def hand_over(self, call: Request) -> Responses:
        """Make somebody an owner instead."""
        about, me, now = MemberButton.unpack(call.value), call.actor.person_id, self._deps.clock.now()

        async def act(work: UnitOfWork) -> CircleInfo:
            return await service.hand_over(work, about.circle, me, about.person, now)

        return await self._change(call, act, to=about.person)

    async def not_owner(self, call: Request) -> Responses:
        """Let somebody be a member like others."""
        about, me = CircleButton.unpack(call.value), call.actor.person_id
        return await self._change(call, lambda work: service.stop_owning(work, about.circle, me))

    async def _change(
        self, call: Request, act: Callable[[UnitOfWork], Awaitable[CircleInfo]], *, to: UUID | None = None
    ) -> Responses:
        """Change who is responsible, perhaps ``to`` whom; show it there, and on the page below."""
        words = call.actor.words
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle = await act(work)
            page = await self.page(work, call, circle.id)
        self._deps.nudge()
        reader = _reader(circle, call)
        if circle.is_owner(reader.person_id):
            return [ChangeModal(views.people_modal(words, circle, reader)), ChangeBelow(page)]
        new = circle.member(to) if to else None
        said = views.handed_over(words, circle, new.user) if new else views.owns_no_more(words, circle)
        return [ChangeModal(notice_modal(words, said)), ChangeBelow(page)]


def _reader(circle: CircleInfo, call: Request) -> Member:
    """Return the membership of whoever asks."""
    found = circle.member(call.actor.person_id)
    if found is None:
        raise NotAMember
    return found


class EditHandlers(CircleHandlers):
    """Answers what is about changing a circle."""

    def __init__(
        self,
        deps: Deps,
        regions: Sequence[str],
    ) -> None:
        """Work with these parts; ``regions`` are those whose public holidays the company knows."""
        super().__init__(deps)
        self._regions = regions

    async def command(self, call: Request) -> Responses:
        """Change the circle of this channel, or one that is chosen."""
        me = call.actor.person_id
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            mine = await choices(work, call, lambda circle: circle.is_owner(me))
            if len(mine) == 1:
                return ShowModal(await self._first(work, call, mine[0]))
        words = call.actor.words
        return Whisper(views.which_circle(words, mine, CIRCLES_EDIT) if mine else views.owns_none(words))

    async def open(self, call: Request) -> Responses:
        """Show the modal."""
        about = CircleButton.unpack(call.value)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle = await circles.require_owner(work, about.circle, call.actor.person_id)
            return ShowModal(await self._first(work, call, circle))

    async def more(self, call: Request) -> Responses:
        """Unfold the rest of the fields."""
        draft = EditDraft.unpack(call.metadata)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle = await circles.require_owner(work, draft.circle, call.actor.person_id)
            return ChangeModal(await self._modal(work, call, circle, draft, unfolded=True))

    async def _first(self, work: UnitOfWork, call: Request, circle: CircleInfo) -> View:
        if circle.state is CircleState.CLOSED:
            raise CircleIsClosed
        known = settings_of(circle)
        first = upcoming(known.rhythm, self._deps.clock.now())
        draft = EditDraft(circle=circle.id, seen=known.fingerprint, first=first)
        return await self._modal(work, call, circle, draft, unfolded=False)

    async def _modal(
        self, work: UnitOfWork, call: Request, circle: CircleInfo, draft: EditDraft, *, unfolded: bool
    ) -> View:
        return views.edit_modal(
            call.actor.words, draft, settings_of(circle), formats=offered(self._deps.formats), regions=self._regions,
            reached=await schedule.reached(work, circle.id), unfolded=unfolded,
        )  # fmt: skip

    async def save(self, call: Request) -> Responses:
        """Change the circle."""
        form, draft, now = EditForm.read(call.values), EditDraft.unpack(call.metadata), self._deps.clock.now()
        me = call.actor.person_id
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            before = settings_of(await circles.require_owner(work, draft.circle, me))
            wish = self._fitting(before, form.wish(before, draft, now))
            reached = await schedule.reached(work, draft.circle)
            circle = await service.edit(work, draft.circle, me, wish, seen=draft.seen, reached=reached, now=now)
            page = await self.page(work, call, circle.id)
        self._deps.nudge()
        return ChangeBelow(page) if call.view_below else Whisper(views.edited(call.actor.words, circle))

    def _fitting(self, before: CircleSettings, wish: CircleSettings) -> CircleSettings:
        """Make sure that what was changed goes together; what stays may be from an earlier time."""
        if wish.holidays != before.holidays:
            check_region(wish.holidays, self._regions)
        if (wish.format_id, wish.mode, wish.minutes) == (before.format_id, before.mode, before.minutes):
            return wish
        minutes = fitting_minutes(self._deps.formats, wish.format_id, wish.mode, wish.minutes)
        return replace(wish, minutes=minutes)


class OverviewHandlers:
    """Answers `/circle`."""

    def __init__(self, deps: Deps) -> None:
        """Work with these parts."""
        self._deps = deps

    async def command(self, call: Request) -> Responses:
        """Show somebody's circles, at which doors they are, and those of this channel."""
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            mine = await circles.circles_of(work, call.actor.person_id)
            here = await circles.circles_in(work, call.channel) if call.channel else []
            doors = await service.doors_of(work, call.actor.person_id)
        return Whisper(views.overview(call.actor.words, mine, here, doors))


_SLACKBOT = UserId("USLACKBOT")
"""Slack's own bot, of which Slack doesn't say that it is one."""


class InvitingHandlers(CircleHandlers):
    """Answers what is about inviting."""

    async def command(self, call: Request) -> Responses:
        """Invite to the circle of this channel, or to one that is chosen."""
        me = call.actor.person_id
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            mine = await choices(work, call, lambda circle: not circle.by_invitation or circle.is_owner(me))
        words = call.actor.words
        if len(mine) == 1:
            return ShowModal(views.invite_modal(words, mine[0]))
        return Whisper(views.which_circle(words, mine, CIRCLES_INVITE) if mine else views.overview(words, [], []))

    async def open(self, call: Request) -> Responses:
        """Show the modal."""
        about = CircleButton.unpack(call.value)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle = await membership.may_invite(work, about.circle, call.actor.person_id)
        return ShowModal(views.invite_modal(call.actor.words, circle))

    async def send(self, call: Request) -> Responses:
        """Invite those who were chosen, where all of them can be."""
        form, about, words = InviteForm.read(call.values), CircleButton.unpack(call.metadata), call.actor.words
        guests = await self._profiles(form.people)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle = await membership.may_invite(work, about.circle, call.actor.person_id)
            at_door = {one.user: one for one in await membership.requests_at(work, circle.id)}
            if problems := list(_problems(words, circle, at_door, guests)):
                return FieldErrors({"people": " ".join(problems)})
            now = self._deps.clock.now()
            circle, invited = await membership.invite(work, circle.id, call.actor.person_id, guests, now)
            page = await self.page(work, call, circle.id)
        self._deps.nudge()
        return [Whisper(views.invitations_sent(words, circle, invited)), ChangeBelow(page)]

    async def _profiles(self, users: Sequence[UserId]) -> list[Profile]:
        """Return what Slack says of people; of whom it says nothing in time, what is likely."""
        asked = {user: asyncio.ensure_future(self._deps.gateway.profile(user)) for user in users}
        done, late = await asyncio.wait(asked.values(), timeout=self._deps.timeouts.profile)
        for each in late:
            each.cancel()
        return [_profile(user, task if task in done else None) for user, task in asked.items()]


def _profile(user: UserId, task: "asyncio.Future[Profile] | None") -> Profile:
    try:
        if task is not None:
            return task.result()
    except SlackFailure:
        pass
    return Profile(user, "en-US", "UTC", is_bot=False, deleted=False)


def _problems(
    words: Words, circle: CircleInfo, at_door: Mapping[UserId, RequestInfo], guests: Sequence[Profile]
) -> Iterator[str]:
    """Yield why people can't be invited, each in a sentence."""
    members = {member.user for member in circle.members}
    for guest in guests:
        known = at_door.get(guest.user)
        who = guest.name or guest.user
        if guest.is_bot or guest.user == _SLACKBOT:
            yield words("circles-invite-bot", who=who)
        elif guest.deleted:
            yield words("circles-invite-gone", who=who)
        elif guest.user in members:
            yield words("circles-invite-is-in", who=who)
        elif known and known.kind is not RequestKind.ASKED:
            yield words("circles-invite-known", who=who)
    if len(guests) > (circle.free_places or circle.places):
        yield words("circles-invite-too-many", free=circle.free_places or circle.places)


def register(routes: Routes, deps: Deps, regions: Sequence[str] = ()) -> None:
    """Answer everything on a circle's page, and what happens to channels."""
    routes.command("/circle", OverviewHandlers(deps).command, old=True)
    page, inviting = PageHandlers(deps), InvitingHandlers(deps)
    routes.action(CIRCLES_PAGE, page.open, old=True)
    routes.action(CIRCLES_LET_IN, page.let_in, old=True)
    routes.action(CIRCLES_NOT_NOW, page.not_now, old=True)
    routes.action(CIRCLES_PEOPLE, page.people, old=True)
    routes.action(CIRCLES_CO_OWNER, page.co_owner, old=True)
    routes.action(CIRCLES_HAND_OVER, page.hand_over, old=True)
    routes.action(CIRCLES_NOT_OWNER, page.not_owner, old=True)
    routes.verb("/circle", VERBS["leave"], page.ask_to_leave, old=True)
    routes.verb("/circle", VERBS["invite"], inviting.command, old=True)
    routes.action(CIRCLES_INVITE, inviting.open, old=True)
    routes.submission(CIRCLES_SEND_INVITATIONS, inviting.send, old=True)
    editing = EditHandlers(deps, regions)
    routes.verb("/circle", VERBS["edit"], editing.command, old=True)
    routes.action(CIRCLES_EDIT, editing.open, old=True)
    routes.action(CIRCLES_EDIT_MORE, editing.more, old=True)
    routes.submission(CIRCLES_CHANGE, editing.save, old=True)
