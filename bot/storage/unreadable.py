"""Rows that can't be loaded, since a word in them is none of ours: nobody sees them until somebody has mended them."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple, cast
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import LoaderCriteriaOption, ORMExecuteState, with_loader_criteria

from models.base import Base, InWorkspace

INFO = "unreadable"
"""Where a session has what is known of them."""


class UnreadableRow(NamedTuple):
    """Where a row is, and in which column the word stands."""

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
    found = (await session.execute(_question())).all()
    known.rows, known.suspected = frozenset(UnreadableRow(row[0], row[1], row[2]) for row in found), False
    return known.rows


@cache
def _question() -> sa.CompoundSelect[str, str, UUID]:
    """Return the query that asks all tables at once."""
    tables = [table for table in Base.metadata.sorted_tables if {"id", "workspace_id"} <= {*table.c.keys()}]
    words = [(table, column) for table in tables for column in table.c if isinstance(column.type, sa.Enum)]
    return sa.union_all(*(
        sa.select(sa.literal(table.name), sa.literal(column.name), table.c.id)
        .where(sa.type_coerce(column, sa.String()).not_in(cast("sa.Enum", column.type).enums))
        for table, column in words
    ))  # fmt: skip
