"""Opening, listing, describing, joining, creating conversations; reading people and history."""

from collections.abc import AsyncIterator

import pytest

from bot.practice.workspace.changes import Change, ChangeKind
from bot.practice.workspace.state import Channel, ChannelKind
from tests.practice.api_desk import Desk, error_of, open_desk, refusal

ARCHIVED = "is_archived"


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with open_desk() as opened:
        yield opened


async def test_the_same_people_always_have_the_same_conversation(desk: Desk) -> None:
    first = await desk.client.conversations_open(users=["U1", "U2"])
    second = await desk.client.conversations_open(users="U2,U1")
    other = await desk.client.conversations_open(users=["U1", "U3"])
    assert first["channel"]["id"] == second["channel"]["id"] != other["channel"]["id"]
    assert (first.get("already_open"), second.get("already_open")) == (None, True)


async def test_one_person_is_a_direct_message_and_several_are_a_group(desk: Desk) -> None:
    alone = (await desk.client.conversations_open(users="U1", return_im=True))["channel"]
    group = (await desk.client.conversations_open(users=["U1", "U2"], return_im=True))["channel"]
    assert (alone["is_im"], alone["user"]) == (True, "U1")
    assert (group["is_mpim"], group["name"]) == (True, "mpdm-ada--ben--zirkel-1")


async def test_a_direct_message_can_be_opened_again_by_its_id(desk: Desk) -> None:
    channel = (await desk.client.conversations_open(users="U1"))["channel"]["id"]
    assert (await desk.client.conversations_open(channel=channel))["channel"]["id"] == channel
    assert await error_of(desk.client.conversations_open(channel="C1")) == "method_not_supported_for_channel_type"


@pytest.mark.parametrize(
    ("users", "code"),
    [
        ("U404", "user_not_found"),
        ("U9", "user_disabled"),
        ("UBOT", "cannot_dm_bot"),
        (",", "users_list_not_supplied"),
        ("U1,U2,U3,U4,U5,U6,U7,U8,U10", "too_many_users"),
    ],
)
async def test_one_cannot_write_to_them(desk: Desk, users: str, code: str) -> None:
    assert await error_of(desk.client.conversations_open(users=users)) == code


@pytest.mark.parametrize(("users", "scope"), [("U1", "im:write"), ("U1,U2", "mpim:write")])
async def test_direct_messages_and_groups_need_their_own_scopes(desk: Desk, users: str, scope: str) -> None:
    desk.workspace.granted_scopes.remove(scope)
    assert (await refusal(desk.client.conversations_open(users=users)))["needed"] == scope


async def test_a_channel_is_described_as_the_app_sees_it(desk: Desk) -> None:
    ours = (await desk.client.conversations_info(channel="C1", include_num_members=True))["channel"]
    other = (await desk.client.conversations_info(channel="C2"))["channel"]
    assert (ours["name"], ours["is_member"], ours["num_members"], ours["is_private"]) == ("python", True, 3, False)
    assert (other["is_member"], other["is_archived"]) == (False, False)


async def test_a_private_channel_needs_its_own_scope_and_membership(desk: Desk) -> None:
    assert (await refusal(desk.client.conversations_info(channel="G2")))["needed"] == "groups:read"
    desk.workspace.granted_scopes.add("groups:read")
    assert (await desk.client.conversations_info(channel="G2"))["channel"]["is_private"]
    assert await error_of(desk.client.conversations_info(channel="G1")) == "channel_not_found"


async def test_members_come_in_pages(desk: Desk) -> None:
    first = await desk.client.conversations_members(channel="C1", limit=2)
    cursor = first["response_metadata"]["next_cursor"]
    second = await desk.client.conversations_members(channel="C1", limit=2, cursor=cursor)
    assert (first["members"], second["members"]) == (["U1", "U2"], ["UBOT"])
    assert second["response_metadata"]["next_cursor"] == ""


@pytest.mark.parametrize("cursor", ["nonsense", "bm9uc2Vuc2U=", "///", "dXNlcnMubGlzdCBVMQ=="])
async def test_a_cursor_of_somewhere_else_is_refused(desk: Desk, cursor: str) -> None:
    assert await error_of(desk.client.conversations_members(channel="C1", cursor=cursor)) == "invalid_cursor"


async def test_the_clients_own_pagination_finds_every_channel_once(desk: Desk) -> None:
    desk.workspace.granted_scopes.add("groups:read")
    pages = await desk.client.conversations_list(limit=1, types="public_channel,private_channel")
    found = [channel["id"] async for page in pages for channel in page["channels"]]
    assert found == ["C1", "C2", "C3", "G2"]


