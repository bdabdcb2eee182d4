"""Stages at the moments of one session: Ana moderates, Ben documents, Cem has the reflection, Dea has no role."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import pytest

from tests.features.sessions.stage import Snapshot, Stage, lived


@pytest.fixture(scope="session")
def snapshots(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Mapping[str, Snapshot]:
    return asyncio.run(lived(tmp_path_factory.mktemp("sessions"), migrated_file.read_bytes()))


@pytest.fixture
async def planned(snapshots: Mapping[str, Snapshot], tmp_path: Path) -> AsyncIterator[Stage]:
    """Ten days before the first session, without a topic."""
    async with snapshots["planned"].revived(tmp_path / "stage.db") as stage:
        yield stage


@pytest.fixture
async def stage(snapshots: Mapping[str, Snapshot], tmp_path: Path) -> AsyncIterator[Stage]:
    """The card has just been posted; the topic is Locks."""
    async with snapshots["announced"].revived(tmp_path / "stage.db") as stage:
        yield stage


@pytest.fixture
async def told(snapshots: Mapping[str, Snapshot], tmp_path: Path) -> AsyncIterator[Stage]:
    """The role cards are there."""
    async with snapshots["told"].revived(tmp_path / "stage.db") as stage:
        yield stage


@pytest.fixture
async def called(snapshots: Mapping[str, Snapshot], tmp_path: Path) -> AsyncIterator[Stage]:
    """It is time to start."""
    async with snapshots["called"].revived(tmp_path / "stage.db") as stage:
        yield stage


@pytest.fixture
async def live(snapshots: Mapping[str, Snapshot], tmp_path: Path) -> AsyncIterator[Stage]:
    """The session has begun with its first phase."""
    async with snapshots["live"].revived(tmp_path / "stage.db") as stage:
        yield stage


@pytest.fixture
async def over(snapshots: Mapping[str, Snapshot], tmp_path: Path) -> AsyncIterator[Stage]:
    """The session has been ended by its moderator."""
    async with snapshots["over"].revived(tmp_path / "stage.db") as stage:
        yield stage
