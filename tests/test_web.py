"""Feeds over HTTP: what calendar programs ask for, and what those see who only guess."""

import asyncio
import logging
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from io import StringIO

import aiohttp
import pytest

from bot import listening
from bot.logs import configure_logs
from bot.web import feed_routes, serving

TOKEN, BROKEN = "t" * 43, "b" * 43


async def _read(token: str) -> bytes | None:
    if token == BROKEN:
        raise RuntimeError(token)
    return b"BEGIN:VCALENDAR\r\n" if token == TOKEN else None


@pytest.fixture
async def server() -> AsyncIterator[str]:
    async with serving(feed_routes(_read), "127.0.0.1", 0) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
async def client(server: str) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(server) as session:
        yield session


async def test_a_feed_is_a_calendar_that_is_kept_for_minutes_by_its_reader_alone(client: aiohttp.ClientSession) -> None:
    async with client.get(f"/calendar/{TOKEN}.ics") as answer:
        assert (answer.status, await answer.read()) == (200, b"BEGIN:VCALENDAR\r\n")
        assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
        assert answer.headers["Cache-Control"] == "private, max-age=300"
        assert answer.headers["Referrer-Policy"] == "no-referrer"


async def test_who_has_it_already_is_told_so(client: aiohttp.ClientSession) -> None:
    async with client.get(f"/calendar/{TOKEN}.ics") as first:
        tag = first.headers["ETag"]
    for known, status in ((tag, 304), (f'"other", W/{tag}', 304), ('"other"', 200), ("nonsense", 200)):
        async with client.get(f"/calendar/{TOKEN}.ics", headers={"If-None-Match": known}) as answer:
            assert (answer.status, answer.headers["ETag"]) == (status, tag)
            assert bool(await answer.read()) == (status == 200)


async def test_head_tells_what_get_would(client: aiohttp.ClientSession) -> None:
    async with client.head(f"/calendar/{TOKEN}.ics") as answer:
        assert (answer.status, answer.headers["Content-Length"], await answer.read()) == (200, "17", b"")
    async with client.head(f"/calendar/{'x' * 43}.ics") as answer:
        assert answer.status == 404


@pytest.mark.parametrize("path", [
    f"/calendar/{'x' * 43}.ics", f"/calendar/{TOKEN[:-1]}.ics", f"/calendar/{TOKEN}t.ics", f"/calendar/{TOKEN}",
    f"/calendar/{'x' * 4000}.ics", "/calendar/.ics", "/calendar/", "/", f"/calendar/{TOKEN[:-3]}%00.ics",
    f"/calendar/{TOKEN}.ics/", "/calendar/..%2f..%2fetc.ics",
])  # fmt: skip
async def test_whatever_is_not_there_looks_the_same(client: aiohttp.ClientSession, path: str) -> None:
    async with client.get("/nothing") as nothing:
        expected = (nothing.status, await nothing.read(), _plain(nothing))
    async with client.get(path) as answer:
        assert (answer.status, await answer.read(), _plain(answer)) == expected


def _plain(answer: aiohttp.ClientResponse) -> dict[str, str]:
    return {name: value for name, value in answer.headers.items() if name != "Date"}


async def test_an_address_beyond_all_measure_is_refused(client: aiohttp.ClientSession) -> None:
    async with client.get(f"/calendar/{'x' * 20000}.ics") as answer:
        assert answer.status == 400


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "PROPFIND"])
async def test_feeds_can_only_be_read(client: aiohttp.ClientSession, method: str) -> None:
    for token in (TOKEN, "x" * 43):
        async with client.request(method, f"/calendar/{token}.ics", data=b"x") as answer:
            assert answer.status == 405


async def test_no_address_is_ever_logged(client: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch) -> None:
    root, written = logging.getLogger(), StringIO()
    before = root.handlers, root.level
    monkeypatch.setattr("sys.stderr", written)
    configure_logs("debug", "json")
    try:
        for token, status in ((TOKEN, 200), ("x" * 43, 404), (BROKEN, 500), ("y" * 20000, 400)):
            async with client.get(f"/calendar/{token}.ics?as={token}") as answer:
                assert answer.status == status
                assert token not in await answer.text()
    finally:
        root.handlers, root.level = before
    assert "RuntimeError" in written.getvalue()
    assert not [token for token in (TOKEN, "x" * 43, BROKEN, "y" * 50) if token in written.getvalue()]


Ask = Callable[[bytes], Awaitable[asyncio.StreamReader]]


@pytest.fixture
async def ask(server: str) -> AsyncIterator[Ask]:
    """Open a connection and say something over it that needs not be all."""
    writers: list[asyncio.StreamWriter] = []

    async def say(said: bytes) -> asyncio.StreamReader:
        reader, writer = await asyncio.open_connection("127.0.0.1", int(server.rpartition(":")[2]))
        writers.append(writer)
        writer.write(said)
        return reader

    yield say
    for writer in writers:
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()


@pytest.mark.parametrize("turns", range(6))
async def test_who_comes_while_it_closes_is_not_left_on_the_line(turns: int) -> None:
    async with serving(feed_routes(_read), "127.0.0.1", 0) as port:
        caller = socket.create_connection(("127.0.0.1", port))
        for _ in range(turns):  # until it is accepted, half and wholly
            await asyncio.sleep(0)
    caller.setblocking(False)
    with caller, suppress(ConnectionResetError):
        assert await asyncio.wait_for(asyncio.get_running_loop().sock_recv(caller, 1), 5) == b""


async def test_who_asks_for_half_a_page_is_cut_off(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listening, "SECONDS_TO_ASK", 0.2)
    for said in (b"", b"GET /calendar/", b"GET / HTTP/1.1\r\nHost: x\r\n"):
        assert await asyncio.wait_for((await ask(said)).read(), 5) == b""


@pytest.mark.long
async def test_more_than_a_thousand_who_say_nothing_keep_nobody_out(client: aiohttp.ClientSession, ask: Ask) -> None:
    crowd = [await ask(b"GET /calendar/") for _ in range(1100)]
    async with asyncio.timeout(5), client.get(f"/calendar/{TOKEN}.ics") as answer:
        assert answer.status == 200
    with suppress(ConnectionError):
        await crowd[0].read()
    assert [each.at_eof() for each in (crowd[0], crowd[-1])] == [True, False]


async def test_what_is_no_http_is_refused_without_a_line_in_the_log(ask: Ask, caplog: pytest.LogCaptureFixture) -> None:
    for said in (
        b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /\x00 HTTP/1.1\r\nA\r\n\r\n",
    ):
        assert b" 400 " in await asyncio.wait_for((await ask(said)).read(), 5)
    assert [record for record in caplog.records if record.levelno > logging.DEBUG] == []
