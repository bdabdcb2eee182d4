"""Requests from Slack, each taken once."""

from collections.abc import Collection
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from bot.kernel.enums import ClaimResult, InboxState
from bot.storage.upsert import insert_once
from models import InboxEntry

ABANDONED_AFTER = timedelta(seconds=5)
"""Nobody works on a request for that long: what was taken earlier and never settled was lost with its process."""
KEPT_FOR = timedelta(days=3)
"""What is older can't come again."""


async def take(session: AsyncSession, key: str, now: datetime) -> ClaimResult:
    """Take the request named ``key``, if it is ours; what failed or was abandoned may be taken again."""
    if await insert_once(session, InboxEntry, {"key": key, "taken_at": now, "state": InboxState.TAKEN}):
        return ClaimResult.NEW
    abandoned = sa.and_(InboxEntry.state == InboxState.TAKEN, InboxEntry.taken_at < now - ABANDONED_AFTER)
    retaken = await session.execute(
        sa.update(InboxEntry)
        .where(InboxEntry.key == key, sa.or_(InboxEntry.state == InboxState.FAILED, abandoned))
        .values(state=InboxState.TAKEN, taken_at=now)
    )
    if retaken.rowcount:  # type: ignore[attr-defined]
        return ClaimResult.NEW
    state = await session.scalar(sa.select(InboxEntry.state).where(InboxEntry.key == key))
    return ClaimResult.DONE if state is InboxState.DONE else ClaimResult.BUSY


async def take_for_good(session: AsyncSession, key: str, now: datetime) -> ClaimResult:
    """Take a request in the transaction in which it is done: where that fails, it was never taken."""
    if await insert_once(session, InboxEntry, {"key": key, "taken_at": now, "state": InboxState.DONE}):
        return ClaimResult.NEW
    state = await session.scalar(sa.select(InboxEntry.state).where(InboxEntry.key == key))
    return ClaimResult.DONE if state is InboxState.DONE else ClaimResult.BUSY


async def settle(session: AsyncSession, keys: Collection[str], *, done: bool) -> None:
    """Remember that these requests are done, or that they failed and may come again."""
    state = InboxState.DONE if done else InboxState.FAILED
    await session.execute(sa.update(InboxEntry).where(InboxEntry.key.in_(keys)).values(state=state))
