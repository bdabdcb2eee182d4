"""From rows and the clock to scheduled events, from those to messages. Twice, or on five replicas, gives the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa
import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery import isolation, scheduled_events
from bot.delivery.post import Due, Happening, MaintenanceTask, Outdated, PreparedPost, TimedPost
from bot.delivery.upkeep import Upkeep
from bot.kernel.clock import Clock
from bot.kernel.enums import ScheduledState, WorkspaceState
from bot.kernel.errors import origin
from bot.kernel.ids import ChannelId
from bot.storage import changes
from bot.storage.unit_of_work import Storage, UnitOfWork
from bot.storage.unreadable import look
from models import ScheduledEvent, Workspace

log = structlog.get_logger()
HORIZON = timedelta(hours=48)
LOOK_AGAIN = timedelta(hours=1)
"""So long what was listed holds while no row changes: all that falls due meanwhile stands in it."""
_FOLLOWING = 5
"""So often a plan may follow from what happened in the one before: a step opens, and the next one with it."""


@dataclass(frozen=True)
class Upcoming:
    """Something that will be due: when, which kind of post, and in which channel, where it is for one."""

    at: datetime
    kind: str
    channel: ChannelId | None


class _Look(NamedTuple):
    """When all was looked at last, and how to tell whether rows have changed since."""

    mark: str
    at: datetime


class Planner:
    """Asks every kind of post what falls due, and lets it happen when it does."""

    def __init__(
        self, storage: Storage, kinds: Sequence[TimedPost], maintenance: Sequence[MaintenanceTask], clock: Clock
    ) -> None:
        """Plan for ``kinds``, whose names must differ, after the ``maintenance`` is done."""
        self._storage = storage
        self._upkeep = Upkeep(storage, maintenance, clock)
        self._kinds = {kind.kind: kind for kind in kinds}
        self._clock = clock
        self._looked: dict[UUID, _Look] = {}
        self._broken: dict[UUID, isolation.Broken] = {}
        self._searched = clock.now()

    @property
    def broken(self) -> list[str]:
        """Return with which kind or task which rows went wrong when all was looked at last, or since."""
        return sorted(f"{what} {subject}" for broken in self._broken.values() for what, subject in broken)

    async def plan(self, *, anew: bool = False) -> None:
        """Write down what falls due in the next 48 h, then let happen what is due now, and what follows at once.

        Where no row has changed since it was last written down that isn't done again, but for ``anew``.
        """
        now = self._clock.now()
        await self._find_unreadable(now)
        async with self._storage.reading_everywhere() as session:
            mark, workspaces = await changes.mark(session), await _active(session)
        for workspace in workspaces:
            unchanged = not anew and self._stands(workspace, mark, now)
            with isolation.collected() as broken:
                well = await self._beat(workspace, unchanged=unchanged)
            self._tell(workspace, broken, unchanged=unchanged)
            if not well:
                self._looked.pop(workspace, None)
            elif not unchanged:
                self._looked[workspace] = _Look(mark, now)

    async def _find_unreadable(self, now: datetime) -> None:
        """Look for rows that can't be loaded, where loading has failed and once an hour, and log each once."""
        unreadable, before = self._storage.unreadable, self._storage.unreadable.rows
        if not unreadable.suspected and timedelta(0) <= now - self._searched < LOOK_AGAIN:
            return
        self._searched = now
        async with self._storage.reading_everywhere() as session:
            for row in sorted(await look(session) - before):
                log.error("row_unreadable", table=row.table, column=row.column, id=str(row.id))

    def _tell(self, workspace: UUID, broken: isolation.Broken, *, unchanged: bool) -> None:
        """Log each row that has gone wrong, once until it is well again."""
        known = self._broken.get(workspace, {})
        for (what, subject), error in broken.items():
            if (what, subject) not in known:
                log.error("row_broken", what=what, subject=str(subject), error=error)
        self._broken[workspace] = known | broken if unchanged else broken

    def _stands(self, workspace: UUID, mark: str, now: datetime) -> bool:
        """Return whether what was listed last is still right."""
        last = self._looked.get(workspace)
        return last is not None and last.mark == mark and timedelta(0) <= now - last.at < LOOK_AGAIN

    async def _beat(self, workspace: UUID, *, unchanged: bool) -> bool:
        """Tend and plan one workspace; return False where something failed that has to be looked at again soon."""
        tended = await self._upkeep.tend(workspace, unchanged=unchanged)
        if unchanged and tended.busy:
            unchanged, tended = False, await self._upkeep.tend(workspace, unchanged=False)
        well = not tended.failed
        for _ in range(_FOLLOWING):
            well = (unchanged or await self._foresee(workspace)) and well
            if not await self._let_happen(workspace):
                break
            unchanged = False
        return well

    async def _let_happen(self, workspace: UUID) -> bool:
        """Let happen what is due in one workspace; return whether anything did, so that more may be due."""
        async with self._storage.reading(workspace) as work:
            due = await scheduled_events.due(work, self._clock.now())
        return any([await self._open(workspace, events) for events in due])

    async def upcoming(self, until: datetime) -> list[Upcoming]:
        """Return what will be due up to ``until``, the earliest first; nothing is written down."""
        now = self._clock.now()
        found: list[Upcoming] = []
        for workspace in await active_workspaces(self._storage):
            with isolation.collected():
                found += await self._coming(workspace, now, until)
        return sorted(found, key=lambda each: each.at)

    async def _coming(self, workspace: UUID, now: datetime, until: datetime) -> list[Upcoming]:
        found = []
        async with self._storage.reading(workspace) as work:
            for kind in self._kinds.values():
                coming = [due for due in await kind.due(work, now, until) if due.at > now]
                found += [Upcoming(due.at, kind.kind, await kind.channel_of(work, due.subject)) for due in coming]
        return found

    async def _foresee(self, workspace: UUID) -> bool:
        """Write down what falls due; return False where that, or one of the kinds, has failed."""
        try:
            listed = await self._list(workspace, list(self._kinds.values()), self._clock.now())
            await self._write_down(workspace, listed, self._clock.now())
        except Exception as error:  # noqa: BLE001  what was written down before happens all the same
            log.error("planning_failed", error=origin(error))  # noqa: TRY400
            return False
        return len(listed) == len(self._kinds)

    async def _write_down(self, workspace: UUID, listed: Mapping[str, Sequence[Due]], now: datetime) -> None:
        async with self._storage.reading(workspace) as work:
            written = await scheduled_events.written(work, listed, now + HORIZON)
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

    async def _open(self, workspace: UUID, events: list[ScheduledEvent]) -> bool:
        """Let the newest scheduled event happen; older ones of the same subject were missed and stay so."""
        *missed, newest = events
        try:
            prepared = await self._prepare(newest)
            async with self._storage.work(workspace) as work:
                if kind := self._kinds.get(newest.kind):
                    await kind.lock(work, newest.subject)
                if missed:
                    await scheduled_events.expire(work, [event.id for event in missed])
                return await self._happen(work, newest.id, prepared)
        except Outdated:
            log.info("scheduled_event_prepared_anew", kind=newest.kind, scheduled=str(newest.id))
            return False
        except Exception as error:  # noqa: BLE001  see _foresee
            isolation.note(newest.kind, newest.subject, error)
            return False

    async def _prepare(self, event: ScheduledEvent) -> Happening | None:
        """Compute what takes long before any transaction is open that others wait for."""
        kind, now = self._kinds.get(event.kind), self._clock.now()
        if isinstance(kind, PreparedPost) and now <= event.not_after:
            return await kind.prepare(self._storage, event, now)
        return None

    async def _happen(self, work: UnitOfWork, event_id: UUID, prepared: Happening | None) -> bool:
        now = self._clock.now()
        scheduled = await work.find(ScheduledEvent, event_id, lock=True)
        if scheduled is None or scheduled.state is not ScheduledState.PLANNED or scheduled.due_at > now:
            return False
        if now > scheduled.not_after or scheduled.kind not in self._kinds:
            scheduled.state = ScheduledState.EXPIRED
            log.info("scheduled_event_expired", kind=scheduled.kind, scheduled=str(event_id))
            return False
        scheduled.state = ScheduledState.QUEUED
        if prepared:
            await prepared(work, now)
        else:
            await self._kinds[scheduled.kind].happen(work, scheduled, now)
        return True


async def active_workspaces(storage: Storage) -> list[UUID]:
    """Return the workspaces that Zirkel may speak in."""
    async with storage.reading_everywhere() as session:
        return await _active(session)


async def _active(session: AsyncSession) -> list[UUID]:
    return list(await session.scalars(sa.select(Workspace.id).where(Workspace.state == WorkspaceState.ACTIVE)))
