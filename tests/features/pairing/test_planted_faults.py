"""A fault that is planted into a rule of pairing is found: the test that guards the rule fails."""

from collections.abc import Callable
from functools import partial
from itertools import product
from typing import Any

import numpy as np
import pytest

from bot.features.affinity import rules as affinity
from bot.features.coaching import rules as coaching
from bot.features.pairing import rules as pairing
from tests.features.coaching import test_staying as staying
from tests.features.pairing import test_rules as guards

Fault = tuple[object, str, Any]


def _graph(name: str, change: Callable[..., Any]) -> Fault:
    """Return a fault: what a method of the graph returns is changed."""
    right = getattr(affinity.PeerGraph, name)
    return affinity.PeerGraph, name, lambda graph, *args: change(graph, right(graph, *args), *args)


def _all_meet() -> None:
    for size, seed in product((6, 8, 10), "abcd"):
        guards.test_everybody_meets_everybody_before_anybody_meets_again(size, seed)


_FEW = {"way": "each with each"}

FAULTS: dict[str, tuple[tuple[Fault, ...], Callable[[], None]]] = {
    "who keeps off whom is forgotten": (
        (_graph("may_meet", lambda graph, _, one, other: graph.meets[graph.kinds[one], graph.kinds[other]]),),
        partial(guards.test_no_hard_rule_is_broken, **_FEW),
    ),
    "languages are forgotten": (
        ((affinity, "share_language", lambda *_: True),), partial(guards.test_no_hard_rule_is_broken, **_FEW),
    ),
    "hours are forgotten": (
        ((affinity, "share_hours", lambda *_: True),), partial(guards.test_no_hard_rule_is_broken, **_FEW),
    ),
    "a repeat costs nothing": (
        ((affinity, "REPEAT", 0), (affinity, "_RECENT", 0)),
        partial(guards.test_no_pair_is_repeated_more_often_than_any_other_way_would, **_FEW),
    ),
    "how long ago it was doesn't count": (
        ((affinity, "_RECENT", 0),), guards.test_then_those_meet_again_who_met_the_longest_ago,
    ),
    "somebody may be in a trio twice in a row": (
        ((pairing, "AGAIN", 0),), partial(guards.test_nobody_is_in_a_trio_twice_in_a_row, **_FEW, size=9),
    ),
    "who waited comes last": (
        ((pairing, "_WAITED", -(10**22)),),
        guards.test_who_was_left_over_comes_first_even_where_others_met_longer_ago,
    ),
    "there are no trios": (
        (
            (pairing._Pool, "_attach", lambda _pool, _nodes, pairs: pairing._tuples(pairs)),
            (pairing._Pool, "_with_trio", lambda *_: None),
        ),
        guards.test_one_trio_and_only_for_an_odd_number,
    ),
    "nobody looks ahead": (
        ((pairing, "_LOOK_AHEAD", 0),), _all_meet,
    ),
    "the seed is forgotten": (
        (_graph("dice", lambda *_: np.random.default_rng(1)),), guards.test_another_seed_gives_other_pairs,
    ),
    "chance is left to chance": (
        (_graph("dice", lambda *_: np.random.default_rng()),),
        guards.test_the_same_seed_gives_the_same_pairs_in_any_order,
    ),
    "offers and wishes don't count": (
        ((affinity._Sets, "share", lambda _mine, one, _theirs, other: np.zeros(np.broadcast(one, other).shape, bool)),),
        guards.test_an_offer_meets_its_wish_and_people_of_different_circles_meet,
    ),
    "who stays is never parted": (
        ((coaching._Plan, "_cost", lambda *_: (0, 0)),), staying.test_who_stays_leaves_nobody_over_and_costs_no_repeat,
    ),
    "everybody is parted for one newcomer": (
        ((coaching, "_TRIES", 0),), staying.test_a_newcomer_joins_one_pair_and_all_others_stay,
    ),
}  # fmt: skip


@pytest.mark.long
@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    faults, guard = FAULTS[fault]
    for where, name, wrong in faults:
        monkeypatch.setattr(where, name, wrong)
    with pytest.raises((AssertionError, ExceptionGroup)):
        guard()
