"""Asking Slack about rows again and again, a few at a time, so that the rest of its patience stays for people."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Generic, TypeVar
from uuid import UUID

from bot.slack.background import Background
from bot.storage.unit_of_work import UnitOfWork

PAUSE = timedelta(minutes=1)
Subject = TypeVar("Subject")


class PacedCheck(Generic[Subject]):
    """A maintenance task that finds whom or what to ask about; the asking goes on after it, in no transaction."""

    def __init__(self, background: Background) -> None:
        """Ask in ``background``."""
        self.__name__ = type(self).__name__
        self._background = background
        self._looked_at: datetime | None = None
        self._asking: asyncio.Task[None] | None = None

    async def __call__(self, work: UnitOfWork, now: datetime) -> None:
        """Ask about the next few, unless that was done just now or is still going on."""
        just_now = self._looked_at is not None and timedelta(0) <= now - self._looked_at < PAUSE
        if just_now or (self._asking is not None and not self._asking.done()):
            return
        self._looked_at = now
        if found := await self.find(work, now):
            self._asking = self._background.start(self.ask(work.workspace_id, found))

    async def find(self, work: UnitOfWork, now: datetime) -> Sequence[Subject]:
        """Return the next few about which Slack wasn't asked for a while, who has waited longest first."""
        raise NotImplementedError

    async def ask(self, workspace_id: UUID, found: Sequence[Subject]) -> None:
        """Ask Slack, then write down what it said, and of all that they were asked about."""
        raise NotImplementedError
