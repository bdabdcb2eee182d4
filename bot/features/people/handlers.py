"""Takes each request once and finds out who acts; keeps up with changed profiles and the end of the installation."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from uuid import UUID

import sqlalchemy as sa
import structlog

from bot.delivery import inbox
from bot.features.deps import Deps
from bot.features.people import service, store
from bot.features.people.rules import PersonInfo, is_stale
from bot.kernel.enums import ClaimResult, WorkspaceState
from bot.kernel.errors import UnknownWorkspace
from bot.kernel.ids import TeamId, UserId
from bot.slack.actor import Actor
from bot.slack.errors import Meaning, SlackFailure
from bot.slack.gateway import Profile
from bot.slack.router import Entered
from bot.slack.routes import Event, Routes
from bot.storage.unit_of_work import UnitOfWork
from models import Workspace

log = structlog.get_logger()


class RequestGate:
    """What stands between the router and the database: inbox and identity."""

    def __init__(self, deps: Deps) -> None:
        """Ask Slack, within its timeout, about people who are new or weren't asked about lately."""
        self._deps = deps
        self._done: set[str] = set()
        self._writing = False
        self._workspaces: dict[TeamId, tuple[UUID, str]] = {}

    @asynccontextmanager
    async def enter(self, key: str | None, team: TeamId, user: UserId) -> AsyncIterator[Entered | ClaimResult]:
        """Open the transaction of a request; with a ``key`` it may write, and the request is taken once, in it.

        Raises:
            UnknownWorkspace: the token isn't theirs.
        """
        workspace_id, _ = await self.workspace(team)
        open_work = self._deps.storage.work if key else self._deps.storage.reading
        async with open_work(workspace_id) as work:
            if known := await self._known(work, user):
                yield await self._entered(work, key, known)
                return
        met = await self._meet(workspace_id, user)
        async with open_work(workspace_id) as work:
            yield await self._entered(work, key, met)

    async def _entered(self, work: UnitOfWork, key: str | None, person: PersonInfo) -> Entered | ClaimResult:
        if key:
            taken = await inbox.take_for_good(work.session, self._mark(key), self._deps.clock.now())
            if taken is not ClaimResult.NEW:
                return taken
        return Entered(self._actor(work.workspace_id, person), work)

    def _mark(self, key: str) -> str:
        """Return what the database knows a request by: it doesn't tell who sent it, nor what they typed."""
        return self._deps.storage.vault.mark(key)

    async def admit(self, key: str, team: TeamId, user: UserId) -> Actor | ClaimResult:
        """Take a request once; return who acts, or, where it was taken before, whether it is done."""
        if key in self._done:
            return ClaimResult.DONE
        workspace_id, _ = await self.workspace(team)
        async with self._deps.storage.work(workspace_id) as work:
            taken = await inbox.take(work.session, self._mark(key), self._deps.clock.now())
            if taken is not ClaimResult.NEW:
                return taken
            known = await self._known(work, user)
        return self._actor(workspace_id, known or await self._meet(workspace_id, user))

    async def take(self, key: str) -> ClaimResult:
        """Take an event once."""
        async with self._deps.storage.everywhere() as session:
            return await inbox.take(session, self._mark(key), self._deps.clock.now())

    async def settle(self, key: str, *, done: bool) -> None:
        """Remember that what was admitted or taken is done, or may come again.

        What is done may be written a little later, with what else was done meanwhile: nobody waits for it.
        """
        if not done:
            async with self._deps.storage.everywhere() as session:
                await inbox.settle(session, [self._mark(key)], done=False)
            return
        self._done.add(key)
        if not self._writing:
            self._writing = True
            self._deps.background.start(self._write_done())

    async def _write_done(self) -> None:
        try:
            while keys := tuple(self._done):
                async with self._deps.storage.everywhere() as session:
                    await inbox.settle(session, [self._mark(key) for key in keys], done=True)
                self._done.difference_update(keys)
        finally:
            self._writing = False

    async def workspace(self, team: TeamId) -> tuple[UUID, str]:
        """Return the id of a workspace, and who the bot is in it.

        Raises:
            UnknownWorkspace: the token isn't theirs.
        """
        if team not in self._workspaces:
            async with self._deps.storage.reading_everywhere() as session:
                row = await session.scalar(sa.select(Workspace).where(Workspace.team_id == team))
            if row is None:
                raise UnknownWorkspace
            self._workspaces[team] = (row.id, row.bot_user_id)
        return self._workspaces[team]

    async def actor_of(self, event: Event, user: UserId) -> Actor:
        """Return the person whom an event is about, as Slack knows them now."""
        return self._actor(event.workspace_id, await self._meet(event.workspace_id, user))

    def _actor(self, workspace_id: UUID, person: PersonInfo) -> Actor:
        words = self._deps.languages.words(person.language, guest=person.guest)
        return Actor(
            person.id, workspace_id, person.user, person.zone, words, person.language_known, person.guest,
            person.refused,
        )  # fmt: skip

    async def _known(self, work: UnitOfWork, user: UserId) -> PersonInfo | None:
        """Return somebody about whom Slack was asked lately."""
        row = await store.by_user(work, user)
        fresh = row is not None and not row.deleted and not is_stale(row.seen_at, self._deps.clock.now())
        return service.describe(row) if row and fresh else None

    async def _meet(self, workspace_id: UUID, user: UserId) -> PersonInfo:
        """Ask Slack about somebody; where it doesn't answer in time, what is known must do."""
        profile = Profile.untold(user)
        with suppress(SlackFailure, TimeoutError):
            async with asyncio.timeout(self._deps.timeouts.profile):
                profile = await self._deps.gateway.profile(user)
        async with self._deps.storage.work(workspace_id) as work:
            return await service.remember(work, profile, self._deps.clock.now())


def register(routes: Routes, deps: Deps) -> None:
    """Listen for changed profiles and for the end of the installation."""

    async def is_known(event: Event) -> bool:
        async with deps.storage.reading(event.workspace_id) as work:
            return await store.by_user(work, event.user) is not None

    async def profile_changed(event: Event) -> None:
        profile = await deps.gateway.profile(event.user)
        async with deps.storage.work(event.workspace_id) as work:
            await service.remember(work, profile, deps.clock.now())

    async def removed(event: Event) -> None:
        """Fall silent, unless the token works: then the event is late, and Zirkel was installed anew meanwhile."""
        try:
            await deps.gateway.whoami()
        except SlackFailure as failure:
            if failure.meaning is not Meaning.INSTALLATION:
                raise  # it comes again
        else:
            log.info("late_event_ignored", type=event.type)
            return
        async with deps.storage.everywhere() as session:
            workspace = await session.get_one(Workspace, event.workspace_id)
            workspace.state, workspace.removed_at = WorkspaceState.REMOVED, deps.clock.now()

    async def revoked(event: Event) -> None:
        if (event.payload.get("tokens") or {}).get("bot"):
            await removed(event)

    routes.event("user_change", profile_changed, concerns=is_known)
    routes.event("app_uninstalled", removed)
    routes.event("tokens_revoked", revoked)
