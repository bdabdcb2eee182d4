"""What Zirkel asks of Slack, as a protocol, and its form over the SDK, which never retries by itself."""

from collections.abc import Awaitable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.models.views import View
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from yarl import URL

from bot.kernel.clock import SecondClock
from bot.kernel.ids import ChannelId, MessageTs, TeamId, TriggerId, UserId, ViewId
from bot.kernel.text import shorten
from bot.slack.errors import CALL_ERRORS, THREAD_GONE, Meaning, SlackFailure, date_of, header, read_failure
from bot.slack.message import Json, Message, verbatim

TIMEOUT_SECONDS = 10
METADATA_EVENT = "zirkel_message"
_OK, _PAGE, _LOOKED_THROUGH = 200, 500, 100
_SLACKBOT = "USLACKBOT"
"""Slack says of it that it is no bot."""
PURPOSE_LIMIT = 250
_HOSTS = ("slack.com", "slack-gov.com")


@dataclass(frozen=True)
class Posted:
    """Where a message stands now."""

    channel: ChannelId
    ts: MessageTs
    astray: bool = False
    """Whether it was to be a reply and stands in the channel: the first message of its thread was deleted."""


@dataclass(frozen=True)
class Profile:
    """What Zirkel keeps of a Slack user; names stay with Slack."""

    user: UserId
    locale: str
    """Empty where Slack doesn't say, like the zone."""
    zone: str
    is_bot: bool
    deleted: bool
    name: str = field(default="", repr=False)
    """To name them where Slack shows no mention; never kept, never logged."""
    guest: bool = False
    """Whether the account sees some channels alone."""
    admin: bool = False
    """Whether they look after the workspace."""
    foreign: bool = False
    """Whether they are of another company, which shares a channel with this one."""
    told: bool = True
    """False where Slack hasn't answered: then all of this is unknown."""

    @classmethod
    def untold(cls, user: UserId) -> "Profile":
        """Return what is known of somebody of whom Slack says nothing just now."""
        return cls(user, "", "", is_bot=False, deleted=False, told=False)

    @property
    def belongs(self) -> bool:
        """Return whether it is a person of this company."""
        return not (self.is_bot or self.foreign)


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
    people: int = 0
    """How many are in it besides the bot; another app counts as one. 0: Slack doesn't say."""


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
    async def find(  # noqa: D102
        self, channel: ChannelId, token: str, since: datetime, thread: MessageTs | None = None
    ) -> Posted | None: ...
    async def update(self, posted: Posted, message: Message) -> None: ...  # noqa: D102
    async def remove(self, posted: Posted) -> None: ...  # noqa: D102
    async def link(self, posted: Posted) -> str: ...  # noqa: D102
    async def open_dm(self, users: Sequence[UserId]) -> ChannelId: ...  # noqa: D102
    async def open_view(self, trigger: TriggerId, view: View) -> ViewId: ...  # noqa: D102
    async def push_view(self, trigger: TriggerId, view: View) -> ViewId: ...  # noqa: D102
    async def update_view(self, view_id: ViewId, view: View) -> None: ...  # noqa: D102
    async def publish_home(self, user: UserId, view: View) -> None: ...  # noqa: D102
    async def profile(self, user: UserId) -> Profile: ...  # noqa: D102
    async def names(self, users: Sequence[UserId]) -> Mapping[UserId, str]: ...  # noqa: D102
    async def send_file(self, channel: ChannelId, name: str, content: bytes, comment: str) -> None: ...  # noqa: D102
    async def channel(self, channel: ChannelId) -> ChannelFacts: ...  # noqa: D102
    async def members(self, channel: ChannelId) -> frozenset[UserId]: ...  # noqa: D102
    async def make_channel(self, name: str, *, private: bool) -> ChannelId: ...  # noqa: D102
    async def set_purpose(self, channel: ChannelId, purpose: str) -> None: ...  # noqa: D102
    async def bring_in(self, channel: ChannelId, user: UserId) -> None: ...  # noqa: D102
    async def respond(  # noqa: D102
        self, response_url: str, message: Message, *, replace: bool, thread: MessageTs | None = None
    ) -> None: ...


def _name(found: Json) -> str:
    """Return what somebody is called: any of the names that Slack has of them, or none."""
    profile = found.get("profile") or {}
    return str(found.get("real_name") or profile.get("real_name") or found.get("name") or "")


def is_foreign(found: Json, ours: Json) -> bool:
    """Return whether somebody is of another company than we are; workspaces of one Enterprise Grid are one."""
    if found.get("is_stranger"):
        return True
    team, company = ours.get("team_id"), ours.get("enterprise_id")
    theirs = found.get("enterprise_user") or {}
    same = team in (theirs.get("teams") or []) or (company and theirs.get("enterprise_id") == company)
    return bool(team and found.get("team_id") and found["team_id"] != team and not same)


