"""A row that can't be loaded, since a word, moment or id in it is none, harms itself: the others go on."""

import asyncio
import random
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple, cast
from uuid import UUID

import pytest
import sqlalchemy as sa

from bot.app import posts_and_maintenance
from bot.delivery.isolation import collected
from bot.delivery.planner import HORIZON
from bot.delivery.post import Due, MaintenanceTask, TimedPost
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import OutboxState
from bot.operations.status import as_lines, status
from bot.settings_keys import Settings
from bot.storage.unit_of_work import Storage
from bot.storage.unreadable import look
from models import Base, OutboxMessage
from models.base import Moment
from tests.databases import open_storage, put
from tests.delivery.world import ANNA, World
from tests.features.fakes import parts
from tests.simulations.company import PART, new_company
from tests.slack.gate import logged

NOW = datetime(2026, 3, 12, 12, tzinfo=UTC)
"""Circles gather, have sessions to come, running and over, and have met for the first time."""
TABLES = [table for table in Base.metadata.sorted_tables if {"id", "workspace_id"} <= {*table.c.keys()}]


class Snapshots(NamedTuple):
    """A company in the middle of its season, twice: with one bad row in each table, and without these rows."""

    workspace: UUID
    bad: bytes
    without: bytes


def tasks(storage: Storage | None = None) -> tuple[dict[str, TimedPost], dict[str, MaintenanceTask]]:
    deps = parts(cast("Storage", storage), SimulatedClock(NOW))
    posts, maintenance = posts_and_maintenance(deps, Settings())
    timed = {post.kind: post for post in posts if isinstance(post, TimedPost)}
    return timed, {task.__name__: task for task in maintenance}


KINDS, MAINTENANCE = tasks()


@pytest.fixture(scope="module")
def snapshots(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Snapshots:
    return asyncio.run(_lived(tmp_path_factory.mktemp("unreadable") / "zirkel.db", migrated_file.read_bytes()))


async def _lived(file: Path, empty: bytes) -> Snapshots:
    async with open_storage(put(empty, file)) as storage:
        company = await new_company(storage, PART, random.Random(1))
        await company.settle()
        while company.now < NOW:
            await company.turn_to_next(NOW)
            await company.settle()
    lived, found = await asyncio.to_thread(file.read_bytes), []
    for spoil in (_make_bad, sa.delete):
        async with open_storage(put(lived, file)) as storage, storage.everywhere() as session:
            for table in TABLES:
                row = await session.scalar(sa.select(table.c.id).order_by(table.c.id).limit(1))
                if row and _values(table):
                    await session.execute(spoil(table).where(table.c.id == row))
        found.append(await asyncio.to_thread(file.read_bytes))
    return Snapshots(company.workspace_id, *found)


def _values(table: sa.Table) -> list[sa.Column[Any]]:
    return [column for column in table.c if isinstance(column.type, sa.Enum | Moment | sa.Date | sa.Time | sa.JSON)]


def _make_bad(table: sa.Table) -> sa.Update:
    return sa.update(table).values({column: sa.literal_column("'martian'") for column in _values(table)})


async def _due(database: bytes, file: Path, snapshots: Snapshots, kind: str) -> Sequence[Due]:
    async with open_storage(put(database, file)) as storage:
        async with storage.reading_everywhere() as session:
            await look(session)
        with collected():
            async with storage.reading(snapshots.workspace) as work:
                return await tasks(storage)[0][kind].due(work, NOW, NOW + 10 * HORIZON)


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
async def test_each_kind_lists_what_it_would_without_the_bad_rows(
    kind: str, snapshots: Snapshots, sqlite_place: Path
) -> None:
    with_bad = await _due(snapshots.bad, sqlite_place, snapshots, kind)
    assert {*await _due(snapshots.without, sqlite_place, snapshots, kind)} <= {*with_bad}


@pytest.mark.long
async def test_there_is_something_that_bad_rows_could_silence(snapshots: Snapshots, sqlite_place: Path) -> None:
    listed = [kind for kind in KINDS if await _due(snapshots.without, sqlite_place, snapshots, kind)]
    assert {"sessions-card", "sessions-role-card"} <= {*listed}, listed


@pytest.mark.long
@pytest.mark.parametrize("name", MAINTENANCE)
async def test_each_maintenance_task_does_its_work_beside_them(
    name: str, snapshots: Snapshots, sqlite_place: Path
) -> None:
    async with open_storage(put(snapshots.bad, sqlite_place)) as storage:
        async with storage.reading_everywhere() as session:
            assert await look(session)
        with collected():
            async with storage.work(snapshots.workspace) as work:
                if found := await tasks(storage)[1][name](work, NOW):
                    await found(work, NOW)


async def test_a_bad_message_keeps_nobody_else_from_theirs_and_is_named(any_world: World) -> None:
    bad = await any_world.put(ANNA)
    async with any_world.storage.everywhere() as session:
        spoilt = sa.update(OutboxMessage).values(operation=sa.literal_column("'martian'"))
        await session.execute(spoilt.where(OutboxMessage.subject == bad))
    good = await any_world.put(ANNA)
    with suppress(LookupError):
        await any_world.sender.drain()
    with logged() as entries:
        await any_world.planner.plan()
        await any_world.planner.plan()
        await any_world.sender.drain()
    assert (await any_world.queued(good)).state is OutboxState.SENT
    [named] = [entry for entry in entries if entry["event"] == "row_unreadable"]
    assert (named["table"], named["column"]) == ("outbox", "operation")
    assert any_world.planner.broken == []  # it is passed over
    async with any_world.storage.everywhere() as session:
        [line] = [line for line in as_lines(await status(session, any_world.now)) if "can't be read" in line]
        assert line == f"can't be read: outbox {named['id']}: operation"
        await session.execute(sa.text("UPDATE outbox SET operation = 'post'"))
        assert await look(session) == frozenset()


@pytest.mark.parametrize(
    ("column", "value"),
    [("due_at", "31.3.2026"), ("due_at", "2026-03-41 09:00:00"), ("subject", "c0ffee")],
)
async def test_a_damaged_moment_or_id_hides_its_row_alone(world: World, column: str, value: str) -> None:
    bad = await world.put(ANNA)
    async with world.storage.everywhere() as session:
        spoilt = sa.text(f"UPDATE outbox SET {column} = :value WHERE subject = :bad")
        await session.execute(spoilt, {"value": value, "bad": bad.hex})
    good = await world.put(ANNA)
    async with world.storage.reading_everywhere() as session:
        await look(session)
    await world.sender.drain()
    assert (await world.queued(good)).state is OutboxState.SENT
    async with world.storage.everywhere() as session:
        assert [(row.table, row.column) for row in await look(session)] == [("outbox", column)]


async def test_a_row_that_fails_to_load_is_looked_for_at_the_next_beat(world: World) -> None:
    await world.planner.plan()
    await world.put(ANNA)
    async with world.storage.everywhere() as session:
        await session.execute(sa.text("UPDATE outbox SET due_at = '2026-03-41 09:00:00'"))
    with pytest.raises(ValueError, match="day is out of range"):
        await world.queued_messages()
    await world.planner.plan()
    assert await world.queued_messages() == []
