"""Runs something at a moment of the workspace's clock, whether that is turned by people or runs by itself."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.kernel.clock import Clock, SimulatedClock


class Alarms:
    """Moments at which something shall happen, each once."""

    def __init__(self, clock: Clock) -> None:
        """Follow ``clock``: on every turn if it is a simulated one, else by waiting."""
        self._clock = clock
        self._pending: list[tuple[datetime, Callable[[], Awaitable[None]]]] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._turned_by_hand = isinstance(clock, SimulatedClock)
        if isinstance(clock, SimulatedClock):
            clock.on_turn(self._ring)

    def after(self, wait: timedelta, work: Callable[[], Awaitable[None]]) -> None:
        """Have ``work`` done once, ``wait`` from now."""
        if self._turned_by_hand:
            self._pending.append((self._clock.now() + wait, work))
            return
        task = asyncio.create_task(self._wait(wait, work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        """Forget everything that is still to come."""
        self._pending.clear()
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _ring(self) -> None:
        now = self._clock.now()
        due = sorted((each for each in self._pending if each[0] <= now), key=lambda each: each[0])
        self._pending = [each for each in self._pending if each[0] > now]
        for _, work in due:
            await work()

    @staticmethod
    async def _wait(wait: timedelta, work: Callable[[], Awaitable[None]]) -> None:
        await asyncio.sleep(wait.total_seconds())
        await work()
