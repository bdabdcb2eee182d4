"""Giving a planned session another time; whoever was told the old one is told the new one."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from bot.delivery import occasions, outbox
from bot.delivery.post import Address
from bot.features.sessions.rules import Appointment, Length, SessionInfo, slots
from bot.features.sessions.service.letters import (
    CALLED_BEFORE,
    CARD,
    MISSED,
    MOVED,
    START,
    WAITING,
    once,
    refresh_all,
)
from bot.features.sessions.service.reading import session
from bot.features.topics import service as topics
from bot.kernel.vocabulary import Mode
from bot.storage.unit_of_work import UnitOfWork
from models import Session


def ends_at(phases: Sequence[Length], mode: Mode, starts_at: datetime, zone: str) -> datetime:
    """Return when the last of a session's phases is over, as far as that is planned."""
    if mode is Mode.LIVE:
        return starts_at + timedelta(minutes=sum(phase.minutes for phase in phases))
    return max(slot.ends_at for slot in slots(phases, mode, starts_at, zone))


async def retime(
    work: UnitOfWork,
    row: Session,
    to: Appointment,
    phases: Sequence[Length],
    now: datetime,
    *,
    moved: bool = False,
    mover_id: UUID | None = None,
) -> bool:
    """Give a planned session another time or format; return whether its time has changed.

    What was posted about it is brought up to date, and what is due at its time is due at the new one.
    """
    changed, reshaped = to.starts_at != row.starts_at, (to.format_id, to.mode) != (row.format_id, row.mode)
    row.local_date, row.at, row.zone, row.starts_at = to.day, to.at, to.zone, to.starts_at
    row.format_id, row.mode, row.planned_at, row.moved = to.format_id, to.mode, now, moved
    row.ends_at = ends_at(phases, to.mode, to.starts_at, to.zone)
    if changed:
        row.revision, row.mover_id = row.revision + 1, mover_id
        await _due_anew(work, row.id, now)
    if changed or reshaped:
        await _tell_anew(work, row, now)
    return changed


async def _tell_anew(work: UnitOfWork, row: Session, now: datetime) -> None:
    """Bring all messages about a session up to date; one that looks at the circle itself gives its topic back."""
    await work.session.flush()
    info = await session(work, row.id)
    if row.topic_id and info.milestone:
        await topics.give_back(work, row.topic_id)
        row.topic_id = None
        await work.session.flush()
    await refresh_all(work, info, now)


async def _due_anew(work: UnitOfWork, session_id: UUID, now: datetime) -> None:
    """Have the card, the call to start and all that follows it come at the new time."""
    await occasions.forget(work, session_id, CARD, START, WAITING, MISSED)
    await outbox.take_back(work, CARD, session_id)
    for kind in (START, WAITING):
        await outbox.set_aside(work, kind, session_id, CALLED_BEFORE, now=now)


async def say_moved(work: UnitOfWork, info: SessionInfo, now: datetime) -> None:
    """Have the channel told when a session is now; of two changes that follow closely only the last one is told."""
    await outbox.take_back(work, MOVED, info.id)
    to = Address(channel=info.circle.channel)
    await outbox.put(work, MOVED, info.id, to, now=now, not_after=info.starts_at, once=once(info.revision))
