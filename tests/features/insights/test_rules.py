"""When the company finds a card, and what words find."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.insights.rules import OPEN_FOR, AskablePerson, CardAuthor, InsightCard, find, who_knows
from bot.kernel.ids import UserId

NOW = datetime(2026, 3, 5, 13, tzinfo=UTC)
CARD = InsightCard(
    UUID(int=1), UUID(int=2), UUID(int=3), "Async Python", "Locks", "One queue", "Größe zählt.", NOW, (), NOW
)
SAID = st.lists(st.sampled_from([None, True, False]), min_size=1, max_size=6)


def card(*said: bool | None, offered: bool = True) -> InsightCard:
    authors = tuple(CardAuthor(UUID(int=n), UUID(int=n), UserId(f"U{n}"), one) for n, one in enumerate(said))
    return replace(CARD, authors=authors, offered_at=NOW if offered else None)


@given(said=SAID, days=st.floats(0, 60))
def test_it_is_released_with_every_yes_and_open_for_two_weeks_without(said: list[bool | None], days: float) -> None:
    one, at = card(*said), NOW + timedelta(days=days)
    assert one.is_released is all(said)
    assert one.is_open(at) is (not all(said) and at < NOW + OPEN_FOR)
    assert not card(*said, offered=False).is_released
    assert not card(*said, offered=False).is_open(at)


@given(said=SAID, place=st.integers(0, 5), days=st.floats(0, 60))
def test_a_no_and_no_answer_look_the_same(said: list[bool | None], place: int, days: float) -> None:
    silent, against = list(said), list(said)
    silent[place % len(said)], against[place % len(said)] = None, False
    seen = [
        (one.is_released, one.is_open(NOW + timedelta(days=days)), one.open_until)
        for one in (card(*silent), card(*against))
    ]
    assert seen[0] == seen[1]


@pytest.mark.parametrize(
    ("words", "found"), [("queue GROSSE", True), ("", True), ("locks", False), ("queue chess", False)]
)
def test_words_find_what_stands_on_it_and_not_its_topic(words: str, found: bool) -> None:
    assert find([CARD], words) == ([CARD] if found else [])


@given(offers=st.lists(st.text("ab ", max_size=5), max_size=5), words=st.text("ab ", max_size=3))
def test_people_are_found_by_offers_that_have_the_words(offers: list[str], words: str) -> None:
    fitting = tuple(one for one in offers if all(word in one for word in words.split()))
    found = who_knows([AskablePerson(UserId("UANA"), tuple(offers))], words)
    assert found == ([AskablePerson(UserId("UANA"), fitting)] if words.strip() and fitting else [])
