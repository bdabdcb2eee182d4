"""A message as features hand it out: a sentence that makes sense alone, and blocks; or somebody who is brought in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk.models.blocks import Block

from bot.kernel.ids import UserId
from bot.kernel.text import shorten

Json = dict[str, Any]
TEXT_LIMIT, BLOCKS_LIMIT = 3500, 50
"""Slack divides a longer text into two messages and refuses more blocks."""


@dataclass(frozen=True)
class Invitee:
    """Somebody who is brought into a channel: what a message does there instead of posting a message."""

    user: UserId


@dataclass(frozen=True)
class Message:
    """What is posted: ``text`` for notifications and screen readers, ``blocks`` for the eye."""

    text: str
    blocks: Sequence[Block] = ()

    def content(self) -> Json:
        """Return text and blocks as Slack's methods take them, within its sizes."""
        return {"text": shorten(self.text, TEXT_LIMIT), "blocks": verbatim(self.block_dicts()[:BLOCKS_LIMIT])}

    def block_dicts(self) -> list[Json]:
        """Return the blocks as Slack takes them; none at all becomes one section with the text."""
        if not self.blocks:
            return [{"type": "section", "text": {"type": "mrkdwn", "text": self.text}}]
        return [block.to_dict() for block in self.blocks]


def verbatim(found: Any) -> Any:
    """Return blocks or a view as they are sent: Slack makes no link or mention of what merely looks like one."""
    if isinstance(found, list):
        return [verbatim(each) for each in found]
    if not isinstance(found, dict):
        return found
    marked = {"verbatim": True} if found.get("type") == "mrkdwn" else {}
    return {name: verbatim(value) for name, value in found.items()} | marked
