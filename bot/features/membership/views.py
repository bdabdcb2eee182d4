"""Buttons about circles that stand in several places."""

from datetime import datetime

from slack_sdk.models.blocks import Block, ButtonElement, ConfirmObject

from bot.features.actions import (
    CIRCLES_JOIN,
    CIRCLES_LEAVE,
    CIRCLES_LET_IN,
    CIRCLES_NOT_NOW,
    CIRCLES_PAGE,
    CIRCLES_WAIT,
    CIRCLES_WITHDRAW,
    CircleButton,
    RequestButton,
)
from bot.features.circles.rules import CircleInfo
from bot.features.circles.views import rhythm_line, when_line
from bot.features.membership.rules import Entry, RequestInfo
from bot.kernel.enums import CircleState, RequestKind
from bot.kernel.ids import UserId
from bot.kernel.text import as_sentence
from bot.language.translator import Words
from bot.slack.blocks import actions, button, context, section
from bot.slack.message import Message
from bot.slack.mrkdwn import channel as channel_token
from bot.slack.mrkdwn import day_and_time, escape, mention


def open_button(words: Words, circle: CircleInfo) -> ButtonElement:
    """Return the button that opens a circle's page."""
    return button(words("circles-open"), CIRCLES_PAGE, CircleButton(circle=circle.id))


def leave_button(words: Words, circle: CircleInfo) -> ButtonElement:
    """Return the button that leaves a circle, when that was confirmed."""
    leave = button(words("circles-leave"), CIRCLES_LEAVE, CircleButton(circle=circle.id))
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
        buttons.insert(0, button(words("circles-join"), CIRCLES_JOIN, about, primary=True))
    elif request.kind is RequestKind.INVITED:
        buttons.insert(0, button(words("circles-wait"), CIRCLES_WAIT, about, primary=True))
    return actions(*buttons)


def away_button(words: Words, request: RequestInfo) -> ButtonElement:
    """Return the button that goes away from a door, in the words for how somebody came to it."""
    away = {
        RequestKind.ASKED: "circles-take-back",
        RequestKind.INVITED: "circles-no-thanks",
        RequestKind.WAITING: "circles-not-any-more" if request.kept_until else "circles-off-list",
    }
    return button(words(away[request.kind]), CIRCLES_WITHDRAW, CircleButton(circle=request.circle_id))


def answer_buttons(words: Words, request: RequestInfo) -> Block:
    """Return an owner's two answers to whoever asks."""
    about = RequestButton(request=request.id)
    return actions(
        button(words("circles-let-in"), CIRCLES_LET_IN, about, primary=True),
        button(words("circles-not-now"), CIRCLES_NOT_NOW, about),
    )


def joined(words: Words, circle: CircleInfo, next_at: datetime | None = None, now: datetime | None = None) -> Message:
    """Return what a new member is told: also when the circle meets next, or that it does so just now."""
    text = words("circles-joined", name=escape(circle.name), rhythm=rhythm_line(words, circle))
    blocks: list[Block] = [section(text)]
    if next_at and now and circle.state is CircleState.ACTIVE:
        blocks.append(section(_next(words, circle, next_at, now)))
    return Message(text, [*blocks, context(words("circles-leave-any-time"))])


def _next(words: Words, circle: CircleInfo, next_at: datetime, now: datetime) -> str:
    if next_at <= now:
        return words("channels-joined-running", channel=channel_token(circle.channel))
    return words("channels-joined-next", when=day_and_time(next_at, circle.rhythm.zone))


def left(words: Words, circle: CircleInfo) -> Message:
    """Return what somebody is told who has left."""
    text = words("circles-left", name=escape(circle.name))
    return Message(text, [section(text)])


def entered(
    words: Words,
    entry: Entry,
    *,
    was_invited: bool = False,
    next_at: datetime | None = None,
    now: datetime | None = None,
) -> Message:
    """Return what became of somebody's wish to be in a circle, which meets next at ``next_at``."""
    if entry.request is None:
        return joined(words, entry.circle, next_at, now)
    if entry.request.kept_until:
        return place(words, entry.circle, entry.request)
    waits = "circles-invited-waits" if was_invited else "circles-waits"
    asked = entry.request.kind is RequestKind.ASKED
    text = words("circles-asked" if asked else waits, name=escape(entry.circle.name))
    return Message(text, [section(text), actions(away_button(words, entry.request))])


