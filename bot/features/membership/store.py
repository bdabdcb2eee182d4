"""Queries about who is at a circle's door."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from bot.features.circles.store import _THEIRS, OPEN
from bot.kernel.enums import CircleState, MemberState, RequestKind
from bot.storage.unit_of_work import UnitOfWork
from models import Circle, JoinRequest, Membership, Person


async def at_door(work: UnitOfWork, circle_id: UUID) -> list[tuple[JoinRequest, Person]]:
    """Return who is at a circle's door, the earliest first."""
    return await _rows(work, _THEIRS.where(JoinRequest.circle_id == circle_id, ~Person.deleted))


async def doors_of(work: UnitOfWork, person_id: UUID) -> list[tuple[JoinRequest, Person]]:
    """Return at which doors of running circles somebody is, the earliest first."""
    circles = sa.select(Circle.id).where(Circle.state.in_(OPEN))
    return await _rows(work, _THEIRS.where(JoinRequest.person_id == person_id, JoinRequest.circle_id.in_(circles)))


async def find_request(work: UnitOfWork, request_id: UUID) -> tuple[JoinRequest, Person] | None:
    """Return one request."""
    return next(iter(await _rows(work, _THEIRS.where(JoinRequest.id == request_id))), None)


async def request_at(work: UnitOfWork, circle_id: UUID, person_id: UUID) -> tuple[JoinRequest, Person] | None:
    """Return what somebody has at a circle's door."""
    asked = _THEIRS.where(JoinRequest.circle_id == circle_id, JoinRequest.person_id == person_id)
    return next(iter(await _rows(work, asked)), None)


async def remove_request(work: UnitOfWork, request_id: UUID) -> None:
    """Take somebody's request away: it is settled."""
    await work.session.execute(sa.delete(JoinRequest).where(JoinRequest.id == request_id))


async def with_places_to_pass_on(work: UnitOfWork, now: datetime) -> Sequence[UUID]:
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
    found = await work.session.scalars(
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
    return found.all()


async def closed_with_requests(work: UnitOfWork) -> Sequence[UUID]:
    """Return the circles that have ended while somebody still asked, was invited or waited."""
    closed = sa.and_(JoinRequest.circle_id == Circle.id, Circle.state == CircleState.CLOSED)
    found = await work.session.scalars(sa.select(Circle.id).join(JoinRequest, closed).distinct().order_by(Circle.id))
    return found.all()


async def _rows(work: UnitOfWork, query: sa.Select[JoinRequest, Person]) -> list[tuple[JoinRequest, Person]]:
    found = await work.session.execute(query.order_by(JoinRequest.made_at, JoinRequest.id))
    return [(request, person) for request, person in found]
