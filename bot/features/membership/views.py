"""What people see who want to join a circle, are in it, or leave it: buttons in several places, and messages."""

from datetime import date, datetime

from slack_sdk.models.blocks import Block, ButtonElement
from slack_sdk.models.views import View

from bot.features import actions
from bot.features.circles.rules import CircleInfo
from bot.features.circles.views import join_button, places_line, rhythm_line, venue_line, what_button, when_line
from bot.features.membership.rules import JoinResult, RequestInfo
from bot.features.payloads import CalendarButton, CircleButton, RequestButton
from bot.kernel.enums import CircleState, RequestKind
from bot.kernel.ids import UserId
from bot.kernel.text import as_sentence
from bot.language.translator import Words
from bot.slack.blocks import action_row, button, confirmed, context, modal, section, text_message
from bot.slack.message import Message
from bot.slack.mrkdwn import channel as channel_token
from bot.slack.mrkdwn import day_and_time, escape, linked, mention

_SETTLED = {
    RequestKind.ASKED: "circles-asks-settled",
    RequestKind.INVITED: "circles-invitation-over",
    RequestKind.WAITING: "circles-place-passed",
}


def open_button(words: Words, circle: CircleInfo) -> ButtonElement:
    """Return the button that opens a circle's page."""
    return button(words("circles-open"), actions.CIRCLES_PAGE, CircleButton(circle=circle.id))


def leave_button(words: Words, circle: CircleInfo) -> ButtonElement:
    """Return the button that leaves a circle, when that was confirmed."""
    leave = button(words("circles-leave"), actions.CIRCLES_LEAVE, CircleButton(circle=circle.id))
    sure = words("circles-leave-confirm", name=escape(circle.name))
    return confirmed(leave, words("circles-leave-title"), sure, deny=words("circles-stay"))


def request_buttons(words: Words, circle: CircleInfo, request: RequestInfo) -> Block:
    """Return what somebody can do whose request is pending: take the place that is theirs, or withdraw."""
    about, withdraw = CircleButton(circle=circle.id), withdraw_button(words, request)
    join = button(words("circles-join"), actions.CIRCLES_JOIN, about, primary=True)
    if request.kept_until:
        return action_row(join, withdraw)
    if request.kind is RequestKind.INVITED:
        wait = button(words("circles-wait"), actions.CIRCLES_WAIT, about, primary=True)
        return action_row(join if circle.free_places else wait, withdraw, what_button(words, circle))
    return action_row(withdraw)


def withdraw_button(words: Words, request: RequestInfo) -> ButtonElement:
    """Return the button that ends somebody's own request, in the words for the kind that it is."""
    keys = {
        RequestKind.ASKED: "circles-take-back",
        RequestKind.INVITED: "circles-no-thanks",
        RequestKind.WAITING: "circles-not-any-more" if request.kept_until else "circles-off-list",
    }
    return button(words(keys[request.kind]), actions.CIRCLES_WITHDRAW, CircleButton(circle=request.circle_id))


def answer_buttons(words: Words, request: RequestInfo) -> Block:
    """Return an owner's two answers to whoever asks."""
    about = RequestButton(request=request.id)
    return action_row(
        button(words("circles-let-in"), actions.CIRCLES_LET_IN, about, primary=True),
        button(words("circles-not-now"), actions.CIRCLES_NOT_NOW, about),
    )


def joined(words: Words, circle: CircleInfo, next_at: datetime | None = None, now: datetime | None = None) -> Message:
    """Return what a new member is told: also when the circle meets next, or that it does so just now."""
    text = words("circles-joined", name=escape(circle.name), rhythm=rhythm_line(words, circle))
    blocks: list[Block] = []
    if circle.gathers:
        channel = channel_token(circle.channel)
        blocks.append(section(words("circles-joined-gathers", missing=circle.missing, channel=channel)))
    if next_at and now and circle.state is CircleState.ACTIVE:
        blocks.append(section(_next(words, circle, next_at, now)))
    calendar = button(words("circles-to-calendar"), actions.CALENDAR_OPEN, CalendarButton(circle=circle.id))
    return text_message(text, *blocks, action_row(calendar), context(words("circles-leave-any-time")))


def _next(words: Words, circle: CircleInfo, next_at: datetime, now: datetime) -> str:
    if next_at <= now:
        return words("channels-joined-running", channel=channel_token(circle.channel))
    return words("channels-joined-next", when=day_and_time(next_at, circle.rhythm.zone))


def left(words: Words, circle: CircleInfo) -> Message:
    """Return what somebody is told who has left."""
    return text_message(words("circles-left", name=escape(circle.name)))


