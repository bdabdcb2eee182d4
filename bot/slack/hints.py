"""What goes wrong again and again for a reason outside of Zirkel: one line a minute, with the likely cause."""

from collections import Counter
from datetime import datetime, timedelta

import structlog

from bot.kernel.clock import Clock

log = structlog.get_logger()
ONE_LINE_IN = timedelta(minutes=1)


class Hints:
    """Counts each kind of trouble, and tells of it at once and then once a minute as long as it lasts."""

    def __init__(self, clock: Clock) -> None:
        """Go by ``clock``."""
        self._clock = clock
        self._told: dict[str, datetime] = {}
        self._times: Counter[str] = Counter()

    def give(self, trouble: str, likely: str) -> None:
        """Tell of ``trouble`` and its ``likely`` cause, or count it for the next line."""
        now = self._clock.now()
        self._times[trouble] += 1
        if trouble not in self._told or now - self._told[trouble] >= ONE_LINE_IN:
            log.warning(trouble, likely_cause=likely, times=self._times.pop(trouble))
            self._told[trouble] = now
