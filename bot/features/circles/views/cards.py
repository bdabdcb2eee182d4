"""The invitation card, and what a circle is."""

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.features.circles.forms import CircleButton
from bot.features.circles.rules import CircleInfo
from bot.features.circles.views.buttons import join_button
from bot.kernel.recurrence import local_date
from bot.kernel.text import as_sentence
from bot.kernel.vocabulary import CircleState
from bot.language.translator import Words
from bot.slack.blocks import actions, button, context, modal, section
from bot.slack.message import Message
from bot.slack.mrkdwn import escape


def rhythm_line(words: Words, circle: CircleInfo) -> str:
    """Return when a circle meets: every Thursday at 14:00."""
    rhythm = circle.rhythm
    return words(
        f"circles-rhythm-{rhythm.cadence}",
        weekday=words.weekday(rhythm.first.weekday()),
        time=words.time(rhythm.at),
        nth=(rhythm.first.day - 1) // 7 + 1,
    )


def when_line(words: Words, circle: CircleInfo) -> str:
    """Return when, how long and how often a circle meets."""
    return words(
        "circles-card-when",
        rhythm=rhythm_line(words, circle),
        minutes=circle.minutes,
        sessions=circle.sessions,
        first=words.date(circle.rhythm.first),
        zone=circle.rhythm.zone.replace("_", " "),
    )


def invitation_card(words: Words, circle: CircleInfo) -> Message:
    """Return the card in the channel, with its Join button while there are places."""
    when, name = when_line(words, circle), escape(circle.name)
    blocks: list[Block] = [
        section(words("circles-card-title", name=name, purpose=escape(circle.purpose))),
        context(f"{as_sentence(when)}\n{_places(words, circle)}"),
    ]
    if circle.state is CircleState.ACTIVE:
        blocks.append(_card_buttons(words, circle))
    return Message(_card_text(words, circle, name, when), blocks)


def _card_text(words: Words, circle: CircleInfo, name: str, when: str) -> str:
    if circle.state is CircleState.CLOSED:
        return words("circles-card-text-closed", name=name)
    if circle.state is CircleState.PAUSED:
        return words("circles-card-text-paused", name=name)
    if circle.by_invitation:
        return words("circles-card-text-asking", name=name, when=when)
    if not circle.free_places:
        return words("circles-card-text-full", name=name, when=when)
    return words("circles-card-text", name=name, when=when)


def _places(words: Words, circle: CircleInfo) -> str:
    if circle.state is CircleState.CLOSED:
        return words("circles-card-closed")
    if circle.state is CircleState.PAUSED and circle.paused_until:
        day = local_date(circle.paused_until, circle.rhythm.zone)
        return words("circles-card-paused", until=words.date(day))
    taken = len(circle.members)
    places = words("circles-card-places", taken=taken, places=circle.places, free=circle.free_places)
    return f"{places} · {words('circles-card-by-invitation')}" if circle.by_invitation else places


def _card_buttons(words: Words, circle: CircleInfo) -> Block:
    what = button(words("circles-what-is-this"), "circles:what", CircleButton(circle=circle.id))
    return actions(join_button(words, circle, primary=True), what)


def explanation_modal(words: Words, circle: CircleInfo) -> View:
    """Return what a circle is, for somebody who wonders whether to join."""
    text = words("circles-explanation", places=circle.places, sessions=circle.sessions, minutes=circle.minutes)
    return modal(
        "circles:explanation", words("circles-what-is-this"), [section(text), context(words("circles-voluntary"))],
        submit=None, close=words("button-close"),
    )  # fmt: skip
