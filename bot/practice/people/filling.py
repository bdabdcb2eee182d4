"""What becomes of a person's words or choice in an input: its value in ``view.state.values`` or in an action."""

from collections.abc import Callable, Iterable
from datetime import datetime, time
from typing import Any

from bot.practice.people.finding import Element, NotPossible, find_channel, find_person
from bot.practice.validation.input_values import options_of, value_key
from bot.practice.workspace.state import Json, SlackWorkspace

Reader = Callable[[Any], Any]


def fill_in(workspace: SlackWorkspace, element: Element, given: Any) -> Json:
    """Return the element's value after a person has entered ``given``; None or an empty text empties it.

    Raises:
        NotPossible: the element doesn't offer ``given``, or nothing can be entered there.
    """
    kind = str(element.json["type"])
    key = "selected_option" if kind == "overflow" else value_key(kind)
    reader = _readers(workspace, element.json).get(key or "")
    if key is None or reader is None:
        raise NotPossible(f"Nothing can be entered in a {kind} here.")
    if given is None or given in ("", []):
        return {"type": kind, key: [] if key.endswith("s") else None}
    return {"type": kind, key: reader(given)}


def _readers(workspace: SlackWorkspace, json: Json) -> dict[str, Reader]:
    """Return, for each key that a value may stand under, what makes that value of a person's choice."""

    def option(given: Any) -> Json:
        return pick_option(options_of(json), given)

    def user(given: Any) -> str:
        return find_person(workspace, str(given)).id

    def channel(given: Any) -> str:
        return find_channel(workspace, str(given)).id

    return {
        "value": str,
        "selected_option": option,
        "selected_options": _each(option),
        "selected_user": user,
        "selected_users": _each(user),
        "selected_channel": channel,
        "selected_channels": _each(channel),
        "selected_conversation": channel,
        "selected_conversations": _each(channel),
        "selected_date": _date,
        "selected_time": _time,
        "selected_date_time": _moment,
        "rich_text_value": _rich_text,
    }


def pick_option(options: Iterable[Json], given: Any) -> Json:
    """Return the option with this value or these words; an option itself is found as well.

    Raises:
        NotPossible: it isn't offered.
    """
    offered = list(options)
    for option in offered:
        if given == option or given in (option.get("value"), option["text"]["text"]):
            return option
    words = ", ".join(repr(option["text"]["text"]) for option in offered)
    raise NotPossible(f"{given!r} isn't offered, only: {words or 'nothing'}.")


def _each(read: Reader) -> Reader:
    return lambda given: [read(each) for each in (given if isinstance(given, list | tuple) else [given])]


def _date(given: Any) -> str:
    return _parsed(given, lambda text: datetime.fromisoformat(text).date().isoformat(), "2026-12-04")


def _time(given: Any) -> str:
    return _parsed(given, lambda text: time.fromisoformat(text).strftime("%H:%M"), "14:00")


def _moment(given: Any) -> int:
    if isinstance(given, int):
        return given
    seconds = _parsed(given, lambda text: f"{datetime.fromisoformat(text).timestamp():.0f}", "2026-12-04T14:00+01:00")
    return int(seconds)


def _parsed(given: Any, read: Callable[[str], str], example: str) -> str:
    try:
        return read(str(given))
    except ValueError:
        raise NotPossible(f"{given!r} can't be chosen there; it takes a value such as {example}.") from None


def _rich_text(given: Any) -> Json:
    if isinstance(given, dict):
        return given
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": str(given)}]}
    return {"type": "rich_text", "elements": [section]}


def chosen_words(value: Json) -> str:
    """Return in words what is chosen in an action or entered in an input."""
    parts = [each for key, each in value.items() if key.startswith("selected_") or key == "value"]
    chosen = parts[0] if parts else None
    listed = chosen if isinstance(chosen, list) else [chosen]
    return ", ".join(str(each["text"]["text"] if isinstance(each, dict) else each) for each in listed)
