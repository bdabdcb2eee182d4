"""Notes on cases."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from bot.storage.unit_of_work import UnitOfWork
from models import CaseNote


async def notes_for(work: UnitOfWork, session_id: UUID, person_id: UUID) -> Sequence[CaseNote]:
    """Return what was written for somebody in a session, the earliest first."""
    theirs = sa.select(CaseNote).where(CaseNote.session_id == session_id, CaseNote.person_id == person_id)
    return await work.all(theirs.order_by(CaseNote.written_at, CaseNote.id))


async def delete_before(work: UnitOfWork, before: datetime) -> None:
    """Delete what was written before then; where there is nothing of that, nothing is written."""
    old = CaseNote.written_at <= before
    if await work.session.scalar(sa.select(CaseNote.id).where(old).limit(1)):
        await work.session.execute(sa.delete(CaseNote).where(old))
