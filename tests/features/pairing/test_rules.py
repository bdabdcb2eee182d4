"""Everybody once, nobody again while somebody new is possible: checked against trying out everything."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from random import Random
from unittest.mock import patch
from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.features.affinity.rules import COMMON_HOURS, Couple, Peer
from bot.features.pairing import rules
from bot.features.pairing.rules import Group, Pairing, pair_up
from bot.kernel.enums import Language
from bot.kernel.working_time import common_hours

ON = date(2026, 3, 2)
ZONES = ("Europe/Berlin", "Europe/London", "America/New_York", "Asia/Tokyo", "Pacific/Auckland")


def peer(number: int, language: Language = Language.GERMAN, zone: str = "Europe/Berlin") -> Peer:
    return Peer(UUID(int=number + 1), language, zone)


def paired(people: list[Peer], met: dict[Couple, int], blocked: set[Couple], seed: str = "s") -> Pairing:
    return pair_up(people, met, blocked, on=ON, seed=seed)


WAYS = {
    "each with each": {"_EVERY_EDGE": 200},
    "from candidates": {"_EVERY_EDGE": 0},
    "by search": {"_EVERY_EDGE": 0, "_EXACT": 0},
}
"""How many people are paired, also tried with few of them."""
each_way = pytest.mark.parametrize("way", WAYS)


def paired_by(way: str, people: list[Peer], met: dict[Couple, int], blocked: set[Couple]) -> Pairing:
    with patch.dict(vars(rules), WAYS[way]):
        return paired(people, met, blocked)


def couples(groups: tuple[Group, ...]) -> list[Couple]:
    return [frozenset(two) for group in groups for two in combinations(group, 2)]


@st.composite
def some_pools(draw: st.DrawFn, most: int = 9) -> tuple[list[Peer], dict[Couple, int], set[Couple]]:
    """People with languages and zones, some of whom have met, some of whom don't want each other."""
    size = draw(st.integers(0, most))
    people = [
        peer(n, draw(st.sampled_from(list(Language))), draw(st.sampled_from(ZONES))) for n in range(size)
    ]  # fmt: skip
    pairs = [frozenset(two) for two in combinations([one.id for one in people], 2)]
    met = draw(st.dictionaries(st.sampled_from(pairs), st.integers(1, 5))) if pairs else {}
    blocked = draw(st.sets(st.sampled_from(pairs), max_size=5)) if pairs else set()
    return people, met, blocked


@st.composite
def one_language(draw: st.DrawFn, sizes: st.SearchStrategy[int]) -> tuple[list[Peer], dict[Couple, int], set[Couple]]:
    """People who could all meet, were it not for what they don't want; many have met."""
    people = [peer(n) for n in range(draw(sizes))]
    pairs = [frozenset(two) for two in combinations([one.id for one in people], 2)]
    met = draw(st.dictionaries(st.sampled_from(pairs), st.integers(1, 6), max_size=len(pairs)))
    blocked = draw(st.sets(st.sampled_from(pairs), max_size=3))
    return people, met, blocked


def every_pairing(people: list[Peer], blocked: set[Couple]) -> Iterator[list[Group]]:
    """Yield each way to put all people into allowed pairs, with one trio where their number is odd."""
    ids = [one.id for one in people]
    if len(ids) % 2 == 0:
        yield from perfect(ids, blocked)
        return
    for trio in combinations(ids, 3):
        if not any(frozenset(two) in blocked for two in combinations(trio, 2)):
            for rest in perfect([one for one in ids if one not in trio], blocked):
                yield [trio, *rest]


def perfect(ids: list[UUID], blocked: set[Couple]) -> Iterator[list[Group]]:
    if not ids:
        yield []
        return
    first, *others = ids
    for other in others:
        if frozenset((first, other)) not in blocked:
            for rest in perfect([one for one in others if one != other], blocked):
                yield [(first, other), *rest]


@pytest.mark.long
@each_way
@given(some_pools())
def test_everybody_comes_once(way: str, pool: tuple[list[Peer], dict[Couple, int], set[Couple]]) -> None:
    found = paired_by(way, *pool)
    everybody = [one for group in found.groups for one in group] + list(found.left_over)
    assert sorted(everybody) == sorted(one.id for one in pool[0])


