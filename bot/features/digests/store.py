"""The one query about digests: when a circle had its last one."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from bot.kernel.enums import OutboxState
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage


async def last_before(work: UnitOfWork, kind: str, circle_id: UUID, due_at: datetime) -> datetime | None:
    """Return when the digest before the one of ``due_at`` was due that reached its circle."""
    sent = (OutboxMessage.kind == kind, OutboxMessage.subject == circle_id, OutboxMessage.state == OutboxState.SENT)
    last = sa.select(sa.func.max(OutboxMessage.due_at)).where(*sent, OutboxMessage.due_at < due_at)
    found: datetime | None = await work.session.scalar(last)
    return found
