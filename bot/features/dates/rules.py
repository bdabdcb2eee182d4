"""What members see of the dates that are still to come."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.features.circles.rules import CircleInfo
from bot.features.sessions.rules import SessionInfo


@dataclass(frozen=True)
class LaterDate:
    """A date on which a session will be, as far as one can tell; it isn't planned yet."""

    number: int
    day: date
    starts_at: datetime
    format_id: str
    theme: str = ""
    """What it is about by its programme's plan."""


@dataclass(frozen=True)
class DatesInfo:
    """The dates of a circle that are still to come."""

    circle: CircleInfo
    sessions: tuple[SessionInfo, ...]
    """Those that run or are planned, the earliest first."""
    later: tuple[LaterDate, ...]
    skipped: tuple[date, ...]
    """On which it doesn't meet."""
    breaks: tuple[date, ...] = ()
    """On which it would meet but for its programme's plan, before the season ends."""

    def instead_of(self, day: date) -> date | None:
        """Return on which day a date that is left out is made up for, None where all that follows comes later."""
        return next((one for one in self.breaks if one > day), None)


class EndsTooLate(Exception):
    """A date can't be left out: the season would end after the circle's programme."""

    def __init__(self, ends: date) -> None:
        """Note when it would end."""
        super().__init__(ends)
        self.ends = ends
