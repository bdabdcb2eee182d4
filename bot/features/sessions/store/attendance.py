"""Who can't come, and who was there."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID, uuid4

import sqlalchemy as sa

from bot.kernel.vocabulary import Presence, SessionState
from bot.storage.unit_of_work import UnitOfWork
from bot.storage.upsert import insert_or_change
from models import Attendance, Session

_OVER = (SessionState.ENDED, SessionState.MISSED, SessionState.CANCELLED)
_AT_ONCE = 500


async def absences(work: UnitOfWork, session_ids: Collection[UUID]) -> dict[UUID, frozenset[UUID]]:
    """Return who said that they can't come, for each of these sessions."""
    found: dict[UUID, set[UUID]] = {session_id: set() for session_id in session_ids}
    rows = await work.session.execute(
        sa.select(Attendance.session_id, Attendance.person_id).where(
            Attendance.session_id.in_(session_ids), Attendance.presence == Presence.ABSENT
        )
    )
    for session_id, person_id in rows:
        found[session_id].add(person_id)
    return {session_id: frozenset(people) for session_id, people in found.items()}


async def mark(
    work: UnitOfWork, session_id: UUID, person_id: UUID, presence: Presence, *, for_pause: bool = False
) -> None:
    """Write down what somebody said or showed about being there; the latest word counts, while names are kept."""
    if await work.session.scalar(sa.select(Session.present).where(Session.id == session_id)) is not None:
        return
    row = {
        "id": uuid4(), "workspace_id": work.workspace_id, "session_id": session_id, "person_id": person_id,
        "presence": presence, "for_pause": for_pause,
    }  # fmt: skip
    # Who said that they come after all isn't there yet, and who is there has said so already.
    where = Attendance.presence == Presence.ABSENT if presence is Presence.COMING else None
    change = ("presence", "for_pause")
    await insert_or_change(work.session, Attendance, row, key=("session_id", "person_id"), change=change, where=where)


async def forget_attendance(work: UnitOfWork, before: datetime) -> None:
    """Keep only how many were there of sessions that were over before a moment, and nobody's name."""
    were_there = (
        sa.select(sa.func.count(Attendance.id))
        .where(Attendance.session_id == Session.id, Attendance.presence == Presence.PRESENT)
        .correlate(Session)
        .scalar_subquery()
    )
    over = sa.func.coalesce(Session.ended_at, Session.ends_at) < before
    old = sa.and_(Session.state.in_(_OVER), Session.present.is_(None), over)
    ids = list(await work.session.scalars(sa.select(Session.id).where(old).limit(_AT_ONCE)))
    if ids:
        await work.session.execute(sa.update(Session).where(Session.id.in_(ids)).values(present=were_there))
        await work.session.execute(sa.delete(Attendance).where(Attendance.session_id.in_(ids)))