class WebGateway:
    """The gateway over Slack's Web API. The SDK's retries are off: they post twice."""

    def __init__(self, token: str, base_url: str, slacks_clock: SecondClock | None = None) -> None:
        """Speak with ``token`` to ``base_url`` (ends in ``/api/``); every answer sets ``slacks_clock``."""
        self.client = AsyncWebClient(token=token, base_url=base_url, timeout=TIMEOUT_SECONDS, retry_handlers=[])
        self._scopes: frozenset[str] = frozenset()
        self._ours: Json = {}
        self._slacks_clock = slacks_clock

    @property
    def scopes(self) -> frozenset[str]:
        """Return the scopes that Slack has granted, as its latest answer named them."""
        return self._scopes

    async def whoami(self) -> Installation:
        """Return team and bot user of our token."""
        self._ours = answer = await self._call("auth.test")
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
        astray = thread is not None and not answer.get("message", {}).get("thread_ts")
        return Posted(ChannelId(answer["channel"]), MessageTs(answer["ts"]), astray)

    async def find(
        self, channel: ChannelId, token: str, since: datetime, thread: MessageTs | None = None
    ) -> Posted | None:
        """Return where the message with this ``token`` stands that was posted after ``since``, None if nowhere.

        A reply is looked for in its ``thread`` and, should it have gone astray, in the channel.
        """
        about: dict[str, Any] = {"channel": channel, "oldest": f"{since.timestamp():.6f}", "limit": _LOOKED_THROUGH}
        about["include_all_metadata"] = True
        found = await self._find_in(self.client.conversations_replies(ts=thread, **about), token) if thread else None
        found = found or await self._find_in(self.client.conversations_history(**about), token)
        if found is None:
            return None
        return Posted(channel, MessageTs(found["ts"]), thread is not None and not found.get("thread_ts"))

    async def _find_in(self, call: Awaitable[AsyncSlackResponse], token: str) -> Json | None:
        """Return the message with this ``token`` from all pages of an answer; none where the thread is gone."""
        try:
            async for page in await call:
                self._note_scopes(page)
                for message in page["messages"]:
                    if _token_of(message) == token:
                        return dict(message)
        except CALL_ERRORS as error:
            failure = read_failure(error)
            if failure.code not in THREAD_GONE:
                raise failure from error
        return None

    async def update(self, posted: Posted, message: Message) -> None:
        """Bring a message up to date; doing it twice does no harm."""
        await self._call("chat.update", channel=posted.channel, ts=posted.ts, **message.content())

    async def remove(self, posted: Posted) -> None:
        """Take one of our messages away; one that is away already may stay so."""
        try:
            await self._call("chat.delete", channel=posted.channel, ts=posted.ts)
        except SlackFailure as failure:
            if failure.code not in THREAD_GONE:
                raise

    async def link(self, posted: Posted) -> str:
        """Return a message's address, which works for whoever can read it."""
        asked = self.client.chat_getPermalink(channel=posted.channel, message_ts=posted.ts)
        return str((await self._sent(asked))["permalink"])

    async def open_dm(self, users: Sequence[UserId]) -> ChannelId:
        """Return the conversation with these people, 1 to 8 of them."""
        answer = await self._call("conversations.open", users=",".join(users))
        return ChannelId(answer["channel"]["id"])

    async def open_view(self, trigger: TriggerId, view: View) -> ViewId:
        """Open a modal; the trigger lives for 3 s."""
        answer = await self._call("views.open", trigger_id=trigger, view=verbatim(view.to_dict()))
        return ViewId(answer["view"]["id"])

    async def push_view(self, trigger: TriggerId, view: View) -> ViewId:
        """Lay a modal on top of the open one."""
        answer = await self._call("views.push", trigger_id=trigger, view=verbatim(view.to_dict()))
        return ViewId(answer["view"]["id"])

    async def update_view(self, view_id: ViewId, view: View) -> None:
        """Show something else in an open modal."""
        await self._call("views.update", view_id=view_id, view=verbatim(view.to_dict()))

    async def publish_home(self, user: UserId, view: View) -> None:
        """Show somebody's Home tab anew."""
        await self._call("views.publish", user_id=user, view=verbatim(view.to_dict()))

    async def profile(self, user: UserId) -> Profile:
        """Return locale and zone of a user."""
        found = (await self._sent(self.client.users_info(user=user, include_locale=True)))["user"]
        return Profile(
            user=user,
            locale=found.get("locale") or "",
            zone=found.get("tz") or "",
            is_bot=bool(found.get("is_bot")) or user == _SLACKBOT,
            deleted=bool(found.get("deleted")),
            name=_name(found),
            guest=bool(found.get("is_restricted") or found.get("is_ultra_restricted")),
            admin=bool(found.get("is_admin") or found.get("is_owner")),
            foreign=is_foreign(found, self._ours),
        )

    async def names(self, users: Sequence[UserId]) -> Mapping[UserId, str]:
        """Return what people are called just now, for a text that leaves Slack; it is kept nowhere.

        Of whom Slack doesn't say it is left out, alone.
        """
        names: dict[UserId, str] = {}
        for user in users:
            with suppress(SlackFailure):
                found = (await self._sent(self.client.users_info(user=user)))["user"]
                names[user] = (found.get("profile") or {}).get("display_name") or _name(found)
        return {user: name for user, name in names.items() if name}

    async def send_file(self, channel: ChannelId, name: str, content: bytes, comment: str) -> None:
        """Put a file into a conversation, with a sentence above it. Nothing is there before the last of three calls."""
        place = await self._sent(self.client.files_getUploadURLExternal(filename=name, length=len(content)))
        status = await _post(place["upload_url"], data=content)
        if status != _OK:
            raise SlackFailure(Meaning.NOT_ACCEPTED, f"upload_{status}")
        files = [{"id": place["file_id"], "title": name}]
        await self._call("files.completeUploadExternal", files=files, channel_id=channel, initial_comment=comment)

    async def channel(self, channel: ChannelId) -> ChannelFacts:
        """Return what kind of channel it is; private ones can be asked about with an optional scope alone."""
        asked = self.client.conversations_info(channel=channel, include_num_members=True)
        found = (await self._sent(asked))["channel"]
        member = bool(found.get("is_member"))
        return ChannelFacts(
            general=bool(found.get("is_general")),
            archived=bool(found.get("is_archived")),
            direct=bool(found.get("is_im") or found.get("is_mpim")),
            external=bool(found.get("is_ext_shared") or found.get("is_pending_ext_shared")),
            private=bool(found.get("is_private")),
            member=member,
            people=max(0, found.get("num_members", 0) - member),
        )

    async def members(self, channel: ChannelId) -> frozenset[UserId]:
        """Return who is in a channel that the bot may know of."""
        found: set[UserId] = set()
        cursor = ""
        while True:
            asked = self.client.conversations_members(channel=channel, limit=_PAGE, cursor=cursor or None)
            answer = await self._sent(asked)
            found |= set(answer["members"])
            cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return frozenset(found)

    async def make_channel(self, name: str, *, private: bool) -> ChannelId:
        """Make a channel in which the bot is alone at first; the name may be taken (``name_taken``)."""
        answer = await self._call("conversations.create", name=name, is_private=private)
        return ChannelId(answer["channel"]["id"])

    async def set_purpose(self, channel: ChannelId, purpose: str) -> None:
        """Say what a channel is for, in Slack's own 250 characters."""
        await self._call("conversations.setPurpose", channel=channel, purpose=shorten(purpose, PURPOSE_LIMIT))

    async def bring_in(self, channel: ChannelId, user: UserId) -> None:
        """Bring somebody into a channel that the bot is in; whoever is there already may stay."""
        try:
            await self._call("conversations.invite", channel=channel, users=user)
        except SlackFailure as failure:
            if failure.code != "already_in_channel":
                raise

    async def respond(
        self, response_url: str, message: Message, *, replace: bool, thread: MessageTs | None = None
    ) -> None:
        """Answer where a person pressed something: replace that message, or tell only them, in the ``thread`` if any.

        The address comes with a request: only where it is Slack's is anything sent there.
        """
        if not _is_slacks(response_url, self.client.base_url):
            raise SlackFailure(Meaning.BUG, "response_url_elsewhere")
        how = {"replace_original": True} if replace else {"replace_original": False, "response_type": "ephemeral"}
        place = {"thread_ts": thread} if thread else {}
        status = await _post(response_url, json=message.content() | how | place)
        if status != _OK:
            raise SlackFailure(Meaning.TARGET, f"response_url_{status}")

    async def _call(self, method: str, **arguments: Any) -> Json:
        return await self._sent(self.client.api_call(method, json=arguments))

    async def _sent(self, call: Awaitable[AsyncSlackResponse]) -> Json:
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
        if granted := header(answer, "x-oauth-scopes"):
            self._scopes = frozenset(scope.strip() for scope in granted.split(","))

    def _note_date(self, answer: AsyncSlackResponse) -> None:
        if self._slacks_clock and (at := date_of(answer)):
            self._slacks_clock.heard(at)


def _token_of(message: Json) -> object:
    return ((message.get("metadata") or {}).get("event_payload") or {}).get("token") if message.get("bot_id") else None


def _is_slacks(address: str, api: str) -> bool:
    """Return whether ``address`` is one of Slack's, or on the server that is configured as Slack."""
    try:
        found = URL(address).origin()
        return found == URL(api).origin() or (
            found.scheme == "https"
            and found.is_default_port()
            and (found.host or "").endswith(tuple(f".{host}" for host in _HOSTS))
        )
    except (ValueError, TypeError):
        return False


async def _post(url: str, **content: Any) -> int:
    """Send something to an address that Slack gave; return the status, which may be a redirect that nobody follows."""
    timeout = aiohttp.ClientTimeout(total=TIMEOUT_SECONDS)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout, trust_env=True) as session,
            session.post(url, allow_redirects=False, **content) as answer,
        ):
            return answer.status
    except CALL_ERRORS as error:
        raise read_failure(error) from error
