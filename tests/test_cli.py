"""The command line, where nothing has to run for it."""

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


@pytest.mark.parametrize(("words", "port"), [([], 0), (["--keep"], 8400), (["--keep", "--port", "8500"], 8500)])
def test_a_season_told_as_text_needs_no_port_unless_it_stays(told: Told, words: list[str], port: int) -> None:
    done = CliRunner().invoke(cli, ["demo", "--transcript", *words])
    assert done.exit_code == 0
    assert [setting.port for setting in told] == [port]
