"""The tables that find a handler: one Bolt listener for each kind looks its handler up here."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from bot.slack.action_ids import base
from bot.slack.answers import Answers
from bot.slack.call import Call, Kind

Handler = Callable[[Call], Awaitable[Answers]]


@dataclass(frozen=True)
class Event:
    """Something that happened in a workspace; ``payload`` is the inner event."""

    type: str
    workspace_id: UUID
    bot_user: str
    payload: dict[str, Any]


EventHandler = Callable[[Event], Awaitable[None]]


@dataclass(frozen=True)
class Routes:
    """Which handler answers what; a feature adds its own in ``register``."""

    handlers: dict[tuple[Kind, str], Handler] = field(default_factory=dict)
    verbs: dict[tuple[str, str], Handler] = field(default_factory=dict)
    events: dict[str, list[EventHandler]] = field(default_factory=dict)
    homes: list[Handler] = field(default_factory=list)

    def find(self, call: Call) -> Handler | None:
        """Return who answers a request: of a command the first word may have a handler of its own."""
        if call.kind is Kind.COMMAND:
            word = call.text.split(maxsplit=1)[:1]
            if found := self.verbs.get((call.name, "".join(word).casefold())):
                return found
        return self.handlers.get((call.kind, base(call.name)))

    def knows(self, action_id: str) -> bool:
        """Return whether anybody answers this button, so that nothing dead is shown."""
        return (Kind.ACTION, action_id) in self.handlers

    def command(self, name: str, handler: Handler) -> None:
        """Answer the slash command ``name`` (as Zirkel calls it, with the slash)."""
        self._add(Kind.COMMAND, name, handler)

    def verb(self, command: str, names: Sequence[str], handler: Handler) -> None:
        """Answer ``command`` where one of ``names`` (lower case) is its first word; ``Call.rest`` is what follows."""
        for name in names:
            if (command, name) in self.verbs:
                raise ValueError(f"two handlers for {command} {name}")
            self.verbs[command, name] = handler

    def action(self, action_id: str, handler: Handler) -> None:
        """Answer a button or another element in a message, a modal or Home."""
        self._add(Kind.ACTION, action_id, handler)

    def submission(self, callback_id: str, handler: Handler) -> None:
        """Answer a modal that was submitted."""
        self._add(Kind.SUBMISSION, callback_id, handler)

    def shortcut(self, callback_id: str, handler: Handler) -> None:
        """Answer a global shortcut or one on a message."""
        self._add(Kind.SHORTCUT, callback_id, handler)

    def event(self, event_type: str, handler: EventHandler) -> None:
        """Hear of an event; several features may listen to the same one."""
        self.events.setdefault(event_type, []).append(handler)

    def home(self, handler: Handler) -> None:
        """Show Home anew with ``handler`` when something that was pressed in it is done."""
        self.homes.append(handler)

    def _add(self, kind: Kind, name: str, handler: Handler) -> None:
        if (kind, name) in self.handlers:
            raise ValueError(f"two handlers for {kind} {name}")
        self.handlers[kind, name] = handler
