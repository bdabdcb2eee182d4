"""Hands commands, interactions and events to the app over whichever transport it uses, and notes them as traffic."""

import copy
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.kernel.clock import Clock
from bot.practice.workspace.state import Json, SlackWorkspace, Traffic

ACK_SECONDS = 3.0


class EnvelopeKind(StrEnum):
    """What is handed over, in the words of a Socket Mode envelope."""

    COMMAND = "slash_commands"
    INTERACTION = "interactive"
    EVENT = "events_api"


class Failure(StrEnum):
    """Why an app didn't acknowledge, in the words of ``x-slack-retry-reason``."""

    TIMEOUT = "http_timeout"
    ERROR = "http_error"
    UNREACHABLE = "connection_failed"


@dataclass(frozen=True)
class Retry:
    """The how manieth repetition of an event this is, and what went wrong before."""

    number: int
    reason: Failure


@dataclass(frozen=True)
class Acknowledgement:
    """What came back from the app: ``body`` with its acknowledgement, or a ``failure``."""

    body: Json | None = None
    failure: Failure | None = None
    retry_unwanted: bool = False

    @property
    def acked(self) -> bool:
        """Tell whether the app took it within Slack's three seconds."""
        return self.failure is None


class Transport(Protocol):
    """One of Slack's two ways to an app."""

    async def send(self, kind: EnvelopeKind, payload: Json, retry: Retry | None = None) -> Acknowledgement:
        """Hand over ``payload`` and wait up to three seconds for the acknowledgement."""
        ...


class Dispatcher:
    """Delivers to the one app that is installed here, as long as it is."""

    def __init__(
        self, workspace: SlackWorkspace, clock: Clock, transport: Transport, notify: Callable[[Traffic], None]
    ) -> None:
        """Use ``transport``; call ``notify`` when something is sent to the app and when it has been answered."""
        self._workspace = workspace
        self._clock = clock
        self._transport = transport
        self._notify = notify

    async def deliver(self, kind: EnvelopeKind, payload: Json, retry: Retry | None = None) -> Acknowledgement:
        """Hand ``payload`` to the app; its answer and how many seconds that took stand in the traffic."""
        if self._workspace.uninstalled and kind is not EnvelopeKind.EVENT:
            return Acknowledgement(failure=Failure.ERROR)
        entry = Traffic(self._clock.now(), "to_app", _name(kind, payload), copy.deepcopy(payload))
        self._workspace.traffic.append(entry)
        self._notify(entry)
        begun = time.monotonic()
        answer = await self._transport.send(kind, payload, retry)
        entry.seconds = time.monotonic() - begun
        entry.answer = {"failure": answer.failure.value} if answer.failure else {"ack": answer.body}
        self._notify(entry)
        return answer

    async def repeat(self, entry: Traffic) -> Acknowledgement:
        """Hand over once more what ``entry`` was about, with the same ids."""
        return await self.deliver(_kind(entry.payload), entry.payload)


def _kind(payload: Json) -> EnvelopeKind:
    if "command" in payload:
        return EnvelopeKind.COMMAND
    return EnvelopeKind.EVENT if payload["type"] == "event_callback" else EnvelopeKind.INTERACTION


def _name(kind: EnvelopeKind, payload: Json) -> str:
    if kind is EnvelopeKind.COMMAND:
        return str(payload["command"])
    if kind is EnvelopeKind.EVENT:
        return str(payload["event"]["type"])
    return str(payload["type"])
