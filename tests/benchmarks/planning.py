"""How long it takes to plan two sessions ahead, and to hand out their roles, for 10,000 circles on SQLite."""

import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from datetime import time as wall_time
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa

from bot.content.loader import load_formats
from bot.features.assignments import service as assignments
from bot.features.schedule import service as schedule
from bot.kernel.enums import Cadence, Language, MemberState, Mode
from bot.storage.crypto import KEY_BYTES, Vault
from bot.storage.engine import parse_url
from bot.storage.migrate import migrate
from bot.storage.unit_of_work import Storage
from models import Circle, Membership, Person, RoleTurn, Session, Workspace
from models.base import Base

CIRCLES, MEMBERS = 10_000, 5
NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
FORMATS = load_formats()
Tick = Callable[[Storage, UUID], Awaitable[float]]
"""Does one tick's work; returns for how many seconds nobody else could write."""


async def measure() -> None:
    """Print seconds for all circles, the longest that nobody else can write, and a tick with nothing to do."""
    with tempfile.TemporaryDirectory() as folder:
        async with company(Path(folder) / "zirkel.db") as (storage, workspace_id):
            print(f"Planning ahead for {CIRCLES:,} circles of {MEMBERS} on SQLite")
            await _tell("sessions", storage, workspace_id, _plan_ahead, Session)
            await _tell("roles", storage, workspace_id, _fill_roles, RoleTurn)


async def _tell(name: str, storage: Storage, workspace_id: UUID, tick: Tick, table: type[Base]) -> None:
    ticks, held, before = [], [], -1
    while (count := await _count(storage, table)) > before:
        before, began = count, time.perf_counter()
        held.append(await tick(storage, workspace_id))
        ticks.append(time.perf_counter() - began)
    assert await _count(storage, table) == before, "planned twice"
    *working, idle = ticks
    print(
        f"  {name:9} {before:7,} rows in {sum(working):6.2f} s, {len(working)} ticks of at most {max(working):.2f} s, "
        f"in which nobody else could write for at most {max(held):.2f} s; a tick with nothing to do {idle:.3f} s"
    )


async def _plan_ahead(storage: Storage, workspace_id: UUID) -> float:
    began = time.perf_counter()
    async with storage.work(workspace_id) as work:
        await schedule.plan_ahead(work, FORMATS, NOW)
    return time.perf_counter() - began


async def _fill_roles(storage: Storage, workspace_id: UUID) -> float:
    async with storage.reading(workspace_id) as work:
        short = await assignments.short_of_roles(work, FORMATS, NOW)
    began = time.perf_counter()
    async with storage.work(workspace_id) as work:
        await assignments.fill_roles(work, short, FORMATS, NOW)
    return time.perf_counter() - began


async def _count(storage: Storage, table: type[Base]) -> int:
    async with storage.everywhere() as session:
        return await session.scalar(sa.select(sa.func.count()).select_from(table)) or 0


@asynccontextmanager
async def company(file: Path, count: int = CIRCLES) -> AsyncIterator[tuple[Storage, UUID]]:
    """Open a database with people in ``count`` circles, half of which meet without holidays."""
    storage, workspace_id = Storage.at(parse_url(f"sqlite:///{file}"), Vault(b"k" * KEY_BYTES)), uuid4()
    await migrate(storage.engine)
    async with storage.everywhere() as session:
        session.add(Workspace(id=workspace_id, team_id="T1", bot_user_id="UBOT", created_at=NOW))
        await session.flush()
        people = [_person(workspace_id, number) for number in range(count)]
        circles = [_circle(workspace_id, number) for number in range(count)]
        await session.execute(sa.insert(Person), people)
        await session.execute(sa.insert(Circle), circles)
        await session.execute(sa.insert(Membership), _memberships(workspace_id, people, circles))
    yield storage, workspace_id
    await storage.close()


def _person(workspace_id: UUID, number: int) -> dict[str, Any]:
    return {
        "id": uuid4(), "workspace_id": workspace_id, "slack_user_id": f"U{number}", "slack_locale": "en-US",
        "zone": "Europe/Berlin", "seen_at": NOW,
    }  # fmt: skip


def _circle(workspace_id: UUID, number: int) -> dict[str, Any]:
    return {
        "id": uuid4(), "workspace_id": workspace_id, "name": f"Circle {number}", "purpose": "Learn",
        "channel_id": f"C{number}", "language": Language.ENGLISH, "cadence": Cadence.WEEKLY,
        "first_date": date(2026, 3, 9) + timedelta(days=number % 5), "at": wall_time(14), "zone": "Europe/Berlin",
        "minutes": 60, "format_id": "learning-circle", "mode": Mode.LIVE, "places": 6, "sessions": 8,
        "milestones": True, "holidays": "DE-BE" if number % 2 else None, "created_at": NOW,
    }  # fmt: skip


def _memberships(
    workspace_id: UUID, people: list[dict[str, Any]], circles: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    return [
        {
            "id": uuid4(), "workspace_id": workspace_id, "circle_id": circle["id"],
            "person_id": people[(number + place) % len(people)]["id"], "state": MemberState.ACTIVE,
            "owner": place == 0, "joined_at": NOW - timedelta(days=MEMBERS - place),
        }
        for number, circle in enumerate(circles)
        for place in range(MEMBERS)
    ]  # fmt: skip
