"""The tree stands for itself: no file names a machine's own folders or a registry's host."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import ROOT

_LEFT_OUT = {
    ".git",
    ".venv",
    "__pycache__",
    ".ruff_cache",
    ".mypy_cache",
    ".hypothesis",
    ".import_linter_cache",
    "dist",
    "node_modules",
}
# Written in pieces, so that this file doesn't name them either.
_FOREIGN = re.compile(
    "|".join(
        ["/wo" + "rk/", "/ro" + "ot/", r"/home/\w", "/opt/py" + "pi", r"\.\./sha" + "red",
         "py" + r"pi\.org", "pythonho" + "sted", "npm" + r"js\.(?:org|com)", r"--(?:extra-)?index-url \S"]
    )
)  # fmt: skip


def test_no_file_names_a_place_that_only_one_machine_has() -> None:
    named = [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
        for file in files()
        for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if _FOREIGN.search(line)
    ]
    assert named == []


def files(folder: Path = ROOT) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name in _LEFT_OUT or path.suffix in {".png", ".db"}:
            continue
        if path.is_dir():
            yield from files(path)
        elif path.is_file():
            yield path
