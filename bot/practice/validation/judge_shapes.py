"""Builds slackblocks' objects from plain JSON, since that package validates on construction but has no parser."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import slackblocks as sb

from bot.practice.workspace.state import Json

Part = Callable[[Any, str], Any]
"""Builds one value of a field; the second argument says where it stands."""

_BROKEN = (sb.InvalidUsageError, TypeError, ValueError, AttributeError, KeyError, AssertionError)


_KINDS: Mapping[str, tuple[type, ...]] = {
    **dict.fromkeys(
        ["focus_on_load", "multiline", "optional", "dispatch_action", "response_url_enabled", "is_wrapped", "unsafe"],
        (bool,),
    ),
    **dict.fromkeys(["default_to_current_conversation", "exclude_external_shared_channels"], (bool,)),
    **dict.fromkeys(["exclude_bot_users", "is_decimal_allowed", "clear_on_close", "notify_on_close"], (bool,)),
    **dict.fromkeys(["min_length", "max_length", "min_query_length", "max_selected_items", "max_files"], (int,)),
    **dict.fromkeys(["indent", "offset", "border", "skin_tone", "min_lines", "max_lines", "initial_date_time"], (int,)),
    **dict.fromkeys(["include", "trigger_actions_on", "filetypes"], (list,)),
    **dict.fromkeys(["initial_users", "initial_channels", "initial_conversations"], (list,)),
}


class UnfitError(Exception):
    """A piece of JSON that can't be what it stands for; the message is ``path: why``."""


@dataclass(frozen=True)
class Shape:
    """How a kind of block, element or object is made: plain fields, parts to be built first, what must be there."""

    make: Callable[..., Any]
    plain: str = ""
    parts: Mapping[str, Part] = field(default_factory=dict)
    aside: Mapping[str, Part] = field(default_factory=dict)
    """Built to be checked, but not passed on, because slackblocks compares them wrongly."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    needs: str = ""

    def build(self, data: Json, path: str) -> Any:
        """Return slackblocks' object.

        Raises:
            UnfitError: a field is unknown, missing, or refused by slackblocks.
        """
        self._check_names(data, path)
        values: Json = {name: data[name] for name in self.plain.split() if name in data}
        values |= {name: part(data[name], f"{path}.{name}") for name, part in self.parts.items() if name in data}
        for name in self.aside.keys() & data.keys():
            self.aside[name](data[name], f"{path}.{name}")
        return attempt(lambda: self.make(**{self.renamed.get(name, name): each for name, each in values.items()}), path)

    def _check_names(self, data: Json, path: str) -> None:
        known = {"type", *self.plain.split(), *self.parts, *self.aside}
        for name in sorted(data.keys() - known):
            raise UnfitError(f"{path}.{name}: Slack has no such field here")
        for name in self.needs.split():
            if name not in data:
                raise UnfitError(f"{path}.{name}: missing")
        for name, value in data.items():
            if value is None:
                raise UnfitError(f"{path}.{name}: null")
        for name in known & {*self.plain.split(), "type"} & data.keys():
            check_kind(name, data[name], path)


def check_kind(name: str, value: Any, path: str) -> None:
    """Refuse a plain value of another kind than its field has, which slackblocks would hand on.

    Raises:
        UnfitError: it is of another kind.
    """
    wanted = _KINDS.get(name, (str,))
    if not isinstance(value, wanted) or (isinstance(value, bool) and bool not in wanted):
        raise UnfitError(f"{path}.{name}: must be {' or '.join(kind.__name__ for kind in wanted)}")
    if isinstance(value, list) and not all(isinstance(item, str) for item in value):
        raise UnfitError(f"{path}.{name}: must be a list of strings")


def attempt(make: Callable[[], Any], path: str) -> Any:
    """Return what ``make`` returns.

    Raises:
        UnfitError: slackblocks refuses it.
    """
    try:
        return make()
    except _BROKEN as refused:
        raise UnfitError(f"{path}: {refused}") from refused


def as_object(value: Any, path: str) -> Json:
    """Return ``value``, a JSON object.

    Raises:
        UnfitError: it is something else.
    """
    if not isinstance(value, dict):
        raise UnfitError(f"{path}: must be an object")
    return value


def each(part: Part) -> Part:
    """Return a part for a list of such parts."""

    def build(value: Any, path: str) -> list[Any]:
        if not isinstance(value, list):
            raise UnfitError(f"{path}: must be a list")
        return [part(item, f"{path}[{index}]") for index, item in enumerate(value)]

    return build


def one_of(shapes: Mapping[str, Shape]) -> Part:
    """Return a part that chooses its shape by the ``type`` it finds."""

    def build(value: Any, path: str) -> Any:
        data = as_object(value, path)
        kind = data.get("type")
        if not isinstance(kind, str) or kind not in shapes:
            raise UnfitError(f"{path}.type: {kind!r} can't stand here")
        return shapes[kind].build(data, path)

    return build


def untyped(shape: Shape) -> Part:
    """Return a part for an object that has no ``type``."""
    return lambda value, path: shape.build(as_object(value, path), path)


def text(value: Any, path: str) -> Any:
    """Build a text object."""
    data = as_object(value, path)
    if not isinstance(data.get("text"), str):
        raise UnfitError(f"{path}.text: must be a string")
    return attempt(lambda: sb.Text.from_dict(data), path)


def span_style(value: Any, path: str) -> Json:
    """Return the style of a span of rich text: bold, italic ... each true or false."""
    flags = as_object(value, path)
    if not all(isinstance(flag, bool) for flag in flags.values()):
        raise UnfitError(f"{path}: every style must be true or false")
    return flags


option = untyped(Shape(sb.Option, "value url", {"text": text, "description": text}, needs="text value"))
group = untyped(Shape(sb.OptionGroup, "", {"label": text, "options": each(option)}, needs="label options"))
confirm = untyped(
    Shape(
        sb.ConfirmationDialogue,
        "style",
        {"title": text, "text": text, "confirm": text, "deny": text},
        needs="title text confirm deny",
    )
)
dispatching = untyped(Shape(sb.DispatchActionConfiguration, "trigger_actions_on", needs="trigger_actions_on"))
conversation_filter = untyped(
    Shape(sb.ConversationFilter, "include exclude_external_shared_channels exclude_bot_users")
)
