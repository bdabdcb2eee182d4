"""What somebody's Home shows, and how it greets."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.features.answers.rules import Question
from bot.features.circles.rules import CircleInfo
from bot.features.coaching.rules import Standing
from bot.features.membership.rules import RequestInfo
from bot.features.merge.rules import Offer
from bot.features.reflections.rules import OwnCommitment
from bot.features.sessions.rules import SessionInfo
from bot.kernel.enums import Language, PairState, RequestKind

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
class Door:
    """A circle at whose door somebody is."""

    circle: CircleInfo
    request: RequestInfo

    @property
    def asks(self) -> bool:
        """Return whether the circle waits for them: they are invited, or a place is kept for them."""
        return self.request.kind is RequestKind.INVITED or self.request.kept_until is not None


@dataclass(frozen=True)
class Knock:
    """A circle of somebody's at whose door others ask to be let in."""

    circle: CircleInfo
    people: int


@dataclass(frozen=True)
class Open:
    """What somebody can answer in a session over days: what closes first, and how much there is."""

    question: Question
    count: int


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
    doors: tuple[Door, ...] = ()
    knocks: tuple[Knock, ...] = ()
    offers: tuple[Offer, ...] = ()
    """To circles that they are responsible for."""
    plans: tuple[OwnCommitment, ...] = ()
    """Of which it is time to say what became of them."""
    questions: tuple[Open, ...] = ()
    zone: str = "UTC"
    """In which they read dates that Slack can't show."""

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
        answers = (self.knocks, self.offers, self.plans, self.questions, self.reflections, self.ballots)
        return sum(map(len, answers)) + sum(door.asks for door in self.doors) + self.needs_coaching_date


def part_of_day(now: datetime, zone: str) -> PartOfDay:
    """Return the part of the day that it is in ``zone``."""
    hour = now.astimezone(ZoneInfo(zone)).hour
    if hour < _DAY_FROM:
        return PartOfDay.MORNING
    return PartOfDay.DAY if hour < _EVENING_FROM else PartOfDay.EVENING
