"""A request is taken once; what failed or was abandoned may come again."""

import asyncio
from datetime import timedelta

import pytest

from bot.delivery import inbox
from bot.delivery.inbox import ABANDONED_AFTER, KEPT_FOR
from tests.delivery.world import World


async def take(world: World, key: str = "action:1") -> bool:
    async with world.storage.everywhere() as session:
        return await inbox.take(session, key, world.now)


async def settle(world: World, *, done: bool) -> None:
    async with world.storage.everywhere() as session:
        await inbox.settle(session, "action:1", done=done)


async def was_done(world: World) -> bool:
    async with world.storage.everywhere() as session:
        return await inbox.was_done(session, "action:1")


async def test_a_request_is_taken_once(any_world: World) -> None:
    assert await take(any_world)
    assert not await take(any_world)
    assert await take(any_world, "action:2")


async def test_of_many_at_once_one_is_taken(any_world: World) -> None:
    assert sum(await asyncio.gather(*(take(any_world) for _ in range(8)))) == 1


async def test_what_is_done_is_never_taken_again(any_world: World) -> None:
    await take(any_world)
    await settle(any_world, done=True)
    await any_world.later(hours=1)
    assert not await take(any_world)


async def test_what_failed_may_come_again_once(any_world: World) -> None:
    await take(any_world)
    await settle(any_world, done=False)
    assert sum(await asyncio.gather(*(take(any_world) for _ in range(8)))) == 1


@pytest.mark.parametrize(("after", "again"), [(ABANDONED_AFTER, False), (ABANDONED_AFTER + timedelta(seconds=1), True)])
async def test_what_died_with_its_process_may_come_again(any_world: World, after: timedelta, again: bool) -> None:
    await take(any_world)
    await any_world.clock.turn_to(any_world.now + after)
    assert await take(any_world) is again


async def test_whether_it_was_done_is_known(any_world: World) -> None:
    assert not await was_done(any_world)
    await take(any_world)
    assert not await was_done(any_world)
    await settle(any_world, done=True)
    assert await was_done(any_world)


async def test_what_is_too_old_to_come_again_is_forgotten(any_world: World) -> None:
    await take(any_world)
    await any_world.clock.turn_to(any_world.now + KEPT_FOR + timedelta(seconds=1))
    await take(any_world, "action:2")
    async with any_world.storage.everywhere() as session:
        await inbox.forget(session, any_world.now)
    assert await take(any_world)
    assert not await take(any_world, "action:2")
