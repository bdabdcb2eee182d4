"""What a commit on SQLite costs with ``synchronous`` FULL, as it is set, against NORMAL: in turn, on the same disk."""

import tempfile
import time
from contextlib import AsyncExitStack
from pathlib import Path
from statistics import median
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.engine import open_engine, parse_url

COMMITS, WARM_UP = 300, 20
LEVELS = ("FULL", "NORMAL")


async def measure() -> None:
    """Print the median of each, and how many times as long the first one takes."""
    seconds: dict[str, list[float]] = {level: [] for level in LEVELS}
    with tempfile.TemporaryDirectory() as folder:
        async with AsyncExitStack() as stack:
            engines = {level: _open(stack, Path(folder), level) for level in LEVELS}
            for engine in engines.values():
                async with engine.begin() as connection:
                    await connection.execute(sa.text("CREATE TABLE rows (number INTEGER PRIMARY KEY, text TEXT)"))
            for _ in range(WARM_UP + COMMITS):
                for level, engine in engines.items():
                    seconds[level].append(await _commit(engine))
    full, normal = (median(seconds[level][WARM_UP:]) for level in LEVELS)
    print(f"A commit on SQLite, {COMMITS} with each setting, in turn")
    print(f"  synchronous FULL {full * 1e3:.2f} ms, NORMAL {normal * 1e3:.2f} ms: x{full / normal:.2f}")


def _open(stack: AsyncExitStack, folder: Path, level: str) -> AsyncEngine:
    engine = open_engine(parse_url(f"sqlite:///{folder / level}.db"))
    stack.push_async_callback(engine.dispose)

    @sa.event.listens_for(engine.sync_engine, "connect")
    def _set(connection: Any, _record: object) -> None:
        connection.cursor().execute(f"PRAGMA synchronous={level}")

    return engine


async def _commit(engine: AsyncEngine) -> float:
    began = time.perf_counter()
    async with engine.begin() as connection:
        await connection.execute(sa.text("INSERT INTO rows (text) VALUES (hex(randomblob(200)))"))
    return time.perf_counter() - began
