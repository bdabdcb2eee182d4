"""The one query about digests: when a circle had its last one."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from bot.kernel.enums import OutboxState
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage


async def last_before(work: UnitOfWork, kind: str, circle_id: UUID, due_at: datetime) -> datetime | None:
    """Return when the digest before the one of ``due_at`` was due that reached its circle."""
    row = await work.session.scalar(
        sa.select(OutboxMessage)
        .where(
            OutboxMessage.kind == kind,
            OutboxMessage.subject == circle_id,
            OutboxMessage.state == OutboxState.SENT,
            OutboxMessage.due_at < due_at,
        )
        .order_by(OutboxMessage.due_at.desc())
        .limit(1)
    )
    return row.due_at if row else None
