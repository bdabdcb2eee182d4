"""Papers go into a folder of their own, and never over what somebody has put or changed there."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import cli
from bot.papers.folder import FolderTaken, write

OLD, NEW = {"en/one.html": "one", "en/two.html": "two"}, {"en/one.html": "anew"}


def everything(folder: Path) -> dict[str, str]:
    return {str(file.relative_to(folder)): file.read_text() for file in folder.rglob("*") if file.is_file()}


def test_papers_that_nobody_has_changed_give_way_to_new_ones(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    write(tmp_path, NEW)
    assert everything(tmp_path).items() >= NEW.items()
    assert "en/two.html" not in everything(tmp_path)


def test_what_was_filled_in_by_hand_is_kept_and_named(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    (tmp_path / "en/two.html").write_text("two, with our address")
    before = everything(tmp_path)
    with pytest.raises(FolderTaken, match=r"two\.html"):
        write(tmp_path, NEW)
    assert everything(tmp_path) == before


def test_a_folder_with_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(FolderTaken, match=r"notes\.txt"):
        write(tmp_path, NEW)
    assert everything(tmp_path) == {"notes.txt": "mine"}


@pytest.mark.parametrize(("asked", "languages"), [((), {"en", "de"}), (("--language", "de"), {"de"})])
def test_the_command_writes_both_languages_or_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: tuple[str, ...], languages: set[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    told = CliRunner().invoke(cli, ["papers", "--to", "papers", *asked])
    assert told.exit_code == 0
    assert {Path(line) for line in told.output.split()} == {Path("papers", each, "index.html") for each in languages}
    assert {each.name for each in Path("papers").iterdir() if each.is_dir()} == languages
