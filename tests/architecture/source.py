"""The product's own Python files, parsed, for the tests that look at how it is built."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
FEATURES = ROOT / "bot" / "features"


@dataclass(frozen=True)
class Module:
    name: str
    """Its path from the root: ``bot/kernel/clock.py``."""
    text: str
    tree: ast.Module

    def imports(self) -> Iterator[str]:
        """Yield what it imports, as dotted names: ``from a import b`` is ``a.b``."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from (f"{node.module}.{alias.name}" for alias in node.names)


@cache
def modules() -> tuple[Module, ...]:
    files = sorted(file for folder in ("bot", "models") for file in (ROOT / folder).rglob("*.py"))
    return tuple(_read(file) for file in files)


def _read(file: Path) -> Module:
    text = file.read_text(encoding="utf-8")
    return Module(file.relative_to(ROOT).as_posix(), text, ast.parse(text))
