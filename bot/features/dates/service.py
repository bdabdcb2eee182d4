"""The dates of a circle: which come next, one moved, one left out, one taken back, a missed session made up for.

All of it is refused with Gone, NotAMember or CircleIsClosed to whom it isn't theirs, and with ItIsOver where the
session isn't in a state for it.
"""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import pairwise
from uuid import UUID

from bot.content.holidays import public_holidays
from bot.delivery import outbox
from bot.delivery.post import Address
from bot.features.circles import service as circles
from bot.features.dates.rules import DatesInfo, EndsTooLate, LaterDate
from bot.features.schedule import service as schedule
from bot.features.schedule import store as schedule_store
from bot.features.schedule.rules import Appointment, next_dates
from bot.features.sessions import service as sessions
from bot.features.sessions.rules import SessionInfo, changed_how
from bot.features.sessions.service import Formats
from bot.kernel.enums import CircleState, Mode, SessionState
from bot.kernel.errors import DateIsPast, DateIsTaken, DateOutOfOrder, DatesChanged, ItIsOver
from bot.kernel.recurrence import WhySkipped, local_date, moment
from bot.storage.unit_of_work import UnitOfWork
from models import Session

LATER = 8
"""So many dates are shown that aren't planned yet."""


async def dates_of(work: UnitOfWork, circle_id: UUID, person_id: UUID, now: datetime) -> DatesInfo:
    """Return the dates of a circle that are still to come, for one of its members."""
    circle = await circles.require_member(work, circle_id, person_id, open_one=True)
    (season,) = await schedule_store.seasons(work, [circle_id])
    begin = max(now, circle.paused_until or now) if circle.state is CircleState.PAUSED else now
    rest = 0 if circle.gathers else min(LATER, season.sessions - season.last_number)
    days = next_dates(season.rhythm, season.last_date, begin, rest, await schedule.left_out(work, season))
    today, closed = local_date(now, season.rhythm.zone), public_holidays(season.holidays)
    skipped = (await schedule_store.skipped(work, [circle_id]))[circle_id]
    ends = await schedule.ends(work, circle_id, now)
    numbers, rhythm = range(season.last_number + 1, season.last_number + 1 + len(days)), season.rhythm
    return DatesInfo(
        circle=circle,
        sessions=tuple(await sessions.to_come(work, [circle_id], now, circle)),
        later=tuple(
            LaterDate(number, day, moment(day, rhythm.at, rhythm.zone), form, theme)
            for number, day, (form, theme) in zip(numbers, days, schedule.season_steps(season, numbers), strict=True)
        ),
        skipped=tuple(sorted(day for day in skipped.left_out if day > today)),
        breaks=tuple(sorted(day for day in skipped.gaps if ends and today < day < ends and day not in closed)),
    )


async def session_to_move(work: UnitOfWork, session_id: UUID, person_id: UUID, now: datetime) -> SessionInfo:
    """Return a session that can have another time: not one that has begun, or is too long ago to be made up for."""
    info = await sessions.of_member(work, session_id, person_id, SessionState.PLANNED, SessionState.MISSED)
    over = info.circle.state is CircleState.CLOSED or (await work.get(Session, session_id)).earlier is not None
    if over or (info.state is SessionState.MISSED and info.made_up_until < now):
        raise ItIsOver
    return info


async def move(
    work: UnitOfWork, session_id: UUID, person_id: UUID, to: Appointment, *, venue: str, seen: int, formats: Formats,
    now: datetime,
) -> SessionInfo:  # fmt: skip
    """Give one session another time, and perhaps another format or place; ``seen`` is the revision that was changed.

    Its topic and roles stay. A missed session is planned again with that. The channel is told what has changed.

    Raises:
        DateIsPast, DateIsTaken, DateOutOfOrder: it can't be then.
        DatesChanged: somebody else has moved it meanwhile.
    """
    circle_id = (await work.get(Session, session_id)).circle_id
    await circles.lock(work, circle_id)
    rows = await schedule_store.season_sessions(work, circle_id)
    info = await session_to_move(work, session_id, person_id, now)
    if info.revision != seen:
        raise DatesChanged(field="day")
    _check(rows, info, to, now)
    row = next(one for one in rows if one.id == session_id)
    await _free_slot(work, row, to.day, person_id, now)
    made_up = row.state is SessionState.MISSED
    if made_up:
        row.state, row.topic_id, row.absent_until = SessionState.PLANNED, None, None
    phases = schedule.phases_of(formats)(to.format_id, info.circle.minutes)
    moved = row.moved or to.starts_at != row.starts_at
    if venue != info.venue:
        row.venue = None if venue == info.circle.venue else venue
        await work.session.flush()
        await sessions.refresh_all(work, info, now)
    retimed = await schedule.retime(work, row, to, phases, now, moved=moved, mover_id=person_id)
    after = await sessions.session(work, session_id)
    if retimed:
        await schedule.say_moved(work, after, now)
    elif changed := changed_how(info, after):
        await schedule.say_changed(work, after, changed, now)
    if made_up:
        await schedule.follow_milestones(work, session_id, formats, now)
    return await sessions.session(work, session_id)


