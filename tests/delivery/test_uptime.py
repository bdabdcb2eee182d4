"""Zirkel knows when it was away: each process writes down that it is there, and what lies between was an absence."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.purge import purge
from bot.delivery.scheduler import PLAN_SECONDS, Scheduler
from bot.delivery.uptime import ABSENT_FROM, BEAT_EVERY, KEPT_FOR, NAMED, Heartbeat, absent_until, last_absence
from bot.operations.status import as_lines, status
from models import Uptime
from tests.delivery.world import World, due, hours
from tests.rows import MONDAY

MINUTE = timedelta(minutes=1)
Stretch = tuple[datetime, datetime]


class Machine:
    """A clock that isn't simulated: it may have stood still."""

    def __init__(self) -> None:
        self.time = MONDAY

    def now(self) -> datetime:
        return self.time

    def elapsed(self) -> float:
        return self.time.timestamp()


async def uptimes(world: World) -> list[tuple[datetime, datetime, int, str]]:
    async with world.storage.everywhere() as session:
        rows = await session.scalars(sa.select(Uptime).order_by(Uptime.since))
        return [(row.since, row.until, row.seconds_ahead, row.broken) for row in rows]


async def beats(heartbeat: Heartbeat, machine: Machine, until: timedelta) -> None:
    """Let the process beat every minute."""
    end = machine.time + until
    while machine.time < end:
        await heartbeat.beat()
        machine.time += MINUTE


async def absence(world: World, start: datetime, end: datetime) -> datetime | None:
    async with world.storage.reading(world.workspace) as work:
        return await absent_until(work, start, end)


async def test_who_is_there_writes_it_down_seldom_and_when_it_stops(any_world: World) -> None:
    machine = Machine()
    heartbeat = Heartbeat(any_world.storage, machine)
    await beats(heartbeat, machine, timedelta(minutes=13))
    assert await uptimes(any_world) == [(MONDAY, MONDAY + 2 * BEAT_EVERY, 0, "")]
    await heartbeat.beat(last=True)
    assert await uptimes(any_world) == [(MONDAY, MONDAY + timedelta(minutes=13), 0, "")]


async def test_a_process_that_slept_was_away(any_world: World) -> None:
    machine = Machine()
    heartbeat = Heartbeat(any_world.storage, machine)
    await beats(heartbeat, machine, timedelta(hours=1))
    machine.time += timedelta(hours=8)
    await beats(heartbeat, machine, timedelta(hours=1))
    assert await absence(any_world, hours(2), hours(3)) == hours(9)


async def test_while_another_process_was_there_nobody_was_away(any_world: World) -> None:
    one, other = Machine(), Machine()
    await beats(Heartbeat(any_world.storage, other), other, timedelta(hours=5))
    await beats(Heartbeat(any_world.storage, one), one, timedelta(hours=1))
    one.time += timedelta(hours=3)
    await beats(Heartbeat(any_world.storage, one), one, timedelta(hours=1))
    assert await absence(any_world, hours(0), hours(5)) is None


async def test_a_wrong_clock_and_broken_rows_stand_there_for_whoever_asks(any_world: World) -> None:
    machine = Machine()
    heartbeat = Heartbeat(any_world.storage, machine)
    await heartbeat.beat(broken=["card 1", "card 2"])
    assert await uptimes(any_world) == [(MONDAY, MONDAY, 0, "card 1\ncard 2")]
    machine.time += timedelta(days=3)
    await heartbeat.beat(ahead=timedelta(days=3), broken=["card 1"])
    assert await uptimes(any_world) == [(MONDAY, MONDAY, 3 * 24 * 3600, "card 1")]
    machine.time = MONDAY + MINUTE
    await heartbeat.beat()
    assert await uptimes(any_world) == [(MONDAY, MONDAY + MINUTE, 0, "")]


