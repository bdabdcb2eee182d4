"""Every query about what became of plans, and about what was used."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa

from bot.features.plans.rules import SEASON_AFTER, begun_between
from bot.kernel.enums import CommitmentState, SessionState
from bot.storage.unit_of_work import UnitOfWork
from models import Circle, Commitment, LaterUse, Session

_OPEN = Commitment.state == CommitmentState.OPEN


async def open_commitments(work: UnitOfWork, since: tuple[datetime, datetime]) -> list[Commitment]:
    """Return the unanswered plans that were made, or carried on last, between two moments."""
    made = sa.and_(Commitment.carried_at.is_(None), Commitment.made_at.between(*since))
    return await work.all(sa.select(Commitment).where(_OPEN, made | Commitment.carried_at.between(*since)))


async def open_commitments_of(work: UnitOfWork, person_id: UUID) -> list[Commitment]:
    """Return somebody's unanswered plans, the earliest first."""
    return await work.all(
        sa.select(Commitment)
        .where(Commitment.person_id == person_id, _OPEN)
        .order_by(Commitment.made_at, Commitment.id)
    )


async def open_for(work: UnitOfWork, asker_id: UUID) -> list[Commitment]:
    """Return the plans about which somebody was asked to ask and has said nothing, the earliest first."""
    return await work.all(
        sa.select(Commitment)
        .where(Commitment.asker_id == asker_id, Commitment.may_ask.is_(None), _OPEN)
        .order_by(Commitment.made_at, Commitment.id)
    )


async def ended(
    work: UnitOfWork, now: datetime, until: datetime, formats: Mapping[str, Sequence[timedelta]]
) -> list[tuple[Session, bool]]:
    """Return the sessions that may be due to be looked back on, as last ones or by their format, and which."""
    last = sa.func.coalesce(Session.earlier, Session.number) >= Circle.sessions
    wanted = [(last, SEASON_AFTER), *((Session.format_id == form, each) for form in formats for each in formats[form])]
    when = [which & Session.starts_at.between(*begun_between(now, until, after)) for which, after in wanted]
    query = sa.select(Session, last).join(Circle, Circle.id == Session.circle_id)
    rows = await work.session.execute(query.where(Session.state == SessionState.ENDED, sa.or_(*when)))
    return [(row, is_last) for row, is_last in rows]


async def outcome(work: UnitOfWork, session_id: UUID, person_id: UUID) -> LaterUse | None:
    """Return what somebody said they have used of a session."""
    mine = LaterUse.session_id == session_id, LaterUse.person_id == person_id
    return await work.session.scalar(sa.select(LaterUse).where(*mine))
