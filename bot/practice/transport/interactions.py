"""The payloads of commands, clicks, submissions and shortcuts, in Slack's shapes."""

from dataclasses import dataclass
from itertools import count

from bot.kernel.clock import Clock
from bot.practice.api.views import view_object
from bot.practice.workspace.messages import message_object
from bot.practice.workspace.state import (
    AppInstall,
    Channel,
    ChannelKind,
    Json,
    OpenView,
    PostedMessage,
    SlackUser,
    SlackWorkspace,
)

CONCEALED_NAMES = {ChannelKind.IM: "directmessage", ChannelKind.PRIVATE: "privategroup"}


@dataclass(frozen=True)
class Permit:
    """What an interaction lets the app do: open one view, answer where it came from."""

    trigger_id: str
    response_url: str = ""


class Payloads:
    """Builds payloads for one workspace and one app."""

    def __init__(self, workspace: SlackWorkspace, clock: Clock, install: AppInstall) -> None:
        """Number what is built, so that no two actions share their ``action_ts``."""
        self._workspace = workspace
        self._clock = clock
        self._install = install
        self._numbers = count(1)

    def command(self, person: SlackUser, channel: Channel, name: str, text: str, invitation: Permit) -> Json:
        """A slash command: all values are strings, as in a form."""
        return {
            "token": "deprecated",
            "team_id": self._workspace.team_id,
            "team_domain": self._domain,
            "channel_id": channel.id,
            "channel_name": CONCEALED_NAMES.get(channel.kind, channel.name),
            "user_id": person.id,
            "user_name": person.name,
            "command": name,
            "text": text,
            "api_app_id": self._install.app_id,
            "is_enterprise_install": "false",
            "response_url": invitation.response_url,
            "trigger_id": invitation.trigger_id,
        }

    def click_in_message(
        self,
        person: SlackUser,
        channel: Channel,
        message: PostedMessage,
        action: Json,
        values: Json,
        invitation: Permit,
    ) -> Json:
        """``block_actions`` in a message; an ephemeral one is not sent along, as in Slack."""
        ephemeral = message.only_for is not None
        container = {"type": "message", "message_ts": message.ts, "channel_id": channel.id, "is_ephemeral": ephemeral}
        if message.thread_ts is not None:
            container["thread_ts"] = message.thread_ts
        about: Json = {"container": container, "channel": self._channel(channel), "state": {"values": values}}
        if not ephemeral:
            about["message"] = message_object(self._workspace, channel, message)
        about |= {"response_url": invitation.response_url, "trigger_id": invitation.trigger_id}
        return self._interaction("block_actions", person) | about | {"actions": [self._stamped(action)]}

    def click_in_view(self, person: SlackUser, view: OpenView, action: Json, invitation: Permit) -> Json:
        """``block_actions`` in a modal or in Home, with everything that is filled in so far."""
        container = {"type": "view", "view_id": view.id}
        about: Json = {"container": container, "trigger_id": invitation.trigger_id, "view": view_object(view)}
        return self._interaction("block_actions", person) | about | {"actions": [self._stamped(action)]}

    def suggestion(self, person: SlackUser, view: OpenView, block: Json, element: Json, typed: str) -> Json:
        """``block_suggestion``: somebody types into a select whose options the app supplies."""
        about = {"action_id": element["action_id"], "block_id": block["block_id"], "value": typed}
        container = {"type": "view", "view_id": view.id}
        return (
            self._interaction("block_suggestion", person) | about | {"container": container, "view": view_object(view)}
        )

    def submission(self, person: SlackUser, view: OpenView, invitation: Permit) -> Json:
        """``view_submission``."""
        about = {"trigger_id": invitation.trigger_id, "view": view_object(view), "response_urls": []}
        return self._interaction("view_submission", person) | about

    def closing(self, person: SlackUser, view: OpenView, *, cleared: bool) -> Json:
        """``view_closed``: one view, or (``cleared``) the whole stack."""
        return self._interaction("view_closed", person) | {"view": view_object(view), "is_cleared": cleared}

    def shortcut(self, person: SlackUser, callback_id: str, invitation: Permit) -> Json:
        """A global ``shortcut``."""
        about = {"callback_id": callback_id, "trigger_id": invitation.trigger_id, "action_ts": self._action_ts()}
        return self._interaction("shortcut", person) | about

    def message_shortcut(
        self, person: SlackUser, channel: Channel, message: PostedMessage, callback_id: str, invitation: Permit
    ) -> Json:
        """``message_action``: a shortcut in a message's own menu."""
        return self._interaction("message_action", person) | {
            "callback_id": callback_id,
            "trigger_id": invitation.trigger_id,
            "response_url": invitation.response_url,
            "action_ts": self._action_ts(),
            "message_ts": message.ts,
            "message": message_object(self._workspace, channel, message),
            "channel": self._channel(channel),
        }

    @property
    def _domain(self) -> str:
        return self._workspace.name.lower().replace(" ", "-")

    def _interaction(self, kind: str, person: SlackUser) -> Json:
        team = self._workspace.team_id
        return {
            "type": kind,
            "team": {"id": team, "domain": self._domain},
            "user": {"id": person.id, "username": person.name, "name": person.name, "team_id": person.team or team},
            "api_app_id": self._install.app_id,
            "token": "deprecated",
            "enterprise": None,
            "is_enterprise_install": False,
        }

    def _channel(self, channel: Channel) -> Json:
        return {"id": channel.id, "name": CONCEALED_NAMES.get(channel.kind, channel.name)}

    def _action_ts(self) -> str:
        return f"{int(self._clock.now().timestamp())}.{next(self._numbers):06d}"

    def _stamped(self, action: Json) -> Json:
        return action | {"action_ts": self._action_ts()}
