"""The one place that knows what time it is: a protocol, the system's clock, one that people turn, and a second one."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

Listener = Callable[[], Awaitable[None]]


class Clock(Protocol):
    """Tells the present moment as an aware datetime in UTC."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        ...

    def elapsed(self) -> float:
        """Return the seconds since some moment; they go on evenly, however the machine's time is set meanwhile."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Return the machine's time in UTC."""
        return datetime.now(UTC)

    def elapsed(self) -> float:
        """Return the monotonic clock's seconds."""
        return time.monotonic()


class SimulatedClock:
    """A clock that stands still until somebody turns it, and tells its listeners when that happens."""

    def __init__(self, start: datetime) -> None:
        """Start at ``start`` (aware)."""
        self._now = start.astimezone(UTC)
        self._leaving: list[Listener] = []
        self._turned: list[Listener] = []
        self._turning = asyncio.Lock()

    def now(self) -> datetime:
        """Return the moment the clock was last turned to."""
        return self._now

    def elapsed(self) -> float:
        """Return the seconds that people have turned it by, and where it began."""
        return self._now.timestamp()

    def before_turn(self, listener: Listener) -> Callable[[], None]:
        """Have ``listener`` awaited before the clock leaves its moment; return what ends that."""
        return _listen(self._leaving, listener)

    def on_turn(self, listener: Listener) -> Callable[[], None]:
        """Have ``listener`` awaited after every turn, in the order of registration; return what ends that."""
        return _listen(self._turned, listener)

    async def turn_to(self, moment: datetime) -> None:
        """Go to ``moment`` and wait until all listeners have done their work there.

        Raises:
            ValueError: ``moment`` lies before the present one; a clock never goes back.
        """
        async with self._turning:
            if moment < self._now:
                raise ValueError(f"the clock stands at {self._now}, it can't go back to {moment}")
            for listener in list(self._leaving):
                await listener()
            self._now = moment.astimezone(UTC)
            for listener in list(self._turned):
                await listener()


class SecondClock:
    """What another machine said the time was, carried on by what has elapsed on ours since."""

    def __init__(self, clock: Clock) -> None:
        """Compare ``clock`` with it."""
        self._clock = clock
        self._heard: tuple[datetime, float] | None = None

    def heard(self, said: datetime) -> None:
        """Take note of what the other machine says just now."""
        self._heard = said, self._clock.elapsed()

    def ahead(self) -> timedelta:
        """Return how far our clock is ahead of it; nothing before it was heard."""
        if self._heard is None:
            return timedelta(0)
        said, at = self._heard
        return self._clock.now() - said - timedelta(seconds=self._clock.elapsed() - at)


def _listen(listeners: list[Listener], listener: Listener) -> Callable[[], None]:
    listeners.append(listener)

    def stop() -> None:
        if listener in listeners:
            listeners.remove(listener)

    return stop
