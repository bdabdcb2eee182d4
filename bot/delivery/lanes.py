"""How long a channel or a person is left in peace: what Slack asked for, and a second between two messages."""

from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.unit_of_work import UnitOfWork
from bot.storage.upsert import insert_or_change
from models import Lane, OutboxMessage

BETWEEN_TWO = timedelta(seconds=1)
"""Slack takes about one message a second in a channel."""
WHOLE_WORKSPACE = ""
"""The scope of all lanes of a workspace."""


async def rest(session: AsyncSession, workspace_id: UUID, scope: str, until: datetime) -> None:
    """Send nothing into ``scope`` before ``until``."""
    row = {"workspace_id": workspace_id, "scope": scope, "next_allowed_at": until}
    await insert_or_change(session, Lane, [row], key=("workspace_id", "scope"), change=("next_allowed_at",))


async def resting(session: AsyncSession, now: datetime) -> dict[tuple[UUID, str], datetime]:
    """Return the lanes that rest at ``now``, and until when."""
    rows = await session.scalars(sa.select(Lane).where(Lane.next_allowed_at > now))
    return {(row.workspace_id, row.scope): row.next_allowed_at for row in rows}


async def workspace_rests(work: UnitOfWork, now: datetime) -> bool:
    """Return whether Slack wants to be left alone by the whole workspace at ``now``."""
    rests = sa.exists().where(
        Lane.workspace_id == work.workspace_id, Lane.scope == WHOLE_WORKSPACE, Lane.next_allowed_at > now
    )
    return bool(await work.session.scalar(sa.select(rests)))


def is_resting(queued: type[OutboxMessage], now: datetime) -> sa.Exists:
    """Return the condition that the lane of ``message``, or its whole workspace, rests at ``now``."""
    scopes = Lane.scope.in_([queued.lane, sa.literal(WHOLE_WORKSPACE)])
    return sa.exists().where(Lane.workspace_id == queued.workspace_id, scopes, Lane.next_allowed_at > now)
