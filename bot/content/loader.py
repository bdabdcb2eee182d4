"""Reads the content files; a mistake in one is told with the file, the line and what is wrong."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar, cast

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.content.checks import Mistake, Place, format_mistakes, programme_mistakes
from bot.content.formats import Format
from bot.content.programmes import ProgrammeTemplate
from bot.content.questions import Library
from bot.content.texts import Part
from bot.kernel.errors import ZirkelError

FOLDER = Path(__file__).parent
Piece = TypeVar("Piece", bound=Part)
Item = TypeVar("Item", bound=Format | ProgrammeTemplate)
_REASONS = {
    "missing": "is missing",
    "extra_forbidden": "is not known here",
    "string_pattern_mismatch": "must begin with a small letter and have only small letters, digits, - and _",
    "int_parsing": "must be a whole number",
    "int_type": "must be a whole number",
    "too_short": "must not be empty",
    "string_too_short": "must not be empty",
}


class ContentError(ZirkelError):
    """Content files that can't be used: one line for each mistake, with file, line and reason."""


def load_formats(folder: Path | None = None) -> Mapping[str, Format]:
    """Return the formats that Zirkel brings and those of ``folder``, by id.

    Raises:
        ContentError: names every mistake in every file.
    """
    files = [*_files(FOLDER / "formats"), *(_files(folder) if folder else [])]
    return _load_all(files, Format, format_mistakes)


def load_programmes(formats: Mapping[str, Format], folder: Path | None = None) -> Mapping[str, ProgrammeTemplate]:
    """Return the programmes that Zirkel brings and those of ``folder``, by id; they may use all ``formats``.

    Raises:
        ContentError: names every mistake in every file.
    """
    files = [*_files(FOLDER / "programmes"), *(_files(folder) if folder else [])]
    return _load_all(files, ProgrammeTemplate, lambda item: programme_mistakes(item, formats))


def load_library(file: Path = FOLDER / "questions.toml") -> Library:
    """Return the library of questions.

    Raises:
        ContentError: names every mistake in the file.
    """
    mistakes: list[str] = []
    library = _load(file, Library, mistakes)
    if library is None:
        raise ContentError("\n".join(mistakes))
    return library


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.toml"))


def _load_all(files: list[Path], kind: type[Item], check: Callable[[Item], Iterator[Mistake]]) -> Mapping[str, Item]:
    loaded: dict[str, Item] = {}
    mistakes: list[str] = []
    for file in files:
        item = _load(file, kind, mistakes)
        if item is not None:
            found = [*_naming(file, item, loaded), *check(item)]
            mistakes.extend(_tell(file, place, reason) for place, reason in found)
            loaded[item.id] = item
    if mistakes:
        raise ContentError("\n".join(mistakes))
    return MappingProxyType(loaded)


def _naming(file: Path, item: Format | ProgrammeTemplate, others: Mapping[str, object]) -> Iterator[Mistake]:
    if item.id in others:
        yield (
            ("id",),
            f'another format already has the id "{item.id}"; choose one of your own, and name the file after it',
        )
    elif item.id != file.stem:
        yield ("id",), f'the file must be named after its id, so call it {item.id}.toml or write id = "{file.stem}"'


def _load(file: Path, kind: type[Piece], mistakes: list[str]) -> Piece | None:
    try:
        return cast("Piece", _parsed(kind, _text(file)))
    except tomllib.TOMLDecodeError as error:
        mistakes.append(f"{_name(file)}{_line_of(file, error)}: this isn't TOML: {error}")
    except UnicodeDecodeError:
        mistakes.append(f"{_name(file)}: must be saved as UTF-8 text")
    except OSError as error:
        mistakes.append(f"{_name(file)}: can't be read: {error.strerror}")
    except ValidationError as error:
        mistakes.extend(_tell(file, details["loc"], _reason(details)) for details in error.errors())
    return None


@cache
def _parsed(kind: type[Piece], text: str) -> Piece:
    return kind.model_validate(tomllib.loads(text))


def _text(file: Path) -> str:
    """Return what a file holds; some editors put a mark before UTF-8 that isn't part of it."""
    return file.read_text(encoding="utf-8-sig")


def _line_of(file: Path, error: tomllib.TOMLDecodeError) -> str:
    """Return where the text stops being TOML, as ``:8``; what never ends is told at the last line."""
    found = re.search(r"at line (\d+)", str(error))
    return f":{found[1] if found else len(_text(file).splitlines())}"


def _reason(details: ErrorDetails) -> str:
    message = details["msg"].removeprefix("Value error, ")
    return _REASONS.get(details["type"]) or message.replace("Input should be", "must be")


def _tell(file: Path, place: Place, reason: str) -> str:
    text = _text(file)
    line = find_line(text, place)
    return f"{_name(file)}{f':{line}' if line else ''}: {_words(place, tomllib.loads(text))}: {reason}"


def _name(file: Path) -> str:
    return f"{file.parent.name}/{file.name}"


def _words(place: Place, data: Any) -> str:
    """Return ``place`` as a person would say it: ``phases "talk", minutes``."""
    words: list[str] = []
    for part in place:
        data = _below(data, part)
        if isinstance(part, str):
            words.append(part)
        else:
            words[-1] += f' "{data["id"]}"' if isinstance(data, dict) and "id" in data else f" {part + 1}"
    return ", ".join(words)


def _below(data: Any, part: int | str) -> Any:
    try:
        return data[part]
    except (KeyError, IndexError, TypeError):
        return None


def find_line(text: str, place: Place) -> int | None:
    """Return the line, from 1, that ``place`` stands on, or that its section begins on; None when unknown."""
    lines = text.splitlines()
    start, names = 0, [part for part in place if isinstance(part, str)]
    if len(place) > 1 and isinstance(place[1], int):
        headers = [number for number, line in enumerate(lines) if line.strip() == f"[[{place[0]}]]"]
        if place[1] >= len(headers):
            return None
        start, names = headers[place[1]] + 1, names[1:]
    elif place and f"[{'.'.join(names[:2])}]" in lines:
        start, names = lines.index(f"[{'.'.join(names[:2])}]") + 1, names[2:]
    for number, line in enumerate(lines[start:], start + 1):
        if line.startswith("["):
            break
        if names and line.replace(" ", "").startswith((".".join(names) + "=", f"{names[0]}=", f"{names[0]}.")):
            return number
    return start or None
