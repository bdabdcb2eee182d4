"""How good pairs are, and what they cost: beside a shuffle, a greedy 'never met first', and a bound."""

import asyncio
import random
import resource
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import combinations
from uuid import UUID

import numpy as np
import rustworkx as rx

from bot.features.affinity.rules import REPEAT, SOFT, Couple, Numbers, Peer, PeerGraph
from bot.features.pairing import rules
from bot.features.pairing.rules import Group, pair_up
from bot.kernel.aside import aside
from bot.kernel.enums import Language

ON = date(2026, 3, 2)
_EXACTLY, _COMMON = 1_100, 5
"""Up to how many people the best pairs are found, and what others than those who help each other are worth at most."""
ROUNDS, SKILLS, _BEAT = 52, 150, 0.005
ZONES = {"Europe/Berlin": 70, "Europe/London": 15, "America/New_York": 10, "Asia/Tokyo": 5}
Pool = tuple[list[Peer], dict[Couple, int], set[Couple]]
Way = Callable[[Sequence[Peer], Mapping[Couple, int], Collection[Couple], str], Sequence[Group]]


async def measure() -> None:
    """Print what each way makes of rounds of many, of few until all have met, and of two years of coming and going."""
    print(f"Pairs after {ROUNDS} rounds, offers and wishes of {SKILLS} skills; processor time, memory of the process")
    for size in (1_000, 1_001, 10_000, 9_999):
        _one_round(size)
    for size, rounds in ((50, 49), (51, 49), (24, 40)):
        _many_rounds(size, rounds)
    _two_years()
    for size in (1_000, 2_000):
        for heavy in (False, True):
            await _beside_the_loop(size, heavy=heavy)


def _ours(people: Sequence[Peer], met: Mapping[Couple, int], blocked: Collection[Couple], seed: str) -> list[Group]:
    return list(pair_up(people, met, blocked, on=ON, seed=seed).groups)


def _shuffle(people: Sequence[Peer], _met: object, _blocked: object, seed: str) -> list[Group]:
    ids = [one.id for one in people]
    random.Random(seed).shuffle(ids)
    return list(zip(ids[::2], ids[1::2], strict=False))


def _greedy(people: Sequence[Peer], met: Mapping[Couple, int], blocked: Collection[Couple], seed: str) -> list[Group]:
    """Go through people in random order; each gets somebody they never met, else whom they met longest ago."""
    order = [one.id for one in people]
    random.Random(seed).shuffle(order)
    found: list[Group] = []
    while len(order) > 1:
        one = order.pop()
        free = [other for other in order if frozenset((one, other)) not in blocked]
        new = (other for other in free if frozenset((one, other)) not in met)
        other = next(new, None) or min(free or order, key=lambda each: met.get(frozenset((one, each)), 0))
        order.remove(other)
        found.append((one, other))
    return found


WAYS: dict[str, Way] = {"shuffle": _shuffle, "greedy": _greedy, "ours": _ours}


