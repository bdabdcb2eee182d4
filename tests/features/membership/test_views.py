"""What is said about circles to those who are in them, whatever people and formats are called."""

from dataclasses import replace
from datetime import date

import pytest

from bot.features.circles.rules import MEETING
from bot.features.membership import views
from bot.language.translator import Words
from tests.features.circles.test_rules import a_circle
from tests.features.conftest import Golden

NEXT = date(2026, 6, 9)


def test_a_formats_name_is_no_markup_in_the_line_about_a_change(words: Words) -> None:
    said = views.changed(words, a_circle(), "<!channel> & *Fishbowl*", NEXT)
    assert "&lt;!channel&gt; &amp; ∗Fishbowl∗" in said.text
    assert "<!channel>" not in str(said.content())


@pytest.mark.parametrize("part", ["", *MEETING])
def test_what_alone_has_changed_is_told_alone(words: Words, golden: Golden, part: str) -> None:
    there = replace(a_circle(), venue="https://meet.example/async")
    golden(f"circles/changed{part and f'-{part}'}", views.changed(words, there, "Fishbowl", NEXT, part))


def test_a_place_that_is_given_up(words: Words, golden: Golden) -> None:
    golden("circles/changed-venue-none", views.changed(words, replace(a_circle(), venue=""), "Fishbowl", NEXT, "venue"))
