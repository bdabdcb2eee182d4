"""Signed HTTP: whatever isn't a request of Slack's gets a 4xx, and no traceback is written."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

import pytest
from aiohttp import ClientSession
from aiohttp.test_utils import TestServer
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from bot import listening
from bot.kernel.clock import SimulatedClock
from bot.kernel.ids import TeamId, UserId
from bot.slack.bolt_app import bolt_app
from bot.slack.gateway import Installation
from bot.slack.inbound import MAX_BYTES, PATH, http_application, readable
from bot.slack.request import Request
from bot.slack.responses import Whisper
from bot.slack.system_messages import notice
from tests.slack.gate import Bench, action, command, event, logged, submission

SECRET = "signing-secret"
JSON, FORM = "application/json", "application/x-www-form-urlencoded"
DEEP = '{"a":' * 30_000 + "1" + "}" * 30_000


class Door:
    """The HTTP application on a free port, and a sender who knows how to sign."""

    def __init__(self, url: str, clock: SimulatedClock, http: ClientSession, bench: Bench) -> None:
        self.url, self.clock, self.http, self.bench = url, clock, http, bench

    async def post(
        self,
        body: bytes | str,
        content_type: str = FORM,
        *,
        secret: str = SECRET,
        age: float = 0,
        headers: Mapping[str, str] = MappingProxyType({}),
    ) -> tuple[int, str]:
        stamp = str(int(self.clock.now().timestamp() - age))
        raw = body if isinstance(body, bytes) else body.encode()
        signature = SignatureVerifier(secret).generate_signature(timestamp=stamp, body=raw.decode("utf-8", "replace"))
        signed = {
            "Content-Type": content_type, "X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature or "",
        }  # fmt: skip
        async with self.http.post(self.url + PATH, data=raw, headers=signed | dict(headers)) as answer:
            return answer.status, await answer.text()

    async def interaction(self, payload: Any) -> tuple[int, str]:
        return await self.post(urlencode({"payload": json.dumps(payload)}))


@pytest.fixture
async def door(clock: SimulatedClock, caplog: pytest.LogCaptureFixture) -> AsyncIterator[Door]:
    bench, we = Bench(), Installation(TeamId("T1"), UserId("UBOT"), "B1")

    async def greet(call: Request, _work: Any) -> Whisper:
        return Whisper(notice(f"Hello {call.text}"))

    bench.routes.command("/circle", greet)
    app = bolt_app(AsyncWebClient("xoxb-1", retry_handlers=[]), we, bench.router, {"/lernkreis": "/circle"})
    with caplog.at_level(logging.INFO), logged() as entries:
        async with TestServer(http_application(app, SECRET, clock)) as server, ClientSession() as http:
            yield Door(str(server.make_url("")).rstrip("/"), clock, http, bench)
    assert [record.getMessage() for record in caplog.records if record.exc_info] == []
    assert "Traceback" not in caplog.text + repr(entries)


def typed(**fields: str) -> str:
    return urlencode(command() | fields)


async def test_a_signed_command_is_answered(door: Door) -> None:
    status, text = await door.post(typed(text="Anna"))
    assert (status, json.loads(text)["text"]) == (200, "Hello Anna")


async def test_a_renamed_command_is_ours(door: Door) -> None:
    status, text = await door.post(typed(command="/lernkreis", text="Anna"))
    assert (status, json.loads(text)["text"]) == (200, "Hello Anna")


async def test_slack_may_ask_for_the_challenge(door: Door) -> None:
    hello = {"type": "url_verification", "challenge": "abc", "token": "old"}
    status, text = await door.post(json.dumps(hello), JSON)
    assert (status, "abc" in text) == (200, True)


async def test_health_is_told_to_everybody(door: Door) -> None:
    async with door.http.get(door.url + "/health") as answer:
        assert (answer.status, await answer.text()) == (200, "ok")


LIKELY = {
    "signature_refused": "slack.signing_secret is another app's",
    "unknown_command": "zirkel manifest",
    "app_rate_limited": "30,000 events an hour",
}


@pytest.mark.parametrize("trouble", LIKELY)
async def test_trouble_from_outside_is_one_line_with_its_likely_cause(door: Door, trouble: str) -> None:
    held_back = json.dumps({"type": "app_rate_limited", "team_id": "T1", "minute_rate_limited": 1518467820})
    with logged() as entries:
        for _ in range(2):
            if trouble == "signature_refused":
                assert (await door.post(typed(), secret="another"))[0] == 401
            elif trouble == "unknown_command":
                assert (await door.post(typed(command="/kreis")))[0] == 200
            else:
                assert (await door.post(held_back, JSON))[0] == 200
    (line,) = [entry for entry in entries if entry["event"] == trouble]
    assert LIKELY[trouble] in line["likely_cause"]


async def test_without_a_signature_nobody_comes_in(door: Door) -> None:
    async with door.http.post(door.url + PATH, data=typed(), headers={"Content-Type": FORM}) as answer:
        assert answer.status == 401


@pytest.mark.parametrize("headers", [
    {"X-Slack-Signature": "v0=0000"}, {"X-Slack-Signature": ""}, {"X-Slack-Signature": "v0=ä"},
    {"X-Slack-Request-Timestamp": "now"}, {"X-Slack-Request-Timestamp": ""},
    {"X-Slack-Request-Timestamp": "9" * 5000}, {"X-Slack-Request-Timestamp": "-1"},
])  # fmt: skip
async def test_with_nonsense_for_a_signature_nobody_comes_in(door: Door, headers: dict[str, str]) -> None:
    assert (await door.post(typed(), headers=headers))[0] == 401


async def test_with_another_secret_nobody_comes_in(door: Door) -> None:
    assert (await door.post(typed(), secret="another"))[0] == 401


@pytest.mark.parametrize("age", [301, -301, 86400])
async def test_a_request_of_another_time_does_not_come_in(door: Door, age: float) -> None:
    assert (await door.post(typed(), age=age))[0] == 401


async def test_a_request_of_the_last_minutes_comes_in(door: Door) -> None:
    assert (await door.post(typed(), age=290))[0] == 200


async def test_a_changed_body_does_not_come_in(door: Door) -> None:
    stamp = str(int(door.clock.now().timestamp()))
    signature = SignatureVerifier(SECRET).generate_signature(timestamp=stamp, body=typed(text="Anna")) or ""
    assert (await door.post(typed(text="Eve"), headers={"X-Slack-Signature": signature}))[0] == 401


async def test_what_is_too_big_is_not_even_read(door: Door) -> None:
    assert (await door.post("x" * (MAX_BYTES + 1)))[0] == 413


async def test_a_body_that_never_ends_is_not_waited_for(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listening, "SECONDS_TO_ASK", 0.1)

    async def slowly() -> AsyncIterator[bytes]:
        yield b"command="
        await asyncio.Event().wait()

    stamp = str(int(door.clock.now().timestamp()))
    headers = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": "v0=" + "0" * 64, "Content-Type": FORM}
    async with door.http.post(door.url + PATH, data=slowly(), headers=headers) as answer:
        assert answer.status == 408


MALFORMED = {
    "no JSON": ("{", JSON), "JSON of another shape": ("[]", JSON), "an event without a type": ('{"event": {}}', JSON),
    "an empty object": ("{}", JSON), "nothing as JSON": ("", JSON), "a number": ("5", JSON),
    "deep nesting": (DEEP, JSON), "a form without command": ("a=b", FORM), "nothing": ("", FORM),
    "a payload without JSON": ("payload=%7B", FORM), "a payload of another shape": ("payload=%5B%5D", FORM),
    "deep nesting in a payload": ("payload=" + DEEP, FORM), "very many fields": ("&".join(["a=b"] * 500), FORM),
    "another type": ("command=%2Fcircle", "text/plain"), "no type": ("command=%2Fcircle", "application/octet-stream"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "content_type"), MALFORMED.values(), ids=MALFORMED)
async def test_what_is_signed_but_malformed_is_refused(door: Door, body: str, content_type: str) -> None:
    assert (await door.post(body, content_type))[0] == 400


async def test_bytes_that_are_no_text_do_not_come_in(door: Door) -> None:
    assert (await door.post(b"command=\xff\xfe"))[0] == 401
    assert readable(b"command=\xff\xfe", FORM) is None


SHAPELESS = {
    "no type": {}, "an unknown type": {"type": "nonsense"}, "a press without actions": {"type": "block_actions"},
    "a press with empty actions": {**action(), "type": "block_actions", "actions": []},
    "actions of another type": {**action(), "type": "block_actions", "actions": "many"},
    "a press without an id": {**action(), "type": "block_actions", "actions": [{}]},
    "a submission without a view": {"type": "view_submission"},
    "a submission with an empty view": {"type": "view_submission", "view": {}, "user": {"id": "U1"}},
    "a person of another type": {**submission(), "type": "view_submission", "user": "Anna"},
}  # fmt: skip


@pytest.mark.parametrize("payload", SHAPELESS.values(), ids=SHAPELESS)
async def test_an_interaction_of_another_shape_is_refused(door: Door, payload: dict[str, Any]) -> None:
    assert 400 <= (await door.interaction(payload))[0] < 500


async def test_interactions_find_their_way(door: Door) -> None:
    status, text = await door.interaction(submission() | {"type": "view_submission"})
    assert (status, json.loads(text)["response_action"]) == (200, "update")
    status, text = await door.interaction(action() | {"type": "block_actions"})
    assert (status, text) == (200, "")


async def test_an_event_that_fails_is_asked_for_again(door: Door) -> None:
    async def fail(_event: object) -> None:
        raise RuntimeError("a secret")

    door.bench.routes.event("user_change", fail)
    body = event() | {"type": "event_callback", "api_app_id": "A1", "authorizations": []}
    assert (await door.post(json.dumps(body), JSON))[0] == 500


async def test_an_event_that_cannot_be_read_is_not_asked_for_again(door: Door) -> None:
    async def read(_event: object) -> None:
        raise KeyError("user")

    door.bench.routes.event("user_change", read)
    body = event() | {"type": "event_callback", "api_app_id": "A1", "authorizations": []}
    assert (await door.post(json.dumps(body), JSON))[0] == 400


async def test_an_event_that_nobody_listens_to_is_fine(door: Door) -> None:
    body = event() | {"type": "event_callback", "api_app_id": "A1", "authorizations": []}
    assert (await door.post(json.dumps(body), JSON))[0] == 200
