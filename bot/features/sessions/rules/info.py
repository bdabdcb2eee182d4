"""What a session is to other features."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from bot.features.circles.rules import CircleInfo
from bot.features.roles.rules import Holder
from bot.features.sessions.rules.season import Milestone, milestone_of
from bot.features.topics.rules import TopicInfo
from bot.kernel.ids import UserId
from bot.kernel.vocabulary import CORE_ROLES, CircleState, Mode, PhaseState, SessionState

MODERATION, DOCUMENTATION, _ = CORE_ROLES


@dataclass(frozen=True)
class SessionInfo:
    """A session with all that people see of it."""

    id: UUID
    circle: CircleInfo
    number: int
    """1 for the first of the season."""
    starts_at: datetime
    ends_at: datetime
    local_date: date
    format_id: str
    mode: Mode
    state: SessionState
    topic: TopicInfo | None
    roles: tuple[Holder, ...]
    absent: frozenset[UUID]
    """The ids of people who said that they can't come."""
    revision: int = 0
    """How often its time changed."""
    mover_id: UUID | None = None
    """Who gave it its present time, None where the rhythm did."""

    def holder(self, role: str) -> Holder | None:
        """Return who has ``role``, None where nobody has it."""
        return next((holder for holder in self.roles if holder.role == role), None)

    def roles_of(self, person_id: UUID) -> tuple[Holder, ...]:
        """Return the roles that somebody has."""
        return tuple(holder for holder in self.roles if holder.person_id == person_id)

    @property
    def milestone(self) -> Milestone | None:
        """Return what it is for where it looks at the circle itself; then it needs no topic."""
        return milestone_of(self.format_id, self.number, self.circle.sessions)

    @property
    def is_last(self) -> bool:
        """Return whether the season ends with it."""
        return self.number >= self.circle.sessions

    @property
    def pauses(self) -> bool:
        """Return whether it is planned in a circle that pauses: then it gets another date, and nobody hears of it."""
        return self.state is SessionState.PLANNED and self.circle.state is CircleState.PAUSED

    @property
    def is_over(self) -> bool:
        """Return whether nothing of it is still to come."""
        return self.state not in (SessionState.PLANNED, SessionState.RUNNING)


@dataclass(frozen=True)
class PhaseInfo:
    """One phase of a session that was started."""

    id: UUID
    position: int
    """0 for the first."""
    phase: str
    opens_at: datetime
    ends_at: datetime
    state: PhaseState


@dataclass(frozen=True)
class MinutesInfo:
    """What was written down of a session; ``author`` is None where that person's data were erased."""

    text: str
    author: UserId | None
    written_at: datetime


def to_open(runs: Iterable[PhaseInfo], now: datetime) -> list[PhaseInfo]:
    """Return the phases that are still to open, in their order; those whose time is over stay closed."""
    return [run for run in runs if run.state is PhaseState.WAITING and run.ends_at > now]


@dataclass(frozen=True)
class LaterDate:
    """A date on which a session will be, as far as one can tell; it isn't planned yet."""

    number: int
    day: date
    starts_at: datetime
    format_id: str


@dataclass(frozen=True)
class DatesInfo:
    """The dates of a circle that are still to come."""

    circle: CircleInfo
    sessions: tuple[SessionInfo, ...]
    """Those that run or are planned, the earliest first."""
    later: tuple[LaterDate, ...]
    skipped: tuple[date, ...]
    """On which it doesn't meet."""
