"""What circles say by letter."""

from datetime import datetime, timedelta
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.post import Address
from bot.kernel.ids import ChannelId
from bot.storage.unit_of_work import UnitOfWork
from models import Membership

INVITATION, BRING_IN = "circles-invitation", "circles-bring-in"
INVITATION_KEPT = timedelta(days=30)
"""How long the card waits for the bot to be invited into the channel."""


async def bring_in(work: UnitOfWork, membership: Membership, channel: ChannelId, now: datetime) -> None:
    """Have a member brought into the circle's own channel, once each time they join."""
    to, once = Address(channel=channel), f"{membership.joined_at:%Y-%m-%dT%H:%M:%S}"
    await outbox.put(work, BRING_IN, membership.id, to, now=now, not_after=now + INVITATION_KEPT, once=once)


async def refresh_card(work: UnitOfWork, circle_id: UUID, now: datetime) -> None:
    """Have a circle's card brought up to date."""
    await work.session.flush()
    await outbox.refresh(work, INVITATION, circle_id, now=now, not_after=now + timedelta(days=1))
