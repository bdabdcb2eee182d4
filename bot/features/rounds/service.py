"""Use cases of a round: plan it, begin it, ask midway, end it."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from hashlib import blake2b
from itertools import chain, takewhile
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.isolation import one_by_one
from bot.delivery.post import Address, Due, Outdated
from bot.features.affinity.rules import Couple, Peer
from bot.features.circles import service as circles
from bot.features.coaching import rules, store
from bot.features.coaching.rules import PairingBasis, RoundPlan
from bot.features.coaching.service import ASKED, LATE, LEFT_OVER, MIDWAY, PAIR, ROUND, Rows, refresh, rhythm_of
from bot.features.pairing.rules import Group
from bot.features.people import service as people
from bot.features.topics import service as topics
from bot.kernel.enums import PairState, RoundState
from bot.kernel.ids import UserId
from bot.kernel.recurrence import local_date
from bot.storage.unit_of_work import UnitOfWork
from models import CoachingPair, CoachingPool, CoachingRound, PairSeat


async def due_rounds(work: UnitOfWork, now: datetime, until: datetime) -> list[Due]:
    """List the rounds that begin up to ``until``, and the one that was missed in the last day."""
    ready, numbers = [seat.pool_id for seat, _ in await store.ready(work, now)], await store.last_numbers(work)

    def listed(pool: CoachingPool) -> list[Due]:
        if rules.missing(pool.theme, numbers[pool.id], ready.count(pool.id)):
            return []
        begun = takewhile(lambda one: one[1] <= until, rules.rounds(rhythm_of(pool), work.closed(pool.zone)))
        return [Due(pool.id, day, at, at + LATE) for day, at in begun if at + LATE > now]

    return list(chain.from_iterable(one_by_one(ROUND, await store.pools(work), listed)))


async def pool_to_pair(
    work: UnitOfWork, pool_id: UUID, now: datetime, *, openly: bool = False, but: Collection[UUID] = ()
) -> tuple[PairingBasis, list[Peer], dict[Couple, int]]:
    """Return what the next round is formed from: what it must keep to, who is there, and when two met last.

    ``openly``: without anybody's private list, for numbers that others see; ``but``: without these people.
    """
    pool = await work.get(CoachingPool, pool_id)
    rows = [one for one in await store.ready(work, now, pool_id) if one[1].id not in but]
    met = await store.met(work, pool_id, [person.id for _, person in rows] if but else None)
    return await _basis(work, pool, rows, openly=openly), await _peers(work, rows), met


async def _basis(work: UnitOfWork, pool: CoachingPool, rows: Rows, *, openly: bool = False) -> PairingBasis:
    found = [(people.describe(person), seat.any_language) for seat, person in rows]
    people_there = tuple((one.id, one.language, wide, one.zone) for one, wide in found)
    blocked = [] if openly else await store.not_with(work, [person.id for _, person in rows])
    apart = frozenset(frozenset((row.person_id, row.other_id)) for row in blocked)
    couples, number = apart | await store.elsewhere(work, pool.id), (await store.last_numbers(work))[pool.id]
    ready = {person.id for seat, person in rows if not seat.always_new}
    staying = rules.staying(await store.latest(work, pool.id, number), ready, couples, pool.together)
    return PairingBasis(number + 1, people_there, couples, staying)


async def start_round(work: UnitOfWork, now: datetime, *, pool_id: UUID, due_at: datetime, plan: RoundPlan) -> None:
    """End the last round, and write down and to the people how they are paired by ``plan``.

    Raises:
        Outdated: somebody came, went, or doesn't want to meet somebody, since that was planned. What people offer,
            wish and belong to may be a few seconds old.
    """
    pool = await work.get(CoachingPool, pool_id, lock=True)
    ready = await store.ready(work, now, pool_id)
    if await _basis(work, pool, ready) != plan.basis:
        raise Outdated
    if len(ready) < 2:
        return
    await end_rounds(work, now, also=pool_id)
    row = work.add(
        CoachingRound(
            pool_id=pool.id, number=plan.basis.number, local_date=local_date(due_at, pool.zone), starts_at=now,
            ends_at=rules.round_after(rhythm_of(pool), due_at, work.closed(pool.zone)), state=RoundState.OPEN,
        )
    )  # fmt: skip
    await work.session.flush()
    await open_pairs(work, row, plan.groups, now, nth=dict(plan.basis.staying))
    for seat, person in ready:
        if person.id in plan.left_over:
            to, once = Address(people=(UserId(person.slack_user_id),)), str(row.number)
            await outbox.put(work, LEFT_OVER, seat.id, to, now=now, not_after=now + LATE, once=once)


async def open_pairs(
    work: UnitOfWork,
    of: CoachingRound,
    groups: Iterable[tuple[Group, datetime | None]],
    now: datetime,
    *,
    late: bool = False,
    nth: Mapping[Group, int] | None = None,
) -> None:
    """Let these people be pairs and trios of a round, and tell them.

    ``late``: for what is left of it; ``nth``: the how manieth round it is for those who stay together.
    """
    formed_at, again = now if late else None, nth or {}
    pairs = [(work.add(_pair_row(of, group, slot, formed_at, again.get(group, 1))), group) for group, slot in groups]
    await work.session.flush()
    for row, group in pairs:
        for one in group:
            work.add(PairSeat(pair_id=row.id, person_id=one, out=False))
        await write_to(work, of, row, group, now)
    await work.session.flush()


async def write_to(
    work: UnitOfWork, of: CoachingRound, pair: CoachingPair, group: Collection[UUID], now: datetime
) -> None:
    """Have the card of a pair or trio sent to its people."""
    users = [found.user for found in (await people.people(work, group)).values()]
    until = of.ends_at - LATE if pair.formed_at else now + max(LATE, (of.ends_at - now) / 2)
    await outbox.put(work, PAIR, pair.id, Address(people=tuple(sorted(users))), now=now, not_after=until)


def _pair_row(
    of: CoachingRound, group: Group, slot: datetime | None, formed_at: datetime | None, nth: int
) -> CoachingPair:
    question = int.from_bytes(blake2b(f"{of.id}:{group[0]}".encode(), digest_size=2).digest())
    suggested_at = slot if slot and slot < of.ends_at else None
    return CoachingPair(
        round_id=of.id, question=question, suggested_at=suggested_at, state=PairState.PAIRED, formed_at=formed_at,
        nth=nth,
    )  # fmt: skip


async def _peers(work: UnitOfWork, rows: Rows) -> list[Peer]:
    skills = await topics.skills_of(work, [person.id for _, person in rows])
    memberships: dict[UUID, set[UUID]] = {}
    for circle in await circles.active_circles(work):
        for member in circle.members:
            memberships.setdefault(member.person_id, set()).add(circle.id)
    found = []
    for seat, one in ((seat, people.describe(person)) for seat, person in rows):
        can, mine, where = skills[one.id], memberships.get(one.id, ()), work.vault.open(seat, "department")
        found.append(
            Peer(one.id, one.language, one.zone, can.offers, can.wishes, frozenset(mine), seat.any_language,
                 seat.own_circles, " ".join(where.casefold().split()), one.hours)
        )  # fmt: skip
    return found


async def end_rounds(work: UnitOfWork, now: datetime, *, also: UUID | None = None) -> None:
    """End rounds whose time is over, and ``also`` that pool's; the buttons of their messages go."""
    for row in await store.open_rounds(work):
        if row.pool_id == also or row.ends_at <= now:
            row.state = RoundState.OVER
            await work.session.flush()
            for one in await store.pairs(work, row.id):
                one.venue = ""
                await refresh(work, one.id, now)


async def due_midways(work: UnitOfWork, now: datetime, until: datetime) -> list[Due]:
    """List when the rounds that run are half over."""
    pools = {pool.id: pool for pool in await store.pools(work, also_off=True)}

    def listed(row: CoachingRound) -> Due:
        pool = pools[row.pool_id]
        at = rules.midway(row.starts_at, row.ends_at, pool.at, pool.zone, work.closed(pool.zone))
        return Due(row.id, local_date(at, pool.zone), at, at + LATE)

    due = one_by_one(MIDWAY, await store.open_rounds(work), listed)
    return [one for one in due if one.at <= until and one.not_after > now]


async def ask_midway(work: UnitOfWork, round_id: UUID, now: datetime) -> None:
    """Ask each pair of a round that hasn't said it yet whether they met; not one whose date is to come."""
    for row in await store.pairs(work, round_id):
        if row.state in ASKED and (row.meets_at is None or row.meets_at <= now):
            seats = await store.people(work, row.id)
            users = tuple(UserId(one.slack_user_id) for seat, one, _ in seats if not (one.deleted or seat.out))
            await outbox.put(work, MIDWAY, row.id, Address(people=users), now=now, not_after=now + LATE)
