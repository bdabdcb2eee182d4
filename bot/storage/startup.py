"""Opening the database at the start: the lock, the migration, the master key that must fit."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from bot.storage.crypto import KeyProblem, Vault, key_beside, parse_key
from bot.storage.engine import lock_database, parse_url
from bot.storage.migrate import migrate
from bot.storage.unit_of_work import Storage
from bot.storage.upsert import insert_once
from models import KeyCheck

StorageAt = Callable[[sa.URL, Vault], Storage]
_PLACE = "key_checks|sealed"
_SENTENCE = "this key fits"


@asynccontextmanager
async def open_storage(database: str, master_key: str | None, at: StorageAt = Storage.at) -> AsyncIterator[Storage]:
    """Open ``database`` (an address) in its newest form, with the key given or, for SQLite, the one beside it.

    ``at`` makes the storage; an app that starts again in the same process may keep its engines.

    Raises:
        UnknownDatabase, DatabaseInUse, KeyProblem, MigrationProblem: each says what to do.
    """
    url = parse_url(database)
    lock = lock_database(url)
    try:
        vault = Vault(_find_key(url, master_key))
        storage = at(url, vault)
        try:
            await migrate(storage.engine)
            await check_key(storage.engine, vault)
            yield storage
        finally:
            await storage.close()
    finally:
        if lock:
            lock.close()


def _find_key(url: sa.URL, master_key: str | None) -> bytes:
    if master_key:
        return parse_key(master_key)
    if url.get_backend_name() == "sqlite" and url.database and url.database != ":memory:":
        return key_beside(Path(url.database))
    raise KeyProblem(
        "PostgreSQL needs a master key: set ZIRKEL_MASTER_KEY, or database.master_key_file. "
        "Make one with: openssl rand -base64 32"
    )


async def check_key(engine: AsyncEngine, vault: Vault) -> None:
    """Make sure that ``vault`` opens what this database holds; a new database remembers it.

    Raises:
        KeyProblem: it was sealed with another key.
    """
    async with AsyncSession(engine, expire_on_commit=False) as session, session.begin():
        await insert_once(session, KeyCheck, {"id": 1, "sealed": vault.seal_for(_PLACE, _SENTENCE)})
        check = await session.get_one(KeyCheck, 1)
    try:
        vault.open_for(_PLACE, check.sealed)
    except KeyProblem as error:
        raise KeyProblem(
            "The master key doesn't fit this database. Give the key that it was first started with; "
            "without it, private text can't be read."
        ) from error
