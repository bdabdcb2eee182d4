"""On which days somebody is asked again about what they wrote, and what they see then."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from bot.features.sessions.rules import SessionInfo
from bot.kernel.enums import RecallRating
from bot.kernel.recurrence import moment
from bot.kernel.working_time import LONGEST_HOLIDAYS, ClosedDays

DAYS, ONCE_MORE = (2, 7, 21, 60), 0
"""So many days after a session it is asked about; what was gone comes once more, whatever day that is."""
MOST_A_WEEK = 3
ANSWER_LIMIT = 3000
A_DAY, WEEK = timedelta(days=1), timedelta(days=7)
FIRST, AGAIN_AFTER = timedelta(days=DAYS[0]), timedelta(days=2)
WAITS_FOR = timedelta(days=14)
"""How long a question waits for its answer."""
LATE = LONGEST_HOLIDAYS
"""So much later than on its day a question still comes: after holidays, or where others came first."""
OVER_AFTER = timedelta(days=DAYS[-1]) + LATE
_FROM, _UNTIL = time(9, 30), time(16, 30)


@dataclass(frozen=True)
class RecallPlan:
    """When a note is to be asked about; ``once_more`` where that is because it was gone."""

    id: UUID
    since: date
    next_on: date
    once_more: bool

    def day_on(self, today: date) -> int | None:
        """Return which of its days has come, the latest of several; None where it is too early, or too late."""
        if self.next_on > today:
            return None
        if self.once_more and today <= self.next_on + LATE:
            return ONCE_MORE
        come = [day for day in DAYS if timedelta() <= today - self.since - timedelta(days=day) <= LATE]
        return come[-1] if come else None


@dataclass(frozen=True)
class RecallQuestion:
    """A question as the person it is for sees it, with what they have written from memory already."""

    ask_id: UUID
    session: SessionInfo
    of_minutes: bool
    """Whether it is about the minutes; else it is about what they wrote themselves."""
    answer: str = ""


@dataclass(frozen=True)
class RecallOutcome:
    """What comes after somebody has said how much was still there."""

    question: RecallQuestion
    rating: RecallRating
    next_on: date | None
    """From when on they are asked about it again."""
    can_ask: bool
    """Whether their circle can be asked."""
    waiting: int
    """How many other questions wait."""


@dataclass(frozen=True)
class RecallStatus:
    """How many questions wait for somebody, and whether they have stopped any."""

    waiting: int = 0
    stopped: bool = False


def following(since: date, after: date) -> date | None:
    """Return the first of a note's days after another one; None where there is none."""
    return next((on for day in DAYS if (on := since + timedelta(days=day)) > after), None)


def picked(
    plans: Collection[RecallPlan], asked: Collection[date], today: date, closed: ClosedDays
) -> list[tuple[RecallPlan, int]]:
    """Return what one person is asked about today, and on which of its days, whoever has waited longest first.

    ``asked``: the days on which they were, once for each question.
    """
    if today in closed:
        return []
    room = MOST_A_WEEK - sum(today - WEEK < day <= today for day in asked)
    come = [(plan, day) for plan in plans if (day := plan.day_on(today)) is not None]
    return sorted(come, key=lambda each: (each[0].next_on, each[0].id))[: max(room, 0)]


def opens_and_closes(day: date, zone: str) -> tuple[datetime, datetime]:
    """Return from when until when the day's questions may come."""
    return moment(day, _FROM, zone), moment(day, _UNTIL, zone)


def days_until(first: date, last: date) -> Sequence[date]:
    """Return all days from one to another."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
