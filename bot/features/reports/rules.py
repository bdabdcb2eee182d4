"""What a programme's report says: a fixed list of cells, none of which tells anything of one person.

Four things keep it so. A cell needs at least ten people in three circles, none of which supplies more than half, and
where it is about circles as a whole, ten of these. A slice needs the same of all that isn't in it. A report is about
what came since the last one alone, so that two of them have no value in common. And each number is blurred by chance
before it is put into a band: whoever knows the values of all others, and all reports, still can't be sure of the one
that is left.
"""

import json
import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from random import Random
from uuid import UUID, uuid5

from bot.features.circles.rules import CircleInfo
from bot.features.climate.rules import CircleClimate
from bot.features.programmes.rules import ProgrammeInfo
from bot.kernel.enums import Language, ReportMoment
from bot.kernel.ids import UserId
from bot.kernel.recurrence import local_date, moment
from bot.kernel.working_time import ClosedDays, working_day_from

LEAST_PEOPLE, LEAST_CIRCLES = 10, 3
"""Behind each number; the settings may ask for more, never for less."""
LATER = timedelta(days=60)
SUPPORT_COUNTS_FOR = timedelta(days=7)
"""How long a circle that asked for support is counted, and can't ask again."""
_MOST_OF_ONE = 0.5
_TAKEN_AT, _LINE_AT = time(6), time(9)
LINE_KEPT = timedelta(days=2)
"""How late a week's line may come."""

ALL = "all"
SLICES = (ALL, *(str(each) for each in Language))
"""The whole programme, and its circles by their language; nothing else can be asked for."""

OVERALL, BY_LANGUAGE = 0.7, 0.28
"""By how much a cell may shift the odds between any two values of one person, or circle (as a natural logarithm).

A value that somebody never changes is in at most two cells of each of three reports: 3 x (0.7 + 0.28) = 2.94, and odds
of e to that power are 19 to 1. So nobody is ever surer than 95 % of a value. No two measures are made of the same
deed: whoever moderated isn't counted once more among those who documented. Where only a circle's mean is known (who was
there, its climate), ``Whole`` sees to it that one person moves it by a value of their own. Whether a circle has met is
a circle's value (``OF_CIRCLES``) and blurred as one. Of a circle less is promised: three measures are made of its
meetings, so whoever knows those of all others may be surer of it. That somebody has a value at all is told, and so is
what follows from it (a mark, that they reflected).
"""

MOST_HOURS = 10
"""Of meetings, for each person, in one report; more count as so many."""
STILL_MEETS = timedelta(days=21)
"""A circle that has met in so many days before a report goes on."""


class Measure(StrEnum):
    """What is told; each is a share of people or their mean, from what they did since the last report."""

    PRESENT = "present"
    HELD = "held"
    MEETING = "meeting"
    """Whose circle has met lately."""
    HOURS = "hours"
    """Of meetings, for each person: the only one that is no share and no mark."""
    STAYED = "stayed"
    MODERATED = "moderated"
    DOCUMENTED = "documented"
    """Who had another one of the core roles."""
    USEFUL = "useful"
    """A mark from 1 to 5, as is the climate; all else are shares from 0 to 1."""
    USED = "used"
    CLIMATE = "climate"
    """The mean of its five sentences."""
    KEPT = "kept"
    REFLECTED = "reflected"
    BROUGHT = "brought"
    ACROSS = "across"
    COACHED = "coached"
    """Which pairs of the last round of coaching have met."""
    EXPLAINED = "explained"
    """Who said that what somebody explained helped them."""
    SHARED = "shared"
    """Who said yes to the company's finding an insight card of theirs."""
    REMEMBERED = "remembered"


MARKS = (Measure.USEFUL, Measure.CLIMATE)
OF_CIRCLES = (Measure.HELD, Measure.MEETING, Measure.HOURS, Measure.ACROSS)
"""What doesn't depend on what one of its people did, but is true of a circle; whom somebody met is who was in it."""


