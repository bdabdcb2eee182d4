"""What a feature must say about a thing it posts: when it is due, how it reads, how late is too late."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import ClassVar, Protocol
from uuid import UUID

from bot.kernel.enums import Priority
from bot.kernel.errors import ZirkelError
from bot.kernel.ids import ChannelId, UserId
from bot.slack.message import Invitee, Message
from bot.storage.unit_of_work import Storage, UnitOfWork
from models import OutboxMessage, ScheduledEvent

A_YEAR_AND_MORE = timedelta(days=400)
"""A circle may pause for a year: what was said about its next session before may change when it goes on."""


@dataclass(frozen=True)
class Due:
    """One scheduled event: ``subject`` is the row that it is about, ``local_date`` the day on people's calendar."""

    subject: UUID
    local_date: date
    at: datetime
    not_after: datetime


@dataclass(frozen=True)
class Address:
    """Where a message goes: a channel, or one person (DM), or several (group DM); perhaps into a thread."""

    channel: ChannelId | None = None
    people: tuple[UserId, ...] = ()
    thread_of: str | None = None
    """The kind of the message, about ``thread_subject``, in whose thread this one goes."""
    thread_subject: UUID | None = None

    @property
    def lane(self) -> str:
        """Return what is sent one after the other: a channel's messages, or those to the same people."""
        return self.channel or ",".join(self.people)


class MaintenanceTask(Protocol):
    """Upkeep at every plan, as a function of rows and ``now``; doing it twice changes nothing more."""

    __name__: str

    async def __call__(self, work: UnitOfWork, now: datetime) -> "MaintenanceTask | None":
        """Do it in this workspace; where it takes long to find what there is to do, return what does just that."""
        ...


class AfterChanges:
    """A maintenance task for which time alone makes nothing to do, or nothing that couldn't wait for an hour.

    It is asked when rows have changed since it was asked last, and else once an hour.
    """

    def __init__(self, task: MaintenanceTask) -> None:
        """Wrap a maintenance task; can be used as a decorator."""
        self.__name__ = task.__name__
        self._task = task

    async def __call__(self, work: UnitOfWork, now: datetime) -> MaintenanceTask | None:
        """Do the maintenance task itself."""
        return await self._task(work, now)


class Post:
    """A kind of message. It is composed when it is sent, after a look whether it is still wanted."""

    kind: ClassVar[str]
    """Names it in the database: ``session-card``."""
    harmless_twice: ClassVar[bool] = False
    """Whether it may be sent again after an ambiguous answer, where nobody can look whether it is there.

    That is so of what goes to people themselves: a second one says the same, and there is nobody else to ask.
    """

    goes_when_empty: ClassVar[bool] = False
    """Whether it shows what people wrote: where all of that was taken back, the message is taken away, too."""
    priority: ClassVar[Priority] = Priority.NEEDED
    """How a DM of this kind goes with its readers' week; each kind that goes to people says it itself."""

    kept_for: ClassVar[timedelta | None] = None
    """How long after its ``not_after`` a message may still be changed or answered in its thread, or put in once more.

    Then its row goes, and with it the memory that it was sent. None: that may be at any time.
    """

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the message as things stand now, None where nobody wants it any more."""
        raise NotImplementedError

    async def compose_superseded(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:  # noqa: ARG002
        """Return what an earlier message of this kind says now, and why: ``queued.superseded``."""
        return None

    async def undeliverable(self, work: UnitOfWork, queued: OutboxMessage, code: str, now: datetime) -> None:
        """Do what the person responsible needs when Slack says that this target can't be reached."""

    async def responsible(self, work: UnitOfWork, queued: OutboxMessage) -> Sequence[UserId]:  # noqa: ARG002
        """Return who can say whether the message is there where Slack doesn't."""
        return ()


class ChannelInvite(Post):
    """Not a message: somebody is brought into the message's channel, if they aren't there yet."""

    harmless_twice: ClassVar[bool] = True

    async def guest(self, work: UnitOfWork, queued: OutboxMessage) -> Invitee | None:
        """Return who is brought in as things stand now, None where nobody wants that any more."""
        raise NotImplementedError


class TimedPost(Post):
    """A kind that becomes due by itself."""

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:
        """List what falls due up to ``until`` and what was missed and isn't too late, from rows and ``now`` alone.

        As long as no row changes, nothing may come up later that was due before an earlier ``until``: then it isn't
        asked at every plan.
        """
        raise NotImplementedError

    async def channel_of(self, work: UnitOfWork, subject: UUID) -> ChannelId | None:  # noqa: ARG002
        """Return the channel that it is posted in, None where it goes to people."""
        return None

    async def lock(self, work: UnitOfWork, subject: UUID) -> None:
        """Lock what hangs above a scheduled event, before its own row: whoever changes that locks it first, too."""

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        """Do what is due, in one transaction: decide, write rows, put messages into the outbox."""
        raise NotImplementedError


Happening = Callable[[UnitOfWork, datetime], Awaitable[None]]
"""Does what is due in one transaction, from what was computed before it."""


class PreparedPost(TimedPost):
    """A kind that takes long to compute: that is done before it happens, while no transaction is open."""

    async def prepare(self, storage: Storage, scheduled: ScheduledEvent, now: datetime) -> Happening:
        """Read in a unit of work, compute after it, and return what writes the result down.

        That raises ``Outdated`` where something has changed meanwhile on which the result depends.
        """
        raise NotImplementedError


class Outdated(ZirkelError):
    """What was prepared doesn't hold any more: nothing happens, and the next plan prepares it anew."""
