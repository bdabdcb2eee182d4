"""What a planning beat costs in 1,000 weekly circles: statements and time, with and without a year behind them."""

import tempfile
import time
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import NamedTuple
from uuid import UUID, uuid4

import sqlalchemy as sa

from bot.app import posts_and_maintenance
from bot.delivery.planner import Planner
from bot.delivery.post import TimedPost
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import ScheduledState
from bot.settings import Settings
from bot.storage.unit_of_work import Storage
from models import ScheduledEvent, Workspace
from tests.benchmarks.planning import NOW, company
from tests.features.fakes import parts

CIRCLES, YEAR, RUNS = 1000, 100_000, 15
_BEATS_UNTIL_QUIET = 30
_KINDS = ("sessions-missed", "sessions-start", "sessions-card", "sessions-end")


class Cost(NamedTuple):
    """What one beat takes."""

    statements: int
    seconds: float


async def measure() -> None:
    """Print what a beat costs when nobody has written anything since the last one, and when somebody has."""
    with tempfile.TemporaryDirectory() as folder:
        async with company(Path(folder) / "zirkel.db", CIRCLES) as (storage, workspace_id):
            planner = _planner(storage)
            for _ in range(_BEATS_UNTIL_QUIET):
                await planner.plan()
            print(f"A planning beat in {CIRCLES:,} weekly circles on SQLite")
            new = [await _idle(planner, storage), await _changed(planner, storage, workspace_id)]
            await _live_a_year(storage, workspace_id)
            await planner.plan()
            old = [await _idle(planner, storage), await _changed(planner, storage, workspace_id)]
    for name, before, after in zip(("nothing written", "one row written"), new, old, strict=True):
        print(
            f"  {name}: {before.statements} statements, {before.seconds * 1e3:.1f} ms; after {YEAR:,} occasions "
            f"{after.statements} statements, {after.seconds / before.seconds:.2f} times the time"
        )


def _planner(storage: Storage) -> Planner:
    clock = SimulatedClock(NOW)
    posts, maintenance = posts_and_maintenance(parts(storage, clock), Settings())
    return Planner(storage, [post for post in posts if isinstance(post, TimedPost)], maintenance, clock)


async def _idle(planner: Planner, storage: Storage) -> Cost:
    return _median([await _beat(planner, storage) for _ in range(RUNS)])


async def _changed(planner: Planner, storage: Storage, workspace_id: UUID) -> Cost:
    costs = []
    for run in range(RUNS):
        async with storage.everywhere() as session:
            row = sa.update(Workspace).where(Workspace.id == workspace_id).values(bot_user_id=f"U{run}")
            await session.execute(row)
        costs.append(await _beat(planner, storage))
    return _median(costs)


def _median(costs: list[Cost]) -> Cost:
    return Cost(max(cost.statements for cost in costs), median(cost.seconds for cost in costs))


async def _beat(planner: Planner, storage: Storage) -> Cost:
    asked, began = [0], time.perf_counter()

    def count(*_: object) -> None:
        asked[0] += 1

    engines = (storage.engine.sync_engine, storage.reader.sync_engine)
    for engine in engines:
        sa.event.listen(engine, "before_cursor_execute", count)
    await planner.plan()
    for engine in engines:
        sa.event.remove(engine, "before_cursor_execute", count)
    return Cost(asked[0], time.perf_counter() - began)


async def _live_a_year(storage: Storage, workspace_id: UUID) -> None:
    """Write down what has happened in a year: most of it may be late by a year, and lasts that long."""
    rows = [
        {
            "id": uuid4(), "workspace_id": workspace_id, "kind": _KINDS[number % 4], "subject": uuid4(),
            "local_date": at.date(), "due_at": at, "not_after": at + timedelta(days=366),
            "state": ScheduledState.QUEUED,
        }
        for number in range(YEAR)
        if (at := NOW - timedelta(days=365) * number / YEAR)
    ]  # fmt: skip
    async with storage.everywhere() as session:
        await session.execute(sa.insert(ScheduledEvent), rows)
