"""Planning sessions ahead: their dates, their roles, their topic."""

from datetime import datetime, timedelta
from uuid import UUID

from bot.content.formats import Format
from bot.delivery import outbox
from bot.delivery.post import Address
from bot.features.circles import service as circles
from bot.features.roles import service as roles
from bot.features.roles.rules import roles_for, roles_to_choose
from bot.features.sessions import store
from bot.features.sessions.rules import AHEAD, Length, SessionInfo, considerate, missed_at, next_dates, slots
from bot.features.sessions.service.letters import CARD, PHASE, ROLE_CARD, START, SWAP, refresh
from bot.features.sessions.service.reading import Formats, recipe, session, turn
from bot.features.topics import service as topics
from bot.kernel.recurrence import moment
from bot.kernel.vocabulary import PhaseState, SessionState
from bot.storage.unit_of_work import UnitOfWork
from models import Session

GATHERED = 3
LAST_MINUTE = timedelta(days=2)
"""So long before a session its roles are handed out, however few have joined."""


async def plan_ahead(work: UnitOfWork, formats: Formats, now: datetime) -> None:
    """Plan the next sessions of every active circle, up to the end of its season."""
    for short in await store.short_of_sessions(work):
        circle = await circles.load(work, short.circle_id)
        count = min(AHEAD - short.planned, circle.sessions - short.last_number)
        days = next_dates(circle.rhythm, short.last_date, now, count)
        for number, day in enumerate(days, short.last_number + 1):
            starts_at = moment(day, circle.rhythm.at, circle.rhythm.zone)
            form = recipe(formats, circle.format_id, circle.minutes)
            open_when = slots(lengths(form), circle.mode, starts_at, circle.rhythm.zone)
            row = {
                "circle_id": circle.id, "number": number, "local_date": day, "at": circle.rhythm.at,
                "zone": circle.rhythm.zone, "starts_at": starts_at, "ends_at": max(slot.ends_at for slot in open_when),
                "format_id": circle.format_id, "mode": circle.mode, "state": SessionState.PLANNED, "planned_at": now,
            }  # fmt: skip
            await store.add_planned(work, row)


async def fill_roles(work: UnitOfWork, formats: Formats, now: datetime) -> None:
    """Hand out the roles that are missing in sessions to come: somebody joined, left, or can't come.

    Who founds a circle isn't given all its roles before others have joined.
    """
    for found in await store.staffing(work):
        if found.present < GATHERED and found.starts_at - now > LAST_MINUTE:
            continue
        wanted = roles_for(recipe(formats, found.format_id).roles, found.present)
        if (
            found.stale
            or (found.crowded and found.starts_at > now)
            or (found.present and not found.roles.issuperset(wanted))
        ):
            await staff(work, await session(work, found.session_id), formats, now)


async def announce(work: UnitOfWork, session_id: UUID, now: datetime) -> None:
    """Close the vote, choose the topic and have the card posted, at an hour at which people work."""
    row = await work.get(Session, session_id, lock=True)
    info = await session(work, session_id)
    if row.state is SessionState.PLANNED and not info.pauses:
        await choose_topic(work, row)
        at = max(now, min(considerate(now, row.zone), row.starts_at))
        until = max(row.ends_at, missed_at(row.starts_at, row.mode))
        await outbox.put(work, CARD, session_id, Address(channel=info.circle.channel), now=at, not_after=until)


async def tell_holder(work: UnitOfWork, turn_id: UUID, now: datetime) -> None:
    """Have the role card sent to whoever holds a role, when it suits that person."""
    info, holder, held = await turn(work, turn_id)
    member = info.circle.member(holder.person_id) if held else None
    if member and info.state is SessionState.PLANNED and not info.pauses:
        await outbox.put(work, ROLE_CARD, turn_id, Address(people=(member.user,)), now=now, not_after=info.starts_at)


async def choose_topic(work: UnitOfWork, row: Session) -> None:
    """Give the session the topic that the circle wants most, unless it has one."""
    if row.topic_id is None:
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
