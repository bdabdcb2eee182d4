"""What is posted about roles: cards for their holders, offers, and who moderates from here on."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import ClassVar
from uuid import UUID

from bot.content.loader import load_library
from bot.content.questions import Library
from bot.delivery.contact_policy import WEEK
from bot.delivery.isolation import one_by_one
from bot.delivery.post import A_YEAR_AND_MORE, AfterChanges, Due, MaintenanceTask, Post, TimedPost
from bot.features.assignments import service, store, views
from bot.features.deps import Deps
from bot.features.people.posts import PersonPost
from bot.features.sessions import service as sessions
from bot.features.sessions import store as sessions_store
from bot.features.sessions import views as sessions_views
from bot.features.sessions.posts import SessionPost
from bot.features.sessions.rules import SessionInfo, card_at, topic_at
from bot.kernel.enums import Operation, Priority
from bot.kernel.ids import UserId
from bot.kernel.working_time import LONGEST_HOLIDAYS
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage, ScheduledEvent, Session

_A_WEEK_AHEAD = WEEK + LONGEST_HOLIDAYS


class _RoleCard(PersonPost, TimedPost):
    """To the holder of a role, the working day before: what it asks of them, and what helps."""

    kind: ClassVar[str] = sessions.ROLE_CARD
    kept_for: ClassVar[timedelta | None] = A_YEAR_AND_MORE
    priority: ClassVar[Priority] = Priority.BEFOREHAND

    def __init__(self, deps: Deps, library: Library) -> None:
        super().__init__(deps)
        self._library = library

    async def lock(self, work: UnitOfWork, subject: UUID) -> None:
        if found := await sessions_store.turn(work, subject):
            await sessions_store.lock(work, [found[0].session_id])

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:  # noqa: ARG002
        turns = await store.turns(work, starting_until=until + LONGEST_HOLIDAYS)

        def listed(turn: store.Turn) -> Due:
            return Due(turn.id, turn.local_date, turn.card_at(work.closed), turn.starts_at)

        return [due for due in one_by_one(self.kind, turns, listed) if due.at <= until]

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        await service.tell_holder(work, scheduled.subject, now)

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        session, holder, held = await sessions.turn(work, queued.subject)
        words, new = await self.words(work, queued), queued.operation is Operation.POST
        form = sessions.form_of(self.deps.formats, session)
        if new and (session.pauses or session.is_over or not held):
            return None
        if held:
            return views.role_card(words, form, session, holder, self._library, new=new)
        return views.role_given(words, form, session, holder.role, holder.user)

    async def compose_superseded(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        session, _, _ = await sessions.turn(work, queued.subject)
        return sessions_views.superseded(await self.words(work, queued), session, queued.superseded)


class _TopicAhead(PersonPost, TimedPost):
    """A week before: the vote closes, and whoever proposed the topic is asked to bring the input."""

    kind: ClassVar[str] = sessions.TOPIC
    kept_for: ClassVar[timedelta | None] = A_YEAR_AND_MORE
    priority: ClassVar[Priority] = Priority.NEEDED

    async def lock(self, work: UnitOfWork, subject: UUID) -> None:
        await sessions_store.lock(work, [subject])

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:
        """List the planned sessions without a topic; those that were planned later get theirs with their card."""
        rows = await sessions_store.planned_and_kept(work, starting_until=until + _A_WEEK_AHEAD)

        def listed(one: tuple[Session, str | None]) -> list[Due]:
            row, region = one
            closed = work.closed(row.zone, region)
            at = topic_at(row.local_date, row.zone, closed)
            card = card_at(row.local_date, row.zone, row.planned_at, closed)
            return [Due(row.id, row.local_date, at, card)] if row.planned_at <= at < card and now < card else []

        found = one_by_one(self.kind, [one for one in rows if one[0].topic_id is None], listed, lambda one: one[0].id)
        return [due for listing in found for due in listing if due.at <= until]

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        await service.choose_topic_ahead(work, scheduled.subject, self.deps.formats, now)

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the question, or who brings the input; nothing where it was answered before it was asked."""
        session = await sessions.session(work, queued.subject)
        open_now, reader = service.input_is_open(session, self.deps.formats), UserId(queued.people or "")
        if queued.operation is Operation.POST and not (open_now and reader in session.coming):
            return None
        words, form = await self.words(work, queued), sessions.form_of(self.deps.formats, session)
        return views.input_question(words, form, session, reader, is_open=open_now)


class _RolePost(SessionPost):
    """A post whose subject is somebody's turn in a role."""

    async def session_of(self, work: UnitOfWork, queued: OutboxMessage) -> SessionInfo:
        return (await sessions.turn(work, queued.subject))[0]


class _Swap(_RolePost):
    """A role that its holder would like to pass on; the message then says who took it, or that it is over."""

    kind: ClassVar[str] = sessions.SWAP

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        session, giver, held = await sessions.turn(work, queued.subject)
        if queued.operation is Operation.POST and (session.pauses or not held):
            return None
        return views.offer(self.words(session), self.form(session), session, giver, held=held)

    async def compose_superseded(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        session, giver, _ = await sessions.turn(work, queued.subject)
        return views.offer_over(self.words(session), self.form(session), giver)


class _Leads(_RolePost):
    """Who moderates from here on, in the thread of a session that runs; nothing where it isn't so any more."""

    kind: ClassVar[str] = sessions.LEADS

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        session, holder, held = await sessions.turn(work, queued.subject)
        return views.leads(self.words(session), holder) if held and not session.is_over else None


class _Holds(_RolePost):
    """A role that has come up late, in the session's thread: its holder's week is full."""

    kind: ClassVar[str] = sessions.HOLDS

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return it, and later who has the role instead; nothing where somebody else has it before it was said."""
        session, holder, held = await sessions.turn(work, queued.subject)
        if queued.operation is Operation.POST and (session.pauses or session.is_over or not held):
            return None
        return views.holds(self.words(session), self.form(session), session, holder, held=held)


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    return [_RoleCard(deps, load_library()), _TopicAhead(deps), *(kind(deps) for kind in (_Leads, _Swap, _Holds))]


def maintenance(deps: Deps) -> list[MaintenanceTask]:
    """Return the upkeep: roles that nobody has yet, or of which their holders couldn't be told."""

    async def fill_roles(work: UnitOfWork, now: datetime) -> MaintenanceTask | None:
        short = await service.short_of_roles(work, deps.formats, now)

        async def fill_them(work: UnitOfWork, now: datetime) -> None:
            await service.fill_roles(work, short, deps.formats, now)

        return fill_them if short else None

    return [fill_roles, AfterChanges(service.tell_in_thread)]
