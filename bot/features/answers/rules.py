"""Who answers a phase of a session over days, and who reads what at which time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Protocol, TypeVar
from uuid import UUID, uuid5

from bot.features.sessions.rules import PhaseInfo, SessionInfo, Slot
from bot.kernel.enums import PhaseState, SessionState, Visibility
from bot.kernel.ids import UserId
from bot.kernel.recurrence import local_date, moment
from bot.kernel.working_time import WEEKENDS, ClosedDays, working_day_before, working_day_until

ANSWER_LIMIT = 2000

ENOUGH_WITHOUT_NAMES = 3
"""So many answers are shown without names; among fewer everybody would know whose is whose."""


class Audience(StrEnum):
    """Whom the answers to a phase are for."""

    AUTHOR = "author"
    """Nobody but who wrote them."""
    RECEIVER = "receiver"
    """Who wrote them, and those who asked for them: the case giver, who gets feedback."""
    CIRCLE = "circle"
    NAMELESS = "nameless"
    """The circle, without names."""


class Reading(StrEnum):
    """What somebody gets who would like to read the answers to a phase."""

    ALL = "all"
    OWN = "own"
    """Only what they wrote themselves; the rest isn't for them."""
    OWN_FIRST = "own_first"
    """They are asked to write their own first."""
    LATER = "later"
    """Answers without names are shown when the phase is over, all at once."""
    TOO_FEW = "too_few"
    """It is over, and too few wrote to show them without names."""


@dataclass(frozen=True)
class PhaseQuestion:
    """One phase of a session over days: whom it asks, and for whom the answers are."""

    session: SessionInfo
    run: PhaseInfo
    audience: Audience
    own_first: bool
    """Whether others' answers are read only after one's own is there."""
    asked: frozenset[UUID]
    """The members who may answer."""
    open_to_any: bool
    """Whether it is enough if one of them does: a role that nobody holds yet, for whoever would like to."""
    listening: frozenset[UUID]
    """The members who only listen this time."""
    receivers: frozenset[UUID]
    """Who reads the answers of others where they aren't for the circle."""

    @property
    def awaited(self) -> frozenset[UUID]:
        """Return the members whose answers are waited for: nobody who said that they can't come."""
        return frozenset() if self.open_to_any else self.asked - self.session.absent

    def is_open(self, now: datetime) -> bool:
        """Return whether it can be answered just now."""
        in_time = self.run.opens_at <= now < self.run.ends_at
        return in_time and self.run.state is PhaseState.OPEN and self.session.state is SessionState.RUNNING

    @property
    def is_over(self) -> bool:
        """Return whether nothing more will be written."""
        return self.run.state is PhaseState.OVER or self.session.is_over


@dataclass(frozen=True)
class AnswerInfo:
    """What a member wrote."""

    person_id: UUID
    user: UserId
    text: str
    written_at: datetime


def audience(reader: str | None) -> Audience:
    """Return whom answers are for, by what a format says of its output; without one they are for the circle."""
    match reader:
        case "author":
            return Audience.AUTHOR
        case "author_case" | "recipient" | "pair":
            return Audience.RECEIVER
        case "circle_anon":
            return Audience.NAMELESS
        case _:
            return Audience.CIRCLE


def reading(question: PhaseQuestion, person_id: UUID, answers: Sequence[AnswerInfo]) -> Reading:
    """Return what a member may read of these answers."""
    if question.audience is Audience.NAMELESS:
        if not question.is_over:
            return Reading.LATER
        return Reading.ALL if len(answers) >= ENOUGH_WITHOUT_NAMES else Reading.TOO_FEW
    if question.audience is not Audience.CIRCLE:
        return Reading.ALL if person_id in question.receivers else Reading.OWN
    wrote = any(answer.person_id == person_id for answer in answers)
    if question.own_first and person_id in question.asked and not (wrote or question.is_over):
        return Reading.OWN_FIRST
    return Reading.ALL


