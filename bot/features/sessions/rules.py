"""What a session is to other features; when what belongs to it is due, and how its phases follow each other in time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum, StrEnum
from itertools import pairwise
from math import ceil
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.features.circles.rules import CircleInfo
from bot.features.roles.rules import Holder
from bot.features.topics.rules import TopicInfo
from bot.kernel.enums import CORE_ROLES, CircleState, Mode, PhaseState, Presence, SessionState
from bot.kernel.ids import UserId
from bot.kernel.recurrence import local_date, moment
from bot.kernel.working_time import WEEKENDS, WORK_FROM, ClosedDays, working_day_before, working_day_from

KICKOFF, RETRO, CLOSING = "circle-kickoff", "circle-retro", "circle-closing"
_WITH_ENDS, _WITH_MIDDLE = 3, 5
"""How many sessions a season has at least with a kick-off and a closing, and with a look back between two topics."""

MODERATION, DOCUMENTATION, _ = CORE_ROLES
INPUT = "input"
"""The role of whoever explains what a session is about."""

MORE = timedelta(minutes=5)
"""How much longer a phase gets when whoever moderates asks for more time."""
MAKE_UP_WITHIN = timedelta(days=7)
"""So long a session that nobody began can be made up for, if the next one isn't there yet."""

NAMES_KEPT = timedelta(days=30)
"""So long after a session Zirkel knows who was there and who couldn't come; after that only how many came."""

_OFFERED_AGAIN = timedelta(minutes=15)
_TO_START = {Mode.LIVE: timedelta(minutes=60), Mode.ASYNC: timedelta(days=1)}
_WORKING_WEEK, _DAYS_IN_A_FORMAT = 5, 7


class Milestone(StrEnum):
    """What a session is for that looks at the circle itself; it needs no topic."""

    KICKOFF = "kickoff"
    MIDPOINT = "midpoint"
    CLOSING = "closing"


_MILESTONES = {KICKOFF: Milestone.KICKOFF, RETRO: Milestone.MIDPOINT, CLOSING: Milestone.CLOSING}


def format_of(number: int, sessions: int, own: str, *, missed: int = 0, looked_back: bool = False) -> str:
    """Return the format of session ``number`` of a season with milestones, of which so many were ``missed`` before.

    ``own`` is the circle's. What was missed counts nowhere: the first session that is held is the kick-off, and the
    circle looks back once half of those that can be held are, unless it has ``looked_back`` before.
    """
    place, held = number - missed, sessions - missed
    if sessions < _WITH_ENDS:
        return own
    if number >= sessions:
        return CLOSING if place > 1 else own
    if place <= 1:
        return KICKOFF
    return RETRO if held >= _WITH_MIDDLE and place >= ceil(held / 2) and not looked_back else own


def milestone_of(format_id: str) -> Milestone | None:
    """Return what a session in this format is for, None where it has a topic."""
    return _MILESTONES.get(format_id)


