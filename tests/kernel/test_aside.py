"""What is computed aside stops nobody, also where it holds the interpreter's lock."""

import asyncio
import os
import threading
import time
from functools import partial

import pytest

from bot.kernel.aside import aside

_BEAT = 0.005
_HOLDING_THE_LOCK = partial(sum, range(60_000_000))


async def test_what_is_light_runs_in_a_thread_and_what_is_heavy_in_another_process() -> None:
    assert await aside(threading.get_ident, heavy=False) != threading.get_ident()
    assert await aside(os.getpid, heavy=False) == os.getpid()
    assert await aside(os.getpid, heavy=True) != os.getpid()


async def test_what_goes_wrong_there_is_told_here() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        await aside(partial(int, "many"), heavy=True)


@pytest.mark.long
async def test_the_loop_goes_on_while_the_interpreters_lock_is_held() -> None:
    began = time.perf_counter()
    computing = asyncio.ensure_future(aside(_HOLDING_THE_LOCK, heavy=True))
    longest, last = 0.0, began
    while not computing.done():
        await asyncio.sleep(_BEAT)
        longest, last = max(longest, time.perf_counter() - last), time.perf_counter()
    assert longest < (last - began) / 2
