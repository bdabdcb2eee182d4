"""Work that goes on after an acknowledgement, kept track of until it is done."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import structlog

from bot.slack.errors import origin

log = structlog.get_logger()


class Background:
    """A set of running tasks; none is lost to the garbage collector, and stopping waits for them."""

    def __init__(self) -> None:
        """Begin with nothing to do."""
        self._tasks: set[asyncio.Task[Any]] = set()

    def start(self, work: Coroutine[Any, Any, Any]) -> None:
        """Let ``work`` run; what it raises is logged by its type, never by its text."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.error("background_failed", error=origin(error))

    async def finish(self, seconds: float) -> None:
        """Wait until all is done, at most for ``seconds``, then cancel the rest."""
        tasks = set(self._tasks)
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
