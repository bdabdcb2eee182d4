"""Words in a person's or a circle's language, from the Fluent files beside this module."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time, get_day_names
from babel.lists import format_list
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import Pattern
from fluent.runtime.types import FluentType
from fluent.syntax.ast import Resource

from bot.kernel.enums import Language
from bot.kernel.errors import ZirkelError

FOLDER = Path(__file__).parent
_LOCALES = {Language.ENGLISH: "en_GB", Language.GERMAN: "de"}
_DATES = {Language.ENGLISH: "EEEE d MMMM", Language.GERMAN: "EEEE, d. MMMM"}
_YEAR = " y"


class UnknownWord(ZirkelError):
    """A key that no file has, or a place in its sentence that nothing fills: a mistake in the code."""


class Words:
    """All sentences of one language: ``words("circle-card-title", name="Python")``.

    To a ``guest`` a sentence is said as its attribute ``.guest`` has it, where there is one: what only a full account
    can do isn't offered.
    """

    def __init__(
        self, language: Language, bundle: FluentBundle, fallback: "Words | None" = None, *, guest: bool = False
    ) -> None:
        """Speak ``language``; what ``bundle`` lacks comes from ``fallback``."""
        self.language, self.guest = language, guest
        self._bundle = bundle
        self._fallback = fallback
        self._locale = _LOCALES[language]

    def __call__(self, key: str, **places: str | float) -> str:
        """Return the sentence ``key`` (or ``key.attribute``) with its ``places`` filled.

        Raises:
            UnknownWord: no language has the key, or a place stays empty.
        """
        name, _, attribute = key.partition(".")
        pattern = self._pattern(name, attribute)
        if pattern is None:
            return self._from_fallback(key, places)
        filled = {name: _LongText(place) if isinstance(place, str) else place for name, place in places.items()}
        text, mistakes = self._bundle.format_pattern(pattern, filled)
        if mistakes:
            raise UnknownWord(f"{key} ({self.language}): {mistakes[0]}")
        return str(text)

    def _pattern(self, name: str, attribute: str) -> Pattern | None:
        if not self._bundle.has_message(name):
            return None
        message = self._bundle.get_message(name)
        if attribute:
            return message.attributes.get(attribute)
        return message.attributes.get("guest", message.value) if self.guest else message.value

    def _from_fallback(self, key: str, places: dict[str, str | float]) -> str:
        if self._fallback is None:
            raise UnknownWord(f"{key}: no language has this key")
        return self._fallback(key, **places)

    def weekday(self, number: int) -> str:
        """Return the name of a weekday; Monday is 0."""
        return str(get_day_names("wide", locale=self._locale)[number])

    def date(self, day: dt.date) -> str:
        """Return ``day`` with its weekday, without the year: Thursday 4 December."""
        return format_date(day, _DATES[self.language], locale=self._locale)

    def full_date(self, day: dt.date) -> str:
        """Return ``day`` like ``date``, with its year, for what is read years later."""
        return format_date(day, _DATES[self.language] + _YEAR, locale=self._locale)

    def time(self, at: dt.time) -> str:
        """Return a wall time as hours and minutes: 14:00."""
        return format_time(at, "HH:mm", locale=self._locale)

    def locale(self, code: str) -> str:
        """Return what people call a locale, such as ``de-DE``."""
        try:
            return str(Locale.parse(code, sep="-").get_display_name(self._locale))
        except (ValueError, UnknownLocaleError):
            return code

    def country(self, code: str) -> str:
        """Return what people call a country, such as ``DE``."""
        return str(Locale.parse(self._locale).territories.get(code, code))

    def region(self, region: str) -> str:
        """Return a country as people call it, with its part: Germany (BE)."""
        country, _, part = region.partition("-")
        return f"{self.country(country)} ({part})" if part else self.country(country)

    def list(self, items: Sequence[str]) -> str:
        """Return ``items`` as people say them: a, b and c."""
        return format_list(items, locale=self._locale)


class _LongText(str, FluentType):
    """What fills a place at any length: escaped, people's texts may be longer than what Fluent takes by itself."""

    __slots__ = ()

    def format(self, locale: Locale) -> str:  # type: ignore[override]  # noqa: ARG002
        """Return the text as it is."""
        return self


class Languages:
    """Both languages, read once; what German lacks is told in English."""

    def __init__(self, folder: Path = FOLDER, renamed: Mapping[str, str] | None = None) -> None:
        """Read every ``<language>/*.ftl`` under ``folder``.

        The files name the commands as Zirkel calls them; ``renamed`` says what a company calls them
        (``{"/circle": "/lernkreis"}``).
        """
        english, german = (_bundle(folder, language, renamed or {}) for language in Language)
        self._words: dict[tuple[Language, bool], Words] = {}
        for guest in (False, True):
            known = Words(Language.ENGLISH, english, guest=guest)
            self._words[Language.ENGLISH, guest] = known
            self._words[Language.GERMAN, guest] = Words(Language.GERMAN, german, known, guest=guest)

    def words(self, language: Language, *, guest: bool = False) -> Words:
        """Return the words of ``language``, for somebody with a full account or for a guest."""
        return self._words[language, guest]


def _bundle(folder: Path, language: Language, renamed: Mapping[str, str]) -> FluentBundle:
    bundle = FluentBundle([_LOCALES[language].replace("_", "-")], use_isolating=False)
    for file in sorted((folder / language).glob("*.ftl")):
        bundle.add_resource(_parsed(_rename(file.read_text(encoding="utf-8"), renamed)))
    return bundle


@cache
def _parsed(text: str) -> Resource:
    """Return what a file says; all of them take a third of a second, so that is done once in a process."""
    return FluentResource(text)


def _rename(text: str, renamed: Mapping[str, str]) -> str:
    """Replace whole command names, all at once, so that two may also change places."""
    names = "|".join(re.escape(name) for name in renamed)
    return re.sub(rf"(?<![\w/])(?:{names})(?![\w-])", lambda hit: renamed[hit[0]], text) if names else text
