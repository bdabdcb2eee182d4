"""Going on as part of another circle: offered, answered, and what becomes of both.

What a person does is refused with Gone, NotAMember or NotAnOwner where it isn't there or isn't theirs to do, with
CircleIsClosed where one of the two has ended, and with ItIsOver where it was answered or taken back.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.isolation import each_apart, together_or_apart
from bot.delivery.post import Address
from bot.features.circles import service as circles
from bot.features.circles.rules import TAKES_IN, CircleInfo, Member
from bot.features.lifecycle import service as lifecycle
from bot.features.lifecycle.rules import OFFER_KEPT
from bot.features.membership import service as membership
from bot.features.merge import rules, store
from bot.features.merge.rules import Consent, Offer
from bot.features.people import service as people
from bot.features.sessions import service as sessions
from bot.features.topics import service as topics
from bot.kernel.enums import CircleState, Decision, MergeState
from bot.kernel.errors import CircleIsClosed, Gone, ItIsOver, TheyHaveAsked, TooManyTogether
from bot.kernel.working_time import next_working_hour
from bot.storage.unit_of_work import UnitOfWork
from models import MergeConsent, MergeOffer

OFFER, ANSWER, MERGED, WELCOME = "lifecycle-offer", "lifecycle-answer", "lifecycle-merged", "lifecycle-welcome"

CONSENT, MOVED = "lifecycle-consent", "lifecycle-moved"
"""To each member who would move: the question, and then what became of it."""


async def choices(
    work: UnitOfWork, circle_id: UUID, person_id: UUID
) -> tuple[CircleInfo, list[CircleInfo], list[Offer]]:
    """Return a circle for its owner, those that it could go on with, and what it has offered and waits for."""
    circle = await circles.require_owner(work, circle_id, person_id, open_one=True)
    found = await circles.load_all(work, await store.candidates(work, circle, person_id, rules.MOST_CHOICES))
    waiting = await _describe_all(work, await store.open_offers(work, circle_id))
    return circle, sorted(found, key=lambda each: each.id), waiting


async def offer(work: UnitOfWork, circle_id: UUID, into_id: UUID, person_id: UUID, now: datetime) -> Offer:
    """Offer another circle to go on together; once is enough.

    Raises:
        TheyHaveAsked, TooManyTogether, ItIsOver: these two can't.
    """
    await circles.require_owner(work, circle_id, person_id)
    circle, into = await circles.lock(work, circle_id, into_id)
    if not rules.may_see(into, person_id):
        raise Gone
    _check(circle, into)
    for row in await store.between(work, (circle_id, into_id)):
        if row.state in rules.WAITING:
            if row.into_id == circle_id:
                raise TheyHaveAsked
            return await _describe(work, row)
        if row.into_id == into_id:
            await work.session.delete(row)
    await work.session.flush()
    new = work.add(MergeOffer(circle_id=circle_id, into_id=into_id, person_id=person_id, made_at=now))
    await work.session.flush()
    await _tell(work, OFFER, new.id, into.owners, now)
    return await _describe(work, new)


async def _tell(work: UnitOfWork, kind: str, offer_id: UUID, owners: tuple[Member, ...], now: datetime) -> None:
    for owner in owners:
        to = Address(people=(owner.user,))
        await outbox.put(work, kind, offer_id, to, now=now, not_after=now + circles.TOLD_FOR)


def _check(circle: CircleInfo, into: CircleInfo) -> None:
    if CircleState.CLOSED in (circle.state, into.state):
        raise CircleIsClosed
    count = rules.together(circle, into)
    if count > rules.MOST_TOGETHER:
        raise TooManyTogether(count=count, most=rules.MOST_TOGETHER)
    if not rules.fits(circle, into):
        raise ItIsOver


async def withdraw(work: UnitOfWork, offer_id: UUID, person_id: UUID, now: datetime) -> Offer:
    """Take an offer back."""
    row = await work.get(MergeOffer, offer_id)
    await circles.require_owner(work, row.circle_id, person_id)
    return await _close(work, row, MergeState.WITHDRAWN, now)


async def decline(work: UnitOfWork, offer_id: UUID, person_id: UUID, now: datetime) -> Offer:
    """Say not now, without a reason; who has asked is told."""
    row = await work.get(MergeOffer, offer_id)
    await circles.require_owner(work, row.into_id, person_id)
    declined = await _close(work, row, MergeState.DECLINED, now)
    await _tell(work, ANSWER, offer_id, declined.circle.owners, now)
    return declined


async def accept(work: UnitOfWork, offer_id: UUID, person_id: UUID, now: datetime) -> Offer:
    """Agree to go on together: each member who would move is asked for themselves.

    Raises:
        TooManyTogether: not any more.
    """
    row = await work.get(MergeOffer, offer_id)
    await circles.require_owner(work, row.into_id, person_id)
    circle, into = await circles.lock(work, row.circle_id, row.into_id)
    if (await store.lock(work, row)).state is not MergeState.OPEN:
        raise ItIsOver
    _check(circle, into)
    agreed = await _close(work, row, MergeState.AGREED, now)
    for member in agreed.newcomers:
        asked = work.add(MergeConsent(offer_id=offer_id, person_id=member.person_id))
        await work.session.flush()
        to, until = Address(people=(member.user,)), agreed.asked_until - rules.THINKING_TIME
        await outbox.put(work, CONSENT, asked.id, to, now=now, not_after=until)
    return agreed


async def answer(work: UnitOfWork, consent_id: UUID, person_id: UUID, now: datetime, *, moves: bool) -> Consent:
    """Note whether somebody moves; that happens once everybody has answered, or the time for it is over."""
    row = await work.get(MergeConsent, consent_id)
    if row.person_id != person_id:
        raise Gone
    made = await store.lock(work, await work.get(MergeOffer, row.offer_id))
    await work.session.refresh(row)
    if made.state is not MergeState.AGREED or row.moves is not None:
        raise ItIsOver
    row.moves = moves
    await work.session.flush()
    await outbox.refresh(work, CONSENT, consent_id, now=now)
    return await consent(work, consent_id)


async def settle(work: UnitOfWork, now: datetime) -> None:
    """Let circles go on together whose members have answered, or had time to.

    A session that people are in together is waited for; what runs over days goes on to its end.
    """

    async def go_on(offer_id: UUID) -> None:
        row = await work.get(MergeOffer, offer_id)
        circle, into = await circles.lock(work, row.circle_id, row.into_id)
        await sessions.planned_in(work, row.circle_id)
        if (await store.lock(work, row)).state is MergeState.AGREED and not await store.is_in_session(work, circle.id):
            await _settle(work, row, circle, into, now)

    ready = [row.id for row in await store.agreed(work, now - rules.ASKED_FOR)]
    await each_apart(work, "settle_merges", ready, go_on)


async def _settle(work: UnitOfWork, row: MergeOffer, circle: CircleInfo, into: CircleInfo, now: datetime) -> None:
    """Move who has said yes, where there still is room for them; everybody who was asked is told."""
    asked = await store.consents(work, row.id)
    willing = [one.person_id for one in asked if one.moves and circle.member(one.person_id)]
    newcomers = [one for one in willing if not into.member(one)]
    fits = into.state in TAKES_IN and len(into.members) + len(newcomers) <= rules.MOST_TOGETHER
    if circle.state is not CircleState.CLOSED and fits and (willing or not asked):
        await _move_over(work, circle, into, newcomers, now)
        await _close(work, row, MergeState.ACCEPTED, now, was=rules.WAITING)
        for kind, there in ((MERGED, circle), (WELCOME, into)):
            at = next_working_hour(now, there.rhythm.zone, there.closed(work.closed))
            await lifecycle.say(work, kind, row.id, there, now, at=at)
    else:
        await _expire(work, row, now)
    for one in asked:
        if member := circle.member(one.person_id):
            to = Address(people=(member.user,))
            await outbox.put(work, MOVED, one.id, to, now=now, not_after=now + circles.TOLD_FOR)


async def _move_over(
    work: UnitOfWork, circle: CircleInfo, into: CircleInfo, willing: Sequence[UUID], now: datetime
) -> None:
    """Bring people and topics over; the circle that they come from ends, and its members keep what they have."""
    await lifecycle.decide(work, circle.id, Decision.MERGE, now)
    await sessions.cancel_planned(work, circle.id, now)
    await membership.take_in(work, into.id, willing, now)
    await topics.bring_over(work, circle.id, into.id)
    await circles.close(work, circle.id, now)


async def tidy(work: UnitOfWork, now: datetime) -> None:
    """End the offers that nobody has answered in time, and those between circles of which one can't any more."""
    rows = {row.id: row for row in await store.void_offers(work, now - OFFER_KEPT)}

    async def end(offer_ids: Sequence[UUID]) -> None:
        some = [rows[offer_id] for offer_id in offer_ids]
        for row, found in zip(some, await _describe_all(work, some), strict=True):
            if rules.is_void(found, now):
                await _expire(work, row, now)

    await together_or_apart(work, "tidy", list(rows), end)


