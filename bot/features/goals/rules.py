"""What somebody wanted and says of it since; what stands on a circle's wall."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.features.circles.rules import CircleInfo
from bot.features.facilitation.rules import CommitmentInfo
from bot.features.reflections.rules import SharedAnswer
from bot.features.topics.rules import TopicInfo
from bot.kernel.enums import Visibility
from bot.kernel.ids import UserId


@dataclass(frozen=True)
class GoalInfo:
    """A goal as its author sees it, or whoever they let read it."""

    user: UserId
    wanted: str
    written_at: datetime
    today: str = ""
    """What they can do now; empty while they haven't said so."""
    visibility: Visibility = Visibility.ONLY_ME


@dataclass(frozen=True)
class OwnGoal:
    """Somebody's goal in a circle's season, if they have one, and the roles that they have had in it."""

    circle: CircleInfo
    goal: GoalInfo | None
    tried: Sequence[tuple[str, str]]
    """Each role once, with the format that it belongs to."""


@dataclass(frozen=True)
class LearningWall:
    """What a season is about and what it leaves: only what has its author's name, the latest first."""

    circle: CircleInfo
    begun: bool
    goals: Sequence[GoalInfo]
    questions: Sequence[TopicInfo]
    insights: Sequence[SharedAnswer]
    plans: Sequence[CommitmentInfo]
