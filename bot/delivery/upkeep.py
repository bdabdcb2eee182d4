"""Maintenance tasks: upkeep of rows that has no moment of its own."""

import contextlib
from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

import structlog

from bot.delivery.post import AfterChanges, MaintenanceTask
from bot.kernel.clock import Clock
from bot.kernel.errors import origin
from bot.storage.unit_of_work import Storage

log = structlog.get_logger()


class Tended(NamedTuple):
    """How the maintenance tasks went: how many had something to do, and how many of these failed."""

    busy: int
    failed: int


class Upkeep:
    """Does a workspace's maintenance; a transaction that may write is opened only for what wants to write."""

    def __init__(self, storage: Storage, maintenance: Sequence[MaintenanceTask], clock: Clock) -> None:
        """Do these tasks in their order."""
        self._storage = storage
        self._maintenance = maintenance
        self._clock = clock

    async def tend(self, workspace: UUID, *, unchanged: bool) -> Tended:
        """Do the maintenance tasks; where rows are ``unchanged``, only those for which time makes something to do."""
        left = [task for task in self._maintenance if not (unchanged and isinstance(task, AfterChanges))]
        done: list[bool] = []
        while left := await self._without_idle(workspace, left):
            done.append(await self._do(workspace, left.pop(0)))
        return Tended(len(done), done.count(False))

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

    async def _do(self, workspace: UUID, task: MaintenanceTask) -> bool:
        """Do a maintenance task in earnest; return whether that went well."""
        try:
            async with self._storage.work(workspace) as work:
                if found := await task(work, self._clock.now()):
                    await found(work, self._clock.now())
        except Exception as error:  # noqa: BLE001  one maintenance task's mistake must not stop the others
            log.error("maintenance_failed", task=task.__name__, error=origin(error))  # noqa: TRY400
            return False
        return True