async def test_the_status_tells_who_was_there_last_and_what_was_wrong(any_world: World) -> None:
    one, other = Machine(), Machine()
    await beats(Heartbeat(any_world.storage, one), one, timedelta(hours=1))
    one.time, other.time = hours(5), hours(5)
    await Heartbeat(any_world.storage, one).beat(broken=["card 1", "card 2"])
    await Heartbeat(any_world.storage, other).beat(ahead=timedelta(minutes=2), broken=["card 2"])
    async with any_world.storage.everywhere() as session:
        found = await status(session, hours(5))
    assert found.as_data()["broken"] == ["card 1", "card 2"]
    assert [line for line in as_lines(found) if line.startswith(("process", "goes wrong"))] == [
        "goes wrong: card 1",
        "goes wrong: card 2",
        "process: there until 2026-03-02 12:58 UTC · its clock is off by 120 s: nothing is sent",
        "process: there until 2026-03-02 13:00 UTC",
    ]


async def test_a_row_that_goes_wrong_is_named_in_the_status_until_it_is_well_again(any_world: World) -> None:
    subject, scheduler = uuid4(), Scheduler(any_world.storage, any_world.planner, any_world.sender, any_world.clock)
    any_world.timed.listed, any_world.timed.error = [due(subject, hours(0))], ZeroDivisionError()
    named = []
    for error in (any_world.timed.error, None):
        any_world.timed.error = error
        for _ in range(3):  # it is found out, then all is looked at anew, then written down
            await any_world.later(seconds=PLAN_SECONDS)
            await scheduler.plan()
        async with any_world.storage.everywhere() as session:
            named.append((await status(session, any_world.now)).broken)
    assert named == [[f"timed {subject}"], []]
    await scheduler.stop(1)


async def test_of_very_many_that_go_wrong_some_are_named(any_world: World) -> None:
    await Heartbeat(any_world.storage, Machine()).beat(broken=[f"card {number}" for number in range(NAMED + 2)])
    [(*_, said)] = await uptimes(any_world)
    assert said.splitlines()[NAMED - 1 :] == [f"card {NAMED - 1}", "and 2 more"]


async def test_a_turned_clock_is_no_absence(world: World) -> None:
    scheduler = Scheduler(world.storage, world.planner, world.sender, world.clock)
    world.clock.on_turn(scheduler.turned)
    await scheduler.turned()
    await world.clock.turn_to(hours(47))
    assert await uptimes(world) == [(MONDAY, hours(47), 0, "")]
    await scheduler.stop(1)


async def test_uptimes_are_forgotten(world: World) -> None:
    await Heartbeat(world.storage, Machine()).beat()
    await purge(world.storage, [], MONDAY + KEPT_FOR)
    assert await uptimes(world) != []
    await purge(world.storage, [], MONDAY + KEPT_FOR + MINUTE)
    assert await uptimes(world) == []


@pytest.mark.parametrize(
    ("start", "end", "back"),
    [(2, 3, 4), (0, 2, 4), (3, 9, 8), (5, 6, None), (9, 10, None), (-5, -1, None), (4, 6, None), (6, 6.5, None)],
)
def test_an_absence_touches_what_lies_in_it(start: float, end: float, back: int | None) -> None:
    there = [(hours(4), hours(7)), (hours(0), hours(1)), (hours(8), hours(9))]
    assert last_absence(there, hours(start), hours(end)) == (None if back is None else hours(back))


_moments = st.integers(0, 600).map(lambda minutes: MONDAY + minutes * MINUTE)
_stretches = st.lists(st.tuples(_moments, _moments).map(lambda two: (min(two), max(two))), min_size=1, max_size=6)


@given(_stretches, st.tuples(_moments, _moments).map(sorted))
def test_an_absence_is_a_time_without_anybody_and_longer_than_a_restart(
    there: Sequence[Stretch], span: Sequence[datetime]
) -> None:
    start, end = span
    back = last_absence(there, start, end)
    if back is None:
        return
    left = max(until for since, until in there if since < back)
    assert back - left > ABSENT_FROM
    assert left < end
    assert start < back
    assert back in {since for since, _ in there}
