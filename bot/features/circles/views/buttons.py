"""Buttons about circles that stand in several places."""

from slack_sdk.models.blocks import Block, ButtonElement, ConfirmObject

from bot.features.circles.forms import CircleButton, RequestButton
from bot.features.circles.rules import CircleInfo, RequestInfo
from bot.kernel.vocabulary import RequestKind
from bot.language.translator import Words
from bot.slack.blocks import actions, button
from bot.slack.mrkdwn import escape


def join_button(words: Words, circle: CircleInfo, *, primary: bool = False) -> ButtonElement:
    """Return what somebody can do who isn't in a circle yet: join, ask, or wait for a place."""
    about = CircleButton(circle=circle.id)
    if circle.by_invitation:
        return button(words("circles-ask"), "circles:ask", about, primary=primary)
    if circle.free_places:
        return button(words("circles-join"), "circles:join", about, primary=primary)
    return button(words("circles-wait"), "circles:wait", about)


def open_button(words: Words, circle: CircleInfo) -> ButtonElement:
    """Return the button that opens a circle's page."""
    return button(words("circles-open"), "circles:page", CircleButton(circle=circle.id))


def leave_button(words: Words, circle: CircleInfo) -> ButtonElement:
    """Return the button that leaves a circle, when that was confirmed."""
    leave = button(words("circles-leave"), "circles:leave", CircleButton(circle=circle.id))
    leave.confirm = ConfirmObject(
        title=words("circles-leave-title"), text=words("circles-leave-confirm", name=escape(circle.name)),
        confirm=words("circles-leave"), deny=words("circles-stay"),
    )  # fmt: skip
    return leave


def door_buttons(words: Words, circle: CircleInfo, request: RequestInfo) -> Block:
    """Return what somebody at a door can do: take the place that is theirs, and go away."""
    about = CircleButton(circle=circle.id)
    buttons = [away_button(words, request)]
    if request.kept_until or (request.kind is RequestKind.INVITED and circle.free_places):
        buttons.insert(0, button(words("circles-join"), "circles:join", about, primary=True))
    elif request.kind is RequestKind.INVITED:
        buttons.insert(0, button(words("circles-wait"), "circles:wait", about, primary=True))
    return actions(*buttons)


def away_button(words: Words, request: RequestInfo) -> ButtonElement:
    """Return the button that goes away from a door, in the words for how somebody came to it."""
    away = {
        RequestKind.ASKED: "circles-take-back",
        RequestKind.INVITED: "circles-no-thanks",
        RequestKind.WAITING: "circles-not-any-more" if request.kept_until else "circles-off-list",
    }
    return button(words(away[request.kind]), "circles:withdraw", CircleButton(circle=request.circle_id))


def answer_buttons(words: Words, request: RequestInfo) -> Block:
    """Return an owner's two answers to whoever asks."""
    about = RequestButton(request=request.id)
    return actions(
        button(words("circles-let-in"), "circles:let-in", about, primary=True),
        button(words("circles-not-now"), "circles:not-now", about),
    )
