"""What is sent keeps to Slack's sizes, and people's text does no harm."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kernel.errors import TextTooLong
from bot.language.translator import Words
from bot.practice.validation.judge import judge_message, judge_view
from bot.slack import blocks, mrkdwn
from bot.slack.action_ids import Action, Nothing
from bot.slack.message import BLOCKS_LIMIT, TEXT_LIMIT, Message, verbatim
from bot.slack.system_messages import notice, notice_modal, refusal_text
from tests.slack.gate import ENGLISH, GERMAN

LONG = "x" * 5000


def test_every_block_is_cut_to_what_slack_takes() -> None:
    shown = Message("text", [
        blocks.header(LONG), blocks.section(LONG), blocks.context(LONG),
        blocks.action_row(blocks.button(LONG, "a:b", "value", primary=True)),
    ])  # fmt: skip
    assert judge_message(shown.block_dicts(), shown.text) == []


def test_a_modal_is_cut_to_what_slack_takes() -> None:
    element = blocks.text_input(LONG, limit=80, placeholder="Async Python")
    inputs = [blocks.field("name", "Name", element, hint="A few words", optional=True)]
    view = blocks.modal(Action("a:b", Nothing), LONG, inputs, submit=LONG, close=LONG, metadata="{}").to_dict()
    assert judge_view(view) == []
    assert len(view["title"]["text"]) == blocks.TITLE_LIMIT
    assert len(view["blocks"][0]["element"]["initial_value"]) == 80


def test_a_message_never_has_more_text_or_blocks_than_slack_takes() -> None:
    content = Message(LONG, [blocks.section(str(n)) for n in range(60)]).content()
    assert len(content["text"]) == TEXT_LIMIT
    assert len(content["blocks"]) == BLOCKS_LIMIT


def test_a_message_within_the_sizes_is_sent_as_it_is() -> None:
    message = Message("Hello", [blocks.section("Hello")])
    assert message.content() == {"text": "Hello", "blocks": verbatim(message.block_dicts())}


def test_slack_makes_no_link_and_no_mention_of_what_merely_looks_like_one() -> None:
    shown = verbatim(Message("@here", [blocks.section("#general"), blocks.context("www.a.example")]).block_dicts())
    assert [shown[0]["text"]["verbatim"], shown[1]["elements"][0]["verbatim"]] == [True, True]


@given(st.text())
def test_escaped_text_mentions_nobody(text: str) -> None:
    escaped = mrkdwn.literal(text)
    assert "<" not in escaped
    assert ">" not in escaped
    assert escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == text


def test_a_quote_is_quoted_in_each_line() -> None:
    assert mrkdwn.quote("one <!channel>\ntwo") == ">one &lt;!channel&gt;\n>two"


def test_tokens_are_what_slack_reads() -> None:
    noon = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)
    assert mrkdwn.mentions(["U1", "U2"]) == "<@U1> <@U2>"
    assert mrkdwn.channel("C1") == "<#C1>"
    assert mrkdwn.day_and_time(noon) == "<!date^1772712000^{date_long_pretty}, {time}|2026-03-05 12:00 UTC>"
    assert mrkdwn.clock_time(noon) == "<!date^1772712000^{time}|12:00 UTC>"


def test_a_date_of_slacks_says_it_in_plain_words_in_the_zone_of_what_it_is_about() -> None:
    midnight = datetime(2026, 3, 11, 23, tzinfo=UTC)
    assert mrkdwn.day_and_time(midnight, "Europe/Berlin").endswith("|2026-03-12 00:00 CET>")
    assert mrkdwn.clock_time(midnight, "Europe/Berlin").endswith("|00:00 CET>")
    assert mrkdwn.day(midnight, ENGLISH.date, "Europe/Berlin").endswith("{date_long}|Thursday 12 March>")


@pytest.mark.parametrize("words", [ENGLISH, GERMAN], ids=["en", "de"])
def test_a_notice_is_fit_for_messages_and_modals_in_both_languages(words: Words) -> None:
    message = notice(refusal_text(words, TextTooLong(limit=80)))
    assert judge_message(message.block_dicts(), message.text) == []
    assert judge_view(notice_modal(words, message).to_dict()) == []


def test_a_notice_escapes_what_people_wrote() -> None:
    assert "<!channel>" not in json.dumps(notice("<!channel>").content())


def test_a_message_without_blocks_is_not_escaped_twice_in_a_modal() -> None:
    shown = notice_modal(ENGLISH, Message("Tea &amp; cake")).to_dict()
    assert shown["blocks"][0]["text"]["text"] == "Tea &amp; cake"
