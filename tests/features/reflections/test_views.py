"""Every view of reflections, in both languages, as the independent judge and the golden files know it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from bot.features.reflections import views
from bot.features.reflections.rules import Draft, IfThenPlan, KeptReflection
from bot.features.topics.rules import TopicInfo
from bot.kernel.enums import TopicState, Visibility
from bot.kernel.ids import ChannelId, UserId
from bot.language.translator import Words
from tests.features.conftest import Golden
from tests.features.reflections.season import PLAN, circle_info, session_info, writing
from tests.rows import MONDAY

TOPIC = TopicInfo(UUID(int=30), UUID(int=10), "Locks & <queues>", TopicState.CHOSEN, UserId("UADA"), MONDAY)
FIRST = session_info(topic=TOPIC)
SECOND = session_info(id=UUID(int=21), number=2, circle=circle_info(name="Writing"))
QUESTIONS = ("What was different?", "What had you taken for granted?")


def blocks_of(view: Any) -> str:
    return str(view.to_dict() if hasattr(view, "to_dict") else view.block_dicts())


class TestTheTwoMinutes:
    def test_for_the_first_time(self, words: Words, golden: Golden) -> None:
        golden("reflections/modal", views.reflection_modal(words, Draft(FIRST, None), QUESTIONS))

    def test_with_what_was_written_before(self, words: Words, golden: Golden) -> None:
        written = writing("Locks", so_what="They wait", plan=PLAN, sees=Visibility.ANONYMOUS, usefulness=4)
        golden("reflections/modal-edit", views.reflection_modal(words, Draft(FIRST, written), QUESTIONS))

    def test_with_several_sessions_and_words_after_the_command(self, words: Words, golden: Golden) -> None:
        modal = views.reflection_modal(
            words, Draft(FIRST, None), QUESTIONS, choices=[FIRST, SECOND], typed="Locks are not queues"
        )
        golden("reflections/modal-choice", modal)

    def test_where_the_circle_is_still_to_be_chosen_no_channel_is_named(self, words: Words) -> None:
        elsewhere = replace(SECOND, circle=circle_info(channel=ChannelId("C2")))
        shown = blocks_of(views.reflection_modal(words, Draft(FIRST, None), QUESTIONS, choices=[FIRST, elsewhere]))
        assert words("reflections-its-channel") in shown
        assert "<#C" not in shown

    @pytest.mark.parametrize("in_programme", [True, False])
    def test_only_in_a_programme_it_says_where_the_number_counts(self, words: Words, in_programme: bool) -> None:
        session = replace(FIRST, circle=circle_info(in_programme=in_programme))
        shown = blocks_of(views.reflection_modal(words, Draft(session, None), QUESTIONS))
        assert any(told in shown for told in ("In a programme", "In einem Programm")) is in_programme

    def test_the_longest_texts_come_back_whole(self, words: Words) -> None:
        long = writing("x" * 3000, so_what="y" * 3000, plan=IfThenPlan("i" * 300, "t" * 300))
        shown = blocks_of(views.reflection_modal(words, Draft(FIRST, long), QUESTIONS))
        assert all(text in shown for text in ("x" * 3000, "y" * 3000, "i" * 300, "t" * 300))


class TestAfterwards:
    def test_one_more_question(self, words: Words, golden: Golden) -> None:
        golden(
            "reflections/why",
            views.why_modal(words, KeptReflection(FIRST.id, FIRST.circle.channel, writing(), new=True)),
        )

    @pytest.mark.parametrize("sees", list(Visibility))
    def test_the_thanks_say_who_reads_it(self, words: Words, golden: Golden, sees: Visibility) -> None:
        kept = KeptReflection(FIRST.id, FIRST.circle.channel, writing(plan=PLAN, sees=sees), new=True)
        golden(f"reflections/kept-{sees}", views.kept_modal(words, kept))

    def test_after_the_last_session_no_plan_is_promised_for_a_next_one(self, words: Words, golden: Golden) -> None:
        written = writing(plan=PLAN, sees=Visibility.CIRCLE)
        kept = KeptReflection(FIRST.id, FIRST.circle.channel, written, new=True, last=True)
        golden("reflections/kept-last", views.kept_modal(words, kept))
        last = replace(FIRST, number=FIRST.circle.sessions)
        modal = blocks_of(views.reflection_modal(words, Draft(last, None), QUESTIONS))
        assert words("reflections-who-circle-last") in modal
        assert words("reflections-who-circle") not in modal

    def test_what_was_emptied_is_gone(self, words: Words, golden: Golden) -> None:
        golden("reflections/deleted", views.deleted_modal(words))

    def test_without_plan_or_without_answer_only_the_other_is_spoken_of(self, words: Words) -> None:
        texts = {
            blocks_of(views.kept_modal(words, KeptReflection(FIRST.id, FIRST.circle.channel, written, new=True)))
            for written in (
                writing(sees=Visibility.CIRCLE),
                writing("", plan=PLAN, sees=Visibility.CIRCLE),
                writing(plan=PLAN, sees=Visibility.CIRCLE),
            )
        }
        assert len(texts) == 3

    def test_what_nobody_can_read_is_not_called_shared(self, words: Words) -> None:
        only_second = views.kept_modal(
            words,
            KeptReflection(FIRST.id, FIRST.circle.channel, writing("", so_what="x", sees=Visibility.CIRCLE), new=True),
        )
        assert words("only-you-see") in blocks_of(only_second)

    def test_nothing_waits(self, words: Words, golden: Golden) -> None:
        golden("reflections/nothing-waits", views.nothing_waits(words, SECOND, FIRST))

    def test_nothing_waits_and_nothing_comes(self, words: Words, golden: Golden) -> None:
        golden("reflections/nothing-at-all", views.nothing_waits(words, None, None))

    def test_explanation(self, words: Words, golden: Golden) -> None:
        golden("reflections/explanation", views.explanation(words))


def test_a_session_soon_is_named_with_its_time(words: Words) -> None:
    soon = replace(SECOND, starts_at=MONDAY + timedelta(days=1))
    assert f"<!date^{int(soon.starts_at.timestamp())}^" in blocks_of(views.nothing_waits(words, soon, None))