@dataclass(frozen=True)
class SessionInfo:
    """A session with all that people see of it."""

    id: UUID
    circle: CircleInfo
    number: int
    """1 for the first of the season."""
    starts_at: datetime
    ends_at: datetime
    local_date: date
    format_id: str
    mode: Mode
    state: SessionState
    topic: TopicInfo | None
    roles: tuple[Holder, ...]
    absent: frozenset[UUID]
    """The ids of people who said that they can't come."""
    revision: int = 0
    """How often its time changed."""
    mover_id: UUID | None = None
    """Who gave it its present time, None where the rhythm did."""
    absent_until: datetime | None = None
    """When Zirkel was back, where its own absence is why nobody could begin it."""
    venue: str = ""
    """Where it is: a link, a room; empty where nobody said so."""
    begun_with: int | None = None
    """How many have a turn in it, where everybody has one and it has begun."""
    theme: str = ""
    """What it is about by its programme's plan, as long as no topic is chosen."""

    def holder(self, role: str) -> Holder | None:
        """Return who has ``role``, None where nobody has it."""
        return next((holder for holder in self.roles if holder.role == role), None)

    def roles_of(self, person_id: UUID) -> tuple[Holder, ...]:
        """Return the roles that somebody has."""
        return tuple(holder for holder in self.roles if holder.person_id == person_id)

    @property
    def milestone(self) -> Milestone | None:
        """Return what it is for where it looks at the circle itself; then it needs no topic."""
        return milestone_of(self.format_id)

    @property
    def about(self) -> str:
        """Return its topic, else its plan's theme; empty where it has neither."""
        return self.topic.title if self.topic else self.theme

    @property
    def is_last(self) -> bool:
        """Return whether the season ends with it."""
        return self.number >= self.circle.sessions

    @property
    def coming(self) -> tuple[UserId, ...]:
        """Return who comes: all members but those who said that they can't."""
        return tuple(member.user for member in self.circle.members if member.person_id not in self.absent)

    @property
    def turns(self) -> int | None:
        """Return how many have a turn where everybody has one: before it begins, those who come."""
        return len(self.coming) if self.state is SessionState.PLANNED else self.begun_with

    @property
    def pauses(self) -> bool:
        """Return whether it is planned in a circle that pauses: then it gets another date, and nobody hears of it."""
        return self.state is SessionState.PLANNED and self.circle.state is CircleState.PAUSED

    @property
    def made_up_until(self) -> datetime:
        """Return until when it can be made up for where it was missed."""
        return max(self.starts_at, self.absent_until or self.starts_at) + MAKE_UP_WITHIN

    @property
    def is_over(self) -> bool:
        """Return whether nothing of it is still to come."""
        return self.state not in (SessionState.PLANNED, SessionState.RUNNING)


HOW = ("mode", "format_id", "venue")
"""What of a session can be another than usual, besides its time."""


def changed_how(before: SessionInfo, now: SessionInfo) -> list[str]:
    """Return what of how and where a session is has changed."""
    return [part for part in HOW if getattr(before, part) != getattr(now, part)]


@dataclass(frozen=True)
class PhaseInfo:
    """One phase of a session that was started."""

    id: UUID
    position: int
    """0 for the first."""
    phase: str
    opens_at: datetime
    ends_at: datetime
    state: PhaseState


def to_open(runs: Iterable[PhaseInfo], now: datetime) -> list[PhaseInfo]:
    """Return the phases that are still to open, in their order; those whose time is over stay closed."""
    return [run for run in runs if run.state is PhaseState.WAITING and run.ends_at > now]


@dataclass(frozen=True)
class Length:
    """How long a phase takes; over days also on which working day it opens (1: the first), and for how many hours."""

    minutes: int
    day: int | None = None
    hours: int | None = None


@dataclass(frozen=True)
class Slot:
    """From when to when a phase is open."""

    opens_at: datetime
    ends_at: datetime


def card_at(day: date, zone: str, planned_at: datetime, closed: ClosedDays = WEEKENDS) -> datetime:
    """Return when a session's card is due: at 09:00 two days before, or on the last working day before that.

    Where it was planned later, that is at once.
    """
    return max(moment(working_day_before(day - timedelta(days=1), closed), WORK_FROM, zone), planned_at)


def topic_at(day: date, zone: str, closed: ClosedDays = WEEKENDS) -> datetime:
    """Return when a session's vote closes: at 09:00 a week before, or on the last working day before that.

    Where it was planned later, or no topic waits then, people can vote until the card comes.
    """
    return moment(working_day_before(day - timedelta(days=6), closed), WORK_FROM, zone)


class NextVote(NamedTuple):
    """Which session's topic is voted on, by when it starts, and until when."""

    about: datetime
    until: datetime


def next_vote(coming: Sequence[SessionInfo], now: datetime, closed: ClosedDays = WEEKENDS) -> NextVote | None:
    """Return the vote on the topic of the first session that has none and needs one; None where none is planned.

    Where no topic waited a week before, it closes when the session's card comes.
    """
    for one in coming:
        if one.state is SessionState.PLANNED and not (one.topic or one.milestone):
            zone = one.circle.rhythm.zone
            closes = (topic_at(one.local_date, zone, closed), card_at(one.local_date, zone, now, closed))
            return next((NextVote(one.starts_at, at) for at in closes if at > now), None)
    return None


