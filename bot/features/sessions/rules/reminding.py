"""When somebody is reminded of what is open in a session over days: once, on the day on which most is open."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from bot.features.sessions.rules.answers import Question
from bot.features.sessions.rules.times import Slot
from bot.kernel.recurrence import local_date, moment, working_day_before, working_day_from

_HOURS = (time(16), time(14), time(10))
_TO_SETTLE, _TO_WRITE = timedelta(hours=2), timedelta(hours=3)
"""So long a question has been there before, and so long there is time to answer after it."""


def remind_at(slot: Slot, zone: str) -> datetime | None:
    """Return when a question that is open in ``slot`` may be reminded of: late, in working hours, and not too late."""
    day = local_date(slot.ends_at, zone)
    while day >= local_date(slot.opens_at, zone):
        for hour in _HOURS:
            at = moment(day, hour, zone)
            is_working_day = working_day_from(day) == day
            if is_working_day and slot.opens_at + _TO_SETTLE <= at <= slot.ends_at - _TO_WRITE:
                return at
        day = working_day_before(day)
    return None


def reminders(slots: Sequence[Slot], zone: str) -> dict[date, datetime]:
    """Return when people may be reminded of these questions: at most once a day, at the earliest hour of it."""
    found: dict[date, datetime] = {}
    for at in sorted(filter(None, (remind_at(slot, zone) for slot in slots))):
        found.setdefault(local_date(at, zone), at)
    return found


def is_the_day(open_questions: Sequence[Question], now: datetime, later: Sequence[datetime]) -> bool:
    """Return whether most is open now of these unanswered questions; ``later`` are the moments still to come.

    Where as much is open on several days it is the first: what somebody writes early helps the others most.
    """
    count = _open_at(open_questions, now)
    return count > 0 and all(_open_at(open_questions, at) <= count for at in later)


def _open_at(questions: Sequence[Question], at: datetime) -> int:
    return sum(one.run.opens_at <= at < one.run.ends_at for one in questions)
