"""A gateway without Slack behind it: it remembers every call, and fails when a test says so."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from slack_sdk.models.views import View

from bot.kernel.ids import ChannelId, MessageTs, TeamId, TriggerId, UserId, ViewId
from bot.slack.gateway import ChannelFacts, Installation, Posted, Profile
from bot.slack.message import Message

Hook = Callable[[], Awaitable[None]]


@dataclass(frozen=True)
class Asked:
    """One call: its name and what was handed over."""

    name: str
    about: tuple[Any, ...]


@dataclass
class FakeGateway:
    """Implements ``Gateway``; ``failures[name]`` are raised one after the other, ``before[name]`` is awaited first."""

    asked: list[Asked] = field(default_factory=list)
    failures: dict[str, list[BaseException]] = field(default_factory=dict)
    before: dict[str, Hook] = field(default_factory=dict)
    profiles: dict[str, Profile] = field(default_factory=dict)
    channels: dict[str, ChannelFacts] = field(default_factory=dict)
    inside: dict[str, set[UserId]] = field(default_factory=dict)
    """Who is in a channel."""
    scopes: frozenset[str] = frozenset()
    team: str = "T1"
    there: dict[str, Posted] = field(default_factory=dict)
    """What can be found, by its token: whatever was posted, or was accepted although the answer didn't say so."""
    threads_gone: set[str] = field(default_factory=set)
    """Threads whose first message was deleted: what is posted there goes astray."""

    def fail(self, name: str, *errors: BaseException) -> None:
        """Let the next calls of ``name`` fail."""
        self.failures.setdefault(name, []).extend(errors)

    def calls(self, name: str) -> list[tuple[Any, ...]]:
        """Return what was handed to ``name``, each time."""
        return [each.about for each in self.asked if each.name == name]

    @property
    def texts(self) -> list[str]:
        """Return the texts of what was posted, in order."""
        return [message.text for _, message, *_ in self.calls("post")]

    async def _call(self, name: str, *about: Any) -> None:
        self.asked.append(Asked(name, about))
        if name in self.before:
            await self.before[name]()
        if self.failures.get(name):
            raise self.failures[name].pop(0)

    async def whoami(self) -> Installation:
        await self._call("whoami")
        return Installation(TeamId(self.team), UserId("UBOT"), "B1")

    async def post(
        self, channel: ChannelId, message: Message, *, token: str, thread: MessageTs | None = None
    ) -> Posted:
        await self._call("post", channel, message, token, thread)
        self.there[token] = Posted(channel, MessageTs(f"1.{len(self.asked):06}"), thread in self.threads_gone)
        return self.there[token]

    async def find(
        self, channel: ChannelId, token: str, since: datetime, thread: MessageTs | None = None
    ) -> Posted | None:
        await self._call("find", channel, token, since, thread)
        return self.there.get(token)

    async def remove(self, posted: Posted) -> None:
        await self._call("remove", posted)

    async def link(self, posted: Posted) -> str:
        await self._call("link", posted)
        return f"https://acme.slack.com/archives/{posted.channel}/p{posted.ts.replace('.', '')}"

    async def update(self, posted: Posted, message: Message) -> None:
        await self._call("update", posted, message)

    async def open_dm(self, users: Sequence[UserId]) -> ChannelId:
        await self._call("open_dm", tuple(users))
        return ChannelId("D" + "+".join(users))

    async def open_view(self, trigger: TriggerId, view: View) -> ViewId:
        await self._call("open_view", trigger, view)
        return ViewId("VOPENED")

    async def push_view(self, trigger: TriggerId, view: View) -> ViewId:
        await self._call("push_view", trigger, view)
        return ViewId("VPUSHED")

    async def update_view(self, view_id: ViewId, view: View) -> None:
        await self._call("update_view", view_id, view)

    async def publish_home(self, user: UserId, view: View) -> None:
        await self._call("publish_home", user, view)

    async def profile(self, user: UserId) -> Profile:
        await self._call("profile", user)
        return self.profiles.get(user) or Profile(user, "en-US", "Europe/Berlin", is_bot=False, deleted=False)

    async def names(self, users: Sequence[UserId]) -> Mapping[UserId, str]:
        await self._call("names", tuple(users))
        return {user: f"Name of {user}" for user in users}

    async def send_file(self, channel: ChannelId, name: str, content: bytes, comment: str) -> None:
        await self._call("send_file", channel, name, content, comment)

    async def channel(self, channel: ChannelId) -> ChannelFacts:
        await self._call("channel", channel)
        return self.channels.get(channel) or ChannelFacts()

    async def members(self, channel: ChannelId) -> frozenset[UserId]:
        await self._call("members", channel)
        return frozenset(self.inside.get(channel, ()))

    async def make_channel(self, name: str, *, private: bool) -> ChannelId:
        await self._call("make_channel", name, private)
        return ChannelId(f"CNEW{len(self.calls('make_channel'))}")

    async def set_purpose(self, channel: ChannelId, purpose: str) -> None:
        await self._call("set_purpose", channel, purpose)

    async def bring_in(self, channel: ChannelId, user: UserId) -> None:
        await self._call("bring_in", channel, user)

    async def respond(
        self, response_url: str, message: Message, *, replace: bool, thread: MessageTs | None = None
    ) -> None:
        await self._call("respond", response_url, message, replace, *([thread] if thread else []))
