"""Every feature is one flat folder of the same files, and says in its first lines what it is."""

import ast
from pathlib import Path

import pytest

from tests.architecture.source import FEATURES

PARTS = ("handlers", "posts", "service", "store", "forms", "views", "rules")
ALLOWED = {"__init__.py", *(f"{part}.py" for part in PARTS)}
"""No folders: a part that outgrows a file is the beginning of another feature."""
FOLDERS = sorted(folder for folder in FEATURES.iterdir() if folder.is_dir() and any(folder.glob("*.py")))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
class TestEveryFeature:
    def test_has_no_other_file_than_the_agreed_ones(self, folder: Path) -> None:
        assert {file.name for file in folder.iterdir()} - {"__pycache__"} - ALLOWED == set()

    def test_says_what_it_is_and_imports_nothing_by_itself(self, folder: Path) -> None:
        tree = ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))
        assert ast.get_docstring(tree)
        assert len(tree.body) == 1
