"""Keeping what a circle has agreed on."""

from datetime import datetime
from uuid import UUID

from bot.delivery import outbox
from bot.features.sessions import service as sessions
from bot.kernel.enums import SessionState
from bot.kernel.errors import CharterChanged
from bot.storage.unit_of_work import UnitOfWork
from models import Circle

CHARTER = "charter-agreed"
"""In a session's thread: what the circle has agreed on."""


async def agree(
    work: UnitOfWork, session_id: UUID, person_id: UUID, goal: str, rules: str, *, seen: datetime | None, now: datetime
) -> None:
    """Keep a circle's goal and ground rules, and have them stand in the thread of the session in which it agreed.

    Raises:
        Gone, ItIsOver, NotAMember: it isn't the time for it, or not theirs to write.
        CharterChanged: somebody else has written since ``seen``.
    """
    info = await sessions.in_state_for(work, session_id, person_id, SessionState.RUNNING, SessionState.ENDED)
    row = await work.get(Circle, info.circle.id)
    if (row.goal, row.ground_rules) != (goal, rules):
        if row.agreed_at != seen:
            raise CharterChanged(field="goal")
        row.goal, row.ground_rules, row.agreed_at = goal, rules, now
        await work.session.flush()
    await outbox.put(work, CHARTER, session_id, sessions.thread(info), now=now, not_after=now + sessions.A_DAY)
    await sessions.refresh(work, session_id, now, CHARTER)
