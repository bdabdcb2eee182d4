"""Which dates the sessions of a season have: planned ahead, and given anew when the rhythm or the channel changes."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from bot.content.holidays import public_holidays
from bot.delivery import outbox, scheduled_events
from bot.delivery.isolation import each_apart, together_or_apart
from bot.delivery.post import Address
from bot.features.circles import service as circles
from bot.features.circles.rules import CircleSettings, upcoming
from bot.features.schedule import store
from bot.features.schedule.rules import AHEAD, NOTICE, Appointment, PlannedDate, dates_anew, next_dates
from bot.features.schedule.store import PlannedStep, Season
from bot.features.sessions import service as sessions
from bot.features.sessions import store as sessions_store
from bot.features.sessions.rules import (
    CLOSING,
    KICKOFF,
    RETRO,
    Length,
    SessionInfo,
    format_of,
    milestone_of,
    missed_at,
    slots,
)
from bot.features.sessions.service import Formats
from bot.features.topics import service as topics
from bot.kernel.enums import Mode, SessionState, Superseded
from bot.kernel.recurrence import moment
from bot.kernel.working_time import ClosedDays, ClosedIn
from bot.storage.unit_of_work import UnitOfWork
from models import Circle, Session

AT_ONCE, ANEW_AT_ONCE = 1000, 50
"""So many circles are planned, or planned anew, in one go: SQLite has one writer, and others want to write, too."""

_OVER = (SessionState.ENDED, SessionState.MISSED, SessionState.CANCELLED)

Phases = Callable[[str, int], Sequence[Length]]
"""Tells how long the phases of a format are when a session takes so many minutes."""


async def follow(work: UnitOfWork, circle_id: UUID, now: datetime) -> None:
    """Have the cards of sessions to come posted where the circle lives now; one that runs stays in its thread."""
    for info in await sessions.planned_in(work, circle_id):
        if info.starts_at > now and await outbox.is_under_way(work, sessions.CARD, info.id):
            await outbox.supersede(work, sessions.CARD, info.id, Superseded.CHANNEL, now=now)
            await sessions.post_card(work, info, now)


async def reached(work: UnitOfWork, circle_id: UUID) -> int:
    """Return the number of the session that comes next, or was held last where none is planned; 0 before the first."""
    return await store.reached(work, circle_id)


async def last_date(work: UnitOfWork, circle_id: UUID, wish: CircleSettings, now: datetime) -> date | None:
    """Return when a season ends that goes on from now as wished, None where nothing of it is to come."""
    (season,) = await store.seasons(work, [circle_id])
    left = wish.sessions - season.last_number + season.planned
    skipped = await left_out(work, season._replace(holidays=wish.holidays))
    days = next_dates(wish.rhythm, None, now, max(0, left), skipped)
    return days[-1] if days else None


async def ends(work: UnitOfWork, circle_id: UUID, now: datetime) -> date | None:
    """Return when a season ends as it is planned, None where nothing of it is planned or to come."""
    (season,) = await store.seasons(work, [circle_id])
    left = max(0, season.sessions - season.last_number)
    days = next_dates(season.rhythm, season.last_date, now, left, await left_out(work, season))
    return days[-1] if days else season.last_date


async def next_by_rhythm(work: UnitOfWork, circle_id: UUID, now: datetime) -> date:
    """Return the next date of a circle's rhythm on which it meets; where all is left out, the next one at all."""
    (season,) = await store.seasons(work, [circle_id])
    days = next_dates(season.rhythm, None, now, 1, await left_out(work, season))
    return next(iter(days), upcoming(season.rhythm, now))


async def next_date(work: UnitOfWork, circle_id: UUID, now: datetime) -> date:
    """Return on which day a circle meets next, also where its sessions are yet to be planned for a new rhythm."""
    circle = await work.get(Circle, circle_id)
    coming = await sessions_store.to_come(work, [circle_id])
    day = next((row.local_date for row in coming if row.starts_at > now), None)
    since, paused = circle.rescheduled_at, circle.paused_until
    if day is None or (since and min(row.planned_at for row in coming) <= since) or (paused and paused > now):
        return await next_by_rhythm(work, circle_id, max(now, paused or now))
    return day


