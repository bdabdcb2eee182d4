"""A backup was put back: nothing that may stand in Slack already is posted again before somebody has said so."""

from datetime import timedelta
from uuid import uuid4

import pytest

from bot.delivery import restored
from bot.delivery.scheduler import Scheduler
from bot.kernel.enums import OutboxState
from tests.delivery.world import C1, DAY, World, due, hours


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
        await restored.post_held(session, any_world.now)
    await scheduler.turned()
    await any_world.later(seconds=2)
    await scheduler.turned()
    assert await any_world.states() == [OutboxState.EXPIRED, OutboxState.SENT, OutboxState.SENT]
    await scheduler.stop(1)


async def test_what_is_held_never_comes_when_somebody_drops_it(any_world: World) -> None:
    scheduler = await put_back(any_world)
    await scheduler.turned()
    async with any_world.storage.everywhere() as session:
        await restored.drop_held(session)
    await any_world.later(minutes=1)
    await scheduler.turned()
    assert any_world.slack.texts == []
    assert await held(any_world) == 0
    await scheduler.stop(1)


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
