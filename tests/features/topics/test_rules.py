"""The topic with the most dots comes next; a tie goes to the one that has waited longest."""

from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.topics.rules import TITLE_LIMIT, TopicInfo, check_title, next_topic
from bot.kernel.errors import TextMissing, TextTooLong
from bot.kernel.ids import UserId
from bot.kernel.vocabulary import TopicState
from tests.rows import MONDAY

CIRCLE = UUID(int=99)


def waiting(number: int) -> TopicInfo:
    """Return a topic that was proposed ``number`` hours after Monday morning."""
    proposed_at = MONDAY + timedelta(hours=number)
    return TopicInfo(UUID(int=number), CIRCLE, f"Topic {number}", TopicState.OPEN, UserId("UANA"), proposed_at)


@given(counts=st.lists(st.integers(0, 5), min_size=1, max_size=8), order=st.randoms(use_true_random=False))
def test_nothing_has_more_dots_and_nothing_with_as_many_waited_longer(counts: list[int], order: object) -> None:
    topics = [waiting(number) for number in range(len(counts))]
    dots = {topic.id: count for topic, count in zip(topics, counts, strict=True)}
    order.shuffle(topics)  # type: ignore[attr-defined]
    chosen = next_topic(topics, dots)
    assert chosen is not None
    assert dots[chosen.id] == max(counts)
    assert chosen.proposed_at == min(one.proposed_at for one in topics if dots[one.id] == max(counts))


def test_without_any_dot_the_longest_waiting_comes_next() -> None:
    assert next_topic([waiting(2), waiting(1)], {}) == waiting(1)


def test_an_empty_list_offers_nothing() -> None:
    assert next_topic([], {}) is None


def test_a_title_becomes_one_tidy_line() -> None:
    assert check_title("  How do\nwe \u202etest\x00 waiting? ") == "How do we test waiting?"


@pytest.mark.parametrize("text", ["", "   ", "\x00", "\ud800", "\u202e"])
def test_a_title_without_a_letter_is_missing(text: str) -> None:
    with pytest.raises(TextMissing):
        check_title(text)


def test_a_title_may_have_just_as_much_as_there_is_room() -> None:
    assert check_title("x" * TITLE_LIMIT) == "x" * TITLE_LIMIT


def test_a_title_beyond_that_is_too_long() -> None:
    with pytest.raises(TextTooLong):
        check_title("x" * (TITLE_LIMIT + 1))
