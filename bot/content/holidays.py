"""Weekends and public holidays, from the library of that name; a country is read when it is asked for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from babel.core import get_global

from bot.kernel.working_time import WEEKENDS, ClosedDays

if TYPE_CHECKING:
    from holidays import HolidayBase

LONGEST = 12
"""Characters of an area's code."""
_YEARS_KEPT = 512


@dataclass(frozen=True)
class WorkCalendar:
    """When nobody works in a company that keeps the public holidays of these ``regions``."""

    regions: tuple[str, ...] = ()

    def closed(self, zone: str, region: str | None = None) -> ClosedDays:
        """Return when nobody works in a circle that keeps off the holidays of ``region``, or without it in a ``zone``.

        A zone has the weekend of its country, and the holidays of all regions there: which one is somebody's own
        isn't known.
        """
        country = _country(zone)
        kept = (region,) if region else tuple(each for each in self.regions if each.partition("-")[0] == country)
        return _Days(partial(_closed_in, kept, country))


def usual_region(zone: str, regions: Sequence[str]) -> str | None:
    """Return which of a company's ``regions`` a circle in ``zone`` keeps unless it says otherwise.

    The only one; of several the only one in its country.
    """
    near = [each for each in regions if each.partition("-")[0] == _country(zone)] if len(regions) > 1 else regions
    return near[0] if len(near) == 1 else None


@dataclass(frozen=True)
class _Days:
    """Those of any year, which are read when a day of it is asked about."""

    of_year: Callable[[int], frozenset[date]]

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and day in self.of_year(day.year)


def public_holidays(area: str | None) -> ClosedDays:
    """Return the public holidays of an area such as ``DE-BE`` or ``AT``; without one there are none."""
    return _Days(partial(_public, area)) if area else ()


def _country(zone: str) -> str | None:
    countries: Mapping[str, str] = get_global("zone_territories")
    return countries.get(zone) or countries.get(get_global("zone_aliases").get(zone, zone))


@lru_cache(_YEARS_KEPT)
def _closed_in(areas: tuple[str, ...], country: str | None, year: int) -> frozenset[date]:
    read = [_closed(area, year) for area in areas] or [_weekends(country or "", year)]
    return frozenset[date]().union(*read)


@lru_cache(_YEARS_KEPT)
def _closed(area: str, year: int) -> frozenset[date]:
    """Return when an area doesn't work in a year; some countries make up for a holiday on a Saturday."""
    kept = _read(area, year)
    return frozenset(day for day in _days(year) if not kept.is_working_day(day)) if kept else _weekends(area, year)


@lru_cache(_YEARS_KEPT)
def _weekends(country: str, year: int) -> frozenset[date]:
    kept = _read(country, year)
    return frozenset(day for day in _days(year) if (kept.is_weekend(day) if kept else day in WEEKENDS))


@lru_cache(_YEARS_KEPT)
def _public(area: str, year: int) -> frozenset[date]:
    return frozenset(_read(area, year) or ())


def _days(year: int) -> Iterator[date]:
    first = date(year, 1, 1)
    return (first + timedelta(days=day) for day in range((date(year + 1, 1, 1) - first).days))


def _read(area: str, year: int) -> "HolidayBase | None":
    """Return a year of an area, None where the library doesn't know it (any more)."""
    import holidays  # noqa: PLC0415  it takes longer than all of Zirkel's own modules, and most circles don't need it

    country, _, part = area.partition("-")
    try:
        return holidays.country_holidays(country, subdiv=part or None, years=year)
    except NotImplementedError:
        return None


def is_area(area: str) -> bool:
    """Return whether the holidays of this country, or this part of it, are known."""
    country, _, part = area.partition("-")
    known = _parts()
    return country in known and (not part or part in known[country])


def areas() -> Iterator[str]:
    """Yield all areas, each country before its parts."""
    for country, parts in sorted(_parts().items()):
        yield country
        yield from (f"{country}-{part}" for part in parts)


def parts_of(country: str) -> list[str]:
    """Return the parts of a country that have holidays of their own, none where the country isn't known."""
    return _parts().get(country, [])


def _parts() -> dict[str, list[str]]:
    import holidays  # noqa: PLC0415  see _read

    found = holidays.list_supported_countries(include_aliases=False)
    longest = LONGEST - len("XX-")  # a few cities are known by their full names; their regions are there
    return {country: [part for part in parts if len(part) <= longest] for country, parts in found.items()}
