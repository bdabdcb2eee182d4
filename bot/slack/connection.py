"""The two ways in which requests reach us: a socket that we open, or signed HTTP that Slack sends."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta

import structlog
from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient

from bot.kernel.clock import Clock, SystemClock
from bot.slack.inbound import PATH, http_application
from bot.slack.listening import listening

log = structlog.get_logger()
STALE_AFTER = timedelta(seconds=45)
_LOOK_EVERY_SECONDS = 5


@asynccontextmanager
async def socket_mode(app: AsyncApp, app_token: str, stale: asyncio.Event) -> AsyncIterator[None]:
    """Keep a socket open; ``stale`` is set when nothing has come over it for 45 s, whatever it says of itself.

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


async def _watch(client: SocketModeClient, stale: asyncio.Event) -> None:
    clock = SystemClock()
    last = clock.now()
    while not stale.is_set():
        await asyncio.sleep(_LOOK_EVERY_SECONDS)
        now = clock.now()
        if now.timestamp() - (client.last_ping_pong_time or 0) < STALE_AFTER.total_seconds():
            last = now
        elif now - last > STALE_AFTER:
            log.error("socket_stale")
            stale.set()


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
