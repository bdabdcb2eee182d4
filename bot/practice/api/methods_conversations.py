"""The conversations methods that open, list, describe, join and create."""

import re
from collections.abc import Mapping

from bot.practice.api.pagination import page
from bot.practice.workspace.call import Call, Handler, Scene
from bot.practice.workspace.changes import ChangeKind
from bot.practice.workspace.direct_messages import find_direct, open_direct
from bot.practice.workspace.slack_error import SlackError
from bot.practice.workspace.state import Channel, ChannelKind, Json

MOST_PEOPLE = 8
MOST_INVITED = 100
_NAME_LIMIT, _PURPOSE_LIMIT = 80, 250
_TYPES = {
    "public_channel": ChannelKind.PUBLIC,
    "private_channel": ChannelKind.PRIVATE,
    "im": ChannelKind.IM,
    "mpim": ChannelKind.MPIM,
}
_PREFIX = {
    ChannelKind.PUBLIC: "channels",
    ChannelKind.PRIVATE: "groups",
    ChannelKind.IM: "im",
    ChannelKind.MPIM: "mpim",
}


def need_channel_scope(scene: Scene, kind: ChannelKind, right: str) -> None:
    """Refuse unless the app has ``right`` (read, history) for this kind of conversation."""
    scene.need_scope(f"{_PREFIX[kind]}:{right}")


def channel_object(scene: Scene, channel: Channel) -> Json:
    """Return a conversation as Slack describes it to this app."""
    kind = channel.kind
    told: Json = {"id": channel.id, "created": channel.created, "is_archived": channel.archived}
    told |= {"is_im": kind is ChannelKind.IM, "is_org_shared": False, "context_team_id": scene.workspace.team_id}
    if kind is ChannelKind.IM:
        others = sorted(channel.members - {scene.install.bot_user})
        deleted = any(scene.workspace.people[user].deleted for user in others)
        return told | {"user": others[0], "is_user_deleted": deleted, "is_open": True, "priority": 0}
    return told | {
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": kind is ChannelKind.PUBLIC,
        "is_group": kind is ChannelKind.PRIVATE,
        "is_mpim": kind is ChannelKind.MPIM,
        "is_private": kind is not ChannelKind.PUBLIC,
        "is_general": channel.general,
        "is_shared": channel.external,
        "is_ext_shared": channel.external,
        "is_pending_ext_shared": False,
        "is_member": scene.is_in(channel),
        "creator": channel.creator,
        "unlinked": 0,
        "topic": {"value": "", "creator": "", "last_set": 0},
        "purpose": {"value": channel.purpose, "creator": "", "last_set": 0},
        "previous_names": [],
    }


def open_conversation(call: Call) -> Json:
    """conversations.open: one person is a DM, two to eight a group DM; the same people give the same channel."""
    scene = call.scene
    if call.has("channel") == call.has("users"):
        raise SlackError("invalid_arguments", "either channel or users")
    if call.has("channel"):
        channel, already = _reopened(call), True
    else:
        channel, already = _opened(call, _people(call))
    told = channel_object(scene, channel) if call.flag("return_im") else {"id": channel.id}
    return {"channel": told} | ({"no_op": True, "already_open": True} if already else {})


def info(call: Call) -> Json:
    """conversations.info"""
    channel = call.channel()
    need_channel_scope(call.scene, channel.kind, "read")
    told = channel_object(call.scene, channel)
    if call.flag("include_num_members") and channel.kind is not ChannelKind.IM:
        told["num_members"] = len(channel.members)
    if call.flag("include_locale"):
        told["locale"] = "en-US"
    return {"channel": told}


def members(call: Call) -> Json:
    """conversations.members"""
    channel = call.channel()
    need_channel_scope(call.scene, channel.kind, "read")
    found, metadata = page(call, sorted(channel.members), lambda user: user)
    return {"members": found, "response_metadata": metadata}


def list_conversations(call: Call) -> Json:
    """conversations.list: public ones, and of the other kinds those that the bot is in."""
    scene = call.scene
    wanted = call.items("types") or ["public_channel"]
    if set(wanted) - _TYPES.keys():
        raise SlackError("invalid_types")
    kinds = [_TYPES[name] for name in wanted]
    for kind in kinds:
        need_channel_scope(scene, kind, "read")
    visible = [
        channel
        for channel in sorted(scene.workspace.channels.values(), key=lambda channel: channel.id)
        if channel.kind in kinds
        and (channel.kind is ChannelKind.PUBLIC or scene.is_in(channel))
        and not (channel.archived and call.flag("exclude_archived"))
    ]
    found, metadata = page(call, visible, lambda channel: channel.id)
    return {"channels": [channel_object(scene, channel) for channel in found], "response_metadata": metadata}


def join(call: Call) -> Json:
    """conversations.join: public channels only."""
    scene = call.scene
    scene.need_scope("channels:join")
    channel = call.channel()
    if channel.kind is not ChannelKind.PUBLIC:
        raise SlackError("method_not_supported_for_channel_type")
    if channel.archived:
        raise SlackError("is_archived")
    if scene.is_in(channel):
        return {"channel": channel_object(scene, channel), "warning": "already_in_channel"}
    _add(scene, channel, scene.install.bot_user, inviter=None)
    return {"channel": channel_object(scene, channel)}


