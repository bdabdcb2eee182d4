"""Somebody's circles, and what they are told who join or leave."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    ButtonElement,
    ConfirmObject,
)

from bot.features.circles.forms import CircleButton
from bot.features.circles.rules import CircleInfo
from bot.features.circles.views.cards import rhythm_line
from bot.kernel.text import as_sentence
from bot.language.translator import Words
from bot.slack.blocks import MESSAGE_BLOCKS, actions, button, context, section
from bot.slack.message import Message
from bot.slack.mrkdwn import channel as channel_token
from bot.slack.mrkdwn import escape


def joined(words: Words, circle: CircleInfo) -> Message:
    """Return what a new member is told."""
    text = words("circles-joined", name=escape(circle.name), rhythm=rhythm_line(words, circle))
    return Message(text, [section(text), context(words("circles-leave-any-time"))])


def left(words: Words, circle: CircleInfo) -> Message:
    """Return what somebody is told who has left."""
    text = words("circles-left", name=escape(circle.name))
    return Message(text, [section(text)])


def overview(words: Words, mine: Sequence[CircleInfo], here: Sequence[CircleInfo]) -> Message:
    """Return somebody's circles and those of this channel that they could join."""
    blocks = [section(_line(words, circle), _leave_button(words, circle)) for circle in mine]
    blocks += [
        section(_line(words, circle), button(words("circles-join"), "circles:join", CircleButton(circle=circle.id)))
        for circle in here
        if circle not in mine and circle.free_places
    ]
    if not blocks:
        blocks.append(section(words("circles-none")))
    blocks.append(actions(button(words("circles-found-title"), "circles:new", primary=not mine)))
    blocks.append(context(words("circles-commands")))
    return Message(words("circles-overview-text", count=len(mine)), blocks[-MESSAGE_BLOCKS:])


def _line(words: Words, circle: CircleInfo) -> str:
    return words(
        "circles-line", name=escape(circle.name), channel=channel_token(circle.channel),
        rhythm=as_sentence(rhythm_line(words, circle)), members=len(circle.members),
    )  # fmt: skip


def _leave_button(words: Words, circle: CircleInfo) -> ButtonElement:
    leave = button(words("circles-leave"), "circles:leave", CircleButton(circle=circle.id))
    leave.confirm = ConfirmObject(
        title=words("circles-leave-title"), text=words("circles-leave-confirm", name=escape(circle.name)),
        confirm=words("circles-leave"), deny=words("circles-stay"),
    )  # fmt: skip
    return leave
