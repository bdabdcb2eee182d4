"""A hint comes where a sentence says what somebody is, and only there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.feedback.rules import Observation, is_about_the_person

SAYS_WHAT_SOMEBODY_IS = st.sampled_from(["You are", "you’re", "You're", "YOU  ARE", "Du bist", "du\nbist"])
BEFORE = st.sampled_from(["", "  ", "- ", "„", "I saw it. ", "Das war gut! ", "On Thursday:\n", "Well … "])
HARMLESS = st.text(st.characters(exclude_characters="yYdD"), max_size=80)


@given(BEFORE, SAYS_WHAT_SOMEBODY_IS, HARMLESS)
def test_a_sentence_that_begins_with_what_somebody_is_gets_a_hint(before: str, begins: str, rest: str) -> None:
    assert is_about_the_person(f"{before}{begins} {rest}")


@given(HARMLESS)
def test_what_says_nothing_of_somebody_gets_none(text: str) -> None:
    assert not is_about_the_person(text)


@pytest.mark.parametrize(
    "text", ["I saw that you are quick", "You argued well", "Wenn du bist, wo ich war", "Du bisthin", "You area expert"]
)
def test_within_a_sentence_or_another_word_it_is_none(text: str) -> None:
    assert not is_about_the_person(text)


@pytest.mark.parametrize("name", ["situation", "observed", "effect", "wish"])
def test_each_part_of_an_answer_is_looked_at(name: str) -> None:
    assert Observation(**{name: "You are late"}).is_about_the_person
    assert not Observation("On Thursday", "You asked twice", "I understood it", "").is_about_the_person
