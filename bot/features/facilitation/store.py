"""What leading asks the database: whether somebody may, and what the circle set out last time."""

from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa

from bot.features.sessions.rules import MODERATION
from bot.kernel.enums import MemberState, RoleState, SessionState, Visibility
from bot.storage.unit_of_work import UnitOfWork
from models import Circle, Commitment, Membership, RoleTurn, Session


class LedSession(NamedTuple):
    """A session, locked, as somebody meets it who would like to lead it."""

    session: Session
    circle: Circle
    member_id: UUID | None
    """The person, None where they aren't a member of the circle."""
    moderator_id: UUID | None


async def led_session(work: UnitOfWork, session_id: UUID, person_id: UUID) -> LedSession | None:
    """Lock a circle and its session, in this order, and return them for ``person_id``."""
    theirs = sa.and_(
        Membership.circle_id == Circle.id, Membership.person_id == person_id, Membership.state == MemberState.ACTIVE
    )
    moderates = sa.and_(
        RoleTurn.session_id == Session.id, RoleTurn.role == MODERATION, RoleTurn.state == RoleState.HELD
    )
    rows = await work.session.execute(
        sa.select(Session, Circle, Membership.person_id, RoleTurn.person_id)
        .join(Circle, Circle.id == Session.circle_id)
        .outerjoin(Membership, theirs)
        .outerjoin(RoleTurn, moderates)
        .where(Session.id == session_id)
        .with_for_update(of=(Circle, Session), key_share=True)
    )
    row = rows.first()
    return LedSession(row[0], row[1], row[2], row[3]) if row else None


async def last_plans(work: UnitOfWork, circle_id: UUID, number: int) -> list[Commitment]:
    """Return the plans that a circle may read from the session that it held before this one, the earliest first."""
    before = sa.and_(
        Session.circle_id == circle_id, Session.state == SessionState.ENDED, Session.number.between(1, number - 1)
    )
    last = sa.select(Session.id).where(before).order_by(Session.number.desc()).limit(1).scalar_subquery()
    return await work.all(
        sa.select(Commitment)
        .where(Commitment.session_id == last, Commitment.visibility != Visibility.ONLY_ME)
        .order_by(Commitment.made_at, Commitment.id)
    )
