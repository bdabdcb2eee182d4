"""A circle's page, who is responsible for the circle, and changes to its settings."""

from datetime import datetime
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.post import Address
from bot.features.circle_page.rules import CirclePage
from bot.features.circles import service as circles
from bot.features.circles import store as circles_store
from bot.features.circles.rules import CircleInfo, CircleSettings, Member, changed_meeting, check_fits, settings_of
from bot.features.membership import service as membership
from bot.features.membership.rules import RequestInfo
from bot.features.sessions import service as sessions
from bot.features.topics import service as topics
from bot.kernel.enums import RequestKind
from bot.kernel.errors import CircleWasChanged, LastOwner, NotAMember
from bot.storage.unit_of_work import UnitOfWork
from models import Circle, Membership


async def requests_of(work: UnitOfWork, person_id: UUID) -> list[tuple[CircleInfo, RequestInfo]]:
    """Return what somebody has asked of running circles, is invited to or waits for, the earliest first."""
    asked = await membership.requests_of(work, person_id)
    known = {circle.id: circle for circle in await circles.load_all(work, [one.circle_id for one in asked])}
    return [(known[one.circle_id], one) for one in asked]


async def page(work: UnitOfWork, circle: CircleInfo, person_id: UUID, now: datetime) -> CirclePage:
    """Return the page of a circle for one of its members; requests are shown to owners alone."""
    requests = await membership.requests_at(work, circle.id) if circle.is_owner(person_id) else ()
    coming = await sessions.session_at_hand(work, circle.id, now, circle)
    refused = await outbox.is_refused(work, circle.channel)
    next_at, venue = (coming.starts_at, coming.venue) if coming else (None, circle.venue)
    return CirclePage(circle, person_id, next_at, requests, venue, refused)


async def make_owner(work: UnitOfWork, circle_id: UUID, owner: UUID, new: UUID, now: datetime) -> CircleInfo:
    """Make a member an owner beside oneself; they are told. A second time changes nothing.

    Raises:
        Gone, NotAMember, NotAnOwner: one of the two can't.
    """
    member, row = await _locked(work, circle_id, owner, new)
    if not row.owner:
        row.owner = True
        await circles.tell(work, circles.OWNER, circle_id, member.user, now, once=f"{now:%Y-%m-%dT%H:%M:%S}")
    return await _after(work, circle_id)


async def hand_over(work: UnitOfWork, circle_id: UUID, owner: UUID, new: UUID, now: datetime) -> CircleInfo:
    """Make a member owner in one's own place.

    Raises:
        Gone, NotAMember, NotAnOwner: one of the two can't.
    """
    _, mine = await _locked(work, circle_id, owner, owner)
    await make_owner(work, circle_id, owner, new, now)
    mine.owner = owner == new
    return await _after(work, circle_id)


async def stop_owning(work: UnitOfWork, circle_id: UUID, owner: UUID) -> CircleInfo:
    """Be a member like others again.

    Raises:
        Gone, NotAMember, NotAnOwner, LastOwner: this one can't.
    """
    _, row = await _locked(work, circle_id, owner, owner)
    circle = await circles.load(work, circle_id)
    if all(member.person_id == owner for member in circle.members if member.owner):
        raise LastOwner
    row.owner = False
    return await _after(work, circle_id)


async def _locked(work: UnitOfWork, circle_id: UUID, owner: UUID, person_id: UUID) -> tuple[Member, Membership]:
    """Return a member with their row, where ``owner`` is one; the circle's row is locked."""
    await work.get(Circle, circle_id, lock=True)
    member = (await circles.require_owner(work, circle_id, owner)).member(person_id)
    row = await circles_store.membership(work, circle_id, person_id)
    if row is None or member is None:
        raise NotAMember
    return member, row


async def _after(work: UnitOfWork, circle_id: UUID) -> CircleInfo:
    await work.session.flush()
    return await circles.load(work, circle_id)


async def edit(
    work: UnitOfWork, circle_id: UUID, owner: UUID, wish: CircleSettings, *, seen: str, reached: int, now: datetime
) -> CircleInfo:
    """Change a circle's settings; ``seen`` is the fingerprint of those that the owner changed.

    Its sessions are planned anew from what they are planned by, the channel is told what is new of when, how and where
    it meets, and places that this makes free are given away.

    Raises:
        Gone, NotAMember, NotAnOwner, CircleIsClosed: it can't be changed, or not by this person.
        CircleWasChanged: somebody else has changed it meanwhile.
        PlacesAreTaken, SeasonWentFurther: it can't be made that small.
    """
    await work.get(Circle, circle_id, lock=True)
    before = settings_of(await circles.require_owner(work, circle_id, owner, open_one=True))
    if wish != before and before.fingerprint != seen:
        raise CircleWasChanged(field="name")
    return await change(work, circle_id, wish, now, reached=reached)


async def change(
    work: UnitOfWork, circle_id: UUID, wish: CircleSettings, now: datetime, *, reached: int = 0
) -> CircleInfo:
    """Change a circle's settings, whoever wants it so; its row is locked. See ``edit``.

    Raises:
        PlacesAreTaken, SeasonWentFurther: it can't be made that small.
    """
    row = await work.get(Circle, circle_id, lock=True)
    circle = await circles.load(work, circle_id)
    before = settings_of(circle)
    if wish == before:
        return circle
    requests = await membership.requests_at(work, circle_id)
    kept = sum(each.kept_until is not None for each in requests)
    check_fits(wish, taken=len(circle.members) + kept, reached=reached)
    circles.write_settings(row, wish)
    if wish.plan != before.plan:
        row.rescheduled_at = now
    await work.session.flush()
    if wish.dots < before.dots:
        await topics.return_dots(work, circle_id, now)
    if wish.venue != before.venue:
        for info in await sessions.to_come(work, [circle_id], now):
            await sessions.refresh_all(work, info, now)
    if before.by_invitation and not wish.by_invitation:
        await _let_all_in(work, circle_id, requests, now)
    await membership.offer_places(work, circle_id, now)
    if changed := changed_meeting(before, wish):
        await _tell_channel(work, circle, circles.changed_kind(*changed), now)
    return await circles.load(work, circle_id)


async def _let_all_in(work: UnitOfWork, circle_id: UUID, requests: tuple[RequestInfo, ...], now: datetime) -> None:
    """Let in all who asked: from now on nobody has to."""
    for each in requests:
        if each.kind is RequestKind.ASKED:
            await membership.receive(work, await circles.load(work, circle_id), each, now)


async def _tell_channel(work: UnitOfWork, circle: CircleInfo, kind: str, now: datetime) -> None:
    """Have the channel told what has changed; of two such changes that follow closely only the last one is told."""
    await outbox.take_back(work, kind, circle.id)
    to, until = Address(channel=circle.channel), now + circles.CHANGED_KEPT
    await outbox.put(work, kind, circle.id, to, now=now, not_after=until, once=now.isoformat())
