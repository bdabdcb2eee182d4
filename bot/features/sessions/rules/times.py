"""When things of a session are due, and how its phases follow each other in time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from bot.kernel.recurrence import local_date, moment, working_day_before, working_day_from
from bot.kernel.vocabulary import Mode

MORE = timedelta(minutes=5)
MAKE_UP_WITHIN = timedelta(days=7)
"""So long a session that nobody began can be made up for, if the next one isn't there yet."""
_MORNING, _EVENING, _WAKING = time(9), time(18), time(8)
_CARD_BEFORE = timedelta(days=2)
_WORKING_WEEK = 5
_DAYS_IN_A_FORMAT = 7
_OFFERED_AGAIN = timedelta(minutes=15)
_TO_START = {Mode.LIVE: timedelta(minutes=60), Mode.ASYNC: timedelta(days=1)}


@dataclass(frozen=True)
class Length:
    """How long a phase takes; over days also on which working day it opens (1: the first), and for how many hours."""

    minutes: int
    day: int | None = None
    hours: int | None = None


@dataclass(frozen=True)
class Slot:
    """From when to when a phase is open."""

    opens_at: datetime
    ends_at: datetime


def card_at(day: date, zone: str, planned_at: datetime) -> datetime:
    """Return when a session's card is due: two days before at 09:00, at once where it was planned later.

    At this moment the topic is chosen, so this is also until when people can vote.
    """
    return max(moment(day - _CARD_BEFORE, _MORNING, zone), planned_at)


def role_card_at(starts_at: datetime, zone: str, planned_at: datetime) -> datetime:
    """Return when a holder in ``zone`` reads of the role: the working day before at 09:00, or as soon as planned."""
    day = working_day_before(local_date(starts_at, zone))
    return max(moment(day, _MORNING, zone), planned_at)


def considerate(at: datetime, zone: str) -> datetime:
    """Return ``at``, or the next 08:00 where people in ``zone`` don't work at that hour."""
    day, hour = local_date(at, zone), wall_time(at, zone)
    if _WAKING <= hour < _EVENING:
        return at
    return moment(day if hour < _WAKING else day + timedelta(days=1), _WAKING, zone)


def wall_time(at: datetime, zone: str) -> time:
    """Return what the clock on the wall shows in ``zone``."""
    return at.astimezone(ZoneInfo(zone)).time()


def missed_at(starts_at: datetime, mode: Mode) -> datetime:
    """Return from when a session that nobody started didn't take place."""
    return starts_at + _TO_START[mode]


def offered_again_at(starts_at: datetime) -> datetime:
    """Return when a live session that nobody has started is offered once more."""
    return starts_at + _OFFERED_AGAIN


def slots(lengths: Sequence[Length], mode: Mode, begin: datetime, zone: str) -> list[Slot]:
    """Return when the phases of a session that begins at ``begin`` are open, in their order."""
    return _one_after_the_other(lengths, begin) if mode is Mode.LIVE else _over_days(lengths, begin, zone)


def _one_after_the_other(lengths: Sequence[Length], begin: datetime) -> list[Slot]:
    edges = [begin]
    for length in lengths:
        edges.append(edges[-1] + timedelta(minutes=length.minutes))
    return [Slot(opens, ends) for opens, ends in pairwise(edges)]


def _over_days(lengths: Sequence[Length], begin: datetime, zone: str) -> list[Slot]:
    """Open each phase on its working day at the wall time of ``begin``; without days they share one working week.

    Those of the same day open a minute apart and end a second apart: what they say stands in the thread in their order.
    """
    at, week = wall_time(begin, zone), _working_days(local_date(begin, zone))
    spread = min(len(lengths), _WORKING_WEEK)
    found: list[Slot] = []
    days: list[int] = []
    for number, length in enumerate(lengths):
        day = length.day - 1 if length.day else number * spread // len(lengths)
        begins, before = moment(week[day], at, zone), days.count(day)
        ends = begins + timedelta(hours=length.hours) if length.hours else moment(week[day + 1], at, zone)
        found.append(Slot(begins + timedelta(minutes=before), ends + timedelta(seconds=before)))
        days.append(day)
    return found


def _working_days(first: date) -> list[date]:
    """Return ``first`` and the working days after it, as many as a phase may ask for and one more."""
    days = [first]
    while len(days) <= _DAYS_IN_A_FORMAT:
        days.append(working_day_from(days[-1] + timedelta(days=1)))
    return days
