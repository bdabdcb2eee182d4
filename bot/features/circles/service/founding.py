"""Founding circles."""

from datetime import datetime
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.post import Address
from bot.features.circles.rules import CircleInfo, NewCircle
from bot.features.circles.service.letters import INVITATION, INVITATION_KEPT, bring_in
from bot.features.circles.service.reading import load
from bot.kernel.ids import ChannelId
from bot.storage.unit_of_work import UnitOfWork
from models import Circle, Membership


async def is_founded(work: UnitOfWork, circle_id: UUID) -> bool:
    """Return whether this circle is there already."""
    return await work.find(Circle, circle_id) is not None


async def found_circle(
    work: UnitOfWork,
    founder: UUID,
    wish: NewCircle,
    *,
    circle_id: UUID,
    now: datetime,
    made: ChannelId | None = None,
) -> CircleInfo:
    """Found a circle with its founder as owner and first member; the same ``circle_id`` twice founds one.

    ``made`` is the channel that was made for it, where the wish names none.
    """
    if await work.find(Circle, circle_id) is None:
        channel = made or wish.channel
        if channel is None:
            raise ValueError("a circle lives in a channel")
        work.add(
            Circle(
                id=circle_id, name=wish.name, purpose=wish.purpose, channel_id=channel, language=wish.language,
                cadence=wish.cadence, first_date=wish.first, at=wish.at, zone=wish.zone, minutes=wish.minutes,
                format_id=wish.format_id, mode=wish.mode, places=wish.places, sessions=wish.sessions,
                own_channel=made is not None, created_at=now,
                by_invitation=wish.by_invitation, milestones=wish.milestones, holidays=wish.holidays,
            )
        )  # fmt: skip
        await work.session.flush()
        membership = work.add(Membership(circle_id=circle_id, person_id=founder, owner=True, joined_at=now))
        if made:
            await work.session.flush()
            await bring_in(work, membership, made, now)
        to = Address(channel=channel)
        await outbox.put(work, INVITATION, circle_id, to, now=now, not_after=now + INVITATION_KEPT)
    return await load(work, circle_id)
