"""The list of topics: proposing, changing, withdrawing; what becomes of one that was chosen."""

from datetime import datetime
from uuid import UUID

from bot.features.circles import service as circles
from bot.features.topics import store
from bot.features.topics.rules import TopicInfo, check_title, may_change
from bot.features.topics.service.reading import backlog, topic
from bot.kernel.errors import CircleIsClosed, NotYourTopic, TopicIsThere, TopicNotOpen
from bot.kernel.vocabulary import CircleState, TopicState
from bot.storage.unit_of_work import UnitOfWork
from models import Topic


async def propose(
    work: UnitOfWork, circle_id: UUID, person_id: UUID, title: str, *, topic_id: UUID, now: datetime
) -> TopicInfo:
    """Put a topic on a circle's list; the same ``topic_id`` or a title that waits there already changes nothing.

    Raises:
        Gone, NotAMember, CircleIsClosed, TextMissing, TextTooLong: each says what to do instead.
    """
    tidy = check_title(title)
    circle = await circles.require_member(work, circle_id, person_id)
    if circle.state is CircleState.CLOSED:
        raise CircleIsClosed
    if known := await _waiting(work, circle_id, tidy):
        return known
    if await work.find(Topic, topic_id) is None:
        work.add(Topic(id=topic_id, circle_id=circle_id, proposer_id=person_id, title=tidy, proposed_at=now))
        await work.session.flush()
    return await topic(work, topic_id)


async def _waiting(work: UnitOfWork, circle_id: UUID, title: str) -> TopicInfo | None:
    """Return the topic of this title that waits in a circle, however it is written."""
    same = (one for one in await backlog(work, circle_id) if one.title.casefold() == title.casefold())
    return next(same, None)


async def retitle(work: UnitOfWork, topic_id: UUID, person_id: UUID, title: str) -> TopicInfo:
    """Say a waiting topic in other words; its dots stay.

    Raises:
        Gone, NotAMember, CircleIsClosed, NotYourTopic, TopicOpen, TextMissing, TextTooLong: nothing has changed.
        TopicIsThere: another one that waits has this title.
    """
    tidy = check_title(title)
    row = await _to_change(work, topic_id, person_id)
    known = await _waiting(work, row.circle_id, tidy)
    if known and known.id != topic_id:
        raise TopicIsThere(field="title")
    row.title = tidy
    await work.session.flush()
    return await topic(work, topic_id)


async def withdraw(work: UnitOfWork, topic_id: UUID, person_id: UUID) -> TopicInfo:
    """Take a waiting topic off the list; everybody has their dots on it back.

    Raises:
        Gone, NotAMember, CircleIsClosed, NotYourTopic, TopicNotOpen: nothing has changed.
    """
    row = await _to_change(work, topic_id, person_id)
    row.state = TopicState.WITHDRAWN
    await work.session.flush()
    await store.remove_dots(work, [topic_id])
    return await topic(work, topic_id)


async def to_change(work: UnitOfWork, topic_id: UUID, person_id: UUID) -> TopicInfo:
    """Return a waiting topic for somebody who may change it.

    Raises:
        Gone, NotAMember, CircleIsClosed, NotYourTopic, TopicNotOpen: each says what to do instead.
    """
    await _to_change(work, topic_id, person_id)
    return await topic(work, topic_id)


async def _to_change(work: UnitOfWork, topic_id: UUID, person_id: UUID) -> Topic:
    row = await work.get(Topic, topic_id, lock=True)
    circle = await circles.require_member(work, row.circle_id, person_id)
    if circle.state is CircleState.CLOSED:
        raise CircleIsClosed
    if not may_change(await topic(work, topic_id), circle, person_id):
        raise NotYourTopic
    if row.state is not TopicState.OPEN:
        raise TopicNotOpen
    return row


async def bring_over(work: UnitOfWork, circle_id: UUID, into_id: UUID) -> None:
    """Put the topics that wait in one circle on the list of another, with their dots as far as those go there.

    Where a topic of the same title waits there, it gets the dots.
    """
    moving, there = await store.lock_open(work, circle_id), await store.lock_open(work, into_id)
    known = {row.title.casefold(): row for row in there}
    limit = (await circles.load(work, into_id)).dots
    for row in sorted(moving, key=lambda row: (row.proposed_at, row.id)):
        target = known.setdefault(row.title.casefold(), row)
        for person_id in await store.voters(work, row.id):
            placed = await store.dots_of(work, into_id, person_id)
            if target is not row and len(placed) < limit:
                await store.put_dot(work, target.id, person_id)
            elif target is row and len(placed) >= limit:
                await store.remove_dots(work, [row.id], person_id)
        if target is row:
            row.circle_id = into_id
        else:
            row.state = TopicState.WITHDRAWN
            await store.remove_dots(work, [row.id])
        await work.session.flush()


async def give_back(work: UnitOfWork, topic_id: UUID) -> None:
    """Put a chosen topic back on the list, where it waits as long as it has; any other stays as it is.

    Raises:
        Gone: there is none with this id here.
    """
    await _move(work, topic_id, TopicState.CHOSEN, TopicState.OPEN)


async def mark_learned(work: UnitOfWork, topic_id: UUID) -> None:
    """Note that the circle has learned a chosen topic; any other stays as it is.

    Raises:
        Gone: there is none with this id here.
    """
    await _move(work, topic_id, TopicState.CHOSEN, TopicState.LEARNED)


async def _move(work: UnitOfWork, topic_id: UUID, before: TopicState, after: TopicState) -> None:
    row = await work.get(Topic, topic_id, lock=True)
    if row.state is before:
        row.state = after
        row.votes = row.votes if after is TopicState.LEARNED else None
    await work.session.flush()
