"""At the door: asking, waiting for a place, going away again; and who is offered the next free place."""

from datetime import datetime
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.post import Address
from bot.features.circles import store
from bot.features.circles.rules import CircleInfo, Entry, RequestInfo, is_passed_on, keep_until, next_in_line
from bot.features.circles.service.letters import ASKED, INVITED, NOT_NOW, PLACE, refresh_card, tell
from bot.features.circles.service.reading import load
from bot.features.people.service import describe
from bot.kernel.errors import CircleIsClosed, ItIsOver, JoinByInvitation
from bot.kernel.ids import UserId
from bot.kernel.vocabulary import CircleState, RequestKind
from bot.storage.unit_of_work import UnitOfWork
from models import Circle, JoinRequest, Person

_LETTERS = {RequestKind.ASKED: ASKED, RequestKind.INVITED: INVITED, RequestKind.WAITING: PLACE}
"""Which message asks for an answer."""


async def requests_at(work: UnitOfWork, circle_id: UUID, now: datetime | None = None) -> tuple[RequestInfo, ...]:
    """Return who is at a circle's door, the earliest first; whether they pause is known of a moment alone."""
    return tuple(_info(row, person, now) for row, person in await store.at_door(work, circle_id))


async def requests_of(work: UnitOfWork, person_id: UUID) -> list[RequestInfo]:
    """Return at which doors of running circles somebody is."""
    return [_info(row, person) for row, person in await store.doors_of(work, person_id)]


async def request(work: UnitOfWork, request_id: UUID) -> RequestInfo | None:
    """Return one request, None where it is settled."""
    found = await store.find_request(work, request_id)
    return _info(*found) if found else None


async def request_at(work: UnitOfWork, circle_id: UUID, person_id: UUID) -> RequestInfo | None:
    """Return what somebody has at a circle's door."""
    found = await store.request_at(work, circle_id, person_id)
    return _info(*found) if found else None


async def ask(work: UnitOfWork, circle_id: UUID, person_id: UUID, now: datetime) -> Entry:
    """Ask the owners of a circle to be let in; asking twice changes nothing.

    Raises:
        Gone, CircleIsClosed, ItIsOver: nobody has to be asked, or nobody can be.
    """
    circle = await _open_circle(work, circle_id)
    known = await request_at(work, circle_id, person_id)
    if circle.member(person_id) or known:
        return Entry(circle, known)
    if not circle.by_invitation:
        raise ItIsOver
    made = await put_request(work, circle_id, person_id, RequestKind.ASKED, now)
    for owner in circle.owners:
        await tell(work, ASKED, made.id, owner.user, now)
    return Entry(circle, made)


async def wait(work: UnitOfWork, circle_id: UUID, person_id: UUID, now: datetime) -> Entry:
    """Put somebody on the waitlist, and offer them a place where one is free already; waiting twice changes nothing.

    Raises:
        Gone, CircleIsClosed, JoinByInvitation: nobody can wait here.
    """
    circle = await _open_circle(work, circle_id)
    known = await request_at(work, circle_id, person_id)
    if circle.member(person_id):
        return Entry(circle, None)
    if circle.by_invitation and (known is None or known.kind is RequestKind.ASKED):
        raise JoinByInvitation
    await put_request(work, circle_id, person_id, RequestKind.WAITING, now)
    await offer_places(work, circle_id, now)
    return Entry(await load(work, circle_id), await request_at(work, circle_id, person_id))


async def withdraw(work: UnitOfWork, circle_id: UUID, person_id: UUID, now: datetime) -> tuple[CircleInfo, RequestInfo]:
    """Take back whatever somebody has at a circle's door: no to an invitation, off the waitlist, asked in vain.

    Raises:
        Gone, ItIsOver: there is nothing to take back.
    """
    await work.get(Circle, circle_id, lock=True)
    known = await request_at(work, circle_id, person_id)
    if known is None:
        raise ItIsOver
    await settle(work, known, now)
    await offer_places(work, circle_id, now)
    return await load(work, circle_id), known


async def put_request(
    work: UnitOfWork, circle_id: UUID, person_id: UUID, kind: RequestKind, now: datetime, *, by: UUID | None = None
) -> RequestInfo:
    """Write down how somebody is at a circle's door; who is at it already in another way keeps their turn."""
    found = await store.request_at(work, circle_id, person_id)
    row = found[0] if found else work.add(JoinRequest(circle_id=circle_id, person_id=person_id, made_at=now, kind=kind))
    row.kind, row.by_id = kind, by
    await work.session.flush()
    return _info(row, await work.get(Person, person_id))


async def settle(work: UnitOfWork, known: RequestInfo, now: datetime, *, pressed_by: UserId | None = None) -> None:
    """End a request: who else was asked about it sees that, but for whose message changes by itself."""
    await store.remove_request(work, known.id)
    if known.kind is RequestKind.ASKED:
        await outbox.refresh(work, ASKED, known.id, now=now, but=pressed_by)


async def offer_places(work: UnitOfWork, circle_id: UUID, now: datetime) -> None:
    """Ask who has waited longest, for each place that is free, and keep it for them; the circle's row is locked."""
    await work.session.flush()
    queue = await requests_at(work, circle_id, now)
    for each in next_in_line(await load(work, circle_id), queue):
        until = keep_until(now, each.zone)
        (await work.get(JoinRequest, each.id)).kept_until = until
        await outbox.put(work, PLACE, each.id, Address(people=(each.user,)), now=now, not_after=until)
    await refresh_card(work, circle_id, now)


async def pass_on_places(work: UnitOfWork, now: datetime) -> None:
    """Give places that were kept long enough, or that somebody left without a word, to who has waited longest."""
    for circle_id in await store.with_places_to_pass_on(work, now):
        await work.get(Circle, circle_id, lock=True)
        for each in await requests_at(work, circle_id):
            if is_passed_on(each, now):
                await _end(work, each, now)
        await offer_places(work, circle_id, now)


async def close_door(work: UnitOfWork, circle_id: UUID, now: datetime) -> None:
    """End all that is at the door of a circle that has come to its end; who asked or waits is told."""
    for each in await requests_at(work, circle_id):
        await _end(work, each, now)
        if each.kind is not RequestKind.INVITED:
            await tell(work, NOT_NOW, circle_id, each.user, now, once=str(each.id))


async def _end(work: UnitOfWork, known: RequestInfo, now: datetime) -> None:
    """End a request that nobody has answered: the message that asked says so."""
    await store.remove_request(work, known.id)
    await outbox.refresh(work, _LETTERS[known.kind], known.id, now=now)


async def _open_circle(work: UnitOfWork, circle_id: UUID) -> CircleInfo:
    await work.get(Circle, circle_id, lock=True)
    circle = await load(work, circle_id)
    if circle.state is CircleState.CLOSED:
        raise CircleIsClosed
    return circle


def _info(row: JoinRequest, person: Person, now: datetime | None = None) -> RequestInfo:
    known = describe(person)
    return RequestInfo(
        id=row.id, circle_id=row.circle_id, person_id=row.person_id, user=known.user, zone=known.zone,
        language=known.language, kind=row.kind, made_at=row.made_at, kept_until=row.kept_until, by=row.by_id,
        pauses=now is not None and known.pauses(now),
    )  # fmt: skip
