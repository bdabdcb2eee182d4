"""What sessions post: the names of its kinds, the thread of a session, messages brought up to date."""

from datetime import datetime, timedelta
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.post import Address
from bot.features.sessions.rules import SessionInfo
from bot.storage.unit_of_work import UnitOfWork

CARD, ROLE_CARD, START, PHASE = "sessions-card", "sessions-role-card", "sessions-start", "sessions-phase"
END, SWAP, MINUTES = "sessions-end", "sessions-swap", "sessions-minutes"
CARD_BEFORE, ROLE_BEFORE = "sessions-card-before", "sessions-role-before"
"""What was a card, a call to start or a role card until the session got a new date."""
CARD_ELSEWHERE = "sessions-card-elsewhere"
"""A card in a channel that the circle has left."""
ANSWERS, REMINDER = "sessions-answers", "sessions-reminder"
MOVED, SKIPPED, WAITING = "sessions-moved", "sessions-skipped", "sessions-waiting"
MISSED = "sessions-missed"
LEADS = "sessions-leads"
"""Who moderates a session from here on."""
CALLED_BEFORE = "sessions-called-before"
"""What was a call to start until the session was moved."""
A_DAY = timedelta(days=1)


async def refresh(work: UnitOfWork, subject: UUID, now: datetime, *kinds: str) -> None:
    """Have the messages of ``kinds`` about ``subject`` brought up to date."""
    for kind in kinds:
        await outbox.refresh(work, kind, subject, now=now)


async def refresh_all(work: UnitOfWork, info: SessionInfo, now: datetime) -> None:
    """Have all that calls people to a session brought up to date: its card, the call to start, the role cards."""
    await refresh(work, info.id, now, CARD, START, WAITING)
    for holder in info.roles:
        await refresh(work, holder.turn_id, now, ROLE_CARD, SWAP)


def thread(info: SessionInfo) -> Address:
    """Return the thread under the session's card."""
    return Address(channel=info.circle.channel, thread_of=CARD, thread_subject=info.id)


def once(revision: int) -> str:
    """Return what makes a letter about a session that was moved another one than that about its old time."""
    return f"r{revision}" if revision else ""
