"""Sessions that are coming up: their topic, their card, the cards of those who have roles."""

from datetime import datetime
from uuid import UUID

from bot.content.formats import Format
from bot.delivery import outbox
from bot.delivery.post import Address
from bot.features.sessions.rules import Length, considerate, milestone_of, missed_at
from bot.features.sessions.service.letters import CARD, ROLE_CARD, refresh
from bot.features.sessions.service.reading import session, turn
from bot.features.topics import service as topics
from bot.kernel.vocabulary import Mode, SessionState
from bot.storage.unit_of_work import UnitOfWork
from models import Circle, Session


async def announce(work: UnitOfWork, session_id: UUID, now: datetime) -> None:
    """Close the vote, choose the topic and have the card posted, at an hour at which people work.

    A session that was moved after it had its card keeps that one, brought up to date.
    """
    row = await work.get(Session, session_id, lock=True)
    info = await session(work, session_id)
    if row.state is not SessionState.PLANNED or info.pauses:
        return
    await choose_topic(work, row)
    if await outbox.is_under_way(work, CARD, session_id):
        await refresh(work, session_id, now, CARD)
        return
    at = max(now, min(considerate(now, row.zone), row.starts_at))
    until = max(row.ends_at, missed_at(row.starts_at, row.mode))
    to = Address(channel=info.circle.channel)
    await outbox.put(work, CARD, session_id, to, now=at, not_after=until)


async def tell_holder(work: UnitOfWork, turn_id: UUID, now: datetime) -> None:
    """Have the role card sent to whoever holds a role, when it suits that person."""
    info, holder, held = await turn(work, turn_id)
    member = info.circle.member(holder.person_id) if held else None
    over_days = info.state is SessionState.RUNNING and info.mode is Mode.ASYNC
    if member and (info.state is SessionState.PLANNED or over_days) and not info.pauses:
        for_date = f"{info.local_date}" if info.revision else ""
        to, until = Address(people=(member.user,)), info.ends_at if over_days else info.starts_at
        await outbox.put(work, ROLE_CARD, turn_id, to, now=now, not_after=until, once=for_date)


async def choose_topic(work: UnitOfWork, row: Session) -> None:
    """Give the session the topic that the circle wants most, unless it has one or looks at the circle itself."""
    sessions = (await work.get(Circle, row.circle_id)).sessions
    if row.topic_id is None and milestone_of(row.format_id, row.number, sessions) is None:
        chosen = await topics.choose(work, row.circle_id)
        row.topic_id = chosen.id if chosen else None
        await work.session.flush()


def lengths(form: Format) -> list[Length]:
    """Return how long the phases of a session take, in their order."""
    return [Length(step.phase.minutes, step.phase.day, step.phase.hours) for step in form.steps()]
