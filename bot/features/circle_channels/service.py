"""Moving a circle into another channel."""

from datetime import datetime
from uuid import UUID

from bot.delivery import outbox
from bot.features.circles import store as circles_store
from bot.features.circles.rules import CircleChannel, CircleInfo
from bot.features.circles.service import (
    INVITATION,
    INVITATION_ELSEWHERE,
    bring_in,
    load,
    post_invitation,
    require_owner,
    set_channel,
)
from bot.kernel.enums import CircleState
from bot.kernel.errors import CircleIsClosed
from bot.storage.unit_of_work import UnitOfWork
from models import Circle


async def may_move(work: UnitOfWork, circle_id: UUID, person_id: UUID) -> CircleInfo:
    """Return a circle for one of its owners.

    Raises:
        Gone, NotAMember, NotAnOwner, CircleIsClosed: it isn't theirs to move.
    """
    circle = await require_owner(work, circle_id, person_id)
    if circle.state is CircleState.CLOSED:
        raise CircleIsClosed
    return circle


async def move(work: UnitOfWork, circle_id: UUID, person_id: UUID, room: CircleChannel, now: datetime) -> CircleInfo:
    """Let a circle live in another channel. Moving twice changes nothing.

    What is still to be said is said there, the card too; what was said stays where it is.

    Raises:
        Gone, NotAMember, NotAnOwner, CircleIsClosed: it isn't theirs to move.
    """
    row = await work.get(Circle, circle_id, lock=True)
    before = await may_move(work, circle_id, person_id)
    if before.channel == room.channel:
        return before
    set_channel(row, room)
    await outbox.set_aside(work, INVITATION, circle_id, INVITATION_ELSEWHERE, now=now)
    await outbox.redirect(work, circle_id, room.channel, now)
    if room.own:
        for membership, _ in await circles_store.members(work, [circle_id]):
            await bring_in(work, membership, room.channel, now)
    await post_invitation(work, circle_id, room.channel, now)
    return await load(work, circle_id)
