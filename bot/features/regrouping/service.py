"""Finding somebody new for who is left over in the middle of a round."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.isolation import each_apart
from bot.delivery.post import Address
from bot.features.affinity.rules import Peer
from bot.features.coaching import service as coaching
from bot.features.coaching import store as coaching_store
from bot.features.coaching.rules import LEAST_LEFT, slot_for
from bot.features.people import service as people
from bot.features.regrouping import store
from bot.features.regrouping.rules import best_company
from bot.features.rounds import service as rounds
from bot.kernel.enums import PairState
from bot.storage.unit_of_work import UnitOfWork
from models import CoachingPair, CoachingRound, PairSeat

GONE = "coaching-gone"
"""To whoever is left of a pair or trio: who has gone, where no card of a new pair says so."""


async def regroup(work: UnitOfWork, now: datetime) -> None:
    """Let nobody wait in vain for somebody whose account is off, or who can't this time."""

    async def tend(pair_id: UUID) -> None:
        row = await work.get(CoachingPair, pair_id, lock=True)
        of = await work.get(CoachingRound, row.round_id)
        seats = await coaching_store.people(work, pair_id)
        gone = [seat for seat, person, _ in seats if person.deleted and not seat.out]
        for seat in gone:
            seat.out = True
        left = [people.describe(person) for seat, person, _ in seats if not seat.out]
        if len(left) < 2:
            row.state, row.tended = PairState.NOT_THIS_TIME, True
        await work.session.flush()
        alone = len(left) == 1 and of.ends_at - now >= LEAST_LEFT
        found = alone and await _find_company(work, of, left[0].id, now, free_alone=not gone)
        for one in left if gone and not found else []:
            to, once = Address(people=(one.user,)), str(len(left))
            await outbox.put(work, GONE, pair_id, to, now=now, not_after=of.ends_at, once=once)
        await coaching.refresh(work, pair_id, now)

    await each_apart(work, "regroup", await store.losing(work), tend)


async def _find_company(
    work: UnitOfWork, of: CoachingRound, person_id: UUID, now: datetime, *, free_alone: bool
) -> bool:
    """Pair somebody with who is free, else make a pair a trio, unless it is to be the ``free_alone``.

    Return False where nobody may meet them.
    """
    pairs, taken = await _pairs(work, of)
    basis, peers, met = await rounds.pool_to_pair(work, of.pool_id, now, but=taken if free_alone else ())
    known = {peer.id: peer for peer in peers}
    if person_id in taken or (me := known.pop(person_id, None)) is None:
        return False
    free = [(peer,) for peer in known.values() if peer.id not in taken]
    if found := best_company(me, free, met, basis.blocked, on=of.local_date):
        slot = slot_for([me, *found], now, work.closed)
        await rounds.open_pairs(work, of, [((me.id, found[0].id), slot)], now, late=True)
        return True
    couples = {tuple(known[one] for one in ids): pair for pair, ids in pairs.items() if known.keys() >= set(ids)}
    if found := best_company(me, list(couples), met, basis.blocked, on=of.local_date):
        await _make_trio(work, of, couples[found], (me, *found), now)
    return found is not None


async def _pairs(work: UnitOfWork, of: CoachingRound) -> tuple[Mapping[UUID, list[UUID]], set[UUID]]:
    """Return the pairs of a round that are still to meet: two each; and all who aren't free in it."""
    pairs: dict[UUID, list[UUID]] = {}
    taken: set[UUID] = set()
    for pair, seat in await store.seats(work, of.id):
        if seat.out or pair.state is not PairState.NOT_THIS_TIME:
            taken.add(seat.person_id)
        if not seat.out and pair.state not in (PairState.NOT_THIS_TIME, PairState.MET):
            pairs.setdefault(pair.id, []).append(seat.person_id)
    return {pair: ids for pair, ids in pairs.items() if len(ids) == 2}, taken


async def _make_trio(work: UnitOfWork, of: CoachingRound, pair_id: UUID, trio: tuple[Peer, ...], now: datetime) -> None:
    row = await work.get(CoachingPair, pair_id, lock=True)
    work.add(PairSeat(pair_id=pair_id, person_id=trio[0].id, out=False))
    slot = slot_for(trio, now, work.closed)
    row.formed_at, row.suggested_at = now, slot if slot and slot < of.ends_at else None
    await work.session.flush()
    await rounds.write_to(work, of, row, [one.id for one in trio], now)
    await coaching.refresh(work, pair_id, now)
