"""Scripted faults: what shall go wrong with the next calls of a method."""

import asyncio
import dataclasses
from dataclasses import dataclass
from enum import StrEnum


class Effect(StrEnum):
    """The ways in which a call can go wrong."""

    DROP_BEFORE = "drop_before"
    """The connection closes before anything is done."""
    DROP_AFTER_ACCEPT = "drop_after_accept"
    """The work is done, then the connection closes without an answer."""
    ANSWER_LATE = "answer_late"
    """The work is done; the answer comes after ``release``, or after ``seconds`` of real time."""
    STATUS = "status"
    """The HTTP status is ``status``, with Retry-After for 429; nothing is done, unless ``done``."""
    HTML = "html"
    """A page of HTML with status 200 comes back, as from a proxy; nothing is done, unless ``done``."""
    ERROR = "error"
    """The error is ``code``; nothing is done, unless ``done``."""


@dataclass
class Fault:
    """One effect on the next ``times`` calls of a method, perhaps only those for one channel.

    ``method`` and ``channel`` None mean any; the method of a response URL is ``response_url``.
    """

    effect: Effect
    method: str | None = None
    channel: str | None = None
    times: int = 1
    seconds: float = 0.0
    release: asyncio.Event | None = None
    status: int = 503
    retry_after: int = 1
    code: str = "internal_error"
    done: bool = False
    """Whether the work is done although the answer says that something went wrong."""

    @property
    def does_the_work(self) -> bool:
        """Return whether Slack does what it was asked for, whatever it says then."""
        return self.done or self.effect in {Effect.DROP_AFTER_ACCEPT, Effect.ANSWER_LATE}

    def hits(self, method: str, channel: str | None) -> bool:
        """Tell whether this call is meant."""
        return self.method in {None, method} and self.channel in {None, channel}

    async def delay(self) -> None:
        """Wait as long as a late answer takes."""
        if self.release is not None:
            await self.release.wait()
        else:
            await asyncio.sleep(self.seconds)


class FaultPlan:
    """The faults that are still to come, in the order in which they were added."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Plan a fault; the plan counts its own copy down, so that one fault can be planned many times.

        Raises:
            ValueError: it would never happen.
        """
        if fault.times < 1:
            raise ValueError(f"a fault happens at least once, not {fault.times} times")
        self._faults.append(dataclasses.replace(fault))

    def take(self, method: str, channel: str | None) -> Fault | None:
        """Return the first fault that is meant for this call and count it down; None: all goes well."""
        for fault in self._faults:
            if fault.hits(method, channel):
                fault.times -= 1
                if not fault.times:
                    self._faults.remove(fault)
                return fault
        return None

    def clear(self) -> None:
        """Forget all faults."""
        self._faults.clear()

    @property
    def pending(self) -> list[Fault]:
        """The faults that are still to come."""
        return list(self._faults)
