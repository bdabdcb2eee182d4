"""The fields that ask for a circle's channel, and whom to invite into it by hand."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, RadioButtonsElement
from slack_sdk.models.blocks.block_elements import ConversationFilter, ConversationSelectElement

from bot.features.circles.rules import ChannelChoice, CircleInfo
from bot.kernel.ids import ChannelId, UserId
from bot.language.translator import Words
from bot.slack.blocks import field, option, section
from bot.slack.message import Message
from bot.slack.mrkdwn import channel as channel_token
from bot.slack.mrkdwn import escape


def channel_fields(words: Words, channel: ChannelId | None, makable: Sequence[ChannelChoice]) -> list[Block]:
    """Return the fields; ``makable`` are the kinds of channel that can be made for the circle instead."""
    there = ConversationSelectElement(
        filter=ConversationFilter(include=["public", "private"], exclude_bot_users=True), initial_conversation=channel
    )
    if not makable:
        return [field("channel", words("circles-channel"), there, hint=words("circles-channel-hint"))]
    choices = [option(words(f"circles-channel-{kind}"), kind) for kind in (ChannelChoice.THERE, *makable)]
    where = RadioButtonsElement(options=choices, initial_option=choices[0 if channel else 1])
    return [
        field("where", words("circles-channel"), where),
        field(
            "channel", words("circles-which-channel"), there, hint=words("circles-which-channel-hint"), optional=True
        ),
    ]


def not_brought_in(words: Words, circle: CircleInfo, guest: UserId, *, myself: bool) -> Message:
    """Return whom an owner has to invite by hand; ``myself`` where it is the owner who isn't in the channel."""
    place, name = channel_token(circle.channel), escape(circle.name)
    if myself:
        text = words("circles-you-not-brought-in", name=name, channel=place)
    else:
        text = words("circles-not-brought-in", name=name, channel=place, person=guest)
    return Message(text, [section(text)])
