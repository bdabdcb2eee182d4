"""Every table of Zirkel; importing this package makes the metadata complete."""

from models.base import Base, InWorkspace
from models.circles import Circle, JoinRequest, Membership, MergeConsent, MergeOffer, SkippedDate
from models.climate import ClimateAnswer, ClimateTicket
from models.coaching import CoachingPair, CoachingPool, CoachingRound, CoachingSeat, NotWith, PairSeat
from models.delivery import InboxEntry, Lane, OutboxMessage, ScheduledEvent, Uptime
from models.feedback import Feedback, Thanks
from models.goals import Goal
from models.insights import Insight, InsightAuthor
from models.meetups import Meetup, MeetupSignup, MeetupVote
from models.programmes import (
    Application,
    Programme,
    ProgrammeOwner,
    ProgrammeSnapshot,
    ProposedCircle,
    SnapshotOpening,
    SupportRequest,
)
from models.reflections import Commitment, LaterUse, RecallAsk, RecallNote, Reflection
from models.sessions import (
    Answer,
    Attendance,
    CalendarStamp,
    CaseNote,
    Helped,
    Minutes,
    PhaseRun,
    RoleSwap,
    RoleTurn,
    Session,
)
from models.tandems import Mentor, Tandem, TandemSeat
from models.topics import Dot, Skill, Topic
from models.workspaces import KeyCheck, Person, Workspace

__all__ = [
    "Answer",
    "Application",
    "Attendance",
    "Base",
    "CalendarStamp",
    "CaseNote",
    "Circle",
    "ClimateAnswer",
    "ClimateTicket",
    "CoachingPair",
    "CoachingPool",
    "CoachingRound",
    "CoachingSeat",
    "Commitment",
    "Dot",
    "Feedback",
    "Goal",
    "Helped",
    "InWorkspace",
    "InboxEntry",
    "Insight",
    "InsightAuthor",
    "JoinRequest",
    "KeyCheck",
    "Lane",
    "LaterUse",
    "Meetup",
    "MeetupSignup",
    "MeetupVote",
    "Membership",
    "Mentor",
    "MergeConsent",
    "MergeOffer",
    "Minutes",
    "NotWith",
    "OutboxMessage",
    "PairSeat",
    "Person",
    "PhaseRun",
    "Programme",
    "ProgrammeOwner",
    "ProgrammeSnapshot",
    "ProposedCircle",
    "RecallAsk",
    "RecallNote",
    "Reflection",
    "RoleSwap",
    "RoleTurn",
    "ScheduledEvent",
    "Session",
    "Skill",
    "SkippedDate",
    "SnapshotOpening",
    "SupportRequest",
    "Tandem",
    "TandemSeat",
    "Thanks",
    "Topic",
    "Uptime",
    "Workspace",
]
