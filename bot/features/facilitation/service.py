"""Leading a session: start, phase by phase, more time, the end; or nobody started it.

Whatever a person presses raises Gone, ItIsOver, CircleIsPaused, NotAMember or NotModerating where it can't be done any
more, or isn't theirs to do.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from bot.content.formats import Format
from bot.delivery import outbox, scheduled_events
from bot.delivery.post import Address
from bot.delivery.uptime import absent_until
from bot.features.answers.rules import shown
from bot.features.answers.service import end_phase
from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo
from bot.features.facilitation import store
from bot.features.facilitation.rules import CommitmentInfo
from bot.features.schedule import service as schedule
from bot.features.sessions import service as sessions
from bot.features.sessions import store as sessions_store
from bot.features.sessions.rules import MAKE_UP_WITHIN, MORE, Length, PhaseInfo, SessionInfo, missed_at, slots
from bot.features.sessions.service import Formats
from bot.kernel.enums import CircleState, Language, Mode, PhaseState, Presence, SessionState, Visibility
from bot.kernel.errors import CircleIsPaused, Gone, ItIsOver, NotAMember, NotModerating
from bot.kernel.ids import ChannelId, MessageTs, UserId
from bot.kernel.working_time import next_working_hour
from bot.storage.unit_of_work import UnitOfWork
from models import Circle, Commitment, PhaseRun, Reflection, Session

_TOGETHER = timedelta(minutes=1)
"""So long after an absence its circle is told: all that fell out is known by then."""


async def call_to_start(work: UnitOfWork, session_id: UUID, formats: Formats, now: datetime) -> None:
    """Say in the thread that it is time; what runs over days begins by itself."""
    row, circle = await _locked(work, session_id)
    if _can_begin(row, circle):
        if row.mode is Mode.ASYNC:
            await _begin(work, row, circle, formats, now)
        else:
            await _ask(work, sessions.START, row, circle, now)


async def offer_again(work: UnitOfWork, session_id: UUID, now: datetime) -> None:
    """Ask once in the thread what becomes of a session that nobody has started."""
    row, circle = await _locked(work, session_id)
    if _can_begin(row, circle) and row.mode is Mode.LIVE and row.starts_at <= now:
        await _ask(work, sessions.WAITING, row, circle, now)


async def start(work: UnitOfWork, session_id: UUID, person_id: UUID, formats: Formats, now: datetime) -> None:
    """Begin a session with its first phase, when its time has come."""
    row, circle = await _led_by(work, session_id, person_id, SessionState.PLANNED)
    if row.starts_at > now:
        raise ItIsOver  # it was moved after the call to start
    await _begin(work, row, circle, formats, now)


async def miss(work: UnitOfWork, session_id: UUID, formats: Formats, now: datetime) -> None:
    """Note that nobody started a session; where Zirkel couldn't call to it, its circle is told once what fell out.

    It was away, or Slack didn't answer, or didn't take its token; a channel that is shut is the owners' to open.
    """
    row, circle = await _locked(work, session_id)
    if _can_begin(row, circle):
        row.absent_until = await absent_until(work, row.starts_at, missed_at(row.starts_at, row.mode))
        if row.absent_until is None and not await outbox.was_said(work, sessions.START, session_id, sessions.CARD):
            row.absent_until = now
    await schedule.miss(work, session_id, formats, now)
    if row.state is SessionState.MISSED and row.absent_until:
        closed, to = work.closed(circle.zone, circle.holidays), Address(channel=ChannelId(circle.channel_id))
        at, once = next_working_hour(now + _TOGETHER, circle.zone, closed), row.absent_until.isoformat()
        await outbox.put(work, sessions.ABSENT, circle.id, to, now=at, not_after=at + MAKE_UP_WITHIN, once=once)


async def open_phase(work: UnitOfWork, run_id: UUID, now: datetime) -> datetime | None:
    """Open a phase whose time has come, unless it was opened or passed over already.

    Returns until when it waits, where somebody has just given more time to the phase before it.
    """
    session_id = await sessions_store.session_of_run(work, run_id)
    if session_id is None:
        return None
    row, circle = await _locked(work, session_id)
    runs = await sessions_store.runs(work, session_id)
    run = next(run for run in runs if run.id == run_id)
    passed = any(other.position > run.position and other.state is not PhaseState.WAITING for other in runs)
    if row.state is not SessionState.RUNNING or run.state is not PhaseState.WAITING or passed:
        return None
    if run.opens_at > now:
        return run.opens_at
    await _open(work, row, circle, runs, run, now)
    return None


async def next_phase(
    work: UnitOfWork, session_id: UUID, run_id: UUID, person_id: UUID, formats: Formats, now: datetime,
    pressed: MessageTs | None = None,
) -> tuple[Language, Format, PhaseInfo]:  # fmt: skip
    """Go on to the phase after ``run_id``; all that follow come earlier by as much. After the last one it ends.

    The message that was ``pressed`` isn't refreshed: whoever answers the tap changes it at once, with what is returned
    (the circle's language, the session's format, and the phase that is over).
    """
    row, circle, runs, run = await _led_phase(work, session_id, run_id, person_id)
    shown = await outbox.find_posted(work, sessions.PHASE, run.id)
    if shown is None or shown.ts != pressed:
        await sessions.refresh(work, run.id, now, sessions.PHASE)
    waiting = [each for each in runs if each.state is PhaseState.WAITING]
    if waiting:
        await _shift(work, row, waiting, now - waiting[0].opens_at)
        run.ends_at, run.state = now, PhaseState.OVER
        await _open(work, row, circle, runs, waiting[0], now)
    else:
        run.state = PhaseState.OVER
        await _finish(work, row, circle, now)
    form = sessions.format_for(formats, row.format_id, circle.minutes, row.turns)
    return circle.language, form, sessions.describe_run(run)


async def go_back(
    work: UnitOfWork, session_id: UUID, run_id: UUID, person_id: UUID, formats: Formats, now: datetime
) -> None:
    """Open the phase before ``run_id`` again, for what was left of its time and at least five minutes.

    The phase that was open comes anew after it, in its full length, and all that follow come later by as much.
    """
    row, circle, runs, run = await _led_phase(work, session_id, run_id, person_id)
    if run.position == 0:
        raise ItIsOver
    before, lasts = (
        runs[run.position - 1],
        sessions.lengths(sessions.format_for(formats, row.format_id, circle.minutes, row.turns)),
    )
    left = _planned(lasts, before) - (before.ends_at - before.opens_at)
    before.state, before.ends_at = PhaseState.OPEN, now + max(MORE, left)
    run.state = PhaseState.WAITING
    await _shift(work, row, runs[run.position :], before.ends_at - run.opens_at)
    await scheduled_events.forget(work, run.id, sessions.PHASE)
    await _post(work, row, circle, before, now)
    for each in (before, run):
        await sessions.refresh(work, each.id, now, sessions.PHASE)


def _planned(lasts: Sequence[Length], run: PhaseRun) -> timedelta:
    """Return how long the format has a phase take; one that it doesn't know any more takes what it took."""
    known = run.position < len(lasts)
    return timedelta(minutes=lasts[run.position].minutes) if known else run.ends_at - run.opens_at


