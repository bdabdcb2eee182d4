"""What an open meetup is, in which order its topics come, whose turn it is to host, and when it comes again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.kernel.enums import Language, MeetupRole
from bot.kernel.ids import ChannelId, UserId
from bot.kernel.recurrence import local_date, moment
from bot.kernel.working_time import ClosedDays

EVERY, AHEAD, A_WEEK = timedelta(weeks=4), timedelta(weeks=2), timedelta(weeks=1)
"""How far apart those are that repeat, and how long before it the next card comes."""
KEPT = timedelta(days=30)
"""How long after a meetup it is known who had signed up and voted."""
ANSWER_WITHIN = timedelta(days=2)
"""After so long without an answer the next one is asked, too; the first yes counts."""
REMINDED, RECAP_ASKED = timedelta(days=-1), timedelta(hours=1)
"""Before the beginning, and after the end."""


@dataclass(frozen=True, kw_only=True)
class MeetupWish:
    """What whoever hosts it sets."""

    format_id: str
    title: str
    language: Language
    starts_at: datetime
    minutes: int
    venue: str
    seats: int | None
    repeats: bool


@dataclass(frozen=True)
class MeetupTopic:
    """What somebody brings, and how many would like to hear of it."""

    signup_id: UUID
    title: str
    user: UserId
    votes: int


@dataclass(frozen=True, kw_only=True)
class MeetupInfo(MeetupWish):
    """A meetup as people see it."""

    id: UUID
    series_id: UUID
    channel: ChannelId
    zone: str
    called_off: bool
    revision: int
    host: UserId | None
    documenter: UserId | None
    author: UserId | None
    recap: str
    insights: str
    people: tuple[UserId, ...]
    """Who comes, in the order in which they signed up."""
    waiting: tuple[UserId, ...]
    """Who waits for a seat, the next one first."""
    topics: tuple[MeetupTopic, ...]
    """In the order in which they come."""

    @property
    def ends_at(self) -> datetime:
        """Return when it is over."""
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def is_full(self) -> bool:
        """Return whether all seats are taken."""
        return self.seats is not None and len(self.people) >= self.seats

    def holder(self, role: MeetupRole) -> UserId | None:
        """Return who hosts or documents."""
        return self.host if role is MeetupRole.HOST else self.documenter

    def is_open(self, now: datetime) -> bool:
        """Return whether people can sign up, vote and change it."""
        return not self.called_off and now < self.ends_at


@dataclass(frozen=True)
class Helper:
    """Somebody who would help, and how often they had the role in question."""

    person_id: UUID
    times: int
    since: datetime
    """When they said so first."""


def agenda(topics: Sequence[MeetupTopic]) -> tuple[MeetupTopic, ...]:
    """Return topics, given as they came in, in the order of votes; of those with as many the earlier one first."""
    return tuple(sorted(topics, key=lambda topic: -topic.votes))


def in_turn(helpers: Sequence[Helper]) -> Helper | None:
    """Return who is asked next: whoever had the role least often; of those whoever has offered to help longest."""
    return min(helpers, key=lambda helper: (helper.times, helper.since, helper.person_id), default=None)


def next_start(starts_at: datetime, zone: str, now: datetime, closed: ClosedDays) -> datetime:
    """Return when a meetup that repeats begins next after ``now``: every four weeks, at the same time in ``zone``.

    A week later where nobody works then; one that was planned for such a day stays on those.
    """
    first, at = local_date(starts_at, zone), starts_at.astimezone(ZoneInfo(zone)).time()
    day = first + EVERY
    while moment(day, at, zone) <= now:
        day += EVERY
    while first not in closed and day in closed:
        day += A_WEEK
    return moment(day, at, zone)
