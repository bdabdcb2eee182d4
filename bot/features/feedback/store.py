"""Every query about feedback and thanks."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from bot.kernel.enums import PairState
from bot.kernel.ids import UserId
from bot.storage.unit_of_work import UnitOfWork
from models import CoachingPair, Feedback, PairSeat, Person, Thanks

_ANSWERED = Feedback.answered_at.is_not(None)
_MOST, _MOST_ASKED = 20, 10
"""So many of each kind somebody is shown, and of the questions that they have asked."""


async def met_in(work: UnitOfWork, pair_id: UUID) -> dict[UserId, UUID]:
    """Return the people of a coaching pair who have met."""
    rows = await work.session.execute(
        sa.select(Person.slack_user_id, Person.id)
        .join(PairSeat, PairSeat.person_id == Person.id)
        .join(CoachingPair, CoachingPair.id == PairSeat.pair_id)
        .where(CoachingPair.id == pair_id, CoachingPair.state == PairState.MET, ~PairSeat.out, ~Person.deleted)
        .order_by(Person.slack_user_id)
    )
    return {UserId(user): person for user, person in rows}


async def unanswered(work: UnitOfWork, receiver_id: UUID, givers: Collection[UUID]) -> dict[UUID, Feedback]:
    """Return somebody's questions to these people, by person: those that wait, and those that were declined."""
    theirs = sa.select(Feedback).where(Feedback.receiver_id == receiver_id, Feedback.giver_id.in_(givers), ~_ANSWERED)
    return {row.giver_id: row for row in await work.all(theirs)}


async def waiting(work: UnitOfWork, person_id: UUID, since: datetime) -> list[Feedback]:
    """Return the questions to somebody that were asked since then and wait, and the answers that they haven't read."""
    asked = (Feedback.giver_id == person_id, ~_ANSWERED, ~Feedback.declined, Feedback.asked_at > since)
    unread = (Feedback.receiver_id == person_id, _ANSWERED, Feedback.read_at.is_(None))
    query = sa.select(Feedback).where(sa.or_(sa.and_(*asked), sa.and_(*unread)))
    return await work.all(query.order_by(Feedback.asked_at, Feedback.id))


async def asked(work: UnitOfWork, person_id: UUID, since: datetime) -> list[Feedback]:
    """Return somebody's questions since then that have no answer, the latest first: also those that were declined."""
    query = sa.select(Feedback).where(Feedback.receiver_id == person_id, ~_ANSWERED, Feedback.asked_at > since)
    return await work.all(query.order_by(Feedback.asked_at.desc(), Feedback.id).limit(_MOST_ASKED))


async def received(work: UnitOfWork, person_id: UUID) -> list[Feedback]:
    """Return the answers that somebody has got, the latest first."""
    query = sa.select(Feedback).where(Feedback.receiver_id == person_id, _ANSWERED)
    return await work.all(query.order_by(Feedback.answered_at.desc(), Feedback.id).limit(_MOST))


async def given(work: UnitOfWork, person_id: UUID, since: datetime) -> list[Feedback]:
    """Return the answers that somebody has given since then, the latest first."""
    query = sa.select(Feedback).where(Feedback.giver_id == person_id, Feedback.answered_at > since)
    return await work.all(query.order_by(Feedback.answered_at.desc(), Feedback.id).limit(_MOST))


async def delete_lapsed(work: UnitOfWork, before: datetime) -> Sequence[UUID]:
    """Delete the questions that were asked before then and have no answer; return their ids."""
    lapsed = await work.all(sa.select(Feedback).where(Feedback.asked_at <= before, ~_ANSWERED))
    for row in lapsed:
        await work.session.delete(row)
    return [row.id for row in lapsed]


async def thanks_to(work: UnitOfWork, person_id: UUID, *, unread: bool = False) -> list[Thanks]:
    """Return the thanks that somebody has got, the latest first; ``unread``: those that they haven't read."""
    query = sa.select(Thanks).where(Thanks.receiver_id == person_id)
    query = query.where(Thanks.read_at.is_(None)) if unread else query
    return await work.all(query.order_by(Thanks.given_at.desc(), Thanks.id).limit(_MOST))


async def thanks_by(work: UnitOfWork, person_id: UUID) -> list[Thanks]:
    """Return the thanks that somebody has given, the latest first."""
    query = sa.select(Thanks).where(Thanks.giver_id == person_id)
    return await work.all(query.order_by(Thanks.given_at.desc(), Thanks.id).limit(_MOST))


async def shared_thanks(work: UnitOfWork, circle_id: UUID, since: datetime, until: datetime) -> list[Thanks]:
    """Return the thanks of a circle that both agreed to share in a span of time, the earliest first."""
    within = (Thanks.shared_at >= since, Thanks.shared_at < until)
    query = sa.select(Thanks).where(Thanks.circle_id == circle_id, *within)
    return await work.all(query.order_by(Thanks.shared_at, Thanks.id))
