"""What happened in a programme's circles, read once a report; reports; who opened them; who asks for support."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from bot.kernel.enums import (
    CommitmentState,
    PairState,
    Presence,
    ProgrammeState,
    RecallRating,
    RoleState,
    RoundState,
    SessionState,
    Used,
)
from bot.storage.unit_of_work import UnitOfWork
from models import (
    Application,
    Attendance,
    Circle,
    CoachingPair,
    CoachingPool,
    CoachingRound,
    Commitment,
    Helped,
    Insight,
    InsightAuthor,
    LaterUse,
    Membership,
    PairSeat,
    Person,
    Programme,
    ProgrammeSnapshot,
    RecallAsk,
    RecallNote,
    Reflection,
    RoleTurn,
    Session,
    SnapshotOpening,
    SupportRequest,
)

Period = tuple[datetime | None, datetime]
"""After when, up to when; None: from the beginning."""


def _within(
    column: InstrumentedAttribute[datetime] | InstrumentedAttribute[datetime | None], period: Period
) -> sa.ColumnElement[bool]:
    since, until = period
    return sa.and_(column <= until, column > since) if since else column <= until


def _here(circles: Collection[UUID]) -> sa.ColumnElement[bool]:
    return Session.circle_id.in_(circles)


async def begun(work: UnitOfWork) -> list[Programme]:
    """Return the programmes whose circles have begun, the latest first."""
    begun = Programme.state.in_((ProgrammeState.RUNNING, ProgrammeState.OVER)) & Programme.began_at.is_not(None)
    return await work.all(sa.select(Programme).where(begun).order_by(Programme.starts_on.desc(), Programme.id))


async def snapshots(work: UnitOfWork, programme_id: UUID) -> list[ProgrammeSnapshot]:
    """Return a programme's reports, the earliest first."""
    query = sa.select(ProgrammeSnapshot).where(ProgrammeSnapshot.programme_id == programme_id)
    return await work.all(query.order_by(ProgrammeSnapshot.taken_at))


async def memberships(work: UnitOfWork, circles: Collection[UUID], period: Period) -> list[Membership]:
    """Return who was in the circles at some time of the period, whoever came last, last."""
    since, until = period
    there = sa.or_(Membership.left_at.is_(None), Membership.left_at > since) if since else sa.true()
    query = sa.select(Membership).where(Membership.circle_id.in_(circles), Membership.joined_at <= until, there)
    return await work.all(query.order_by(Membership.joined_at, Membership.id))


async def sessions(work: UnitOfWork, circles: Collection[UUID], period: Period) -> list[tuple[Session, int]]:
    """Return the sessions that were held or missed then, and how many were there."""
    were_there = (
        sa.select(sa.func.count(Attendance.id))
        .where(Attendance.session_id == Session.id, Attendance.presence == Presence.PRESENT)
        .correlate(Session)
        .scalar_subquery()
    )
    over = Session.state.in_((SessionState.ENDED, SessionState.MISSED))
    query = sa.select(Session, sa.func.coalesce(Session.present, were_there)).where(_here(circles), over)
    return await work.rows(query.where(_within(Session.ends_at, period)))


async def reflections(
    work: UnitOfWork, circles: Collection[UUID], period: Period
) -> Sequence[tuple[UUID, UUID, int | None]]:
    """Return who reflected on which session then, and their mark from 1 to 5."""
    query = sa.select(Reflection.person_id, Reflection.session_id, Reflection.usefulness)
    here = query.join(Session, Session.id == Reflection.session_id).where(_here(circles))
    return await work.rows(here.where(_within(Reflection.written_at, period)))


async def plans(work: UnitOfWork, circles: Collection[UUID], period: Period) -> Sequence[tuple[UUID, CommitmentState]]:
    """Return of the plans about which their authors spoke then whose they are, and what became of them."""
    query = sa.select(Commitment.person_id, Commitment.state).where(Commitment.state != CommitmentState.OPEN)
    here = query.join(Session, Session.id == Commitment.session_id).where(_here(circles))
    return await work.rows(here.where(_within(Commitment.answered_at, period)))


async def uses(work: UnitOfWork, circles: Collection[UUID], period: Period) -> Sequence[tuple[UUID, Used]]:
    """Return who said then whether they had used something since."""
    query = sa.select(LaterUse.person_id, LaterUse.used).join(Session, Session.id == LaterUse.session_id)
    return await work.rows(query.where(_here(circles), _within(LaterUse.answered_at, period)))


