"""The points at which a process may be killed: functions of the app, wrapped in a process of the test alone."""

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from bot.delivery import claims, outbox, scheduled_events
from bot.delivery.planner import Planner
from bot.delivery.sender import Sender
from bot.slack.gateway import WebGateway


@dataclass(frozen=True)
class Point:
    """A place in the code: before or after an awaited function of ``owner``."""

    owner: Any
    name: str
    after: bool


POINTS = {
    "before the claim": Point(claims, "claim", after=False),
    "after the claim": Point(claims, "claim", after=True),
    "before the call": Point(WebGateway, "post", after=False),
    "after the answer": Point(WebGateway, "post", after=True),
    "before marking": Point(claims, "settle", after=False),
    "marked, not committed": Point(claims, "settle", after=True),
    "after marking": Point(Sender, "_settle", after=True),
    "before planning is written": Point(scheduled_events, "note", after=False),
    "planned, not committed": Point(scheduled_events, "note", after=True),
    "in the outbox, not committed": Point(outbox, "put", after=True),
    "after an event has happened": Point(Planner, "_open", after=True),
}
ACCEPTED = "accepted, not answered"
"""The one point on Slack's side: the message stands there, and nobody has heard of it."""
AT_RANDOM = "at a random time"
EVERYWHERE = (*POINTS, ACCEPTED, AT_RANDOM)


@dataclass(frozen=True)
class Kill:
    """Where a process dies, and at which passing of that place (its milliseconds, for a random time)."""

    where: str
    passing: int


def arm(kill: Kill) -> None:
    """Kill this process at a point of ``POINTS``; a claim that takes nothing is no passing."""
    point, passed = POINTS[kill.where], 0
    original: Callable[..., Any] = getattr(point.owner, point.name)

    @wraps(original)
    async def wrapped(*args: Any, **named: Any) -> Any:
        nonlocal passed
        result = await original(*args, **named) if point.after else None
        passed += not point.after or result is None or bool(result)
        if passed >= kill.passing:
            os.kill(os.getpid(), signal.SIGKILL)
        return result if point.after else await original(*args, **named)

    setattr(point.owner, point.name, wrapped)
