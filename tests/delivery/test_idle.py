"""What the whole app asks the database every twenty seconds while there is nothing to do."""

import random

import sqlalchemy as sa

from bot.storage.unit_of_work import Storage
from tests.simulations.company import PART, new_company


async def test_an_idle_beat_asks_little(storage: Storage) -> None:
    company = await new_company(storage, PART, random.Random(1))
    for _ in range(5):
        await company.settle()
    asked: list[str] = []
    for engine in (storage.engine, storage.reader):
        sa.event.listen(engine.sync_engine, "before_cursor_execute", lambda *event: asked.append(str(event[2])))
    await company.planner.plan()
    assert len(asked) <= 15, asked
