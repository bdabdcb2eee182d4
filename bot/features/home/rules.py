"""What somebody's Home shows, and how it greets."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.features.answers.rules import PhaseQuestion
from bot.features.circles.rules import CircleInfo
from bot.features.coaching.rules import CoachingStatus
from bot.features.feedback.rules import FeedbackStatus
from bot.features.insights.rules import InsightCard
from bot.features.membership.rules import RequestInfo
from bot.features.merge.rules import Consent, Offer
from bot.features.people.rules import PersonInfo
from bot.features.plans.rules import OwnCommitment
from bot.features.programmes.rules import MyProgramme
from bot.features.proposals.rules import MyProposal
from bot.features.recall.rules import RecallStatus
from bot.features.sessions.rules import SessionInfo
from bot.features.swaps.rules import SwapQuestion
from bot.features.tandems.rules import TandemInfo
from bot.kernel.enums import PairState, RequestKind
from bot.kernel.ids import UserId

_DAY_FROM, _EVENING_FROM = 11, 18


class PartOfDay(StrEnum):
    """How the day is greeted."""

    MORNING = "morning"
    DAY = "day"
    EVENING = "evening"


@dataclass(frozen=True)
class OpenVote:
    """A circle whose topics wait for somebody's dots."""

    circle: CircleInfo
    topics: Sequence[str]
    until: datetime | None = None
    """Until when dots count for the next session that has no topic yet, where that is planned."""


@dataclass(frozen=True)
class OwnRequest:
    """Somebody's own request to join a circle, or that circle's invitation."""

    circle: CircleInfo
    request: RequestInfo

    @property
    def needs_answer(self) -> bool:
        """Return whether the circle waits for them: they are invited, or a place is kept for them."""
        return self.request.kind is RequestKind.INVITED or self.request.kept_until is not None


@dataclass(frozen=True)
class RequestsToOwner:
    """A circle that others ask its owner to join."""

    circle: CircleInfo
    people: Sequence[UserId]
    """Who asked first stands first."""


@dataclass(frozen=True)
class OpenQuestions:
    """What somebody can answer in a session over days: what closes first, and how much there is."""

    first: PhaseQuestion
    count: int


@dataclass(frozen=True)
class PauseEnd:
    """What somebody is told who ends their pause."""

    paused: bool
    """Whether they did pause."""
    following: SessionInfo | None
    """What comes next for them."""


@dataclass(frozen=True)
class HomeInfo:
    """Everything that somebody's Home shows, at one moment."""

    person: PersonInfo
    part: PartOfDay
    sessions: tuple[SessionInfo, ...]
    """Those to come, the next one first."""
    reflections: tuple[SessionInfo, ...]
    """Those to look back on."""
    votes: tuple[OpenVote, ...]
    circles: tuple[CircleInfo, ...]
    coaching: CoachingStatus
    to_join: tuple[CircleInfo, ...] = ()
    """Which they could come into, where they are in none."""
    ended: tuple[CircleInfo, ...] = ()
    """Which have lately come to their end."""
    paused_until: datetime | None = None
    """Until when they pause; None where they don't."""
    own_requests: tuple[OwnRequest, ...] = ()
    requests_to_owner: tuple[RequestsToOwner, ...] = ()
    offers: tuple[Offer, ...] = ()
    """To circles that they are responsible for."""
    consents: tuple[Consent, ...] = ()
    """Whether they move into another circle."""
    swaps: tuple[SwapQuestion, ...] = ()
    """Whether they would take somebody's role."""
    plans: tuple[OwnCommitment, ...] = ()
    """Of which it is time to say what became of them."""
    questions: tuple[OpenQuestions, ...] = ()
    to_ask: tuple[OwnCommitment, ...] = ()
    """Of others, about which they were asked to ask."""
    insights: tuple[InsightCard, ...] = ()
    """Whether the company may find them."""
    recall: RecallStatus = field(default_factory=RecallStatus)
    feedback: FeedbackStatus = field(default_factory=FeedbackStatus)
    proposals: tuple[MyProposal, ...] = ()
    """Whether a circle of a programme suits them."""
    applied: tuple[MyProgramme, ...] = ()
    """What they have applied for, as long as there is no question and no circle yet."""
    reads_reports: bool = False

    def pauses_over(self, session: SessionInfo) -> bool:
        """Return whether they pause until after a session has begun."""
        return self.paused_until is not None and session.starts_at < self.paused_until

    @property
    def is_new(self) -> bool:
        """Return whether they take part in nothing yet."""
        return not (self.circles or self.coaching.in_pool or self.coaching.tandems)

    @property
    def asked(self) -> tuple[TandemInfo, ...]:
        """Return the tandems about which somebody waits for their answer."""
        asking = ((one, one.asked) for one in self.coaching.tandems)
        return tuple(one for one, asked in asking if asked and asked.person_id == self.person.id)

    @property
    def needs_coaching_date(self) -> bool:
        """Return whether a pair has still to find a date."""
        pair = self.coaching.pair
        open_states = (PairState.PAIRED, PairState.DATED, PairState.NOT_YET)
        return pair is not None and self.coaching.meets and pair.meets_at is None and pair.state in open_states


def part_of_day(now: datetime, zone: str) -> PartOfDay:
    """Return the part of the day that it is in ``zone``."""
    hour = now.astimezone(ZoneInfo(zone)).hour
    if hour < _DAY_FROM:
        return PartOfDay.MORNING
    return PartOfDay.DAY if hour < _EVENING_FROM else PartOfDay.EVENING
