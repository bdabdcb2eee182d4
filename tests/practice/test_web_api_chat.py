"""Posting, changing, deleting, showing to one person."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.practice.workspace.state import ChannelKind
from tests.practice.api_desk import Desk, error_of, open_desk, refusal, section


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with open_desk() as opened:
        yield opened


async def test_a_message_stands_in_its_channel_with_slacks_answer(desk: Desk) -> None:
    answer = await desk.client.chat_postMessage(channel="C1", text="Hello", blocks=[section()])
    assert (answer["channel"], answer["ts"]) == ("C1", "1772438400.000000")
    told = answer["message"]
    assert (told["user"], told["bot_id"], told["app_id"]) == ("UBOT", "B0ZIRKEL0", "A0ZIRKEL0")
    assert told["blocks"][0]["block_id"]
    assert desk.workspace.channels["C1"].messages[0].text == "Hello"


async def test_every_ts_is_new_and_later_also_when_the_clock_stands_still(desk: Desk) -> None:
    first, second = [(await desk.client.chat_postMessage(channel="C1", text="Hi"))["ts"] for _ in range(2)]
    await desk.client.chat_delete(channel="C1", ts=second)
    third = (await desk.client.chat_postMessage(channel="C1", text="Hi"))["ts"]
    assert [first, second, third] == ["1772438400.000000", "1772438400.000100", "1772438400.000200"]


@pytest.mark.parametrize(
    ("channel", "code"),
    [
        ("C404", "channel_not_found"),
        ("#python", "channel_not_found"),
        ("U404", "channel_not_found"),
        ("G1", "channel_not_found"),
        ("D1", "channel_not_found"),
        ("C2", "not_in_channel"),
        ("C3", "is_archived"),
        ("UBOT", "cannot_dm_bot"),
    ],
)
async def test_one_cannot_post_there(desk: Desk, channel: str, code: str) -> None:
    assert await error_of(desk.client.chat_postMessage(channel=channel, text="Hi")) == code


async def test_with_its_scope_the_app_posts_to_public_channels_where_it_is_no_member(desk: Desk) -> None:
    desk.workspace.granted_scopes.add("chat:write.public")
    assert (await desk.client.chat_postMessage(channel="C2", text="Hi"))["ok"]
    assert await error_of(desk.client.chat_postMessage(channel="G1", text="Hi")) == "channel_not_found"


async def test_without_its_scope_the_app_posts_nothing(desk: Desk) -> None:
    desk.workspace.granted_scopes.remove("chat:write")
    assert (await refusal(desk.client.chat_postMessage(channel="C1", text="Hi")))["needed"] == "chat:write"


async def test_a_person_as_channel_is_the_direct_message_with_that_person(desk: Desk) -> None:
    posted = [(await desk.client.chat_postMessage(channel="U1", text="Hi"))["channel"] for _ in range(2)]
    assert posted[0] == posted[1]
    channel = desk.workspace.channels[posted[0]]
    assert (channel.kind, channel.members) == (ChannelKind.IM, {"U1", "UBOT"})


async def test_as_in_slack_a_message_to_somebody_who_left_is_accepted(desk: Desk) -> None:
    assert (await desk.client.chat_postMessage(channel="U9", text="Hi"))["ok"]


async def test_a_closed_messages_tab_takes_no_direct_message() -> None:
    async with open_desk({"features": {"app_home": {"messages_tab_enabled": False}}}) as desk:
        assert await error_of(desk.client.chat_postMessage(channel="U1", text="Hi")) == "messages_tab_disabled"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ({"text": ""}, "no_text"),
        ({"text": "  \n"}, "no_text"),
        ({"text": "x" * 3501}, "msg_too_long"),
        ({"text": "x", "blocks": "{}"}, "invalid_blocks_format"),
        ({"text": "x", "blocks": "nonsense"}, "invalid_blocks_format"),
        ({"text": "x", "blocks": [{"type": "sektion"}]}, "invalid_blocks"),
        ({"text": "x", "blocks": [section("y" * 2900)] * 5}, "msg_blocks_too_long"),
        ({"text": "a\ud800b"}, "invalid_blocks"),
        ({"text": "x", "metadata": "nonsense"}, "invalid_metadata_format"),
        ({"text": "x", "metadata": {"event_type": "x"}}, "invalid_metadata_format"),
        ({"text": "x", "metadata": {"event_type": 1, "event_payload": {}}}, "invalid_metadata_schema"),
        ({"text": "x", "metadata": {"event_type": "x", "event_payload": {"y": "z" * 17_000}}}, "metadata_too_large"),
        ({"text": "x", "thread_ts": "1.000000"}, "thread_not_found"),
        ({"text": "x", "username": "Boss"}, "invalid_arguments"),
    ],
)
async def test_slack_refuses_such_content(desk: Desk, content: dict[str, Any], code: str) -> None:
    assert await error_of(desk.client.api_call("chat.postMessage", json={"channel": "C1", **content})) == code
    assert desk.texts("C1") == []


async def test_invalid_blocks_are_explained(desk: Desk) -> None:
    answer = await refusal(desk.client.chat_postMessage(channel="C1", text="x", blocks=[{"type": "header"}]))
    assert answer["response_metadata"]["messages"] == ["[ERROR] blocks[0].text: missing"]


async def test_metadata_comes_back(desk: Desk) -> None:
    metadata = {"event_type": "outbox", "event_payload": {"token": "abc"}}
    answer = await desk.client.chat_postMessage(channel="C1", text="x", metadata=metadata)
    assert answer["message"]["metadata"] == metadata


async def test_a_reply_goes_to_the_thread_of_its_first_message(desk: Desk) -> None:
    parent = (await desk.client.chat_postMessage(channel="C1", text="Parent"))["ts"]
    reply = await desk.client.chat_postMessage(channel="C1", text="Reply", thread_ts=parent)
    assert reply["message"]["thread_ts"] == parent
    again = desk.client.chat_postMessage(channel="C1", text="Reply", thread_ts=reply["ts"])
    assert await error_of(again) == "cannot_reply_to_message"


async def test_an_update_keeps_what_is_not_passed(desk: Desk) -> None:
    metadata = {"event_type": "outbox", "event_payload": {"token": "abc"}}
    ts = (await desk.client.chat_postMessage(channel="C1", text="a", blocks=[section()], metadata=metadata))["ts"]
    await desk.later(minutes=1)
    answer = await desk.client.chat_update(channel="C1", ts=ts, text="b")
    told = answer["message"]
    assert (told["text"], told["blocks"][0]["type"], told["metadata"]) == ("b", "section", metadata)
    assert told["edited"] == {"user": "UBOT", "ts": "1772438460.000000"}


async def test_an_update_with_an_empty_list_removes_the_blocks(desk: Desk) -> None:
    ts = (await desk.client.chat_postMessage(channel="C1", text="a", blocks=[section()]))["ts"]
    await desk.client.chat_update(channel="C1", ts=ts, text="b", blocks=[])
    assert desk.workspace.channels["C1"].messages[0].blocks == []


async def test_a_refused_update_changes_nothing(desk: Desk) -> None:
    ts = (await desk.client.chat_postMessage(channel="C1", text="a"))["ts"]
    answer = desk.client.chat_update(channel="C1", ts=ts, text="b", blocks=[{"type": "header"}])
    assert await error_of(answer) == "invalid_blocks"
    assert desk.texts("C1") == ["a"]


async def test_only_ones_own_messages_can_be_changed_and_deleted(desk: Desk) -> None:
    desk.say("C1", "Mine", "1.000100")
    assert await error_of(desk.client.chat_update(channel="C1", ts="1.000100", text="x")) == "cant_update_message"
    assert await error_of(desk.client.chat_delete(channel="C1", ts="1.000100")) == "cant_delete_message"
    assert await error_of(desk.client.chat_update(channel="C1", ts="2.000100", text="x")) == "message_not_found"


async def test_a_deleted_message_is_gone(desk: Desk) -> None:
    ts = (await desk.client.chat_postMessage(channel="C1", text="a"))["ts"]
    await desk.client.chat_delete(channel="C1", ts=ts)
    assert desk.texts("C1") == []
    assert await error_of(desk.client.chat_delete(channel="C1", ts=ts)) == "message_not_found"


async def test_an_ephemeral_is_for_one_person_and_cannot_be_changed(desk: Desk) -> None:
    ts = (await desk.client.chat_postEphemeral(channel="C1", user="U1", text="Psst"))["message_ts"]
    assert desk.workspace.channels["C1"].messages[0].only_for == "U1"
    assert await error_of(desk.client.chat_update(channel="C1", ts=ts, text="x")) == "message_not_found"


@pytest.mark.parametrize(
    ("channel", "user", "code"),
    [
        ("C1", "U3", "user_not_in_channel"),
        ("C1", "U404", "user_not_found"),
        ("C2", "U1", "not_in_channel"),
        ("C3", "U1", "is_archived"),
    ],
)
async def test_an_ephemeral_needs_both_in_the_channel(desk: Desk, channel: str, user: str, code: str) -> None:
    assert await error_of(desk.client.chat_postEphemeral(channel=channel, user=user, text="Psst")) == code


async def test_a_permalink_leads_to_the_message_in_its_thread(desk: Desk) -> None:
    parent = (await desk.client.chat_postMessage(channel="C1", text="a"))["ts"]
    reply = (await desk.client.chat_postMessage(channel="C1", text="b", thread_ts=parent))["ts"]
    answer = await desk.client.chat_getPermalink(channel="C1", message_ts=reply)
    assert answer["permalink"] == (
        "https://practice.slack.com/archives/C1/p1772438400000100?thread_ts=1772438400.000000&cid=C1"
    )
