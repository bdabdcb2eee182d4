"""What a session is to all features about it; its card, who comes, and how it is called off or missed.

An id that isn't there in this workspace is ``Gone``.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from uuid import UUID

from bot.content.formats import Format, Step
from bot.delivery import outbox
from bot.delivery.post import Address
from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo
from bot.features.roles import service as roles
from bot.features.roles import store as roles_store
from bot.features.roles.rules import Holder
from bot.features.sessions import store
from bot.features.sessions.rules import (
    NAMES_KEPT,
    Length,
    PauseStep,
    PhaseInfo,
    Seat,
    SessionInfo,
    milestone_of,
    missed_at,
    step,
    to_open,
)
from bot.features.topics import service as topics
from bot.kernel.enums import Mode, Presence, SessionState
from bot.kernel.errors import CircleIsPaused, Gone, ItIsOver, NotAMember
from bot.kernel.ids import UserId
from bot.kernel.working_time import next_working_hour
from bot.storage.unit_of_work import UnitOfWork
from models import PhaseRun, Session

CARD, ROLE_CARD, START, PHASE = "sessions-card", "sessions-role-card", "sessions-start", "sessions-phase"
END, SWAP, MINUTES, ASK = "sessions-end", "sessions-swap", "sessions-minutes", "sessions-minutes-ask"
ANSWERS, REMINDER = "sessions-answers", "sessions-reminder"
MOVED, SKIPPED, WAITING, MISSED = "sessions-moved", "sessions-skipped", "sessions-waiting", "sessions-missed"
CHANGED = "sessions-changed"
"""A session keeps its time and is otherwise, or elsewhere: see ``changed_kind``."""

ABSENT, TOPIC = "sessions-absent", "sessions-topic"
LEADS, HOLDS = "sessions-leads", "sessions-holds"
"""Who moderates a session from here on; who has a role, where they couldn't be told by themselves."""

A_DAY = timedelta(days=1)

Formats = Mapping[str, Format]
_DEFAULT_FORMAT = "learning-circle"


async def refresh(work: UnitOfWork, subject: UUID, now: datetime, *kinds: str) -> None:
    """Have the messages of ``kinds`` about ``subject`` brought up to date."""
    for kind in kinds:
        await outbox.refresh(work, kind, subject, now=now)


async def refresh_all(work: UnitOfWork, info: SessionInfo, now: datetime) -> None:
    """Have all that calls people to a session brought up to date: its card, the call to start, the role cards."""
    await refresh(work, info.id, now, CARD, START, WAITING, TOPIC)
    for holder in info.roles:
        await refresh(work, holder.turn_id, now, ROLE_CARD, SWAP)


def thread(info: SessionInfo) -> Address:
    """Return the thread under the session's card."""
    return Address(channel=info.circle.channel, thread_of=CARD, thread_subject=info.id)


def changed_kind(*parts: str) -> str:
    """Return the kind of message that tells what of a session has changed: one thing by itself, several in one."""
    return f"{CHANGED}-{parts[0]}" if len(parts) == 1 else CHANGED


def once(revision: int) -> str:
    """Return what makes a message about a session that was moved another one than that about its old time."""
    return f"r{revision}" if revision else ""


def format_for(formats: Formats, format_id: str, minutes: int | None = None, turns: int | None = None) -> Format:
    """Return the format, in the circle's ``minutes`` if given; the learning circle's where it is no longer there.

    ``turns``: how many have one, where everybody has.
    """
    found = formats.get(format_id) or formats[_DEFAULT_FORMAT]
    found = found.in_turns(turns) if turns and found.one_for_each else found
    return found.lasting(minutes) if minutes else found


def form_of(formats: Formats, info: SessionInfo) -> Format:
    """Return the format of a session, in its circle's minutes, for those who are in it."""
    return format_for(formats, info.format_id, info.circle.minutes, info.turns)


async def session(work: UnitOfWork, session_id: UUID) -> SessionInfo:
    """Return a session."""
    return (await sessions(work, [session_id]))[0]


