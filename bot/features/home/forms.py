"""Which language somebody names, and until when they say that they pause."""

import re
from calendar import monthrange
from datetime import date, timedelta

from bot.features.people.forms import AUTOMATIC
from bot.kernel.enums import Language

_LANGUAGES: dict[str, Language | None] = {
    "de": Language.GERMAN, "deutsch": Language.GERMAN, "german": Language.GERMAN,
    "en": Language.ENGLISH, "english": Language.ENGLISH, "englisch": Language.ENGLISH,
    AUTOMATIC: None, "slack": None, "automatisch": None, "automatic": None,
}  # fmt: skip


def is_language(text: str) -> bool:
    """Return whether somebody named a language, or Slack's."""
    return text.strip().casefold() in _LANGUAGES


def language(text: str) -> Language | None:
    """Return the language that somebody named; None where Slack's is to be followed."""
    return _LANGUAGES[text.strip().casefold()]


_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "ein": 1, "eine": 1, "einen": 1, "two": 2, "zwei": 2, "three": 3, "drei": 3,
    "four": 4, "vier": 4, "five": 5, "fünf": 5, "six": 6, "sechs": 6,
}  # fmt: skip

_SPAN = re.compile(
    r"(?:for|für)?\s*(?P<count>\d{1,3}|[^\W\d]+)\s*"
    r"(?:(?P<days>days?|tage?n?)|(?P<weeks>weeks?|wochen?)|(?P<months>months?|monate?n?))\.?"
)

_DAY = re.compile(
    r"(?:until|till|to|bis(?: zum)?)?\s*"
    r"(?:(?P<iso>\d{4}-\d\d-\d\d)|(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.?\s?(?P<year>\d{4})?)"
)


def read_day(text: str, today: date) -> date | None:
    """Return the day that somebody typed, as a span from ``today`` or as a date; None where it can't be read."""
    typed = text.strip().casefold()
    if span := _SPAN.fullmatch(typed):
        return _after(today, span)
    if found := _DAY.fullmatch(typed):
        try:
            return date.fromisoformat(found["iso"]) if found["iso"] else _named(today, found)
        except ValueError:
            return None
    return None


def _after(today: date, span: re.Match[str]) -> date | None:
    count = int(span["count"]) if span["count"].isdecimal() else _NUMBERS.get(span["count"])
    if count is None:
        return None
    if not span["months"]:
        return today + timedelta(**{"weeks" if span["weeks"] else "days": count})
    months = today.month - 1 + count
    year, month = today.year + months // 12, months % 12 + 1
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def _named(today: date, found: re.Match[str]) -> date:
    """Return a day and a month; without a year they come next.

    Raises:
        ValueError: there is no such day.
    """
    month, day = int(found["month"]), int(found["day"])
    if found["year"]:
        return date(int(found["year"]), month, day)
    this_year = date(today.year, month, day)
    return this_year if this_year > today else date(today.year + 1, month, day)
