"""Every query about circles and who belongs to them."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from bot.features.circles.rules import TAKES_IN
from bot.features.people.rules import PersonInfo
from bot.kernel.enums import CircleState, MemberState, ProgrammeState, RequestKind
from bot.kernel.ids import ChannelId
from bot.kernel.recurrence import WhySkipped
from bot.storage.unit_of_work import UnitOfWork
from models import Circle, JoinRequest, Membership, Person, Programme, SkippedDate

OPEN = (CircleState.GATHERING, CircleState.ACTIVE, CircleState.PAUSED)
_OLDEST_FIRST = sa.select(Circle).order_by(Circle.created_at, Circle.id)


async def members(work: UnitOfWork, circle_ids: Sequence[UUID]) -> list[tuple[Membership, Person]]:
    """Return the active memberships of these circles with their people, the earliest first."""
    rows = await work.session.execute(
        sa.select(Membership, Person)
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.circle_id.in_(circle_ids), Membership.state == MemberState.ACTIVE, ~Person.deleted)
        .order_by(Membership.joined_at, Membership.id)
    )
    return [(membership, person) for membership, person in rows]


async def membership(work: UnitOfWork, circle_id: UUID, person_id: UUID) -> Membership | None:
    """Return somebody's membership, active or not."""
    return await work.session.scalar(
        sa.select(Membership).where(Membership.circle_id == circle_id, Membership.person_id == person_id)
    )


async def running_programmes(work: UnitOfWork, ids: Collection[UUID]) -> dict[UUID, Programme]:
    """Return those of these programmes that run."""
    query = sa.select(Programme).where(Programme.id.in_(ids), Programme.state == ProgrammeState.RUNNING)
    return {row.id: row for row in await work.all(query)} if ids else {}


async def of_person(work: UnitOfWork, person_id: UUID) -> list[Circle]:
    """Return the running circles that somebody is in, the oldest first."""
    theirs = (Membership.person_id == person_id, Membership.state == MemberState.ACTIVE)
    joined = _OLDEST_FIRST.join(Membership, Membership.circle_id == Circle.id)
    return await work.all(joined.where(*theirs, Circle.state.in_(OPEN)))


async def lately_ended(work: UnitOfWork, person_id: UUID, since: datetime) -> list[Circle]:
    """Return the circles that have ended since then with somebody in them, the oldest first."""
    theirs = (Membership.person_id == person_id, Membership.state == MemberState.ACTIVE)
    joined = _OLDEST_FIRST.join(Membership, Membership.circle_id == Circle.id)
    return await work.all(joined.where(*theirs, Circle.state == CircleState.CLOSED, Circle.closed_at > since))


async def by_ids(work: UnitOfWork, ids: Collection[UUID]) -> list[Circle]:
    """Return circles by their ids, the oldest first."""
    return await work.all(_OLDEST_FIRST.where(Circle.id.in_(ids)))


async def to_join(work: UnitOfWork, person: PersonInfo, limit: int) -> list[Circle]:
    """Return circles of channels that everybody finds, with a free place, that somebody was never in and hasn't asked.

    Those in their language come first, then those that gather, then the youngest.
    """
    waiting = sa.and_(JoinRequest.kind == RequestKind.WAITING, JoinRequest.circle_id == Circle.id)
    theirs = sa.and_(Membership.circle_id == Circle.id, Membership.state == MemberState.ACTIVE)
    taken = [
        sa.select(sa.func.count()).select_from(each).join(Person, Person.id == each.person_id)
        .where(counts, ~Person.deleted).scalar_subquery()
        for each, counts in ((Membership, theirs), (JoinRequest, waiting))
    ]  # fmt: skip
    known = [
        sa.exists().where(each.circle_id == Circle.id, each.person_id == person.id)
        for each in (Membership, JoinRequest)
    ]
    order = (Circle.language != person.language, Circle.state != CircleState.GATHERING, Circle.created_at.desc())
    free = (Circle.findable, Circle.state.in_(TAKES_IN), Circle.places > sum(taken), ~sa.or_(*known))
    return await work.all(sa.select(Circle).where(*free).order_by(*order, Circle.id).limit(limit))


