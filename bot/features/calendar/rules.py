"""What of a session goes into somebody's calendar, and for how long."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Self
from uuid import UUID

from bot.features.sessions.rules import milestone_of
from bot.kernel.enums import Mode, SessionState, TandemKind
from bot.kernel.recurrence import local_date

KEPT = timedelta(days=30)
"""How long a session stays in a feed after it is over, or was called off."""
COACHED = timedelta(minutes=25)
"""How long each of a coaching pair is coached."""
CALLED_OFF = (SessionState.MISSED, SessionState.CANCELLED)
_SECOND, _SHORTEST = timedelta(seconds=1), timedelta(minutes=1)


@dataclass(frozen=True)
class CoachingDate:
    """When somebody's coaching pair or tandem meets, or an open meetup is, with nothing about the others."""

    id: UUID
    people: int
    starts_at: datetime
    until: datetime
    zone: str
    sequence: int
    modified_at: datetime
    mode: Mode = Mode.LIVE
    kind: TandemKind | None = None
    """What they do, where they meet for longer than a round."""
    title: str = ""
    """Of an open meetup."""
    venue: str = ""
    called_off: bool = False


@dataclass(frozen=True)
class CalendarEntry:
    """A session in one person's calendar, with nothing about anybody else."""

    id: UUID
    circle_id: UUID
    circle: str
    number: int
    sessions: int
    topic: str | None
    starts_at: datetime
    ends_at: datetime
    zone: str
    mode: Mode
    state: SessionState
    revision: int
    known_at: datetime
    """When it was planned, begun or ended, whichever came last."""
    format_id: str
    roles: tuple[str, ...] = ()
    """The person's own."""
    absent: bool = False
    """Whether the person said that they can't come."""
    venue: str = ""
    stamp: tuple[int, datetime] | None = None
    """Which version this is, and since when; None before it was ever told."""

    @property
    def called_off(self) -> bool:
        """Return whether it doesn't take place, or didn't."""
        return self.state in CALLED_OFF

    @property
    def sequence(self) -> int:
        """Return a number that grows with each move, when it is called off, and when it takes place after all.

        A session that is called off and then planned again has another revision: between two, there is room for one.
        What else changes counts once it was told.
        """
        return self.stamp[0] if self.stamp else 2 * self.revision + self.called_off

    @property
    def modified_at(self) -> datetime:
        """Return a moment that grows with everything that changes; when a date was moved is written nowhere."""
        return self.stamp[1] if self.stamp else self.known_at + self.sequence * _SECOND

    @property
    def fingerprint(self) -> str:
        """Return what is another for everything that calendars show of it."""
        shown = replace(self, stamp=None, known_at=self.starts_at)
        named = f"{shown!r}{milestone_of(self.format_id) or ''}"
        return hashlib.sha256(named.encode()).hexdigest()[:16]

    def told_after(self, before: str, sequence: int, changed_at: datetime, now: datetime) -> Self:
        """Return the entry with the stamp that it had, or with a later one where it is no longer what it was."""
        if self.fingerprint == before:
            return replace(self, stamp=(sequence, changed_at))
        return replace(self, stamp=(max(sequence + 1, self.sequence), max(now, changed_at + _SECOND)))

    @property
    def until(self) -> datetime:
        """Return the end, which for calendars must lie behind the beginning, however quickly people were done."""
        return max(self.ends_at, self.starts_at + _SHORTEST)

    @property
    def days(self) -> tuple[date, date]:
        """Return the first day and the one after the last, on the circle's own calendar."""
        return local_date(self.starts_at, self.zone), local_date(self.last_moment, self.zone) + timedelta(days=1)

    @property
    def last_moment(self) -> datetime:
        """Return when it still goes on: what ends at midnight ends on the day before."""
        return max(self.starts_at, self.ends_at - _SECOND)
