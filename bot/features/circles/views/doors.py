"""What people read at a circle's door: who asks, waits, is invited, or is offered a place."""

from datetime import datetime

from bot.features.circles.rules import CircleInfo, Entry, RequestInfo
from bot.features.circles.views.buttons import answer_buttons, away_button, door_buttons, open_button
from bot.features.circles.views.cards import rhythm_line, when_line
from bot.features.circles.views.overview import joined
from bot.kernel.ids import UserId
from bot.kernel.text import as_sentence
from bot.kernel.vocabulary import RequestKind
from bot.language.translator import Words
from bot.slack.blocks import actions, context, section
from bot.slack.message import Message
from bot.slack.mrkdwn import day_and_time, escape, mention


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
    until = day_and_time(request.kept_until or request.made_at)
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
        lines.append(words("circles-next-date", when=day_and_time(next_at)))
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
