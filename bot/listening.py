"""A port that outlives strangers: who sends nothing is cut off, nobody takes all the room, errors are one line."""

import asyncio
import logging
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeVar, cast

import structlog
from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError
from aiohttp.typedefs import Handler

from bot.kernel.errors import origin

log = structlog.get_logger()
Body = TypeVar("Body")
MOST_CONNECTIONS = 256
"""Fewer than a process may have files open."""
SECONDS_TO_ASK = 10
"""How long the head of a connection's first request may take, and how long the body of any."""
_SECONDS_BETWEEN = 75
"""How long a connection is kept for another request: longer than proxies do, who would send it into the void."""
_TURNS_TO_ARRIVE = 3
"""Of the event loop, until an accepted connection is one of those that a server knows and closes."""


@asynccontextmanager
async def listening(application: web.Application, host: str, port: int) -> AsyncIterator[int]:
    """Serve an application, without a log of who asked for what; yield the port, a free one where ``port`` is 0."""
    door = _Door()
    application.middlewares.insert(0, door.middleware)
    runner = web.AppRunner(
        application, access_log=None, shutdown_timeout=2, logger=_server_log, auto_decompress=False,
        keepalive_timeout=_SECONDS_BETWEEN, lingering_time=1,
    )  # fmt: skip
    await runner.setup()
    accept = door.accepting(cast("web.Server", runner.server))
    opened = socket.create_server((host, port))
    server = await asyncio.get_running_loop().create_server(accept, sock=opened)
    try:
        yield opened.getsockname()[1]
    finally:
        await _let_nobody_in_any_more(opened)
        server.close()
        await runner.cleanup()


async def _let_nobody_in_any_more(opened: socket.socket) -> None:
    """Wait for connections that were just accepted: a server that closes before loses them, open."""
    asyncio.get_running_loop().remove_reader(opened)
    for _ in range(_TURNS_TO_ARRIVE):
        await asyncio.sleep(0)


async def in_time(reading: Awaitable[Body]) -> Body:
    """Return what is read of somebody's request, all of it.

    Raises:
        HTTPException: it is too much, doesn't come in time, or isn't what was announced.
    """
    try:
        async with asyncio.timeout(SECONDS_TO_ASK):
            return await reading
    except TimeoutError:
        raise web.HTTPRequestTimeout from None
    except web.RequestPayloadError:
        raise web.HTTPBadRequest from None


class _Door:
    """Knows which connections have asked for nothing yet."""

    def __init__(self) -> None:
        self._silent: dict[web.RequestHandler, asyncio.TimerHandle] = {}

    def accepting(self, server: web.Server) -> Callable[[], web.RequestHandler]:
        """Return what makes a connection of each caller; where it is full, who has been silent for longest goes."""

        def accept() -> web.RequestHandler:
            there = server.connections
            silent_first = sorted(there, key=lambda each: each not in self._silent)
            for oldest in silent_first[: max(0, len(there) - MOST_CONNECTIONS + 1)]:
                oldest.force_close()
            new = server()
            self._silent[new] = asyncio.get_running_loop().call_later(SECONDS_TO_ASK, self._cut, new)
            return new

        return accept

    def _cut(self, silent: web.RequestHandler) -> None:
        del self._silent[silent]
        silent.force_close()

    @web.middleware
    async def middleware(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Stand outside everything that reads: whatever goes wrong is a line in the log, and a plain answer."""
        if timer := self._silent.pop(request.protocol, None):
            timer.cancel()
        try:
            return await handler(request)
        except (web.HTTPException, ConnectionError):
            raise
        except Exception as error:  # noqa: BLE001  the last line of defence
            log.error("http_failed", error=origin(error))  # noqa: TRY400  no text of people
            return web.Response(status=500, text="That didn't work. Please try again later.")


def _tell_briefly(record: logging.LogRecord) -> bool:
    """Keep what isn't HTTP out of the log, and tracebacks."""
    error = record.exc_info[1] if record.exc_info else None
    if error:
        record.msg, record.args, record.exc_info = "http_failed: %s", (origin(error),), None
    return not isinstance(error, HttpProcessingError)


_server_log = logging.getLogger("bot.http")
_server_log.addFilter(_tell_briefly)
