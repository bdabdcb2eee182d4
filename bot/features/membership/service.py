"""Joining a circle: asking, being invited, waiting for a place, leaving; who is offered the next free place.

What a person does is refused with Gone or CircleIsClosed where the circle isn't there, or has ended; with CircleIsFull
or JoinByInvitation, which say what to do instead; with NotAMember or NotAnOwner where it isn't theirs to do; and with
ItIsOver or RequestIsSettled where there is nothing (left) to answer. Nothing has changed then.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.isolation import each_apart
from bot.delivery.post import Address
from bot.delivery.recipients import room_from
from bot.delivery.uptime import cut_short
from bot.features.circles import store as circles_store
from bot.features.circles.rules import CircleInfo
from bot.features.circles.service import OWNER, bring_in, close, load, refresh_card, require_member, require_owner, tell
from bot.features.membership import rules, store
from bot.features.membership.rules import JoinResult, RequestInfo
from bot.features.people import service as people
from bot.features.people.service import Seen, describe
from bot.kernel.enums import CircleState, MemberState, RequestKind
from bot.kernel.errors import (
    CircleIsClosed,
    CircleIsFull,
    ItIsOver,
    JoinByInvitation,
    NotAMember,
    NotAnOwner,
    RequestIsSettled,
)
from bot.kernel.ids import UserId
from bot.storage.unit_of_work import UnitOfWork
from models import Circle, JoinRequest, Membership, Person

ASKED, INVITED, PLACE = "circles-asked", "circles-invited", "circles-place"
"""About a request to join: to the owners, to whom is invited, to whom a place is kept for."""

LET_IN, ON_WAITLIST, NOT_NOW = "circles-let-in", "circles-on-waitlist", "circles-not-now"
"""About a circle, to one person: how their request ended."""

QUESTIONS = {RequestKind.ASKED: ASKED, RequestKind.INVITED: INVITED, RequestKind.WAITING: PLACE}
"""Which message asks for an answer."""


async def requests_at(work: UnitOfWork, circle_id: UUID, now: datetime | None = None) -> tuple[RequestInfo, ...]:
    """Return the requests to join a circle, the earliest first; whether people pause is known of a moment alone."""
    return tuple(_info(row, person, now) for row, person in await store.requests_at(work, circle_id))


async def requests_of(work: UnitOfWork, person_id: UUID) -> list[RequestInfo]:
    """Return somebody's requests to join circles that haven't ended, the earliest first."""
    return [_info(row, person) for row, person in await store.requests_of(work, person_id)]


async def request(work: UnitOfWork, request_id: UUID) -> RequestInfo | None:
    """Return one request, None where it is settled."""
    return next((_info(*each) for each in await store.request(work, request_id)), None)


async def request_at(work: UnitOfWork, circle_id: UUID, person_id: UUID) -> RequestInfo | None:
    """Return somebody's request to join a circle, None where they have none."""
    return next((_info(*each) for each in await store.request_at(work, circle_id, person_id)), None)


def _info(row: JoinRequest, person: Person, now: datetime | None = None) -> RequestInfo:
    known = describe(person)
    return RequestInfo(
        id=row.id, circle_id=row.circle_id, person_id=row.person_id, user=known.user, zone=known.zone,
        language=known.language, kind=row.kind, made_at=row.made_at, kept_until=row.kept_until, by=row.by_id,
        pauses=now is not None and known.pauses(now),
    )  # fmt: skip


async def ask(work: UnitOfWork, circle_id: UUID, person_id: UUID, now: datetime) -> JoinResult:
    """Ask the owners of a circle to be let in; asking twice changes nothing, and where nobody has to be it is over."""
    circle = await _running_circle(work, circle_id)
    known = await request_at(work, circle_id, person_id)
    if circle.member(person_id) or known:
        return JoinResult(circle, known)
    if not circle.by_invitation:
        raise ItIsOver
    made = await put_request(work, circle_id, person_id, RequestKind.ASKED, now)
    for owner in circle.owners:
        await tell(work, ASKED, made.id, owner.user, now)
    return JoinResult(circle, made)


