"""Founding, joining and leaving circles; what other features know of them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.post import Address
from bot.features.circles import store
from bot.features.circles.rules import CircleInfo, Member, NewCircle, check_may_join
from bot.features.people.service import describe
from bot.kernel.errors import NotAMember
from bot.kernel.ids import ChannelId
from bot.kernel.recurrence import Rhythm
from bot.kernel.vocabulary import CircleState, MemberState
from bot.storage.unit_of_work import UnitOfWork
from models import Circle, Membership

INVITATION = "circles-invitation"
INVITATION_KEPT = timedelta(days=30)
"""How long the card waits for the bot to be invited into the channel."""


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


async def join(work: UnitOfWork, circle_id: UUID, person_id: UUID, now: datetime) -> CircleInfo:
    """Make somebody a member; joining twice changes nothing.

    Raises:
        Gone, CircleIsClosed, CircleIsFull: each says what to do instead.
    """
    await work.get(Circle, circle_id, lock=True)
    circle = await load(work, circle_id)
    if circle.member(person_id):
        return circle
    check_may_join(circle)
    row = await store.membership(work, circle_id, person_id)
    if row is None:
        work.add(Membership(circle_id=circle_id, person_id=person_id, joined_at=now))
    else:
        row.state, row.left_at, row.joined_at, row.owner = MemberState.ACTIVE, None, now, False
    await _refresh_card(work, circle_id, now)
    return await load(work, circle_id)


async def leave(work: UnitOfWork, circle_id: UUID, person_id: UUID, now: datetime) -> CircleInfo:
    """End a membership, without a reason; somebody else becomes owner where the last one goes.

    Raises:
        Gone, NotAMember: there is nothing to leave.
    """
    await work.get(Circle, circle_id, lock=True)
    await require_member(work, circle_id, person_id)
    row = await store.membership(work, circle_id, person_id)
    if row is None:
        raise NotAMember
    row.state, row.left_at, row.owner = MemberState.LEFT, now, False
    await work.session.flush()
    left = await store.members(work, [circle_id])
    if left and not any(membership.owner for membership, _ in left):
        left[0][0].owner = True
    await _refresh_card(work, circle_id, now)
    return await load(work, circle_id)


async def _refresh_card(work: UnitOfWork, circle_id: UUID, now: datetime) -> None:
    await work.session.flush()
    await outbox.refresh(work, INVITATION, circle_id, now=now, not_after=now + timedelta(days=1))


async def load(work: UnitOfWork, circle_id: UUID) -> CircleInfo:
    """Return a circle with its members.

    Raises:
        Gone: there is none with this id in this workspace.
    """
    return (await _describe(work, [await work.get(Circle, circle_id)]))[0]


async def require_member(work: UnitOfWork, circle_id: UUID, person_id: UUID) -> CircleInfo:
    """Return a circle for one of its members.

    Raises:
        Gone, NotAMember: it isn't there, or not theirs.
    """
    circle = await load(work, circle_id)
    if circle.member(person_id) is None:
        raise NotAMember
    return circle


async def circles_of(work: UnitOfWork, person_id: UUID) -> list[CircleInfo]:
    """Return the running circles that somebody is in, the oldest first."""
    return await _describe(work, await store.of_person(work, person_id))


async def circles_in(work: UnitOfWork, channel: ChannelId) -> list[CircleInfo]:
    """Return the running circles of a channel, the oldest first."""
    return await _describe(work, await store.in_channel(work, channel))


async def active_circles(work: UnitOfWork) -> list[CircleInfo]:
    """Return all circles of the workspace that meet just now."""
    return await _describe(work, await store.active(work))


async def meeting_or_closed_since(work: UnitOfWork, since: datetime) -> list[CircleInfo]:
    """Return all circles of the workspace that meet just now, and those whose season has ended since then."""
    return await _describe(work, await store.meeting_or_closed_since(work, since))


async def close(work: UnitOfWork, circle_id: UUID, now: datetime) -> None:
    """End a circle: its season is over."""
    row = await work.get(Circle, circle_id, lock=True)
    row.state, row.closed_at = CircleState.CLOSED, now
    await _refresh_card(work, circle_id, now)


async def _describe(work: UnitOfWork, rows: Sequence[Circle]) -> list[CircleInfo]:
    if not rows:
        return []
    groups: dict[UUID, list[Member]] = {row.id: [] for row in rows}
    for membership, row in await store.members(work, list(groups)):
        person = describe(row)
        groups[membership.circle_id].append(
            Member(person.id, person.user, membership.owner, person.zone, person.language, membership.joined_at)
        )
    return [_info(row, tuple(groups[row.id])) for row in rows]


def _info(row: Circle, members: tuple[Member, ...]) -> CircleInfo:
    return CircleInfo(
        id=row.id, name=row.name, purpose=row.purpose, channel=ChannelId(row.channel_id), language=row.language,
        state=row.state, rhythm=Rhythm(row.cadence, row.first_date, row.at, row.zone), minutes=row.minutes,
        format_id=row.format_id, mode=row.mode, places=row.places, sessions=row.sessions, dots=row.dots,
        digest=row.digest, members=members,
    )  # fmt: skip