async def _expire(work: UnitOfWork, row: MergeOffer, now: datetime) -> None:
    void = await _close(work, row, MergeState.EXPIRED, now, was=rules.WAITING)
    if void.circle.state is not CircleState.CLOSED:
        await _tell(work, ANSWER, void.id, void.circle.owners, now)


async def offers_to(work: UnitOfWork, person_id: UUID) -> list[Offer]:
    """Return the offers to circles that somebody is responsible for, which wait for an answer."""
    mine = [circle.id for circle in await circles.circles_of(work, person_id) if circle.is_owner(person_id)]
    return await _describe_all(work, await store.offers_to(work, mine))


async def consents_of(work: UnitOfWork, person_id: UUID) -> list[Consent]:
    """Return where somebody is asked whether they move, and hasn't answered."""
    found = await store.unanswered(work, person_id)
    offers = await _describe_all(work, [made for _, made in found])
    return [Consent(row.id, made, person_id, None) for (row, _), made in zip(found, offers, strict=True)]


async def consent(work: UnitOfWork, consent_id: UUID) -> Consent:
    """Return what somebody was asked about moving.

    Raises:
        Gone: there is nothing with this id in this workspace.
    """
    row = await work.get(MergeConsent, consent_id)
    return Consent(row.id, await find(work, row.offer_id), row.person_id, row.moves)


