"""What a handler wants to happen. Handlers return these; the router says them to Slack in time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from slack_sdk.models.views import View

from bot.slack.message import Message


@dataclass(frozen=True)
class ShowModal:
    """Open a modal; over an open one it goes on top."""

    view: View


@dataclass(frozen=True)
class ChangeModal:
    """Show this in the modal that the request came from."""

    view: View


@dataclass(frozen=True)
class CloseModals:
    """Close the whole stack; without it a submission closes only the topmost."""


@dataclass(frozen=True)
class FieldErrors:
    """Keep the modal open with what was typed, and say under each field (block id) what to change."""

    errors: Mapping[str, str]


@dataclass(frozen=True)
class Whisper:
    """Tell only the person who acted."""

    message: Message


@dataclass(frozen=True)
class ChangeMessage:
    """Replace the message that was pressed."""

    message: Message


@dataclass(frozen=True)
class ShowHome:
    """Show the person's Home tab anew."""

    view: View


Answer = ShowModal | ChangeModal | CloseModals | FieldErrors | Whisper | ChangeMessage | ShowHome
Answers = Answer | Sequence[Answer] | None