@pytest.mark.long
@each_way
@given(some_pools())
def test_no_hard_rule_is_broken(way: str, pool: tuple[list[Peer], dict[Couple, int], set[Couple]]) -> None:
    people, _, blocked = pool
    known = {one.id: one for one in people}
    for couple in couples(paired_by(way, *pool).groups):
        one, other = (known[person] for person in couple)
        assert couple not in blocked
        assert one.language is other.language
        assert common_hours(one.zone, other.zone, ON) >= COMMON_HOURS


@pytest.mark.long
@each_way
@given(some_pools())
def test_nobody_is_left_over_who_could_meet_another_left_over(
    way: str,
    pool: tuple[list[Peer], dict[Couple, int], set[Couple]],
) -> None:
    people, _, blocked = pool
    known = {one.id: one for one in people}
    for one, other in combinations(paired_by(way, *pool).left_over, 2):
        allowed = frozenset((one, other)) not in blocked and known[one].language is known[other].language
        assert not (allowed and common_hours(known[one].zone, known[other].zone, ON) >= COMMON_HOURS)


EIGHT = [peer(n) for n in range(8)]
ONE_WAY = (
    EIGHT,
    {frozenset((one.id, other.id)): 1 for one, other in combinations(EIGHT, 2) if one.id.int + other.id.int != 9},
    set[Couple](),
)
"""Everybody has met all others but one: of 105 ways to pair them one repeats nobody."""


@pytest.mark.long
@each_way
@example(ONE_WAY)
@given(one_language(st.sampled_from([2, 4, 6, 8, 3, 5, 7, 9])))
def test_no_pair_is_repeated_more_often_than_any_other_way_would(
    way: str,
    pool: tuple[list[Peer], dict[Couple, int], set[Couple]],
) -> None:
    people, met, blocked = pool
    least = min(
        (sum(couple in met for couple in couples(tuple(groups))) for groups in every_pairing(people, blocked)),
        default=None,
    )
    found = paired_by(way, people, met, blocked)
    if least is not None:
        assert not found.left_over
        assert sum(couple in met for couple in couples(found.groups)) == least


@pytest.mark.long
@given(one_language(st.sampled_from([3, 4, 5, 6, 7, 8, 9])), st.integers(0, 3))
def test_one_trio_and_only_for_an_odd_number(
    pool: tuple[list[Peer], dict[Couple, int], set[Couple]], seed: int
) -> None:
    people, met, _ = pool
    sizes = [len(group) for group in paired(people, met, set(), str(seed)).groups]
    assert sizes.count(3) == len(people) % 2
    assert set(sizes) <= {2, 3}


@example(([peer(n) for n in range(12)], {}, set()), Random(1))
@given(some_pools(), st.randoms())
def test_the_same_seed_gives_the_same_pairs_in_any_order(
    pool: tuple[list[Peer], dict[Couple, int], set[Couple]], chance: Random
) -> None:
    people, met, blocked = pool
    shuffled = chance.sample(people, len(people))
    assert paired(people, met, blocked) == paired(shuffled, met, blocked)


def test_another_seed_gives_other_pairs() -> None:
    people = [peer(n) for n in range(12)]
    assert len({paired(people, {}, set(), str(seed)).groups for seed in range(8)}) > 4


@pytest.mark.parametrize("size", [4, 6, 8, 10, 20])
@pytest.mark.parametrize("seed", ["a", "b", "c", "d"])
def test_everybody_meets_everybody_before_anybody_meets_again(size: int, seed: str) -> None:
    met = play([peer(n) for n in range(size)], rounds=size - 1, seed=seed)
    assert len(met) == size * (size - 1) // 2


def play(people: list[Peer], rounds: int, seed: str) -> dict[Couple, int]:
    met: dict[Couple, int] = {}
    for number in range(1, rounds + 1):
        found = paired(people, met, set(), f"{seed}{number}")
        assert not found.left_over
        met |= dict.fromkeys(couples(found.groups), number)
    return met


def test_then_those_meet_again_who_met_the_longest_ago() -> None:
    people = [peer(n) for n in range(6)]
    met = play(people, rounds=5, seed="s")
    assert {met[couple] for couple in couples(paired(people, met, set()).groups)} == {1}


def test_fifty_people_meet_for_49_rounds_without_a_repeat() -> None:
    assert len(play([peer(n) for n in range(50)], rounds=49, seed="s")) == 50 * 49 // 2


