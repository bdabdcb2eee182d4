"""The dates of seasons: planned ahead for many circles at once, and planned anew where a rhythm has changed."""

from collections.abc import Callable, Collection, Container, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from bot.content.holidays import public_holidays
from bot.delivery import outbox
from bot.features.circles import service as circles
from bot.features.sessions import store
from bot.features.sessions.rules import (
    AHEAD,
    KICKOFF,
    RETRO,
    Appointment,
    Length,
    Plan,
    dates_anew,
    format_of,
    missed_at,
    next_dates,
)
from bot.features.sessions.service.letters import CARD
from bot.features.sessions.service.life import cancel_planned
from bot.features.sessions.service.planning import lengths
from bot.features.sessions.service.reading import Formats, recipe, session
from bot.features.sessions.service.timing import ends_at, retime, say_moved
from bot.features.sessions.store import Season
from bot.kernel.recurrence import moment
from bot.kernel.vocabulary import SessionState
from bot.storage.unit_of_work import UnitOfWork
from models import Session

AT_ONCE = 1000
"""So many circles are planned in one go: SQLite has one writer, and others want to write, too."""
ANEW_AT_ONCE = 50
_OVER = (SessionState.ENDED, SessionState.MISSED, SessionState.CANCELLED)
Phases = Callable[[str, int], Sequence[Length]]


class LeftOut:
    """The dates on which a circle doesn't meet: its own, and public holidays."""

    def __init__(self, own: Collection[date], holidays: Container[date]) -> None:
        """Leave out both."""
        self._own = own
        self._holidays = holidays

    def __contains__(self, day: object) -> bool:
        """Return whether nobody meets on this day."""
        return day in self._own or day in self._holidays


def phases_of(formats: Formats) -> Phases:
    """Return what tells how long the phases of a format are in so many minutes; it remembers what it has told."""
    return cache(lambda format_id, minutes: lengths(recipe(formats, format_id, minutes)))


def season_format(season: Season, number: int, formats: Formats) -> str:
    """Return in which format a session of a season takes place, unless the circle wants another one for it."""
    if not season.milestones:
        return season.format_id
    fitting = [key for key in (KICKOFF, RETRO) if key in formats and season.mode in formats[key].modes]
    return format_of(number, season.sessions, season.format_id, fitting)


async def plan_ahead(work: UnitOfWork, formats: Formats, now: datetime) -> None:
    """Plan the next sessions of active circles up to the end of their seasons; of some, where there are many."""
    short = await store.short_of_sessions(work, AT_ONCE)
    if not short:
        return
    skipped, phases = await store.skipped(work, short), phases_of(formats)
    await store.add_planned(
        work,
        [
            row
            for season in await store.seasons(work, short)
            for row in _rows(season, skipped[season.circle_id], formats, phases, now)
        ],
    )


def _rows(
    season: Season, own: Collection[date], formats: Formats, phases: Phases, now: datetime
) -> Iterator[Mapping[str, Any]]:
    rhythm, mode = season.rhythm, season.mode
    count = min(AHEAD - season.planned, season.sessions - season.last_number)
    days = next_dates(rhythm, season.last_date, now, count, LeftOut(own, public_holidays(season.holidays)))
    for number, day in enumerate(days, season.last_number + 1):
        format_id, starts_at = season_format(season, number, formats), moment(day, rhythm.at, rhythm.zone)
        yield {
            "circle_id": season.circle_id, "number": number, "local_date": day, "at": rhythm.at, "zone": rhythm.zone,
            "starts_at": starts_at, "format_id": format_id, "mode": mode, "planned_at": now,
            "ends_at": ends_at(phases(format_id, season.minutes), mode, starts_at, rhythm.zone),
        }  # fmt: skip


async def follow_rhythm(work: UnitOfWork, formats: Formats, now: datetime) -> None:
    """Give new dates to what was planned for another rhythm; a channel that has a session's card is told of it."""
    for circle_id in await store.out_of_rhythm(work, ANEW_AT_ONCE):
        await plan_anew(work, circle_id, formats, now)


async def plan_anew(work: UnitOfWork, circle_id: UUID, formats: Formats, now: datetime) -> None:
    """Give new dates to what a circle has planned; its channel is told of sessions whose card it has."""
    for session_id in await set_dates(work, circle_id, formats, now):
        if await outbox.is_under_way(work, CARD, session_id):
            await say_moved(work, await session(work, session_id), now)


async def set_dates(
    work: UnitOfWork,
    circle_id: UUID,
    formats: Formats,
    now: datetime,
    *,
    since: int = 1,
    after: date | None = None,
    mover_id: UUID | None = None,
) -> list[UUID]:
    """Plan the sessions of a circle anew from number ``since`` on, later than ``after``; return whose time changed.

    They follow the rhythm as it is now, and those that the season has no room for any more are called off. What the
    circle moved keeps its own date and format while it can. A session that has just been called to start is left alone.
    """
    (season,) = await store.seasons(work, [circle_id])
    rows = await store.season_sessions(work, circle_id)
    open_rows = [row for row in rows if row.number >= since and _can_be_planned(row, now)]
    kept = [row for row in open_rows if row.number <= season.sessions]
    if len(kept) < len(open_rows):
        await cancel_planned(work, circle_id, now, after=season.sessions)
    settled = [row.local_date for row in rows if row not in open_rows]
    last = max([*settled, *([after] if after else [])], default=None)
    if len(open_rows) > len(kept) == 0 and all(row.state in _OVER for row in rows):
        await circles.close(work, circle_id, now)
    return await _retime_all(work, season, kept, last, formats, now, mover_id)


def _can_be_planned(row: Session, now: datetime) -> bool:
    called = row.starts_at <= now < missed_at(row.starts_at, row.mode)
    return row.state is SessionState.PLANNED and not called


async def _retime_all(
    work: UnitOfWork,
    season: Season,
    rows: Sequence[Session],
    last: date | None,
    formats: Formats,
    now: datetime,
    mover_id: UUID | None,
) -> list[UUID]:
    skipped = await left_out(work, season)
    plans = [Plan(row.number, row.local_date, row.starts_at, row.moved) for row in rows]
    changed = []
    for row, day in zip(rows, dates_anew(season.rhythm, last, plans, now, skipped), strict=True):
        keeps = row.moved and day == row.local_date and row.starts_at > now
        to = _own(row) if keeps else _by_rhythm(season, row.number, day, formats)
        phases = phases_of(formats)(to.format_id, season.minutes)
        if await retime(work, row, to, phases, now, moved=keeps, mover_id=mover_id):
            changed.append(row.id)
    return changed


def _own(row: Session) -> Appointment:
    return Appointment(row.local_date, row.at, row.zone, row.format_id, row.mode)


def _by_rhythm(season: Season, number: int, day: date, formats: Formats) -> Appointment:
    return Appointment(day, season.rhythm.at, season.rhythm.zone, season_format(season, number, formats), season.mode)


async def left_out(work: UnitOfWork, season: Season) -> Container[date]:
    """Return the dates on which a circle doesn't meet."""
    own = await store.skipped(work, [season.circle_id])
    return LeftOut(own[season.circle_id], public_holidays(season.holidays))
