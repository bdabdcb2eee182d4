"""Use cases of coaching: the pool, its rounds, and what pairs say about meeting."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from bot.delivery import outbox
from bot.delivery.post import Address
from bot.features.affinity.rules import Peer
from bot.features.coaching import rules, store
from bot.features.coaching.rules import (
    Coachee,
    CoachingStatus,
    PairInfo,
    RoundRhythm,
    WhyAlone,
)
from bot.features.people import service as people
from bot.features.people.rules import NO_ZONE, PersonInfo
from bot.features.tandems import service as tandems
from bot.features.topics import service as topics
from bot.kernel.enums import MemberState, PairState, RoundState
from bot.kernel.errors import Gone, NotYourPair, RoundIsOver
from bot.kernel.ids import UserId
from bot.kernel.recurrence import Rhythm
from bot.storage.unit_of_work import UnitOfWork
from bot.storage.upsert import insert_once
from models import CoachingPair, CoachingPool, CoachingRound, CoachingSeat, NotWith, Person

ROUND, PAIR, MIDWAY = "coaching-round", "coaching-pair", "coaching-midway"
AFTER, DECLINED, LEFT_OVER = "coaching-after", "coaching-declined", "coaching-left-over"
LATE = timedelta(hours=24)
"""How late a round may begin, or the question midway come."""
ASKED = (PairState.PAIRED, PairState.DATED)
"""What a pair has said that is still to be asked whether they met."""
_KEPT = timedelta(days=1)
Rows = Sequence[tuple[CoachingSeat, Person]]


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


async def as_told(work: UnitOfWork, pair_id: UUID, now: datetime) -> PairInfo:
    """Return a pair or trio for its own messages: with how few share their language, and what is still to come."""
    found = await pair(work, pair_id)
    few = rules.few_of([one.person_id for one in found.present], await _ready(work, now))
    return replace(found, few=few, planned=found.meets_at is not None and found.meets_at > now)


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
    seats, coaching_round = await store.people(work, row.id), await work.get(CoachingRound, row.round_id)
    pool = await work.get(CoachingPool, coaching_round.pool_id)
    skills = await topics.skills_of(work, [person.id for _, person, _ in seats])
    coachees = [
        Coachee(
            who.id, who.user, who.language, seat.out, skills[who.id].offers, skills[who.id].wishes, gone=gone,
            any_language=wide,
        )
        for seat, who, gone, wide in ((seat, people.describe(one), one.deleted, wide) for seat, one, wide in seats)
    ]  # fmt: skip
    return PairInfo(
        row.id, tuple(coachees), row.state, row.question, row.suggested_at, pool.cadence,
        coaching_round.starts_at, coaching_round.ends_at, over=coaching_round.state is RoundState.OVER,
        late=row.formed_at is not None, meets_at=row.meets_at, date_changes=row.date_changes, nth=row.nth,
        venue=row.venue,
    )  # fmt: skip


async def say(
    work: UnitOfWork, pair_id: UUID, person_id: UUID, state: PairState, now: datetime,
    meets_at: datetime | None = None, venue: str = "", *, apart: bool = False,
) -> PairInfo:  # fmt: skip
    """Keep what one of a pair says about meeting; the latest word counts, and all messages follow it.

    ``meets_at`` is the date that they have, and ``venue`` its place, where that is what they say; ``apart``: the others
    are told without them.

    Raises:
        Gone, NotYourPair, RoundIsOver: each says what to do instead.
    """
    row = await work.get(CoachingPair, pair_id, lock=True)
    before = await pair_for(work, pair_id, person_id)
    if before.over:
        raise RoundIsOver
    seats = {seat.person_id: seat for seat, _, _ in await store.people(work, pair_id)}
    seats[person_id].out = state is PairState.NOT_THIS_TIME
    row.state = rules.state_after(row.state, state, present=sum(not seat.out for seat in seats.values()))
    missed = state is PairState.NOT_YET and before.meets_at is not None and before.meets_at <= now
    if missed or state in (PairState.DATED, PairState.PAIRED):
        row.meets_at, row.venue, row.dated_at, row.date_changes = meets_at, venue, now, row.date_changes + 1
    if own := await store.seat(work, person_id):
        own.waits = False
    await work.session.flush()
    until = max(before.ends_at, now + _KEPT)
    if state is PairState.MET and row.nth == 1:
        await outbox.put_to_each(work, AFTER, pair_id, {one.user: until for one in before.present}, now=now)
    if state is PairState.NOT_THIS_TIME:
        told = [one for one in (before.others(person_id) if apart else before.people) if not one.gone]
        to = Address(people=tuple(one.user for one in told))
        await outbox.put(work, DECLINED, pair_id, to, now=now, not_after=until, once=str(person_id))
    await refresh(work, pair_id, now)
    return await as_told(work, pair_id, now)


async def refresh(work: UnitOfWork, pair_id: UUID, now: datetime) -> None:
    """Have the messages of a pair brought up to date."""
    for kind in (PAIR, MIDWAY):
        await outbox.refresh(work, kind, pair_id, now=now)


async def join(work: UnitOfWork, person_id: UUID, zone: str, rhythm: RoundRhythm, now: datetime) -> CoachingStatus:
    """Take somebody into the pool, or back from a pause; the first one makes it. Twice changes nothing."""
    pool = await store.pool(work, lock=True) or await _make_pool(work, zone, rhythm, now)
    seat = await store.seat(work, person_id)
    if seat is None:
        work.add(CoachingSeat(pool_id=pool.id, person_id=person_id, joined_at=now))
    else:
        seat.state, seat.paused_until, seat.waits = MemberState.ACTIVE, None, False
    if not await store.open_rounds(work):
        pool.zone = zone if pool.zone == NO_ZONE and not rhythm.zone else pool.zone
        wanted = RoundRhythm(pool.cadence, pool.first_date.weekday(), pool.at, pool.zone)
        pool.first_date = rules.first_round(wanted, pool.zone, now)
    await work.session.flush()
    return await status(work, person_id, now)


async def _make_pool(work: UnitOfWork, zone: str, rhythm: RoundRhythm, now: datetime) -> CoachingPool:
    zone = rhythm.zone or zone
    row = {
        "id": uuid4(), "workspace_id": work.workspace_id, "cadence": rhythm.cadence, "at": rhythm.at, "zone": zone,
        "first_date": rules.first_round(rhythm, zone, now), "together": rhythm.together,
    }  # fmt: skip
    await insert_once(work.session, CoachingPool, row)
    pool = await store.pool(work, lock=True)
    if pool is None:
        raise Gone
    return pool


async def leave(work: UnitOfWork, person_id: UUID, now: datetime) -> None:
    """Take somebody out of the pool, and of a pair that has still to meet; whoever is left in it is told."""
    seat = await store.seat(work, person_id)
    if seat is not None:
        seat.state, seat.paused_until = MemberState.LEFT, None
        await work.session.flush()
        await step_out(work, person_id, now)


async def step_out(work: UnitOfWork, person_id: UUID, now: datetime, until: datetime | None = None) -> None:
    """Let a pair that has still to meet go on without somebody; not where they are back in time for it."""
    found = await my_pair(work, person_id, now)
    if found and found.loses(person_id, now, until):
        await say(work, found.id, person_id, PairState.NOT_THIS_TIME, now, apart=True)


async def pause(
    work: UnitOfWork, person_id: UUID, until: datetime, now: datetime, *, skip: bool = False
) -> CoachingStatus:
    """Leave somebody out of rounds that begin before ``until``; who isn't in the pool stays out of it.

    Their pair goes on without them where they aren't back in time for it; not where they ``skip`` the next round alone.
    """
    seat = await store.seat(work, person_id)
    if seat is not None and seat.state is MemberState.ACTIVE:
        seat.paused_until = until
        await work.session.flush()
        if not skip:
            await step_out(work, person_id, now, until)
    return await status(work, person_id, now)


async def status(work: UnitOfWork, person_id: UUID, now: datetime) -> CoachingStatus:
    """Return how somebody takes part in coaching."""
    seat = await store.seat(work, person_id)
    active = seat is not None and seat.state is MemberState.ACTIVE
    paused = seat.paused_until if seat and active else None
    paused_until = paused if paused and paused > now else None
    pool = await store.pool(work)
    ready = await _ready(work, now) if pool else []
    begins = rules.round_after(rhythm_of(pool), now, work.closed(pool.zone)) if pool else None
    few, wide = rules.few_of([person_id], ready) if active else None, seat is not None and seat.any_language
    return CoachingStatus(
        person_id, active, paused_until, await my_pair(work, person_id, now), begins if len(ready) > 1 else None, wide,
        few, tuple(await tandems.tandems_of(work, person_id, now)),
        skips=bool(begins and paused_until and timedelta() < paused_until - begins <= LATE),
        waits=bool(active and seat and seat.waits), at_once=seat.at_once if seat and active else None,
    )  # fmt: skip


async def why_alone(work: UnitOfWork, person_id: UUID, now: datetime) -> WhyAlone:
    """Return why there was nobody for somebody."""
    return rules.why_alone(person_id, await _ready(work, now), now.date())


async def speak(work: UnitOfWork, person_id: UUID, now: datetime, *, any_language: bool) -> CoachingStatus:
    """Note whether somebody coaches in any language, or in theirs alone; who isn't in the pool has no say."""
    seat = await store.seat(work, person_id)
    if seat is not None:
        seat.any_language = any_language
        await work.session.flush()
    return await status(work, person_id, now)


