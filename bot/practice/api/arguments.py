"""The arguments of every method: their names, which must be there, what kind of value they take.

Slack ignores an argument that it doesn't know. Here it is refused, so that a typo is found.
"""

import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from bot.practice.workspace.slack_error import SlackError
from bot.practice.workspace.state import Json


class ArgumentKind(StrEnum):
    """What kind of value an argument takes."""

    TEXT = "a text"
    NUMBER = "a whole number"
    FLAG = "true or false"
    LIST = "a list"
    OBJECT = "an object"
    IDS = "ids, separated by commas"


_NUMBERS = {"limit", "length"}
_LISTS = {"blocks", "files"}
_OBJECTS = {"metadata", "view"}
_IDS = {"users", "types"}
_FLAG_NAMES = """
as_user mrkdwn link_names unfurl_links unfurl_media reply_broadcast return_im prevent_creation include_locale
include_num_members exclude_archived is_private inclusive include_all_metadata force replace_original delete_original
"""
_FLAGS = set(_FLAG_NAMES.split())
_BAD_JSON = {"blocks": "invalid_blocks_format", "metadata": "invalid_metadata_format"}

_POSTING = "text blocks metadata thread_ts mrkdwn link_names parse unfurl_links unfurl_media reply_broadcast"
_PAGE = "cursor limit"
ARGUMENTS: Mapping[str, tuple[str, str]] = {
    "auth.test": ("", ""),
    "apps.connections.open": ("", ""),
    "chat.postMessage": ("channel", _POSTING),
    "chat.update": ("channel ts", "text blocks metadata link_names parse reply_broadcast as_user"),
    "chat.delete": ("channel ts", "as_user"),
    "chat.postEphemeral": ("channel user", "text blocks thread_ts link_names parse as_user"),
    "chat.getPermalink": ("channel message_ts", ""),
    "conversations.open": ("", "channel users return_im prevent_creation"),
    "conversations.info": ("channel", "include_locale include_num_members"),
    "conversations.members": ("channel", _PAGE),
    "conversations.list": ("", f"{_PAGE} exclude_archived types team_id"),
    "conversations.join": ("channel", ""),
    "conversations.invite": ("channel users", "force"),
    "conversations.create": ("name", "is_private team_id"),
    "conversations.setPurpose": ("channel purpose", ""),
    "conversations.history": ("channel", f"{_PAGE} inclusive latest oldest include_all_metadata"),
    "conversations.replies": ("channel ts", f"{_PAGE} inclusive latest oldest include_all_metadata"),
    "files.getUploadURLExternal": ("filename length", "alt_txt snippet_type"),
    "files.completeUploadExternal": ("files", "channel_id initial_comment thread_ts"),
    "users.info": ("user", "include_locale"),
    "users.list": ("", f"{_PAGE} include_locale team_id"),
    "views.open": ("trigger_id view", ""),
    "views.push": ("trigger_id view", ""),
    "views.update": ("view", "view_id external_id hash"),
    "views.publish": ("user_id view", "hash"),
    "response_url": ("", f"{_POSTING} response_type replace_original delete_original"),
}
"""Method -> names of the required and of the other arguments."""


def parse_arguments(method: str, raw: Mapping[str, Any]) -> Json:
    """Return the arguments of a call, each as the kind of value it stands for.

    Raises:
        SlackError: an argument is unknown, missing, or of another kind.
    """
    required, others = (names.split() for names in ARGUMENTS[method])
    # Bolt's client adds team_id to whatever it calls, and Slack takes it everywhere.
    problems = [f"no such argument: {name}" for name in sorted(raw.keys() - {*required, *others, "team_id"})]
    problems += [f"missing required field: {name}" for name in required if raw.get(name) in (None, "")]
    if problems:
        raise SlackError("invalid_arguments", *problems)
    return {name: _parse(name, value) for name, value in raw.items() if value is not None}


def _kind(name: str) -> ArgumentKind:
    by_kind = {
        ArgumentKind.NUMBER: _NUMBERS,
        ArgumentKind.LIST: _LISTS,
        ArgumentKind.OBJECT: _OBJECTS,
        ArgumentKind.IDS: _IDS,
        ArgumentKind.FLAG: _FLAGS,
    }
    return next((kind for kind, names in by_kind.items() if name in names), ArgumentKind.TEXT)


def _parse(name: str, value: Any) -> Any:
    kind = _kind(name)
    try:
        return _PARSERS[kind](value)
    except (ValueError, TypeError) as wrong:
        raise SlackError(_BAD_JSON.get(name, "invalid_arguments"), f"{name}: must be {kind.value}") from wrong


def _text(value: Any) -> str:
    if isinstance(value, (dict, list, bool)):
        raise TypeError
    return str(value)


def _number(value: Any) -> int:
    if isinstance(value, bool):
        raise TypeError
    return int(value)


def _flag(value: Any) -> bool:
    truths = {"true": True, "1": True, "false": False, "0": False}
    text = str(value).lower()
    if text not in truths:
        raise ValueError
    return truths[text]


def _json_of(kind: type) -> Any:
    def parse(value: Any) -> Any:
        parsed = json.loads(value) if isinstance(value, str) else value
        if not isinstance(parsed, kind):
            raise TypeError
        return parsed

    return parse


def _ids(value: Any) -> list[str]:
    parts = value if isinstance(value, list) else str(value).split(",")
    return [str(part).strip() for part in parts if str(part).strip()]


_PARSERS = {
    ArgumentKind.TEXT: _text,
    ArgumentKind.NUMBER: _number,
    ArgumentKind.FLAG: _flag,
    ArgumentKind.LIST: _json_of(list),
    ArgumentKind.OBJECT: _json_of(dict),
    ArgumentKind.IDS: _ids,
}
