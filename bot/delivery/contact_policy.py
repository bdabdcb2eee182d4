"""When a message suits those who read it: in their working hours, a few a week, none while they pause; pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import count

from bot.kernel.enums import Priority
from bot.kernel.recurrence import local_date, moment
from bot.kernel.working_time import (
    LONGEST_HOLIDAYS,
    WORK,
    ClosedIn,
    Hours,
    is_working_hour,
    weekends_in,
    working_day_from,
)

WEEK = timedelta(days=7)
A_WEEK, THAT_CAN_WAIT = 3, 2
"""How many messages somebody has in any seven days: the third place is kept for what can't wait until there is room.

There is no fourth: what can't wait for a place either is told elsewhere (`outbox.without_room`), or stands in Home.
"""
WEEKLY_AT = time(9, 30)
_LAST_HOUR = timedelta(hours=1)
GATHERED = (Priority.REMINDER, Priority.SPARE)
"""What comes in one message a week to whoever wants that."""
_CAN_BE_MISSED = (*GATHERED, Priority.DEADLINE)


class Reason(StrEnum):
    """Why a message waits, or never comes; stands in its row."""

    PAUSED = "paused"
    BUDGET = "budget"
    HOURS = "hours"
    WEEKLY = "weekly"


@dataclass(frozen=True)
class Recipient:
    """One of those who will read a message. Of somebody whom Zirkel hasn't met no working hours are known."""

    user: str
    zone: str | None = None
    paused_until: datetime | None = None
    received: Sequence[datetime] = ()
    """When the messages of the last seven days came, or may have come."""
    weekly_on: int | None = None
    """On which weekday they want all that can wait in one message."""
    hours: Hours = WORK
    """When they want to be written to, on working days."""

    def pauses(self, at: datetime) -> bool:
        """Return whether this person wants no messages at that moment."""
        return self.paused_until is not None and self.paused_until > at


@dataclass(frozen=True)
class Verdict:
    """What is to be done with a message: send it now, wait ``until`` a moment, or, without one, drop it."""

    until: datetime | None
    reason: Reason | None = None


def verdict(
    priority: Priority, recipients: Sequence[Recipient], now: datetime, not_after: datetime,
    closed: ClosedIn = weekends_in,
) -> Verdict:  # fmt: skip
    """Return when a message suits all its ``recipients``, as far as that is known ``now``.

    Messages that are sent meanwhile may put it off again: ask again at ``until``.
    """
    if priority is Priority.ASKED_FOR:
        return Verdict(now)
    if priority in _CAN_BE_MISSED and any(recipient.pauses(now) for recipient in recipients):
        return Verdict(None, Reason.PAUSED)
    if priority in GATHERED and len(recipients) == 1 and recipients[0].weekly_on is not None:
        at = weekly_moment(recipients[0], recipients[0].weekly_on, now, closed)
        return Verdict(at, Reason.WEEKLY if at > now else None)
    found = Verdict(None)
    for limit in _limits(priority, recipients):
        found = _when(_obstacles(recipients, limit, now, closed), now, not_after)
        if found.until is not None or found.reason is Reason.PAUSED:
            break
    if found.until is None and found.reason is Reason.HOURS and priority is Priority.BEFOREHAND:
        return Verdict(max(now, not_after - _LAST_HOUR), Reason.HOURS)
    return found


def weekly_moment(reader: Recipient, weekday: int, now: datetime, closed: ClosedIn = weekends_in) -> datetime:
    """Return when somebody's weekly message may come: that day from 9:30 on, in their hours, once.

    Where they don't work on their weekday, it comes on the next working day; none comes after another one that day.
    """
    zone = reader.zone or "UTC"
    after = max(now, room_from(reader.received, A_WEEK) or now)
    today = local_date(after, zone)
    monday = today - timedelta(days=today.weekday())
    wanted = (monday + week * WEEK + timedelta(days=weekday) for week in count(-LONGEST_HOLIDAYS // WEEK))
    days = (working_day_from(day, closed(zone)) for day in wanted)
    begin, end = (time(hour) for hour in reader.hours)
    opens_at = WEEKLY_AT if begin <= WEEKLY_AT < end else begin
    hours = ((moment(day, opens_at, zone), moment(day, end, zone)) for day in days)
    return next(
        max(after, opens) for opens, ends in hours
        if after < ends and all(at < opens for at in reader.received)
    )  # fmt: skip


def _limits(priority: Priority, recipients: Sequence[Recipient]) -> Sequence[int]:
    """Return how full a week may be, the best first; those in a pair wait for each other, so its messages wait less."""
    if priority in _CAN_BE_MISSED:
        return (1 if priority is Priority.SPARE else THAT_CAN_WAIT,)
    can_wait = priority is Priority.NEEDED and len(recipients) == 1
    return (THAT_CAN_WAIT, A_WEEK) if can_wait else (A_WEEK,)


def _when(obstacles: Iterable[tuple[datetime | None, Reason]], now: datetime, not_after: datetime) -> Verdict:
    at, reason = now, None
    for later, why in obstacles:
        if later is None or later > not_after:
            return Verdict(None, why)
        if later > at:
            at, reason = later, why
    return Verdict(at, reason)


def _obstacles(
    recipients: Sequence[Recipient], limit: int, now: datetime, closed: ClosedIn
) -> Iterator[tuple[datetime | None, Reason]]:
    """Yield until when each reason speaks against it; None: for as far as one can see."""
    rested = max((recipient.paused_until for recipient in recipients if recipient.paused_until), default=now)
    yield rested, Reason.PAUSED
    room = max((room_from(recipient.received, limit) or now for recipient in recipients), default=now)
    yield room, Reason.BUDGET
    places = [(recipient.zone, recipient.hours) for recipient in recipients if recipient.zone]
    yield common_working_hour(places, max(now, rested, room), closed), Reason.HOURS


def room_from(received: Sequence[datetime], limit: int) -> datetime | None:
    """Return from when one more leaves at most ``limit`` in any seven days; None where there is room already."""
    return sorted(received)[-limit] + WEEK if len(received) >= limit else None


def common_working_hour(
    places: Iterable[tuple[str, Hours]], after: datetime, closed: ClosedIn = weekends_in
) -> datetime | None:
    """Return the first moment from ``after`` on at which people with these zones and hours can all be written to.

    Where their own hours have none in common, it is one of their working hours; None where there is none either.
    """
    own = frozenset(places)
    usual = frozenset((zone, WORK) for zone, _ in own)
    return _common_hour(own, after, closed) or _common_hour(usual, after, closed)


@lru_cache(maxsize=1024)
def _common_hour(places: frozenset[tuple[str, Hours]], after: datetime, closed: ClosedIn) -> datetime | None:
    """Remember it: many messages wait at the same moment, and their recipients live in few zones."""

    def suits(at: datetime) -> bool:
        return all(is_working_hour(at, zone, closed(zone), hours) for zone, hours in places)

    starts = {
        moment(local_date(after, zone) + timedelta(days=day), time(hours.begin), zone)
        for zone, hours in places
        for day in range(LONGEST_HOLIDAYS.days)
    }
    return next((at for at in (after, *sorted(starts)) if at >= after and suits(at)), None)
