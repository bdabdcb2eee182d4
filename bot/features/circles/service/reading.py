"""Finding circles, and what stands in their rows, as other features and views see it."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from datetime import datetime
from uuid import UUID

from bot.features.circles import store
from bot.features.circles.rules import CircleInfo, Member
from bot.features.people.service import describe
from bot.kernel.errors import NotAMember, NotAnOwner
from bot.kernel.ids import ChannelId
from bot.kernel.recurrence import Rhythm
from bot.storage.unit_of_work import UnitOfWork
from models import Circle, Membership

Coming = Callable[[UnitOfWork, UUID, datetime], Awaitable[datetime | None]]
"""Tells when a circle meets next, None where no date is planned: sessions know that, and circles can't ask them."""
Reached = Callable[[UnitOfWork, UUID], Awaitable[int]]
"""Tells which session a circle's season has come to (1: the first): held last, or planned next; 0 before that."""


async def load(work: UnitOfWork, circle_id: UUID) -> CircleInfo:
    """Return a circle with its members.

    Raises:
        Gone: there is none with this id in this workspace.
    """
    return (await _describe(work, [await work.get(Circle, circle_id)]))[0]


async def load_all(work: UnitOfWork, circle_ids: Collection[UUID]) -> list[CircleInfo]:
    """Return circles with their members, the oldest first."""
    return await _describe(work, await store.by_ids(work, circle_ids)) if circle_ids else []


async def require_member(work: UnitOfWork, circle_id: UUID, person_id: UUID) -> CircleInfo:
    """Return a circle for one of its members.

    Raises:
        Gone, NotAMember: it isn't there, or not theirs.
    """
    circle = await load(work, circle_id)
    if circle.member(person_id) is None:
        raise NotAMember
    return circle


async def require_owner(work: UnitOfWork, circle_id: UUID, person_id: UUID) -> CircleInfo:
    """Return a circle for one who is responsible for it.

    Raises:
        Gone, NotAMember, NotAnOwner: it isn't there, or not theirs to run.
    """
    circle = await require_member(work, circle_id, person_id)
    if not circle.is_owner(person_id):
        raise NotAnOwner
    return circle


async def membership(work: UnitOfWork, membership_id: UUID) -> tuple[CircleInfo, Member | None]:
    """Return the circle of a membership, and who it is, None for somebody who isn't in it any more.

    Raises:
        Gone: there is none with this id in this workspace.
    """
    row = await work.get(Membership, membership_id)
    circle = await load(work, row.circle_id)
    return circle, circle.member(row.person_id)


async def circles_of(work: UnitOfWork, person_id: UUID) -> list[CircleInfo]:
    """Return the running circles that somebody is in, the oldest first."""
    return await _describe(work, await store.of_person(work, person_id))


async def circles_in(work: UnitOfWork, channel: ChannelId) -> list[CircleInfo]:
    """Return the running circles of a channel, the oldest first."""
    return await _describe(work, await store.in_channel(work, channel))


async def active_circles(work: UnitOfWork) -> list[CircleInfo]:
    """Return all circles of the workspace that meet just now."""
    return await _describe(work, await store.active(work))


async def paused_circles(work: UnitOfWork) -> list[CircleInfo]:
    """Return all circles of the workspace that pause just now."""
    return await _describe(work, await store.paused(work))


async def short_of_people(work: UnitOfWork, fewest: int) -> list[UUID]:
    """Return the circles that meet and have fewer people than ``fewest``, or no owner any more."""
    return await store.short_of_people(work, fewest)


async def lost_at(work: UnitOfWork, circle_ids: Collection[UUID]) -> dict[UUID, datetime]:
    """Return when circles lost somebody last: they left it, or the company; nothing for those that lost nobody."""
    return await store.lost_at(work, circle_ids) if circle_ids else {}


async def undecided(work: UnitOfWork) -> list[CircleInfo]:
    """Return the circles that were asked how to go on and haven't decided."""
    return await _describe(work, await store.undecided(work))


async def with_digest(work: UnitOfWork, since: datetime) -> list[tuple[UUID, str]]:
    """Return the id and zone of each circle that wants a digest and meets just now, or has ended since then."""
    return await store.with_digest(work, since)


async def _describe(work: UnitOfWork, rows: Sequence[Circle]) -> list[CircleInfo]:
    if not rows:
        return []
    groups: dict[UUID, list[Member]] = {row.id: [] for row in rows}
    for membership, row in await store.members(work, list(groups)):
        person = describe(row)
        groups[membership.circle_id].append(
            Member(person.id, person.user, membership.owner, person.zone, person.language, membership.joined_at)
        )
    waiting = await store.waiting(work, list(groups))
    return [_info(row, tuple(groups[row.id]), waiting.get(row.id, 0)) for row in rows]


def _info(row: Circle, members: tuple[Member, ...], waiting: int) -> CircleInfo:
    return CircleInfo(
        id=row.id, name=row.name, purpose=row.purpose, channel=ChannelId(row.channel_id), language=row.language,
        state=row.state, rhythm=Rhythm(row.cadence, row.first_date, row.at, row.zone), minutes=row.minutes,
        format_id=row.format_id, mode=row.mode, places=row.places, sessions=row.sessions, dots=row.dots,
        digest=row.digest, members=members, by_invitation=row.by_invitation, milestones=row.milestones,
        holidays=row.holidays, paused_until=row.paused_until, own_channel=row.own_channel,
        findable=row.findable,
        rescheduled_at=row.rescheduled_at, asked_at=row.asked_at, decision=row.decision,
        waiting=waiting,
    )  # fmt: skip
