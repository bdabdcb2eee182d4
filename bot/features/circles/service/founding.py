"""Founding circles."""

from datetime import datetime
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.post import Address
from bot.features.circles.rules import CircleInfo, NewCircle
from bot.features.circles.service.letters import INVITATION, INVITATION_KEPT
from bot.features.circles.service.reading import load
from bot.storage.unit_of_work import UnitOfWork
from models import Circle, Membership


async def found_circle(
    work: UnitOfWork, founder: UUID, wish: NewCircle, *, circle_id: UUID, now: datetime
) -> CircleInfo:
    """Found a circle with its founder as owner and first member; the same ``circle_id`` twice founds one."""
    if await work.find(Circle, circle_id) is None:
        work.add(
            Circle(
                id=circle_id, name=wish.name, purpose=wish.purpose, channel_id=wish.channel, language=wish.language,
                cadence=wish.cadence, first_date=wish.first, at=wish.at, zone=wish.zone, minutes=wish.minutes,
                format_id=wish.format_id, mode=wish.mode, places=wish.places, sessions=wish.sessions, created_at=now,
            )
        )  # fmt: skip
        await work.session.flush()
        work.add(Membership(circle_id=circle_id, person_id=founder, owner=True, joined_at=now))
        to = Address(channel=wish.channel)
        await outbox.put(work, INVITATION, circle_id, to, now=now, not_after=now + INVITATION_KEPT)
    return await load(work, circle_id)
