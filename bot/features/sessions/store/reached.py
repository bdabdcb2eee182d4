"""How far a circle's season is."""

from uuid import UUID

import sqlalchemy as sa

from bot.kernel.vocabulary import SessionState
from bot.storage.unit_of_work import UnitOfWork
from models import Session

_HELD = (SessionState.RUNNING, SessionState.ENDED, SessionState.MISSED)


async def reached(work: UnitOfWork, circle_id: UUID) -> int:
    """Return the number of the session that comes next, or was held last where none is planned; 0 before the first."""
    held = sa.func.max(sa.case((Session.state.in_(_HELD), Session.number)))
    coming = sa.func.min(sa.case((Session.state == SessionState.PLANNED, Session.number)))
    found = await work.session.execute(sa.select(held, coming).where(Session.circle_id == circle_id))
    return max((number or 0 for number in found.one()), default=0)
