"""What watches over Zirkel can ask: does it live, is it ready, figures. Not at the public address."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import sqlalchemy as sa
import structlog
from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot import metrics
from bot.kernel.clock import Clock
from bot.kernel.enums import OutboxState, WorkspaceState
from bot.kernel.errors import origin
from bot.listening import listening
from bot.operations.dead_letters import STUCK
from bot.operations.status import due_since
from bot.slack.errors import SlackFailure
from bot.storage.unit_of_work import Storage
from models import OutboxMessage, Workspace

log = structlog.get_logger()
SILENT = {"plan": 600.0, "send": 120.0}
"""After how many seconds without a beat something hangs; a beat with much to do takes its time."""
ASKED_AGAIN_SECONDS = 30
_SECONDS_TO_ANSWER = 5


@dataclass
class Watched:
    """What is looked at, as far as Zirkel has come in its start."""

    clock: Clock
    storage: Storage | None = None
    slack: Callable[[], Awaitable[object]] | None = None
    """Asks Slack something that changes nothing."""
    _slack_asked: float = 0
    _slack_answers: bool = False

    async def ready(self) -> dict[str, bool]:
        """Return what can be reached."""
        return {"database": await self._database(), "slack": await self._slack()}

    async def _database(self) -> bool:
        if self.storage is None:
            return False
        try:
            async with asyncio.timeout(_SECONDS_TO_ANSWER), self.storage.reading_everywhere() as session:
                await session.execute(sa.select(1))
        except Exception as error:  # noqa: BLE001  whatever it is, it isn't ready
            log.warning("database_away", error=origin(error))
            return False
        return True

    async def _slack(self) -> bool:
        """Ask Slack, or know it from half a minute ago."""
        now = asyncio.get_running_loop().time()
        if self.slack is not None and (not self._slack_asked or now - self._slack_asked > ASKED_AGAIN_SECONDS):
            self._slack_asked = now
            try:
                await self.slack()
                self._slack_answers = True
            except SlackFailure as failure:
                log.warning("slack_away", code=failure.code)
                self._slack_answers = False
        return self._slack_answers

    async def measure(self) -> None:
        """Bring up to date what is only counted when somebody asks."""
        if self.storage is None:
            return
        now = self.clock.now()
        async with self.storage.reading_everywhere() as session:
            count, oldest = await due_since(session, now)
            states = sa.select(OutboxMessage.state, sa.func.count()).where(OutboxMessage.state.in_(STUCK))
            stuck = {row[0]: row[1] for row in await session.execute(states.group_by(OutboxMessage.state))}
            silent = sa.select(sa.func.count()).where(Workspace.state == WorkspaceState.PAUSED)
            metrics.paused.set(await session.scalar(silent) or 0)
        metrics.due.set(count)
        metrics.oldest_due.set((now - oldest).total_seconds() if oldest else 0)
        for state in STUCK:
            metrics.stuck.labels(OutboxState(state)).set(stuck.get(state, 0))


@asynccontextmanager
async def watched(address: str, watch: Watched) -> AsyncIterator[int]:
    """Answer /healthz, /readyz and /metrics at ``address`` (host:port); yield the port."""

    async def healthz(_request: web.Request) -> web.Response:
        hanging = [name for name, ago in metrics.since_beats().items() if ago > SILENT[name]]
        return web.json_response({"hanging": hanging}, status=503 if hanging else 200)

    async def readyz(_request: web.Request) -> web.Response:
        found = await watch.ready()
        return web.json_response(found, status=200 if all(found.values()) else 503)

    async def figures(_request: web.Request) -> web.Response:
        await watch.measure()
        return web.Response(body=generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    application = web.Application()
    application.add_routes([web.get("/healthz", healthz), web.get("/readyz", readyz), web.get("/metrics", figures)])
    host, _, port = address.rpartition(":")
    async with listening(application, host, int(port)) as opened:
        log.info("watched", host=host, port=opened)
        yield opened
