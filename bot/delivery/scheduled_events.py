"""The rows of what falls due: written down once, moved with their subject, forgotten where it is to come once more."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID, uuid4

import sqlalchemy as sa

from bot.delivery.post import Due
from bot.kernel.enums import ScheduledState, WorkspaceState
from bot.storage.unit_of_work import Storage, UnitOfWork
from bot.storage.upsert import insert_or_change
from models import ScheduledEvent, Workspace
from models.base import Base

_KEY, _CHANGE = ("workspace_id", "kind", "subject", "local_date"), ("due_at", "not_after", "state")
_MOVED = sa.or_(
    ScheduledEvent.due_at != sa.literal_column("excluded.due_at"),
    ScheduledEvent.not_after != sa.literal_column("excluded.not_after"),
)
_DIFFERS = sa.or_(
    ScheduledEvent.state == ScheduledState.CANCELLED, sa.and_(ScheduledEvent.state == ScheduledState.PLANNED, _MOVED)
)
"""Whether a scheduled event that is still to come stands otherwise in its row."""
_AT_ONCE = 2000
"""About so many subjects one query asks."""


class Row(NamedTuple):
    """A scheduled event as it was written down."""

    id: UUID
    kind: str
    subject: UUID
    local_date: date
    due_at: datetime
    not_after: datetime
    state: ScheduledState


async def written(work: UnitOfWork, listed: Mapping[str, Sequence[Due]], until: datetime) -> list[Row]:
    """Return the events planned up to a moment, and those of what is ``listed``, whatever became of them.

    All others are over. Their number grows with the years; nobody asks for them.
    """
    planned = await _rows(work, ScheduledEvent.state == ScheduledState.PLANNED, ScheduledEvent.due_at <= until)
    keys = {(kind, due.subject, due.local_date) for kind, dues in listed.items() for due in dues}
    others = sorted({subject for _, subject, _ in keys - {_key(row) for row in planned}})
    found = {row.id: row for row in planned}
    for some in (others[start : start + _AT_ONCE] for start in range(0, len(others), _AT_ONCE)):
        since = min(day for _, _, day in keys)
        rows = await _rows(
            work, ScheduledEvent.kind.in_(listed), ScheduledEvent.subject.in_(some), ScheduledEvent.local_date >= since
        )
        found |= {row.id: row for row in rows}
    return list(found.values())


async def _rows(work: UnitOfWork, *which: sa.ColumnElement[bool]) -> list[Row]:
    rows = await work.session.execute(sa.select(*(getattr(ScheduledEvent, name) for name in Row._fields)).where(*which))
    return [Row(*row) for row in rows]


def _key(row: Row) -> tuple[str, UUID, date]:
    return row.kind, row.subject, row.local_date


def changes(
    listed: Mapping[str, Sequence[Due]], written: Sequence[Row], now: datetime
) -> tuple[list[tuple[str, Due]], list[UUID]]:
    """Return what is listed and doesn't stand like that in its row, and which rows to come aren't listed any more."""
    stand = {_key(row): row for row in written}
    new, wanted = [], set()
    for kind, dues in listed.items():
        for due in dues:
            key = (kind, due.subject, due.local_date)
            wanted.add(key)
            if not _stands(stand.get(key), due):
                new.append((kind, due))
    gone = [row.id for key, row in stand.items() if row.kind in listed and _to_come(row, now) and key not in wanted]
    return new, gone


def _stands(row: Row | None, due: Due) -> bool:
    if row is None or row.state is ScheduledState.CANCELLED:
        return False
    return row.state is not ScheduledState.PLANNED or (row.due_at, row.not_after) == (due.at, due.not_after)


def _to_come(row: Row, now: datetime) -> bool:
    return row.state is ScheduledState.PLANNED and row.due_at > now


async def note(work: UnitOfWork, new: Sequence[tuple[str, Due]]) -> None:
    """Insert the events; one that is still planned moves with its subject, one that was dropped comes back."""
    rows = [
        {
            "id": uuid4(), "workspace_id": work.workspace_id, "kind": kind, "subject": due.subject,
            "local_date": due.local_date, "due_at": due.at, "not_after": due.not_after, "state": ScheduledState.PLANNED,
        }
        for kind, due in new
    ]  # fmt: skip
    await insert_or_change(work.session, ScheduledEvent, rows, key=_KEY, change=_CHANGE, where=_DIFFERS)


async def cancel(work: UnitOfWork, gone: Sequence[UUID], now: datetime) -> None:
    """Cancel what was planned for later and isn't listed any more: its subject moved to another day, or went."""
    if gone:
        rows = Base.metadata.tables[ScheduledEvent.__tablename__]
        still = sa.and_(rows.c.id == sa.bindparam("gone"), rows.c.state == ScheduledState.PLANNED, rows.c.due_at > now)
        cancel = sa.update(rows).where(still).values(state=ScheduledState.CANCELLED)
        await work.session.execute(cancel, [{"gone": each} for each in gone])


async def due(work: UnitOfWork, now: datetime) -> list[list[ScheduledEvent]]:
    """Return the scheduled events that are due, those of one kind and subject together, oldest first."""
    rows = await work.all(
        sa.select(ScheduledEvent)
        .where(ScheduledEvent.state == ScheduledState.PLANNED, ScheduledEvent.due_at <= now)
        .order_by(ScheduledEvent.due_at)
    )
    groups: dict[tuple[str, UUID], list[ScheduledEvent]] = {}
    for row in rows:
        groups.setdefault((row.kind, row.subject), []).append(row)
    return list(groups.values())


async def about(work: UnitOfWork, scheduled_id: UUID) -> tuple[str, UUID] | None:
    """Return the kind and the subject of an event, without a lock on its row."""
    query = sa.select(ScheduledEvent.kind, ScheduledEvent.subject).where(ScheduledEvent.id == scheduled_id)
    row = (await work.session.execute(query)).first()
    return (row.kind, row.subject) if row else None


async def expire(work: UnitOfWork, missed: Sequence[UUID]) -> None:
    """Write down that these will never come, unless they have come meanwhile."""
    still = sa.and_(ScheduledEvent.id.in_(missed), ScheduledEvent.state == ScheduledState.PLANNED)
    await work.session.execute(sa.update(ScheduledEvent).where(still).values(state=ScheduledState.EXPIRED))


async def forget(work: UnitOfWork, subject: UUID, *kinds: str) -> None:
    """Forget that events of ``kinds`` about ``subject`` have come or passed: the next plan lists them anew."""
    await work.session.execute(
        sa.delete(ScheduledEvent).where(ScheduledEvent.subject == subject, ScheduledEvent.kind.in_(kinds))
    )


async def next_due(storage: Storage) -> datetime | None:
    """Return when the next event falls due, over all workspaces that Zirkel may speak in."""
    async with storage.reading_everywhere() as session:
        return await session.scalar(
            sa.select(sa.func.min(ScheduledEvent.due_at))
            .join(Workspace, Workspace.id == ScheduledEvent.workspace_id)
            .where(ScheduledEvent.state == ScheduledState.PLANNED, Workspace.state == WorkspaceState.ACTIVE)
        )
