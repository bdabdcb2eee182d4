"""Saying that what somebody explained helped, and telling them once more than one person has said so."""

from datetime import datetime
from uuid import UUID, uuid4

import sqlalchemy as sa

from bot.delivery import outbox
from bot.delivery.post import Address
from bot.features.sessions import service as sessions
from bot.features.sessions.rules import NAMES_KEPT, SessionInfo
from bot.kernel.enums import SessionState
from bot.kernel.errors import ItIsOver, OthersSay
from bot.kernel.ids import UserId
from bot.storage.unit_of_work import UnitOfWork
from bot.storage.upsert import insert_once
from models import Helped

HELPED = "explaining-helped"
ENOUGH = 2
"""From so many people on whoever explained hears of it: then it is nobody's in particular."""


async def say_it_helped(work: UnitOfWork, turn_id: UUID, person_id: UUID, now: datetime) -> UserId:
    """Note that what somebody explained helped; they hear of it a day later. Return who explained.

    Raises:
        Gone, NotAMember, OthersSay, ItIsOver: it isn't theirs to say, or not any more.
    """
    info, holder, held = await sessions.turn(work, turn_id)
    await sessions.of_member(work, info.id, person_id, SessionState.ENDED)
    if holder.person_id == person_id:
        raise OthersSay
    if not held or info.ends_at + NAMES_KEPT <= now:
        raise ItIsOver
    row = {"id": uuid4(), "workspace_id": work.workspace_id, "turn_id": turn_id, "session_id": info.id}
    await insert_once(work.session, Helped, row | {"person_id": person_id})
    if await _many(work, turn_id):
        at = now + sessions.A_DAY
        await outbox.put(work, HELPED, turn_id, Address(people=(holder.user,)), now=at, not_after=at + NAMES_KEPT)
    return holder.user


async def helped(work: UnitOfWork, turn_id: UUID) -> SessionInfo | None:
    """Return the session in which what somebody explained has helped several, None where it hasn't or they left."""
    info, holder, _ = await sessions.turn(work, turn_id)
    return info if info.circle.member(holder.person_id) and await _many(work, turn_id) else None


async def _many(work: UnitOfWork, turn_id: UUID) -> bool:
    count = sa.select(sa.func.count(Helped.id)).where(Helped.turn_id == turn_id)
    return (await work.session.scalar(count) or 0) >= ENOUGH
