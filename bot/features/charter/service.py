"""Keeping what a circle has agreed on."""

from datetime import datetime
from uuid import UUID

from bot.delivery import outbox
from bot.features.charter.forms import CharterForm
from bot.features.sessions import service as sessions
from bot.features.sessions.rules import Milestone
from bot.kernel.enums import SessionState
from bot.kernel.errors import CharterChanged
from bot.storage.unit_of_work import UnitOfWork
from models import Circle

CHARTER = "charter-agreed"
"""In a session's thread: what the circle has agreed on."""


async def agree(
    work: UnitOfWork, session_id: UUID, person_id: UUID, form: CharterForm, *, seen: datetime | None, now: datetime
) -> None:
    """Keep a circle's goal and rules, at its closing what it can do now; all of it stands in the session's thread.

    Raises:
        Gone, ItIsOver, NotAMember: it isn't the time for it, or not theirs to write.
        CharterChanged: somebody else has written since ``seen``.
    """
    info = await sessions.in_state_for(work, session_id, person_id, SessionState.RUNNING, SessionState.ENDED)
    row = await work.get(Circle, info.circle.id)
    can_now = form.can_now if info.milestone is Milestone.CLOSING else row.can_now
    if (row.goal, row.ground_rules, row.can_now) != (form.goal, form.rules, can_now):
        if row.agreed_at != seen:
            raise CharterChanged(field="goal")
        row.goal_at = row.goal_at if row.goal == form.goal else now
        row.goal, row.ground_rules, row.can_now, row.agreed_at = form.goal, form.rules, can_now, now
        await work.session.flush()
    await outbox.put(work, CHARTER, session_id, sessions.thread(info), now=now, not_after=now + sessions.A_DAY)
    await sessions.refresh(work, session_id, now, CHARTER)