def join_result(
    words: Words,
    result: JoinResult,
    *,
    was_invited: bool = False,
    next_at: datetime | None = None,
    now: datetime | None = None,
) -> Message:
    """Return what became of somebody's wish to be in a circle, which meets next at ``next_at``."""
    circle, request = result.circle, result.request
    if request is None:
        return joined(words, circle, next_at, now)
    if request.kept_until:
        return place(words, circle, request)
    waits = "circles-invited-waits" if was_invited else "circles-waits"
    text = words("circles-asked" if request.kind is RequestKind.ASKED else waits, name=escape(circle.name))
    return text_message(text, action_row(withdraw_button(words, request)))


def withdrawn(words: Words, circle: CircleInfo, request: RequestInfo) -> Message:
    """Return what somebody is told who has ended their own request; the way in stays as long as the circle runs."""
    kind = "kept" if request.kept_until else request.kind
    back = [] if circle.state is CircleState.CLOSED else [action_row(join_button(words, circle))]
    return text_message(words(f"circles-withdrawn-{kind}", name=escape(circle.name)), *back)


def asks(words: Words, circle: CircleInfo, request: RequestInfo) -> Message:
    """Return the message that asks an owner whether somebody is let in."""
    text = words("circles-asks", who=mention(request.user), name=escape(circle.name), free=circle.free_places)
    return text_message(text, answer_buttons(words, request), context(words("circles-asks-quietly")))


def settled(words: Words, kind: RequestKind) -> Message:
    """Return what is left of the message about a request: answered, withdrawn, passed on, or its circle has ended."""
    text = words(_SETTLED[kind])
    return Message(text, [context(text)])


def let_in(words: Words, result: JoinResult, request: RequestInfo) -> Message:
    """Return what an owner reads who has let somebody in."""
    key = "circles-let-in-waits" if result.request else "circles-let-in-done"
    return text_message(words(key, who=mention(request.user), name=escape(result.circle.name)))


def not_now(words: Words, circle: CircleInfo, request: RequestInfo) -> Message:
    """Return what an owner reads who hasn't let somebody in."""
    return text_message(words("circles-not-now-done", who=mention(request.user), name=escape(circle.name)))


def not_now_told(words: Words, circle: CircleInfo, *, closed: bool) -> Message:
    """Return what somebody is told who wasn't let in, or who waited until the circle was over."""
    return text_message(words("circles-closed-told" if closed else "circles-not-now-told", name=escape(circle.name)))


def place(words: Words, circle: CircleInfo, request: RequestInfo) -> Message:
    """Return the offer of a place to who has waited longest."""
    until = day_and_time(request.kept_until or request.made_at, circle.rhythm.zone)
    text = words("circles-place", name=escape(circle.name), rhythm=rhythm_line(words, circle), until=until)
    return text_message(text, request_buttons(words, circle, request))


def invitation(
    words: Words, circle: CircleInfo, request: RequestInfo, host: UserId | None, next_at: datetime | None
) -> Message:
    """Return what somebody reads whom ``host`` invites."""
    name, when = escape(circle.name), when_line(words, circle)
    about = {"name": name, "purpose": escape(circle.purpose)}
    if host:
        text = words("circles-invitation", who=mention(host), **about)
    else:
        text = words("circles-invitation-plain", **about)
    lines = [as_sentence(when), places_line(words, circle)]
    if next_at:
        lines.append(words("circles-next-date", when=day_and_time(next_at, circle.rhythm.zone)))
    if not circle.free_places:
        lines.append(words("circles-invitation-full"))
    blocks = [
        section(text), context("\n".join(lines)), context(words("circles-no-managers")),
        request_buttons(words, circle, request),
    ]  # fmt: skip
    return Message(words("circles-invitation-text", name=name, when=when), blocks)


def you_own(words: Words, circle: CircleInfo) -> Message:
    """Return what somebody reads who is responsible for a circle from now on."""
    return text_message(words("circles-you-own", name=escape(circle.name)), action_row(open_button(words, circle)))


def changed(words: Words, circle: CircleInfo, format_name: str, following: date, part: str = "") -> Message:
    """Return the line that tells a channel what is new from the ``following`` date on: one ``part``, or all of it."""
    key = f"circles-changed-{part.replace('_', '-')}" if part else "circles-changed"
    text = words(
        f"{key}-none" if part == "venue" and not circle.venue else key, name=escape(circle.name),
        next=words.date(following), rhythm=rhythm_line(words, circle), minutes=circle.minutes,
        mode=words(f"mode-{circle.mode}"), format=escape(format_name), venue=linked(circle.venue),
    )  # fmt: skip
    place = "" if part else venue_line(words, circle.venue)
    return text_message(text, *([context(place)] if place else []))


def explanation_modal(words: Words, circle: CircleInfo) -> View:
    """Return what a circle is, for somebody who wonders whether to join."""
    text = words("circles-explanation", places=circle.places, sessions=circle.sessions, minutes=circle.minutes)
    return modal(
        actions.CIRCLES_EXPLANATION, words("circles-what-is-this"),
        [section(text), context(words("circles-no-managers")), context(words("circles-voluntary"))],
        submit=None, close=words("button-close"),
    )  # fmt: skip
