"""What a given person sees: their channels, messages with only their own ephemerals, the open modal, Home."""

from collections import Counter
from collections.abc import Container
from dataclasses import dataclass

from bot.kernel.clock import Clock
from bot.practice.people.finding import Element, NotPossible, elements
from bot.practice.reading.rendering import Rendering
from bot.practice.validation.client_checks import value_of
from bot.practice.workspace.state import Channel, ChannelKind, Json, OpenView, PostedMessage, SlackUser, SlackWorkspace

WHOLE_VIEW = ""
"""The key in ``OpenView.errors`` for what concerns the whole modal."""


@dataclass(frozen=True)
class SeenElement:
    """A button, select or input; ``value`` is a button's value or what is filled in."""

    label: str
    action_id: str
    block_id: str
    kind: str
    value: object = None
    error: str | None = None


@dataclass(frozen=True)
class SeenFile:
    """A file under a message; everybody who sees the message may open it."""

    id: str
    name: str
    size: int


@dataclass(frozen=True)
class SeenMessage:
    """A message as one person sees it: ``lines`` for the eye, ``blocks`` and ``raw_text`` as the app sent them."""

    channel: str
    ts: str
    author: str
    author_name: str
    lines: tuple[str, ...]
    elements: tuple[SeenElement, ...]
    blocks: list[Json]
    raw_text: str
    only_you: bool
    edited: bool
    thread_ts: str | None
    replies: int = 0
    files: tuple[SeenFile, ...] = ()

    @property
    def text(self) -> str:
        """Return all lines as one text."""
        return "\n".join(self.lines)


@dataclass(frozen=True)
class SeenView:
    """A modal or Home as its person sees it; ``trouble`` is what the client says about the whole of it."""

    id: str
    title: str
    callback_id: str
    lines: tuple[str, ...]
    elements: tuple[SeenElement, ...]
    blocks: list[Json]
    submit: str | None
    close: str | None
    errors: dict[str, str]
    trouble: str | None
    depth: int

    @property
    def text(self) -> str:
        """Return all lines as one text."""
        return "\n".join(self.lines)


@dataclass(frozen=True)
class VisibleChannel:
    """A conversation in somebody's sidebar; a direct one is called after the people in it."""

    id: str
    name: str
    kind: str
    archived: bool
    members: int


