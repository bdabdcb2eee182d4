"""What of a session goes into somebody's calendar, and for how long."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from bot.kernel.enums import Mode, SessionState
from bot.kernel.recurrence import local_date

KEPT = timedelta(days=30)
"""How long a session stays in a feed after it is over, or was called off."""
CALLED_OFF = (SessionState.MISSED, SessionState.CANCELLED)
_SECOND, _SHORTEST = timedelta(seconds=1), timedelta(minutes=1)


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

    @property
    def title(self) -> str:
        """Return the topic, if there is one, and the circle."""
        return f"{self.topic} · {self.circle}" if self.topic else self.circle

    @property
    def called_off(self) -> bool:
        """Return whether it doesn't take place, or didn't."""
        return self.state in CALLED_OFF

    @property
    def sequence(self) -> int:
        """Return a number that grows with each move, when it is called off, and when it takes place after all.

        A session that is called off and then planned again has another revision: between two, there is room for one.
        """
        return 2 * self.revision + self.called_off

    @property
    def modified_at(self) -> datetime:
        """Return a moment that grows with everything that changes; when a date was moved is written nowhere."""
        return self.known_at + self.sequence * _SECOND

    @property
    def until(self) -> datetime:
        """Return the end, which for calendars must lie behind the beginning, however quickly people were done."""
        return max(self.ends_at, self.starts_at + _SHORTEST)

    @property
    def days(self) -> tuple[date, date]:
        """Return the first day and the one after the last, on the circle's own calendar."""
        first, last = local_date(self.starts_at, self.zone), local_date(self.ends_at, self.zone)
        return first, max(first, last) + timedelta(days=1)
