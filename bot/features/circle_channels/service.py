"""Moving a circle into another channel."""

from datetime import datetime
from uuid import UUID

from bot.delivery import outbox
from bot.features.circles import service as circles
from bot.features.circles import store as circles_store
from bot.features.circles.rules import CircleChannel, CircleInfo
from bot.features.schedule import service as schedule
from bot.kernel.enums import CircleState, Superseded
from bot.kernel.errors import CircleIsClosed
from bot.storage.unit_of_work import UnitOfWork
from models import Circle


async def may_move(work: UnitOfWork, circle_id: UUID, person_id: UUID) -> CircleInfo:
    """Return a circle for one of its owners.

    Raises:
        Gone, NotAMember, NotAnOwner, CircleIsClosed: it isn't theirs to move.
    """
    circle = await circles.require_owner(work, circle_id, person_id)
    if circle.state is CircleState.CLOSED:
        raise CircleIsClosed
    return circle


async def move(work: UnitOfWork, circle_id: UUID, person_id: UUID, to: CircleChannel, now: datetime) -> CircleInfo:
    """Let a circle live in another channel. Moving twice changes nothing.

    What is still to be said is said there, the card too; what was said stays where it is. Into a channel that was made
    for the circle its members are brought.

    Raises:
        Gone, NotAMember, NotAnOwner, CircleIsClosed: it isn't theirs to move.
    """
    row = await work.get(Circle, circle_id, lock=True)
    before = await may_move(work, circle_id, person_id)
    if before.channel == to.channel:
        return before
    circles.set_channel(row, to)
    await outbox.supersede(work, circles.INVITATION, circle_id, Superseded.CHANNEL, now=now)
    await outbox.redirect(work, circle_id, to.channel, now)
    if to.own:
        for membership, _ in await circles_store.members(work, [circle_id]):
            await circles.bring_in(work, membership, to.channel, now)
    await circles.post_invitation(work, circle_id, to.channel, now)
    await schedule.follow(work, circle_id, now)
    return await circles.load(work, circle_id)
