"""What comes after two have met, to each of them alone; and the question to who hasn't said a word."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from bot.delivery.post import Due, Post, TimedPost
from bot.features.afterwards import service, views
from bot.features.coaching import service as coaching
from bot.features.deps import Deps
from bot.features.people.posts import PersonPost
from bot.features.rounds import service as rounds
from bot.kernel.enums import PairState, Priority
from bot.kernel.ids import UserId
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage, ScheduledEvent


class _AfterMeeting(PersonPost):
    """To each of a pair once they have met: again some time?"""

    kind: ClassVar[str] = coaching.AFTER
    priority: ClassVar[Priority] = Priority.REMINDER

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        pair = await coaching.pair(work, queued.subject)
        if pair.state is not PairState.MET:
            return None
        return views.after(await self.words(work, queued), pair, UserId(queued.people or ""))


class _SilenceQuestion(PersonPost, TimedPost):
    """In the middle of a third round without a word: would you like to go on?"""

    kind: ClassVar[str] = service.SILENT
    priority: ClassVar[Priority] = Priority.REMINDER

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:
        return await rounds.due_midways(work, now, until)

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        await service.ask_silent(work, scheduled.subject, now)

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        return views.silent(await self.words(work, queued)) if await service.waits(work, queued.subject) else None


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    return [_AfterMeeting(deps), _SilenceQuestion(deps)]
