"""The minutes of sessions."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from bot.kernel.enums import CircleState, MemberState, SessionState
from bot.storage.unit_of_work import UnitOfWork
from models import Circle, Membership, Minutes, Person, Session, Topic


async def minutes_of_session(work: UnitOfWork, session_id: UUID) -> tuple[Minutes, Person | None] | None:
    """Return what was written down of a session and by whom."""
    row = (
        await work.session.execute(
            sa.select(Minutes, Person)
            .outerjoin(Person, Person.id == Minutes.author_id)
            .where(Minutes.session_id == session_id)
        )
    ).first()
    return (row[0], row[1]) if row else None


Written = tuple[Minutes, Session, Topic | None, Person | None]


async def memberships(work: UnitOfWork, person_id: UUID) -> list[tuple[Membership, Circle]]:
    """Return all memberships that somebody has or had with their circles: running ones first, then the latest."""
    rows = await work.session.execute(
        sa.select(Membership, Circle)
        .join(Circle, Circle.id == Membership.circle_id)
        .where(Membership.person_id == person_id)
        .order_by(
            Circle.state == CircleState.CLOSED, Membership.state == MemberState.LEFT, Circle.created_at, Circle.id
        )
    )
    return [(membership, circle) for membership, circle in rows]


async def minutes(work: UnitOfWork, circle_id: UUID) -> Sequence[Written]:
    """Return a circle's minutes with their sessions, topics and authors, the latest first."""
    rows = await work.session.execute(
        sa.select(Minutes, Session, Topic, Person)
        .join(Session, Session.id == Minutes.session_id)
        .outerjoin(Topic, Topic.id == Session.topic_id)
        .outerjoin(Person, Person.id == Minutes.author_id)
        .where(Session.circle_id == circle_id)
        .order_by(Session.number.desc())
    )
    return [(row[0], row[1], row[2], row[3]) for row in rows]


async def last_ended(work: UnitOfWork, circle_id: UUID) -> tuple[Session, Topic | None] | None:
    """Return the session of a circle that took place last."""
    row = (
        await work.session.execute(
            sa.select(Session, Topic)
            .outerjoin(Topic, Topic.id == Session.topic_id)
            .where(Session.circle_id == circle_id, Session.state == SessionState.ENDED)
            .order_by(Session.number.desc())
            .limit(1)
        )
    ).first()
    return (row[0], row[1]) if row else None
