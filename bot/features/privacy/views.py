"""The modals about somebody's data, and the files that hold them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from html import escape

from slack_sdk.models.blocks import ConfirmObject, InputInteractiveElement, RadioButtonsElement
from slack_sdk.models.views import View

from bot.features import actions as ids
from bot.features.payloads import FileButton
from bot.features.privacy.rules import Contributions, OwnData, Value
from bot.kernel.page import html_page
from bot.language.emoji_codes import with_emoji
from bot.language.translator import Words
from bot.slack.blocks import action_row, button, context, field, modal, option, section

WORDS = ("state", "visibility", "rating", "stopped", "presence", "kind", "language", "why", "asked")
"""Columns whose values are words of Zirkel's own."""
_UNWORDED = ("outbox",)
"""Parts in which they are something else."""


def data_modal(words: Words) -> View:
    """Return what somebody can do with their data."""
    sure = ConfirmObject(
        title=words("privacy-to-dm"), text=words("privacy-to-dm-confirm"), confirm=words("privacy-to-dm-yes"),
        deny=words("button-cancel"),
    )  # fmt: skip
    files = (
        button(words("privacy-as-page"), ids.PRIVACY_FILE, FileButton(page=True)),
        button(words("privacy-as-json"), ids.PRIVACY_JSON, FileButton(page=False)),
    )
    for each in files:
        each.confirm = sure
    blocks = [
        section(words("privacy-what")),
        action_row(*files),
        context(words("privacy-file-hint")),
        section(words("privacy-correct")),
        section(words("privacy-erase-what"), button(words("privacy-erase-open"), ids.PRIVACY_ASK_ERASE)),
    ]
    return modal(ids.PRIVACY_OPEN, words("privacy-title"), blocks, submit=None, close=words("button-close"))


def erase_modal(words: Words) -> View:
    """Return the question whether everything is to go, and what becomes of what others work with."""
    choices = [option(words(f"privacy-erase-{each}"), each) for each in Contributions]
    element: InputInteractiveElement = RadioButtonsElement(options=choices, initial_option=choices[0])
    blocks = [
        section(words("privacy-erase-then")),
        field("contributions", words("privacy-erase-contributions"), element),
    ]
    title, submit, close = words("privacy-erase-title"), words("privacy-erase"), words("button-cancel")
    return modal(ids.PRIVACY_ERASE, title, blocks, submit=submit, close=close)


def erased_modal(words: Words) -> View:
    """Return that everything is gone."""
    told = [section(words("privacy-erased"))]
    return modal(ids.PRIVACY_ERASED, words("privacy-title"), told, submit=None, close=words("button-close"))


def as_json(data: OwnData) -> str:
    """Return the data for other programs."""
    return json.dumps(data, ensure_ascii=False, indent=2)


def as_page(words: Words, data: OwnData, day: date) -> str:
    """Return the data as a page to read."""
    parts = "\n".join(_part(words, name, rows) for name, rows in data.items())
    title, as_of = words("privacy-heading"), words("privacy-as-of", day=words.full_date(day))
    return html_page(words.language, title, f"<h1>{escape(title)}</h1><p>{escape(as_of)}</p>\n{parts}")


def _part(words: Words, name: str, rows: Sequence[Mapping[str, Value]]) -> str:
    told = "\n".join(f"<dl>{''.join(_told(words, name, row))}</dl>" for row in rows)
    return f"<h2>{escape(words(f'privacy-part-{name}'))}</h2>\n{told}"


def _told(words: Words, name: str, row: Mapping[str, Value]) -> Iterator[str]:
    for column, value in row.items():
        if value is not None and value != "":
            label = words(f"privacy-column-{column}")
            text = _readable(words, column, value, named=name not in _UNWORDED)
            yield f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>"


def _readable(words: Words, column: str, value: Value, *, named: bool) -> str:
    if isinstance(value, bool):
        return words("privacy-yes" if value else "privacy-no")
    if column == "weekly_on" and isinstance(value, int):
        return words.weekday(value)
    if named and column in WORDS:
        return words(f"privacy-value-{value}")
    if column.endswith(("_at", "_until")) and isinstance(value, str):
        at = datetime.fromisoformat(value)
        return f"{words.full_date(at.date())}, {words.time(at.time())}"
    return with_emoji(str(value))
