"""How good circles formed from applications are, and what that costs: beside a greedy way, and bounds."""

import random
import resource
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import reduce
from itertools import combinations
from operator import and_
from uuid import UUID

from bot.features.affinity.rules import Couple
from bot.features.fitting.rules import Applicant
from bot.features.forming.rules import Size, form
from bot.kernel.enums import Language
from bot.kernel.week import AFTERNOON, MORNING, starts, weekly_hours

ON, SEASONS, SIZE = date(2026, 3, 2), 10, Size()
SKILLS = [f"skill{number:02}" for number in range(40)]
ZONES = {"Europe/Berlin": 60, "Europe/London": 15, "America/New_York": 10, "Asia/Kolkata": 10, "Asia/Tokyo": 5}
NEAR = {"Europe/Berlin": 80, "Europe/London": 20}
DEPARTMENTS = {"sales": 20, "making": 20, "service": 15, "planning": 15, "people": 10, "money": 8, "it": 7, "law": 5}
LANGUAGES = {frozenset({Language.GERMAN}): 35, frozenset({Language.ENGLISH}): 25, frozenset(Language): 40}
HALF_DAYS = [(day, half) for day in range(5) for half in (MORNING, AFTERNOON)]
Circles = Sequence[Sequence[Applicant]]
Way = Callable[[Sequence[Applicant], Mapping[Couple, int], str], Circles]


async def measure() -> None:
    """Print what seasons of each size come to."""
    print(f"Circles of {SIZE.ideal}; 3 to 7 of ten half-days, {len(SKILLS)} skills, eight departments; processor time")
    for size, seasons in ((100, SEASONS), (1_000, SEASONS), (10_000, 1)):
        for name, zones in (("two zones", NEAR), ("five zones", ZONES)):
            _seasons(name, company(size, zones), seasons)
    print(f"  {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")


def _ours(people: Sequence[Applicant], met: Mapping[Couple, int], seed: str) -> Circles:
    known = {one.id: one for one in people}
    return [[known[one] for one in each.members] for each in form(people, SIZE, met, seed=seed).circles]


def _greedy(people: Sequence[Applicant], met: Mapping[Couple, int], seed: str) -> Circles:
    """Put people, in random order, into the first circle that no rule closes to them; nobody is moved again."""
    order, found = list(people), list[list[Applicant]]()
    random.Random(seed).shuffle(order)
    for one in order:
        fits = (each for each in found if len(each) < SIZE.ideal and _fits(one, each, met))
        if (there := next(fits, None)) is None:
            found.append(there := [])
        there.append(one)
    return [each for each in found if len(each) >= SIZE.least]


WAYS: dict[str, Way] = {"greedy": _greedy, "ours": _ours}


def company(size: int, zones: Mapping[str, int]) -> list[Applicant]:
    """Return people as a company has them: in departments; some want to keep apart."""
    chance = random.Random(1)
    ids = [UUID(int=chance.getrandbits(128)) for _ in range(size)]
    return [_applicant(one, chance, zones, chance.choice(ids)) for one in ids]


def _applicant(one: UUID, chance: random.Random, zones: Mapping[str, int], other: UUID) -> Applicant:
    zone, department = (chance.choices(list(each), list(each.values()))[0] for each in (zones, DEPARTMENTS))
    return Applicant(
        one, chance.choices(list(LANGUAGES), list(LANGUAGES.values()))[0],
        weekly_hours(chance.sample(HALF_DAYS, chance.randint(3, 7)), zone, ON),
        frozenset(chance.sample(SKILLS, chance.randint(1, 3))), frozenset(chance.sample(SKILLS, chance.randint(1, 3))),
        department, zone,
        frozenset({other} - {one} if chance.random() < 0.05 else ()),
        False if chance.random() < 0.3 else None, chance.random() < 0.2,
    )  # fmt: skip


def _seasons(name: str, people: Sequence[Applicant], seasons: int) -> None:
    for way, formed in WAYS.items():
        met, spent = dict[Couple, int](), 0.0
        for season in range(1, seasons + 1):
            began = time.process_time()
            circles = formed(people, met, str(season))
            spent = max(spent, time.process_time() - began)
            if season in {1, seasons // 2, seasons}:
                print(f"  {len(people):,} people, {name}, {way:6} season {season:2}: {_told(people, circles, met)}")
            met |= dict.fromkeys((frozenset((one.id, other.id)) for one, other in _couples(circles)), season)
        print(f"    {spent:.2f} s at most for a forming")


def _told(people: Sequence[Applicant], circles: Circles, met: Mapping[Couple, int]) -> str:
    again, avoidable, short = promises(people, circles, met)
    couples = sum(frozenset((one.id, other.id)) in met for one, other in _couples(circles))
    wishes = sum(bool(one.wishes & (other.wishes | other.offers)) for one, other in _couples(circles))
    return (
        f"{len(people) - sum(map(len, circles))} left over, {couples} couples meet again, in {again} circles "
        f"({again - avoidable} of them can’t do without), {short} circles with less than two hours, "
        f"departments {_variety(circles):.2%} of the bound, wishes in {wishes / len(_couples(circles)):.0%} of couples"
    )


def promises(people: Sequence[Applicant], circles: Circles, met: Mapping[Couple, int]) -> tuple[int, int, int]:
    """Return in how many circles some meet again, in how many they needn't, how many have less than two hours."""
    again = [each for each in circles if any(frozenset((one.id, other.id)) in met for one, other in _couples([each]))]
    avoidable = sum(all(_could_be_new(one, people, met) for one in each) for each in again)
    return len(again), avoidable, sum(starts(_hours(each), 60).bit_count() <= 2 for each in circles)


def _could_be_new(one: Applicant, people: Sequence[Applicant], met: Mapping[Couple, int]) -> bool:
    """Return whether there is a circle at all in which neither they nor anybody else meets somebody again."""
    return _extends([one], [other for other in people if other is not one and _fits(other, [one], met)], met)


def _extends(circle: list[Applicant], others: Sequence[Applicant], met: Mapping[Couple, int]) -> bool:
    return len(circle) >= SIZE.least or any(
        _fits(other, circle, met) and _extends([*circle, other], others[number + 1 :], met)
        for number, other in enumerate(others)
    )


def _fits(one: Applicant, circle: Sequence[Applicant], met: Mapping[Couple, int]) -> bool:
    languages = one.languages.intersection(*(other.languages for other in circle))
    return bool(languages and starts(_hours([one, *circle]), 60)) and not any(
        frozenset((one.id, other.id)) in met or one.id in other.not_with or other.id in one.not_with for other in circle
    )


def _hours(circle: Sequence[Applicant]) -> int:
    return reduce(and_, (one.hours for one in circle))


def _couples(circles: Circles) -> list[tuple[Applicant, Applicant]]:
    return [two for each in circles for two in combinations(each, 2)]


def _variety(circles: Circles) -> float:
    """Return how many couples are of different departments, as a share of what no other way could pass.

    That is a department spread over all circles as evenly as it can be, as if no other rule were.
    """
    least, couples = 0, _couples(circles)
    for people in Counter(one.department for each in circles for one in each).values():
        full, more = divmod(people, len(circles))
        least += len(circles) * full * (full - 1) // 2 + more * full
    return sum(one.department != other.department for one, other in couples) / (len(couples) - least)
