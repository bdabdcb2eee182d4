"""One more question where it helps, plans that read well, and questions about them in working hours."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.answers.rules import ENOUGH_WITHOUT_NAMES, shown
from bot.features.reflections.rules import (
    MORE_LIMIT,
    TEXT_LIMIT,
    IfThenPlan,
    needs_a_why,
    tidy_plan,
    turn,
)
from bot.kernel.enums import Visibility
from tests.features.reflections.season import PLAN, writing

LONG = "We looked at how the event loop treats a blocking call in the middle"
ZONES = ("Europe/Berlin", "America/Los_Angeles", "Pacific/Auckland", "Asia/Kolkata", "Pacific/Apia")
moments = st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
zones = st.sampled_from(ZONES)


@given(st.integers(1, 9), st.integers(1, 500), st.uuids())
def test_prompts_take_turns_until_all_have_been_there(prompts: int, number: int, person: UUID) -> None:
    season = [turn(prompts, session, person) for session in range(number, number + prompts)]
    assert sorted(season) == list(range(prompts))


class TestNeedsAWhy:
    @pytest.mark.parametrize(
        "reason", ["because it waits", "weil es wartet", "so that nothing waits", "wenn es wartet"]
    )
    def test_a_long_answer_with_a_reason_is_left_alone(self, reason: str) -> None:
        assert not needs_a_why(writing(f"{LONG}, {reason}"))

    def test_a_long_answer_without_a_reason_is_asked_about(self) -> None:
        assert needs_a_why(writing(LONG))

    def test_a_reason_in_the_second_answer_counts(self) -> None:
        assert not needs_a_why(writing(LONG, so_what="Because it blocks"))

    def test_a_short_answer_is_asked_about_even_with_a_reason(self) -> None:
        assert needs_a_why(writing("Good, because short"))

    def test_a_word_that_only_contains_a_reason_is_none(self) -> None:
        assert needs_a_why(writing(f"{LONG}, und er verweilt dabei, ifs and whens aside"))

    @pytest.mark.parametrize(
        "said", [
            "I was lost", "I got a bit lost after the break.", "I didn’t really follow", "No idea, honestly",
            "Nur Bahnhof", "Ich habe nichts verstanden", "Da war ich abgehängt", "I don't get it",
            "Keine Ahnung, wen ich fragen könnte",
        ],
    )  # fmt: skip
    def test_whoever_was_lost_is_not_asked_for_a_reason(self, said: str) -> None:
        assert not needs_a_why(writing("Locks", so_what=said))

    @pytest.mark.parametrize("said", ["We lost two days", "I get its point", "Wir haben Zeit verloren"])
    def test_what_only_sounds_like_it_is_asked_about(self, said: str) -> None:
        assert needs_a_why(writing(said))

    def test_an_emoji_has_no_reason(self) -> None:
        assert not needs_a_why(writing("😀", so_what="+1"))

    def test_nothing_is_asked_where_only_a_plan_was_made(self) -> None:
        assert not needs_a_why(writing("", plan=PLAN))

    def test_nothing_is_asked_where_there_is_no_room_for_an_answer(self) -> None:
        assert not needs_a_why(writing("", so_what="x" * (TEXT_LIMIT - MORE_LIMIT)))


@dataclass(frozen=True)
class Shared:
    """What a person wrote, and who may read it."""

    person_id: UUID
    visibility: Visibility


listings = st.lists(st.builds(Shared, st.integers(1, 5).map(lambda n: UUID(int=n)), st.sampled_from(Visibility)))


class TestShown:
    @given(listings)
    def test_without_names_nothing_is_shown_of_fewer_than_three_people(self, listing: list[Shared]) -> None:
        nameless = [one for one in listing if one.visibility is Visibility.ANONYMOUS]
        enough = len({one.person_id for one in nameless}) >= ENOUGH_WITHOUT_NAMES
        told = [one for one in shown(listing) if one.visibility is Visibility.ANONYMOUS]
        assert told == (nameless if enough else [])

    @given(listings)
    def test_what_has_a_name_is_always_shown_and_what_is_private_never(self, listing: list[Shared]) -> None:
        told = [one for one in shown(listing) if one.visibility is not Visibility.ANONYMOUS]
        assert told == [one for one in listing if one.visibility is Visibility.CIRCLE]

    def test_three_sentences_of_one_person_are_not_three_people(self) -> None:
        assert shown([Shared(UUID(int=1), Visibility.ANONYMOUS)] * 3) == []


class TestTidyPlan:
    @pytest.mark.parametrize("typed", ["a test hangs", "If a test hangs,", "if  a test hangs ...", "Wenn a test hangs"])
    def test_the_situation_is_said_without_its_if(self, typed: str) -> None:
        assert tidy_plan(typed, "x").if_text == "a test hangs"

    @pytest.mark.parametrize(
        "typed", ["look closer", "then I will look closer.", "I'll look closer", "I will look closer"]
    )
    def test_the_action_is_said_without_its_then(self, typed: str) -> None:
        assert tidy_plan("x", typed).then_text == "look closer"

    def test_a_word_that_begins_like_if_stays(self) -> None:
        assert tidy_plan("iffy tests appear", "werde ichts") == IfThenPlan("iffy tests appear", "werde ichts")

    @given(st.text(min_size=1), st.text(min_size=1))
    def test_no_half_is_ever_emptied(self, first: str, then: str) -> None:
        plan = tidy_plan(first, then)
        assert plan.if_text
        assert plan.then_text
