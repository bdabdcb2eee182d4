"""A circle as one of its members sees it."""

from datetime import datetime
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.post import Address
from bot.features.circle_page.rules import CirclePage
from bot.features.circles import store as circles_store
from bot.features.circles.rules import CircleInfo, CircleSettings, check_fits, settings_of
from bot.features.circles.service import (
    CHANGED,
    CHANGED_KEPT,
    OWNER,
    load,
    load_all,
    require_member,
    require_owner,
    tell,
    write_settings,
)
from bot.features.membership.rules import RequestInfo
from bot.features.membership.service import offer_places, receive, requests_at, requests_of
from bot.features.sessions import service as sessions
from bot.kernel.enums import CircleState, RequestKind
from bot.kernel.errors import CircleIsClosed, CircleWasChanged, LastOwner, NotAMember
from bot.storage.unit_of_work import UnitOfWork
from models import Circle, Membership


async def doors_of(work: UnitOfWork, person_id: UUID) -> list[tuple[CircleInfo, RequestInfo]]:
    """Return at which doors of running circles somebody is, the earliest first."""
    asked = await requests_of(work, person_id)
    circles = {circle.id: circle for circle in await load_all(work, [one.circle_id for one in asked])}
    return [(circles[one.circle_id], one) for one in asked]


async def page(work: UnitOfWork, circle_id: UUID, person_id: UUID, now: datetime) -> CirclePage:
    """Return a circle's page for one of its members; who is at the door is shown to owners alone.

    Raises:
        Gone, NotAMember: it isn't there, or not theirs.
    """
    circle = await require_member(work, circle_id, person_id)
    found = CirclePage(circle, person_id, await sessions.meets_next(work, circle_id, now))
    if not found.owns:
        return found
    return CirclePage(circle, person_id, found.next_at, await requests_at(work, circle_id))


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
    row = await circles_store.membership(work, circle_id, person_id)
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


async def edit(
    work: UnitOfWork, circle_id: UUID, owner: UUID, wish: CircleSettings, *, seen: str, reached: int, now: datetime
) -> CircleInfo:
    """Change a circle's settings; ``seen`` is the fingerprint of those that the owner changed.

    Its sessions are planned anew from what they are planned by, the channel is told when and how it meets now, and
    places that this makes free are given away.

    Raises:
        Gone, NotAMember, NotAnOwner, CircleIsClosed: it can't be changed, or not by this person.
        CircleWasChanged: somebody else has changed it meanwhile.
        PlacesAreTaken, SeasonWentFurther: it can't be made that small.
    """
    row = await work.get(Circle, circle_id, lock=True)
    circle = await require_owner(work, circle_id, owner)
    before = settings_of(circle)
    if circle.state is CircleState.CLOSED:
        raise CircleIsClosed
    if wish == before:
        return circle
    if before.fingerprint != seen:
        raise CircleWasChanged(field="name")
    kept = sum(each.kept_until is not None for each in await requests_at(work, circle_id))
    check_fits(wish, taken=len(circle.members) + kept, reached=reached)
    write_settings(row, wish)
    if wish.plan != before.plan:
        row.rescheduled_at = now
    await work.session.flush()
    if before.by_invitation and not wish.by_invitation:
        await _open_door(work, circle_id, now)
    await offer_places(work, circle_id, now)
    if wish.meeting != before.meeting:
        to = Address(channel=circle.channel)
        await outbox.put(work, CHANGED, circle_id, to, now=now, not_after=now + CHANGED_KEPT, once=now.isoformat())
    return await load(work, circle_id)


async def _open_door(work: UnitOfWork, circle_id: UUID, now: datetime) -> None:
    """Let in all who asked: from now on nobody has to."""
    for each in await requests_at(work, circle_id):
        if each.kind is RequestKind.ASKED:
            await receive(work, await load(work, circle_id), each, now)
