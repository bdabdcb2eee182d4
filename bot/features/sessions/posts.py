"""What is posted about a session as such: its card, and that it has another time."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import ClassVar
from uuid import UUID

from bot.content.formats import Format
from bot.delivery.isolation import one_by_one
from bot.delivery.post import A_YEAR_AND_MORE, AfterChanges, Due, MaintenanceTask, Post, TimedPost
from bot.features.circles.posts import CirclePost
from bot.features.circles.rules import CircleInfo
from bot.features.deps import Deps
from bot.features.sessions import service, store, views
from bot.features.sessions.rules import HOW, MODERATION, SessionInfo, card_at, missed_at
from bot.kernel.enums import Operation, ScheduledState, SessionState
from bot.kernel.ids import UserId
from bot.kernel.working_time import LONGEST_HOLIDAYS
from bot.language.translator import Words
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage, ScheduledEvent, Session

IN_ANY_CASE = timedelta(days=366)
"""How late a session may still be ended or counted as missed: that needs no message, and mustn't be forgotten."""


class SessionPost(CirclePost):
    """A post about a session, in its circle's channel and language."""

    kept_for: ClassVar[timedelta | None] = A_YEAR_AND_MORE

    def __init__(self, deps: Deps) -> None:
        super().__init__(deps.languages)
        self._formats = deps.formats

    async def lock(self, work: UnitOfWork, subject: UUID) -> None:
        """Lock the circle and the session before the scheduled event about them; a kind about another row says which.

        Whoever moves the session has both locked, too, when they forget its events.
        """
        await store.lock(work, [subject])

    async def session_of(self, work: UnitOfWork, queued: OutboxMessage) -> SessionInfo:
        """Return the session that the message is about; a kind whose subject is another row says which."""
        return await service.session(work, queued.subject)

    async def circle_of(self, work: UnitOfWork, queued: OutboxMessage) -> CircleInfo:
        """Return the session's circle."""
        return (await self.session_of(work, queued)).circle

    async def responsible(self, work: UnitOfWork, queued: OutboxMessage) -> Sequence[UserId]:
        """Return who moderates the session; where nobody does, the circle's owners."""
        moderator = (await self.session_of(work, queued)).holder(MODERATION)
        return [moderator.user] if moderator else await super().responsible(work, queued)

    async def compose_superseded(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return that the session has another date, or that its card is in another channel."""
        session = await self.session_of(work, queued)
        return views.superseded(self.words(session), session, queued.superseded)

    def form(self, session: SessionInfo) -> Format:
        """Return the session's format, stretched or shortened to the circle's minutes."""
        return service.form_of(self._formats, session)

    def words(self, session: SessionInfo) -> Words:
        """Return the words of the circle's language."""
        return self.languages.words(session.circle.language)


def wait(scheduled: ScheduledEvent, until: datetime | None) -> None:
    """Have a scheduled event come again that somebody has just put off."""
    if until is not None:
        scheduled.state, scheduled.due_at, scheduled.not_after = ScheduledState.PLANNED, until, until + IN_ANY_CASE


class Card(SessionPost, TimedPost):
    """The session's card, two days before; it chooses a topic where there is none, and is kept true till the end."""

    kind: ClassVar[str] = service.CARD
    kept_for: ClassVar[timedelta | None] = None  # minutes may be written at any time, and change it

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:  # noqa: ARG002
        """List the cards of planned sessions; a late one is still of use while the session can be started."""
        rows = await store.planned_and_kept(work, starting_until=until + LONGEST_HOLIDAYS)

        def listed(one: tuple[Session, str | None]) -> Due:
            row, region = one
            at = card_at(row.local_date, row.zone, row.planned_at, work.closed(row.zone, region))
            return Due(row.id, row.local_date, at, missed_at(row.starts_at, row.mode))

        return [due for due in one_by_one(self.kind, rows, listed, lambda one: one[0].id) if due.at <= until]

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        """Choose the topic and post the card."""
        await service.announce(work, scheduled.subject, self._formats, now)

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the card as things stand; nothing new while the circle pauses."""
        session = await self.session_of(work, queued)
        if queued.operation is Operation.POST and session.pauses:
            return None
        return views.session_card(self.words(session), self.form(session), session)


class Moved(SessionPost):
    """A session has another time."""

    kind: ClassVar[str] = service.MOVED

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return when it is now; nothing where it has begun or was called off meanwhile."""
        session = await self.session_of(work, queued)
        told = session.state is SessionState.PLANNED and not session.pauses
        return views.moved(self.words(session), session) if told else None


class Changed(SessionPost):
    """A session keeps its time and is otherwise, or elsewhere; ``part``: what alone has changed, empty for several."""

    kind: str  # type: ignore[misc]  # one class for several kinds, which differ in what they say alone

    def __init__(self, part: str, deps: Deps) -> None:
        super().__init__(deps)
        self.kind, self._part = service.changed_kind(*filter(None, [part])), part

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return how it is now; nothing where it has begun or was called off meanwhile."""
        session = await self.session_of(work, queued)
        told = session.state is SessionState.PLANNED and not session.pauses
        return views.changed(self.words(session), self.form(session), session, self._part) if told else None


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    return [Card(deps), Moved(deps), *(Changed(part, deps) for part in ("", *HOW))]


def maintenance() -> list[MaintenanceTask]:
    """Return the upkeep: who pauses can't come, names are forgotten."""
    return [service.follow_pauses, AfterChanges(service.forget_names)]
