"""A database with a row in every table that there is, also in those of tomorrow."""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.crypto import Vault, place_of
from models import KeyCheck
from models.base import Base
from tests.rows import MONDAY

TEXT = "a thought of mine"
_PLAIN: Mapping[type, Any] = {
    str: "x", int: 1, bool: True, dt.datetime: MONDAY, dt.date: MONDAY.date(), dt.time: dt.time(14, 30)
}  # fmt: skip


async def fill(engine: AsyncEngine, vault: Vault) -> int:
    """Put a row into each table; return how many private texts there are now."""
    texts, rows = 0, dict[str, dict[str, Any]]()
    async with engine.begin() as connection:
        for table in _tables():
            row = rows[table.name] = {
                column.name: _value(column, rows) for column in table.columns if not _is_sealed(column)
            }
            for column in filter(_is_sealed, table.columns):
                row[column.name] = vault.seal_for(_place(column, row), TEXT)
                texts += 1
            await connection.execute(sa.insert(table).values(row))
    return texts


async def texts_of(engine: AsyncEngine, vault: Vault) -> list[str]:
    """Return all private texts, opened."""
    found = []
    async with engine.connect() as connection:
        for table in _tables():
            for row in (await connection.execute(sa.select(table))).mappings():
                found += [
                    vault.open_for(_place(column, dict(row)), row[column.name])
                    for column in filter(_is_sealed, table.columns)
                ]
    return found


async def everything(engine: AsyncEngine) -> dict[str, list[Any]]:
    """Return all rows of all tables."""
    async with engine.connect() as connection:
        return {
            table.name: [tuple(row) for row in await connection.execute(sa.select(table).order_by(*table.primary_key))]
            for table in Base.metadata.sorted_tables
        }


def _tables() -> list[sa.Table]:
    return [table for table in Base.metadata.sorted_tables if table.name != KeyCheck.__tablename__]


def _is_sealed(column: sa.Column[Any]) -> bool:
    return isinstance(column.type, sa.LargeBinary)


def _place(column: sa.Column[Any], row: Mapping[str, Any]) -> str:
    return place_of(column.table.name, column.name, row["id"], row["workspace_id"])


def _value(column: sa.Column[Any], rows: Mapping[str, Mapping[str, Any]]) -> Any:
    for key in column.foreign_keys:
        return rows[key.column.table.name][key.column.name]
    if isinstance(column.type, sa.Uuid):
        return uuid4()
    if isinstance(column.type, sa.Enum):
        return next(iter(column.type.enum_class or ()))
    kind = column.type.impl_instance if isinstance(column.type, sa.TypeDecorator) else column.type
    return _PLAIN[kind.python_type]
