"""Every query about the pool, its rounds, pairs and private lists."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from itertools import combinations
from uuid import UUID

import sqlalchemy as sa

from bot.features.affinity.rules import Couple
from bot.features.coaching.rules import Together
from bot.features.tandems.store import running
from bot.kernel.enums import MemberState, PairState, ProgrammeState, RoundState
from bot.kernel.ids import UserId
from bot.storage.unit_of_work import UnitOfWork
from models import (
    Circle,
    CoachingPair,
    CoachingPool,
    CoachingRound,
    CoachingSeat,
    Membership,
    NotWith,
    PairSeat,
    Person,
    Programme,
)

_STILL = (PairState.PAIRED, PairState.DATED, PairState.NOT_YET)
"""What a pair has said that is still to meet."""


async def pool(
    work: UnitOfWork, theme: str = "", programme_id: UUID | None = None, *, lock: bool = False
) -> CoachingPool | None:
    """Return the workspace's own pool, or that of a theme or programme; ``lock`` makes others wait for this work."""
    whose = CoachingPool.programme_id == programme_id if programme_id else CoachingPool.programme_id.is_(None)
    query = sa.select(CoachingPool).where(whose, sa.true() if programme_id else CoachingPool.theme == theme)
    return await work.session.scalar(query.with_for_update() if lock else query)


def going_on() -> sa.Select[UUID]:
    """Return the pools that have another round, for other queries: all but those that their programme switched off."""
    on = sa.select(Programme.id).where(Programme.coaching, Programme.state != ProgrammeState.CALLED_OFF)
    of_programme = CoachingPool.programme_id.in_(on)
    return sa.select(CoachingPool.id).where(sa.or_(CoachingPool.programme_id.is_(None), of_programme))


async def goes_on(work: UnitOfWork, pool_id: UUID) -> bool:
    """Return whether a pool has another round."""
    return bool(await work.session.scalar(sa.select(sa.exists(going_on().where(CoachingPool.id == pool_id)))))


async def pools(work: UnitOfWork, *, also_off: bool = False) -> list[CoachingPool]:
    """Return all pools that go on, and those that are switched off, too, where wanted; the workspace's own first."""
    which = sa.true() if also_off else CoachingPool.id.in_(going_on())
    return await work.all(sa.select(CoachingPool).where(which).order_by(CoachingPool.theme, CoachingPool.id))


async def programmes_of(work: UnitOfWork, person_id: UUID) -> set[UUID]:
    """Return the programmes with coaching in whose circles somebody is."""
    query = sa.select(Circle.programme_id).join(Membership, Membership.circle_id == Circle.id)
    query = query.join(Programme, Programme.id == Circle.programme_id).where(Programme.coaching)
    mine = (Membership.person_id == person_id, Membership.state == MemberState.ACTIVE, Circle.programme_id.is_not(None))
    return {one for one in await work.all(query.where(*mine)) if one}


async def seats(work: UnitOfWork, person_id: UUID) -> list[CoachingSeat]:
    """Return somebody's seats in all pools, active or not, that of the workspace's own pool first."""
    query = sa.select(CoachingSeat).join(CoachingPool, CoachingPool.id == CoachingSeat.pool_id)
    return await work.all(
        query.where(CoachingSeat.person_id == person_id).order_by(CoachingPool.theme, CoachingPool.id)
    )


async def active_seats(work: UnitOfWork, person_id: UUID) -> list[CoachingSeat]:
    """Return somebody's seats in the pools in which they take part."""
    return [one for one in await seats(work, person_id) if one.state is MemberState.ACTIVE]


def _paired_elsewhere() -> sa.ScalarSelect[int]:
    """Return in how many pairs of other pools' rounds whoever has a seat is, for a query about seats."""
    query = sa.select(sa.func.count()).select_from(PairSeat).join(CoachingPair).join(CoachingRound)
    meets = (PairSeat.person_id == CoachingSeat.person_id, ~PairSeat.out, CoachingPair.state.in_(_STILL))
    there = (CoachingRound.state == RoundState.OPEN, CoachingRound.pool_id != CoachingSeat.pool_id)
    return query.where(*meets, *there).correlate(CoachingSeat).scalar_subquery()


