"""People fill in, submit and close modals; the app's answers change what lies before them."""

from dataclasses import replace
from typing import Any

from bot.practice.api.views import close_all, make_view, push_modal, update_view
from bot.practice.people.filling import fill_in
from bot.practice.people.finding import NotPossible, elements, find_element
from bot.practice.people.surroundings import ActionOutcome, Surroundings
from bot.practice.reading.reading import WHOLE_VIEW, SeenView
from bot.practice.transport.dispatch import Acknowledgement, EnvelopeKind
from bot.practice.validation.client_checks import errors_before_submission
from bot.practice.validation.judge import judge_view
from bot.practice.workspace.changes import ChangeKind
from bot.practice.workspace.slack_error import SlackError
from bot.practice.workspace.state import Json, OpenView, SlackUser

TROUBLE = "We had some trouble connecting. Try again?"


class Modals:
    """What people do in the modal that lies before them."""

    def __init__(self, stage: Surroundings) -> None:
        """Act on ``stage``."""
        self.stage = stage
        self._submitted: dict[str, tuple[OpenView, Json]] = {}

    def fill(self, person: str, values: dict[str, Any]) -> SeenView:
        """Enter values in the topmost modal: label, ``block_id`` or ``action_id`` -> words, option, person, date ...

        Raises:
            NotPossible: there is no modal or no such input, or it doesn't offer that.
        """
        who, view = self._before(person)
        for name, given in values.items():
            element = find_element(view.payload["blocks"], name)
            if not element.is_input:
                raise NotPossible(f"{name!r} acts at once; choose it instead.")
            filled = fill_in(self.stage.workspace, element, given)
            view.state.setdefault(element.block_id, {})[element.action_id] = filled
        self._tell(view)
        return self._seen(who)

    async def suggestions(self, person: str, name: str, typed: str) -> list[str]:
        """Return what the app suggests (the options' words) for ``typed`` in a select whose options it supplies."""
        who, view = self._before(person)
        element = find_element(view.payload["blocks"], name)
        payload = self.stage.payloads.suggestion(who, view, element.block, element.json, typed)
        answer = await self.stage.dispatcher.deliver(EnvelopeKind.INTERACTION, payload)
        element.json["options"] = (answer.body or {}).get("options", [])
        return [option["text"]["text"] for option in element.json["options"]]

    async def submit(
        self, person: str, values: dict[str, Any] | None = None, *, unchecked: bool = False
    ) -> ActionOutcome:
        """Have ``person`` press the modal's submit button, after entering ``values``.

        Slack's client refuses missing or too long inputs by itself; ``unchecked`` sends them nevertheless.

        Raises:
            NotPossible: there is no modal, it has no submit button, or it doesn't take the values.
        """
        if values:
            self.fill(person, values)
        who, view = self._before(person)
        if not view.payload.get("submit"):
            raise NotPossible("This modal has no submit button.")
        view.errors = {} if unchecked else errors_before_submission(view)
        if view.errors:
            self._tell(view)
            return ActionOutcome(modal=self._seen(who))
        payload = self.stage.payloads.submission(who, view, self.stage.invite_view(who, view.id))
        self._submitted[who.id] = view, payload
        return await self._send(who, view, payload)

    async def submit_again(self, person: str) -> ActionOutcome:
        """Send the last submission of ``person`` once more, as it was: a double tap, or a repetition on the way.

        Raises:
            NotPossible: they haven't submitted anything yet.
        """
        who = self.stage.person(person)
        if who.id not in self._submitted:
            raise NotPossible(f"{who.name} hasn't submitted anything yet.")
        view, payload = self._submitted[who.id]
        return await self._send(who, view, payload)

    async def close(self, person: str, *, everything: bool = False) -> ActionOutcome:
        """Have ``person`` cancel the topmost modal, or close the whole stack.

        Raises:
            NotPossible: there is no modal.
        """
        who, top = self._before(person)
        stack = self.stage.workspace.modals[who.id]
        if everything or top.payload.get("clear_on_close"):
            closed, cleared = close_all(self.stage.workspace, who.id), True
        else:
            closed, cleared = [stack.pop()], False
        self._tell(top)
        answer = Acknowledgement()
        for view in closed:
            if view.payload.get("notify_on_close"):
                payload = self.stage.payloads.closing(who, view, cleared=cleared)
                answer = await self.stage.dispatcher.deliver(EnvelopeKind.INTERACTION, payload)
        return self.stage.outcome(who, answer)

    def _before(self, person: str) -> tuple[SlackUser, OpenView]:
        who = self.stage.person(person)
        stack = self.stage.workspace.modals.get(who.id)
        if not stack:
            raise NotPossible(f"{who.name} has no modal open.")
        return who, stack[-1]

    def _seen(self, who: SlackUser) -> SeenView:
        seen = self.stage.reading.modal(who)
        if seen is None:
            raise NotPossible(f"{who.name} has no modal open.")
        return seen

    def _tell(self, view: OpenView) -> None:
        self.stage.scene.changes.tell(ChangeKind.VIEW_CHANGED, user=view.user, view=view.id)

    async def _send(self, who: SlackUser, view: OpenView, payload: Json) -> ActionOutcome:
        answer = await self.stage.dispatcher.deliver(EnvelopeKind.INTERACTION, payload)
        outcome = self.stage.outcome(who, answer)
        stack = self.stage.workspace.modals.get(who.id, [])
        if view not in stack:
            return outcome
        try:
            self._follow(who, view, answer)
        except SlackError as refused:
            view.errors = {WHOLE_VIEW: TROUBLE}
            outcome = replace(outcome, error=refused.code)
        self._tell(view)
        return replace(outcome, modal=self.stage.reading.modal(who))

    def _follow(self, who: SlackUser, view: OpenView, answer: Acknowledgement) -> None:
        """Do with the modals what the app answered.

        Raises:
            SlackError: the answer isn't one that Slack accepts.
        """
        if answer.failure:
            view.errors = {WHOLE_VIEW: TROUBLE}
            return
        body = answer.body or {}
        action = body.get("response_action")
        if not body:
            self.stage.workspace.modals[who.id].remove(view)
        elif action == "clear":
            close_all(self.stage.workspace, who.id)
        elif action == "errors":
            view.errors = _field_errors(view, body.get("errors"))
        elif action == "update":
            update_view(self.stage.workspace, view, _judged(body.get("view")))
        elif action == "push":
            push_modal(self.stage.workspace, make_view(self.stage.workspace, who.id, _judged(body.get("view")), view))
        else:
            raise SlackError("invalid_response_action")


def _field_errors(view: OpenView, errors: object) -> dict[str, str]:
    inputs = {each.block_id for each in elements(view.payload["blocks"]) if each.is_input}
    if not isinstance(errors, dict) or not errors or not set(errors) <= inputs:
        raise SlackError("invalid_errors")
    return {str(block_id): str(words) for block_id, words in errors.items()}


def _judged(payload: object) -> Json:
    if not isinstance(payload, dict) or payload.get("type") != "modal":
        raise SlackError("invalid_view")
    problems = judge_view(payload)
    if problems:
        raise SlackError("invalid_blocks", *problems)
    return payload
