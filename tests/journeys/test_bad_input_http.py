"""Requests that Slack would never send, at the door and on the socket: turned away without a trace; life goes on."""

import hashlib
import hmac
import json
from collections.abc import Iterator
from io import BytesIO, StringIO
from typing import Any
from urllib.parse import urlencode

import aiohttp
import pytest
import sqlalchemy as sa

from bot.slack.inbound import MAX_BYTES, PATH
from bot.storage.engine import open_engine, parse_url
from models import Person
from tests.journeys.bad_input import everything_kept, journal
from tests.journeys.town import PYTHON, Town
from tests.journeys.ways import only

SECRET = "my-boss-is-the-obstacle"
FORM, JSON = "application/x-www-form-urlencoded", "application/json"
WHO = {"team": {"id": "T0PRACTICE"}, "user": {"id": "U0BEN"}}


@pytest.fixture
def in_haste() -> bool:
    return True


@pytest.fixture
def log() -> Iterator[StringIO]:
    with journal() as written:
        yield written


def form(**fields: Any) -> bytes:
    return urlencode(fields).encode()


def payload(found: object) -> bytes:
    return form(payload=json.dumps(found))


def event(**inner: Any) -> dict[str, Any]:
    return {"type": "event_callback", "team_id": "T0PRACTICE", "event_id": "Ev0ODD", "event": inner}


