"""That a circle begins, and the question to whoever founded one that takes long to gather."""

from bot.features import actions
from bot.features.circles.rules import CircleInfo
from bot.features.payloads import CircleButton
from bot.features.sessions.rules import NextVote, SessionInfo
from bot.features.sessions.views import when
from bot.kernel.enums import CircleState
from bot.language.translator import Words
from bot.slack.blocks import action_row, button, context, section, text_message
from bot.slack.message import Message
from bot.slack.mrkdwn import day as day_token
from bot.slack.mrkdwn import day_and_time, escape


def begun(words: Words, first: SessionInfo, vote: NextVote | None) -> Message:
    """Return that a circle begins, when it meets first, and until when dots count for the first topic."""
    name, day = escape(first.circle.name), words.date(first.local_date)
    said = section(words("gathering-begun", name=name, when=when(first)))
    then, zone = [words("gathering-begun-then")], first.circle.rhythm.zone
    if vote:
        about, until = day_token(vote.about, words.date, zone), day_and_time(vote.until, zone)
        then.append(words("gathering-begun-vote", day=about, until=until))
    return Message(words("gathering-begun", name=name, when=day), [said, context("\n".join(then))])


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
