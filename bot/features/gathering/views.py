"""That a circle begins, and the question to whoever founded one that takes long to gather."""

from bot.features import actions
from bot.features.circles.rules import CircleInfo
from bot.features.payloads import CircleButton
from bot.features.sessions.rules import SessionInfo
from bot.features.sessions.views import when
from bot.kernel.enums import CircleState
from bot.language.translator import Words
from bot.slack.blocks import action_row, button, context, section, text_message
from bot.slack.message import Message
from bot.slack.mrkdwn import escape


def begun(words: Words, first: SessionInfo) -> Message:
    """Return that a circle begins, and when it meets first."""
    name, day = escape(first.circle.name), words.date(first.local_date)
    said = section(words("gathering-begun", name=name, when=when(first)))
    return Message(words("gathering-begun", name=name, when=day), [said, context(words("gathering-begun-then"))])


def still_gathering(words: Words, circle: CircleInfo) -> Message:
    """Return the question, which needs no answer; afterwards what has become of the circle."""
    name, about = escape(circle.name), CircleButton(circle=circle.id)
    if circle.state is CircleState.CLOSED:
        return text_message(words("circles-card-text-closed", name=name))
    if not circle.gathers:
        return text_message(words("gathering-has-begun", name=name))
    return text_message(
        words("gathering-still", name=name, count=len(circle.members)), context(words("gathering-still-then")),
        action_row(
            button(words("circles-do-circles-invite"), actions.CIRCLES_INVITE, about),
            button(words("circles-do-circles-end"), actions.CIRCLES_END, about),
        ),
    )  # fmt: skip
