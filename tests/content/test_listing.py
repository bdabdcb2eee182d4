"""`zirkel formats`: what there is, and a folder of one's own looked at without starting anything."""

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from bot.cli import cli
from bot.content import listing
from bot.content.loader import FOLDER, load_formats, load_programmes
from tests.content.test_loader import MINE

LINES = MINE.splitlines(keepends=True)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "mine.toml").write_text(MINE, encoding="utf-8")
    return folder


def typed(*words: str) -> Result:
    return CliRunner().invoke(cli, ["formats", *words])


class TestTheList:
    def test_each_format_has_a_line(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        lines = typed().output.splitlines()
        assert len(lines) == len(list(listing.SHIPPED.glob("*.toml")))
        (line,) = [line for line in lines if line.startswith("feedback-round ")]
        assert re.split(r"\s{2,}", line) == ["feedback-round", "Feedback round", "45 min", "live, async", "from Zirkel"]

    def test_own_ones_stand_among_them(self, own: Path) -> None:
        config = own.parent / "config.toml"
        config.write_text(f'[content]\nformats_folder = "{own}"\n')
        (line,) = [line for line in typed("--config", str(config)).output.splitlines() if line.startswith("mine ")]
        assert line.endswith(f"from {own}")

    def test_in_german(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        assert "Feedback-Runde" in typed("--language", "de").output


class TestChecking:
    def test_a_good_folder_is_summed_up(self, own: Path) -> None:
        said = typed("check", str(own))
        assert said.exit_code == 0
        assert said.output == f"mine  Mine  50 min  live\n{own}: 1 format, no mistakes.\n"

    def test_every_mistake_in_every_file_is_told(self, own: Path) -> None:
        (own / "mine.toml").write_text(MINE.replace("minutes = 50", "minutes = 60"))
        (own / "other.toml").write_text('id = "other"\nfamily = "circle')
        said = typed("check", str(own))
        assert said.exit_code == 1
        first, second, summary = said.output.splitlines()
        assert first.startswith("own/mine.toml:8: minutes: the phases take 50 minutes")
        assert second.startswith("own/other.toml:2: this isn't TOML")
        assert summary == f"{own}: 2 mistakes."

    def test_what_is_not_read_is_named(self, own: Path) -> None:
        (own / "mine.toml.txt").write_text(MINE)
        (own / ".hidden").write_text("")
        assert "Not read: mine.toml.txt. Only files that end in .toml are.\n" in typed("check", str(own)).output

    def test_an_empty_folder_is_told_how_to_begin(self, tmp_path: Path) -> None:
        said = typed("check", str(tmp_path))
        assert said.exit_code == 1
        assert str(listing.SHIPPED) in said.output

    def test_a_folder_that_is_not_there_is_a_mistake_at_the_terminal(self, tmp_path: Path) -> None:
        assert typed("check", str(tmp_path / "nowhere")).exit_code == 2

    @given(st.permutations(range(len(LINES))), st.integers(0, len(LINES)), st.binary(max_size=20))
    def test_whatever_stands_in_a_file_is_told_by_its_name(self, order: list[int], kept: int, more: bytes) -> None:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            text = "".join(LINES[number] for number in sorted(order[:kept])).encode() + more
            (folder / "mine.toml").write_bytes(text)
            report = listing.check(folder)
        told = [line for line in report.lines[:-1] if not line.startswith(f"{folder.name}/mine.toml")]
        assert report.fine == report.lines[-1].endswith("no mistakes.")
        assert report.fine or told == []


class TestProgrammes:
    def test_each_has_a_line(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        lines = CliRunner().invoke(cli, ["programmes"]).output.splitlines()
        assert [re.split(r"\s{2,}", line)[0] for line in lines] == sorted(load_programmes(load_formats()))

    def test_a_folder_of_own_ones_is_looked_at(self, own: Path) -> None:
        handover = (FOLDER / "programmes" / "handover.toml").read_text(encoding="utf-8")
        (own / "mine.toml").write_text(handover.replace('id = "handover"', 'id = "mine"'), encoding="utf-8")
        said = CliRunner().invoke(cli, ["programmes", "check", str(own)])
        assert said.exit_code == 0
        assert said.output.endswith(f"{own}: 1 programme, no mistakes.\n")
        (own / "mine.toml").write_text(handover.replace('format = "circle-kickoff"', 'format = "nothing"'))
        said = CliRunner().invoke(cli, ["programmes", "check", str(own)])
        assert said.exit_code == 1
        assert "nothing" in said.output
