"""What the Fluent files hold, key by key, for the check that keeps the languages in step."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor


@dataclass(frozen=True)
class Sentence:
    """One translated pattern: ``key`` is ``name``, ``name.attribute`` or ``-term``."""

    file: str
    line: int
    key: str
    places: frozenset[str]
    """The variables it needs, without ``$``."""
    references: frozenset[str]
    """The other sentences it is built of."""


@dataclass(frozen=True)
class Unreadable:
    """A stretch of a file that isn't Fluent."""

    file: str
    line: int
    text: str


def read(folder: Path) -> Iterator[Sentence | Unreadable]:
    """Yield all that the ``*.ftl`` files of one language hold, in the order they are read."""
    for file in sorted(folder.glob("*.ftl")):
        text = file.read_text(encoding="utf-8")
        for entry in FluentParser().parse(text).body:
            yield from _entry(f"{folder.name}/{file.name}", text, entry)


def _entry(file: str, text: str, entry: ast.EntryType) -> Iterator[Sentence | Unreadable]:
    line = text.count("\n", 0, entry.span.start if entry.span else 0) + 1
    if isinstance(entry, ast.Junk):
        yield Unreadable(file, line, (entry.content or "").strip().split("\n")[0])
    elif isinstance(entry, ast.Message | ast.Term):
        name = f"-{entry.id.name}" if isinstance(entry, ast.Term) else entry.id.name
        if entry.value is not None:
            yield Sentence(file, line, name, *_needs(entry.value))
        for attribute in entry.attributes:
            yield Sentence(file, line, f"{name}.{attribute.id.name}", *_needs(attribute.value))


def _needs(pattern: ast.Pattern) -> tuple[frozenset[str], frozenset[str]]:
    needs = _Needs()
    needs.visit(pattern)
    return frozenset(needs.places), frozenset(needs.references)


class _Needs(Visitor):
    def __init__(self) -> None:
        self.places: set[str] = set()
        self.references: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802  # Fluent's name
        self.places.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        self.references.add(f"{node.id.name}.{node.attribute.name}" if node.attribute else node.id.name)

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802
        self.references.add(f"-{node.id.name}")