async def _ready(work: UnitOfWork, now: datetime) -> list[Peer]:
    """Return who would be paired now, with their language alone."""
    found = [(people.describe(person), seat) for seat, person in await store.ready(work, now)]
    return [Peer(one.id, one.language, one.zone, any_language=seat.any_language) for one, seat in found]


async def waiting_person(work: UnitOfWork, seat_id: UUID) -> PersonInfo | None:
    """Return who has a seat in the pool, None where they left it."""
    seat = await work.get(CoachingSeat, seat_id)
    return await people.person(work, seat.person_id) if seat.state is MemberState.ACTIVE else None


def rhythm_of(pool: CoachingPool) -> Rhythm:
    """Return when the rounds of a pool begin."""
    return Rhythm(pool.cadence, pool.first_date, pool.at, pool.zone)


async def not_with(work: UnitOfWork, person_id: UUID) -> list[UserId]:
    """Return whom somebody doesn't want to be paired with; for that person's eyes only."""
    rows = await store.not_with(work, [person_id])
    found = await people.people(work, [row.other_id for row in rows])
    return sorted(person.user for person in found.values())


async def keep_not_with(work: UnitOfWork, person_id: UUID, others: Collection[UUID]) -> None:
    """Replace the list of whom somebody doesn't want to be paired with."""
    rows = {row.other_id: row for row in await store.not_with(work, [person_id])}
    for other, row in rows.items():
        if other not in others:
            await work.session.delete(row)
    for other in set(others) - rows.keys() - {person_id}:
        work.add(NotWith(person_id=person_id, other_id=other))
    await work.session.flush()
