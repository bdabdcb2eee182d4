"""What a circle is to other features."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from bot.kernel.ids import ChannelId, UserId
from bot.kernel.recurrence import Rhythm, local_date, working_day_from
from bot.kernel.vocabulary import CircleState, Decision, Language, Mode

PLACES = range(3, 9)
SEASON = range(1, 27)
MINUTES = (30, 45, 60, 75, 90, 120)
_DAYS_TO_GATHER = 5


@dataclass(frozen=True)
class Member:
    """Somebody in a circle."""

    person_id: UUID
    user: UserId
    owner: bool
    zone: str
    language: Language
    joined_at: datetime


@dataclass(frozen=True)
class CircleInfo:
    """A circle with its active members, in the order in which they joined."""

    id: UUID
    name: str
    purpose: str
    channel: ChannelId
    language: Language
    state: CircleState
    rhythm: Rhythm
    minutes: int
    format_id: str
    mode: Mode
    places: int
    sessions: int
    dots: int
    digest: bool
    members: tuple[Member, ...]
    by_invitation: bool = False
    """Whether an owner lets people in."""
    milestones: bool = False
    """Whether the season has a kick-off, a look-back at half-time and a closing."""
    holidays: str | None = None
    """On whose public holidays it doesn't meet, such as ``DE-BE``."""
    paused_until: datetime | None = None
    own_channel: bool = False
    """Whether Zirkel made its channel."""
    findable: bool = False
    """Whether everybody in the company can find its channel, as far as Slack has said so."""
    rescheduled_at: datetime | None = None
    """Since when its present rhythm holds."""
    asked_at: datetime | None = None
    """When it was asked last how to go on."""
    decision: Decision | None = None
    """How it decided then; None while that is open."""
    waiting: int = 0
    """How many wait for a place."""

    def member(self, person_id: UUID) -> Member | None:
        """Return the person's membership, None for anybody else."""
        return next((member for member in self.members if member.person_id == person_id), None)

    @property
    def owners(self) -> tuple[Member, ...]:
        """Return those who are responsible; where no owner is left, everybody is."""
        return tuple(member for member in self.members if member.owner) or self.members

    def is_owner(self, person_id: UUID) -> bool:
        """Return whether the person is responsible for it."""
        return any(owner.person_id == person_id for owner in self.owners)

    @property
    def is_owned(self) -> bool:
        """Return whether one of its owners is left."""
        return any(member.owner for member in self.members)

    @property
    def empty_places(self) -> int:
        """Return how many places no member has."""
        return max(0, self.places - len(self.members))

    @property
    def free_places(self) -> int:
        """Return how many more may join: whoever waits comes before everybody else."""
        return max(0, self.empty_places - self.waiting)


def suggested_first_date(now: datetime, zone: str) -> date:
    """Return a working day far enough ahead that people can join before it."""
    return working_day_from(local_date(now, zone) + timedelta(days=_DAYS_TO_GATHER))
