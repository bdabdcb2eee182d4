"""The two ways in which requests reach us: a socket that we open, or signed HTTP that Slack sends."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress

import structlog
from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient

from bot.kernel.clock import Clock
from bot.listening import listening
from bot.slack.errors import CALL_ERRORS
from bot.slack.inbound import PATH, http_application

log = structlog.get_logger()
LOOK_EVERY_SECONDS = 5
_TO_CONNECT_SECONDS = 10
SILENT_AFTER, STALE_AFTER = 9, 120
"""After so many looks in a row (45 s, ten minutes) without an answer to a ping a new socket is opened, or all is lost.

Looks are counted, and no time is measured: while the machine sleeps, or its clock is set, nobody looks.
"""


@asynccontextmanager
async def socket_mode(app: AsyncApp, app_token: str, stale: asyncio.Event) -> AsyncIterator[None]:
    """Keep a socket open, and open it anew when Slack is silent, whatever it says of itself.

    ``stale`` is set when that has helped nothing for ten minutes.

    Raises:
        one of CALL_ERRORS: Slack refuses the token, which the SDK would try again for ever.
    """
    opened = await app.client.apps_connections_open(app_token=app_token)
    handler = AsyncSocketModeHandler(app, app_token)
    handler.client.wss_uri = opened["url"]  # else the SDK asks for another one
    await handler.connect_async()  # type: ignore[no-untyped-call]
    watch = asyncio.create_task(_watch(handler.client, stale))
    log.info("connected", mode="socket")
    try:
        yield
    finally:
        watch.cancel()
        await handler.close_async()  # type: ignore[no-untyped-call]


async def _watch(client: SocketModeClient, stale: asyncio.Event, seconds: float = LOOK_EVERY_SECONDS) -> None:
    last, silent = client.last_ping_pong_time, 0
    while not stale.is_set():
        await asyncio.sleep(seconds)
        answered, last = client.last_ping_pong_time != last, client.last_ping_pong_time
        silent = 0 if answered else silent + 1
        if silent >= STALE_AFTER:
            log.error("socket_stale")
            stale.set()
        elif silent and silent % SILENT_AFTER == 0:
            log.warning("socket_silent")
            await _reconnect(client)


async def _reconnect(client: SocketModeClient) -> None:
    """Open another socket; where Slack opens none, that is tried again when it has been silent for as long again."""
    with suppress(TimeoutError, *CALL_ERRORS):
        async with asyncio.timeout(_TO_CONNECT_SECONDS):
            await client.connect_to_new_endpoint(force=True)


@asynccontextmanager
async def signed_http(
    app: AsyncApp, signing_secret: str, host: str, port: int, clock: Clock, pages: Sequence[web.RouteDef] = ()
) -> AsyncIterator[int]:
    """Listen for Slack's requests, and serve ``pages`` beside them; yield the port."""
    application = http_application(app, signing_secret, clock)
    application.add_routes(pages)
    async with listening(application, host, port) as port:
        log.info("listening", mode="http", host=host, port=port, path=PATH)
        yield port
