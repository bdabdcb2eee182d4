"""A request is taken once; what failed or was abandoned may come again."""

import asyncio
from datetime import timedelta

import pytest

from bot.delivery import inbox
from bot.delivery.inbox import ABANDONED_AFTER
from bot.kernel.enums import ClaimResult
from bot.slack.timeouts import Timeouts
from tests.delivery.world import World

A_MOMENT = timedelta(milliseconds=1)


async def take(world: World, key: str = "action:1") -> ClaimResult:
    async with world.storage.everywhere() as session:
        return await inbox.take(session, key, world.now)


async def take_often(world: World) -> list[ClaimResult]:
    return sorted(await asyncio.gather(*(take(world) for _ in range(8))))


async def settle(world: World, *, done: bool) -> None:
    async with world.storage.everywhere() as session:
        await inbox.settle(session, ["action:1"], done=done)


async def test_a_request_is_taken_once(any_world: World) -> None:
    assert await take(any_world) is ClaimResult.NEW
    assert await take(any_world) is ClaimResult.BUSY
    assert await take(any_world, "action:2") is ClaimResult.NEW


async def test_of_many_at_once_one_is_taken(any_world: World) -> None:
    assert await take_often(any_world) == [ClaimResult.BUSY] * 7 + [ClaimResult.NEW]


async def test_what_is_done_is_never_taken_again(any_world: World) -> None:
    await take(any_world)
    await settle(any_world, done=True)
    assert await take(any_world) is ClaimResult.DONE
    await any_world.later(hours=1)
    assert await take(any_world) is ClaimResult.DONE


async def test_what_failed_may_come_again_once(any_world: World) -> None:
    await take(any_world)
    await settle(any_world, done=False)
    assert await take_often(any_world) == [ClaimResult.BUSY] * 7 + [ClaimResult.NEW]


@pytest.mark.parametrize(("after", "turn"), [
    (ABANDONED_AFTER, ClaimResult.BUSY), (ABANDONED_AFTER + A_MOMENT, ClaimResult.NEW),
])  # fmt: skip
async def test_what_died_with_its_process_may_come_again(any_world: World, after: timedelta, turn: ClaimResult) -> None:
    await take(any_world)
    await any_world.clock.turn_to(any_world.now + after)
    assert await take(any_world) is turn


def test_nothing_that_is_worked_on_counts_as_abandoned() -> None:
    assert 2 * timedelta(seconds=Timeouts().answer + Timeouts().settle) <= ABANDONED_AFTER
