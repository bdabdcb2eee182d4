"""What somebody reads who is no longer in a circle's channel."""

from bot.features.circles.rules import CircleInfo
from bot.language.translator import Words
from bot.slack.blocks import text_message
from bot.slack.message import Message
from bot.slack.mrkdwn import escape


def left_with_channel(words: Words, circle: CircleInfo) -> Message:
    """Return that a place ended with the access to the circle's private channel, and how to come back."""
    return text_message(words("channels-left", name=escape(circle.name)))
