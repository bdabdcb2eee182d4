"""A time zone as calendar programs read it: each change of the clocks by itself, so that no rule has to fit."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_STEP, _PRECISION = timedelta(days=7), timedelta(seconds=1)


@cache
def zone_in_years(name: str, first: int, last: int) -> Timezone:
    """Return the zone ``name`` from the beginning of the year ``first`` to the end of ``last``."""
    zone, found = ZoneInfo(name), Timezone()
    found.add("TZID", name)
    begin, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 1, tzinfo=UTC)
    for at in (begin, *_changes(zone, begin, end)):
        found.add_component(_observance(zone, at))
    return found


def _changes(zone: ZoneInfo, begin: datetime, end: datetime) -> Iterator[datetime]:
    """Yield, in UTC, when the clocks of ``zone`` are turned."""
    at = begin
    while at < end:
        if _offset(zone, at) != _offset(zone, at + _STEP):
            yield _between(zone, at, at + _STEP)
        at += _STEP


def _between(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    while after - before > _PRECISION:
        middle = before + (after - before) // 2
        if _offset(zone, middle) == _offset(zone, before):
            before = middle
        else:
            after = middle
    return after.replace(microsecond=0)


def _observance(zone: ZoneInfo, at: datetime) -> TimezoneStandard | TimezoneDaylight:
    """Return what holds from ``at`` on; its beginning is told by the clocks as they were before."""
    before, after = at - _PRECISION, at.astimezone(zone)
    summer = bool(after.dst())
    found = TimezoneDaylight() if summer else TimezoneStandard()
    found.add("DTSTART", (at + _offset(zone, before)).replace(tzinfo=None))
    found.add("TZOFFSETFROM", _offset(zone, before))
    found.add("TZOFFSETTO", _offset(zone, at))
    found.add("TZNAME", after.tzname() or zone.key)
    return found


def _offset(zone: ZoneInfo, at: datetime) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta()
