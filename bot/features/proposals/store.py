"""Who was in circles together before, and which people who said yes aren't in their circle yet."""

from collections.abc import Collection
from uuid import UUID

import sqlalchemy as sa

from bot.storage.unit_of_work import UnitOfWork
from models import Circle, Membership, NotWith


async def together(work: UnitOfWork, people: Collection[UUID]) -> list[set[UUID]]:
    """Return the people of each circle that there ever was, as far as they are among ``people``, the oldest first."""
    rows = await work.session.execute(
        sa.select(Membership.circle_id, Membership.person_id)
        .join(Circle, Circle.id == Membership.circle_id)
        .where(Membership.person_id.in_(people))
        .order_by(Circle.created_at, Circle.id)
    )
    found: dict[UUID, set[UUID]] = {}
    for circle_id, person_id in rows:
        found.setdefault(circle_id, set()).add(person_id)
    return list(found.values())


async def kept_apart(work: UnitOfWork, people: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """Return whom people don't want to be with."""
    found: dict[UUID, set[UUID]] = {}
    for row in await work.all(sa.select(NotWith).where(NotWith.person_id.in_(people))):
        found.setdefault(row.person_id, set()).add(row.other_id)
    return found
