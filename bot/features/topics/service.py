"""Use cases of topics: proposing, voting, choosing; what people offer and wish."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.post import Address
from bot.features.circles import service as circles
from bot.features.circles import store as circles_store
from bot.features.circles.rules import CircleInfo, Member
from bot.features.people.service import describe
from bot.features.topics import store
from bot.features.topics.rules import Skills, TakenUp, TopicInfo, TopicList, check_title, may_change, next_topic
from bot.kernel.enums import SessionState, SkillKind, TopicState
from bot.kernel.errors import Gone, NotAMember, NotYourTopic, TooManyDots, TopicIsThere, TopicNotOpen
from bot.kernel.ids import UserId
from bot.storage.unit_of_work import UnitOfWork
from models import Skill, Topic

RECORDED, RETURNED = "topics-recorded", "topics-returned"
"""About the membership of whoever recorded dots; about a circle. Both go to each person whose dots they are."""
_TOLD_FOR = timedelta(days=2)


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


async def topic_list(work: UnitOfWork, circle_id: UUID) -> TopicList:
    """Return what a circle wants to learn, what sessions to come are about, and what it has learned."""
    found = [_taken_up(one) for one in await store.taken_up(work, circle_id)]
    coming, learned = ([one for one in found if one.over is over] for over in (False, True))
    return TopicList(tuple(await backlog(work, circle_id)), tuple(coming), tuple(reversed(learned)))


def _taken_up(one: store.OnDate) -> TakenUp:
    over = one.session.state is SessionState.ENDED
    return TakenUp(_info(one.topic, one.user), one.session.id, one.session.starts_at, over=over, minutes=one.minutes)


def _info(row: Topic, user: str | None) -> TopicInfo:
    proposer = UserId(user) if user else None
    return TopicInfo(row.id, row.circle_id, row.title, row.state, proposer, row.proposed_at, row.votes)


async def open_circle(work: UnitOfWork, circle_id: UUID, person_id: UUID) -> CircleInfo:
    """Return a circle whose season isn't over, for one of its members.

    Raises:
        Gone, NotAMember, CircleIsClosed: each says what to do instead.
    """
    return await circles.require_member(work, circle_id, person_id, open_one=True)


async def propose(
    work: UnitOfWork, circle_id: UUID, person_id: UUID, title: str, *, topic_id: UUID, now: datetime
) -> TopicInfo:
    """Put a topic on a circle's list; the same ``topic_id`` or a title that waits there already changes nothing.

    Raises:
        Gone, NotAMember, CircleIsClosed, TextMissing, TextTooLong: each says what to do instead.
    """
    tidy = check_title(title)
    await open_circle(work, circle_id, person_id)
    if known := await _waiting(work, circle_id, tidy):
        return known
    if await work.find(Topic, topic_id) is None:
        work.add(Topic(id=topic_id, circle_id=circle_id, proposer_id=person_id, title=tidy, proposed_at=now))
        await work.session.flush()
    return await topic(work, topic_id)


async def _waiting(work: UnitOfWork, circle_id: UUID, title: str) -> TopicInfo | None:
    same = (one for one in await backlog(work, circle_id) if one.title.casefold() == title.casefold())
    return next(same, None)


async def retitle(work: UnitOfWork, topic_id: UUID, person_id: UUID, title: str) -> TopicInfo:
    """Say a waiting topic in other words; its dots stay.

    Raises:
        Gone, NotAMember, CircleIsClosed, NotYourTopic, TopicNotOpen, TextMissing, TextTooLong: nothing has changed.
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
    found = await topic(work, topic_id)
    if not may_change(found, await open_circle(work, found.circle_id, person_id), person_id):
        raise NotYourTopic
    if found.state is not TopicState.OPEN:
        raise TopicNotOpen
    return found


async def _to_change(work: UnitOfWork, topic_id: UUID, person_id: UUID) -> Topic:
    """Return the row of a waiting topic for somebody who may change it; nobody else changes it meanwhile."""
    row = await work.get(Topic, topic_id, lock=True)
    await to_change(work, topic_id, person_id)
    return row


async def bring_over(work: UnitOfWork, circle_id: UUID, into_id: UUID) -> None:
    """Put the topics that wait in one circle on the list of another, with their dots as far as those go there.

    Where a topic of the same title waits there, it gets the dots; where one is chosen already, there is nothing to add.
    """
    moving, there = await store.lock_open(work, circle_id), await store.lock_open(work, into_id)
    known = {row.title.casefold(): row for row in (*there, *await store.chosen(work, into_id))}
    limit = (await circles.load(work, into_id)).dots
    for row in sorted(moving, key=lambda row: (row.proposed_at, row.id)):
        target = known.setdefault(row.title.casefold(), row)
        for person_id in await store.voters(work, row.id):
            placed = await store.dots_of(work, into_id, person_id)
            if target is not row and target.state is TopicState.OPEN and len(placed) < limit:
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
    row = await work.get(Topic, topic_id, lock=True)
    if row.state is TopicState.CHOSEN:
        row.state, row.votes = TopicState.OPEN, None
        await work.session.flush()


