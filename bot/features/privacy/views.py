"""The modals about somebody's data, and the files that hold them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from html import escape

from slack_sdk.models.blocks import ConfirmObject, InputInteractiveElement, RadioButtonsElement
from slack_sdk.models.views import View

from bot.content.formats import Format
from bot.content.texts import Text
from bot.features import actions as ids
from bot.features.payloads import FileButton
from bot.features.privacy.rules import Contributions, OfFormat, OwnData, Value, plain
from bot.features.programmes.rules import from_bits
from bot.features.proposals.views import half_day
from bot.kernel.enums import CORE_ROLES, Language
from bot.kernel.page import html_page
from bot.language.emoji_codes import with_emoji
from bot.language.translator import UnknownWord, Words
from bot.slack.blocks import action_row, button, context, field, modal, option, section

CODED = frozenset((
    ("people", "slack_locale"), ("people", "weekly_on"), ("applications", "half_days"), ("applications", "languages"),
    ("applications", "what_helps"), ("outbox", "kind"),
))  # fmt: skip
"""Numbers and texts, by part and column, that stand for something else."""


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
        context(f"{words('privacy-file-hint')}\n{words('privacy-not-told')}"),
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
    told = {name: [{key: plain(each) for key, each in row.items()} for row in rows] for name, rows in data.items()}
    return json.dumps(told, ensure_ascii=False, indent=2)


def as_page(words: Words, data: OwnData, day: date, formats: Mapping[str, Format]) -> str:
    """Return the data as a page to read; what roles and steps are called stands in ``formats``."""
    reader = _Reader(words, formats)
    parts = "\n".join(_part(reader, name, rows) for name, rows in data.items())
    title, as_of = words("privacy-heading"), words("privacy-as-of", day=words.full_date(day))
    before = "".join(f"<p>{escape(text)}</p>" for text in (as_of, words("privacy-not-told")))
    return html_page(words.language, title, f"<h1>{escape(title)}</h1>{before}\n{parts}")


def _part(reader: "_Reader", name: str, rows: Sequence[Mapping[str, Value]]) -> str:
    told = "\n".join(f"<dl>{''.join(_told(reader, name, row))}</dl>" for row in rows)
    return f"<h2>{escape(reader.words(f'privacy-part-{name}'))}</h2>\n{told}"


def _told(reader: "_Reader", name: str, row: Mapping[str, Value]) -> Iterator[str]:
    for column, value in row.items():
        if value is None:
            continue
        label = reader.words(f"privacy-column-{column}")
        if text := reader.coded(column, value) if (name, column) in CODED else reader.read(value):
            yield f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>"


@dataclass(frozen=True)
class _Reader:
    """Says in a person's language what stands in their data."""

    words: Words
    formats: Mapping[str, Format]

    def read(self, value: Value) -> str:
        """Return what is its own meaning: a moment, a word of Zirkel's, a name, people's texts."""
        words = self.words
        match value:
            case tuple():
                return " · ".join(self.read(each) for each in value)
            case OfFormat():
                return self._of_format(value)
            case bool():
                return words("privacy-yes" if value else "privacy-no")
            case Enum():
                return words(f"privacy-value-{value.value}")
            case datetime():
                return f"{words.full_date(value.date())}, {words.time(value.time())}"
            case date():
                return words.full_date(value)
            case _:
                return with_emoji(str(value))

    def coded(self, column: str, value: Value) -> str:
        """Return what a number or text of `CODED` stands for."""
        match column, value:
            case "slack_locale", str():
                return self.words.locale(value)
            case "weekly_on", int():
                return self.words.weekday(value)
            case "half_days", int():
                return self.words.list([half_day(self.words, each) for each in sorted(from_bits(value))])
            case "kind", str():
                return about_message(self.words, value)
            case _, str():
                return self.words.list([self._language_or_half_day(each) for each in value.split()])
            case _:
                return self.read(value)

    def _language_or_half_day(self, code: str) -> str:
        return half_day(self.words, int(code)) if code.isdigit() else self.words(f"privacy-value-{Language(code)}")

    def _of_format(self, value: OfFormat) -> str:
        """Return what the format of its session calls a role or a step, or another one if that doesn't know it."""
        if value.id in CORE_ROLES and value.what == "role":
            return self.words(f"role-{value.id}")
        known = [self.formats[value.format]] if value.format in self.formats else []
        named = (text for form in [*known, *self.formats.values()] for text in _named(form, value))
        found = next(named, None)
        return found(self.words.language) if found else value.id


def _named(form: Format, value: OfFormat) -> list[Text]:
    if value.what == "role":
        return [role.name for role in form.roles if role.id == value.id]
    return [phase.title for phase in form.phases if phase.id == value.id]


def about_message(words: Words, kind: str) -> str:
    """Return what a message of this kind is about: its feature, which stands before the first hyphen."""
    try:
        return words(f"privacy-message-{kind.partition('-')[0]}")
    except UnknownWord:  # from a version that had such a feature
        return words("privacy-message-other")
