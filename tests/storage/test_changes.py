"""A mark stays the same exactly as long as nobody writes."""

from uuid import UUID

import pytest
import sqlalchemy as sa

from bot.storage import changes
from bot.storage.unit_of_work import Storage
from tests.rows import a_person, new_workspace


@pytest.fixture
async def workspace(any_storage: Storage) -> UUID:
    return await new_workspace(any_storage)


async def mark(storage: Storage) -> str:
    async with storage.reading_everywhere() as session:
        return await changes.mark(session)


async def test_reading_leaves_the_mark_as_it_is(any_storage: Storage, workspace: UUID) -> None:
    pairs = [(await mark(any_storage), await _read(any_storage, workspace)) for _ in range(20)]
    assert any(before == after for before, after in pairs)  # others may write on the same PostgreSQL now and then


async def _read(storage: Storage, workspace: UUID) -> str:
    async with storage.reading(workspace) as work:
        await work.session.scalar(sa.text("SELECT count(*) FROM people"))
    return await mark(storage)


async def test_whatever_is_written_changes_it(any_storage: Storage, workspace: UUID) -> None:
    seen = [await mark(any_storage)]
    async with any_storage.work(workspace) as work:
        work.add(a_person("U1"))
    seen.append(await mark(any_storage))
    async with any_storage.everywhere() as session:
        await session.execute(sa.text("UPDATE people SET deleted = NOT deleted"))
    seen.append(await mark(any_storage))
    assert len(set(seen)) == 3


async def test_what_another_process_writes_changes_it(any_storage: Storage, workspace: UUID) -> None:
    other = Storage.at(any_storage.engine.url, any_storage.vault)
    before = await mark(any_storage)
    async with other.work(workspace) as work:
        work.add(a_person("U1"))
    await other.close()
    assert await mark(any_storage) != before


async def test_what_is_being_written_changes_it_when_it_can_be_read(postgres_storage: Storage) -> None:
    workspace = await new_workspace(postgres_storage)
    async with postgres_storage.work(workspace) as work:
        work.add(a_person("U1"))
        await work.session.flush()
        meanwhile = await mark(postgres_storage)
    assert await mark(postgres_storage) != meanwhile


async def test_a_connection_that_was_made_anew_has_another_mark(storage: Storage) -> None:
    before = await mark(storage)
    await storage.reader.dispose()
    assert await mark(storage) != before
