"""The clock as people turn it on the page: it runs, jumps from event to event, plays a season, pauses."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable, Collection, Coroutine, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from bot.kernel.clock import SimulatedClock
from bot.practice.people.finding import NotPossible, Unknown
from bot.practice.workspace.state import Json

TICK_SECONDS = 2.0
LONGEST_STEP = timedelta(days=1)
SEASON, SEASON_SECONDS = timedelta(weeks=5), 60.0
A_BREATH = timedelta(seconds=5)
"""So long people wait for what comes next before they act: several messages come one a second."""
SHOWN = 8


@dataclass(frozen=True)
class NextEvents:
    """Something that the app will post: when, what kind of thing, in which channel (where it is one)."""

    at: datetime
    kind: str
    channel: str | None = None


@dataclass(frozen=True)
class Forecast:
    """What the app is asked, beside the wire: what it will post next."""

    upcoming: Callable[[], Awaitable[Sequence[NextEvents]]]
    next_moment: Callable[[], Awaitable[datetime | None]]


class Company(Protocol):
    """The scripted colleagues."""

    async def open(self) -> None:
        """Begin a season, unless one has begun."""
        ...

    async def react(self, *, without: Collection[str]) -> None:
        """Do what they feel like, but for some."""
        ...


class ClockMode(StrEnum):
    """What the clock is doing."""

    PAUSED = "paused"
    RUNNING = "running"
    TURNING = "turning"
    PLAYING = "playing"
    OPENING = "opening"
    """Some weeks pass before people come, so that there is something to see."""


class Timekeeper:
    """Turns the one clock for the app and the page, one turn at a time."""

    def __init__(
        self,
        clock: SimulatedClock,
        tell: Callable[[], None],
        present: Callable[[], Collection[str]],
        tick: float = TICK_SECONDS,
    ) -> None:
        """Call ``tell`` after every turn; ``present`` are the ids of people who sit before a page.

        A clock that runs goes on by two seconds every ``tick`` seconds.
        """
        self._clock, self._tell, self._present = clock, tell, present
        self._tick_seconds = tick
        self._mode = ClockMode.PAUSED
        self._resumes = False
        """Whether the clock runs on when what it does now is done."""
        self._span: tuple[datetime, datetime] | None = None
        """From when to when the clock is being turned."""
        self._forecast: Forecast | None = None
        self._company: Company | None = None
        self._task: asyncio.Task[None] | None = None
        self._halt = asyncio.Event()
        self._upcoming: Sequence[NextEvents] = ()
        self._trouble: str | None = None

    def connect(self, forecast: Forecast, company: Company) -> None:
        """Know the app's plans and the colleagues from now on."""
        self._forecast, self._company = forecast, company

    async def close(self) -> None:
        """Stop whatever is going on, and ask the app nothing more."""
        await self._stop()
        self._forecast = None

    def json(self) -> Json:
        """Return what the clock bar shows."""
        return {
            "now": self._clock.now().isoformat(),
            "mode": self._mode.value,
            "trouble": self._trouble,
            "span": [each.isoformat() for each in self._span] if self._span else None,
            "upcoming": [
                {"at": each.at.isoformat(), "kind": each.kind, "channel": each.channel} for each in self._upcoming
            ],
        }

    async def look_ahead(self) -> None:
        """Ask the app what will happen next."""
        if self._forecast is not None and self._span is None:
            now = self._clock.now()
            coming = {each for each in await self._forecast.upcoming() if each.at > now}
            self._upcoming = sorted(coming, key=lambda each: each.at)[:SHOWN]

    async def pause(self) -> None:
        """Let the clock stand still, as soon as the present step is done."""
        self._resumes = False
        await self._stop()
        self._become(ClockMode.PAUSED)

    async def run(self) -> None:
        """Let the clock go on as a real one does, as soon as nobody turns it."""
        self._resumes = self._span is not None
        if not self._resumes:
            await self._begin(ClockMode.RUNNING, self._tick())

    async def open(self, until: datetime) -> None:
        """Let the colleagues play the beginning of a season, whoever looks on."""
        await self._begin(ClockMode.OPENING, self._play(until), until)

    async def done(self) -> None:
        """Wait until the clock is where it is being turned to."""
        if self._task is not None and self._span is not None:
            await asyncio.wait([self._task])

    async def turn(self, span: timedelta, *, company: bool) -> None:
        """Go ahead by ``span``, from event to event; with ``company`` the colleagues act meanwhile."""
        until = self._clock.now() + span
        await self._begin(ClockMode.TURNING, self._go(until, self._react if company else None), until)

    async def turn_to_next(self) -> None:
        """Go to the next thing that the app will do, or a day ahead where it has no plans."""
        await self.look_ahead()
        until = self._upcoming[0].at if self._upcoming else self._clock.now() + timedelta(days=1)
        await self._begin(ClockMode.TURNING, self._go(until), until)

    async def play(self) -> None:
        """Let the colleagues play a season, in about a minute."""
        began, real = self._clock.now(), time.monotonic()

        async def breathe() -> None:
            """Wait until as much of the minute has passed as of the season."""
            passed = (self._clock.now() - began) / SEASON * SEASON_SECONDS
            await self._halted(real + passed - time.monotonic())

        await self._begin(ClockMode.PLAYING, self._play(began + SEASON, breathe), began + SEASON)

    async def _begin(self, mode: ClockMode, work: Coroutine[None, None, None], until: datetime | None = None) -> None:
        self._resumes = mode is not ClockMode.RUNNING and (self._resumes or self._mode is ClockMode.RUNNING)
        await self._stop()
        self._trouble, self._span = None, (self._clock.now(), until) if until else None
        self._become(mode)
        self._task = asyncio.create_task(self._do(work))

    async def _do(self, work: Coroutine[None, None, None]) -> None:
        try:
            await work
        except (NotPossible, Unknown, TimeoutError, StopIteration) as trouble:
            self._trouble = str(trouble) or type(trouble).__name__
        self._span = None
        if self._resumes and not self._halt.is_set():
            self._resumes = False
            self._become(ClockMode.RUNNING)
            await self._tick()
        self._become(ClockMode.PAUSED)

    async def _stop(self) -> None:
        """Let the step that has begun come to its end, so that nobody is left before a half-filled modal."""
        task, self._task = self._task, None
        if task is not None:
            self._halt.set()
            await asyncio.wait([task])
            self._halt.clear()

    def _become(self, mode: ClockMode) -> None:
        self._mode = mode
        self._tell()

    async def _tick(self) -> None:
        while not await self._halted(self._tick_seconds):
            await self._step(self._clock.now() + timedelta(seconds=TICK_SECONDS))

    async def _play(self, until: datetime, breathe: Callable[[], Awaitable[None]] | None = None) -> None:
        """Have everybody act, those at a page, too."""
        company = self._company
        if company is None:
            return
        await company.open()

        async def act() -> None:
            await company.react(without=())
            if breathe is not None:
                await breathe()

        await self._go(until, act)

    async def _react(self) -> None:
        if self._company is not None:
            await self._company.react(without=self._present())

    async def _go(self, until: datetime, act: Callable[[], Awaitable[None]] | None = None) -> None:
        quiet = True
        while (now := self._clock.now()) < until and not self._halt.is_set():
            coming = (await self._forecast.next_moment() if self._forecast else None) or until
            target = min(coming, now + LONGEST_STEP, until)
            if act is not None and not quiet and target - now > A_BREATH:
                quiet = True
                await act()
                continue
            await self._step(target if target > now else now + timedelta(seconds=1))
            quiet = False
        if act is not None and not quiet:
            await act()

    async def _step(self, moment: datetime) -> None:
        with contextlib.suppress(ValueError):  # the control API was quicker
            await self._clock.turn_to(moment)
        self._tell()

    async def _halted(self, seconds: float) -> bool:
        """Wait so long, or until somebody wants the clock to stop; return whether somebody does."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(max(0.0, seconds)):
                await self._halt.wait()
        return self._halt.is_set()
