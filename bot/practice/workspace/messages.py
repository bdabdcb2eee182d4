"""Messages: their ``ts``, how they come into a channel, how Slack shows them to apps."""

from datetime import UTC, datetime, timedelta

from bot.kernel.clock import Clock
from bot.practice.workspace.blocks import completed
from bot.practice.workspace.changes import ChangeKind, Changes
from bot.practice.workspace.slack_error import SlackError
from bot.practice.workspace.state import Channel, Json, PostedMessage, SlackWorkspace, StoredFile

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_STEP = 100
"""Microseconds between two messages at the same moment."""


def next_ts(channel: Channel, clock: Clock) -> str:
    """Return a ``ts`` made of the clock's time that no message of the channel ever had."""
    micros = (clock.now() - _EPOCH) // timedelta(microseconds=_STEP) * _STEP
    if channel.last_ts:
        micros = max(micros, _micros(channel.last_ts) + _STEP)
    channel.last_ts = f"{micros // 1_000_000}.{micros % 1_000_000:06d}"
    return channel.last_ts


def append(
    workspace: SlackWorkspace, clock: Clock, changes: Changes, channel: Channel, message: PostedMessage
) -> PostedMessage:
    """Put a message into a channel, giving it its ``ts`` and its blocks their ids."""
    message.ts = next_ts(channel, clock)
    message.blocks = completed(workspace, message.blocks)
    channel.messages.append(message)
    changes.tell(ChangeKind.MESSAGE_POSTED, channel=channel.id, ts=message.ts)
    return message


def change(workspace: SlackWorkspace, clock: Clock, changes: Changes, channel: Channel, message: PostedMessage) -> None:
    """Mark a message as edited after its text or blocks were changed, and complete its new blocks."""
    message.blocks = completed(workspace, message.blocks)
    message.edited = True
    message.edited_ts = f"{int(clock.now().timestamp())}.000000"
    changes.tell(ChangeKind.MESSAGE_CHANGED, channel=channel.id, ts=message.ts)


def remove(changes: Changes, channel: Channel, message: PostedMessage) -> None:
    """Take a message out of a channel."""
    channel.messages.remove(message)
    channel.deleted.add(message.ts)
    changes.tell(ChangeKind.MESSAGE_DELETED, channel=channel.id, ts=message.ts)


def find_message(channel: Channel, ts: str, *, ephemeral: bool = False) -> PostedMessage:
    """Return a message by its ``ts``, ephemeral ones only when asked for.

    Raises:
        SlackError: there is none.
    """
    for message in channel.messages:
        if message.ts == ts and (ephemeral or message.only_for is None):
            return message
    raise SlackError("message_not_found")


def replies_to(channel: Channel, ts: str) -> list[PostedMessage]:
    """Return the replies in a thread that everybody sees, oldest first."""
    return [m for m in channel.messages if m.thread_ts == ts and m.ts != ts and m.only_for is None]


def message_object(
    workspace: SlackWorkspace, channel: Channel, message: PostedMessage, *, metadata: bool = True
) -> Json:
    """Return a message as the Web API hands it out."""
    told: Json = {"type": "message", "user": message.user, "ts": message.ts, "text": message.text}
    told |= {"team": workspace.team_id, "blocks": message.blocks}
    if message.bot_id:
        told |= {"bot_id": message.bot_id, "app_id": workspace.app_id}
    if message.edited:
        told["edited"] = {"user": message.user, "ts": message.edited_ts or message.ts}
    if message.files:
        told |= {"files": [file_object(each) for each in message.files], "upload": False}
    if metadata and message.metadata is not None:
        told["metadata"] = message.metadata
    return told | _thread(channel, message)


def file_object(file: StoredFile) -> Json:
    """Return a file as Slack describes it in a message; its content needs a scope that this app never asks for."""
    return {
        "id": file.id,
        "name": file.name,
        "title": file.title,
        "user": file.user,
        "size": file.length,
        "mode": "hosted",
        "is_external": False,
    }


def _thread(channel: Channel, message: PostedMessage) -> Json:
    if message.thread_ts and message.thread_ts != message.ts:
        return {"thread_ts": message.thread_ts}
    replies = replies_to(channel, message.ts)
    if not replies:
        return {}
    people = sorted({reply.user for reply in replies})
    return {
        "thread_ts": message.ts,
        "reply_count": len(replies),
        "reply_users_count": len(people),
        "reply_users": people[:5],
        "latest_reply": replies[-1].ts,
        "is_locked": False,
        "subscribed": False,
    }


def _micros(ts: str) -> int:
    seconds, micros = ts.split(".")
    return int(seconds) * 1_000_000 + int(micros)
