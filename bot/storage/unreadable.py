"""Rows that can't be loaded, since a word, moment or id in them is none: passed over until somebody mends them."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import LoaderCriteriaOption, ORMExecuteState, with_loader_criteria

from models.base import Base, InWorkspace, Moment

INFO = "unreadable"
"""Where a session has what is known of them."""
UUID_DIGITS = 32


class UnreadableRow(NamedTuple):
    """Where a row is, and in which column that stands."""

    table: str
    column: str
    id: UUID


@dataclass
class HiddenRows:
    """The rows of a database that can't be loaded, as they were found when somebody looked last."""

    rows: frozenset[UnreadableRow] = frozenset()
    suspected: bool = True
    """Whether there may be others: nobody has looked yet, or loading something has failed since."""

    def hide(self, state: ORMExecuteState) -> None:
        """Let a query pass these rows over."""
        if self.rows:
            state.statement = state.statement.options(_others(tuple(sorted({row.id for row in self.rows}))))


@lru_cache(maxsize=16)
def _others(ids: tuple[UUID, ...]) -> LoaderCriteriaOption:
    return with_loader_criteria(InWorkspace, lambda row: row.id.not_in(ids), include_aliases=True)


async def look(session: AsyncSession) -> frozenset[UnreadableRow]:
    """Find all rows that can't be loaded; from now on whoever has the same storage passes them over."""
    known: HiddenRows = session.info[INFO]
    found = (await session.execute(_question(session.get_bind().dialect.name == "sqlite"))).all()
    known.rows, known.suspected = frozenset(UnreadableRow(row[0], row[1], row[2]) for row in found), False
    return known.rows


@cache
def _question(keeps_anything: bool) -> sa.CompoundSelect[str, str, UUID]:
    """Return the query that asks all tables at once; SQLite ``keeps_anything``, whatever a column's type."""
    tables = [table for table in Base.metadata.sorted_tables if {"id", "workspace_id"} <= {*table.c.keys()}]
    return sa.union_all(*(
        sa.select(sa.literal(table.name), sa.literal(column.name), table.c.id).where(wrong)
        for table in tables for column in table.c
        if column is not table.c.id and (wrong := _wrong(column, keeps_anything)) is not None
    ))  # fmt: skip


def _wrong(column: sa.Column[Any], keeps_anything: bool) -> sa.ColumnElement[bool] | None:
    """Return what is true of a value that can't be loaded; none where the database keeps such a value out."""
    text = sa.type_coerce(column, sa.String())
    match column.type:
        case sa.Enum() as words:
            return text.not_in(words.enums)
        case sa.Uuid() if keeps_anything:
            return (sa.func.length(text) != UUID_DIGITS) | text.op("GLOB")("*[^0-9a-fA-F]*")
        case sa.JSON() if keeps_anything:
            return sa.func.json_valid(text) == 0
        case Moment() | sa.DateTime() | sa.Date() if keeps_anything:
            return text.is_not(None) & (sa.func.date(text).is_(None) | text.op("NOT GLOB")("[0-9]*-[0-9]*-[0-9]*"))
        case sa.Time() if keeps_anything:
            return text.is_not(None) & (sa.func.time(text).is_(None) | text.op("NOT GLOB")("[0-9]*:[0-9]*"))
    return None