def _check(rows: Sequence[Session], info: SessionInfo, to: Appointment, now: datetime) -> None:
    if to.starts_at == info.starts_at and info.state is SessionState.PLANNED:
        return
    if to.starts_at <= now:
        raise DateIsPast(field="day")
    others = [row for row in rows if row.id != info.id]
    if any(row.local_date == to.day for row in others):
        raise DateIsTaken(field="day")
    in_order = sorted([*((row.number, row.local_date) for row in others), (info.number, to.day)])
    if any(one[1] > other[1] for one, other in pairwise(in_order)):
        raise DateOutOfOrder(field="day")


async def _free_slot(work: UnitOfWork, row: Session, day: date, person_id: UUID, now: datetime) -> None:
    """Keep the next session from coming on the date that this one leaves for an earlier one; on ``day`` it is held."""
    if now < row.starts_at and day < row.local_date:
        await schedule_store.skip(work, row.circle_id, row.local_date, person_id, WhySkipped.EARLIER)
    await schedule_store.unskip(work, row.circle_id, day)


async def skip_date(
    work: UnitOfWork, circle_id: UUID, day: date, person_id: UUID, formats: Formats, now: datetime,
    last: date | None = None,
) -> bool:  # fmt: skip
    """Leave out a date: what was planned for it and all that follows comes later; the season keeps its length.

    Where its programme's plan has a gap after that day, it is made up for there, and what follows that stays. Returns
    whether it was on the list: somebody may have been faster.

    Raises:
        EndsTooLate: the season would end after the programme's ``last`` day, and later than it does.
    """
    before = await schedule.ends(work, circle_id, now)
    async with work.session.begin_nested():
        done = await _skip_date(work, circle_id, day, person_id, formats, now)
        after = await schedule.ends(work, circle_id, now)
        if last and before and after and after > max(last, before):
            raise EndsTooLate(after)
    return done


async def _skip_date(
    work: UnitOfWork, circle_id: UUID, day: date, person_id: UUID, formats: Formats, now: datetime
) -> bool:
    await circles.lock(work, circle_id)
    dates = await dates_of(work, circle_id, person_id, now)
    planned = [one for one in dates.sessions if one.state is SessionState.PLANNED and one.starts_at > now]
    number = next((one.number for one in planned if one.local_date == day), None)
    if number is None and day not in [one.day for one in dates.later]:
        return False
    skipped = await schedule_store.skip(work, circle_id, day, person_id)
    if number is not None:
        for row in await schedule_store.season_sessions(work, circle_id):
            row.moved = row.moved and row.number != number  # it follows the rhythm again
        await schedule.set_dates(work, circle_id, formats, now, since=number, after=day, mover_id=person_id)
    to = Address(channel=dates.circle.channel)
    await outbox.put(work, sessions.SKIPPED, skipped.id, to, now=now, not_after=now + sessions.A_DAY)
    return True


async def take_back_skip(
    work: UnitOfWork, circle_id: UUID, day: date, person_id: UUID, formats: Formats, now: datetime
) -> bool:
    """Meet on a date after all that was left out; what comes later moves up.

    Returns whether it was left out until now, and hasn't passed: somebody may have been faster.
    """
    await circles.lock(work, circle_id)
    dates = await dates_of(work, circle_id, person_id, now)
    if day not in dates.skipped:
        return False
    await schedule_store.unskip(work, circle_id, day)
    free = (await schedule_store.skipped(work, [circle_id]))[circle_id].gaps
    await schedule_store.unskip(work, circle_id, *free)  # a gap left out that is the plan's alone again
    later = [one.number for one in dates.sessions if one.local_date > day]
    if later:
        changed = await schedule.set_dates(work, circle_id, formats, now, since=min(later), mover_id=person_id)
        for session_id in changed[:1]:
            await schedule.say_moved(work, await sessions.session(work, session_id), now)
    return True


async def not_this_time(work: UnitOfWork, session_id: UUID, person_id: UUID, formats: Formats, now: datetime) -> None:
    """Leave out a session whose time has come and that nobody began."""
    info = await sessions.in_state_for(work, session_id, person_id, SessionState.PLANNED)
    if info.starts_at > now or info.mode is not Mode.LIVE:
        raise ItIsOver
    await schedule.miss(work, session_id, formats, now)
