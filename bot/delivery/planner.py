"""From rows and the clock to occasions, from due ones to letters. Twice, or on five replicas, gives the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
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
from models import Occasion, Workspace

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
            for kind in self._kinds.values():
                await self._foresee(workspace, kind)
            for ids in await self._due_now(workspace):
                await self._open(workspace, ids)

    async def upcoming(self, until: datetime) -> list[Upcoming]:
        """Return what will be due up to ``until``, the earliest first; nothing is written down."""
        now = self._clock.now()
        found: list[Upcoming] = []
        for workspace in await active_workspaces(self._storage):
            async with self._storage.work(workspace) as work:
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

    async def _foresee(self, workspace: UUID, kind: TimedPost) -> None:
        now = self._clock.now()
        try:
            async with self._storage.work(workspace) as work:
                found = await kind.due(work, now, now + HORIZON)
                await _note(work, kind.kind, found)
                await _drop_others(work, kind.kind, found, now)
        except Exception as error:  # noqa: BLE001  one kind's mistake must not silence the others
            log.error("planning_failed", kind=kind.kind, error=origin(error))  # noqa: TRY400

    async def _due_now(self, workspace: UUID) -> list[list[UUID]]:
        """Return the occasions that are due, those of one kind and subject together, oldest first."""
        async with self._storage.work(workspace) as work:
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


async def _note(work: UnitOfWork, kind: str, found: Sequence[Due]) -> None:
    """Insert the occasions; one that is still planned moves with its subject, one that was dropped comes back."""
    rows = [
        {
            "id": uuid4(), "workspace_id": work.workspace_id, "kind": kind, "subject": due.subject,
            "local_date": due.local_date, "due_at": due.at, "not_after": due.not_after, "state": OccasionState.PLANNED,
        }
        for due in found
    ]  # fmt: skip
    await insert_many(work.session, Occasion, rows, key=_KEY, change=_CHANGE, where=_DIFFERS)


async def _drop_others(work: UnitOfWork, kind: str, found: Sequence[Due], now: datetime) -> None:
    """Cancel what was planned for later and isn't listed any more: its subject moved to another day, or went."""
    planned = await work.all(
        sa.select(Occasion).where(
            Occasion.kind == kind,
            Occasion.state == OccasionState.PLANNED,
            Occasion.due_at > now,
            Occasion.due_at <= now + HORIZON,
        )
    )
    listed = {(due.subject, due.local_date) for due in found}
    for occasion in planned:
        if (occasion.subject, occasion.local_date) not in listed:
            occasion.state = OccasionState.CANCELLED


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