def withdrawn(words: Words, circle: CircleInfo, request: RequestInfo) -> Message:
    """Return what somebody is told who has gone away from the door."""
    kind = "kept" if request.kept_until else request.kind
    text = words(f"circles-withdrawn-{kind}", name=escape(circle.name))
    return Message(text, [section(text)])


def asks(words: Words, circle: CircleInfo, request: RequestInfo) -> Message:
    """Return the message that asks an owner whether somebody is let in."""
    text = words("circles-asks", who=mention(request.user), name=escape(circle.name), free=circle.free_places)
    return Message(text, [section(text), answer_buttons(words, request), context(words("circles-asks-quietly"))])


def asks_settled(words: Words) -> Message:
    """Return what other owners see of a request that was answered or taken back."""
    text = words("circles-asks-settled")
    return Message(text, [context(text)])


def let_in(words: Words, entry: Entry, request: RequestInfo) -> Message:
    """Return what an owner reads who has let somebody in."""
    key = "circles-let-in-waits" if entry.request else "circles-let-in-done"
    text = words(key, who=mention(request.user), name=escape(entry.circle.name))
    return Message(text, [section(text)])


def not_now(words: Words, circle: CircleInfo, request: RequestInfo) -> Message:
    """Return what an owner reads who hasn't let somebody in."""
    text = words("circles-not-now-done", who=mention(request.user), name=escape(circle.name))
    return Message(text, [section(text)])


def not_now_told(words: Words, circle: CircleInfo, *, closed: bool) -> Message:
    """Return what somebody is told who wasn't let in, or who waited until the circle was over."""
    text = words("circles-door-closed" if closed else "circles-not-now-told", name=escape(circle.name))
    return Message(text, [section(text)])


def place(words: Words, circle: CircleInfo, request: RequestInfo) -> Message:
    """Return the offer of a place to who has waited longest."""
    until = day_and_time(request.kept_until or request.made_at, circle.rhythm.zone)
    text = words("circles-place", name=escape(circle.name), rhythm=rhythm_line(words, circle), until=until)
    return Message(text, [section(text), door_buttons(words, circle, request)])


def place_passed(words: Words) -> Message:
    """Return what is left of an offer that nobody took."""
    text = words("circles-place-passed")
    return Message(text, [context(text)])


def invitation(
    words: Words, circle: CircleInfo, request: RequestInfo, host: UserId | None, next_at: datetime | None
) -> Message:
    """Return what somebody reads whom ``host`` invites."""
    name, when = escape(circle.name), when_line(words, circle)
    places = {"name": name, "purpose": escape(circle.purpose)}
    text = words("circles-invitation", who=mention(host), **places) if host else words(
        "circles-invitation-plain", **places
    )  # fmt: skip
    lines = [as_sentence(when)]
    if next_at:
        lines.append(words("circles-next-date", when=day_and_time(next_at, circle.rhythm.zone)))
    if not circle.free_places:
        lines.append(words("circles-invitation-full"))
    blocks = [section(text), context("\n".join(lines)), door_buttons(words, circle, request)]
    return Message(words("circles-invitation-text", name=name, when=when), blocks)


def invitation_over(words: Words) -> Message:
    """Return what is left of an invitation to a circle that has ended."""
    text = words("circles-invitation-over")
    return Message(text, [context(text)])


def you_own(words: Words, circle: CircleInfo) -> Message:
    """Return what somebody reads who is responsible for a circle from now on."""
    text = words("circles-you-own", name=escape(circle.name))
    return Message(text, [section(text), actions(open_button(words, circle))])


def changed(words: Words, circle: CircleInfo, format_name: str) -> Message:
    """Return the line that tells a channel when and how its circle meets from now on."""
    text = words(
        "circles-changed", name=escape(circle.name), first=words.date(circle.rhythm.first),
        rhythm=rhythm_line(words, circle), zone=circle.rhythm.zone.replace("_", " "), minutes=circle.minutes,
        mode=words(f"mode-{circle.mode}"), format=escape(format_name),
    )  # fmt: skip
    return Message(text, [section(text)])
