"""Who looks after the pool."""

from uuid import UUID

import sqlalchemy as sa

from bot.kernel.enums import MemberState
from bot.storage.unit_of_work import UnitOfWork
from models import CoachingSeat, Person


async def owner(work: UnitOfWork) -> UUID | None:
    """Return who has been in the pool the longest."""
    return await work.session.scalar(
        sa.select(CoachingSeat.person_id)
        .join(Person, Person.id == CoachingSeat.person_id)
        .where(CoachingSeat.state == MemberState.ACTIVE, ~Person.deleted)
        .order_by(CoachingSeat.joined_at, CoachingSeat.id)
        .limit(1)
    )
