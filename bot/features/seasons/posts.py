"""The question for another season, after a circle's last session, in its channel."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from bot.delivery.post import Due, Post, TimedPost
from bot.features.circles import service as circles
from bot.features.circles.posts import CirclePost
from bot.features.deps import Deps
from bot.features.seasons import service, views
from bot.features.sessions import service as sessions
from bot.kernel.enums import Operation
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage, ScheduledEvent


class AnotherSeason(CirclePost, TimedPost):
    """The question, that the season has begun, and after two weeks what has come of it."""

    kind: ClassVar[str] = circles.ANOTHER_SEASON

    def __init__(self, deps: Deps) -> None:
        """Work with these parts."""
        super().__init__(deps.languages)
        self._clock = deps.clock

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:  # noqa: ARG002
        """List when nobody is asked any more."""
        return await service.due(work, until)

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        """Let the question be over."""
        await service.ask_no_more(work, scheduled.subject, now)

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the question as it stands; nothing where its time was over before it was asked."""
        circle = await circles.load(work, queued.subject)
        if circle.season_until is None and queued.operation is Operation.POST:
            return None
        following = await sessions.next_session(work, circle.id, self._clock.now())
        return views.season(self.languages.words(circle.language), circle, following)

    async def compose_superseded(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return that it was asked."""
        circle = await circles.load(work, queued.subject)
        return views.asked_before(self.languages.words(circle.language), circle)


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    return [AnotherSeason(deps)]
