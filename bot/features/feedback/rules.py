"""What feedback and thanks are, how long they wait and can be taken back, and when feedback is about the person."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from bot.features.circles.rules import CircleInfo
from bot.features.people.rules import NO_ZONE
from bot.kernel.ids import UserId

LINE_LIMIT, TEXT_LIMIT = 150, 500
WAITS_FOR = timedelta(days=14)
"""How long a question waits; for as long the same person isn't asked again, whether or not they declined."""
WITHDRAWN_WITHIN = timedelta(hours=24)

_ABOUT_THE_PERSON = re.compile(r"(?:^|[.!?…:;\n])[\W_]*(?:you\s+are|you['’]re|du\s+bist)\b", re.IGNORECASE)


def is_about_the_person(text: str) -> bool:
    """Return whether a sentence begins with what somebody is, where what they did would help more."""
    return _ABOUT_THE_PERSON.search(text) is not None


@dataclass(frozen=True)
class Observation:
    """An answer: when and where, what one saw of somebody there, what that did, and a wish or none."""

    situation: str = ""
    observed: str = ""
    effect: str = ""
    wish: str = ""

    @property
    def is_about_the_person(self) -> bool:
        """Return whether any of it says what somebody is."""
        return any(map(is_about_the_person, (self.situation, self.observed, self.effect, self.wish)))


@dataclass(frozen=True)
class Reachable:
    """Whom somebody can ask or thank: people with the circle that both are in, None for those of a coaching pair."""

    people: Mapping[UserId, tuple[UUID, UUID | None]]
    circles: tuple[str, ...] = ()
    pair: UUID | None = None


@dataclass(frozen=True)
class FeedbackInfo:
    """A question for feedback, with the answer if there is one; without a circle, it is about a coaching pair."""

    id: UUID
    circle: CircleInfo | None
    receiver: UserId
    giver: UserId
    about: str
    asked_at: datetime
    answered_at: datetime | None = None
    answer: Observation = Observation()
    waits: bool = True
    """Whether whoever was asked has neither answered nor declined, and both are in the circle still."""

    @property
    def zone(self) -> str:
        """Return on whose clock moments are written where Slack doesn't do it."""
        return self.circle.rhythm.zone if self.circle else NO_ZONE

    @property
    def is_withdrawn(self) -> bool:
        """Return whether whoever asked has taken the question back, and with it what it was about."""
        return not self.about

    @property
    def withdrawn_until(self) -> datetime | None:
        """Return until when whoever answered may take that back."""
        return self.answered_at and self.answered_at + WITHDRAWN_WITHIN


@dataclass(frozen=True)
class ThanksInfo:
    """Somebody's thanks to another one."""

    id: UUID
    circle: CircleInfo
    receiver: UserId
    giver: UserId
    text: str
    given_at: datetime
    offered: bool = False
    shared_at: datetime | None = None


@dataclass(frozen=True)
class FeedbackStatus:
    """What waits for somebody: questions to them, answers and thanks that they haven't read."""

    questions: tuple[FeedbackInfo, ...] = ()
    answers: tuple[FeedbackInfo, ...] = ()
    thanks: tuple[ThanksInfo, ...] = ()


@dataclass(frozen=True)
class FeedbackPage:
    """What somebody has got, and what they asked for or gave and can take back; the latest first."""

    received: tuple[FeedbackInfo, ...] = ()
    given: tuple[FeedbackInfo, ...] = ()
    asked: tuple[FeedbackInfo, ...] = ()
    thanks: tuple[ThanksInfo, ...] = ()
    thanked: tuple[ThanksInfo, ...] = ()
