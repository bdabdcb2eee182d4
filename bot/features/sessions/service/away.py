"""People who pause can't come to what starts before they are back."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from bot.features.sessions import store
from bot.features.sessions.rules import Seat, Step, step
from bot.features.sessions.service.letters import CARD, refresh
from bot.kernel.vocabulary import Presence
from bot.storage.unit_of_work import UnitOfWork


async def follow_pauses(work: UnitOfWork, now: datetime) -> None:
    """Note who can't come to sessions that were planned, moved or joined while they pause, and who can again."""
    await _follow(work, await store.seats(work, now), now)


async def follow_pause(work: UnitOfWork, person_id: UUID, now: datetime, *, newly_from: datetime | None = None) -> None:
    """Note it at once for somebody who has just decided to pause, from a moment on, or to come back."""
    await _follow(work, await store.seats(work, now, person_id), now, newly_from)


async def _follow(work: UnitOfWork, seats: Iterable[Seat], now: datetime, newly_from: datetime | None = None) -> None:
    """Change what is said about each seat; others see on the card what they see of whoever can't come."""
    changed: dict[UUID, None] = {}
    for seat in seats:
        match step(seat, now, newly_from):
            case Step.LEAVE:
                await store.mark(work, seat.session_id, seat.person_id, Presence.ABSENT, for_pause=True)
            case Step.RETURN:
                await store.forget_away(work, seat.session_id, seat.person_id)
            case None:
                continue
        changed[seat.session_id] = None
    for session_id in changed:
        await refresh(work, session_id, now, CARD)
