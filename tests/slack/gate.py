"""A router with hand-made parts around it, and the payloads that Slack sends."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import structlog

from bot.kernel.enums import ClaimResult, Language
from bot.kernel.errors import Refusal, UnknownWorkspace
from bot.kernel.ids import TeamId, UserId
from bot.language.translator import Languages
from bot.slack.actor import Actor
from bot.slack.background import Background
from bot.slack.responder import Responder
from bot.slack.router import Entered, Router
from bot.slack.routes import Routes
from bot.slack.timeouts import Timeouts
from tests.fake_gateway import FakeGateway

LANGUAGES = Languages()
ENGLISH, GERMAN = LANGUAGES.words(Language.ENGLISH), LANGUAGES.words(Language.GERMAN)
WORKSPACE, PERSON = uuid4(), uuid4()


@dataclass
class FakeGate:
    """Keeps the inbox in a dictionary; ``away`` lets the database fail."""

    entries: dict[str, str] = field(default_factory=dict)
    away: set[str] = field(default_factory=set)
    language: Language = Language.ENGLISH
    team: str = "T1"
    guest: bool = False
    refused: Refusal | None = None

    def _reach(self, what: str) -> None:
        if what in self.away:
            raise ConnectionError("the database is away")

    def _known(self, key: str | None) -> ClaimResult | None:
        return {"taken": ClaimResult.BUSY, "done": ClaimResult.DONE}.get(self.entries.get(key or "", ""))

    def _actor(self, user: UserId) -> Actor:
        words = LANGUAGES.words(self.language)
        return Actor(PERSON, WORKSPACE, user, "Europe/Berlin", words, guest=self.guest, refused=self.refused)

    @asynccontextmanager
    async def enter(self, key: str | None, team: TeamId, user: UserId) -> AsyncIterator[Entered | ClaimResult]:
        """Take the request only if the block ends well."""
        self._reach("enter")
        await self.workspace(team)
        if known := self._known(key):
            yield known
            return
        yield Entered(self._actor(user), "work" if key else "reading")
        if key:
            self.entries[key] = "done"

    async def admit(self, key: str, team: TeamId, user: UserId) -> Actor | ClaimResult:  # noqa: ARG002
        taken = await self.take(key)
        return self._actor(user) if taken is ClaimResult.NEW else taken

    async def workspace(self, team: TeamId) -> tuple[UUID, str]:
        if team != self.team:
            raise UnknownWorkspace
        return WORKSPACE, "UBOT"

    async def take(self, key: str) -> ClaimResult:
        self._reach("take")
        if known := self._known(key):
            return known
        self.entries[key] = "taken"
        return ClaimResult.NEW

    async def settle(self, key: str, *, done: bool) -> None:
        self._reach("settle")
        self.entries[key] = "done" if done else "failed"


@dataclass
class Acks:
    """Remembers how a request was acknowledged."""

    given: list[dict[str, Any]] = field(default_factory=list)

    async def __call__(self, **answer: Any) -> None:
        self.given.append(answer)


class Bench:
    """A router, its routes, and everything that it talks to."""

    def __init__(self, seconds: float = 2.0) -> None:
        self.routes, self.gate, self.gateway, self.nudges = Routes(), FakeGate(), FakeGateway(), 0
        self.background = Background()
        responder = Responder(self.gateway, self.background)
        self.timeouts = Timeouts(answer=seconds)
        self.router = Router(
            self.routes, self.gate, responder, self.background, ENGLISH, self.timeouts, self._count_nudge
        )

    def _count_nudge(self) -> None:
        self.nudges += 1

    async def ask(self, kind: Any, name: str, payload: dict[str, Any]) -> dict[str, Any]:
        """Hand a request in; return the one acknowledgement, when all that follows is done, too."""
        acks = Acks()
        await self.router.handle(kind, name, payload, acks)
        await self.background.finish(1)
        assert len(acks.given) == 1
        return acks.given[0]


def who() -> dict[str, Any]:
    return {"team": {"id": "T1"}, "user": {"id": "U1"}}


def command(text: str = "", **more: Any) -> dict[str, Any]:
    return {
        "team_id": "T1", "user_id": "U1", "command": "/circle", "text": text, "channel_id": "C1",
        "trigger_id": "trigger-1", "response_url": "https://answer", **more,
    }  # fmt: skip


def action(action_id: str = "circles:join", *, ts: str = "1.1", **more: Any) -> dict[str, Any]:
    button = {"action_id": action_id, "action_ts": ts, "value": "{}"}
    return {**who(), "actions": [button], "trigger_id": "trigger-2", "response_url": "https://answer", **more}


def submission(text: str = "hello", **more: Any) -> dict[str, Any]:
    label, element = {"type": "plain_text", "text": "?"}, {"type": "plain_text_input", "action_id": "a"}
    inputs = [{"type": "input", "block_id": name, "label": label, "element": element} for name in ("name", "purpose")]
    blocks = [{"type": "divider", "block_id": "intro"}, *inputs]
    values = {"name": {"name": {"type": "plain_text_input", "value": text}}}
    view = {"id": "V1", "type": "modal", "callback_id": "circles:found", "private_metadata": "", "blocks": blocks,
            "state": {"values": values}}  # fmt: skip
    return {**who(), "view": view, "trigger_id": "trigger-3", **more}


def event(event_type: str = "user_change", event_id: str = "Ev1") -> dict[str, Any]:
    return {"team_id": "T1", "event_id": event_id, "event": {"type": event_type, "user": {"id": "U1"}}}


@contextmanager
def logged() -> Iterator[list[Any]]:
    """Collect what is logged, however the logs are configured."""
    with structlog.testing.capture_logs() as entries:
        yield entries
