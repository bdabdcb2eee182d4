"""From rows and the clock to occasions, from due ones to letters. Twice, or on five replicas, gives the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID, uuid4

import sqlalchemy as sa
import structlog

from bot.delivery.post import Chore, Due, TimedPost
from bot.kernel.clock import Clock
from bot.kernel.ids import ChannelId
from bot.kernel.vocabulary import OccasionState, WorkspaceState
from bot.slack.errors import origin
from bot.storage.unit_of_work import Storage, UnitOfWork
from bot.storage.upsert import insert_many
from models import Base, Occasion, Workspace

log = structlog.get_logger()
HORIZON = timedelta(hours=48)
_KEY, _CHANGE = ("workspace_id", "kind", "subject", "local_date"), ("due_at", "not_after", "state")
_MOVED = sa.or_(
    Occasion.due_at != sa.literal_column("excluded.due_at"),
    Occasion.not_after != sa.literal_column("excluded.not_after"),
)
_DIFFERS = sa.or_(Occasion.state == OccasionState.CANCELLED, sa.and_(Occasion.state == OccasionState.PLANNED, _MOVED))
"""Whether an occasion that is still to come stands otherwise in its row."""


@dataclass(frozen=True)
class Upcoming:
    """Something that will be due: when, which kind of post, and in which channel, where it is for one."""

    at: datetime
    kind: str
    channel: ChannelId | None


class Planner:
    """Asks every kind of post what falls due, and lets it happen when it does."""

    def __init__(self, storage: Storage, kinds: Sequence[TimedPost], chores: Sequence[Chore], clock: Clock) -> None:
        """Plan for ``kinds``, whose names must differ, after the ``chores`` are done."""
        self._storage = storage
        self._chores = chores
        self._kinds = {kind.kind: kind for kind in kinds}
        self._clock = clock

    async def plan(self) -> None:
        """Write down what falls due in the next 48 h, then let happen what is due now."""
        for workspace in await active_workspaces(self._storage):
            for chore in self._chores:
                await self._tend(workspace, chore)
            try:
                await self._foresee(workspace)
            except Exception as error:  # noqa: BLE001  what was written down before happens all the same
                log.error("planning_failed", error=origin(error))  # noqa: TRY400
            for ids in await self._due_now(workspace):
                await self._open(workspace, ids)

    async def upcoming(self, until: datetime) -> list[Upcoming]:
        """Return what will be due up to ``until``, the earliest first; nothing is written down."""
        now = self._clock.now()
        found: list[Upcoming] = []
        for workspace in await active_workspaces(self._storage):
            async with self._storage.reading(workspace) as work:
                for kind in self._kinds.values():
                    coming = [due for due in await kind.due(work, now, until) if due.at > now]
                    found += [Upcoming(due.at, kind.kind, await kind.channel_of(work, due.subject)) for due in coming]
        return sorted(found, key=lambda each: each.at)

    async def _tend(self, workspace: UUID, chore: Chore) -> None:
        try:
            async with self._storage.work(workspace) as work:
                await chore(work, self._clock.now())
        except Exception as error:  # noqa: BLE001  one chore's mistake must not stop the others
            log.error("chore_failed", chore=chore.__name__, error=origin(error))  # noqa: TRY400

    async def _foresee(self, workspace: UUID) -> None:
        now = self._clock.now()
        listed = await self._list(workspace, list(self._kinds.values()), now)
        async with self._storage.reading(workspace) as work:
            written = await _written(work, now)
        new, gone = _changes(listed, written, now)
        if new or gone:
            async with self._storage.work(workspace) as work:
                await _note(work, new)
                await _cancel(work, gone, now)

    async def _list(self, workspace: UUID, kinds: Sequence[TimedPost], now: datetime) -> dict[str, Sequence[Due]]:
        """Ask kinds what falls due: all together, or, where one of them can't tell, each on its own."""
        try:
            async with self._storage.reading(workspace) as work:
                return {kind.kind: await kind.due(work, now, now + HORIZON) for kind in kinds}
        except Exception as error:  # noqa: BLE001  one kind's mistake must not silence the others
            if len(kinds) == 1:
                log.error("planning_failed", kind=kinds[0].kind, error=origin(error))  # noqa: TRY400
                return {}
        alone = [await self._list(workspace, [kind], now) for kind in kinds]
        return {kind: dues for each in alone for kind, dues in each.items()}

    async def _due_now(self, workspace: UUID) -> list[list[UUID]]:
        """Return the occasions that are due, those of one kind and subject together, oldest first."""
        async with self._storage.reading(workspace) as work:
            rows = await work.all(
                sa.select(Occasion)
                .where(Occasion.state == OccasionState.PLANNED, Occasion.due_at <= self._clock.now())
                .order_by(Occasion.due_at)
            )
        groups: dict[tuple[str, UUID], list[UUID]] = {}
        for row in rows:
            groups.setdefault((row.kind, row.subject), []).append(row.id)
        return list(groups.values())

    async def _open(self, workspace: UUID, ids: list[UUID]) -> None:
        """Let the newest occasion happen; older ones of the same subject were missed and stay so."""
        try:
            async with self._storage.work(workspace) as work:
                await work.session.execute(
                    sa.update(Occasion)
                    .where(Occasion.id.in_(ids[:-1]), Occasion.state == OccasionState.PLANNED)
                    .values(state=OccasionState.EXPIRED)
                )
                await self._happen(work, ids[-1])
        except Exception as error:  # noqa: BLE001  see _foresee
            log.error("occasion_failed", occasion=str(ids[-1]), error=origin(error))  # noqa: TRY400

    async def _happen(self, work: UnitOfWork, occasion_id: UUID) -> None:
        now = self._clock.now()
        occasion = await work.find(Occasion, occasion_id, lock=True)
        if occasion is None or occasion.state is not OccasionState.PLANNED or occasion.due_at > now:
            return
        if now > occasion.not_after or occasion.kind not in self._kinds:
            occasion.state = OccasionState.EXPIRED
            log.info("occasion_expired", kind=occasion.kind, occasion=str(occasion_id))
            return
        occasion.state = OccasionState.QUEUED
        await self._kinds[occasion.kind].happen(work, occasion, now)