async def sessions(work: UnitOfWork, session_ids: Sequence[UUID]) -> list[SessionInfo]:
    """Return sessions, in the order of their ids."""
    rows = {row.id: row for row in await store.by_ids(work, session_ids)}
    if not rows.keys() >= set(session_ids):
        raise Gone
    return await describe(work, [rows[session_id] for session_id in session_ids])


async def next_session(work: UnitOfWork, circle_id: UUID, now: datetime) -> SessionInfo | None:
    """Return what comes next in a circle; what runs just now has come already."""
    sessions = await _to_come(work, [circle_id], now)
    return next((one for one in sessions if one.state is SessionState.PLANNED), None)


async def session_at_hand(
    work: UnitOfWork, circle_id: UUID, now: datetime, circle: CircleInfo | None = None
) -> SessionInfo | None:
    """Return what runs just now in a circle, or comes next; ``circle`` is that circle, where it is loaded already."""
    return next(iter(await _to_come(work, [circle_id], now, circle)), None)


async def meets_next(work: UnitOfWork, circle_id: UUID, now: datetime) -> datetime | None:
    """Return since when a circle meets just now, or when it does next; None where no date is planned."""
    session = await session_at_hand(work, circle_id, now)
    return session.starts_at if session else None


async def next_sessions_of(work: UnitOfWork, person_id: UUID, now: datetime) -> list[SessionInfo]:
    """Return what runs or is planned in somebody's circles, the earliest first."""
    return await _to_come(work, [circle.id for circle in await circles.circles_of(work, person_id)], now)


async def _to_come(
    work: UnitOfWork, circle_ids: Sequence[UUID], now: datetime, known: CircleInfo | None = None
) -> list[SessionInfo]:
    return [session for session in await to_come(work, circle_ids, now, known) if not session.pauses]


async def to_come(
    work: UnitOfWork, circle_ids: Sequence[UUID], now: datetime, known: CircleInfo | None = None
) -> list[SessionInfo]:
    """Return what runs, or is planned and can still be started, also in circles that pause; the earliest first."""
    rows, running = await store.to_come(work, circle_ids), SessionState.RUNNING
    found = [row for row in rows if row.state is running or missed_at(row.starts_at, row.mode) > now]
    return await describe(work, found, known)


async def ended_in_circle_since(
    work: UnitOfWork, circle_id: UUID, since: datetime, circle: CircleInfo | None = None, *,
    until: datetime | None = None,
) -> list[SessionInfo]:  # fmt: skip
    """Return the sessions of a circle (``circle``, if loaded) that ended from ``since`` on, the latest first."""
    return await describe(work, await store.ended(work, circle_id, since, until), circle)


async def ended_since(work: UnitOfWork, person_id: UUID, since: datetime) -> list[SessionInfo]:
    """Return the sessions since then that somebody was a member for and hadn't said no to, the latest first."""
    return await describe(work, await store.ended_for(work, person_id, since))


async def phase(work: UnitOfWork, run_id: UUID) -> tuple[SessionInfo, PhaseInfo]:
    """Return a phase with its session."""
    run = await work.get(PhaseRun, run_id)
    return await session(work, run.session_id), describe_run(run)


async def turn(work: UnitOfWork, turn_id: UUID) -> tuple[SessionInfo, Holder, bool]:
    """Return the session of somebody's turn in a role, that turn, and whether it is still held."""
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


async def describe(work: UnitOfWork, rows: Sequence[Session], known: CircleInfo | None = None) -> list[SessionInfo]:
    """Return the rows as other features and views see them; a ``known`` circle isn't loaded again."""
    if not rows:
        return []
    ids = [row.id for row in rows]
    held, absent = await roles.holders(work, ids), await roles_store.absences(work, ids)
    theirs = {known.id: known} if known else {}
    others = await circles.load_all(work, {row.circle_id for row in rows} - theirs.keys())
    theirs |= {circle.id: circle for circle in others}
    about = await topics.topics(work, {row.topic_id for row in rows if row.topic_id})
    return [
        SessionInfo(
            id=row.id, circle=theirs[row.circle_id], number=row.earlier or row.number, starts_at=row.starts_at,
            ends_at=row.ends_at, local_date=row.local_date, format_id=row.format_id, mode=row.mode, state=row.state,
            topic=about[row.topic_id] if row.topic_id else None,
            roles=held[row.id], absent=frozenset(absent[row.id]), revision=row.revision, mover_id=row.mover_id,
            absent_until=row.absent_until,
            venue=theirs[row.circle_id].venue if row.venue is None else row.venue, begun_with=row.turns,
            theme=row.theme,
        )
        for row in rows
    ]  # fmt: skip


