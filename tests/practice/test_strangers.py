"""Who connects to the practice workspace and says nothing, or never ends, keeps nobody out."""

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot import listening
from bot.practice.server import HOST, PracticeServer


async def test_a_crowd_that_says_nothing_makes_room(running: PracticeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listening, "MOST_CONNECTIONS", 4)
    crowd = [await asyncio.open_connection(HOST, running.port) for _ in range(8)]
    async with asyncio.timeout(5), aiohttp.ClientSession() as http, http.post(f"{running.api_url}api.test") as answer:
        assert answer.status == 200
    assert await asyncio.wait_for(crowd[0][0].read(), 5) == b""
    for _, writer in crowd:
        writer.close()


async def test_who_says_nothing_is_cut_off(running: PracticeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listening, "SECONDS_TO_ASK", 0.1)
    reader, writer = await asyncio.open_connection(HOST, running.port)
    assert await asyncio.wait_for(reader.read(), 5) == b""
    writer.close()


@pytest.mark.parametrize("place", ["api/chat.postMessage", "response/x", "upload/x", "control/clock"])
async def test_a_body_that_never_ends_is_not_waited_for(
    running: PracticeServer, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "SECONDS_TO_ASK", 0.1)

    async def slowly() -> AsyncIterator[bytes]:
        yield b"{"
        await asyncio.Event().wait()

    async with (
        aiohttp.ClientSession(running.url, headers={"Content-Type": "application/json"}) as http,
        http.post(f"/{place}", data=slowly()) as answer,
    ):
        assert answer.status == 408
