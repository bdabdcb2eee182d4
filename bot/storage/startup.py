"""Opening the database at the start: the lock, the migration, the master key that must fit."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from bot.kernel.errors import ZirkelError
from bot.storage.crypto import KeyProblem, Vault, key_file, new_key, parse_keys, read_keys, write_keys
from bot.storage.engine import forget_samples, lock_database, open_engine, parse_url
from bot.storage.migrate import migrate
from bot.storage.troubles import DATABASE_ERRORS, database_trouble
from bot.storage.unit_of_work import Storage
from bot.storage.upsert import insert_once
from models import KeyCheck, Workspace

StorageAt = Callable[[sa.URL, Vault], Storage]
KEY_CHECK = "key_checks|sealed"
"""The place of the known sentence by which a wrong key is found out."""
_SENTENCE = "this key fits"
_GIVEN = (
    "The master key doesn't fit this database. Give the key that it was first started with; "
    "without it, private text can't be read."
)
_BROUGHT = "Bring the key that belongs to the database back from your backup; without it, private text can't be read."


class NoDatabase(ZirkelError):
    """There is no database where something is to be done with one."""


def is_missing(url: sa.URL) -> bool:
    """Return whether it is a SQLite file that was never made."""
    return url.get_backend_name() == "sqlite" and not Path(url.database or "").exists()


def require_there(url: sa.URL) -> None:
    """Let only go on whoever has a database; nothing is made.

    Raises:
        NoDatabase: it is a file that isn't there.
    """
    if is_missing(url):
        raise NoDatabase(
            f"{url.database} doesn't exist: look whether --config names your settings and whether this is the folder "
            "that Zirkel runs in. A new one is made by zirkel run."
        )


@asynccontextmanager
async def open_storage(database: str, master_key: str | None, at: StorageAt = Storage.at) -> AsyncIterator[Storage]:
    """Open ``database`` (an address) in its newest form, with the key given or, for SQLite, the one beside it.

    ``at`` makes the storage; an app that starts again in the same process may keep its engines.

    Raises:
        UnknownDatabase, DatabaseInUse, DatabaseAway, DatabaseRefuses, KeyProblem, MigrationProblem:
            each says what to do.
    """
    url = parse_url(database)
    with lock_database(url):
        keys = _find_keys(url, master_key)
        storage = at(url, Vault.of(keys.keys))
        try:
            await _prepare(storage, keys)
            yield storage
        finally:
            await storage.close()


@asynccontextmanager
async def in_newest_form(url: sa.URL, *, alone: bool = True) -> AsyncIterator[AsyncEngine]:
    """Open a database, in its newest form, without its key; ``alone``: no other process may have it meanwhile.

    Raises:
        UnknownDatabase, DatabaseInUse, DatabaseAway, DatabaseRefuses, MigrationProblem: each says what to do.
    """
    with lock_database(url) if alone else nullcontext():
        engine = open_engine(url)
        try:
            try:
                await migrate(engine)
            except DATABASE_ERRORS as error:
                raise database_trouble(error, url) or error from error
            yield engine
        finally:
            await engine.dispose()


async def _prepare(storage: Storage, keys: "_Keys") -> None:
    try:
        await migrate(storage.engine)
        await forget_samples(storage.engine)
        await check_key(storage.engine, storage.vault, keys.advice, keys.made)
    except DATABASE_ERRORS as error:
        raise database_trouble(error, storage.engine.url) or error from error


class _Keys(NamedTuple):
    keys: list[bytes]
    advice: str
    """What to do where they don't fit."""
    made: Path | None = None
    """The file in which they are to be kept, where they were made just now."""


def _find_keys(url: sa.URL, master_key: str | None) -> _Keys:
    if master_key:
        return _Keys(parse_keys(master_key), _GIVEN)
    if url.get_backend_name() == "sqlite" and url.database and url.database != ":memory:":
        file = key_file(Path(url.database))
        if not file.exists():
            return _Keys([new_key()], f"{file} is missing. {_BROUGHT}", file)
        try:
            return _Keys(read_keys(file), f"{file} doesn't fit this database. {_BROUGHT}")
        except KeyProblem as problem:
            raise KeyProblem(f"{file} holds no key that can be read. {_BROUGHT}") from problem
    raise KeyProblem(
        "PostgreSQL needs a master key: set ZIRKEL_MASTER_KEY, or database.master_key_file. "
        "Make one with: openssl rand -base64 32"
    )


async def check_key(engine: AsyncEngine, vault: Vault, advice: str = "", made: Path | None = None) -> None:
    """Make sure that ``vault`` opens what this database holds; a new database remembers it.

    A key that was ``made`` for it is written there before the database knows of it: a database that has another one,
    or is none, gets no file beside it that would only mislead.

    Raises:
        KeyProblem: it was sealed with another key; says ``advice``.
    """
    async with AsyncSession(engine, expire_on_commit=False) as session, session.begin():
        await insert_once(session, KeyCheck, {"id": 1, "sealed": vault.seal_for(KEY_CHECK, _SENTENCE)})
        check = await session.get_one(KeyCheck, 1)
        if not fits(vault, check.sealed):
            raise KeyProblem(advice or _GIVEN)
        if made:
            write_keys(made, [vault.key])


async def forget_key(storage: Storage) -> Path | None:
    """Forget the key where no workspace is left: what a backup still has of one doesn't open without it.

    Returns the file beside the database that went; a key that was given is for others to take away.
    """
    async with storage.everywhere() as session:
        if await session.scalar(sa.select(Workspace.id).limit(1)):
            return None
        await session.execute(sa.delete(KeyCheck))
    url = storage.engine.url
    file = key_file(Path(url.database or ""))
    if url.get_backend_name() != "sqlite" or not file.exists() or read_keys(file)[0] != storage.vault.key:
        return None
    file.unlink()
    return file


def fits(vault: Vault, sealed: bytes) -> bool:
    """Return whether one of the keys has sealed the known sentence."""
    try:
        vault.open_for(KEY_CHECK, sealed)
    except KeyProblem:
        return False
    return True