async def recalls(
    work: UnitOfWork, circles: Collection[UUID], period: Period
) -> Sequence[tuple[UUID, RecallRating | None]]:
    """Return who said then how much of a session was still there."""
    query = sa.select(RecallAsk.person_id, RecallAsk.rating).join(RecallNote, RecallNote.id == RecallAsk.note_id)
    here = query.join(Session, Session.id == RecallNote.session_id).where(_here(circles))
    return await work.rows(here.where(RecallAsk.rating.is_not(None), _within(RecallAsk.answered_at, period)))


async def turns(work: UnitOfWork, session_ids: Collection[UUID]) -> Sequence[tuple[UUID, str]]:
    """Return who had which role in these sessions."""
    query = sa.select(RoleTurn.person_id, RoleTurn.role)
    return await work.rows(query.where(RoleTurn.session_id.in_(session_ids), RoleTurn.state == RoleState.HELD))


async def helped(work: UnitOfWork, session_ids: Collection[UUID]) -> list[UUID]:
    """Return who said of one of these sessions that what somebody explained helped them."""
    return await work.all(sa.select(Helped.person_id).where(Helped.session_id.in_(session_ids)))


async def shared(work: UnitOfWork, circles: Collection[UUID], period: Period) -> list[UUID]:
    """Return who said yes to an insight card's being found by the company, of those that were offered to it then."""
    query = sa.select(InsightAuthor.person_id).join(Insight).join(Session, Session.id == Insight.session_id)
    said_yes = InsightAuthor.agrees.is_(True)
    return await work.all(query.where(_here(circles), _within(Insight.offered_at, period), said_yes))


async def coached(work: UnitOfWork, programme_id: UUID, period: Period) -> Sequence[tuple[UUID, UUID, bool]]:
    """Return each pair of the last round of a programme's coaching that ended then, who is in it, whether it met."""
    ended = CoachingRound.state == RoundState.OVER, _within(CoachingRound.ends_at, period)
    rounds = sa.select(CoachingRound.id).join(CoachingPool, CoachingPool.id == CoachingRound.pool_id)
    last = (
        rounds.where(CoachingPool.programme_id == programme_id, *ended).order_by(CoachingRound.ends_at.desc()).limit(1)
    )
    query = sa.select(PairSeat.pair_id, PairSeat.person_id, CoachingPair.state == PairState.MET).join(CoachingPair)
    there = query.where(CoachingPair.round_id == last.scalar_subquery(), ~PairSeat.out)
    return await work.rows(there.order_by(PairSeat.pair_id, PairSeat.person_id))


async def mixed(work: UnitOfWork, programme_id: UUID) -> Sequence[tuple[UUID, bool | None]]:
    """Return of whoever named a department whether somebody in their circle named another one."""
    query = sa.select(Application.person_id, Application.mixed)
    return await work.rows(query.where(Application.programme_id == programme_id, Application.mixed.is_not(None)))


async def openings(work: UnitOfWork, programme_id: UUID) -> Sequence[tuple[str | None, datetime, int]]:
    """Return who opened a programme's report, when last and how often, the latest first; None: whoever is erased."""
    last, who = sa.func.max(SnapshotOpening.opened_at), Person.slack_user_id
    query = sa.select(who, last, sa.func.count()).select_from(SnapshotOpening)
    there = query.outerjoin(Person, Person.id == SnapshotOpening.person_id)
    of_it = there.where(SnapshotOpening.programme_id == programme_id)
    return await work.rows(of_it.group_by(who).order_by(last.desc(), who))


async def has_opened(work: UnitOfWork, programme_id: UUID, person_id: UUID, since: datetime) -> bool:
    """Return whether somebody has opened a programme's report since then."""
    theirs = SnapshotOpening.programme_id == programme_id, SnapshotOpening.person_id == person_id
    query = sa.select(SnapshotOpening.id).where(*theirs, SnapshotOpening.opened_at > since).limit(1)
    return bool(await work.all(query))


async def asked_since(work: UnitOfWork, circles: Collection[UUID], since: datetime) -> list[UUID]:
    """Return which circles have asked for support since then."""
    asked = SupportRequest.circle_id.in_(circles), SupportRequest.asked_at > since
    return await work.all(sa.select(SupportRequest.circle_id).where(*asked).distinct())


async def met_since(work: UnitOfWork, programme_id: UUID, since: datetime, until: datetime) -> int:
    """Return how many circles of a programme have met in that time."""
    met = sa.select(sa.func.count(sa.distinct(Session.circle_id))).join(Circle, Circle.id == Session.circle_id)
    here = Circle.programme_id == programme_id, Session.state == SessionState.ENDED
    return await work.session.scalar(met.where(*here, _within(Session.ends_at, (since, until)))) or 0
