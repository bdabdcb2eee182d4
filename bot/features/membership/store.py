"""Queries about requests to join: who asks, is invited, or waits for a place."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from bot.features.circles.store import OPEN
from bot.kernel.enums import CircleState, MemberState, RequestKind
from bot.storage.unit_of_work import UnitOfWork
from models import Circle, JoinRequest, Membership, Person

Requests = list[tuple[JoinRequest, Person]]
"""Requests with the people whose they are, the earliest first."""


async def requests_at(work: UnitOfWork, circle_id: UUID) -> Requests:
    """Return the requests to join a circle, without those of people who have left the company."""
    return await _requests(work, JoinRequest.circle_id == circle_id, ~Person.deleted)


async def requests_of(work: UnitOfWork, person_id: UUID) -> Requests:
    """Return somebody's requests to join circles that haven't ended."""
    running = sa.select(Circle.id).where(Circle.state.in_(OPEN))
    return await _requests(work, JoinRequest.person_id == person_id, JoinRequest.circle_id.in_(running))


async def left_by_owners(work: UnitOfWork) -> list[UUID]:
    """Return the running circles that nobody owns, or people alone whose account is off."""
    owner = sa.and_(Membership.circle_id == Circle.id, Membership.owner, Membership.state == MemberState.ACTIVE)
    return await work.all(
        sa.select(Circle.id)
        .outerjoin(Membership, owner)
        .outerjoin(Person, sa.and_(Person.id == Membership.person_id, ~Person.deleted))
        .where(Circle.state.in_(OPEN))
        .group_by(Circle.id)
        .having(sa.func.count(Person.id) == 0)
        .order_by(Circle.id)
    )


async def own_no_longer(work: UnitOfWork, circle_id: UUID) -> None:
    """Let people of a circle whose account is off be responsible for it no longer."""
    await work.session.execute(_of_leavers(circle_id).values(owner=False))


async def give_up_places_of_leavers(work: UnitOfWork, circle_id: UUID, now: datetime) -> None:
    """End the memberships of people of a circle whose account is off."""
    await work.session.execute(_of_leavers(circle_id).values(state=MemberState.LEFT, left_at=now, owner=False))


def _of_leavers(circle_id: UUID) -> sa.Update:
    off = sa.select(Person.id).where(Person.deleted)
    theirs = sa.and_(Membership.state == MemberState.ACTIVE, Membership.person_id.in_(off))
    return sa.update(Membership).where(Membership.circle_id == circle_id, theirs)


async def request(work: UnitOfWork, request_id: UUID) -> Requests:
    """Return one request, or none where it is settled, or whoever made it has left the company."""
    return await _requests(work, JoinRequest.id == request_id, ~Person.deleted)


async def request_at(work: UnitOfWork, circle_id: UUID, person_id: UUID) -> Requests:
    """Return somebody's request to join a circle, or none."""
    return await _requests(work, JoinRequest.circle_id == circle_id, JoinRequest.person_id == person_id)


async def _requests(work: UnitOfWork, *conditions: sa.ColumnElement[bool]) -> Requests:
    query = sa.select(JoinRequest, Person).join(Person, Person.id == JoinRequest.person_id).where(*conditions)
    return await work.rows(query.order_by(JoinRequest.made_at, JoinRequest.id))


async def remove_request(work: UnitOfWork, request_id: UUID) -> None:
    """Delete a request; that it is settled is known by its absence."""
    await work.session.execute(sa.delete(JoinRequest).where(JoinRequest.id == request_id))


async def with_places_to_pass_on(work: UnitOfWork, now: datetime) -> list[UUID]:
    """Return the circles in which a place was kept long enough, or is empty though somebody waits who doesn't pause."""
    members = (
        sa.select(sa.func.count())
        .select_from(Membership)
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.circle_id == Circle.id, Membership.state == MemberState.ACTIVE, ~Person.deleted)
        .scalar_subquery()
    )
    kept = sa.func.count(JoinRequest.kept_until)
    reachable = sa.or_(Person.paused_until.is_(None), Person.paused_until <= now, JoinRequest.kept_until.is_not(None))
    return await work.all(
        sa.select(Circle.id)
        .join(JoinRequest, JoinRequest.circle_id == Circle.id)
        .join(Person, Person.id == JoinRequest.person_id)
        .where(JoinRequest.kind == RequestKind.WAITING, Circle.state.in_(OPEN), ~Person.deleted, reachable)
        .group_by(Circle.id, Circle.places)
        .having(
            sa.or_(
                sa.func.min(JoinRequest.kept_until) <= now,
                sa.and_(sa.func.count() > kept, members + kept < Circle.places),
            )
        )
        .order_by(Circle.id)
    )


async def closed_with_requests(work: UnitOfWork) -> list[UUID]:
    """Return the circles that have ended while somebody still asked, was invited or waited."""
    closed = sa.and_(JoinRequest.circle_id == Circle.id, Circle.state == CircleState.CLOSED)
    return await work.all(sa.select(Circle.id).join(JoinRequest, closed).distinct().order_by(Circle.id))
