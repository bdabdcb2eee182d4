"""The one notion of when people work: Monday to Friday, 9 to 18 where they live, but for ``holidays`` (dates)."""

from collections.abc import Container
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.kernel.recurrence import moment

WORK_FROM, WORK_UNTIL = time(9), time(18)
_SATURDAY = 5
_DAY = timedelta(days=1)


def is_working_day(day: date, holidays: Container[date] = ()) -> bool:
    """Return whether people work on ``day``."""
    return day.weekday() < _SATURDAY and day not in holidays


def working_day_before(day: date, holidays: Container[date] = ()) -> date:
    """Return the last working day before ``day``."""
    return _nearest_working_day(day - _DAY, -_DAY, holidays)


def working_day_from(day: date, holidays: Container[date] = ()) -> date:
    """Return ``day`` itself or the next working day."""
    return _nearest_working_day(day, _DAY, holidays)


def _nearest_working_day(day: date, step: timedelta, holidays: Container[date]) -> date:
    while not is_working_day(day, holidays):
        day += step
    return day


def is_working_hour(at: datetime, zone: str, holidays: Container[date] = ()) -> bool:
    """Return whether people in ``zone`` work then."""
    local = at.astimezone(ZoneInfo(zone))
    return is_working_day(local.date(), holidays) and WORK_FROM <= local.time() < WORK_UNTIL


def next_working_hour(at: datetime, zone: str, holidays: Container[date] = ()) -> datetime:
    """Return ``at`` where people in ``zone`` work then, else when they begin the next time."""
    if is_working_hour(at, zone, holidays):
        return at
    local = at.astimezone(ZoneInfo(zone))
    day = local.date() if local.time() < WORK_FROM else local.date() + _DAY
    return moment(working_day_from(day, holidays), WORK_FROM, zone)
