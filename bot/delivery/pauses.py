"""Workspaces whose token Slack refuses: nothing is sent or planned there until it takes the token again."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

import sqlalchemy as sa
import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.kernel.clock import Clock
from bot.kernel.enums import WorkspaceState
from bot.slack.errors import SlackFailure
from bot.slack.gateway import Gateway
from bot.storage.unit_of_work import Storage, UnitOfWork
from models import Workspace

log = structlog.get_logger()
SOONEST, LATEST = timedelta(seconds=30), timedelta(minutes=15)


class Pause(NamedTuple):
    """A workspace that is paused, since when, and what Slack said."""

    team: str
    since: datetime
    why: str


async def pauses(session: AsyncSession) -> Sequence[Pause]:
    """Return the pauses of all workspaces, the longest first."""
    rows = await session.execute(
        sa.select(Workspace.team_id, Workspace.paused_at, Workspace.paused_why)
        .where(Workspace.state == WorkspaceState.PAUSED, Workspace.paused_at.is_not(None))
        .order_by(Workspace.paused_at)
    )
    return [Pause(team, at, why or "") for team, at, why in rows if at]


async def pause(work: UnitOfWork, why: str, now: datetime) -> None:
    """Pause the workspace; a second time changes nothing."""
    active = (Workspace.id == work.workspace_id, Workspace.state == WorkspaceState.ACTIVE)
    values = {"state": WorkspaceState.PAUSED, "paused_at": now, "paused_why": why}
    if (await work.session.execute(sa.update(Workspace).where(*active).values(values))).rowcount:  # type: ignore[attr-defined]
        log.error("workspace_paused", why=why)


class Reviver:
    """Asks Slack whether it takes the token again: soon at first, then ever more seldom."""

    def __init__(self, storage: Storage, gateway: Gateway, clock: Clock) -> None:
        """Ask ``gateway`` whose token it is."""
        self._storage, self._gateway, self._clock = storage, gateway, clock
        self._next_at: datetime | None = None

    async def revive(self) -> None:
        """End the pause of our token's workspace, if it is time to ask, and Slack takes the token."""
        now = self._clock.now()
        if self._next_at and now < self._next_at <= now + LATEST:
            return
        async with self._storage.reading_everywhere() as session:
            found = await pauses(session)
        self._next_at = now + min(max(SOONEST, now - found[0].since if found else SOONEST), LATEST)
        if found:
            await self._ask(found, now)

    async def _ask(self, found: Sequence[Pause], now: datetime) -> None:
        try:
            ours = (await self._gateway.whoami()).team
        except SlackFailure as failure:
            log.warning("still_paused", since=found[0].since.isoformat(), why=failure.code, again_at=self._next_at)
            return
        paused = (Workspace.team_id == ours, Workspace.state == WorkspaceState.PAUSED, Workspace.paused_at.is_not(None))
        values = {"state": WorkspaceState.ACTIVE, "paused_at": None, "paused_why": None}
        async with self._storage.everywhere() as session:
            await session.execute(sa.update(Workspace).where(*paused).values(values))
        for pause_ in found:
            if pause_.team == ours:
                log.warning("pause_over", since=pause_.since.isoformat(), why=pause_.why, until=now.isoformat())