async def has_met(work: UnitOfWork, circle_id: UUID) -> bool:
    """Return whether a circle has ever met, also in an earlier season."""
    return await store.has_met(work, circle_id)


def ends_at(phases: Sequence[Length], mode: Mode, starts_at: datetime, zone: str, closed: ClosedDays) -> datetime:
    """Return when the last of a session's phases is over, as far as that is planned."""
    if mode is Mode.LIVE:
        return starts_at + timedelta(minutes=sum(phase.minutes for phase in phases))
    return max(slot.ends_at for slot in slots(phases, mode, starts_at, zone, closed))


async def retime(
    work: UnitOfWork, row: Session, to: Appointment, phases: Sequence[Length], now: datetime, *, moved: bool = False,
    mover_id: UUID | None = None,
) -> bool:  # fmt: skip
    """Give a planned session another time or format; return whether its time has changed.

    What was posted about it is brought up to date, and what is due at its time is due at the new one.
    """
    changed, shape = to.starts_at != row.starts_at, (row.format_id, row.mode, row.theme)
    row.local_date, row.at, row.zone, row.starts_at = to.day, to.at, to.zone, to.starts_at
    row.format_id, row.mode, row.theme, row.planned_at, row.moved = to.format_id, to.mode, to.theme, now, moved
    closed = work.closed(to.zone, (await work.get(Circle, row.circle_id)).holidays)
    row.ends_at = ends_at(phases, to.mode, to.starts_at, to.zone, closed)
    if changed:
        row.revision, row.mover_id = row.revision + 1, mover_id
        row.venue = row.venue if moved else None
    await work.session.flush()
    if changed or shape != (row.format_id, row.mode, row.theme):
        info = await sessions.session(work, row.id)
        if changed:
            await _due_anew(work, info, now)
        await _tell_anew(work, row, info, now)
    return changed


async def _tell_anew(work: UnitOfWork, row: Session, info: SessionInfo, now: datetime) -> None:
    """Bring all messages about a session up to date; one that looks at the circle itself gives its topic back."""
    if row.topic_id and info.milestone:
        await topics.give_back(work, row.topic_id)
        row.topic_id = None
        await work.session.flush()
    await sessions.refresh_all(work, info, now)


async def _due_anew(work: UnitOfWork, info: SessionInfo, now: datetime) -> None:
    """Have the card, the call to start, the role cards and all that follows them come at the new time."""
    await scheduled_events.forget(
        work, info.id, sessions.CARD, sessions.TOPIC, sessions.START, sessions.WAITING, sessions.MISSED
    )
    await outbox.take_back(work, sessions.CARD, info.id)
    for kind in (sessions.START, sessions.WAITING):
        await outbox.supersede(work, kind, info.id, Superseded.MOVED, now=now)
    for turn_id in [holder.turn_id for holder in info.roles]:
        await outbox.take_back(work, sessions.ROLE_CARD, turn_id)
        if not await outbox.is_under_way(work, sessions.ROLE_CARD, turn_id):
            await scheduled_events.forget(work, turn_id, sessions.ROLE_CARD)


async def say_moved(work: UnitOfWork, info: SessionInfo, now: datetime) -> None:
    """Have the channel told when a session is now; of two changes that follow closely only the last one is told."""
    await outbox.take_back(work, sessions.MOVED, info.id)
    to, once = Address(channel=info.circle.channel), sessions.once(info.revision)
    await outbox.put(work, sessions.MOVED, info.id, to, now=now, not_after=info.starts_at, once=once)


async def say_changed(work: UnitOfWork, info: SessionInfo, changed: Sequence[str], now: datetime) -> None:
    """Have the channel told what else of a session has ``changed``; of two such changes only the last one is told."""
    kind = sessions.changed_kind(*changed)
    await outbox.take_back(work, kind, info.id)
    to, until = Address(channel=info.circle.channel), missed_at(info.starts_at, info.mode)
    await outbox.put(work, kind, info.id, to, now=now, not_after=until, once=now.isoformat())


@dataclass(frozen=True)
class LeftOut:
    """The dates on which a circle doesn't meet."""

    own: Container[date]
    holidays: Container[date]

    def __contains__(self, day: object) -> bool:
        return day in self.own or day in self.holidays


