"""Planning twice, late or side by side gives the same; what is due happens once."""

import asyncio
from datetime import date, datetime, timedelta
from typing import ClassVar
from uuid import uuid4

import pytest
import sqlalchemy as sa

from bot.delivery.planner import HORIZON, Planner
from bot.delivery.post import Due, Happening, Outdated, PreparedPost
from bot.delivery.scheduled_events import next_due
from bot.kernel.enums import ScheduledState, WorkspaceState
from bot.storage.unit_of_work import Storage, UnitOfWork
from models import Person, ScheduledEvent, Workspace
from tests.delivery.world import World, due, hours
from tests.rows import a_person
from tests.slack.gate import logged

PLANNED, QUEUED = ScheduledState.PLANNED, ScheduledState.QUEUED
EXPIRED, CANCELLED = ScheduledState.EXPIRED, ScheduledState.CANCELLED


async def test_what_falls_due_soon_is_written_down_and_waits(any_world: World) -> None:
    any_world.timed.listed = [due(uuid4(), hours(1))]
    await any_world.planner.plan()
    [scheduled] = await any_world.scheduled_events()
    assert (scheduled.state, scheduled.due_at, scheduled.not_after) == (PLANNED, hours(1), hours(5))
    assert await next_due(any_world.storage) == hours(1)
    assert any_world.timed.happened == []


async def test_what_lies_beyond_two_days_is_not_planned_yet(world: World) -> None:
    world.timed.listed = [due(uuid4(), world.now + HORIZON + timedelta(seconds=1))]
    await world.planner.plan()
    assert await world.scheduled_events() == []


async def test_planning_twice_gives_the_same(any_world: World) -> None:
    any_world.timed.listed = [due(uuid4(), hours(1)), due(uuid4(), hours(0))]
    for _ in range(2):
        await any_world.planner.plan()
    assert await any_world.scheduled_states() == [QUEUED, PLANNED]
    assert len(any_world.timed.happened) == len(await any_world.queued_messages()) == 1


async def test_several_planners_at_once_give_the_same(postgres_world: World) -> None:
    postgres_world.timed.listed = [due(uuid4(), hours(-n / 10)) for n in range(10)]
    await asyncio.gather(*(postgres_world.new_planner().plan() for _ in range(4)))
    assert len(postgres_world.timed.happened) == 10
    assert len(await postgres_world.queued_messages()) == 10
    assert await postgres_world.scheduled_states() == [QUEUED] * 10


async def test_what_is_due_happens_when_its_time_has_come(any_world: World) -> None:
    subject = uuid4()
    any_world.timed.listed = [due(subject, hours(1))]
    await any_world.planner.plan()
    await any_world.later(hours=1)
    await any_world.planner.plan()
    assert any_world.timed.happened == [(subject, hours(1).date())]


async def test_an_event_moves_with_its_subject_while_it_is_planned(any_world: World) -> None:
    subject = uuid4()
    any_world.timed.listed = [due(subject, hours(1))]
    await any_world.planner.plan()
    any_world.timed.listed = [due(subject, hours(3))]
    await any_world.planner.plan()
    assert [each.due_at for each in await any_world.scheduled_events()] == [hours(3)]
    await any_world.later(hours=1)
    await any_world.planner.plan()
    assert any_world.timed.happened == []


async def test_an_event_that_happened_does_not_move_and_happens_no_more(any_world: World) -> None:
    subject = uuid4()
    any_world.timed.listed = [due(subject, hours(0))]
    await any_world.planner.plan()
    any_world.timed.listed = [due(subject, hours(3))]
    await any_world.later(hours=3)
    await any_world.planner.plan()
    assert len(any_world.timed.happened) == 1
    assert [each.due_at for each in await any_world.scheduled_events()] == [hours(0)]


async def test_moved_to_another_day_it_happens_on_that_day_only(any_world: World) -> None:
    subject = uuid4()
    any_world.timed.listed = [due(subject, hours(2))]
    await any_world.planner.plan()
    any_world.timed.listed = [due(subject, hours(26))]
    for _ in range(14):
        await any_world.planner.plan()
        await any_world.later(hours=2)
    assert any_world.timed.happened == [(subject, hours(26).date())]
    assert await any_world.scheduled_states() == [CANCELLED, QUEUED]


