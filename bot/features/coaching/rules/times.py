"""When rounds begin, when half of one is over, and when people could meet."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from bot.kernel.recurrence import Rhythm, dates, local_date, moment, working_day_from
from bot.kernel.vocabulary import Cadence

WORK_FROM, WORK_UNTIL = time(9), time(17)
WORKDAY = timedelta(hours=WORK_UNTIL.hour - WORK_FROM.hour)
COMMON_HOURS = timedelta(hours=2)
"""The least that two people's working hours must have in common."""
_FAVOURITE = time(10)
_SATURDAY = 5
_HALF_HOUR, _DAY = timedelta(minutes=30), timedelta(days=1)
_DAYS_TO_LOOK = 10


@dataclass(frozen=True)
class RoundRhythm:
    """When rounds begin; ``weekday`` 0 is Monday. Without a zone, that of whoever joins first counts."""

    cadence: Cadence = Cadence.TWO_WEEKS
    weekday: int = 0
    at: time = time(10)
    zone: str | None = None


def first_round(rhythm: RoundRhythm, zone: str, now: datetime) -> date:
    """Return the first weekday of ``rhythm`` whose moment is still to come."""
    today = local_date(now, zone)
    day = today + timedelta(days=(rhythm.weekday - today.weekday()) % 7)
    return day if moment(day, rhythm.at, zone) > now else day + timedelta(weeks=1)


def round_date_after(rhythm: Rhythm, after: datetime) -> date:
    """Return the first local date of a round that begins later than ``after``."""
    return next(day for day in dates(rhythm) if moment(day, rhythm.at, rhythm.zone) > after)


def midway(starts_at: datetime, ends_at: datetime, at: time, zone: str) -> datetime:
    """Return when to ask whether they met: half of the round, on a working day."""
    return moment(working_day_from(local_date(starts_at + (ends_at - starts_at) / 2, zone)), at, zone)


@cache
def common_hours(zone: str, other: str, on: date) -> timedelta:
    """Return how long the working hours of two zones overlap around ``on``."""
    apart = (moment(on, WORK_FROM, zone) - moment(on, WORK_FROM, other)) % _DAY
    return max(WORKDAY - min(apart, _DAY - apart), timedelta())


def suggest_slot(zones: Collection[str], after: datetime, minutes: int) -> datetime | None:
    """Return a moment from the day after ``after`` on in everybody's working hours, None where there is none soon.

    The first day that has one, and there the half hour that is nearest to 10:00 for all.
    """
    start = after.astimezone(UTC).replace(minute=0, second=0, microsecond=0) + _DAY
    halves = (start + _HALF_HOUR * n for n in range(48 * _DAYS_TO_LOOK))
    fitting = (at for at in halves if all(_fits_into_work(at, minutes, zone) for zone in zones))
    first = next(fitting, None)
    if first is None:
        return None
    same_day = [first, *(at for at in fitting if at - first < WORKDAY)]
    return min(same_day, key=lambda at: (sum(_from_favourite(at, zone) for zone in zones), at))


def _fits_into_work(at: datetime, minutes: int, zone: str) -> bool:
    local = at.astimezone(ZoneInfo(zone))
    end = (at + timedelta(minutes=minutes)).astimezone(ZoneInfo(zone))
    return local.weekday() < _SATURDAY and WORK_FROM <= local.time() < end.time() <= WORK_UNTIL


def _from_favourite(at: datetime, zone: str) -> int:
    local = at.astimezone(ZoneInfo(zone))
    return abs(local.hour * 60 + local.minute - _FAVOURITE.hour * 60)
