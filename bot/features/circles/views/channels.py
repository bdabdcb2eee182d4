"""The fields that ask for a circle's channel, moving to another one, and what is wrong with the present one."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, RadioButtonsElement
from slack_sdk.models.blocks.block_elements import ConversationFilter, ConversationSelectElement
from slack_sdk.models.views import View

from bot.features.circles.forms import CircleButton
from bot.features.circles.rules import ChannelChoice, CircleInfo
from bot.kernel.ids import ChannelId, UserId
from bot.language.translator import Words
from bot.slack.blocks import actions, button, context, field, modal, option, section
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


def moving_modal(words: Words, circle: CircleInfo, makable: Sequence[ChannelChoice]) -> View:
    """Return the modal that asks for another channel."""
    intro = words("channels-move-intro", name=escape(circle.name), channel=channel_token(circle.channel))
    return modal(
        "circles:move", words("channels-move-title"), [section(intro), *channel_fields(words, None, makable)],
        submit=words("channels-move-submit"), close=words("button-cancel"), metadata=CircleButton(circle=circle.id),
    )  # fmt: skip


def moved(words: Words, circle: CircleInfo) -> Message:
    """Return what an owner is told who has moved a circle."""
    text = words("channels-moved", name=escape(circle.name), channel=channel_token(circle.channel))
    then = words("channels-moved-all-in") if circle.own_channel else words("channels-moved-then")
    return Message(text, [section(text), context(then)])


def lives_elsewhere(words: Words, circle: CircleInfo) -> Message:
    """Return what becomes of a circle's card in the channel that it has left."""
    text = words("channels-lives-elsewhere", name=escape(circle.name), channel=channel_token(circle.channel))
    return Message(text, [section(text)])


def not_invited(words: Words, circle: CircleInfo, bot_name: str) -> Message:
    """Return what to type so that the bot can write in a circle's channel."""
    text = words("circles-not-invited", name=escape(circle.name), channel=channel_token(circle.channel), bot=bot_name)
    return Message(text, [section(text), context(words("circles-not-invited-then")), _move_button(words, circle)])


def in_archive(words: Words, circle: CircleInfo) -> Message:
    """Return that a circle's channel is archived, and what can be done."""
    text = words("circles-in-archive", name=escape(circle.name), channel=channel_token(circle.channel))
    return Message(text, [section(text), context(words("circles-in-archive-then")), _move_button(words, circle)])


def channel_gone(words: Words, circle: CircleInfo) -> Message:
    """Return that a circle's channel was deleted, and what can be done."""
    text = words("channels-gone", name=escape(circle.name))
    return Message(text, [section(text), _move_button(words, circle)])


def _move_button(words: Words, circle: CircleInfo) -> Block:
    return actions(button(words("channels-move"), "circles:move-channel", CircleButton(circle=circle.id)))


def not_brought_in(words: Words, circle: CircleInfo, guest: UserId, *, myself: bool) -> Message:
    """Return whom an owner has to invite by hand; ``myself`` where it is the owner who isn't in the channel."""
    place, name = channel_token(circle.channel), escape(circle.name)
    if myself:
        text = words("circles-you-not-brought-in", name=name, channel=place)
        return Message(text, [section(text), _move_button(words, circle)])
    text = words("circles-not-brought-in", name=name, channel=place, person=guest)
    return Message(text, [section(text)])
