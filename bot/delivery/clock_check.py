"""Whether this machine's clock is right: where it isn't, nothing is planned, sent, expired or deleted."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta

import structlog

from bot.kernel.clock import Clock, SecondClock
from bot.slack.errors import SlackFailure

log = structlog.get_logger()
FROM_SLACK, FROM_DATABASE = timedelta(minutes=1), timedelta(seconds=5)
"""So far our clock may be from Slack's, whose answers name the second and take their time, and from the database's."""
_ASK_EVERY_SECONDS = 20


class ClockCheck:
    """Compares our clock with Slack's, as its latest answer told it, and with the database's where that is another's.

    Both ways out of the house ask it: planning, which may expire something, and sending.
    """

    def __init__(
        self,
        clock: Clock,
        slacks: SecondClock | None = None,
        ask_slack: Callable[[], Awaitable[object]] | None = None,
        database_now: Callable[[], Awaitable[datetime]] | None = None,
    ) -> None:
        """``ask_slack`` is any call: ours may differ only because nobody has heard of Slack while the machine slept."""
        self._clock = clock
        self._slacks = slacks or SecondClock(clock)
        self._ask_slack = ask_slack
        self._database_now = database_now
        self._asked: float | None = None
        self.ahead = timedelta(0)
        """How far ours was ahead when they were compared last, nothing where they agreed."""

    async def agree(self) -> bool:
        """Return whether the clocks agree; that they don't is logged once, and that they do again."""
        from_slack, from_database = await self._from_slack(), await self._from_database()
        agreed = not self.ahead
        self.ahead = from_slack or from_database
        if self.ahead and agreed:
            whose = "slack" if from_slack else "database"
            log.error("clocks_differ", other=whose, seconds=round(self.ahead.total_seconds()))
        elif not self.ahead and not agreed:
            log.warning("clocks_agree_again")
        return not self.ahead

    async def _from_slack(self) -> timedelta:
        ask, now = self._ask_slack, self._clock.elapsed()
        asked_lately = self._asked is not None and now - self._asked < _ASK_EVERY_SECONDS
        if ask and _beyond(FROM_SLACK, self._slacks.ahead()) and not asked_lately:
            self._asked = now
            with suppress(SlackFailure):
                await ask()
        return _beyond(FROM_SLACK, self._slacks.ahead())

    async def _from_database(self) -> timedelta:
        if self._database_now is None:
            return timedelta(0)
        return _beyond(FROM_DATABASE, self._clock.now() - await self._database_now())


def _beyond(tolerated: timedelta, apart: timedelta) -> timedelta:
    return apart if abs(apart) > tolerated else timedelta(0)
