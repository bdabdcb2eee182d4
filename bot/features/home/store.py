"""What Home asks the database about many circles at once."""

from collections.abc import Collection
from uuid import UUID

import sqlalchemy as sa

from bot.kernel.enums import RequestKind
from bot.storage.unit_of_work import UnitOfWork
from models import JoinRequest, Person


async def asking(work: UnitOfWork, circle_ids: Collection[UUID]) -> dict[UUID, int]:
    """Return how many ask to join each of these circles; those that nobody asks are left out."""
    rows = await work.session.execute(
        sa.select(JoinRequest.circle_id, sa.func.count())
        .join(Person, Person.id == JoinRequest.person_id)
        .where(JoinRequest.circle_id.in_(circle_ids), JoinRequest.kind == RequestKind.ASKED, ~Person.deleted)
        .group_by(JoinRequest.circle_id)
    )
    return dict(rows.all())