def phases_of(formats: Formats) -> Phases:
    """Return what tells how long phases are; it remembers what it has told."""
    return cache(lambda format_id, minutes: sessions.lengths(sessions.format_for(formats, format_id, minutes)))


def season_steps(season: Season, numbers: Iterable[int]) -> Iterator[PlannedStep]:
    """Yield what each of the next sessions of a season is to be, unless the circle wants something else.

    What was missed of a programme's plan comes next; so the last step before its end falls out.
    """
    looked_back, own = season.looked_back, season.format_id
    for number in numbers:
        if season.plan:
            last = number >= season.sessions
            yield season.plan[-1] if last else season.plan[max(min(number, len(season.plan)) - 1 - season.missed, 0)]
            continue
        form = format_of(number, season.sessions, own, missed=season.missed, looked_back=looked_back)
        looked_back = looked_back or form == RETRO
        yield PlannedStep(form if season.milestones else own)


async def plan_ahead(work: UnitOfWork, formats: Formats, now: datetime) -> None:
    """Plan the next sessions of active circles up to the end of their seasons; of some, where there are many."""

    async def plan(circle_ids: Sequence[UUID]) -> None:
        skipped, phases = await store.skipped(work, circle_ids), phases_of(formats)
        seasons = await store.seasons(work, circle_ids, lock=True)
        rows = [row for one in seasons for row in _rows(one, skipped[one.circle_id], phases, now, work.closed)]
        await store.add_planned(work, rows)

    await together_or_apart(work, "plan_sessions", await store.short_of_sessions(work, AT_ONCE), plan)


async def begin(work: UnitOfWork, circle_id: UUID, formats: Formats, now: datetime) -> None:
    """Plan the first sessions of a circle that has gathered, in time for it to hear of them; it begins with that."""
    (season,) = await store.seasons(work, [circle_id], lock=True)
    skipped = await left_out(work, season)
    (first,) = next_dates(season.rhythm, None, now + NOTICE, 1, skipped) or [season.rhythm.first]
    await circles.begin(work, circle_id, first, now)
    after = season._replace(last_date=first - timedelta(days=1))
    own = (await store.skipped(work, [circle_id]))[circle_id]
    await store.add_planned(work, list(_rows(after, own, phases_of(formats), now, work.closed)))


def _rows(
    season: Season, own: Container[date], phases: Phases, now: datetime, closed: ClosedIn
) -> Iterator[Mapping[str, Any]]:
    rhythm, mode = season.rhythm, season.mode
    count = min(AHEAD - season.planned, season.sessions - season.last_number)
    days = next_dates(rhythm, season.last_date, now, count, LeftOut(own, public_holidays(season.holidays)))
    numbers = range(season.last_number + 1, season.last_number + 1 + len(days))
    for number, day, (format_id, theme) in zip(numbers, days, season_steps(season, numbers), strict=True):
        starts_at = moment(day, rhythm.at, rhythm.zone)
        yield {
            "circle_id": season.circle_id, "number": number, "local_date": day, "at": rhythm.at, "zone": rhythm.zone,
            "starts_at": starts_at, "format_id": format_id, "theme": theme, "mode": mode, "planned_at": now,
            "ends_at": ends_at(
                phases(format_id, season.minutes), mode, starts_at, rhythm.zone, closed(rhythm.zone, season.holidays)
            ),
        }  # fmt: skip


async def miss(work: UnitOfWork, session_id: UUID, formats: Formats, now: datetime) -> None:
    """Note that nobody started a session; what it was to be for the circle itself, a later one is."""
    await sessions.miss(work, session_id, now)
    if (await work.get(Session, session_id)).state is SessionState.MISSED:
        await follow_milestones(work, session_id, formats, now)


async def follow_milestones(work: UnitOfWork, session_id: UUID, formats: Formats, now: datetime) -> None:
    """Have the sessions after one that was missed, or is made up for, look at the circle itself where it is time."""
    row = await work.get(Session, session_id)
    (season,) = await store.seasons(work, [row.circle_id], lock=True)
    rows = await store.season_sessions(work, row.circle_id)
    later = [one for one in rows if one.number > row.number and _can_be_planned(one, now)]
    season = season._replace(looked_back=store.looked_back(one for one in rows if one not in later))
    for one, (usual, theme) in zip(later, season_steps(season, [each.number for each in later]), strict=True):
        other = season.plan or milestone_of(usual) or milestone_of(one.format_id)
        if (usual, theme) != (one.format_id, one.theme) and other:
            to = Appointment(one.local_date, one.at, one.zone, usual, one.mode, theme)
            await retime(work, one, to, phases_of(formats)(usual, season.minutes), now, moved=one.moved)


