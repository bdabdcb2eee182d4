"""What people typed, read: a modal's inputs by their block ids."""

from collections.abc import Mapping
from typing import Any

from bot.kernel.text import clean_line

Json = dict[str, Any]
_SINGLE = ("value", "selected_date", "selected_time", "selected_channel", "selected_conversation", "selected_user")


def read_inputs(values: Mapping[str, Mapping[str, Json]]) -> dict[str, Any]:
    """Return a modal's inputs as block id -> what was put in: text, a chosen value, a list of chosen values, None."""
    return {block: _read(next(iter(actions.values()), {})) for block, actions in values.items()}


def _read(found: Json) -> Any:
    if "selected_options" in found:
        return [option["value"] for option in found["selected_options"] or []]
    if "selected_option" in found:
        return (found["selected_option"] or {}).get("value")
    for key in _SINGLE:
        if key in found:
            return found[key]
    return found.get("selected_users") or found.get("selected_conversations")


def one_line(text: object) -> str:
    """Return typed text as one tidy line."""
    return clean_line(str(text)) if text is not None else ""
