"""While a session is led: the call to start, phases, the end; or nobody started it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from bot.delivery import outbox
from bot.delivery.post import Due, TimedPost
from bot.features.sessions import service, store
from bot.features.sessions.posts.base import IN_ANY_CASE, SessionPost, wait
from bot.features.sessions.rules import SessionInfo, missed_at
from bot.features.sessions.views import leading
from bot.kernel.vocabulary import Operation, PhaseState
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import Letter, Occasion


class Start(SessionPost, TimedPost):
    """At its time: the call to begin; a session over days begins by itself."""

    kind: ClassVar[str] = service.START

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:  # noqa: ARG002
        """List the planned sessions at their wall time."""
        rows = await store.planned(work, starting_until=until)
        return [Due(row.id, row.local_date, row.starts_at, missed_at(row.starts_at, row.mode)) for row in rows]

    async def happen(self, work: UnitOfWork, occasion: Occasion, now: datetime) -> None:
        """Call the circle, or begin."""
        await service.call_to_start(work, occasion.subject, self._formats, now)

    async def compose(self, work: UnitOfWork, letter: Letter) -> Message | None:
        """Return the call, or what became of it."""
        session = await self.session_of(work, letter)
        if letter.operation is Operation.POST and session.pauses:
            return None
        following = await service.next_session(work, session.circle.id, letter.due_at)
        other = following if following and following.id != session.id else None
        return leading.start_call(self.words(session), session, other)


class Missed(TimedPost):
    """Nobody started: the session didn't take place. Posts nothing of its own."""

    kind: ClassVar[str] = "sessions-missed"

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:  # noqa: ARG002
        """List until when each planned session can be started."""
        rows = await store.planned(work, starting_until=until)
        listed = [(row, missed_at(row.starts_at, row.mode)) for row in rows]
        return [Due(row.id, row.local_date, at, at + IN_ANY_CASE) for row, at in listed if at <= until]

    async def happen(self, work: UnitOfWork, occasion: Occasion, now: datetime) -> None:
        """Say so on the card, without blame."""
        await service.miss(work, occasion.subject, now)


class Phase(SessionPost, TimedPost):
    """One phase in the thread, when its time has come."""

    kind: ClassVar[str] = service.PHASE

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:
        """List the phases that are still to open; one whose time is over is passed by."""
        listed = await service.waiting_phases(work, now)
        return [Due(run.id, day, run.opens_at, run.ends_at) for run, day in listed if run.opens_at <= until]

    async def happen(self, work: UnitOfWork, occasion: Occasion, now: datetime) -> None:
        """Open the phase."""
        wait(occasion, await service.open_phase(work, occasion.subject, now))

    async def session_of(self, work: UnitOfWork, letter: Letter) -> SessionInfo:
        """Return the session of the phase."""
        return (await service.phase(work, letter.subject))[0]

    async def compose(self, work: UnitOfWork, letter: Letter) -> Message | None:
        """Return the phase; nothing where it is over before it was said, or no longer in the format."""
        session, run = await service.phase(work, letter.subject)
        form = self.form(session)
        step = service.step_of(form, run)
        if step is None or (run.state is not PhaseState.OPEN and letter.operation is Operation.POST):
            return None
        if letter.operation is Operation.UPDATE and not await _is_newest(work, letter):
            run = replace(run, state=PhaseState.OVER)
        return leading.phase_message(self.words(session), form, session, run, step)


class Leads(SessionPost):
    """Who moderates from here on, in the thread of a session that runs."""

    kind: ClassVar[str] = service.LEADS

    async def session_of(self, work: UnitOfWork, letter: Letter) -> SessionInfo:
        """Return the session in which the role is held."""
        return (await service.turn(work, letter.subject))[0]

    async def compose(self, work: UnitOfWork, letter: Letter) -> Message | None:
        """Return the message; nothing where the session is over by then, or somebody else has the role again."""
        session, holder, held = await service.turn(work, letter.subject)
        return leading.leads(self.words(session), holder) if held and not session.is_over else None


class End(SessionPost, TimedPost):
    """The end of a session: two minutes to reflect, the minutes, the next date."""

    kind: ClassVar[str] = service.END

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:  # noqa: ARG002
        """List when the last phases of running sessions are over."""
        rows = await store.running(work, ending_until=until)
        return [Due(row.id, row.local_date, row.ends_at, row.ends_at + IN_ANY_CASE) for row in rows]

    async def happen(self, work: UnitOfWork, occasion: Occasion, now: datetime) -> None:
        """End the session."""
        wait(occasion, await service.run_out(work, occasion.subject, now))

    async def compose(self, work: UnitOfWork, letter: Letter) -> Message | None:
        """Return the farewell, with the minutes' button as it stands."""
        session = await self.session_of(work, letter)
        written = await service.minutes_of(work, session.id) is not None
        following = await service.next_session(work, session.circle.id, letter.due_at)
        return leading.end_message(self.words(session), session, written=written, following=following)


async def _is_newest(work: UnitOfWork, letter: Letter) -> bool:
    """Return whether no later message says the same: a phase that was opened again has two."""
    newest = await outbox.find_posted(work, letter.kind, letter.subject)
    return newest is None or newest.ts == letter.slack_ts