async def wait(work: UnitOfWork, circle_id: UUID, person_id: UUID, now: datetime) -> JoinResult:
    """Put somebody on the waitlist, and offer them a place where one is free already; waiting twice changes nothing."""
    circle = await _running_circle(work, circle_id)
    known = await request_at(work, circle_id, person_id)
    if circle.member(person_id):
        return JoinResult(circle, None)
    if circle.by_invitation and (known is None or known.kind is RequestKind.ASKED):
        raise JoinByInvitation
    await put_request(work, circle_id, person_id, RequestKind.WAITING, now)
    await offer_places(work, circle_id, now)
    return JoinResult(await load(work, circle_id), await request_at(work, circle_id, person_id))


async def withdraw(
    work: UnitOfWork, circle_id: UUID, person_id: UUID, now: datetime, *, pressed_by: UserId | None = None
) -> tuple[CircleInfo, RequestInfo]:
    """End somebody's own request: no to an invitation, off the waitlist, asked in vain."""
    await work.get(Circle, circle_id, lock=True)
    known = await request_at(work, circle_id, person_id)
    if known is None:
        raise ItIsOver
    await settle_request(work, known, now, pressed_by=pressed_by)
    await offer_places(work, circle_id, now)
    return await load(work, circle_id), known


async def _running_circle(work: UnitOfWork, circle_id: UUID) -> CircleInfo:
    """Return a circle whose row is locked from now on, where it hasn't ended."""
    await work.get(Circle, circle_id, lock=True)
    circle = await load(work, circle_id)
    if circle.state is CircleState.CLOSED:
        raise CircleIsClosed
    return circle


async def put_request(
    work: UnitOfWork, circle_id: UUID, person_id: UUID, kind: RequestKind, now: datetime, *, by: UUID | None = None
) -> RequestInfo:
    """Write down a request to join; who has one of another kind already keeps their turn."""
    found = await store.request_at(work, circle_id, person_id)
    row = found[0][0] if found else work.add(
        JoinRequest(circle_id=circle_id, person_id=person_id, made_at=now, kind=kind)
    )  # fmt: skip
    row.kind, row.by_id = kind, by
    await work.session.flush()
    return _info(row, await work.get(Person, person_id))


async def settle_request(
    work: UnitOfWork, known: RequestInfo, now: datetime, *, pressed_by: UserId | None = None
) -> None:
    """End a request: the messages that asked for an answer say so, but for the one that changes by itself."""
    await store.remove_request(work, known.id)
    await outbox.refresh(work, QUESTIONS[known.kind], known.id, now=now, but=pressed_by)


async def offer_places(work: UnitOfWork, circle_id: UUID, now: datetime) -> None:
    """Ask who has waited longest, for each place that is free, and keep it for them; the circle's row is locked."""
    await work.session.flush()
    for each in rules.next_in_line(await load(work, circle_id), await requests_at(work, circle_id, now)):
        await _keep_place(work, each, now)
    await refresh_card(work, circle_id, now)


async def _keep_place(work: UnitOfWork, known: RequestInfo, now: datetime) -> None:
    """Keep a place for somebody and tell them until when, once; whom nobody could tell in time is told again."""
    until = rules.keep_until(await room_from(work, known.user, now), known.zone, work.closed(known.zone))
    (await work.get(JoinRequest, known.id)).kept_until = until
    if await outbox.find_posted(work, PLACE, known.id):
        await outbox.refresh(work, PLACE, known.id, now=now)
    else:
        to, once = Address(people=(known.user,)), until.isoformat()
        await outbox.put(work, PLACE, known.id, to, now=now, not_after=until, once=once)


async def pass_on_places(work: UnitOfWork, now: datetime) -> None:
    """Give places that were kept long enough, or that somebody left without a word, to who has waited longest.

    A place that was kept while Zirkel was away is kept once more.
    """

    async def pass_on(circle_id: UUID) -> None:
        await work.get(Circle, circle_id, lock=True)
        for each in await requests_at(work, circle_id):
            if each.kept_until and each.kept_until <= now:
                again = await cut_short(work, each.kept_until)
                await (_keep_place if again else settle_request)(work, each, now)
        await offer_places(work, circle_id, now)

    await each_apart(work, "pass_on_places", await store.with_places_to_pass_on(work, now), pass_on)


