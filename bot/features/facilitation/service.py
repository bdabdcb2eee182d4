"""Leading a session: start, phase by phase, more time, the end; or nobody started it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from bot.delivery import outbox, scheduled_events
from bot.features.answers.service import end_phase
from bot.features.circles import service as circles
from bot.features.sessions import store as sessions_store
from bot.features.sessions.rules import MODERATION, MORE, Length, SessionInfo, missed_at, slots
from bot.features.sessions.service import (
    A_DAY,
    CARD,
    END,
    PHASE,
    START,
    WAITING,
    Formats,
    choose_topic,
    form_of,
    in_state_for,
    lengths,
    lock,
    refresh,
    refresh_all,
    session,
    thread,
)
from bot.kernel.enums import Mode, PhaseState, Presence, SessionState
from bot.kernel.errors import ItIsOver, NotModerating
from bot.storage.unit_of_work import UnitOfWork
from models import PhaseRun, Session


async def call_to_start(work: UnitOfWork, session_id: UUID, formats: Formats, now: datetime) -> None:
    """Say in the thread that it is time; what runs over days begins by itself."""
    row = await lock(work, session_id)
    info = await session(work, session_id)
    if row.state is SessionState.PLANNED and not info.pauses:
        if row.mode is Mode.ASYNC:
            await _begin(work, info, formats, now)
        else:
            until = missed_at(row.starts_at, row.mode)
            await outbox.put(work, START, session_id, thread(info), now=now, not_after=until)


async def offer_again(work: UnitOfWork, session_id: UUID, now: datetime) -> None:
    """Ask once in the thread what becomes of a session that nobody has started."""
    row = await lock(work, session_id)
    info = await session(work, session_id)
    if row.state is SessionState.PLANNED and row.mode is Mode.LIVE and row.starts_at <= now and not info.pauses:
        until = missed_at(row.starts_at, row.mode)
        await outbox.put(work, WAITING, session_id, thread(info), now=now, not_after=until)


async def start(work: UnitOfWork, session_id: UUID, person_id: UUID, formats: Formats, now: datetime) -> None:
    """Begin a session with its first phase.

    Raises:
        Gone, ItIsOver, NotAMember, NotModerating: it can't be started, or not by this person.
    """
    info = await _led_by(work, session_id, person_id, SessionState.PLANNED)
    if info.starts_at > now:
        raise ItIsOver  # it was moved after the call to start
    await _begin(work, info, formats, now)


async def _begin(work: UnitOfWork, info: SessionInfo, formats: Formats, now: datetime) -> None:
    row = await work.get(Session, info.id)
    await choose_topic(work, row)
    form = form_of(formats, info)
    begin = now if row.mode is Mode.LIVE else row.starts_at
    open_when = slots(lengths(form), row.mode, begin, row.zone)
    runs = [
        work.add(PhaseRun(
            session_id=row.id, position=position, phase=step.phase.id, opens_at=slot.opens_at, ends_at=slot.ends_at,
            state=PhaseState.WAITING,
        ))
        for position, (step, slot) in enumerate(zip(form.steps(), open_when, strict=True))
    ]  # fmt: skip
    row.state, row.started_at, row.ends_at = SessionState.RUNNING, now, max(slot.ends_at for slot in open_when)
    await work.session.flush()
    await _open(work, info, runs, runs[0], now)
    await refresh_all(work, info, now)


async def open_phase(work: UnitOfWork, run_id: UUID, now: datetime) -> datetime | None:
    """Open a phase whose time has come, unless it was opened or passed over already.

    Returns until when it waits, where somebody has just given more time to the phase before it.
    """
    session_id = await sessions_store.session_of_run(work, run_id)
    if session_id is None:
        return None
    await lock(work, session_id)
    info, runs = await session(work, session_id), await sessions_store.runs(work, session_id)
    run = next(run for run in runs if run.id == run_id)
    passed = any(other.position > run.position and other.state is not PhaseState.WAITING for other in runs)
    if info.state is not SessionState.RUNNING or run.state is not PhaseState.WAITING or passed:
        return None
    if run.opens_at > now:
        return run.opens_at
    await _open(work, info, runs, run, now)
    return None


async def next_phase(work: UnitOfWork, session_id: UUID, run_id: UUID, person_id: UUID, now: datetime) -> None:
    """Go on to the phase after ``run_id``; all that follow come earlier by as much. After the last one it ends.

    Raises:
        Gone, ItIsOver, NotAMember, NotModerating: that phase isn't open any more, or not theirs to lead.
    """
    info, runs, run = await _led_phase(work, session_id, run_id, person_id)
    waiting = [each for each in runs if each.state is PhaseState.WAITING]
    if not waiting:
        await _finish(work, info, now)
        return
    await _shift(work, info, waiting, now - waiting[0].opens_at)
    run.ends_at = now
    await _open(work, info, runs, waiting[0], now)


async def go_back(
    work: UnitOfWork, session_id: UUID, run_id: UUID, person_id: UUID, formats: Formats, now: datetime
) -> None:
    """Open the phase before ``run_id`` again, for what was left of its time and at least five minutes.

    The phase that was open comes anew after it, in its full length, and all that follow come later by as much.

    Raises:
        Gone, ItIsOver, NotAMember, NotModerating: that phase isn't open any more, or not theirs to lead.
    """
    info, runs, run = await _led_phase(work, session_id, run_id, person_id)
    if run.position == 0:
        raise ItIsOver
    before, lasts = runs[run.position - 1], lengths(form_of(formats, info))
    left = _planned(lasts, before) - (before.ends_at - before.opens_at)
    before.state, before.ends_at = PhaseState.OPEN, now + max(MORE, left)
    run.state = PhaseState.WAITING
    await _shift(work, info, runs[run.position :], before.ends_at - run.opens_at)
    await scheduled_events.forget(work, run.id, PHASE)
    await _say(work, info, before, now)
    for each in (before, run):
        await refresh(work, each.id, now, PHASE)


def _planned(lasts: Sequence[Length], run: PhaseRun) -> timedelta:
    """Return how long the format has a phase take; one that it doesn't know any more takes what it took."""
    known = run.position < len(lasts)
    return timedelta(minutes=lasts[run.position].minutes) if known else run.ends_at - run.opens_at


