"""Every view of plans, in both languages, as the independent judge and the golden files know it."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from bot.features import actions
from bot.features.payloads import CommitmentButton, SessionButton
from bot.features.plans import views
from bot.features.plans.rules import CARRIED_AT_MOST, OwnCommitment
from bot.kernel.enums import CommitmentState, Used, Visibility
from bot.kernel.ids import UserId
from bot.language.translator import Words
from tests.features.conftest import Golden
from tests.features.reflections.season import PLAN, circle_info, session_info

ADA, BEN = UserId("UADA"), UserId("UBEN")
FIRST = session_info()
OWN = OwnCommitment(UUID(int=40), FIRST, ADA, PLAN, Visibility.ONLY_ME, CommitmentState.OPEN)
ASKED = replace(OWN, first_step="Note the three tests", asker=BEN)
LAST = session_info(circle=circle_info(sessions=1))
STATES = [state for state in CommitmentState if state is not CommitmentState.OPEN]


def blocks_of(view: Any) -> str:
    return str(view.to_dict() if hasattr(view, "to_dict") else view.block_dicts())


class TestTheQuestion:
    def test_a_private_plan_is_asked_after_without_its_text(self, words: Words, golden: Golden) -> None:
        golden("plans/check-in-private", views.check_in(words, OWN))

    @pytest.mark.parametrize("sees", [Visibility.ONLY_ME, Visibility.ANONYMOUS])
    def test_a_plan_without_a_name_never_stands_in_a_message(self, words: Words, sees: Visibility) -> None:
        message = views.check_in(words, replace(OWN, visibility=sees))
        assert PLAN.if_text not in message.text + blocks_of(message)

    def test_a_shared_plan_is_asked_after_with_its_text(self, words: Words, golden: Golden) -> None:
        golden("plans/check-in-shared", views.check_in(words, replace(OWN, visibility=Visibility.CIRCLE)))

    def test_ones_own_plan(self, words: Words, golden: Golden) -> None:
        golden("plans/plan", views.plan_modal(words, OWN))

    def test_carried_on_twice_something_smaller_is_offered(self, words: Words, golden: Golden) -> None:
        message = views.check_in(words, replace(OWN, carried=CARRIED_AT_MOST))
        golden("plans/check-in-twice", message)
        assert "plans:carry-on" not in blocks_of(message)

    @pytest.mark.parametrize("state", STATES)
    def test_what_was_not_done_has_room_for_why(self, words: Words, golden: Golden, state: CommitmentState) -> None:
        message = views.answered(words, replace(OWN, state=state))
        golden(f"plans/answered-{state}", message)
        assert ("plans:note" in blocks_of(message)) == (state is not CommitmentState.DONE)

    def test_put_off(self, words: Words, golden: Golden) -> None:
        golden("plans/carried", views.answered(words, OWN))

    def test_the_question_about_a_plan_that_is_gone_is_a_line(self, words: Words, golden: Golden) -> None:
        golden("plans/replaced", views.replaced(words))


class TestTheModal:
    @pytest.mark.parametrize(("said", "may_ask"), [("waits", None), ("yes", True), ("no", False)])
    def test_who_may_ask_stands_there_with_what_they_said(
        self, words: Words, golden: Golden, said: str, may_ask: bool | None
    ) -> None:
        golden(f"plans/plan-{said}", views.plan_modal(words, replace(ASKED, may_ask=may_ask)))

    def test_what_is_over_is_there_to_be_read(self, words: Words, golden: Golden) -> None:
        over = replace(ASKED, state=CommitmentState.DROPPED, note="Another team fixed <it>")
        golden("plans/plan-over", views.plan_modal(words, over))

    def test_a_line_of_why(self, words: Words, golden: Golden) -> None:
        about = CommitmentButton(commitment=OWN.id)
        golden("plans/note", views.note_modal(words, actions.PLANS_NOTE, about, "No time"))


class TestWhoMayAsk:
    def test_they_are_asked(self, words: Words, golden: Golden) -> None:
        golden("plans/asker", views.asker_question(words, ASKED))

    @pytest.mark.parametrize("yes", [True, False])
    def test_what_they_said_takes_its_place(self, words: Words, golden: Golden, yes: bool) -> None:
        golden(f"plans/asker-{'yes' if yes else 'no'}", views.asker_question(words, replace(ASKED, may_ask=yes)))

    def test_when_it_is_time(self, words: Words, golden: Golden) -> None:
        golden("plans/may-ask", views.may_ask(words, ASKED))

    def test_when_it_is_settled(self, words: Words, golden: Golden) -> None:
        golden("plans/asker-over", views.asker_over(words))

    @pytest.mark.parametrize("sees", list(Visibility))
    def test_whoever_may_ask_reads_nothing_of_the_plan(self, words: Words, sees: Visibility) -> None:
        own = replace(ASKED, visibility=sees, note="A reason")
        told = [views.asker_question(words, replace(own, may_ask=said)) for said in (None, True, False)]
        told += [views.may_ask(words, own), views.asker_over(words)]
        read = " ".join(one.text + blocks_of(one) for one in told)
        assert not [each for each in (PLAN.if_text, PLAN.then_text, own.first_step, own.note) if each in read]


class TestOutcome:
    @pytest.mark.parametrize(("name", "session"), [("outcome", FIRST), ("outcome-season", LAST)])
    def test_the_question(self, words: Words, golden: Golden, name: str, session: Any) -> None:
        golden(f"plans/{name}", views.outcome_question(words, session))

    @pytest.mark.parametrize("used", list(Used))
    def test_the_answer(self, words: Words, golden: Golden, used: Used) -> None:
        golden(f"plans/outcome-{used}", views.outcome_answered(words, LAST, used))

    def test_a_sentence_about_it(self, words: Words, golden: Golden) -> None:
        about = SessionButton(session=FIRST.id)
        golden("plans/outcome-note", views.note_modal(words, actions.PLANS_OUTCOME_NOTE, about, ""))