async def mark_learned(work: UnitOfWork, topic_id: UUID) -> None:
    """Note that the circle has learned a chosen topic; any other stays as it is.

    Raises:
        Gone: there is none with this id here.
    """
    row = await work.get(Topic, topic_id, lock=True)
    if row.state is TopicState.CHOSEN:
        row.state = TopicState.LEARNED
        await work.session.flush()


async def skills_of(work: UnitOfWork, person_ids: Collection[UUID]) -> dict[UUID, Skills]:
    """Return what each of these people offers and wishes, in the order in which they named it."""
    rows = await store.skills(work, person_ids)
    found: dict[UUID, dict[SkillKind, list[str]]] = {one: {kind: [] for kind in SkillKind} for one in person_ids}
    for row in rows:
        found[row.person_id][row.kind].append(row.text)
    listed = {row.person_id for row in rows if row.listed}
    return {
        one: Skills(tuple(texts[SkillKind.OFFER]), tuple(texts[SkillKind.WISH]), one in listed)
        for one, texts in found.items()
    }


async def set_skills(work: UnitOfWork, person_id: UUID, skills: Skills) -> None:
    """Replace what somebody offers and wishes; each text has at most 150 characters."""
    await store.remove_skills(work, person_id)
    for kind, texts, listed in (
        (SkillKind.OFFER, skills.offers, skills.listed), (SkillKind.WISH, skills.wishes, False),
    ):  # fmt: skip
        for position, text in enumerate(texts):
            work.add(Skill(person_id=person_id, kind=kind, position=position, text=text, listed=listed))
    await work.session.flush()


async def listed_offers(work: UnitOfWork, now: datetime) -> dict[UserId, tuple[str, ...]]:
    """Return what people offer to the company: nothing of those who pause, as if they had never said so."""
    found = defaultdict[UserId, tuple[str, ...]](tuple)
    for row, person in await store.listed_offers(work):
        if not describe(person).pauses(now):
            found[UserId(person.slack_user_id)] += (row.text,)
    return found


async def dots_of(work: UnitOfWork, circle_id: UUID, person_id: UUID) -> set[UUID]:
    """Return on which waiting topics somebody has dots; other people's dots stay hidden."""
    return await store.dots_of(work, circle_id, person_id)


async def unvoted(work: UnitOfWork, circle_ids: Collection[UUID], person_id: UUID) -> dict[UUID, list[str]]:
    """Return which topics wait for somebody's dots: circle id -> titles, where they have placed none yet."""
    return await store.unvoted(work, circle_ids, person_id)


async def place_dots(
    work: UnitOfWork, circle_id: UUID, person_id: UUID, topic_ids: Collection[UUID]
) -> tuple[CircleInfo, list[str]]:
    """Move somebody's dots to these topics and nowhere else; return the circle and where they are now.

    Raises:
        Gone, NotAMember, TooManyDots, TopicNotOpen: nothing has moved.
    """
    circle = await circles.require_member(work, circle_id, person_id)
    waiting = await store.lock_open(work, circle_id)
    await _move_dots(work, circle, {row.id for row in waiting}, person_id, set(topic_ids), field="dots")
    in_order = sorted(waiting, key=lambda row: (row.proposed_at, row.id))
    return circle, [row.title for row in in_order if row.id in topic_ids]


async def record_votes(
    work: UnitOfWork, circle_id: UUID, person_id: UUID, votes: Mapping[UUID, Collection[UUID]], *, once: str,
    now: datetime,
) -> tuple[CircleInfo, list[Member]]:  # fmt: skip
    """Place the dots of people who are in the room and say so to them; return the circle and whose have moved.

    ``votes``: person id -> topic ids. Who isn't named, or names none, keeps theirs; ``once`` names this recording.

    Raises:
        Gone, NotAMember, CircleIsClosed, TooManyDots, TopicNotOpen: nothing has moved.
    """
    circle = await open_circle(work, circle_id, person_id)
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
    if (recorder := await circles_store.membership(work, circle_id, person_id)) is None:
        raise NotAMember
    for member in moved:
        to = Address(people=(member.user,))
        await outbox.put(work, RECORDED, recorder.id, to, now=now, not_after=now + _TOLD_FOR, once=once)
    return circle, moved


async def return_dots(work: UnitOfWork, circle_id: UUID, now: datetime) -> None:
    """Give everybody back the dots that are more than their circle has now, and say so to them.

    Those on the topics that have waited longest stay.
    """
    circle = await circles.load(work, circle_id)
    waiting = sorted(await store.lock_open(work, circle_id), key=lambda row: (row.proposed_at, row.id))
    for member in circle.members:
        placed = await store.dots_of(work, circle_id, member.person_id)
        if over := [row.id for row in waiting if row.id in placed][circle.dots :]:
            await store.remove_dots(work, over, member.person_id)
            to, until = Address(people=(member.user,)), now + _TOLD_FOR
            await outbox.put(work, RETURNED, circle_id, to, now=now, not_after=until, once=now.isoformat())


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
