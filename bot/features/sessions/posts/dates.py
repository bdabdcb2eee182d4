"""What the channel hears of other dates, and of a session that nobody has started."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from bot.delivery.post import Due, TimedPost
from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo
from bot.features.sessions import service, store
from bot.features.sessions.posts.base import SessionPost
from bot.features.sessions.rules import missed_at, offered_again_at
from bot.features.sessions.views import dates
from bot.kernel.errors import Gone
from bot.kernel.vocabulary import Mode, SessionState
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import Letter, Occasion


class Moved(SessionPost):
    """A session has another time."""

    kind: ClassVar[str] = service.MOVED

    async def compose(self, work: UnitOfWork, letter: Letter) -> Message | None:
        """Return when it is now; nothing where it has begun or was called off meanwhile."""
        session = await self.session_of(work, letter)
        if session.state is not SessionState.PLANNED or session.pauses:
            return None
        return dates.moved(self.words(session), session)


class CalledBefore(SessionPost):
    """What was a call to start: the session is another time."""

    kind: ClassVar[str] = service.CALLED_BEFORE

    async def compose(self, work: UnitOfWork, letter: Letter) -> Message | None:
        """Return when it is now, without anything to press."""
        session = await self.session_of(work, letter)
        return dates.moved_away(self.words(session), session)


class Skipped(SessionPost):
    """The circle doesn't meet on a date."""

    kind: ClassVar[str] = service.SKIPPED

    async def circle_of(self, work: UnitOfWork, letter: Letter) -> CircleInfo:
        """Return the circle that leaves the date out."""
        row = await service.skipped_date(work, letter.subject)
        if row is None:
            raise Gone
        return await circles.load(work, row.circle_id)

    async def compose(self, work: UnitOfWork, letter: Letter) -> Message | None:
        """Return which date it is, and when they meet next; nothing where it was taken back meanwhile."""
        row = await service.skipped_date(work, letter.subject)
        if row is None:
            return None
        circle = await circles.load(work, row.circle_id)
        following = await service.next_session(work, circle.id, letter.due_at)
        return dates.skipped(self.languages.words(circle.language), circle, row.local_date, row.person_id, following)


class Waiting(SessionPost, TimedPost):
    """A quarter of an hour after its time nobody has started: start, another time, or not this time."""

    kind: ClassVar[str] = service.WAITING

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:  # noqa: ARG002
        """List the live sessions that are planned."""
        rows = [row for row in await store.planned(work, starting_until=until) if row.mode is Mode.LIVE]
        listed = [(row, offered_again_at(row.starts_at)) for row in rows]
        return [
            Due(row.id, row.local_date, at, missed_at(row.starts_at, row.mode)) for row, at in listed if at <= until
        ]

    async def happen(self, work: UnitOfWork, occasion: Occasion, now: datetime) -> None:
        """Ask in the thread."""
        await service.offer_again(work, occasion.subject, now)

    async def compose(self, work: UnitOfWork, letter: Letter) -> Message | None:
        """Return the offer, or what became of it."""
        session = await self.session_of(work, letter)
        return dates.waiting(self.words(session), session)
