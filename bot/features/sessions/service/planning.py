"""Sessions that are coming up: their roles, their topic, their card."""

from datetime import datetime, timedelta
from uuid import UUID

from bot.content.formats import Format
from bot.delivery import outbox
from bot.delivery.post import Address
from bot.features.roles import service as roles
from bot.features.roles.rules import roles_for, roles_to_choose
from bot.features.sessions import store
from bot.features.sessions.rules import Length, SessionInfo, considerate, milestone_of, missed_at
from bot.features.sessions.service.letters import CARD, PHASE, ROLE_CARD, START, SWAP, refresh
from bot.features.sessions.service.reading import Formats, recipe, session, turn
from bot.features.topics import service as topics
from bot.kernel.vocabulary import PhaseState, SessionState
from bot.storage.unit_of_work import UnitOfWork
from models import Circle, Session

GATHERED = 3
LAST_MINUTE = timedelta(days=2)
"""So long before a session its roles are handed out, however few have joined."""


async def fill_roles(work: UnitOfWork, formats: Formats, now: datetime) -> None:
    """Hand out the roles that are missing in sessions to come: somebody joined, left, or can't come.

    Who founds a circle isn't given all its roles before others have joined.
    """
    for found in await store.staffing(work):
        if not found.stale and found.present < GATHERED and found.starts_at - now > LAST_MINUTE:
            continue
        wanted = roles_for(recipe(formats, found.format_id).roles, found.present)
        if (
            found.stale
            or (found.crowded and found.starts_at > now)
            or (found.present and not found.roles.issuperset(wanted))
        ):
            await staff(work, await session(work, found.session_id), formats, now)


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
    if member and info.state is SessionState.PLANNED and not info.pauses:
        for_date = f"{info.local_date}" if info.revision else ""
        to = Address(people=(member.user,))
        await outbox.put(work, ROLE_CARD, turn_id, to, now=now, not_after=info.starts_at, once=for_date)


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


async def staff(work: UnitOfWork, info: SessionInfo, formats: Formats, now: datetime) -> SessionInfo:
    """Plan the roles of a session anew; what is right already stays."""
    present = [member for member in info.circle.members if member.person_id not in info.absent]
    form = recipe(formats, info.format_id)
    wanted, chosen = roles_for(form.roles, len(present)), roles_to_choose(form.roles)
    await roles.plan_roles(work, info.circle, info.id, wanted, info.absent, chosen)
    return await tell_of_roles(work, info, now)


async def tell_of_roles(work: UnitOfWork, before: SessionInfo, now: datetime) -> SessionInfo:
    """Bring up to date what names the holders of roles, where they changed since ``before``."""
    after = await session(work, before.id)
    if after.roles != before.roles:
        await refresh(work, before.id, now, CARD, START)
        for holder in set(before.roles) - set(after.roles):
            await refresh(work, holder.turn_id, now, ROLE_CARD, SWAP)
        for run in await store.runs(work, before.id):
            if run.state is PhaseState.OPEN:
                await refresh(work, run.id, now, PHASE)
    return after
