"""Programmes, who may offer them, and who has applied."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from bot.kernel.enums import Language, ProgrammeState
from bot.storage.unit_of_work import UnitOfWork
from models import Application, Circle, Person, Programme, ProgrammeOwner, ProposedCircle

_MAY = ProgrammeOwner.ended_at.is_(None)


async def owners(work: UnitOfWork) -> list[tuple[ProgrammeOwner, Person]]:
    """Return who may offer programmes, or only read their reports, in the order in which they were let."""
    query = sa.select(ProgrammeOwner, Person).join(Person, Person.id == ProgrammeOwner.person_id)
    return await work.rows(query.where(_MAY, ~Person.deleted).order_by(ProgrammeOwner.given_at, ProgrammeOwner.id))


async def ownership(work: UnitOfWork, person_id: UUID) -> ProgrammeOwner | None:
    """Return that somebody may offer programmes, or only read their reports."""
    query = sa.select(ProgrammeOwner).where(_MAY, ProgrammeOwner.person_id == person_id)
    return (await work.session.scalars(query)).first()


async def in_states(work: UnitOfWork, states: Collection[ProgrammeState]) -> list[Programme]:
    """Return programmes that stand there, the one that starts first, first."""
    query = sa.select(Programme).where(Programme.state.in_(states))
    return await work.all(query.order_by(Programme.starts_on, Programme.id))


async def language_in(work: UnitOfWork, channel: str) -> Language | None:
    """Return the language of the latest programme in a channel."""
    query = sa.select(Programme.language).where(Programme.channel_id == channel)
    return (await work.session.scalars(query.order_by(Programme.made_at.desc()))).first()


async def of_person(work: UnitOfWork, person_id: UUID) -> dict[UUID, Application]:
    """Return somebody's applications by programme."""
    rows = await work.all(sa.select(Application).where(Application.person_id == person_id))
    return {row.programme_id: row for row in rows}


async def application(work: UnitOfWork, programme_id: UUID, person_id: UUID) -> Application | None:
    """Return somebody's application."""
    query = sa.select(Application).where(
        Application.programme_id == programme_id, Application.person_id == person_id
    )  # fmt: skip
    return (await work.session.scalars(query)).one_or_none()


async def applications(
    work: UnitOfWork, programme_id: UUID, circle_id: UUID | None = None
) -> Sequence[tuple[Application, Person]]:
    """Return all applications of people whose account is on, or those for one circle, the earliest first."""
    query = sa.select(Application, Person).join(Person, Person.id == Application.person_id)
    here = [Application.programme_id == programme_id, ~Person.deleted]
    here += [Application.circle_id == circle_id] if circle_id else []
    return await work.rows(query.where(*here).order_by(Application.applied_at, Application.id))


async def never_begun(work: UnitOfWork, before: date) -> list[UUID]:
    """Return the programmes that were to begin before a day, and about whose circles nobody was asked."""
    waits = Programme.state.in_((ProgrammeState.INVITING, ProgrammeState.PROPOSING))
    return await work.all(sa.select(Programme.id).where(waits, Programme.starts_on < before).order_by(Programme.id))


async def forget_applications(work: UnitOfWork, programme_id: UUID) -> None:
    """Delete all applications, also those of people whose account is off."""
    await work.session.execute(sa.delete(Application).where(Application.programme_id == programme_id))


async def counts(work: UnitOfWork, programme_ids: Collection[UUID]) -> dict[UUID, int]:
    """Return how many have applied."""
    rows = await work.session.execute(
        sa.select(Application.programme_id, sa.func.count())
        .join(Person, Person.id == Application.person_id)
        .where(Application.programme_id.in_(programme_ids), ~Person.deleted)
        .group_by(Application.programme_id)
    )
    return dict(rows.all())


async def users(work: UnitOfWork, ids: Collection[UUID]) -> dict[UUID, str]:
    """Return by which Slack ids people are known whose account is on."""
    rows = await work.session.execute(
        sa.select(Person.id, Person.slack_user_id).where(Person.id.in_(ids), ~Person.deleted)
    )
    return dict(rows.all())


async def circles(work: UnitOfWork, programme_id: UUID) -> list[Circle]:
    """Return the circles that a programme has formed, in the order in which they began."""
    query = sa.select(Circle).where(Circle.programme_id == programme_id)
    return await work.all(query.order_by(Circle.created_at, Circle.id))


async def proposed(work: UnitOfWork, programme_id: UUID, circle_id: UUID | None = None) -> list[ProposedCircle]:
    """Return the circles that are proposed, or one of them."""
    here = [ProposedCircle.programme_id == programme_id, *([ProposedCircle.id == circle_id] if circle_id else [])]
    return await work.all(sa.select(ProposedCircle).where(*here).order_by(ProposedCircle.number))
