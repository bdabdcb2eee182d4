"""The gateway against a workspace as strict as Slack: what it sends is taken, what it is told is understood."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from slack_sdk.models.views import View

from bot.kernel.clock import SimulatedClock
from bot.kernel.ids import ChannelId, MessageTs, TriggerId, UserId, ViewId
from bot.practice.api.faults import Effect, Fault
from bot.practice.api.response_urls import issue_response_url
from bot.practice.api.views import issue_trigger
from bot.practice.server import PracticeServer, practice
from bot.practice.workspace.messages import append, remove
from bot.practice.workspace.people import company
from bot.practice.workspace.state import AppInstall, ChannelKind, SlackUser
from bot.practice.workspace.state import PostedMessage as SlackMessage
from bot.slack.action_ids import Action, Nothing
from bot.slack.blocks import modal, section
from bot.slack.errors import Meaning, SlackFailure
from bot.slack.gateway import ChannelFacts, Posted, WebGateway, is_foreign
from bot.slack.message import Message
from bot.slack.system_messages import notice

SCOPES = ["commands", "chat:write", "im:write", "mpim:write", "users:read", "channels:read", "channels:history"]
SCOPES += ["files:write"]
MANIFEST = {"oauth_config": {"scopes": {"bot": SCOPES}}, "features": {"app_home": {"home_tab_enabled": True}}}
MINUTE = timedelta(minutes=1)
CHANNEL, OTHERS = ChannelId("C0PYTHON"), ChannelId("C0GENERAL")
ANNA, BEN, CARLA = UserId("U0ANNA"), UserId("U0BEN"), UserId("U0CARLA")
HELLO = notice("Hello")
VIEW = modal(Action("a:b", Nothing), "Title", [section("Hello")], submit=None, close="Close")


@pytest.fixture
async def slack(clock: SimulatedClock) -> AsyncIterator[PracticeServer]:
    install = AppInstall(manifest=MANIFEST, bot_user="U0ZIRKEL")
    async with practice(company(install), clock, install) as server:
        yield server


@pytest.fixture
def gateway(slack: PracticeServer) -> WebGateway:
    return WebGateway(slack.install.bot_token, slack.api_url)


def asked(slack: PracticeServer, method: str) -> list[dict[str, Any]]:
    return [entry.payload for entry in slack.workspace.traffic if entry.kind == method]


async def failure(call: Any) -> tuple[Meaning, str]:
    with pytest.raises(SlackFailure) as failed:
        await call
    return failed.value.meaning, failed.value.code


async def test_we_know_who_we_are(slack: PracticeServer, gateway: WebGateway) -> None:
    we = await gateway.whoami()
    assert (we.team, we.bot_user, we.bot) == (slack.workspace.team_id, "U0ZIRKEL", slack.install.bot_id)


async def test_a_message_is_posted_with_its_token_and_nothing_else_in_its_metadata(
    slack: PracticeServer, gateway: WebGateway
) -> None:
    posted = await gateway.post(CHANNEL, HELLO, token="abc")
    [message] = slack.workspace.channels[CHANNEL].messages
    assert (posted.channel, posted.ts, message.text) == (CHANNEL, message.ts, "Hello")
    assert message.metadata == {"event_type": "zirkel_message", "event_payload": {"token": "abc"}}
    assert asked(slack, "chat.postMessage")[0]["unfurl_links"] is False


async def test_a_reply_goes_into_the_thread(slack: PracticeServer, gateway: WebGateway) -> None:
    parent = await gateway.post(CHANNEL, HELLO, token="abc")
    await gateway.post(CHANNEL, notice("Reply"), token="def", thread=parent.ts)
    assert slack.workspace.channels[CHANNEL].messages[-1].thread_ts == parent.ts


async def test_a_message_is_brought_up_to_date(slack: PracticeServer, gateway: WebGateway) -> None:
    posted = await gateway.post(CHANNEL, HELLO, token="abc")
    await gateway.update(posted, notice("Changed"))
    assert [message.text for message in slack.workspace.channels[CHANNEL].messages] == ["Changed"]


async def test_a_message_that_is_too_big_is_cut_rather_than_refused(slack: PracticeServer, gateway: WebGateway) -> None:
    await gateway.post(CHANNEL, Message("x" * 9000, [section(str(n)) for n in range(60)]), token="abc")
    [message] = slack.workspace.channels[CHANNEL].messages
    assert (len(message.text), len(message.blocks)) == (3500, 50)


async def test_the_same_people_give_the_same_conversation(slack: PracticeServer, gateway: WebGateway) -> None:
    assert await gateway.open_dm([ANNA]) == await gateway.open_dm([ANNA])
    group = await gateway.open_dm([ANNA, BEN, CARLA])
    assert group == await gateway.open_dm([CARLA, ANNA, BEN])
    assert {ANNA, BEN, CARLA} <= slack.workspace.channels[group].members


async def test_modals_are_opened_stacked_and_changed(
    slack: PracticeServer, gateway: WebGateway, clock: SimulatedClock
) -> None:
    def trigger(view: str | None = None) -> TriggerId:
        return TriggerId(issue_trigger(slack.workspace, clock, ANNA, view))

    await gateway.open_view(trigger(), VIEW)
    first = slack.workspace.modals[ANNA][0]
    await gateway.push_view(trigger(first.id), VIEW)
    await gateway.update_view(
        ViewId(first.id), modal(Action("a:b", Nothing), "Changed", [section("x")], submit=None, close="Close")
    )
    assert [each.payload["title"]["text"] for each in slack.workspace.modals[ANNA]] == ["Changed", "Title"]


async def test_home_is_published(slack: PracticeServer, gateway: WebGateway) -> None:
    await gateway.publish_home(ANNA, View(type="home", blocks=[section("Good morning")]))
    assert slack.workspace.homes[ANNA].payload["blocks"][0]["text"]["text"] == "Good morning"


async def test_a_profile_has_locale_and_zone_and_a_name_that_no_log_can_show(gateway: WebGateway) -> None:
    profile = await gateway.profile(ANNA)
    assert (profile.locale, profile.zone, profile.is_bot, profile.deleted) == ("de-DE", "Europe/Berlin", False, False)
    assert profile.name == "Anna Berger"
    assert "Anna" not in repr(profile)


async def test_what_a_profile_does_not_say_stays_unsaid(slack: PracticeServer, gateway: WebGateway) -> None:
    anna = slack.workspace.people[ANNA]
    anna.locale = anna.zone = anna.real_name = ""
    profile = await gateway.profile(ANNA)
    assert (profile.locale, profile.zone, profile.name, profile.told) == ("", "", "anna", True)


async def test_guests_are_told_from_people_of_another_company_and_those_from_bots(
    slack: PracticeServer, gateway: WebGateway
) -> None:
    await gateway.whoami()
    slack.workspace.people[ANNA].guest = True
    slack.workspace.people[BEN].team = "T0OTHER"
    slack.workspace.people["USLACKBOT"] = SlackUser("USLACKBOT", "slackbot", "Slackbot")
    found = {user: await gateway.profile(UserId(user)) for user in (ANNA, BEN, CARLA, "USLACKBOT", "U0ZIRKEL")}
    assert [user for user, profile in found.items() if profile.guest] == [ANNA]
    assert [user for user, profile in found.items() if profile.foreign] == [BEN]
    assert [user for user, profile in found.items() if profile.belongs] == [ANNA, CARLA]


@pytest.mark.parametrize(("told", "foreign"), [
    ({"team_id": "T1"}, False), ({"team_id": "T2"}, True), ({"team_id": "T1", "is_stranger": True}, True), ({}, False),
    ({"team_id": "T2", "enterprise_user": {"enterprise_id": "E1", "teams": ["T2"]}}, False),
    ({"team_id": "T2", "enterprise_user": {"enterprise_id": "E2", "teams": ["T2"]}}, True),
    ({"team_id": "T2", "enterprise_user": {"enterprise_id": "E2", "teams": ["T1", "T2"]}}, False),
])  # fmt: skip
def test_all_workspaces_of_one_company_are_one(told: dict[str, Any], foreign: bool) -> None:
    assert is_foreign(told, {"team_id": "T1", "enterprise_id": "E1"}) is foreign


async def test_people_are_called_as_slack_calls_them_now(slack: PracticeServer, gateway: WebGateway) -> None:
    slack.workspace.people[BEN].display_name = "Benny"
    assert await gateway.names([ANNA, BEN]) == {ANNA: "Anna Berger", BEN: "Benny"}


async def test_one_whom_slack_does_not_know_leaves_the_others_their_names(
    slack: PracticeServer, gateway: WebGateway
) -> None:
    slack.workspace.people[CARLA].real_name = ""
    assert await gateway.names([UserId("UNOBODY"), ANNA, BEN, CARLA]) == {
        ANNA: "Anna Berger", BEN: "Ben Carter", CARLA: "carla",
    }  # fmt: skip


@pytest.mark.parametrize("lines", [1, 12_000])
async def test_a_file_lies_in_the_conversation_with_its_sentence(
    slack: PracticeServer, gateway: WebGateway, lines: int
) -> None:
    """Also one of 240,000 characters, whole."""
    content = ("# Protokolle — Größe\n" * lines).encode()
    await gateway.send_file(await gateway.open_dm([ANNA]), "über uns.md", content, "Your file")
    [message] = [each for channel in slack.workspace.channels.values() for each in channel.messages]
    [file] = message.files
    assert (message.text, file.name, file.title, file.content) == ("Your file", "über uns.md", "über uns.md", content)


@pytest.mark.parametrize("method", ["files.getUploadURLExternal", "upload", "files.completeUploadExternal"])
@pytest.mark.parametrize("effect", [Effect.DROP_BEFORE, Effect.STATUS])
async def test_a_file_that_does_not_get_through_is_a_failure_like_any_other(
    slack: PracticeServer, gateway: WebGateway, method: str, effect: Effect
) -> None:
    slack.faults.add(Fault(effect, method=method))
    meaning, _ = await failure(gateway.send_file(CHANNEL, "a.md", b"x", "Your file"))
    assert meaning is (Meaning.NOT_ACCEPTED if (method, effect) == ("upload", Effect.STATUS) else Meaning.AMBIGUOUS)
    assert slack.workspace.channels[CHANNEL].messages == []
    assert len(asked(slack, method)) == 1


async def test_without_its_scope_no_file_is_sent(slack: PracticeServer, gateway: WebGateway) -> None:
    slack.workspace.granted_scopes.discard("files:write")
    refused = await failure(gateway.send_file(CHANNEL, "a.md", b"x", "Your file"))
    assert refused == (Meaning.TARGET, "missing_scope")
    assert asked(slack, "upload") == []


async def test_a_person_is_answered_where_they_pressed(
    slack: PracticeServer, gateway: WebGateway, clock: SimulatedClock
) -> None:
    url = issue_response_url(slack.workspace, clock, slack.url, user=ANNA, channel=CHANNEL, message_ts=None)
    await gateway.respond(url, HELLO, replace=False)
    [message] = slack.workspace.channels[CHANNEL].messages
    assert (message.text, message.only_for) == ("Hello", ANNA)


async def test_a_person_is_answered_in_the_thread_where_they_pressed(
    slack: PracticeServer, gateway: WebGateway, clock: SimulatedClock
) -> None:
    root = await gateway.post(CHANNEL, HELLO, token="t")
    url = issue_response_url(slack.workspace, clock, slack.url, user=ANNA, channel=CHANNEL, message_ts=root.ts)
    await gateway.respond(url, HELLO, replace=False, thread=root.ts)
    message = slack.workspace.channels[CHANNEL].messages[-1]
    assert (message.thread_ts, message.only_for) == (root.ts, ANNA)


async def test_an_answer_that_came_too_late_concerns_this_target(slack: PracticeServer, gateway: WebGateway) -> None:
    assert (await failure(gateway.respond(f"{slack.url}/response/none", HELLO, replace=False)))[0] is Meaning.TARGET


@pytest.mark.parametrize("address", [
    "http://127.0.0.1:{port}1/response/R1", "http://localhost:{port}/response/R1",
    "https://127.0.0.1:{port}/response/R1",
    "http://hooks.slack.com/actions/1", "https://hooks.slack.com:8443/actions/1", "https://hooks.slack.com.evil.example/",
    "https://evilslack.com/", "https://hooks.slack.com@evil.example/",
    "file:///etc/passwd", "ftp://[::1", "", "//slack.com",
])  # fmt: skip
async def test_an_address_elsewhere_is_never_asked(slack: PracticeServer, gateway: WebGateway, address: str) -> None:
    elsewhere = gateway.respond(address.format(port=slack.port), HELLO, replace=False)
    assert await failure(elsewhere) == (Meaning.BUG, "response_url_elsewhere")
    assert slack.workspace.traffic == []


@pytest.mark.parametrize("address", ["https://hooks.slack.com/actions/1", "https://hooks.slack-gov.com/commands/1"])
async def test_slacks_own_addresses_are_asked(
    gateway: WebGateway, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    async def post(url: str, **_: Any) -> int:
        asked.append(url)
        return 200

    monkeypatch.setattr("bot.slack.gateway._post", post)
    await gateway.respond(address, HELLO, replace=True)
    assert asked == [address]


async def test_nobody_is_sent_on_to_another_address() -> None:
    followed: list[str] = []

    async def elsewhere(request: web.Request) -> web.Response:
        followed.append(request.path)
        raise web.HTTPTemporaryRedirect("/there")

    application = web.Application()
    application.router.add_post("/{path}", elsewhere)
    async with TestServer(application) as server:
        gateway = WebGateway("xoxb-1", str(server.make_url("/api/")))
        answered = gateway.respond(str(server.make_url("/response")), HELLO, replace=False)
        assert await failure(answered) == (Meaning.TARGET, "response_url_307")
    assert followed == ["/response"]


@pytest.mark.parametrize(("effect", "meaning"), [
    (Effect.DROP_BEFORE, Meaning.AMBIGUOUS), (Effect.DROP_AFTER_ACCEPT, Meaning.AMBIGUOUS),
    (Effect.STATUS, Meaning.AMBIGUOUS), (Effect.HTML, Meaning.AMBIGUOUS), (Effect.ERROR, Meaning.AMBIGUOUS),
])  # fmt: skip
async def test_an_unclear_answer_is_unclear_and_never_tried_again_by_itself(
    slack: PracticeServer, gateway: WebGateway, effect: Effect, meaning: Meaning
) -> None:
    slack.faults.add(Fault(effect, method="chat.postMessage"))
    assert (await failure(gateway.post(CHANNEL, HELLO, token="abc")))[0] is meaning
    assert len(asked(slack, "chat.postMessage")) == 1
    accepted = effect is Effect.DROP_AFTER_ACCEPT
    assert len(slack.workspace.channels[CHANNEL].messages) == int(accepted)


async def test_an_answer_that_takes_too_long_is_unclear(slack: PracticeServer, gateway: WebGateway) -> None:
    fault = Fault(Effect.ANSWER_LATE, method="chat.postMessage", seconds=0.3)
    gateway.client.timeout = 0.1  # type: ignore[assignment]
    slack.faults.add(fault)
    assert await failure(gateway.post(CHANNEL, HELLO, token="abc")) == (Meaning.AMBIGUOUS, "TimeoutError")
    assert len(asked(slack, "chat.postMessage")) == 1


async def test_an_answer_in_plain_text_is_unclear(slack: PracticeServer, gateway: WebGateway) -> None:
    slack.faults.add(Fault(Effect.STATUS, method="chat.postMessage", status=200))
    assert await failure(gateway.post(CHANNEL, HELLO, token="abc")) == (Meaning.AMBIGUOUS, "AttributeError")


async def test_too_many_requests_were_not_accepted(slack: PracticeServer, gateway: WebGateway) -> None:
    slack.faults.add(Fault(Effect.STATUS, method="chat.postMessage", status=429, retry_after=17))
    with pytest.raises(SlackFailure) as failed:
        await gateway.post(CHANNEL, HELLO, token="abc")
    assert (failed.value.meaning, failed.value.retry_after) == (Meaning.RATE_LIMITED, 17)


async def test_an_address_where_nobody_listens_has_not_accepted_anything() -> None:
    gateway = WebGateway("xoxb-practice", "http://127.0.0.1:9/api/")
    assert (await failure(gateway.post(CHANNEL, HELLO, token="abc")))[0] is Meaning.NOT_ACCEPTED


async def test_refusals_are_told_apart(slack: PracticeServer, gateway: WebGateway) -> None:
    stranger = WebGateway("xoxb-wrong", slack.api_url)
    gone = Posted(CHANNEL, MessageTs("1.000001"))
    assert await failure(gateway.post(OTHERS, HELLO, token="a")) == (Meaning.TARGET, "not_in_channel")
    assert await failure(gateway.post(ChannelId("C0NONE"), HELLO, token="a")) == (Meaning.TARGET, "channel_not_found")
    assert await failure(gateway.update(gone, HELLO)) == (Meaning.TARGET, "message_not_found")
    assert await failure(gateway.open_dm([UserId("U0NOBODY")])) == (Meaning.TARGET, "user_not_found")
    assert await failure(stranger.post(CHANNEL, HELLO, token="a")) == (Meaning.INSTALLATION, "invalid_auth")
    assert await failure(gateway.open_view(TriggerId("none"), VIEW)) == (Meaning.BUG, "invalid_trigger_id")


async def test_a_scope_that_was_taken_away_concerns_what_needs_it_and_is_named(
    slack: PracticeServer, gateway: WebGateway
) -> None:
    slack.workspace.granted_scopes.discard("chat:write")
    with pytest.raises(SlackFailure) as failed:
        await gateway.post(CHANNEL, HELLO, token="a")
    assert (failed.value.meaning, failed.value.needed) == (Meaning.TARGET, "chat:write")


async def test_a_message_is_found_by_its_token_whether_many_follow_or_its_thread_is_elsewhere(
    slack: PracticeServer, gateway: WebGateway, clock: SimulatedClock
) -> None:
    begun = clock.now()
    card = await gateway.post(CHANNEL, HELLO, token="card")
    reply = await gateway.post(CHANNEL, HELLO, token="reply", thread=card.ts)
    for n in range(120):
        append(slack.workspace, clock, slack.changes, slack.workspace.channels[CHANNEL], SlackMessage("", ANNA, f"{n}"))
    assert await gateway.find(CHANNEL, "card", begun - MINUTE) == card
    assert await gateway.find(CHANNEL, "reply", begun - MINUTE, card.ts) == reply
    assert await gateway.find(CHANNEL, "reply", begun - MINUTE) is None
    assert await gateway.find(CHANNEL, "other", begun - MINUTE, card.ts) is None
    assert await gateway.find(CHANNEL, "card", begun + MINUTE) is None


async def test_what_somebody_else_posted_with_our_token_is_not_ours(
    slack: PracticeServer, gateway: WebGateway, clock: SimulatedClock
) -> None:
    copied = {"event_type": "zirkel_message", "event_payload": {"token": "card"}}
    channel = slack.workspace.channels[CHANNEL]
    append(slack.workspace, clock, slack.changes, channel, SlackMessage("", ANNA, "Hello", metadata=copied))
    assert await gateway.find(CHANNEL, "card", clock.now() - MINUTE) is None


async def test_a_reply_whose_thread_lost_its_first_message_is_said_to_have_gone_astray_and_can_be_removed(
    slack: PracticeServer, gateway: WebGateway, clock: SimulatedClock
) -> None:
    channel = slack.workspace.channels[CHANNEL]
    card = await gateway.post(CHANNEL, HELLO, token="card")
    assert not (await gateway.post(CHANNEL, HELLO, token="reply", thread=card.ts)).astray
    remove(slack.changes, channel, channel.messages[0])
    stray = await gateway.post(CHANNEL, HELLO, token="stray", thread=card.ts)
    assert stray.astray
    found = await gateway.find(CHANNEL, "stray", clock.now() - MINUTE, card.ts)
    assert found == stray
    await gateway.remove(stray)
    await gateway.remove(stray)
    assert stray.ts not in [message.ts for message in channel.messages]


async def test_without_its_scope_nothing_is_looked_for(slack: PracticeServer, gateway: WebGateway) -> None:
    slack.workspace.granted_scopes.discard("channels:history")
    refused = await failure(gateway.find(CHANNEL, "card", slack.clock.now()))
    assert refused == (Meaning.TARGET, "missing_scope")


async def test_what_was_granted_is_known_from_every_answer(slack: PracticeServer, gateway: WebGateway) -> None:
    assert gateway.scopes == frozenset()
    await gateway.whoami()
    assert gateway.scopes == frozenset(SCOPES)
    slack.workspace.granted_scopes.add("groups:write")
    await gateway.profile(ANNA)
    assert "groups:write" in gateway.scopes


async def test_a_channel_is_described(slack: PracticeServer, gateway: WebGateway) -> None:
    channels = slack.workspace.channels
    everybody, others = len(channels[OTHERS].members), len(channels[CHANNEL].members) - 1
    assert await gateway.channel(OTHERS) == ChannelFacts(general=True, people=everybody)
    channels[CHANNEL].archived = channels[CHANNEL].external = True
    described = ChannelFacts(archived=True, external=True, member=True, people=others)
    assert await gateway.channel(CHANNEL) == described, "the bot itself reads nothing along"
    slack.workspace.granted_scopes.add("groups:read")
    channels[CHANNEL].kind = ChannelKind.PRIVATE
    assert await gateway.channel(CHANNEL) == replace(described, private=True)
    assert await failure(gateway.channel(ChannelId("C404"))) == (Meaning.TARGET, "channel_not_found")


async def test_a_channel_is_made_for_a_purpose_and_people_are_brought_in(
    slack: PracticeServer, gateway: WebGateway
) -> None:
    slack.workspace.granted_scopes.update(("channels:manage", "groups:write"))
    made = await gateway.make_channel("async-python", private=True)
    await gateway.set_purpose(made, "x" * 300)
    for _ in range(2):
        await gateway.bring_in(made, ANNA)
    channel = slack.workspace.channels[made]
    assert (channel.kind, channel.members, len(channel.purpose)) == ("private", {"U0ZIRKEL", ANNA}, 250)
    assert await failure(gateway.make_channel("async-python", private=False)) == (Meaning.TARGET, "name_taken")


async def test_a_permission_that_is_missing_for_bringing_in_concerns_nothing_else(gateway: WebGateway) -> None:
    assert await failure(gateway.bring_in(CHANNEL, ANNA)) == (Meaning.TARGET, "missing_scope")
