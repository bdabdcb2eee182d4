"""The question whether a message is there, in both languages."""

from uuid import UUID

import pytest

from bot.features.held import views
from bot.features.sessions import service as sessions
from bot.kernel.ids import ChannelId
from bot.language.translator import Words
from tests.features.conftest import Golden

WHERE = ChannelId("C0PYTHON")


@pytest.mark.parametrize("kind", [sessions.CARD, sessions.PHASE, "lifecycle-ended"])
def test_the_question_names_what_it_is_about(golden: Golden, words: Words, kind: str) -> None:
    golden(f"held/question-{kind}", views.question(words, UUID(int=1), kind, WHERE))


def test_once_it_is_settled_nothing_can_be_pressed(golden: Golden, words: Words) -> None:
    golden("held/settled", views.settled(words, sessions.CARD, WHERE))
