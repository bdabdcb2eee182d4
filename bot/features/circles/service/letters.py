"""What circles say by letter."""

from datetime import datetime, timedelta
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.post import Address
from bot.kernel.ids import ChannelId, UserId
from bot.storage.unit_of_work import UnitOfWork
from models import Membership

INVITATION, BRING_IN = "circles-invitation", "circles-bring-in"
ASKED, INVITED, PLACE = "circles-asked", "circles-invited", "circles-place"
"""About somebody at the door: to the owners, to whom is invited, to whom a place is kept for."""
LET_IN, ON_WAITLIST, NOT_NOW, OWNER = "circles-let-in", "circles-on-waitlist", "circles-not-now", "circles-owner"
"""About a circle, to one person."""
CHANGED = "circles-changed"
"""To the channel: when and how the circle meets from now on."""
INVITATION_ELSEWHERE = "circles-invitation-elsewhere"
"""A card in a channel that the circle has left."""
INVITATION_KEPT = timedelta(days=30)
"""How long the card waits for the bot to be invited into the channel."""

TOLD_FOR = timedelta(days=14)
"""How long what concerns one person may wait for them."""

CHANGED_KEPT = timedelta(days=2)


async def bring_in(work: UnitOfWork, membership: Membership, channel: ChannelId, now: datetime) -> None:
    """Have a member brought into the circle's own channel, once each time they join."""
    to, once = Address(channel=channel), f"{membership.joined_at:%Y-%m-%dT%H:%M:%S}"
    await outbox.put(work, BRING_IN, membership.id, to, now=now, not_after=now + INVITATION_KEPT, once=once)


async def refresh_card(work: UnitOfWork, circle_id: UUID, now: datetime) -> None:
    """Have a circle's card brought up to date."""
    await work.session.flush()
    await outbox.refresh(work, INVITATION, circle_id, now=now)


async def tell(work: UnitOfWork, kind: str, subject: UUID, user: UserId, now: datetime, *, once: str = "") -> None:
    """Have a message sent to one person."""
    to = Address(people=(user,))
    await outbox.put(work, kind, subject, to, now=now, not_after=now + TOLD_FOR, once=once)
