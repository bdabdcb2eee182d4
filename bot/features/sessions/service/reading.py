"""Finding sessions, and what stands in their rows, as other features and views see it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from bot.content.formats import Format, Step
from bot.features.circles import service as circles
from bot.features.roles import service as roles
from bot.features.roles.rules import Holder
from bot.features.sessions import store
from bot.features.sessions.rules import MinutesInfo, PhaseInfo, SessionInfo, missed_at, to_open
from bot.features.topics import service as topics
from bot.kernel.errors import CircleIsPaused, Gone, ItIsOver, NotAMember
from bot.kernel.ids import UserId
from bot.kernel.vocabulary import SessionState
from bot.storage.unit_of_work import UnitOfWork
from models import PhaseRun, Session

Formats = Mapping[str, Format]
_DEFAULT_FORMAT = "learning-circle"


def recipe(formats: Formats, format_id: str, minutes: int | None = None) -> Format:
    """Return the format, in the circle's ``minutes`` if given; the learning circle's where it is no longer there."""
    found = formats.get(format_id) or formats[_DEFAULT_FORMAT]
    return found.lasting(minutes) if minutes else found


async def session(work: UnitOfWork, session_id: UUID) -> SessionInfo:
    """Return a session.

    Raises:
        Gone: there is none with this id in this workspace.
    """
    return (await sessions(work, [session_id]))[0]


async def sessions(work: UnitOfWork, session_ids: Sequence[UUID]) -> list[SessionInfo]:
    """Return sessions, in the order of their ids.

    Raises:
        Gone: there is none with one of these ids in this workspace.
    """
    rows = {row.id: row for row in await store.by_ids(work, session_ids)}
    if not rows.keys() >= set(session_ids):
        raise Gone
    return await describe(work, [rows[session_id] for session_id in session_ids])


async def next_session(work: UnitOfWork, circle_id: UUID, now: datetime) -> SessionInfo | None:
    """Return what comes next in a circle; what runs just now has come already."""
    sessions = await _to_come(work, [circle_id], now)
    return next((one for one in sessions if one.state is SessionState.PLANNED), None)


async def session_at_hand(work: UnitOfWork, circle_id: UUID, now: datetime) -> SessionInfo | None:
    """Return what runs just now in a circle, or comes next."""
    return next(iter(await _to_come(work, [circle_id], now)), None)


async def next_sessions_of(work: UnitOfWork, person_id: UUID, now: datetime) -> list[SessionInfo]:
    """Return what runs or is planned in somebody's circles, the earliest first."""
    return await _to_come(work, [circle.id for circle in await circles.circles_of(work, person_id)], now)


async def _to_come(work: UnitOfWork, circle_ids: Sequence[UUID], now: datetime) -> list[SessionInfo]:
    rows = await store.to_come(work, circle_ids)
    running = SessionState.RUNNING
    found = await describe(
        work, [row for row in rows if row.state is running or missed_at(row.starts_at, row.mode) > now]
    )
    return [session for session in found if not session.pauses]


async def last_ended(work: UnitOfWork, circle_id: UUID) -> SessionInfo | None:
    """Return the session of a circle that took place last."""
    return next(iter(await describe(work, (await store.ended(work, circle_id))[:1])), None)


async def ended_in_circle_since(work: UnitOfWork, circle_id: UUID, since: datetime) -> list[SessionInfo]:
    """Return the sessions of a circle that ended at ``since`` or later, the latest first."""
    return await describe(work, await store.ended(work, circle_id, since))


async def ended_since(work: UnitOfWork, person_id: UUID, since: datetime) -> list[SessionInfo]:
    """Return the sessions since then that somebody was a member for and hadn't said no to, the latest first."""
    return await describe(work, await store.ended_for(work, person_id, since))


async def minutes_of(work: UnitOfWork, session_id: UUID) -> MinutesInfo | None:
    """Return what was written down of a session."""
    found = await store.minutes(work, session_id)
    if found is None:
        return None
    row, author = found
    return MinutesInfo(row.text, UserId(author.slack_user_id) if author else None, row.written_at)


async def phase(work: UnitOfWork, run_id: UUID) -> tuple[SessionInfo, PhaseInfo]:
    """Return a phase with its session.

    Raises:
        Gone: there is none with this id in this workspace.
    """
    run = await work.get(PhaseRun, run_id)
    return await session(work, run.session_id), describe_run(run)


async def turn(work: UnitOfWork, turn_id: UUID) -> tuple[SessionInfo, Holder, bool]:
    """Return the session of somebody's turn in a role, that turn, and whether it is still held.

    Raises:
        Gone: there is none with this id in this workspace.
    """
    found = await store.turn(work, turn_id)
    if found is None:
        raise Gone
    row, person = found
    info = await session(work, row.session_id)
    holder = Holder(row.id, row.session_id, row.role, row.person_id, UserId(person.slack_user_id), row.place)
    return info, holder, holder in info.roles


def describe_run(run: PhaseRun) -> PhaseInfo:
    """Return the row as views and rules see it."""
    return PhaseInfo(run.id, run.position, run.phase, run.opens_at, run.ends_at, run.state)


def step_of(form: Format, run: PhaseInfo) -> Step | None:
    """Return what the format says of a phase; None where it doesn't know it any more."""
    return next((step for n, step in enumerate(form.steps()) if (n, step.phase.id) == (run.position, run.phase)), None)


async def waiting_phases(work: UnitOfWork, now: datetime) -> list[tuple[PhaseInfo, date]]:
    """Return the phases that are still to open in running sessions, each with its session's local date."""
    rows = await store.waiting_runs(work)
    return [
        (run, session.local_date)
        for session, group in groupby(rows, key=lambda row: row[0])
        for run in to_open([describe_run(each) for _, each in group], now)
    ]


async def describe(work: UnitOfWork, rows: Sequence[Session]) -> list[SessionInfo]:
    """Return the rows as other features and views see them."""
    if not rows:
        return []
    ids = [row.id for row in rows]
    held, absent = await roles.holders(work, ids), await store.absences(work, ids)
    homes = {circle.id: circle for circle in await circles.load_all(work, {row.circle_id for row in rows})}
    about = await topics.topics(work, {row.topic_id for row in rows if row.topic_id})
    return [
        SessionInfo(
            id=row.id, circle=homes[row.circle_id], number=row.number, starts_at=row.starts_at, ends_at=row.ends_at,
            local_date=row.local_date, format_id=row.format_id, mode=row.mode, state=row.state,
            topic=about[row.topic_id] if row.topic_id else None,
            roles=held[row.id], absent=absent[row.id], revision=row.revision, mover_id=row.mover_id,
        )
        for row in rows
    ]  # fmt: skip


async def in_state_for(work: UnitOfWork, session_id: UUID, person_id: UUID, *states: SessionState) -> SessionInfo:
    """Return a session that is in one of ``states``, locked, for one of the circle's members."""
    await work.get(Session, session_id, lock=True)
    info = await of_member(work, session_id, person_id)
    if info.state not in states:
        raise ItIsOver
    if info.pauses:
        raise CircleIsPaused
    return info


async def of_member(work: UnitOfWork, session_id: UUID, person_id: UUID) -> SessionInfo:
    """Return a session, in whatever state, for one of the circle's members.

    Raises:
        Gone, NotAMember: it isn't there, or not theirs.
    """
    info = await session(work, session_id)
    if info.circle.member(person_id) is None:
        raise NotAMember
    return info
