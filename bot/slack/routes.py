"""The tables that find a handler: one Bolt listener for each kind looks its handler up here."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import partial
from typing import Any, TypedDict, Unpack
from uuid import UUID

from bot.kernel.errors import NotForGuests
from bot.kernel.ids import ChannelId, UserId
from bot.kernel.text import clean, shorten
from bot.slack.action_ids import Action, ActionPayload, Nothing, base
from bot.slack.blocks import text_message
from bot.slack.mrkdwn import escape, typed
from bot.slack.request import Kind, Request, slack_id
from bot.slack.responses import Responses, Whisper

HELP = ("help", "hilfe", "?")
"""What somebody types after any command to be told what else they can type."""

_ALIKE, _VERY_ALIKE, _REST = 0.65, 0.7, 60
"""How alike a mistyped word is to the one that was meant, also where a text may stand; so much of the rest is shown."""

Handler = Callable[..., Awaitable[Responses]]
"""Takes the request, a unit of work unless the route ``asks_slack``, and what the button or modal carries."""


class _How(TypedDict, total=False):
    """What a feature says of a handler when it registers it; see ``Route``."""

    writes: bool
    asks_slack: bool
    guests: bool
    opens: bool
    takes_text: bool


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
    guests: bool = True
    """Whether somebody with a guest account may do it, too."""
    opens: bool = True
    """Whether it may show what is in a circle, as all do but a few: what that depends on is looked at first."""
    takes_text: bool = False
    """Whether what is typed after the command may be a text of people's own."""

    async def answer(self, request: Request, work: Any = None) -> Responses:
        """Ask the handler; ``work`` is its unit of work, which a handler that asks Slack does without.

        Raises:
            Gone: the button or modal carries something else than it should.
            Refusal: it isn't for this person.
        """
        if request.actor.refused:
            raise request.actor.refused
        if request.actor.guest and not self.guests:
            raise NotForGuests
        given = () if self.asks_slack else (work,)
        return await self.handler(request, *given, *self._payload(request))

    def _payload(self, request: Request) -> tuple[ActionPayload, ...]:
        if self.action is None or self.action.carries is Nothing:
            return ()
        return (self.action.unpack(request.metadata if request.kind is Kind.SUBMISSION else request.value),)


@dataclass(frozen=True)
class Event:
    """Something that happened in a workspace; ``payload`` is the inner event."""

    type: str
    workspace_id: UUID
    bot_user: str
    payload: dict[str, Any]

    @property
    def user(self) -> UserId:
        """Return whom it is about.

        Raises:
            LookupError, TypeError: it says that in no way of Slack's.
        """
        found = self.payload["user"]
        return UserId(slack_id(found["id"] if isinstance(found, dict) else found))

    @property
    def channel(self) -> ChannelId:
        """Return where it happened.

        Raises:
            LookupError: it says that in no way of Slack's.
        """
        return ChannelId(slack_id(self.payload["channel"]))


Look = Callable[[UUID, UserId], Awaitable[None]]
"""Asks Slack what somebody of a workspace may see by now; where it doesn't say, what was known before holds."""
EventHandler = Callable[[Event], Awaitable[None]]
EventCheck = Callable[[Event], Awaitable[bool]]


async def _always(_event: Event) -> bool:
    return True


@dataclass(frozen=True)
class Routes:
    """Which handler answers what; a feature adds its own in ``register``."""

    routes: dict[tuple[Kind, str], Route] = field(default_factory=dict)
    verbs: dict[tuple[str, str], Route] = field(default_factory=dict)
    events: dict[str, dict[EventHandler, EventCheck]] = field(default_factory=dict)
    homes: list[Handler] = field(default_factory=list)
    looks: list[Look] = field(default_factory=list)

    def find(self, kind: Kind, name: str, text: str = "") -> Route | None:
        """Return who answers a request: of a command the first word of its ``text`` may have a handler of its own."""
        route = self.routes.get((kind, base(name)))
        if kind is not Kind.COMMAND or not (words := clean(typed(text)).casefold().split()):
            return route
        if found := self.verbs.get((name, words[0])):
            return found
        meant = self._meant(name, words, takes_text=bool(route and route.takes_text))
        return Route(partial(_did_you_mean, meant), opens=False) if meant else route

    def _meant(self, command: str, words: Sequence[str], *, takes_text: bool) -> str:
        """Return the word that was probably meant; where a text may stand, only for a word that stands alone."""
        known = [verb for of, verb in self.verbs if of == command and not (takes_text and words[1:])]
        return "".join(get_close_matches(words[0], known, n=1, cutoff=_VERY_ALIKE if takes_text else _ALIKE))

    def command(self, name: str, handler: Handler, **how: Unpack[_How]) -> None:
        """Answer the slash command ``name`` (as Zirkel calls it, with the slash)."""
        self._add(Kind.COMMAND, name, Route(handler, **how))

    def verb(self, command: str, names: Sequence[str], handler: Handler, **how: Unpack[_How]) -> None:
        """Answer ``command`` where one of ``names`` (lower case) is its first word; ``request.rest`` is the rest."""
        for name in names:
            if (command, name) in self.verbs:
                raise ValueError(f"two handlers for {command} {name}")
            self.verbs[command, name] = Route(handler, **how)

    def action(self, action: Action[Any], handler: Handler, **how: Unpack[_How]) -> None:
        """Answer a button or another element in a message, a modal or Home."""
        self._add(Kind.ACTION, action.name, Route(handler, action, **how))

    def submission(self, action: Action[Any], handler: Handler, **how: Unpack[_How]) -> None:
        """Answer a modal that was submitted."""
        self._add(Kind.SUBMISSION, action.name, Route(handler, action, **how))

    def shortcut(self, action: Action[Any], handler: Handler, **how: Unpack[_How]) -> None:
        """Answer a global shortcut or one on a message."""
        self._add(Kind.SHORTCUT, action.name, Route(handler, action, **how))

    def event(self, event_type: str, handler: EventHandler, *, concerns: EventCheck = _always) -> None:
        """Hear of an event; several features may listen to the same one.

        ``concerns`` only reads: an event that concerns nobody leaves no trace, so that it costs no write.
        """
        self.events.setdefault(event_type, {})[handler] = concerns

    async def listeners(self, event: Event) -> list[EventHandler]:
        """Return who is to hear of an event."""
        return [handler for handler, concerns in self.events[event.type].items() if await concerns(event)]

    def before_opening(self, look: Look) -> None:
        """Have ``look`` look at something before what ``opens`` is answered."""
        self.looks.append(look)

    async def look_first(self, workspace_id: UUID, user: UserId) -> None:
        """Have asked what somebody may see by now; call it while no transaction is open."""
        for look in self.looks:
            await look(workspace_id, user)

    def home(self, handler: Handler) -> None:
        """Show Home anew with ``handler`` when something that was pressed in it is done."""
        self.homes.append(handler)

    def _add(self, kind: Kind, name: str, route: Route) -> None:
        if (kind, name) in self.routes:
            raise ValueError(f"two handlers for {kind} {name}")
        self.routes[kind, name] = route


async def _did_you_mean(meant: str, request: Request, _work: Any) -> Responses:
    """Say the command that was probably meant, as the company calls it, with what was typed after it."""
    command = request.payload.get("command") or request.name
    whole = f"{command} {meant} {shorten(request.rest, _REST)}".strip()
    return Whisper(text_message(request.actor.words("slack-did-you-mean", command=escape(whole))))
