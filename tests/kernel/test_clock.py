"""Clocks: the machine's, and the one that people turn."""

import asyncio
from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.kernel.clock import SimulatedClock, SystemClock

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def test_the_machines_clock_is_aware_and_in_utc() -> None:
    assert SystemClock().now().utcoffset() == timedelta(0)


def test_a_simulated_clock_stands_still() -> None:
    clock = SimulatedClock(NOON)
    assert clock.now() == clock.now() == NOON


async def test_a_turned_clock_shows_the_new_moment_in_utc() -> None:
    clock = SimulatedClock(NOON)
    await clock.turn_to(datetime(2026, 3, 2, 15, 0, tzinfo=timezone(timedelta(hours=1))))
    assert clock.now() == datetime(2026, 3, 2, 14, 0, tzinfo=UTC)
    assert clock.now().utcoffset() == timedelta(0)


async def test_a_clock_never_goes_back() -> None:
    clock = SimulatedClock(NOON)
    with pytest.raises(ValueError, match="can't go back"):
        await clock.turn_to(NOON - timedelta(microseconds=1))
    assert clock.now() == NOON


async def test_listeners_have_done_their_work_when_the_turn_ends() -> None:
    clock, seen = SimulatedClock(NOON), []

    async def slow() -> None:
        for _ in range(3):
            await asyncio.sleep(0)
        seen.append(("slow", clock.now()))

    async def quick() -> None:
        seen.append(("quick", clock.now()))

    clock.on_turn(slow)
    clock.on_turn(quick)
    await clock.turn_to(NOON + timedelta(hours=1))
    assert seen == [("slow", NOON + timedelta(hours=1)), ("quick", NOON + timedelta(hours=1))]


async def test_what_was_begun_is_done_before_the_clock_moves_on() -> None:
    clock, seen = SimulatedClock(NOON), []

    async def rest() -> None:
        await asyncio.sleep(0)
        seen.append(clock.now())

    stop = clock.before_turn(rest)
    await clock.turn_to(NOON + timedelta(hours=1))
    stop()
    await clock.turn_to(NOON + timedelta(hours=2))
    assert seen == [NOON]


async def test_two_turns_at_once_happen_one_after_the_other() -> None:
    clock, seen = SimulatedClock(NOON), []

    async def listener() -> None:
        before = clock.now()
        await asyncio.sleep(0)
        seen.append((before, clock.now()))

    clock.on_turn(listener)
    one, two = NOON + timedelta(hours=1), NOON + timedelta(hours=2)
    await asyncio.gather(clock.turn_to(one), clock.turn_to(two))
    assert seen == [(one, one), (two, two)]


async def test_a_listener_that_has_stopped_hears_nothing_more() -> None:
    clock, heard = SimulatedClock(NOON), []

    async def listener() -> None:
        heard.append(clock.now())

    stop = clock.on_turn(listener)
    await clock.turn_to(NOON + timedelta(hours=1))
    stop()
    await clock.turn_to(NOON + timedelta(hours=2))
    assert heard == [NOON + timedelta(hours=1)]