def test_who_was_left_over_comes_first_even_where_others_met_longer_ago() -> None:
    """Two who don't want each other share one partner: whoever wasn't in the latest round gets them."""
    one, other, third = people = [peer(n) for n in range(3)]
    blocked, gone = {frozenset((one.id, other.id))}, UUID(int=99)
    met = {frozenset((one.id, third.id)): 1, frozenset((other.id, third.id)): 4}
    assert paired(people, met | {frozenset((one.id, gone)): 5}, blocked).left_over == (one.id,)
    assert paired(people, met | {frozenset((other.id, gone)): 5}, blocked).left_over == (other.id,)


def test_two_languages_with_an_odd_number_each_make_two_trios() -> None:
    people = [peer(n, Language.GERMAN if n < 3 else Language.ENGLISH) for n in range(6)]
    found = paired(people, {}, set())
    assert [len(group) for group in found.groups] == [3, 3]
    assert found.left_over == ()


def test_an_offer_meets_its_wish_and_people_of_different_circles_meet() -> None:
    teacher = Peer(UUID(int=1), Language.GERMAN, "Europe/Berlin", offers=("Async Python",))
    learner = Peer(UUID(int=2), Language.GERMAN, "Europe/Berlin", wishes=("besser in python, bitte",))
    found = [paired([teacher, peer(5), learner, peer(6)], {}, set(), str(seed)) for seed in range(6)]
    assert all((teacher.id, learner.id) in pairing.groups for pairing in found)
    circles = [frozenset({UUID(int=n % 2)}) for n in range(4)]
    people = [Peer(UUID(int=n), Language.GERMAN, "Europe/Berlin", circles=circles[n]) for n in range(4)]
    for seed in range(6):
        assert all(one.int % 2 != other.int % 2 for one, other in paired(people, {}, set(), str(seed)).groups)


def test_a_wish_never_costs_a_repeat() -> None:
    teacher = Peer(UUID(int=1), Language.GERMAN, "Europe/Berlin", offers=("Python",))
    learner = Peer(UUID(int=2), Language.GERMAN, "Europe/Berlin", wishes=("Python",))
    found = paired([teacher, learner, peer(5), peer(6)], {frozenset((teacher.id, learner.id)): 1}, set())
    assert (teacher.id, learner.id) not in found.groups


@each_way
@pytest.mark.parametrize("size", [9, 11, 21])
def test_nobody_is_in_a_trio_twice_in_a_row(way: str, size: int) -> None:
    people, met, before = [peer(n) for n in range(size)], dict[Couple, int](), set[UUID]()
    for number in (1, 2):
        groups = paired_by(way, people, met, set()).groups
        (trio,) = (set(group) for group in groups if len(group) == 3)
        assert not trio & before
        assert not met.keys() & set(couples(groups))
        met, before = met | dict.fromkeys(couples(groups), number), trio


def test_the_only_one_whom_somebody_never_met_is_found_among_many() -> None:
    people = [peer(n) for n in range(260)]
    met = {frozenset((people[0].id, other.id)): 1 for other in people[1:-1]}
    found = paired(people, met, set())
    assert (people[0].id, people[-1].id) in found.groups
    assert not met.keys() & set(couples(found.groups))


def test_few_who_are_awake_together_meet_again_the_longest_ago_and_nobody_else_does() -> None:
    far = [peer(n, zone="Pacific/Auckland") for n in range(4)]
    one, other, third, fourth = (each.id for each in far)
    met = {frozenset(two): 5 for two in combinations((one, other, third, fourth), 2)}
    met |= {frozenset((one, third)): 1, frozenset((other, fourth)): 1}
    people = [*far, *(peer(n, zone="Europe/Berlin") for n in range(4, 264))]
    groups = paired(people, met, set()).groups
    assert {frozenset(couple) for couple in couples(groups)} & met.keys() == {
        frozenset((one, third)), frozenset((other, fourth)),
    }  # fmt: skip
    assert sum(map(len, groups)) == len(people)


@pytest.mark.long
def test_a_thousand_are_paired_without_a_repeat_the_same_way_for_the_same_seed() -> None:
    people, met = [peer(n) for n in range(1_001)], dict[Couple, int]()
    for number in range(1, 4):
        found = paired(people, met, set(), str(number))
        assert found == paired(people[::-1], met, set(), str(number))
        assert not found.left_over
        assert not met.keys() & set(couples(found.groups))
        met |= dict.fromkeys(couples(found.groups), number)
