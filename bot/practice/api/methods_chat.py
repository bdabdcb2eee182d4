"""The chat methods: post, change, delete, show to one person, link."""

from collections.abc import Mapping

from bot.practice.api.methods_auth import workspace_url
from bot.practice.workspace.call import Call, Handler, Scene
from bot.practice.workspace.direct_messages import open_direct
from bot.practice.workspace.message_content import judge_content, judged_metadata, thread_of
from bot.practice.workspace.messages import append, change, find_message, message_object, remove
from bot.practice.workspace.slack_error import SlackError
from bot.practice.workspace.state import Channel, ChannelKind, Json, PostedMessage


def post_message(call: Call) -> Json:
    """chat.postMessage"""
    scene = call.scene
    scene.need_scope("chat:write")
    channel = _target(call)
    thread = thread_of(call, channel)
    judge_content(call.text("text"), call.items("blocks"))
    message = _by_bot(call, thread)
    message.metadata = judged_metadata(call)
    message.broadcast = call.flag("reply_broadcast")
    append(scene.workspace, scene.clock, scene.changes, channel, message)
    return {"channel": channel.id, "ts": message.ts, "message": message_object(scene.workspace, channel, message)}


def post_ephemeral(call: Call) -> Json:
    """chat.postEphemeral"""
    scene = call.scene
    scene.need_scope("chat:write")
    channel = call.channel()
    _check_open(channel)
    if not scene.is_in(channel):
        raise SlackError("not_in_channel")
    if scene.person(call.text("user")).id not in channel.members:
        raise SlackError("user_not_in_channel")
    thread = thread_of(call, channel)
    judge_content(call.text("text"), call.items("blocks"))
    message = _by_bot(call, thread)
    message.only_for = call.text("user")
    append(scene.workspace, scene.clock, scene.changes, channel, message)
    return {"message_ts": message.ts}


def update(call: Call) -> Json:
    """chat.update: what isn't passed stays as it was."""
    scene, channel, message = _own_message(call, "cant_update_message")
    text = call.text("text") if call.has("text") else message.text
    blocks = call.items("blocks") if call.has("blocks") else message.blocks
    judge_content(text, blocks)
    if call.has("metadata"):
        message.metadata = judged_metadata(call)
    message.text, message.blocks = text, blocks
    change(scene.workspace, scene.clock, scene.changes, channel, message)
    told = message_object(scene.workspace, channel, message)
    return {"channel": channel.id, "ts": message.ts, "text": text, "message": told}


def delete(call: Call) -> Json:
    """chat.delete"""
    scene, channel, message = _own_message(call, "cant_delete_message")
    remove(scene.changes, channel, message)
    return {"channel": channel.id, "ts": message.ts}


def permalink(call: Call) -> Json:
    """chat.getPermalink"""
    channel = call.channel()
    message = find_message(channel, call.text("message_ts"))
    link = f"{workspace_url(call)}archives/{channel.id}/p{message.ts.replace('.', '')}"
    if message.thread_ts and message.thread_ts != message.ts:
        link += f"?thread_ts={message.thread_ts}&cid={channel.id}"
    return {"channel": channel.id, "permalink": link}


def _target(call: Call) -> Channel:
    """Return the conversation to post to; a person's id stands for the DM with that person."""
    scene, wanted = call.scene, call.text("channel")
    is_person = wanted.startswith(("U", "W"))
    channel = _direct_message(scene, wanted) if is_person else scene.visible_channel(wanted)
    _check_open(channel)
    if not scene.is_in(channel) and "chat:write.public" not in scene.workspace.granted_scopes:
        raise SlackError("not_in_channel")
    settings = scene.install.features.get("app_home", {})
    if channel.kind is ChannelKind.IM and settings.get("messages_tab_enabled") is False:
        raise SlackError("messages_tab_disabled")
    if channel.refuses:
        raise SlackError(channel.refuses)
    return channel


def _direct_message(scene: Scene, user: str) -> Channel:
    person = scene.workspace.people.get(user)
    if person is None:
        raise SlackError("channel_not_found")
    if person.is_bot:
        raise SlackError("cannot_dm_bot")
    bot = scene.install.bot_user
    return open_direct(scene.workspace, scene.clock, scene.changes, {user, bot}, bot)[0]


def _check_open(channel: Channel) -> None:
    if channel.archived:
        raise SlackError("is_archived")


def _by_bot(call: Call, thread: str | None) -> PostedMessage:
    install = call.scene.install
    text, blocks = call.text("text"), call.items("blocks")
    return PostedMessage("", install.bot_user, text, blocks, thread_ts=thread, bot_id=install.bot_id)


def _own_message(call: Call, refusal: str) -> tuple[Scene, Channel, PostedMessage]:
    """Return the message of the arguments ``channel`` and ``ts``, which must be the bot's own."""
    scene = call.scene
    scene.need_scope("chat:write")
    channel = call.channel()
    _check_open(channel)
    message = find_message(channel, call.text("ts"))
    if message.user != scene.install.bot_user:
        raise SlackError(refusal)
    return scene, channel, message


METHODS: Mapping[str, Handler] = {
    "chat.postMessage": post_message,
    "chat.postEphemeral": post_ephemeral,
    "chat.update": update,
    "chat.delete": delete,
    "chat.getPermalink": permalink,
}
