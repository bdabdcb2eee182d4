"""The process that is killed: the whole app; it turns the workspace's clock from one thing that is due to the next."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp

from bot.app import SlackRefuses, running
from bot.kernel.clock import SimulatedClock
from bot.logs import configure_logs
from bot.settings_keys import Settings
from bot.slack import gateway
from tests.fire.points import POINTS, Kill, arm

PATIENCE = 1
"""Seconds for which a call to Slack is waited for: an answer that comes later is late."""
NOT_STARTED = 3
"""Slack couldn't be asked who we are: whatever watches over the process starts it again."""
_A_BEAT, _LONGEST_STEP = timedelta(seconds=20), timedelta(hours=47)


@dataclass(frozen=True)
class Workspace:
    """The practice workspace as another process sees it: its clock."""

    session: aiohttp.ClientSession
    url: str

    async def now(self) -> datetime:
        async with self.session.get(f"{self.url}/control/clock") as answer:
            return datetime.fromisoformat((await answer.json())["now"]).astimezone(UTC)

    async def turn(self, moment: datetime) -> None:
        async with self.session.post(f"{self.url}/control/clock", json={"to": moment.isoformat()}) as answer:
            answer.raise_for_status()


def live(settings: Mapping[str, Any], url: str, end: datetime, kill: Kill | None) -> None:
    """Run until ``end``, or until killed."""
    configure_logs("critical", "json")
    gateway.TIMEOUT_SECONDS = PATIENCE
    if kill and kill.where in POINTS:
        arm(kill)
    try:
        asyncio.run(_live(Settings.model_validate(settings), url, end))
    except SlackRefuses:
        raise SystemExit(NOT_STARTED) from None


async def _live(settings: Settings, url: str, end: datetime) -> None:
    async with aiohttp.ClientSession() as session:
        slack = Workspace(session, url)
        clock = SimulatedClock(await slack.now())
        async with running(settings, clock) as app:
            step = clock.now() + _A_BEAT  # it has planned by then: nothing that is due is leapt over
            while clock.now() < end:
                await slack.turn(step)
                await clock.turn_to(step)
                coming = await app.scheduler.next_moment() or end
                soonest = coming if coming > step else step + _A_BEAT  # what is overdue was tried just now
                step = min(soonest, step + _LONGEST_STEP, end)
