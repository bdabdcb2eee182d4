"""What a search finds, and for whom the library opens."""

import string
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.library.rules import PAGE, MinutesEntry, Search, find, fold, may_read, page_of, telling_line
from bot.kernel.enums import MemberState

DAY = date(2026, 3, 5)
AT = datetime(2026, 3, 5, 13, tzinfo=UTC)
ENTRY = MinutesEntry(
    UUID(int=1), 1, AT, DAY, "learning-circle", UUID(int=9), "Straße & Café", "Größe zählt.\nÜben", None, AT
)
TEXTS = st.text(string.ascii_letters + "äöüßéÉ ÄÖÜ\n.-", max_size=60)


def entries(texts: list[str]) -> list[MinutesEntry]:
    return [
        replace(ENTRY, session_id=UUID(int=n + 1), text=text, topic=None, local_date=DAY + timedelta(days=n))
        for n, text in enumerate(texts)
    ]


@pytest.mark.parametrize("words", [
    "größe", "GROSSE", "grosse", "uben", "ÜBEN", "strasse", "STRAẞE", "cafe\u0301", "zahlt cafe", "  üben   straße ",
    "groß",
])  # fmt: skip
def test_capitals_accents_and_order_do_not_count(words: str) -> None:
    assert find([ENTRY], Search(words)) == [ENTRY]


@pytest.mark.parametrize("words", ["größer", "üben nichts", "cafés"])
def test_every_word_must_occur(words: str) -> None:
    assert find([ENTRY], Search(words)) == []


@given(texts=st.lists(TEXTS, max_size=8), words=TEXTS)
def test_what_is_found_has_all_words_and_nothing_that_has_them_is_left_out(texts: list[str], words: str) -> None:
    all_of_them = entries(texts)
    found = find(all_of_them, Search(words))
    assert found == [one for one in all_of_them if all(word in fold(one.text) for word in fold(words).split())]


@given(text=TEXTS)
def test_whatever_stands_in_a_text_finds_it_in_any_spelling(text: str) -> None:
    [entry] = entries([text])
    for word in text.split():
        for spelled in (word, word.upper(), word.lower(), word.swapcase()):
            assert find([entry], Search(spelled)) == [entry]


@given(texts=st.lists(TEXTS, max_size=30), since=st.integers(-2, 32), until=st.integers(-2, 32))
def test_dates_bound_what_is_found_on_both_sides(texts: list[str], since: int, until: int) -> None:
    search = Search(since=DAY + timedelta(days=since), until=DAY + timedelta(days=until))
    assert [one.local_date for one in find(entries(texts), search)] == [
        DAY + timedelta(days=n) for n in range(len(texts)) if since <= n <= until
    ]


def test_a_topic_finds_its_own() -> None:
    other = replace(ENTRY, topic_id=UUID(int=8))
    assert find([ENTRY, other], Search(topic=UUID(int=8))) == [other]


@given(count=st.integers(0, 45), asked=st.integers(-3, 9))
def test_pages_show_everything_once_and_none_is_empty(count: int, asked: int) -> None:
    all_of_them = entries([""] * count)
    pages, number = [page_of(all_of_them, 0)], 0
    while pages[-1].has_earlier:
        number += 1
        pages.append(page_of(all_of_them, number))
    assert [one for page in pages for one in page.entries] == all_of_them
    assert all(page.entries or not count for page in pages)
    assert page_of(all_of_them, asked).number == min(max(asked, 0), max(0, (count - 1) // PAGE))


def test_the_line_with_the_word_tells_more_than_the_first_one() -> None:
    assert telling_line("\n  First\nThen Köln\n", "koln") == "Then Köln"
    assert telling_line("\n  First\nThen", "topic") == "First"
    assert telling_line("", "") == ""


@pytest.mark.parametrize(("state", "left", "closed", "opens"), [
    (MemberState.ACTIVE, None, None, True), (MemberState.ACTIVE, None, AT, True), (MemberState.LEFT, AT, None, False),
    (MemberState.LEFT, AT, AT, True), (MemberState.LEFT, AT, AT + timedelta(seconds=1), False),
    (MemberState.LEFT, None, AT, False),
])  # fmt: skip
def test_members_read_and_so_do_those_who_stayed_to_the_end(
    state: MemberState, left: datetime | None, closed: datetime | None, opens: bool
) -> None:
    assert may_read(state, left, closed) is opens
