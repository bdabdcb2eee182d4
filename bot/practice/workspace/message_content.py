"""Whether Slack would take a message: its text, its blocks, its metadata, its place in a thread."""

from bot.practice.validation.judge import BLOCKS_JSON_LIMIT, TEXT_LIMIT, json_size, judge_message
from bot.practice.workspace.call import Call
from bot.practice.workspace.messages import find_message
from bot.practice.workspace.slack_error import SlackError
from bot.practice.workspace.state import Channel, Json

METADATA_LIMIT = 16_384
"""Bytes."""


def judge_content(text: str, blocks: list[Json]) -> None:
    """Check text and blocks of a message as it shall stand in a channel.

    Raises:
        SlackError: Slack would refuse it, or (stricter than Slack) it has blocks without a text beside them.
    """
    if not text.strip():
        raise SlackError("no_text")
    if len(text) > TEXT_LIMIT:
        raise SlackError("msg_too_long")
    if json_size(blocks) > BLOCKS_JSON_LIMIT:
        raise SlackError("msg_blocks_too_long")
    problems = judge_message(blocks, text)
    if problems:
        raise SlackError("invalid_blocks", *problems, errors=problems)


def judged_metadata(call: Call) -> Json | None:
    """Return the metadata argument, None if there is none.

    Raises:
        SlackError: it is not ``{"event_type": text, "event_payload": object}``, or above 16 KiB.
    """
    metadata = call.arguments.get("metadata")
    if not metadata:
        return None
    if not isinstance(metadata, dict) or set(metadata) != {"event_type", "event_payload"}:
        raise SlackError("invalid_metadata_format")
    if not isinstance(metadata["event_type"], str) or not isinstance(metadata["event_payload"], dict):
        raise SlackError("invalid_metadata_schema")
    if json_size(metadata) > METADATA_LIMIT:
        raise SlackError("metadata_too_large")
    return metadata


def thread_of(call: Call, channel: Channel) -> str | None:
    """Return the thread that a message shall go to, None for the channel itself, or where its parent was deleted.

    Raises:
        SlackError: there is no such message, or it is a reply itself.
    """
    ts = call.text("thread_ts")
    if not ts or ts in channel.deleted:
        return None
    try:
        parent = find_message(channel, ts)
    except SlackError as refused:
        raise SlackError("thread_not_found") from refused
    if parent.thread_ts not in {None, parent.ts}:
        raise SlackError("cannot_reply_to_message", "pass the ts of the thread's first message")
    return ts
