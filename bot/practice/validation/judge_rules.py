"""Rules of Slack that slackblocks doesn't know, for blocks that slackblocks has accepted already."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from bot.practice.validation.input_values import elements_of, options_of
from bot.practice.workspace.state import Json

COMMON = {"header", "section", "context", "divider", "actions", "input", "image", "rich_text"}
SURFACES = {"message": COMMON | {"markdown", "table"}, "modal": COMMON | {"alert"}, "home": COMMON}
_NOT_ON = {
    "message": {"email_text_input", "url_text_input", "number_input", "file_input"},
    "modal": set[str](),
    "home": {"email_text_input", "url_text_input", "number_input", "file_input", "datetimepicker"},
}
_MRKDWN_OPTIONS = {"checkboxes", "radio_buttons"}
_NEVER_EMPTY = {"text", "value", "action_id", "block_id", "url", "image_url", "alt_text", "initial_value"}
_UNSENDABLE = re.compile("[\x00\ud800-\udfff]")

Problems = Iterator[str]


def problems_in(blocks: list[Json], surface: str) -> Problems:
    """Yield what is wrong with blocks that shall stand on ``surface`` (message, modal, home)."""
    yield from _twice([block.get("block_id") for block in blocks], "blocks", "block_id")
    focused = 0
    for index, block in enumerate(blocks):
        path = f"blocks[{index}]"
        if block["type"] not in SURFACES[surface]:
            yield f"{path}.type: {block['type']!r} can't stand in a {surface}"
        yield from _of_block(block, path)
        yield from _of_texts(block, path)
        for element in elements_of(block):
            place = f"{path} ({element['type']} {element.get('action_id', '')})".replace(" )", ")")
            focused += bool(element.get("focus_on_load"))
            if element["type"] in _NOT_ON[surface]:
                yield f"{place}: can't stand in a {surface}"
            yield from _of_element(element, place)
    if focused > 1:
        yield "blocks: more than one element has focus_on_load"


def unsendable(value: Any, path: str) -> Problems:
    """Yield where a text holds NUL or a lone surrogate, which no database and no client takes."""
    if isinstance(value, str) and _UNSENDABLE.search(value):
        yield f"{path}: holds NUL or a lone surrogate"
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from unsendable(item, f"{path}[{index}]")
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from unsendable(item, f"{path}.{name}")


def _of_block(block: Json, path: str) -> Problems:
    yield from _twice([element.get("action_id") for element in elements_of(block)], path, "action_id")
    for name in ("elements", "fields", "rows"):
        if name in block and not block[name]:
            yield f"{path}.{name}: empty"
    if block["type"] == "image" and not block["image_url"].startswith(("https://", "http://")):
        yield f"{path}.image_url: not an address"


def _of_texts(value: Any, path: str) -> Problems:
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _of_texts(item, f"{path}[{index}]")
    elif isinstance(value, dict):
        if value.get("type") == "mrkdwn" and "emoji" in value:
            yield f"{path}.emoji: only plain_text has it"
        if value.get("type") == "plain_text" and "verbatim" in value:
            yield f"{path}.verbatim: only mrkdwn has it"
        for name, item in value.items():
            if name in _NEVER_EMPTY and isinstance(item, str) and not item.strip():
                yield f"{path}.{name}: empty"
            yield from _of_texts(item, f"{path}.{name}")


def _of_element(element: Json, place: str) -> Problems:
    kind = element["type"]
    if kind == "button":
        yield from _of_button(element, place)
    elif kind == "plain_text_input":
        yield from _of_text_input(element, place)
    elif kind in {"static_select", "multi_static_select"} and not options_of(element):
        yield f"{place}: neither options nor option_groups"
    if kind.startswith("multi_"):
        yield from _of_multi_select(element, place)
    if options_of(element):
        yield from _of_options(element, place)


def _of_button(button: Json, place: str) -> Problems:
    if button.get("style", "primary") not in {"primary", "danger"}:
        yield f"{place}.style: must be primary or danger"
    if not button.get("url", "https://").startswith(("https://", "http://", "slack://", "mailto:")):
        yield f"{place}.url: not an address"


def _of_text_input(field: Json, place: str) -> Problems:
    length, limit = len(field.get("initial_value", "")), field.get("max_length", 3000)
    if length > limit:
        yield f"{place}.initial_value: {length} characters, but max_length is {limit}"


def _of_multi_select(select: Json, place: str) -> Problems:
    chosen = [value for name, value in select.items() if name.startswith("initial_")]
    if chosen and len(chosen[0]) > select.get("max_selected_items", 100):
        yield f"{place}: more initial ones than max_selected_items"


def _of_options(element: Json, place: str) -> Problems:
    options = options_of(element)
    yield from _twice([option["value"] for option in options], f"{place}.options", "value")
    for option in options:
        plain = element["type"] not in _MRKDWN_OPTIONS
        if plain and option["text"]["type"] != "plain_text":
            yield f"{place}.options: {option['value']!r} must have a plain_text"
        if "url" in option and element["type"] != "overflow":
            yield f"{place}.options: only an overflow menu has url"
    initial = element.get("initial_options") or [element.get("initial_option")]
    if any(option not in options for option in initial if option):
        yield f"{place}: what is chosen at first is not among the options, letter by letter"
    if element.get("initial_options") == []:
        yield f"{place}.initial_options: empty"


def _twice(ids: list[str | None], place: str, name: str) -> Problems:
    for each, count in Counter(each for each in ids if each is not None).items():
        if count > 1:
            yield f"{place}: {name} {each!r} stands there {count} times"
