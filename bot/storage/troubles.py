"""What keeps a database from being opened, in a sentence, and whether waiting helps."""

from collections.abc import Iterator

import asyncpg
import sqlalchemy as sa

from bot.kernel.errors import ZirkelError

DATABASE_ERRORS = (sa.exc.DBAPIError, sa.exc.TimeoutError, asyncpg.PostgresError, OSError)
"""Everything that connecting to a database is known to raise."""
_STARTING = (asyncpg.CannotConnectNowError, asyncpg.TooManyConnectionsError)
_NETWORK = (OSError, TimeoutError, sa.exc.TimeoutError)


class DatabaseAway(ZirkelError):
    """The database can't be reached just now; it may be starting."""


class DatabaseRefuses(ZirkelError):
    """The database is there and doesn't let us in, or is no database."""


def shown(url: sa.URL) -> str:
    """Return a database's name for people, without a password."""
    if url.get_backend_name() == "sqlite":
        return url.database or "the database"
    return url.set(drivername="postgresql").render_as_string()


def database_trouble(error: BaseException, url: sa.URL) -> DatabaseAway | DatabaseRefuses | None:
    """Return what ``error`` means for this database, None where it's something else."""
    name = shown(url)
    for link in _chain(error):
        said = str(link)
        if isinstance(link, asyncpg.InvalidAuthorizationSpecificationError):
            return DatabaseRefuses(f"{name} refuses the user or the password in database.url (DATABASE_URL).")
        if isinstance(link, asyncpg.InvalidCatalogNameError):
            return DatabaseRefuses(f"{name} doesn't exist on that server: make it with CREATE DATABASE.")
        if isinstance(link, asyncpg.InsufficientPrivilegeError):
            return DatabaseRefuses(
                f"{name}: the user may not make or change tables; GRANT CREATE ON SCHEMA public, too."
            )
        if "disk is full" in said or "disk I/O error" in said:
            return DatabaseRefuses(f"{name} can't be written: the disk is full, or fails.")
        if "is not a database" in said or "malformed" in said:
            return DatabaseRefuses(f"{name} is no SQLite database, or is damaged: bring one back from your backup.")
        if "unable to open database file" in said or "readonly database" in said:
            return DatabaseRefuses(f"{name} can't be opened or written: check whose file it is, and its folder.")
        if isinstance(link, _STARTING) or (isinstance(link, _NETWORK) and not isinstance(link, PermissionError)):
            return DatabaseAway(
                f"{name} can't be reached ({type(link).__name__}): is it running, is its address right?"
            )
    return None


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = getattr(error, "orig", None) or error.__cause__ or error.__context__
