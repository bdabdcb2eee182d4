"""Public holidays by country and part of it, from the library of that name; a country is read when it is asked for."""

from collections.abc import Container, Iterator
from datetime import date
from functools import lru_cache

LONGEST = 12
"""Characters of an area's code."""
_COUNTRIES_KEPT = 64


class _Shared:
    """The holidays of one area; what isn't a holiday anywhere counts as none."""

    def __init__(self, code: str) -> None:
        self._years: dict[int, frozenset[date]] = {}
        self._country, _, self._part = code.partition("-")

    def __contains__(self, day: object) -> bool:
        if not isinstance(day, date):
            return False
        if day.year not in self._years:
            self._years[day.year] = _read(self._country, self._part, day.year)
        return day in self._years[day.year]


def _read(country: str, part: str, year: int) -> frozenset[date]:
    """Return the holidays of a year, none for an area that the library doesn't know (any more)."""
    import holidays  # noqa: PLC0415  it takes longer than all of Zirkel's own modules, and most circles don't need it

    try:
        return frozenset(holidays.country_holidays(country, subdiv=part or None, years=year))
    except NotImplementedError:
        return frozenset()


def public_holidays(area: str | None) -> Container[date]:
    """Return the public holidays of an area such as ``DE-BE`` or ``AT``; without one there are none."""
    return _shared(area) if area else ()


@lru_cache(maxsize=_COUNTRIES_KEPT)
def _shared(area: str) -> _Shared:
    return _Shared(area)


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


def _parts() -> dict[str, list[str]]:
    import holidays  # noqa: PLC0415  see _read

    found = holidays.list_supported_countries(include_aliases=False)
    longest = LONGEST - len("XX-")  # a few cities are known by their full names; their regions are there
    return {country: [part for part in parts if len(part) <= longest] for country, parts in found.items()}
