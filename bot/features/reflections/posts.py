"""What reflections post: last time's plans when a session begins."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import ClassVar

from bot.delivery.post import A_YEAR_AND_MORE, Due, Post, TimedPost
from bot.features.circles.posts import CirclePost
from bot.features.circles.rules import CircleInfo
from bot.features.deps import Deps
from bot.features.reflections import service, views
from bot.features.sessions import service as sessions
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage, ScheduledEvent


class LastPlans(CirclePost, TimedPost):
    """In the thread of a session that has begun: what the circle set out last time."""

    kind: ClassVar[str] = service.OPENING
    kept_for: ClassVar[timedelta | None] = A_YEAR_AND_MORE
    goes_when_empty: ClassVar[bool] = True

    async def circle_of(self, work: UnitOfWork, queued: OutboxMessage) -> CircleInfo:
        """Return the circle whose session it is."""
        return (await sessions.session(work, queued.subject)).circle

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:  # noqa: ARG002
        """List the sessions that have just begun; none begins by itself."""
        return await service.openings(work, now)

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        """Put it into the thread, if anything was set out."""
        await service.open_with_plans(work, scheduled.subject, now, scheduled.not_after)

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the plans, nothing where their authors have taken them back."""
        session = await sessions.session(work, queued.subject)
        plans = await service.last_plans(work, session)
        return views.last_plans(self.languages.words(session.circle.language), plans) if plans else None


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    return [LastPlans(deps.languages)]
