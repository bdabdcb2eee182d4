"""Every query about roles; sessions and attendance are read only to know who could have had one."""

from collections.abc import Collection
from uuid import UUID

import sqlalchemy as sa

from bot.kernel.enums import Presence, RoleState, SessionState
from bot.storage.unit_of_work import UnitOfWork
from models import Attendance, Person, RoleTurn, Session

_COUNTS = (SessionState.PLANNED, SessionState.RUNNING, SessionState.ENDED)


async def held(work: UnitOfWork, session_ids: Collection[UUID]) -> list[tuple[RoleTurn, Person]]:
    """Return the turns that still belong to their holders, with these."""
    rows = await work.session.execute(
        sa.select(RoleTurn, Person)
        .join(Person, Person.id == RoleTurn.person_id)
        .where(RoleTurn.session_id.in_(session_ids), RoleTurn.state == RoleState.HELD)
    )
    return [(turn, person) for turn, person in rows]


async def turns(work: UnitOfWork, session_ids: Collection[UUID]) -> list[RoleTurn]:
    """Return all turns of sessions, also those that are no longer held."""
    return await work.all(sa.select(RoleTurn).where(RoleTurn.session_id.in_(session_ids)))


async def lock(work: UnitOfWork, session_ids: Collection[UUID]) -> list[Session]:
    """Return these sessions, locked."""
    return await work.all(sa.select(Session).where(Session.id.in_(session_ids)).order_by(Session.id).with_for_update())


async def sessions(work: UnitOfWork, circle_ids: Collection[UUID]) -> list[Session]:
    """Return the sessions of circles that took place or are to, the earliest of a circle first."""
    return await work.all(
        sa.select(Session)
        .where(Session.circle_id.in_(circle_ids), Session.state.in_(_COUNTS))
        .order_by(Session.number, Session.id)
    )


async def absences(work: UnitOfWork, session_ids: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """Return who couldn't come: session id -> person ids."""
    found: dict[UUID, set[UUID]] = {session_id: set() for session_id in session_ids}
    query = sa.select(Attendance).where(Attendance.session_id.in_(session_ids), Attendance.presence == Presence.ABSENT)
    for row in await work.all(query):
        found[row.session_id].add(row.person_id)
    return found