async def ready(work: UnitOfWork, now: datetime, pool_id: UUID | None = None) -> list[tuple[CoachingSeat, Person]]:
    """Return who is in a pool that goes on, doesn't pause and isn't in as many pairs as they want, the earliest first.

    ``pool_id``: in this one alone.
    """
    rows = await work.session.execute(
        sa.select(CoachingSeat, Person)
        .join(Person, Person.id == CoachingSeat.person_id)
        .where(
            CoachingSeat.state == MemberState.ACTIVE, ~CoachingSeat.waits, ~Person.deleted,
            sa.or_(CoachingSeat.paused_until.is_(None), CoachingSeat.paused_until <= now),
            sa.or_(Person.paused_until.is_(None), Person.paused_until <= now),
            sa.or_(
                CoachingSeat.at_once.is_(None),
                CoachingSeat.at_once > running(CoachingSeat.person_id) + _paired_elsewhere(),
            ),
            CoachingSeat.pool_id.in_(going_on()),
            sa.true() if pool_id is None else CoachingSeat.pool_id == pool_id,
        )
        .order_by(CoachingSeat.joined_at, CoachingSeat.id)
    )  # fmt: skip
    return [(seat, person) for seat, person in rows]


async def takes_part(work: UnitOfWork, pool_id: UUID) -> list[tuple[CoachingSeat, Person]]:
    """Return who has a seat in a pool, the earliest first."""
    query = sa.select(CoachingSeat, Person).join(Person, Person.id == CoachingSeat.person_id)
    there = (CoachingSeat.pool_id == pool_id, CoachingSeat.state == MemberState.ACTIVE, ~Person.deleted)
    return await work.rows(query.where(*there).order_by(CoachingSeat.joined_at, CoachingSeat.id))


async def open_rounds(work: UnitOfWork) -> list[CoachingRound]:
    """Return the round that runs in each pool; more than one only until the older ones are ended."""
    return await work.all(
        sa.select(CoachingRound).where(CoachingRound.state == RoundState.OPEN).order_by(CoachingRound.number)
    )


async def last_numbers(work: UnitOfWork) -> Mapping[UUID, int]:
    """Return the number of each pool's latest round, 0 before the first."""
    query = sa.select(CoachingRound.pool_id, sa.func.max(CoachingRound.number)).group_by(CoachingRound.pool_id)
    return defaultdict(int, await work.rows(query))


async def pairs(work: UnitOfWork, round_id: UUID) -> list[CoachingPair]:
    """Return the pairs of a round."""
    return await work.all(sa.select(CoachingPair).where(CoachingPair.round_id == round_id).order_by(CoachingPair.id))


async def pairs_of(work: UnitOfWork, person_id: UUID) -> list[CoachingPair]:
    """Return the pair that somebody is in in each round that runs; one that was formed later counts more."""
    rows = await work.rows(
        sa.select(CoachingRound.pool_id, CoachingPair)
        .join(CoachingPair, CoachingPair.round_id == CoachingRound.id)
        .join(PairSeat, PairSeat.pair_id == CoachingPair.id)
        .where(PairSeat.person_id == person_id, CoachingRound.state == RoundState.OPEN)
        .order_by(CoachingRound.number, CoachingPair.state != PairState.NOT_THIS_TIME)
    )
    return list(dict(rows).values())


