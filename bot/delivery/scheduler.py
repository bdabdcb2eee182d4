"""APScheduler's three jobs: plan, send, keep house. Nothing is pickled; what is due stands in the database."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot import metrics
from bot.delivery import claims
from bot.delivery.planner import Planner, Upcoming
from bot.delivery.purge import purge
from bot.delivery.scheduled_events import next_due
from bot.delivery.sender import Sender
from bot.kernel.clock import Clock
from bot.slack.background import Background
from bot.storage.unit_of_work import Storage

log = structlog.get_logger()
PLAN_SECONDS = 20
SEND_SECONDS = 2
KEEP_HOUSE_SECONDS = 3600
PURGE_EVERY = timedelta(days=1)
APART_SECONDS = 5


class Scheduler:
    """Plans and sends, by APScheduler's beat, when nudged, and when somebody turns a simulated clock."""

    def __init__(
        self,
        storage: Storage,
        planner: Planner,
        sender: Sender,
        clock: Clock,
        database_now: Callable[[], Awaitable[datetime]] | None = None,
    ) -> None:
        """Compare the clock with ``database_now`` before sending, where that is another machine's clock."""
        self._storage = storage
        self._planner = planner
        self._sender = sender
        self._clock = clock
        self._database_now = database_now
        self._planning = asyncio.Lock()
        self._sending = asyncio.Lock()
        self._nudged = False
        self._planned_at: datetime | None = None
        self._purged_at: datetime | None = None
        self._changed = False
        self._background = Background()
        self._scheduler = AsyncIOScheduler(
            timezone="UTC", job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )

    def start(self) -> None:
        """Let the scheduler beat."""
        for job, seconds in (
            (self.plan, PLAN_SECONDS), (self.send, SEND_SECONDS), (self.keep_house, KEEP_HOUSE_SECONDS)
        ):  # fmt: skip
            self._scheduler.add_job(job, "interval", seconds=seconds, id=job.__name__)
        self._scheduler.start()

    async def stop(self, seconds: float) -> None:
        """Stop planning and claiming, finish what is in flight within ``seconds``, give back the rest."""
        self._sender.close()
        if self._scheduler.running:
            self._scheduler.pause()  # shutting down cancels what runs, in the middle of a call
        try:
            async with asyncio.timeout(seconds), self._planning, self._sending:
                pass
        except TimeoutError:
            log.warning("stopped_in_the_middle")
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        await self._background.finish(0)
        await self._sender.stop()

    async def plan(self, *, anew: bool = False) -> None:
        """Plan once; a second one at the same time waits for the first and then plans, too."""
        metrics.beat("plan")
        async with self._planning:
            self._planned_at, self._changed = self._clock.now(), False
            await self._planner.plan(anew=anew)

    async def send(self) -> None:
        """Send what may be sent now."""
        metrics.beat("send")
        async with self._sending:
            if await self._clocks_agree():
                await self._sender.drain()

    def nudge(self) -> None:
        """Send soon: somebody has just put a message in."""
        self._changed = True
        if not self._nudged:
            self._nudged = True
            self._background.start(self._send_nudged())

    async def rest(self) -> None:
        """Wait until nothing is being sent because of a nudge."""
        await self._background.rest()

    async def _send_nudged(self) -> None:
        self._nudged = False
        await self.send()

    async def turned(self) -> None:
        """Do what the beat would have done up to here, after somebody turned a simulated clock."""
        if await self._is_time_to_plan():
            await self.plan(anew=True)
        await self.send()

    async def _is_time_to_plan(self) -> bool:
        """Return whether the beat has come round, something is due, or somebody wants to see what follows just now."""
        now, planned_at = self._clock.now(), self._planned_at
        if self._changed or planned_at is None or not timedelta(0) < now - planned_at < timedelta(seconds=PLAN_SECONDS):
            return True
        due = await next_due(self._storage)
        return due is not None and due <= now

    async def next_moment(self) -> datetime | None:
        """Return when something will be due or may be sent next, as far as it is planned."""
        moments = (await next_due(self._storage), await self.next_try())
        return min((moment for moment in moments if moment), default=None)

    async def next_try(self) -> datetime | None:
        """Return when the next message that had to wait may be sent."""
        return await claims.next_ready(self._storage, self._clock.now())

    async def upcoming(self, span: timedelta) -> list[Upcoming]:
        """Return what the app means to post within ``span``, the earliest first."""
        return await self._planner.upcoming(self._clock.now() + span)

    async def keep_house(self) -> None:
        """Delete what nobody will ask for again, once a day."""
        now = self._clock.now()
        if self._purged_at is None or now - self._purged_at >= PURGE_EVERY:
            await purge(self._storage, self._sender.kinds, now)
            self._purged_at = now

    async def _clocks_agree(self) -> bool:
        if self._database_now is None:
            return True
        apart = abs((await self._database_now() - self._clock.now()).total_seconds())
        if apart > APART_SECONDS:
            log.error("clocks_differ", seconds=round(apart))
        return apart <= APART_SECONDS
