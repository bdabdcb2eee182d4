"""Who reads the messages that are ready, what came to them in the last week, and what that makes of a message."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery import contact_policy
from bot.delivery.contact_policy import A_WEEK, GATHERED, WEEK, Reason, Recipient, verdict, weekly_moment
from bot.delivery.outcomes import LATE, Expired
from bot.kernel.enums import Operation, OutboxState, Priority
from bot.kernel.recurrence import is_zone
from bot.kernel.working_time import ClosedIn, Hours, is_working_hour, weekends_in
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage, Person

HOURS = (Person.hours_from, Person.hours_until)


class Who(NamedTuple):
    """A Slack user in a workspace."""

    workspace: UUID
    user: str


@dataclass
class Recipients:
    """The recipients of some messages. Until the transaction ends nobody else decides about a message to them."""

    priorities: Mapping[str, Priority]
    """Those of each kind."""
    known: dict[Who, Recipient] = field(default_factory=dict)
    received: dict[Who, dict[UUID, datetime]] = field(default_factory=dict)
    """Which messages came to them in the last week, or may have come, and when."""
    closed: ClosedIn = weekends_in
    busy: frozenset[Who] = frozenset()
    """Those about whom another process decides just now."""
    put_off: int = 0
    """How many messages had to wait or were dropped."""
    expired: Expired = field(default_factory=Expired)
    """Those that were dropped."""

    @classmethod
    async def of(
        cls,
        session: AsyncSession,
        queued_messages: Sequence[OutboxMessage],
        priorities: Mapping[str, Priority],
        now: datetime,
        closed: ClosedIn,
    ) -> "Recipients":
        """Find and lock who would read those of ``messages`` that count."""
        found = cls(priorities, closed=closed)
        wanted = {who for queued in queued_messages if found.counts(queued) for who in _recipients(queued)}
        if wanted:
            met = {Who(*row) for row in await session.execute(_people(wanted, Person.slack_user_id))}
            columns = (Person.slack_user_id, Person.zone, Person.paused_until, Person.weekly_on, *HOURS)
            locked = _people(wanted, *columns).with_for_update(skip_locked=True, key_share=True)
            for workspace, user, zone, paused_until, weekly_on, *hours in await session.execute(locked):
                place = zone if is_zone(zone) else "UTC"
                known = Recipient(user, place, paused_until, weekly_on=weekly_on, hours=Hours(*hours))
                found.known[Who(workspace, user)] = known
            found.busy = frozenset(met - found.known.keys())
            found.received = await _received(session, wanted, found.uncounted, now)
        return found

    @property
    def uncounted(self) -> list[str]:
        """Return the kinds that are in nobody's way."""
        return [kind for kind, priority in self.priorities.items() if priority is Priority.ASKED_FOR]

    def counts(self, queued: OutboxMessage) -> bool:
        """Return whether a message is a message to people that they haven't asked for."""
        posts = queued.operation is Operation.POST and queued.people is not None
        return posts and self._courtesy(queued) is not Priority.ASKED_FOR

    def admit(self, queued: OutboxMessage, now: datetime) -> bool:
        """Return whether a message may be sent now, and then count it as sent; otherwise let it wait, or drop it."""
        if not self.counts(queued):
            return True
        people = _recipients(queued)
        if not self.busy.isdisjoint(people):
            return False
        recipients = [self._reader(who, queued) for who in people]
        found = verdict(self._courtesy(queued), recipients, now, queued.not_after, self.closed)
        if found.until is not None and found.until <= now:
            for who in people:
                self.received.setdefault(who, {})[queued.id] = now
            return True
        self.put_off += 1
        queued.error = found.reason
        if found.until is None:
            queued.state, queued.next_at = OutboxState.EXPIRED, now
            self.expired[queued.kind, found.reason or LATE] += 1
        else:
            queued.next_at = found.until
            if found.reason is Reason.WEEKLY:
                queued.not_after = max(queued.not_after, found.until + WEEK)
        return False

    def go_along(self, queued: OutboxMessage, kinds: Collection[str], now: datetime) -> list[str]:
        """Return which of ``kinds`` may go along with an admitted message: what is gathered, on its day alone.

        What waits for its reader's hours, or for the end of their pause, goes along with nothing that didn't wait.
        """
        reader = self._reader(_recipients(queued)[0], queued)
        weekly, zone = reader.weekly_on, reader.zone
        if not self.counts(queued):
            return [kind for kind in kinds if self.priorities.get(kind) is Priority.ASKED_FOR]
        if zone and not is_working_hour(now, zone, self.closed(zone), reader.hours):
            return []
        if weekly is None or weekly_moment(reader, weekly, now, self.closed) <= now:
            return list(kinds)
        return [kind for kind in kinds if self.priorities.get(kind) not in GATHERED]

    def _reader(self, who: Who, queued: OutboxMessage) -> Recipient:
        """Return somebody with all that came but ``message`` itself, which may have been tried before."""
        others = [at for queued_id, at in self.received.get(who, {}).items() if queued_id != queued.id]
        return replace(self.known.get(who, Recipient(who.user)), received=others)

    def _courtesy(self, queued: OutboxMessage) -> Priority:
        return self.priorities.get(queued.kind, Priority.NEEDED)


