"""conversations.history and conversations.replies: what was written."""

from collections.abc import Mapping

from bot.practice.api.methods_conversations import need_channel_scope
from bot.practice.api.pagination import page
from bot.practice.workspace.call import Call, Handler
from bot.practice.workspace.messages import find_message, message_object, replies_to
from bot.practice.workspace.slack_error import SlackError
from bot.practice.workspace.state import Channel, Json, PostedMessage


def history(call: Call) -> Json:
    """conversations.history: the newest first, without replies and ephemerals."""
    channel = _readable(call)
    shown = [m for m in channel.messages if m.thread_ts in {None, m.ts} or m.broadcast]
    told = _told(call, channel, _between(call, list(reversed(shown))))
    return told | {"pin_count": 0}


def replies(call: Call) -> Json:
    """conversations.replies: the thread's first message, then its replies, the oldest first."""
    channel = _readable(call)
    try:
        found = find_message(channel, call.text("ts"))
    except SlackError as refused:
        raise SlackError("thread_not_found") from refused
    parent = find_message(channel, found.thread_ts or found.ts)
    return _told(call, channel, [parent, *_between(call, replies_to(channel, parent.ts))])


def _readable(call: Call) -> Channel:
    channel = call.channel()
    need_channel_scope(call.scene, channel.kind, "history")
    if not call.scene.is_in(channel):
        raise SlackError("not_in_channel")
    return channel


def _between(call: Call, messages: list[PostedMessage]) -> list[PostedMessage]:
    oldest, latest = _moment(call, "oldest", 0.0), _moment(call, "latest", float("inf"))
    inclusive = call.flag("inclusive")
    return [
        message
        for message in messages
        if message.only_for is None
        and (oldest < float(message.ts) < latest or (inclusive and float(message.ts) in {oldest, latest}))
    ]


def _moment(call: Call, name: str, default: float) -> float:
    try:
        return float(call.text(name) or default)
    except ValueError as wrong:
        raise SlackError(f"invalid_ts_{name}") from wrong


def _told(call: Call, channel: Channel, messages: list[PostedMessage]) -> Json:
    found, metadata = page(call, messages, lambda message: message.ts)
    with_metadata = call.flag("include_all_metadata")
    told = [message_object(call.scene.workspace, channel, message, metadata=with_metadata) for message in found]
    more = bool(metadata["next_cursor"])
    return {"messages": told, "has_more": more} | ({"response_metadata": metadata} if more else {})


METHODS: Mapping[str, Handler] = {"conversations.history": history, "conversations.replies": replies}
