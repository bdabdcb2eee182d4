"""10,000 attempts to find somebody in reports: by what two of them differ in, and by knowing everybody but one."""

import math
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, permutations
from random import Random
from uuid import UUID

import pytest

from bot.features.climate.rules import ITEMS, SCORES, overall
from bot.features.reports import rules
from bot.features.reports.rules import ALL, MARKS, Cell, Exact, Fact, Least, Measure, Whole
from bot.kernel.enums import Language

ATTEMPTS, SOME = 10_000, 300
SURE = math.log(19)
"""The odds from which somebody counts as found: 95 % sure between two values that were as likely before."""
LEAST = Least()
MOMENTS = 3

Means = dict[tuple[Measure, str], Exact]
TOGETHER = (Measure.PRESENT, Measure.CLIMATE)
"""Of these a circle's mean is known alone; all others are each person's own."""


@dataclass
class Programme:
    """People in circles who join, leave, and say something at some moments; one of them is looked for."""

    told: Callable[[float], list[list[Fact]]]
    """What each report is about if the target said, or did, this each time."""
    values: tuple[float, float]
    """What that may have been: the first is true."""

    def __post_init__(self) -> None:
        self.facts = self.told(self.values[0])

    def means(self, value: float) -> list[Means]:
        """Return what the reports are made of if it was this."""
        return [rules.exact(facts, LEAST) for facts in self.told(value)]


def programmes(attempts: int) -> Iterator[tuple[Programme, Random]]:
    for seed in range(attempts):
        chance = Random(seed)
        measure = chance.choice((chance.choice(list(Measure)), *TOGETHER))
        low, high = chance.sample(tuple(map(float, rules.bounds(measure))), 2)
        make = a_programme_of_circles if measure in TOGETHER else a_programme
        yield Programme(make(chance, measure), (low, high)), chance


def a_programme(chance: Random, measure: Measure) -> Callable[[float], list[list[Fact]]]:
    """Return what is told where each person has a value of their own."""
    people = [one for circle in range(chance.randint(3, 14)) for one in a_circle(chance, measure, circle)]
    answers = [chance.choice((0.9, 0.9, 0.2)) for _ in range(MOMENTS)]
    facts = [
        [replace(fact) for fact, there in people if moment in there and chance.random() < answers[moment]]
        for moment in range(MOMENTS)
    ]  # fmt: skip
    target = chance.choice(people)[0].person
    return lambda value: [
        [replace(each, value=value) if each.person == target else each for each in known] for known in facts
    ]


def a_circle(chance: Random, measure: Measure, circle: int) -> Iterator[tuple[Fact, range]]:
    """Yield what its people say each time, and at which moments they are there."""
    low, high = rules.bounds(measure)
    mostly, language = chance.random(), chance.choice(list(Language))
    for place in range(chance.randint(chance.choice((1, 3)), 8)):
        joins = chance.choice((0, 0, 0, 1, 2))
        leaves = chance.choice((MOMENTS, MOMENTS, MOMENTS, joins + 1))
        value = float(high if chance.random() < mostly else low)
        yield Fact(measure, UUID(int=100 * circle + place), UUID(int=circle), language, value), range(joins, leaves)


def a_programme_of_circles(chance: Random, measure: Measure) -> Callable[[float], list[list[Fact]]]:
    """Return what is told where circles are known as a whole alone; some people are in two of them."""
    people = {UUID(int=number): a_group(chance, number) for number in range(1, chance.randint(3, 14) + 1)}
    languages = {circle: chance.choice(list(Language)) for circle in people}
    target = chance.choice([one for known in people.values() for one in known])
    what = meetings if measure is Measure.PRESENT else a_check
    made = [{circle: what(chance, known) for circle, known in people.items()} for _ in range(MOMENTS)]

    def told(value: float) -> list[list[Fact]]:
        wholes = ({circle: each(circle, target, value) for circle, each in known.items()} for known in made)
        there = ({circle: one for circle, one in known.items() if one} for known in wholes)
        return [[*rules.facts_together(measure, known, people, languages)] for known in there]

    return told


def a_group(chance: Random, number: int) -> list[UUID]:
    """Return who is in a circle; whoever is the first in the first one may be in others, too."""
    first = chance.choice((1, *[number] * 9))
    return [UUID(int=100 * first), *(UUID(int=100 * number + place) for place in range(1, chance.randint(2, 8)))]


Making = Callable[[UUID, UUID, float], Whole | None]
"""A circle at one moment, by its id, whom one looks for, and what these did or said."""


