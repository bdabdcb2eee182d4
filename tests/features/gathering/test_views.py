"""What is said when a circle begins, and when that takes long."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.features.gathering import views
from bot.features.sessions.rules import NextVote
from bot.kernel.enums import CircleState
from bot.language.translator import Words
from bot.slack.message import Message
from tests.features.circles.test_rules import a_circle
from tests.features.conftest import Golden
from tests.features.sessions.test_views import SESSION

SEEN: dict[str, Callable[[Words], Message]] = {
    "begun": lambda words: views.begun(words, SESSION, None),
    "begun-vote": lambda words: views.begun(
        words, SESSION, NextVote(SESSION.starts_at + timedelta(days=7), SESSION.starts_at)
    ),
    "still-alone": lambda words: views.still_gathering(words, a_circle(1, state=CircleState.GATHERING)),
    "still-two": lambda words: views.still_gathering(
        words, replace(a_circle(2), name="R&D <reads>", state=CircleState.GATHERING)
    ),
    "still-begun": lambda words: views.still_gathering(words, a_circle(3)),
    "still-ended": lambda words: views.still_gathering(words, a_circle(1, state=CircleState.CLOSED)),
}


@pytest.mark.parametrize("name", SEEN)
def test_what_people_see_of_a_circle_that_gathers(golden: Golden, words: Words, name: str) -> None:
    golden(f"gathering/{name}", SEEN[name](words))
