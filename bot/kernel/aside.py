"""What takes long is computed aside, so that the loop goes on answering meanwhile."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

Result = TypeVar("Result")


async def aside(compute: Callable[[], Result], *, heavy: bool) -> Result:
    """Return what ``compute`` returns: in a thread, or where it is ``heavy`` in a process that is there for it alone.

    In a thread, what holds the interpreter's lock (matchings do) stops the loop all the same. For a process,
    ``compute`` and its result have to be picklable.
    """
    if not heavy:
        return await asyncio.to_thread(compute)
    pool = ProcessPoolExecutor(1, get_context("spawn"))
    try:
        return await asyncio.get_running_loop().run_in_executor(pool, compute)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