async def end_requests(work: UnitOfWork, now: datetime) -> None:
    """End all requests to join circles that have ended; who asked or waits is told."""

    async def end(circle_id: UUID) -> None:
        await work.get(Circle, circle_id, lock=True)
        for each in await requests_at(work, circle_id):
            await settle_request(work, each, now)
            if each.kind is not RequestKind.INVITED:
                await tell(work, NOT_NOW, circle_id, each.user, now, once=str(each.id))

    await each_apart(work, "end_requests", await store.closed_with_requests(work), end)


async def join(
    work: UnitOfWork, circle_id: UUID, person_id: UUID, now: datetime, *, pressed_by: UserId | None = None
) -> CircleInfo:
    """Make somebody a member; joining twice changes nothing. ``pressed_by``: in whose message."""
    await work.get(Circle, circle_id, lock=True)
    circle = await load(work, circle_id)
    if circle.member(person_id):
        return circle
    rules.check_may_join(circle, await request_at(work, circle_id, person_id))
    return await admit(work, circle_id, person_id, now, pressed_by=pressed_by)


async def enter(
    work: UnitOfWork, circle_id: UUID, person_id: UUID, now: datetime, *, pressed_by: UserId | None = None
) -> JoinResult:
    """Let somebody join; who is invited and finds all places taken waits for one."""
    try:
        return JoinResult(await join(work, circle_id, person_id, now, pressed_by=pressed_by), None)
    except CircleIsFull:
        known = await request_at(work, circle_id, person_id)
        if known is None or known.kind is RequestKind.ASKED:
            raise
        return await wait(work, circle_id, person_id, now)


async def admit(
    work: UnitOfWork, circle_id: UUID, person_id: UUID, now: datetime, *, pressed_by: UserId | None = None
) -> CircleInfo:
    """Give somebody a place, which ends their request; the circle's row is locked, and it was checked that they may."""
    if known := await request_at(work, circle_id, person_id):
        await settle_request(work, known, now, pressed_by=pressed_by)
    row = await circles_store.membership(work, circle_id, person_id)
    if row is None:
        row = work.add(Membership(circle_id=circle_id, person_id=person_id, joined_at=now))
    else:
        row.state, row.left_at, row.joined_at, row.owner, row.again = MemberState.ACTIVE, None, now, False, None
    await work.session.flush()
    circle = await load(work, circle_id)
    if not circle.empty_places:
        await store.give_up_places_of_leavers(work, circle_id, now)
    if circle.own_channel:
        await bring_in(work, row, circle.channel, now)
    await refresh_card(work, circle_id, now)
    return circle


async def leave(work: UnitOfWork, circle_id: UUID, person_id: UUID, now: datetime) -> CircleInfo:
    """End a membership, without a reason; somebody else becomes owner where the last one goes.

    The place is offered to who has waited longest. Where nobody is left, the circle has ended.
    """
    await work.get(Circle, circle_id, lock=True)
    await require_member(work, circle_id, person_id)
    row = await circles_store.membership(work, circle_id, person_id)
    if row is None:
        raise NotAMember
    row.state, row.left_at, row.owner, row.in_channel = MemberState.LEFT, now, False, False
    return await _go_on_without(work, circle_id, now)


async def _go_on_without(work: UnitOfWork, circle_id: UUID, now: datetime) -> CircleInfo:
    """Hand on what somebody had who has gone; where nobody is left, the circle has ended."""
    await work.session.flush()
    left = await circles_store.members(work, [circle_id])
    if left and not any(membership.owner for membership, _ in left):
        heir, person = left[0]
        heir.owner = True
        await tell(work, OWNER, circle_id, describe(person).user, now, once=f"{now:%Y-%m-%dT%H:%M:%S}")
    circle = await load(work, circle_id)
    if not circle.members and circle.state is not CircleState.CLOSED:
        await close(work, circle_id, now)
    else:
        await offer_places(work, circle_id, now)
    return await load(work, circle_id)


async def go_on_without_owners(work: UnitOfWork, now: datetime) -> None:
    """Hand on circles whose owners' accounts are off; their places and roles are others' as soon as these accounts are.

    Their membership stays as long as nobody needs the place: who is back soon is in their circle as before.
    """
    for circle_id in await store.left_by_owners(work):
        await work.get(Circle, circle_id, lock=True)
        await store.own_no_longer(work, circle_id)
        await _go_on_without(work, circle_id, now)


