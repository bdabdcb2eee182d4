"""What searching one's own log costs with 2,000 notes, beside one with 20: in one run, on SQLite."""

import tempfile
import time
from datetime import timedelta
from pathlib import Path
from statistics import median
from uuid import UUID

from bot.features.journal import service
from bot.features.journal.rules import find
from bot.kernel.enums import SessionState
from bot.storage.crypto import KEY_BYTES, Vault
from bot.storage.engine import parse_url
from bot.storage.migrate import migrate
from bot.storage.unit_of_work import Storage, UnitOfWork
from models import Reflection
from tests.features.reflections.season import THE_DAY_AFTER, Season, a_session, begin_season

MANY, FEW, RUNS = 2_000, 20, 15
TEXT = "We rely on an order that nobody has promised, because it looked as if there were one. " * 4


async def measure() -> None:
    """Print both."""
    with tempfile.TemporaryDirectory() as folder:
        storage = Storage.at(parse_url(f"sqlite:///{Path(folder) / 'zirkel.db'}"), Vault(b"k" * KEY_BYTES))
        await migrate(storage.engine)
        season = await begin_season(storage)
        async with season.work() as work:
            for number in range(2, MANY + 2):
                await reflect(work, season, number)
        many, few = await _search(season, season.ada, MANY), await _search(season, season.ben, FEW)
        print(f"Searching one's own log: {MANY:,} notes {many * 1e3:.0f} ms, {FEW} notes {few * 1e3:.1f} ms, on SQLite")
        print(f"  {MANY // FEW} times the notes, {many / few:.0f} times the time; {many / MANY * 1e6:.0f} µs a note")
        await storage.close()


async def reflect(work: UnitOfWork, season: Season, number: int) -> None:
    """Have Ada, and as long as there are few Ben, too, write about a session of that number."""
    session = a_session(work, season.circle, number, SessionState.ENDED)
    await work.session.flush()
    for person in (season.ada, season.ben) if number < FEW + 2 else (season.ada,):
        at = THE_DAY_AFTER + timedelta(weeks=number)
        row = work.add(Reflection(session_id=session.id, person_id=person, written_at=at))
        row.what, row.so_what = work.vault.seal(row, "what", TEXT), work.vault.seal(row, "so_what", f"{TEXT} {number}.")


async def _search(season: Season, person: UUID, count: int) -> float:
    spent = []
    for _ in range(RUNS):
        began = time.perf_counter()
        async with season.storage.reading(season.workspace) as work:
            found = find(await service.log_of(work, person, THE_DAY_AFTER), f"ORDER {count + 1}.", None)
        spent.append(time.perf_counter() - began)
        assert len(found) == 1
    return median(spent)
