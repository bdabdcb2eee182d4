"""What reflections post: last time's plans when a session begins, and one question to the author of a plan."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import ClassVar

from bot.delivery.post import A_YEAR_AND_MORE, Due, Post, TimedPost
from bot.features.circles.posts import CirclePost
from bot.features.circles.rules import CircleInfo
from bot.features.deps import Deps
from bot.features.people import service as people
from bot.features.reflections import service, views
from bot.features.sessions import service as sessions
from bot.kernel.enums import Operation, Priority
from bot.language.translator import Languages
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


class CheckInQuestion(TimedPost):
    """To the author of a plan, six days later: has the situation come up?"""

    kind: ClassVar[str] = service.CHECK_IN
    kept_for: ClassVar[timedelta | None] = A_YEAR_AND_MORE
    harmless_twice: ClassVar[bool] = True
    priority: ClassVar[Priority] = Priority.REMINDER

    def __init__(self, languages: Languages) -> None:
        """Speak these languages."""
        self._languages = languages

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:
        """List the plans that nothing was said about."""
        return await service.check_ins(work, now, until)

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        """Put the question into the author's outbox."""
        await service.ask_after(work, scheduled.subject, now, scheduled.not_after)

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the question in the author's language, nothing where it is answered or they have left."""
        found = await service.open_question(work, queued.subject)
        if found is None:
            return await self._replaced(work, queued)
        own, author = found
        return views.check_in(self._languages.words(author.language), own)

    async def _replaced(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return that a question is over whose plan is gone; nothing where it isn't there yet."""
        if queued.operation is Operation.POST:
            return None
        return views.replaced(self._languages.words(await people.language_of(work, queued.people or "")))


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    return [LastPlans(deps.languages), CheckInQuestion(deps.languages)]
