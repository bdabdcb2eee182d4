"""What several people wrote, cut so that it fits into one message."""

import json
from collections.abc import Sequence

from bot.kernel.text import shorten
from bot.slack.mrkdwn import quote


def fitting(texts: Sequence[str], room: int) -> list[str]:
    """Return ``texts`` as they fit into a message together: what the short ones leave is for the long ones.

    ``room`` is bytes of JSON, quoted and escaped; what doesn't fit ends in an ellipsis.
    """
    left, kept = room, dict.fromkeys(range(len(texts)), "")
    for done, place in enumerate(sorted(kept, key=lambda one: _size(texts[one]))):
        kept[place] = _cut(texts[place], left // (len(texts) - done))
        left -= _size(kept[place])
    return list(kept.values())


def _cut(text: str, room: int) -> str:
    """Return the longest beginning of ``text`` that takes no more than ``room`` bytes."""
    if _size(text) <= room:
        return text
    low, high = 1, len(text)
    while low < high - 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _size(shorten(text, middle)) <= room else (low, middle)
    return shorten(text, low)


def _size(text: str) -> int:
    return len(json.dumps(quote(text), ensure_ascii=False).encode())
