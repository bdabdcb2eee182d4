"""Who looks after a pool."""

from uuid import UUID

import sqlalchemy as sa

from bot.kernel.enums import MemberState
from bot.storage.unit_of_work import UnitOfWork
from models import CoachingSeat, Person, ProgrammeOwner


async def owners(work: UnitOfWork) -> dict[UUID, UUID]:
    """Return who has been in each pool the longest."""
    rows = await work.rows(
        sa.select(CoachingSeat.pool_id, CoachingSeat.person_id)
        .join(Person, Person.id == CoachingSeat.person_id)
        .where(CoachingSeat.state == MemberState.ACTIVE, ~Person.deleted)
        .order_by(CoachingSeat.joined_at.desc(), CoachingSeat.id.desc())
    )
    return dict(rows)


async def offers_programmes(work: UnitOfWork, person_id: UUID) -> bool:
    """Return whether somebody may offer programmes, and so looks after all of them."""
    may = (ProgrammeOwner.person_id == person_id, ProgrammeOwner.ended_at.is_(None), ~ProgrammeOwner.reads_only)
    return bool(await work.session.scalar(sa.select(sa.exists().where(*may))))
