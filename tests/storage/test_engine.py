"""What SQLite is told, so that two writers never lose each other's work."""

import asyncio
from uuid import uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.engine import PRAGMAS, open_engine, parse_url
from bot.storage.unit_of_work import Storage
from models import InboxEntry, Workspace
from tests.rows import MONDAY, new_workspace


async def pragma(engine: AsyncEngine, name: str) -> object:
    async with engine.connect() as connection:
        return (await connection.exec_driver_sql(f"PRAGMA {name}")).scalar()


async def test_sqlite_writes_ahead_and_keeps_foreign_keys(storage: Storage) -> None:
    assert await pragma(storage.engine, "journal_mode") == "wal"
    assert await pragma(storage.engine, "foreign_keys") == 1


async def test_what_was_committed_outlives_a_power_cut(
    storage: Storage, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.engine.PRAGMAS", [each for each in PRAGMAS if each != "synchronous=OFF"])
    other = open_engine(parse_url(sqlite_url))
    assert (await pragma(storage.engine, "synchronous"), await pragma(other, "synchronous")) == (0, 2)
    await other.dispose()


async def test_a_transaction_holds_the_write_lock_from_its_beginning(storage: Storage, sqlite_url: str) -> None:
    """A second engine stands for whatever else might write: it must wait although nothing was written yet."""
    other = open_engine(parse_url(sqlite_url))
    written = asyncio.Event()

    async def write() -> None:
        async with other.begin() as connection:
            await connection.execute(sa.insert(InboxEntry).values(key="other", taken_at=MONDAY))
        written.set()

    async with storage.everywhere() as session:
        assert await session.scalar(sa.select(sa.func.count()).select_from(InboxEntry)) == 0
        task = asyncio.create_task(write())
        done, _ = await asyncio.wait([task], timeout=0.2)
        assert not done
        assert await session.scalar(sa.select(sa.func.count()).select_from(InboxEntry)) == 0
    await task
    assert written.is_set()
    await other.dispose()


async def test_two_connections_that_read_and_then_write_lose_nothing(storage: Storage, sqlite_url: str) -> None:
    workspace = await new_workspace(storage, "0")
    engines = [open_engine(parse_url(sqlite_url)) for _ in range(3)]

    async def one_more(engine: AsyncEngine) -> None:
        async with Storage(engine, engine, storage.vault).everywhere() as session:
            row = await session.get_one(Workspace, workspace)
            await asyncio.sleep(0)
            row.team_id = str(int(row.team_id) + 1)

    await asyncio.gather(*(one_more(engine) for engine in engines for _ in range(10)))
    async with storage.everywhere() as session:
        assert (await session.get_one(Workspace, workspace)).team_id == "30"
    for engine in engines:
        await engine.dispose()


async def test_what_is_stored_is_not_in_the_text_of_an_error(any_storage: Storage) -> None:
    first = await new_workspace(any_storage, "T1")
    with pytest.raises(sa.exc.IntegrityError) as refused:
        async with any_storage.everywhere() as session:
            session.add(Workspace(id=first, team_id="a secret", bot_user_id="U", created_at=MONDAY))
    assert "a secret" not in str(refused.value)


async def test_a_moment_comes_back_aware_and_in_utc(any_storage: Storage) -> None:
    workspace = await new_workspace(any_storage)
    async with any_storage.everywhere() as session:
        row = await session.get_one(Workspace, workspace)
    assert row.created_at == MONDAY
    assert row.created_at.tzinfo is not None


async def test_a_naive_moment_is_refused(any_storage: Storage) -> None:
    naive = MONDAY.replace(tzinfo=None)
    with pytest.raises(sa.exc.StatementError, match="a moment needs a time zone"):
        async with any_storage.everywhere() as session:
            session.add(Workspace(id=uuid4(), team_id="T1", bot_user_id="U", created_at=naive))