def meetings(chance: Random, people: list[UUID]) -> Making:
    """Return who was there of those who were members then: the others came later, or have left."""
    known = [[one for one in people if chance.random() < 0.8] for _ in range(chance.randint(1, 6))]
    were = [{one for one in members if chance.random() < 0.8} for members in known]

    def whole(_: UUID, target: UUID, value: float) -> Whole | None:
        times = zip(known, were, strict=True)
        return rules.attended([
            (len(there - {target}) + int(value) * (target in members), members) for members, there in times
        ])  # fmt: skip

    return whole


def a_check(chance: Random, people: list[UUID]) -> Making:
    """Return what people said to the five sentences; they leave some out."""
    mostly = chance.choice(SCORES)
    said = {one: {item: mostly for item in ITEMS if chance.random() < 0.8} for one in people if chance.random() < 0.9}

    def whole(circle: UUID, target: UUID, value: float) -> Whole | None:
        given = {item: Counter[int]() for item in ITEMS}
        for one, answers in said.items():
            for item, score in answers.items():
                given[item][int(value) if one == target else score] += 1
        found = overall(given)
        return rules.nameless(circle, found) if found else None

    return whole


def found_by_difference(programme: Programme) -> bool:
    """Return whether two cells differ in what fewer people or circles said than may be shown alone."""
    cells = [cell for facts in programme.facts for cell in behind(facts)]
    for one, other in permutations(cells, 2):
        if other.keys() < one.keys():
            rest = [one[said] for said in one.keys() - other.keys()]
            people, circles = {fact.person for fact in rest}, {fact.circle for fact in rest}
            if len(people) < LEAST.people or len(circles) < LEAST.circles:
                return True
    return False


def behind(facts: list[Fact]) -> Iterator[dict[int, Fact]]:
    """Yield what was said behind each cell that is shown; the same in two reports is the same object."""
    for _, part in rules.exact(facts, LEAST):
        yield {id(fact): fact for fact in facts if part in (ALL, fact.language)}


def odds(programme: Programme, chance: Random) -> float:
    """Return how far all reports together tell which value is the target's, for who knows all others': log odds."""
    told = 0.0
    for true, false in zip(*map(programme.means, programme.values), strict=True):
        for cell in rules.report(true, chance):
            if cell.band is not None:
                key = cell.measure, cell.part
                told += math.log(likely(true[key], cell)) - math.log(likely(false[key], cell))
    return told


def likely(mean: Exact, cell: Cell) -> float:
    """Return how likely a band is where this is the mean."""
    below, above = edges(cell)
    return max(cumulative(above - mean.value, mean.scale) - cumulative(below - mean.value, mean.scale), 1e-9)


def edges(cell: Cell) -> tuple[float, float]:
    """Return between which numbers a band lies; the last ones have no end."""
    band = cell.band or 0
    if cell.measure in MARKS:
        return (-math.inf if band == 2 else band / 2 - 0.25), (math.inf if band == 10 else band / 2 + 0.25)
    tenth = rules.bounds(cell.measure)[1] / 10
    return (-math.inf if band == 0 else band * tenth), (math.inf if band == 9 else (band + 1) * tenth)


def cumulative(x: float, scale: float) -> float:
    """Return how likely chance moves a number by less than ``x``."""
    if scale == 0:
        return float(x > 0)
    return 0.5 * math.exp(x / scale) if x < 0 else 1 - 0.5 * math.exp(-x / scale)


@pytest.mark.long
def test_in_ten_thousand_attempts_nobody_is_found() -> None:
    surest, shown = 0.0, 0
    for programme, chance in programmes(ATTEMPTS):
        assert not found_by_difference(programme)
        told = odds(programme, chance)
        surest, shown = max(surest, told), shown + (told != 0)
    assert surest < SURE
    assert shown > ATTEMPTS // 2


@pytest.mark.long
def test_in_some_attempts_nobody_is_found() -> None:
    for programme, chance in programmes(SOME):
        assert not found_by_difference(programme)
        assert odds(programme, chance) < SURE


def test_they_find_somebody_where_the_rest_of_a_slice_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "rest_passes", lambda *_: True)
    assert any(found_by_difference(programme) for programme, _ in programmes(SOME))


def test_they_find_somebody_where_reports_begin_at_the_beginning() -> None:
    for programme, _ in programmes(SOME):
        programme.facts = [[*chain(*programme.facts[: moment + 1])] for moment in range(MOMENTS)]
        if found_by_difference(programme):
            return
    pytest.fail("reports of all that was ever said were not found out")


def test_they_find_somebody_where_nothing_is_blurred(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Exact, "scale", 0.0)
    assert any(odds(programme, chance) > SURE for programme, chance in programmes(SOME))


def test_they_find_somebody_where_too_little_is_blurred(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "OVERALL", 5 * rules.OVERALL)
    assert any(odds(programme, chance) > SURE for programme, chance in programmes(SOME))
