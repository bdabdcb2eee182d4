"""The page's server side: who may open it, and what it does with frames that make no sense."""

import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.kernel.clock import SimulatedClock
from bot.practice.page.site import Page
from bot.practice.server import PracticeServer, practice
from bot.practice.workspace.messages import append
from bot.practice.workspace.people import company
from bot.practice.workspace.state import AppInstall, PostedMessage, StoredFile
from tests.conftest import MONDAY

WORDS = {"en": {"send": "Send"}, "de": {"send": "Senden"}}


@pytest.fixture
async def server() -> AsyncIterator[PracticeServer]:
    install = AppInstall(manifest={"features": {"slash_commands": [{"command": "/circle"}]}}, bot_user="U0ZIRKEL")
    async with practice(company(install), SimulatedClock(MONDAY), install, show=Page(WORDS).attach) as running:
        yield running


@pytest.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


async def ask(socket: aiohttp.ClientWebSocketResponse, frame: object) -> dict[str, Any]:
    """Send a frame and return its reply; what else is told meanwhile is passed over."""
    await socket.send_str(frame if isinstance(frame, str) else json.dumps(frame))
    while True:
        told: dict[str, Any] = await socket.receive_json(timeout=5)
        if told["type"] == "reply":
            return told


async def test_the_page_and_its_files_come_with_a_strict_policy(
    server: PracticeServer, client: aiohttp.ClientSession
) -> None:
    for path in ("/", "/static/js/main.js", "/static/css/base.css", "/static/icon.svg"):
        async with client.get(server.url + path) as answer:
            assert answer.status == 200
            assert "default-src 'none'; script-src 'self'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["js/../../site.py", "..%2fsite.py", "js/nothing.js", "js", "%2e%2e/__init__.py"])
async def test_no_other_file_can_be_read(server: PracticeServer, client: aiohttp.ClientSession, path: str) -> None:
    async with client.get(f"{server.url}/static/{path}") as answer:
        assert answer.status == 404


async def test_a_shared_file_is_handed_out_to_be_kept_and_no_other(
    server: PracticeServer, client: aiohttp.ClientSession
) -> None:
    files = server.workspace.files
    files["F1"] = StoredFile("F1", "Über uns.md", 5, "U0ZIRKEL", b"<b>hi", shared=True)
    files["F2"] = StoredFile("F2", "half.md", 5, "U0ZIRKEL", b"<b>hi")
    async with client.get(f"{server.url}/files/F1") as answer:
        assert (answer.status, await answer.read(), answer.content_type) == (200, b"<b>hi", "application/octet-stream")
        assert answer.headers["Content-Disposition"] == "attachment; filename*=UTF-8''%C3%9Cber%20uns.md"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    for path, host in (("F2", None), ("F3", None), ("F1", "evil.example")):
        async with client.get(f"{server.url}/files/{path}", headers={"Host": host} if host else {}) as answer:
            assert answer.status == (403 if host else 404)


@pytest.mark.parametrize("header", [{"Host": "evil.example"}, {"Origin": "http://evil.example"}])
async def test_pages_of_other_sites_get_no_connection(
    server: PracticeServer, client: aiohttp.ClientSession, header: dict[str, str]
) -> None:
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await client.ws_connect(f"{server.url}/live", headers=header)
    assert refused.value.status == 403


async def test_a_tab_is_greeted_as_the_person_that_it_names(
    server: PracticeServer, client: aiohttp.ClientSession
) -> None:
    greeted = {}
    for name in ("ben", "nobody", "zirkel", ""):
        async with client.ws_connect(f"{server.url}/live?as={name}") as socket:
            hello = await socket.receive_json(timeout=5)
            greeted[name] = hello["me"], hello["words"]["send"]
    first = ("U0ANNA", "Senden")
    assert greeted == {"ben": ("U0BEN", "Send"), "nobody": first, "zirkel": first, "": first}


@pytest.mark.parametrize(
    "frame",
    [
        "no json", "[]", "3", {"id": 1}, {"id": 1, "do": "fly"}, {"id": 1, "do": "window", "body": {"channel": 3}},
        {"id": 1, "do": "clock", "body": {"to": "ahead", "seconds": -1}},
        {"id": 1, "do": "window", "body": {"channel": "C0NOWHERE"}},
        {"id": 1, "do": "window", "body": {"channel": "C0ONBOARDING"}},
        {"id": 1, "do": "mishap", "body": {"name": "meteor"}},
        {"id": 1, "do": "command", "body": {"channel": "C0PYTHON", "text": "/unknown"}},
    ],
)  # fmt: skip
async def test_a_frame_that_makes_no_sense_is_refused_and_the_tab_lives_on(
    server: PracticeServer, client: aiohttp.ClientSession, frame: object
) -> None:
    async with client.ws_connect(f"{server.url}/live?as=anna") as socket:
        assert (await ask(socket, frame))["refused"]
        assert "result" in await ask(socket, {"id": 2, "do": "clock", "body": {"to": "pause"}})


async def test_messages_come_in_windows_of_fifty(server: PracticeServer, client: aiohttp.ClientSession) -> None:
    channel = server.workspace.channels["C0PYTHON"]
    for number in range(120):
        append(server.workspace, server.clock, server.changes, channel, PostedMessage("", "U0BEN", str(number)))
    async with client.ws_connect(f"{server.url}/live?as=anna") as socket:
        newest = (await ask(socket, {"id": 1, "do": "window", "body": {"channel": "C0PYTHON"}}))["result"]
        before = {"channel": "C0PYTHON", "before": newest["messages"][0]["ts"]}
        older = (await ask(socket, {"id": 2, "do": "window", "body": before}))["result"]
        after = {"channel": "C0PYTHON", "after": older["messages"][-1]["ts"]}
        again = (await ask(socket, {"id": 3, "do": "window", "body": after}))["result"]
    assert [(w["messages"][0]["text"], w["messages"][-1]["text"], w["older"], w["newer"]) for w in (newest, older)] == [
        ("70", "119", True, False), ("20", "69", True, True)
    ]  # fmt: skip
    assert again["messages"] == newest["messages"]
