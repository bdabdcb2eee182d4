"""INSERT that tolerates what is there already, on both databases."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import Base


async def insert_once(session: AsyncSession, table: type[Base], values: Mapping[str, Any]) -> bool:
    """Insert a row unless a unique key of it exists; return whether it is new."""
    done = await session.execute(_insert_once(session.get_bind().dialect.name, table), dict(values))
    return bool(done.rowcount)  # type: ignore[attr-defined]


async def insert_new(session: AsyncSession, table: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert, in one statement, those of ``rows`` of which no unique key exists yet."""
    if rows:
        await session.execute(_insert_once(session.get_bind().dialect.name, table), [dict(row) for row in rows])


async def insert_or_change(
    session: AsyncSession,
    table: type[Base],
    rows: Sequence[Mapping[str, Any]],
    *,
    key: Sequence[str],
    change: Sequence[str],
    also: Mapping[str, sa.ColumnElement[Any]] | None = None,
    where: sa.ColumnElement[bool] | None = None,
) -> None:
    """Insert rows in one statement; where ``key`` exists and ``where`` holds, set ``change`` and what ``also`` says."""
    if not rows:
        return
    new = _insert(session.get_bind().dialect.name, table)
    values = {name: new.excluded[name] for name in change}
    statement = new.on_conflict_do_update(index_elements=list(key), set_={**values, **(also or {})}, where=where)
    await session.execute(statement, [dict(row) for row in rows])


@cache
def _insert_once(dialect: str, table: type[Base]) -> sa.Executable:
    """Return the statement, built once: every request from Slack begins with it."""
    return _insert(dialect, table).on_conflict_do_nothing()


def _insert(dialect: str, table: type[Base]) -> sqlite.Insert | postgresql.Insert:
    insert = sqlite.insert if dialect == "sqlite" else postgresql.insert
    return insert(table.metadata.tables[table.__tablename__])