async def follow_rhythm(work: UnitOfWork, formats: Formats, now: datetime) -> None:
    """Give new dates to what was planned for another rhythm; a channel that has a session's card is told of it."""
    found = await store.out_of_rhythm(work, ANEW_AT_ONCE)
    await each_apart(work, "follow_rhythm", found, lambda one: plan_anew(work, one, formats, now))


async def plan_anew(work: UnitOfWork, circle_id: UUID, formats: Formats, now: datetime) -> None:
    """Give new dates to what a circle has planned; its channel is told of sessions whose card it has."""
    for session_id in await set_dates(work, circle_id, formats, now):
        if await outbox.is_under_way(work, sessions.CARD, session_id):
            await say_moved(work, await sessions.session(work, session_id), now)


async def set_dates(
    work: UnitOfWork, circle_id: UUID, formats: Formats, now: datetime, *, since: int = 1, after: date | None = None,
    mover_id: UUID | None = None,
) -> list[UUID]:  # fmt: skip
    """Plan the sessions of a circle anew from number ``since`` on, later than ``after``; return whose time changed.

    They follow the rhythm as it is now, and those that the season has no room for any more are called off. What the
    circle moved keeps its own date and format while it can. A session that has just been called to start is left alone.
    """
    (season,) = await store.seasons(work, [circle_id], lock=True)
    rows = await store.season_sessions(work, circle_id)
    open_rows = [row for row in rows if row.number >= since and _can_be_planned(row, now)]
    kept = [row for row in open_rows if row.number <= season.sessions]
    if len(kept) < len(open_rows):
        await sessions.cancel_planned(work, circle_id, now, after=season.sessions)
    settled = [row for row in rows if row not in open_rows]
    last = max([*(row.local_date for row in settled), *([after] if after else [])], default=None)
    season = season._replace(looked_back=store.looked_back(settled))
    if len(open_rows) > len(kept) == 0 and all(row.state in _OVER for row in rows):
        await circles.close(work, circle_id, now)
    return await _retime_all(work, season, kept, last, formats, now, mover_id)


def _can_be_planned(row: Session, now: datetime) -> bool:
    called = row.starts_at <= now < missed_at(row.starts_at, row.mode)
    return row.state is SessionState.PLANNED and not called


async def _retime_all(
    work: UnitOfWork, season: Season, rows: Sequence[Session], last: date | None, formats: Formats, now: datetime,
    mover_id: UUID | None,
) -> list[UUID]:  # fmt: skip
    skipped, phases = await left_out(work, season), phases_of(formats)
    plans = [PlannedDate(row.number, row.local_date, row.starts_at, row.moved) for row in rows]
    changed = []
    days, usually = (
        dates_anew(season.rhythm, last, plans, now, skipped), season_steps(season, [row.number for row in rows]),
    )  # fmt: skip
    for row, day, (usual, theme) in zip(rows, days, usually, strict=True):
        keeps = row.moved and day == row.local_date and row.starts_at > now
        form = usual if _must_change(season, row.format_id, usual) else row.format_id
        own = (row.at, row.zone, form, row.mode, row.theme)
        by_rhythm = (season.rhythm.at, season.rhythm.zone, usual, season.mode, theme)
        to = Appointment(day, *(own if keeps else by_rhythm))
        lasts = phases(to.format_id, season.minutes)
        if await retime(work, row, to, lasts, now, moved=keeps, mover_id=mover_id):
            changed.append(row.id)
    return changed


def _must_change(season: Season, format_id: str, usual: str) -> bool:
    """Return whether a session that the circle moved can't keep its format: what begins and ends a season does so."""
    return season.milestones and (milestone_of(usual) is not None or format_id in (KICKOFF, CLOSING))


async def left_out(work: UnitOfWork, season: Season) -> Container[date]:
    """Return the dates on which a circle doesn't meet."""
    own = await store.skipped(work, [season.circle_id])
    return LeftOut(own[season.circle_id], public_holidays(season.holidays))
