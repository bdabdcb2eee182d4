"""Who meets whom: nobody again while somebody new is possible, then the longest ago, then whom they wish for."""

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import heapify, heappop, heappush
from itertools import combinations, islice
from uuid import UUID

import numpy as np
import rustworkx as rx

from bot.features.affinity.rules import AGAIN, REPEAT, SOFT, Couple, Numbers, Peer, PeerGraph

_EVERY_EDGE = 200
"""Up to this many people each two of them are weighed; of more, candidates alone."""
_EXACT = 2_000
"""Up to this many people one matching decides; for more, one around those who could do better."""
_LEVELS = (7, 4, 0)
"""What edges are worth from which very many are paired, one level after the other: both, one or nobody helps."""
_CLOSE = 400
"""Up to this many people still alone each two of them are weighed."""
_REGION, _ANEW, _AROUND = 100, 500, 1_000
"""How many are looked at around people left alone, how many who could do better, and how many edges around those."""
_BY_CHANCE, _ALIKE, _MUTUAL = 10, 3, 12
"""How many candidates somebody gets by chance, for each word of an offer or a wish, and for each two words."""
_BASES = 10
_NEVER = -(2**62)
_LOOK_AHEAD = 8
"""From how many repeat-free rounds left it matters how the pairs of this one are chosen."""
_ALL_TRIOS = 15
"""Up to this many people every possible trio is tried."""
_WAITED = 10**22
"""Outweighs all repeats: who had nobody in the latest round comes first."""

Group = tuple[UUID, ...]


@dataclass(frozen=True)
class Pairing:
    """The pairs and trios of a round, and those for whom there was nobody."""

    groups: tuple[Group, ...]
    left_over: Group


def pair_up(
    people: Sequence[Peer], met: Mapping[Couple, int], blocked: Collection[Couple], *, on: date, seed: str
) -> Pairing:
    """Form pairs, and one trio where an odd number could meet each other.

    ``met`` has the round in which two people were last together; who wasn't in the latest comes first where
    not everybody can be paired, and nobody is in a trio twice in a row where that costs no repeat. No pair is
    repeated while a pairing without repeats exists; then the longest ago. ``seed`` decides between equally good ones.
    """
    peers = sorted(people, key=lambda peer: peer.id)
    found = _Pool(PeerGraph(peers, met, blocked, on, seed)).groups() if peers else []
    groups = tuple(tuple(peers[one].id for one in sorted(group)) for group in found)
    taken = {one for group in groups for one in group}
    return Pairing(groups, tuple(one.id for one in peers if one.id not in taken))


