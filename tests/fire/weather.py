"""What goes wrong with calls by chance: seeded, so that one seed always has the same troubles."""

import random
from dataclasses import dataclass

from bot.practice.api.faults import Effect, Fault, FaultPlan

_LATE = 1.5
"""Seconds: longer than anybody waits in a process that is under fire."""
_TROUBLES = (
    Fault(Effect.DROP_BEFORE),
    Fault(Effect.DROP_AFTER_ACCEPT),
    Fault(Effect.ANSWER_LATE, seconds=_LATE),
    Fault(Effect.STATUS, status=429, retry_after=7),
    Fault(Effect.STATUS, status=500),
    Fault(Effect.STATUS, status=503, done=True),
    Fault(Effect.HTML),
    Fault(Effect.HTML, done=True),
    Fault(Effect.ERROR, code="internal_error"),
    Fault(Effect.ERROR, code="fatal_error", done=True),
)


@dataclass(frozen=True)
class Weather:
    """How often a call goes wrong, and by which dice."""

    share: float
    seed: int


class RoughFaults(FaultPlan):
    """Some calls go wrong, besides those that are planned."""

    def __init__(self, weather: Weather) -> None:
        super().__init__()
        self._weather, self._chance = weather, random.Random(weather.seed)
        self.counts: dict[str, int] = {}
        self.restricted: set[str] = set()
        """Channels in which nobody but some may post."""

    def take(self, method: str, channel: str | None) -> Fault | None:
        """Return what is planned, else by chance something, mostly nothing."""
        if method == "chat.postMessage" and channel in self.restricted:
            return Fault(Effect.ERROR, code="restricted_action")
        fault = super().take(method, channel)
        if fault is None and self._chance.random() < self._weather.share:
            fault = self._chance.choice(_TROUBLES)
            name = f"{fault.effect}{f' {fault.status}' if fault.effect is Effect.STATUS else ''}"
            name += ", done all the same" if fault.done else ""
            self.counts[name] = self.counts.get(name, 0) + 1
        return fault
