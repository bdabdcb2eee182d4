"""A pair or trio, and what its people say about meeting."""

from datetime import datetime, timedelta
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.post import Address
from bot.features.coaching import rules, store
from bot.features.coaching.rules import Coachee, PairInfo
from bot.features.people import service as people
from bot.features.topics import service as topics
from bot.kernel.errors import NotYourPair, RoundIsOver
from bot.kernel.vocabulary import PairState, RoundState
from bot.storage.unit_of_work import UnitOfWork
from models import CoachingPair, CoachingPool, CoachingRound

ROUND, PAIR, MIDWAY = "coaching-round", "coaching-pair", "coaching-midway"
DECLINED, LEFT_OVER = "coaching-declined", "coaching-left-over"
LATE = timedelta(hours=24)
_KEPT = timedelta(days=1)
ASKED = (PairState.PAIRED, PairState.DATED)


async def my_pair(work: UnitOfWork, person_id: UUID, now: datetime) -> PairInfo | None:
    """Return the pair or trio that somebody is in now."""
    row = await store.pair_of(work, person_id)
    found = await _describe(work, row) if row else None
    return found if found and found.ends_at > now else None


async def pair(work: UnitOfWork, pair_id: UUID) -> PairInfo:
    """Return a pair or trio.

    Raises:
        Gone: there is none with this id in this workspace.
    """
    return await _describe(work, await work.get(CoachingPair, pair_id))


async def pair_for(work: UnitOfWork, pair_id: UUID, person_id: UUID) -> PairInfo:
    """Return a pair or trio for one of its people.

    Raises:
        Gone, NotYourPair: it isn't there, or not theirs.
    """
    found = await pair(work, pair_id)
    if person_id not in [one.person_id for one in found.people]:
        raise NotYourPair
    return found


async def _describe(work: UnitOfWork, row: CoachingPair) -> PairInfo:
    seats = await store.people(work, row.id)
    coaching_round = await work.get(CoachingRound, row.round_id)
    pool = await work.get(CoachingPool, coaching_round.pool_id)
    skills = await topics.skills_of(work, [person.id for _, person in seats])
    coachees = [
        Coachee(who.id, who.user, who.language, seat.out, skills[who.id].offers, skills[who.id].wishes)
        for seat, who in ((seat, people.describe(person)) for seat, person in seats)
    ]
    return PairInfo(
        row.id, tuple(coachees), row.state, row.question, row.suggested_at, pool.cadence,
        coaching_round.starts_at, coaching_round.ends_at, over=coaching_round.state is RoundState.OVER,
    )  # fmt: skip


async def say(work: UnitOfWork, pair_id: UUID, person_id: UUID, state: PairState, now: datetime) -> PairInfo:
    """Keep what one of a pair says about meeting; the latest word counts, and all messages follow it.

    Raises:
        Gone, NotYourPair, RoundIsOver: each says what to do instead.
    """
    row = await work.get(CoachingPair, pair_id, lock=True)
    before = await pair_for(work, pair_id, person_id)
    if before.over:
        raise RoundIsOver
    seats = {seat.person_id: seat for seat, _ in await store.people(work, pair_id)}
    seats[person_id].out = state is PairState.NOT_THIS_TIME
    row.state = rules.state_after(row.state, state, present=sum(not seat.out for seat in seats.values()))
    await work.session.flush()
    if state is PairState.NOT_THIS_TIME:
        everybody = Address(people=tuple(one.user for one in before.people))
        until = max(before.ends_at, now + _KEPT)
        await outbox.put(work, DECLINED, pair_id, everybody, now=now, not_after=until, once=str(person_id))
    await refresh(work, pair_id, now)
    return await _describe(work, row)


async def refresh(work: UnitOfWork, pair_id: UUID, now: datetime) -> None:
    """Have the messages of a pair brought up to date."""
    for kind in (PAIR, MIDWAY):
        await outbox.refresh(work, kind, pair_id, now=now)
