"""After a backup was put back: what may have been posted since it was made is held until somebody says post or drop."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.kernel.enums import Operation, OutboxState
from bot.storage.unit_of_work import Storage
from bot.storage.witness import Witness
from models import OutboxMessage, Uptime, Workspace

log = structlog.get_logger()
RESTORED = "restored"
"""Why a message is held."""
_HELD = sa.and_(OutboxMessage.state == OutboxState.HELD, OutboxMessage.error == RESTORED)


async def mark(session: AsyncSession) -> bool:
    """Note that this database was put back, before anybody works with it: nothing is sent before ``hold``.

    Returns whether there is anything in it.
    """
    marked = await session.execute(sa.update(Workspace).values(restored=True))
    return bool(marked.rowcount)  # type: ignore[attr-defined]


async def find_out(session: AsyncSession, witness: Witness) -> None:
    """Mark the database where its ``witness`` knows of a later moment than itself: then nobody had to say it."""
    last = await session.scalar(sa.select(sa.func.max(Uptime.until)))
    if witness.knows_later(last) and await mark(session):
        log.warning("database_was_restored")


async def hold(storage: Storage) -> None:
    """Hold all that waits, once everything is planned that fell due up to now, where the database was put back.

    Updates, which change nothing when they come twice, go on.
    """
    async with storage.reading_everywhere() as session:
        restored = list(await session.scalars(sa.select(Workspace.id).where(Workspace.restored)))
    if restored:
        async with storage.everywhere() as session:
            await _hold(session, restored)


async def _hold(session: AsyncSession, restored: Collection[UUID]) -> None:
    waits = OutboxMessage.state.in_((OutboxState.PENDING, OutboxState.SENDING))
    posts = sa.and_(OutboxMessage.operation == Operation.POST, OutboxMessage.workspace_id.in_(restored))
    held = await session.execute(
        sa.update(OutboxMessage)
        .where(waits, posts)
        .values(state=OutboxState.HELD, error=RESTORED, owner=None, lease_until=None, sent_at=None)
    )
    await session.execute(sa.update(Workspace).where(Workspace.id.in_(restored)).values(restored=False))
    log.warning("restored_messages_held", messages=held.rowcount)  # type: ignore[attr-defined]


async def held(session: AsyncSession) -> int:
    """Return how many messages are held."""
    return await session.scalar(sa.select(sa.func.count(OutboxMessage.id)).where(_HELD)) or 0


async def decide(session: AsyncSession, now: datetime, *, post: bool) -> str:
    """Have what is held sent, as far as it isn't too late, or let go of it; return how many that concerns, in words."""
    become: dict[str, object] = (
        {"state": OutboxState.PENDING, "error": None} if post else {"state": OutboxState.EXPIRED}
    )
    done = await session.execute(sa.update(OutboxMessage).where(_HELD).values(next_at=now, **become))
    return f"{done.rowcount} held, now {'on their way' if post else 'dropped'}."  # type: ignore[attr-defined]
