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
    PoolInfo,
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
SWITCHED = "coaching-switched"
"""To whoever takes part in a programme's pool: it was switched off, or on again."""
LATE = timedelta(hours=24)
"""How late a round may begin, or the question midway come."""
ASKED = (PairState.PAIRED, PairState.DATED)
"""What a pair has said that is still to be asked whether they met."""
_KEPT, _SWITCHED_KEPT = timedelta(days=1), timedelta(days=30)
Rows = Sequence[tuple[CoachingSeat, Person]]


async def my_pair(work: UnitOfWork, person_id: UUID, now: datetime, pool_id: UUID | None = None) -> PairInfo | None:
    """Return the pair or trio that somebody is in now, in that pool or any: one that has still to meet comes first."""
    return next(iter(await my_pairs(work, person_id, now, pool_id)), None)


async def my_pairs(work: UnitOfWork, person_id: UUID, now: datetime, pool_id: UUID | None = None) -> list[PairInfo]:
    """Return the pairs and trios that somebody is in now, those that have still to meet first."""
    found = [await _describe(work, row) for row in await store.pairs_of(work, person_id)]
    running = [one for one in found if one.ends_at > now and pool_id in (None, one.pool)]
    return sorted(running, key=lambda one: one.state in (PairState.MET, PairState.NOT_THIS_TIME))


async def pair(work: UnitOfWork, pair_id: UUID) -> PairInfo:
    """Return a pair or trio.

    Raises:
        Gone: there is none with this id in this workspace.
    """
    return await _describe(work, await work.get(CoachingPair, pair_id))


async def as_told(work: UnitOfWork, pair_id: UUID, now: datetime) -> PairInfo:
    """Return a pair or trio for its own messages: with how few share their language, and what is still to come."""
    found = await pair(work, pair_id)
    few = rules.few_of([one.person_id for one in found.present], await _ready(work, now, found.pool))
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
        venue=row.venue, pool=pool.id, theme=pool.theme, last=not await store.goes_on(work, pool.id),
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
    for own in await store.seats(work, person_id):
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


async def join(
    work: UnitOfWork, person_id: UUID, zone: str, rhythm: RoundRhythm, now: datetime, pool_id: UUID | None = None, *,
    back: bool = False,
) -> CoachingStatus:  # fmt: skip
    """Take somebody into a pool, the workspace's own where none is named, and back from a pause in all of theirs.

    The first one makes the workspace's own. ``back``: whoever is in one stays there. Twice changes nothing.

    Raises:
        Gone: there is no such pool for them.
    """
    mine = await store.active_seats(work, person_id)
    for seat in mine:
        seat.paused_until, seat.waits = None, False
    if not (back and mine):
        await _sit(work, person_id, await _pool(work, person_id, zone, rhythm, now, pool_id), now)
    await work.session.flush()
    return await status(work, person_id, now)


async def _pool(
    work: UnitOfWork, person_id: UUID, zone: str, rhythm: RoundRhythm, now: datetime, pool_id: UUID | None
) -> CoachingPool:
    if pool_id is None:
        pool = await store.pool(work, lock=True) or await make_pool(work, zone, rhythm, now)
    else:
        pool = await work.get(CoachingPool, pool_id, lock=True)
    if pool.programme_id and pool.programme_id not in await store.programmes_of(work, person_id):
        raise Gone
    if pool.id not in [row.pool_id for row in await store.open_rounds(work)]:
        pool.zone = zone if pool.zone == NO_ZONE and not rhythm.zone else pool.zone
        wanted = RoundRhythm(pool.cadence, pool.first_date.weekday(), pool.at, pool.zone)
        pool.first_date = rules.first_round(wanted, pool.zone, now)
    return pool