async def test_archived_channels_can_be_left_out(desk: Desk) -> None:
    channels = (await desk.client.conversations_list(exclude_archived=True))["channels"]
    assert [channel["id"] for channel in channels] == ["C1", "C2"]


async def test_every_type_in_a_list_needs_its_scope(desk: Desk) -> None:
    answer = await refusal(desk.client.conversations_list(types="public_channel,mpim"))
    assert answer["needed"] == "mpim:read"
    assert await error_of(desk.client.conversations_list(types="secret")) == "invalid_types"


async def test_the_app_joins_a_public_channel_and_that_is_told(desk: Desk) -> None:
    heard: list[Change] = []
    desk.changes.listen(heard.append)
    desk.workspace.granted_scopes.add("channels:join")
    assert (await desk.client.conversations_join(channel="C2"))["channel"]["is_member"]
    assert (await desk.client.conversations_join(channel="C2"))["warning"] == "already_in_channel"
    joined = [change.details for change in heard if change.kind is ChangeKind.MEMBER_JOINED]
    assert joined == [{"channel": "C2", "user": "UBOT", "inviter": None}]
    assert await error_of(desk.client.conversations_join(channel="C3")) == "is_archived"


async def test_the_app_invites_people(desk: Desk) -> None:
    desk.workspace.granted_scopes.add("channels:manage")
    await desk.client.conversations_invite(channel="C1", users=["U3"])
    assert "U3" in desk.workspace.channels["C1"].members


@pytest.mark.parametrize(
    ("users", "code"),
    [("U1", "already_in_channel"), ("UBOT", "cant_invite_self"), ("U404", "user_not_found"), ("U9", "cant_invite")],
)
async def test_whoever_cannot_be_invited_is_named(desk: Desk, users: str, code: str) -> None:
    desk.workspace.granted_scopes.add("channels:manage")
    answer = await refusal(desk.client.conversations_invite(channel="C1", users=f"U3,{users}"))
    assert (answer["error"], answer["errors"]) == (code, [{"user": users, "ok": False, "error": code}])
    assert "U3" not in desk.workspace.channels["C1"].members


async def test_with_force_the_others_are_invited(desk: Desk) -> None:
    desk.workspace.granted_scopes.add("channels:manage")
    await desk.client.conversations_invite(channel="C1", users="U3,U404", force=True)
    assert "U3" in desk.workspace.channels["C1"].members


async def test_the_app_invites_only_where_it_is(desk: Desk) -> None:
    desk.workspace.granted_scopes.add("channels:manage")
    assert await error_of(desk.client.conversations_invite(channel="C2", users="U3")) == "not_in_channel"


async def test_a_new_channel_has_the_app_as_its_first_member(desk: Desk) -> None:
    desk.workspace.granted_scopes.add("groups:write")
    answer = await desk.client.conversations_create(name="lernzirkel-größe", is_private=True)
    channel = desk.workspace.channels[answer["channel"]["id"]]
    assert (channel.kind, channel.members) == (ChannelKind.PRIVATE, {"UBOT"})


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("python", "name_taken"),
        ("Python", "invalid_name_specials"),
        ("py thon", "invalid_name_specials"),
        ("--", "invalid_name_specials"),
        ("x" * 81, "invalid_name_maxlength"),
    ],
)
async def test_a_channel_cannot_be_named_so(desk: Desk, name: str, code: str) -> None:
    desk.workspace.granted_scopes.add("channels:manage")
    assert await error_of(desk.client.conversations_create(name=name)) == code


async def test_a_channel_that_the_app_is_in_has_a_purpose(desk: Desk) -> None:
    assert (await refusal(desk.client.conversations_setPurpose(channel="C1", purpose="Learn")))["needed"] == (
        "channels:manage"
    )
    desk.workspace.granted_scopes.add("channels:manage")
    answer = await desk.client.conversations_setPurpose(channel="C1", purpose="Learn")
    assert answer["channel"]["purpose"]["value"] == "Learn"
    for channel, purpose, code in (("C1", "x" * 251, "too_long"), ("C2", "x", "not_in_channel"), ("C3", "x", ARCHIVED)):
        assert await error_of(desk.client.conversations_setPurpose(channel=channel, purpose=purpose)) == code


async def test_where_everybody_is_and_what_is_shared_is_told(desk: Desk) -> None:
    desk.workspace.channels["C1"].general = desk.workspace.channels["C2"].external = True
    ours, shared = [(await desk.client.conversations_info(channel=each))["channel"] for each in ("C1", "C2")]
    assert (ours["is_general"], ours["is_ext_shared"]) == (True, False)
    assert (shared["is_general"], shared["is_ext_shared"]) == (False, True)


