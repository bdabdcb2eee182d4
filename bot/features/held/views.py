"""The question whether a message is there, what is left of it, and what to do about a channel that lets none in."""

from uuid import UUID

from bot.features import actions
from bot.features.payloads import HeldButton
from bot.kernel.ids import ChannelId
from bot.language.translator import Words
from bot.slack.blocks import action_row, button, context, section, text_message
from bot.slack.errors import ARCHIVED, UNINVITED
from bot.slack.message import Message
from bot.slack.mrkdwn import channel as channel_token


def question(words: Words, message_id: UUID, kind: str, channel: ChannelId) -> Message:
    """Return the question whether a message of this ``kind`` is there."""
    about = HeldButton(message=message_id)
    there = button(words("held-is-there"), actions.HELD_IS_THERE, about)
    post = button(words("held-post-it"), actions.HELD_POST_IT, about)
    text = words("held-asks", what=words("held-what", kind=kind), channel=channel_token(channel))
    return text_message(text, context(words("held-then")), action_row(there, post))


def settled(words: Words, kind: str, channel: ChannelId) -> Message:
    """Return that nothing is left to be said about a message."""
    return text_message(words("held-settled", what=words("held-what", kind=kind), channel=channel_token(channel)))


def shut_out(words: Words, kind: str, channel: ChannelId, code: str, bot: str) -> Message:
    """Return that a message of this ``kind`` can't go into its channel, why, by Slack's ``code``, and what to do."""
    why = "not-invited" if code in UNINVITED else "in-archive" if code in ARCHIVED else "not-allowed"
    what, place = words("held-what", kind=kind), channel_token(channel)
    return text_message(words("held-shut-out", what=what, channel=place), section(words(f"held-{why}", bot=bot)))
