"""APScheduler's three jobs: plan, send, keep house. Nothing is pickled; what is due stands in the database."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot import metrics
from bot.delivery import claims, restored
from bot.delivery.clock_check import ClockCheck
from bot.delivery.planner import Planner, Upcoming
from bot.delivery.purge import purge
from bot.delivery.scheduled_events import next_due
from bot.delivery.sender import DATABASE_AWAY, Sender
from bot.delivery.uptime import Heartbeat
from bot.kernel.clock import Clock
from bot.slack.background import Background
from bot.storage.unit_of_work import Storage
from bot.storage.witness import Witness

log = structlog.get_logger()
PLAN_SECONDS = 20
SEND_SECONDS = 2
KEEP_HOUSE_SECONDS = 3600
PURGE_EVERY = timedelta(days=1)


class Scheduler:
    """Plans and sends, by APScheduler's beat, when nudged, and when somebody turns a simulated clock."""

    def __init__(
        self,
        storage: Storage,
        planner: Planner,
        sender: Sender,
        clock: Clock,
        clocks: ClockCheck | None = None,
        witness: Witness | None = None,
    ) -> None:
        """Plan and send only while the ``clocks`` agree."""
        self._storage = storage
        self._planner = planner
        self._sender = sender
        self._clock = clock
        self._clocks = clocks or ClockCheck(clock)
        self._heartbeat = Heartbeat(storage, clock, witness)
        self._planning = asyncio.Lock()
        self._sending = asyncio.Lock()
        self._keeping_house = asyncio.Lock()
        self._nudged = False
        self._planned_at: datetime | None = None
        self._purged_at: datetime | None = None
        self._changed = False
        self._background = Background()
        self._beats: list[asyncio.Task[None]] = []
        self._scheduler = AsyncIOScheduler(
            timezone="UTC", job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )

    def start(self) -> None:
        """Let the scheduler beat, the first time at once."""
        self._scheduler.start()
        for job, seconds in (
            (self.plan, PLAN_SECONDS), (self.send, SEND_SECONDS), (self.keep_house, KEEP_HOUSE_SECONDS)
        ):  # fmt: skip
            self._beats.append(asyncio.create_task(self._beat(job, seconds)))

    async def _beat(self, job: Callable[[], Awaitable[None]], seconds: int) -> None:
        """Hand a job to APScheduler time after time; its own triggers count by the wall, which may be set back."""
        while True:
            self._scheduler.add_job(job, id=job.__name__, replace_existing=True)
            await asyncio.sleep(seconds)

    async def stop(self, seconds: float) -> None:
        """Stop planning and claiming, finish what is in flight within ``seconds``, give back the rest."""
        self._sender.close()
        for beat in self._beats:
            beat.cancel()
        if self._scheduler.running:
            self._scheduler.pause()  # shutting down cancels what runs, in the middle of a call
        try:
            async with asyncio.timeout(seconds), self._planning, self._sending, self._keeping_house:
                pass
        except TimeoutError:
            log.warning("stopped_in_the_middle")
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        await self._background.finish(0)
        await self._sender.stop()
        with suppress(*DATABASE_AWAY):
            await self._heartbeat.beat(ahead=self._clocks.ahead, broken=self._planner.broken, last=True)

    async def plan(self, *, anew: bool = False) -> None:
        """Plan once; a second one at the same time waits for the first and then plans, too."""
        metrics.beat("plan")
        async with self._planning:
            agree = await self._clocks.agree()
            await self._heartbeat.beat(ahead=self._clocks.ahead, broken=self._planner.broken)
            if agree:
                self._planned_at, self._changed = self._clock.now(), False
                await self._planner.plan(anew=anew)
                await restored.hold(self._storage)

    async def send(self) -> None:
        """Send what may be sent now."""
        metrics.beat("send")
        async with self._sending:
            if await self._clocks.agree():
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
        async with self._keeping_house:
            now = self._clock.now()
            over = self._purged_at is None or now - self._purged_at >= PURGE_EVERY
            if over and await self._clocks.agree():
                await purge(self._storage, self._sender.kinds, now)
                self._purged_at = now
