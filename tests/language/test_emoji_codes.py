"""Slack's codes for emoji become characters, and nothing else changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.emoji_codes import with_emoji


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Go :rocket:", "Go 🚀"),
        (":+1::-1:", "👍👎"),
        (":wave::skin-tone-3:", "👋🏼"),
        (":point_up::skin-tone-6: first", "☝🏿 first"),
        (":female-technologist::skin-tone-2:", "👩🏻‍💻"),
        (":male-technologist:", "👨‍💻"),
        (":woman-running:", "🏃‍♀️"),
        (":flag-de: :de:", "🇩🇪 🇩🇪"),
        ("9:30:rocket:", "9:30🚀"),
        (":100:", "💯"),
    ],
)
def test_a_code_becomes_its_character(typed: str, shown: str) -> None:
    assert with_emoji(typed) == shown


@pytest.mark.parametrize("text", [":our_parrot:", "10:00:30", "a:b", "::", ":rocket", ":skin-tone-3:", "🚀"])
def test_all_else_stays_as_it_is(text: str) -> None:
    assert with_emoji(text) == text


@given(st.text(alphabet=":abcrocket123-_+ "))
def test_doing_it_twice_changes_nothing_more(text: str) -> None:
    assert with_emoji(with_emoji(text)) == with_emoji(text)
