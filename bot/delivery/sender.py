"""Sends what waits in the outbox: claim, compose, call, and write down what the answer means."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import sqlalchemy as sa
import structlog

from bot import metrics
from bot.delivery import bundles, claims, held, lanes, outbox
from bot.delivery.doubts import find_out, look_later
from bot.delivery.outcomes import LATE, Expired, Outcome, after, back_off
from bot.delivery.pauses import Reviver, pause
from bot.delivery.post import ChannelInvite, Post
from bot.kernel.clock import Clock
from bot.kernel.enums import Operation, OutboxState
from bot.kernel.errors import Gone, origin
from bot.kernel.ids import ChannelId, MessageTs, UserId
from bot.slack.errors import ACCOUNT_OFF, MISSING_SCOPE, THREAD_GONE, Meaning, SlackFailure
from bot.slack.gateway import Gateway, Posted
from bot.slack.message import Invitee, Message
from bot.storage.unit_of_work import Storage, UnitOfWork
from models import OutboxMessage

log = structlog.get_logger()
_SECONDS_TO_GIVE_BACK, _NO_PARENT = 3, "no_parent"
DATABASE_AWAY = (sa.exc.DBAPIError, sa.exc.TimeoutError, OSError)
AccountOff = Callable[[UnitOfWork, Sequence[UserId], datetime], Awaitable[None]]
"""Notes that people can't be written to because an account is off: of several it isn't known whose."""


async def _nobody_notes(work: UnitOfWork, users: Sequence[UserId], now: datetime) -> None: ...


class Sender:
    """Brings messages to Slack. Several may run side by side on one PostgreSQL."""

    def __init__(
        self,
        storage: Storage,
        gateway: Gateway,
        kinds: Sequence[Post],
        clock: Clock,
        account_off: AccountOff = _nobody_notes,
    ) -> None:
        """Send messages of these ``kinds``; their names must differ."""
        self._storage = storage
        self._gateway = gateway
        self._kinds = {kind.kind: kind for kind in kinds}
        self._courtesies = {kind.kind: kind.priority for kind in kinds}
        self._harmless = [kind.kind for kind in kinds if kind.harmless_twice]
        self._repeatable_kinds = [kind.kind for kind in kinds if isinstance(kind, ChannelInvite)]
        self._clock = clock
        self._account_off = account_off
        self._reviver = Reviver(storage, gateway, clock)
        self._owner = uuid4().hex
        self._calling: set[UUID] = set()
        self._unsettled: dict[UUID, tuple[OutboxMessage, Outcome]] = {}
        self._expired = Expired()
        self._closed = False

    @property
    def kinds(self) -> list[Post]:
        """Return all kinds of post."""
        return list(self._kinds.values())

    async def drain(self) -> None:
        """Send until nothing more may be sent at this moment; first write down what couldn't be written before."""
        for queued, outcome in list(self._unsettled.values()):
            await self._settle(queued, outcome)
        await self._reviver.revive()
        try:
            while queued_messages := await self._claim():
                await asyncio.gather(*(self._send(queued) for queued in queued_messages))
        finally:
            self._tell_expired()

    def _tell_expired(self) -> None:
        """Count and log what won't come any more: a line for each kind and reason, however many expired at once."""
        for (kind, why), count in sorted(self._expired.items()):
            metrics.outcomes.labels(kind, OutboxState.EXPIRED).inc(count)
            log.info("messages_expired", kind=kind, why=why, messages=count)
        self._expired.clear()

    async def _claim(self) -> list[OutboxMessage]:
        metrics.beat("send")
        if self._closed:
            return []
        now, repeatable = self._clock.now(), self._repeatable_kinds
        return await claims.claim(
            self._storage, self._owner, now, repeatable, self._courtesies, self._harmless, self._expired
        )

    def close(self) -> None:
        """Claim no more; what is in flight goes on."""
        self._closed = True

    async def stop(self) -> None:
        """Give back what was claimed and not tried; a call cut off in the middle stays ambiguous."""
        self.close()
        try:
            async with asyncio.timeout(_SECONDS_TO_GIVE_BACK):
                await claims.give_back(self._storage, self._owner, tried=self._calling)
        except DATABASE_AWAY as error:
            log.warning("not_given_back", error=origin(error))  # others take it when the lease has ended

    async def _send(self, queued: OutboxMessage) -> None:
        in_doubt = queued.state is OutboxState.UNKNOWN
        try:
            outcome = await (self._find_out(queued) if in_doubt else self._try(queued))
        except Gone:
            outcome = Outcome(OutboxState.CANCELLED, "Gone")
        except Exception as error:  # noqa: BLE001  one message's mistake must not stop the others
            log.error("message_failed", kind=queued.kind, queued=str(queued.id), error=origin(error))  # noqa: TRY400
            outcome = self._after_mistake(queued, error)
        await self._settle(queued, outcome)

    def _after_mistake(self, queued: OutboxMessage, error: Exception) -> Outcome:
        name = type(error).__name__
        if queued.state is OutboxState.UNKNOWN:
            return look_later(queued, self._clock.now())
        if queued.id in self._calling:
            return Outcome(OutboxState.UNKNOWN, name, next_at=self._clock.now())
        if isinstance(error, DATABASE_AWAY):
            return back_off(queued, name, self._clock.now())
        return Outcome(OutboxState.DEAD, name)

    async def _find_out(self, queued: OutboxMessage) -> Outcome:
        async def place() -> tuple[ChannelId, Posted | None]:
            async with self._storage.reading(queued.workspace_id) as work:
                parent = await self._parent(work, queued)
            return parent.channel if parent else await self._channel(queued), parent

        harmless = self._kinds[queued.kind].harmless_twice
        return await find_out(self._gateway, queued, place, self._clock.now(), harmless=harmless)

    async def _try(self, queued: OutboxMessage) -> Outcome:
        async with self._storage.work(queued.workspace_id) as work:
            content = await self._content(work, queued)
            parent = await self._parent(work, queued)
            waits = (
                queued.thread_of is not None
                and parent is None
                and not await outbox.is_lost(work, queued.thread_of, queued.thread_subject)
            )
        if content is None and not self._may_go(queued):
            return Outcome(OutboxState.CANCELLED)
        if waits:
            return back_off(queued, _NO_PARENT, self._clock.now())
        try:
            posted = await self._call(queued, content, parent)
        except SlackFailure as failure:
            return self._after_failure(queued, failure, parent)
        return self._after_answer(queued, posted, parent)

    def _after_failure(self, queued: OutboxMessage, failure: SlackFailure, parent: Posted | None) -> Outcome:
        now = self._clock.now()
        if parent and failure.code in THREAD_GONE:
            return replace(back_off(queued, _NO_PARENT, now), attempt=False, lost_parent=parent)
        repeatable = queued.id not in self._calling or queued.kind in self._repeatable_kinds
        return after(queued, failure, now, repeatable=repeatable)

    def _after_answer(self, queued: OutboxMessage, posted: Posted | None, parent: Posted | None) -> Outcome:
        now = self._clock.now()
        if posted is None:
            return Outcome(OutboxState.EXPIRED, LATE)
        if posted.astray:
            return replace(back_off(queued, _NO_PARENT, now), attempt=False, lost_parent=parent, astray=posted)
        rests = queued.operation is Operation.POST  # Slack counts posts by channel, changes only by workspace
        return Outcome(OutboxState.SENT, posted=posted, lane_until=now + lanes.BETWEEN_TWO if rests else None)

    async def _content(self, work: UnitOfWork, queued: OutboxMessage) -> Message | Invitee | None:
        kind = self._kinds[queued.kind]
        if queued.operation is Operation.REMOVE:
            return None
        if isinstance(kind, ChannelInvite):
            return await kind.guest(work, queued)
        return await bundles.message(work, queued, self._kinds)

    def _may_go(self, queued: OutboxMessage) -> bool:
        """Return whether a message of which nothing is left is taken away from where it stands."""
        emptied = queued.operation is Operation.UPDATE and self._kinds[queued.kind].goes_when_empty
        return emptied or queued.operation is Operation.REMOVE

    async def _parent(self, work: UnitOfWork, queued: OutboxMessage) -> Posted | None:
        if queued.thread_of is None or queued.thread_subject is None:
            return None
        return await outbox.find_posted(work, queued.thread_of, queued.thread_subject)

    async def _call(
        self, queued: OutboxMessage, content: Message | Invitee | None, parent: Posted | None
    ) -> Posted | None:
        """Do in Slack what the message is to do; return where it stands, None where it became too late meanwhile."""
        if isinstance(content, Invitee):
            channel = ChannelId(queued.channel_id or "")
            self._calling.add(queued.id)
            await self._gateway.bring_in(channel, content.user)
            return Posted(channel, MessageTs(""))
        posted = Posted(ChannelId(queued.slack_channel or ""), MessageTs(queued.slack_ts or ""))
        if content is None:
            await self._gateway.remove(posted)
            return posted
        if queued.operation is Operation.UPDATE:
            await self._gateway.update(posted, content)
            return posted
        channel = parent.channel if parent else await self._channel(queued)
        if self._clock.now() > queued.not_after:
            return None
        self._calling.add(queued.id)
        return await self._gateway.post(channel, content, token=queued.token, thread=parent.ts if parent else None)

    async def _channel(self, queued: OutboxMessage) -> ChannelId:
        if queued.channel_id:
            return ChannelId(queued.channel_id)
        return await self._gateway.open_dm(_people(queued))

    async def _settle(self, queued: OutboxMessage, outcome: Outcome) -> None:
        """Write the outcome down with all that follows; where the database is away, the next ``drain`` does it."""
        try:
            async with self._storage.work(queued.workspace_id) as work:
                if await claims.settle(work.session, queued, self._owner, outcome.columns(queued, self._clock.now())):
                    await self._follow_up(work, queued, outcome)
                else:
                    log.warning("message_taken_over", kind=queued.kind, queued=str(queued.id))
        except Exception as error:  # noqa: BLE001  what is known must not get lost
            log.error("message_not_settled", kind=queued.kind, queued=str(queued.id), error=origin(error))  # noqa: TRY400
            self._unsettled[queued.id] = (queued, outcome)
        else:
            self._unsettled.pop(queued.id, None)
            self._calling.discard(queued.id)

    async def _follow_up(self, work: UnitOfWork, queued: OutboxMessage, outcome: Outcome) -> None:
        now = self._clock.now()
        if outcome.state is OutboxState.SENT:
            metrics.sent(queued.kind, (now - queued.due_at).total_seconds())
        elif outcome.state is OutboxState.EXPIRED:
            self._expired[queued.kind, outcome.error or LATE] += 1
        else:
            metrics.outcomes.labels(queued.kind, outcome.state).inc()
        await bundles.settle(work, queued, outcome, now)
        if outcome.lane_until:
            await lanes.rest(work.session, queued.workspace_id, queued.lane, outcome.lane_until)
        if outcome.state is OutboxState.SENT and queued.operation is Operation.POST:
            await outbox.after_posting(work, queued, now)
        if outcome.astray:
            await outbox.remove(work, queued, outcome.astray, now)
        if outcome.lost_parent:
            await outbox.post_anew(work, queued, outcome.lost_parent, now)
        if outcome.state is OutboxState.HELD:
            log.warning("message_held", kind=queued.kind, queued=str(queued.id), why=outcome.error)
            await self._tell(work, queued, self._ask(work, queued, now))
        if outcome.failure:
            await self._after_refusal(work, queued, outcome.failure, now)

    async def _after_refusal(
        self, work: UnitOfWork, queued: OutboxMessage, failure: SlackFailure, now: datetime
    ) -> None:
        """Log it; what concerns more than the message has its consequences, and those know who can do something."""
        ours = failure.meaning in (Meaning.BUG, Meaning.INSTALLATION) or failure.code == MISSING_SCOPE
        say, about = log.error if ours else log.info, {"needed": failure.needed} if failure.needed else {}
        about |= {"meaning": failure.meaning, "code": failure.code}
        say("message_refused", kind=queued.kind, queued=str(queued.id), **about)
        match failure.meaning:
            case Meaning.INSTALLATION:
                await pause(work, failure.code, now)
            case Meaning.RATE_LIMITED:
                until = now + timedelta(seconds=failure.retry_after)
                await lanes.rest(work.session, queued.workspace_id, lanes.WHOLE_WORKSPACE, until)
            case Meaning.TARGET:
                await self._tell(work, queued, self._report(work, queued, failure, now))

    async def _tell(self, work: UnitOfWork, queued: OutboxMessage, telling: Awaitable[None]) -> None:
        """Let those know who can do something; where that fails, the message's own outcome counts all the same."""
        try:
            async with work.session.begin_nested():
                await telling
        except Exception as error:  # noqa: BLE001  whatever it was
            log.error("nobody_told", kind=queued.kind, queued=str(queued.id), error=origin(error))  # noqa: TRY400

    async def _ask(self, work: UnitOfWork, queued: OutboxMessage, now: datetime) -> None:
        people = await self._kinds[queued.kind].responsible(work, queued)
        await held.ask(work, queued, tuple(people), now)

    async def _report(self, work: UnitOfWork, queued: OutboxMessage, failure: SlackFailure, now: datetime) -> None:
        await self._kinds[queued.kind].undeliverable(work, queued, failure.code, now)
        if failure.code in ACCOUNT_OFF and queued.people:
            await self._account_off(work, _people(queued), now)


def _people(queued: OutboxMessage) -> list[UserId]:
    return [UserId(user) for user in (queued.people or "").split(",")]
