"""Routing, tokens, bodies, scopes, records."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.practice.workspace.changes import ChangeKind
from tests.practice.api_desk import CORE, Desk, error_of, open_desk, refusal


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with open_desk() as opened:
        yield opened


async def test_the_app_learns_who_it_is(desk: Desk) -> None:
    answer = await desk.client.auth_test()
    assert (answer["user_id"], answer["bot_id"], answer["team_id"]) == ("UBOT", "B0ZIRKEL0", "T0PRACTICE")
    assert answer.headers["X-OAuth-Scopes"] == ",".join(sorted(CORE))


async def test_an_unknown_method_is_refused(desk: Desk) -> None:
    assert await error_of(desk.client.api_call("chat.shout")) == "unknown_method"


async def test_without_a_token_nothing_is_done(desk: Desk) -> None:
    answer = await desk.http.post(f"{desk.url}/api/auth.test")
    assert await answer.json() == {"ok": False, "error": "not_authed"}


async def test_a_wrong_token_is_refused(desk: Desk) -> None:
    assert await error_of(desk.client.auth_test(token="xoxb-other")) == "invalid_auth"


async def test_a_revoked_token_is_refused(desk: Desk) -> None:
    desk.workspace.token_revoked = True
    assert await error_of(desk.client.auth_test()) == "token_revoked"


async def test_after_the_uninstallation_the_account_is_inactive(desk: Desk) -> None:
    desk.workspace.uninstalled = True
    assert await error_of(desk.client.auth_test()) == "account_inactive"


async def test_a_socket_is_opened_with_the_app_token_only(desk: Desk) -> None:
    assert await error_of(desk.client.apps_connections_open(app_token="xoxb-practice")) == "not_allowed_token_type"
    answer = await desk.client.apps_connections_open(app_token=desk.install.app_token)
    assert answer["url"] == "ws://127.0.0.1:1/socket"


async def test_the_app_token_is_no_bot_token(desk: Desk) -> None:
    assert await error_of(desk.client.auth_test(token=desk.install.app_token)) == "not_allowed_token_type"


async def test_an_unknown_argument_is_named(desk: Desk) -> None:
    answer = await refusal(desk.client.users_info(user="U1", include_local=True))
    assert answer["error"] == "invalid_arguments"
    assert answer["response_metadata"]["messages"] == ["[ERROR] no such argument: include_local"]


async def test_a_missing_argument_is_named(desk: Desk) -> None:
    answer = await refusal(desk.client.api_call("users.info", params={}))
    assert answer["response_metadata"]["messages"] == ["[ERROR] missing required field: user"]


@pytest.mark.parametrize(("limit", "code"), [("ten", "invalid_arguments"), ("0", None), ("1000", "invalid_limit")])
async def test_a_limit_must_be_a_number_that_slack_allows(desk: Desk, limit: str, code: str | None) -> None:
    call = desk.client.api_call("users.list", params={"limit": limit})
    if code is None:
        assert (await call)["ok"]
    else:
        assert await error_of(call) == code


async def test_a_missing_scope_says_which_and_which_there_are(desk: Desk) -> None:
    desk.workspace.granted_scopes = {"commands", "chat:write"}
    answer = await refusal(desk.client.users_info(user="U1"))
    assert answer == {
        "ok": False,
        "error": "missing_scope",
        "needed": "users:read",
        "provided": "chat:write,commands",
    }


@pytest.mark.parametrize(
    ("body", "content_type", "code"),
    [
        ("{", "application/json", "invalid_json"),
        ("[" * 100_000, "application/json", "invalid_json"),
        ("[]", "application/json", "json_not_object"),
        ("hello", "text/plain", "invalid_post_type"),
    ],
)
async def test_a_body_that_cannot_be_read_is_refused(desk: Desk, body: str, content_type: str, code: str) -> None:
    answer = await desk.http.post(f"{desk.url}/api/auth.test", data=body, headers={"Content-Type": content_type})
    assert (await answer.json())["error"] == code


async def test_a_form_may_carry_the_token_and_json_in_strings(desk: Desk) -> None:
    form = {"token": desk.install.bot_token, "channel": "C1", "text": "Hi", "blocks": '[{"type":"divider"}]'}
    answer = await desk.http.post(f"{desk.url}/api/chat.postMessage", data=form)
    assert (await answer.json())["message"]["blocks"][0]["type"] == "divider"


async def test_a_json_body_cannot_carry_the_token(desk: Desk) -> None:
    answer = await desk.http.post(f"{desk.url}/api/auth.test", json={"token": desk.install.bot_token})
    assert (await answer.json())["error"] == "not_authed"


async def test_every_call_is_recorded_with_its_answer_but_without_the_token(desk: Desk) -> None:
    await desk.client.chat_postMessage(channel="C1", text="Hi")
    (entry,) = desk.workspace.traffic
    assert (entry.kind, entry.direction, entry.payload) == (
        "chat.postMessage",
        "to_slack",
        {"channel": "C1", "text": "Hi"},
    )
    assert entry.answer is not None
    assert entry.answer["ok"]
    assert entry.seconds is not None


async def test_one_can_wait_for_a_message_instead_of_sleeping(desk: Desk) -> None:
    queue, stop = desk.changes.subscribe()
    await desk.client.chat_postMessage(channel="C1", text="Hi")
    await desk.changes.until(lambda: desk.texts("C1") == ["Hi"])
    stop()
    await desk.client.chat_postMessage(channel="C1", text="Hi again")
    kinds = [queue.get_nowait().kind for _ in range(queue.qsize())]
    assert kinds == [ChangeKind.MESSAGE_POSTED, ChangeKind.API_CALL, ChangeKind.API_CALL]


async def test_waiting_for_what_never_happens_ends(desk: Desk) -> None:
    with pytest.raises(TimeoutError):
        await desk.changes.until(lambda: False, timeout=0.01)


async def test_one_can_wait_for_what_happens_later(desk: Desk) -> None:
    waiting = asyncio.create_task(desk.changes.until(lambda: desk.texts("C1")))
    await desk.client.chat_postMessage(channel="C1", text="Hi")
    await waiting
    assert desk.texts("C1") == ["Hi"]
