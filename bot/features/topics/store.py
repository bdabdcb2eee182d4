"""Every query about topics, dots and skills."""

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID, uuid4

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from bot.kernel.enums import SessionState, TopicState
from bot.storage.unit_of_work import UnitOfWork
from bot.storage.upsert import insert_once
from models import Dot, Minutes, Person, Session, Skill, Topic

_MET_OR_WILL = (SessionState.PLANNED, SessionState.RUNNING, SessionState.ENDED)


class OnDate(NamedTuple):
    """A topic with its proposer's Slack id, the session that is about it, and whether that has minutes."""

    topic: Topic
    user: str | None
    session: Session
    minutes: bool


async def open_topics(work: UnitOfWork, circle_id: UUID) -> list[tuple[Topic, str | None]]:
    """Return the topics that wait in a circle, the longest waiting first, with their proposers' Slack ids."""
    return await _with_proposers(work, Topic.circle_id == circle_id, Topic.state == TopicState.OPEN)


async def by_ids(work: UnitOfWork, ids: Collection[UUID]) -> list[tuple[Topic, str | None]]:
    """Return topics by their ids, with their proposers' Slack ids."""
    return await _with_proposers(work, Topic.id.in_(ids))


async def _with_proposers(work: UnitOfWork, *which: sa.ColumnElement[bool]) -> list[tuple[Topic, str | None]]:
    rows = await work.session.execute(
        sa.select(Topic, Person.slack_user_id)
        .outerjoin(Person, Person.id == Topic.proposer_id)
        .where(*which)
        .order_by(Topic.proposed_at, Topic.id)
    )
    return [(topic, user) for topic, user in rows]


async def taken_up(work: UnitOfWork, circle_id: UUID) -> list[OnDate]:
    """Return the topics of a circle that sessions were or will be about, the earliest session first."""
    written = sa.exists().where(Minutes.session_id == Session.id)
    rows = await work.session.execute(
        sa.select(Topic, Person.slack_user_id, Session, written)
        .join(Session, Session.topic_id == Topic.id)
        .outerjoin(Person, Person.id == Topic.proposer_id)
        .where(
            Topic.circle_id == circle_id,
            Topic.state.in_((TopicState.CHOSEN, TopicState.LEARNED)),
            Session.state.in_(_MET_OR_WILL),
        )
        .order_by(Session.starts_at, Topic.id)
    )
    return [OnDate(*row) for row in rows]


async def chosen(work: UnitOfWork, circle_id: UUID) -> list[Topic]:
    """Return the topics of a circle that are chosen and not learned yet."""
    return await work.all(sa.select(Topic).where(Topic.circle_id == circle_id, Topic.state == TopicState.CHOSEN))


async def lock_open(work: UnitOfWork, circle_id: UUID) -> list[Topic]:
    """Return the topics that wait in a circle, so that nobody else votes or chooses until the end of this work."""
    return await work.all(
        sa.select(Topic)
        .where(Topic.circle_id == circle_id, Topic.state == TopicState.OPEN)
        .order_by(Topic.id)
        .with_for_update()
    )


async def dots_of(work: UnitOfWork, circle_id: UUID, person_id: UUID) -> set[UUID]:
    """Return on which waiting topics of a circle somebody has dots."""
    found = await work.session.scalars(
        sa.select(Dot.topic_id)
        .join(Topic, Topic.id == Dot.topic_id)
        .where(Topic.circle_id == circle_id, Topic.state == TopicState.OPEN, Dot.person_id == person_id)
    )
    return set(found)


async def unvoted(work: UnitOfWork, circle_ids: Collection[UUID], person_id: UUID) -> dict[UUID, list[str]]:
    """Return the topics that wait in each of these circles on none of whose waiting topics somebody has a dot."""
    other = aliased(Topic)
    waits, placed = (other.circle_id == Topic.circle_id, other.state == TopicState.OPEN), Dot.person_id == person_id
    voted = sa.exists().where(*waits, Dot.topic_id == other.id, placed)
    rows = await work.session.execute(
        sa.select(Topic.circle_id, Topic.title)
        .where(Topic.circle_id.in_(circle_ids), Topic.state == TopicState.OPEN, ~voted)
        .order_by(Topic.proposed_at, Topic.id)
    )
    found = defaultdict[UUID, list[str]](list)
    for circle_id, title in rows:
        found[circle_id].append(title)
    return found


async def voters(work: UnitOfWork, topic_id: UUID) -> list[UUID]:
    """Return who has a dot on a topic."""
    return list(await work.session.scalars(sa.select(Dot.person_id).where(Dot.topic_id == topic_id)))


async def count_dots(work: UnitOfWork, topic_ids: Collection[UUID], voters: Collection[UUID]) -> dict[UUID, int]:
    """Return how many dots of ``voters`` each topic has; those without one are left out."""
    rows = await work.session.execute(
        sa.select(Dot.topic_id, sa.func.count())
        .where(Dot.topic_id.in_(topic_ids), Dot.person_id.in_(voters))
        .group_by(Dot.topic_id)
    )
    return dict(rows.all())


async def put_dot(work: UnitOfWork, topic_id: UUID, person_id: UUID) -> None:
    """Put somebody's dot on a topic; a second time changes nothing."""
    row = {"id": uuid4(), "workspace_id": work.workspace_id, "topic_id": topic_id, "person_id": person_id}
    await insert_once(work.session, Dot, row)


async def remove_dots(work: UnitOfWork, topic_ids: Collection[UUID], person_id: UUID | None = None) -> None:
    """Take dots off these topics: somebody's, or everybody's."""
    query = sa.delete(Dot).where(Dot.topic_id.in_(topic_ids))
    await work.session.execute(query if person_id is None else query.where(Dot.person_id == person_id))


async def skills(work: UnitOfWork, person_ids: Collection[UUID]) -> list[Skill]:
    """Return what people offer and wish."""
    return await work.all(sa.select(Skill).where(Skill.person_id.in_(person_ids)).order_by(Skill.position))


async def listed_offers(work: UnitOfWork) -> list[tuple[Skill, Person]]:
    """Return what people whose account is on offer to the company, in the order in which each named it."""
    query = sa.select(Skill, Person).join(Person, Person.id == Skill.person_id).where(Skill.listed, ~Person.deleted)
    return await work.rows(query.order_by(Person.slack_user_id, Skill.position))


async def remove_skills(work: UnitOfWork, person_id: UUID) -> None:
    """Forget what somebody offers and wishes."""
    await work.session.execute(sa.delete(Skill).where(Skill.person_id == person_id))