async def lock(work: UnitOfWork, session_id: UUID) -> Session:
    """Return a session as it is now; nobody else changes it, or its circle, until the end of this work.

    Rows are locked in one order everywhere: circles, then sessions, then what hangs on them.
    """
    found = await store.lock(work, [session_id])
    if not found:
        raise Gone
    return found[0]


async def in_state_for(work: UnitOfWork, session_id: UUID, person_id: UUID, *states: SessionState) -> SessionInfo:
    """Lock a session that is in one of ``states``, and return it for one of the circle's members; see ``of_member``."""
    await lock(work, session_id)
    return await of_member(work, session_id, person_id, *states)


async def of_member(work: UnitOfWork, session_id: UUID, person_id: UUID, *states: SessionState) -> SessionInfo:
    """Return a session for one of the circle's members.

    Raises:
        Gone, NotAMember: it isn't there, or not theirs.
        ItIsOver, CircleIsPaused: it isn't in one of the ``states``, where any are named.
    """
    info = await session(work, session_id)
    if info.circle.member(person_id) is None:
        raise NotAMember
    if states and info.state not in states:
        raise ItIsOver
    if states and info.pauses:
        raise CircleIsPaused
    return info


async def announce(work: UnitOfWork, session_id: UUID, formats: Formats, now: datetime) -> None:
    """Close the vote, choose the topic and have the card posted.

    A session that was moved after it had its card keeps that one, brought up to date.
    """
    row = await lock(work, session_id)
    info = await session(work, session_id)
    if row.state is not SessionState.PLANNED or info.pauses:
        return
    await choose_topic(work, row, formats, now)
    if await outbox.is_under_way(work, CARD, session_id):
        await refresh(work, session_id, now, CARD)
    else:
        await post_card(work, info, now)


async def post_card(work: UnitOfWork, info: SessionInfo, now: datetime) -> None:
    """Have a session's card posted where its circle lives: when people work, and at the latest when it begins."""
    at = max(now, min(next_working_hour(now, info.circle.rhythm.zone, info.circle.closed(work.closed)), info.starts_at))
    until = max(info.ends_at, missed_at(info.starts_at, info.mode))
    await outbox.put(work, CARD, info.id, Address(channel=info.circle.channel), now=at, not_after=until)


async def tell_holder(work: UnitOfWork, turn_id: UUID, now: datetime) -> None:
    """Have the role card sent to whoever holds a role, when it suits them; over days also after the beginning."""
    info, holder, held = await turn(work, turn_id)
    member = info.circle.member(holder.person_id) if held else None
    over_days = info.mode is Mode.ASYNC
    to_come = info.state is SessionState.PLANNED or (over_days and info.state is SessionState.RUNNING)
    if member and to_come and not info.pauses:
        for_date = f"{info.local_date}" if info.revision else ""
        to, until = Address(people=(member.user,)), info.ends_at if over_days else info.starts_at
        await outbox.put(work, ROLE_CARD, turn_id, to, now=now, not_after=until, once=for_date)


async def choose_topic(work: UnitOfWork, row: Session, formats: Formats, now: datetime) -> None:
    """Give the session the topic that the circle wants most, unless it has one or needs none.

    It needs none where it looks at the circle itself, and where people bring along what it is about, such as a case.
    """
    if format_for(formats, row.format_id).topics and row.topic_id is None and milestone_of(row.format_id) is None:
        chosen = await topics.choose(work, row.circle_id)
        row.topic_id = chosen.id if chosen else None
        await work.session.flush()
        await outbox.refresh(work, circles.DIGEST, row.circle_id, now=now, newest=True)  # it says until when to vote


