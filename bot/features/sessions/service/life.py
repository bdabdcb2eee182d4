"""What becomes of the planned sessions of a circle that pauses, goes on, or comes to its end."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from bot.delivery import outbox
from bot.features.circles import service as circles
from bot.features.sessions import store
from bot.features.sessions.rules import MAKE_UP_WITHIN, SessionInfo, missed_at, slots
from bot.features.sessions.service.letters import (
    CARD,
    CARD_BEFORE,
    ROLE_BEFORE,
    ROLE_CARD,
    START,
    SWAP,
    refresh,
    refresh_all,
)
from bot.features.sessions.service.planning import lengths
from bot.features.sessions.service.reading import Formats, describe, recipe
from bot.features.topics import service as topics
from bot.kernel.vocabulary import Mode, SessionState
from bot.storage.unit_of_work import UnitOfWork
from models import Session

CLOSING = "circle-retro"


async def planned_in(work: UnitOfWork, circle_id: UUID) -> list[SessionInfo]:
    """Return the planned sessions of a circle, whether it pauses or not, the first to come first; locked."""
    return await describe(work, await store.lock_planned(work, circle_id))


async def are_together(work: UnitOfWork, circle_id: UUID) -> bool:
    """Return whether the people of a circle are in a session together just now; one over days is no such thing."""
    rows = await store.to_come(work, [circle_id])
    return any(row.state is SessionState.RUNNING and row.mode is Mode.LIVE for row in rows)


async def missing(work: UnitOfWork, times: int) -> list[UUID]:
    """Return the circles that meet and have missed so many sessions since one took place, or more."""
    return await store.missing(work, times)


async def past(work: UnitOfWork, circle_ids: Collection[UUID]) -> dict[UUID, list[tuple[datetime, bool]]]:
    """Return when the past sessions of circles were over, the first one first, each with whether it took place."""
    found: dict[UUID, list[tuple[datetime, bool]]] = {circle_id: [] for circle_id in circle_ids}
    for row in await store.past(work, circle_ids) if circle_ids else ():
        held = row.ended_at if row.state is SessionState.ENDED else None
        found[row.circle_id].append((held or missed_at(row.starts_at, row.mode), held is not None))
    return found


async def show_pause(work: UnitOfWork, circle_id: UUID, now: datetime) -> None:
    """Have whatever shows a circle's planned sessions say that it pauses; what isn't sent yet doesn't come."""
    for info in await planned_in(work, circle_id):
        await _take_back(work, info)
        await refresh_all(work, info, now)


async def show_going_on(work: UnitOfWork, circle_id: UUID, now: datetime) -> None:
    """Have whatever shows a circle's planned sessions say that it goes on.

    Sessions whose time went by get new dates and are announced anew then; what was said of the old ones is over.
    """
    for info in await planned_in(work, circle_id):
        if info.starts_at > now:
            await refresh_all(work, info, now)
            continue
        for kind in (CARD, START):
            await outbox.set_aside(work, kind, info.id, CARD_BEFORE, now=now)
        for holder in info.roles:
            for kind in (ROLE_CARD, SWAP):
                await outbox.set_aside(work, kind, holder.turn_id, ROLE_BEFORE, now=now)


async def cancel_planned(work: UnitOfWork, circle_id: UUID, now: datetime, *, after: int = 0) -> None:
    """Call off a circle's planned sessions, from the number ``after`` on; their topics wait with the others again."""
    for info in await planned_in(work, circle_id):
        if info.number > after:
            (await work.get(Session, info.id)).state = SessionState.CANCELLED
            if info.topic:
                await topics.give_back(work, info.topic.id)
            await _take_back(work, info)
            await refresh_all(work, info, now)


async def close_with_next(work: UnitOfWork, circle_id: UUID, formats: Formats, now: datetime) -> SessionInfo | None:
    """Make the next planned session the one that a season ends with; None where no session is planned."""
    following = next((info for info in await planned_in(work, circle_id) if info.starts_at > now), None)
    if following is None:
        return None
    form = recipe(formats, CLOSING, following.circle.minutes)
    row = await work.get(Session, following.id)
    row.format_id = form.id
    row.ends_at = max(slot.ends_at for slot in slots(lengths(form), row.mode, row.starts_at, row.zone))
    await cancel_planned(work, circle_id, now, after=following.number)
    await circles.end_season_with(work, circle_id, following.number, now)
    await refresh_all(work, following, now)
    return following


async def end_missed_seasons(work: UnitOfWork, now: datetime) -> None:
    """End the seasons whose last session nobody began and nobody has made up for in time."""
    for row in await store.missed_last(work, now - MAKE_UP_WITHIN):
        await circles.close(work, row.circle_id, now)
        await refresh(work, row.id, now, START)


async def cancel_in_closed(work: UnitOfWork, now: datetime) -> None:
    """Call off what is still planned in circles that have ended, in whatever way."""
    for circle_id in await store.closed_with_planned(work):
        await cancel_planned(work, circle_id, now)


async def _take_back(work: UnitOfWork, info: SessionInfo) -> None:
    """Let go of what isn't sent yet, so that it can be put in again for another date."""
    subjects: Sequence[tuple[str, UUID]] = [
        *((kind, info.id) for kind in (CARD, START)),
        *((kind, holder.turn_id) for kind in (ROLE_CARD, SWAP) for holder in info.roles),
    ]
    for kind, subject in subjects:
        await outbox.take_back(work, kind, subject)
