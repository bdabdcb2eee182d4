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
from bot.features.people import service as people
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


class RoleCard(TimedPost):
    """To the holder of a role, the working day before: what it asks of them, and what helps."""

    kind: ClassVar[str] = sessions.ROLE_CARD
    kept_for: ClassVar[timedelta | None] = A_YEAR_AND_MORE
    harmless_twice: ClassVar[bool] = True
    priority: ClassVar[Priority] = Priority.BEFOREHAND

    def __init__(self, deps: Deps, library: Library) -> None:
        """Speak of roles with the duties of ``library``."""
        self._deps = deps
        self._library = library

    async def lock(self, work: UnitOfWork, subject: UUID) -> None:
        """Lock the role's session, after its circle."""
        if found := await sessions_store.turn(work, subject):
            await sessions_store.lock(work, [found[0].session_id])

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:  # noqa: ARG002
        """List the roles that are held; who comes to one late hears of it at once."""
        turns = await store.turns(work, starting_until=until + LONGEST_HOLIDAYS)

        def listed(turn: store.Turn) -> Due:
            return Due(turn.id, turn.local_date, turn.card_at(work.closed), turn.starts_at)

        return [due for due in one_by_one(self.kind, turns, listed) if due.at <= until]

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        """Tell whoever holds the role now, and somebody whose week fills of their next roles with it."""
        await service.tell_holder(work, scheduled.subject, now)

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the role card in its reader's language; one that was sent before says when it is over."""
        session, holder, held = await sessions.turn(work, queued.subject)
        words = self._deps.languages.words(await people.language_of(work, holder.user))
        form, new = sessions.form_of(self._deps.formats, session), queued.operation is Operation.POST
        if new and (session.pauses or session.is_over or not held):
            return None
        if held:
            return views.role_card(words, form, session, holder, self._library, new=new)
        return views.role_given(words, form, session, holder.role)

    async def compose_superseded(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return that the session gets another date; its roles may be other people's by then."""
        session, holder, _ = await sessions.turn(work, queued.subject)
        words = self._deps.languages.words(await people.language_of(work, holder.user))
        return sessions_views.superseded(words, session, queued.superseded)


class RolePost(SessionPost):
    """A post whose subject is somebody's turn in a role."""

    async def session_of(self, work: UnitOfWork, queued: OutboxMessage) -> SessionInfo:
        """Return the session in which the role is or was held."""
        return (await sessions.turn(work, queued.subject))[0]


class Swap(RolePost):
    """A role that its holder would like to pass on; the message then says who took it."""

    kind: ClassVar[str] = sessions.SWAP

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the offer; nothing where it was settled before it was said."""
        session, giver, held = await sessions.turn(work, queued.subject)
        if queued.operation is Operation.POST and (session.pauses or not held):
            return None
        return views.offer(self.words(session), self.form(session), session, giver, held=held)

    async def compose_superseded(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return that the offer is over: it was taken back, or the session has another date."""
        session, giver, _ = await sessions.turn(work, queued.subject)
        return views.offer_over(self.words(session), self.form(session), giver)


class Leads(RolePost):
    """Who moderates from here on, in the thread of a session that runs."""

    kind: ClassVar[str] = sessions.LEADS

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the message; nothing where the session is over by then, or somebody else has the role again."""
        session, holder, held = await sessions.turn(work, queued.subject)
        return views.leads(self.words(session), holder) if held and not session.is_over else None


class Holds(RolePost):
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
    return [RoleCard(deps, load_library()), *(kind(deps) for kind in (Leads, Swap, Holds))]


def maintenance(deps: Deps) -> list[MaintenanceTask]:
    """Return the upkeep: roles that nobody has yet, or of which their holders couldn't be told."""

    async def fill_roles(work: UnitOfWork, now: datetime) -> MaintenanceTask | None:
        short = await service.short_of_roles(work, deps.formats, now)

        async def fill_them(work: UnitOfWork, now: datetime) -> None:
            await service.fill_roles(work, short, deps.formats, now)

        return fill_them if short else None

    return [fill_roles, AfterChanges(service.tell_in_thread)]
