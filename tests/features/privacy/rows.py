"""A row for somebody in every table there is, with words in it that nobody else has written."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa

from bot.features.privacy.rules import PARTS
from bot.storage.crypto import place_of
from bot.storage.unit_of_work import Storage
from models import Base
from models.base import Moment

_NOT_OURS = ("workspaces", "people", "inbox", "key_checks", "uptimes", "lanes")
_WHOSE = {(part.table, part.whose) for part in PARTS}


@dataclass
class Trace:
    """Somebody's rows: table -> id, and the words in them: (table, column) -> text."""

    person: UUID
    user: str
    rows: dict[str, UUID] = field(default_factory=dict)
    words: dict[tuple[str, str], str] = field(default_factory=dict)
    at: datetime = datetime(2026, 3, 5, 9, tzinfo=UTC)
    """When all of it was written."""
    number: int = 1


async def leave_a_trace(
    storage: Storage, workspace_id: UUID, trace: Trace, other: UUID, only: Collection[str] = Base.metadata.tables.keys()
) -> Trace:
    """Write one row about somebody into every table; where a row names somebody else, too, that is ``other``.

    Rows that ``trace`` has already are pointed to.
    """
    async with storage.work(workspace_id) as work:
        for table in Base.metadata.sorted_tables:
            if table.name in (*_NOT_OURS, *trace.rows) or table.name not in only:
                continue
            row: dict[str, Any] = {"id": uuid4(), "workspace_id": workspace_id}
            trace.rows[table.name] = row["id"]
            for column in table.columns:
                if column.name not in row:
                    row[column.name] = _value(trace, column, other)
                if isinstance(column.type, sa.LargeBinary):
                    place = place_of(table.name, column.name, row["id"], workspace_id)
                    row[column.name] = work.vault.seal_for(place, row[column.name])
            await work.session.execute(sa.insert(table).values(row))
    return trace


_FIXED = {
    "zone": "Europe/Berlin", "shared_at": None, "languages": "de en", "what_helps": "de 3", "role": "sceptic",
}  # fmt: skip
"""Who lives nowhere has no Home; nothing is shared; and codes stand for something."""


def _value(trace: Trace, column: sa.Column[Any], other: UUID) -> Any:
    table, kind = column.table.name, column.type
    for key in column.foreign_keys:
        if key.column.table.name != "people":
            return trace.rows[key.column.table.name]
        return trace.person if (table, column.name) in _WHOSE else other
    if column.name == "people":
        return trace.user
    if isinstance(kind, sa.Enum):
        return kind.enums[0] if kind.enum_class is None else next(iter(kind.enum_class))
    if column.name in _FIXED:
        return _FIXED[column.name]
    if isinstance(kind, sa.LargeBinary | sa.String):
        text = f"{trace.user} {table} {column.name} {uuid4().hex}"
        trace.words[table, column.name] = text = text[-(getattr(kind, "length", None) or 200) :]
        return text
    if isinstance(kind, sa.Uuid):
        return uuid4()
    if isinstance(kind, sa.Boolean):
        return False
    if isinstance(kind, sa.Integer):
        return trace.number
    return {Moment: trace.at, sa.Date: trace.at.date(), sa.Time: time(9)}[type(kind)]


async def everything(storage: Storage) -> dict[str, list[dict[str, Any]]]:
    """Return all rows of all tables."""
    async with storage.everywhere() as session:
        return {
            table.name: [dict(row) for row in (await session.execute(sa.select(table))).mappings()]
            for table in Base.metadata.sorted_tables
        }
