"""A silent socket: it is opened anew, and given up only when that has helped nothing for long."""

import asyncio

import pytest

from bot.slack import connection
from tests.slack.gate import logged


class Socket:
    """Answers pings until it is ``silent``; a new connection may answer again."""

    def __init__(self, *, mended_by_reconnecting: bool) -> None:
        self._pings, self.silent = 0, False
        self._mends, self.connected = mended_by_reconnecting, 0

    @property
    def last_ping_pong_time(self) -> float:
        self._pings += not self.silent
        return float(self._pings)

    async def connect_to_new_endpoint(self, *, force: bool) -> None:
        assert force
        self.connected += 1
        if not self._mends:
            raise OSError("no network")
        self.silent = False


async def _watch(socket: Socket, looks: int, monkeypatch: pytest.MonkeyPatch) -> tuple[bool, float]:
    """Look at the socket so many times, its first answer aside; return whether it was given up, and the seconds."""
    stale, passed = asyncio.Event(), [0.0]

    async def sleep(seconds: float) -> None:
        passed[0] += seconds
        if passed[0] > looks * seconds:
            raise asyncio.CancelledError

    monkeypatch.setattr("bot.slack.connection.asyncio.sleep", sleep)
    try:
        await connection._watch(socket, stale)  # type: ignore[arg-type]
    except asyncio.CancelledError:
        passed[0] -= connection.LOOK_EVERY_SECONDS
    return stale.is_set(), passed[0]


async def test_a_silent_slack_is_noticed_within_a_minute_and_connected_to_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    socket = Socket(mended_by_reconnecting=True)
    socket.silent = True
    with logged() as entries:
        stale, seconds = await _watch(socket, 12, monkeypatch)
    assert (stale, seconds, socket.connected) == (False, 60, 1)
    assert [entry["event"] for entry in entries] == ["socket_silent"]


async def test_a_socket_that_answers_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    socket = Socket(mended_by_reconnecting=True)
    assert await _watch(socket, 1000, monkeypatch) == (False, 5000)
    assert socket.connected == 0


async def test_a_socket_that_nothing_mends_is_given_up_after_ten_minutes(monkeypatch: pytest.MonkeyPatch) -> None:
    socket = Socket(mended_by_reconnecting=False)
    socket.silent = True
    assert await _watch(socket, 1000, monkeypatch) == (True, 600)
    assert socket.connected == 13
