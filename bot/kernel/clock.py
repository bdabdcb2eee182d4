"""The one place that knows what time it is: a protocol, the system's clock, and one that people turn."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Protocol

Listener = Callable[[], Awaitable[None]]


class Clock(Protocol):
    """Tells the present moment as an aware datetime in UTC."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Return the machine's time in UTC."""
        return datetime.now(UTC)


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


def _listen(listeners: list[Listener], listener: Listener) -> Callable[[], None]:
    listeners.append(listener)

    def stop() -> None:
        if listener in listeners:
            listeners.remove(listener)

    return stop
