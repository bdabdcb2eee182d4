"""What the Events API tells the app, in Slack's shapes, and how often it tries."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from itertools import count

from bot.kernel.clock import Clock
from bot.practice.transport.dispatch import Acknowledgement, Dispatcher, EnvelopeKind, Failure, Retry
from bot.practice.workspace.alarms import Alarms
from bot.practice.workspace.state import AppInstall, Channel, ChannelKind, Json, OpenView, SlackWorkspace

RETRY_AFTER = (timedelta(0), timedelta(minutes=1), timedelta(minutes=5))
SCOPES = {"user_change": {"users:read"}}
CHANNEL_SCOPES = {ChannelKind.PUBLIC: "channels:read", ChannelKind.PRIVATE: "groups:read"}


class Events:
    """Tells the app what happened, if its manifest subscribes to that and its scopes allow it."""

    def __init__(
        self, workspace: SlackWorkspace, clock: Clock, install: AppInstall, dispatcher: Dispatcher, alarms: Alarms
    ) -> None:
        """Deliver through ``dispatcher``; later repetitions wait in ``alarms``."""
        self._workspace = workspace
        self._clock = clock
        self._install = install
        self._dispatcher = dispatcher
        self._alarms = alarms
        self._numbers: Iterator[int] = count(1)

    async def home_opened(self, user: str, channel: str, tab: str, view: OpenView | None) -> None:
        """``app_home_opened``: somebody looks at the app's Home or Messages tab."""
        event: Json = {"type": "app_home_opened", "user": user, "channel": channel, "tab": tab}
        await self._send(event | ({"view": view.payload} if view is not None and tab == "home" else {}))

    async def joined(self, channel: Channel, user: str, inviter: str | None = None) -> None:
        """``member_joined_channel``: somebody, perhaps the app itself, came into a channel where the app is."""
        await self._about_member("member_joined_channel", channel, user, {"inviter": inviter} if inviter else {})

    async def left(self, channel: Channel, user: str) -> None:
        """``member_left_channel``: somebody left a channel where the app still is; it isn't told of its own removal."""
        await self._about_member("member_left_channel", channel, user, {})

    async def archived(self, channel: Channel, user: str) -> None:
        """``channel_archive``: somebody archived a channel where the app is."""
        await self._about_channel({"type": _named("archive", channel), "channel": channel.id, "user": user}, channel)

    async def unarchived(self, channel: Channel, user: str) -> None:
        """``channel_unarchive``: somebody brought an archived channel back."""
        await self._about_channel({"type": _named("unarchive", channel), "channel": channel.id, "user": user}, channel)

    async def deleted(self, channel: Channel) -> None:
        """``channel_deleted``: a channel where the app was is gone."""
        await self._about_channel({"type": _named("deleted", channel), "channel": channel.id}, channel)

    async def renamed(self, channel: Channel) -> None:
        """``channel_rename``: a channel where the app is has another name."""
        about = {"id": channel.id, "name": channel.name, "created": 0}
        await self._about_channel({"type": _named("rename", channel), "channel": about}, channel)

    async def user_changed(self, user: Json) -> None:
        """``user_change``: somebody's profile, zone or locale changed; ``user`` as ``users.info`` gives it."""
        about = {"type": "user_change", "user": user, "cache_ts": int(self._clock.now().timestamp())}
        await self._send(about, team=user["team_id"])

    async def tokens_revoked(self) -> None:
        """``tokens_revoked``: the bot token is no longer good."""
        await self._send({"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [self._install.bot_user]}})

    async def uninstalled(self) -> None:
        """``app_uninstalled``: somebody removed the app from the workspace."""
        await self._send({"type": "app_uninstalled"})

    async def _about_member(self, kind: str, channel: Channel, user: str, more: Json) -> None:
        queued = "C" if channel.kind is ChannelKind.PUBLIC else "G"
        team = self._workspace.people[user].team or self._workspace.team_id
        about = {"type": kind, "user": user, "channel": channel.id, "channel_type": queued, "team": team}
        await self._about_channel(about | more, channel, team)

    async def _about_channel(self, event: Json, channel: Channel, team: str = "") -> None:
        needed = CHANNEL_SCOPES.get(channel.kind)
        if needed in self._workspace.granted_scopes and self._install.bot_user in channel.members:
            await self._send(event, team)

    async def _send(self, event: Json, team: str = "") -> None:
        kind = event["type"]
        settings = self._install.manifest.get("settings", {})
        subscribed = settings.get("event_subscriptions", {}).get("bot_events", [])
        if kind in subscribed and SCOPES.get(kind, set()) <= self._workspace.granted_scopes:
            await self._try(self._envelope(event, team or self._workspace.team_id), tries=0)

    async def _try(self, envelope: Json, tries: int, before: Failure | None = None) -> None:
        retry = Retry(tries, before) if before is not None else None
        answer = await self._dispatcher.deliver(EnvelopeKind.EVENT, envelope, retry)
        if _final(answer, tries):
            return
        again = partial(self._try, envelope, tries + 1, answer.failure)
        if RETRY_AFTER[tries]:
            self._alarms.after(RETRY_AFTER[tries], again)
        else:
            await again()

    def _envelope(self, event: Json, team: str) -> Json:
        """Return what Slack sends; ``team`` is another company's where somebody of it did something."""
        now, number = self._clock.now(), next(self._numbers)
        event = event | {"event_ts": f"{int(now.timestamp())}.{number:06d}"}
        bot = {"user_id": self._install.bot_user, "is_bot": True, "is_enterprise_install": False}
        return {
            "token": "deprecated",
            "team_id": team,
            "context_team_id": team,
            "context_enterprise_id": None,
            "api_app_id": self._install.app_id,
            "event": event,
            "type": "event_callback",
            "event_id": f"Ev{number:09d}",
            "event_time": int(now.timestamp()),
            "authorizations": [{"enterprise_id": None, "team_id": self._workspace.team_id} | bot],
            "is_ext_shared_channel": team != self._workspace.team_id,
            "event_context": f"4-practice-{number}",
        }


def _named(what: str, channel: Channel) -> str:
    """Return what Slack calls an event about a channel: of a private one it has another name."""
    return f"{'channel' if channel.kind is ChannelKind.PUBLIC else 'group'}_{what}"


def _final(answer: Acknowledgement, tries: int) -> bool:
    return answer.acked or answer.retry_unwanted or tries >= len(RETRY_AFTER)
