"""The process that the crash test kills: plans and sends through the real gateway until nothing is left to do."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import ClassVar

import sqlalchemy as sa

from bot.delivery import outbox
from bot.delivery.planner import Planner
from bot.delivery.post import Address, Due, TimedPost
from bot.delivery.sender import Sender
from bot.kernel.enums import OutboxState
from bot.kernel.ids import ChannelId, UserId
from bot.slack.gateway import WebGateway
from bot.slack.message import Message
from bot.slack.system_messages import notice
from bot.storage.crypto import Vault
from bot.storage.engine import parse_url
from bot.storage.unit_of_work import Storage, UnitOfWork
from models import Circle, OutboxMessage, ScheduledEvent

A_LIFE = timedelta(seconds=61)
"""Each life begins after the leases of the one before."""
_KEPT = timedelta(days=1)


class ShiftedClock:
    """The machine's clock, ahead by as many lives as were lived before, and by what nobody wanted to wait for."""

    def __init__(self, life: int) -> None:
        self.ahead = A_LIFE * life

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def elapsed(self) -> float:
        return self.now().timestamp()


class Card(TimedPost):
    """One card for every circle, in its channel, or to the person that its channel names."""

    kind: ClassVar[str] = "card"

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:
        rows = await work.all(sa.select(Circle).where(Circle.created_at <= until))
        return [Due(row.id, date(2026, 3, 2), row.created_at, now.replace(microsecond=0) + _KEPT) for row in rows]

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        row = await work.get(Circle, scheduled.subject)
        person = row.channel_id.startswith("U")
        to = Address(people=(UserId(row.channel_id),)) if person else Address(channel=ChannelId(row.channel_id))
        await outbox.put(work, self.kind, row.id, to, now=now, not_after=scheduled.not_after)

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        return notice(f"card {(await work.get(Circle, queued.subject)).id}")


def live(url: str, api_url: str, token: str, life: int) -> None:
    """Plan and send; ends when every message has its end."""
    asyncio.run(_live(url, api_url, token, ShiftedClock(life)))


async def _live(url: str, api_url: str, token: str, clock: ShiftedClock) -> None:
    storage = Storage.at(parse_url(url), Vault(b"k" * 32))
    planner = Planner(storage, [Card()], [], clock)
    gateway = WebGateway(token, api_url)
    sender = Sender(storage, gateway, [Card()], clock)
    await gateway.whoami()
    while True:
        await planner.plan()
        await sender.drain()
        if not await _waiting(storage):
            break
        clock.ahead += timedelta(seconds=1)
    await storage.close()


async def _waiting(storage: Storage) -> int:
    open_ = (OutboxState.PENDING, OutboxState.SENDING, OutboxState.UNKNOWN)
    async with storage.everywhere() as session:
        return (
            await session.scalar(sa.select(sa.func.count(OutboxMessage.id)).where(OutboxMessage.state.in_(open_))) or 0
        )
