"""What the whole app asks the database every twenty seconds while there is nothing to do."""

import random

import pytest
import sqlalchemy as sa

from bot.app import posts_and_maintenance
from bot.settings_keys import Settings
from bot.storage.unit_of_work import Storage
from tests.features.fakes import parts
from tests.simulations.company import PART, new_company


@pytest.mark.long
async def test_an_idle_beat_asks_little(storage: Storage) -> None:
    company = await new_company(storage, PART, random.Random(1))
    for _ in range(5):
        await company.settle()
    asked: list[str] = []
    for engine in (storage.engine, storage.reader):
        sa.event.listen(engine.sync_engine, "before_cursor_execute", lambda *event: asked.append(str(event[2])))
    await company.planner.plan()
    assert len(asked) <= 15, asked


@pytest.mark.long
async def test_maintenance_that_has_nothing_to_do_writes_nothing(storage: Storage) -> None:
    company = await new_company(storage, PART, random.Random(1))
    for _ in range(5):
        await company.settle()
    for task in posts_and_maintenance(parts(storage, company.clock), Settings())[1]:
        async with storage.reading(company.workspace_id) as work:  # whoever writes here is refused
            assert await task(work, company.now) is None, task.__name__