async def in_channel(work: UnitOfWork, channel: ChannelId) -> list[Circle]:
    """Return the running circles that live in a channel, the oldest first."""
    return await work.all(_OLDEST_FIRST.where(Circle.channel_id == channel, Circle.state.in_(OPEN)))


async def in_state(work: UnitOfWork, state: CircleState) -> list[Circle]:
    """Return all circles of the workspace that are in this state, in the order in which rows are locked."""
    return await work.all(sa.select(Circle).where(Circle.state == state).order_by(Circle.id))


async def undecided(work: UnitOfWork) -> list[Circle]:
    """Return the circles that were asked how to go on and haven't decided, in the order in which rows are locked."""
    return await work.all(
        sa.select(Circle).where(Circle.asked_at.is_not(None), Circle.decision.is_(None)).order_by(Circle.id)
    )


async def with_digest(work: UnitOfWork, since: datetime) -> list[tuple[UUID, tuple[str, str | None], datetime]]:
    """Return each circle that wants a digest and meets now, or ended since then: zone and holidays, when founded."""
    closed = sa.and_(Circle.state == CircleState.CLOSED, Circle.closed_at >= since)
    wanted = (Circle.digest, sa.or_(Circle.state == CircleState.ACTIVE, closed))
    query = sa.select(Circle.id, Circle.zone, Circle.holidays, Circle.created_at).where(*wanted).order_by(Circle.id)
    return [(circle_id, (zone, region), at) for circle_id, zone, region, at in await work.session.execute(query)]


async def short_of_people(work: UnitOfWork, fewest: int) -> list[UUID]:
    """Return the active circles that have fewer members than ``fewest``."""
    found = await work.session.scalars(
        sa.select(Circle.id)
        .outerjoin(Membership, sa.and_(Membership.circle_id == Circle.id, Membership.state == MemberState.ACTIVE))
        .outerjoin(Person, sa.and_(Person.id == Membership.person_id, ~Person.deleted))
        .where(Circle.state == CircleState.ACTIVE)
        .group_by(Circle.id)
        .having(sa.func.count(Person.id) < fewest)
    )
    return list(found)


async def lost_at(work: UnitOfWork, circle_ids: Collection[UUID]) -> dict[UUID, datetime]:
    """Return when somebody left each circle last, or was seen to have left the company: circle id -> moment."""
    gone = sa.case((Membership.left_at.is_not(None), Membership.left_at), (Person.deleted, Person.seen_at))
    rows = await work.session.execute(
        sa.select(Membership.circle_id, sa.func.max(gone))
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.circle_id.in_(circle_ids), sa.or_(Membership.state == MemberState.LEFT, Person.deleted))
        .group_by(Membership.circle_id)
    )
    return {circle_id: at for circle_id, at in rows if at}


async def with_breaks(work: UnitOfWork, circle_ids: Collection[UUID]) -> set[UUID]:
    """Return those of these circles whose programme's plan has weeks in which they don't meet."""
    by_plan = (SkippedDate.circle_id.in_(circle_ids), SkippedDate.why == WhySkipped.PLAN)
    return set(await work.session.scalars(sa.select(SkippedDate.circle_id).where(*by_plan))) if circle_ids else set()


async def waiting(work: UnitOfWork, circle_ids: Sequence[UUID]) -> dict[UUID, int]:
    """Return how many wait for a place in each of these circles; those where nobody waits are left out."""
    rows = await work.session.execute(
        sa.select(JoinRequest.circle_id, sa.func.count())
        .join(Person, Person.id == JoinRequest.person_id)
        .where(JoinRequest.circle_id.in_(circle_ids), JoinRequest.kind == RequestKind.WAITING, ~Person.deleted)
        .group_by(JoinRequest.circle_id)
    )
    return dict(rows.all())
