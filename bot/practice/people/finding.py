"""Finds people, channels, buttons and inputs by what a person calls them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.practice.workspace.state import Channel, Json, PostedMessage, SlackUser, SlackWorkspace


class Unknown(LookupError):
    """There is nobody or nothing of that name here."""


class NotPossible(ValueError):
    """Slack's own client wouldn't let this person do that."""


@dataclass(frozen=True)
class Element:
    """A button, select or input and the block that it stands in."""

    block: Json
    json: Json

    @property
    def action_id(self) -> str:
        """Return the element's ``action_id``."""
        return str(self.json.get("action_id", ""))

    @property
    def block_id(self) -> str:
        """Return the block's ``block_id``."""
        return str(self.block.get("block_id", ""))

    @property
    def label(self) -> str:
        """Return the words that a person sees on or above it."""
        text = self.json.get("text") or self.block.get("label") or self.json.get("placeholder") or {}
        return str(text.get("text", ""))

    @property
    def is_input(self) -> bool:
        """Tell whether it only counts once the view is submitted."""
        return self.block.get("type") == "input"

    def answers_to(self, name: str) -> bool:
        """Tell whether a person or a test may call it ``name``."""
        return name in (self.action_id, self.label) or (self.is_input and name == self.block_id)


def elements(blocks: Iterable[Json]) -> Iterator[Element]:
    """Yield everything in ``blocks`` that can be clicked or filled in, from top to bottom."""
    for block in blocks:
        inside = [block.get("accessory"), block.get("element"), *_several(block)]
        yield from (Element(block, each) for each in inside if isinstance(each, dict) and "action_id" in each)


def _several(block: Json) -> list[Json]:
    return list(block["elements"]) if block.get("type") in ("actions", "context_actions") else []


def find_element(blocks: Iterable[Json], name: str, value: str | None = None) -> Element:
    """Return the one element called ``name``; ``value`` tells buttons of the same name apart.

    Raises:
        NotPossible: there is none, or there are several.
    """
    there = list(elements(blocks))
    found = [each for each in there if each.answers_to(name)]
    if value is not None and len(found) > 1:
        found = [each for each in found if each.json.get("value") == value]
    if not found:
        names = ", ".join(f"{each.label!r} ({each.action_id})" for each in there)
        raise NotPossible(f"There is no {name!r} here, only: {names or 'nothing to click'}.")
    if len(found) > 1:
        values = ", ".join(repr(each.json.get("value", each.block_id)) for each in found)
        raise NotPossible(f"There are {len(found)} elements called {name!r} here; say which by its value: {values}.")
    return found[0]


def find_person(workspace: SlackWorkspace, name: str) -> SlackUser:
    """Return the person with this id, user name or full name.

    Raises:
        Unknown: there is nobody of that name.
    """
    wanted = name.removeprefix("@")
    for person in workspace.people.values():
        if wanted in (person.id, person.name, person.real_name):
            return person
    raise Unknown(f"There is nobody called {name!r} in this workspace.")


def find_channel(workspace: SlackWorkspace, name: str) -> Channel:
    """Return the channel with this id or name, with or without ``#``.

    Raises:
        Unknown: there is no such channel.
    """
    wanted = name.removeprefix("#")
    for channel in workspace.channels.values():
        if wanted in (channel.id, channel.name):
            return channel
    raise Unknown(f"There is no channel called {name!r} in this workspace.")


def visible_message(channel: Channel, ts: str, reader: SlackUser) -> PostedMessage:
    """Return the message with this ``ts`` if ``reader`` can see it.

    Raises:
        Unknown: there is no such message, or it is somebody else's ephemeral one.
    """
    for message in channel.messages:
        if message.ts == ts and message.only_for in (None, reader.id):
            return message
    raise Unknown(f"{reader.name} sees no message {ts} in #{channel.name}.")
