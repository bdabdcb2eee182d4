"""Several messages in one: each keeps its place, so that one of them can change without the others."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.slack.message import BLOCKS_LIMIT, Json, Message
from bot.slack.request import Request

_PLACE = re.compile(r"part-(\d+)-\d+")
_JSON_LIMIT = 12_000
"""Slack refuses the blocks of a message that are much longer, written out."""


@dataclass(frozen=True)
class Bundle(Message):
    """A message whose blocks are as Slack takes them."""

    written: Sequence[Json] = ()

    def block_dicts(self) -> list[Json]:
        """Return them."""
        return list(self.written)


def bundled(parts: Sequence[Message]) -> Message:
    """Return messages as one, divided by lines; one alone stays what it is."""
    if len(parts) == 1:
        return parts[0]
    blocks: list[Json] = []
    for number, part in enumerate(parts):
        blocks += [*([{"type": "divider"}] if number else []), *_placed(part, number)]
    return Bundle("\n".join(part.text for part in parts), written=blocks)


def _placed(part: Message, number: int) -> list[Json]:
    return [{**block, "block_id": f"part-{number}-{place}"} for place, block in enumerate(part.block_dicts())]


def fits(message: Message) -> bool:
    """Return whether Slack takes it in one piece."""
    blocks = message.block_dicts()
    return len(blocks) <= BLOCKS_LIMIT and len(json.dumps(blocks)) <= _JSON_LIMIT


def in_its_place(request: Request, message: Message) -> Message:
    """Return what the pressed message becomes when ``message`` replaces the part of it that was pressed."""
    shown: list[dict[str, Any]] = (request.payload.get("message") or {}).get("blocks") or []
    pressed = _number(request.action)
    if pressed is None:
        return message
    places = [place for place, block in enumerate(shown) if _number(block) == pressed]
    before, after = shown[: places[0]] if places else [], shown[places[-1] + 1 :] if places else []
    return Bundle(message.text, written=[*before, *_placed(message, pressed), *after])


def _number(block: Json) -> int | None:
    place = _PLACE.fullmatch(str(block.get("block_id")))
    return int(place[1]) if place else None
