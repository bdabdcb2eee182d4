"""`zirkel run` as a stranger starts it: a filled-in config.example.toml, nothing else."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.kernel.clock import SystemClock
from bot.kernel.enums import Language
from bot.language.translator import Languages
from bot.practice.server import PracticeServer, practice
from bot.practice.workspace.people import company
from bot.practice.workspace.state import AppInstall
from bot.slack.manifest import manifest
from bot.storage.crypto import write_keys

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
async def slack() -> AsyncIterator[PracticeServer]:
    """A practice workspace on the machine's own clock."""
    words = Languages().words(Language.ENGLISH)
    install = AppInstall(manifest=manifest(words), bot_user="U0ZIRKEL")
    async with practice(company(install), SystemClock(), install) as server:
        yield server


def _config(folder: Path, **values: str) -> Path:
    text = (ROOT / "config.example.toml").read_text()
    for key, value in values.items():
        lines = [f'{key} = "{value}"' if line.startswith(f"{key} = ") else line for line in text.split("\n")]
        text = "\n".join(lines)
    path = folder / "config.toml"
    path.write_text(text)
    return path


@asynccontextmanager
async def _zirkel(folder: Path, config: Path, **environ: str) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", "--config", str(config),
        cwd=folder, env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **environ},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()


async def _told(folder: Path, config: Path, **environ: str) -> tuple[int, str]:
    async with asyncio.timeout(20), _zirkel(folder, config, **environ) as process:
        _, errors = await process.communicate()
        return process.returncode or 0, errors.decode()


async def test_a_filled_in_example_is_all_that_it_takes(slack: PracticeServer, tmp_path: Path) -> None:
    """One process that works, another that may not beside it, and one afterwards whose key is another."""
    install = slack.install
    config = _config(tmp_path, bot_token=install.bot_token, app_token=install.app_token, api_url=slack.api_url)
    async with asyncio.timeout(60), _zirkel(tmp_path, config) as process:
        await slack.socket.connected(timeout=20)
        outcome = await slack.acting.command("anna", "C0PYTHON", "/circle")
        assert "Lernzirkel" in outcome.messages[0].text
        await a_second_process_on_the_same_file_refuses(tmp_path, config)
        process.send_signal(signal.SIGTERM)
        await process.communicate()
        assert process.returncode == 0
    assert (tmp_path / "zirkel.db.key").stat().st_mode & 0o777 == 0o600
    await a_key_that_does_not_fit_refuses_to_start(tmp_path, config)


async def a_second_process_on_the_same_file_refuses(folder: Path, config: Path) -> None:
    code, sentence = await _told(folder, config)
    assert code == 2
    assert "in use by another Zirkel process" in sentence


async def a_key_that_does_not_fit_refuses_to_start(folder: Path, config: Path) -> None:
    key = folder / "zirkel.db.key"
    key.unlink()
    code, sentence = await _told(folder, config)
    assert code == 2
    assert "zirkel.db.key is missing. Bring the key" in sentence
    assert not key.exists()
    write_keys(key, [b"x" * 32])
    code, sentence = await _told(folder, config)
    assert code == 2
    assert "zirkel.db.key doesn't fit this database. Bring the key" in sentence


async def test_missing_tokens_are_named_with_where_to_get_them(tmp_path: Path) -> None:
    code, sentence = await _told(tmp_path, _config(tmp_path))
    assert code == 2
    assert "slack.bot_token is missing" in sentence
    assert "api.slack.com/apps" in sentence
    assert "Traceback" not in sentence


async def test_a_token_that_slack_does_not_know_is_one_sentence(slack: PracticeServer, tmp_path: Path) -> None:
    config = _config(tmp_path, bot_token="xoxb-other", app_token="xapp-other", api_url=slack.api_url)
    code, sentence = await _told(tmp_path, config)
    assert code == 2
    assert "invalid_auth" in sentence
    assert "slack.bot_token" in sentence
    assert "Traceback" not in sentence


async def test_a_database_that_is_not_there_yet_is_waited_for_until_somebody_stops_it(tmp_path: Path) -> None:
    config = _config(tmp_path, bot_token="xoxb-1", app_token="xapp-1", url="postgresql://zirkel:geheim@127.0.0.1:1/z")
    async with asyncio.timeout(30), _zirkel(tmp_path, config, ZIRKEL_MASTER_KEY="A" * 43 + "=") as process:
        assert process.stderr is not None
        while "waiting" not in (line := (await process.stderr.readline()).decode()):
            assert line, "it ended by itself"
        assert "can't be reached" in line
        assert "geheim" not in line
        process.send_signal(signal.SIGTERM)
        await process.communicate()
        assert process.returncode == 0


async def test_an_environment_variable_wins_over_the_file(slack: PracticeServer, tmp_path: Path) -> None:
    config = _config(tmp_path, bot_token="xoxb-file", app_token="xapp-file", api_url=slack.api_url)
    code, sentence = await _told(tmp_path, config, SLACK_BOT_TOKEN="xoxb-environment", DATABASE_URL="mysql://x")
    assert code == 2
    assert "database.url (from DATABASE_URL)" in sentence


async def test_an_app_token_that_slack_does_not_know_is_one_sentence(slack: PracticeServer, tmp_path: Path) -> None:
    config = _config(tmp_path, bot_token=slack.install.bot_token, app_token="xapp-other", api_url=slack.api_url)
    code, sentence = await _told(tmp_path, config)
    assert code == 2
    assert "slack.app_token" in sentence
    assert "Traceback" not in sentence
