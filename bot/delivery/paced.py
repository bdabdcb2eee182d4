"""Asking Slack about rows again and again, a few at a time, so that the rest of its patience stays for people."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence
from datetime import datetime, timedelta
from typing import Generic, TypeVar
from uuid import UUID

from bot.delivery import lanes
from bot.kernel.clock import Clock
from bot.slack.background import Background
from bot.slack.errors import Meaning, SlackFailure
from bot.storage.unit_of_work import Storage, UnitOfWork

PAUSE = timedelta(minutes=1)
UNSEEN = ("channel_not_found", "not_in_channel", "user_not_found", "user_not_visible", "users_not_found")
"""What Slack says of whom and what it doesn't know, or doesn't show to us."""
_ITS_OWN = (Meaning.TARGET, Meaning.AMBIGUOUS)
"""What concerns one question alone; all else concerns the connection or the token, and may be over in a minute."""
Subject = TypeVar("Subject")
Answer = TypeVar("Answer")


class PacedCheck(Generic[Subject]):
    """A maintenance task that finds whom or what to ask about; the asking goes on after it, in no transaction."""

    def __init__(self, background: Background) -> None:
        """Ask in ``background``."""
        self.__name__ = type(self).__name__
        self._background = background
        self._looked_at: datetime | None = None
        self._asking: asyncio.Task[None] | None = None
        self._unanswered: set[Subject] = set()

    async def __call__(self, work: UnitOfWork, now: datetime) -> None:
        """Ask about the next few, unless that was done just now, is still going on, or the workspace rests."""
        just_now = self._looked_at is not None and timedelta(0) <= now - self._looked_at < PAUSE
        if just_now or (self._asking is not None and not self._asking.done()):
            return
        if await lanes.workspace_rests(work, now):
            return
        self._looked_at = now
        if found := await self.find(work, now, self._unanswered):
            self._asking = self._background.start(self.ask(work.workspace_id, found))
        else:
            self._unanswered.clear()

    async def find(self, work: UnitOfWork, now: datetime, but: Collection[Subject]) -> Sequence[Subject]:
        """Return the next few about which Slack wasn't asked for a while, who has waited longest first."""
        raise NotImplementedError

    async def ask(self, workspace_id: UUID, found: Sequence[Subject]) -> None:
        """Ask Slack, then write down what it said."""
        raise NotImplementedError


class PacedQuestion(PacedCheck[Subject]):
    """A paced check that asks Slack one thing about each; told to wait, it has the whole workspace rest."""

    def __init__(self, background: Background, storage: Storage, clock: Clock) -> None:
        """Ask in ``background``."""
        super().__init__(background)
        self._storage, self._clock = storage, clock

    async def answers(
        self, workspace_id: UUID, found: Sequence[Subject], question: Callable[[Subject], Awaitable[Answer]]
    ) -> list[tuple[Subject, Answer | None]]:
        """Return what Slack says of each, None where it knows nothing; where it can't tell it is asked again later."""
        said: list[tuple[Subject, Answer | None]] = []
        for each in found:
            try:
                said.append((each, await question(each)))
            except SlackFailure as failure:
                if failure.code in UNSEEN:
                    said.append((each, None))
                elif failure.meaning in _ITS_OWN:
                    self._unanswered.add(each)
                else:
                    await self._rest(workspace_id, failure)
                    break
        return said

    async def _rest(self, workspace_id: UUID, failure: SlackFailure) -> None:
        """Leave Slack alone for as long as it says."""
        if failure.meaning is Meaning.RATE_LIMITED:
            async with self._storage.work(workspace_id) as work:
                until = self._clock.now() + timedelta(seconds=failure.retry_after)
                await lanes.rest(work.session, workspace_id, lanes.WHOLE_WORKSPACE, until)
