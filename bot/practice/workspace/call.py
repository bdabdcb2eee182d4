"""One call of a Web API method: what was passed, and the workspace that it acts on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.kernel.clock import Clock
from bot.practice.workspace.changes import Changes
from bot.practice.workspace.slack_error import SlackError
from bot.practice.workspace.state import AppInstall, Channel, ChannelKind, Json, SlackUser, SlackWorkspace


@dataclass(frozen=True)
class Scene:
    """The workspace, its clock, the app that is installed, and who must hear of changes."""

    workspace: SlackWorkspace
    clock: Clock
    install: AppInstall
    changes: Changes
    socket_url: Callable[[], str]
    base_url: Callable[[], str] = lambda: ""
    """The server's address, ``http://host:port``, below which files are uploaded, and response URLs lead."""

    def person(self, user: str) -> SlackUser:
        """Return somebody of this workspace.

        Raises:
            SlackError: nobody has that id.
        """
        if user not in self.workspace.people:
            raise SlackError("user_not_found")
        return self.workspace.people[user]

    def visible_channel(self, channel_id: str) -> Channel:
        """Return a conversation that the bot may know of: a public one, or one that it is in.

        Raises:
            SlackError: there is none with that id, or it is not the bot's to see.
        """
        channel = self.workspace.channels.get(channel_id)
        if channel is None or (channel.kind is not ChannelKind.PUBLIC and not self.is_in(channel)):
            raise SlackError("channel_not_found")
        return channel

    def is_in(self, channel: Channel) -> bool:
        """Tell whether the bot is a member."""
        return self.install.bot_user in channel.members

    def need_scope(self, *alternatives: str) -> None:
        """Refuse unless one of the scopes was granted.

        Raises:
            SlackError: none of them was; it says which is needed and which there are.
        """
        granted = self.workspace.granted_scopes
        if not granted.intersection(alternatives):
            raise SlackError("missing_scope", needed=",".join(alternatives), provided=",".join(sorted(granted)))


@dataclass(frozen=True)
class Call:
    """A method's name and its arguments, which have the right kinds already."""

    scene: Scene
    method: str
    arguments: Mapping[str, Any]

    def text(self, name: str) -> str:
        """Return a text argument, empty when it wasn't passed."""
        return str(self.arguments.get(name, ""))

    def flag(self, name: str, default: bool = False) -> bool:
        """Return a yes or no."""
        return bool(self.arguments.get(name, default))

    def items(self, name: str) -> list[Any]:
        """Return a list, empty when it wasn't passed."""
        return list(self.arguments.get(name) or [])

    def has(self, name: str) -> bool:
        """Tell whether the argument was passed at all."""
        return name in self.arguments

    def channel(self) -> Channel:
        """Return the conversation of the argument ``channel``, which the bot must be allowed to see."""
        return self.scene.visible_channel(self.text("channel"))


Handler = Callable[[Call], Json]
"""A method: does its work at once and returns the answer without ``ok``, or raises a SlackError."""
