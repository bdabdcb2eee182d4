"""What digests post: once a week, in each circle's own channel."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import ClassVar

from bot.content.formats import Format
from bot.delivery.post import A_YEAR_AND_MORE, Due, Post, TimedPost
from bot.features.circles.posts import CirclePost
from bot.features.deps import Deps
from bot.features.digests import service, views
from bot.features.digests.rules import FRIDAY_AFTERNOON, DigestRhythm
from bot.kernel.clock import Clock
from bot.language.translator import Languages
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage, ScheduledEvent


class Weekly(CirclePost, TimedPost):
    """A circle's week."""

    kind: ClassVar[str] = service.WEEKLY
    kept_for: ClassVar[timedelta | None] = A_YEAR_AND_MORE

    def __init__(self, languages: Languages, formats: Mapping[str, Format], clock: Clock, rhythm: DigestRhythm) -> None:
        """Speak these languages, in this rhythm."""
        super().__init__(languages)
        self._formats = formats
        self._clock = clock
        self._rhythm = rhythm

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:
        """List the digests of the circles that want one."""
        return await service.due(work, self._rhythm, now, until)

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        """Put the week's digest into the outbox."""
        await service.send(
            work, scheduled.subject, once=scheduled.local_date.isoformat(), now=now, not_after=scheduled.not_after
        )

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the week as it stands, nothing where it was quiet or no digest is wanted."""
        digest = await service.gather(work, queued.subject, queued.due_at, self._clock.now())
        return views.weekly(self.languages.words(digest.circle.language), digest, self._formats) if digest else None


def posts(deps: Deps, rhythm: DigestRhythm = FRIDAY_AFTERNOON) -> list[Post]:
    """Return what this feature posts; ``rhythm`` comes from the settings."""
    return [Weekly(deps.languages, deps.formats, deps.clock, rhythm)]