def readable(question: PhaseQuestion, person_id: UUID, answers: Sequence[AnswerInfo]) -> tuple[AnswerInfo, ...]:
    """Return the answers that a member may read now, in the order in which they are shown."""
    allowed = reading(question, person_id, answers)
    if allowed is Reading.ALL:
        return in_order(question, answers)
    return tuple(answer for answer in answers if answer.person_id == person_id)


def in_order(question: PhaseQuestion, answers: Sequence[AnswerInfo]) -> tuple[AnswerInfo, ...]:
    """Return the answers as they are shown: the earliest first, without names in an order that tells nothing."""
    if question.audience is Audience.NAMELESS:
        return tuple(sorted(answers, key=lambda answer: uuid5(question.run.id, str(answer.person_id))))
    return tuple(sorted(answers, key=lambda answer: (answer.written_at, answer.user)))


def is_for_the_thread(question: PhaseQuestion, answers: Sequence[AnswerInfo]) -> bool:
    """Return whether the circle may see these answers side by side in its thread; without names at the end only."""
    if question.audience is Audience.NAMELESS:
        return question.is_over and len(answers) >= ENOUGH_WITHOUT_NAMES
    return question.audience is Audience.CIRCLE and bool(answers)


def everybody_answered(question: PhaseQuestion, answers: Sequence[AnswerInfo]) -> bool:
    """Return whether all who are waited for have written."""
    return bool(question.awaited) and question.awaited <= {answer.person_id for answer in answers}


_HOURS = (time(16), time(14), time(10))

_TO_SETTLE, _TO_WRITE = timedelta(hours=2), timedelta(hours=3)
"""So long a question has been there before, and so long there is time to answer after it."""


def remind_at(slot: Slot, zone: str, closed: ClosedDays = WEEKENDS) -> datetime | None:
    """Return when a question that is open in ``slot`` may be reminded of: late, in working hours, and not too late."""
    day = working_day_until(local_date(slot.ends_at, zone), closed)
    while day >= local_date(slot.opens_at, zone):
        for hour in _HOURS:
            at = moment(day, hour, zone)
            if slot.opens_at + _TO_SETTLE <= at <= slot.ends_at - _TO_WRITE:
                return at
        day = working_day_before(day, closed)
    return None


def reminders(slots: Sequence[Slot], zone: str, closed: ClosedDays = WEEKENDS) -> dict[date, datetime]:
    """Return when people may be reminded of these questions: at most once a day, at the earliest hour of it."""
    found: dict[date, datetime] = {}
    for at in sorted(filter(None, (remind_at(slot, zone, closed) for slot in slots))):
        found.setdefault(local_date(at, zone), at)
    return found


def is_the_day(open_questions: Sequence[PhaseQuestion], now: datetime, later: Sequence[datetime]) -> bool:
    """Return whether most is open now of these unanswered questions; ``later`` are the moments still to come.

    Where as much is open on several days it is the first: what somebody writes early helps the others most.
    """
    count = _open_at(open_questions, now)
    return count > 0 and all(_open_at(open_questions, at) <= count for at in later)


def _open_at(questions: Sequence[PhaseQuestion], at: datetime) -> int:
    return sum(one.run.opens_at <= at < one.run.ends_at for one in questions)


class Shareable(Protocol):
    """Something that its author may share."""

    @property
    def person_id(self) -> UUID: ...  # noqa: D102
    @property
    def visibility(self) -> Visibility: ...  # noqa: D102


S = TypeVar("S", bound=Shareable)


def shown(shared: Sequence[S]) -> list[S]:
    """Return what a circle is shown of one listing: what has no name only where three people share without theirs."""
    nameless = {one.person_id for one in shared if one.visibility is Visibility.ANONYMOUS}
    hidden = {Visibility.ONLY_ME}
    if len(nameless) < ENOUGH_WITHOUT_NAMES:
        hidden.add(Visibility.ANONYMOUS)
    return [one for one in shared if one.visibility not in hidden]
