"""While a session is led: the call to start, phases, the end; or nobody started it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import ClassVar
from uuid import UUID

from bot.content.loader import load_library
from bot.delivery import outbox
from bot.delivery.post import A_YEAR_AND_MORE, Due, Post, TimedPost
from bot.features.circles.posts import CirclePost
from bot.features.deps import Deps
from bot.features.facilitation import service, views
from bot.features.sessions import service as sessions
from bot.features.sessions import store as sessions_store
from bot.features.sessions.posts import IN_ANY_CASE, SessionPost, wait
from bot.features.sessions.rules import SessionInfo, missed_at, offered_again_at
from bot.kernel.enums import CircleState, Mode, Operation, PhaseState
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage, ScheduledEvent, Session

Moments = Callable[[Session], tuple[datetime, datetime]]
"""When something about a session falls due, and when it is too late for it."""
_ANY = tuple(Mode)


async def _planned(work: UnitOfWork, until: datetime, moments: Moments, modes: Collection[Mode] = _ANY) -> list[Due]:
    """List what falls due up to ``until`` about the planned sessions of these ``modes``."""
    rows = await sessions_store.planned(work, starting_until=until)
    found = [Due(row.id, row.local_date, *moments(row)) for row in rows if row.mode in modes]
    return [due for due in found if due.at <= until]


class StartCall(SessionPost, TimedPost):
    """At its time: the call to begin; a session over days begins by itself."""

    kind: ClassVar[str] = sessions.START

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:  # noqa: ARG002
        """List the planned sessions at their wall time."""
        return await _planned(work, until, lambda row: (row.starts_at, missed_at(row.starts_at, row.mode)))

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        """Call the circle, or begin."""
        await service.call_to_start(work, scheduled.subject, self._formats, now)

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the call, or what became of it."""
        session = await self.session_of(work, queued)
        if queued.operation is Operation.POST and session.pauses:
            return None
        following = await sessions.next_session(work, session.circle.id, queued.due_at)
        other = following if following and following.id != session.id else None
        return views.start_call(self.words(session), session, other)


class SecondStartCall(SessionPost, TimedPost):
    """A quarter of an hour after its time nobody has started a live session: start, another time, or not this time."""

    kind: ClassVar[str] = sessions.WAITING

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:  # noqa: ARG002
        """List the live sessions that are planned."""

        def moments(row: Session) -> tuple[datetime, datetime]:
            return offered_again_at(row.starts_at), missed_at(row.starts_at, row.mode)

        return await _planned(work, until, moments, [Mode.LIVE])

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        """Ask in the thread."""
        await service.offer_again(work, scheduled.subject, now)

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the offer, or what became of it."""
        session = await self.session_of(work, queued)
        return views.waiting(self.words(session), session)


class MissedSession(TimedPost):
    """Nobody started: the session didn't take place. Posts nothing of its own; its card says so, without blame."""

    kind: ClassVar[str] = sessions.MISSED

    def __init__(self, deps: Deps) -> None:
        """Work with these formats."""
        self._formats = deps.formats

    async def lock(self, work: UnitOfWork, subject: UUID) -> None:
        """Lock the session, after its circle."""
        await sessions_store.lock(work, [subject])

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:  # noqa: ARG002
        """List until when each planned session can be started."""

        def moments(row: Session) -> tuple[datetime, datetime]:
            at = missed_at(row.starts_at, row.mode)
            return at, at + IN_ANY_CASE

        return await _planned(work, until, moments)

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        """Note it."""
        await service.miss(work, scheduled.subject, self._formats, now)


class Absent(CirclePost):
    """Which sessions fell out because Zirkel was away: told once, in the circle's channel."""

    kind: ClassVar[str] = sessions.ABSENT
    kept_for: ClassVar[timedelta | None] = A_YEAR_AND_MORE

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return what fell out and isn't made up for, where the circle still meets."""
        rows = await sessions_store.fallen_out(work, queued.subject)
        found = await sessions.describe(work, rows)
        if not found or found[0].circle.state is not CircleState.ACTIVE:
            return None
        return views.fell_out(self.languages.words(found[0].circle.language), found)


class PhasePost(SessionPost, TimedPost):
    """One phase in the thread, when its time has come."""

    kind: ClassVar[str] = sessions.PHASE

    def __init__(self, deps: Deps) -> None:
        """Work with these parts, and with the ground rules that a new circle is proposed."""
        super().__init__(deps)
        self._ground_rules = load_library().ground_rules

    async def lock(self, work: UnitOfWork, subject: UUID) -> None:
        """Lock the phase's session, after its circle."""
        if session_id := await sessions_store.session_of_run(work, subject):
            await sessions_store.lock(work, [session_id])

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:
        """List the phases that are still to open; one whose time is over is passed by."""
        listed = await sessions.waiting_phases(work, now)
        return [Due(run.id, day, run.opens_at, run.ends_at) for run, day in listed if run.opens_at <= until]

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        """Open the phase."""
        wait(scheduled, await service.open_phase(work, scheduled.subject, now))

    async def session_of(self, work: UnitOfWork, queued: OutboxMessage) -> SessionInfo:
        """Return the session of the phase."""
        return (await sessions.phase(work, queued.subject))[0]

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the phase; nothing where it is over before it was said, or no longer in the format."""
        session, run = await sessions.phase(work, queued.subject)
        form = self.form(session)
        step = sessions.step_of(form, run)
        if step is None or (run.state is not PhaseState.OPEN and queued.operation is Operation.POST):
            return None
        if queued.operation is Operation.UPDATE:
            newest = await outbox.find_posted(work, queued.kind, queued.subject)
            if newest and newest.ts != queued.slack_ts:  # it was opened again, and has another message since
                run = replace(run, state=PhaseState.OVER)
        rules = self._ground_rules(session.circle.language)
        checks_in = session.number > 1 and run.position == form.check_in and run.state is PhaseState.OPEN
        plans = await service.last_plans(work, session) if checks_in else []
        return views.phase_message(self.words(session), form, session, run, step, rules, plans)


class SessionEnd(SessionPost, TimedPost):
    """The end of a session: thanks, two minutes to reflect, the next date."""

    kind: ClassVar[str] = sessions.END

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:  # noqa: ARG002
        """List when the last phases of running sessions are over."""
        rows = await sessions_store.running(work, ending_until=until)
        return [Due(row.id, row.local_date, row.ends_at, row.ends_at + IN_ANY_CASE) for row in rows]

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        """End the session."""
        wait(scheduled, await service.run_out(work, scheduled.subject, now))

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the farewell."""
        session = await self.session_of(work, queued)
        following = await sessions.next_session(work, session.circle.id, queued.due_at)
        return views.end_message(self.words(session), self.form(session), session, following)


class AskForMinutes(SessionPost):
    """After a session whoever documents is asked for the minutes; then it is the way to change them."""

    kind: ClassVar[str] = sessions.ASK
    kept_for: ClassVar[timedelta | None] = None  # minutes may be written at any time, and change it

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the question; nothing where it was answered before it was asked."""
        session = await self.session_of(work, queued)
        written = await sessions_store.has_minutes(work, session.id)
        if written and queued.operation is Operation.POST:
            return None
        return views.ask_for_minutes(self.words(session), session, written=written)


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    kinds = (StartCall, SecondStartCall, PhasePost, SessionEnd, AskForMinutes)
    return [MissedSession(deps), Absent(deps.languages), *(kind(deps) for kind in kinds)]
