"""The minutes of sessions."""

from uuid import UUID

import sqlalchemy as sa

from bot.storage.unit_of_work import UnitOfWork
from models import Minutes, Person


async def minutes(work: UnitOfWork, session_id: UUID) -> tuple[Minutes, Person | None] | None:
    """Return what was written down of a session and by whom."""
    row = (
        await work.session.execute(
            sa.select(Minutes, Person)
            .outerjoin(Person, Person.id == Minutes.author_id)
            .where(Minutes.session_id == session_id)
        )
    ).first()
    return (row[0], row[1]) if row else None
