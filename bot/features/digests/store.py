"""When a circle had its digests."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from bot.kernel.enums import Operation, OutboxState
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage

_POSTED = (OutboxMessage.operation == Operation.POST, OutboxMessage.state == OutboxState.SENT)


async def last_before(work: UnitOfWork, kind: str, circle_id: UUID, due_at: datetime) -> datetime | None:
    """Return when the digest before the one of ``due_at`` was due that reached its circle."""
    sent = (*_POSTED, OutboxMessage.kind == kind, OutboxMessage.subject == circle_id)
    last = sa.select(sa.func.max(OutboxMessage.due_at)).where(*sent, OutboxMessage.due_at < due_at)
    found: datetime | None = await work.session.scalar(last)
    return found


async def week_of(work: UnitOfWork, queued: OutboxMessage) -> datetime:
    """Return when the digest was due that is posted, or that is brought up to date."""
    if queued.operation is Operation.POST:
        return queued.due_at
    there = (OutboxMessage.slack_channel == queued.slack_channel, OutboxMessage.slack_ts == queued.slack_ts)
    found: datetime | None = await work.session.scalar(sa.select(OutboxMessage.due_at).where(*_POSTED, *there))
    return found or queued.due_at
