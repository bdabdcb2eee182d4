"""views.open, views.push, views.update and views.publish."""

from collections.abc import Mapping

from bot.practice.api.views import find_view, make_view, push_modal, take_trigger, update_view, view_object
from bot.practice.validation.judge import VIEW_JSON_LIMIT, json_size, judge_view
from bot.practice.workspace.call import Call, Handler
from bot.practice.workspace.changes import ChangeKind
from bot.practice.workspace.slack_error import SlackError
from bot.practice.workspace.state import Json, OpenView


def judged_view(view: Json, kind: str) -> Json:
    """Return the view of a call or of a ``response_action``.

    Raises:
        SlackError: Slack would refuse it, or it isn't of that kind (modal, home).
    """
    if json_size(view) > VIEW_JSON_LIMIT:
        raise SlackError("view_too_large")
    problems = judge_view(view)
    if not problems and view["type"] != kind:
        problems = [f"view.type: must be {kind} here"]
    if problems:
        raise SlackError("invalid_arguments", *problems)
    return view


def open_modal(call: Call) -> Json:
    """views.open: a first modal; while one is open, its trigger is for views.push (stricter than Slack)."""
    view = judged_view(call.arguments["view"], "modal")
    trigger = take_trigger(call.scene.workspace, call.scene.clock, call.text("trigger_id"))
    if trigger.view_id and any(each.id == trigger.view_id for each in _stack(call, trigger.user)):
        raise SlackError("invalid_arguments", "trigger_id: it comes from an open modal, use views.push")
    call.scene.workspace.modals.pop(trigger.user, None)
    return _push(call, make_view(call.scene.workspace, trigger.user, view))


def push(call: Call) -> Json:
    """views.push: one more modal on top of the one that the trigger comes from."""
    view = judged_view(call.arguments["view"], "modal")
    trigger = take_trigger(call.scene.workspace, call.scene.clock, call.text("trigger_id"))
    stack = _stack(call, trigger.user)
    if trigger.view_id is None or all(each.id != trigger.view_id for each in stack):
        raise SlackError("not_found", "trigger_id: it doesn't come from an open modal")
    return _push(call, make_view(call.scene.workspace, trigger.user, view, stack[-1]))


def update(call: Call) -> Json:
    """views.update: by ``view_id`` or ``external_id``, with ``hash`` only if nothing changed meanwhile."""
    ids = {name: call.text(name) for name in ("view_id", "external_id") if call.has(name)}
    if len(ids) != 1:
        raise SlackError("invalid_arguments", "either view_id or external_id")
    found = find_view(call.scene.workspace, **ids)
    view = judged_view(call.arguments["view"], found.payload["type"])
    _check_hash(call, found)
    update_view(call.scene.workspace, found, view)
    call.scene.changes.tell(ChangeKind.VIEW_CHANGED, user=found.user, view=found.id)
    return {"view": view_object(found)}


def publish(call: Call) -> Json:
    """views.publish: somebody's Home tab."""
    workspace = call.scene.workspace
    person = call.scene.person(call.text("user_id"))
    if person.deleted or person.is_bot:
        raise SlackError("invalid_arguments", "user_id: deactivated or a bot")
    if not _home_enabled(call):
        raise SlackError("not_enabled")
    view = judged_view(call.arguments["view"], "home")
    home = workspace.homes.get(person.id)
    if home is None:
        home = workspace.homes[person.id] = make_view(workspace, person.id, view)
    else:
        _check_hash(call, home)
        update_view(workspace, home, view)
    call.scene.changes.tell(ChangeKind.HOME_PUBLISHED, user=person.id, view=home.id)
    return {"view": view_object(home)}


def _stack(call: Call, user: str) -> list[OpenView]:
    return call.scene.workspace.modals.get(user, [])


def _push(call: Call, view: OpenView) -> Json:
    push_modal(call.scene.workspace, view)
    call.scene.changes.tell(ChangeKind.VIEW_CHANGED, user=view.user, view=view.id)
    return {"view": view_object(view)}


def _check_hash(call: Call, view: OpenView) -> None:
    if call.has("hash") and call.text("hash") != view.hash:
        raise SlackError("hash_conflict")


def _home_enabled(call: Call) -> bool:
    install = call.scene.install
    return bool(install.features.get("app_home", {}).get("home_tab_enabled", not install.manifest))


METHODS: Mapping[str, Handler] = {
    "views.open": open_modal,
    "views.push": push,
    "views.update": update,
    "views.publish": publish,
}
