"""Who was in circles together before, and which people who said yes aren't in their circle yet."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from bot.kernel.enums import ApplicationState, ProgrammeState
from bot.storage.unit_of_work import UnitOfWork
from models import Application, Circle, Membership, NotWith, Person, Programme, ProposedCircle


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


async def kept_apart(work: UnitOfWork, people: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """Return whom people don't want to be with."""
    found: dict[UUID, set[UUID]] = {}
    for row in await work.all(sa.select(NotWith).where(NotWith.person_id.in_(people))):
        found.setdefault(row.person_id, set()).add(row.other_id)
    return found


async def to_place(work: UnitOfWork, but: Collection[UUID], limit: int) -> list[UUID]:
    """Return circles that people said yes to who aren't in them yet, though their programme runs."""
    return await work.all(
        sa.select(ProposedCircle.id)
        .join(Application, Application.circle_id == ProposedCircle.id)
        .join(Programme, Programme.id == Application.programme_id)
        .join(Person, Person.id == Application.person_id)
        .where(
            Programme.state == ProgrammeState.RUNNING, Application.state == ApplicationState.ACCEPTED, ~Person.deleted,
            ProposedCircle.id.not_in(but),
        )
        .group_by(ProposedCircle.id)
        .order_by(ProposedCircle.id)
        .limit(limit)
    )  # fmt: skip


async def forget_unplaced(work: UnitOfWork, before: datetime) -> None:
    """Delete the applications for which there was no circle when their programme began before then."""
    begun = sa.select(Programme.id).where(Programme.began_at < before)
    old = sa.and_(Application.programme_id.in_(begun), Application.state == ApplicationState.LEFT_OUT)
    if await work.session.scalar(sa.select(sa.exists().where(old))):
        await work.session.execute(sa.delete(Application).where(old))
