"""How it looks when something comes back."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from bot.features.recall import views
from bot.features.recall.rules import RecallOutcome, RecallQuestion
from bot.features.topics.rules import TopicInfo
from bot.kernel.enums import RecallRating, RecallStop, TopicState
from bot.kernel.ids import UserId
from bot.language.translator import Words
from bot.slack.message import Message
from bot.slack.system_messages import notice_modal
from tests.features.conftest import Golden
from tests.features.reflections.season import FIRST, circle_info, session_info

NOTE = "Locks are not queues.\nA <queue> can be cancelled."
PLAIN = RecallQuestion(UUID(int=30), session_info(), of_minutes=False)
TOPIC = TopicInfo(
    UUID(int=40), circle_info().id, "Locks & <queues>", TopicState.LEARNED, None, session_info().starts_at
)
OWN = replace(PLAIN, session=session_info(topic=TOPIC), answer="Queues,\n> and something with *cancel*")
MINUTES = replace(PLAIN, ask_id=UUID(int=31), of_minutes=True)
GONE = RecallOutcome(OWN, RecallRating.GONE, FIRST, can_ask=True, waiting=2)


def test_the_line_about_one_question_and_about_several(words: Words, golden: Golden) -> None:
    golden("recall/line", views.questions(words, [OWN]))
    golden("recall/lines", views.questions(words, [MINUTES, OWN, PLAIN]))


def test_the_question(words: Words, golden: Golden) -> None:
    golden("recall/question", views.question_modal(words, OWN))
    golden("recall/question-minutes", views.question_modal(words, MINUTES))


def test_the_note_after_ones_own_words(words: Words, golden: Golden) -> None:
    golden("recall/note", views.note_modal(words, OWN, NOTE))
    golden("recall/note-minutes", views.note_modal(words, MINUTES, NOTE))


def test_what_comes_after_the_rating(words: Words, golden: Golden) -> None:
    golden("recall/gone", views.outcome_modal(words, GONE))
    partly = replace(GONE, rating=RecallRating.PARTLY, waiting=1, can_ask=False)
    golden("recall/partly", views.outcome_modal(words, partly))
    last = RecallOutcome(OWN, RecallRating.KNEW, None, can_ask=False, waiting=0)
    golden("recall/knew", views.outcome_modal(words, last))


def test_the_line_to_the_circle(words: Words, golden: Golden) -> None:
    golden("recall/help", views.help_line(words, OWN, UserId("UADA")))


@pytest.mark.parametrize("reach", RecallStop)
def test_what_is_stopped(words: Words, golden: Golden, reach: RecallStop) -> None:
    golden(f"recall/stopped-{reach}", views.stopped(words, reach))


def test_short_answers(words: Words, golden: Golden) -> None:
    def together(*messages: Message) -> Message:
        return Message(messages[0].text, [block for message in messages for block in message.blocks])

    noted = (views.noted(words, words.date(date(2026, 3, 7)), off=off) for off in (False, True))
    over = (views.over(words, off=False), views.nothing_waits(words), views.circle_asked(words, OWN))
    golden("recall/short", notice_modal(words, together(*over, *noted)))
