"""What somebody's Home shows, and how it greets."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.features.circles.rules import CircleInfo
from bot.features.coaching.rules import Standing
from bot.features.sessions.rules import SessionInfo
from bot.kernel.vocabulary import Language, PairState

_DAY_FROM, _EVENING_FROM = 11, 18


class PartOfDay(StrEnum):
    """How the day is greeted."""

    MORNING = "morning"
    DAY = "day"
    EVENING = "evening"


@dataclass(frozen=True)
class Ballot:
    """A circle whose topics wait for somebody's dots."""

    circle: CircleInfo
    topics: int


@dataclass(frozen=True)
class Back:
    """What somebody is told who ends their pause."""

    paused: bool
    """Whether they did pause."""
    following: SessionInfo | None
    """What comes next for them."""


@dataclass(frozen=True)
class HomeInfo:
    """Everything that somebody's Home shows, at one moment."""

    person_id: UUID
    part: PartOfDay
    sessions: tuple[SessionInfo, ...]
    """Those to come, the next one first."""
    reflections: tuple[SessionInfo, ...]
    """Those to look back on."""
    ballots: tuple[Ballot, ...]
    circles: tuple[CircleInfo, ...]
    coaching: Standing
    chosen_language: Language | None
    """None follows Slack."""
    paused_until: datetime | None = None
    """Until when they pause; None where they don't."""

    def pauses_over(self, session: SessionInfo) -> bool:
        """Return whether they pause until after a session has begun."""
        return self.paused_until is not None and session.starts_at < self.paused_until

    @property
    def needs_coaching_date(self) -> bool:
        """Return whether a pair has still to find a date."""
        pair = self.coaching.pair
        return pair is not None and pair.state in (PairState.PAIRED, PairState.NOT_YET)

    @property
    def waiting(self) -> int:
        """Return how many things wait."""
        return len(self.reflections) + len(self.ballots) + self.needs_coaching_date


def part_of_day(now: datetime, zone: str) -> PartOfDay:
    """Return the part of the day that it is in ``zone``."""
    hour = now.astimezone(ZoneInfo(zone)).hour
    if hour < _DAY_FROM:
        return PartOfDay.MORNING
    return PartOfDay.DAY if hour < _EVENING_FROM else PartOfDay.EVENING
