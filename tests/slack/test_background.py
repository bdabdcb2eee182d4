"""Work behind the answers: kept until it is done, told by its type when it fails, left alone when it takes too long."""

import asyncio

import pytest

from bot.slack.background import Background
from tests.slack.gate import logged

SECRET = "my boss is the obstacle"


async def test_what_takes_too_long_is_stopped_but_not_waited_for() -> None:
    background, begun, tidied = Background(), asyncio.Event(), asyncio.Event()

    async def slow() -> None:
        try:
            begun.set()
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            tidied.set()

    with pytest.raises(TimeoutError):
        await background.within(0.01, slow())
    assert begun.is_set()
    assert not tidied.is_set()
    await background.finish(1)
    assert tidied.is_set()


async def test_in_time_it_returns_or_raises_as_it_is() -> None:
    async def quick() -> int:
        return 7

    async def broken() -> None:
        raise ValueError(SECRET)

    background = Background()
    assert await background.within(1, quick()) == 7
    with logged() as entries, pytest.raises(ValueError, match=SECRET):
        await background.within(1, broken())
    assert entries == []


async def test_rest_comes_when_also_what_was_begun_on_the_way_is_done() -> None:
    background, done = Background(), []

    async def first() -> None:
        await asyncio.sleep(0)
        background.start(second())

    async def second() -> None:
        await asyncio.sleep(0)
        done.append("second")

    background.start(first())
    await background.rest()
    assert done == ["second"]
    await background.rest()


async def test_whoever_waits_and_is_stopped_stops_the_work() -> None:
    background, begun, stopped = Background(), asyncio.Event(), asyncio.Event()

    async def slow() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            stopped.set()

    waiting = asyncio.create_task(background.within(60, slow()))
    await begun.wait()
    waiting.cancel()
    await asyncio.wait({waiting})
    await background.finish(1)
    assert waiting.cancelled()
    assert stopped.is_set()


async def test_what_fails_is_logged_by_its_type_alone() -> None:
    async def broken() -> None:
        raise ValueError(SECRET)

    background = Background()
    with logged() as entries:
        background.start(broken())
        await background.finish(1)
        await asyncio.sleep(0)
    assert [entry["event"] for entry in entries] == ["background_failed"]
    assert SECRET not in repr(entries)
