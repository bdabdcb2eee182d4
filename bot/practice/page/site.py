"""The page itself: its files, and the websocket of each tab."""

import asyncio
from collections.abc import Mapping
from datetime import datetime
from importlib.resources import files
from pathlib import PurePosixPath
from urllib.parse import quote

from aiohttp import web

from bot.kernel.clock import SimulatedClock
from bot.practice.control.control_http import HERE
from bot.practice.page.desk import Desk, Words
from bot.practice.page.feed import Feed
from bot.practice.page.seen import Sight
from bot.practice.page.timekeeper import TICK_SECONDS, Company, Forecast, Timekeeper
from bot.practice.page.unread import Unread
from bot.practice.people.finding import Unknown, find_person
from bot.practice.server import PracticeServer
from bot.practice.workspace.state import SlackUser

STATIC = files("bot.practice.page") / "static"
KINDS = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
HEARTBEAT_SECONDS = 20.0
AHEAD_SECONDS = 0.5
"""How soon after a change the app is asked anew what it will do next."""


class Page:
    """Shows one practice workspace; `attach` is what a PracticeServer takes as ``show``."""

    def __init__(self, words: Words, *, first: str = "anna", fresh: bool = False, tick: float = TICK_SECONDS) -> None:
        """Speak with ``words``; who doesn't say who they are is ``first``; see `Timekeeper` for ``tick``.

        In a ``fresh`` workspace nothing has happened: its tour begins with founding a circle.
        """
        self._words, self._first, self._fresh, self._tick = words, first, fresh, tick
        self._desk: Desk | None = None
        self._ahead: asyncio.Task[None] | None = None

    @property
    def desk(self) -> Desk:
        """What all tabs share.

        Raises:
            RuntimeError: the page isn't attached to a server.
        """
        if self._desk is None:
            raise RuntimeError("the page isn't attached to a server")
        return self._desk

    def attach(self, server: PracticeServer, app: web.Application) -> None:
        """Serve the page from ``server``.

        Raises:
            TypeError: the server's clock can't be turned.
        """
        if not isinstance(server.clock, SimulatedClock):
            raise TypeError("the page turns the clock, which must be a simulated one")
        sight = Sight(server.workspace, server.reading, Unread())
        keeper = Timekeeper(server.clock, self._tell_clock, self._present, self._tick)
        self._desk = Desk(server.acting, sight, server.changes, server.faults, keeper, self._words, self._fresh)
        server.changes.listen(lambda _: self._look_ahead_soon())
        server.clock.on_turn(self._turned)
        app.add_routes(
            [
                web.get("/", self._index),
                web.get("/static/{path:.+}", self._file),
                web.get("/files/{id}", self._download),
                web.get("/live", self._live),
            ]
        )
        app.on_shutdown.append(self._close)

    def connect(self, forecast: Forecast, company: Company) -> None:
        """Know the app's plans and the colleagues from now on."""
        self.desk.keeper.connect(forecast, company)
        self._look_ahead_soon()

    async def disconnect(self) -> None:
        """Let go of the app before it stops."""
        await self.desk.keeper.close()
        if self._ahead is not None:
            await asyncio.wait([self._ahead])  # not cancelled: it may be in the midst of a transaction

    async def run(self) -> None:
        """Let the clock go on as a real one does."""
        await self.desk.keeper.run()

    def read_all_until(self, moment: datetime) -> None:
        """Let everybody have read what came before ``moment``."""
        self.desk.sight.unread.read_all_until(moment.timestamp())

    async def _index(self, request: web.Request) -> web.Response:
        return self._served("index.html", request)

    async def _file(self, request: web.Request) -> web.Response:
        return self._served(request.match_info["path"], request)

    def _served(self, path: str, request: web.Request) -> web.Response:
        _check_host(request)
        parts = PurePosixPath(path).parts
        kind = KINDS.get(PurePosixPath(path).suffix)
        if kind is None or ".." in parts or not (found := STATIC.joinpath(*parts)).is_file():
            raise web.HTTPNotFound
        return web.Response(text=found.read_text(encoding="utf-8"), content_type=kind, headers=HEADERS)

    async def _download(self, request: web.Request) -> web.Response:
        """Hand out a file that an app has shared, to be kept and never to be shown in place."""
        _check_host(request)
        file = self.desk.workspace.files.get(request.match_info["id"])
        if file is None or file.content is None or not file.shared:
            raise web.HTTPNotFound
        saved = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.name)}"}
        return web.Response(body=file.content, content_type="application/octet-stream", headers=HEADERS | saved)

    async def _live(self, request: web.Request) -> web.StreamResponse:
        _check_host(request)
        if request.headers.get("Origin") not in (None, f"http://{request.host}"):
            raise web.HTTPForbidden
        person = self._person(request.query)
        socket = web.WebSocketResponse(heartbeat=HEARTBEAT_SECONDS, max_msg_size=2**18)
        await socket.prepare(request)
        feed = Feed(self.desk, person, socket)
        self.desk.tabs.add(feed)
        try:
            await feed.serve()
        finally:
            self.desk.tabs.discard(feed)
        return socket

    def _person(self, query: Mapping[str, str]) -> SlackUser:
        workspace = self.desk.workspace
        try:
            found = find_person(workspace, query.get("as") or self._first)
        except Unknown:
            found = find_person(workspace, self._first)
        return find_person(workspace, self._first) if found.is_bot or found.deleted else found

    def _present(self) -> list[str]:
        return [tab.person.id for tab in self.desk.tabs]

    def _tell_clock(self) -> None:
        self.desk.stir("clock")
        self._look_ahead_soon()

    async def _turned(self) -> None:
        self._tell_clock()

    def _look_ahead_soon(self) -> None:
        if self._ahead is None or self._ahead.done():
            self._ahead = asyncio.create_task(self._look_ahead())

    async def _look_ahead(self) -> None:
        await asyncio.sleep(AHEAD_SECONDS)
        await self.desk.keeper.look_ahead()
        self.desk.stir("clock", "faults")

    async def _close(self, _: web.Application) -> None:
        await self.disconnect()
        for tab in list(self.desk.tabs):
            if isinstance(tab, Feed):
                await tab.close()


def _check_host(request: web.Request) -> None:
    """Refuse names that only seem to be this machine (DNS rebinding)."""
    if request.host.rsplit(":", 1)[0] not in HERE:
        raise web.HTTPForbidden
