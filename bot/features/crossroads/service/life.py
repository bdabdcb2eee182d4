"""Pausing, going on, and ending well or at once."""

from datetime import datetime
from uuid import UUID

from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo
from bot.features.crossroads.service.letters import CLOSING, ENDED, PAUSED, RESUMED, refresh, say
from bot.features.crossroads.service.questions import decide
from bot.features.sessions import service as sessions
from bot.features.sessions.rules import SessionInfo, considerate
from bot.features.sessions.service import Formats
from bot.kernel.errors import CircleIsClosed, CircleIsPaused, ItIsOver
from bot.kernel.vocabulary import CircleState, Decision
from bot.storage.unit_of_work import UnitOfWork


async def pause(work: UnitOfWork, circle_id: UUID, person_id: UUID, until: datetime, now: datetime) -> CircleInfo:
    """Let a circle pause; what runs goes on to its end. The same pause twice is said once.

    Raises:
        Gone, NotAMember, NotAnOwner, CircleIsClosed: it can't pause, or not by this person.
    """
    await _owned(work, circle_id, person_id)
    if await circles.pause(work, circle_id, until, now):
        await sessions.show_pause(work, circle_id, now)
        circle = await circles.load(work, circle_id)
        await say(work, PAUSED, circle_id, circle, now, once=now.isoformat(), at=now)
        await decide(work, circle_id, Decision.PAUSE, now)
    return await circles.load(work, circle_id)


async def resume(work: UnitOfWork, circle_id: UUID, person_id: UUID, formats: Formats, now: datetime) -> CircleInfo:
    """End a pause before its time.

    Raises:
        Gone, NotAMember, NotAnOwner, CircleIsClosed: it can't go on, or not by this person.
        ItIsOver: it doesn't pause.
    """
    await _owned(work, circle_id, person_id)
    if not await _go_on(work, circle_id, formats, now, at=now):
        raise ItIsOver
    return await circles.load(work, circle_id)


async def end_pause(work: UnitOfWork, circle_id: UUID, formats: Formats, now: datetime) -> None:
    """End a pause whose time is over; the channel hears of it when people work."""
    await sessions.planned_in(work, circle_id)
    (circle,) = await circles.lock(work, circle_id)
    if circle.state is CircleState.PAUSED and circle.paused_until and circle.paused_until <= now:
        await _go_on(work, circle_id, formats, now, at=considerate(now, circle.rhythm.zone))


async def _go_on(work: UnitOfWork, circle_id: UUID, formats: Formats, now: datetime, *, at: datetime) -> bool:
    """End a pause; the new dates are there at once, since whoever hears of it asks for them."""
    if not await circles.resume(work, circle_id, now):
        return False
    await sessions.show_going_on(work, circle_id, now)
    await sessions.plan_anew(work, circle_id, formats, now)
    await refresh(work, PAUSED, circle_id, now)
    circle = await circles.load(work, circle_id)
    await say(work, RESUMED, circle_id, circle, now, once=now.isoformat(), at=at)
    return True


async def last_session(work: UnitOfWork, circle_id: UUID, person_id: UUID, now: datetime) -> SessionInfo | None:
    """Return the session with which a circle could end well, None where there is only ending it at once.

    Raises:
        Gone, NotAMember, NotAnOwner, CircleIsClosed: there is nothing to end, or not by this person.
    """
    circle = await circles.require_owner(work, circle_id, person_id)
    if circle.state is CircleState.CLOSED:
        raise CircleIsClosed
    planned = await sessions.planned_in(work, circle_id)
    return next((each for each in planned if each.starts_at > now and not each.pauses), None)


async def end_well(work: UnitOfWork, circle_id: UUID, person_id: UUID, formats: Formats, now: datetime) -> SessionInfo:
    """Make the next planned session the one that the circle ends with.

    Raises:
        Gone, NotAMember, NotAnOwner, CircleIsClosed, CircleIsPaused: that can't be, or not by this person.
        ItIsOver: no session is planned.
    """
    circle = await _owned(work, circle_id, person_id)
    if circle.state is CircleState.PAUSED:
        raise CircleIsPaused
    last = await sessions.close_with_next(work, circle_id, formats, now)
    if last is None:
        raise ItIsOver
    await say(work, CLOSING, last.id, circle, now, at=now)
    await decide(work, circle_id, Decision.END_WELL, now)
    return await sessions.session(work, last.id)


async def end_now(work: UnitOfWork, circle_id: UUID, person_id: UUID, now: datetime) -> CircleInfo:
    """End a circle: what is planned is called off, what runs goes on to its end, what is kept stays.

    Raises:
        Gone, NotAMember, NotAnOwner, CircleIsClosed: there is nothing to end, or not by this person.
    """
    circle = await _owned(work, circle_id, person_id)
    await decide(work, circle_id, Decision.END, now)
    await sessions.cancel_planned(work, circle_id, now)
    await circles.close(work, circle_id, now)
    await say(work, ENDED, circle_id, circle, now, at=now)
    return await circles.load(work, circle_id)


async def _owned(work: UnitOfWork, circle_id: UUID, person_id: UUID) -> CircleInfo:
    """Return a circle that hasn't ended, for an owner; its planned sessions and then its own row are locked."""
    await circles.require_owner(work, circle_id, person_id)
    await sessions.planned_in(work, circle_id)
    (circle,) = await circles.lock(work, circle_id)
    if circle.state is CircleState.CLOSED:
        raise CircleIsClosed
    return await circles.require_owner(work, circle_id, person_id)
