"""Every query about climate checks; none leads from an answer to a person."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import sqlalchemy as sa

from bot.features.climate.rules import ITEMS, SCORES
from bot.kernel.enums import SessionState
from bot.storage.unit_of_work import UnitOfWork
from bot.storage.upsert import insert_new, insert_once
from models import Circle, ClimateAnswer, ClimateTicket, Session

_LASTS = timedelta(days=60)
"""No session ends so long after its date; by that its index finds it."""


async def ended_since(work: UnitOfWork, since: datetime, *, checked: bool = False) -> list[tuple[Session, Circle]]:
    """Return the sessions that have ended since then, with their circles; ``checked``: people were asked after them."""
    query = sa.select(Session, Circle).join(Circle, Circle.id == Session.circle_id)
    ended = (Session.starts_at >= since - _LASTS, Session.state == SessionState.ENDED, Session.ended_at >= since)
    there = [sa.exists().where(ClimateAnswer.session_id == Session.id)] if checked else []
    return await work.rows(query.where(*ended, *there))


async def checks(work: UnitOfWork, circles: Collection[UUID]) -> list[tuple[Session, Circle]]:
    """Return the sessions of these circles after which people were asked, the earliest first."""
    query = sa.select(Session, Circle).join(Circle, Circle.id == Session.circle_id)
    asked = sa.exists().where(ClimateAnswer.session_id == Session.id)
    return await work.rows(query.where(Session.circle_id.in_(circles), asked).order_by(Session.ends_at))


async def begin(work: UnitOfWork, session_id: UUID) -> None:
    """Make room for every answer: as all rows are there before the first, none says by its place whose it was."""
    about = {"workspace_id": work.workspace_id, "session_id": session_id, "given": 0}
    rows = [about | {"id": uuid4(), "item": item, "score": score} for item in ITEMS for score in SCORES]
    await insert_new(work.session, ClimateAnswer, rows)


async def is_there(work: UnitOfWork, session_id: UUID) -> bool:
    """Return whether people were asked after a session, and the numbers are still there."""
    asked = sa.exists().where(ClimateAnswer.session_id == session_id)
    return bool(await work.session.scalar(sa.select(asked)))


async def has_answered(work: UnitOfWork, session_id: UUID, person_id: UUID) -> bool:
    """Return whether somebody has answered, while the check is open."""
    theirs = (ClimateTicket.session_id == session_id, ClimateTicket.person_id == person_id)
    return bool(await work.session.scalar(sa.select(sa.exists().where(*theirs))))


async def use_ticket(work: UnitOfWork, session_id: UUID, person_id: UUID) -> bool:
    """Note that somebody answers; return whether it is the first time."""
    row = {"id": uuid4(), "workspace_id": work.workspace_id, "session_id": session_id, "person_id": person_id}
    return await insert_once(work.session, ClimateTicket, row)


async def count(work: UnitOfWork, session_id: UUID, scores: Mapping[int, int]) -> None:
    """Count these answers, by sentence and score."""
    chosen = sa.tuple_(ClimateAnswer.item, ClimateAnswer.score).in_(scores.items())
    given = sa.update(ClimateAnswer).where(ClimateAnswer.session_id == session_id, chosen)
    await work.session.execute(given.values(given=ClimateAnswer.given + 1))


async def counted(work: UnitOfWork, session_id: UUID) -> Mapping[int, Mapping[int, int]]:
    """Return how many gave each score, by sentence."""
    rows = await work.all(sa.select(ClimateAnswer).where(ClimateAnswer.session_id == session_id))
    found: dict[int, dict[int, int]] = {item: {} for item in ITEMS}
    for row in rows:
        found[row.item][row.score] = row.given
    return found


async def forget_who(work: UnitOfWork, session_id: UUID) -> None:
    """Forget who has answered."""
    await work.session.execute(sa.delete(ClimateTicket).where(ClimateTicket.session_id == session_id))


async def delete_of_seasons_before(work: UnitOfWork, before: datetime) -> set[UUID]:
    """Delete what was counted in seasons that ended before then; return after which sessions."""
    earlier = sa.and_(Session.earlier.is_not(None), Session.ended_at < before)
    over = (
        sa.select(Session.id)
        .join(Circle, Circle.id == Session.circle_id)
        .where(sa.or_(Circle.closed_at < before, earlier))
    )
    old = ClimateAnswer.session_id.in_(over)
    if not await work.session.scalar(sa.select(sa.exists().where(old))):
        return set()
    return set(await work.session.scalars(sa.delete(ClimateAnswer).where(old).returning(ClimateAnswer.session_id)))
