"""SQLite on the event loop's own thread: no other task waits for it here, and going to a thread and back costs most."""

from asyncio import Future
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from aiosqlite import core

Job = tuple[Future[Any] | None, Callable[[], Any]]


class Here:
    """Takes the place of the queue to aiosqlite's thread, and does at once what is put in."""

    def put_nowait(self, job: Job) -> None:
        """Do it."""
        future, function = job
        try:
            result = function()
        except Exception as error:  # noqa: BLE001  it belongs to whoever waits for it
            if future:
                future.set_exception(error)
        else:
            if future:
                future.set_result(result)

    def get(self) -> Job:
        """Send the thread home."""
        return None, lambda: core._STOP_RUNNING_SENTINEL


@contextmanager
def on_this_thread() -> Iterator[None]:
    """Let connections that are opened meanwhile stay on the event loop's thread."""
    with patch.object(core, "SimpleQueue", Here):
        yield