async def _sit(work: UnitOfWork, person_id: UUID, pool: CoachingPool, now: datetime) -> None:
    """Give somebody their seat in a pool, with how they want to be paired in the others."""
    seats = await store.seats(work, person_id)
    if seat := next((one for one in seats if one.pool_id == pool.id), None):
        seat.state, seat.paused_until, seat.waits = MemberState.ACTIVE, None, False
        return
    seat = work.add(CoachingSeat(pool_id=pool.id, person_id=person_id, joined_at=now))
    for known in seats[:1]:
        seat.any_language, seat.always_new, seat.own_circles = known.any_language, known.always_new, known.own_circles
        seat.at_once, where = known.at_once, work.vault.open(known, "department")
        work.vault.write(seat, department=where)


async def make_pool(
    work: UnitOfWork, zone: str, rhythm: RoundRhythm, now: datetime, theme: str = "", programme_id: UUID | None = None
) -> CoachingPool:
    """Return the pool of that theme or programme, the workspace's own without either; make it where it isn't there."""
    zone = rhythm.zone or zone
    row = {
        "id": uuid4(), "workspace_id": work.workspace_id, "cadence": rhythm.cadence, "at": rhythm.at, "zone": zone,
        "first_date": rules.first_round(rhythm, zone, now), "together": rhythm.together, "theme": theme,
        "programme_id": programme_id,
    }  # fmt: skip
    await insert_once(work.session, CoachingPool, row)
    pool = await store.pool(work, theme, programme_id, lock=True)
    if pool is None:
        raise Gone
    return pool


async def switched(work: UnitOfWork, programme_id: UUID, now: datetime) -> None:
    """Tell whoever takes part in a programme's pool that it was switched off or on; its pairs' messages follow."""
    pool = await store.pool(work, programme_id=programme_id)
    if pool is None:
        return
    for seat, person in await store.takes_part(work, pool.id):
        to, until = Address(people=(UserId(person.slack_user_id),)), now + _SWITCHED_KEPT
        await outbox.put(work, SWITCHED, seat.id, to, now=now, not_after=until, once=now.isoformat())
    for row in await store.open_rounds(work):
        for one in await store.pairs(work, row.id) if row.pool_id == pool.id else ():
            await refresh(work, one.id, now)


async def switch_of(work: UnitOfWork, seat_id: UUID) -> tuple[CoachingPool, bool] | None:
    """Return the pool of a seat, and whether it goes on; None for somebody who has left it."""
    seat = await work.get(CoachingSeat, seat_id)
    if seat.state is not MemberState.ACTIVE:
        return None
    return await work.get(CoachingPool, seat.pool_id), await store.goes_on(work, seat.pool_id)


async def open_pool(
    work: UnitOfWork, person_id: UUID, zone: str, rhythm: RoundRhythm, now: datetime, theme: str
) -> CoachingStatus:
    """Take somebody into the pool about a theme, which they open where there is none."""
    alike = (one.theme for one in await store.pools(work) if one.theme.casefold() == theme.casefold())
    pool = await make_pool(work, zone, rhythm, now, next(alike, theme))
    return await join(work, person_id, zone, rhythm, now, pool.id)


async def leave(work: UnitOfWork, person_id: UUID, now: datetime, pool_id: UUID | None = None) -> None:
    """Take somebody out of a pool, or all, and of pairs that have still to meet; whoever is left in those is told."""
    for seat in await store.active_seats(work, person_id):
        if pool_id in (None, seat.pool_id):
            seat.state, seat.paused_until = MemberState.LEFT, None
            await work.session.flush()
            await step_out(work, person_id, now, pool_id=seat.pool_id)


async def step_out(
    work: UnitOfWork, person_id: UUID, now: datetime, until: datetime | None = None, pool_id: UUID | None = None
) -> None:
    """Let pairs that have still to meet go on without somebody; not where they are back in time for it."""
    for found in await my_pairs(work, person_id, now, pool_id):
        if found.loses(person_id, now, until):
            await say(work, found.id, person_id, PairState.NOT_THIS_TIME, now, apart=True)


async def pause(work: UnitOfWork, person_id: UUID, until: datetime, now: datetime) -> CoachingStatus:
    """Leave somebody out of rounds that begin before ``until``, and of pairs that they aren't back in time for."""
    for seat in await store.active_seats(work, person_id):
        seat.paused_until = until
        await work.session.flush()
        await step_out(work, person_id, now, until, seat.pool_id)
    return await status(work, person_id, now)


