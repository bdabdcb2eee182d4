"""`zirkel backup`: a whole copy of the SQLite file while Zirkel runs, by SQLite's own means."""

import contextlib
import sqlite3
from pathlib import Path

from bot.kernel.errors import ZirkelError
from bot.storage.engine import parse_url


class NoBackup(ZirkelError):
    """There is nothing to copy, or no place for it, or the copy isn't whole."""


def back_up(database: str, target: Path) -> int:
    """Copy the database at this address into ``target``, a new file; return its size in bytes.

    Raises:
        NoBackup: says what to do.
    """
    url = parse_url(database)
    if url.get_backend_name() != "sqlite":
        raise NoBackup("PostgreSQL has its own: pg_dump --format=custom --file=zirkel.dump DATABASE_URL")
    source = Path(url.database or "")
    if not source.exists():
        raise NoBackup(f"{source} doesn't exist yet: zirkel run makes it.")
    if target.exists():
        raise NoBackup(f"{target} is there already: name another file, so that no backup is lost.")
    unfinished = target.with_name(target.name + ".unfinished")
    try:
        unfinished.unlink(missing_ok=True)
        unfinished.touch(0o600)
        _copy(source, unfinished)
        unfinished.rename(target)
    except (OSError, sqlite3.Error) as error:
        raise NoBackup(f"{target} could not be written: {error}.") from error
    finally:
        unfinished.unlink(missing_ok=True)
    return target.stat().st_size


def _copy(source: Path, target: Path) -> None:
    """Copy in one read, which no writer waits for, into one file that needs no other beside it."""
    with (
        contextlib.closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as original,
        contextlib.closing(sqlite3.connect(target)) as copy,
    ):
        original.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        with copy:
            copy.execute("UPDATE workspaces SET restored = 1")  # so that what is put back is known as that
        (found,) = copy.execute("PRAGMA integrity_check").fetchone()
        if found != "ok":
            raise NoBackup(f"{source} is damaged ({found}): keep your earlier backups, and run zirkel doctor.")
