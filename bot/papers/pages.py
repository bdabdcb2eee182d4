"""The papers as files: Markdown with numbers and lists put in, made into HTML that opens and prints anywhere."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, time
from itertools import groupby

from markdown_it import MarkdownIt
from pydantic import BaseModel
from sqlalchemy.engine import make_url

from bot.content.loader import load_formats
from bot.features.home.views import SEEN
from bot.features.privacy.rules import PARTS
from bot.kernel.enums import Language
from bot.kernel.page import html_page
from bot.language.translator import Words
from bot.papers.register import NUMBERS, SHEETS, Field, fields, version
from bot.settings import fields as settings_keys
from bot.settings_keys import Settings
from bot.slack.manifest import EVENTS, HISTORY_SCOPES, OPTIONAL_SCOPES, SCOPES

PAPERS = (
    "council", "sheet", "agreement", "records", "members", "threshold", "launch", "leaders", "moderating",
)  # fmt: skip
"""In the order in which a company needs them; each is a file and the sentence ``papers-<name>``."""
_TOLD = {(part.table, column) for part in PARTS for column in part.shown}
Row = Sequence[str]


def files(words: Words, settings: Settings, day: date) -> Mapping[str, str]:
    """Return all papers in one language: the name of each file and what stands in it."""
    places = _places(words, settings, day)
    texts = {name: words(f"papers-{name}", **places) for name in PAPERS}
    links = "\n".join(f"- [{_title(text)}]({name}.html)" for name, text in texts.items())
    texts["index"] = words("papers-index", links=links, **places)
    foot = words("papers-foot", **places)
    pages = {f"{name}.html": _page(words.language, text, foot) for name, text in texts.items()}
    return {**pages, "sheet.csv": _csv(words)}


def _title(text: str) -> str:
    return text.partition("\n")[0].removeprefix("# ")


def _page(language: Language, text: str, foot: str) -> str:
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    body = f"{markdown.render(text)}<footer>{markdown.render(foot)}</footer>"
    return html_page(language, _title(text), body)


def _places(words: Words, settings: Settings, day: date) -> dict[str, str | float]:
    return {
        **NUMBERS,
        "version": version(),
        "day": words.full_date(day),
        "sees": "\n".join(f"- {words(f'home-sees-{each}', **NUMBERS)}" for each in SEEN),
        "sheet": "\n\n".join(_sheet(words)),
        "kinds": "\n".join(_kinds(words)),
        "kept": "\n".join(_kept(words)),
        "sealed": str(sum(field.sealed and field.table != "key_checks" for field in fields())),
        "fields": str(len(list(fields()))),
        "scopes": _scopes(words),
        "events": ", ".join(f"`{event}`" for event in EVENTS),
        "database": "PostgreSQL" if make_url(settings.database.url).get_backend_name() != "sqlite" else "SQLite",
        "settings": "\n".join(_settings(settings)),
        "hour": _hour(words),
    }


def _table(head: Row, rows: Iterable[Row]) -> str:
    lines = (head, ["---"] * len(head), *rows)
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


def _named(words: Words, field: Field) -> str:
    """Return what the column is called in somebody's own data, where it stands there."""
    return words(f"privacy-column-{field.column}") if (field.table, field.column) in _TOLD else ""


def _told(words: Words, field: Field) -> Row:
    """Return what for, from whom, who sees it."""
    return (
        words(f"papers-for-{field.purpose}"),
        words(f"papers-from-{field.origin}"),
        words(f"papers-seen-{field.seen}", **NUMBERS),
    )


def _sheet(words: Words) -> Iterator[str]:
    """Tell each table; columns of which the same is said share a row, what every table has stands in none."""
    for table, columns in groupby(fields(), key=lambda field: field.table):
        rows, usual = defaultdict[Row, list[str]](list), SHEETS[table].kept
        kept = words(f"papers-kept-{usual}", **NUMBERS)
        for field in columns:
            if field.purpose != "row":
                sealed = f"({words('papers-sealed')})" if field.sealed else ""
                other = f"({words(f'papers-kept-{field.kept}', **NUMBERS)})" if field.kept != usual else ""
                name = " ".join(filter(None, (f"`{field.column}`", _named(words, field), sealed, other)))
                rows[_told(words, field)].append(name)
        name, _, what = words(f"papers-table-{table}").partition(": ")
        yield f"## {name} (`{table}`)"
        yield words("papers-table-is", what=what[:1].upper() + what[1:], kept=kept)
        head = words("papers-head").split(" · ")[1:5]
        yield _table(head, [(", ".join(names), *told) for told, names in rows.items()])


def _csv(words: Words) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow((*words("papers-head").split(" · "), words("papers-head-kept"), words("papers-head-named")))
    for field in fields():
        sealed = words("privacy-yes" if field.sealed else "privacy-no")
        kept = words(f"papers-kept-{field.kept}", **NUMBERS)
        writer.writerow((field.table, field.column, *_told(words, field), sealed, kept, _named(words, field)))
    return "\ufeff" + out.getvalue()


def _kinds(words: Words) -> Iterator[str]:
    yield from (f"- {words(f'papers-table-{table}')}" for table in dict.fromkeys(field.table for field in fields()))


def _kept(words: Words) -> Iterator[str]:
    """Say how long, shortest list first: each keeping time with what it holds for."""
    tables: dict[str, list[str]] = {}
    usual = {table: sheet.kept for table, sheet in SHEETS.items()}
    for (table, kept), columns in groupby(fields(), key=lambda field: (field.table, field.kept)):
        alone = f" ({', '.join(f'`{one.column}`' for one in columns)})" if kept != usual[table] else ""
        name = words(f"papers-table-{table}").partition(":")[0] + alone
        if name not in tables.setdefault(kept, []):
            tables[kept].append(name)
    for kept, names in tables.items():
        yield f"- *{'; '.join(names)}*: {words(f'papers-kept-{kept}', **NUMBERS)}"


def _scopes(words: Words) -> str:
    need = {"needed": SCOPES, "optional": OPTIONAL_SCOPES, "history": HISTORY_SCOPES}
    rows = [
        (f"`{scope}`", words("papers-scope-what", scope=scope.replace(":", "-")), words(f"papers-scope-{how}"))
        for how, scopes in need.items()
        for scope in scopes
    ]
    return _table(words("papers-scope-head").split(" · "), rows)


def _hour(words: Words) -> str:
    """Return the kick-off, minute by minute: when, what Zirkel asks, what a moderator does."""
    rows, minute = list[Row](), 0
    for phase in load_formats()["circle-kickoff"].phases:
        asks = f"*{phase.title(words.language)}:* {phase.question(words.language)}"
        rows.append((f"{minute}–{minute + phase.minutes}", asks, words(f"papers-moderate-{phase.id}")))
        minute += phase.minutes
    return _table(words("papers-moderate-head").split(" · "), rows)


def _settings(settings: Settings) -> Iterator[str]:
    """List the settings in force, except what is empty or secret: tokens, keys, the database's address."""
    for key, field in settings_keys():
        value: object = settings
        for name in key:
            value = getattr(value, name) if isinstance(value, BaseModel) else value
        listens = settings.slack.mode == "http" or settings.web.public_url
        if field.repr and value not in (None, "", ()) and (key[0] != "http" or listens):
            yield f"- `{'.'.join(key)} = {f'{value:%H:%M}' if isinstance(value, time) else value}`"
