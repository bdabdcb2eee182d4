"""What Zirkel asks of Slack, as a protocol, and its form over the SDK, which never retries by itself."""

from collections.abc import Awaitable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any, Protocol

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.models.views import View
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.kernel.clock import SecondClock
from bot.kernel.ids import ChannelId, MessageTs, TeamId, TriggerId, UserId, ViewId
from bot.kernel.text import shorten
from bot.slack.errors import CALL_ERRORS, Meaning, SlackFailure, read_failure
from bot.slack.message import Message

TIMEOUT_SECONDS = 10
METADATA_EVENT = "zirkel_message"
_OK = 200
PURPOSE_LIMIT = 250


@dataclass(frozen=True)
class Posted:
    """Where a message stands now."""

    channel: ChannelId
    ts: MessageTs


@dataclass(frozen=True)
class Profile:
    """What Zirkel keeps of a Slack user; names stay with Slack."""

    user: UserId
    locale: str
    zone: str
    is_bot: bool
    deleted: bool
    name: str = field(default="", repr=False)
    """To name them where Slack shows no mention; never kept, never logged."""


@dataclass(frozen=True)
class ChannelFacts:
    """What matters of a channel for whether something can live there."""

    general: bool = False
    archived: bool = False
    direct: bool = False
    """A DM or a group DM."""
    external: bool = False
    """Shared with another company."""
    private: bool = False
    """Seen by those alone who are in it."""
    member: bool = False
    """Whether the bot is in it."""


@dataclass(frozen=True)
class Installation:
    """Who we are in the workspace that our token belongs to."""

    team: TeamId
    bot_user: UserId
    bot: str
    """The bot's id, which its own events carry."""


class Gateway(Protocol):
    """Every call that Zirkel makes. Each may raise SlackFailure, which says what that means."""

    @property
    def scopes(self) -> frozenset[str]: ...  # noqa: D102
    async def whoami(self) -> Installation: ...  # noqa: D102
    async def post(  # noqa: D102
        self, channel: ChannelId, message: Message, *, token: str, thread: MessageTs | None = None
    ) -> Posted: ...
    async def update(self, posted: Posted, message: Message) -> None: ...  # noqa: D102
    async def open_dm(self, users: Sequence[UserId]) -> ChannelId: ...  # noqa: D102
    async def open_view(self, trigger: TriggerId, view: View) -> ViewId: ...  # noqa: D102
    async def push_view(self, trigger: TriggerId, view: View) -> ViewId: ...  # noqa: D102
    async def update_view(self, view_id: ViewId, view: View) -> None: ...  # noqa: D102
    async def publish_home(self, user: UserId, view: View) -> None: ...  # noqa: D102
    async def profile(self, user: UserId) -> Profile: ...  # noqa: D102
    async def names(self, users: Sequence[UserId]) -> Mapping[UserId, str]: ...  # noqa: D102
    async def send_file(self, channel: ChannelId, name: str, content: bytes, comment: str) -> None: ...  # noqa: D102
    async def channel(self, channel: ChannelId) -> ChannelFacts: ...  # noqa: D102
    async def make_channel(self, name: str, *, private: bool) -> ChannelId: ...  # noqa: D102
    async def set_purpose(self, channel: ChannelId, purpose: str) -> None: ...  # noqa: D102
    async def bring_in(self, channel: ChannelId, user: UserId) -> None: ...  # noqa: D102
    async def respond(self, response_url: str, message: Message, *, replace: bool) -> None: ...  # noqa: D102


