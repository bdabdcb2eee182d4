"""From rows and the clock to scheduled events, from those to messages. Twice, or on five replicas, gives the same."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
import structlog

from bot.delivery import scheduled_events
from bot.delivery.post import Due, MaintenanceTask, TimedPost
from bot.kernel.clock import Clock
from bot.kernel.enums import ScheduledState, WorkspaceState
from bot.kernel.ids import ChannelId
from bot.slack.errors import origin
from bot.storage.unit_of_work import Storage, UnitOfWork
from models.delivery import ScheduledEvent
from models.workspaces import Workspace

log = structlog.get_logger()
HORIZON = timedelta(hours=48)
_FOLLOWING = 5
"""So often a plan may follow from what happened in the one before: a step opens, and the next one with it."""


@dataclass(frozen=True)
class Upcoming:
    """Something that will be due: when, which kind of post, and in which channel, where it is for one."""

    at: datetime
    kind: str
    channel: ChannelId | None


class Planner:
    """Asks every kind of post what falls due, and lets it happen when it does."""

    def __init__(
        self, storage: Storage, kinds: Sequence[TimedPost], maintenance: Sequence[MaintenanceTask], clock: Clock
    ) -> None:
        """Plan for ``kinds``, whose names must differ, after the ``maintenance`` is done."""
        self._storage = storage
        self._chores = maintenance
        self._kinds = {kind.kind: kind for kind in kinds}
        self._clock = clock

    async def plan(self) -> None:
        """Write down what falls due in the next 48 h, then let happen what is due now, and what follows at once."""
        for workspace in await active_workspaces(self._storage):
            await self._tend(workspace)
            for _ in range(_FOLLOWING):
                if not await self._let_happen(workspace):
                    break

    async def _let_happen(self, workspace: UUID) -> bool:
        """Let happen what is due in one workspace; return whether anything did, so that more may be due."""
        try:
            await self._foresee(workspace)
        except Exception as error:  # noqa: BLE001  what was written down before happens all the same
            log.error("planning_failed", error=origin(error))  # noqa: TRY400
        async with self._storage.reading(workspace) as work:
            due = await scheduled_events.due(work, self._clock.now())
        return any([await self._open(workspace, ids) for ids in due])

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

    async def _tend(self, workspace: UUID) -> None:
        """Do the maintenance in its order; a transaction that may write is opened only for what wants to write."""
        left = list(self._chores)
        while left := await self._without_idle(workspace, left):
            await self._do(workspace, left.pop(0))

    async def _without_idle(self, workspace: UUID, maintenance: Sequence[MaintenanceTask]) -> list[MaintenanceTask]:
        """Return the tasks from the first one on that can't be done, or fails, where nothing can be written."""
        left, now = list(maintenance), self._clock.now()
        with contextlib.suppress(Exception):  # whatever it is, it comes again in earnest
            async with self._storage.reading(workspace) as work:
                while left:
                    found = await left[0](work, now)
                    await work.session.flush()
                    if found:
                        return [found, *left[1:]]
                    left.pop(0)
        return left

    async def _do(self, workspace: UUID, task: MaintenanceTask) -> None:
        try:
            async with self._storage.work(workspace) as work:
                if found := await task(work, self._clock.now()):
                    await found(work, self._clock.now())
        except Exception as error:  # noqa: BLE001  one task's mistake must not stop the others
            log.error("maintenance_failed", task=task.__name__, error=origin(error))  # noqa: TRY400

    async def _foresee(self, workspace: UUID) -> None:
        now = self._clock.now()
        listed = await self._list(workspace, list(self._kinds.values()), now)
        async with self._storage.reading(workspace) as work:
            written = await scheduled_events.written(work, now, now + HORIZON)
        new, gone = scheduled_events.changes(listed, written, now)
        if new or gone:
            async with self._storage.work(workspace) as work:
                await scheduled_events.note(work, new)
                await scheduled_events.cancel(work, gone, now)

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

    async def _open(self, workspace: UUID, ids: list[UUID]) -> bool:
        """Let the newest scheduled event happen; older ones of the same subject were missed and stay so."""
        try:
            async with self._storage.work(workspace) as work:
                if missed := ids[:-1]:
                    await scheduled_events.expire(work, missed)
                return await self._happen(work, ids[-1])
        except Exception as error:  # noqa: BLE001  see _foresee
            log.error("scheduled_event_failed", scheduled=str(ids[-1]), error=origin(error))  # noqa: TRY400
            return False

    async def _happen(self, work: UnitOfWork, occasion_id: UUID) -> bool:
        now = self._clock.now()
        scheduled = await work.find(ScheduledEvent, occasion_id, lock=True)
        if scheduled is None or scheduled.state is not ScheduledState.PLANNED or scheduled.due_at > now:
            return False
        if now > scheduled.not_after or scheduled.kind not in self._kinds:
            scheduled.state = ScheduledState.EXPIRED
            log.info("scheduled_event_expired", kind=scheduled.kind, scheduled=str(occasion_id))
            return False
        scheduled.state = ScheduledState.QUEUED
        await self._kinds[scheduled.kind].happen(work, scheduled, now)
        return True


async def active_workspaces(storage: Storage) -> list[UUID]:
    """Return the workspaces that Zirkel may speak in."""
    async with storage.reading_everywhere() as session:
        found = await session.scalars(sa.select(Workspace.id).where(Workspace.state == WorkspaceState.ACTIVE))
        return list(found)
