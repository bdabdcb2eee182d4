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
from bot.delivery.outcomes import LATE, Expired
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
A_MINUTE = timedelta(minutes=1)
POSTS_A_MINUTE, DIRECT_A_MINUTE, CHANGES_A_MINUTE = 240, 40, 40
"""So many messages, among them to people, and changes go out of a workspace in any minute: a little less than Slack
takes. To people there are two calls, of which Slack takes fewer."""
_WAITING = (OutboxState.PENDING, OutboxState.SENDING, OutboxState.UNKNOWN)
_IS_DIRECT, _IS_POST = OutboxMessage.people.is_not(None), OutboxMessage.operation == Operation.POST
_PACE = (
    (_IS_POST, POSTS_A_MINUTE),
    (sa.and_(_IS_POST, _IS_DIRECT), DIRECT_A_MINUTE),
    (~_IS_POST, CHANGES_A_MINUTE),
)
_NO_CHOICES: Mapping[str, Priority] = {}


async def claim(
    storage: Storage,
    owner: str,
    now: datetime,
    repeatable: Collection[str] = (),
    priorities: Mapping[str, Priority] = _NO_CHOICES,
    harmless: Collection[str] = (),
    expired: Expired | None = None,
) -> list[OutboxMessage]:
    """Take up to IN_FLIGHT messages that may be sent now, at most one of each lane, the longest due first.

    Beside them as many that may be there already, UNKNOWN, to be looked for; after a process died with a message, that
    is so, unless its kind is ``repeatable``. Messages to people wait for a moment that suits these, after the
    ``priorities`` of their kinds, or expire and are added to ``expired``; those of ``harmless`` kinds go along with
    each other. Where none is to be looked at, nothing is locked: this is asked every two seconds.
    """
    async with storage.reading_everywhere() as session:
        may_go, too_late, left_behind, in_doubt = (await session.execute(_what_there_is(now))).one()
    if not (may_go or too_late or left_behind or in_doubt):
        return []
    expired = Expired() if expired is None else expired
    async with storage.everywhere() as session:
        if left_behind:
            await _give_up_leases(session, now, repeatable)
        late = await _expire(session, now) if too_late else Expired()
        doubted = await _doubted(session, owner, now) if in_doubt or left_behind else []
        chosen, others = await _choose(session, owner, now, priorities, IN_FLIGHT, storage.closed, harmless)
    expired.update(late + others.expired)
    while others.put_off and not (chosen or doubted):
        async with storage.everywhere() as session:
            chosen, others = await _choose(session, owner, now, priorities, LOOKED_AT_ONCE, storage.closed, harmless)
        expired.update(others.expired)
    return [*doubted, *chosen]


async def _doubted(session: AsyncSession, owner: str, now: datetime) -> list[OutboxMessage]:
    """Take some messages to look for."""
    found = await session.scalars(
        sa.select(OutboxMessage)
        .join(Workspace, Workspace.id == OutboxMessage.workspace_id)
        .where(
            _is_in_doubt(now),
            Workspace.state == WorkspaceState.ACTIVE,
            ~Workspace.restored,
            ~lanes.is_resting(OutboxMessage, now),
        )
        .order_by(*_IN_ORDER)
        .limit(IN_FLIGHT)
        .with_for_update(of=OutboxMessage, skip_locked=True)
    )
    doubted = list(found)
    for queued in doubted:
        queued.owner, queued.lease_until = owner, now + LEASE
    return doubted


async def _choose(
    session: AsyncSession, owner: str, now: datetime, priorities: Mapping[str, Priority], limit: int, closed: ClosedIn,
    harmless: Collection[str],
) -> tuple[list[OutboxMessage], Recipients]:  # fmt: skip
    """Look at the first messages of up to ``limit`` lanes; return those taken, and who knows which wait or expire."""
    under_way = await _under_way(session)
    ready = list(await session.scalars(_ready(now, await _full(session, under_way, now), limit)))
    recipients = await Recipients.of(session, ready, priorities, now, closed)
    chosen = list(_admitted(ready, recipients, under_way, now))
    for queued in chosen:
        _lease(queued, owner, now)
        for part in await bundles.due_with(session, queued, recipients.go_along(queued, harmless, now), now):
            _lease(part, owner, now)
            part.within = queued.id
    return chosen, recipients


def _what_there_is(now: datetime) -> sa.Select[bool, bool, bool, bool]:
    """Ask whether a message may be sent, has come too late, was left behind by a process that died, or may be there."""
    asked = (_may_go(now), _is_too_late(now), _is_left_behind(now), _is_in_doubt(now))
    may_go, too_late, left_behind, in_doubt = (sa.exists().where(each) for each in asked)
    return sa.select(may_go, too_late, left_behind, in_doubt)


def _may_go(now: datetime) -> sa.ColumnElement[bool]:
    return sa.and_(OutboxMessage.state == OutboxState.PENDING, OutboxMessage.next_at <= now)


def _is_too_late(now: datetime) -> sa.ColumnElement[bool]:
    waits = OutboxMessage.state.in_((OutboxState.PENDING, OutboxState.HELD))
    return sa.and_(waits, OutboxMessage.not_after < now)


def _is_in_doubt(now: datetime) -> sa.ColumnElement[bool]:
    free = sa.or_(OutboxMessage.lease_until.is_(None), OutboxMessage.lease_until < now)
    return sa.and_(OutboxMessage.state == OutboxState.UNKNOWN, OutboxMessage.next_at <= now, free)


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


