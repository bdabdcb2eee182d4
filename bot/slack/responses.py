"""What a handler wants to happen. Handlers return these; the router says them to Slack in time."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from slack_sdk.models.views import View

from bot.kernel.ids import UserId
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
class ShowWhenDone:
    """Show ``meanwhile`` in the modal that the request came from, then in its place what comes of ``work``.

    For what takes longer than an answer may. Where it is refused or fails, that stands there.
    """

    meanwhile: View
    work: Callable[[], Awaitable[View]]


@dataclass(frozen=True)
class ChangeBelow:
    """Show this in the modal under the one that the request came from; where there is none, nowhere."""

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


Names = Mapping[UserId, str]
"""What people are called just now."""


@dataclass(frozen=True)
class SendFile:
    """Hand the person a file in their direct messages, and tell them in a modal how that went.

    It is written when it is sent: only then are the names of ``people`` known, which stay with Slack.
    """

    name: str
    comment: str
    write: Callable[[Names], str]
    instead: Callable[[str], View]
    """Shows what is written where the company hasn't allowed the app to send files."""
    people: Sequence[UserId] = ()


Response = (
    ShowModal | ChangeModal | ShowWhenDone | ChangeBelow | CloseModals | FieldErrors | Whisper | ChangeMessage
    | ShowHome | SendFile
)  # fmt: skip
Responses = Response | Sequence[Response] | None