async def test_moved_back_again_it_happens_on_the_first_day_after_all(any_world: World) -> None:
    subject = uuid4()
    for at in (2, 26, 2):
        any_world.timed.listed = [due(subject, hours(at))]
        await any_world.planner.plan()
    await any_world.later(hours=2)
    await any_world.planner.plan()
    assert any_world.timed.happened == [(subject, hours(2).date())]
    assert await any_world.scheduled_states() == [QUEUED, CANCELLED]


async def test_what_comes_too_late_expires(any_world: World) -> None:
    any_world.timed.listed = [due(uuid4(), hours(1), last=timedelta(minutes=30))]
    await any_world.planner.plan()
    await any_world.later(hours=1.6)
    await any_world.planner.plan()
    assert any_world.timed.happened == []
    assert await any_world.scheduled_states() == [EXPIRED]


async def test_what_is_late_but_not_too_late_happens(world: World) -> None:
    world.timed.listed = [due(uuid4(), hours(1), last=timedelta(minutes=30))]
    await world.planner.plan()
    await world.later(hours=1.5)
    await world.planner.plan()
    assert len(world.timed.happened) == 1


async def test_after_a_long_absence_only_the_newest_of_a_kind_and_subject_happens(any_world: World) -> None:
    subject, other = uuid4(), uuid4()
    days = [date(2026, 2, 26 + n) for n in range(3)]
    any_world.timed.listed = [
        *(due(subject, hours(n - 3), last=timedelta(days=9), day=day) for n, day in enumerate(days)),
        due(other, hours(-3), last=timedelta(days=9)),
    ]
    await any_world.planner.plan()
    assert sorted(any_world.timed.happened) == sorted([(subject, days[-1]), (other, hours(-3).date())])
    assert sorted(await any_world.scheduled_states()) == [EXPIRED, EXPIRED, QUEUED, QUEUED]


