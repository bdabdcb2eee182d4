"""Stages at the moments of one session: Ana moderates, Ben documents, Cem has the reflection, Dea has no role."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import pytest

from tests.features.sessions.stage import Snapshot, Stage, lived


@pytest.fixture(scope="session")
def snapshots(stage_place: Path, migrated_file: Path) -> Mapping[str, Snapshot]:
    return asyncio.run(lived(stage_place, migrated_file.read_bytes()))


@pytest.fixture
async def planned(snapshots: Mapping[str, Snapshot], stage_place: Path) -> AsyncIterator[Stage]:
    """Ten days before the first session, without a topic."""
    async with snapshots["planned"].revived(stage_place) as stage:
        yield stage


@pytest.fixture
async def stage(snapshots: Mapping[str, Snapshot], stage_place: Path) -> AsyncIterator[Stage]:
    """The card has just been posted; the topic is Locks."""
    async with snapshots["announced"].revived(stage_place) as stage:
        yield stage


@pytest.fixture
async def told(snapshots: Mapping[str, Snapshot], stage_place: Path) -> AsyncIterator[Stage]:
    """The role cards are there."""
    async with snapshots["told"].revived(stage_place) as stage:
        yield stage


@pytest.fixture
async def called(snapshots: Mapping[str, Snapshot], stage_place: Path) -> AsyncIterator[Stage]:
    """It is time to start."""
    async with snapshots["called"].revived(stage_place) as stage:
        yield stage


@pytest.fixture
async def live(snapshots: Mapping[str, Snapshot], stage_place: Path) -> AsyncIterator[Stage]:
    """The session has begun with its first phase."""
    async with snapshots["live"].revived(stage_place) as stage:
        yield stage


@pytest.fixture
async def over(snapshots: Mapping[str, Snapshot], stage_place: Path) -> AsyncIterator[Stage]:
    """The session has been ended by its moderator."""
    async with snapshots["over"].revived(stage_place) as stage:
        yield stage
