"""Every query about tandems, who is in them, and who is there for others."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from bot.features.affinity.rules import Couple
from bot.features.tandems.rules import CAPACITY
from bot.kernel.enums import MemberState, PairState, RoundState, TandemAnswer, TandemState
from bot.storage.unit_of_work import UnitOfWork
from models import (
    CoachingPair,
    CoachingRound,
    CoachingSeat,
    Mentor,
    NotWith,
    PairSeat,
    Person,
    Skill,
    Tandem,
    TandemSeat,
)

SeatRow = tuple[TandemSeat, Person]
BUSY = (TandemAnswer.OPEN, TandemAnswer.YES)
"""What somebody has said who is in it, or asked."""


async def seats(work: UnitOfWork, tandem_ids: Collection[UUID]) -> Sequence[SeatRow]:
    """Return everybody in these tandems or asked, whoever looked for the other one first."""
    return await work.rows(
        sa.select(TandemSeat, Person)
        .join(Person, Person.id == TandemSeat.person_id)
        .where(TandemSeat.tandem_id.in_(tandem_ids))
        .order_by(~TandemSeat.asks, TandemSeat.asked_at, TandemSeat.id)
    )


async def of_person(work: UnitOfWork, person_id: UUID, since: datetime) -> list[Tandem]:
    """Return the tandems that somebody is in or asked about, and those that they had and that ended since then."""
    mine = sa.select(TandemSeat.tandem_id).where(
        TandemSeat.person_id == person_id, TandemSeat.said != TandemAnswer.NO,
    )  # fmt: skip
    lately = sa.and_(Tandem.ended_at > since, Tandem.number > 0)
    there = sa.or_(Tandem.state != TandemState.OVER, lately)
    return await work.all(sa.select(Tandem).where(Tandem.id.in_(mine), there).order_by(Tandem.made_at, Tandem.id))


async def due(work: UnitOfWork, day: date, now: datetime) -> list[UUID]:
    """Return the tandems whose next meeting comes by ``day``, unless a date of theirs is still to come."""
    held = sa.or_(Tandem.meets_at.is_(None), Tandem.meets_at <= now)
    running = (Tandem.state == TandemState.RUNNING, Tandem.due_on <= day)
    return await work.all(sa.select(Tandem.id).where(*running, held).order_by(Tandem.id))


async def unanswered(work: UnitOfWork, before: datetime) -> list[UUID]:
    """Return the seats of who was asked before then, or is no longer here, and has said nothing."""
    waits_in_vain = sa.or_(TandemSeat.asked_at < before, Person.deleted)
    query = sa.select(TandemSeat.id).join(Person, Person.id == TandemSeat.person_id).join(Tandem)
    open_ones = (TandemSeat.said == TandemAnswer.OPEN, Tandem.wanted_by.is_(None), waits_in_vain)
    return await work.all(query.where(*open_ones).order_by(TandemSeat.id))


async def looking(work: UnitOfWork) -> list[UUID]:
    """Return those for which Zirkel asks people by itself."""
    query = sa.select(Tandem.id).where(Tandem.state == TandemState.LOOKING, Tandem.wanted_by.is_not(None))
    return await work.all(query.order_by(Tandem.id))


async def lost(work: UnitOfWork) -> list[UUID]:
    """Return the tandems that aren't over and in which somebody's account is off."""
    gone = (
        sa.select(TandemSeat.tandem_id)
        .join(Person, Person.id == TandemSeat.person_id)
        .where(TandemSeat.said == TandemAnswer.YES, Person.deleted)
    )
    there = (Tandem.state != TandemState.OVER, Tandem.id.in_(gone))
    return await work.all(sa.select(Tandem.id).where(*there).order_by(Tandem.id))


async def delete_old(work: UnitOfWork, before: datetime) -> None:
    """Delete the tandems that ended before then."""
    old = Tandem.ended_at < before
    if await work.session.scalar(sa.select(sa.exists().where(old))):
        await work.session.execute(sa.delete(Tandem).where(old))


async def mentor(work: UnitOfWork, person_id: UUID) -> Mentor | None:
    """Return what somebody said of being there for others."""
    return await work.session.scalar(sa.select(Mentor).where(Mentor.person_id == person_id))


async def capacity(work: UnitOfWork, person_id: UUID) -> int:
    """Return for how many somebody is there; where they didn't say, what is usual."""
    row = await mentor(work, person_id)
    return row.capacity if row else CAPACITY


async def helping(work: UnitOfWork, person_ids: Collection[UUID]) -> dict[UUID, int]:
    """Return for how many each of these people is there, or is asked whether they would be; who helps once isn't."""
    rows = await work.session.execute(
        sa.select(TandemSeat.person_id, sa.func.count())
        .join(Tandem, Tandem.id == TandemSeat.tandem_id)
        .where(
            TandemSeat.person_id.in_(person_ids), TandemSeat.helps, TandemSeat.said.in_(BUSY),
            Tandem.state != TandemState.OVER, Tandem.wanted_by.is_(None),
        )
        .group_by(TandemSeat.person_id)
    )  # fmt: skip
    return dict(rows.all())


async def rooms(work: UnitOfWork, *, offering: bool = True) -> dict[UUID, int]:
    """Return for how many more each who said that they are there for others is; ``offering``: and said what for."""
    query = sa.select(Mentor, Person).join(Person, Person.id == Mentor.person_id)
    known = Person.id.in_(sa.select(Skill.person_id)) if offering else sa.true()
    rows = await work.rows(query.where(~Person.deleted, ~Person.guest, known))
    taken = await helping(work, [row.person_id for row, _ in rows])
    return {row.person_id: row.capacity - taken.get(row.person_id, 0) for row, _ in rows}


def running(person_id: sa.SQLColumnExpression[UUID]) -> sa.ScalarSelect[int]:
    """Return in how many pairs that last, and cases, somebody is, for a query about people."""
    query = sa.select(sa.func.count()).select_from(TandemSeat).join(Tandem, Tandem.id == TandemSeat.tandem_id)
    theirs = (TandemSeat.person_id == person_id, TandemSeat.said == TandemAnswer.YES)
    return query.where(*theirs, Tandem.state == TandemState.RUNNING).scalar_subquery()


async def full(work: UnitOfWork) -> set[UUID]:
    """Return who is in as many pairs at once as they want, that of the coaching round counted."""
    me = CoachingSeat.person_id
    query = sa.select(sa.func.count()).select_from(PairSeat).join(CoachingPair).join(CoachingRound)
    meets = (PairSeat.person_id == me, ~PairSeat.out, CoachingPair.state != PairState.NOT_THIS_TIME)
    paired = query.where(*meets, CoachingRound.state == RoundState.OPEN).scalar_subquery()
    there = (CoachingSeat.state == MemberState.ACTIVE, CoachingSeat.at_once <= running(me) + paired)
    return set(await work.all(sa.select(me).where(*there)))


async def blocked(work: UnitOfWork, person_ids: Collection[UUID]) -> set[Couple]:
    """Return which couples with one of these people are out of the question; nobody is told."""
    theirs = sa.or_(NotWith.person_id.in_(person_ids), NotWith.other_id.in_(person_ids))
    return {frozenset((row.person_id, row.other_id)) for row in await work.all(sa.select(NotWith).where(theirs))}
