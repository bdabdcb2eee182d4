"""What Zirkel shows on the web: feeds for calendar programs, at addresses that only their owners know.

It knows no Slack. Nothing here is logged: an address is a secret.
"""

import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager

from aiohttp import ETag, web

from bot.listening import listening

Read = Callable[[str], Awaitable[bytes | None]]
_HEADERS = {
    "Cache-Control": "private, max-age=300",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}


def feed_routes(read: Read) -> list[web.RouteDef]:
    """Return the one route of feeds, GET and HEAD; whatever isn't there (any more) looks the same."""

    async def feed(request: web.Request) -> web.Response:
        content = await read(request.match_info["token"])
        if content is None:
            raise web.HTTPNotFound
        return _answer(request, content)

    return [web.get("/calendar/{token:[A-Za-z0-9_-]{43}}.ics", feed)]


def _answer(request: web.Request, content: bytes) -> web.Response:
    etag = hashlib.sha256(content).hexdigest()[:32]
    known = request.if_none_match or ()
    if any(each.value in (etag, "*") for each in known):
        answer = web.Response(status=304, headers=_HEADERS)
    else:
        answer = web.Response(body=content, content_type="text/calendar", charset="utf-8", headers=_HEADERS)
    answer.etag = ETag(etag)
    return answer


@asynccontextmanager
async def serving(routes: Sequence[web.RouteDef], host: str, port: int) -> AsyncIterator[int]:
    """Serve ``routes`` alone, where no signed HTTP is served anyway; yield the port."""
    application = web.Application()
    application.add_routes(routes)
    async with listening(application, host, port) as port:
        yield port
