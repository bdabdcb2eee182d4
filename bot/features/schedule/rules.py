"""On which dates a season takes place."""

from collections.abc import Collection, Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import chain, islice, takewhile

from bot.kernel.enums import Mode
from bot.kernel.recurrence import Rhythm, dates, moment

AHEAD = 2
"""How many sessions of a circle are planned at any time."""
NOTICE = timedelta(days=2)
"""At least so long before its first session a circle is told of it: the session's card comes in time."""
_AS_FAR_AS = timedelta(days=3 * 366)
"""So far the rhythm is followed past what is to be skipped: it might be all that ever comes."""


@dataclass(frozen=True)
class PlannedDate:
    """A planned session, as far as its date is concerned."""

    number: int
    day: date
    starts_at: datetime
    moved: bool
    """Whether the circle gave it a date of its own."""


@dataclass(frozen=True)
class Skipped:
    """When a circle doesn't meet: on dates that it left out, and in weeks in which its programme's plan has none."""

    left_out: frozenset[date] = frozenset()
    gaps: frozenset[date] = frozenset()
    """A date in each of those weeks: they stay free where the circle has another weekday by now."""

    def __contains__(self, day: object) -> bool:
        """Return whether it doesn't meet on that day."""
        return day in self.left_out or (isinstance(day, date) and _week(day) in self._weeks)

    @cached_property
    def _weeks(self) -> frozenset[date]:
        return frozenset(map(_week, self.gaps))


def skipped(
    gaps: Collection[date], left_out: Collection[date], earlier: Collection[date] = (), never: Container[date] = ()
) -> Skipped:
    """Return when a circle doesn't meet: a date that it left out is made up for in the next gap of its plan.

    Where there is none, all comes later. A session that was moved away from a date ``earlier`` has taken place; on
    dates that are ``never`` free nothing can be made up for.
    """
    own, free, owed = set(earlier), set(), 0
    for day in sorted({*gaps, *left_out}):
        if day in gaps and (not owed or day in never):
            free.add(day)
            continue
        owed += (day in left_out) - (day in gaps)
        own |= {day} & set(left_out)
    return Skipped(frozenset(own), frozenset(free))


def in_week_of(day: date, weekday: int) -> date:
    """Return the day of a week, 0 is Monday, in the week that ``day`` is in."""
    return _week(day) + timedelta(weekday)


def _week(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(day.weekday())


@dataclass(frozen=True)
class Appointment:
    """When and how a session takes place: ``at`` on the wall in ``zone``."""

    day: date
    at: time
    zone: str
    format_id: str
    mode: Mode
    theme: str = ""

    @property
    def starts_at(self) -> datetime:
        """Return when that is."""
        return moment(self.day, self.at, self.zone)


def next_dates(
    rhythm: Rhythm, after: date | None, now: datetime, count: int, skipped: Container[date] = ()
) -> list[date]:
    """Return the next ``count`` dates that come after the date ``after``, haven't begun at ``now`` and aren't skipped.

    There are fewer where all that comes is skipped, as far as anybody plans.
    """
    return list(islice(_to_come(rhythm, after, now, skipped), count))


def _to_come(rhythm: Rhythm, after: date | None, now: datetime, skipped: Container[date]) -> Iterator[date]:
    start = max(rhythm.first, now.date(), after or rhythm.first)
    for day in takewhile(lambda each: each <= start + _AS_FAR_AS, dates(rhythm)):
        ahead = (after is None or day > after) and moment(day, rhythm.at, rhythm.zone) > now
        if ahead and day not in skipped:
            yield day


def dates_anew(
    rhythm: Rhythm, after: date | None, plans: Sequence[PlannedDate], now: datetime, skipped: Container[date] = ()
) -> list[date]:
    """Return dates for ``plans`` (in their order), the first one later than ``after``, each later than the one before.

    They follow the present rhythm. A session that the circle moved keeps its date while that lies ahead and the order
    holds: what people agreed on for one day is more exact than a rhythm. So does whatever finds no other date.
    """
    found: list[date] = []
    for plan in plans:
        keeps = plan.moved and plan.starts_at > now and (after is None or plan.day > after)
        free = [] if keeps else next_dates(rhythm, after, now, 1, skipped)
        after = next(chain(free, [plan.day]))
        found.append(after)
    return found
