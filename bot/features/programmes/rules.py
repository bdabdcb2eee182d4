"""The frame of a programme, what somebody applies with, and when the weeks of its plan are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from bot.features.circles.rules import CircleSettings, settings_of
from bot.kernel.enums import ApplicationState, Language, ProgrammeState
from bot.kernel.ids import ChannelId, UserId
from bot.kernel.recurrence import local_date
from bot.kernel.week import AFTERNOON, MORNING, HalfDay

ANSWER_WITHIN = 5
"""For how many working days people are asked about a circle."""
BEFORE_START = timedelta(days=10)
"""At least so long lie between the last day to apply and the start: for asking everybody, and the weekend in it."""
HALF_DAYS = 10
CIRCLES_CHANGE = ("minutes", "venue", "holidays")
"""What of the frame each circle can have otherwise."""
FORMED_WITH = ("apply_until", "starts_on", "minutes", "places")
"""What of the frame circles are formed with."""
FORMING = (ProgrammeState.INVITING, ProgrammeState.PROPOSING)
"""As long as nobody was asked about a circle."""
OPEN = (*FORMING, ProgrammeState.ASKING)
"""As long as no circle has begun."""


@dataclass(frozen=True, kw_only=True)
class ProgrammeFrame:
    """What whoever offers a programme sets; all else is the circles' own."""

    name: str
    aim: str
    language: Language
    holidays: str | None
    venue: str
    apply_until: date
    starts_on: date
    minutes: int
    places: int
    coaching: bool = False
    """Whether whoever is in its circles can coach each other in a pool of its own."""
    formats: str = ""
    """Which formats its circles choose among, by their ids, parted by blanks; empty: all."""


@dataclass(frozen=True, kw_only=True)
class ProgrammeInfo(ProgrammeFrame):
    """A programme as people see it."""

    id: UUID
    template_id: str
    channel: ChannelId
    owner: UserId | None
    """Who offers it; None where they have left."""
    zone: str
    state: ProgrammeState
    applied: int
    """How many have applied, or had when circles were formed."""
    answer_by: datetime | None = None
    """Until when people say whether the circle that is proposed suits them; None before they are asked."""
    in_vain: bool = False
    """Whether it is over though no circle came about."""

    @property
    def takes_applications(self) -> bool:
        """Return whether people can apply, change that or withdraw."""
        return self.state is ProgrammeState.INVITING

    def is_late(self, now: datetime) -> bool:
        """Return whether people can still apply though the last day for it is over, until circles are formed."""
        return self.takes_applications and local_date(now, self.zone) > self.apply_until

    def fixes(self, name: str) -> bool:
        """Return whether a part of the frame stays: people were asked about a circle formed with it."""
        follows = self.state is ProgrammeState.RUNNING and name in CIRCLES_CHANGE
        return name in FORMED_WITH and self.state in (ProgrammeState.ASKING, ProgrammeState.RUNNING) and not follows


@dataclass(frozen=True)
class ApplicationInfo:
    """What somebody applies with; only they see it."""

    id: UUID
    state: ApplicationState
    wish: str
    offer: str
    department: str
    companions: tuple[UserId, ...]
    """With whom they'd like to be."""
    own_department: bool | None
    half_days: frozenset[int]
    languages: frozenset[Language]
    has_moderated: bool
    circle_id: UUID | None = None
    """Which circle is proposed to them."""


@dataclass(frozen=True)
class MyProgramme:
    """A programme, and what somebody has to do with it."""

    programme: ProgrammeInfo
    mine: ApplicationInfo | None

    @property
    def is_asked(self) -> bool:
        """Return whether a circle is proposed to them about which they haven't said anything yet."""
        open_one = self.mine is not None and self.mine.state is ApplicationState.PROPOSED
        return open_one and self.programme.state is ProgrammeState.ASKING

    @property
    def comes(self) -> bool:
        """Return whether they'll be asked about a circle, or have said yes to one that hasn't begun."""
        accepted = self.mine is not None and self.mine.state is ApplicationState.ACCEPTED
        return self.mine is not None and (self.programme.state in FORMING or accepted)


def differing(before: ProgrammeFrame, now: ProgrammeFrame, names: Iterable[str]) -> list[str]:
    """Return which of these parts of a frame have changed."""
    return [name for name in names if getattr(before, name) != getattr(now, name)]


def passed_on(circle: CircleSettings, before: ProgrammeFrame, now: ProgrammeFrame) -> CircleSettings:
    """Return a circle's settings after a change of the frame; what it has set itself stays."""
    changed = differing(before, now, CIRCLES_CHANGE)
    new = {name: getattr(now, name) for name in changed if getattr(circle, name) == getattr(before, name)}
    return replace(settings_of(circle), **new)


def to_bits(half_days: Iterable[int]) -> int:
    """Return half-days as one number, as the database keeps them."""
    return sum(1 << number for number in set(half_days))


def from_bits(bits: int) -> frozenset[int]:
    """Return which half-days a number stands for."""
    return frozenset(number for number in range(HALF_DAYS) if bits >> number & 1)


def half_days(numbers: Iterable[int]) -> list[HalfDay]:
    """Return half-days as weekday and hours: 0 is Monday morning, 9 Friday afternoon."""
    return [(number // 2, (MORNING, AFTERNOON)[number % 2]) for number in sorted(numbers)]


def left_out_weeks(starts_on: date, weekday: int, weeks: Iterable[int]) -> Iterator[date]:
    """Yield the dates of a weekly rhythm on which a plan has nothing; ``weeks`` are those that it has, 0 the first."""
    planned = sorted(set(weeks))
    first = first_date(starts_on, weekday)
    for week in range(planned[0], planned[-1]):
        if week not in planned:
            yield first + timedelta(weeks=week - planned[0])


def first_date(starts_on: date, weekday: int) -> date:
    """Return on which day a circle meets first: its weekday in the week of the start, or the week after it."""
    found = starts_on - timedelta(starts_on.weekday()) + timedelta(weekday)
    return found if found >= starts_on else found + timedelta(weeks=1)
