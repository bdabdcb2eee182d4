"""What people answered to the phases of sessions over days."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from bot.kernel.enums import Mode, PhaseState, SessionState
from bot.storage.unit_of_work import UnitOfWork
from models import Answer, Circle, PhaseRun, Session


async def answers(work: UnitOfWork, run_id: UUID) -> list[Answer]:
    """Return all answers to a phase, the earliest first."""
    return await work.all(sa.select(Answer).where(Answer.run_id == run_id).order_by(Answer.written_at, Answer.id))


async def answer(work: UnitOfWork, run_id: UUID, person_id: UUID) -> Answer | None:
    """Return what somebody answered to a phase."""
    return await work.session.scalar(sa.select(Answer).where(Answer.run_id == run_id, Answer.person_id == person_id))


async def has_answers(work: UnitOfWork, run_id: UUID) -> bool:
    """Return whether anybody answered to a phase."""
    return await work.session.scalar(sa.select(Answer.id).where(Answer.run_id == run_id).limit(1)) is not None


async def answered(work: UnitOfWork, run_ids: Collection[UUID]) -> set[tuple[UUID, UUID]]:
    """Return who has answered which of these phases, as pairs of phase and person."""
    return set(await work.rows(sa.select(Answer.run_id, Answer.person_id).where(Answer.run_id.in_(run_ids))))


async def runs_in(work: UnitOfWork, session_ids: Collection[UUID]) -> list[PhaseRun]:
    """Return the phases of these sessions, each session's in their order."""
    return await work.all(
        sa.select(PhaseRun).where(PhaseRun.session_id.in_(session_ids)).order_by(PhaseRun.session_id, PhaseRun.position)
    )


_RUNNING_OVER_DAYS = (
    sa.select(Session, PhaseRun)
    .join(PhaseRun, PhaseRun.session_id == Session.id)
    .where(Session.state == SessionState.RUNNING, Session.mode == Mode.ASYNC)
)


async def open_over_days(work: UnitOfWork, ending_until: datetime) -> list[tuple[Session, PhaseRun]]:
    """Return the open phases of sessions over days that end up to a moment."""
    still_open = _RUNNING_OVER_DAYS.where(PhaseRun.state == PhaseState.OPEN, PhaseRun.ends_at <= ending_until)
    return await work.rows(still_open.order_by(PhaseRun.ends_at, PhaseRun.id))


async def running_over_days(work: UnitOfWork) -> list[tuple[Session, PhaseRun, str | None]]:
    """Return the phases of all sessions over days that run, session by session, with their circle's holidays."""
    query = _RUNNING_OVER_DAYS.join(Circle, Circle.id == Session.circle_id).add_columns(Circle.holidays)
    return await work.rows(query.order_by(Session.starts_at, Session.id, PhaseRun.position))


async def oldest_answered(work: UnitOfWork) -> datetime | None:
    """Return when the session ended of which the oldest answers are kept, None where there are none."""
    answered = sa.exists().where(Answer.run_id == PhaseRun.id)
    query = sa.select(sa.func.min(Session.ended_at)).join(PhaseRun, PhaseRun.session_id == Session.id).where(answered)
    found: datetime | None = await work.session.scalar(query)
    return found


async def delete_answers(
    work: UnitOfWork, phases: Mapping[datetime, Collection[tuple[str, str]]], latest: datetime
) -> None:
    """Delete the answers whose time is over.

    ``phases`` maps a moment to the phases (format and phase) whose answers go where their session ended before it;
    all that is older than ``latest`` goes in any case.
    """
    which = sa.tuple_(Session.format_id, PhaseRun.phase)
    too_old = [Session.ended_at <= latest]
    too_old += [sa.and_(Session.ended_at <= moment, which.in_(found)) for moment, found in phases.items()]
    runs = sa.select(PhaseRun.id).join(Session, Session.id == PhaseRun.session_id).where(sa.or_(*too_old))
    old = Answer.run_id.in_(runs)
    if await work.session.scalar(sa.select(sa.exists().where(old))):
        await work.session.execute(sa.delete(Answer).where(old))
