"""Envelopes over a bare websocket: hello, turns, acknowledgements, repetitions, refreshes."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.kernel.clock import SimulatedClock
from bot.practice.people.surroundings import ActionOutcome
from bot.practice.server import PracticeServer
from bot.practice.transport.socket_mode import MOST_CONNECTIONS
from bot.practice.workspace.state import AppInstall

Socket = aiohttp.ClientWebSocketResponse


Connect = Callable[[], Awaitable[tuple[Socket, dict[str, Any]]]]


@pytest.fixture
async def connect(running: PracticeServer) -> AsyncIterator[Connect]:
    """What opens a websocket and returns it with its hello, or whatever came instead."""
    async with aiohttp.ClientSession() as session:
        client, kept = AsyncWebClient(base_url=running.api_url, session=session), []

        async def open_one() -> tuple[Socket, dict[str, Any]]:
            opened = await client.apps_connections_open(app_token=running.install.app_token)
            kept.append(await session.ws_connect(opened["url"]))
            return kept[-1], await kept[-1].receive_json()

        yield open_one


async def ack(socket: Socket, envelope: dict[str, Any], **payload: Any) -> None:
    answer = {"envelope_id": envelope["envelope_id"]}
    await socket.send_json(answer | ({"payload": payload} if payload else {}))


def greet(running: PracticeServer) -> asyncio.Task[ActionOutcome]:
    return asyncio.create_task(running.acting.command("anna", "python-circle", "/circle"))


async def test_a_connection_begins_with_hello(connect: Connect, install: AppInstall) -> None:
    await connect()
    _, hello = await connect()
    assert (hello["type"], hello["num_connections"]) == ("hello", 2)
    assert hello["connection_info"] == {"app_id": install.app_id}


async def test_a_ticket_opens_one_connection_only(running: PracticeServer) -> None:
    address = f"{running.url}/link?ticket={running.socket.issue_ticket()}"
    async with aiohttp.ClientSession() as session:
        async with session.ws_connect(address) as socket:
            assert (await socket.receive_json())["type"] == "hello"
        with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
            await session.ws_connect(address)


async def test_the_acknowledgement_may_bring_an_answer(running: PracticeServer, connect: Connect) -> None:
    socket, _ = await connect()
    typed = greet(running)
    envelope = await socket.receive_json()
    await ack(socket, envelope, text="Hello")
    assert [each.text for each in (await typed).messages] == ["Hello"]
    assert (envelope["type"], envelope["accepts_response_payload"]) == ("slash_commands", True)


async def test_each_envelope_goes_to_one_connection_in_turn(running: PracticeServer, connect: Connect) -> None:
    sockets = [(await connect())[0] for _ in range(2)]
    typed = [greet(running) for _ in range(4)]
    envelopes = [(socket, await socket.receive_json()) for socket in sockets for _ in range(2)]
    for socket, envelope in envelopes:
        await ack(socket, envelope)
    assert len({envelope["envelope_id"] for _, envelope in envelopes}) == 4
    assert [each.error for each in await asyncio.gather(*typed)] == [None] * 4


async def test_a_command_without_acknowledgement_times_out_and_is_not_repeated(
    running: PracticeServer, connect: Connect, clock: SimulatedClock
) -> None:
    socket, _ = await connect()
    assert (await greet(running)).error == "operation_timeout"
    await clock.turn_to(clock.now() + timedelta(hours=1))
    assert [each.kind for each in running.workspace.traffic if each.direction == "to_app"] == ["/circle"]
    await socket.close()


async def test_a_command_without_any_connection_fails(running: PracticeServer) -> None:
    assert (await greet(running)).error == "dispatch_failed"


async def test_a_late_acknowledgement_counts_for_nothing(running: PracticeServer, connect: Connect) -> None:
    socket, _ = await connect()
    await greet(running)
    await ack(socket, await socket.receive_json(), text="Too late")
    typed = greet(running)
    await ack(socket, await socket.receive_json(), text="In time")
    assert [each.text for each in (await typed).messages] == ["In time"]


async def test_nonsense_from_the_app_is_ignored(running: PracticeServer, connect: Connect) -> None:
    socket, _ = await connect()
    for nonsense in ("", "{", "[]", '{"envelope_id": 7}', '{"envelope_id": null, "payload": 1}'):
        await socket.send_str(nonsense)
    typed = greet(running)
    await ack(socket, await socket.receive_json())
    assert (await typed).error is None


async def test_an_event_is_repeated_at_once_after_a_minute_and_after_five(
    running: PracticeServer, connect: Connect, clock: SimulatedClock
) -> None:
    socket, _ = await connect()
    await running.acting.leave("ben", "python-circle")
    await clock.turn_to(clock.now() + timedelta(minutes=1))
    await clock.turn_to(clock.now() + timedelta(minutes=5))
    await clock.turn_to(clock.now() + timedelta(hours=1))
    envelopes = [await socket.receive_json() for _ in range(4)]
    assert [(each["retry_attempt"], each["retry_reason"]) for each in envelopes] == [
        (0, ""),
        (1, "timeout"),
        (2, "timeout"),
        (3, "timeout"),
    ]
    assert len({each["payload"]["event_id"] for each in envelopes}) == 1
    assert sum(each.kind == "member_left_channel" for each in running.workspace.traffic) == 4


async def test_an_acknowledged_event_is_not_repeated(
    running: PracticeServer, connect: Connect, clock: SimulatedClock
) -> None:
    socket, _ = await connect()
    left = asyncio.create_task(running.acting.leave("ben", "python-circle"))
    await ack(socket, await socket.receive_json())
    await left
    await clock.turn_to(clock.now() + timedelta(hours=1))
    assert sum(each.kind == "member_left_channel" for each in running.workspace.traffic) == 1


async def test_an_event_that_found_no_connection_comes_later(
    running: PracticeServer, connect: Connect, clock: SimulatedClock
) -> None:
    await running.acting.leave("ben", "python-circle")
    socket, _ = await connect()
    turned = asyncio.create_task(clock.turn_to(clock.now() + timedelta(minutes=2)))
    envelope = await socket.receive_json()
    await ack(socket, envelope)
    await turned
    assert (envelope["retry_attempt"], envelope["retry_reason"]) == (2, "connection_failed")


async def test_a_refreshed_connection_may_still_acknowledge_what_it_has(
    running: PracticeServer, connect: Connect
) -> None:
    socket, _ = await connect()
    typed = greet(running)
    envelope = await socket.receive_json()
    await running.socket.refresh()
    assert (await socket.receive_json())["reason"] == "refresh_requested"
    await ack(socket, envelope, text="Just in time")
    assert [each.text for each in (await typed).messages] == ["Just in time"]


async def test_a_refreshed_connection_gets_nothing_new(running: PracticeServer, connect: Connect) -> None:
    await connect()
    await running.socket.refresh()
    assert (await greet(running)).error == "dispatch_failed"


async def test_a_connection_that_does_not_go_is_cut_off(running: PracticeServer, connect: Connect) -> None:
    socket, _ = await connect()
    await running.socket.refresh(grace_seconds=0)
    await socket.receive_json()
    assert (await socket.receive()).type in (aiohttp.WSMsgType.CLOSED, aiohttp.WSMsgType.ERROR)


async def test_a_warning_leaves_the_connection_open(running: PracticeServer, connect: Connect) -> None:
    socket, _ = await connect()
    await running.socket.warn()
    assert await socket.receive_json() == {
        "type": "disconnect",
        "reason": "warning",
        "debug_info": {"host": "applink-practice"},
    }
    assert running.socket.open_connections == 1


async def test_a_cut_line_fails_what_was_under_way(running: PracticeServer, connect: Connect) -> None:
    socket, _ = await connect()
    typed = greet(running)
    await socket.receive_json()
    await running.socket.drop()
    assert (await typed).error == "dispatch_failed"


async def test_an_eleventh_connection_is_sent_away(connect: Connect) -> None:
    for _ in range(MOST_CONNECTIONS):
        await connect()
    _, instead = await connect()
    assert (instead["type"], instead["reason"]) == ("disconnect", "too_many_websockets")


async def test_a_real_app_comes_back_after_a_refresh(socket_meeting: Any) -> None:
    await socket_meeting.server.socket.refresh()
    await socket_meeting.server.socket.connected()
    outcome = await socket_meeting.server.acting.command("anna", "python-circle", "/circle")
    assert outcome.messages[0].text == "Hello @Anna Berger"