def invite(call: Call) -> Json:
    """conversations.invite: up to 100 people into a channel that the bot is in."""
    scene, channel = call.scene, call.channel()
    if channel.kind in {ChannelKind.IM, ChannelKind.MPIM}:
        raise SlackError("method_not_supported_for_channel_type")
    scene.need_scope(*_managing(channel.kind))
    if channel.archived:
        raise SlackError("is_archived")
    if not scene.is_in(channel):
        raise SlackError("not_in_channel")
    users = call.items("users")
    if len(users) > MOST_INVITED:
        raise SlackError("too_many_users")
    refusals = {user: code for user in users if (code := _invite_refusal(scene, channel, user))}
    if refusals and (not call.flag("force") or len(refusals) == len(users)):
        errors = [{"user": user, "ok": False, "error": code} for user, code in refusals.items()]
        raise SlackError(next(iter(refusals.values())), errors=errors)
    for user in dict.fromkeys(users):
        if user not in refusals:
            _add(scene, channel, user, inviter=scene.install.bot_user)
    return {"channel": channel_object(scene, channel)}


def create(call: Call) -> Json:
    """conversations.create: the bot becomes its first member."""
    scene, name = call.scene, call.text("name")
    private = call.flag("is_private")
    scene.need_scope("groups:write" if private else "channels:manage")
    if len(name) > _NAME_LIMIT:
        raise SlackError("invalid_name_maxlength")
    if name != name.lower() or not re.fullmatch(r"[\w-]*\w[\w-]*", name):
        raise SlackError("invalid_name_specials")
    if any(channel.name == name for channel in scene.workspace.channels.values()):
        raise SlackError("name_taken")
    kind = ChannelKind.PRIVATE if private else ChannelKind.PUBLIC
    channel = Channel(scene.workspace.new_id("C"), name, kind, {scene.install.bot_user})
    channel.created, channel.creator = int(scene.clock.now().timestamp()), scene.install.bot_user
    scene.workspace.channels[channel.id] = channel
    scene.changes.tell(ChangeKind.CHANNEL_CREATED, channel=channel.id, by=scene.install.bot_user)
    return {"channel": channel_object(scene, channel)}


def set_purpose(call: Call) -> Json:
    """conversations.setPurpose: of a channel that the bot is in."""
    scene, channel, purpose = call.scene, call.channel(), call.text("purpose")
    if channel.kind in {ChannelKind.IM, ChannelKind.MPIM}:
        raise SlackError("method_not_supported_for_channel_type")
    scene.need_scope(*_managing(channel.kind))
    if not scene.is_in(channel):
        raise SlackError("not_in_channel")
    if channel.archived:
        raise SlackError("is_archived")
    if len(purpose) > _PURPOSE_LIMIT:
        raise SlackError("too_long")
    channel.purpose = purpose
    scene.changes.tell(channel=channel.id)
    return {"channel": channel_object(scene, channel)}


def _managing(kind: ChannelKind) -> tuple[str, ...]:
    return ("channels:manage",) if kind is ChannelKind.PUBLIC else ("groups:write",)


def _reopened(call: Call) -> Channel:
    channel = call.channel()
    if channel.kind not in {ChannelKind.IM, ChannelKind.MPIM}:
        raise SlackError("method_not_supported_for_channel_type")
    call.scene.need_scope(f"{_PREFIX[channel.kind]}:write")
    return channel


def _people(call: Call) -> list[str]:
    scene, users = call.scene, list(dict.fromkeys(call.items("users")))
    if not users:
        raise SlackError("users_list_not_supplied")
    if len(users) > MOST_PEOPLE:
        raise SlackError("too_many_users")
    scene.need_scope("im:write" if len(users) == 1 else "mpim:write")
    for user in users:
        person = scene.person(user)
        if person.is_bot:
            raise SlackError("cannot_dm_bot")
        if person.deleted:
            raise SlackError("user_disabled")
    return users


def _opened(call: Call, users: list[str]) -> tuple[Channel, bool]:
    scene = call.scene
    bot = scene.install.bot_user
    if call.flag("prevent_creation") and find_direct(scene.workspace, {*users, bot}) is None:
        raise SlackError("channel_not_found")
    return open_direct(scene.workspace, scene.clock, scene.changes, {*users, bot}, bot)


def _invite_refusal(scene: Scene, channel: Channel, user: str) -> str | None:
    if user == scene.install.bot_user:
        return "cant_invite_self"
    if user not in scene.workspace.people:
        return "user_not_found"
    if scene.workspace.people[user].deleted:
        return "cant_invite"
    return "already_in_channel" if user in channel.members else None


def _add(scene: Scene, channel: Channel, user: str, inviter: str | None) -> None:
    channel.members.add(user)
    scene.changes.tell(ChangeKind.MEMBER_JOINED, channel=channel.id, user=user, inviter=inviter)


METHODS: Mapping[str, Handler] = {
    "conversations.open": open_conversation,
    "conversations.info": info,
    "conversations.members": members,
    "conversations.list": list_conversations,
    "conversations.join": join,
    "conversations.invite": invite,
    "conversations.create": create,
    "conversations.setPurpose": set_purpose,
}
