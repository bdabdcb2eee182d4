"""Joining, pausing and leaving the pool, and the private list."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID, uuid4

from bot.features.coaching import rules, store
from bot.features.coaching.rules import RoundRhythm, Standing
from bot.features.coaching.service.pairs import my_pair
from bot.features.people import service as people
from bot.features.people.rules import PersonInfo
from bot.kernel.errors import Gone
from bot.kernel.ids import UserId
from bot.kernel.recurrence import Rhythm, moment
from bot.kernel.vocabulary import MemberState
from bot.storage.unit_of_work import UnitOfWork
from bot.storage.upsert import insert_once
from models import CoachingPool, CoachingSeat, NotWith


async def join(work: UnitOfWork, person_id: UUID, zone: str, rhythm: RoundRhythm, now: datetime) -> Standing:
    """Take somebody into the pool, or back from a pause; the first one makes it. Twice changes nothing."""
    pool = await store.pool(work, lock=True) or await _make_pool(work, zone, rhythm, now)
    seat = await store.seat(work, person_id)
    if seat is None:
        work.add(CoachingSeat(pool_id=pool.id, person_id=person_id, joined_at=now))
    else:
        seat.state, seat.paused_until = MemberState.ACTIVE, None
    if not await store.open_rounds(work):
        wanted = RoundRhythm(pool.cadence, pool.first_date.weekday(), pool.at, pool.zone)
        pool.first_date = rules.first_round(wanted, pool.zone, now)
    await work.session.flush()
    return await standing(work, person_id, now)


async def _make_pool(work: UnitOfWork, zone: str, rhythm: RoundRhythm, now: datetime) -> CoachingPool:
    zone = rhythm.zone or zone
    row = {
        "id": uuid4(), "workspace_id": work.workspace_id, "cadence": rhythm.cadence, "at": rhythm.at, "zone": zone,
        "first_date": rules.first_round(rhythm, zone, now),
    }  # fmt: skip
    await insert_once(work.session, CoachingPool, row)
    pool = await store.pool(work, lock=True)
    if pool is None:
        raise Gone
    return pool


async def leave(work: UnitOfWork, person_id: UUID) -> None:
    """Take somebody out of the pool; a pair that they are in just now stays until the round ends."""
    seat = await store.seat(work, person_id)
    if seat is not None:
        seat.state, seat.paused_until = MemberState.LEFT, None
        await work.session.flush()


async def pause(work: UnitOfWork, person_id: UUID, until: datetime, now: datetime) -> Standing:
    """Leave somebody out of rounds that begin before ``until``; who isn't in the pool stays out of it."""
    seat = await store.seat(work, person_id)
    if seat is not None and seat.state is MemberState.ACTIVE:
        seat.paused_until = until
        await work.session.flush()
    return await standing(work, person_id, now)


async def standing(work: UnitOfWork, person_id: UUID, now: datetime) -> Standing:
    """Return where somebody stands with coaching."""
    seat = await store.seat(work, person_id)
    active = seat is not None and seat.state is MemberState.ACTIVE
    paused = seat.paused_until if seat and active else None
    return Standing(
        me=person_id,
        in_pool=active,
        paused_until=paused if paused and paused > now else None,
        pair=await my_pair(work, person_id, now),
        next_round=await _next_round(work, now),
    )


async def is_in_pool(work: UnitOfWork, person_id: UUID) -> bool:
    """Return whether somebody takes part in coaching, also while they pause."""
    seat = await store.seat(work, person_id)
    return seat is not None and seat.state is MemberState.ACTIVE


async def waiting_person(work: UnitOfWork, seat_id: UUID) -> PersonInfo | None:
    """Return who has a seat in the pool, None where they left it."""
    seat = await work.get(CoachingSeat, seat_id)
    return await people.person(work, seat.person_id) if seat.state is MemberState.ACTIVE else None


async def _next_round(work: UnitOfWork, now: datetime) -> datetime | None:
    pool = await store.pool(work)
    if pool is None or len(await store.ready(work, now)) < 2:
        return None
    return moment(rules.round_date_after(rhythm_of(pool), now), pool.at, pool.zone)


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
