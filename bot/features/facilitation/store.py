"""What leading asks the database: one query for whatever decides whether somebody may."""

from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa

from bot.features.sessions.rules import MODERATION
from bot.kernel.enums import MemberState, RoleState
from bot.storage.unit_of_work import UnitOfWork
from models import Circle, Membership, RoleTurn, Session


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
