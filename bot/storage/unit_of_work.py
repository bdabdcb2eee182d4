"""The only place that commits. A unit of work belongs to one workspace and sees no row of another."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeVar, TypeVarTuple
from uuid import UUID, uuid4

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession
from sqlalchemy.orm import LoaderCriteriaOption, ORMExecuteState, Session, UOWTransaction, with_loader_criteria

from bot.kernel.errors import Gone
from bot.kernel.working_time import ClosedIn, weekends_in
from bot.storage.crypto import Vault
from bot.storage.engine import open_engine, open_reader
from bot.storage.unreadable import INFO, HiddenRows
from models.base import InWorkspace

Row = TypeVar("Row", bound=InWorkspace)
Found = TypeVar("Found")
Columns = TypeVarTuple("Columns")


class _ScopedSession(Session):
    """A session that knows its workspace by ``info['workspace']``; None sees all of them."""


@sa.event.listens_for(_ScopedSession, "do_orm_execute")
def _only_this_workspace(state: ORMExecuteState) -> None:
    state.session.info[INFO].hide(state)
    workspace_id = state.session.info["workspace"]
    if workspace_id is not None and not state.is_column_load:
        state.statement = state.statement.options(_only(workspace_id))


@lru_cache(maxsize=256)
def _only(workspace_id: UUID) -> LoaderCriteriaOption:
    return with_loader_criteria(InWorkspace, lambda row: row.workspace_id == workspace_id, include_aliases=True)


@sa.event.listens_for(_ScopedSession, "before_flush")
def _own_rows_only(session: Session, _context: UOWTransaction, _instances: Any) -> None:
    workspace_id = session.info["workspace"]
    for row in (*session.new, *session.dirty) if workspace_id else ():
        if isinstance(row, InWorkspace) and row.workspace_id != workspace_id:
            raise ValueError(f"a row of workspace {row.workspace_id} in the work of {workspace_id}")


@dataclass(frozen=True)
class UnitOfWork:
    """One transaction in one workspace, committed when its block ends well."""

    session: AsyncSession
    workspace_id: UUID
    vault: Vault
    closed: ClosedIn = weekends_in
    """When people don't work in this company."""
    writes: bool = True
    """Whether anything can be written in it."""

    def add(self, row: Row) -> Row:
        """Take in a new row; it has its id and its workspace at once, and is in the database at the next query."""
        row.id = row.id or uuid4()
        row.workspace_id = self.workspace_id
        self.session.add(row)
        return row

    async def find(self, table: type[Row], row_id: UUID, *, lock: bool = False) -> Row | None:
        """Return the row of this workspace, or None; ``lock`` makes others wait who want to lock or change it.

        Rows that refer to it can be inserted meanwhile: its id stays what it is.
        """
        query = sa.select(table).where(table.id == row_id)
        return await self.session.scalar(query.with_for_update(key_share=True) if lock else query)

    async def get(self, table: type[Row], row_id: UUID, *, lock: bool = False) -> Row:
        """Return the row of this workspace like ``find``.

        Raises:
            Gone: there is none here.
        """
        row = await self.find(table, row_id, lock=lock)
        if row is None:
            raise Gone
        return row

    async def all(self, query: sa.Select[Found]) -> list[Found]:
        """Return the rows of a table, or the values of a column, that ``query`` selects, in its order."""
        return list(await self.session.scalars(query))

    async def rows(self, query: sa.Select[*Columns]) -> list[tuple[*Columns]]:
        """Return what ``query`` selects of several tables or columns, in its order."""
        return list(await self.session.execute(query))


@dataclass(frozen=True)
class Storage:
    """Opens units of work on two engines, of which one only reads, with one vault."""

    engine: AsyncEngine
    reader: AsyncEngine
    vault: Vault
    closed: ClosedIn = weekends_in
    unreadable: HiddenRows = field(default_factory=HiddenRows)

    @classmethod
    def at(cls, url: sa.URL, vault: Vault) -> "Storage":
        """Return the storage in this database; nothing is opened before the first use."""
        engine = open_engine(url)
        return cls(engine, open_reader(url, engine), vault)

    async def close(self) -> None:
        """Close all connections."""
        await self.reader.dispose()
        await self.engine.dispose()

    @asynccontextmanager
    async def work(self, workspace_id: UUID) -> AsyncIterator[UnitOfWork]:
        """Open a transaction that sees one workspace; commit at the end, roll back when anything is raised."""
        async with self._session(self.engine, workspace_id) as session:
            yield UnitOfWork(session, workspace_id, self.vault, self.closed)

    @asynccontextmanager
    async def reading(self, workspace_id: UUID) -> AsyncIterator[UnitOfWork]:
        """Open a transaction that sees one workspace and writes nothing: on SQLite, no request waits for it."""
        async with self._session(self.reader, workspace_id) as session:
            yield UnitOfWork(session, workspace_id, self.vault, self.closed, writes=False)

    @asynccontextmanager
    async def everywhere(self) -> AsyncIterator[AsyncSession]:
        """Open a transaction across workspaces: for delivery and for finding a workspace, never for features."""
        async with self._session(self.engine, None) as session:
            yield session

    @asynccontextmanager
    async def reading_everywhere(self) -> AsyncIterator[AsyncSession]:
        """Open a transaction across workspaces, for delivery, that writes nothing."""
        async with self._session(self.reader, None) as session:
            yield session

    @asynccontextmanager
    async def _session(self, engine: AsyncEngine, workspace_id: UUID | None) -> AsyncIterator[AsyncSession]:
        info = {"workspace": workspace_id, INFO: self.unreadable}
        try:
            async with (
                AsyncSession(engine, sync_session_class=_ScopedSession, expire_on_commit=False, info=info) as session,
                session.begin(),
            ):
                yield session
        except (LookupError, ValueError):
            self.unreadable.suspected = True
            raise