async def let_in(
    work: UnitOfWork, request_id: UUID, owner_id: UUID, now: datetime, *, pressed_by: UserId | None = None
) -> tuple[JoinResult, RequestInfo]:
    """Let somebody in who asked; where all places are taken, they wait for one. ``pressed_by``: in whose message."""
    circle, asked = await _asked(work, request_id, owner_id)
    return await receive(work, circle, asked, now, pressed_by=pressed_by), asked


async def receive(
    work: UnitOfWork, circle: CircleInfo, asked: RequestInfo, now: datetime, *, pressed_by: UserId | None = None
) -> JoinResult:
    """Give somebody who asked a place, or a place on the waitlist where all are taken; they are told which."""
    if circle.free_places:
        circle = await admit(work, circle.id, asked.person_id, now, pressed_by=pressed_by)
        await tell(work, LET_IN, circle.id, asked.user, now, once=str(asked.id))
        return JoinResult(circle, None)
    await settle_request(work, asked, now, pressed_by=pressed_by)
    waits = await put_request(work, circle.id, asked.person_id, RequestKind.WAITING, asked.made_at)
    await tell(work, ON_WAITLIST, circle.id, asked.user, now, once=str(asked.id))
    return JoinResult(circle, waits)


async def not_now(
    work: UnitOfWork, request_id: UUID, owner_id: UUID, now: datetime, *, pressed_by: UserId | None = None
) -> tuple[CircleInfo, RequestInfo]:
    """Don't let somebody in who asked; they are told so kindly, without a reason."""
    circle, asked = await _asked(work, request_id, owner_id)
    await settle_request(work, asked, now, pressed_by=pressed_by)
    await tell(work, NOT_NOW, circle.id, asked.user, now, once=str(asked.id))
    return circle, asked


async def invite(
    work: UnitOfWork, circle_id: UUID, person_id: UUID, whom: Sequence[Seen], now: datetime
) -> tuple[CircleInfo, list[UserId]]:
    """Invite people who aren't in the circle; return whom, without those who are invited or wait already."""
    circle = await may_invite(work, circle_id, person_id)
    await work.get(Circle, circle_id, lock=True)
    invited: list[UserId] = []
    for seen in whom:
        guest = await people.remember(work, seen, now)
        known = await request_at(work, circle_id, guest.id)
        if not circle.member(guest.id) and (known is None or known.kind is RequestKind.ASKED):
            if known:
                await settle_request(work, known, now)
            made = await put_request(work, circle_id, guest.id, RequestKind.INVITED, now, by=person_id)
            await tell(work, INVITED, made.id, guest.user, now)
            invited.append(guest.user)
    return circle, invited


async def may_invite(work: UnitOfWork, circle_id: UUID, person_id: UUID) -> CircleInfo:
    """Return a circle for a member who may invite others: any in an open one, an owner in one by invitation."""
    circle = await require_member(work, circle_id, person_id, open_one=True)
    if circle.by_invitation and not circle.is_owner(person_id):
        raise NotAnOwner
    return circle


async def _asked(work: UnitOfWork, request_id: UUID, owner_id: UUID) -> tuple[CircleInfo, RequestInfo]:
    """Return a request that waits for an answer, with its circle, which is locked, for one of its owners."""
    found = await request(work, request_id)
    if found is None:
        raise RequestIsSettled
    await work.get(Circle, found.circle_id, lock=True)
    circle = await require_owner(work, found.circle_id, owner_id)
    if (asked := await request(work, request_id)) is None or asked.kind is not RequestKind.ASKED:
        raise RequestIsSettled
    return circle, asked


async def take_in(work: UnitOfWork, circle_id: UUID, person_ids: Sequence[UUID], now: datetime) -> None:
    """Make people members of a circle whose row is locked; its places grow with them, who is there already stays.

    They join now, one after the other, so that they take turns like anybody who comes later.
    """
    row = await work.get(Circle, circle_id, lock=True)
    circle = await load(work, circle_id)
    newcomers = [person_id for person_id in person_ids if circle.member(person_id) is None]
    row.places = max(row.places, len(circle.members) + len(newcomers))
    for number, person_id in enumerate(newcomers):
        await admit(work, circle_id, person_id, now + timedelta(microseconds=number))
    await refresh_card(work, circle_id, now)