class Tile(StrEnum):
    """What belongs together on the page."""

    TAKING_PART = "taking_part"
    USEFULNESS = "usefulness"
    FOLLOW_THROUGH = "follow_through"
    TIES = "ties"
    KNOWLEDGE = "knowledge"


TILES: Mapping[Tile, tuple[Measure, ...]] = {
    Tile.TAKING_PART: (
        Measure.PRESENT, Measure.HELD, Measure.MEETING, Measure.HOURS, Measure.STAYED, Measure.MODERATED,
        Measure.DOCUMENTED,
    ),
    Tile.USEFULNESS: (Measure.USEFUL, Measure.USED, Measure.CLIMATE),
    Tile.FOLLOW_THROUGH: (Measure.KEPT, Measure.REFLECTED, Measure.BROUGHT),
    Tile.TIES: (Measure.ACROSS, Measure.COACHED),
    Tile.KNOWLEDGE: (Measure.EXPLAINED, Measure.SHARED, Measure.REMEMBERED),
}  # fmt: skip


@dataclass(frozen=True)
class Fact:
    """One person's value of one measure since the last report: a share, a mark from 1 to 5, or hours."""

    measure: Measure
    person: UUID
    circle: UUID
    language: Language
    value: float


@dataclass(frozen=True)
class Whole:
    """What a circle did, or said without names: its mean, and the people for whom it is counted.

    They are so few that one of its people moves their sum by no more than a value of their own: as many as were asked
    at each of the occasions of which it is the mean, or the fewest of them.
    """

    value: float
    people: Collection[UUID]


@dataclass(frozen=True)
class Least:
    """How many people and circles there must be behind each number."""

    people: int = LEAST_PEOPLE
    circles: int = LEAST_CIRCLES

    def __post_init__(self) -> None:
        """Refuse fewer than the least that there is."""
        if self.people < LEAST_PEOPLE or self.circles < LEAST_CIRCLES:
            raise ValueError(f"a report needs at least {LEAST_PEOPLE} people and {LEAST_CIRCLES} circles")

    def passes(self, facts: Collection[Fact]) -> bool:
        """Return whether so many stand behind these, all of one measure, and no circle supplies more than half."""
        circles, people = Counter(fact.circle for fact in facts), {fact.person for fact in facts}
        circles_needed = self.people if any(fact.measure in OF_CIRCLES for fact in facts) else self.circles
        few = len(people) < self.people or len(circles) < circles_needed
        return not few and max(circles.values()) <= _MOST_OF_ONE * len(facts)


@dataclass(frozen=True)
class Exact:
    """A mean before it is blurred; never kept."""

    measure: Measure
    part: str
    value: float
    largest: float
    """The share of one person, or of the largest circle where it is about circles."""
    circles: int

    @property
    def scale(self) -> float:
        """Return how far it is blurred (of a Laplace distribution): what one of them can move, over what is allowed."""
        low, high = bounds(self.measure)
        return (high - low) * self.largest / (OVERALL if self.part == ALL else BY_LANGUAGE)


@dataclass(frozen=True)
class Cell:
    """What is kept and shown: a band, and about how many circles stand behind it; None: too few answers."""

    measure: Measure
    part: str
    band: int | None = None
    """Of marks the halves, 2 to 10 (7 is about 3.5); of all else the tenths, 0 to 9 (of shares, 6 is 60 to 70 %)."""
    circles: int | None = None
    """To fives; 0 is fewer than ten."""


@dataclass(frozen=True)
class Snapshot:
    """A report that was taken."""

    moment: ReportMoment
    taken_at: datetime
    cells: tuple[Cell, ...]

    def tells(self, measure: Measure) -> bool:
        """Return whether a measure was told then: of what came to it since, or has another moment, it says nothing."""
        its_moment = measure is not Measure.ACROSS or self.moment is ReportMoment.END
        return its_moment and any(one.measure is measure for one in self.cells)

    def cell(self, measure: Measure, part: str = ALL) -> Cell:
        """Return one cell; of a measure that wasn't told yet then, an empty one."""
        return next((one for one in self.cells if (one.measure, one.part) == (measure, part)), Cell(measure, part))


