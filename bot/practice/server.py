"""The practice workspace as one server on this machine: Web API, Socket Mode, control API, and the people in it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Self

from aiohttp import web

from bot.kernel.clock import Clock
from bot.listening import listening
from bot.practice.api.faults import FaultPlan
from bot.practice.api.rate_limits import RateLimits
from bot.practice.api.web_api import WebApi
from bot.practice.control.control import Control
from bot.practice.people.acting import Acting
from bot.practice.people.surroundings import Surroundings
from bot.practice.reading.reading import WorkspaceReader
from bot.practice.transport.dispatch import ACK_SECONDS, Dispatcher
from bot.practice.transport.events import Events
from bot.practice.transport.http_delivery import HttpDelivery, workspace_time
from bot.practice.transport.interactions import Payloads
from bot.practice.transport.socket_mode import SocketMode
from bot.practice.validation.manifest_checks import check_manifest
from bot.practice.workspace.alarms import Alarms
from bot.practice.workspace.call import Scene
from bot.practice.workspace.changes import Change, ChangeKind, Changes
from bot.practice.workspace.state import AppInstall, SlackWorkspace, Traffic

HOST = "127.0.0.1"


class PracticeServer:
    """Everything of one practice workspace; serves after `start` until `stop`."""

    def __init__(
        self,
        workspace: SlackWorkspace,
        clock: Clock,
        install: AppInstall,
        *,
        stamp: Callable[[], float] | None = None,
        ack_seconds: float = ACK_SECONDS,
        show: "Show | None" = None,
    ) -> None:
        """Serve ``workspace`` to the one app ``install``; ``show`` adds pages for people.

        ``stamp`` gives the timestamps of signed requests, by default the workspace's clock; use `machine_time` for an
        app that checks them against the machine's clock while the workspace's clock is a simulated one.
        ``ack_seconds`` is how long the app may take to acknowledge.

        Raises:
            ManifestRefused: Slack would make no app from the manifest.
        """
        check_manifest(install.manifest)
        self.workspace, self.clock, self.install = workspace, clock, install
        self.changes, self.faults, self.reading = Changes(), FaultPlan(), WorkspaceReader(workspace, clock)
        self.socket = SocketMode(install, ack_seconds)
        stamp = stamp or workspace_time(clock)
        self.http = HttpDelivery(install, stamp, ack_seconds) if install.request_url else None
        self.port = 0
        self._alarms = Alarms(clock)
        self._show = show
        self._dispatcher = Dispatcher(workspace, clock, self.http or self.socket, self._note)
        self.events = Events(workspace, clock, install, self._dispatcher, self._alarms)
        self._open = AsyncExitStack()
        self._acting: Acting | None = None
        self._telling: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        """The address of the server, without a slash at its end."""
        return f"http://{HOST}:{self.port}"

    @property
    def api_url(self) -> str:
        """What an app takes as Slack's address (``slack.api_url``, ``base_url`` of the SDK's clients)."""
        return f"{self.url}/api/"

    @property
    def acting(self) -> Acting:
        """The people, ready to act.

        Raises:
            RuntimeError: the server hasn't started.
        """
        if self._acting is None:
            raise RuntimeError("the practice workspace hasn't started yet")
        return self._acting

    async def start(self, port: int = 0) -> Self:
        """Listen on ``port`` of this machine, 0 for any free one."""
        self.port = await self._open.enter_async_context(listening(self._application(), HOST, port))
        self.changes.listen(self._tell_of_members)
        return self

    async def stop(self) -> None:
        """Close all connections and forget what was still to come."""
        await self._alarms.close()
        for task in list(self._telling):
            task.cancel()
        await asyncio.gather(*self._telling, return_exceptions=True)
        await self.socket.close()
        if self.http is not None:
            await self.http.close()
        await self._open.aclose()

    def _application(self) -> web.Application:
        scene = Scene(self.workspace, self.clock, self.install, self.changes, self._socket_url, lambda: self.url)
        payloads = Payloads(self.workspace, self.clock, self.install)
        self._acting = Acting(Surroundings(scene, self._dispatcher, self.events, payloads, self.reading))
        app = web.Application(client_max_size=4 * 2**20)
        app.add_routes(WebApi(scene, self.faults, RateLimits(self.clock)).routes())
        app.router.add_get("/link", self.socket.accept)
        app.add_subapp("/control", Control(self._acting, self.faults, self.socket).application())
        if self._show is not None:
            self._show(self, app)
        return app

    def _socket_url(self) -> str:
        return f"ws://{HOST}:{self.port}/link?ticket={self.socket.issue_ticket()}&app_id={self.install.app_id}"

    def _note(self, entry: Traffic) -> None:
        self.changes.tell(ChangeKind.OTHER, to_app=entry)

    def _tell_of_members(self, change: Change) -> None:
        """Send the event for somebody whom the app itself has brought into a channel."""
        if change.kind is ChangeKind.MEMBER_JOINED:
            about = change.details
            channel = self.workspace.channels[about["channel"]]
            task = asyncio.create_task(self.events.joined(channel, about["user"], about["inviter"]))
            self._telling.add(task)
            task.add_done_callback(self._telling.discard)


Show = Callable[[PracticeServer, web.Application], None]
"""Adds what it serves to the server's application."""


@asynccontextmanager
async def practice(
    workspace: SlackWorkspace,
    clock: Clock,
    install: AppInstall,
    *,
    port: int = 0,
    stamp: Callable[[], float] | None = None,
    ack_seconds: float = ACK_SECONDS,
    show: Show | None = None,
) -> AsyncIterator[PracticeServer]:
    """Run a practice workspace for as long as the block lasts."""
    server = PracticeServer(workspace, clock, install, stamp=stamp, ack_seconds=ack_seconds, show=show)
    await server.start(port)
    try:
        yield server
    finally:
        await server.stop()
