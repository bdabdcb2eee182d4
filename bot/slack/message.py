"""A message as features hand it out: a sentence that makes sense alone, and blocks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk.models.blocks import Block

Json = dict[str, Any]


@dataclass(frozen=True)
class Message:
    """What is posted: ``text`` for notifications and screen readers, ``blocks`` for the eye."""

    text: str
    blocks: Sequence[Block] = ()

    def block_dicts(self) -> list[Json]:
        """Return the blocks as Slack takes them; none at all becomes one section with the text."""
        if not self.blocks:
            return [{"type": "section", "text": {"type": "mrkdwn", "text": self.text}}]
        return [block.to_dict() for block in self.blocks]
