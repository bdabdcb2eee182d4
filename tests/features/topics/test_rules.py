"""The topic with the most dots comes next; a tie goes to the one that has waited longest."""

from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.topics.rules import (
    TITLE_LIMIT,
    Match,
    Skills,
    TopicInfo,
    check_title,
    explainers,
    first_to_ask,
    matches,
    next_topic,
)
from bot.kernel.enums import TopicState
from bot.kernel.errors import TextMissing, TextTooLong
from bot.kernel.ids import UserId
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


def test_whoever_proposed_a_topic_is_asked_first_else_who_offers_it() -> None:
    ana, ben, cem = (UserId(user) for user in ("UANA", "UBEN", "UCEM"))
    offers = {ben: Skills(wishes=("topics",)), cem: Skills(offers=("Topic maps",))}
    assert first_to_ask(waiting(1), {**offers, ana: Skills()}) == ana
    assert first_to_ask(waiting(1), offers) == cem
    assert first_to_ask(waiting(1), {ben: offers[ben]}) is None


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


ANA, BEN, CEM = UserId("UANA"), UserId("UBEN"), UserId("UCEM")


def test_what_one_offers_and_others_wish_is_found_however_it_is_written() -> None:
    skills = {ANA: Skills(("SQL-Pläne lesen",)), BEN: Skills((), ("Besser sql",)), CEM: Skills((), ("Talks", "SQL"))}
    assert matches(skills) == [Match(ANA, "SQL-Pläne lesen", (BEN, CEM))]


def test_a_plural_and_a_capital_do_not_matter() -> None:
    assert matches({ANA: Skills(("Giving a talk",)), BEN: Skills((), ("TALKS",))})


@pytest.mark.parametrize("wish", ["How to learn more", "mit der Zeit", "", "?!"])
def test_words_that_everybody_uses_are_no_match(wish: str) -> None:
    assert matches({ANA: Skills(("How to learn more about the cloud mit der CLI",)), BEN: Skills((), (wish,))}) == []


def test_nobody_is_matched_with_themselves() -> None:
    assert matches({ANA: Skills(("SQL",), ("SQL",))}) == []


def test_a_topic_knows_who_offers_something_about_it() -> None:
    skills = {ANA: Skills(("Reading SQL plans",)), BEN: Skills((), ("SQL",)), CEM: Skills(("Plan a talk",))}
    assert explainers("How do we read SQL?", skills) == (ANA,)
    assert explainers("Which plan?", skills) == (ANA, CEM)
    assert explainers("How do we learn to use it better?", skills) == ()


texts = st.lists(st.text(max_size=20), max_size=3).map(tuple)


@given(skills=st.dictionaries(st.sampled_from([ANA, BEN, CEM]), st.builds(Skills, texts, texts)))
def test_every_match_brings_an_offer_to_others_who_have_wishes(skills: dict[UserId, Skills]) -> None:
    for match in matches(skills):
        assert match.offer in skills[match.teacher].offers
        assert match.teacher not in match.learners
        assert all(skills[learner].wishes for learner in match.learners)