def pool(size: int) -> Pool:
    """Return people as a company has them, who have met at random for a year."""
    chance = random.Random(1)
    words, likely = [f"skill{number:03}" for number in range(SKILLS)], [1 / (number + 5) for number in range(SKILLS)]
    people = [
        Peer(
            UUID(int=chance.getrandbits(128)), chance.choices(list(Language), [6, 4])[0],
            chance.choices(list(ZONES), list(ZONES.values()))[0], tuple(chance.choices(words, likely, k=2)),
            tuple(chance.choices(words, likely, k=2)), frozenset({UUID(int=chance.randrange(size // 6))}),
            chance.random() < 0.1,
        )
        for _ in range(size)
    ]  # fmt: skip
    ids, met = [one.id for one in people], dict[Couple, int]()
    for number in range(1, ROUNDS + 1):
        chance.shuffle(ids)
        met |= dict.fromkeys(map(frozenset, zip(ids[::2], ids[1::2], strict=False)), number)
    return people, met, {frozenset(chance.sample(ids, 2)) for _ in range(size // 20)}


def _one_round(size: int) -> None:
    people, met, blocked = pool(size)
    people.sort(key=lambda one: one.id)
    graph = PeerGraph(people, met, blocked, ON, "s")
    bound = _bound(graph, size)
    print(f"  {size:,} people, bound {bound:,.0f}:")
    for name, way in WAYS.items():
        before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
        groups = way(people, met, blocked, "s")
        spent, grown = time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        _tell(name, graph, people, groups, bound)
        print(f"      {spent:.2f} s, {max(0, grown) / 1024:.0f} MB more than at any time before")


def _tell(name: str, graph: PeerGraph, people: Sequence[Peer], groups: Sequence[Group], bound: float) -> None:
    numbers = {one.id: number for number, one in enumerate(people)}
    edges = np.array([[numbers[one] for one in two] for group in groups for two in combinations(group, 2)]).T
    worth, allowed = graph.worth(*edges), graph.may_meet(*edges)
    trios = sum(len(group) == 3 for group in groups)
    counts = np.concatenate([[1.0] if len(group) == 2 else [0.5] * 3 for group in groups])
    score = float((counts * (np.maximum(worth, 0) // SOFT))[allowed].sum())
    print(
        f"    {name:8} at least {score / bound:7.2%} of the bound, {(worth < -REPEAT // 2).sum()} repeats, "
        f"{(~allowed).sum()} against the rules, {len(people) - sum(map(len, groups))} left over, {trios} trios"
    )


def _bound(graph: PeerGraph, size: int) -> float:
    """Return what no pairing without repeats can be better than: of a thousand the best one, of more level by level.

    Each island with an odd number has a trio, whose three halves are at most half a pair more than its best pair.
    """
    trios = sum(len(island) % 2 for island in rules._Pool(graph)._islands())
    return _best_of_all(graph, size, trios) if size <= _EXACTLY else _level_by_level(graph, size, trios)


def _best_of_all(graph: PeerGraph, size: int, trios: int) -> float:
    edges = np.array(np.triu_indices(size, 1))
    edges = edges[:, graph.may_meet(*edges) & graph.unmet(*edges)]
    worth = np.maximum(graph.worth(*edges), 0) // SOFT
    best: rx.PyGraph[int, int] = rx.PyGraph()
    best.add_nodes_from(range(size))
    best.add_edges_from(list(zip(*edges.tolist(), worth.tolist(), strict=True)))
    found = np.array(list(rx.max_weight_matching(best, weight_fn=int))).T
    return float((np.maximum(graph.worth(*found), 0) // SOFT).sum() + worth.max() * trios / 2)


def _level_by_level(graph: PeerGraph, size: int, trios: int) -> float:
    """Add up how many pairs can have each unit of worth: the common ones all, of others the most there are."""
    rows = [_helping_both(graph, np.full(size, one), np.arange(size)) for one in range(size)]
    edges = np.concatenate(rows, axis=1)
    worth = graph.worth(*edges) // SOFT
    levels = range(_COMMON + 1, int(worth.max(initial=0)) + 1)
    return _COMMON * size / 2 + sum(_most_pairs(edges[:, worth >= least], size) + trios / 2 for least in levels)


def _helping_both(graph: PeerGraph, one: Numbers, others: Numbers) -> Numbers:
    """Return edges to later people where each offers what the other wishes; no others are worth more than five."""
    likely = graph.offers.share(one, graph.wishes, others) & graph.offers.share(others, graph.wishes, one)
    edges = np.array([one, others])[:, likely & (one < others)]
    return edges[:, graph.may_meet(*edges) & graph.unmet(*edges)]


def _most_pairs(edges: Numbers, size: int) -> float:
    """Return how many pairs there can be at most, whatever pairs are found: Tutte's and Berge's bound.

    Without some people the others fall apart; of an odd number who hang together one is alone, or with one of these.
    Any such people give a bound; those on odd places of paths from whoever good pairs leave alone a close one.
    """
    mate = rules._pair_within(edges, np.arange(size)).tolist()
    near: list[list[int]] = [[] for _ in mate]
    for one, other in edges.T.tolist():
        near[one].append(other)
        near[other].append(one)
    even, odd = dict.fromkeys(one for one in range(size) if mate[one] == one), set[int]()
    queue = list(even)
    for one in queue:
        new = set(near[one]) - odd
        odd |= new
        queue += [mate[other] for other in new if mate[other] not in even]
        even |= dict.fromkeys(mate[other] for other in new)
    some = odd - even.keys()
    others = np.setdiff1d(np.arange(size), list(some))
    apart = rules._components(others, edges[:, np.isin(edges, others).all(axis=0)])
    alone = sum(len(each) % 2 for each in apart) - len(some)
    return (size - alone) / 2


def _many_rounds(size: int, rounds: int) -> None:
    people = [Peer(UUID(int=number), Language.GERMAN, "Europe/Berlin") for number in range(size)]
    for name, way in WAYS.items():
        met, repeats = dict[Couple, int](), 0
        for number in range(1, rounds + 1):
            couples = [frozenset(two) for each in way(people, met, (), str(number)) for two in combinations(each, 2)]
            repeats += sum(couple in met for couple in couples)
            met |= dict.fromkeys(couples, number)
        least = max(0, (size // 2 + 2 * (size % 2)) * rounds - size * (size - 1) // 2)
        print(f"  {size} people over {rounds} rounds, {name:8} {repeats} repeats, at least {least} are needed")


def _two_years() -> None:
    for name, way in WAYS.items():
        chance, met, repeats, missed = random.Random(2), dict[Couple, int](), 0, 0
        people = [Peer(UUID(int=number), Language.GERMAN, "Europe/Berlin") for number in range(80)]
        for number in range(1, 53):
            people = [one for one in people if chance.random() > 0.02]
            people += [Peer(UUID(int=number * 100 + new), Language.GERMAN, "Europe/Berlin") for new in range(2)]
            here = [one for one in people if chance.random() > 0.1]
            groups = way(here, met, (), str(number))
            couples = [frozenset(two) for each in groups for two in combinations(each, 2)]
            repeats, missed = repeats + sum(one in met for one in couples), missed + len(here) - sum(map(len, groups))
            met |= dict.fromkeys(couples, number)
        print(f"  two years, people come, go and pause, {name:8} {repeats} repeats, {missed} left over")


async def _beside_the_loop(size: int, *, heavy: bool) -> None:
    """Print how long the loop stands still while a round is computed: in a thread, or in a process of its own."""
    people, met, blocked = pool(size)
    began = time.perf_counter()
    computing = asyncio.ensure_future(aside(partial(pair_up, people, met, blocked, on=ON, seed="s"), heavy=heavy))
    beats, longest, last = 0, 0.0, began
    while not computing.done():
        await asyncio.sleep(_BEAT)
        beats, longest, last = beats + 1, max(longest, time.perf_counter() - last), time.perf_counter()
    took, where = last - began, "a process" if heavy else "a thread"
    print(
        f"  {size:,} people in {where}: {took:.2f} s, {beats / (took / _BEAT):.0%} of the loop's beats, "
        f"it stands still for {longest:.2f} s at most"
    )
