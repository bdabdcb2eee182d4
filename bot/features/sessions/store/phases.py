"""The phases of sessions that were started."""

from uuid import UUID

import sqlalchemy as sa

from bot.kernel.vocabulary import PhaseState, SessionState
from bot.storage.unit_of_work import UnitOfWork
from models import PhaseRun, Session


async def runs(work: UnitOfWork, session_id: UUID) -> list[PhaseRun]:
    """Return the phases of a session in their order."""
    return await work.all(sa.select(PhaseRun).where(PhaseRun.session_id == session_id).order_by(PhaseRun.position))


async def session_of_run(work: UnitOfWork, run_id: UUID) -> UUID | None:
    """Return which session a phase belongs to."""
    return await work.session.scalar(sa.select(PhaseRun.session_id).where(PhaseRun.id == run_id))


async def waiting_runs(work: UnitOfWork) -> list[tuple[Session, PhaseRun]]:
    """Return the phases that are still to come in running sessions, in their order."""
    rows = await work.session.execute(
        sa.select(Session, PhaseRun)
        .join(PhaseRun, PhaseRun.session_id == Session.id)
        .where(Session.state == SessionState.RUNNING, PhaseRun.state == PhaseState.WAITING)
        .order_by(Session.id, PhaseRun.position)
    )
    return [(session, run) for session, run in rows]