async def more_time(work: UnitOfWork, session_id: UUID, run_id: UUID, person_id: UUID, now: datetime) -> None:
    """Give an open phase five minutes more; all that follow come later by as much."""
    row, _, runs, run = await _led_phase(work, session_id, run_id, person_id)
    run.ends_at += MORE
    await _shift(work, row, [each for each in runs if each.state is PhaseState.WAITING], MORE)
    await sessions.refresh(work, run.id, now, sessions.PHASE)


async def end(work: UnitOfWork, session_id: UUID, person_id: UUID, now: datetime) -> None:
    """End a running session before its time."""
    row, circle = await _led_by(work, session_id, person_id, SessionState.RUNNING)
    await _finish(work, row, circle, now)


async def run_out(work: UnitOfWork, session_id: UUID, now: datetime) -> datetime | None:
    """End a session whose last phase is over; return until when it goes on, where it was given more time."""
    row, circle = await _locked(work, session_id)
    if row.state is not SessionState.RUNNING:
        return None
    if row.ends_at > now:
        return row.ends_at
    await _finish(work, row, circle, now)
    return None


async def _begin(work: UnitOfWork, row: Session, circle: Circle, formats: Formats, now: datetime) -> None:
    await sessions.choose_topic(work, row, formats, now)
    if sessions.format_for(formats, row.format_id).one_for_each:
        row.turns = len((await sessions.session(work, row.id)).coming)
    form = sessions.format_for(formats, row.format_id, circle.minutes, row.turns)
    begin = now if row.mode is Mode.LIVE else row.starts_at
    open_when = slots(sessions.lengths(form), row.mode, begin, row.zone, work.closed(row.zone, circle.holidays))
    runs = [
        work.add(PhaseRun(
            session_id=row.id, position=position, phase=step.phase.id, opens_at=slot.opens_at, ends_at=slot.ends_at,
            state=PhaseState.WAITING,
        ))
        for position, (step, slot) in enumerate(zip(form.steps(), open_when, strict=True))
    ]  # fmt: skip
    row.state, row.started_at, row.ends_at = SessionState.RUNNING, now, max(slot.ends_at for slot in open_when)
    await work.session.flush()
    await _open(work, row, circle, runs, runs[0], now)
    await sessions.refresh_all(work, await sessions.session(work, row.id), now)


