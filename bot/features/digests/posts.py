"""What digests post: once a week, in each circle's own channel."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import ClassVar

from bot.delivery import outbox
from bot.delivery.post import A_YEAR_AND_MORE, Address, Due, Post, TimedPost
from bot.features.circles import service as circles
from bot.features.circles.posts import CirclePost
from bot.features.deps import Deps
from bot.features.digests import service, store, views
from bot.features.digests.rules import FRIDAY_AFTERNOON, DigestRhythm
from bot.kernel.enums import Operation
from bot.kernel.ids import ChannelId
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import Circle, OutboxMessage, ScheduledEvent


class DigestPost(CirclePost, TimedPost):
    """A circle's week."""

    kind: ClassVar[str] = circles.DIGEST
    kept_for: ClassVar[timedelta | None] = A_YEAR_AND_MORE
    goes_when_empty: ClassVar[bool] = True

    def __init__(self, deps: Deps, rhythm: DigestRhythm) -> None:
        """Speak the circles' languages, in this rhythm."""
        super().__init__(deps.languages)
        self._formats, self._clock, self._rhythm = deps.formats, deps.clock, rhythm

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:
        """List the digests of the circles that want one."""
        return await service.due(work, self._rhythm, now, until)

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        """Put the week's digest into the outbox; the circle isn't loaded before it is composed."""
        to = Address(channel=ChannelId((await work.get(Circle, scheduled.subject)).channel_id))
        week = scheduled.local_date.isoformat()
        await outbox.put(work, self.kind, scheduled.subject, to, now=now, not_after=scheduled.not_after, once=week)

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the week as it is known now, nothing where it was quiet or no digest is wanted."""
        stands, due_at = queued.operation is Operation.UPDATE, await store.week_of(work, queued)
        now = self._clock.now()
        week = await service.gather(work, queued.subject, due_at, self._formats, now, stands=stands)
        return views.weekly_digest(self.languages.words(week.circle.language), week, self._formats) if week else None


def posts(deps: Deps, rhythm: DigestRhythm = FRIDAY_AFTERNOON) -> list[Post]:
    """Return what this feature posts; ``rhythm`` comes from the settings."""
    return [DigestPost(deps, rhythm)]