async def find(work: UnitOfWork, offer_id: UUID) -> Offer:
    """Return an offer.

    Raises:
        Gone: there is none with this id in this workspace.
    """
    return await _describe(work, await work.get(MergeOffer, offer_id))


async def _close(
    work: UnitOfWork,
    row: MergeOffer,
    state: MergeState,
    now: datetime,
    *,
    was: Collection[MergeState] = (MergeState.OPEN,),
) -> Offer:
    """Let something become of an offer; whoever was asked about it sees that."""
    if (await store.lock(work, row)).state not in was:
        raise ItIsOver
    row.state = state
    if state is MergeState.AGREED:
        row.agreed_at = now
    await work.session.flush()
    await outbox.refresh(work, OFFER, row.id, now=now)
    for one in await store.consents(work, row.id):
        await outbox.refresh(work, CONSENT, one.id, now=now)
    return await _describe(work, row)


async def _describe(work: UnitOfWork, row: MergeOffer) -> Offer:
    return (await _describe_all(work, [row]))[0]


async def _describe_all(work: UnitOfWork, rows: Sequence[MergeOffer]) -> list[Offer]:
    ids = {row.circle_id for row in rows} | {row.into_id for row in rows}
    known = {circle.id: circle for circle in await circles.load_all(work, ids)}
    by = await people.people(work, {row.person_id for row in rows}) if rows else {}
    return [
        Offer(
            id=row.id, circle=known[row.circle_id], into=known[row.into_id], by=by[row.person_id].user,
            state=row.state, made_at=row.made_at, agreed_at=row.agreed_at,
        )
        for row in rows
    ]  # fmt: skip
