"""One request from Slack, read once: who, where, what they pressed or typed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from uuid import UUID, uuid5

from bot.kernel.ids import ChannelId, MessageTs, TriggerId, ViewId
from bot.kernel.text import clean
from bot.slack.action_ids import base
from bot.slack.actor import Actor
from bot.slack.message import Json
from bot.slack.mrkdwn import typed

_ID = re.compile(r"[A-Za-z0-9]{1,64}")
_REQUESTS = UUID("5f2b7c1e-8f6a-4f7e-9a0e-2f9a6c1d7b30")


class Kind(StrEnum):
    """The kinds of request, each with a table of handlers of its own."""

    COMMAND = "command"
    ACTION = "action"
    SUBMISSION = "submission"
    SHORTCUT = "shortcut"


@dataclass(frozen=True)
class Request:
    """What a handler gets. ``payload`` is Slack's, for what the properties here don't cover."""

    kind: Kind
    name: str
    """The command, action id, callback id or event type that found the handler."""
    payload: Json
    actor: Actor

    @property
    def text(self) -> str:
        """Return what was typed after a command, as it was meant: Slack hands it over with escapes and tokens."""
        return typed(self.raw_text)

    @property
    def raw_text(self) -> str:
        """Return what was typed after a command with Slack's tokens, such as mentions."""
        return str(self.payload.get("text") or "")

    @property
    def rest(self) -> str:
        """Return what was typed after a command's first word, cleaned."""
        return "".join(clean(self.text).split(maxsplit=1)[1:])

    @property
    def trigger(self) -> TriggerId | None:
        """Return the permission to open a modal, where there is one."""
        found = self.payload.get("trigger_id")
        return TriggerId(found) if found else None

    @cached_property
    def action(self) -> Json:
        """Return the element that was pressed or changed."""
        actions = self.payload.get("actions")
        return actions[0] if isinstance(actions, list) and actions and isinstance(actions[0], dict) else {}

    @property
    def value(self) -> str:
        """Return the pressed button's value, or the value of the option chosen."""
        chosen = self.action.get("selected_option") or self.action
        return str(chosen.get("value") or "") if isinstance(chosen, dict) else ""

    @property
    def chosen(self) -> list[str]:
        """Return the values of all options chosen in a multi-select or checkboxes."""
        return [str(option["value"]) for option in self.action.get("selected_options") or []]

    @property
    def channel(self) -> ChannelId | None:
        """Return the conversation that the request came from, None in Home and in most modals."""
        found = self.payload.get("channel_id") or (self.payload.get("channel") or {}).get("id")
        return ChannelId(found) if found else None

    @property
    def channel_name(self) -> str:
        """Return what Slack calls that conversation; DMs and private channels all have the same name."""
        return str(self.payload.get("channel_name") or (self.payload.get("channel") or {}).get("name") or "")

    @property
    def message_ts(self) -> MessageTs | None:
        """Return the message that was pressed or that a shortcut was used on."""
        found = (self.payload.get("message") or {}).get("ts")
        return MessageTs(found) if found else None

    @property
    def thread(self) -> MessageTs | None:
        """Return the thread in which a message was pressed."""
        return pressed_in(self.payload)

    @property
    def message_text(self) -> str:
        """Return the text of the message that a shortcut was used on."""
        return str((self.payload.get("message") or {}).get("text") or "")

    @property
    def response_url(self) -> str | None:
        """Return where to answer this person, where Slack gave an address."""
        return self.payload.get("response_url")

    @property
    def view(self) -> Json:
        """Return the modal or Home that the request came from, empty where it came from a message."""
        return self.payload.get("view") or {}

    @property
    def view_id(self) -> ViewId | None:
        """Return the id of that modal or Home."""
        found = self.view.get("id")
        return ViewId(found) if found else None

    @property
    def view_below(self) -> ViewId | None:
        """Return the id of the modal that lies under that one."""
        found = self.view.get("previous_view_id")
        return ViewId(found) if found else None

    @property
    def metadata(self) -> str:
        """Return what the modal's private_metadata carries."""
        return str(self.view.get("private_metadata") or "")

    @property
    def values(self) -> Mapping[str, Mapping[str, Json]]:
        """Return a modal's inputs: block id -> action id -> what Slack reports of it."""
        return (self.view.get("state") or {}).get("values") or {}

    @property
    def request_id(self) -> UUID:
        """Return an id that stays the same when this modal is submitted again: a row made from it is made once."""
        return uuid5(_REQUESTS, f"{self.view_id}|{self.actor.person_id}|{base(self.name)}")


def slack_id(found: object) -> str:
    """Return the id of a person, a channel, a team, an event.

    Raises:
        LookupError: it is none of Slack's; nothing like it may reach a query, or be kept.
    """
    if isinstance(found, str) and _ID.fullmatch(found):
        return found
    raise LookupError("no id")


def pressed_in(payload: Json) -> MessageTs | None:
    """Return the thread of the message that was pressed; None where it stands in the channel, also over its replies."""
    container = payload.get("container") or {}
    found = container.get("thread_ts")
    return MessageTs(found) if found and found != container.get("message_ts") else None


def input_blocks(payload: Json) -> list[str]:
    """Return the block ids of the inputs in a submitted modal, under which errors can stand."""
    blocks = (payload.get("view") or {}).get("blocks") or []
    return [str(block["block_id"]) for block in blocks if block.get("type") == "input"]
