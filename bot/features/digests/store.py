"""The one query about digests: when a circle had its last one."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from bot.kernel.vocabulary import LetterState
from bot.storage.unit_of_work import UnitOfWork
from models.delivery import Letter


async def last_before(work: UnitOfWork, kind: str, circle_id: UUID, due_at: datetime) -> datetime | None:
    """Return when the digest before the one of ``due_at`` was due that reached its circle."""
    row = await work.session.scalar(
        sa.select(Letter)
        .where(
            Letter.kind == kind, Letter.subject == circle_id, Letter.state == LetterState.SENT, Letter.due_at < due_at
        )
        .order_by(Letter.due_at.desc())
        .limit(1)
    )
    return row.due_at if row else None
