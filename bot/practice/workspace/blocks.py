"""Blocks as Slack hands them back: with the ids and defaults that the app left out."""

import copy
from typing import Any

from bot.practice.validation.input_values import elements_of
from bot.practice.workspace.state import Json, SlackWorkspace


def completed(workspace: SlackWorkspace, blocks: list[Json]) -> list[Json]:
    """Return a copy of ``blocks`` in which every block and every element has an id, every text its defaults."""
    copies = copy.deepcopy(blocks)
    for block in copies:
        block.setdefault("block_id", workspace.new_id("b"))
        for element in elements_of(block):
            if element["type"] != "image":
                element.setdefault("action_id", workspace.new_id("a"))
    _complete_texts(copies)
    return copies


def _complete_texts(value: Any) -> None:
    if isinstance(value, list):
        for item in value:
            _complete_texts(item)
    elif isinstance(value, dict):
        if value.get("type") == "plain_text":
            value.setdefault("emoji", True)
        elif value.get("type") == "mrkdwn":
            value.setdefault("verbatim", False)
        for item in value.values():
            _complete_texts(item)
