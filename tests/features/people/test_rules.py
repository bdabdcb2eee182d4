"""Which language somebody reads, and when what we know of them is stale."""

from datetime import timedelta

import pytest

from bot.features.people.rules import FRESH_FOR, is_stale, spoken_language
from bot.kernel.enums import Language
from tests.rows import MONDAY

ENGLISH, GERMAN = Language.ENGLISH, Language.GERMAN


@pytest.mark.parametrize(("locale", "expected"), [
    ("de-DE", GERMAN), ("de-AT", GERMAN), ("de", GERMAN), ("DE-ch", GERMAN), ("en-GB", ENGLISH), ("fr-FR", ENGLISH),
    ("", ENGLISH),
])  # fmt: skip
def test_slacks_locale_decides(locale: str, expected: Language) -> None:
    assert spoken_language(locale, None) is expected


@pytest.mark.parametrize("chosen", list(Language))
def test_what_somebody_chose_counts_more(chosen: Language) -> None:
    assert spoken_language("de-DE", chosen) is spoken_language("en-US", chosen) is chosen


def test_what_we_know_is_fresh_for_a_day() -> None:
    assert not is_stale(MONDAY, MONDAY + FRESH_FOR)
    assert is_stale(MONDAY, MONDAY + FRESH_FOR + timedelta(seconds=1))
