"""Pages by cursor: opaque outside, inside the key of the last thing that was handed out."""

import base64
import binascii
from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.practice.workspace.call import Call
from bot.practice.workspace.slack_error import SlackError
from bot.practice.workspace.state import Json

Item = TypeVar("Item")

MOST = 999


def page(call: Call, items: Sequence[Item], key: Callable[[Item], str], default: int = 100) -> tuple[list[Item], Json]:
    """Return one page of ``items`` and the ``response_metadata`` with the cursor of the next (empty: the last).

    ``key`` identifies an item; a cursor stays good when items come or go elsewhere in the list.

    Raises:
        SlackError: the limit or the cursor is not one of ours.
    """
    limit = int(call.arguments.get("limit") or default)
    if not 1 <= limit <= MOST:
        raise SlackError("invalid_limit")
    start = _start(call, [key(item) for item in items])
    found = list(items[start : start + limit])
    more = start + limit < len(items)
    cursor = _encode(call.method, key(found[-1])) if more else ""
    return found, {"next_cursor": cursor}


def _start(call: Call, keys: list[str]) -> int:
    cursor = call.text("cursor")
    if not cursor:
        return 0
    try:
        method, _, last = base64.urlsafe_b64decode(cursor).decode().partition(" ")
        if method != call.method:
            raise SlackError("invalid_cursor")
        return keys.index(last) + 1
    except (binascii.Error, ValueError) as wrong:
        raise SlackError("invalid_cursor") from wrong


def _encode(method: str, last: str) -> str:
    return base64.urlsafe_b64encode(f"{method} {last}".encode()).decode()