def trend(taken: Sequence[Snapshot], measure: Measure) -> int | None:
    """Return whether a band is higher (1), lower (-1) or the same as in the report before; None where one has none."""
    bands = [one.cell(measure).band for one in taken[-2:] if one.tells(measure)]
    if len(bands) < 2 or bands[0] is None or bands[1] is None:
        return None
    return (bands[1] > bands[0]) - (bands[1] < bands[0])


@dataclass(frozen=True)
class Opening:
    """When somebody last opened a report, and how often; no user: all together who have erased their data since."""

    user: UserId | None
    at: datetime
    times: int


@dataclass(frozen=True)
class ProgrammeReport:
    """A programme's reports as owners and readers see them, the same for all; who opened one last comes first."""

    programme: ProgrammeInfo
    least: Least
    coming: Mapping[ReportMoment, datetime]
    """Which reports there will be, and when."""
    taken: tuple[Snapshot, ...] = ()
    """The earliest first."""
    openings: tuple[Opening, ...] = ()
    languages: frozenset[Language] = frozenset()
    """Of its circles, which anybody knows who sees these."""


@dataclass(frozen=True)
class SupportWanted:
    """A circle that asks for support, and which of its members said so."""

    programme: ProgrammeInfo
    circle: CircleInfo
    user: UserId


@dataclass(frozen=True)
class ProgrammeWeek:
    """What whoever offers a programme learns of seven days."""

    programme: ProgrammeInfo
    met: int | None
    """How many circles met, None where they are too few to say."""
    asking: int
    planned: bool = True
    """Whether the programme's plan has a session of circles in them."""
    circles: int = LEAST_CIRCLES

    @property
    def is_news(self) -> bool:
        """Return whether there is anything to tell."""
        return bool(self.asking or self.met) or (self.planned and self.circles >= LEAST_CIRCLES)


def bounds(measure: Measure) -> tuple[int, int]:
    """Return between which numbers the values of a measure lie."""
    if measure in MARKS:
        return 1, 5
    return 0, MOST_HOURS if measure is Measure.HOURS else 1


def exact(facts: Iterable[Fact], least: Least) -> dict[tuple[Measure, str], Exact]:
    """Return the means of all cells that may be shown, not blurred yet."""
    of: dict[Measure, list[Fact]] = {each: [] for each in Measure}
    for fact in facts:
        of[fact.measure].append(fact)
    return {(each.measure, each.part): each for known in of.values() for each in _means(known, least)}


def _means(facts: Collection[Fact], least: Least) -> Iterator[Exact]:
    for part in SLICES:
        inside = [fact for fact in facts if part in (ALL, fact.language)]
        if least.passes(inside) and (part == ALL or rest_passes(facts, part, least)):
            measure, circles = inside[0].measure, Counter(fact.circle for fact in inside)
            together = max(circles.values()) if measure in OF_CIRCLES else 1
            mean = math.fsum(fact.value for fact in inside) / len(inside)
            yield Exact(measure, part, mean, together / len(inside), len(circles))


def rest_passes(facts: Iterable[Fact], part: str, least: Least) -> bool:
    """Return whether all that isn't in a slice could be shown, too: it follows from the slice and the whole."""
    return least.passes([fact for fact in facts if fact.language != part])


def report(known: Mapping[tuple[Measure, str], Exact], chance: Random) -> tuple[Cell, ...]:
    """Return all cells in their order, blurred and in bands; call it once for each report, and keep what it says."""
    return tuple(_cell(known.get((measure, part)), measure, part, chance) for measure in Measure for part in SLICES)


def _cell(known: Exact | None, measure: Measure, part: str, chance: Random) -> Cell:
    if known is None:
        return Cell(measure, part)
    return Cell(measure, part, band(measure, blurred(known, chance)), rounded(known.circles))


