"""The tables that find a handler: one Bolt listener for each kind looks its handler up here."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from bot.kernel.text import clean
from bot.slack.action_ids import Action, ActionPayload, Nothing, base
from bot.slack.request import Kind, Request
from bot.slack.responses import Responses

Handler = Callable[..., Awaitable[Responses]]
"""Takes the request, a unit of work unless the route ``asks_slack``, and what the button or modal carries."""


@dataclass(frozen=True)
class Route:
    """How one kind of request is answered."""

    handler: Handler
    action: Action[Any] | None = None
    """The button, modal or shortcut; None for a command."""
    writes: bool = False
    """Whether the handler writes: else it gets a unit of work that can't, and that nobody waits for."""
    asks_slack: bool = False
    """Whether the handler asks Slack before it answers: then no transaction is open, and it opens its own."""

    old: bool = False

    def carried(self, call: Request) -> tuple[ActionPayload, ...]:
        """Return what the button or modal carries, nothing where that is nothing.

        Raises:
            Gone: it is something else.
        """
        if self.old or self.action is None or self.action.carries is Nothing:
            return ()
        return (self.action.unpack(call.metadata if call.kind is Kind.SUBMISSION else call.value),)


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

    routes: dict[tuple[Kind, str], Route] = field(default_factory=dict)
    verbs: dict[tuple[str, str], Route] = field(default_factory=dict)
    events: dict[str, list[EventHandler]] = field(default_factory=dict)
    homes: list[Handler] = field(default_factory=list)

    def find(self, kind: Kind, name: str, text: str = "") -> Route | None:
        """Return who answers a request: of a command the first word of its ``text`` may have a handler of its own."""
        if kind is Kind.COMMAND:
            word = clean(text).split(maxsplit=1)[:1]
            if found := self.verbs.get((name, "".join(word).casefold())):
                return found
        return self.routes.get((kind, base(name)))

    def command(
        self, name: str, handler: Handler, *, writes: bool = False, asks_slack: bool = False, old: bool = False
    ) -> None:
        """Answer the slash command ``name`` (as Zirkel calls it, with the slash)."""
        self._add(Kind.COMMAND, name, Route(handler, None, writes, asks_slack or old, old))

    def verb(
        self,
        command: str,
        names: Sequence[str],
        handler: Handler,
        *,
        writes: bool = False,
        asks_slack: bool = False,
        old: bool = False,
    ) -> None:
        """Answer ``command`` where one of ``names`` (lower case) is its first word; ``Call.rest`` is what follows."""
        for name in names:
            if (command, name) in self.verbs:
                raise ValueError(f"two handlers for {command} {name}")
            self.verbs[command, name] = Route(handler, None, writes, asks_slack or old, old)

    def action(
        self,
        action: Action[Any] | str,
        handler: Handler,
        *,
        writes: bool = False,
        asks_slack: bool = False,
        old: bool = False,
    ) -> None:
        """Answer a button or another element in a message, a modal or Home."""
        self._tie(Kind.ACTION, action, handler, writes, asks_slack, old)

    def submission(
        self,
        action: Action[Any] | str,
        handler: Handler,
        *,
        writes: bool = False,
        asks_slack: bool = False,
        old: bool = False,
    ) -> None:
        """Answer a modal that was submitted."""
        self._tie(Kind.SUBMISSION, action, handler, writes, asks_slack, old)

    def shortcut(
        self,
        action: Action[Any] | str,
        handler: Handler,
        *,
        writes: bool = False,
        asks_slack: bool = False,
        old: bool = False,
    ) -> None:
        """Answer a global shortcut or one on a message."""
        self._tie(Kind.SHORTCUT, action, handler, writes, asks_slack, old)

    def event(self, event_type: str, handler: EventHandler) -> None:
        """Hear of an event; several features may listen to the same one."""
        self.events.setdefault(event_type, []).append(handler)

    def home(self, handler: Handler) -> None:
        """Show Home anew with ``handler`` when something that was pressed in it is done."""
        self.homes.append(handler)

    def _tie(
        self, kind: Kind, action: Action[Any] | str, handler: Handler, writes: bool, asks_slack: bool, old: bool
    ) -> None:
        if isinstance(action, str):
            self._add(kind, action, Route(handler, None, False, True, True))
        else:
            self._add(kind, action.name, Route(handler, action, writes, asks_slack or old, old))

    def _add(self, kind: Kind, name: str, route: Route) -> None:
        if (kind, name) in self.routes:
            raise ValueError(f"two handlers for {kind} {name}")
        self.routes[kind, name] = route