async def status(work: UnitOfWork, person_id: UUID, now: datetime) -> CoachingStatus:
    """Return how somebody takes part in coaching; of several pools the first of theirs that goes on counts."""
    seats = {seat.pool_id: seat for seat in await store.active_seats(work, person_id)}
    known, ready = await store.pools(work), await store.ready(work, now)
    pools = await _pools(work, person_id, known, seats, [seat.pool_id for seat, _ in ready])
    pool = next((one for one in known if one.id in seats), known[0] if known and not known[0].theme else None)
    seat = seats.get(pool.id) if pool else None
    paused_until = seat.paused_until if seat and seat.paused_until and seat.paused_until > now else None
    begins = rules.round_after(rhythm_of(pool), now, work.closed(pool.zone)) if pool else None
    there = _in_one_language([one for one in ready if pool and one[0].pool_id == pool.id])
    short = pool is None or next(one.missing for one in pools if one.id == pool.id) > 0
    pairs = await my_pairs(work, person_id, now)
    return CoachingStatus(
        person_id, seat is not None, paused_until, pairs[0] if pairs else None, None if short else begins,
        seat is not None and seat.any_language, rules.few_of([person_id], there) if seat else None,
        tuple(await tandems.tandems_of(work, person_id, now)),
        skips=bool(begins and paused_until and timedelta() < paused_until - begins <= LATE),
        waits=seat is not None and seat.waits, at_once=seat.at_once if seat else None, more_pairs=tuple(pairs[1:]),
        pools=pools,
    )  # fmt: skip


async def _pools(
    work: UnitOfWork, person_id: UUID, known: Sequence[CoachingPool], mine: Collection[UUID], ready: Sequence[UUID]
) -> tuple[PoolInfo, ...]:
    """Return the pools that there are for somebody; ``ready`` has the pool of each who would be paired.

    A pool about a theme in which nobody is left is shown to nobody; who types its name again opens it again.
    """
    programmes = await store.programmes_of(work, person_id) if any(one.programme_id for one in known) else ()
    numbers = await store.last_numbers(work)
    return tuple(
        PoolInfo(one.id, one.theme, one.id in mine, rules.missing(one.theme, numbers[one.id], ready.count(one.id)))
        for one in known
        if one.id in mine or (one.programme_id in programmes if one.programme_id else not one.theme or one.id in ready)
    )  # fmt: skip


async def why_alone(work: UnitOfWork, person_id: UUID, now: datetime, pool_id: UUID | None = None) -> WhyAlone:
    """Return why there was nobody for somebody."""
    return rules.why_alone(person_id, await _ready(work, now, pool_id), now.date())


async def speak(work: UnitOfWork, person_id: UUID, now: datetime, *, any_language: bool) -> CoachingStatus:
    """Note whether somebody coaches in any language, or in theirs alone; who isn't in a pool has no say."""
    for seat in await store.seats(work, person_id):
        seat.any_language = any_language
    await work.session.flush()
    return await status(work, person_id, now)


async def _ready(work: UnitOfWork, now: datetime, pool_id: UUID | None) -> list[Peer]:
    return _in_one_language(await store.ready(work, now, pool_id))


def _in_one_language(rows: Rows) -> list[Peer]:
    """Return who would be paired now, with their language alone."""
    found = [(people.describe(person), seat) for seat, person in rows]
    return [
        Peer(one.id, one.language, one.zone, any_language=seat.any_language, hours=one.hours) for one, seat in found
    ]


async def waiting(work: UnitOfWork, seat_id: UUID, now: datetime) -> tuple[PersonInfo, WhyAlone] | None:
    """Return who has a seat in a pool, and why there was nobody for them; None where they left it."""
    seat = await work.get(CoachingSeat, seat_id)
    if seat.state is not MemberState.ACTIVE:
        return None
    return await people.person(work, seat.person_id), await why_alone(work, seat.person_id, now, seat.pool_id)


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