class _Row(NamedTuple):
    """An occasion as it was written down."""

    id: UUID
    kind: str
    subject: UUID
    local_date: date
    due_at: datetime
    not_after: datetime
    state: OccasionState


async def _written(work: UnitOfWork, now: datetime) -> list[_Row]:
    """Return the occasions that may still be listed: those to come, those that wait, and what happened of late."""
    rows = await work.session.execute(
        sa.select(*(getattr(Occasion, name) for name in _Row._fields)).where(
            Occasion.not_after >= now, Occasion.due_at <= now + HORIZON
        )
    )
    return [_Row(*row) for row in rows]


def _changes(
    listed: Mapping[str, Sequence[Due]], written: Sequence[_Row], now: datetime
) -> tuple[list[tuple[str, Due]], list[UUID]]:
    """Return what is listed and doesn't stand like that in its row, and which rows to come aren't listed any more."""
    stand = {(row.kind, row.subject, row.local_date): row for row in written}
    new, wanted = [], set()
    for kind, dues in listed.items():
        for due in dues:
            key = (kind, due.subject, due.local_date)
            wanted.add(key)
            if not _stands(stand.get(key), due):
                new.append((kind, due))
    gone = [row.id for key, row in stand.items() if row.kind in listed and _to_come(row, now) and key not in wanted]
    return new, gone


def _stands(row: _Row | None, due: Due) -> bool:
    if row is None or row.state is OccasionState.CANCELLED:
        return False
    return row.state is not OccasionState.PLANNED or (row.due_at, row.not_after) == (due.at, due.not_after)


def _to_come(row: _Row, now: datetime) -> bool:
    return row.state is OccasionState.PLANNED and row.due_at > now


async def _note(work: UnitOfWork, new: Sequence[tuple[str, Due]]) -> None:
    """Insert the occasions; one that is still planned moves with its subject, one that was dropped comes back."""
    rows = [
        {
            "id": uuid4(), "workspace_id": work.workspace_id, "kind": kind, "subject": due.subject,
            "local_date": due.local_date, "due_at": due.at, "not_after": due.not_after, "state": OccasionState.PLANNED,
        }
        for kind, due in new
    ]  # fmt: skip
    await insert_many(work.session, Occasion, rows, key=_KEY, change=_CHANGE, where=_DIFFERS)


async def _cancel(work: UnitOfWork, gone: Sequence[UUID], now: datetime) -> None:
    """Cancel what was planned for later and isn't listed any more: its subject moved to another day, or went."""
    if gone:
        rows = Base.metadata.tables[Occasion.__tablename__]
        still = sa.and_(rows.c.id == sa.bindparam("gone"), rows.c.state == OccasionState.PLANNED, rows.c.due_at > now)
        cancel = sa.update(rows).where(still).values(state=OccasionState.CANCELLED)
        await work.session.execute(cancel, [{"gone": each} for each in gone])


async def forget(work: UnitOfWork, kind: str, subject: UUID) -> None:
    """Forget that something about ``subject`` was due, or has happened: it comes again when it is listed anew."""
    await work.session.execute(sa.delete(Occasion).where(Occasion.kind == kind, Occasion.subject == subject))


async def active_workspaces(storage: Storage) -> list[UUID]:
    """Return the workspaces that Zirkel may speak in."""
    async with storage.everywhere() as session:
        found = await session.scalars(sa.select(Workspace.id).where(Workspace.state == WorkspaceState.ACTIVE))
        return list(found)


async def next_due(storage: Storage) -> datetime | None:
    """Return when the next planned occasion falls due, over all workspaces that Zirkel may speak in."""
    async with storage.everywhere() as session:
        return await session.scalar(
            sa.select(sa.func.min(Occasion.due_at))
            .join(Workspace, Workspace.id == Occasion.workspace_id)
            .where(Occasion.state == OccasionState.PLANNED, Workspace.state == WorkspaceState.ACTIVE)
        )
