"""The scheduler plans and sends in time, stops in peace, and doesn't trust a clock that is off."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta, tzinfo
from uuid import uuid4

import pytest

from bot.delivery import inbox
from bot.delivery import scheduler as scheduler_module
from bot.delivery.clock_check import ClockCheck
from bot.delivery.inbox import KEPT_FOR
from bot.delivery.scheduler import PURGE_EVERY, Scheduler
from bot.kernel.enums import ClaimResult, OutboxState
from tests.delivery.world import C1, C2, DAY, World, due, hours
from tests.slack.gate import logged


@pytest.fixture
async def scheduler(world: World) -> AsyncIterator[Scheduler]:
    made = Scheduler(world.storage, world.planner, world.sender, world.clock)
    yield made
    await made.stop(1)


async def test_what_is_due_is_planned_and_sent(world: World, scheduler: Scheduler) -> None:
    world.timed.listed = [due(uuid4(), hours(0))]
    await scheduler.turned()
    assert len(world.slack.texts) == 1


async def test_turning_the_clock_settles_each_moment(world: World, scheduler: Scheduler) -> None:
    world.clock.on_turn(scheduler.turned)
    world.timed.listed = [due(uuid4(), hours(n)) for n in (1, 2)]
    await scheduler.turned()
    sent = []
    while (moment := await scheduler.next_moment()) and moment < hours(3):
        await world.clock.turn_to(moment)
        sent.append((world.now, len(world.slack.texts)))
    assert (hours(1), 1) in sent
    assert (hours(2), 2) in sent


@pytest.mark.parametrize(
    ("seconds", "planned"),
    [
        pytest.param(0, True, id="turned to where it stands, to see what follows"),
        pytest.param(19, False, id="before the beat comes round"),
        pytest.param(20, True, id="when it comes round"),
    ],
)
async def test_a_turned_clock_plans_as_often_as_the_beat(
    world: World, scheduler: Scheduler, seconds: int, planned: bool
) -> None:
    await scheduler.turned()
    world.clock.on_turn(scheduler.turned)
    world.timed.listed = [due(uuid4(), hours(5))]
    await world.later(seconds=seconds)
    assert (len(await world.scheduled_events()) == 1) is planned


async def test_a_turned_clock_plans_what_follows_from_what_somebody_did(world: World, scheduler: Scheduler) -> None:
    await scheduler.turned()
    world.clock.on_turn(scheduler.turned)
    world.timed.listed = [due(uuid4(), hours(5))]
    scheduler.nudge()
    await world.later(seconds=1)
    assert await scheduler.next_moment() == hours(5)


async def test_with_nothing_planned_there_is_no_next_moment(scheduler: Scheduler) -> None:
    assert await scheduler.next_moment() is None


async def test_a_nudge_sends_soon(world: World, scheduler: Scheduler) -> None:
    sent = asyncio.Event()

    async def tell() -> None:
        sent.set()

    world.slack.before["post"] = tell
    await world.put()
    scheduler.nudge()
    await asyncio.wait_for(sent.wait(), 5)


async def test_a_nudge_while_sending_is_not_forgotten(world: World, scheduler: Scheduler) -> None:
    both = asyncio.Event()

    async def one_more() -> None:
        if len(world.slack.calls("post")) == 2:
            both.set()
            return
        await world.put(C2)
        scheduler.nudge()

    world.slack.before["post"] = one_more
    await world.put(C1)
    scheduler.nudge()
    await asyncio.wait_for(both.wait(), 5)


async def test_what_was_nudged_is_sent_before_a_turned_clock_moves_on(world: World, scheduler: Scheduler) -> None:
    world.clock.before_turn(scheduler.rest)
    sent_at = []

    async def note() -> None:
        sent_at.append(world.now)

    world.slack.before["post"] = note
    await world.put()
    scheduler.nudge()
    await world.later(seconds=10)
    assert sent_at == [world.now - timedelta(seconds=10)]


async def test_several_settlings_at_once_send_nothing_twice(world: World, scheduler: Scheduler) -> None:
    world.timed.listed = [due(uuid4(), hours(0))]
    await asyncio.gather(*(scheduler.turned() for _ in range(5)))
    assert len(world.slack.texts) == 1


@pytest.mark.parametrize(("seconds", "works"), [(0, True), (4, True), (-4, True), (6, False), (-6, False)])
async def test_with_the_databases_clock_apart_nothing_is_planned_sent_or_deleted(
    world: World, seconds: float, works: bool
) -> None:
    async def database_now() -> datetime:
        return world.now + timedelta(seconds=seconds)

    clocks = ClockCheck(world.clock, database_now=database_now)
    scheduler = Scheduler(world.storage, world.planner, world.sender, world.clock, clocks)
    world.timed.listed = [due(uuid4(), hours(0))]
    await world.put(C2, last=-DAY)
    async with world.storage.everywhere() as session:
        await inbox.take(session, "action:1", world.now - KEPT_FOR - DAY)
        await inbox.settle(session, ["action:1"], done=True)
    with logged() as entries:
        for beat in (scheduler.plan, scheduler.send, scheduler.keep_house):
            await beat()
    assert bool(world.slack.texts) is works
    assert bool(await world.scheduled_events()) is works
    assert (OutboxState.EXPIRED in await world.states()) is works
    async with world.storage.everywhere() as session:
        taken = await inbox.take(session, "action:1", world.now)
    assert (taken is ClaimResult.NEW) is works
    said = [entry["event"] for entry in entries if entry["event"] != "purged"]
    assert said == ["messages_expired" if works else "clocks_differ"]


async def test_beats_go_on_though_the_machines_clock_is_set_back(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """APScheduler counts by the wall: what it has put off until a later hour comes at the next beat all the same."""
    monkeypatch.setattr(scheduler_module, "SEND_SECONDS", 0.01)
    off = [timedelta(hours=1)]

    class Wall(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return datetime.now(tz) + off[0]

    for module in ("schedulers.base", "triggers.date"):
        monkeypatch.setattr(f"apscheduler.{module}.datetime", Wall)
    sent: asyncio.Queue[None] = asyncio.Queue()

    async def drain() -> None:
        sent.put_nowait(None)

    monkeypatch.setattr(world.sender, "drain", drain)
    scheduler = Scheduler(world.storage, world.planner, world.sender, world.clock)
    scheduler.start()
    await asyncio.wait_for(sent.get(), 5)
    off[0] = timedelta(0)
    for _ in range(5):
        await asyncio.wait_for(sent.get(), 5)
    await scheduler.stop(1)


async def test_the_first_plan_comes_at_once(world: World) -> None:
    planned = asyncio.Event()

    async def tell() -> None:
        planned.set()

    scheduler = Scheduler(world.storage, world.planner, world.sender, world.clock)
    world.slack.before["post"] = tell
    world.timed.listed = [due(uuid4(), hours(0))]
    scheduler.start()
    await asyncio.wait_for(planned.wait(), 5)
    await scheduler.stop(1)
    assert len(world.slack.texts) == 1


async def test_stopping_finishes_what_is_in_flight_and_starts_nothing_more(world: World) -> None:
    scheduler = Scheduler(world.storage, world.planner, world.sender, world.clock)
    scheduler.start()
    reached, go_on = asyncio.Event(), asyncio.Event()

    async def hang() -> None:
        reached.set()
        await go_on.wait()

    world.slack.before["post"] = hang
    await world.put(C1)
    await world.put(C1)
    scheduler.nudge()
    await reached.wait()
    stopping = asyncio.create_task(scheduler.stop(5))
    await asyncio.sleep(0)
    go_on.set()
    await stopping
    assert await world.states() == [OutboxState.PENDING, OutboxState.SENT]
    await world.later(seconds=2)
    await scheduler.send()
    assert len(world.slack.texts) == 1


async def test_stopping_does_not_wait_for_ever(world: World) -> None:
    scheduler = Scheduler(world.storage, world.planner, world.sender, world.clock)
    scheduler.start()
    reached = asyncio.Event()

    async def hang() -> None:
        reached.set()
        await asyncio.Event().wait()

    world.slack.before["post"] = hang
    await world.put()
    scheduler.nudge()
    await reached.wait()
    with logged() as entries:
        await scheduler.stop(0.01)
    assert [entry["event"] for entry in entries] == ["stopped_in_the_middle"]
    assert await world.states() == [OutboxState.SENDING]


async def test_what_is_over_is_deleted_once_a_day(world: World, scheduler: Scheduler) -> None:
    async def forgotten(key: str) -> bool:
        async with world.storage.everywhere() as session:
            await inbox.take(session, key, world.now - KEPT_FOR - timedelta(seconds=1))
            await inbox.settle(session, [key], done=True)
        await scheduler.keep_house()
        async with world.storage.everywhere() as session:
            return await inbox.take(session, key, world.now) is ClaimResult.NEW

    assert await forgotten("action:1")
    assert not await forgotten("action:2")
    await world.clock.turn_to(world.now + PURGE_EVERY)
    assert await forgotten("action:3")
