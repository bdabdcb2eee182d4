"""The question whether a message is there, in both languages."""

from uuid import UUID

import pytest

from bot.features.held import views
from bot.features.meetups import service as meetups
from bot.features.sessions import service as sessions
from bot.kernel.ids import ChannelId
from bot.language.translator import Words
from bot.slack.errors import ARCHIVED, FORBIDDEN, UNINVITED
from tests.features.conftest import Golden

WHERE = ChannelId("C0PYTHON")


@pytest.mark.parametrize("kind", [sessions.CARD, sessions.PHASE, "lifecycle-ended"])
def test_the_question_names_what_it_is_about(golden: Golden, words: Words, kind: str) -> None:
    golden(f"held/question-{kind}", views.question(words, UUID(int=1), kind, WHERE))


def test_once_it_is_settled_nothing_can_be_pressed(golden: Golden, words: Words) -> None:
    golden("held/settled", views.settled(words, sessions.CARD, WHERE))


@pytest.mark.parametrize("code", [UNINVITED[0], ARCHIVED[0], FORBIDDEN[0]])
def test_a_channel_that_lets_nothing_in_is_named_with_what_to_do(golden: Golden, words: Words, code: str) -> None:
    golden(f"held/shut-out-{code}", views.shut_out(words, meetups.CARD, WHERE, code, "U0ZIRKEL"))
