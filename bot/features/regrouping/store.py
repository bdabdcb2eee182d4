"""Which pairs have lost somebody, and who is in which pair of a round."""

from uuid import UUID

import sqlalchemy as sa

from bot.kernel.enums import PairState, RoundState
from bot.storage.unit_of_work import UnitOfWork
from models import CoachingPair, CoachingRound, PairSeat, Person


async def losing(work: UnitOfWork) -> list[UUID]:
    """Return the pairs of the round that runs that lose somebody: their account is off, or they can't this time."""
    return await work.all(
        sa.select(CoachingPair.id)
        .join(CoachingRound, CoachingRound.id == CoachingPair.round_id)
        .join(PairSeat, PairSeat.pair_id == CoachingPair.id)
        .join(Person, Person.id == PairSeat.person_id)
        .where(
            CoachingRound.state == RoundState.OPEN, CoachingPair.state != PairState.MET,
            sa.or_(
                sa.and_(Person.deleted, ~PairSeat.out),
                sa.and_(CoachingPair.state == PairState.NOT_THIS_TIME, ~CoachingPair.tended),
            ),
        )
        .distinct()
        .order_by(CoachingPair.id)
    )  # fmt: skip


async def seats(work: UnitOfWork, round_id: UUID) -> list[tuple[CoachingPair, PairSeat]]:
    """Return all seats of a round with their pairs."""
    return await work.rows(
        sa.select(CoachingPair, PairSeat)
        .join(PairSeat, PairSeat.pair_id == CoachingPair.id)
        .where(CoachingPair.round_id == round_id)
        .order_by(CoachingPair.id, PairSeat.person_id)
    )
