"""Work that goes on after an acknowledgement, kept track of until it is done."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

import structlog

from bot.kernel.errors import origin

log = structlog.get_logger()
Result = TypeVar("Result")


class Background:
    """A set of running tasks; none is lost to the garbage collector, and stopping waits for them."""

    def __init__(self) -> None:
        """Begin with nothing to do."""
        self._tasks: set[asyncio.Task[Any]] = set()

    def start(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Let ``work`` run; what it raises is logged by its type, never by its text."""
        task = asyncio.create_task(work)
        self._keep(task)
        return task

    async def within(self, seconds: float, work: Coroutine[Any, Any, Result]) -> Result:
        """Return what ``work`` returns; what takes longer is cancelled, and nobody waits until it has tidied up.

        Raises:
            TimeoutError: it wasn't done in time.
        """
        task = asyncio.create_task(work)
        try:
            await asyncio.wait({task}, timeout=seconds)
            if task.done():
                return task.result()
            raise TimeoutError
        finally:
            if not task.done():
                task.cancel()
                self._keep(task)

    def _keep(self, task: asyncio.Task[Any]) -> None:
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.error("background_failed", error=origin(error))

    async def rest(self) -> None:
        """Wait until all is done, also what that began."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    async def finish(self, seconds: float) -> None:
        """Wait until all is done, at most for ``seconds``, then cancel the rest."""
        tasks = set(self._tasks)
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
