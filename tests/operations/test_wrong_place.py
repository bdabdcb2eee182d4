"""Commands in the wrong folder, or on what isn't Zirkel's: nothing is made, and a sentence says what to look at."""

import asyncio
import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import cli
from bot.kernel.errors import ZirkelError
from bot.operations.rotation import rotate
from bot.settings_keys import Database
from bot.storage.crypto import KeyProblem, key_file
from bot.storage.migrate import MigrationProblem


@pytest.mark.parametrize(
    "command",
    [
        "restored", "restored --post", "restored --drop", "rotate-key", "move-data --to sqlite:///other.db", "status",
        "outbox list",
    ],
)  # fmt: skip
def test_what_works_on_a_database_makes_none(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(cli, command.split())
    assert isinstance(done.exception, ZirkelError)
    assert "zirkel.db doesn't exist" in str(done.exception)
    assert "--config" in str(done.exception)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def foreign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database of something else, which has people, too, where Zirkel's would be."""
    monkeypatch.chdir(tmp_path)
    there = sqlite3.connect("zirkel.db")
    there.execute("CREATE TABLE people (x)")
    there.close()


@pytest.mark.usefixtures("foreign")
@pytest.mark.parametrize("command", ["migrate", "restored", "status", "rotate-key"])
def test_a_database_of_something_else_is_named(command: str) -> None:
    done = CliRunner().invoke(cli, [command])
    assert "tables of something else" in str(done.exception)
    assert isinstance(done.exception, ZirkelError)


@pytest.mark.usefixtures("foreign")
def test_the_doctor_calls_it_broken() -> None:
    tokens = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1", "SLACK_API_URL": "http://127.0.0.1:9/"}
    done = CliRunner(env=tokens).invoke(cli, ["doctor"])
    assert done.exit_code == 1
    assert "it holds tables of something else" in done.output


@pytest.mark.parametrize("command", ["migrate", "restored"])
def test_a_file_that_is_no_database_is_said_to_be_none(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("zirkel.db").write_bytes(b"no database at all" * 100)
    done = CliRunner().invoke(cli, [command])
    assert "is no SQLite database, or is damaged" in str(done.exception)
    assert isinstance(done.exception, ZirkelError)
    assert not isinstance(done.exception, MigrationProblem)


def test_a_damaged_key_is_to_be_brought_back_and_none_is_to_be_made(migrated_file: Path, tmp_path: Path) -> None:
    file = tmp_path / "zirkel.db"
    file.write_bytes(migrated_file.read_bytes())
    key_file(file).write_text("garbage")
    with pytest.raises(KeyProblem) as problem:
        asyncio.run(rotate(Database.model_validate({"url": f"sqlite:///{file}"})))
    assert "zirkel.db.key holds no key that can be read. Bring the key" in str(problem.value)
    assert "openssl" not in str(problem.value)


def test_where_to_move_names_its_own_option(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("zirkel.db").touch()
    done = CliRunner().invoke(cli, ["move-data", "--to", "foo"])
    assert str(done.exception).startswith("--to (ZIRKEL_MOVE_TO): must begin with sqlite:///")