async def test_history_shows_the_newest_first_without_replies_and_ephemerals(desk: Desk) -> None:
    desk.workspace.granted_scopes.add("channels:history")
    parent = (await desk.client.chat_postMessage(channel="C1", text="Parent"))["ts"]
    await desk.client.chat_postMessage(channel="C1", text="Reply", thread_ts=parent)
    await desk.client.chat_postEphemeral(channel="C1", user="U1", text="Psst")
    await desk.later(seconds=5)
    await desk.client.chat_postMessage(channel="C1", text="Later")
    answer = await desk.client.conversations_history(channel="C1")
    assert [message["text"] for message in answer["messages"]] == ["Later", "Parent"]
    assert answer["messages"][1]["reply_count"] == 1
    assert answer["has_more"] is False


async def test_history_tells_metadata_only_when_asked(desk: Desk) -> None:
    desk.workspace.granted_scopes.add("channels:history")
    metadata = {"event_type": "outbox", "event_payload": {"token": "abc"}}
    await desk.client.chat_postMessage(channel="C1", text="x", metadata=metadata)
    plain = (await desk.client.conversations_history(channel="C1"))["messages"][0]
    full = (await desk.client.conversations_history(channel="C1", include_all_metadata=True))["messages"][0]
    assert ("metadata" in plain, full["metadata"]) == (False, metadata)


async def test_history_can_be_cut_by_time_and_read_in_pages(desk: Desk) -> None:
    desk.workspace.granted_scopes.add("channels:history")
    for second in range(1, 5):
        desk.say("C1", str(second), f"{second}.000000")
    cut = await desk.client.conversations_history(channel="C1", oldest="1.000000", latest="4", limit=1)
    assert (cut["messages"][0]["text"], cut["has_more"]) == ("3", True)
    pages = await desk.client.conversations_history(channel="C1", oldest="1", inclusive=True, limit=3)
    assert [message["text"] async for page in pages for message in page["messages"]] == ["4", "3", "2", "1"]
    assert await error_of(desk.client.conversations_history(channel="C1", oldest="noon")) == "invalid_ts_oldest"


async def test_history_needs_its_scope_and_membership(desk: Desk) -> None:
    assert (await refusal(desk.client.conversations_history(channel="C1")))["needed"] == "channels:history"
    desk.workspace.granted_scopes.add("channels:history")
    assert await error_of(desk.client.conversations_history(channel="C2")) == "not_in_channel"


async def test_a_thread_is_read_from_its_first_message_on(desk: Desk) -> None:
    desk.workspace.granted_scopes.add("channels:history")
    parent = (await desk.client.chat_postMessage(channel="C1", text="Parent"))["ts"]
    reply = (await desk.client.chat_postMessage(channel="C1", text="Reply", thread_ts=parent))["ts"]
    for ts in (parent, reply):
        answer = await desk.client.conversations_replies(channel="C1", ts=ts)
        assert [message["text"] for message in answer["messages"]] == ["Parent", "Reply"]
    assert await error_of(desk.client.conversations_replies(channel="C1", ts="1.1")) == "thread_not_found"


async def test_a_person_has_a_zone_and_on_request_a_locale(desk: Desk) -> None:
    short = (await desk.client.users_info(user="U2"))["user"]
    full = (await desk.client.users_info(user="U2", include_locale=True))["user"]
    assert (short["tz"], short["tz_offset"], "locale" in short) == ("America/New_York", -18_000, False)
    assert (full["locale"], full["real_name"]) == ("en-GB", "Ben Cole")
    assert await error_of(desk.client.users_info(user="U404")) == "user_not_found"


async def test_the_list_of_people_holds_also_who_left(desk: Desk) -> None:
    pages = await desk.client.users_list(limit=2)
    people = {person["id"]: person async for page in pages for person in page["members"]}
    assert list(people) == ["U1", "U2", "U3", "U9", "UBOT"]
    assert people["U9"]["deleted"]
    assert "tz" not in people["U9"]


async def test_a_channel_that_comes_while_one_turns_pages_hides_nothing(desk: Desk) -> None:
    first = await desk.client.conversations_list(limit=2)
    desk.workspace.channels["C0"] = Channel("C0", "new", ChannelKind.PUBLIC)
    cursor = first["response_metadata"]["next_cursor"]
    second = await desk.client.conversations_list(limit=2, cursor=cursor)
    assert [channel["id"] for channel in second["channels"]] == ["C3"]