async def more_time(work: UnitOfWork, session_id: UUID, run_id: UUID, person_id: UUID, now: datetime) -> None:
    """Give an open phase five minutes more; all that follow come later by as much.

    Raises:
        Gone, ItIsOver, NotAMember, NotModerating: that phase isn't open any more, or not theirs to lead.
    """
    info, runs, run = await _led_phase(work, session_id, run_id, person_id)
    run.ends_at += MORE
    await _shift(work, info, [each for each in runs if each.state is PhaseState.WAITING], MORE)
    await refresh(work, run.id, now, PHASE)


async def end(work: UnitOfWork, session_id: UUID, person_id: UUID, now: datetime) -> None:
    """End a running session.

    Raises:
        Gone, ItIsOver, NotAMember, NotModerating: it doesn't run, or it isn't theirs to lead.
    """
    await _finish(work, await _led_by(work, session_id, person_id, SessionState.RUNNING), now)


async def run_out(work: UnitOfWork, session_id: UUID, now: datetime) -> datetime | None:
    """End a session whose last phase is over; return until when it goes on, where it was given more time."""
    row = await lock(work, session_id)
    if row.state is not SessionState.RUNNING:
        return None
    if row.ends_at > now:
        return row.ends_at
    await _finish(work, await session(work, session_id), now)
    return None


async def _open(work: UnitOfWork, info: SessionInfo, runs: Sequence[PhaseRun], run: PhaseRun, now: datetime) -> None:
    """Open one phase; what came before is over, but over days it stays open for as long as it has."""
    for earlier in runs[: run.position]:
        if info.mode is Mode.LIVE or earlier.ends_at <= now:
            await end_phase(work, info, earlier, now)
    run.state = PhaseState.OPEN
    await _say(work, info, run, run.opens_at)


async def _say(work: UnitOfWork, info: SessionInfo, run: PhaseRun, at: datetime) -> None:
    """Have an open phase said in the thread; one that is opened again has a message anew."""
    once = f"{at:%Y-%m-%dT%H:%M:%S}"
    await outbox.put(work, PHASE, run.id, thread(info), now=at, not_after=run.ends_at, once=once)


async def _shift(work: UnitOfWork, info: SessionInfo, waiting: Sequence[PhaseRun], by: timedelta) -> None:
    for run in waiting:
        run.opens_at += by
        run.ends_at += by
    (await work.get(Session, info.id)).ends_at += by


async def _finish(work: UnitOfWork, info: SessionInfo, now: datetime) -> None:
    row = await work.get(Session, info.id)
    row.state = SessionState.ENDED
    row.ended_at = row.ends_at = min(now, row.ends_at)
    for run in await sessions_store.runs(work, info.id):
        await end_phase(work, info, run, now)
    await outbox.put(work, END, info.id, thread(info), now=now, not_after=now + A_DAY)
    await refresh(work, info.id, now, CARD, START, WAITING)
    if info.is_last:
        await circles.close(work, info.circle.id, now)


async def _led_by(work: UnitOfWork, session_id: UUID, person_id: UUID, state: SessionState) -> SessionInfo:
    """Return the session for whoever moderates it, or for any member where nobody does."""
    info = await in_state_for(work, session_id, person_id, state)
    moderator = info.holder(MODERATION)
    if moderator is not None and moderator.person_id != person_id:
        raise NotModerating
    await sessions_store.mark(work, session_id, person_id, Presence.PRESENT)
    return info


async def _led_phase(
    work: UnitOfWork, session_id: UUID, run_id: UUID, person_id: UUID
) -> tuple[SessionInfo, list[PhaseRun], PhaseRun]:
    """Return a live session with its phases and the open one, for whoever leads it."""
    info = await _led_by(work, session_id, person_id, SessionState.RUNNING)
    runs = await sessions_store.runs(work, session_id)
    run = next((run for run in runs if run.id == run_id), None)
    if run is None or run.state is not PhaseState.OPEN or info.mode is not Mode.LIVE:
        raise ItIsOver
    return info, runs, run
