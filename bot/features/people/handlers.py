"""The gate: takes each request once and finds out who acts; keeps up with changed profiles."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery import inbox
from bot.features.deps import Deps
from bot.features.people import service, store
from bot.features.people.rules import FRESH_FOR, PersonInfo, is_stale
from bot.kernel.enums import ClaimResult, WorkspaceState
from bot.kernel.errors import Gone, UnknownWorkspace
from bot.kernel.ids import TeamId, UserId
from bot.slack.actor import Actor
from bot.slack.background import Background
from bot.slack.errors import SlackFailure
from bot.slack.gateway import Profile
from bot.slack.router import Entered
from bot.slack.routes import Event, Routes
from bot.storage.unit_of_work import UnitOfWork
from models import Workspace

_ASK_AGAIN = 2 * FRESH_FOR
"""What Slack didn't answer counts as read so long ago: the next request asks again."""


class RequestGate:
    """The router's front: inbox and identity, in one transaction for people that are known."""

    def __init__(self, deps: Deps, background: Background) -> None:
        """Receive with these parts; what nobody waits for is done in ``background``."""
        self._deps = deps
        self._background = background
        self._done: set[str] = set()
        self._writing = False
        self._workspaces: dict[TeamId, tuple[UUID, str]] = {}

    async def admit(self, key: str, team: TeamId, user: UserId) -> Actor | ClaimResult:
        """Take a request once; return who acts, or, where it was taken before, whether it is done."""
        if key in self._done:
            return ClaimResult.DONE
        now = self._deps.clock.now()
        async with self._deps.storage.everywhere() as session:
            workspace_id, _ = await self._workspace(session, team)
            turn = await inbox.take(session, key, now)
            if turn is not ClaimResult.NEW:
                return turn
            work = UnitOfWork(session, workspace_id, self._deps.storage.vault)
            known = await store.in_workspace(work, user)
        if known is None or is_stale(known.seen_at, now):
            person = await self._meet(workspace_id, user, now)
        else:
            person = service.describe(known)
        words = self._deps.languages.words(person.language)
        return Actor(person.id, workspace_id, user, person.zone, words)

    @asynccontextmanager
    async def enter(self, key: str | None, team: TeamId, user: UserId) -> AsyncIterator[Entered | ClaimResult]:
        """Open the transaction of a request; with a ``key`` it may write, and the request is taken once, in it.

        Raises:
            UnknownWorkspace: the token isn't theirs.
        """
        workspace_id, _ = await self._workspace_of(team)
        async with self._open(workspace_id, writes=key is not None) as work:
            person = await store.by_user(work, user)
            if person and not is_stale(person.seen_at, self._deps.clock.now()):
                yield await self._entered(work, key, service.describe(person))
                return
        await self._meet(workspace_id, user, self._deps.clock.now())
        async with self._open(workspace_id, writes=key is not None) as work:
            person = await store.by_user(work, user)
            if person is None:
                raise Gone
            yield await self._entered(work, key, service.describe(person))

    def _open(self, workspace_id: UUID, *, writes: bool) -> AbstractAsyncContextManager[UnitOfWork]:
        storage = self._deps.storage
        return storage.work(workspace_id) if writes else storage.reading(workspace_id)

    async def _entered(self, work: UnitOfWork, key: str | None, person: PersonInfo) -> Entered | ClaimResult:
        if key:
            turn = await inbox.take_for_good(work.session, key, self._deps.clock.now())
            if turn is not ClaimResult.NEW:
                return turn
        words = self._deps.languages.words(person.language)
        return Entered(Actor(person.id, work.workspace_id, person.user, person.zone, words), work)

    async def _workspace_of(self, team: TeamId) -> tuple[UUID, str]:
        if team in self._workspaces:
            return self._workspaces[team]
        async with self._deps.storage.reading_everywhere() as session:
            return await self._workspace(session, team)

    async def _meet(self, workspace_id: UUID, user: UserId, now: datetime) -> PersonInfo:
        """Ask Slack about somebody; where it doesn't answer in time, what is known must do."""
        try:
            async with asyncio.timeout(self._deps.timeouts.profile):
                profile = await self._deps.gateway.profile(user)
        except (SlackFailure, TimeoutError):
            async with self._deps.storage.work(workspace_id) as work:
                if known := await store.by_user(work, user):
                    return service.describe(known)
            profile, now = Profile(user, "en-US", "UTC", is_bot=False, deleted=False), now - _ASK_AGAIN
        async with self._deps.storage.work(workspace_id) as work:
            return await service.remember(work, profile, now)

    async def admit_event(self, key: str, team: TeamId) -> Event | ClaimResult:
        """Take an event once; return where it happened, or, where it was taken before, whether it is done."""
        async with self._deps.storage.everywhere() as session:
            workspace_id, bot_user = await self._workspace(session, team)
            turn = await inbox.take(session, key, self._deps.clock.now())
        return Event("", workspace_id, bot_user, {}) if turn is ClaimResult.NEW else turn

    async def settle(self, key: str, *, done: bool) -> None:
        """Remember that the request is done, or may come again.

        What is done may be written a little later, with what else was done meanwhile: nobody waits for it.
        """
        if not done:
            async with self._deps.storage.everywhere() as session:
                await inbox.settle(session, [key], done=False)
            return
        self._done.add(key)
        if not self._writing:
            self._writing = True
            self._background.start(self._write_done())

    async def _write_done(self) -> None:
        try:
            while keys := tuple(self._done):
                async with self._deps.storage.everywhere() as session:
                    await inbox.settle(session, keys, done=True)
                self._done.difference_update(keys)
        finally:
            self._writing = False

    async def _workspace(self, session: AsyncSession, team: TeamId) -> tuple[UUID, str]:
        if team not in self._workspaces:
            row = await session.scalar(sa.select(Workspace).where(Workspace.team_id == team))
            if row is None:
                raise UnknownWorkspace
            self._workspaces[team] = (row.id, row.bot_user_id)
        return self._workspaces[team]

    async def actor_of(self, event: Event, user: UserId) -> Actor:
        """Return the person whom an event is about."""
        now = self._deps.clock.now()
        person = await self._meet(event.workspace_id, user, now)
        return Actor(person.id, event.workspace_id, user, person.zone, self._deps.languages.words(person.language))


def register(routes: Routes, deps: Deps) -> None:
    """Listen for changed profiles and for the end of the installation."""

    async def profile_changed(event: Event) -> None:
        user = UserId(event.payload["user"]["id"])
        async with deps.storage.work(event.workspace_id) as work:
            known = await store.by_user(work, user) is not None
        if known:
            profile = await deps.gateway.profile(user)
            async with deps.storage.work(event.workspace_id) as work:
                await service.remember(work, profile, deps.clock.now())

    async def removed(event: Event) -> None:
        async with deps.storage.everywhere() as session:
            workspace = await session.get_one(Workspace, event.workspace_id)
            workspace.state = WorkspaceState.REMOVED

    async def revoked(event: Event) -> None:
        if (event.payload.get("tokens") or {}).get("bot"):
            await removed(event)

    routes.event("user_change", profile_changed)
    routes.event("app_uninstalled", removed)
    routes.event("tokens_revoked", revoked)
