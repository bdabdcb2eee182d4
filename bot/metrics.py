"""What is counted while Zirkel runs, for Prometheus: kinds and figures, never people, channels or texts."""

import time
from collections.abc import Awaitable, Callable
from typing import Any

from prometheus_client import Counter, Gauge, Histogram

outcomes = Counter("zirkel_messages", "What became of attempts to send a message", ["kind", "outcome"])
deleted = Counter("zirkel_deleted_rows", "Rows that were deleted because their time was over", ["table"])
lateness = Histogram(
    "zirkel_lateness_seconds", "From when a message was due to its being posted", ["kind"],
    buckets=(1, 3, 10, 30, 60, 300, 900, 3600, 4 * 3600, 24 * 3600),
)  # fmt: skip
acknowledged = Histogram(
    "zirkel_ack_seconds", "From a request of Slack's to its acknowledgement", ["request"],
    buckets=(0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 2.5, 3),
)  # fmt: skip
due = Gauge("zirkel_due_messages", "Messages that may go now")
oldest_due = Gauge("zirkel_oldest_due_seconds", "How long the message waits that has been due the longest")
stuck = Gauge("zirkel_stuck_messages", "Messages that nobody sends any more by themselves", ["state"])
paused = Gauge("zirkel_paused_workspaces", "Workspaces in which Slack refuses our token")

_beats: dict[str, float] = {}


def sent(kind: str, seconds_late: float) -> None:
    """Count a message that was posted so long after it was due."""
    outcomes.labels(kind, "sent").inc()
    lateness.labels(kind).observe(seconds_late)


def beat(name: str) -> None:
    """Note that this beat goes on."""
    _beats[name] = time.monotonic()


def since_beats() -> dict[str, float]:
    """Return how many seconds ago each beat was noted."""
    return {name: time.monotonic() - at for name, at in _beats.items()}


def timed(request: str, ack: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
    """Return ``ack`` as it notes how long it took until it was called."""
    begun = time.perf_counter()

    async def acknowledge(*args: Any, **kwargs: Any) -> Any:
        acknowledged.labels(request).observe(time.perf_counter() - begun)
        return await ack(*args, **kwargs)

    return acknowledge
