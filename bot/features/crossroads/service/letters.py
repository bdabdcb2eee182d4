"""What is said when a circle pauses, goes on, merges or ends."""

from datetime import datetime, timedelta
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.post import Address
from bot.features.circles.rules import CircleInfo, Member
from bot.storage.unit_of_work import UnitOfWork

PAUSED, RESUMED, CLOSING, ENDED = (
    "crossroads-paused", "crossroads-resumed", "crossroads-closing", "crossroads-ended",
)  # fmt: skip
QUESTION, QUESTION_BEFORE = "crossroads-question", "crossroads-question-before"
OFFER, ANSWER, MERGED, WELCOME = (
    "crossroads-offer", "crossroads-answer", "crossroads-merged", "crossroads-welcome",
)  # fmt: skip
_TOLD_FOR = timedelta(days=3)


async def say(
    work: UnitOfWork,
    kind: str,
    subject: UUID,
    circle: CircleInfo,
    now: datetime,
    *,
    at: datetime,
    once: str = "",
    kept: timedelta = _TOLD_FOR,
) -> None:
    """Have something said in a circle's channel, not before ``at``; it is worth saying while it is ``kept``."""
    due = max(now, at)
    await outbox.put(work, kind, subject, Address(channel=circle.channel), now=due, not_after=due + kept, once=once)


async def tell(work: UnitOfWork, kind: str, subject: UUID, people: tuple[Member, ...], now: datetime) -> None:
    """Have each of these people told something."""
    for person in people:
        to = Address(people=(person.user,))
        await outbox.put(work, kind, subject, to, now=now, not_after=now + _TOLD_FOR)


async def refresh(work: UnitOfWork, kind: str, subject: UUID, now: datetime) -> None:
    """Have what was said brought up to date."""
    await outbox.refresh(work, kind, subject, now=now)
