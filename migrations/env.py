"""Alembic's entry: runs the revisions on the connection that it is handed, foreign keys off on SQLite."""

import asyncio
import os
from typing import Literal

import sqlalchemy as sa
from alembic import context
from alembic.autogenerate.api import AutogenContext

from bot.storage.engine import open_engine, parse_url
from models.base import Base, Moment


def _render(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """Write a moment as the plain column type, so that a revision doesn't hang on today's code."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Moment) else False


def _run(connection: sa.Connection) -> None:
    """Run the revisions in one transaction; SQLite rebuilds tables, so its foreign keys wait until then."""
    sqlite = connection.dialect.name == "sqlite"
    if sqlite:
        connection.rollback()
        connection.connection.dbapi_connection.execute("PRAGMA foreign_keys=OFF")  # type: ignore[union-attr]
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        render_item=_render,
        compare_server_default=True,
        transaction_per_migration=False,
    )
    with context.begin_transaction():
        context.run_migrations()
    if sqlite:
        connection.commit()
        connection.connection.dbapi_connection.execute("PRAGMA foreign_keys=ON")  # type: ignore[union-attr]


async def _run_alone() -> None:
    """Serve the ``alembic`` command itself: the database is DATABASE_URL."""
    engine = open_engine(parse_url(os.environ.get("DATABASE_URL", "sqlite:///zirkel.db")))
    async with engine.connect() as connection:
        await connection.run_sync(_run)
        await connection.commit()
    await engine.dispose()


given = context.config.attributes.get("connection")
if given is None:
    asyncio.run(_run_alone())
else:
    _run(given)
