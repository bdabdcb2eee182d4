"""The question for another season, and what comes of it."""

from slack_sdk.models.blocks import ButtonElement

from bot.features import actions
from bot.features.circles.rules import CircleInfo
from bot.features.circles.views import readers
from bot.features.payloads import CircleButton
from bot.features.sessions.rules import SessionInfo
from bot.features.sessions.views import when
from bot.kernel.enums import CircleState
from bot.kernel.recurrence import local_date
from bot.language.translator import Words
from bot.slack.blocks import action_row, button, context, text_message
from bot.slack.message import Message
from bot.slack.mrkdwn import escape, mentions


def season(words: Words, circle: CircleInfo, following: SessionInfo | None) -> Message:
    """Return the question; once the season has begun, who may still come into it; in the end one line."""
    name, begun = escape(circle.name), circle.state is not CircleState.CLOSED
    if circle.season_until is None:
        return text_message(words("seasons-begun" if begun else "seasons-none", name=name))
    until = words.date(local_date(circle.season_until, circle.rhythm.zone))
    label = words("seasons-in-too" if begun else "seasons-in")
    tap = button(label, actions.SEASONS_IN, CircleButton(circle=circle.id), primary=not begun)
    if begun:
        first = [context(words("seasons-first", when=when(following)))] if following else []
        return text_message(
            words("seasons-begun", name=name), *first, context(words("seasons-join", until=until)), action_row(tap)
        )
    seen = words("seasons-seen", channel=readers(words, circle))
    how = context(f"{words('seasons-how', until=until)}\n{seen}")
    if not circle.again:
        return text_message(words("seasons-question", name=name), how, action_row(tap))
    so_far = context(words("seasons-so-far", people=mentions(one.user for one in circle.again)))
    return text_message(words("seasons-question", name=name), how, so_far, action_row(tap, _out(words, circle)))


def _out(words: Words, circle: CircleInfo) -> ButtonElement:
    return button(words("seasons-out"), actions.SEASONS_OUT, CircleButton(circle=circle.id))


def asked_before(words: Words, circle: CircleInfo) -> Message:
    """Return what becomes of the question when it is asked anew, or has been answered."""
    return text_message(words("seasons-asked", name=escape(circle.name)))


def noted(words: Words, circle: CircleInfo, following: SessionInfo | None) -> Message:
    """Return what somebody is told who is in."""
    name = escape(circle.name)
    if circle.state is CircleState.CLOSED:
        return text_message(words("seasons-noted", name=name), action_row(_out(words, circle)))
    first = [context(words("seasons-first", when=when(following)))] if following else []
    return text_message(words("seasons-noted-begun", name=name), *first)


def taken_back(words: Words, circle: CircleInfo) -> Message:
    """Return what somebody is told who isn't in after all."""
    return text_message(words("seasons-taken-back", name=escape(circle.name)))
