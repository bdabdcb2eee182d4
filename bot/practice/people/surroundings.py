"""What acting needs at hand, and what a person sees after they have done something."""

from dataclasses import dataclass

from bot.practice.api.methods_users import user_object
from bot.practice.api.response_urls import issue_response_url
from bot.practice.api.views import issue_trigger
from bot.practice.people.finding import NotPossible, find_channel, find_person
from bot.practice.reading.reading import SeenMessage, SeenView, WorkspaceReader
from bot.practice.transport.dispatch import Acknowledgement, Dispatcher, Failure
from bot.practice.transport.events import Events
from bot.practice.transport.interactions import Payloads, Permit
from bot.practice.workspace.call import Scene
from bot.practice.workspace.direct_messages import open_direct
from bot.practice.workspace.state import Channel, Json, SlackUser, SlackWorkspace

SHOWN_FAILURES = {
    Failure.TIMEOUT: "operation_timeout",
    Failure.ERROR: "dispatch_failed",
    Failure.UNREACHABLE: "dispatch_failed",
}


@dataclass(frozen=True)
class ActionOutcome:
    """What stands before a person when the app has answered; its work in the background may still go on."""

    error: str | None = None
    """What Slack says went wrong, None when nothing did."""
    modal: SeenView | None = None
    messages: tuple[SeenMessage, ...] = ()
    """What is new in the channel in which they acted."""


@dataclass(frozen=True)
class Surroundings:
    """The workspace, the ways to the app, and the eyes of the people."""

    scene: Scene
    dispatcher: Dispatcher
    events: Events
    payloads: Payloads
    reading: WorkspaceReader

    @property
    def workspace(self) -> SlackWorkspace:
        """Return the workspace's state."""
        return self.scene.workspace

    def person(self, name: str) -> SlackUser:
        """Return somebody who can act here.

        Raises:
            Unknown: there is nobody of that name.
            NotPossible: it is the app, or somebody who left the company.
        """
        person = find_person(self.workspace, name)
        if person.is_bot or person.deleted:
            raise NotPossible(f"{person.name} can't act here: {'an app' if person.is_bot else 'no longer with us'}.")
        return person

    def anybody(self, name: str) -> SlackUser:
        """Return a person or the app.

        Raises:
            Unknown: there is nobody of that name.
        """
        return find_person(self.workspace, name)

    def direct(self, person: SlackUser, other: str | None = None) -> Channel:
        """Return the direct messages between ``person`` and another, by default the app."""
        scene = self.scene
        members = {person.id, other or scene.install.bot_user}
        return open_direct(scene.workspace, scene.clock, scene.changes, members, person.id)[0]

    def user_object(self, person: SlackUser) -> Json:
        """Return ``person`` as ``users.info`` does."""
        return user_object(self.workspace, person, self.scene.clock.now())

    def place(self, person: SlackUser, name: str) -> Channel:
        """Return a conversation that ``person`` is in; ``@ben`` stands for the direct messages with Ben.

        Raises:
            Unknown: there is none of that name.
            NotPossible: they aren't in it.
        """
        if name.startswith("@"):
            return self.direct(person, find_person(self.workspace, name).id)
        channel = find_channel(self.workspace, name)
        if person.id not in channel.members:
            raise NotPossible(f"{person.name} isn't in #{channel.name}.")
        return channel

    def invite_view(self, person: SlackUser, view_id: str | None = None) -> Permit:
        """Let the app open one view for ``person``; ``view_id`` is the modal in which they acted."""
        return Permit(issue_trigger(self.workspace, self.scene.clock, person.id, view_id))

    def invite_answer(self, person: SlackUser, channel: Channel, message_ts: str | None = None) -> Permit:
        """Let the app open a view for ``person`` and answer in ``channel``."""
        clock = self.scene.clock
        url = issue_response_url(
            self.workspace, clock, self.scene.base_url(), user=person.id, channel=channel.id, message_ts=message_ts
        )
        return Permit(issue_trigger(self.workspace, clock, person.id), url)

    def outcome(
        self,
        person: SlackUser,
        answer: Acknowledgement,
        channel: Channel | None = None,
        before: frozenset[str] = frozenset(),
    ) -> ActionOutcome:
        """Return what ``person`` sees now; ``before`` are the ``ts`` that they had seen in ``channel``."""
        news = self.reading.news(person, channel, before) if channel is not None else []
        error = SHOWN_FAILURES[answer.failure] if answer.failure else None
        return ActionOutcome(error, self.reading.modal(person), tuple(news))
