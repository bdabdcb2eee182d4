"""Where circles live: moving into another channel, and who has access because they are in it.

Moving is refused with Gone, NotAMember, NotAnOwner or CircleIsClosed where the circle isn't theirs to move.
"""

from datetime import datetime
from uuid import UUID

from bot.delivery import outbox
from bot.features.circle_channels import store
from bot.features.circle_channels.rules import SeenChannel
from bot.features.circles import service as circles
from bot.features.circles import store as circles_store
from bot.features.circles.rules import CircleChannel, CircleInfo
from bot.features.membership import service as membership
from bot.features.schedule import service as schedule
from bot.kernel.enums import CircleState, Superseded
from bot.kernel.ids import ChannelId, UserId
from bot.storage.unit_of_work import UnitOfWork
from models import Circle

LEFT_WITH_CHANNEL = "channels-left"
"""To somebody who is no longer in a circle's private channel, and so no longer in the circle."""


async def move(work: UnitOfWork, circle_id: UUID, person_id: UUID, to: CircleChannel, now: datetime) -> CircleInfo:
    """Let a circle live in another channel. Moving twice changes nothing.

    What is still to be said is said there, the card too; what was said stays where it is. Into a channel that was made
    for the circle its members are brought.
    """
    row = await work.get(Circle, circle_id, lock=True)
    before = await circles.require_owner(work, circle_id, person_id, open_one=True)
    if before.channel == to.channel:
        return before
    circles.set_channel(row, to)
    row.checked_at = None
    await store.start_anew(work, circle_id)
    await outbox.supersede(work, circles.INVITATION, circle_id, Superseded.CHANNEL, now=now)
    await outbox.redirect(work, circle_id, to.channel, now)
    if to.own:
        for membership, _ in await circles_store.members(work, [circle_id]):
            await circles.bring_in(work, membership, to.channel, now)
    await circles.post_invitation(work, circle_id, to.channel, now)
    await schedule.follow(work, circle_id, now)
    return await circles.load(work, circle_id)


async def come_in(work: UnitOfWork, channel: ChannelId, user: UserId) -> None:
    """Note that somebody has come into a channel."""
    await store.count(work, channel, 1)
    for row, member in await store.people_of(work, channel):
        if member == user:
            row.in_channel = True


async def go_out(work: UnitOfWork, channel: ChannelId, user: UserId, now: datetime) -> None:
    """Let somebody leave the circles of a private channel that they are no longer in, and tell them."""
    await store.count(work, channel, -1)
    for row, member in await store.people_of(work, channel):
        if member == user:
            circle = await membership.leave(work, row.circle_id, row.person_id, now)
            if circle.state is not CircleState.CLOSED:
                once = f"{now:%Y-%m-%dT%H:%M:%S}"
                await circles.tell(work, LEFT_WITH_CHANNEL, row.circle_id, user, now, once=once)


async def check(work: UnitOfWork, channel: ChannelId, seen: SeenChannel, now: datetime) -> None:
    """Write down what Slack says of a channel, and let go who was in it when it was last looked at and isn't now."""
    for row, user in await store.people_of(work, channel) if seen.members else []:
        if row.in_channel and user not in seen.members:
            await go_out(work, channel, user, now)
        row.in_channel = user in seen.members
    await store.note_checked(work, channel, findable=seen.findable, people=seen.people or None, now=now)
