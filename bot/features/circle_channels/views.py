"""What an owner sees who moves a circle to another channel."""

from collections.abc import Sequence

from slack_sdk.models.views import View

from bot.features import actions
from bot.features.circles.rules import ChannelChoice, CircleInfo
from bot.features.circles.views import channel_fields
from bot.features.payloads import CircleButton
from bot.language.translator import Words
from bot.slack.blocks import context, modal, section
from bot.slack.message import Message
from bot.slack.mrkdwn import channel as channel_token
from bot.slack.mrkdwn import escape


def moving_modal(words: Words, circle: CircleInfo, makable: Sequence[ChannelChoice]) -> View:
    """Return the modal that asks for another channel."""
    intro = words("channels-move-intro", name=escape(circle.name), channel=channel_token(circle.channel))
    return modal(
        actions.CIRCLES_MOVE, words("channels-move-title"), [section(intro), *channel_fields(words, None, makable)],
        submit=words("channels-move-submit"), close=words("button-cancel"), metadata=CircleButton(circle=circle.id),
    )  # fmt: skip


def moved(words: Words, circle: CircleInfo) -> Message:
    """Return what an owner is told who has moved a circle."""
    text = words("channels-moved", name=escape(circle.name), channel=channel_token(circle.channel))
    then = words("channels-moved-all-in") if circle.own_channel else words("channels-moved-then")
    return Message(text, [section(text), context(then)])
