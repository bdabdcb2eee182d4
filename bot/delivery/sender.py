"""Sends what waits in the outbox: claim, compose, call, and write down what the answer means."""

import asyncio
from collections.abc import Sequence
from uuid import UUID, uuid4

import sqlalchemy as sa
import structlog

from bot.delivery import claims, lanes, outbox
from bot.delivery.outcomes import Outcome, after, back_off
from bot.delivery.post import Entrance, Post
from bot.kernel.clock import Clock
from bot.kernel.errors import Gone
from bot.kernel.ids import ChannelId, MessageTs, UserId
from bot.kernel.vocabulary import LetterState, Operation, WorkspaceState
from bot.slack.errors import Meaning, SlackFailure, origin
from bot.slack.gateway import Gateway, Posted
from bot.slack.message import Entry, Message
from bot.storage.unit_of_work import Storage, UnitOfWork
from models.delivery import Letter
from models.workspaces import Workspace

log = structlog.get_logger()
_SECONDS_TO_GIVE_BACK = 3
_DATABASE_AWAY = (sa.exc.DBAPIError, sa.exc.TimeoutError, OSError)


class Sender:
    """Brings letters to Slack. Several may run side by side on one PostgreSQL."""

    def __init__(self, storage: Storage, gateway: Gateway, kinds: Sequence[Post], clock: Clock) -> None:
        """Send letters of these ``kinds``; their names must differ."""
        self._storage = storage
        self._gateway = gateway
        self._kinds = {kind.kind: kind for kind in kinds}
        self._courtesies = {kind.kind: kind.courtesy for kind in kinds}
        self._harmless = [kind.kind for kind in kinds if kind.harmless_twice]
        self._clock = clock
        self._owner = uuid4().hex
        self._calling: set[UUID] = set()
        self._unsettled: dict[UUID, tuple[Letter, Outcome]] = {}
        self._closed = False

    async def drain(self) -> None:
        """Send until nothing more may be sent at this moment; first write down what couldn't be written before."""
        for letter, outcome in list(self._unsettled.values()):
            await self._settle(letter, outcome)
        while letters := await self._claim():
            await asyncio.gather(*(self._send(letter) for letter in letters))

    async def _claim(self) -> list[Letter]:
        if self._closed:
            return []
        return await claims.claim(self._storage, self._owner, self._clock.now(), self._harmless, self._courtesies)

    def close(self) -> None:
        """Claim no more; what is in flight goes on."""
        self._closed = True

    async def stop(self) -> None:
        """Give back what was claimed and not tried; a call cut off in the middle stays ambiguous."""
        self.close()
        try:
            async with asyncio.timeout(_SECONDS_TO_GIVE_BACK):
                await claims.give_back(self._storage, self._owner, tried=self._calling)
        except _DATABASE_AWAY as error:
            log.warning("not_given_back", error=origin(error))  # others take it when the lease has ended

    async def _send(self, letter: Letter) -> None:
        now = self._clock.now
        try:
            outcome = await self._try(letter)
        except SlackFailure as failure:
            outcome = after(letter, failure, now(), repeatable=self._repeatable(letter))
        except Gone:
            outcome = Outcome(LetterState.CANCELLED, "Gone")
        except Exception as error:  # noqa: BLE001  one letter's mistake must not stop the others
            log.error("letter_failed", kind=letter.kind, letter=str(letter.id), error=origin(error))  # noqa: TRY400
            outcome = self._after_mistake(letter, error)
        await self._settle(letter, outcome)

    def _after_mistake(self, letter: Letter, error: Exception) -> Outcome:
        name = type(error).__name__
        if letter.id in self._calling:
            return Outcome(LetterState.UNKNOWN, name)
        if isinstance(error, _DATABASE_AWAY):
            return back_off(letter, name, self._clock.now())
        return Outcome(LetterState.DEAD, name)

    def _repeatable(self, letter: Letter) -> bool:
        """Return whether trying again does no harm: nothing was posted yet, or a second one changes nothing."""
        return letter.id not in self._calling or letter.kind in self._harmless

    async def _try(self, letter: Letter) -> Outcome:
        async with self._storage.work(letter.workspace_id) as work:
            content = await self._content(work, letter)
            parent = await self._parent(work, letter)
            alone = letter.thread_of is None or await outbox.is_lost(work, letter.thread_of, letter.thread_subject)
        if content is None:
            return Outcome(LetterState.CANCELLED)
        if parent is None and not alone:
            return back_off(letter, "no_parent", self._clock.now())
        posted = await self._call(letter, content, parent)
        return Outcome(LetterState.SENT, posted=posted, lane_until=self._clock.now() + lanes.BETWEEN_TWO)

    async def _content(self, work: UnitOfWork, letter: Letter) -> Message | Entry | None:
        kind = self._kinds[letter.kind]
        return await kind.guest(work, letter) if isinstance(kind, Entrance) else await kind.compose(work, letter)

    async def _parent(self, work: UnitOfWork, letter: Letter) -> Posted | None:
        if letter.thread_of is None or letter.thread_subject is None:
            return None
        return await outbox.find_posted(work, letter.thread_of, letter.thread_subject)

    async def _call(self, letter: Letter, content: Message | Entry, parent: Posted | None) -> Posted:
        if isinstance(content, Entry):
            channel = ChannelId(letter.channel_id or "")
            self._calling.add(letter.id)
            await self._gateway.bring_in(channel, content.user)
            return Posted(channel, MessageTs(""))
        if letter.operation is Operation.UPDATE:
            posted = Posted(ChannelId(letter.slack_channel or ""), MessageTs(letter.slack_ts or ""))
            await self._gateway.update(posted, content)
            return posted
        channel = parent.channel if parent else await self._channel(letter)
        self._calling.add(letter.id)
        return await self._gateway.post(channel, content, token=letter.token, thread=parent.ts if parent else None)

    async def _channel(self, letter: Letter) -> ChannelId:
        if letter.channel_id:
            return ChannelId(letter.channel_id)
        return await self._gateway.open_dm([UserId(user) for user in (letter.people or "").split(",")])

    async def _settle(self, letter: Letter, outcome: Outcome) -> None:
        """Write the outcome down with all that follows; where the database is away, the next ``drain`` does it."""
        try:
            async with self._storage.work(letter.workspace_id) as work:
                if await claims.settle(work.session, letter, self._owner, outcome.columns(letter, self._clock.now())):
                    await self._follow_up(work, letter, outcome)
                else:
                    log.warning("letter_taken_over", kind=letter.kind, letter=str(letter.id))
        except Exception as error:  # noqa: BLE001  what is known must not get lost
            log.error("letter_not_settled", kind=letter.kind, letter=str(letter.id), error=origin(error))  # noqa: TRY400
            self._unsettled[letter.id] = (letter, outcome)
        else:
            self._unsettled.pop(letter.id, None)
            self._calling.discard(letter.id)

    async def _follow_up(self, work: UnitOfWork, letter: Letter, outcome: Outcome) -> None:
        now = self._clock.now()
        if outcome.lane_until:
            await lanes.rest(work.session, letter.workspace_id, letter.lane, outcome.lane_until)
        if outcome.state is LetterState.SENT and letter.operation is Operation.POST:
            await outbox.after_posting(work, letter, now)
        if outcome.failure:
            await self._tell(work, letter, outcome.failure)

    async def _tell(self, work: UnitOfWork, letter: Letter, failure: SlackFailure) -> None:
        """Log it, and let those know who can do something about it."""
        say = log.error if failure.meaning in (Meaning.BUG, Meaning.INSTALLATION) else log.info
        say("letter_refused", kind=letter.kind, letter=str(letter.id), meaning=failure.meaning, code=failure.code)
        if failure.meaning is Meaning.INSTALLATION:
            (await work.session.get_one(Workspace, letter.workspace_id)).state = WorkspaceState.PAUSED
        if failure.meaning is Meaning.TARGET:
            try:
                async with work.session.begin_nested():
                    await self._kinds[letter.kind].undeliverable(work, letter, failure.code, self._clock.now())
            except Exception as error:  # noqa: BLE001  the letter's own outcome counts all the same
                log.error("nobody_told", kind=letter.kind, letter=str(letter.id), error=origin(error))  # noqa: TRY400