def _recipients(queued: OutboxMessage) -> list[Who]:
    return [Who(queued.workspace_id, user) for user in (queued.people or "").split(",")]


def _people(wanted: Collection[Who], *columns: Any) -> sa.Select[Any]:
    """Select ``columns`` of these people, after their workspace; always in the same order, to be locked."""
    return (
        sa.select(Person.workspace_id, *columns)
        .where(sa.tuple_(Person.workspace_id, Person.slack_user_id).in_(sorted(wanted)))
        .order_by(Person.id)
    )


async def _received(
    session: AsyncSession, wanted: Collection[Who], uncounted: Collection[str], now: datetime
) -> dict[Who, dict[UUID, datetime]]:
    """Return what came to these people in the last week; what went to groups is read for all, in one query."""
    rows = await session.execute(
        sa.select(OutboxMessage.id, OutboxMessage.workspace_id, OutboxMessage.people, OutboxMessage.sent_at).where(
            OutboxMessage.workspace_id.in_({who.workspace for who in wanted}),
            OutboxMessage.people.is_not(None),
            OutboxMessage.sent_at > now - WEEK,
            OutboxMessage.operation == Operation.POST,
            OutboxMessage.within.is_(None),
            OutboxMessage.kind.not_in(uncounted),
            sa.or_(OutboxMessage.people.in_(sorted({who.user for who in wanted})), OutboxMessage.people.contains(",")),
        )
    )
    found: dict[Who, dict[UUID, datetime]] = {}
    for queued_id, workspace, people, at in rows:
        for user in (people or "").split(","):
            found.setdefault(Who(workspace, user), {})[queued_id] = at or now
    return found


async def room_from(work: UnitOfWork, user: str, now: datetime) -> datetime:
    """Return from when on what can't wait finds room in somebody's week."""
    who = Who(work.workspace_id, user)
    received = (await _received(work.session, [who], (), now)).get(who, {})
    return max(contact_policy.room_from([*received.values()], A_WEEK) or now, now)


async def heard_lately(work: UnitOfWork, user: str, now: datetime) -> bool:
    """Return whether a message has come to somebody within a week."""
    lately = (OutboxMessage.operation == Operation.POST, OutboxMessage.sent_at > now - WEEK)
    return bool(await work.session.scalar(sa.select(sa.exists().where(is_for(user), *lately))))


def is_for(user: str) -> sa.ColumnElement[bool]:
    """Return the condition that ``user`` is among those whom a message goes to."""
    among = sa.literal(",").concat(OutboxMessage.people).concat(",").contains(f",{user},", autoescape=True)
    return sa.or_(OutboxMessage.people == user, among)