class _Pool:
    """Everybody who is to be paired: in one graph where they are few, else island by island, from candidates."""

    def __init__(self, peers: PeerGraph) -> None:
        self._peers = peers

    def groups(self) -> list[tuple[int, ...]]:
        """Return pairs and trios; whoever isn't in one is left over."""
        found: list[tuple[int, ...]] = []
        for island in self._islands():
            if len(island) > _EVERY_EDGE:
                found += self._of_many(island)
                continue
            edges = self._all_edges(island)
            for nodes in _components(island, edges):
                found += self._of_few(nodes, edges[:, np.isin(edges[0], nodes)])
        return found

    def _islands(self) -> list[Numbers]:
        """Return people of whom none may meet anybody of another island, by language and hours alone."""
        kinds = np.arange(len(self._peers.meets))
        together = _components(kinds, np.array(np.nonzero(np.triu(self._peers.meets, 1))))
        return [np.flatnonzero(np.isin(self._peers.kinds, some)) for some in together]

    def _all_edges(self, nodes: Numbers) -> Numbers:
        edges = nodes[np.array(np.triu_indices(len(nodes), 1))]
        return edges[:, self._peers.may_meet(*edges)]

    def _match(self, edges: Numbers, *, attempt: int = 0, waiting: int = 0) -> Numbers:
        """Return as many pairs as possible, the best of those: maximum weight matching in a general graph."""
        peers = self._peers
        nodes, local = np.unique(edges, return_inverse=True)
        worth = peers.worth(edges[0], edges[1], attempt) + AGAIN * peers.was_in_trio[edges].sum(axis=0)
        waited = peers.waited[edges].sum(axis=0).tolist()
        weights = [one + waiting * times for one, times in zip(worth.tolist(), waited, strict=True)]
        one, other = local.reshape(edges.shape)
        graph: rx.PyGraph[int, int] = rx.PyGraph()
        graph.add_nodes_from(nodes.tolist())
        graph.add_edges_from(list(zip(one.tolist(), other.tolist(), weights, strict=True)))
        pairs = rx.max_weight_matching(graph, max_cardinality=True, weight_fn=int)
        return nodes[np.array(sorted(sorted(pair) for pair in pairs), np.int64).reshape(-1, 2).T]

    # few people: each edge is known, and the rounds to come are looked at

    def _of_few(self, nodes: Numbers, edges: Numbers) -> list[tuple[int, ...]]:
        pairs = self._match(edges)
        alone = len(nodes) - pairs.size
        if not alone:
            return _tuples(self._far_sighted(nodes, edges, pairs))
        found = self._with_trio(nodes, edges, self._repeats(_tuples(pairs))) if alone == 1 else None
        return found or self._attach(nodes, self._match(edges, waiting=_WAITED))

    def _repeats(self, groups: Iterable[tuple[int, ...]]) -> int:
        edges = [edge for group in groups for edge in combinations(group, 2)]
        return int((~self._peers.unmet(*np.array(edges).T)).sum()) if edges else 0

    def _far_sighted(self, nodes: Numbers, edges: Numbers, first: Numbers) -> Numbers:
        """Return pairs without repeats after which the most rounds without repeats are still possible."""
        unmet = edges[:, self._peers.unmet(*edges)]
        room = int(np.bincount(unmet.ravel(), minlength=nodes[-1] + 1)[nodes].min()) - 1
        if self._repeats(_tuples(first)) or not 0 < room < _LOOK_AHEAD:
            return first
        best, most = first, -1
        for attempt in range(self._tries(len(nodes))):
            pairs = self._match(unmet, attempt=attempt) if attempt else first
            further = sum(1 for _ in self._further_rounds(unmet, pairs, attempt))
            if further > most:
                best, most = pairs, further
            if most == room:
                break
        return best

    def _further_rounds(self, unmet: Numbers, pairs: Numbers, attempt: int) -> Iterator[Numbers]:
        """Yield rounds without repeats that could follow, until there is none."""
        everybody = pairs.size
        while pairs.size == everybody:
            unmet = _without(unmet, pairs)
            pairs = self._match(unmet, attempt=attempt)
            if pairs.size == everybody:
                yield pairs

    def _with_trio(self, nodes: Numbers, edges: Numbers, least: int) -> list[tuple[int, ...]] | None:
        """Return a trio and pairs for all others, best with only ``least`` repeats; None where no trio allows that."""
        best, most = None, 0
        for worth, trio in islice(self._trios(nodes, edges), self._tries(len(nodes))):
            rest = self._match(edges[:, ~np.isin(edges, trio).any(axis=0)])
            value = worth + sum(self._peers.worth(*rest).tolist())
            if rest.size + 3 == len(nodes) and (best is None or value > most):
                best, most = [trio, *_tuples(rest)], value
            if best and len(nodes) > _ALL_TRIOS and most > -least * REPEAT - AGAIN:
                break
        return best

    def _trios(self, nodes: Numbers, edges: Numbers) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Yield the trios to try, the best first: all of a few people, else those around whom pairs leave alone."""
        if len(nodes) <= _ALL_TRIOS:
            yield from self._best_first(np.array(list(combinations(nodes.tolist(), 3)), np.int64).reshape(-1, 3).T)
            return
        for attempt in range(_BASES):
            pairs = self._match(edges, attempt=attempt)
            yield from self._best_first(np.array([*pairs, np.full(len(pairs[0]), np.setdiff1d(nodes, pairs)[0])]))

    def _best_first(self, trios: Numbers) -> list[tuple[int, tuple[int, ...]]]:
        worth = self._trio_worth(*trios)
        order = np.argsort(-worth, kind="stable")[: int((worth > _NEVER).sum())]
        return list(zip(worth[order].tolist(), _tuples(trios[:, order]), strict=True))

    def _trio_worth(self, *trio: Numbers) -> Numbers:
        """Return what speaks for these trios; for those that break a hard rule ``_NEVER``."""
        peers, edges = self._peers, list(combinations(trio, 2))
        allowed = np.all([peers.may_meet(*edge) for edge in edges], axis=0)
        again = AGAIN * sum(peers.was_in_trio[one] for one in trio)
        return np.where(allowed, sum(peers.worth(*edge) for edge in edges) - again, _NEVER)

    def _attach(self, nodes: Numbers, pairs: Numbers) -> list[tuple[int, ...]]:
        """Make trios with whoever is left where all three may meet, those who waited first."""
        peers, trios = self._peers, []
        alone = np.setdiff1d(nodes, pairs)
        for node in alone[np.argsort(~peers.waited[alone], kind="stable")]:
            if not pairs.size:
                break
            worth = self._trio_worth(*pairs, np.full(len(pairs[0]), node))
            best = int(np.argmax(np.where(worth > _NEVER, worth - peers.worth(*pairs), _NEVER)))
            if worth[best] > _NEVER:
                trios.append((*pairs[:, best].tolist(), int(node)))
                pairs = np.delete(pairs, best, axis=1)
        return [*trios, *_tuples(pairs)]

    @staticmethod
    def _tries(people: int) -> int:
        """Return how often to try again: often for few people, where it matters and is quick."""
        return 500 if people <= _ALL_TRIOS else max(10, min(60, 200_000 // people**2))

    # many people: candidates alone are looked at, everybody else only where those leave people over

    def _of_many(self, nodes: Numbers) -> list[tuple[int, ...]]:
        edges = self._candidates(nodes)
        pairs = self._match(edges) if len(nodes) <= _EXACT else self._search(nodes, edges)
        groups = self._attach(nodes, pairs)
        trios = np.array([group for group in groups if len(group) == 3], np.int64).reshape(-1, 3).T
        if (
            len(nodes) - pairs.size == trios.shape[1] == len(nodes) % 2
            and (self._trio_worth(*trios) > -AGAIN // 2).all()
        ):
            return groups
        region = self._within_reach(nodes, pairs)
        edges = self._all_edges(region)
        groups = _tuples(pairs[:, ~np.isin(pairs[0], region)])
        for some in _components(region, edges):
            groups += self._of_few(some, edges[:, np.isin(edges[0], some)])
        return groups

    def _candidates(self, nodes: Numbers) -> Numbers:
        """Return edges without repeats: by chance, and where an offer meets a wish, at best both ways."""
        peers, dice = self._peers, self._peers.dice()
        found = [self._by_chance(nodes, kind, dice) for kind in np.unique(peers.kinds[nodes])]
        (offering, offers), (wishing, wishes) = peers.offers.of(nodes), peers.wishes.of(nodes)
        one, other = _join(offers, wishes, _ALIKE, dice)
        found.append(np.array([offering[one], wishing[other]]))
        one, other = _join(wishes, offers, _ALIKE, dice)
        found.append(np.array([wishing[one], offering[other]]))
        one, other = _join(offering, wishing, _REGION, dice)
        who, offer, wish = offering[one], offers[one], wishes[other]
        found.append(who[_join(offer * peers.words + wish, wish * peers.words + offer, _MUTUAL, dice)])
        one, other = np.sort(np.concatenate(found, axis=1), axis=0)
        edges = np.array(np.divmod(np.unique(one * len(peers.kinds) + other), len(peers.kinds)))
        return edges[:, peers.may_meet(edges[0], edges[1]) & peers.unmet(edges[0], edges[1])]

    def _by_chance(self, nodes: Numbers, kind: int, dice: np.random.Generator) -> Numbers:
        peers = self._peers
        mine = nodes[peers.kinds[nodes] == kind]
        others = nodes[peers.meets[kind][peers.kinds[nodes]]]
        if len(others) <= 4 * _BY_CHANCE:
            return np.array([np.repeat(mine, len(others)), np.tile(others, len(mine))])
        return np.array([np.repeat(mine, _BY_CHANCE), dice.choice(others, len(mine) * _BY_CHANCE)])

    def _search(self, nodes: Numbers, edges: Numbers) -> Numbers:
        """Return good pairs for very many: best edges and fewest choices first, then who could do far better anew."""
        mate, edges = self._fewest_first(nodes, edges)
        worth = self._peers.worth(*edges) // SOFT
        best, got = np.full((2, len(mate)), -1)
        for ends in edges:
            np.maximum.at(best, ends, worth)
            np.maximum.at(got, ends, np.where(mate[edges[0]] == edges[1], worth, -1))
        again = got < best
        again[np.argsort(got - best, kind="stable")[_ANEW:]] = False
        near = edges[:, (again[edges[0]] | again[edges[1]]) & (worth >= np.minimum(*best[edges]))]
        again[near[:, :: 1 + near.shape[1] // _AROUND]] = True
        again |= again[mate]
        found = self._match(edges[:, again[edges[0]] & again[edges[1]]])
        kept = np.flatnonzero(~again & (mate > np.arange(len(mate))))
        return np.concatenate([[kept, mate[kept]], found], axis=1)

    def _fewest_first(self, nodes: Numbers, edges: Numbers) -> tuple[Numbers, Numbers]:
        """Return who is paired with whom, or alone: at each level of worth those with the fewest choices first.

        The edges come along: once few are alone, all among these are choices.
        """
        mate = np.arange(len(self._peers.kinds))
        for least in _LEVELS:
            alone = np.isin(np.arange(len(mate)), nodes[mate[nodes] == nodes])
            if alone.sum() <= _CLOSE:
                among = self._all_edges(np.flatnonzero(alone))
                among = among[:, self._peers.unmet(*among)]
                edges = np.concatenate([edges[:, ~alone[edges].all(axis=0)], among], axis=1)
            choices = edges[:, alone[edges].all(axis=0)]
            mate = _pair_within(choices[:, self._peers.worth(*choices) >= least * SOFT], mate)
        return mate, edges

    def _within_reach(self, nodes: Numbers, pairs: Numbers) -> Numbers:
        """Return whom an alternating path without repeats from anybody alone leads to, the nearest first.

        Where these are fewer than ``_REGION``, no other pairs without repeats leave fewer people alone. Then come
        pairs whom they could join.
        """
        peers, mate = self._peers, dict(np.concatenate([pairs, pairs[::-1]], axis=1).T.tolist())
        dice = peers.dice(2)
        queue = deque(np.setdiff1d(nodes, pairs).tolist())
        even, odd = set(queue), set[int]()
        while queue and len(even) + len(odd) < _REGION:
            one = queue.popleft()
            near = nodes[peers.may_meet(nodes, one) & peers.unmet(nodes, one)]
            for other in dice.permutation(near).tolist():
                if other in even:  # a cycle of odd length: everybody on it can be left alone
                    queue.extend(odd)
                    even |= odd
                    odd.clear()
                elif other not in odd and len(even) + len(odd) < _REGION:
                    odd.add(other)
                    even.add(mate[other])
                    queue.append(mate[other])
        found, alone = even | odd, np.setdiff1d(nodes, pairs)
        welcome = np.any([peers.may_meet(pairs[0], one) & peers.may_meet(pairs[1], one) for one in alone], axis=0)
        for pair in _tuples(pairs[:, np.argsort(~welcome, kind="stable")]):
            if len(found) >= _REGION:
                break
            found |= set(pair)
        return np.array(sorted(found), np.int64)


def _join(one: Numbers, other: Numbers, most: int, dice: np.random.Generator) -> Numbers:
    """Return places where ``one`` equals ``other``, by chance at most so many for each of ``one``."""
    order = dice.permutation(len(other))
    order = order[np.argsort(other[order], kind="stable")]
    first, last = (np.searchsorted(other[order], one, side=side) for side in ("left", "right"))
    take = np.minimum(last - first, most)
    left = np.repeat(np.arange(len(one)), take)
    nth = np.arange(len(left)) - np.repeat(np.cumsum(take) - take, take) + dice.integers(2**31, size=len(one))[left]
    return np.array([left, order[first[left] + nth % (last - first)[left]]])


def _pair_within(edges: Numbers, mates: Numbers) -> Numbers:
    """Return ``mates`` where everybody alone who has a choice among the edges has one, those with the fewest first."""
    mate, near = mates.tolist(), [list[int]() for _ in mates]
    for one, other in edges.T.tolist():
        near[one].append(other)
        near[other].append(one)
    choices = [len(others) for others in near]
    queue = [(count, one) for one, count in enumerate(choices)]
    heapify(queue)
    while queue:
        count, one = heappop(queue)
        if mate[one] != one or count != choices[one] or not count:
            continue
        other = min((each for each in near[one] if mate[each] == each), key=choices.__getitem__)
        mate[one], mate[other] = other, one
        for each in (*near[one], *near[other]):
            if mate[each] == each:
                choices[each] -= 1
                heappush(queue, (choices[each], each))
    return np.array(mate, np.int64)


def _tuples(edges: Numbers) -> list[tuple[int, ...]]:
    return [tuple(edge) for edge in edges.T.tolist()]


def _without(edges: Numbers, others: Numbers) -> Numbers:
    gone = set(_tuples(others))
    return edges[:, [edge not in gone for edge in _tuples(edges)]]


def _components(nodes: Numbers, edges: Numbers) -> list[Numbers]:
    graph: rx.PyGraph[int, None] = rx.PyGraph()
    graph.add_nodes_from(range(int(nodes.max(initial=-1)) + 1))
    graph.add_edges_from([(one, other, None) for one, other in edges.T.tolist()])
    known = set(nodes.tolist())
    return [
        np.array(some)
        for some in sorted(sorted(found) for found in rx.connected_components(graph))
        if known >= set(some)
    ]
