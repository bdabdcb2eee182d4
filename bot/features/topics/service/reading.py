"""Finding topics, and what stands in their rows."""

from collections.abc import Collection
from uuid import UUID

from bot.features.topics import store
from bot.features.topics.rules import Shelf, TakenUp, TopicInfo
from bot.kernel.errors import Gone
from bot.kernel.ids import UserId
from bot.kernel.vocabulary import SessionState
from bot.storage.unit_of_work import UnitOfWork
from models import Topic


async def backlog(work: UnitOfWork, circle_id: UUID) -> list[TopicInfo]:
    """Return the topics that wait in a circle, the longest waiting first."""
    return [_info(row, user) for row, user in await store.open_topics(work, circle_id)]


async def topic(work: UnitOfWork, topic_id: UUID) -> TopicInfo:
    """Return one topic, whatever its state.

    Raises:
        Gone: there is none with this id here.
    """
    found = await topics(work, [topic_id])
    if topic_id not in found:
        raise Gone
    return found[topic_id]


async def topics(work: UnitOfWork, topic_ids: Collection[UUID]) -> dict[UUID, TopicInfo]:
    """Return topics by their ids, whatever their state."""
    if not topic_ids:
        return {}
    return {row.id: _info(row, user) for row, user in await store.by_ids(work, topic_ids)}


async def shelf(work: UnitOfWork, circle_id: UUID) -> Shelf:
    """Return what a circle wants to learn, what sessions to come are about, and what it has learned."""
    found = [_taken_up(one) for one in await store.taken_up(work, circle_id)]
    return Shelf(
        tuple(await backlog(work, circle_id)),
        tuple(one for one in found if not one.over),
        tuple(one for one in reversed(found) if one.over),
    )


def _taken_up(one: store.OnDate) -> TakenUp:
    over = one.session.state is SessionState.ENDED
    return TakenUp(_info(one.topic, one.user), one.session.id, one.session.starts_at, over=over, minutes=one.minutes)


def _info(row: Topic, user: str | None) -> TopicInfo:
    proposer = UserId(user) if user else None
    return TopicInfo(row.id, row.circle_id, row.title, row.state, proposer, row.proposed_at, row.votes)
