"""When a plan is asked after, how often it is carried on, and when somebody is asked what they have used."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from bot.features.reflections.rules import WAITS_FOR, IfThenPlan
from bot.features.sessions.rules import SessionInfo
from bot.kernel.enums import CommitmentState, Visibility
from bot.kernel.ids import UserId
from bot.kernel.recurrence import local_date, moment
from bot.kernel.working_time import LONGEST_HOLIDAYS, WEEKENDS, ClosedDays, working_day_from

STEP_LIMIT, NOTE_LIMIT = 150, 300
CARRIED_AT_MOST = 2
_CHECK_IN_AFTER, SEASON_AFTER = timedelta(days=6), timedelta(days=30)
"""How long after it was made a plan is asked after, and after its last session a season."""
_ASKED_FROM, _ASKED_UNTIL = time(10), time(16, 30)


@dataclass(frozen=True)
class OwnCommitment:
    """A plan as its author sees it, whom it is shared with, and who may ask about it."""

    id: UUID
    session: SessionInfo
    author: UserId
    plan: IfThenPlan
    visibility: Visibility
    state: CommitmentState
    carried: int = 0
    first_step: str = ""
    note: str = ""
    asker: UserId | None = None
    may_ask: bool | None = None
    """What the asker said; None as long as they said nothing."""

    @property
    def can_be_carried(self) -> bool:
        """Return whether it may be asked after once more."""
        return self.carried < CARRIED_AT_MOST


@dataclass(frozen=True)
class AskedAt:
    """When somebody is asked: on this day of their calendar, in working hours."""

    day: date
    opens: datetime
    closes: datetime


def check_in(
    since: datetime, zone: str, closed: ClosedDays = WEEKENDS, *, after: timedelta = _CHECK_IN_AFTER
) -> AskedAt:
    """Return when to ask what became of a plan: six days later, on a working day."""
    day = working_day_from(local_date(since, zone) + after, closed)
    return AskedAt(day, moment(day, _ASKED_FROM, zone), moment(day, _ASKED_UNTIL, zone))


def begun_between(now: datetime, until: datetime, after: timedelta = _CHECK_IN_AFTER) -> tuple[datetime, datetime]:
    """Return when that began which is asked after from ``now`` to ``until``; generous for holidays and zones."""
    return now - after - LONGEST_HOLIDAYS, until - after + timedelta(days=1)


def waits_to_be_answered(since: datetime, zone: str, now: datetime) -> bool:
    """Return whether a plan was to be asked after, whether or not the question came, and that isn't long ago."""
    return check_in(since, zone).opens <= now < since + _CHECK_IN_AFTER + WAITS_FOR
