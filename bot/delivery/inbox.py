"""Requests from Slack, each taken once."""

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from bot.kernel.vocabulary import InboxState
from bot.storage.upsert import insert_once
from models import InboxEntry

ABANDONED_AFTER = timedelta(seconds=60)
"""A request taken that long ago and never settled was lost with its process: it may be taken again."""
KEPT_FOR = timedelta(days=3)


async def take(session: AsyncSession, key: str, now: datetime) -> bool:
    """Take the request named ``key``; False where it was taken before."""
    if await insert_once(session, InboxEntry, {"key": key, "taken_at": now, "state": InboxState.TAKEN}):
        return True
    abandoned = sa.and_(InboxEntry.state == InboxState.TAKEN, InboxEntry.taken_at < now - ABANDONED_AFTER)
    retaken = await session.execute(
        sa.update(InboxEntry)
        .where(InboxEntry.key == key, sa.or_(InboxEntry.state == InboxState.FAILED, abandoned))
        .values(state=InboxState.TAKEN, taken_at=now)
    )
    return bool(retaken.rowcount)  # type: ignore[attr-defined]


async def was_done(session: AsyncSession, key: str) -> bool:
    """Return whether the request named ``key`` was taken and is done."""
    return await session.scalar(sa.select(InboxEntry.state).where(InboxEntry.key == key)) is InboxState.DONE


async def settle(session: AsyncSession, key: str, *, done: bool) -> None:
    """Remember that the request is done, or that it failed and may come again."""
    state = InboxState.DONE if done else InboxState.FAILED
    await session.execute(sa.update(InboxEntry).where(InboxEntry.key == key).values(state=state))


async def forget(session: AsyncSession, now: datetime) -> None:
    """Delete what is too old to come again."""
    await session.execute(sa.delete(InboxEntry).where(InboxEntry.taken_at < now - KEPT_FOR))
