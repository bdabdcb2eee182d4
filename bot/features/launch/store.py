"""Which programmes and circles can begin, and which applications have waited in vain."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from bot.kernel.enums import ApplicationState, CircleState, ProgrammeState
from bot.storage.unit_of_work import UnitOfWork
from models import Application, Circle, Membership, Person, Programme, ProposedCircle


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


async def over(work: UnitOfWork) -> list[UUID]:
    """Return the programmes whose circles have all ended, and in which nobody waits for one."""
    of = Circle.programme_id == Programme.id
    waits = sa.exists().where(
        Application.programme_id == Programme.id, Application.state == ApplicationState.ACCEPTED,
        Application.person_id == Person.id, ~Person.deleted,
    )  # fmt: skip
    meets = sa.exists().where(of, Circle.state != CircleState.CLOSED, Circle.plan != "")
    running = Programme.state == ProgrammeState.RUNNING
    return await work.all(sa.select(Programme.id).where(running, ~meets, ~waits).order_by(Programme.id))


async def ended(work: UnitOfWork, since: datetime) -> list[Programme]:
    """Return the programmes with circles that have ended since then."""
    met = sa.exists().where(Circle.programme_id == Programme.id)
    query = sa.select(Programme).where(Programme.state == ProgrammeState.OVER, Programme.ended_at > since, met)
    return await work.all(query.order_by(Programme.ended_at, Programme.id))


async def alumni(work: UnitOfWork, programme_id: UUID) -> list[str]:
    """Return who was in a programme's circles until their end, by their Slack ids."""
    stayed = sa.select(Membership.person_id).join(Circle).where(
        Circle.programme_id == programme_id, Membership.left_at.is_(None)
    )  # fmt: skip
    query = sa.select(Person.slack_user_id).where(Person.id.in_(stayed), ~Person.deleted)
    return await work.all(query.order_by(Person.slack_user_id))


async def forget_unplaced(work: UnitOfWork, before: datetime) -> None:
    """Delete the applications for which there was no circle when their programme began before then."""
    begun = sa.select(Programme.id).where(Programme.began_at < before)
    old = sa.and_(Application.programme_id.in_(begun), Application.state == ApplicationState.LEFT_OUT)
    if await work.session.scalar(sa.select(sa.exists().where(old))):
        await work.session.execute(sa.delete(Application).where(old))


async def to_settle(work: UnitOfWork, now: datetime) -> list[UUID]:
    """Return the programmes in which everybody has answered, or the time for that is over."""
    waits = sa.exists().where(
        Application.programme_id == Programme.id, Application.state == ApplicationState.PROPOSED,
        Application.person_id == Person.id, ~Person.deleted,
    )  # fmt: skip
    asked = Programme.state == ProgrammeState.ASKING
    over = sa.or_(Programme.answer_by <= now, ~waits)
    return await work.all(sa.select(Programme.id).where(asked, over).order_by(Programme.id))
