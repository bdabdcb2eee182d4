"""Bringing a database into its newest form with Alembic, from any earlier one."""

from enum import StrEnum
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy.ext.asyncio import AsyncEngine

import migrations
from bot.kernel.errors import ZirkelError
from models.base import Base

_ONE_AT_A_TIME = 2017_0001  # any number: the PostgreSQL lock that keeps replicas from migrating side by side


NOT_OURS = (
    "This database holds tables of something else under names that Zirkel needs. Give it one of its own: database.url."
)


class MigrationProblem(ZirkelError):
    """This database was written by a newer Zirkel, or by something else."""


def alembic_config(connection: sa.Connection | None = None) -> Config:
    """Return Alembic's configuration, bound to ``connection`` where one is given."""
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.attributes["connection"] = connection
    return config


class DatabaseForm(StrEnum):
    """In which form a database is, seen from this Zirkel."""

    EMPTY = "empty"
    OLDER = "older"
    CURRENT = "current"
    NEWER = "newer"
    FOREIGN = "foreign"
    """It holds tables that something else has made under names of ours."""


def form_of(connection: sa.Connection) -> DatabaseForm:
    """Return in which form a database is; nothing is changed."""
    revision = MigrationContext.configure(connection).get_current_revision()
    script = ScriptDirectory.from_config(alembic_config())
    if revision is None:
        taken = Base.metadata.tables.keys() & set(sa.inspect(connection).get_table_names())
        return DatabaseForm.FOREIGN if taken else DatabaseForm.EMPTY
    if revision == script.get_current_head():
        return DatabaseForm.CURRENT
    return DatabaseForm.OLDER if revision in {each.revision for each in script.walk_revisions()} else DatabaseForm.NEWER


async def migrate(engine: AsyncEngine) -> None:
    """Upgrade the database to the newest revision, alone; does nothing where it is there already.

    Raises:
        MigrationProblem: the database knows a revision that this Zirkel doesn't, or isn't Zirkel's.
    """
    async with engine.connect() as connection:
        await connection.run_sync(_upgrade)


def _upgrade(connection: sa.Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("SELECT pg_advisory_xact_lock(:n)"), {"n": _ONE_AT_A_TIME})
    config = alembic_config(connection)
    if form_of(connection) is DatabaseForm.FOREIGN:
        raise MigrationProblem(NOT_OURS)
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        head = ScriptDirectory.from_config(config).get_current_head()
        raise MigrationProblem(
            f"This database was written by a newer Zirkel than this one (which knows {head}). Start the newer one."
        ) from error
    connection.commit()
