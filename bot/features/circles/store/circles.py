"""Every query about circles and memberships."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from bot.kernel.ids import ChannelId
from bot.kernel.vocabulary import CircleState, MemberState
from bot.storage.unit_of_work import UnitOfWork
from models import Circle, Membership, Person

OPEN = (CircleState.ACTIVE, CircleState.PAUSED)


async def members(work: UnitOfWork, circle_ids: Sequence[UUID]) -> list[tuple[Membership, Person]]:
    """Return the active memberships of these circles with their people, the earliest first."""
    rows = await work.session.execute(
        sa.select(Membership, Person)
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.circle_id.in_(circle_ids), Membership.state == MemberState.ACTIVE, ~Person.deleted)
        .order_by(Membership.joined_at, Membership.id)
    )
    return [(membership, person) for membership, person in rows]


async def membership(work: UnitOfWork, circle_id: UUID, person_id: UUID) -> Membership | None:
    """Return somebody's membership, active or not."""
    return await work.session.scalar(
        sa.select(Membership).where(Membership.circle_id == circle_id, Membership.person_id == person_id)
    )


async def of_person(work: UnitOfWork, person_id: UUID) -> list[Circle]:
    """Return the running circles that somebody is in."""
    return await work.all(
        sa.select(Circle)
        .join(Membership, Membership.circle_id == Circle.id)
        .where(Membership.person_id == person_id, Membership.state == MemberState.ACTIVE, Circle.state.in_(OPEN))
        .order_by(Circle.created_at, Circle.id)
    )


async def by_ids(work: UnitOfWork, ids: Collection[UUID]) -> list[Circle]:
    """Return circles by their ids, the oldest first."""
    return await work.all(sa.select(Circle).where(Circle.id.in_(ids)).order_by(Circle.created_at, Circle.id))


async def in_channel(work: UnitOfWork, channel: ChannelId) -> list[Circle]:
    """Return the running circles that live in a channel."""
    return await work.all(
        sa.select(Circle)
        .where(Circle.channel_id == channel, Circle.state.in_(OPEN))
        .order_by(Circle.created_at, Circle.id)
    )


async def active(work: UnitOfWork) -> list[Circle]:
    """Return all circles that meet just now."""
    return await work.all(sa.select(Circle).where(Circle.state == CircleState.ACTIVE).order_by(Circle.id))


async def with_digest(work: UnitOfWork, since: datetime) -> list[tuple[UUID, str]]:
    """Return the id and zone of each circle that wants a digest and meets just now, or has ended since then."""
    closed = sa.and_(Circle.state == CircleState.CLOSED, Circle.closed_at >= since)
    query = sa.select(Circle.id, Circle.zone).where(Circle.digest, sa.or_(Circle.state == CircleState.ACTIVE, closed))
    return [(circle_id, zone) for circle_id, zone in await work.session.execute(query.order_by(Circle.id))]