def role_card_at(starts_at: datetime, zone: str, planned_at: datetime, closed: ClosedDays = WEEKENDS) -> datetime:
    """Return when a holder in ``zone`` reads of the role: the working day before at 09:00, or as soon as planned."""
    day = working_day_before(local_date(starts_at, zone), closed)
    return max(moment(day, WORK_FROM, zone), planned_at)


def wall_time(at: datetime, zone: str) -> time:
    """Return what the clock on the wall shows in ``zone``."""
    return at.astimezone(ZoneInfo(zone)).time()


def missed_at(starts_at: datetime, mode: Mode) -> datetime:
    """Return from when a session that nobody started didn't take place."""
    return starts_at + _TO_START[mode]


def offered_again_at(starts_at: datetime) -> datetime:
    """Return when a live session that nobody has started is offered once more."""
    return starts_at + _OFFERED_AGAIN


def slots(
    lengths: Sequence[Length], mode: Mode, begin: datetime, zone: str, closed: ClosedDays = WEEKENDS
) -> list[Slot]:
    """Return when the phases of a session that begins at ``begin`` are open, in their order."""
    return _one_after_the_other(lengths, begin) if mode is Mode.LIVE else _over_days(lengths, begin, zone, closed)


def _one_after_the_other(lengths: Sequence[Length], begin: datetime) -> list[Slot]:
    edges = [begin]
    for length in lengths:
        edges.append(edges[-1] + timedelta(minutes=length.minutes))
    return [Slot(opens, ends) for opens, ends in pairwise(edges)]


def _over_days(lengths: Sequence[Length], begin: datetime, zone: str, closed: ClosedDays) -> list[Slot]:
    """Open each phase on its working day at the wall time of ``begin``; without days they share one working week.

    Those of the same day open a minute apart and end a second apart: what they say stands in the thread in their order.
    """
    at, week = wall_time(begin, zone), _working_days(local_date(begin, zone), closed)
    spread = min(len(lengths), _WORKING_WEEK)
    found: list[Slot] = []
    days: list[int] = []
    for number, length in enumerate(lengths):
        day = length.day - 1 if length.day else number * spread // len(lengths)
        begins, before = moment(week[day], at, zone), days.count(day)
        ends = begins + timedelta(hours=length.hours) if length.hours else moment(week[day + 1], at, zone)
        found.append(Slot(begins + timedelta(minutes=before), ends + timedelta(seconds=before)))
        days.append(day)
    return found


def _working_days(first: date, closed: ClosedDays) -> list[date]:
    """Return ``first`` and the working days after it, as many as a phase may ask for and one more."""
    days = [first]
    while len(days) <= _DAYS_IN_A_FORMAT:
        days.append(working_day_from(days[-1] + timedelta(days=1), closed))
    return days


@dataclass(frozen=True)
class Seat:
    """Somebody's place in a session to come, and what they last said about it."""

    session_id: UUID
    person_id: UUID
    starts_at: datetime
    begun: bool
    """Whether it runs just now, live: who sits in it isn't sent away."""
    paused_until: datetime | None
    presence: Presence | None = None
    for_pause: bool = False
    """Whether they can't come only because they pause."""


class PauseStep(Enum):
    """What follows from a pause for one seat."""

    LEAVE = "leave"
    RETURN = "return"


def is_away(seat: Seat, now: datetime) -> bool:
    """Return whether somebody pauses now, and still will when the session starts."""
    return seat.paused_until is not None and seat.paused_until > max(now, seat.starts_at)


def step(seat: Seat, now: datetime, newly_from: datetime | None = None) -> PauseStep | None:
    """Return what is to be done so that a seat follows its person's pause; nothing where it does.

    What somebody said themselves stays, but for sessions from ``newly_from`` on where they have just decided to pause.
    """
    if not is_away(seat, now):
        return PauseStep.RETURN if seat.for_pause else None
    decided = newly_from is not None and seat.starts_at >= newly_from and seat.presence is not Presence.ABSENT
    return PauseStep.LEAVE if not seat.begun and (seat.presence is None or decided) else None
