"""While no row changes, a beat asks only what time can change, and nothing comes later for that."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
import sqlalchemy as sa

from bot.delivery import scheduled_events
from bot.delivery.planner import HORIZON, LOOK_AGAIN, Planner
from bot.delivery.post import AfterChanges, MaintenanceTask
from bot.kernel.enums import ScheduledState
from bot.storage.unit_of_work import UnitOfWork
from models import ScheduledEvent
from tests.delivery.world import World, due, hours
from tests.rows import a_person
from tests.slack.gate import logged


class Upkeep:
    """Two maintenance tasks that note when they were asked; the one that time makes busy may be told to write."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.write = False

    async def follows_changes(self, work: UnitOfWork, now: datetime) -> None:  # noqa: ARG002
        self.asked.append("changes")

    async def follows_time(self, work: UnitOfWork, now: datetime) -> None:  # noqa: ARG002
        self.asked.append("time")
        if self.write:
            self.write = False
            work.add(a_person("U7"))


@pytest.fixture
def upkeep() -> Upkeep:
    return Upkeep()


@pytest.fixture
async def planner(world: World, upkeep: Upkeep) -> Planner:
    """A planner that has looked at everything, and has found nothing to do."""
    maintenance: list[MaintenanceTask] = [AfterChanges(upkeep.follows_changes), upkeep.follows_time]
    planner = Planner(world.storage, [world.timed], maintenance, world.clock)
    await planner.plan()
    upkeep.asked.clear()
    return planner


async def write(world: World) -> None:
    async with world.storage.work(world.workspace) as work:
        work.add(a_person("U8"))


async def test_what_only_changes_bring_about_is_not_asked_again(world: World, planner: Planner, upkeep: Upkeep) -> None:
    world.timed.listed = [due(uuid4(), hours(1))]
    await planner.plan()
    assert upkeep.asked == ["time"]
    assert await world.scheduled_events() == []


async def test_whatever_is_written_has_everything_asked_again(world: World, planner: Planner, upkeep: Upkeep) -> None:
    world.timed.listed = [due(uuid4(), hours(1))]
    await write(world)
    await planner.plan()
    assert upkeep.asked == ["changes", "time"]
    assert len(await world.scheduled_events()) == 1


async def test_it_is_asked_again_an_hour_later(world: World, planner: Planner, upkeep: Upkeep) -> None:
    await world.clock.turn_to(world.now + LOOK_AGAIN)
    await planner.plan()
    assert upkeep.asked == ["changes", "time"]


async def test_it_is_asked_again_when_somebody_wants_to_see_what_follows(planner: Planner, upkeep: Upkeep) -> None:
    await planner.plan(anew=True)
    assert upkeep.asked == ["changes", "time"]


async def test_what_was_listed_happens_in_its_time(world: World, planner: Planner) -> None:
    world.timed.listed = [due(uuid4(), hours(0.5))]
    await write(world)
    await planner.plan()
    await planner.plan()
    world.timed.listed = []
    await world.later(hours=0.5)
    await planner.plan()
    assert len(world.timed.happened) == 1


async def test_what_time_makes_a_task_write_is_followed_in_the_same_beat(
    world: World, planner: Planner, upkeep: Upkeep
) -> None:
    world.timed.listed = [due(uuid4(), hours(0))]
    upkeep.write = True
    await planner.plan()
    assert upkeep.asked[-2:] == ["changes", "time"]
    assert len(world.timed.happened) == 1


async def test_a_kind_that_fails_is_asked_again_at_once(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fails(*_: object) -> list[object]:
        raise RuntimeError("a secret")

    ordinary = world.other.due
    monkeypatch.setattr(world.other, "due", fails)
    with logged() as entries:
        for _ in range(2):
            await world.planner.plan()
    assert [entry["event"] for entry in entries] == ["planning_failed"] * 2
    monkeypatch.setattr(world.other, "due", ordinary)
    world.other.listed = [due(uuid4(), hours(0))]
    await world.planner.plan()
    assert len(world.other.happened) == 1


async def test_a_task_that_fails_is_asked_again_at_once(world: World, upkeep: Upkeep) -> None:
    async def fails(work: UnitOfWork, now: datetime) -> None:  # noqa: ARG001
        raise RuntimeError("a secret")

    planner = Planner(world.storage, [], [AfterChanges(fails), AfterChanges(upkeep.follows_changes)], world.clock)
    with logged() as entries:
        for _ in range(2):
            await planner.plan()
    assert [(entry["event"], entry["task"]) for entry in entries] == [("maintenance_failed", "fails")] * 2


async def test_only_what_is_planned_or_listed_is_read(world: World) -> None:
    over, listed, planned = (due(uuid4(), hours(at), last=timedelta(days=366)) for at in (0, 0, 1))
    world.timed.listed = [over, listed, planned]
    await world.planner.plan()
    async with world.storage.reading(world.workspace) as work:
        rows = await scheduled_events.written(work, {"timed": [listed], "other": [listed]}, world.now + HORIZON)
    assert {row.subject: row.state for row in rows} == {
        listed.subject: ScheduledState.QUEUED,
        planned.subject: ScheduledState.PLANNED,
    }


async def test_planning_again_what_has_happened_writes_nothing(world: World) -> None:
    world.timed.listed = [due(uuid4(), hours(0))]
    await world.planner.plan()
    world.timed.listed = [due(world.timed.listed[0].subject, hours(3), day=hours(0).date())]
    await write(world)
    written: list[str] = []
    sa.event.listen(
        world.storage.engine.sync_engine, "before_cursor_execute", lambda *event: written.append(str(event[2]))
    )
    await world.planner.plan()
    assert written == []


async def test_a_year_of_events_is_not_read(world: World) -> None:
    async with world.storage.work(world.workspace) as work:
        work.session.add_all(
            ScheduledEvent(
                workspace_id=world.workspace, kind="timed", subject=uuid4(), local_date=hours(-day * 24).date(),
                due_at=hours(-day * 24), not_after=hours(1000), state=ScheduledState.QUEUED,
            )
            for day in range(1, 100)
        )  # fmt: skip
    async with world.storage.reading(world.workspace) as work:
        assert await scheduled_events.written(work, {"timed": []}, world.now + HORIZON) == []
