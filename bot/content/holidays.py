"""Weekends, from babel, and public holidays, from the library of that name; a country is read when it is asked for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from babel.core import Locale, UnknownLocaleError, get_global

from bot.kernel.working_time import ClosedDays

if TYPE_CHECKING:
    from holidays import HolidayBase

LONGEST = 12
"""Characters of an area's code."""
_YEARS_KEPT = 512
_SATURDAY, _SUNDAY = 5, 6
_USUAL = frozenset((_SATURDAY, _SUNDAY))
_FRIDAY_SATURDAY = frozenset((4, 5))
OWN_WEEKENDS = {
    "BD": _FRIDAY_SATURDAY, "BN": frozenset((4, 6)), "DJ": _FRIDAY_SATURDAY, "MV": _FRIDAY_SATURDAY,
    "IN": _USUAL, "UG": _USUAL,
    "MY-02": _FRIDAY_SATURDAY, "MY-03": _FRIDAY_SATURDAY, "MY-11": _FRIDAY_SATURDAY,
}  # fmt: skip
"""Weekdays off where babel says otherwise. Of the first line it knows nothing of its own, and offices there close on
Fridays; for the second it names Sunday alone, and offices there work for five days; parts of a country it doesn't know.
"""


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
    read = [_closed(area, year) for area in areas] or [frozenset(_weekends(country or "", year))]
    return frozenset[date]().union(*read)


@lru_cache(_YEARS_KEPT)
def _closed(area: str, year: int) -> frozenset[date]:
    """Return when an area doesn't work in a year; some countries make up for a holiday on a Saturday."""
    kept = _read(area, year)
    made_up = kept.weekend_workdays if kept else ()
    return frozenset(day for day in _weekends(area, year) if day not in made_up).union(kept or ())


def _weekends(area: str, year: int) -> Iterator[date]:
    off = weekend(area)
    return (day for day in _days(year) if day.weekday() in off)


@lru_cache
def weekend(area: str) -> frozenset[int]:
    """Return on which weekdays an area doesn't work: babel knows its country's first and last."""
    country = area.partition("-")[0]
    if own := OWN_WEEKENDS.get(area) or OWN_WEEKENDS.get(country):
        return own
    try:
        place = Locale.parse(f"und_{country}")
    except (ValueError, UnknownLocaleError):  # no country, or one in which nobody lives
        return _USUAL
    length = (place.weekend_end - place.weekend_start) % 7
    return frozenset((place.weekend_start + day) % 7 for day in range(length + 1))


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
