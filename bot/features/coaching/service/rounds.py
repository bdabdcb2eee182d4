"""Rounds: when they begin, who is paired with whom, the question midway, the end."""

import asyncio
from datetime import datetime
from hashlib import blake2b
from itertools import combinations
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.post import Address, Due
from bot.features.circles import service as circles
from bot.features.coaching import rules, store
from bot.features.coaching.rules import Couple, Group, Peer
from bot.features.coaching.service.pairs import ASKED, LATE, LEFT_OVER, MIDWAY, PAIR, refresh
from bot.features.coaching.service.pool import rhythm_of
from bot.features.people import service as people
from bot.features.people.rules import PersonInfo
from bot.features.topics import service as topics
from bot.kernel.ids import UserId
from bot.kernel.recurrence import dates, local_date, moment
from bot.kernel.vocabulary import PairState, RoundState
from bot.storage.unit_of_work import UnitOfWork
from models import CoachingPair, CoachingPool, CoachingRound, CoachingSeat, PairSeat, Person

_UNKNOWN_QUESTIONS = 2**16


async def due_rounds(work: UnitOfWork, now: datetime, until: datetime) -> list[Due]:
    """List the rounds that begin up to ``until``, and the one that was missed in the last day."""
    pool = await store.pool(work)
    if pool is None or len(await store.ready(work, now)) < 2:
        return []
    found: list[Due] = []
    for day in dates(rhythm_of(pool)):
        at = moment(day, pool.at, pool.zone)
        if at > until:
            break
        if at + LATE > now:
            found.append(Due(pool.id, day, at, at + LATE))
    return found


async def start_round(work: UnitOfWork, pool_id: UUID, due_at: datetime, now: datetime) -> None:
    """End the last round, pair everybody in the pool anew and write to each pair."""
    pool = await work.get(CoachingPool, pool_id, lock=True)
    ready = await store.ready(work, now)
    if len(ready) < 2:
        return
    await end_rounds(work, now, also=True)
    number = await store.last_number(work) + 1
    day = local_date(due_at, pool.zone)
    after = rules.round_date_after(rhythm_of(pool), due_at)
    row = work.add(
        CoachingRound(
            pool_id=pool.id, number=number, local_date=day, starts_at=now,
            ends_at=moment(after, pool.at, pool.zone), state=RoundState.OPEN,
        )
    )  # fmt: skip
    await work.session.flush()
    met, blocked = await _met(work), await _blocked(work, ready)
    peers = await _peers(work, [person for _, person in ready])
    pairing = await asyncio.to_thread(rules.pair_up, peers, met, blocked, on=day, seed=f"{pool.id}:{number}")
    known = {person.id: people.describe(person) for _, person in ready}
    for group in pairing.groups:
        await _open_pair(work, row, [known[one] for one in group], now)
    await _tell_left_over(work, ready, pairing.left_over, number, now)


async def _open_pair(work: UnitOfWork, of: CoachingRound, group: list[PersonInfo], now: datetime) -> None:
    slot = rules.suggest_slot([one.zone for one in group], now, rules.MINUTES[len(group)])
    question = _number(f"{of.id}:{group[0].id}") % _UNKNOWN_QUESTIONS
    row = work.add(
        CoachingPair(
            round_id=of.id, question=question, suggested_at=slot if slot and slot < of.ends_at else None,
            state=PairState.PAIRED,
        )
    )  # fmt: skip
    await work.session.flush()
    for one in group:
        work.add(PairSeat(pair_id=row.id, person_id=one.id, out=False))
    await work.session.flush()
    everybody = Address(people=tuple(sorted(one.user for one in group)))
    half = now + max(LATE, (of.ends_at - now) / 2)
    await outbox.put(work, PAIR, row.id, everybody, now=now, not_after=half)


def _number(seed: str) -> int:
    return int.from_bytes(blake2b(seed.encode(), digest_size=8).digest())


async def _tell_left_over(
    work: UnitOfWork, ready: list[tuple[CoachingSeat, Person]], left: Group, number: int, now: datetime
) -> None:
    for seat, person in ready:
        if person.id in left:
            to = Address(people=(UserId(person.slack_user_id),))
            await outbox.put(work, LEFT_OVER, seat.id, to, now=now, not_after=now + LATE, once=str(number))


async def _met(work: UnitOfWork) -> dict[Couple, int]:
    """Return in which round each two people were last together."""
    groups: dict[UUID, list[UUID]] = {}
    numbers: dict[UUID, int] = {}
    for pair_id, person_id, number in await store.history(work):
        groups.setdefault(pair_id, []).append(person_id)
        numbers[pair_id] = number
    return {frozenset(two): numbers[one] for one, group in groups.items() for two in combinations(group, 2)}


async def _blocked(work: UnitOfWork, ready: list[tuple[CoachingSeat, Person]]) -> set[Couple]:
    rows = await store.not_with(work, [person.id for _, person in ready])
    return {frozenset((row.person_id, row.other_id)) for row in rows}


async def _peers(work: UnitOfWork, rows: list[Person]) -> list[Peer]:
    skills = await topics.skills_of(work, [row.id for row in rows])
    memberships: dict[UUID, set[UUID]] = {}
    for circle in await circles.active_circles(work):
        for member in circle.members:
            memberships.setdefault(member.person_id, set()).add(circle.id)
    return [
        Peer(
            one.id, one.language, one.zone, skills[one.id].offers, skills[one.id].wishes,
            frozenset(memberships.get(one.id, ())),
        )
        for one in map(people.describe, rows)
    ]  # fmt: skip


async def end_rounds(work: UnitOfWork, now: datetime, *, also: bool = False) -> None:
    """End rounds whose time is over (``also`` the one that runs), and take the buttons off their messages."""
    for row in await store.open_rounds(work):
        if also or row.ends_at <= now:
            row.state = RoundState.OVER
            await work.session.flush()
            for one in await store.pairs(work, row.id):
                await refresh(work, one.id, now)


async def due_midways(work: UnitOfWork, now: datetime, until: datetime) -> list[Due]:
    """List when the round that runs is half over."""
    pool = await store.pool(work)
    rows = await store.open_rounds(work) if pool else []
    halves = [(row.id, rules.midway(row.starts_at, row.ends_at, pool.at, pool.zone)) for row in rows if pool]
    return [
        Due(round_id, local_date(at, pool.zone), at, at + LATE)
        for round_id, at in halves
        if pool and at <= until and at + LATE > now
    ]


async def ask_midway(work: UnitOfWork, round_id: UUID, now: datetime) -> None:
    """Ask each pair of a round that hasn't said it yet whether they met."""
    for row in await store.pairs(work, round_id):
        if row.state in ASKED:
            users = tuple(UserId(person.slack_user_id) for _, person in await store.people(work, row.id))
            await outbox.put(work, MIDWAY, row.id, Address(people=users), now=now, not_after=now + LATE)
