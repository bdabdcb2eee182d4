"""Inviting people: choosing them, finding out who can't be invited, sending the invitations."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence

from bot.features.circles import service, views
from bot.features.circles.forms import CircleButton, InviteForm
from bot.features.circles.handlers.desk import CircleDesk, choices
from bot.features.circles.rules import CircleInfo, RequestInfo
from bot.kernel.ids import UserId
from bot.kernel.vocabulary import RequestKind
from bot.language.translator import Words
from bot.slack.answers import Answers, ChangeBelow, FieldErrors, ShowModal, Whisper
from bot.slack.call import Call
from bot.slack.errors import SlackFailure
from bot.slack.gateway import Profile

_SLACKBOT = UserId("USLACKBOT")
"""Slack's own bot, of which Slack doesn't say that it is one."""


class InvitingDesk(CircleDesk):
    """Answers what is about inviting."""

    async def command(self, call: Call) -> Answers:
        """Invite to the circle of this channel, or to one that is chosen."""
        me = call.actor.person_id
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            mine = await choices(work, call, lambda circle: not circle.by_invitation or circle.is_owner(me))
        words = call.actor.words
        if len(mine) == 1:
            return ShowModal(views.invite_modal(words, mine[0]))
        return Whisper(views.which_circle(words, mine, "circles:invite") if mine else views.overview(words, [], []))

    async def open(self, call: Call) -> Answers:
        """Show the modal."""
        about = CircleButton.unpack(call.value)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle = await service.may_invite(work, about.circle, call.actor.person_id)
        return ShowModal(views.invite_modal(call.actor.words, circle))

    async def send(self, call: Call) -> Answers:
        """Invite those who were chosen, where all of them can be."""
        form, about, words = InviteForm.read(call.values), CircleButton.unpack(call.metadata), call.actor.words
        guests = await self._profiles(form.people)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle = await service.may_invite(work, about.circle, call.actor.person_id)
            at_door = {one.user: one for one in await service.requests_at(work, circle.id)}
            if problems := list(_problems(words, circle, at_door, guests)):
                return FieldErrors({"people": " ".join(problems)})
            now = self._deps.clock.now()
            circle, invited = await service.invite(work, circle.id, call.actor.person_id, guests, now)
            page = await self.page(work, call, circle.id)
        self._deps.nudge()
        return [Whisper(views.invitations_sent(words, circle, invited)), ChangeBelow(page)]

    async def _profiles(self, users: Sequence[UserId]) -> list[Profile]:
        """Return what Slack says of people; of whom it says nothing in time, what is likely."""
        asked = {user: asyncio.ensure_future(self._deps.gateway.profile(user)) for user in users}
        done, late = await asyncio.wait(asked.values(), timeout=self._deps.patience.profile)
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
