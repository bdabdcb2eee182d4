"""The one notion of when people work: 9 to 18 where they live, or as they say, on days that aren't ``closed``."""

from collections.abc import Collection, Container, Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import repeat
from typing import NamedTuple, Protocol
from zoneinfo import ZoneInfo

from bot.kernel.recurrence import moment

WORK_FROM, WORK_UNTIL = time(9), time(18)


class Hours(NamedTuple):
    """From which full hour of the day until which."""

    begin: int
    end: int


WORK = Hours(WORK_FROM.hour, WORK_UNTIL.hour)
WORKDAY = timedelta(hours=WORK_UNTIL.hour - WORK_FROM.hour)
LONGEST_HOLIDAYS = timedelta(days=16)
"""No longer are people away at once: the New Year's or Golden Week of some countries, and the weekends around."""
_SATURDAY = 5
_DAY = timedelta(days=1)


class _Weekends:
    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and day.weekday() >= _SATURDAY


ClosedDays = Container[date]
"""The days on which somebody, or a circle, doesn't work: weekends and public holidays."""
WEEKENDS: ClosedDays = _Weekends()
"""Saturdays and Sundays, where nothing else is known."""


class ClosedIn(Protocol):
    """Tells when nobody works in a circle that keeps off the holidays of ``region``, or without one in a zone."""

    def __call__(self, zone: str, region: str | None = None) -> ClosedDays: ...  # noqa: D102
    def __hash__(self) -> int: ...


def weekends_in(zone: str, region: str | None = None) -> ClosedDays:  # noqa: ARG001
    """Return the weekends, where nothing is known of countries."""
    return WEEKENDS


def is_working_day(day: date, closed: ClosedDays = WEEKENDS) -> bool:
    """Return whether people work on ``day``."""
    return day not in closed


def working_day_before(day: date, closed: ClosedDays = WEEKENDS) -> date:
    """Return the last working day before ``day``."""
    return working_day_until(day - _DAY, closed)


def working_day_until(day: date, closed: ClosedDays = WEEKENDS) -> date:
    """Return ``day`` itself or the last working day before it."""
    return _nearest_working_day(day, -_DAY, closed)


def working_day_from(day: date, closed: ClosedDays = WEEKENDS) -> date:
    """Return ``day`` itself or the next working day."""
    return _nearest_working_day(day, _DAY, closed)


def _nearest_working_day(day: date, step: timedelta, closed: ClosedDays) -> date:
    while not is_working_day(day, closed):
        day += step
    return day


def is_working_hour(at: datetime, zone: str, closed: ClosedDays = WEEKENDS, hours: Hours = WORK) -> bool:
    """Return whether people in ``zone`` who have these ``hours`` work then."""
    local = at.astimezone(ZoneInfo(zone))
    return is_working_day(local.date(), closed) and hours.begin <= local.hour < hours.end


def next_working_hour(at: datetime, zone: str, closed: ClosedDays) -> datetime:
    """Return ``at`` where people in ``zone`` work then, else when they begin the next time."""
    if is_working_hour(at, zone, closed):
        return at
    local = at.astimezone(ZoneInfo(zone))
    day = local.date() if local.time() < WORK_FROM else local.date() + _DAY
    return moment(working_day_from(day, closed), WORK_FROM, zone)


def is_within_work(at: datetime, minutes: int, zone: str, closed: ClosedDays, hours: Hours = WORK) -> bool:
    """Return whether people in ``zone`` who have these ``hours`` work so many minutes on from ``at``."""
    local, end = (each.astimezone(ZoneInfo(zone)) for each in (at, at + timedelta(minutes=minutes)))
    until = local.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(hours=hours.end)
    return is_working_hour(at, zone, closed, hours) and end <= until


@cache
def common_hours(zone: str, other: str, on: date, hours: Hours = WORK, others: Hours = WORK) -> timedelta:
    """Return how long people in two zones, who have these hours, work at the same time around ``on``."""
    begin, begins = (moment(on, time(each.begin), its) for each, its in ((hours, zone), (others, other)))
    end, ends = (at + timedelta(hours=each.end - each.begin) for at, each in ((begin, hours), (begins, others)))
    overlaps = (min(end, ends + _DAY * n) - max(begin, begins + _DAY * n) for n in (-1, 0, 1))
    return max(timedelta(), *overlaps)


_FAVOURITE, _HALF_HOUR = time(10), timedelta(minutes=30)


def suggest_slot(
    zones: Collection[str], after: datetime, minutes: int, closed: ClosedIn, hours: Iterable[Hours] = repeat(WORK)
) -> datetime | None:
    """Return a moment from the day after ``after`` on in everybody's working hours, None where there is none soon.

    The first day that has one, and there the half hour that is nearest to 10:00 for all.
    """
    start = after.astimezone(UTC).replace(minute=0, second=0, microsecond=0) + _DAY
    halves = (start + _HALF_HOUR * n for n in range(48 * LONGEST_HOLIDAYS.days))
    clocks = list(zip(zones, hours, strict=False))
    fitting = (at for at in halves if all(is_within_work(at, minutes, one, closed(one), its) for one, its in clocks))
    if (first := next(fitting, None)) is None:
        return None
    same_day = [first, *(at for at in fitting if at - first < WORKDAY)]
    return min(same_day, key=lambda at: (sum(_from_favourite(at, zone) for zone in zones), at))


def _from_favourite(at: datetime, zone: str) -> int:
    local = at.astimezone(ZoneInfo(zone))
    return abs(local.hour * 60 + local.minute - _FAVOURITE.hour * 60)
