"""A workspace with hand-made kinds of post, a sender and a planner on a clock that stands still."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import ClassVar
from uuid import UUID, uuid4

import sqlalchemy as sa

from bot.delivery import held, outbox
from bot.delivery.planner import Planner
from bot.delivery.post import Address, ChannelInvite, Due, Post, TimedPost
from bot.delivery.sender import AccountOff, Sender
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import OutboxState, Priority, ScheduledState
from bot.kernel.ids import ChannelId, UserId
from bot.slack.message import Invitee, Message
from bot.slack.system_messages import notice
from bot.storage.unit_of_work import Storage, UnitOfWork
from models import OutboxMessage, ScheduledEvent, Workspace
from tests.fake_gateway import FakeGateway
from tests.rows import MONDAY, new_workspace

DAY = timedelta(days=1)
C1, C2 = Address(channel=ChannelId("C1")), Address(channel=ChannelId("C2"))
ANNA = Address(people=(UserId("U1"),))


class Note(Post):
    """A card; ``unwanted`` subjects are not sent, ``broken`` ones raise when they are composed."""

    kind: ClassVar[str] = "note"

    def __init__(self) -> None:
        self.unwanted: set[UUID] = set()
        self.broken: dict[UUID, Exception] = {}
        self.composed: list[UUID] = []
        self.unreached: list[tuple[UUID, str]] = []
        self.on_compose: Callable[[OutboxMessage], Awaitable[None]] | None = None
        self.words = "note"
        self.responsible_people: list[UserId] = []

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:  # noqa: ARG002
        self.composed.append(queued.subject)
        if self.on_compose:
            await self.on_compose(queued)
        if queued.subject in self.broken:
            raise self.broken[queued.subject]
        return None if queued.subject in self.unwanted else notice(f"{self.words} {queued.subject}")

    async def compose_superseded(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:  # noqa: ARG002
        return notice(f"superseded: {queued.superseded}")

    async def responsible(self, work: UnitOfWork, queued: OutboxMessage) -> Sequence[UserId]:  # noqa: ARG002
        return self.responsible_people

    async def undeliverable(self, work: UnitOfWork, queued: OutboxMessage, code: str, now: datetime) -> None:
        self.unreached.append((queued.subject, code))
        await outbox.put(work, "reminder", queued.subject, ANNA, now=now, not_after=now + DAY)


class Reminder(Note):
    """A message of which two do no harm."""

    kind: ClassVar[str] = "reminder"
    harmless_twice: ClassVar[bool] = True


class Reply(Note):
    """Goes into the thread of a note."""

    kind: ClassVar[str] = "reply"


class Question(Note):
    """Asks somebody whether a note is there."""

    kind: ClassVar[str] = held.QUESTION
    harmless_twice: ClassVar[bool] = True
    priority: ClassVar[Priority] = Priority.ASKED_FOR


class Bringing(ChannelInvite):
    """Brings Anna into the message's channel; ``unwanted`` subjects don't."""

    kind: ClassVar[str] = "bringing"

    def __init__(self) -> None:
        self.unwanted: set[UUID] = set()
        self.unreached: list[str] = []

    async def guest(self, work: UnitOfWork, queued: OutboxMessage) -> Invitee | None:  # noqa: ARG002
        return None if queued.subject in self.unwanted else Invitee(UserId("U1"))

    async def undeliverable(self, work: UnitOfWork, queued: OutboxMessage, code: str, now: datetime) -> None:  # noqa: ARG002
        self.unreached.append(code)


class Timed(TimedPost):
    """Becomes due as ``listed``; happening puts a note into C1."""

    kind: ClassVar[str] = "timed"

    def __init__(self) -> None:
        self.listed: list[Due] = []
        self.happened: list[tuple[UUID, date]] = []
        self.error: Exception | None = None

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:  # noqa: ARG002
        return [due for due in self.listed if due.at <= until]

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        if self.error:
            raise self.error
        self.happened.append((scheduled.subject, scheduled.local_date))
        await outbox.put(work, "note", scheduled.subject, C1, now=now, not_after=scheduled.not_after)


class OtherTimed(Timed):
    """A second kind beside it."""

    kind: ClassVar[str] = "other"


@dataclass
class World:
    """Everything of delivery but Slack, which is a fake, and time, which is turned."""

    storage: Storage
    workspace: UUID
    clock: SimulatedClock
    slack: FakeGateway = field(default_factory=FakeGateway)
    note: Note = field(default_factory=Note)
    reminder: Reminder = field(default_factory=Reminder)
    reply: Reply = field(default_factory=Reply)
    bringing: Bringing = field(default_factory=Bringing)
    question: Question = field(default_factory=Question)
    timed: Timed = field(default_factory=Timed)
    other: OtherTimed = field(default_factory=OtherTimed)

    def __post_init__(self) -> None:
        self.sender, self.planner = self.new_sender(), self.new_planner()

    def new_sender(self, *account_off: AccountOff) -> Sender:
        kinds = [self.note, self.reminder, self.reply, self.bringing, self.question]
        return Sender(self.storage, self.slack, kinds, self.clock, *account_off)

    def new_planner(self) -> Planner:
        return Planner(self.storage, [self.timed, self.other], [], self.clock)

    @property
    def now(self) -> datetime:
        return self.clock.now()

    async def later(self, **time: float) -> None:
        await self.clock.turn_to(self.now + timedelta(**time))

    async def put(
        self, to: Address = C1, kind: str = "note", *, subject: UUID | None = None, last: timedelta = DAY
    ) -> UUID:
        """Put a message in; return its subject."""
        about = subject or uuid4()
        async with self.storage.work(self.workspace) as work:
            await outbox.put(work, kind, about, to, now=self.now, not_after=self.now + last)
        return about

    async def team(self) -> str:
        async with self.storage.everywhere() as session:
            return (await session.scalars(sa.select(Workspace.team_id))).one()

    async def refresh(self, subject: UUID) -> None:
        async with self.storage.work(self.workspace) as work:
            await outbox.refresh(work, "note", subject, now=self.now)

    async def queued_messages(self) -> list[OutboxMessage]:
        async with self.storage.everywhere() as session:
            return list(
                await session.scalars(sa.select(OutboxMessage).order_by(OutboxMessage.due_at, OutboxMessage.id))
            )

    async def queued(self, subject: UUID) -> OutboxMessage:
        [found] = [queued for queued in await self.queued_messages() if queued.subject == subject]
        return found

    async def states(self) -> list[OutboxState]:
        return sorted(queued.state for queued in await self.queued_messages())

    async def change(self, subject: UUID, **values: object) -> None:
        async with self.storage.everywhere() as session:
            await session.execute(sa.update(OutboxMessage).where(OutboxMessage.subject == subject).values(**values))

    async def scheduled_events(self) -> list[ScheduledEvent]:
        async with self.storage.everywhere() as session:
            return list(
                await session.scalars(
                    sa.select(ScheduledEvent).order_by(ScheduledEvent.due_at, ScheduledEvent.local_date)
                )
            )

    async def scheduled_states(self) -> list[ScheduledState]:
        return [scheduled.state for scheduled in await self.scheduled_events()]


async def new_world(storage: Storage, clock: SimulatedClock) -> World:
    return World(storage, await new_workspace(storage), clock)


def due(subject: UUID, at: datetime, *, last: timedelta = timedelta(hours=4), day: date | None = None) -> Due:
    return Due(subject, day or at.date(), at, at + last)


def hours(count: float) -> datetime:
    return MONDAY + timedelta(hours=count)
