"""What inputs hold: the values that Slack reports as ``state.values``."""

from collections.abc import Iterator
from typing import Any

from bot.practice.workspace.state import Json

_VALUE_KEYS = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "users_select": ("selected_user", "initial_user"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "channels_select": ("selected_channel", "initial_channel"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "checkboxes": ("selected_options", "initial_options"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "file_input": ("files", "initial_files"),
}
_LISTS = {"selected_options", "selected_users", "selected_conversations", "selected_channels", "files"}


def value_key(element_type: str) -> str | None:
    """Return where an element of this type keeps its value (``selected_option`` ...); None: it has none."""
    keys = _VALUE_KEYS.get(element_type)
    return keys[0] if keys else None


def elements_of(block: Json) -> list[Json]:
    """Return the elements of a block that people can act on, wherever the block keeps them."""
    if block.get("type") == "actions":
        return list(block.get("elements", []))
    held = block.get("accessory") or block.get("element")
    return [held] if held else []


def inputs_of(blocks: list[Json]) -> Iterator[tuple[str, Json]]:
    """Yield the block id and the element of everything that holds a value."""
    for block in blocks:
        for element in elements_of(block):
            if element["type"] in _VALUE_KEYS:
                yield block["block_id"], element


def initial_value(element: Json) -> Json:
    """Return the value that an untouched element reports, in Slack's shape."""
    key, initial = _VALUE_KEYS[element["type"]]
    empty: list[Any] | None = [] if key in _LISTS else None
    return {"type": element["type"], key: element.get(initial, empty)}


def initial_state(blocks: list[Json]) -> Json:
    """Return ``state.values`` (block id -> action id -> value) of untouched blocks, which must have their ids."""
    values: Json = {}
    for block_id, element in inputs_of(blocks):
        values.setdefault(block_id, {})[element["action_id"]] = initial_value(element)
    return values


def kept_state(blocks: list[Json], before: Json) -> Json:
    """Return the initial state of ``blocks`` with what people had filled in ``before`` under the same ids."""
    values = initial_state(blocks)
    for block_id, element in inputs_of(blocks):
        filled = before.get(block_id, {}).get(element["action_id"])
        if filled and filled["type"] == element["type"] and _still_possible(element, filled):
            values[block_id][element["action_id"]] = filled
    return values


def options_of(element: Json) -> list[Json]:
    """Return all options of a select, radio or checkbox element, those in groups too."""
    groups = element.get("option_groups") or []
    return [*element.get("options", []), *(option for group in groups for option in group["options"])]


def _still_possible(element: Json, filled: Json) -> bool:
    if element["type"] not in {"static_select", "radio_buttons", "checkboxes", "multi_static_select"}:
        return True
    offered = {option["value"] for option in options_of(element)}
    chosen = [filled["selected_option"]] if filled.get("selected_option") else filled.get("selected_options") or []
    return all(option["value"] in offered for option in chosen)
