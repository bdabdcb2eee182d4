"""Every query about the pool, its rounds, pairs and private lists."""

from collections.abc import Collection
from datetime import datetime
from itertools import combinations
from uuid import UUID

import sqlalchemy as sa

from bot.features.affinity.rules import Couple
from bot.features.coaching.rules import Together
from bot.features.tandems.store import running
from bot.kernel.enums import MemberState, PairState, RoundState
from bot.kernel.ids import UserId
from bot.storage.unit_of_work import UnitOfWork
from models import CoachingPair, CoachingPool, CoachingRound, CoachingSeat, NotWith, PairSeat, Person


async def pool(work: UnitOfWork, *, lock: bool = False) -> CoachingPool | None:
    """Return the workspace's pool; ``lock`` makes others wait until the end of this work."""
    query = sa.select(CoachingPool)
    return await work.session.scalar(query.with_for_update() if lock else query)


async def seat(work: UnitOfWork, person_id: UUID) -> CoachingSeat | None:
    """Return somebody's seat, active or not."""
    return await work.session.scalar(sa.select(CoachingSeat).where(CoachingSeat.person_id == person_id))


async def ready(work: UnitOfWork, now: datetime) -> list[tuple[CoachingSeat, Person]]:
    """Return who is in the pool, doesn't pause and isn't in as many pairs as they want, the earliest first."""
    rows = await work.session.execute(
        sa.select(CoachingSeat, Person)
        .join(Person, Person.id == CoachingSeat.person_id)
        .where(
            CoachingSeat.state == MemberState.ACTIVE, ~CoachingSeat.waits, ~Person.deleted,
            sa.or_(CoachingSeat.paused_until.is_(None), CoachingSeat.paused_until <= now),
            sa.or_(Person.paused_until.is_(None), Person.paused_until <= now),
            sa.or_(CoachingSeat.at_once.is_(None), CoachingSeat.at_once > running(CoachingSeat.person_id)),
        )
        .order_by(CoachingSeat.joined_at, CoachingSeat.id)
    )  # fmt: skip
    return [(seat, person) for seat, person in rows]


async def open_rounds(work: UnitOfWork) -> list[CoachingRound]:
    """Return the round that runs; more than one only until the older ones are ended."""
    return await work.all(
        sa.select(CoachingRound).where(CoachingRound.state == RoundState.OPEN).order_by(CoachingRound.number)
    )


async def last_number(work: UnitOfWork) -> int:
    """Return the number of the latest round, 0 before the first."""
    return await work.session.scalar(sa.select(sa.func.max(CoachingRound.number))) or 0


async def pairs(work: UnitOfWork, round_id: UUID) -> list[CoachingPair]:
    """Return the pairs of a round."""
    return await work.all(sa.select(CoachingPair).where(CoachingPair.round_id == round_id).order_by(CoachingPair.id))


async def pair_of(work: UnitOfWork, person_id: UUID) -> CoachingPair | None:
    """Return the pair that somebody is in in the round that runs; one that was formed later counts more."""
    return await work.session.scalar(
        sa.select(CoachingPair)
        .join(PairSeat, PairSeat.pair_id == CoachingPair.id)
        .join(CoachingRound, CoachingRound.id == CoachingPair.round_id)
        .where(PairSeat.person_id == person_id, CoachingRound.state == RoundState.OPEN)
        .order_by(CoachingRound.number.desc(), CoachingPair.state == PairState.NOT_THIS_TIME)
        .limit(1)
    )


async def people(work: UnitOfWork, pair_id: UUID) -> list[tuple[PairSeat, Person, bool]]:
    """Return the people of a pair, always in the same order, and whether they coach in any language."""
    rows = await work.session.execute(
        sa.select(PairSeat, Person, sa.func.coalesce(CoachingSeat.any_language, sa.false()))
        .join(Person, Person.id == PairSeat.person_id)
        .outerjoin(CoachingSeat, CoachingSeat.person_id == Person.id)
        .where(PairSeat.pair_id == pair_id)
        .order_by(Person.slack_user_id)
    )
    return [(seat, person, wide) for seat, person, wide in rows]


async def met(work: UnitOfWork, among: Collection[UUID] | None = None) -> dict[Couple, int]:
    """Return in which round each two people were last together, or each two ``among`` these.

    Who both would gladly meet again count as met in the first, so that they come first where somebody repeats.
    """
    rows = await work.session.execute(
        sa.select(PairSeat.pair_id, PairSeat.person_id, CoachingRound.number, PairSeat.gladly)
        .join(CoachingPair, CoachingPair.id == PairSeat.pair_id)
        .join(CoachingRound, CoachingRound.id == CoachingPair.round_id)
        .where(sa.true() if among is None else PairSeat.person_id.in_(among))
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


async def latest(work: UnitOfWork) -> list[Together]:
    """Return who were still together at the end of the latest round."""
    rows = await work.session.execute(
        sa.select(PairSeat.pair_id, PairSeat.person_id, CoachingPair.nth)
        .join(CoachingPair, CoachingPair.id == PairSeat.pair_id)
        .join(CoachingRound, CoachingRound.id == CoachingPair.round_id)
        .where(
            CoachingRound.number == await last_number(work), CoachingPair.state != PairState.NOT_THIS_TIME,
            ~PairSeat.out,
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
