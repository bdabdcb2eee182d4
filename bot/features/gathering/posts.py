"""What a circle's channel is told when it begins, and what whoever founded it is asked when that takes long."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from bot.delivery.post import AfterChanges, Due, MaintenanceTask, Post, TimedPost
from bot.features.circles import service as circles
from bot.features.circles.posts import CirclePost
from bot.features.deps import Deps
from bot.features.gathering import service, views
from bot.features.people.posts import PersonPost
from bot.features.sessions import service as sessions
from bot.features.sessions.rules import next_vote
from bot.kernel.enums import CircleState, Operation, Priority
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage, ScheduledEvent


class _Begun(CirclePost):
    """That a circle begins, as long as it hasn't met."""

    kind: ClassVar[str] = service.BEGUN

    def __init__(self, deps: Deps) -> None:
        super().__init__(deps.languages)
        self._clock = deps.clock

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        circle = await circles.load(work, queued.subject)
        now = self._clock.now()
        coming = await sessions.to_come(work, [circle.id], now, circle)
        if circle.state is not CircleState.ACTIVE or not coming or coming[0].pauses or coming[0].number != 1:
            return None
        vote = next_vote(coming, now, circle.closed(work.closed))
        return views.begun(self.languages.words(circle.language), coming[0], vote)


class _StillGathering(PersonPost, TimedPost):
    """To whoever founded a circle that still gathers; once it has begun or ended, that."""

    kind: ClassVar[str] = circles.STILL_GATHERING
    priority: ClassVar[Priority] = Priority.REMINDER

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:
        return [each for each in await service.due(work, until) if each.not_after > now]

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        await service.ask(work, scheduled.subject, now)

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        circle = await circles.load(work, queued.subject)
        reader = next((member for member in circle.owners if member.user == queued.people), None)
        if queued.operation is Operation.POST and (reader is None or not circle.gathers):
            return None
        language = reader.language if reader else circle.language
        return views.still_gathering(self.deps.languages.words(language), circle)


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    return [_Begun(deps), _StillGathering(deps)]


def maintenance(deps: Deps) -> list[MaintenanceTask]:
    """Return the upkeep: circles that have gathered begin."""

    @AfterChanges
    async def begin_gathered(work: UnitOfWork, now: datetime) -> None:
        await service.begin_gathered(work, deps.formats, now)

    return [begin_gathered]
