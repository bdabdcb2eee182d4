"""People type commands, click in messages, modals and Home, and use shortcuts."""

import html
import re
from dataclasses import dataclass, replace
from typing import Any

from bot.practice.api.arguments import parse_arguments
from bot.practice.api.response_urls import answer_by_url
from bot.practice.people.filling import fill_in
from bot.practice.people.finding import Element, NotPossible, elements, find_element, visible_message
from bot.practice.people.surroundings import ActionOutcome, Surroundings
from bot.practice.reading.reading import SeenMessage
from bot.practice.transport.dispatch import Acknowledgement, EnvelopeKind
from bot.practice.validation.input_values import initial_state, kept_state
from bot.practice.workspace.call import Call
from bot.practice.workspace.messages import append
from bot.practice.workspace.slack_error import SlackError
from bot.practice.workspace.state import Channel, ChannelKind, Json, OpenView, PostedMessage, SlackUser

RESPONSE_URL = "response_url"


@dataclass(frozen=True)
class Spot:
    """Where somebody clicks: in a message of a channel."""

    channel: Channel
    message: PostedMessage


class Clicking:
    """Everything that people do to the app outside of a modal's inputs."""

    def __init__(self, stage: Surroundings) -> None:
        """Act on ``stage``."""
        self.stage = stage
        self._chosen: dict[tuple[str, str, str], Json] = {}

    async def command(self, person: str, channel: str, typed: str) -> ActionOutcome:
        """Have ``person`` type a slash command such as ``/circle new`` in a conversation.

        Raises:
            NotPossible: they aren't in it, it is archived, or the app's manifest has no such command.
        """
        who = self.stage.person(person)
        where = self.stage.place(who, channel)
        name, _, text = typed.strip().partition(" ")
        self._check_command(name, where)
        seen = frozenset(each.ts for each in where.messages)
        invitation = self.stage.invite_answer(who, where)
        payload = self.stage.payloads.command(who, where, name, self._as_handed_over(name, text), invitation)
        answer = await self.stage.dispatcher.deliver(EnvelopeKind.COMMAND, payload)
        refused = self._show_reply(who, where, answer)
        outcome = self.stage.outcome(who, answer, where, seen)
        return replace(outcome, error=refused) if refused else outcome

    async def click(
        self,
        person: str,
        name: str,
        *,
        channel: str | None = None,
        ts: str | None = None,
        value: str | None = None,
        as_seen: SeenMessage | None = None,
    ) -> ActionOutcome:
        """Have ``person`` click a button, called by its words or its ``action_id``.

        With ``channel`` in a message there (``ts``, or the newest that has the button), else in the modal before them,
        else in the app's Home. ``as_seen`` clicks on a message as it stood earlier.

        Raises:
            NotPossible: they can't see such a button.
        """
        who = self.stage.person(person)
        if channel is None:
            return await self._act_in_view(who, name, value, None)
        return await self._act_in_message(who, self._spot(who, channel, name, ts, as_seen), name, value, None)

    async def choose(
        self, person: str, name: str, given: Any, *, channel: str | None = None, ts: str | None = None
    ) -> ActionOutcome:
        """Have ``person`` choose ``given`` (words, value, person, date ...) in a select that acts at once.

        Raises:
            NotPossible: they can't see such a select, or it doesn't offer that.
        """
        who = self.stage.person(person)
        if channel is None:
            return await self._act_in_view(who, name, None, given)
        return await self._act_in_message(who, self._spot(who, channel, name, ts), name, None, given)

    async def shortcut(self, person: str, callback_id: str) -> ActionOutcome:
        """Have ``person`` use a global shortcut of the app.

        Raises:
            NotPossible: the app's manifest has no such shortcut.
        """
        who = self.stage.person(person)
        self._check_shortcut(callback_id, "global")
        payload = self.stage.payloads.shortcut(who, callback_id, self.stage.invite_view(who))
        return self.stage.outcome(who, await self.stage.dispatcher.deliver(EnvelopeKind.INTERACTION, payload))

    async def message_shortcut(self, person: str, callback_id: str, channel: str, ts: str) -> ActionOutcome:
        """Have ``person`` use a shortcut of the app in a message's menu.

        Raises:
            NotPossible: the app's manifest has no such shortcut.
        """
        who = self.stage.person(person)
        where = self.stage.place(who, channel)
        message = visible_message(where, ts, who)
        self._check_shortcut(callback_id, "message")
        invitation = self.stage.invite_answer(who, where, ts)
        payload = self.stage.payloads.message_shortcut(who, where, message, callback_id, invitation)
        return self.stage.outcome(who, await self.stage.dispatcher.deliver(EnvelopeKind.INTERACTION, payload))

    async def say(self, person: str, channel: str, text: str, thread_ts: str | None = None) -> ActionOutcome:
        """Have ``person`` write a message; the app, which reads no messages, isn't told."""
        who = self.stage.person(person)
        where = self.stage.place(who, channel)
        if where.archived:
            raise NotPossible(f"#{where.name} is archived.")
        install = self.stage.scene.install
        if where.members == {who.id, install.bot_user} and where.kind is ChannelKind.IM and not install.takes_messages:
            raise NotPossible("Sending messages to this app has been turned off.")
        scene, seen = self.stage.scene, frozenset(each.ts for each in where.messages)
        written = PostedMessage(ts="", user=who.id, text=text, thread_ts=thread_ts)
        append(scene.workspace, scene.clock, scene.changes, where, written)
        return self.stage.outcome(who, Acknowledgement(), where, seen)

    def _check_command(self, name: str, where: Channel) -> None:
        if where.archived:
            raise NotPossible(f"#{where.name} is archived.")
        declared = [each["command"] for each in self.stage.scene.install.features.get("slash_commands", [])]
        if name not in declared or self.stage.workspace.uninstalled:
            raise NotPossible(f"{name} is not a valid command.")

    def _as_handed_over(self, name: str, text: str) -> str:
        """Return what was typed as Slack gives it to the app: escaped, and where it asks for that, people as tokens."""
        escaped = html.escape(text.strip(), quote=False)
        commands = self.stage.scene.install.features.get("slash_commands", [])
        if not any(each["command"] == name and each.get("should_escape") for each in commands):
            return escaped
        people = {person.name: person.id for person in self.stage.workspace.people.values()}
        return re.sub(r"@([\w.]+)", lambda at: f"<@{people[at[1]]}|{at[1]}>" if at[1] in people else at[0], escaped)

    def _check_shortcut(self, callback_id: str, kind: str) -> None:
        declared = [
            (each["callback_id"], each["type"]) for each in self.stage.scene.install.features.get("shortcuts", [])
        ]
        if (callback_id, kind) not in declared:
            raise NotPossible(f"The app has no {kind} shortcut {callback_id!r}.")

    def _show_reply(self, who: SlackUser, where: Channel, answer: Acknowledgement) -> str | None:
        """Show what the app answered to a command; return the client's error if that can't be shown."""
        if not answer.body:
            return None
        scene = self.stage.scene
        url = self.stage.invite_answer(who, where).response_url
        try:
            answer_by_url(Call(scene, RESPONSE_URL, parse_arguments(RESPONSE_URL, answer.body)), url.rpartition("/")[2])
        except SlackError:
            return "invalid_command_response"
        return None

    def _spot(
        self, who: SlackUser, channel: str, name: str, ts: str | None, as_seen: SeenMessage | None = None
    ) -> Spot:
        where = self.stage.place(who, channel)
        if as_seen is not None:
            return Spot(where, self._as_it_stood(who, as_seen))
        if ts is not None:
            return Spot(where, visible_message(where, ts, who))
        for message in reversed(where.messages):
            if message.only_for in (None, who.id) and any(each.answers_to(name) for each in elements(message.blocks)):
                return Spot(where, message)
        raise NotPossible(f"{who.name} sees no message with {name!r} in #{where.name}.")

    def _as_it_stood(self, who: SlackUser, seen: SeenMessage) -> PostedMessage:
        install = self.stage.scene.install
        return PostedMessage(
            ts=seen.ts,
            user=seen.author,
            text=seen.raw_text,
            blocks=seen.blocks,
            thread_ts=seen.thread_ts,
            edited=seen.edited,
            only_for=who.id if seen.only_you else None,
            bot_id=install.bot_id if seen.author == install.bot_user else None,
        )

    async def _act_in_message(
        self, who: SlackUser, spot: Spot, name: str, value: str | None, given: Any
    ) -> ActionOutcome:
        message, where = spot.message, spot.channel
        element = find_element(message.blocks, name, value)
        key = (who.id, where.id, message.ts)
        values = kept_state(message.blocks, self._chosen.get(key, initial_state(message.blocks)))
        action = self._action(element, values, given)
        self._chosen[key] = values
        seen = frozenset(each.ts for each in where.messages)
        invitation = self.stage.invite_answer(who, where, message.ts)
        payload = self.stage.payloads.click_in_message(who, where, message, action, values, invitation)
        answer = await self.stage.dispatcher.deliver(EnvelopeKind.INTERACTION, payload)
        return self.stage.outcome(who, answer, where, seen)

    async def _act_in_view(self, who: SlackUser, name: str, value: str | None, given: Any) -> ActionOutcome:
        view = self._view_before(who)
        element = find_element(view.payload["blocks"], name, value)
        if element.is_input and not element.block.get("dispatch_action"):
            raise NotPossible(f"{name!r} is an input; it is filled in and submitted.")
        action = self._action(element, view.state, given)
        in_modal = view.payload["type"] == "modal"
        invitation = self.stage.invite_view(who, view.id if in_modal else None)
        payload = self.stage.payloads.click_in_view(who, view, action, invitation)
        return self.stage.outcome(who, await self.stage.dispatcher.deliver(EnvelopeKind.INTERACTION, payload))

    def _view_before(self, who: SlackUser) -> OpenView:
        stack = self.stage.workspace.modals.get(who.id)
        view = stack[-1] if stack else self.stage.workspace.homes.get(who.id)
        if view is None:
            raise NotPossible(f"{who.name} has no modal open, and the app has no Home for them yet.")
        return view

    def _action(self, element: Element, values: Json, given: Any) -> Json:
        """Return the action as Slack describes it; a choice is noted in ``values`` too."""
        json = element.json
        about = {"type": json["type"], "action_id": element.action_id, "block_id": element.block_id}
        if json["type"] == "button":
            if given is not None:
                raise NotPossible(f"{element.label!r} is a button, there is nothing to choose.")
            return about | {key: json[key] for key in ("text", "value", "style") if key in json}
        if given is None:
            raise NotPossible(f"{element.action_id!r} isn't a button; say what shall be chosen.")
        chosen = fill_in(self.stage.workspace, element, given)
        if json["type"] != "overflow":
            values.setdefault(element.block_id, {})[element.action_id] = chosen
        return about | chosen
