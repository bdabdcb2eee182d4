"""Taking letters out of the outbox, each by one process at a time, and giving them back with what became of them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery import lanes
from bot.kernel.vocabulary import LetterState, Operation, WorkspaceState
from bot.storage.unit_of_work import Storage
from models import Letter, Workspace

LEASE = timedelta(seconds=60)
IN_FLIGHT = 4
"""How many letters one claim takes, and so the calls under way at once."""
_LOOK_AT = 200
_WAITING = (LetterState.PENDING, LetterState.SENDING)


async def claim(storage: Storage, owner: str, now: datetime) -> list[Letter]:
    """Take up to IN_FLIGHT letters that may be sent now, at most one of each lane, the longest due first."""
    async with storage.everywhere() as session:
        await _give_up_leases(session, now)
        await _expire(session, now)
        busy = set(await lanes.resting(session, now)) | await _under_way(session)
        chosen: dict[tuple[UUID, str], Letter] = {}
        for letter in await session.scalars(_ready(now)):
            lane = (letter.workspace_id, letter.lane)
            if lane not in busy and lane not in chosen and len(chosen) < IN_FLIGHT:
                chosen[lane] = letter
        for letter in chosen.values():
            letter.state = LetterState.SENDING
            letter.owner = owner
            letter.lease_until = now + LEASE
            letter.attempts += 1
            letter.first_try_at = letter.first_try_at or now
        return list(chosen.values())


def _ready(now: datetime) -> sa.Select[Letter]:
    return (
        sa.select(Letter)
        .join(Workspace, Workspace.id == Letter.workspace_id)
        .where(Letter.state == LetterState.PENDING, Letter.next_at <= now, Workspace.state == WorkspaceState.ACTIVE)
        .order_by(Letter.due_at, Letter.dedupe_key)
        .limit(_LOOK_AT)
        .with_for_update(skip_locked=True, of=Letter)
    )


async def _under_way(session: AsyncSession) -> set[tuple[UUID, str]]:
    rows = await session.execute(sa.select(Letter.workspace_id, Letter.lane).where(Letter.state == LetterState.SENDING))
    return {(workspace, lane) for workspace, lane in rows}


async def _give_up_leases(session: AsyncSession, now: datetime) -> None:
    """A process died while sending: a post may be there or not, an update may be repeated."""
    for operation, state in ((Operation.POST, LetterState.UNKNOWN), (Operation.UPDATE, LetterState.PENDING)):
        await session.execute(
            sa.update(Letter)
            .where(Letter.state == LetterState.SENDING, Letter.lease_until < now, Letter.operation == operation)
            .values(state=state, owner=None, error="lease_ended")
        )


async def _expire(session: AsyncSession, now: datetime) -> None:
    await session.execute(
        sa.update(Letter)
        .where(Letter.state == LetterState.PENDING, Letter.not_after < now)
        .values(state=LetterState.EXPIRED)
    )


async def settle(session: AsyncSession, letter: Letter, owner: str, values: Mapping[str, Any]) -> bool:
    """Write what became of a claimed letter; return False where another process has taken it over meanwhile."""
    done = await session.execute(
        sa.update(Letter)
        .where(Letter.id == letter.id, Letter.owner == owner, Letter.state == LetterState.SENDING)
        .values(owner=None, lease_until=None, **values)
    )
    return bool(done.rowcount)  # type: ignore[attr-defined]


async def give_back(storage: Storage, owner: str, tried: Collection[UUID]) -> None:
    """Return what this process has claimed, but for what it has ``tried`` and doesn't know the outcome of."""
    async with storage.everywhere() as session:
        await session.execute(
            sa.update(Letter)
            .where(Letter.state == LetterState.SENDING, Letter.owner == owner, Letter.id.not_in(tried))
            .values(state=LetterState.PENDING, owner=None)
        )


async def next_ready(storage: Storage, now: datetime) -> datetime | None:
    """Return the earliest moment at which a waiting letter may be sent, None when none waits."""
    async with storage.everywhere() as session:
        resting = await lanes.resting(session, now)
        rows = await session.execute(
            sa.select(Letter.workspace_id, Letter.lane, sa.func.min(Letter.next_at))
            .join(Workspace, Workspace.id == Letter.workspace_id)
            .where(Letter.state.in_(_WAITING), Workspace.state == WorkspaceState.ACTIVE)
            .group_by(Letter.workspace_id, Letter.lane)
        )
        moments: Sequence[datetime] = [max(at, resting.get((workspace, lane), at)) for workspace, lane, at in rows]
    return min(moments, default=None)
