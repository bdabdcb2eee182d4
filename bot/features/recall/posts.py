"""What recall posts: one line a day to whoever is asked something, and a question to the circle."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import ClassVar

from bot.delivery.post import A_YEAR_AND_MORE, AfterChanges, Due, MaintenanceTask, Post, TimedPost
from bot.features.circles.posts import CirclePost
from bot.features.circles.rules import CircleInfo
from bot.features.deps import Deps
from bot.features.recall import service, views
from bot.kernel.enums import Operation, Priority
from bot.language.translator import Languages
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage, ScheduledEvent


class DailyQuestions(TimedPost):
    """To somebody: what comes back on that day, in one message."""

    kind: ClassVar[str] = service.ASK
    kept_for: ClassVar[timedelta | None] = A_YEAR_AND_MORE
    harmless_twice: ClassVar[bool] = True
    priority: ClassVar[Priority] = Priority.SPARE

    def __init__(self, languages: Languages) -> None:
        """Speak these languages."""
        self._languages = languages

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:
        """List the days on which somebody is asked."""
        return await service.dues(work, now, until)

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        """Write down what is asked, and put the line about it into that person's outbox."""
        await service.ask(work, scheduled.subject, scheduled.local_date, now, scheduled.not_after)

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the line in the reader's language; that it is over once it was there and nothing waits any more."""
        found = await service.questions_of_day(work, queued.subject)
        if found is None:
            return None
        person, off, waiting = found
        words = self._languages.words(person.language)
        if waiting:
            return views.questions(words, waiting)
        return None if queued.operation is Operation.POST else views.over(words, off=off)


class CircleQuestion(CirclePost):
    """In a session's thread: somebody would like to hear about it once more."""

    kind: ClassVar[str] = service.HELP
    kept_for: ClassVar[timedelta | None] = A_YEAR_AND_MORE

    async def circle_of(self, work: UnitOfWork, queued: OutboxMessage) -> CircleInfo:
        """Return the circle whose session it is about."""
        return (await service.asked_in_circle(work, queued.subject))[0].session.circle

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the line, nothing where whoever asked has left."""
        question, person_id = await service.asked_in_circle(work, queued.subject)
        circle = question.session.circle
        member = circle.member(person_id)
        return views.help_line(self.languages.words(circle.language), question, member.user) if member else None


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    return [DailyQuestions(deps.languages), CircleQuestion(deps.languages)]


def maintenance() -> list[MaintenanceTask]:
    """Return the upkeep: what was written is noted, so that it can come back."""
    return [AfterChanges(service.note_reflections)]
