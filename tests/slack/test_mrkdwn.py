"""Markup: inert in what people name things, theirs in what is quoted, and understood in what they type."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.mrkdwn import escape, link_in, linked, literal, quote, typed

MARKS = st.text(st.sampled_from("*_~`<>&@#!|a1. \n")) | st.text()


@given(MARKS)
def test_nothing_in_a_name_is_markup(name: str) -> None:
    shown = escape(name)
    assert not re.search(r"[*~`<>]|(?<![^\W_])_|_(?![^\W_])|(?m:^&gt;)", shown)


@given(st.text(st.sampled_from("abc_1 ")).map(str.strip))
def test_underscores_within_words_stay(name: str) -> None:
    inside = re.sub(r"(?<![a-c1])_|_(?![a-c1])", "ˍ", name)
    assert escape(name) == inside


@pytest.mark.parametrize(("name", "shown"), [
    ("*bold* _it_ ~gone~ `code`", "∗bold∗ ˍitˍ ∼gone∼ ˋcodeˋ"), ("snake_case & co", "snake_case &amp; co"),
    ("<!channel> @here", "&lt;!channel&gt; @here"), ("__init__", "ˍˍinitˍˍ"), ("> a > b", "› a &gt; b"),
])  # fmt: skip
def test_a_name_reads_as_it_was_written(name: str, shown: str) -> None:
    assert escape(name) == shown


@pytest.mark.parametrize(("written", "shown"), [
    ("*bold* <!here>\nsee https://a.example/b?c=1&d=2.", ">*bold* &lt;!here&gt;\n>see <https://a.example/b?c=1&amp;d=2>."),
    ("<https://evil.example|bank>", ">&lt;<https://evil.example>|bank&gt;"), ("(http://x.example/)", ">(<http://x.example/>)"),
    ("file:///etc http://", ">file:///etc http://"),
])  # fmt: skip
def test_in_a_quote_emphasis_and_addresses_are_theirs(written: str, shown: str) -> None:
    assert quote(written) == shown


@given(MARKS)
def test_where_no_address_is_a_place_is_as_inert_as_a_name(place: str) -> None:
    assert linked(place) == escape(place)
    assert link_in(place) is None


@pytest.mark.parametrize(("written", "shown"), [
    ("https://meet.example/a_b?c=1&d=2", "<https://meet.example/a_b?c=1&amp;d=2|meet.example/a_b?c=1&amp;d=2>"),
    ("Room *4*, or https://a.example/x.", "Room ∗4∗, or <https://a.example/x|a.example/x>."),
    ("http://a.example/", "http://a.example/"), ("javascript:alert(1)", "javascript:alert(1)"),
    ("<https://evil.example|bank> <!here>", "&lt;<https://evil.example|evil.example>|bank&gt; &lt;!here&gt;"),
    (f"https://a.example/{'b' * 99}", f"<https://a.example/{'b' * 99}|a.example/{'b' * 39}…>"),
])  # fmt: skip
def test_a_place_is_a_link_only_where_it_begins_with_https(written: str, shown: str) -> None:
    assert linked(written) == shown


@pytest.mark.parametrize(("handed_over", "meant"), [
    ("add R&amp;D &lt;3", "add R&D <3"), ("add &amp;amp;", "add &amp;"),
    ("ask <@U1|ben> in <#C1|general>", "ask @ben in #general"),
    ("<https://a.example/?b&amp;c>", "https://a.example/?b&c"), ("<http://a.example|a.example>", "a.example"),
    ("*args and `code`", "*args and `code`"),
])  # fmt: skip
def test_a_command_reads_as_it_was_meant(handed_over: str, meant: str) -> None:
    assert typed(handed_over) == meant


@given(st.text().filter(lambda text: "<" not in text))
def test_what_slack_escapes_comes_back(text: str) -> None:
    assert typed(literal(text)) == text
