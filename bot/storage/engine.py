"""Engines for SQLite (WAL, one process: one connection that writes, one that only reads) and for PostgreSQL."""

import fcntl
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.kernel.errors import ZirkelError

_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}
PRAGMAS = ["journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=1500"]
"""FULL: what was committed outlives a power cut, so that nothing acknowledged is lost and nothing is posted twice."""


class DatabaseInUse(ZirkelError):
    """Another Zirkel process has this SQLite database open; stop it, or use PostgreSQL for several."""


class UnknownDatabase(ZirkelError):
    """The database address is neither sqlite nor postgresql, or names a folder that isn't there."""


def parse_url(text: str) -> sa.URL:
    """Return the address with an async driver; a SQLite file by its real name, whatever link leads to it.

    Raises:
        UnknownDatabase: ``text`` can't be read, names another database, or no file.
    """
    try:
        url = _with_a_host(sa.make_url(text))
        url = url.set(drivername=_DRIVERS[url.get_backend_name()])
        return url.set(database=_real_file(url.database)) if url.get_backend_name() == "sqlite" else url
    except (sa.exc.ArgumentError, KeyError, ValueError) as error:
        raise UnknownDatabase(
            "database.url must begin with sqlite:/// or postgresql://, for example sqlite:///zirkel.db; "
            "a port is a number, and an @ in a password is written %40"
        ) from error


def _with_a_host(url: sa.URL) -> sa.URL:
    if "@" in (url.host or ""):
        raise ValueError("the rest of a password would be shown as a host")
    return url


def _real_file(name: str | None) -> str:
    if not name or name == ":memory:" or name.startswith("file:"):
        raise UnknownDatabase("database.url must name a file, for example sqlite:///zirkel.db")
    return str(Path(name).resolve())


def open_engine(url: sa.URL) -> AsyncEngine:
    """Return an engine; on SQLite every transaction begins IMMEDIATE, on one connection."""
    if url.get_backend_name() == "postgresql":
        return create_async_engine(
            url, pool_size=4, max_overflow=2, pool_timeout=2, pool_pre_ping=True, hide_parameters=True
        )
    return _one_connection(url, "BEGIN IMMEDIATE", PRAGMAS)


def open_reader(url: sa.URL, engine: AsyncEngine) -> AsyncEngine:
    """Return an engine that refuses to write: beside ``engine``, which it never makes wait, or on its connections."""
    if url.get_backend_name() == "postgresql":
        return engine.execution_options(postgresql_readonly=True)
    return _one_connection(url, "BEGIN", (*PRAGMAS, "query_only=ON"))


def _one_connection(url: sa.URL, begin: str, pragmas: Sequence[str]) -> AsyncEngine:
    engine = create_async_engine(
        url, poolclass=sa.AsyncAdaptedQueuePool, pool_size=1, max_overflow=0, pool_timeout=10, hide_parameters=True,
        connect_args={"isolation_level": None},
    )  # fmt: skip

    @sa.event.listens_for(engine.sync_engine, "connect")
    def _set_pragmas(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @sa.event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


async def forget_samples(engine: AsyncEngine) -> None:
    """Let SQLite forget what an ANALYZE, which somebody ran by hand, has sampled of its indexes.

    With samples SQLite 3.40, that of Debian 12, returns rows that a query doesn't ask for: those of one ``kind IN``
    many others, whatever ``not_after <`` says. What is over is deleted by such a query.
    """
    if engine.dialect.name == "sqlite":
        async with engine.begin() as connection:
            await connection.exec_driver_sql("DROP TABLE IF EXISTS sqlite_stat1")


def lock_database(url: sa.URL) -> ExitStack:
    """Make sure that this is the only process on a SQLite file, until what is returned is closed.

    The file is made where there is none, for nobody else to read. The lock is on a file beside it and, on Linux, on
    itself, so that another name of it (a hard link) is locked, too; elsewhere SQLite's own locks would mind that.

    Raises:
        DatabaseInUse: another process has it.
        UnknownDatabase: its folder doesn't exist, or nothing may be written there.
    """
    if url.get_backend_name() != "sqlite":
        return ExitStack()
    with ExitStack() as locks:
        for name in (f"{url.database}.lock", url.database or "")[: 2 if sys.platform == "linux" else 1]:
            lock = locks.enter_context(_open_lock(Path(name)))
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise DatabaseInUse(
                    f"{url.database} is in use by another Zirkel process. Stop that one, or use PostgreSQL for several."
                ) from error
        return locks.pop_all()


def _open_lock(path: Path) -> BinaryIO:
    try:
        return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600), "rb")
    except OSError as error:
        raise UnknownDatabase(f"database.url: nothing can be written in {path.parent.absolute()}.") from error


async def database_now(engine: AsyncEngine) -> datetime:
    """Return what time the database has, aware, in UTC."""
    async with engine.connect() as connection:
        found: datetime = (await connection.execute(sa.text("SELECT now()"))).scalar_one()
    return found.astimezone(UTC)
