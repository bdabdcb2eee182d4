"""What people type, before it is measured, stored or shown."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kernel.text import clean, clean_line, shorten

ANYTHING = st.text(st.characters(codec=None))
"""Every code point, lone surrogates and NUL too."""


@given(ANYTHING)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(ANYTHING)
def test_clean_text_can_be_kept_by_every_database(text: str) -> None:
    cleaned = clean(text)
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned
    assert "\x00" not in cleaned


@given(ANYTHING)
def test_clean_text_is_in_nfc_without_control_characters(text: str) -> None:
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not [c for c in cleaned if unicodedata.category(c) == "Cc" and c not in "\n\t"]


@given(ANYTHING)
def test_a_clean_line_is_one_line(text: str) -> None:
    line = clean_line(text)
    assert len(line.splitlines()) <= 1
    assert line == " ".join(line.split())


def test_a_lone_surrogate_goes_and_the_rest_stays() -> None:
    assert clean("caf\ud800é") == "café"


def test_what_a_control_character_kept_apart_is_composed() -> None:
    assert clean("e\x00\u0301") == "é"
    assert clean_line("e\u202e\u0301") == "é"


def test_line_breaks_of_all_systems_become_one() -> None:
    assert clean("one\r\ntwo\rthree\nfour") == "one\ntwo\nthree\nfour"


def test_bidi_controls_are_taken_out_of_lines_but_right_to_left_text_stays() -> None:
    assert clean_line("\u202eevil\u202c \u2066שלום\u2069 \u200emarks\u061c") == "evil שלום marks"


def test_nothing_is_an_empty_text() -> None:
    assert clean(None) == clean_line(None) == ""


def test_emoji_and_their_joiners_stay() -> None:
    assert clean("👩‍🔬 ok") == "👩‍🔬 ok"


@given(st.text(), st.integers(1, 50))
def test_a_shortened_text_fits_and_says_that_something_is_missing(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert len(short) <= limit
    assert short == text if len(text) <= limit else short.endswith("…")


@pytest.mark.parametrize("text", [
    "\u200b\u200d", "\u3164\u3164", "\u2800", "\U000e0041\U000e007f", "\u115f\u1160\uffa0", "\u00ad \u2060\ufeff",
    "\u0301", "\ufe0f",
])  # fmt: skip
def test_what_cannot_be_seen_is_nothing(text: str) -> None:
    assert (clean(text), clean_line(text)) == ("", "")


@pytest.mark.parametrize(
    "text", ["❤\ufe0f", "🏴\U000e0067\U000e007f", "👩\u200d🔬", "…", "\U0001fae8", "한\u3164", "नि"]
)
def test_what_can_be_seen_stays_whole(text: str) -> None:
    assert clean_line(text) == text
