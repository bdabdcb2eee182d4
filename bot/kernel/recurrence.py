"""When something recurs: wall time, zone and local dates, never an offset; so that 14:00 stays 14:00."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import count
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.kernel.enums import Cadence

WEEKS = {Cadence.WEEKLY: 1, Cadence.TWO_WEEKS: 2, Cadence.FOUR_WEEKS: 4}


class WhySkipped(StrEnum):
    """Why a circle doesn't meet on a date of its rhythm."""

    PLAN = "plan"
    """Its programme's plan has nothing in that week."""
    MEMBERS = "members"
    """It was left out."""
    EARLIER = "earlier"
    """What would have come then was moved to an earlier date."""


@dataclass(frozen=True)
class Rhythm:
    """A recurring appointment: ``at`` on the wall in ``zone`` (an IANA name), first on ``first``."""

    cadence: Cadence
    first: date
    at: time
    zone: str


def dates(rhythm: Rhythm) -> Iterator[date]:
    """Yield the local dates of ``rhythm`` without end."""
    if rhythm.cadence is Cadence.MONTHLY:
        return (_same_weekday(rhythm.first, months) for months in count())
    return (rhythm.first + timedelta(weeks=WEEKS[rhythm.cadence] * n) for n in count())


def _same_weekday(first: date, months: int) -> date:
    """Return the n-th weekday that ``first`` is, ``months`` later; a fifth one means the last."""
    total = first.month - 1 + months
    start = date(first.year + total // 12, total % 12 + 1, 1)
    day = start + timedelta(days=(first.weekday() - start.weekday()) % 7 + 7 * ((first.day - 1) // 7))
    return day if day.month == start.month else day - timedelta(weeks=1)


def moment(day: date, at: time, zone: str) -> datetime:
    """Return ``day`` ``at`` the wall time of ``zone`` in UTC: a gap moves forward, an overlap takes the first."""
    return datetime.combine(day, at.replace(fold=0), tzinfo=ZoneInfo(zone)).astimezone(UTC)


def local_date(at: datetime, zone: str) -> date:
    """Return the date that people in ``zone`` have at that moment."""
    return at.astimezone(ZoneInfo(zone)).date()


def is_zone(name: str) -> bool:
    """Return whether ``name`` is an IANA time zone that this machine knows."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
