"""The world of delivery on SQLite, on both databases, and on PostgreSQL alone."""

import pytest

from bot.kernel.clock import SimulatedClock
from bot.storage.unit_of_work import Storage
from tests.delivery.world import World, new_world


@pytest.fixture
async def world(storage: Storage, clock: SimulatedClock) -> World:
    return await new_world(storage, clock)


@pytest.fixture
async def any_world(any_storage: Storage, clock: SimulatedClock) -> World:
    return await new_world(any_storage, clock)


@pytest.fixture
async def postgres_world(postgres_storage: Storage, clock: SimulatedClock) -> World:
    return await new_world(postgres_storage, clock)