async def people(work: UnitOfWork, pair_id: UUID) -> list[tuple[PairSeat, Person, bool]]:
    """Return the people of a pair, always in the same order, and whether they coach in any language."""
    rows = await work.session.execute(
        sa.select(PairSeat, Person, sa.func.coalesce(CoachingSeat.any_language, sa.false()))
        .join(Person, Person.id == PairSeat.person_id)
        .join(CoachingPair, CoachingPair.id == PairSeat.pair_id)
        .join(CoachingRound, CoachingRound.id == CoachingPair.round_id)
        .outerjoin(
            CoachingSeat,
            sa.and_(CoachingSeat.person_id == Person.id, CoachingSeat.pool_id == CoachingRound.pool_id),
        )
        .where(PairSeat.pair_id == pair_id)
        .order_by(Person.slack_user_id)
    )
    return [(seat, person, wide) for seat, person, wide in rows]


async def met(work: UnitOfWork, pool_id: UUID, among: Collection[UUID] | None = None) -> dict[Couple, int]:
    """Return in which of a pool's rounds each two people were last together, or each two ``among`` these.

    Who both would gladly meet again count as met in the first, so that they come first where somebody repeats.
    """
    rows = await work.session.execute(
        sa.select(PairSeat.pair_id, PairSeat.person_id, CoachingRound.number, PairSeat.gladly)
        .join(CoachingPair, CoachingPair.id == PairSeat.pair_id)
        .join(CoachingRound, CoachingRound.id == CoachingPair.round_id)
        .where(CoachingRound.pool_id == pool_id, sa.true() if among is None else PairSeat.person_id.in_(among))
        .order_by(CoachingRound.number)
    )
    groups: dict[tuple[UUID, int], list[tuple[UUID, bool]]] = {}
    for pair, person, number, gladly in rows:
        groups.setdefault((pair, number), []).append((person, gladly))
    latest, found = max((number for _, number in groups), default=0), dict[Couple, int]()
    for (_, number), group in groups.items():
        for (one, glad), (other, glad_too) in combinations(group, 2):
            found[frozenset((one, other))] = 1 if glad and glad_too and number < latest else number
    return found


async def elsewhere(work: UnitOfWork, pool_id: UUID) -> set[Couple]:
    """Return who are together in a round of another pool just now."""
    rows = await work.session.execute(
        sa.select(PairSeat.pair_id, PairSeat.person_id)
        .join(CoachingPair, CoachingPair.id == PairSeat.pair_id)
        .join(CoachingRound, CoachingRound.id == CoachingPair.round_id)
        .where(CoachingRound.state == RoundState.OPEN, CoachingRound.pool_id != pool_id, ~PairSeat.out)
    )
    groups: dict[UUID, list[UUID]] = {}
    for pair, person in rows:
        groups.setdefault(pair, []).append(person)
    return {frozenset(two) for group in groups.values() for two in combinations(group, 2)}


async def latest(work: UnitOfWork, pool_id: UUID, number: int) -> list[Together]:
    """Return who were still together at the end of that round of a pool."""
    rows = await work.session.execute(
        sa.select(PairSeat.pair_id, PairSeat.person_id, CoachingPair.nth)
        .join(CoachingPair, CoachingPair.id == PairSeat.pair_id)
        .join(CoachingRound, CoachingRound.id == CoachingPair.round_id)
        .where(
            CoachingRound.pool_id == pool_id, CoachingRound.number == number,
            CoachingPair.state != PairState.NOT_THIS_TIME, ~PairSeat.out,
        )
    )  # fmt: skip
    groups: dict[tuple[UUID, int], list[UUID]] = {}
    for pair, person, nth in rows:
        groups.setdefault((pair, nth), []).append(person)
    return [Together(tuple(group), nth) for (_, nth), group in groups.items()]


async def not_with(work: UnitOfWork, person_ids: Collection[UUID]) -> list[NotWith]:
    """Return whom these people don't want to be paired with."""
    return await work.all(sa.select(NotWith).where(NotWith.person_id.in_(person_ids)))


async def known(work: UnitOfWork, users: Collection[UserId]) -> dict[UserId, UUID]:
    """Return the ids of those people whom Zirkel has met."""
    found = await work.all(sa.select(Person).where(Person.slack_user_id.in_(users)))
    return {UserId(person.slack_user_id): person.id for person in found}
