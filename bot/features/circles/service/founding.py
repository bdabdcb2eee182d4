"""Founding circles."""

from datetime import datetime
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.post import Address
from bot.features.circles.rules import CircleInfo, CircleSettings, Room
from bot.features.circles.service.letters import INVITATION, INVITATION_KEPT, bring_in
from bot.features.circles.service.reading import load
from bot.storage.unit_of_work import UnitOfWork
from models import Circle, Membership


async def find_circle(work: UnitOfWork, circle_id: UUID) -> CircleInfo | None:
    """Return a circle, None where there is none of this id."""
    return await load(work, circle_id) if await work.find(Circle, circle_id) else None


async def found_circle(
    work: UnitOfWork,
    founder: UUID,
    wish: CircleSettings,
    room: Room,
    *,
    circle_id: UUID,
    now: datetime,
) -> CircleInfo:
    """Found a circle with its founder as owner and first member; the same ``circle_id`` twice founds one.

    Into a channel that was made for it its founder is brought.
    """
    if known := await find_circle(work, circle_id):
        return known
    circle = Circle(id=circle_id, created_at=now)
    write(circle, wish)
    settle(circle, room)
    work.add(circle)
    await work.session.flush()
    membership = work.add(Membership(circle_id=circle_id, person_id=founder, owner=True, joined_at=now))
    if room.own:
        await work.session.flush()
        await bring_in(work, membership, room.channel, now)
    to = Address(channel=room.channel)
    await outbox.put(work, INVITATION, circle_id, to, now=now, not_after=now + INVITATION_KEPT)
    return await load(work, circle_id)


def write(row: Circle, wish: CircleSettings) -> None:
    """Let a circle be what its owners wish."""
    row.name, row.purpose, row.language = wish.name, wish.purpose, wish.language
    row.cadence, row.first_date, row.at, row.zone = (
        wish.rhythm.cadence, wish.rhythm.first, wish.rhythm.at, wish.rhythm.zone,
    )  # fmt: skip
    row.minutes, row.format_id, row.mode = wish.minutes, wish.format_id, wish.mode
    row.places, row.sessions, row.dots, row.digest = wish.places, wish.sessions, wish.dots, wish.digest
    row.by_invitation, row.milestones, row.holidays = wish.by_invitation, wish.milestones, wish.holidays


def settle(row: Circle, room: Room) -> None:
    """Let a circle live in a channel."""
    row.channel_id, row.own_channel, row.findable = room.channel, room.own, room.findable