def _ready(now: datetime, full: sa.ColumnElement[bool], limit: int) -> sa.Select[OutboxMessage]:
    """Select the first ready message of each free lane; one that another process is claiming is passed over."""
    return (
        sa.select(OutboxMessage)
        .where(OutboxMessage.id.in_(_firsts(now, full)), OutboxMessage.state == OutboxState.PENDING)
        .order_by(*_IN_ORDER)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )


def _firsts(now: datetime, full: sa.ColumnElement[bool]) -> sa.Select[UUID]:
    """Select the ids of those; a later message of a lane is never taken while the first one is being claimed."""
    place = sa.func.row_number().over(partition_by=(OutboxMessage.workspace_id, OutboxMessage.lane), order_by=_IN_ORDER)
    ranked = (
        sa.select(OutboxMessage.id, place.label("place"))
        .join(Workspace, Workspace.id == OutboxMessage.workspace_id)
        .where(
            _may_go(now),
            Workspace.state == WorkspaceState.ACTIVE,
            ~Workspace.restored,
            ~full,
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


async def _full(session: AsyncSession, under_way: Counter[UUID], now: datetime) -> sa.ColumnElement[bool]:
    """Return the condition of the messages that must wait because as many as can be are under way, or went lately."""
    busy = [workspace for workspace, calls in under_way.items() if calls >= IN_FLIGHT]
    full: sa.ColumnElement[bool] = OutboxMessage.workspace_id.in_(busy)
    kinds = (_IS_DIRECT, _IS_POST, OutboxMessage.workspace_id)
    lately = sa.select(*kinds, sa.func.count()).where(_went_lately(now)).group_by(*kinds)
    went: Counter[tuple[UUID, int]] = Counter()
    for direct, post, workspace, count in await session.execute(lately):
        for number, counts in enumerate((post, post and direct, not post)):
            went[workspace, number] += count if counts else 0
    for (workspace, number), count in went.items():
        which, most = _PACE[number]
        if count >= most:
            full = sa.or_(full, sa.and_(OutboxMessage.workspace_id == workspace, which))
    return full


def _went_lately(now: datetime) -> sa.ColumnElement[bool]:
    return OutboxMessage.sent_at > now - A_MINUTE


async def _give_up_leases(session: AsyncSession, now: datetime, kinds: Collection[str]) -> None:
    """A process died while sending: a post may be there or not, a change or one of these ``kinds`` may be repeated.

    What goes along with a message that may be there waits for word of it.
    """
    first = aliased(OutboxMessage)
    unclear = sa.exists().where(
        first.id == OutboxMessage.within, first.state.in_((OutboxState.SENDING, OutboxState.UNKNOWN))
    )
    await session.execute(
        sa.update(OutboxMessage)
        .where(_is_left_behind(now), unclear)
        .values(owner=None, lease_until=now + bundles.FOUND_OUT_WITHIN)
    )
    repeatable = sa.or_(OutboxMessage.operation != Operation.POST, OutboxMessage.kind.in_(kinds))
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


async def _expire(session: AsyncSession, now: datetime) -> Expired:
    why = sa.func.coalesce(OutboxMessage.error, LATE)
    change = sa.update(OutboxMessage).where(_is_too_late(now))
    change = change.values(state=OutboxState.EXPIRED, next_at=now, error=why)
    rows = await session.execute(change.returning(OutboxMessage.kind, OutboxMessage.error))
    return Expired((kind, error or LATE) for kind, error in rows)


async def settle(session: AsyncSession, queued: OutboxMessage, owner: str, values: Mapping[str, Any]) -> bool:
    """Write what became of a claimed message; return False where another process has taken it over meanwhile.

    That it was sent is written even after the lease has ended, as long as nobody sends it again just now.
    """
    taken = OutboxMessage.state.in_((OutboxState.SENDING, OutboxState.UNKNOWN))
    ours = sa.and_(OutboxMessage.owner == owner, taken)
    if values["state"] is OutboxState.SENT:
        ours = sa.or_(ours, OutboxMessage.state.in_((OutboxState.UNKNOWN, OutboxState.HELD, OutboxState.PENDING)))
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
        resting, full = await lanes.resting(session, now), await _full(session, Counter(), now)
        went = await session.scalar(sa.select(sa.func.min(OutboxMessage.sent_at)).where(_went_lately(now)))
        room = sa.literal((went or now) + A_MINUTE, OutboxMessage.next_at.type)
        look = sa.case((sa.and_(_may_go(now), full), room), else_=_next_look())
        rows = await session.execute(
            sa.select(OutboxMessage.workspace_id, OutboxMessage.lane, sa.func.min(look))
            .join(Workspace, Workspace.id == OutboxMessage.workspace_id)
            .where(OutboxMessage.state.in_(_WAITING), Workspace.state == WorkspaceState.ACTIVE)
            .group_by(OutboxMessage.workspace_id, OutboxMessage.lane)
        )
        moments: Sequence[datetime] = [
            max(at, *(resting.get((workspace, scope), at) for scope in (lane, lanes.WHOLE_WORKSPACE)))
            for workspace, lane, at in rows
        ]
    return min(moments, default=None)


def _next_look() -> sa.ColumnElement[datetime]:
    return sa.case((OutboxMessage.state == OutboxState.SENDING, OutboxMessage.lease_until), else_=OutboxMessage.next_at)
