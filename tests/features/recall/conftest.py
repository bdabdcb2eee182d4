"""A season whose first session somebody has written about, and the app that asks them again."""

import pytest

from bot.storage.unit_of_work import Storage
from tests.features.recall.office import Office
from tests.features.reflections.season import begin_season, keep, writing


@pytest.fixture
async def office(storage: Storage) -> Office:
    season = await begin_season(storage)
    await keep(season, season.ada, writing("Locks are not queues", so_what="Queues cancel"))
    return Office(season)
