"""What is said when somebody's explaining has helped."""

from bot.features.sessions.rules import SessionInfo
from bot.kernel.ids import UserId
from bot.language.translator import Words
from bot.slack.blocks import text_message
from bot.slack.message import Message
from bot.slack.mrkdwn import escape, mention


def noted(words: Words, explainer: UserId) -> Message:
    """Return what somebody is told who has said so."""
    return text_message(words("explaining-noted", who=mention(explainer)))


def it_helped(words: Words, session: SessionInfo) -> Message:
    """Return the line to whoever explained; it names and counts nobody."""
    day, circle = words.date(session.local_date), escape(session.circle.name)
    return text_message(words("explaining-helped", day=day, circle=circle))