def blurred(known: Exact, chance: Random) -> float:
    """Return a mean moved by chance, up or down; two exponential draws make one of Laplace's."""
    return known.value + known.scale * (chance.expovariate(1) - chance.expovariate(1))


def band(measure: Measure, value: float) -> int:
    """Return in which band a number lies; beyond the ends it is the last one."""
    low, high = bounds(measure)
    inside = min(max(value, low), high)
    return round(inside * 2) if measure in MARKS else min(int(inside * 10 / high), 9)


def rounded(count: int) -> int:
    """Return a count to the nearest five; 0 is fewer than ten."""
    return 5 * round(count / 5) if count >= 10 else 0


def to_text(cells: Iterable[Cell]) -> str:
    """Return cells as they are kept."""
    return json.dumps([[one.measure, one.part, one.band, one.circles] for one in cells])


def from_text(text: str) -> tuple[Cell, ...]:
    """Return the cells that were kept; those of measures that aren't told any more are left out."""
    return tuple(Cell(Measure(name), part, *rest) for name, part, *rest in json.loads(text) if name in set(Measure))


def taken_at(starts_on: date, weeks: int, zone: str) -> dict[ReportMoment, datetime]:
    """Return when the reports of a programme are taken: fixed by its frame, whatever people do."""

    def after(so_many: int) -> datetime:
        return moment(starts_on + timedelta(weeks=so_many), _TAKEN_AT, zone)

    half, end = after(max(1, weeks // 2)), after(weeks + 1)
    return {ReportMoment.HALF_TIME: half, ReportMoment.END: end, ReportMoment.LATER: end + LATER}


def weeks(first: date, now: datetime, until: datetime, zone: str, closed: ClosedDays) -> Iterator[datetime]:
    """Yield when whoever offers a programme gets a line: on the first working day of each week after its first."""
    monday = first - timedelta(first.weekday())
    while (monday := monday + timedelta(weeks=1)) <= local_date(until, zone):
        at = moment(working_day_from(monday, closed), _LINE_AT, zone)
        if now - LINE_KEPT < at <= until:
            yield at


def attended(times: Sequence[tuple[int, Collection[UUID]]]) -> Whole | None:
    """Return which share of a circle was there, of how many were there each time and who its members were then."""
    known = [(present, people) for present, people in times if people]
    if not known:
        return None
    shares = [min(1, present / len(people)) for present, people in known]
    return Whole(sum(shares) / len(shares), min((people for _, people in known), key=len))


def nameless(circle_id: UUID, said: CircleClimate) -> Whole:
    """Return the climate of a circle, for as many people as it takes that nobody knows."""
    return Whole(said.mean, [uuid5(circle_id, str(number)) for number in range(said.people)])


def apart(circles: Mapping[UUID, Collection[UUID]]) -> list[UUID]:
    """Return circles of which no two have somebody in common, the larger ones first: nobody counts in two of them."""
    chosen, seen = list[UUID](), set[UUID]()
    for circle, people in sorted(circles.items(), key=lambda one: (-len(one[1]), one[0])):
        if seen.isdisjoint(people):
            chosen.append(circle)
            seen.update(people)
    return chosen


def facts_together(
    measure: Measure, known: Mapping[UUID, Whole], people: Mapping[UUID, Collection[UUID]],
    languages: Mapping[UUID, Language],
) -> Iterator[Fact]:  # fmt: skip
    """Yield what is known of circles as a whole, one fact for each of those it is counted for."""
    for circle in apart(people):
        if circle in known:
            for person in known[circle].people:
                yield Fact(measure, person, circle, languages[circle], known[circle].value)


def facts_of(
    measure: Measure, values: Mapping[UUID, float], places: Callable[[UUID], tuple[UUID, Language] | None]
) -> Iterator[Fact]:
    """Yield one fact for each person that has a place: their circle and its language."""
    for person, value in values.items():
        if place := places(person):
            yield Fact(measure, person, *place, value)
