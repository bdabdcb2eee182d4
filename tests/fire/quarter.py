"""A company lives for a quarter over the practice workspace while everything goes wrong now and then, by seed."""

import random
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.app import Running, running
from bot.kernel.clock import Listener, SimulatedClock
from bot.practice.server import PracticeServer
from bot.settings_keys import Settings
from bot.slack.timeouts import Timeouts
from tests.databases import storage_with_kept_engines
from tests.rows import MONDAY
from tests.simulations.company import Company

_GRID = timedelta(minutes=5)
"""So exactly something comes that was due at another minute."""
_SOON, _AHEAD = timedelta(minutes=2), timedelta(hours=47)
_HOURS_TO_ACT = (7, 11, 15)
Deed = Callable[[], Awaitable[None]]


class OwnClock(SimulatedClock):
    """The app's own clock, which may go wrong; it is turned together with the true one."""

    def __init__(self, true: SimulatedClock) -> None:
        super().__init__(true.now())
        self.true, self.wrong_by = true, timedelta(0)

    def now(self) -> datetime:
        return self.true.now() + self.wrong_by

    def elapsed(self) -> float:
        """Return the seconds that have really passed, whatever the clock shows."""
        return (self.true.now() - MONDAY).total_seconds()

    def before_turn(self, listener: Listener) -> Callable[[], None]:
        return self.true.before_turn(listener)

    def on_turn(self, listener: Listener) -> Callable[[], None]:
        return self.true.on_turn(listener)


@dataclass(frozen=True)
class Span:
    """From when to when something was wrong."""

    begins: datetime
    ends: datetime

    def meets(self, begins: datetime, ends: datetime) -> bool:
        """Return whether it overlaps with another span of time."""
        return self.begins <= ends and begins <= self.ends


@dataclass
class Quarter:
    """Everything that lives, and what is known of what went wrong."""

    company: Company
    server: PracticeServer
    settings: Settings
    app_clock: OwnClock
    chance: random.Random
    app: Running | None = None
    counts: Counter[str] = field(default_factory=Counter)
    """How often each trouble has happened."""
    gone: dict[str, datetime] = field(default_factory=dict)
    """Since when somebody has left the company, by their Slack id."""
    closed_channels: dict[str, list[Span]] = field(default_factory=dict)
    """When nothing could be posted in a channel."""
    away: list[Span] = field(default_factory=list)
    """When the process was down, or was not allowed to speak at all."""
    deleted: set[str] = field(default_factory=set)
    """The tokens of messages that were there, and that somebody has deleted."""
    bad_circles: set[str] = field(default_factory=set)
    """The channels of circles with a row that nobody can read."""
    coming: list[tuple[datetime, Deed]] = field(default_factory=list)
    """What somebody will do, and when."""
    _stack: AsyncExitStack = field(default_factory=AsyncExitStack)

    @property
    def now(self) -> datetime:
        """Return the true time."""
        return self.company.clock.now()

    async def start_app(self) -> None:
        """Start the process."""
        patient = Timeouts(*[20.0] * 5)
        app = running(self.settings, self.app_clock, patient, storage_with_kept_engines)
        self.app = await self._stack.enter_async_context(app)

    async def stop_app(self) -> None:
        """Stop the process."""
        await self._stack.aclose()
        self._stack, self.app = AsyncExitStack(), None

    async def live(self, people: Deed, until: datetime) -> None:
        """Let time pass; at each moment first the app works, then what is to go wrong does, then people act."""
        await self.start_app()
        while self.now < until:
            await self.company.clock.turn_to(min(await self._next(), until))
            due = [deed for at, deed in self.coming if at <= self.now]
            self.coming = [(at, deed) for at, deed in self.coming if at > self.now]
            for deed in due:
                await deed()
            await people()
            await self._settle()
        await self.stop_app()

    async def _next(self) -> datetime:
        moment = await self.app.scheduler.next_moment() if self.app else None
        hour = self.now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
        while hour.hour not in _HOURS_TO_ACT or hour.weekday() > 4:
            hour += timedelta(hours=1)
        moments = [hour, self.now + _AHEAD, *(at for at, _ in self.coming)]
        if moment:
            moments.append(moment - self.app_clock.wrong_by)
        soonest = min(each for each in moments if each > self.now)  # what is overdue was tried just now
        return soonest + (MONDAY - soonest) % _GRID

    async def _settle(self) -> None:
        """Let the app send what this moment gives; the clock moves by seconds."""
        await self.company.clock.turn_to(self.now)
        while self.app and (ready := await self.app.scheduler.next_try()):
            at = ready - self.app_clock.wrong_by
            if not self.now < at <= self.now + _SOON:  # what is overdue was tried just now
                return
            await self.company.clock.turn_to(at)
