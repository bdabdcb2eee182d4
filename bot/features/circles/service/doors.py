"""Joining and leaving circles."""

from datetime import datetime
from uuid import UUID

from bot.features.circles import store
from bot.features.circles.rules import CircleInfo, Entry, check_may_join
from bot.features.circles.service.letters import bring_in, refresh_card
from bot.features.circles.service.life import close
from bot.features.circles.service.reading import load, require_member
from bot.features.circles.service.waiting import offer_places, request_at, settle, wait
from bot.kernel.errors import CircleIsFull, NotAMember
from bot.kernel.ids import UserId
from bot.kernel.vocabulary import CircleState, MemberState, RequestKind
from bot.storage.unit_of_work import UnitOfWork
from models import Circle, Membership


async def join(work: UnitOfWork, circle_id: UUID, person_id: UUID, now: datetime) -> CircleInfo:
    """Make somebody a member; joining twice changes nothing.

    Raises:
        Gone, CircleIsClosed, CircleIsFull, JoinByInvitation: each says what to do instead.
    """
    await work.get(Circle, circle_id, lock=True)
    circle = await load(work, circle_id)
    if circle.member(person_id):
        return circle
    check_may_join(circle, await request_at(work, circle_id, person_id))
    return await admit(work, circle_id, person_id, now)


async def enter(work: UnitOfWork, circle_id: UUID, person_id: UUID, now: datetime) -> Entry:
    """Let somebody join; who is invited and finds all places taken waits for one.

    Raises:
        Gone, CircleIsClosed, CircleIsFull, JoinByInvitation: each says what to do instead.
    """
    try:
        return Entry(await join(work, circle_id, person_id, now), None)
    except CircleIsFull:
        known = await request_at(work, circle_id, person_id)
        if known is None or known.kind is RequestKind.ASKED:
            raise
        return await wait(work, circle_id, person_id, now)


async def admit(
    work: UnitOfWork, circle_id: UUID, person_id: UUID, now: datetime, *, pressed_by: UserId | None = None
) -> CircleInfo:
    """Give somebody a place, whatever they have at the door; the circle's row is locked and it was checked."""
    if known := await request_at(work, circle_id, person_id):
        await settle(work, known, now, pressed_by=pressed_by)
    row = await store.membership(work, circle_id, person_id)
    if row is None:
        row = work.add(Membership(circle_id=circle_id, person_id=person_id, joined_at=now))
    else:
        row.state, row.left_at, row.joined_at, row.owner = MemberState.ACTIVE, None, now, False
    await work.session.flush()
    circle = await load(work, circle_id)
    if circle.own_channel:
        await bring_in(work, row, circle.channel, now)
    await refresh_card(work, circle_id, now)
    return await load(work, circle_id)


async def leave(work: UnitOfWork, circle_id: UUID, person_id: UUID, now: datetime) -> CircleInfo:
    """End a membership, without a reason; somebody else becomes owner where the last one goes.

    The place is offered to who has waited longest. Where nobody is left, the circle has ended.

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
    circle = await load(work, circle_id)
    if not circle.members and circle.state is not CircleState.CLOSED:
        await close(work, circle_id, now)
    else:
        await offer_places(work, circle_id, now)
    return await load(work, circle_id)
