"""Taking letters out of the outbox, each by one process at a time, and giving them back with what became of them."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.delivery import lanes
from bot.delivery.readers import Readers
from bot.kernel.vocabulary import Courtesy, LetterState, Operation, WorkspaceState
from bot.storage.unit_of_work import Storage
from models.delivery import Letter
from models.workspaces import Workspace

LEASE = timedelta(seconds=60)
IN_FLIGHT = 4
"""How many calls are under way at once, in one workspace and in one process."""
_WAITING = (LetterState.PENDING, LetterState.SENDING)
_NO_CHOICES: Mapping[str, Courtesy] = {}


async def claim(
    storage: Storage,
    owner: str,
    now: datetime,
    harmless: Collection[str] = (),
    courtesies: Mapping[str, Courtesy] = _NO_CHOICES,
) -> list[Letter]:
    """Take up to IN_FLIGHT letters that may be sent now, at most one of each lane, the longest due first.

    ``harmless`` are the kinds that may be sent again after a process died with them. Letters to people wait for a
    moment that suits these, after the ``courtesies`` of their kinds, or expire. Where none is to be looked at, nothing
    is locked: this is asked every two seconds.
    """
    async with storage.reading_everywhere() as session:
        if not await session.scalar(_any_to_look_at(now)):
            return []
    async with storage.everywhere() as session:
        await _give_up_leases(session, now, harmless)
        await _expire(session, now)
        under_way = await _under_way(session)
        while True:
            ready = list(await session.scalars(_ready(now, _full(under_way))))
            readers = await Readers.of(session, ready, courtesies, now)
            chosen = list(_admitted(ready, readers, under_way, now))
            for letter in chosen:
                _lease(letter, owner, now)
            if chosen or not readers.put_off:
                return chosen


def _any_to_look_at(now: datetime) -> sa.Select[bool]:
    """Ask whether a letter may be sent, has come too late, or was left behind by a process that died."""
    return sa.select(sa.exists().where(sa.or_(_may_go(now), _is_too_late(now), _is_left_behind(now))))


def _may_go(now: datetime) -> sa.ColumnElement[bool]:
    return sa.and_(Letter.state == LetterState.PENDING, Letter.next_at <= now)


def _is_too_late(now: datetime) -> sa.ColumnElement[bool]:
    return sa.and_(Letter.state == LetterState.PENDING, Letter.not_after < now)


def _is_left_behind(now: datetime) -> sa.ColumnElement[bool]:
    return sa.and_(Letter.state == LetterState.SENDING, Letter.lease_until < now)


def _admitted(ready: Iterable[Letter], readers: Readers, under_way: Counter[UUID], now: datetime) -> Iterator[Letter]:
    for letter in ready:
        if under_way[letter.workspace_id] < IN_FLIGHT and readers.admit(letter, now):
            under_way[letter.workspace_id] += 1
            yield letter


def _lease(letter: Letter, owner: str, now: datetime) -> None:
    letter.state = LetterState.SENDING
    letter.owner = owner
    letter.lease_until = now + LEASE
    letter.attempts += 1
    letter.first_try_at = letter.first_try_at or now
    letter.sent_at = now  # counts already, for whoever decides about another letter to the same people


def _ready(now: datetime, full: Collection[UUID]) -> sa.Select[Letter]:
    """Select the first ready letter of each free lane; one that another process is claiming is passed over."""
    return (
        sa.select(Letter)
        .where(Letter.id.in_(_firsts(now, full)), Letter.state == LetterState.PENDING)
        .order_by(Letter.due_at, Letter.dedupe_key)
        .limit(IN_FLIGHT)
        .with_for_update(skip_locked=True)
    )


def _firsts(now: datetime, full: Collection[UUID]) -> sa.Select[UUID]:
    """Select the ids of those; a later letter of a lane is never taken while the first one is being claimed."""
    place = sa.func.row_number().over(
        partition_by=(Letter.workspace_id, Letter.lane), order_by=(Letter.due_at, Letter.dedupe_key)
    )
    ranked = (
        sa.select(Letter.id, place.label("place"))
        .join(Workspace, Workspace.id == Letter.workspace_id)
        .where(
            _may_go(now),
            Workspace.state == WorkspaceState.ACTIVE,
            Letter.workspace_id.not_in(full),
            ~lanes.is_resting(Letter, now),
            ~_is_under_way(),
        )
        .subquery()
    )
    return sa.select(ranked.c.id).where(ranked.c.place == 1)


def _is_under_way() -> sa.Exists:
    sending = aliased(Letter)
    return sa.exists().where(
        sending.workspace_id == Letter.workspace_id,
        sending.lane == Letter.lane,
        sending.state == LetterState.SENDING,
    )


async def _under_way(session: AsyncSession) -> Counter[UUID]:
    """Return how many letters are being sent in each workspace."""
    return Counter(await session.scalars(sa.select(Letter.workspace_id).where(Letter.state == LetterState.SENDING)))


def _full(under_way: Counter[UUID]) -> list[UUID]:
    return [workspace for workspace, calls in under_way.items() if calls >= IN_FLIGHT]


async def _give_up_leases(session: AsyncSession, now: datetime, harmless: Collection[str]) -> None:
    """A process died while sending: a post may be there or not, an update or a harmless one may be repeated."""
    repeatable = sa.or_(Letter.operation == Operation.UPDATE, Letter.kind.in_(harmless))
    await session.execute(
        sa.update(Letter)
        .where(_is_left_behind(now))
        .values(
            state=sa.case((repeatable, LetterState.PENDING), else_=LetterState.UNKNOWN),
            owner=None,
            lease_until=None,
            next_at=now,
            error="lease_ended",
        )
    )


async def _expire(session: AsyncSession, now: datetime) -> None:
    await session.execute(sa.update(Letter).where(_is_too_late(now)).values(state=LetterState.EXPIRED))


async def settle(session: AsyncSession, letter: Letter, owner: str, values: Mapping[str, Any]) -> bool:
    """Write what became of a claimed letter; return False where another process has taken it over meanwhile.

    That it was sent is written even after the lease has ended, when others only knew that they didn't know.
    """
    ours = sa.and_(Letter.owner == owner, Letter.state == LetterState.SENDING)
    if values["state"] is LetterState.SENT:
        ours = sa.or_(ours, Letter.state == LetterState.UNKNOWN)
    done = await session.execute(
        sa.update(Letter).where(Letter.id == letter.id, ours).values(owner=None, lease_until=None, **values)
    )
    return bool(done.rowcount)  # type: ignore[attr-defined]


async def give_back(storage: Storage, owner: str, tried: Collection[UUID]) -> None:
    """Return what this process has claimed, but for what it has ``tried`` and doesn't know the outcome of."""
    async with storage.everywhere() as session:
        await session.execute(
            sa.update(Letter)
            .where(Letter.state == LetterState.SENDING, Letter.owner == owner, Letter.id.not_in(tried))
            .values(
                state=LetterState.PENDING,
                owner=None,
                lease_until=None,
                next_at=Letter.due_at,
                sent_at=None,
                attempts=Letter.attempts - 1,
            )
        )


async def next_ready(storage: Storage, now: datetime) -> datetime | None:
    """Return the earliest moment at which a waiting letter may be sent, None when none waits."""
    async with storage.everywhere() as session:
        resting = await lanes.resting(session, now)
        rows = await session.execute(
            sa.select(Letter.workspace_id, Letter.lane, sa.func.min(_next_look()))
            .join(Workspace, Workspace.id == Letter.workspace_id)
            .where(Letter.state.in_(_WAITING), Workspace.state == WorkspaceState.ACTIVE)
            .group_by(Letter.workspace_id, Letter.lane)
        )
        moments: Sequence[datetime] = [max(at, resting.get((workspace, lane), at)) for workspace, lane, at in rows]
    return min(moments, default=None)


def _next_look() -> sa.ColumnElement[datetime]:
    return sa.case((Letter.state == LetterState.SENDING, Letter.lease_until), else_=Letter.next_at)
