"""Which circles gather."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from bot.kernel.enums import CircleState, MemberState
from bot.storage.unit_of_work import UnitOfWork
from models import Circle, Membership, Person


async def gathered(work: UnitOfWork, enough: int) -> list[UUID]:
    """Return the circles that gather and have ``enough`` members, in the order in which rows are locked."""
    return await work.all(
        sa.select(Circle.id)
        .join(Membership, sa.and_(Membership.circle_id == Circle.id, Membership.state == MemberState.ACTIVE))
        .join(Person, sa.and_(Person.id == Membership.person_id, ~Person.deleted))
        .where(Circle.state == CircleState.GATHERING)
        .group_by(Circle.id)
        .having(sa.func.count(Person.id) >= enough)
        .order_by(Circle.id)
    )


async def founded(work: UnitOfWork) -> list[tuple[UUID, tuple[datetime, str, str | None]]]:
    """Return each circle that gathers, with when it was founded, its zone and holidays."""
    query = sa.select(Circle.id, Circle.created_at, Circle.zone, Circle.holidays)
    rows = await work.session.execute(query.where(Circle.state == CircleState.GATHERING).order_by(Circle.id))
    return [(circle_id, (at, zone, region)) for circle_id, at, zone, region in rows]
