"""In a session over days: answers side by side in the thread, and one reminder."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import ClassVar

from bot.delivery.post import A_YEAR_AND_MORE, AfterChanges, Due, MaintenanceTask, Post, TimedPost
from bot.features.answers import service, store, views
from bot.features.answers.rules import in_order, is_for_the_thread
from bot.features.deps import Deps
from bot.features.people.posts import PersonPost
from bot.features.sessions import service as sessions
from bot.features.sessions.posts import IN_ANY_CASE, SessionPost, wait
from bot.features.sessions.rules import SessionInfo
from bot.kernel.enums import Priority
from bot.kernel.recurrence import local_date
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage, ScheduledEvent


class _AnswersTogether(SessionPost, TimedPost):
    """When a phase is over: what the circle may read of it, side by side; nothing where that is too little."""

    kind: ClassVar[str] = sessions.ANSWERS
    goes_when_empty: ClassVar[bool] = True

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:  # noqa: ARG002
        rows = await store.open_over_days(work, ending_until=until)
        return [Due(run.id, row.local_date, run.ends_at, run.ends_at + IN_ANY_CASE) for row, run in rows]

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        wait(scheduled, await service.close_phase(work, scheduled.subject, now))

    async def session_of(self, work: UnitOfWork, queued: OutboxMessage) -> SessionInfo:
        return (await sessions.phase(work, queued.subject))[0]

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        found = await service.asked(work, queued.subject, self._formats)
        if not is_for_the_thread(found.question, found.answers):
            return None
        words = self.words(found.question.session)
        return views.together(words, found.question, found.step, in_order(found.question, found.answers))


class _AnswerReminder(PersonPost, TimedPost):
    """To whoever has something open, once in a session: on the day on which most is."""

    kind: ClassVar[str] = sessions.REMINDER
    kept_for: ClassVar[timedelta | None] = A_YEAR_AND_MORE
    priority: ClassVar[Priority] = Priority.DEADLINE

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:
        found, late = await service.reminder_moments(work), service.REMINDER_LATE
        return [Due(session, day, at, at + late) for session, day, at in found if now - late <= at <= until]

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        await service.remind(work, scheduled.subject, self.deps.formats, now)

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        session = await sessions.session(work, queued.subject)
        member = next((one for one in session.circle.members if one.user == queued.people), None)
        if member is None:
            return None
        open_now = await service.open_questions(work, session, member, self.deps.formats, self.deps.clock.now())
        if not open_now:
            return None
        words = self.deps.languages.words(member.language)
        day = words.date(local_date(open_now[0][0].run.ends_at, member.zone))
        return views.reminder(words, session, open_now, day)


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    return [_AnswersTogether(deps), _AnswerReminder(deps)]


def maintenance(deps: Deps) -> list[MaintenanceTask]:
    """Return the upkeep: answers are forgotten in time."""

    @AfterChanges
    async def delete_old_answers(work: UnitOfWork, now: datetime) -> None:
        await service.delete_old_answers(work, deps.formats, now)

    return [delete_old_answers]
