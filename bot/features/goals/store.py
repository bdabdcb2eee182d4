"""Every query about goals."""

from uuid import UUID

import sqlalchemy as sa

from bot.kernel.enums import RoleState, SessionState, Visibility
from bot.storage.unit_of_work import UnitOfWork
from models import Goal, RoleTurn, Session


async def first_session(work: UnitOfWork, circle_id: UUID) -> Session | None:
    """Return the first session of a circle's present season, None where it gathers."""
    season = sa.select(Session).where(Session.circle_id == circle_id, Session.earlier.is_(None))
    return await work.session.scalar(season.order_by(Session.number).limit(1))


async def goal(work: UnitOfWork, session_id: UUID, person_id: UUID) -> Goal | None:
    """Return somebody's goal for the season that begins with this session."""
    return await work.session.scalar(sa.select(Goal).where(Goal.session_id == session_id, Goal.person_id == person_id))


async def shared(work: UnitOfWork, session_id: UUID) -> list[Goal]:
    """Return the goals for a season that their authors let the circle read, the earliest first."""
    theirs = sa.select(Goal).where(Goal.session_id == session_id, Goal.visibility == Visibility.CIRCLE)
    return await work.all(theirs.order_by(Goal.written_at, Goal.id))


async def tried(work: UnitOfWork, circle_id: UUID, person_id: UUID) -> list[tuple[str, str]]:
    """Return the roles that somebody had in the sessions of a circle's season that took place, with their formats."""
    held = (
        sa.select(RoleTurn.role, sa.func.min(Session.format_id), sa.func.min(Session.number).label("first"))
        .join(Session, Session.id == RoleTurn.session_id)
        .where(Session.circle_id == circle_id, Session.earlier.is_(None), Session.state == SessionState.ENDED)
        .where(RoleTurn.person_id == person_id, RoleTurn.state == RoleState.HELD)
        .group_by(RoleTurn.role)
        .order_by(sa.literal_column("first"), RoleTurn.role)
    )
    return [(role, format_id) for role, format_id, _ in await work.session.execute(held)]
