"""What is over is deleted once nobody can ask for it any more; README.md says what is kept how long, and why."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

import sqlalchemy as sa
import structlog
from sqlalchemy.orm import aliased

from bot import metrics
from bot.delivery.inbox import KEPT_FOR
from bot.delivery.post import Post
from bot.delivery.uptime import KEPT_FOR as UPTIMES_KEPT
from bot.kernel.enums import Operation, OutboxState, ScheduledState
from bot.storage.startup import forget_key
from bot.storage.unit_of_work import Storage
from models import Base, InboxEntry, Lane, OutboxMessage, ScheduledEvent, Uptime, Workspace

log = structlog.get_logger()
AT_ONCE = 500
"""So many rows one transaction deletes: others want to write, too."""
OCCASIONS_KEPT = timedelta(days=30)
"""So long after its ``not_after`` an event that has come is remembered; its kind has stopped listing it by then."""
CANCELLED_KEPT, LANES_KEPT = timedelta(days=1), timedelta(days=1)
REMOVED_KEPT = timedelta(days=7)
"""So long everything is kept of a workspace that has uninstalled the app, should that have been a mistake."""
_COME = (ScheduledState.QUEUED, ScheduledState.EXPIRED)
_SETTLED = (OutboxState.SENT, OutboxState.DEAD, OutboxState.EXPIRED, OutboxState.CANCELLED)


class Over(NamedTuple):
    """Rows of a table that nobody needs any more."""

    table: type[Base]
    which: sa.ColumnElement[bool]


async def purge(storage: Storage, kinds: Iterable[Post], now: datetime) -> Counter[tuple[str, str]]:
    """Delete what is over; return how many rows of which table and kind that were."""
    gone: Counter[tuple[str, str]] = Counter()
    for over in _all_over(kinds, now):
        while bite := await _bite(storage, over):
            gone.update((over.table.__tablename__, kind) for kind in bite)
    for table in sorted({table for table, _ in gone}):
        rows = {kind: count for (of, kind), count in sorted(gone.items()) if of == table}
        metrics.deleted.labels(table).inc(sum(rows.values()))
        log.info("purged", table=table, rows=rows)
    if file := await forget_key(storage):
        log.warning("key_destroyed", file=file.name)
    return gone


async def _bite(storage: Storage, over: Over) -> list[str]:
    """Delete some of these rows; return the kind of each, or "all" in a table without kinds."""
    table = Base.metadata.tables[over.table.__tablename__]
    keys = table.primary_key.columns
    some = sa.select(*keys, table.c.get("kind", sa.literal("all"))).where(over.which).limit(AT_ONCE)
    async with storage.everywhere() as session:
        found = (await session.execute(some.with_for_update(skip_locked=True))).all()
        if found:
            those = sa.tuple_(*keys).in_([tuple(row)[:-1] for row in found])
            await session.execute(sa.delete(table).where(those))
    return [row[-1] for row in found]


def _all_over(kinds: Iterable[Post], now: datetime) -> Iterator[Over]:
    yield Over(Workspace, Workspace.removed_at < now - REMOVED_KEPT)
    yield Over(InboxEntry, InboxEntry.taken_at < now - KEPT_FOR)
    yield Over(Uptime, Uptime.until < now - UPTIMES_KEPT)
    yield Over(Lane, Lane.next_allowed_at < now - LANES_KEPT)
    dropped = ScheduledEvent.state == ScheduledState.CANCELLED
    yield Over(ScheduledEvent, sa.and_(dropped, ScheduledEvent.due_at < now - CANCELLED_KEPT))
    yield Over(
        ScheduledEvent, sa.and_(ScheduledEvent.state.in_(_COME), ScheduledEvent.not_after < now - OCCASIONS_KEPT)
    )
    yield from _letters_over(kinds, now)


def _letters_over(kinds: Iterable[Post], now: datetime) -> Iterator[Over]:
    names: dict[timedelta | None, list[str]] = defaultdict(list)
    for kind in kinds:
        names[kind.kept_for].append(kind.kind)
    known = [name for some in names.values() for name in some]
    for repeated in (Operation.UPDATE, Operation.REMOVE):
        yield Over(OutboxMessage, sa.and_(_settled(repeated, known), OutboxMessage.not_after < now))
    for kept, some in names.items():
        if kept is not None:
            over = sa.and_(_settled(Operation.POST, some), OutboxMessage.not_after < now - kept)
            yield Over(OutboxMessage, sa.and_(over, ~_is_awaited()))


def _settled(operation: Operation, kinds: Iterable[str]) -> sa.ColumnElement[bool]:
    return sa.and_(
        OutboxMessage.operation == operation, OutboxMessage.kind.in_(kinds), OutboxMessage.state.in_(_SETTLED)
    )


def _is_awaited() -> sa.Exists:
    """Tell whether a reply still has to find the thread that a message began."""
    reply = aliased(OutboxMessage)
    return sa.exists().where(
        reply.state.in_((OutboxState.PENDING, OutboxState.SENDING)),
        reply.thread_of == OutboxMessage.kind,
        reply.thread_subject == OutboxMessage.subject,
    )
