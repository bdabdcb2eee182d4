"""A circle's minutes as one Markdown file, the oldest first; people's text in it stays text."""

import re
from collections.abc import Iterator, Mapping, Sequence

from slack_sdk.models.views import View

from bot.content.formats import Format
from bot.features.library.rules import Entry, Library, fold
from bot.kernel.ids import UserId
from bot.kernel.vocabulary import CORE_ROLES
from bot.language.translator import Words
from bot.slack.answers import Names
from bot.slack.mrkdwn import escape
from bot.slack.notices import copy_modal

_ADDRESS = re.compile(r"(https?://[^\s<>]*[^\s<>.,;:!?)\]'\"*_~`])")
_MARKS = re.compile(r"([\\`*_\[\]<>~|]|&(?=#?\w+;))")
_AT_START = re.compile(r"^([#=]|-[-\s]*$)")
_LAST_HASHES = re.compile(r"(\s)(#+)$")
_LIST = re.compile(r"^([ \t]*)([-+•]|\d{1,9}[.)])[ \t]+(?=\S)")
_NESTED = 3
"""Blanks that make a list in a list; with more it would be code."""
_NAME_LIMIT = 60


def file_name(words: Words, library: Library) -> str:
    """Return what the file is called: plain letters, so that every machine takes it."""
    tidy = re.sub(r"[^a-z0-9]+", "-", fold(library.circle.name))[:_NAME_LIMIT].strip("-")
    return words("library-file-name", circle=tidy or "zirkel")


def with_comment(words: Words, library: Library) -> str:
    """Return the sentence above the file, in mrkdwn."""
    return words("library-file-comment", circle=escape(library.circle.name))


def to_copy(words: Words, name: str, content: str) -> View:
    """Return the file's content as a modal, where the app may not send files."""
    return copy_modal(words, "library:copied", name, content)


def people_in(library: Library) -> Sequence[UserId]:
    """Return everybody who is named in the file, each once."""
    holders = [holder.user for entry in library.entries for holder in entry.roles]
    return list(dict.fromkeys([*holders, *(entry.author for entry in library.entries if entry.author)]))


def markdown(words: Words, library: Library, formats: Mapping[str, Format], names: Names) -> str:
    """Return all minutes, with headings by session: date, topic, roles."""
    entries = sorted(library.entries, key=lambda entry: entry.number)
    days = [words.full_date(entry.local_date) for entry in entries]
    season = words("library-file-season", count=len(entries), **{"from": days[0], "until": days[-1]}) if days else ""
    parts = [_heading(1, library.circle.name), text(library.circle.purpose), f"*{season}*" if season else ""]
    for entry in entries:
        parts += _session(words, entry, formats.get(entry.format_id), names)
    return "\n\n".join(part for part in parts if part) + "\n"


def _session(words: Words, entry: Entry, form: Format | None, names: Names) -> Iterator[str]:
    topic = entry.topic or words("library-no-topic")
    yield _heading(2, words("library-file-session", number=entry.number, topic=topic))
    yield " · ".join([f"**{words.full_date(entry.local_date)}**", *_facts(words, entry, form, names)])
    yield text(entry.text)


def _facts(words: Words, entry: Entry, form: Format | None, names: Names) -> Iterator[str]:
    for holder in entry.roles:
        who = plain(names.get(holder.user) or words("library-somebody"))
        yield words("library-file-role", role=plain(_role(words, form, holder.role)), who=who)
    if entry.author:
        yield words("library-file-written", who=plain(names.get(entry.author) or words("library-somebody")))


def _role(words: Words, form: Format | None, role: str) -> str:
    if role in CORE_ROLES:
        return words(f"role-{role}")
    found = form.role(role) if form else None
    return found.name(words.language) if found else role


def _heading(level: int, line: str) -> str:
    return f"{'#' * level} " + _LAST_HASHES.sub(r"\1\\\2", plain(line))


def text(written: str) -> str:
    """Return people's text with its lines, lists and addresses, and no other markup."""
    lines = [_line(line) for line in written.split("\n")]
    return "\n".join(
        f"{line}  " if line and following and not _LIST.match(following) else line
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
    )


def _line(line: str) -> str:
    if item := _LIST.match(line):
        indent, mark = item.groups()
        return f"{' ' * min(len(indent), _NESTED)}{'-' if mark == '•' else mark} {_line(line[item.end() :])}"
    return _AT_START.sub(r"\\\1", plain(line.strip()))


def plain(line: str) -> str:
    """Return one line in which nothing but addresses is markup."""
    parts = _ADDRESS.split(line)
    return "".join(f"<{part}>" if index % 2 else _MARKS.sub(r"\\\1", part) for index, part in enumerate(parts))
