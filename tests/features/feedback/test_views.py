"""Feedback and thanks as people see them, in both languages, as golden files."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from bot.features.feedback import views
from bot.features.feedback.rules import FeedbackInfo, FeedbackPage, Observation, Reachable, ThanksInfo
from bot.features.payloads import FeedbackDraft, PeersButton
from bot.kernel.ids import UserId
from bot.language.translator import Words
from tests.features.conftest import Golden
from tests.features.reflections.season import THE_DAY_AFTER, circle_info

CIRCLE = circle_info()
ASKED = FeedbackInfo(UUID(int=1), CIRCLE, UserId("UADA"), UserId("UBEN"), "How I *led* it", THE_DAY_AFTER)
SEEN = Observation("On <Thursday>", "You are two\nat once", "I lost the thread", "A list")
ANSWERED = replace(ASKED, answered_at=THE_DAY_AFTER + timedelta(hours=1), answer=SEEN, waits=False)
THANKS = ThanksInfo(UUID(int=2), CIRCLE, UserId("UBEN"), UserId("UADA"), "the *patient* answer", THE_DAY_AFTER)
OFFERED = replace(THANKS, offered=True)


IN_CIRCLE = Reachable({one.user: (one.person_id, CIRCLE.id) for one in CIRCLE.members[1:]}, (CIRCLE.name,))
IN_PAIR = Reachable({UserId("UBEN"): (UUID(int=2), None)}, pair=UUID(int=9))


def test_the_page_with_all_that_one_got_and_gave(words: Words, golden: Golden) -> None:
    page = FeedbackPage((ANSWERED,), (replace(ANSWERED, id=UUID(int=3)),), (ASKED,), (THANKS,), (OFFERED,))
    golden("feedback/page", views.page_modal(words, page))
    golden("feedback/page-empty", views.page_modal(words, FeedbackPage()))


def test_the_question_and_what_becomes_of_it(words: Words, golden: Golden) -> None:
    golden("feedback/ask", views.ask_modal(words, PeersButton(circle=CIRCLE.id), IN_CIRCLE))
    golden("feedback/ask-nobody", views.ask_modal(words, PeersButton(), Reachable({})))
    golden("feedback/ask-pair", views.ask_modal(words, PeersButton(pair=IN_PAIR.pair), IN_PAIR))
    golden("feedback/question-pair", views.question(words, replace(ASKED, circle=None)))
    golden("feedback/passed-on", views.passed_on(words))
    golden("feedback/question", views.question(words, ASKED))
    golden("feedback/answered", views.answered(words, ANSWERED))
    golden("feedback/withdrawn", views.withdrawn(words, replace(ASKED, about="")))
    golden("feedback/over", views.over(words))


def test_the_answer(words: Words, golden: Golden) -> None:
    about = FeedbackDraft(feedback=ASKED.id)
    golden("feedback/answer", views.answer_modal(words, ASKED, about))
    golden("feedback/answer-hinted", views.answer_modal(words, ASKED, about.model_copy(update={"hinted": True}), SEEN))
    golden("feedback/answer-kept", views.answer_kept(words))
    golden("feedback/there", views.answer_there(words, ANSWERED))
    golden("feedback/gone", views.answer_gone(words))
    golden("feedback/feedback", views.feedback_modal(words, ANSWERED))
    golden("feedback/deleted", views.deleted(words))


def test_thanks(words: Words, golden: Golden) -> None:
    golden("feedback/thank", views.thank_modal(words, PeersButton(circle=CIRCLE.id), IN_CIRCLE))
    golden("feedback/thanked", views.thanked(words))
    golden("feedback/thanks-there", views.thanks_there(words, THANKS))
    golden("feedback/thanks-gone", views.thanks_gone(words))
    golden("feedback/thanks", views.thanks_modal(words, THANKS))
    golden("feedback/thanks-offered", views.thanks_modal(words, OFFERED))
    golden("feedback/thanks-shared", views.thanks_modal(words, replace(OFFERED, shared_at=THE_DAY_AFTER)))


def test_slack_lists_everybody_only_where_they_are_more_than_boxes_take(words: Words) -> None:
    def kinds(others: int) -> tuple[str, str]:
        within = Reachable({UserId(f"U{n}"): (UUID(int=n), CIRCLE.id) for n in range(others)}, (CIRCLE.name,))
        ask, thank = (
            draw(words, PeersButton(), within).to_dict()["blocks"][0] for draw in (views.ask_modal, views.thank_modal)
        )
        return ask["element"]["type"], thank["element"]["type"]

    assert kinds(10) == ("checkboxes", "radio_buttons")
    assert kinds(11) == ("multi_users_select", "users_select")
