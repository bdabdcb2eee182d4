"""Who pauses while a session is to come."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from bot.features.sessions.rules import Seat
from bot.kernel.vocabulary import MemberState, Mode, SessionState
from bot.storage.unit_of_work import UnitOfWork
from models import Attendance, Membership, Person, Session

_TO_COME = (SessionState.PLANNED, SessionState.RUNNING)


async def seats(work: UnitOfWork, now: datetime, person_id: UUID | None = None) -> list[Seat]:
    """Return the seats, in sessions to come, of people who pause, and those that are empty because of a pause.

    ``person_id``: only this person's.
    """
    said = sa.and_(Attendance.session_id == Session.id, Attendance.person_id == Person.id)
    rows = (
        sa.select(
            Session.id,
            Person.id,
            Session.starts_at,
            sa.and_(Session.state == SessionState.RUNNING, Session.mode == Mode.LIVE),
            Person.paused_until,
            Attendance.presence,
            sa.func.coalesce(Attendance.for_pause, sa.false()),
        )
        .select_from(Person)
        .join(Membership, Membership.person_id == Person.id)
        .join(Session, Session.circle_id == Membership.circle_id)
        .outerjoin(Attendance, said)
        .where(
            Person.paused_until.is_not(None),
            Membership.state == MemberState.ACTIVE,
            Session.state.in_(_TO_COME),
            sa.or_(Person.paused_until > now, Attendance.for_pause),
        )
        .order_by(Session.starts_at, Session.id, Person.id)
    )
    theirs = rows.where(Person.id == person_id) if person_id else rows
    return [Seat(*row) for row in await work.session.execute(theirs)]


async def forget_away(work: UnitOfWork, session_id: UUID, person_id: UUID) -> None:
    """Forget that somebody couldn't come because of a pause."""
    await work.session.execute(
        sa.delete(Attendance).where(
            Attendance.session_id == session_id, Attendance.person_id == person_id, Attendance.for_pause
        )
    )
