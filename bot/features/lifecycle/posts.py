"""What a circle's channel is told when it pauses, goes on, comes to its last session, or ends; and the question."""

from collections.abc import Sequence
from datetime import datetime

from bot.delivery.isolation import one_by_one
from bot.delivery.post import AfterChanges, Due, MaintenanceTask, Post, TimedPost
from bot.features.circles import service as circles
from bot.features.circles.posts import CirclePost
from bot.features.circles.rules import CircleInfo
from bot.features.deps import Deps
from bot.features.lifecycle import rules, service, views
from bot.features.schedule import service as schedule
from bot.features.sessions import service as sessions
from bot.kernel.enums import CircleState, Operation
from bot.kernel.recurrence import local_date
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage, ScheduledEvent


class _Paused(CirclePost):
    """That a circle pauses, with the way back; changed to say that it has paused."""

    kind = service.PAUSED

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        circle = await circles.load(work, queued.subject)
        wanted = circle.state is CircleState.PAUSED or queued.operation is Operation.UPDATE
        return views.paused(self.languages.words(circle.language), circle) if wanted else None


class _Resumed(CirclePost, TimedPost):
    """When a pause is over: it ends, and the channel is told the next date, unless the circle pauses again."""

    kind = service.RESUMED

    def __init__(self, deps: Deps) -> None:
        super().__init__(deps.languages)
        self._formats, self._clock = deps.formats, deps.clock

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:  # noqa: ARG002
        """List the ends of all pauses; one that was missed still comes."""

        def listed(circle: CircleInfo) -> Due:
            end = circle.paused_until or until
            return Due(circle.id, local_date(end, circle.rhythm.zone), end, end + rules.LONGEST_PAUSE)

        pausing = [one for one in await circles.paused_circles(work) if one.paused_until and one.paused_until <= until]
        return one_by_one(self.kind, pausing, listed)

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        await service.end_pause(work, scheduled.subject, self._formats, now)

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        circle = await circles.load(work, queued.subject)
        if circle.state is not CircleState.ACTIVE:
            return None
        following = await sessions.next_session(work, circle.id, self._clock.now())
        return views.resumed(self.languages.words(circle.language), circle, following)


class _Closing(CirclePost):
    """That the next session is a circle's last one, unless that has changed."""

    kind = service.CLOSING

    async def circle_of(self, work: UnitOfWork, queued: OutboxMessage) -> CircleInfo:
        return (await sessions.session(work, queued.subject)).circle

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        session = await sessions.session(work, queued.subject)
        words = self.languages.words(session.circle.language)
        return views.closing(words, session) if session.is_last and not session.is_over else None


class _Ended(CirclePost):
    """The farewell."""

    kind = service.ENDED

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        circle = await circles.load(work, queued.subject)
        met = await schedule.has_met(work, circle.id)
        return views.ended(self.languages.words(circle.language), circle, met=met)


class _Question(CirclePost, TimedPost):
    """How a circle that is dying wants to go on; once it has decided, that."""

    kind = service.QUESTION

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:  # noqa: ARG002
        return await service.due(work, until)

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        await service.ask(work, scheduled.subject, now)

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        question = await service.question(work, queued.subject)
        circle = question.circle
        words = self.languages.words(circle.language)
        if circle.decision is None and circle.state is CircleState.ACTIVE:
            return views.question(words, question)
        return views.decided(words, circle) if queued.operation is Operation.UPDATE else None

    async def compose_superseded(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        circle = await circles.load(work, queued.subject)
        return views.asked_before(self.languages.words(circle.language), circle)


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    kinds = (_Paused, _Closing, _Ended, _Question)
    return [_Resumed(deps), *(kind(deps.languages) for kind in kinds)]


def maintenance() -> list[MaintenanceTask]:
    """Return the upkeep: questions that have found an answer, what is still planned in circles that have ended."""
    return [
        AfterChanges(service.cancel_in_closed),
        service.end_missed_seasons,
        AfterChanges(service.note_implied_decisions),
    ]
