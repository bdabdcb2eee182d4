"""The climate check in a session's thread: the question, and that there is a result. No number stands there."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from bot.delivery.post import AfterChanges, Due, MaintenanceTask, Post, TimedPost
from bot.features.climate import service, store, views
from bot.features.climate.rules import closes_at
from bot.features.deps import Deps
from bot.features.sessions.posts import SessionPost
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage, ScheduledEvent


class ClimateQuestion(SessionPost, TimedPost):
    """After the second session, at half-time and at the end: the way to the five sentences."""

    kind: ClassVar[str] = service.ASK

    def __init__(self, deps: Deps) -> None:
        """Work with these parts."""
        super().__init__(deps)
        self._clock = deps.clock

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:  # noqa: ARG002
        """List the sessions that have just ended."""
        return await service.to_ask(work, now)

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        """Ask."""
        await service.ask(work, scheduled.subject, now)

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the question; that no answers are taken any more; or the one to talk about."""
        session = await self.session_of(work, queued)
        if self._clock.now() >= closes_at(session, work.closed):
            return views.closed(self.words(session))
        if not await store.is_there(work, session.id):
            return views.to_talk_about(self.words(session))
        return views.question(self.words(session), session, closes_at(session, work.closed))


class ClimateResult(SessionPost, TimedPost):
    """Once it is closed: that members can look at it, or that there were too few answers."""

    kind: ClassVar[str] = service.RESULT

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:
        """List the checks that close."""
        return await service.to_show(work, now, until)

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        """Close it."""
        await service.close(work, scheduled.subject, now)

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the way to the result while it is kept."""
        session, kept = await self.session_of(work, queued), await store.is_there(work, queued.subject)
        found = await service.results(work, session.id) if kept else None
        return views.outcome(self.words(session), session, found)


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    return [ClimateQuestion(deps), ClimateResult(deps)]


def maintenance() -> list[MaintenanceTask]:
    """Return the upkeep: what was counted goes with its season."""
    return [AfterChanges(service.delete_what_is_over)]
