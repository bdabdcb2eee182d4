"""What people are told who want to join a circle or are responsible for one; what its channel is told of a change."""

from datetime import date
from typing import ClassVar

from bot.delivery.post import AfterChanges, MaintenanceTask, Post
from bot.features.circles import service as circles
from bot.features.circles.posts import CirclePost
from bot.features.circles.rules import MEETING, CircleInfo
from bot.features.deps import Deps
from bot.features.membership import service, views
from bot.features.membership.rules import JoinResult
from bot.features.people import service as people
from bot.features.people.posts import PersonPost
from bot.features.schedule import service as schedule
from bot.features.sessions import service as sessions
from bot.kernel.enums import CircleState, Operation, Priority, RequestKind
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage


class _RequestPost(PersonPost):
    """To one person, about a pending request; when that is settled the message says so, or never comes."""

    kind: str  # type: ignore[misc]  # one class for several kinds, which differ in what they say alone
    priority: ClassVar[Priority] = Priority.NEEDED

    def __init__(self, about: RequestKind, deps: Deps) -> None:
        super().__init__(deps)
        self.kind, self._about = service.QUESTIONS[about], about

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        words, request = await self.words(work, queued), await service.request(work, queued.subject)
        if request is None:
            return views.settled(words, self._about) if queued.operation is Operation.UPDATE else None
        circle = await circles.load(work, request.circle_id)
        match self._about:
            case RequestKind.ASKED:
                still_theirs = any(owner.user == queued.people for owner in circle.owners)
                return views.asks(words, circle, request) if still_theirs else None
            case RequestKind.INVITED:
                host = (await people.people(work, [request.by])).get(request.by) if request.by else None
                next_at = await sessions.meets_next(work, circle.id, self.deps.clock.now())
                return views.invitation(words, circle, request, host.user if host else None, next_at)
            case RequestKind.WAITING:
                return views.place(words, circle, request)


class _MemberPost(PersonPost):
    """To one person, about a circle: how their request to join it ended, or that they are responsible for it.

    Nothing where that isn't so any more.
    """

    kind: str  # type: ignore[misc]  # one class for several kinds, which differ in what they say alone
    priority: ClassVar[Priority] = Priority.NEEDED

    def __init__(self, kind: str, deps: Deps) -> None:
        super().__init__(deps)
        self.kind = kind

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        circle, words = await circles.load(work, queued.subject), await self.words(work, queued)
        is_in = any(member.user == queued.people for member in circle.members)
        is_owner = any(owner.user == queued.people for owner in circle.owners)
        is_over = circle.state is CircleState.CLOSED
        match self.kind:
            case service.LET_IN if is_in:
                now = self.deps.clock.now()
                return views.joined(words, circle, await sessions.meets_next(work, circle.id, now), now)
            case service.ON_WAITLIST:
                theirs = [one for one in await service.requests_at(work, circle.id) if one.user == queued.people]
                return views.join_result(words, JoinResult(circle, theirs[0])) if theirs else None
            case service.NOT_NOW if not is_in:
                return views.not_now_told(words, circle, closed=is_over)
            case circles.OWNER if is_owner and not is_over:
                return views.you_own(words, circle)
        return None


class _CircleChanged(CirclePost):
    """Tells the channel what is new of when, how and where its circle meets; nothing where that is over, or gathers.

    ``part``: what alone has changed; empty where several things have.
    """

    kind: str  # type: ignore[misc]  # one class for several kinds, which differ in what they say alone

    def __init__(self, part: str, deps: Deps) -> None:
        super().__init__(deps.languages)
        self._formats, self._clock = deps.formats, deps.clock
        self.kind, self._part = circles.changed_kind(*filter(None, [part])), part

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        circle = await self.circle_of(work, queued)
        if circle.gathers or circle.state is CircleState.CLOSED:
            return None
        form, words = self._formats.get(circle.format_id), self.languages.words(circle.language)
        name, following = form.name(circle.language) if form else circle.format_id, await self._next(work, circle)
        return views.changed(words, circle, name, following, self._part)

    async def _next(self, work: UnitOfWork, circle: CircleInfo) -> date:
        return await schedule.next_date(work, circle.id, self._clock.now())


def posts(deps: Deps) -> list[Post]:
    """Return all kinds of messages about requests to join and membership."""
    to_one = (service.LET_IN, service.ON_WAITLIST, service.NOT_NOW, circles.OWNER)
    asking = [_RequestPost(about, deps) for about in RequestKind]
    told = [_MemberPost(kind, deps) for kind in to_one]
    return [*asking, *told, *(_CircleChanged(part, deps) for part in ("", *MEETING))]


def maintenance() -> list[MaintenanceTask]:
    """Return the upkeep of requests to join."""
    return [*map(AfterChanges, (service.go_on_without_owners, service.end_requests)), service.pass_on_places]
