"""What ends by itself is waited for, with growing pauses; it is said why."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import structlog

from bot.kernel.errors import ZirkelError

Result = TypeVar("Result")
log = structlog.get_logger()
PAUSES = (1, 2, 5, 10, 20, 40, 60)
"""Seconds between two attempts; the last of them for ever."""


class NotYet(ZirkelError):
    """It doesn't work yet, and nobody needs to change anything."""

    def __init__(self, says: str, retry_after: int = 0) -> None:
        """Say what; not before ``retry_after`` seconds it makes sense to try again."""
        super().__init__(says)
        self.retry_after = retry_after


async def patiently(attempt: Callable[[], Awaitable[Result]]) -> Result:
    """Return what ``attempt`` returns as soon as it no longer raises NotYet."""
    tries = 0
    while True:
        try:
            return await attempt()
        except NotYet as trouble:
            seconds = max(PAUSES[min(tries, len(PAUSES) - 1)], trouble.retry_after)
            log.warning("waiting", why=str(trouble), seconds=seconds)
        await asyncio.sleep(seconds)
        tries += 1
