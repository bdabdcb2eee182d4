"""Somebody's next sessions, to be put into a calendar, and the private address of their feed."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, ConfirmObject, DividerBlock
from slack_sdk.models.views import View

from bot.features.calendar.forms import CalendarButton, SessionButton
from bot.features.calendar.rules import Entry
from bot.kernel.vocabulary import Mode
from bot.language.translator import Words
from bot.slack.blocks import actions, button, context, modal, section
from bot.slack.mrkdwn import date_token, day_and_time, escape
from bot.slack.notices import copy_modal

_SHOWN = 10


def calendar_modal(words: Words, entries: Sequence[Entry], address: str | None) -> View:
    """Return the calendar: what comes next, one by one, and all of it by ``address``; None: there are no feeds."""
    blocks: list[Block] = [*_feed(words, address), DividerBlock(), *_entries(words, entries)]
    return modal("calendar:calendar", words("calendar-title"), blocks, submit=None, close=words("button-close"))


def with_comment(words: Words, entry: Entry) -> str:
    """Return the sentence above the file of one session, in mrkdwn."""
    return words("calendar-file-comment", when=_when(entry), what=_what(entry))


def to_copy(words: Words, name: str, content: str) -> View:
    """Return a file's content as a modal, where the app may not send files."""
    return copy_modal(words, "calendar:copied", name, content)


def _feed(words: Words, address: str | None) -> list[Block]:
    if address is None:
        return [section(words("calendar-no-feed"))]
    renew = button(words("calendar-renew"), "calendar:renew", CalendarButton())
    renew.confirm = ConfirmObject(
        title=words("calendar-renew-title"), text=words("calendar-renew-confirm"),
        confirm=words("calendar-renew"), deny=words("button-cancel"),
    )  # fmt: skip
    return [
        section(words("calendar-feed")), section(f"```{escape(address)}```"), context(words("calendar-feed-secret")),
        actions(renew),
    ]  # fmt: skip


def _entries(words: Words, entries: Sequence[Entry]) -> list[Block]:
    if not entries:
        return [section(words("calendar-nothing"))]
    return [
        section(
            words("calendar-line", when=_when(entry), what=_what(entry)),
            button(words("calendar-as-file"), "calendar:session", SessionButton(session=entry.id)),
        )
        for entry in entries[:_SHOWN]
    ]


def _what(entry: Entry) -> str:
    return escape(f"{entry.topic} · {entry.circle}" if entry.topic else entry.circle)


def _when(entry: Entry) -> str:
    if entry.mode is Mode.LIVE:
        return day_and_time(entry.starts_at)
    first, last = (date_token(at, "{date_short}", f"{at:%Y-%m-%d}") for at in (entry.starts_at, entry.ends_at))
    return f"{first} – {last}"