class WebGateway:
    """The gateway over Slack's Web API. The SDK's retries are off: they post twice."""

    def __init__(self, token: str, base_url: str, slacks_clock: SecondClock | None = None) -> None:
        """Speak with ``token`` to ``base_url`` (ends in ``/api/``); every answer sets ``slacks_clock``."""
        self.client = AsyncWebClient(token=token, base_url=base_url, timeout=TIMEOUT_SECONDS, retry_handlers=[])
        self._scopes: frozenset[str] = frozenset()
        self._slacks_clock = slacks_clock

    @property
    def scopes(self) -> frozenset[str]:
        """Return the scopes that Slack has granted, as its latest answer named them."""
        return self._scopes

    async def whoami(self) -> Installation:
        """Return team and bot user of our token."""
        answer = await self._call("auth.test")
        return Installation(TeamId(answer["team_id"]), UserId(answer["user_id"]), answer["bot_id"])

    async def post(
        self, channel: ChannelId, message: Message, *, token: str, thread: MessageTs | None = None
    ) -> Posted:
        """Post a message; ``token`` goes into its metadata, so that it can be found again."""
        answer = await self._call(
            "chat.postMessage",
            channel=channel,
            **message.content(),
            metadata={"event_type": METADATA_EVENT, "event_payload": {"token": token}},
            unfurl_links=False,
            unfurl_media=False,
            **({"thread_ts": thread} if thread else {}),
        )
        return Posted(ChannelId(answer["channel"]), MessageTs(answer["ts"]))

    async def update(self, posted: Posted, message: Message) -> None:
        """Bring a message up to date; doing it twice does no harm."""
        await self._call("chat.update", channel=posted.channel, ts=posted.ts, **message.content())

    async def open_dm(self, users: Sequence[UserId]) -> ChannelId:
        """Return the conversation with these people, 1 to 8 of them."""
        answer = await self._call("conversations.open", users=",".join(users))
        return ChannelId(answer["channel"]["id"])

    async def open_view(self, trigger: TriggerId, view: View) -> ViewId:
        """Open a modal; the trigger lives for 3 s."""
        answer = await self._call("views.open", trigger_id=trigger, view=view.to_dict())
        return ViewId(answer["view"]["id"])

    async def push_view(self, trigger: TriggerId, view: View) -> ViewId:
        """Lay a modal on top of the open one."""
        answer = await self._call("views.push", trigger_id=trigger, view=view.to_dict())
        return ViewId(answer["view"]["id"])

    async def update_view(self, view_id: ViewId, view: View) -> None:
        """Show something else in an open modal."""
        await self._call("views.update", view_id=view_id, view=view.to_dict())

    async def publish_home(self, user: UserId, view: View) -> None:
        """Show somebody's Home tab anew."""
        await self._call("views.publish", user_id=user, view=view.to_dict())

    async def profile(self, user: UserId) -> Profile:
        """Return locale and zone of a user."""
        found = (await self._sent(self.client.users_info(user=user, include_locale=True)))["user"]
        return Profile(
            user=user,
            locale=found.get("locale") or "en-US",
            zone=found.get("tz") or "UTC",
            is_bot=bool(found.get("is_bot")),
            deleted=bool(found.get("deleted")),
            name=str(found.get("real_name") or found.get("name") or ""),
        )

    async def names(self, users: Sequence[UserId]) -> Mapping[UserId, str]:
        """Return what people are called just now, for a text that leaves Slack; it is kept nowhere."""
        found = {user: (await self._sent(self.client.users_info(user=user)))["user"] for user in users}
        return {user: one.get("profile", {}).get("display_name") or one["real_name"] for user, one in found.items()}

    async def send_file(self, channel: ChannelId, name: str, content: bytes, comment: str) -> None:
        """Put a file into a conversation, with a sentence above it. Nothing is there before the last of three calls."""
        place = await self._sent(self.client.files_getUploadURLExternal(filename=name, length=len(content)))
        await _upload(place["upload_url"], content)
        files = [{"id": place["file_id"], "title": name}]
        await self._call("files.completeUploadExternal", files=files, channel_id=channel, initial_comment=comment)

    async def channel(self, channel: ChannelId) -> ChannelFacts:
        """Return what kind of channel it is; private ones can be asked about with an optional scope alone."""
        found = (await self._sent(self.client.conversations_info(channel=channel)))["channel"]
        return ChannelFacts(
            general=bool(found.get("is_general")),
            archived=bool(found.get("is_archived")),
            direct=bool(found.get("is_im") or found.get("is_mpim")),
            external=bool(found.get("is_ext_shared") or found.get("is_pending_ext_shared")),
            private=bool(found.get("is_private")),
            member=bool(found.get("is_member")),
        )

    async def make_channel(self, name: str, *, private: bool) -> ChannelId:
        """Make a channel in which the bot is alone at first; the name may be taken (``name_taken``)."""
        answer = await self._call("conversations.create", name=name, is_private=private)
        return ChannelId(answer["channel"]["id"])

    async def set_purpose(self, channel: ChannelId, purpose: str) -> None:
        """Say what a channel is for, in Slack's own 250 characters."""
        await self._call("conversations.setPurpose", channel=channel, purpose=shorten(purpose, PURPOSE_LIMIT))

    async def bring_in(self, channel: ChannelId, user: UserId) -> None:
        """Bring somebody into a channel that the bot is in; whoever is there already may stay.

        A missing permission concerns this call alone: the scopes for it are optional.
        """
        try:
            await self._call("conversations.invite", channel=channel, users=user)
        except SlackFailure as failure:
            if failure.code in ("missing_scope", "no_permission"):
                raise SlackFailure(Meaning.TARGET, failure.code) from failure
            if failure.code != "already_in_channel":
                raise

    async def respond(self, response_url: str, message: Message, *, replace: bool) -> None:
        """Answer where a person pressed something: replace that message, or tell only them."""
        try:
            answer = await AsyncWebhookClient(response_url, timeout=TIMEOUT_SECONDS, retry_handlers=[]).send(
                **message.content(), response_type=None if replace else "ephemeral", replace_original=replace
            )
        except CALL_ERRORS as error:
            raise read_failure(error) from error
        if answer.status_code != _OK:
            raise SlackFailure(Meaning.TARGET, f"response_url_{answer.status_code}")

    async def _call(self, method: str, **arguments: Any) -> dict[str, Any]:
        return await self._sent(self.client.api_call(method, json=arguments))

    async def _sent(self, call: Awaitable[AsyncSlackResponse]) -> dict[str, Any]:
        try:
            answer = await call
        except CALL_ERRORS as error:
            if isinstance(error, SlackApiError) and isinstance(error.response, AsyncSlackResponse):
                self._note_date(error.response)
            raise read_failure(error) from error
        self._note_scopes(answer)
        self._note_date(answer)
        return dict(answer.data) if isinstance(answer.data, dict) else {}

    def _note_scopes(self, answer: AsyncSlackResponse) -> None:
        for name, value in answer.headers.items():
            if name.lower() == "x-oauth-scopes":
                self._scopes = frozenset(scope.strip() for scope in str(value).split(","))

    def _note_date(self, answer: AsyncSlackResponse) -> None:
        for name, value in answer.headers.items():
            if self._slacks_clock and name.lower() == "date":
                with suppress(ValueError):
                    self._slacks_clock.heard(parsedate_to_datetime(str(value)))


async def _upload(url: str, content: bytes) -> None:
    timeout = aiohttp.ClientTimeout(total=TIMEOUT_SECONDS)
    try:
        async with aiohttp.ClientSession(timeout=timeout) as session, session.post(url, data=content) as answer:
            status = answer.status
    except CALL_ERRORS as error:
        raise read_failure(error) from error
    if status != _OK:
        raise SlackFailure(Meaning.NOT_ACCEPTED, f"upload_{status}")
