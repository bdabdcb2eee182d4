"""In which channels a circle can live, and what a channel is called that is made for one."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from bot.kernel.errors import ChannelIsArchived, ChannelIsDirect, ChannelIsExternal, ChannelIsGeneral
from bot.kernel.ids import ChannelId

LONGEST_NAME = 80
_TAIL = 4
"""How many characters of the circle's id tell its channel from another one of the same name."""
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


@dataclass(frozen=True)
class Room:
    """The channel that a circle lives in."""

    channel: ChannelId
    own: bool = False
    """Whether it was made for the circle."""
    findable: bool = False
    """Whether everybody in the company can find it, as far as Slack has said so."""


class ChannelChoice(StrEnum):
    """Where a circle is to live."""

    THERE = "there"
    """In a channel that is there."""
    PUBLIC = "public"
    """In a new one that everybody can find."""
    PRIVATE = "private"
    """In a new one that only its members see."""


_SCOPES = {ChannelChoice.PUBLIC: "channels:manage", ChannelChoice.PRIVATE: "groups:write"}


class Facts(Protocol):
    """What Slack says of a channel."""

    @property
    def general(self) -> bool: ...  # noqa: D102
    @property
    def archived(self) -> bool: ...  # noqa: D102
    @property
    def direct(self) -> bool: ...  # noqa: D102
    @property
    def external(self) -> bool: ...  # noqa: D102


def makable(scopes: Collection[str]) -> tuple[ChannelChoice, ...]:
    """Return which kinds of channel can be made with these scopes."""
    return tuple(kind for kind, scope in _SCOPES.items() if scope in scopes)


def check_can_live_in(channel: Facts) -> None:
    """Let a circle live in a channel.

    Raises:
        ChannelIsGeneral, ChannelIsArchived, ChannelIsDirect, ChannelIsExternal: it had better not.
    """
    if channel.direct:
        raise ChannelIsDirect(field="channel")
    if channel.archived:
        raise ChannelIsArchived(field="channel")
    if channel.general:
        raise ChannelIsGeneral(field="channel")
    if channel.external:
        raise ChannelIsExternal(field="channel")


def channel_names(circle: str, key: UUID) -> tuple[str, str]:
    """Return what to call a circle's own channel, and what else where that name is taken: in Slack's small letters."""
    name = _slack_name(circle) or "zirkel"
    tail = f"-{key.hex[-_TAIL:]}"
    return name, name[: LONGEST_NAME - len(tail)].rstrip("-_") + tail


def _slack_name(text: str) -> str:
    """Return ``text`` in small letters, digits and single hyphens; accents go, letters of other scripts stay."""
    spelled = unicodedata.normalize("NFC", text).lower().translate(_SPELLED_OUT)
    bare = "".join(c for c in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(c))
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", bare).lower())
    return "-".join(words)[:LONGEST_NAME].strip("-")
