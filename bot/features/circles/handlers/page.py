"""A circle's page, and what owners do there: answer who asks, make others responsible."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from bot.features.circles import service, views
from bot.features.circles.forms import CircleButton, MemberButton, RequestButton
from bot.features.circles.handlers.desk import CircleDesk, in_direct_message
from bot.features.circles.rules import CircleInfo, Member
from bot.kernel.errors import NotAMember
from bot.slack.answers import Answers, ChangeBelow, ChangeMessage, ChangeModal, ShowModal
from bot.slack.call import Call
from bot.slack.message import Message
from bot.slack.notices import notice_modal
from bot.storage.unit_of_work import UnitOfWork


class PageDesk(CircleDesk):
    """Answers what is about a circle's page and its owners."""

    async def open(self, call: Call) -> Answers:
        """Show a circle's page."""
        about = CircleButton.unpack(call.value)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            return ShowModal(await self.page(work, call, about.circle))

    async def let_in(self, call: Call) -> Answers:
        """Let somebody in who asked."""
        about, now = RequestButton.unpack(call.value), self._deps.clock.now()
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            entry, asked = await service.let_in(
                work, about.request, call.actor, now, in_message=in_direct_message(call)
            )
            return await self._answered(work, call, entry.circle, views.let_in(call.actor.words, entry, asked))

    async def not_now(self, call: Call) -> Answers:
        """Don't let somebody in."""
        about, now = RequestButton.unpack(call.value), self._deps.clock.now()
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle, asked = await service.not_now(
                work, about.request, call.actor, now, in_message=in_direct_message(call)
            )
            return await self._answered(work, call, circle, views.not_now(call.actor.words, circle, asked))

    async def _answered(self, work: UnitOfWork, call: Call, circle: CircleInfo, message: Message) -> Answers:
        """Change the message that asked, or the page on which the answer was pressed."""
        self._deps.nudge()
        if call.response_url:
            return ChangeMessage(message)
        return ChangeModal(await self.page(work, call, circle.id))

    async def people(self, call: Call) -> Answers:
        """Show who is responsible."""
        about = CircleButton.unpack(call.value)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle = await service.require_owner(work, about.circle, call.actor.person_id)
        return ShowModal(views.people_modal(call.actor.words, circle, _reader(circle, call)))

    async def co_owner(self, call: Call) -> Answers:
        """Make somebody an owner, too."""
        about, me, now = MemberButton.unpack(call.value), call.actor.person_id, self._deps.clock.now()
        return await self._change(call, lambda work: service.make_owner(work, about.circle, me, about.person, now))

    async def hand_over(self, call: Call) -> Answers:
        """Make somebody an owner instead."""
        about, me, now = MemberButton.unpack(call.value), call.actor.person_id, self._deps.clock.now()

        async def act(work: UnitOfWork) -> CircleInfo:
            return await service.hand_over(work, about.circle, me, about.person, now)

        return await self._change(call, act, to=about.person)

    async def not_owner(self, call: Call) -> Answers:
        """Let somebody be a member like others."""
        about, me = CircleButton.unpack(call.value), call.actor.person_id
        return await self._change(call, lambda work: service.stop_owning(work, about.circle, me))

    async def _change(
        self, call: Call, act: Callable[[UnitOfWork], Awaitable[CircleInfo]], *, to: UUID | None = None
    ) -> Answers:
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


def _reader(circle: CircleInfo, call: Call) -> Member:
    """Return the membership of whoever asks."""
    found = circle.member(call.actor.person_id)
    if found is None:
        raise NotAMember
    return found
