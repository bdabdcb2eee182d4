"""Who hasn't said a word for three rounds."""

from uuid import UUID

import sqlalchemy as sa

from bot.features.coaching.store import going_on
from bot.kernel.enums import MemberState, PairState
from bot.storage.unit_of_work import UnitOfWork
from models import CoachingPair, CoachingRound, CoachingSeat, PairSeat, Person

ROUNDS = 3


async def silent(work: UnitOfWork, round_id: UUID) -> list[tuple[CoachingSeat, Person]]:
    """Return of whose pairs nobody has said anything in this round and the two before, since they were last asked."""
    of = await work.get(CoachingRound, round_id)
    return await work.rows(
        sa.select(CoachingSeat, Person)
        .join(Person, Person.id == CoachingSeat.person_id)
        .join(PairSeat, PairSeat.person_id == Person.id)
        .join(CoachingPair, CoachingPair.id == PairSeat.pair_id)
        .join(CoachingRound, CoachingRound.id == CoachingPair.round_id)
        .where(
            CoachingSeat.state == MemberState.ACTIVE, ~CoachingSeat.waits, ~Person.deleted, ~PairSeat.out,
            CoachingPair.state == PairState.PAIRED, CoachingRound.number.between(of.number - ROUNDS + 1, of.number),
            CoachingRound.pool_id == of.pool_id, CoachingSeat.pool_id == of.pool_id,
            CoachingSeat.pool_id.in_(going_on()),
            sa.or_(CoachingSeat.asked_at.is_(None), CoachingRound.starts_at > CoachingSeat.asked_at),
        )
        .group_by(CoachingSeat.id, Person.id)
        .having(sa.func.count(CoachingRound.number.distinct()) == ROUNDS)
        .order_by(CoachingSeat.id)
    )  # fmt: skip
