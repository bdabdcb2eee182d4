"""Which keys the code names: in calls of ``words(...)``, in tables of keys, and by their beginning."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_KEY = re.compile(r"[a-z][a-z0-9_.-]*")
_BEGINNING = re.compile(r"[a-z][a-z0-9_-]*[-.]")


@dataclass(frozen=True)
class WordsCall:
    """One ``words("key", place=...)``; ``filled`` is None where places come by ``**``."""

    where: str
    key: str
    filled: frozenset[str] | None


@dataclass
class Usage:
    """What the modules of a folder name."""

    calls: list[WordsCall] = field(default_factory=list)
    beginnings: dict[str, str] = field(default_factory=dict)
    """Beginnings of keys in ``words(f"beginning-{...}")``, with the place in the code."""
    strings: set[str] = field(default_factory=set)
    """All strings of the code that could be keys, and beginnings of keys that end in ``-`` or ``.``."""


def read(folder: Path) -> Usage:
    """Return what all modules under ``folder`` name."""
    usage = Usage()
    for file in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"), str(file))):
            _collect(usage, node, f"{file.relative_to(folder.parent)}:{getattr(node, 'lineno', 0)}")
    return usage


def _collect(usage: Usage, node: ast.AST, where: str) -> None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and _KEY.fullmatch(node.value):
        usage.strings.add(node.value)
    elif isinstance(node, ast.JoinedStr):
        usage.strings.update(_beginning(node))
    elif isinstance(node, ast.Call) and node.args and _is_words(node.func):
        _collect_call(usage, node, where)


def _collect_call(usage: Usage, call: ast.Call, where: str) -> None:
    names = [keyword.arg for keyword in call.keywords]
    filled = None if None in names else frozenset(name for name in names if name)
    for choice in _choices(call.args[0]):
        if isinstance(choice, ast.Constant) and isinstance(choice.value, str):
            usage.calls.append(WordsCall(where, choice.value, filled))
        elif isinstance(choice, ast.JoinedStr):
            usage.beginnings.update(dict.fromkeys(_beginning(choice), where))


def _is_words(function: ast.expr) -> bool:
    """Tell ``words(...)``, ``self.words(...)``, ``self._words(...)`` and ``languages.words(language)(...)``."""
    if isinstance(function, ast.Call):
        return isinstance(function.func, ast.Attribute) and function.func.attr == "words"
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name.lstrip("_") == "words"


def _choices(argument: ast.expr) -> Iterator[ast.expr]:
    if isinstance(argument, ast.IfExp):
        yield from _choices(argument.body)
        yield from _choices(argument.orelse)
    else:
        yield argument


def _beginning(text: ast.JoinedStr) -> list[str]:
    first = text.values[0] if text.values else None
    value = first.value if isinstance(first, ast.Constant) else None
    return [value] if isinstance(value, str) and _BEGINNING.fullmatch(value) else []
