"""Whether anything was written since somebody looked, by this process or another one: the database is asked."""

from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

_SQLITE = sa.text("SELECT data_version || ':' || total_changes() FROM pragma_data_version")
_POSTGRES = sa.text("SELECT pg_current_snapshot()::text")
_CONNECTION = "changes"


async def mark(session: AsyncSession) -> str:
    """Return a mark: what is read after it is the same as after an equal one that somebody had earlier.

    On PostgreSQL it is the snapshot, which says exactly whose writing is seen. SQLite counts for each connection what
    others have written, so there the connection is part of the mark.
    """
    if session.get_bind().dialect.name == "postgresql":
        return str(await session.scalar(_POSTGRES))
    connection = await session.connection()
    known_by = await connection.run_sync(lambda sync: sync.info.setdefault(_CONNECTION, uuid4().hex))
    return f"{known_by}:{await session.scalar(_SQLITE)}"
