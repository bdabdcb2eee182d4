"""Slack's rate limits, counted by the clock that is handed in: a clock that stands still lets nobody recover."""

import math
from collections import defaultdict, deque

from bot.kernel.clock import Clock

POST_BURST = 3
"""Messages that one channel takes at the same moment; then it is one a second."""
POSTS_PER_MINUTE = 300
"""Messages that the workspace takes in a minute."""
TIER_2, TIER_3, TIER_4, SPECIAL = 20, 50, 100, 300
_MINUTE = 60.0

CALLS_PER_MINUTE = {
    "auth.test": SPECIAL,
    "apps.connections.open": SPECIAL,
    "chat.postMessage": POSTS_PER_MINUTE,
    "chat.postEphemeral": TIER_4,
    "chat.update": TIER_3,
    "chat.delete": TIER_3,
    "chat.getPermalink": SPECIAL,
    "conversations.open": TIER_3,
    "conversations.info": TIER_3,
    "conversations.invite": TIER_3,
    "conversations.join": TIER_3,
    "conversations.history": TIER_3,
    "conversations.replies": TIER_3,
    "conversations.members": TIER_4,
    "conversations.list": TIER_2,
    "conversations.create": TIER_2,
    "files.getUploadURLExternal": TIER_4,
    "files.completeUploadExternal": TIER_4,
    "conversations.setPurpose": TIER_2,
    "users.info": TIER_4,
    "users.list": TIER_2,
    "views.open": TIER_4,
    "views.push": TIER_4,
    "views.update": TIER_4,
    "views.publish": TIER_4,
}


class RateLimits:
    """Counts the calls of one app in one workspace."""

    def __init__(self, clock: Clock) -> None:
        """Count by ``clock``."""
        self._clock = clock
        self._calls: dict[str, deque[float]] = defaultdict(deque)
        self._levels: dict[str, tuple[float, float]] = {}
        """Channel -> how full its bucket was, and when; a message fills it by one, a second empties it by one."""

    def wait_for(self, method: str, channel: str | None = None) -> int | None:
        """Count a call and return None, or return after how many whole seconds it may be tried again."""
        now = self._clock.now().timestamp()
        lane = channel if method == "chat.postMessage" else None
        level = self._level(lane, now)
        wait = max(level + 1 - POST_BURST, _wait(self._calls[method], now, CALLS_PER_MINUTE[method]))
        if wait > 0:
            return max(1, math.ceil(wait))
        self._calls[method].append(now)
        if lane is not None:
            self._levels[lane] = (level + 1, now)
        return None

    def _level(self, lane: str | None, now: float) -> float:
        level, then = self._levels.get(lane, (0.0, now)) if lane else (0.0, now)
        return max(0.0, level - (now - then))


def _wait(calls: deque[float], now: float, limit: int) -> float:
    """Return how many seconds must pass until fewer than ``limit`` calls lie within the last minute."""
    while calls and calls[0] <= now - _MINUTE:
        calls.popleft()
    return 0.0 if len(calls) < limit else calls[0] + _MINUTE - now
