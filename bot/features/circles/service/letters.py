"""What circles say by letter."""

from datetime import datetime, timedelta
from uuid import UUID

from bot.delivery import outbox
from bot.storage.unit_of_work import UnitOfWork

INVITATION = "circles-invitation"
INVITATION_KEPT = timedelta(days=30)
"""How long the card waits for the bot to be invited into the channel."""


async def refresh_card(work: UnitOfWork, circle_id: UUID, now: datetime) -> None:
    """Have a circle's card brought up to date."""
    await work.session.flush()
    await outbox.refresh(work, INVITATION, circle_id, now=now, not_after=now + timedelta(days=1))