class WorkspaceReader:
    """Looks at the workspace through people's eyes."""

    def __init__(self, workspace: SlackWorkspace, clock: Clock) -> None:
        """Read ``workspace``; ``clock`` decides what "today" is."""
        self._workspace = workspace
        self._clock = clock

    def channels(self, person: SlackUser) -> list[VisibleChannel]:
        """Return the conversations that ``person`` is in, named ones first."""
        mine = [each for each in self._workspace.channels.values() if person.id in each.members]
        direct = (ChannelKind.IM, ChannelKind.MPIM)
        return [
            VisibleChannel(each.id, self.channel_name(each, person), each.kind.value, each.archived, len(each.members))
            for each in sorted(mine, key=lambda channel: (channel.kind in direct, channel.name))
        ]

    def channel_name(self, channel: Channel, reader: SlackUser) -> str:
        """Return what ``reader``'s sidebar calls a conversation."""
        if channel.kind not in (ChannelKind.IM, ChannelKind.MPIM):
            return f"#{channel.name}"
        others = sorted(channel.members - {reader.id}) or [reader.id]
        return ", ".join(self._workspace.people[each].real_name for each in others)

    def messages(self, person: SlackUser, channel: Channel) -> list[SeenMessage]:
        """Return what stands in ``channel`` for ``person``, oldest first, without replies in threads.

        Raises:
            NotPossible: it is a conversation of others.
        """
        shown = [m for m in self._visible(person, channel) if m.thread_ts in (None, m.ts) or m.broadcast]
        return self._messages(person, channel, shown)

    def thread(self, person: SlackUser, channel: Channel, ts: str) -> list[SeenMessage]:
        """Return the message ``ts`` and the replies to it.

        Raises:
            NotPossible: it is a conversation of others.
        """
        shown = [each for each in self._visible(person, channel) if ts in (each.ts, each.thread_ts)]
        return self._messages(person, channel, shown)

    def everything(self, person: SlackUser, channel: Channel) -> list[SeenMessage]:
        """Return messages and replies together in the order in which they came."""
        return self._messages(person, channel, self._visible(person, channel))

    def news(self, person: SlackUser, channel: Channel, known: Container[str]) -> list[SeenMessage]:
        """Return the messages and replies whose ``ts`` isn't among the ``known`` ones."""
        return self._messages(person, channel, [m for m in self._visible(person, channel) if m.ts not in known])

    def message(self, person: SlackUser, channel: Channel, ts: str) -> SeenMessage | None:
        """Return one message or reply, None if ``person`` sees none with that ``ts``."""
        found = [each for each in self._visible(person, channel) if each.ts == ts]
        return next(iter(self._messages(person, channel, found)), None)

    def clickable(self, person: SlackUser, channel: Channel) -> list[tuple[str, SeenElement]]:
        """Return every element of the messages in ``channel`` with its message's ``ts``."""
        shown = ((m.ts, each) for m in self._visible(person, channel) for each in elements(m.blocks))
        return [(ts, _seen(each, each.json.get("value"), None)) for ts, each in shown]

    def modal(self, person: SlackUser) -> SeenView | None:
        """Return the modal that ``person`` has in front of them."""
        stack = self._workspace.modals.get(person.id)
        return self._view(person, stack[-1], len(stack)) if stack else None

    def home(self, person: SlackUser) -> SeenView | None:
        """Return the app's Home as last published for ``person``."""
        home = self._workspace.homes.get(person.id)
        return self._view(person, home, 0) if home else None

    def _visible(self, person: SlackUser, channel: Channel) -> list[PostedMessage]:
        if channel.kind is not ChannelKind.PUBLIC and person.id not in channel.members:
            raise NotPossible(f"{person.name} isn't in this conversation and can't read it.")
        inside = person.id in channel.members
        return [each for each in channel.messages if each.only_for is None or (inside and each.only_for == person.id)]

    def _messages(self, person: SlackUser, channel: Channel, messages: list[PostedMessage]) -> list[SeenMessage]:
        replies = Counter(each.thread_ts for each in channel.messages if each.thread_ts != each.ts)
        return [self._message(person, channel, each, replies[each.ts]) for each in messages]

    def _message(self, person: SlackUser, channel: Channel, message: PostedMessage, replies: int) -> SeenMessage:
        author = self._workspace.people.get(message.user)
        return SeenMessage(
            channel=channel.id,
            ts=message.ts,
            author=message.user,
            author_name=author.real_name if author else message.user,
            lines=tuple(self._rendering(person).lines(message.blocks, message.text)),
            elements=tuple(_seen(each, each.json.get("value"), None) for each in elements(message.blocks)),
            blocks=message.blocks,
            raw_text=message.text,
            only_you=message.only_for is not None,
            edited=message.edited,
            thread_ts=message.thread_ts,
            replies=replies,
            files=tuple(SeenFile(each.id, each.name, each.length) for each in message.files),
        )

    def _view(self, person: SlackUser, view: OpenView, depth: int) -> SeenView:
        payload, blocks = view.payload, view.payload.get("blocks", [])
        return SeenView(
            id=view.id,
            title=_words(payload.get("title")) or "",
            callback_id=payload.get("callback_id", ""),
            lines=tuple(self._rendering(person, view).lines(blocks)),
            elements=tuple(_in_view(each, view) for each in elements(blocks)),
            blocks=blocks,
            submit=_words(payload.get("submit")),
            close=_words(payload.get("close")),
            errors={key: words for key, words in view.errors.items() if key != WHOLE_VIEW},
            trouble=view.errors.get(WHOLE_VIEW),
            depth=depth,
        )

    def _rendering(self, person: SlackUser, view: OpenView | None = None) -> Rendering:
        return Rendering(self._workspace, person, self._clock.now(), view.state if view else None)


def _seen(element: Element, value: object, error: str | None) -> SeenElement:
    kind = str(element.json["type"])
    return SeenElement(element.label, element.action_id, element.block_id, kind, value, error)


def _in_view(element: Element, view: OpenView) -> SeenElement:
    filled = value_of(view.state.get(element.block_id, {}).get(element.action_id, {}))
    value = element.json.get("value") if element.json["type"] == "button" else filled
    return _seen(element, value, view.errors.get(element.block_id))


def _words(text: Json | None) -> str | None:
    return str(text["text"]) if text else None
