"""What is asked every two and every twenty seconds reads what is due, never all that ever was."""

from typing import Any
from uuid import uuid4

import sqlalchemy as sa

from bot.delivery.scheduler import Scheduler
from tests.delivery.world import ANNA, C1, World, due, hours

GROWING = ("SCAN outbox", "SCAN occasions")
"""How SQLite says that it goes through a table from its first row to its last."""


async def test_a_beat_goes_through_no_table_that_grows(world: World) -> None:
    asked: dict[str, Any] = {}
    await world.planner.plan()  # the look for unreadable rows, once an hour, goes through all

    def note(_connection: object, _cursor: object, statement: str, parameters: Any, *_: object) -> None:
        if statement.startswith(("SELECT", "UPDATE")):
            asked[statement] = parameters[0] if isinstance(parameters, list) else parameters

    for engine in (world.storage.engine, world.storage.reader):
        sa.event.listen(engine.sync_engine, "before_cursor_execute", note)
    world.timed.listed = [due(uuid4(), hours(0)), due(uuid4(), hours(1))]
    await world.put(C1)
    await world.put(ANNA)
    scheduler = Scheduler(world.storage, world.planner, world.sender, world.clock)
    await scheduler.turned()
    await world.later(seconds=1)
    await scheduler.turned()
    assert await scheduler.next_moment() == hours(1)
    assert len(world.slack.texts) == 3
    async with world.storage.engine.connect() as connection:
        for statement, parameters in asked.items():
            plan = (await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)).all()
            assert not [row.detail for row in plan if row.detail.startswith(GROWING)], statement
    await scheduler.stop(1)


async def test_a_message_is_found_by_its_subject_however_many_a_workspace_has(world: World) -> None:
    about = "SELECT * FROM outbox WHERE kind IN ('a', 'b') AND subject = circles.id AND workspace_id = :workspace"
    async with world.storage.reading_everywhere() as session:
        asked = sa.text(f"EXPLAIN QUERY PLAN SELECT id FROM circles WHERE NOT EXISTS ({about})")
        plan = await session.execute(asked, {"workspace": world.workspace.hex})
        assert "ix_outbox_subject (subject=? AND kind=?)" in " ".join(str(row.detail) for row in plan)
