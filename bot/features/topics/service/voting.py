"""Placing dots, recording those of the people in the room, closing the vote."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.post import Address
from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo, Member
from bot.features.topics import store
from bot.features.topics.rules import TopicInfo, next_topic
from bot.features.topics.service.reading import backlog, topic
from bot.kernel.errors import CircleIsClosed, Gone, TooManyDots, TopicNotOpen
from bot.kernel.vocabulary import CircleState, TopicState
from bot.storage.unit_of_work import UnitOfWork
from models import Topic

RECORDED = "topics-recorded"
_TOLD_FOR = timedelta(days=2)


async def dots_of(work: UnitOfWork, circle_id: UUID, person_id: UUID) -> set[UUID]:
    """Return on which waiting topics somebody has dots; other people's dots stay hidden."""
    return await store.dots_of(work, circle_id, person_id)


async def unvoted(work: UnitOfWork, circle_ids: Collection[UUID], person_id: UUID) -> dict[UUID, int]:
    """Return how many topics wait for somebody's dots: circle id -> topics, where they have placed none yet."""
    return await store.unvoted(work, circle_ids, person_id)


async def place_dots(work: UnitOfWork, circle_id: UUID, person_id: UUID, topic_ids: Collection[UUID]) -> None:
    """Move somebody's dots to these topics and nowhere else.

    Raises:
        Gone, NotAMember, TooManyDots, TopicNotOpen: nothing has moved.
    """
    circle = await circles.require_member(work, circle_id, person_id)
    waiting = {row.id for row in await store.lock_open(work, circle_id)}
    await _move_dots(work, circle, waiting, person_id, set(topic_ids), field="dots")


async def record_votes(
    work: UnitOfWork, circle_id: UUID, person_id: UUID, votes: Mapping[UUID, Collection[UUID]], *, once: str,
    now: datetime,
) -> list[Member]:  # fmt: skip
    """Place the dots of people who are in the room and say so to them; return whose have moved.

    ``votes``: person id -> topic ids. Who isn't named, or names none, keeps theirs; ``once`` names this recording.

    Raises:
        Gone, NotAMember, CircleIsClosed, TooManyDots, TopicNotOpen: nothing has moved.
    """
    circle = await circles.require_member(work, circle_id, person_id)
    if circle.state is CircleState.CLOSED:
        raise CircleIsClosed
    waiting = {row.id for row in await store.lock_open(work, circle_id)}
    moved: list[Member] = []
    for voter_id, topic_ids in votes.items():
        member = circle.member(voter_id)
        if member is None or voter_id == person_id:
            raise Gone
        before, chosen = await store.dots_of(work, circle_id, voter_id), set(topic_ids)
        if chosen and chosen != before:
            await _move_dots(work, circle, waiting, voter_id, chosen, field=str(voter_id))
            moved.append(member)
    for member in moved:
        to = Address(people=(member.user,))
        await outbox.put(work, RECORDED, circle_id, to, now=now, not_after=now + _TOLD_FOR, once=once)
    return moved


async def _move_dots(
    work: UnitOfWork, circle: CircleInfo, waiting: Collection[UUID], person_id: UUID, chosen: set[UUID], *, field: str
) -> None:
    if len(chosen) > circle.dots:
        raise TooManyDots(field=field, dots=circle.dots)
    if not chosen <= set(waiting):
        raise TopicNotOpen(field=field)
    await store.remove_dots(work, set(waiting) - chosen, person_id)
    for topic_id in sorted(chosen):
        await store.put_dot(work, topic_id, person_id)


async def choose(work: UnitOfWork, circle_id: UUID) -> TopicInfo | None:
    """Close the vote: the topic with the most dots of members is chosen and loses them, the others keep theirs.

    Returns None where no topic waits.
    """
    await store.lock_open(work, circle_id)
    circle = await circles.load(work, circle_id)
    waiting = await backlog(work, circle_id)
    voters = [member.person_id for member in circle.members]
    dots = await store.count_dots(work, [one.id for one in waiting], voters)
    chosen = next_topic(waiting, dots)
    if chosen is None:
        return None
    row = await work.get(Topic, chosen.id)
    row.state, row.votes = TopicState.CHOSEN, dots.get(chosen.id, 0)
    await work.session.flush()
    await store.remove_dots(work, [chosen.id])
    return await topic(work, chosen.id)
