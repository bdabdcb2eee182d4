"""Who is responsible for a circle: one at least, and nobody against their will."""

from datetime import datetime
from uuid import UUID

from bot.features.circles import store
from bot.features.circles.rules import CircleInfo
from bot.features.circles.service.letters import OWNER, tell
from bot.features.circles.service.reading import load, require_owner
from bot.kernel.errors import LastOwner, NotAMember
from bot.storage.unit_of_work import UnitOfWork
from models import Circle, Membership


async def make_owner(work: UnitOfWork, circle_id: UUID, owner: UUID, new: UUID, now: datetime) -> CircleInfo:
    """Make a member an owner beside oneself; they are told. A second time changes nothing.

    Raises:
        Gone, NotAMember, NotAnOwner: one of the two can't.
    """
    row = await _member(work, circle_id, owner, new)
    if not row.owner:
        row.owner = True
        await _tell(work, await load(work, circle_id), new, now)
    return await _after(work, circle_id)


async def hand_over(work: UnitOfWork, circle_id: UUID, owner: UUID, new: UUID, now: datetime) -> CircleInfo:
    """Make a member owner in one's own place.

    Raises:
        Gone, NotAMember, NotAnOwner: one of the two can't.
    """
    await make_owner(work, circle_id, owner, new, now)
    if owner != new:
        (await _member(work, circle_id, owner, owner)).owner = False
    return await _after(work, circle_id)


async def stop_owning(work: UnitOfWork, circle_id: UUID, owner: UUID) -> CircleInfo:
    """Be a member like others again.

    Raises:
        Gone, NotAMember, NotAnOwner, LastOwner: this one can't.
    """
    row = await _member(work, circle_id, owner, owner)
    circle = await load(work, circle_id)
    if all(member.person_id == owner for member in circle.members if member.owner):
        raise LastOwner
    row.owner = False
    return await _after(work, circle_id)


async def _member(work: UnitOfWork, circle_id: UUID, owner: UUID, person_id: UUID) -> Membership:
    """Return a member's row, where ``owner`` is one; the circle's row is locked."""
    await work.get(Circle, circle_id, lock=True)
    circle = await require_owner(work, circle_id, owner)
    row = await store.membership(work, circle_id, person_id)
    if row is None or circle.member(person_id) is None:
        raise NotAMember
    return row


async def _tell(work: UnitOfWork, circle: CircleInfo, person_id: UUID, now: datetime) -> None:
    member = circle.member(person_id)
    if member:
        await tell(work, OWNER, circle.id, member.user, now, once=f"{now:%Y-%m-%dT%H:%M:%S}")


async def _after(work: UnitOfWork, circle_id: UUID) -> CircleInfo:
    await work.session.flush()
    return await load(work, circle_id)
