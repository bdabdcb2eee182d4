"""How a circle pauses, goes on and ends."""

from datetime import datetime
from uuid import UUID

from bot.features.circles import store
from bot.features.circles.rules import CircleInfo
from bot.features.circles.service.letters import refresh_card
from bot.features.circles.service.reading import load, require_member
from bot.features.circles.service.waiting import close_door
from bot.kernel.errors import CircleIsClosed
from bot.kernel.vocabulary import CircleState, Decision
from bot.storage.unit_of_work import UnitOfWork
from models import Circle


async def pause(work: UnitOfWork, circle_id: UUID, until: datetime, now: datetime) -> bool:
    """Let a circle pause; return whether that is news.

    Raises:
        Gone, CircleIsClosed: there is nothing to pause.
    """
    row = await _open(work, circle_id)
    if (row.state, row.paused_until) == (CircleState.PAUSED, until):
        return False
    row.state, row.paused_until = CircleState.PAUSED, until
    await refresh_card(work, circle_id, now)
    return True


async def resume(work: UnitOfWork, circle_id: UUID, now: datetime) -> bool:
    """End a circle's pause: its planned sessions get new dates. Return whether that is news.

    Raises:
        Gone, CircleIsClosed: there is nothing that could go on.
    """
    row = await _open(work, circle_id)
    if row.state is not CircleState.PAUSED:
        return False
    row.state, row.paused_until, row.rescheduled_at = CircleState.ACTIVE, None, now
    await refresh_card(work, circle_id, now)
    return True


async def end_season_with(work: UnitOfWork, circle_id: UUID, number: int, now: datetime) -> None:
    """Let a circle's season end with session ``number``."""
    (await _open(work, circle_id)).sessions = number
    await refresh_card(work, circle_id, now)


async def close(work: UnitOfWork, circle_id: UUID, now: datetime) -> None:
    """End a circle: its season is over. One that has ended already stays as it is."""
    row = await work.get(Circle, circle_id, lock=True)
    if row.state is not CircleState.CLOSED:
        row.state, row.closed_at, row.paused_until = CircleState.CLOSED, now, None
        await close_door(work, circle_id, now)
        await refresh_card(work, circle_id, now)


async def take_on(work: UnitOfWork, circle_id: UUID, person_id: UUID) -> bool:
    """Make a member owner of a circle that has none; return whether nobody was quicker.

    Raises:
        Gone, CircleIsClosed, NotAMember: there is nothing to take on, or not for this person.
    """
    await _open(work, circle_id)
    circle = await require_member(work, circle_id, person_id)
    row = await store.membership(work, circle_id, person_id)
    if row is None or circle.is_owned:
        return False
    row.owner = True
    await work.session.flush()
    return True


async def note_asked(work: UnitOfWork, circle_id: UUID, now: datetime) -> None:
    """Remember that a circle is asked how to go on."""
    row = await work.get(Circle, circle_id, lock=True)
    row.asked_at, row.decision = now, None
    await work.session.flush()


async def note_decision(work: UnitOfWork, circle_id: UUID, decision: Decision) -> bool:
    """Remember how a circle that was asked has decided; return whether that was still open."""
    row = await work.get(Circle, circle_id, lock=True)
    if row.asked_at is None or row.decision is not None:
        return False
    row.decision = decision
    await work.session.flush()
    return True


async def lock(work: UnitOfWork, *circle_ids: UUID) -> list[CircleInfo]:
    """Return circles, so that nobody else changes them until the end of this work; always in the same order."""
    for circle_id in sorted(circle_ids):
        await work.session.refresh(await work.get(Circle, circle_id, lock=True))
    return [await load(work, circle_id) for circle_id in circle_ids]


async def _open(work: UnitOfWork, circle_id: UUID) -> Circle:
    row = await work.get(Circle, circle_id, lock=True)
    if row.state is CircleState.CLOSED:
        raise CircleIsClosed
    return row
