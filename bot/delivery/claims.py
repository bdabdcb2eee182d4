"""Taking messages out of the outbox, each by one process at a time, and giving them back with what became of them."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.delivery import bundles, lanes
from bot.delivery.recipients import Recipients
from bot.kernel.enums import Operation, OutboxState, Priority, WorkspaceState
from bot.kernel.working_time import ClosedIn
from bot.storage.unit_of_work import Storage
from models import OutboxMessage, Workspace

LEASE = timedelta(seconds=60)
IN_FLIGHT = 4
"""How many calls are under way at once, in one workspace and in one process."""
LOOKED_AT_ONCE = 50
"""So many messages one transaction looks at where none of the first can go: others want to write, too."""
_IN_ORDER = (OutboxMessage.due_at, OutboxMessage.number, OutboxMessage.id)
_WAITING = (OutboxState.PENDING, OutboxState.SENDING)
_NO_CHOICES: Mapping[str, Priority] = {}


async def claim(
    storage: Storage,
    owner: str,
    now: datetime,
    harmless: Collection[str] = (),
    priorities: Mapping[str, Priority] = _NO_CHOICES,
) -> list[OutboxMessage]:
    """Take up to IN_FLIGHT messages that may be sent now, at most one of each lane, the longest due first.

    ``harmless`` are the kinds that may be sent again after a process died with them. Messages to people wait for a
    moment that suits these, after the ``priorities`` of their kinds, or expire. Where none is to be looked at, nothing
    is locked: this is asked every two seconds.
    """
    async with storage.reading_everywhere() as session:
        may_go, too_late, left_behind = (await session.execute(_what_there_is(now))).one()
    if not (may_go or too_late or left_behind):
        return []
    async with storage.everywhere() as session:
        if left_behind:
            await _give_up_leases(session, now, harmless)
        if too_late:
            await _expire(session, now)
        chosen, put_off = await _choose(session, owner, now, priorities, IN_FLIGHT, storage.closed, harmless)
    while put_off and not chosen:
        async with storage.everywhere() as session:
            chosen, put_off = await _choose(session, owner, now, priorities, LOOKED_AT_ONCE, storage.closed, harmless)
    return chosen


async def _choose(
    session: AsyncSession, owner: str, now: datetime, priorities: Mapping[str, Priority], limit: int, closed: ClosedIn,
    harmless: Collection[str],
) -> tuple[list[OutboxMessage], int]:  # fmt: skip
    """Look at the first messages of up to ``limit`` lanes; return those taken, and how many have to wait or expire."""
    under_way = await _under_way(session)
    ready = list(await session.scalars(_ready(now, _full(under_way), limit)))
    recipients = await Recipients.of(session, ready, priorities, now, closed)
    chosen = list(_admitted(ready, recipients, under_way, now))
    for queued in chosen:
        _lease(queued, owner, now)
        for part in await bundles.due_with(session, queued, harmless, now):
            _lease(part, owner, now)
            part.within = queued.id
    return chosen, recipients.put_off


def _what_there_is(now: datetime) -> sa.Select[bool, bool, bool]:
    """Ask whether a message may be sent, has come too late, or was left behind by a process that died."""
    may_go, too_late, left_behind = _may_go(now), _is_too_late(now), _is_left_behind(now)
    return sa.select(sa.exists().where(may_go), sa.exists().where(too_late), sa.exists().where(left_behind))


def _may_go(now: datetime) -> sa.ColumnElement[bool]:
    return sa.and_(OutboxMessage.state == OutboxState.PENDING, OutboxMessage.next_at <= now)


def _is_too_late(now: datetime) -> sa.ColumnElement[bool]:
    return sa.and_(OutboxMessage.state == OutboxState.PENDING, OutboxMessage.not_after < now)


def _is_left_behind(now: datetime) -> sa.ColumnElement[bool]:
    return sa.and_(OutboxMessage.state == OutboxState.SENDING, OutboxMessage.lease_until < now)


def _admitted(
    ready: Iterable[OutboxMessage], recipients: Recipients, under_way: Counter[UUID], now: datetime
) -> Iterator[OutboxMessage]:
    for queued in ready:
        if under_way[queued.workspace_id] < IN_FLIGHT and recipients.admit(queued, now):
            under_way[queued.workspace_id] += 1
            yield queued


def _lease(queued: OutboxMessage, owner: str, now: datetime) -> None:
    queued.state = OutboxState.SENDING
    queued.owner = owner
    queued.lease_until = now + LEASE
    queued.attempts += 1
    queued.first_try_at = queued.first_try_at or now
    queued.sent_at = now  # counts already, for whoever decides about another message to the same people


def _ready(now: datetime, full: Collection[UUID], limit: int) -> sa.Select[OutboxMessage]:
    """Select the first ready message of each free lane; one that another process is claiming is passed over."""
    return (
        sa.select(OutboxMessage)
        .where(OutboxMessage.id.in_(_firsts(now, full)), OutboxMessage.state == OutboxState.PENDING)
        .order_by(*_IN_ORDER)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )


def _firsts(now: datetime, full: Collection[UUID]) -> sa.Select[UUID]:
    """Select the ids of those; a later message of a lane is never taken while the first one is being claimed."""
    place = sa.func.row_number().over(partition_by=(OutboxMessage.workspace_id, OutboxMessage.lane), order_by=_IN_ORDER)
    ranked = (
        sa.select(OutboxMessage.id, place.label("place"))
        .join(Workspace, Workspace.id == OutboxMessage.workspace_id)
        .where(
            _may_go(now),
            Workspace.state == WorkspaceState.ACTIVE,
            ~Workspace.restored,
            OutboxMessage.workspace_id.not_in(full),
            ~lanes.is_resting(OutboxMessage, now),
            ~_is_under_way(),
        )
        .subquery()
    )
    return sa.select(ranked.c.id).where(ranked.c.place == 1)


def _is_under_way() -> sa.Exists:
    sending = aliased(OutboxMessage)
    return sa.exists().where(
        sending.workspace_id == OutboxMessage.workspace_id,
        sending.lane == OutboxMessage.lane,
        sending.state == OutboxState.SENDING,
    )


async def _under_way(session: AsyncSession) -> Counter[UUID]:
    """Return how many messages are being sent in each workspace."""
    return Counter(
        await session.scalars(
            sa.select(OutboxMessage.workspace_id).where(
                OutboxMessage.state == OutboxState.SENDING, OutboxMessage.within.is_(None)
            )
        )
    )


def _full(under_way: Counter[UUID]) -> list[UUID]:
    return [workspace for workspace, calls in under_way.items() if calls >= IN_FLIGHT]


async def _give_up_leases(session: AsyncSession, now: datetime, harmless: Collection[str]) -> None:
    """A process died while sending: a post may be there or not, an update or a harmless one may be repeated."""
    repeatable = sa.or_(OutboxMessage.operation == Operation.UPDATE, OutboxMessage.kind.in_(harmless))
    await session.execute(
        sa.update(OutboxMessage)
        .where(_is_left_behind(now))
        .values(
            state=sa.case((repeatable, OutboxState.PENDING), else_=OutboxState.UNKNOWN),
            owner=None,
            lease_until=None,
            within=None,
            next_at=now,
            error="lease_ended",
        )
    )


async def _expire(session: AsyncSession, now: datetime) -> None:
    await session.execute(sa.update(OutboxMessage).where(_is_too_late(now)).values(state=OutboxState.EXPIRED))


async def settle(session: AsyncSession, queued: OutboxMessage, owner: str, values: Mapping[str, Any]) -> bool:
    """Write what became of a claimed message; return False where another process has taken it over meanwhile.

    That it was sent is written even after the lease has ended, when others only knew that they didn't know.
    """
    ours = sa.and_(OutboxMessage.owner == owner, OutboxMessage.state == OutboxState.SENDING)
    if values["state"] is OutboxState.SENT:
        ours = sa.or_(ours, OutboxMessage.state == OutboxState.UNKNOWN)
    done = await session.execute(
        sa.update(OutboxMessage)
        .where(OutboxMessage.id == queued.id, ours)
        .values(owner=None, lease_until=None, **values)
    )
    return bool(done.rowcount)  # type: ignore[attr-defined]


async def give_back(storage: Storage, owner: str, tried: Collection[UUID]) -> None:
    """Return what this process has claimed, but for what it has ``tried`` and doesn't know the outcome of."""
    async with storage.everywhere() as session:
        await session.execute(
            sa.update(OutboxMessage)
            .where(
                OutboxMessage.state == OutboxState.SENDING,
                OutboxMessage.owner == owner,
                sa.func.coalesce(OutboxMessage.within, OutboxMessage.id).not_in(tried),
            )
            .values(
                state=OutboxState.PENDING,
                owner=None,
                lease_until=None,
                within=None,
                next_at=OutboxMessage.due_at,
                sent_at=None,
                attempts=OutboxMessage.attempts - 1,
            )
        )


async def next_ready(storage: Storage, now: datetime) -> datetime | None:
    """Return the earliest moment at which a waiting message may be sent, None when none waits."""
    async with storage.everywhere() as session:
        resting = await lanes.resting(session, now)
        rows = await session.execute(
            sa.select(OutboxMessage.workspace_id, OutboxMessage.lane, sa.func.min(_next_look()))
            .join(Workspace, Workspace.id == OutboxMessage.workspace_id)
            .where(OutboxMessage.state.in_(_WAITING), Workspace.state == WorkspaceState.ACTIVE)
            .group_by(OutboxMessage.workspace_id, OutboxMessage.lane)
        )
        moments: Sequence[datetime] = [max(at, resting.get((workspace, lane), at)) for workspace, lane, at in rows]
    return min(moments, default=None)


def _next_look() -> sa.ColumnElement[datetime]:
    return sa.case((OutboxMessage.state == OutboxState.SENDING, OutboxMessage.lease_until), else_=OutboxMessage.next_at)