COMMAND = {"command": "/circle", "text": SECRET, "team_id": "T0PRACTICE", "user_id": "U0BEN", "channel_id": PYTHON}
VIEW = {"id": "V1", "type": "modal", "callback_id": "topics:propose", "private_metadata": SECRET}
SIGNED: dict[str, tuple[str, bytes]] = {
    "nothing": (FORM, b""),
    "no form at all": (FORM, b"\xff\xfe\x00" + SECRET.encode()),
    "half a form": (FORM, b"payload=%7B%22type%22%3A" + SECRET.encode()),
    "JSON that ends too early": (JSON, b'{"type": "event_callback", "event": {"type": "' + SECRET.encode()),
    "JSON that isn't an object": (JSON, json.dumps([SECRET]).encode()),
    "JSON as a form": (FORM, json.dumps(event(type="app_home_opened", text=SECRET)).encode()),
    "a form as JSON": (JSON, form(**COMMAND)),
    "another content type": ("text/plain", form(**COMMAND)),
    "XML": ("application/xml", f"<request>{SECRET}</request>".encode()),
    "deep nesting": (JSON, b'{"event": {"type": "x", "a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}}"),
    "deep nesting in a payload": (FORM, form(payload="[" * 50_000)),
    "five thousand fields": (FORM, urlencode([(f"field{n}", SECRET) for n in range(5000)]).encode()),
    "more than 256 KiB": (FORM, form(**COMMAND | {"text": SECRET + "x" * 300 * 1024})),
    "a command without a name": (FORM, form(text=SECRET)),
    "a command without a person": (FORM, form(command="/circle", text=SECRET, team_id="T0PRACTICE")),
    "a command without a team": (FORM, form(command="/circle", text=SECRET, user_id="U0BEN")),
    "a command of another team": (FORM, form(**COMMAND | {"team_id": "T0NOBODY"})),
    "a command of nobody": (FORM, form(**COMMAND | {"user_id": ""})),
    "an unknown command": (FORM, form(**COMMAND | {"command": f"/{SECRET}"})),
    "a payload of nothing": (FORM, payload(None)),
    "a payload that is a list": (FORM, payload([SECRET])),
    "an interaction of no kind": (FORM, payload(WHO)),
    "an interaction of an unknown kind": (FORM, payload(WHO | {"type": "unheard_of", "text": SECRET})),
    "an action of nobody": (FORM, payload({"type": "block_actions", "actions": [{"action_id": SECRET}]})),
    "an action without actions": (FORM, payload(WHO | {"type": "block_actions"})),
    "an action without any action": (FORM, payload(WHO | {"type": "block_actions", "actions": []})),
    "an action that is a text": (FORM, payload(WHO | {"type": "block_actions", "actions": [SECRET]})),
    "an action without a team": (FORM, payload({"type": "block_actions", "user": {"id": "U0BEN"},
                                                "actions": [{"action_id": "circles:join", "value": SECRET}]})),
    "a user who is a text": (FORM, payload({"type": "block_actions", "user": SECRET, "actions": [{"action_id": "x"}]})),
    "an action in a channel that is a text": (FORM, payload(WHO | {
        "type": "block_actions", "channel": SECRET, "actions": [{"action_id": "circles:new", "value": SECRET}]})),
    "a submission without a view": (FORM, payload(WHO | {"type": "view_submission"})),
    "a submission of a text": (FORM, payload(WHO | {"type": "view_submission", "view": SECRET})),
    "a submission without inputs": (FORM, payload(WHO | {"type": "view_submission", "view": VIEW})),
    "a submission with other inputs": (FORM, payload(WHO | {"type": "view_submission", "view": VIEW | {
        "state": {"values": {"title": SECRET, "circle": [SECRET], "x": {"y": None}}}}})),
    "a submission with blocks that are texts": (FORM, payload(WHO | {"type": "view_submission", "view": VIEW | {
        "state": {"values": {}}, "blocks": [SECRET, None, {"type": "input"}]}})),
    "a closed view without a view": (FORM, payload(WHO | {"type": "view_closed"})),
    "a shortcut without a name": (FORM, payload(WHO | {"type": "shortcut", "text": SECRET})),
    "a message shortcut without a message": (FORM, payload(WHO | {
        "type": "message_action", "callback_id": "x", "text": SECRET})),
    "a suggestion": (FORM, payload(WHO | {"type": "block_suggestion", "value": SECRET})),
    "an event without an event": (JSON, json.dumps({"type": "event_callback", "team_id": SECRET}).encode()),
    "an event of no kind": (JSON, json.dumps(event(text=SECRET)).encode()),
    "an event of an unknown kind": (JSON, json.dumps(event(type="unheard_of", text=SECRET)).encode()),
    "an event without its person": (JSON, json.dumps(event(type="app_home_opened", tab="home", text=SECRET)).encode()),
    "an event of another team": (JSON, json.dumps(
        event(type="user_change", user={"id": "U0BEN", "x": SECRET}) | {"team_id": "T0NOBODY"}).encode()),
    "a change of nobody": (JSON, json.dumps(event(type="user_change", user=SECRET)).encode()),
}  # fmt: skip


HARMLESS = [
    "a command of another team", "an unknown command", "an action in a channel that is a text",
    "a submission without inputs", "a submission with other inputs", "a message shortcut without a message",
    "an event of an unknown kind", "an event of another team",
]  # fmt: skip
"""Understood, and answered with a sentence or with nothing."""


class Door:
    """Knocks at the app's door as Slack does, or nearly so."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.url = f"http://127.0.0.1:{town.settings.http.port}{PATH}"

    def signature(self, body: bytes, *, seconds_ago: int = 0, secret: str | None = None) -> dict[str, str]:
        key = secret or self.town.settings.slack.signing_secret.get_secret_value()
        stamp = str(int(self.town.clock.now().timestamp()) - seconds_ago)
        signed = hmac.new(key.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={signed}"}

    async def knock(self, body: bytes, content_type: str = FORM, **headers: str) -> tuple[int, str]:
        everything = {"Content-Type": content_type, **headers}
        async with (
            aiohttp.ClientSession() as session,
            session.post(self.url, data=BytesIO(body), headers=everything) as answer,
        ):
            return answer.status, await answer.text()


@only("http-sqlite")
async def test_requests_that_slack_would_never_send_leave_no_trace(log: StringIO, town: Town) -> None:
    await town.types("ben", "/topics")
    before, door, harmless = await everything_kept(town), Door(town), []
    for name, (content_type, body) in SIGNED.items():
        status, said = await door.knock(body, content_type, **door.signature(body))
        assert status in (200, 400, 401, 404, 413), (name, status)
        assert "Traceback" not in said
        if status == 200:
            harmless.append(name)
    assert await everything_kept(town) == before
    assert harmless == HARMLESS
    assert await met(town) == ["U0BEN"]
    assert SECRET not in log.getvalue()
    assert "Traceback" not in log.getvalue()
    assert "starts one" in await town.types("ben", "/circle")


async def met(town: Town) -> list[str]:
    """Return the ids of all people whom the app knows."""
    engine = open_engine(parse_url(town.settings.database.url))
    async with engine.connect() as connection:
        found = list(await connection.scalars(sa.select(Person.slack_user_id)))
    await engine.dispose()
    return found


@only("http-sqlite")
async def test_nobody_but_slack_comes_in(log: StringIO, town: Town) -> None:
    door, body = Door(town), form(**COMMAND)
    right = door.signature(body)
    for headers in (
        {}, {**right, "X-Slack-Signature": ""}, {**right, "X-Slack-Signature": "v0=" + "0" * 64},
        {**right, "X-Slack-Request-Timestamp": "soon"}, {"X-Slack-Signature": right["X-Slack-Signature"]},
        door.signature(body, secret="another"), door.signature(body, seconds_ago=301),
        door.signature(body, seconds_ago=-301), door.signature(body + b"x"),
        right | {"X-Slack-Request-Timestamp": "9" * 309},
    ):  # fmt: skip
        status, said = await door.knock(body, **headers)
        assert (status, said) == (401, "The signature is missing, wrong or older than five minutes.")
    too_much = b"x" * (MAX_BYTES + 1)
    assert (await door.knock(too_much))[0] == 401
    assert (await door.knock(too_much, **door.signature(too_much)))[0] == 413
    assert await met(town) == []
    assert (await door.knock(body, **right))[0] == 200
    assert await met(town) == ["U0BEN"]
    assert SECRET not in log.getvalue()


ENVELOPE = {"envelope_id": "odd", "accepts_response_payload": True}
ENVELOPES: list[Any] = [
    SECRET,
    None,
    [],
    {},
    {"type": SECRET},
    {"type": "interactive"},
    {"type": "interactive", "payload": None},
    ENVELOPE | {"type": "interactive"},
    ENVELOPE | {"type": "interactive", "payload": SECRET},
    ENVELOPE | {"type": "interactive", "payload": [SECRET]},
    ENVELOPE | {"type": "interactive", "payload": {}},
    ENVELOPE | {"type": "interactive", "payload": {"type": "block_actions", "actions": [], "text": SECRET}},
    ENVELOPE | {"type": "interactive", "payload": {"type": "view_submission", "user": {"id": "U0BEN"}, "view": None}},
    ENVELOPE | {"type": "slash_commands", "payload": {"text": SECRET}},
    ENVELOPE | {"type": "slash_commands", "payload": {"command": "/circle", "text": SECRET}},
    ENVELOPE | {"type": "events_api", "payload": {"type": "event_callback"}},
    ENVELOPE | {"type": "events_api", "payload": event(type="user_change", user=SECRET)},
    ENVELOPE | {"type": "unheard_of", "payload": {"text": SECRET}},
]


@only("socket-sqlite")
async def test_odd_envelopes_on_the_socket_leave_no_trace(log: StringIO, town: Town) -> None:
    await town.types("ben", "/topics")
    before, (connection,) = await everything_kept(town), town.server.socket._connections
    for envelope in ENVELOPES:
        await connection.socket.send_str(json.dumps(envelope))
    for text in ("", "{", SECRET, "[" * 100_000):
        await connection.socket.send_str(text)
    await connection.socket.send_bytes(b"\xff\xfe")
    assert "starts one" in await town.types("ben", "/circle")
    assert await everything_kept(town) == before
    assert await met(town) == ["U0BEN"]
    assert SECRET not in log.getvalue()
