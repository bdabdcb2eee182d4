"""2,000 messages to people outside their working hours: how long putting them off takes, and holds the one writer."""

import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa

from bot.delivery import claims
from bot.kernel.enums import Operation, OutboxState, Priority
from bot.storage.crypto import KEY_BYTES, Vault
from bot.storage.engine import parse_url
from bot.storage.migrate import migrate
from bot.storage.unit_of_work import Storage
from models import OutboxMessage, Person, Workspace

LETTERS, RECEIVED = 2000, 2
NIGHT = datetime(2026, 3, 3, 2, tzinfo=UTC)
_KIND, _WEEK = "sessions-role-card", timedelta(days=7)


async def measure() -> None:
    """Print how long it takes in all, and for how long at most nobody else can write."""
    with tempfile.TemporaryDirectory() as folder:
        async with _company(Path(folder) / "zirkel.db") as storage:
            held = _held(storage)
            began = time.perf_counter()
            assert await claims.claim(storage, "me", NIGHT, priorities={_KIND: Priority.NEEDED}) == []
            spent = time.perf_counter() - began
            async with storage.reading_everywhere() as session:
                waiting = sa.select(sa.func.count()).where(
                    OutboxMessage.next_at > NIGHT, OutboxMessage.state == OutboxState.PENDING
                )
                assert await session.scalar(waiting) == LETTERS
    print(f"Putting off {LETTERS:,} messages to as many people on SQLite, who had {RECEIVED} each this week")
    print(
        f"  {spent:.2f} s in {len(held)} transactions, during each of which nobody else could write: "
        f"median {median(held) * 1e3:.0f} ms, at most {max(held) * 1e3:.0f} ms"
    )


def _held(storage: Storage) -> list[float]:
    """Return a list that fills with how long each transaction had the writer."""
    held, began = [], [0.0]
    engine = storage.engine.sync_engine

    def begin(*_: object) -> None:
        began[0] = time.perf_counter()

    def end(*_: object) -> None:
        held.append(time.perf_counter() - began[0])

    sa.event.listen(engine, "begin", begin)
    sa.event.listen(engine, "commit", end)
    return held


@asynccontextmanager
async def _company(file: Path) -> AsyncIterator[Storage]:
    storage, workspace_id = Storage.at(parse_url(f"sqlite:///{file}"), Vault(b"k" * KEY_BYTES)), uuid4()
    await migrate(storage.engine)
    async with storage.everywhere() as session:
        session.add(Workspace(id=workspace_id, team_id="T1", bot_user_id="UBOT", created_at=NIGHT))
        await session.flush()
        await session.execute(sa.insert(Person), [_person(workspace_id, number) for number in range(LETTERS)])
        await session.execute(sa.insert(OutboxMessage), [_waiting(workspace_id, number) for number in range(LETTERS)])
        for _ in range(RECEIVED):
            await session.execute(sa.insert(OutboxMessage), [_came(workspace_id, number) for number in range(LETTERS)])
    yield storage
    await storage.close()


def _person(workspace_id: UUID, number: int) -> dict[str, Any]:
    return {
        "id": uuid4(), "workspace_id": workspace_id, "slack_user_id": f"U{number}", "slack_locale": "en-US",
        "zone": "Europe/Berlin", "seen_at": NIGHT,
    }  # fmt: skip


def _waiting(workspace_id: UUID, number: int) -> dict[str, Any]:
    subject = uuid4()
    return {
        "id": uuid4(), "workspace_id": workspace_id, "dedupe_key": f"{_KIND}:{subject}::U{number}", "token": "0",
        "kind": _KIND, "subject": subject, "operation": Operation.POST, "lane": f"U{number}", "people": f"U{number}",
        "due_at": NIGHT, "next_at": NIGHT, "not_after": NIGHT + _WEEK, "state": OutboxState.PENDING,
    }  # fmt: skip


def _came(workspace_id: UUID, number: int) -> dict[str, Any]:
    at = NIGHT - timedelta(days=3)
    return _waiting(workspace_id, number) | {"state": OutboxState.SENT, "sent_at": at, "due_at": at, "next_at": at}