async def test_one_kind_that_cannot_plan_does_not_stop_the_others(
    any_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(work: UnitOfWork, *_: object) -> list[object]:
        await work.session.execute(sa.text("SELECT 'a secret' FROM nowhere"))
        return []

    any_world.timed.listed = [due(uuid4(), hours(1))]
    await any_world.planner.plan()
    monkeypatch.setattr(any_world.timed, "due", fail)
    any_world.other.listed = [due(uuid4(), hours(0))]
    with logged() as entries:
        await any_world.planner.plan()
    assert len(any_world.other.happened) == 1
    assert {(entry["event"], entry["kind"]) for entry in entries} == {("planning_failed", "timed")}
    assert "secret" not in repr(entries)
    assert await any_world.scheduled_states() == [QUEUED, PLANNED]


async def test_with_nothing_new_nothing_is_written(world: World) -> None:
    world.timed.listed = [due(uuid4(), hours(n)) for n in (-1, 0, 1)]
    world.other.listed = [due(uuid4(), hours(2))]
    await world.planner.plan()
    said: list[str] = []
    sa.event.listen(world.storage.engine.sync_engine, "before_cursor_execute", lambda *args: said.append(args[2]))
    await world.planner.plan()
    assert said == []


async def test_what_fails_to_happen_changes_nothing_and_is_tried_again(any_world: World) -> None:
    any_world.timed.listed = any_world.other.listed = [due(uuid4(), hours(0))]
    any_world.timed.error = RuntimeError()
    with logged() as entries:
        await any_world.planner.plan()
    assert {entry["event"] for entry in entries} == {"row_broken"}
    assert sorted(await any_world.scheduled_states()) == [PLANNED, QUEUED]
    any_world.timed.error = None
    await any_world.planner.plan()
    assert await any_world.scheduled_states() == [QUEUED, QUEUED]


async def test_a_workspace_that_is_paused_builds_no_backlog(world: World) -> None:
    async with world.storage.everywhere() as session:
        await session.execute(sa.update(Workspace).values(state=WorkspaceState.PAUSED))
    world.timed.listed = [due(uuid4(), hours(0))]
    await world.planner.plan()
    assert await world.scheduled_events() == []


async def test_a_paused_workspace_gives_no_next_moment(world: World) -> None:
    world.timed.listed = [due(uuid4(), hours(1))]
    await world.planner.plan()
    async with world.storage.everywhere() as session:
        await session.execute(sa.update(Workspace).values(state=WorkspaceState.PAUSED))
    assert await next_due(world.storage) is None


async def test_a_kind_that_is_gone_leaves_nothing_behind(world: World) -> None:
    world.timed.listed = [due(uuid4(), hours(1))]
    await world.planner.plan()
    await world.later(hours=1)
    await Planner(world.storage, [], [], world.clock).plan()
    assert await world.scheduled_states() == [EXPIRED]


async def test_maintenance_is_done_before_and_one_that_fails_stops_nobody(world: World) -> None:
    done: list[str] = []

    async def breaks(work: UnitOfWork, now: object) -> None:  # noqa: ARG001
        raise RuntimeError("a secret")

    async def upkeep(work: UnitOfWork, now: object) -> None:  # noqa: ARG001
        done.append(f"maintenance before {len(world.timed.happened)} happened")

    world.timed.listed = [due(uuid4(), hours(0))]
    with logged() as entries:
        await Planner(world.storage, [world.timed], [breaks, upkeep], world.clock).plan()
    assert done == ["maintenance before 0 happened"]
    assert len(world.timed.happened) == 1
    assert [(entry["event"], entry["task"]) for entry in entries] == [("maintenance_failed", "breaks")]


async def test_a_task_that_writes_is_done_once_and_what_the_next_ones_find_is_new(any_world: World) -> None:
    found: list[int] = []

    async def writes(work: UnitOfWork, now: datetime) -> None:  # noqa: ARG001
        if not await work.all(sa.select(Person)):
            work.add(a_person("U1"))

    async def looks(work: UnitOfWork, now: datetime) -> None:  # noqa: ARG001
        found.append(len(await work.all(sa.select(Person))))

    planner = Planner(any_world.storage, [], [writes, looks], any_world.clock)
    for _ in range(2):
        await planner.plan()
    assert found == [1, 1]


async def test_what_follows_from_what_happened_happens_in_the_same_plan(
    any_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    step, after = due(uuid4(), hours(0)), due(uuid4(), hours(0))

    async def opened(*_: object) -> list[Due]:
        return [after] if any_world.timed.happened else []

    any_world.timed.listed = [step]
    monkeypatch.setattr(any_world.other, "due", opened)
    await any_world.planner.plan()
    assert [subject for subject, _ in any_world.other.happened] == [after.subject]


class Slow(PreparedPost):
    """Something that takes long to compute, of which the first result is outdated when it is there."""

    kind: ClassVar[str] = "slow"

    def __init__(self, at: datetime) -> None:
        self.listed = [due(uuid4(), at)]
        self.steps: list[str] = []

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> list[Due]:  # noqa: ARG002
        return self.listed

    async def prepare(self, storage: Storage, scheduled: ScheduledEvent, now: datetime) -> Happening:  # noqa: ARG002
        async with storage.work(scheduled.workspace_id) as work:  # on SQLite this waits for whoever else may write
            await work.all(sa.select(Person))
        self.steps.append("prepared")
        return self._happen

    async def _happen(self, work: UnitOfWork, now: datetime) -> None:  # noqa: ARG002
        if len(self.steps) == 1:
            raise Outdated
        self.steps.append("happened")


async def test_what_takes_long_is_prepared_in_no_transaction_and_anew_where_it_is_outdated(any_world: World) -> None:
    slow = Slow(hours(0))
    planner = Planner(any_world.storage, [slow], [], any_world.clock)
    with logged() as entries:
        for _ in range(3):
            await planner.plan()
    assert slow.steps == ["prepared", "prepared", "happened"]
    assert await any_world.scheduled_states() == [QUEUED]
    assert [entry["event"] for entry in entries] == ["scheduled_event_prepared_anew"]
