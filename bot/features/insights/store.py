"""Every query about insight cards."""

from collections import defaultdict
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from bot.features.insights.rules import OPEN_FOR, CardAuthor, InsightCard
from bot.kernel.enums import SessionState
from bot.kernel.ids import UserId
from bot.storage.unit_of_work import UnitOfWork
from models import Circle, Insight, InsightAuthor, Person, Session, Topic


async def cards(work: UnitOfWork, *which: sa.ColumnElement[bool]) -> list[InsightCard]:
    """Return cards with their authors, the latest first."""
    rows = await work.rows(
        sa.select(Insight, Session.circle_id, Circle.name, Topic.title)
        .outerjoin(Session, Session.id == Insight.session_id)
        .outerjoin(Circle, Circle.id == Session.circle_id)
        .outerjoin(Topic, Topic.id == Session.topic_id)
        .where(*which)
        .order_by(Insight.made_at.desc(), Insight.id)
    )
    authors = await _authors(work, *which) if rows else {}
    return [
        InsightCard(
            row.id, row.session_id, circle_id, circle, topic, row.title, row.text, row.made_at,
            tuple(authors.get(row.id, ())), row.offered_at,
        )
        for row, circle_id, circle, topic in rows
    ]  # fmt: skip


async def _authors(work: UnitOfWork, *which: sa.ColumnElement[bool]) -> dict[UUID, list[CardAuthor]]:
    found = defaultdict[UUID, list[CardAuthor]](list)
    rows = await work.rows(
        sa.select(InsightAuthor, Person.slack_user_id)
        .join(Person, Person.id == InsightAuthor.person_id)
        .join(Insight, Insight.id == InsightAuthor.insight_id)
        .outerjoin(Session, Session.id == Insight.session_id)
        .where(*which)
        .order_by(Person.slack_user_id)
    )
    for row, user in rows:
        found[row.insight_id].append(CardAuthor(row.id, row.person_id, UserId(user), row.agrees))
    return found


async def season_topics(work: UnitOfWork, last: Session, number: int) -> list[str]:
    """Return what a season was about, whose sessions go up to this one, the ``number``-th of it."""
    season = sa.and_(Session.circle_id == last.circle_id, Session.number.between(last.number - number + 1, last.number))
    held = sa.select(Topic.title).join(Session, Session.topic_id == Topic.id).where(season)
    titles = await work.all(held.where(Session.state == SessionState.ENDED).order_by(Session.number))
    return list(dict.fromkeys(titles))


def released() -> sa.ColumnElement[bool]:
    """Return what is true of cards that the company finds."""
    author = aliased(InsightAuthor)
    against = sa.exists().where(author.insight_id == Insight.id, author.agrees.is_not(sa.true()))
    return sa.and_(Insight.offered_at.is_not(None), ~against)


def stands_on(person_id: UUID) -> sa.ColumnElement[bool]:
    """Return what is true of cards that somebody is an author of."""
    author = aliased(InsightAuthor)
    return sa.exists().where(author.insight_id == Insight.id, author.person_id == person_id)


def found_by(person_id: UUID) -> sa.ColumnElement[bool]:
    """Return what is true of cards that somebody finds in the company's: the released ones, and theirs of no circle."""
    return sa.or_(released(), sa.and_(Insight.session_id.is_(None), stands_on(person_id)))


def asks(person_id: UUID, now: datetime) -> sa.ColumnElement[bool]:
    """Return what is true of cards about which somebody has still to say yes or no."""
    author = aliased(InsightAuthor)
    silent = sa.exists().where(author.insight_id == Insight.id, author.person_id == person_id, author.agrees.is_(None))
    return sa.and_(Insight.offered_at > now - OPEN_FOR, silent)
