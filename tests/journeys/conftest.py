"""The towns that stories are told in: the practice workspace and the whole app, over the real wire, on real rows."""

import socket
from collections.abc import AsyncIterator, Iterator
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path

import pytest
import structlog

from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import Language
from bot.language.translator import Languages
from bot.practice.server import PracticeServer
from bot.practice.transport.dispatch import ACK_SECONDS
from bot.practice.workspace.people import company
from bot.practice.workspace.state import AppInstall
from bot.settings_keys import Commands, Settings
from bot.slack.inbound import PATH
from bot.slack.manifest import manifest
from bot.slack.timeouts import Timeouts
from tests.journeys.town import Town

QUICK = ("channel", "loop")
"""The stories that `make test` tells; the others come with `make test-all`."""
MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
WORDS = Languages().words(Language.ENGLISH)
_ALL_THE_TIME = 20.0
MASTER_KEY = "a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s="


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Call all stories long but for a few that touch most of the app, on each transport and database."""
    for item in items:
        if item.path.parent == Path(__file__).parent and item.path.stem.removeprefix("test_") not in QUICK:
            item.add_marker(pytest.mark.long)


@pytest.fixture(params=["socket-sqlite"])
def ways(request: pytest.FixtureRequest) -> tuple[str, str]:
    """The transport and the database's address; many stories say in which way they are told."""
    mode, database = request.param.split("-")
    return mode, request.getfixturevalue({"sqlite": "sqlite_url", "postgres": "migrated_postgres_url"}[database])


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


def _settings(
    server: PracticeServer,
    mode: str,
    database: str,
    port: int,
    commands: Commands,
    public: bool,
    holidays: tuple[str, ...],
) -> Settings:
    install = server.install
    return Settings.model_validate(
        {
            "slack": {
                "mode": mode,
                "bot_token": install.bot_token,
                "app_token": install.app_token,
                "signing_secret": install.signing_secret,
                "api_url": server.api_url,
                "commands": commands,
            },
            "http": {"port": port},
            "web": {"public_url": f"http://127.0.0.1:{port}" if public else ""},
            "circles": {"holidays": holidays},
            "database": {"url": database, "master_key": MASTER_KEY},
        }
    )


@pytest.fixture
def in_haste() -> bool:
    """Whether the app has as little time as with Slack; else it has all it needs: benchmarks tell of speed."""
    return False


@pytest.fixture
def calm() -> Iterator[None]:
    """Make sure that the app has no error to log while a story is told: it would go on, and nobody would see it."""
    with structlog.testing.capture_logs() as entries:
        yield
    assert [entry for entry in entries if entry["log_level"] in ("error", "critical")] == []


async def open_town(
    mode: str,
    database: str,
    commands: Commands | None = None,
    *,
    public: bool = False,
    holidays: tuple[str, ...] = (),
    in_haste: bool = False,
) -> AsyncIterator[Town]:
    """Open a town; ``commands`` are what the company calls them, in the settings and in the manifest.

    In a ``public`` one, calendar programs may read feeds; circles can leave out the ``holidays`` of these regions.
    ``in_haste`` the app has to answer as quickly as Slack wants, however slow the machine is.
    """
    commands = commands or Commands()
    clock = SimulatedClock(MONDAY)
    port = free_port()
    url = f"http://127.0.0.1:{port}{PATH}" if mode == "http" else None
    app = AppInstall(manifest=manifest(WORDS, commands.renamed, url), bot_user="U0ZIRKEL", request_url=url)
    server = PracticeServer(company(app), clock, app, ack_seconds=ACK_SECONDS if in_haste else _ALL_THE_TIME)
    await server.start()
    timeouts = Timeouts() if in_haste else Timeouts(*[_ALL_THE_TIME] * len(fields(Timeouts)))
    town = Town(server, clock, _settings(server, mode, database, port, commands, public, holidays), timeouts)
    try:
        await town.start_app()
        yield town
    finally:
        await town.stop_app()
        await server.stop()


@pytest.fixture
async def town(ways: tuple[str, str], in_haste: bool) -> AsyncIterator[Town]:
    """A town to tell a story in."""
    async for opened in open_town(*ways, in_haste=in_haste):
        yield opened


@pytest.fixture
async def renaming_town(ways: tuple[str, str]) -> AsyncIterator[Town]:
    """A town whose company has a `/circle` of its own, and calls ours `/lernkreis`."""
    async for opened in open_town(*ways, Commands(circle="/lernkreis")):
        yield opened