async def _open(
    work: UnitOfWork, row: Session, circle: Circle, runs: Sequence[PhaseRun], run: PhaseRun, now: datetime
) -> None:
    """Open one phase; what came before is over, but over days it stays open for as long as it has."""
    for earlier in runs[: run.position]:
        if row.mode is Mode.LIVE or earlier.ends_at <= now:
            await end_phase(work, earlier, row.mode, _thread(row, circle), now)
    run.state = PhaseState.OPEN
    await _post(work, row, circle, run, run.opens_at)


async def _post(work: UnitOfWork, row: Session, circle: Circle, run: PhaseRun, at: datetime) -> None:
    """Have an open phase posted in the thread; one that is opened again has a message anew."""
    once = f"{at:%Y-%m-%dT%H:%M:%S}"
    await outbox.put(work, sessions.PHASE, run.id, _thread(row, circle), now=at, not_after=run.ends_at, once=once)


async def _shift(work: UnitOfWork, row: Session, waiting: Sequence[PhaseRun], by: timedelta) -> None:
    for run in waiting:
        run.opens_at += by
        run.ends_at += by
    row.ends_at += by
    await work.session.flush()  # rows that change in the same columns are written in one statement


async def _finish(work: UnitOfWork, row: Session, circle: Circle, now: datetime) -> None:
    row.state = SessionState.ENDED
    row.ended_at = row.ends_at = min(now, row.ends_at)
    for run in await sessions_store.runs(work, row.id):
        await end_phase(work, run, row.mode, _thread(row, circle), now)
    for kind in (sessions.END, sessions.ASK):
        await outbox.put(work, kind, row.id, _thread(row, circle), now=now, not_after=now + sessions.A_DAY)
    await sessions.refresh(work, row.id, now, sessions.CARD, sessions.START, sessions.WAITING)
    if row.number >= circle.sessions:
        await circles.end_season(work, circle.id, now)


async def _ask(work: UnitOfWork, kind: str, row: Session, circle: Circle, now: datetime) -> None:
    """Put a message with Start into the thread, which is of use while the session can be started."""
    until = missed_at(row.starts_at, row.mode)
    await outbox.put(work, kind, row.id, _thread(row, circle), now=now, not_after=until)


def _thread(row: Session, circle: Circle) -> Address:
    return Address(channel=ChannelId(circle.channel_id), thread_of=sessions.CARD, thread_subject=row.id)


def _can_begin(row: Session, circle: Circle) -> bool:
    return row.state is SessionState.PLANNED and circle.state is not CircleState.PAUSED


async def _locked(work: UnitOfWork, session_id: UUID) -> tuple[Session, Circle]:
    row = await sessions.lock(work, session_id)
    return row, await work.get(Circle, row.circle_id)


async def _led_by(work: UnitOfWork, session_id: UUID, person_id: UUID, state: SessionState) -> tuple[Session, Circle]:
    """Return the session, locked, for whoever moderates it, or for any member where nobody does."""
    found = await store.led_session(work, session_id, person_id)
    if found is None:
        raise Gone
    if found.member_id is None:
        raise NotAMember
    if found.session.state is not state:
        raise ItIsOver
    if state is SessionState.PLANNED and not _can_begin(found.session, found.circle):
        raise CircleIsPaused
    if found.moderator_id not in (None, person_id):
        raise NotModerating
    await sessions_store.mark(work, session_id, person_id, Presence.PRESENT)
    return found.session, found.circle


async def _led_phase(
    work: UnitOfWork, session_id: UUID, run_id: UUID, person_id: UUID
) -> tuple[Session, Circle, list[PhaseRun], PhaseRun]:
    """Return a live session with its circle, its phases and the open one, for whoever leads it."""
    row, circle = await _led_by(work, session_id, person_id, SessionState.RUNNING)
    runs = await sessions_store.runs(work, session_id)
    run = next((run for run in runs if run.id == run_id), None)
    if run is None or run.state is not PhaseState.OPEN or row.mode is not Mode.LIVE:
        raise ItIsOver
    return row, circle, runs, run


async def last_plans(work: UnitOfWork, session: SessionInfo) -> list[CommitmentInfo]:
    """Return what the circle set out in the session before this one; plans of people who left are gone."""
    rows = await store.last_plans(work, session.circle.id, session.number)
    members = [row for row in rows if session.circle.member(row.person_id)]
    return [shared_plan(work, session.circle, row) for row in shown(members)]


def shared_plan(work: UnitOfWork, circle: CircleInfo, row: Commitment) -> CommitmentInfo:
    """Return a plan as its circle reads it."""
    if_text, then_text = (work.vault.open(row, name) for name in ("if_text", "then_text"))
    return CommitmentInfo(row.id, if_text, then_text, author(circle, row), row.state)


def author(circle: CircleInfo, row: Reflection | Commitment) -> UserId | None:
    """Return who shares something with their name, None where it has none."""
    member = circle.member(row.person_id)
    return member.user if member and row.visibility is Visibility.CIRCLE else None
