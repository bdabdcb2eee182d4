"""What people see of answers, in both languages, as golden files that an independent judge has seen."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from bot.features.answers import views as answers_views
from bot.features.answers.rules import ANSWER_LIMIT, AnswerInfo, Audience, PhaseQuestion, Reading
from bot.features.circles.rules import Member
from bot.features.sessions.rules import PhaseInfo
from bot.kernel.enums import Language, PhaseState
from bot.kernel.ids import UserId
from bot.language.translator import Words
from bot.practice.validation.judge import judge_message, judge_view
from tests.features.conftest import Golden
from tests.features.sessions.test_views import CIRCLE, OVER_DAYS, START, WEEK

ANA, BEN = UUID(int=11), UUID(int=12)
PEOPLE = [(UUID(int=10 + n), UserId(f"U{name}")) for n, name in enumerate(("ANA", "BEN", "CEM", "DEA"), 1)]
MEMBERS = tuple(Member(each, user, False, "Europe/Berlin", Language.ENGLISH, START) for each, user in PEOPLE)
RUN = PhaseInfo(UUID(int=30), 1, "post", START, START + timedelta(hours=32), PhaseState.OPEN)
QUESTION = PhaseQuestion(
    session=replace(OVER_DAYS, circle=replace(CIRCLE, members=MEMBERS)), run=RUN, audience=Audience.CIRCLE,
    own_first=True, asked=frozenset(each for each, _ in PEOPLE), open_to_any=False, listening=frozenset(),
    receivers=frozenset(),
)  # fmt: skip
FOR_ME = replace(QUESTION, audience=Audience.AUTHOR, own_first=False)
FOR_BEN = replace(QUESTION, audience=Audience.RECEIVER, own_first=False, receivers=frozenset({BEN}))
NAMELESS = replace(QUESTION, audience=Audience.NAMELESS, own_first=False)
STEP = WEEK.steps()[1]
TEXTS = ("I never cancelled a task.", "Cancelling is a request & not an order.\n<!channel> agrees", "It depends")
WRITTEN = [AnswerInfo(each, user, text, START) for (each, user), text in zip(PEOPLE, TEXTS, strict=False)]
OWN, *OTHERS = WRITTEN


class TestModal:
    def test_to_answer(self, golden: Golden, words: Words) -> None:
        golden("sessions/answer", answers_views.answer_modal(words, QUESTION, STEP, None))

    def test_to_change_what_only_the_author_reads(self, golden: Golden, words: Words) -> None:
        golden("sessions/answer-own", answers_views.answer_modal(words, FOR_ME, STEP, OWN))

    def test_for_the_one_who_asked(self, golden: Golden, words: Words) -> None:
        golden("sessions/answer-receiver", answers_views.answer_modal(words, FOR_BEN, STEP, None))

    def test_without_names(self, golden: Golden, words: Words) -> None:
        golden("sessions/answer-nameless", answers_views.answer_modal(words, NAMELESS, STEP, None))

    def test_kept_with_what_the_others_wrote(self, golden: Golden, words: Words) -> None:
        golden("sessions/answer-kept", answers_views.kept_modal(words, QUESTION, OTHERS))

    def test_kept_as_the_first(self, golden: Golden, words: Words) -> None:
        golden("sessions/answer-kept-first", answers_views.kept_modal(words, QUESTION, []))

    def test_kept_for_the_author(self, golden: Golden, words: Words) -> None:
        golden("sessions/answer-kept-author", answers_views.kept_modal(words, FOR_ME, []))


class TestReading:
    def test_all(self, golden: Golden, words: Words) -> None:
        golden("sessions/read", answers_views.read_modal(words, QUESTION, STEP, WRITTEN, Reading.ALL, ANA))

    def test_nothing(self, golden: Golden, words: Words) -> None:
        golden("sessions/read-nothing", answers_views.read_modal(words, QUESTION, STEP, [], Reading.ALL, ANA))

    def test_ones_own(self, golden: Golden, words: Words) -> None:
        golden("sessions/read-own", answers_views.read_modal(words, FOR_BEN, STEP, [OWN], Reading.OWN, ANA))

    @pytest.mark.parametrize("allowed", [Reading.LATER, Reading.TOO_FEW])
    def test_without_names(self, golden: Golden, words: Words, allowed: Reading) -> None:
        view = answers_views.read_modal(words, NAMELESS, STEP, [OWN], allowed, ANA)
        golden(f"sessions/read-{allowed}", view)

    @pytest.mark.parametrize("text", ["&" * ANSWER_LIMIT, "\n" * ANSWER_LIMIT, "ü" * ANSWER_LIMIT, "😀" * ANSWER_LIMIT])
    def test_eight_of_the_longest_can_be_read(self, words: Words, text: str) -> None:
        eight = [AnswerInfo(UUID(int=n), UserId(f"U{n}"), text, START) for n in range(8)]
        assert judge_view(answers_views.read_modal(words, QUESTION, STEP, eight, Reading.ALL, ANA).to_dict()) == []


class TestTogether:
    def test_with_names(self, golden: Golden, words: Words) -> None:
        golden("sessions/together", answers_views.together(words, QUESTION, STEP, WRITTEN))

    def test_without_names(self, golden: Golden, words: Words) -> None:
        golden("sessions/together-nameless", answers_views.together(words, NAMELESS, STEP, WRITTEN))

    def test_one_is_long(self, golden: Golden, words: Words) -> None:
        long = replace(OWN, text="We measured it twice. " * 90)
        many = [replace(long, person_id=UUID(int=n), user=UserId(f"U{n}")) for n in range(7)]
        golden("sessions/together-long", answers_views.together(words, QUESTION, STEP, [*many, OTHERS[1]]))

    @pytest.mark.parametrize("text", ["&" * ANSWER_LIMIT, "\n" * ANSWER_LIMIT, "ü" * ANSWER_LIMIT, "😀" * ANSWER_LIMIT])
    def test_eight_of_the_longest_fit(self, words: Words, text: str) -> None:
        eight = [AnswerInfo(UUID(int=n), UserId(f"U0123456{n}"), text, START) for n in range(8)]
        message = answers_views.together(words, QUESTION, STEP, eight)
        assert judge_message(message.block_dicts(), message.text) == []
        assert "sessions:read" in str(message.block_dicts()[-1])


class TestReminder:
    def test_one_question(self, golden: Golden, words: Words) -> None:
        day = words.date((START + timedelta(hours=32)).date())
        golden("sessions/reminder", answers_views.reminder(words, OVER_DAYS, [(QUESTION, STEP)], day))

    def test_two_questions(self, golden: Golden, words: Words) -> None:
        day = words.date((START + timedelta(hours=24)).date())
        first = replace(FOR_ME, run=replace(RUN, id=UUID(int=31), ends_at=START + timedelta(hours=24)))
        two = [(first, WEEK.steps()[0]), (QUESTION, STEP)]
        golden("sessions/reminder-two", answers_views.reminder(words, OVER_DAYS, two, day))
