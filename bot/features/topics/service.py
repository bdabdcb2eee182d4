"""Proposing topics, placing dots, choosing; what people offer and wish."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from bot.features.circles import service as circles
from bot.features.people import service as people
from bot.features.topics import store
from bot.features.topics.rules import Skills, TopicInfo, check_title, next_topic
from bot.kernel.errors import CircleIsClosed, TooManyDots, TopicNotOpen
from bot.kernel.ids import UserId
from bot.kernel.vocabulary import CircleState, SkillKind, TopicState
from bot.storage.unit_of_work import UnitOfWork
from models import Skill, Topic


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
    same = (one for one in await backlog(work, circle_id) if one.title.casefold() == tidy.casefold())
    if known := next(same, None):
        return known
    if await work.find(Topic, topic_id) is None:
        work.add(Topic(id=topic_id, circle_id=circle_id, proposer_id=person_id, title=tidy, proposed_at=now))
        await work.session.flush()
    return await topic(work, topic_id)


async def backlog(work: UnitOfWork, circle_id: UUID) -> list[TopicInfo]:
    """Return the topics that wait in a circle, the longest waiting first."""
    return [_info(row, user) for row, user in await store.open_topics(work, circle_id)]


async def topic(work: UnitOfWork, topic_id: UUID) -> TopicInfo:
    """Return one topic, whatever its state.

    Raises:
        Gone: there is none with this id here.
    """
    row = await work.get(Topic, topic_id)
    known = await people.people(work, [row.proposer_id] if row.proposer_id else [])
    return _info(row, next((person.user for person in known.values()), None))


async def dots_of(work: UnitOfWork, circle_id: UUID, person_id: UUID) -> set[UUID]:
    """Return on which waiting topics somebody has dots; other people's dots stay hidden."""
    return await store.dots_of(work, circle_id, person_id)


async def place_dots(work: UnitOfWork, circle_id: UUID, person_id: UUID, topic_ids: Collection[UUID]) -> None:
    """Move somebody's dots to these topics and nowhere else.

    Raises:
        Gone, NotAMember, TooManyDots, TopicNotOpen: nothing has moved.
    """
    circle = await circles.require_member(work, circle_id, person_id)
    chosen = set(topic_ids)
    if len(chosen) > circle.dots:
        raise TooManyDots(field="dots", dots=circle.dots)
    waiting = {row.id for row in await store.lock_open(work, circle_id)}
    if not chosen <= waiting:
        raise TopicNotOpen(field="dots")
    await store.remove_dots(work, waiting - chosen, person_id)
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
    chosen = next_topic(waiting, await store.count_dots(work, [one.id for one in waiting], voters))
    if chosen is None:
        return None
    (await work.get(Topic, chosen.id)).state = TopicState.CHOSEN
    await work.session.flush()
    await store.remove_dots(work, [chosen.id])
    return await topic(work, chosen.id)


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
    await work.session.flush()


async def skills_of(work: UnitOfWork, person_ids: Collection[UUID]) -> dict[UUID, Skills]:
    """Return what each of these people offers and wishes, in the order in which they named it."""
    rows = await store.skills(work, person_ids)
    return {person_id: _skills([row for row in rows if row.person_id == person_id]) for person_id in person_ids}


async def set_skills(work: UnitOfWork, person_id: UUID, offers: Sequence[str], wishes: Sequence[str]) -> None:
    """Replace what somebody offers and wishes; each text has at most 150 characters."""
    await store.remove_skills(work, person_id)
    for kind, texts in ((SkillKind.OFFER, offers), (SkillKind.WISH, wishes)):
        for position, text in enumerate(texts):
            work.add(Skill(person_id=person_id, kind=kind, position=position, text=text))
    await work.session.flush()


def _skills(rows: Sequence[Skill]) -> Skills:
    offers = tuple(row.text for row in rows if row.kind is SkillKind.OFFER)
    return Skills(offers, tuple(row.text for row in rows if row.kind is SkillKind.WISH))


def _info(row: Topic, user: str | None) -> TopicInfo:
    return TopicInfo(row.id, row.circle_id, row.title, row.state, UserId(user) if user else None, row.proposed_at)
