"""The command line, where nothing has to run for it."""

import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import cli
from bot.demo.setup import Setting

Told = list[Setting]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    settings: Told = []

    async def tell(_say: object, setting: Setting, *, keep: bool) -> bool:  # noqa: ARG001
        settings.append(setting)
        return True

    monkeypatch.setattr("bot.demo.sample_season.tell_season", tell)
    return settings


def test_the_doctor_ends_with_1_where_something_is_broken_and_speaks_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = CliRunner(env={"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": ""}).invoke(cli, ["doctor", "--json"])
    assert told.exit_code == 1
    (found,) = json.loads(told.output)
    assert (found["check"], found["health"]) == ("settings", "broken")
    assert found["says"].startswith("slack.app_token is missing: ")


@pytest.mark.parametrize(("words", "port"), [([], 0), (["--keep"], 8400), (["--keep", "--port", "8500"], 8500)])
def test_a_season_told_as_text_needs_no_port_unless_it_stays(told: Told, words: list[str], port: int) -> None:
    done = CliRunner().invoke(cli, ["demo", "--transcript", *words])
    assert done.exit_code == 0
    assert [setting.port for setting in told] == [port]


@pytest.mark.long
@pytest.mark.parametrize(("language", "over"), [("en", "Thank you all."), ("de", "Danke euch.")])
def test_in_the_season_that_is_told_every_session_takes_place(language: str, over: str) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "bot", "demo", "--transcript", "--language", language],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert len({line.strip() for line in told.splitlines() if over in line}) == 4
    assert "didn’t take place" not in told
    assert "nicht stattgefunden" not in told


def test_which_zirkel_it_is_can_be_asked() -> None:
    told = CliRunner().invoke(cli, ["--version"])
    assert (told.exit_code, told.output) == (0, f"Zirkel {version('zirkel')}\n")
