"""Every table of Zirkel; importing this package makes the metadata complete."""

from models.base import Base, InWorkspace
from models.circles import Circle, Membership
from models.coaching import CoachingPair, CoachingPool, CoachingRound, CoachingSeat, NotWith, PairSeat
from models.delivery import InboxEntry, Lane, Letter, Occasion
from models.reflections import Commitment, RecallCard, Reflection
from models.sessions import Attendance, Minutes, PhaseRun, RoleTurn, Session
from models.topics import Dot, Skill, Topic
from models.workspaces import KeyCheck, Person, Workspace

__all__ = [
    "Attendance",
    "Base",
    "Circle",
    "CoachingPair",
    "CoachingPool",
    "CoachingRound",
    "CoachingSeat",
    "Commitment",
    "Dot",
    "InWorkspace",
    "InboxEntry",
    "KeyCheck",
    "Lane",
    "Letter",
    "Membership",
    "Minutes",
    "NotWith",
    "Occasion",
    "PairSeat",
    "Person",
    "PhaseRun",
    "RecallCard",
    "Reflection",
    "RoleTurn",
    "Session",
    "Skill",
    "Topic",
    "Workspace",
]
