"""Judges blocks and views as strictly as Slack: first the independent package slackblocks, then rules of our own."""

import json
from collections.abc import Callable
from typing import Any

import slackblocks as sb

from bot.practice.validation.judge_elements import build_block
from bot.practice.validation.judge_rules import problems_in, unsendable
from bot.practice.validation.judge_shapes import UnfitError, as_object, attempt, check_kind, text
from bot.practice.workspace.state import Json

TEXT_LIMIT = 3500
"""Characters; from about 4040 on Slack makes two messages of one."""
BLOCKS_JSON_LIMIT = 13_000
"""Bytes."""
VIEW_JSON_LIMIT = 250_000
"""Bytes."""

_OF_ANY_VIEW = {"type", "blocks", "private_metadata", "callback_id", "external_id"}
_VIEW_FIELDS = {
    "modal": _OF_ANY_VIEW | {"title", "submit", "close", "clear_on_close", "notify_on_close"},
    "home": _OF_ANY_VIEW,
}

_PLAIN_VIEW_FIELDS = {"private_metadata", "callback_id", "external_id", "clear_on_close", "notify_on_close"}


def judge_message(blocks: list[Json], text: str | None) -> list[str]:
    """Return one sentence for everything that is wrong with a message; none means that Slack takes it."""
    problems = list(unsendable(text, "text"))
    if not text or not text.strip():
        problems.append("text: missing; notifications and screen readers need it beside blocks too")
    elif len(text) > TEXT_LIMIT:
        problems.append(f"text: longer than {TEXT_LIMIT} characters")
    size = json_size(blocks)
    if size > BLOCKS_JSON_LIMIT:
        problems.append(f"blocks: {size} bytes of JSON, more than {BLOCKS_JSON_LIMIT}")
    problems += _judge_blocks(blocks, "message")
    if not problems:
        problems += _refusal(lambda: sb.Message("C0", text=text, blocks=_built(blocks)), "message")
    return problems


def judge_view(view: Json) -> list[str]:
    """Return one sentence for everything that is wrong with a modal or Home tab; none means that Slack takes it."""
    kind = view.get("type") if isinstance(view, dict) else None
    if kind not in _VIEW_FIELDS:
        return ["view.type: must be modal or home"]
    problems = [f"view.{name}: Slack has no such field here" for name in sorted(view.keys() - _VIEW_FIELDS[kind])]
    problems += _wrong_kinds({name: view[name] for name in _PLAIN_VIEW_FIELDS & view.keys()})
    problems += unsendable({name: value for name, value in view.items() if name != "blocks"}, "view")
    if json_size(view) > VIEW_JSON_LIMIT:
        problems.append(f"view: more than {VIEW_JSON_LIMIT} bytes of JSON")
    if "blocks" not in view:
        return [*problems, "view.blocks: missing"]
    problems += _judge_blocks(view["blocks"], kind)
    return problems or _judge_frame(view)


def json_size(value: Any) -> int:
    """Return how many bytes a value takes as JSON in UTF-8."""
    return len(json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def _judge_blocks(blocks: Any, surface: str) -> list[str]:
    if not isinstance(blocks, list):
        return ["blocks: must be a list"]
    problems = list(unsendable(blocks, "blocks"))
    for index, block in enumerate(blocks):
        path = f"blocks[{index}]"
        try:
            problems += _differences(block, _rendered(block, path), path)
        except UnfitError as unfit:
            problems.append(str(unfit))
    return problems or list(problems_in(blocks, surface))


def _rendered(block: Json, path: str) -> Any:
    built = build_block(block, path)
    return attempt(lambda: json.loads(repr(built)), path)


def _wrong_kinds(fields: Json) -> list[str]:
    problems = []
    for name, value in fields.items():
        try:
            check_kind(name, value, "view")
        except UnfitError as unfit:
            problems.append(str(unfit))
    return problems


def _judge_frame(view: Json) -> list[str]:
    """Judge a view as a whole, once its blocks are fine one by one."""
    try:
        whole = attempt(lambda: _build_view(view), "view")
    except UnfitError as unfit:
        return [str(unfit)]
    told = {name: value for name, value in view.items() if name != "blocks"}
    rendered = {name: value for name, value in whole.to_dict().items() if name != "blocks"}
    return _differences(told, rendered, "view")


def _build_view(view: Json) -> Any:
    fields = {name: value for name, value in view.items() if name not in {"type", "blocks"}}
    if view["type"] == "home":
        return sb.HomeTabView(blocks=_built(view["blocks"]), **fields)
    for name in ("title", "submit", "close"):
        if name in fields:
            fields[name] = text(fields[name], f"view.{name}")
    return sb.ModalView(blocks=_built(view["blocks"]), **fields)


def _built(blocks: list[Json]) -> list[Any]:
    return [build_block(block, f"blocks[{index}]") for index, block in enumerate(blocks)]


def _refusal(make: Callable[[], Any], path: str) -> list[str]:
    try:
        attempt(make, path)
    except UnfitError as unfit:
        return [str(unfit)]
    return []


def _differences(told: Any, rendered: Any, path: str) -> list[str]:
    """Return where slackblocks renders something else than it was told, which is where it corrected it."""
    if isinstance(told, dict) and isinstance(rendered, dict):
        told, rendered = _essence(told), _essence(rendered)
        rendered = {name: value for name, value in rendered.items() if name in told or name != "block_id"}
        names = sorted((told.keys() | rendered.keys()) - {"initial_option", "initial_options"})
        return [
            problem for name in names for problem in _differences(told.get(name), rendered.get(name), f"{path}.{name}")
        ]
    if isinstance(told, list) and isinstance(rendered, list) and len(told) == len(rendered):
        pairs = enumerate(zip(told, rendered, strict=True))
        return [p for index, (left, right) in pairs for p in _differences(left, right, f"{path}[{index}]")]
    return [] if told == rendered else [f"{path}: must be {rendered!r}, not {told!r}"]


def _essence(data: Json) -> Json:
    """Leave out what says nothing: false, zero and empty values, which slackblocks leaves out too."""
    kept = {name: value for name, value in as_object(data, "").items() if value}
    if "trigger_actions_on" in kept:
        kept["trigger_actions_on"] = sorted(kept["trigger_actions_on"])
    return kept
