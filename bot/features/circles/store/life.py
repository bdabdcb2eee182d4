"""Circles that pause, circles that dwindle, circles that were asked how to go on."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from bot.kernel.vocabulary import CircleState, MemberState
from bot.storage.unit_of_work import UnitOfWork
from models import Circle, Membership, Person


async def paused(work: UnitOfWork) -> list[Circle]:
    """Return all circles that pause."""
    return await work.all(sa.select(Circle).where(Circle.state == CircleState.PAUSED).order_by(Circle.id))


async def short_of_people(work: UnitOfWork, fewest: int) -> list[UUID]:
    """Return the active circles that have fewer members than ``fewest``, or no owner."""
    owned = sa.func.count(sa.case((Membership.owner, Person.id)))
    found = await work.session.scalars(
        sa.select(Circle.id)
        .outerjoin(Membership, sa.and_(Membership.circle_id == Circle.id, Membership.state == MemberState.ACTIVE))
        .outerjoin(Person, sa.and_(Person.id == Membership.person_id, ~Person.deleted))
        .where(Circle.state == CircleState.ACTIVE)
        .group_by(Circle.id)
        .having(sa.or_(sa.func.count(Person.id) < fewest, owned == 0))
    )
    return list(found)


async def lost_at(work: UnitOfWork, circle_ids: Collection[UUID]) -> dict[UUID, datetime]:
    """Return when somebody left each circle last, or was seen to have left the company: circle id -> moment."""
    gone = sa.case((Membership.left_at.is_not(None), Membership.left_at), (Person.deleted, Person.seen_at))
    rows = await work.session.execute(
        sa.select(Membership.circle_id, sa.func.max(gone))
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.circle_id.in_(circle_ids), sa.or_(Membership.state == MemberState.LEFT, Person.deleted))
        .group_by(Membership.circle_id)
    )
    return {circle_id: at for circle_id, at in rows if at}


async def undecided(work: UnitOfWork) -> list[Circle]:
    """Return the circles that were asked how to go on and haven't decided."""
    return await work.all(
        sa.select(Circle).where(Circle.asked_at.is_not(None), Circle.decision.is_(None)).order_by(Circle.id)
    )
