"""What people are told who are at a circle's door, or responsible for it."""

from typing import ClassVar

from bot.delivery.post import AfterChanges, MaintenanceTask, Post
from bot.features.circles import service as circles
from bot.features.circles.posts import CirclePost
from bot.features.circles.rules import CircleInfo
from bot.features.deps import Deps
from bot.features.membership import service, views
from bot.features.membership.rules import Entry, RequestInfo
from bot.features.people import service as people
from bot.features.sessions import service as sessions
from bot.kernel.enums import CircleState, Operation, Priority
from bot.language.translator import Words
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage


class _AtDoor(Post):
    """About a request, which goes when it is settled: then the message says so, or never comes."""

    harmless_twice: ClassVar[bool] = True
    priority: ClassVar[Priority] = Priority.NEEDED

    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the words in the reader's language."""
        request = await service.request(work, queued.subject)
        words = self._deps.languages.words(await people.language_of(work, queued.people or ""))
        if request is None:
            return self._settled(words) if queued.operation is Operation.UPDATE else None
        return await self._say(work, words, request, queued)

    async def _say(self, work: UnitOfWork, words: Words, request: RequestInfo, queued: OutboxMessage) -> Message | None:
        raise NotImplementedError

    def _settled(self, words: Words) -> Message:
        raise NotImplementedError


class Asked(_AtDoor):
    """Asks an owner whether somebody is let in."""

    kind: ClassVar[str] = circles.ASKED

    async def _say(self, work: UnitOfWork, words: Words, request: RequestInfo, queued: OutboxMessage) -> Message | None:
        circle = await circles.load(work, request.circle_id)
        still_theirs = any(owner.user == queued.people for owner in circle.owners)
        return views.asks(words, circle, request) if still_theirs else None

    def _settled(self, words: Words) -> Message:
        return views.asks_settled(words)


class Invited(_AtDoor):
    """Invites somebody."""

    kind: ClassVar[str] = circles.INVITED

    async def _say(self, work: UnitOfWork, words: Words, request: RequestInfo, queued: OutboxMessage) -> Message | None:  # noqa: ARG002
        circle = await circles.load(work, request.circle_id)
        host = (await people.people(work, [request.by])).get(request.by) if request.by else None
        next_at = await sessions.meets_next(work, circle.id, self._deps.clock.now())
        return views.invitation(words, circle, request, host.user if host else None, next_at)

    def _settled(self, words: Words) -> Message:
        return views.invitation_over(words)


class Place(_AtDoor):
    """Offers a place that became free."""

    kind: ClassVar[str] = circles.PLACE

    async def _say(self, work: UnitOfWork, words: Words, request: RequestInfo, queued: OutboxMessage) -> Message | None:  # noqa: ARG002
        return views.place(words, await circles.load(work, request.circle_id), request)

    def _settled(self, words: Words) -> Message:
        return views.place_passed(words)


class _ToOne(Post):
    """About a circle, to one person."""

    harmless_twice: ClassVar[bool] = True
    priority: ClassVar[Priority] = Priority.NEEDED

    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the words in the reader's language."""
        words = self._deps.languages.words(await people.language_of(work, queued.people or ""))
        return await self._say(work, words, await circles.load(work, queued.subject), queued)

    async def _say(self, work: UnitOfWork, words: Words, circle: CircleInfo, queued: OutboxMessage) -> Message | None:
        raise NotImplementedError


class LetIn(_ToOne):
    """Tells somebody that they are in."""

    kind: ClassVar[str] = circles.LET_IN

    async def _say(self, work: UnitOfWork, words: Words, circle: CircleInfo, queued: OutboxMessage) -> Message | None:
        is_in = any(member.user == queued.people for member in circle.members)
        now = self._deps.clock.now()
        return views.joined(words, circle, await sessions.meets_next(work, circle.id, now), now) if is_in else None


class OnWaitlist(_ToOne):
    """Tells somebody that they may come as soon as there is a place."""

    kind: ClassVar[str] = circles.ON_WAITLIST

    async def _say(self, work: UnitOfWork, words: Words, circle: CircleInfo, queued: OutboxMessage) -> Message | None:
        waits = (one for one in await service.requests_at(work, circle.id) if one.user == queued.people)
        found = next(waits, None)
        return views.entered(words, Entry(circle, found)) if found else None


class NotNow(_ToOne):
    """Tells somebody that it doesn't work out."""

    kind: ClassVar[str] = circles.NOT_NOW

    async def _say(self, work: UnitOfWork, words: Words, circle: CircleInfo, queued: OutboxMessage) -> Message | None:  # noqa: ARG002
        is_in = any(member.user == queued.people for member in circle.members)
        return None if is_in else views.not_now_told(words, circle, closed=circle.state is CircleState.CLOSED)


class NewOwner(_ToOne):
    """Tells somebody that they are responsible for a circle."""

    kind: ClassVar[str] = circles.OWNER

    async def _say(self, work: UnitOfWork, words: Words, circle: CircleInfo, queued: OutboxMessage) -> Message | None:  # noqa: ARG002
        owns = any(owner.user == queued.people for owner in circle.owners)
        return views.you_own(words, circle) if owns and circle.state is not CircleState.CLOSED else None


class Changed(CirclePost):
    """Tells the channel when and how its circle meets from now on."""

    kind: ClassVar[str] = circles.CHANGED

    def __init__(self, deps: Deps) -> None:
        """Name agendas as their files do."""
        super().__init__(deps.languages)
        self._formats = deps.formats

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the line; nothing where the circle is over."""
        circle = await self.circle_of(work, queued)
        form = self._formats.get(circle.format_id)
        if circle.state is CircleState.CLOSED:
            return None
        return views.changed(
            self.languages.words(circle.language), circle, form.name(circle.language) if form else circle.format_id
        )


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    return [kind(deps) for kind in (Asked, Invited, Place, LetIn, OnWaitlist, NotNow, NewOwner, Changed)]


def maintenance() -> list[MaintenanceTask]:
    """Return the upkeep of requests to join."""
    return [AfterChanges(service.end_requests), service.pass_on_places]
