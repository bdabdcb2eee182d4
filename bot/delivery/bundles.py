"""What is due for one person goes out as one message: the rows stay several, each with its own text."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot import metrics
from bot.delivery import outbox
from bot.delivery.outcomes import Outcome
from bot.delivery.post import Post
from bot.kernel.enums import Operation, OutboxState
from bot.kernel.errors import Gone, origin
from bot.slack.bundles import bundled, fits
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage

log = structlog.get_logger()
MOST_WITHIN = 9
"""So many others may go along with a message: one a week is to hold what comes up in it."""
FOUND_OUT_WITHIN = timedelta(minutes=10)
"""What went along waits so long for word of whether the message is there."""


async def due_with(
    session: AsyncSession, queued: OutboxMessage, harmless: Collection[str], now: datetime
) -> list[OutboxMessage]:
    """Lock and return what else is due for the one reader of a message that is to be sent, the longest due first."""
    if not _is_to_one(queued) or queued.operation is not Operation.POST or queued.kind not in harmless:
        return []
    found = await session.scalars(
        sa.select(OutboxMessage)
        .where(
            OutboxMessage.workspace_id == queued.workspace_id,
            OutboxMessage.people == queued.people,
            OutboxMessage.id != queued.id,
            OutboxMessage.operation == Operation.POST,
            OutboxMessage.state == OutboxState.PENDING,
            OutboxMessage.kind.in_(harmless),
            OutboxMessage.thread_of.is_(None),
            OutboxMessage.due_at <= now,
            OutboxMessage.not_after >= now,
        )
        .order_by(*_ORDER)
        .limit(MOST_WITHIN)
        .with_for_update(skip_locked=True)
    )
    return list(found)


_ORDER = (OutboxMessage.due_at, OutboxMessage.number, OutboxMessage.id)


def _is_to_one(queued: OutboxMessage) -> bool:
    return queued.people is not None and "," not in queued.people and queued.channel_id is None


async def message(work: UnitOfWork, queued: OutboxMessage, kinds: Mapping[str, Post]) -> Message | None:
    """Return what a message says, with all that goes along with it or stands in the same place."""
    own = await _compose(work, queued, kinds)
    if own is None or not queued.people:
        return own
    if queued.operation is Operation.UPDATE:
        return await _as_they_stand(work, queued, kinds) or own
    parts = [own]
    for row in await _within(work, queued.id):
        part = await _part(work, row, kinds)
        if part and fits(bundled([*parts, part])):
            parts.append(part)
        elif row.state is OutboxState.SENDING:
            _give_back(row, row.due_at)
    return bundled(parts)


async def _part(work: UnitOfWork, row: OutboxMessage, kinds: Mapping[str, Post]) -> Message | None:
    """Return a part; one that nobody wants is cancelled, and one that can't be written has its own turn."""
    try:
        part = await _compose(work, row, kinds)
    except Gone:
        part = None
    except Exception as error:  # noqa: BLE001  one message's mistake must not stop the others
        log.error("message_failed", kind=row.kind, queued=str(row.id), error=origin(error))  # noqa: TRY400
        return None
    if part is None:
        _give_back(row, row.due_at)
        row.state = OutboxState.CANCELLED
    return part


async def _compose(work: UnitOfWork, queued: OutboxMessage, kinds: Mapping[str, Post]) -> Message | None:
    kind = kinds[queued.kind]
    return await (kind.compose_superseded if queued.superseded else kind.compose)(work, queued)


async def _as_they_stand(work: UnitOfWork, queued: OutboxMessage, kinds: Mapping[str, Post]) -> Message | None:
    """Return all that stands in the place of an update; nothing where that is one message alone."""
    first = (
        sa.select(sa.func.coalesce(OutboxMessage.within, OutboxMessage.id))
        .where(
            OutboxMessage.kind == queued.kind,
            OutboxMessage.subject == queued.subject,
            OutboxMessage.operation == Operation.POST,
            OutboxMessage.slack_channel == queued.slack_channel,
            OutboxMessage.slack_ts == queued.slack_ts,
        )
        .limit(1)
    )
    first_id = await work.session.scalar(first)
    whole = sa.or_(OutboxMessage.id == first_id, OutboxMessage.within == first_id)
    order = (OutboxMessage.within.is_not(None), *_ORDER)
    rows = await work.all(sa.select(OutboxMessage).where(whole).order_by(*order)) if first_id else []
    if len(rows) < 2:
        return None
    parts = [await _compose(work, _update_of(row), kinds) for row in rows]
    return bundled([part for part in parts if part])


def _update_of(row: OutboxMessage) -> OutboxMessage:
    same = (
        "workspace_id",
        "kind",
        "subject",
        "people",
        "superseded",
        "due_at",
        "not_after",
        "slack_channel",
        "slack_ts",
    )
    return OutboxMessage(operation=Operation.UPDATE, **{name: getattr(row, name) for name in same})


async def settle(work: UnitOfWork, queued: OutboxMessage, outcome: Outcome, now: datetime) -> None:
    """Write down that what went along came with the message, or that it waits again."""
    if not _is_to_one(queued):
        return
    for row in await _within(work, queued.id):
        if outcome.state is OutboxState.UNKNOWN:
            row.lease_until = now + FOUND_OUT_WITHIN
            continue
        if outcome.state is not OutboxState.SENT:
            _give_back(row, outcome.next_at or now)
            continue
        changed = row.next_at == row.lease_until
        for name, value in outcome.columns(row, now).items():
            setattr(row, name, value)
        row.owner = row.lease_until = None
        metrics.sent(row.kind, (now - row.due_at).total_seconds())
        if changed:
            await outbox.update(work, row, now)


async def _within(work: UnitOfWork, queued_id: UUID) -> Sequence[OutboxMessage]:
    sending = (OutboxMessage.within == queued_id, OutboxMessage.state == OutboxState.SENDING)
    return await work.all(sa.select(OutboxMessage).where(*sending).order_by(*_ORDER))


def _give_back(row: OutboxMessage, next_at: datetime) -> None:
    row.state, row.within, row.next_at = OutboxState.PENDING, None, next_at
    row.owner = row.lease_until = row.sent_at = None
