"""Somebody's own pause: until when, and that they are back."""

from datetime import date, datetime

from slack_sdk.models.blocks import ButtonElement, DatePickerElement
from slack_sdk.models.views import View

from bot.features.home.rules import Back
from bot.language.translator import Words
from bot.slack.blocks import actions, button, context, field, modal, section
from bot.slack.message import Message
from bot.slack.mrkdwn import date_token, day_and_time, escape


def pause_modal(words: Words, until: date, problem: str = "") -> View:
    """Return the modal that pauses; ``until`` is proposed, ``problem`` says why what was typed won't do."""
    day = DatePickerElement(initial_date=until.isoformat())
    blocks = [
        *([section(problem)] if problem else []),
        section(words("home-pause-what")),
        field("until", words("home-pause-until"), day, hint=words("home-pause-hint")),
        context(words("home-pause-seen")),
    ]
    return modal(
        "home:pause", words("home-pause-title"), blocks, submit=words("home-pause"), close=words("button-cancel")
    )


def paused(words: Words, until: datetime) -> Message:
    """Return until when somebody pauses, with the way back."""
    text = pausing(words, until)
    blocks = [
        section(text),
        context(words("home-paused-then")),
        actions(back_button(words), pause_button(words, pauses=True)),
    ]
    return Message(text, blocks)


def paused_modal(words: Words, until: datetime) -> View:
    """Return the same in a modal, which Home lies under."""
    blocks = [section(pausing(words, until)), context(words("home-paused-then")), context(words("home-paused-back"))]
    return modal("home:paused", words("home-pause-title"), blocks, submit=None, close=words("button-close"))


def pausing(words: Words, until: datetime) -> str:
    """Return the sentence that says until when somebody pauses."""
    return words("home-pausing", day=date_token(until, "{date_long}", f"{until:%Y-%m-%d %H:%M} UTC"))


def pause_button(words: Words, *, pauses: bool) -> ButtonElement:
    """Return the button that asks until when; for somebody who ``pauses``, until which other day."""
    return button(words("home-pause-change" if pauses else "home-pause-open"), "home:pause")


def back_button(words: Words) -> ButtonElement:
    """Return the button that ends the pause."""
    return button(words("home-back"), "home:back", primary=True)


def back(words: Words, found: Back) -> Message:
    """Return that somebody is back and what comes next; or that they didn't pause."""
    text = words("home-is-back" if found.paused else "home-no-pause")
    if not found.following:
        return Message(text, [section(text)])
    following = words(
        "home-back-next", when=day_and_time(found.following.starts_at), circle=escape(found.following.circle.name)
    )
    return Message(text, [section(text), context(following)])
