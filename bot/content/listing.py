"""Formats and programmes as whoever looks after learning sees them at a terminal: all, and their own folder checked."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from bot.content.formats import Format
from bot.content.loader import FOLDER, ContentError, load_formats, load_programmes
from bot.content.programmes import ProgrammeTemplate
from bot.kernel.enums import Language

SHIPPED = FOLDER / "formats"
_Content = TypeVar("_Content")


@dataclass(frozen=True)
class Report:
    """What a look at a folder has found."""

    lines: tuple[str, ...]
    fine: bool


def table(formats: Mapping[str, Format], language: Language, own: Path | None = None) -> list[str]:
    """Return one line for each format: id, name, minutes, modes, and whether Zirkel brings it or ``own`` does."""
    shipped = {file.stem for file in SHIPPED.glob("*.toml")}
    rows = [
        (*_row(each, language), "from Zirkel" if key in shipped else f"from {own}")
        for key, each in sorted(formats.items())
    ]
    return _aligned(rows)


def check(folder: Path, language: Language = Language.ENGLISH) -> Report:
    """Look at a folder of own formats beside those that Zirkel brings; every mistake is one line."""
    return _check(folder, SHIPPED, "format", load_formats, lambda one: _row(one, language))


def check_programmes(folder: Path, formats: Mapping[str, Format], language: Language = Language.ENGLISH) -> Report:
    """Look at a folder of own programmes, which may use all ``formats``; every mistake is one line."""
    return _check(
        folder, FOLDER / "programmes", "programme",
        lambda own: load_programmes(formats, own), lambda one: _programme_row(one, language),
    )  # fmt: skip


def table_of_programmes(programmes: Mapping[str, ProgrammeTemplate], language: Language) -> list[str]:
    """Return one line for each programme: id, name, weeks."""
    return _aligned([_programme_row(each, language) for _, each in sorted(programmes.items())])


def _check(
    folder: Path, shipped: Path, name: str, load: Callable[[Path], Mapping[str, _Content]],
    row: Callable[[_Content], tuple[str, ...]],
) -> Report:  # fmt: skip
    others = [each.name for each in sorted(folder.iterdir()) if each.suffix != ".toml" and each.name[0] != "."]
    unread = [f"Not read: {', '.join(others)}. Only files that end in .toml are."] if others else []
    if not any(folder.glob("*.toml")):
        start = f"{folder}: no file here ends in .toml. Begin with a copy of one of those in {shipped}."
        return Report((start, *unread), fine=False)
    try:
        found = load(folder)
    except ContentError as error:
        mistakes = str(error).splitlines()
        return Report((*mistakes, *unread, f"{folder}: {_count(mistakes, 'mistake')}."), fine=False)
    own = [found[file.stem] for file in sorted(folder.glob("*.toml"))]
    summary = f"{folder}: {_count(own, name)}, no mistakes."
    return Report((*_aligned([row(each) for each in own]), *unread, summary), fine=True)


def _row(form: Format, language: Language) -> tuple[str, ...]:
    return form.id, form.name(language), f"{form.minutes} min", ", ".join(form.modes)


def _programme_row(programme: ProgrammeTemplate, language: Language) -> tuple[str, ...]:
    return programme.id, programme.name(language), _count(range(programme.weeks), "week")


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def _count(things: Collection[object], name: str) -> str:
    return f"{len(things)} {name}{'' if len(things) == 1 else 's'}"
