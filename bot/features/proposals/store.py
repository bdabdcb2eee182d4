"""Who was in circles together before, when people meet already, and who wants to be kept apart from whom."""

from collections.abc import Collection
from datetime import time
from uuid import UUID

import sqlalchemy as sa

from bot.kernel.enums import ApplicationState, CircleState, ProgrammeState
from bot.storage.unit_of_work import UnitOfWork
from models import Application, Circle, Membership, NotWith, Programme, ProposedCircle


async def together(work: UnitOfWork, people: Collection[UUID]) -> list[set[UUID]]:
    """Return the people of each circle that there ever was, as far as they are among ``people``, the oldest first."""
    rows = await work.session.execute(
        sa.select(Membership.circle_id, Membership.person_id)
        .join(Circle, Circle.id == Membership.circle_id)
        .where(Membership.person_id.in_(people))
        .order_by(Circle.created_at, Circle.id)
    )
    found: dict[UUID, set[UUID]] = {}
    for circle_id, person_id in rows:
        found.setdefault(circle_id, set()).add(person_id)
    return list(found.values())


async def meetings(work: UnitOfWork, people: Collection[UUID], but: UUID) -> list[tuple[UUID, int, time, int, str]]:
    """Return who meets in which other circle each week: weekday, time, minutes, zone; also where one is proposed."""
    there = sa.select(Membership.person_id, Circle.first_date, Circle.at, Circle.minutes, Circle.zone).join(Circle)
    mine = Membership.person_id.in_(people), Membership.left_at.is_(None), Circle.state != CircleState.CLOSED
    asked = (
        sa.select(
            Application.person_id, ProposedCircle.weekday, ProposedCircle.at, ProposedCircle.minutes, Programme.zone
        )
        .join(ProposedCircle, ProposedCircle.id == Application.circle_id)
        .join(Programme, Programme.id == Application.programme_id)
        .where(
            Application.person_id.in_(people), Programme.id != but,
            Programme.state.in_((ProgrammeState.ASKING, ProgrammeState.RUNNING)),
            Application.state.in_((ApplicationState.PROPOSED, ApplicationState.ACCEPTED)),
        )
    )  # fmt: skip
    held = await work.rows(there.where(*mine))
    weekly = [(one, day.weekday(), at, minutes, zone) for one, day, at, minutes, zone in held]
    return [*weekly, *await work.rows(asked)]


async def kept_apart(work: UnitOfWork, people: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """Return whom people don't want to be with."""
    found: dict[UUID, set[UUID]] = {}
    for row in await work.all(sa.select(NotWith).where(NotWith.person_id.in_(people))):
        found.setdefault(row.person_id, set()).add(row.other_id)
    return found
