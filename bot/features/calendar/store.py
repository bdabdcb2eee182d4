"""Every query of the calendar: somebody's sessions, and whom a feed's address belongs to."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from bot.kernel.enums import (
    CircleState,
    MemberState,
    PairState,
    Presence,
    RoleState,
    SessionState,
    TandemAnswer,
    WorkspaceState,
)
from bot.kernel.ids import UserId
from bot.storage.unit_of_work import UnitOfWork
from models import (
    Attendance,
    CalendarStamp,
    Circle,
    CoachingPair,
    Meetup,
    MeetupSignup,
    Membership,
    PairSeat,
    Person,
    RoleTurn,
    Session,
    Tandem,
    TandemSeat,
    Topic,
    Workspace,
)

Row = tuple[Session, Circle, Topic | None]


class FeedOwner(NamedTuple):
    """Somebody of some workspace who has given the address of their feed to a calendar program."""

    workspace_id: UUID
    person_id: UUID
    user: UserId


async def owner_of(session: AsyncSession, token: str) -> FeedOwner | None:
    """Return whose the address of a feed is, in whichever workspace it was made."""
    row = (
        await session.execute(
            sa.select(Person.workspace_id, Person.id, Person.slack_user_id)
            .join(Workspace, Workspace.id == Person.workspace_id)
            .where(Person.calendar_token == token, ~Person.deleted, Workspace.state != WorkspaceState.REMOVED)
        )
    ).first()
    return FeedOwner(row[0], row[1], UserId(row[2])) if row else None


async def sessions_of(work: UnitOfWork, person: Person, since: datetime) -> list[Row]:
    """Return what is somebody's now: the sessions of their circles that end at ``since`` or later, the earliest first.

    What a circle has planned doesn't count while it pauses, or until the person is back, unless they come all the same.
    """
    planned = Session.state == SessionState.PLANNED
    found = _theirs(person.id).where(Session.ends_at >= since, sa.or_(~planned, Circle.state == CircleState.ACTIVE))
    if person.paused_until is not None:
        comes = _said(person.id, Presence.COMING).where(Attendance.session_id == Session.id).exists()
        found = found.where(sa.or_(~planned, Session.starts_at >= person.paused_until, comes))
    return await work.rows(found.order_by(Session.starts_at, Session.id))


async def session_of(work: UnitOfWork, person_id: UUID, session_id: UUID) -> Row | None:
    """Return one session of a circle that somebody is in."""
    return next(iter(await work.rows(_theirs(person_id).where(Session.id == session_id))), None)


def _theirs(person_id: UUID) -> sa.Select[Session, Circle, Topic | None]:
    return (
        sa.select(Session, Circle, Topic)
        .join(Circle, Circle.id == Session.circle_id)
        .join(Membership, Membership.circle_id == Circle.id)
        .outerjoin(Topic, Topic.id == Session.topic_id)
        .where(Membership.person_id == person_id, Membership.state == MemberState.ACTIVE)
    )


async def coaching_of(work: UnitOfWork, person_id: UUID, since: datetime | None) -> list[tuple[CoachingPair, int]]:
    """Return the coaching pairs that somebody meets or has met in at a date since then, and how many they are."""
    there = PairSeat.__table__.alias()
    count = sa.select(sa.func.count()).where(there.c.pair_id == CoachingPair.id, ~there.c.out).scalar_subquery()
    rows = await work.session.execute(
        sa.select(CoachingPair, count)
        .join(PairSeat, PairSeat.pair_id == CoachingPair.id)
        .where(
            PairSeat.person_id == person_id, ~PairSeat.out, CoachingPair.state != PairState.NOT_THIS_TIME,
            CoachingPair.meets_at >= since if since else CoachingPair.meets_at.is_not(None),
        )
        .order_by(CoachingPair.meets_at, CoachingPair.id)
    )  # fmt: skip
    return [(pair, people) for pair, people in rows]


async def tandems_of(work: UnitOfWork, person_id: UUID, since: datetime | None) -> list[Tandem]:
    """Return the tandems of somebody that meet at a date since then."""
    query = sa.select(Tandem).join(TandemSeat, TandemSeat.tandem_id == Tandem.id)
    mine = (TandemSeat.person_id == person_id, TandemSeat.said == TandemAnswer.YES)
    at = Tandem.meets_at >= since if since else Tandem.meets_at.is_not(None)
    return await work.all(query.where(*mine, at).order_by(Tandem.meets_at, Tandem.id))


async def meetups_of(work: UnitOfWork, person_id: UUID, since: datetime) -> list[Meetup]:
    """Return the open meetups that somebody has signed up for and that begin since then."""
    query = sa.select(Meetup).join(MeetupSignup, MeetupSignup.meetup_id == Meetup.id)
    mine = query.where(MeetupSignup.person_id == person_id, MeetupSignup.comes)
    return await work.all(mine.where(Meetup.starts_at >= since).order_by(Meetup.starts_at, Meetup.id))


async def roles_of(work: UnitOfWork, person_id: UUID, session_ids: Collection[UUID]) -> dict[UUID, tuple[str, ...]]:
    """Return the roles that somebody has in these sessions."""
    theirs = (RoleTurn.person_id == person_id, RoleTurn.session_id.in_(session_ids), RoleTurn.state == RoleState.HELD)
    found: dict[UUID, tuple[str, ...]] = {}
    query = sa.select(RoleTurn.session_id, RoleTurn.role).where(*theirs)
    for session_id, role in await work.rows(query.order_by(RoleTurn.role)):
        found[session_id] = (*found.get(session_id, ()), role)
    return found


async def absences_of(work: UnitOfWork, person_id: UUID, session_ids: Collection[UUID]) -> set[UUID]:
    """Return to which of these sessions somebody can't come."""
    theirs = _said(person_id, Presence.ABSENT).where(Attendance.session_id.in_(session_ids))
    return set(await work.session.scalars(theirs))


async def stamps_of(work: UnitOfWork, person_id: UUID, session_ids: Collection[UUID]) -> dict[UUID, CalendarStamp]:
    """Return what somebody's calendar was told of these sessions."""
    theirs = CalendarStamp.session_id.in_(session_ids)
    found = await work.all(sa.select(CalendarStamp).where(CalendarStamp.person_id == person_id, theirs))
    return {stamp.session_id: stamp for stamp in found}


def _said(person_id: UUID, presence: Presence) -> sa.Select[UUID]:
    return sa.select(Attendance.session_id).where(Attendance.person_id == person_id, Attendance.presence == presence)
