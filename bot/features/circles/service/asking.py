"""What owners do with who is at the door, and whom members invite."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from bot.features.circles.rules import CircleInfo, Entry, RequestInfo
from bot.features.circles.service.doors import admit
from bot.features.circles.service.letters import INVITED, LET_IN, NOT_NOW, ON_WAITLIST, tell
from bot.features.circles.service.reading import require_member, require_owner
from bot.features.circles.service.waiting import put_request, request, request_at, settle
from bot.features.people import service as people
from bot.features.people.service import Seen
from bot.kernel.errors import CircleIsClosed, NotAnOwner, RequestIsSettled
from bot.kernel.ids import UserId
from bot.kernel.vocabulary import CircleState, RequestKind
from bot.storage.unit_of_work import UnitOfWork
from models import Circle


class Owner(Protocol):
    """Who answers."""

    @property
    def person_id(self) -> UUID: ...  # noqa: D102
    @property
    def user(self) -> UserId: ...  # noqa: D102


async def let_in(
    work: UnitOfWork, request_id: UUID, owner: Owner, now: datetime, *, in_message: bool
) -> tuple[Entry, RequestInfo]:
    """Let somebody in who asked; where all places are taken, they wait for one. ``in_message``: pressed there.

    Raises:
        Gone, NotAMember, NotAnOwner, RequestIsSettled, CircleIsClosed: nothing has changed.
    """
    circle, asked = await _asked(work, request_id, owner)
    return await receive(work, circle, asked, now, pressed_by=owner.user if in_message else None), asked


async def receive(
    work: UnitOfWork, circle: CircleInfo, asked: RequestInfo, now: datetime, *, pressed_by: UserId | None = None
) -> Entry:
    """Give somebody who asked a place, or a place on the waitlist where all are taken; they are told which."""
    if circle.free_places:
        circle = await admit(work, circle.id, asked.person_id, now, pressed_by=pressed_by)
        await tell(work, LET_IN, circle.id, asked.user, now, once=str(asked.id))
        return Entry(circle, None)
    await settle(work, asked, now, pressed_by=pressed_by)
    waits = await put_request(work, circle.id, asked.person_id, RequestKind.WAITING, asked.made_at)
    await tell(work, ON_WAITLIST, circle.id, asked.user, now, once=str(asked.id))
    return Entry(circle, waits)


async def not_now(
    work: UnitOfWork, request_id: UUID, owner: Owner, now: datetime, *, in_message: bool
) -> tuple[CircleInfo, RequestInfo]:
    """Don't let somebody in who asked; they are told so kindly, without a reason.

    Raises:
        Gone, NotAMember, NotAnOwner, RequestIsSettled, CircleIsClosed: nothing has changed.
    """
    circle, asked = await _asked(work, request_id, owner)
    await settle(work, asked, now, pressed_by=owner.user if in_message else None)
    await tell(work, NOT_NOW, circle.id, asked.user, now, once=str(asked.id))
    return circle, asked


async def invite(
    work: UnitOfWork, circle_id: UUID, person_id: UUID, whom: Sequence[Seen], now: datetime
) -> tuple[CircleInfo, list[UserId]]:
    """Invite people who aren't in the circle; return whom, without those who are at its door already.

    Raises:
        Gone, NotAMember, NotAnOwner, CircleIsClosed: nobody is invited.
    """
    circle = await may_invite(work, circle_id, person_id)
    await work.get(Circle, circle_id, lock=True)
    invited: list[UserId] = []
    for seen in whom:
        guest = await people.remember(work, seen, now)
        known = await request_at(work, circle_id, guest.id)
        if not circle.member(guest.id) and (known is None or known.kind is RequestKind.ASKED):
            if known:
                await settle(work, known, now)
            made = await put_request(work, circle_id, guest.id, RequestKind.INVITED, now, by=person_id)
            await tell(work, INVITED, made.id, guest.user, now)
            invited.append(guest.user)
    return circle, invited


async def may_invite(work: UnitOfWork, circle_id: UUID, person_id: UUID) -> CircleInfo:
    """Return a circle for a member who may invite others: any in an open one, an owner in one by invitation.

    Raises:
        Gone, NotAMember, NotAnOwner, CircleIsClosed: this one may not.
    """
    circle = await require_member(work, circle_id, person_id)
    if circle.state is CircleState.CLOSED:
        raise CircleIsClosed
    if circle.by_invitation and not circle.is_owner(person_id):
        raise NotAnOwner
    return circle


async def _asked(work: UnitOfWork, request_id: UUID, owner: Owner) -> tuple[CircleInfo, RequestInfo]:
    """Return a request that waits for an answer, with its circle, which is locked, for one of its owners."""
    asked = await request(work, request_id)
    if asked is None:
        raise RequestIsSettled
    await work.get(Circle, asked.circle_id, lock=True)
    circle = await require_owner(work, asked.circle_id, owner.person_id)
    asked = await request(work, request_id)
    if asked is None or asked.kind is not RequestKind.ASKED:
        raise RequestIsSettled
    return circle, asked
