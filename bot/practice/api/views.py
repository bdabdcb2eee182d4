"""Modals and Home tabs: their stacks, their hashes, the triggers that open them, what is filled in."""

import copy
from datetime import timedelta

from bot.kernel.clock import Clock
from bot.practice.validation.input_values import initial_state, kept_state
from bot.practice.workspace.blocks import completed
from bot.practice.workspace.slack_error import SlackError
from bot.practice.workspace.state import Json, OpenView, SlackWorkspace, Trigger

__all__ = [
    "close_all",
    "find_view",
    "initial_state",
    "issue_trigger",
    "make_view",
    "push_modal",
    "take_trigger",
    "update_view",
    "view_object",
]

TRIGGER_LIFE = timedelta(seconds=3)
STACK_LIMIT = 3
_NO_TITLE = {"type": "plain_text", "text": "View Title", "emoji": True}


def issue_trigger(workspace: SlackWorkspace, clock: Clock, user: str, view_id: str | None = None) -> str:
    """Return a new trigger id for an interaction of ``user``; ``view_id`` is the modal it happened in."""
    trigger = Trigger(workspace.new_id("1337."), user, clock.now() + TRIGGER_LIFE, view_id)
    workspace.triggers[trigger.id] = trigger
    return trigger.id


def take_trigger(workspace: SlackWorkspace, clock: Clock, trigger_id: str) -> Trigger:
    """Use a trigger up.

    Raises:
        SlackError: there is none, it was used already, or its 3 seconds are over.
    """
    trigger = workspace.triggers.get(trigger_id)
    if trigger is None:
        raise SlackError("invalid_trigger_id")
    if trigger.used:
        raise SlackError("exchanged_trigger_id")
    if clock.now() > trigger.expires:
        raise SlackError("expired_trigger_id")
    trigger.used = True
    return trigger


def make_view(workspace: SlackWorkspace, user: str, payload: Json, previous: OpenView | None = None) -> OpenView:
    """Create the view that ``payload`` describes, on top of ``previous``; it is on no stack yet (`push_modal`).

    Raises:
        SlackError: another open view has its ``external_id``.
    """
    _check_external_id(workspace, payload, own_id=None)
    view_id = workspace.new_id("V")
    fixed = {
        "id": view_id,
        "team_id": workspace.team_id,
        "app_id": workspace.app_id,
        "app_installed_team_id": workspace.team_id,
        "bot_id": workspace.bot_id,
        "previous_view_id": previous.id if previous else None,
        "root_view_id": previous.payload["root_view_id"] if previous else view_id,
    }
    view = OpenView(view_id, user, {**_described(workspace, payload), **fixed}, hash="")
    view.state = initial_state(view.payload["blocks"])
    _stamp(workspace, view)
    return view


def push_modal(workspace: SlackWorkspace, view: OpenView) -> None:
    """Put a modal on top of its user's stack.

    Raises:
        SlackError: three are there already.
    """
    stack = workspace.modals.setdefault(view.user, [])
    if len(stack) >= STACK_LIMIT:
        raise SlackError("push_limit_reached")
    stack.append(view)


def update_view(workspace: SlackWorkspace, view: OpenView, payload: Json) -> OpenView:
    """Give an open view new content in place; inputs whose ids stay the same keep what is filled in.

    Raises:
        SlackError: another open view has its ``external_id``.
    """
    _check_external_id(workspace, payload, own_id=view.id)
    view.payload = {**view.payload, **_described(workspace, payload)}
    view.state = kept_state(view.payload["blocks"], view.state)
    view.errors = {}
    _stamp(workspace, view)
    return view


def view_object(view: OpenView) -> Json:
    """Return the ``view`` of an answer or an interaction, with what is filled in by now."""
    return copy.deepcopy({**view.payload, "state": {"values": view.state}, "hash": view.hash})


def find_view(workspace: SlackWorkspace, *, view_id: str | None = None, external_id: str | None = None) -> OpenView:
    """Return the open modal or Home tab with that id.

    Raises:
        SlackError: there is none (any more).
    """
    for view in _open_views(workspace):
        if (view_id and view.id == view_id) or (external_id and view.payload["external_id"] == external_id):
            return view
    raise SlackError("not_found")


def close_all(workspace: SlackWorkspace, user: str) -> list[OpenView]:
    """Take all modals off somebody's stack; return them, the topmost first."""
    return list(reversed(workspace.modals.pop(user, [])))


def _described(workspace: SlackWorkspace, payload: Json) -> Json:
    """Return what the app says about a view, with Slack's defaults for what it leaves out."""
    modal = payload["type"] == "modal"
    return {
        "type": payload["type"],
        "blocks": completed(workspace, payload.get("blocks", [])),
        "private_metadata": payload.get("private_metadata", ""),
        "callback_id": payload.get("callback_id", ""),
        "external_id": payload.get("external_id", ""),
        "title": payload["title"] if modal else _NO_TITLE,
        "submit": payload.get("submit"),
        "close": payload.get("close"),
        "clear_on_close": payload.get("clear_on_close", False),
        "notify_on_close": payload.get("notify_on_close", False),
    }


def _stamp(workspace: SlackWorkspace, view: OpenView) -> None:
    view.hash = workspace.new_id("1700000000.")
    view.payload["hash"] = view.hash
    view.payload["state"] = {"values": view.state}


def _check_external_id(workspace: SlackWorkspace, payload: Json, own_id: str | None) -> None:
    wanted = payload.get("external_id")
    if wanted and any(v.payload["external_id"] == wanted and v.id != own_id for v in _open_views(workspace)):
        raise SlackError("duplicate_external_id")


def _open_views(workspace: SlackWorkspace) -> list[OpenView]:
    return [*(view for stack in workspace.modals.values() for view in stack), *workspace.homes.values()]
