"""Sends what waits in the outbox: claim, compose, call, and write down what the answer means."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import structlog

from bot.delivery import claims, lanes, outbox
from bot.delivery.post import Post
from bot.kernel.clock import Clock
from bot.kernel.ids import ChannelId, MessageTs, UserId
from bot.kernel.vocabulary import LetterState, Operation, WorkspaceState
from bot.slack.errors import Meaning, SlackFailure, origin
from bot.slack.gateway import Gateway, Posted
from bot.slack.message import Message
from bot.storage.unit_of_work import Storage, UnitOfWork
from models import Letter, Workspace

log = structlog.get_logger()
BACK_OFF = (5, 30, 120, 600)
"""Seconds to wait after the first, second, third and every further attempt that Slack didn't accept."""
_PARENT_PAUSE = timedelta(seconds=5)


class Sender:
    """Brings letters to Slack. Several may run side by side on one PostgreSQL."""

    def __init__(self, storage: Storage, gateway: Gateway, kinds: Sequence[Post], clock: Clock) -> None:
        """Send letters of these ``kinds``; their names must differ."""
        self._storage = storage
        self._gateway = gateway
        self._kinds = {kind.kind: kind for kind in kinds}
        self._clock = clock
        self._owner = uuid4().hex
        self._calling: set[UUID] = set()

    async def drain(self) -> None:
        """Send until nothing more may be sent at this moment."""
        while letters := await claims.claim(self._storage, self._owner, self._clock.now()):
            await asyncio.gather(*(self._send(letter) for letter in letters))

    async def stop(self) -> None:
        """Give back what was claimed and not tried; a call cut off in the middle stays ambiguous."""
        await claims.give_back(self._storage, self._owner, tried=self._calling)

    async def _send(self, letter: Letter) -> None:
        try:
            outcome = await self._try(letter)
        except SlackFailure as failure:
            outcome = self._after(letter, failure)
            await self._tell(letter, failure)
        except Exception as error:  # noqa: BLE001  one letter's mistake must not stop the others
            log.error("letter_failed", kind=letter.kind, letter=str(letter.id), error=origin(error))  # noqa: TRY400
            outcome = {"state": LetterState.DEAD, "error": type(error).__name__}
        await self._settle(letter, outcome)

    async def _try(self, letter: Letter) -> dict[str, Any]:
        async with self._storage.work(letter.workspace_id) as work:
            message = await self._kinds[letter.kind].compose(work, letter)
            parent = await self._parent(work, letter)
        if message is None:
            return {"state": LetterState.CANCELLED}
        if letter.thread_of and parent is None:
            return {"state": LetterState.PENDING, "next_at": self._clock.now() + _PARENT_PAUSE}
        posted = await self._call(letter, message, parent)
        return {"state": LetterState.SENT, "slack_channel": posted.channel, "slack_ts": posted.ts, "error": None}

    async def _parent(self, work: UnitOfWork, letter: Letter) -> Posted | None:
        if letter.thread_of is None or letter.thread_subject is None:
            return None
        return await outbox.find_posted(work, letter.thread_of, letter.thread_subject)

    async def _call(self, letter: Letter, message: Message, parent: Posted | None) -> Posted:
        if letter.operation is Operation.UPDATE:
            posted = Posted(ChannelId(letter.slack_channel or ""), MessageTs(letter.slack_ts or ""))
            await self._gateway.update(posted, message)
            return posted
        channel = letter.channel_id or await self._gateway.open_dm(
            [UserId(u) for u in (letter.people or "").split(",")]
        )
        return await self._gateway.post(
            ChannelId(channel), message, token=letter.token, thread=parent.ts if parent else None
        )

    def _after(self, letter: Letter, failure: SlackFailure) -> dict[str, Any]:
        now = self._clock.now()
        later = {"state": LetterState.PENDING, "error": failure.code}
        match failure.meaning:
            case Meaning.RATE_LIMITED:
                wait = timedelta(seconds=failure.retry_after)
                return later | {"next_at": now + wait, "attempts": letter.attempts - 1}
            case Meaning.AMBIGUOUS if not (
                letter.operation is Operation.UPDATE or self._kinds[letter.kind].harmless_twice
            ):
                return {"state": LetterState.UNKNOWN, "error": failure.code}
            case Meaning.NOT_ACCEPTED | Meaning.AMBIGUOUS:
                wait = timedelta(seconds=BACK_OFF[min(letter.attempts, len(BACK_OFF)) - 1])
                return later | {"next_at": now + wait}
            case Meaning.INSTALLATION:
                return later | {"attempts": letter.attempts - 1}
            case _:
                return {"state": LetterState.DEAD, "error": failure.code}

    async def _tell(self, letter: Letter, failure: SlackFailure) -> None:
        """Log it, and let those know who can do something about it."""
        say = log.error if failure.meaning in (Meaning.BUG, Meaning.INSTALLATION) else log.info
        say("letter_refused", kind=letter.kind, letter=str(letter.id), meaning=failure.meaning, code=failure.code)
        if failure.meaning is Meaning.INSTALLATION:
            async with self._storage.everywhere() as session:
                workspace = await session.get_one(Workspace, letter.workspace_id)
                workspace.state = WorkspaceState.PAUSED
        if failure.meaning is Meaning.TARGET:
            async with self._storage.work(letter.workspace_id) as work:
                await self._kinds[letter.kind].undeliverable(work, letter, failure.code, self._clock.now())

    async def _settle(self, letter: Letter, outcome: dict[str, Any]) -> None:
        async with self._storage.everywhere() as session:
            if not await claims.settle(session, letter, self._owner, outcome):
                log.warning("letter_taken_over", kind=letter.kind, letter=str(letter.id))
            await lanes.rest(session, letter.workspace_id, letter.lane, self._rest(outcome))
        self._calling.discard(letter.id)

    def _rest(self, outcome: dict[str, Any]) -> datetime:
        now = self._clock.now()
        if outcome.get("error") == "ratelimited":
            until: datetime = outcome["next_at"]
            return until
        return now + lanes.BETWEEN_TWO if outcome["state"] is LetterState.SENT else now