def lengths(form: Format) -> list[Length]:
    """Return how long the phases of a session take, in their order."""
    return [Length(step.phase.minutes, step.phase.day, step.phase.hours) for step in form.steps()]


async def am_here(work: UnitOfWork, session_id: UUID, person_id: UUID, now: datetime) -> SessionInfo:
    """Note that somebody is there, once the session's time has come; nobody else sees it."""
    info = await in_state_for(work, session_id, person_id, SessionState.PLANNED, SessionState.RUNNING)
    if info.starts_at > now:
        raise ItIsOver
    await store.mark(work, session_id, person_id, Presence.PRESENT)
    return info


async def forget_names(work: UnitOfWork, now: datetime) -> None:
    """Keep only how many came, of sessions that are over for a month."""
    await store.forget_attendance(work, now - NAMES_KEPT)


async def follow_pauses(work: UnitOfWork, now: datetime) -> None:
    """Note who can't come to sessions that were planned, moved or joined while they pause, and who can again."""
    await _follow(work, await store.seats(work, now), now)


async def follow_pause(work: UnitOfWork, person_id: UUID, now: datetime, *, newly_from: datetime | None = None) -> None:
    """Note it at once for somebody who has just decided to pause, from a moment on, or to come back."""
    await _follow(work, await store.seats(work, now, person_id), now, newly_from)


async def _follow(work: UnitOfWork, seats: Iterable[Seat], now: datetime, newly_from: datetime | None = None) -> None:
    """Change what is said about each seat; others see on the card what they see of whoever can't come."""
    steps = [(seat, todo) for seat in seats if (todo := step(seat, now, newly_from))]
    changed = dict.fromkeys(seat.session_id for seat, _ in steps)
    if changed:
        await store.lock(work, changed)
    for seat, todo in steps:
        if todo is PauseStep.LEAVE:
            await store.mark(work, seat.session_id, seat.person_id, Presence.ABSENT, for_pause=True)
        else:
            await store.forget_away(work, seat.session_id, seat.person_id)
    for session_id in changed:
        await refresh(work, session_id, now, CARD)


async def miss(work: UnitOfWork, session_id: UUID, now: datetime) -> None:
    """Note that nobody started a session; its topic waits with the others again.

    A season goes on for as long as its last session can be made up for: ``end_missed_seasons``.
    """
    row = await lock(work, session_id)
    info = await session(work, session_id)
    if row.state is SessionState.PLANNED and not info.pauses:
        row.state = SessionState.MISSED
        if row.topic_id:
            await topics.give_back(work, row.topic_id)
        info = await session(work, session_id)
        await refresh_all(work, info, now)


async def planned_in(work: UnitOfWork, circle_id: UUID) -> list[SessionInfo]:
    """Lock a circle and return its planned sessions, locked, too: whether it pauses or not, the first to come first."""
    return await describe(work, await store.lock_planned(work, circle_id))


async def cancel_planned(work: UnitOfWork, circle_id: UUID, now: datetime, *, after: int = 0) -> None:
    """Call off a circle's planned sessions, from the number ``after`` on; their topics wait with the others again."""
    for info in await planned_in(work, circle_id):
        if info.number > after:
            (await work.get(Session, info.id)).state = SessionState.CANCELLED
            if info.topic:
                await topics.give_back(work, info.topic.id)
            await _take_back(work, info)
            await refresh_all(work, info, now)


async def _take_back(work: UnitOfWork, info: SessionInfo) -> None:
    """Let go of what isn't sent yet, so that it can be put in again for another date."""
    for kind in (CARD, START):
        await outbox.take_back(work, kind, info.id)
    for holder in info.roles:
        for kind in (ROLE_CARD, SWAP, HOLDS):
            await outbox.take_back(work, kind, holder.turn_id)
