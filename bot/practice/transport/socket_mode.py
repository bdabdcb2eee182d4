"""The websocket that a Socket Mode app connects to: hello, envelopes, acknowledgements, refreshes."""

import asyncio
import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field

from aiohttp import WSMsgType, web

from bot.practice.transport.dispatch import ACK_SECONDS, Acknowledgement, EnvelopeKind, Failure, Retry
from bot.practice.workspace.state import AppInstall, Json

MOST_CONNECTIONS = 10
PING_SECONDS = 10.0


@dataclass(eq=False)
class Connection:
    """One open websocket and the envelopes that it still has to acknowledge."""

    socket: web.WebSocketResponse
    abort: Callable[[], None]
    """Cut the line without the closing handshake."""
    waiting: dict[str, asyncio.Future[Acknowledgement]] = field(default_factory=dict)
    leaving: bool = False
    """It has been asked to go: it may still acknowledge, but gets nothing new."""

    def acknowledge(self, message: Json) -> None:
        """Take an acknowledgement from the app; one for an unknown or overdue envelope counts for nothing."""
        future = self.waiting.get(str(message.get("envelope_id")))
        if future is not None and not future.done():
            payload = message.get("payload")
            future.set_result(Acknowledgement(payload if isinstance(payload, dict) and payload else None))

    def give_up(self) -> None:
        """Tell everybody who waits for an acknowledgement that none will come."""
        for future in self.waiting.values():
            if not future.done():
                future.set_result(Acknowledgement(failure=Failure.UNREACHABLE))


class SocketMode:
    """The transport for apps that connect by themselves; each envelope goes to one of the open connections."""

    def __init__(self, install: AppInstall, ack_seconds: float = ACK_SECONDS) -> None:
        """Begin without a connection and without a ticket for one."""
        self._install = install
        self._ack_seconds = ack_seconds
        self._tickets: set[str] = set()
        self._connections: list[Connection] = []
        self._changed = asyncio.Condition()
        self._endings: list[asyncio.TimerHandle] = []
        self._next = 0

    def issue_ticket(self) -> str:
        """Return a ticket with which the websocket may be opened once, as ``apps.connections.open`` does."""
        ticket = uuid.uuid4().hex
        self._tickets.add(ticket)
        return ticket

    @property
    def open_connections(self) -> int:
        """Count the connections that would get an envelope."""
        return len(self._ready())

    async def connected(self, count: int = 1, timeout: float = 10.0) -> None:  # noqa: ASYNC109  it is a test's patience
        """Wait until exactly ``count`` connections are ready.

        Raises:
            TimeoutError: it took longer than ``timeout`` seconds.
        """
        async with asyncio.timeout(timeout), self._changed:
            await self._changed.wait_for(lambda: len(self._ready()) == count)

    async def accept(self, request: web.Request) -> web.StreamResponse:
        """Serve one websocket until it closes."""
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            raise web.HTTPForbidden(text="This ticket is unknown or used; call apps.connections.open for a new one.")
        self._tickets.discard(ticket)
        socket = web.WebSocketResponse(heartbeat=PING_SECONDS)
        try:
            await socket.prepare(request)
        except ConnectionError:  # it went away before we could say hello
            return socket
        if len(self._connections) >= MOST_CONNECTIONS:
            await socket.send_json(_disconnect("too_many_websockets"))
            await socket.close()
            return socket
        await self._serve(Connection(socket, lambda: _abort(request)))
        return socket

    async def send(self, kind: EnvelopeKind, payload: Json, retry: Retry | None = None) -> Acknowledgement:
        """Send one envelope to one connection, in turn, and wait for its acknowledgement."""
        ready = self._ready()
        if not ready:
            return Acknowledgement(failure=Failure.UNREACHABLE)
        self._next += 1
        connection = ready[self._next % len(ready)]
        envelope = _envelope(kind, payload, retry)
        future: asyncio.Future[Acknowledgement] = asyncio.get_running_loop().create_future()
        connection.waiting[envelope["envelope_id"]] = future
        try:
            await connection.socket.send_json(envelope)
            return await asyncio.wait_for(future, self._ack_seconds)
        except TimeoutError:
            return Acknowledgement(failure=Failure.TIMEOUT)
        except ConnectionError:
            return Acknowledgement(failure=Failure.UNREACHABLE)
        finally:
            del connection.waiting[envelope["envelope_id"]]

    async def warn(self) -> None:
        """Announce on every connection that it will be refreshed soon."""
        for connection in self._ready():
            await connection.socket.send_json(_disconnect("warning"))

    async def refresh(self, reason: str = "refresh_requested", grace_seconds: float = 10.0) -> None:
        """Ask every connection to come back as a new one.

        What is under way may still be acknowledged; an app that doesn't go is cut off after ``grace_seconds``.
        """
        loop = asyncio.get_running_loop()
        for connection in self._ready():
            connection.leaving = True
            await connection.socket.send_json(_disconnect(reason))
            self._endings.append(loop.call_later(grace_seconds, connection.abort))
        await self._announce()

    async def drop(self) -> None:
        """Cut every connection without a word, as a broken network does."""
        for connection in list(self._connections):
            connection.leaving = True
            connection.abort()
        await self._announce()

    async def close(self) -> None:
        """Close every connection because the workspace shuts down."""
        for ending in self._endings:
            ending.cancel()
        for connection in list(self._connections):
            await connection.socket.close(code=1001)

    def _ready(self) -> list[Connection]:
        return [each for each in self._connections if not each.leaving and not each.socket.closed]

    async def _announce(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    async def _serve(self, connection: Connection) -> None:
        await connection.socket.send_json(self._hello(len(self._connections) + 1))
        self._connections.append(connection)
        await self._announce()
        try:
            async for message in connection.socket:
                if message.type is WSMsgType.TEXT:
                    connection.acknowledge(_object(message.data))
        finally:
            self._connections.remove(connection)
            connection.give_up()
            await self._announce()

    def _hello(self, connections: int) -> Json:
        debug = {"host": "applink-practice", "build_number": 1, "approximate_connection_time": 18060}
        info = {"app_id": self._install.app_id}
        return {"type": "hello", "num_connections": connections, "debug_info": debug, "connection_info": info}


def _envelope(kind: EnvelopeKind, payload: Json, retry: Retry | None) -> Json:
    envelope = {"envelope_id": str(uuid.uuid4()), "payload": payload, "type": kind.value}
    if kind is EnvelopeKind.EVENT:
        number, reason = (retry.number, _socket_reason(retry.reason)) if retry else (0, "")
        return envelope | {"accepts_response_payload": False, "retry_attempt": number, "retry_reason": reason}
    return envelope | {"accepts_response_payload": True}


def _socket_reason(reason: Failure) -> str:
    return "timeout" if reason is Failure.TIMEOUT else reason.value


def _disconnect(reason: str) -> Json:
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-practice"}}


def _abort(request: web.Request) -> None:
    if isinstance(request.transport, asyncio.Transport):
        request.transport.abort()


def _object(text: str) -> Json:
    try:
        value = json.loads(text)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}
