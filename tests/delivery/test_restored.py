"""A backup was put back: nothing that may stand in Slack already is posted again before somebody has said so."""

import asyncio
import shutil
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa
from typer.testing import CliRunner

from bot.cli import cli
from bot.delivery import restored
from bot.delivery.scheduler import Scheduler
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import OutboxState
from bot.storage.engine import parse_url
from bot.storage.witness import Witness
from models import Workspace
from tests.databases import open_storage
from tests.delivery.world import C1, DAY, World, due, hours, new_world


async def put_back(world: World) -> Scheduler:
    """Make what a backup holds: something waits, something falls due; then put it back an hour and a half later."""
    world.timed.listed = [due(uuid4(), hours(1)), due(uuid4(), hours(2))]
    await world.put(C1, last=timedelta(hours=3))
    await world.planner.plan()
    async with world.storage.everywhere() as session:
        await restored.mark(session)
    await world.later(hours=1.5)
    return Scheduler(world.storage, world.planner, world.sender, world.clock)


async def held(world: World) -> int:
    async with world.storage.everywhere() as session:
        return await restored.held(session)


async def test_what_fell_due_before_is_held_and_what_comes_later_goes_out(any_world: World) -> None:
    scheduler = await put_back(any_world)
    await scheduler.send()
    assert any_world.slack.texts == []
    await scheduler.turned()
    assert any_world.slack.texts == []
    assert await held(any_world) == 2
    await any_world.later(hours=1)
    await scheduler.turned()
    assert len(any_world.slack.texts) == 1
    assert await held(any_world) == 2
    await scheduler.stop(1)


async def test_updates_go_out_all_the_same(world: World) -> None:
    about = await world.put()
    await world.sender.drain()
    await world.refresh(about)
    scheduler = await put_back(world)
    await scheduler.turned()
    assert len(world.slack.calls("update")) == 1
    await scheduler.stop(1)


async def test_what_is_held_comes_when_somebody_says_so_unless_it_is_too_late(any_world: World) -> None:
    scheduler = await put_back(any_world)
    await scheduler.turned()
    await any_world.later(hours=1.6)
    async with any_world.storage.everywhere() as session:
        await restored.decide(session, any_world.now, post=True)
    await scheduler.turned()
    await any_world.later(seconds=2)
    await scheduler.turned()
    assert await any_world.states() == [OutboxState.EXPIRED, OutboxState.SENT, OutboxState.SENT]
    await scheduler.stop(1)


async def test_what_is_held_never_comes_when_somebody_drops_it(any_world: World) -> None:
    scheduler = await put_back(any_world)
    await scheduler.turned()
    async with any_world.storage.everywhere() as session:
        await restored.decide(session, any_world.now, post=False)
    await any_world.later(minutes=1)
    await scheduler.turned()
    assert any_world.slack.texts == []
    assert await held(any_world) == 0
    await scheduler.stop(1)


async def test_a_backup_put_back_over_the_file_is_found_out(
    sqlite_url: str, sqlite_place: Path, clock: SimulatedClock
) -> None:
    """The file beside the database knows of a later moment than the backup."""
    backup = sqlite_place.with_name("backup")
    for life, found in ((1, False), (2, False), (3, True), (4, False)):
        witness = Witness(parse_url(sqlite_url))
        async with open_storage(sqlite_url) as storage:
            async with storage.everywhere() as session:
                await restored.find_out(session, witness)
                assert (await session.scalar(sa.select(Workspace.restored)) or False) is found
            world = await new_world(storage, clock) if life == 1 else World(storage, uuid4(), clock)
            scheduler = Scheduler(storage, world.planner, world.sender, clock, witness=witness)
            await scheduler.turned()
            await world.later(hours=1)
            await scheduler.stop(1)
        if life == 1:
            shutil.copy(sqlite_place, backup)
        elif life == 2:
            shutil.copy(backup, sqlite_place)


async def test_whoever_has_put_back_a_backup_says_so_and_decides_later(
    sqlite_url: str, tmp_path: Path, clock: SimulatedClock
) -> None:
    (tmp_path / "config.toml").write_text(f'[database]\nurl = "{sqlite_url}"\n')

    async def zirkel(*said: str) -> str:
        arguments = ["restored", "--config", str(tmp_path / "config.toml"), *said]
        return (await asyncio.to_thread(CliRunner().invoke, cli, arguments)).output

    async with open_storage(sqlite_url) as storage:
        world = await new_world(storage, clock)
        await world.put(C1, last=timedelta(days=10000))
    assert "Start Zirkel" in await zirkel()
    async with open_storage(sqlite_url) as storage:
        scheduler = Scheduler(storage, world.planner, world.sender, clock)
        await scheduler.turned()
        await scheduler.stop(1)
    assert await zirkel("--post", "--drop") != await zirkel("--drop") == "1 held, now dropped.\n"
    assert await zirkel("--post") == "0 held, now on their way.\n"


@pytest.mark.parametrize("marked", [True, False])
async def test_only_what_was_put_back_is_held(world: World, marked: bool) -> None:
    await world.put(C1, last=DAY)
    async with world.storage.everywhere() as session:
        if marked:
            await restored.mark(session)
    scheduler = Scheduler(world.storage, world.planner, world.sender, world.clock)
    await scheduler.turned()
    assert len(world.slack.texts) == (not marked)
    await scheduler.stop(1)
