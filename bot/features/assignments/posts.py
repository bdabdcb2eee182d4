"""What is posted about roles: cards for their holders, offers, and who moderates from here on."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import ClassVar
from uuid import UUID

from bot.content.loader import load_library
from bot.content.questions import Library
from bot.delivery.isolation import one_by_one
from bot.delivery.post import A_YEAR_AND_MORE, AfterChanges, Due, MaintenanceTask, Post, TimedPost
from bot.features.assignments import service, store, views
from bot.features.deps import Deps
from bot.features.people.posts import PersonPost
from bot.features.sessions import service as sessions
from bot.features.sessions import store as sessions_store
from bot.features.sessions import views as sessions_views
from bot.features.sessions.posts import SessionPost
from bot.features.sessions.rules import SessionInfo
from bot.kernel.enums import Operation, Priority
from bot.kernel.working_time import LONGEST_HOLIDAYS
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage, ScheduledEvent


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
        return views.role_given(words, form, session, holder.role)

    async def compose_superseded(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        session, _, _ = await sessions.turn(work, queued.subject)
        return sessions_views.superseded(await self.words(work, queued), session, queued.superseded)


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
    return [_RoleCard(deps, load_library()), *(kind(deps) for kind in (_Leads, _Swap, _Holds))]


def maintenance(deps: Deps) -> list[MaintenanceTask]:
    """Return the upkeep: roles that nobody has yet, or of which their holders couldn't be told."""

    async def fill_roles(work: UnitOfWork, now: datetime) -> MaintenanceTask | None:
        short = await service.short_of_roles(work, deps.formats, now)

        async def fill_them(work: UnitOfWork, now: datetime) -> None:
            await service.fill_roles(work, short, deps.formats, now)

        return fill_them if short else None

    return [fill_roles, AfterChanges(service.tell_in_thread)]
