"""What the practice workspace consists of: people, channels, messages, views, the installed app, its traffic."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

Json = dict[str, Any]


class ChannelKind(StrEnum):
    """The four kinds of conversation that Slack has."""

    PUBLIC = "public"
    PRIVATE = "private"
    IM = "im"
    MPIM = "mpim"


@dataclass
class SlackUser:
    """Somebody in the workspace, or the app's bot user."""

    id: str
    name: str
    real_name: str
    locale: str = "en-US"
    zone: str = "Europe/Berlin"
    """Empty, as the locale and the names, where Slack doesn't say."""
    is_bot: bool = False
    deleted: bool = False
    guest: bool = False
    """Whether it is a guest account, which sees some channels alone."""
    admin: bool = False
    """Whether they look after the workspace."""
    team: str = ""
    """The workspace of another company that they are of; empty: of this one."""
    display_name: str = ""
    """What they would rather be called; empty, as with most: by their real name."""


@dataclass
class StoredFile:
    """A file that an app uploads; ``content`` is None as long as only its place is made."""

    id: str
    name: str
    length: int
    user: str
    content: bytes | None = None
    title: str = ""
    shared: bool = False


@dataclass
class PostedMessage:
    """A message as it stands in a channel; ``only_for`` makes it an ephemeral one."""

    ts: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    thread_ts: str | None = None
    metadata: Json | None = None
    edited: bool = False
    only_for: str | None = None
    bot_id: str | None = None
    response_url: str | None = None
    """The id of the response URL that brought it here, if any did."""
    edited_ts: str | None = None
    broadcast: bool = False
    """A reply in a thread that is shown in the channel as well."""
    files: list[StoredFile] = field(default_factory=list)


@dataclass
class Channel:
    """A conversation with its members (user ids) and messages, oldest first."""

    id: str
    name: str
    kind: ChannelKind
    members: set[str] = field(default_factory=set)
    archived: bool = False
    messages: list[PostedMessage] = field(default_factory=list)
    created: int = 0
    """Seconds since 1970."""
    creator: str = ""
    purpose: str = ""
    general: bool = False
    """The one that everybody is in and nobody leaves."""
    external: bool = False
    """Shared with another company."""
    deleted: set[str] = field(default_factory=set)
    """The ``ts`` of messages that were taken out: a reply to one comes into the channel, as with Slack."""
    refuses: str = ""
    """The error with which nobody but people may post here, ``restricted_action`` for example; empty: apps may."""
    last_ts: str = ""
    """The newest ``ts`` ever given out here, so that none is given twice, not even after a deletion."""


@dataclass
class OpenView:
    """A modal on somebody's stack, or somebody's Home tab; ``payload`` is what Slack would return as ``view``."""

    id: str
    user: str
    payload: Json
    hash: str
    state: Json = field(default_factory=dict)
    """``view.state.values`` as filled in so far: block id -> action id -> value."""
    errors: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Trigger:
    """Permission to open one view, given with an interaction."""

    id: str
    user: str
    expires: datetime
    view_id: str | None = None
    used: bool = False


@dataclass
class ResponseUrl:
    """Permission to answer one interaction: five times within half an hour."""

    id: str
    user: str
    channel: str
    expires: datetime
    message_ts: str | None = None
    """The message that was acted on; None for a slash command."""
    uses: int = 0


@dataclass(frozen=True)
class AppInstall:
    """The one app that is installed here: its manifest, tokens and where it receives HTTP (None: Socket Mode)."""

    manifest: Json
    bot_user: str
    app_id: str = "A0ZIRKEL0"
    bot_id: str = "B0ZIRKEL0"
    bot_token: str = "xoxb-practice"  # noqa: S105  a practice token, not a secret
    app_token: str = "xapp-practice"  # noqa: S105
    signing_secret: str = "practice-signing-secret"  # noqa: S105
    request_url: str | None = None

    @property
    def features(self) -> Json:
        """Return what the manifest says that the app offers."""
        features: Json = self.manifest.get("features", {})
        return features

    @property
    def takes_messages(self) -> bool:
        """Tell whether people can write in their direct messages with it."""
        home = self.features.get("app_home", {})
        return bool(home.get("messages_tab_enabled", True) and not home.get("messages_tab_read_only_enabled"))


@dataclass
class Traffic:
    """One thing that crossed the wire, for the transcript and for looking behind the scenes."""

    at: datetime
    direction: str
    """``to_app`` or ``to_slack``."""
    kind: str
    """A Web API method, or the kind of event or interaction."""
    payload: Json
    answer: Json | None = None
    """None while there is none, or when a fault kept the work from being done."""
    seconds: float | None = None
    fault: str | None = None
    """The scripted fault that hit it."""


@dataclass
class SlackWorkspace:
    """The whole state; plain data, changed only on one event loop."""

    team_id: str = "T0PRACTICE"
    name: str = "Practice"
    people: dict[str, SlackUser] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    modals: dict[str, list[OpenView]] = field(default_factory=dict)
    """User id -> stack of open modals, the topmost last."""
    homes: dict[str, OpenView] = field(default_factory=dict)
    triggers: dict[str, Trigger] = field(default_factory=dict)
    response_urls: dict[str, ResponseUrl] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)
    granted_scopes: set[str] = field(default_factory=set)
    token_revoked: bool = False
    uninstalled: bool = False
    traffic: list[Traffic] = field(default_factory=list)
    app_id: str = "A0ZIRKEL0"
    bot_id: str = "B0ZIRKEL0"
    serial: int = 0
    """How many ids were made here."""

    def new_id(self, prefix: str) -> str:
        """Return an id that nothing here has yet, such as ``C0000001A``."""
        self.serial += 1
        return f"{prefix}{self.serial:08X}"
