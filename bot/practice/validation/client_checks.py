"""What Slack's own client refuses before a modal is submitted: empty required inputs, wrong lengths and forms."""

import re

from bot.practice.people.finding import Element, elements
from bot.practice.workspace.state import Json, OpenView

TYPED = {"plain_text_input", "email_text_input", "url_text_input", "number_input"}
MOST_TYPED = 3000
REQUIRED = "Please complete this required field."
FORMS = {
    "email_text_input": (re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+"), "Enter an email address."),
    "url_text_input": (re.compile(r"https?://\S+"), "Enter a URL."),
}


def errors_before_submission(view: OpenView) -> dict[str, str]:
    """Return what the client shows under which block (block id -> words); empty if the view may be sent."""
    inputs = (each for each in elements(view.payload.get("blocks", [])) if each.is_input)
    found = ((each.block_id, _fault(each, view.state)) for each in inputs)
    return {block_id: fault for block_id, fault in found if fault is not None}


def _fault(element: Element, state: Json) -> str | None:
    value = value_of(state.get(element.block_id, {}).get(element.action_id, {}))
    if value in (None, "", []):
        return None if element.block.get("optional") else REQUIRED
    return _fault_in_text(element.json, str(value)) if element.json["type"] in TYPED else None


def value_of(entry: Json) -> object:
    """Return what is filled in, whatever kind of element it is."""
    return next((value for key, value in entry.items() if key != "type"), None)


def _fault_in_text(json: Json, text: str) -> str | None:
    kind = json["type"]
    if kind == "number_input":
        return _fault_in_number(json, text)
    if kind in FORMS:
        pattern, words = FORMS[kind]
        return None if pattern.fullmatch(text) else words
    longest = json.get("max_length", MOST_TYPED)
    if len(text) > longest:
        return f"This must be at most {longest} characters."
    shortest = json.get("min_length", 0)
    return f"This must be at least {shortest} characters." if len(text) < shortest else None


def _fault_in_number(json: Json, text: str) -> str | None:
    try:
        number = float(text) if json.get("is_decimal_allowed") else int(text)
    except ValueError:
        return "Enter a number."
    if "min_value" in json and number < float(json["min_value"]):
        return f"This must be at least {json['min_value']}."
    if "max_value" in json and number > float(json["max_value"]):
        return f"This must be at most {json['max_value']}."
    return None
