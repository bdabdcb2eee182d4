"""Who coaches whom, when they could meet, and what a pair is to others."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from hashlib import blake2b
from itertools import combinations, islice
from uuid import UUID

import rustworkx as rx

from bot.features.calendar.rules import COACHED
from bot.kernel.enums import Cadence, Language, PairState
from bot.kernel.ids import UserId
from bot.kernel.recurrence import Rhythm, dates, local_date, moment
from bot.kernel.working_time import (
    ClosedDays,
    ClosedIn,
    common_hours,
    suggest_slot,
    working_day_from,
)

COMMON_HOURS = timedelta(hours=2)
"""The least that two people's working hours must have in common."""


@dataclass(frozen=True)
class RoundRhythm:
    """When rounds begin; ``weekday`` 0 is Monday. Without a zone, that of whoever joins first counts."""

    cadence: Cadence = Cadence.TWO_WEEKS
    weekday: int = 0
    at: time = time(10)
    zone: str | None = None


def first_round(rhythm: RoundRhythm, zone: str, now: datetime) -> date:
    """Return the first weekday of ``rhythm`` whose moment is still to come."""
    today = local_date(now, zone)
    day = today + timedelta(days=(rhythm.weekday - today.weekday()) % 7)
    return day if moment(day, rhythm.at, zone) > now else day + timedelta(weeks=1)


def rounds(rhythm: Rhythm, closed: ClosedDays) -> Iterator[tuple[date, datetime]]:
    """Yield the date of each round, and when it begins: where nobody works on it, on the next working day."""
    for day in dates(rhythm):
        yield day, moment(working_day_from(day, closed), rhythm.at, rhythm.zone)


def round_after(rhythm: Rhythm, after: datetime, closed: ClosedDays) -> datetime:
    """Return when the first round begins that begins later than ``after``."""
    return next(at for _, at in rounds(rhythm, closed) if at > after)


def midway(starts_at: datetime, ends_at: datetime, at: time, zone: str, closed: ClosedDays) -> datetime:
    """Return when to ask whether they met: half of the round, on a working day."""
    return moment(working_day_from(local_date(starts_at + (ends_at - starts_at) / 2, zone), closed), at, zone)


_LOOK_AHEAD = 8
"""From how many repeat-free rounds left it matters how the pairs of this one are chosen."""
_ALL_TRIOS = 15
"""Up to this many people every possible trio is tried."""
_BASES = 10
"""For more people: from how many pairings trios are made."""
_NOISE, _SOFT, _RECENT, _REPEAT, _WAITED = 10**6, 10**6, 10**11, 10**18, 10**22
"""Units of an edge's weight: each outweighs all smaller ones of 1,000 people together."""

Couple = frozenset[UUID]
Group = tuple[UUID, ...]
_Edge = tuple[int, int]


@dataclass(frozen=True)
class Peer:
    """Somebody in the pool who is to get a pair."""

    id: UUID
    language: Language
    zone: str
    offers: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    circles: frozenset[UUID] = frozenset()
    any_language: bool = False


@dataclass(frozen=True)
class PairingBasis:
    """What pairs must keep to: who is there (language, whether any, zone), whom they can meet, which round it is."""

    number: int
    people: tuple[tuple[UUID, Language, bool, str], ...]
    blocked: frozenset[Couple]


@dataclass(frozen=True)
class RoundPlan:
    """Who coaches whom in a round and when they could meet, for as long as its ``basis`` holds."""

    basis: PairingBasis
    groups: tuple[tuple[Group, datetime | None], ...]
    """Pairs and trios, each with a moment that suits all of them where there is one."""
    left_over: Group


@dataclass(frozen=True)
class Pairing:
    """The pairs and trios of a round, and those for whom there was nobody."""

    groups: tuple[Group, ...]
    left_over: Group


def _keywords(texts: Iterable[str]) -> set[str]:
    """Return the words of four letters or more; an offer meets a wish where they share one."""
    words = (word.strip(".,;:()/\"'").casefold() for text in texts for word in text.split())
    return {word for word in words if len(word) >= 4}


def pair_up(
    people: Sequence[Peer], met: Mapping[Couple, int], blocked: Collection[Couple], *, on: date, seed: str
) -> Pairing:
    """Form pairs, and one trio where an odd number could meet each other.

    ``met`` has the round in which two people were last together; who wasn't in the latest comes first where
    not everybody can be paired. No pair is repeated while one without repeats exists; then the longest ago.
    ``seed`` decides between equally good pairings. Takes about 2 s for 300 people.
    """
    return _Pool(sorted(people, key=lambda peer: peer.id), met, frozenset(blocked), on, seed).pairing()


def plan_round(
    basis: PairingBasis, people: Sequence[Peer], met: Mapping[Couple, int], *, on: date, seed: str, now: datetime,
    closed: ClosedIn,
) -> RoundPlan:  # fmt: skip
    """Return a round for these people; it may take seconds, so no transaction should be open meanwhile."""
    pairing, zones = pair_up(people, met, basis.blocked, on=on, seed=seed), {one.id: one.zone for one in people}
    slots = [suggest_slot([zones[one] for one in group], now, MINUTES[len(group)], closed) for group in pairing.groups]
    return RoundPlan(basis, tuple(zip(pairing.groups, slots, strict=True)), pairing.left_over)


class _Pool:
    """The people as numbers, and what speaks for each allowed edge between two of them."""

    def __init__(
        self, peers: Sequence[Peer], met: Mapping[Couple, int], blocked: frozenset[Couple], on: date, seed: str
    ) -> None:
        self._peers = peers
        self._met = met
        self._seed = seed
        latest = max(met.values(), default=0)
        self._now = latest + 1
        served = {one for couple, number in met.items() if number == latest for one in couple}
        self._waited = [peer.id not in served for peer in peers]
        self._offers = [_keywords(peer.offers) for peer in peers]
        self._wishes = [_keywords(peer.wishes) for peer in peers]
        self._edges = {
            edge: self._worth(edge)
            for edge in combinations(range(len(peers)), 2)
            if self._couple(edge) not in blocked and _may_meet(peers[edge[0]], peers[edge[1]], on)
        }

    def pairing(self) -> Pairing:
        """Return everybody once: in a group, or left over."""
        groups = [group for component in self._components() for group in self._groups(component)]
        taken = {node for group in groups for node in group}
        left = [peer.id for node, peer in enumerate(self._peers) if node not in taken]
        return Pairing(tuple(tuple(self._peers[node].id for node in sorted(group)) for group in groups), tuple(left))

    def _components(self) -> list[list[int]]:
        graph: rx.PyGraph[int, None] = rx.PyGraph(multigraph=False)
        graph.add_nodes_from(range(len(self._peers)))
        graph.add_edges_from([(*edge, None) for edge in self._edges])
        return sorted(sorted(component) for component in rx.connected_components(graph))

    def _groups(self, nodes: list[int]) -> Sequence[tuple[int, ...]]:
        pairs = self._match(nodes, self._edges)
        alone = len(nodes) - 2 * len(pairs)
        if not alone:
            return self._far_sighted(nodes, pairs)
        found = self._with_trio(nodes, self._repeats(pairs)) if alone == 1 else None
        return found or self._attach(nodes, self._match(nodes, self._edges, waiting=_WAITED))

    def _match(
        self, nodes: Collection[int], edges: Iterable[_Edge], attempt: int = 0, *, waiting: int = 0
    ) -> list[_Edge]:
        """Return as many pairs as possible, the best of those: maximum weight matching in a general graph."""
        wanted = set(nodes)
        graph: rx.PyGraph[int, int] = rx.PyGraph(multigraph=False)
        graph.add_nodes_from(range(len(self._peers)))
        graph.add_edges_from(
            [
                (*edge, self._edges[edge] + self._noise(edge, attempt) + waiting * sum(self._waited[n] for n in edge))
                for edge in edges
                if edge[0] in wanted and edge[1] in wanted
            ]
        )
        pairs = rx.max_weight_matching(graph, max_cardinality=True, weight_fn=int)
        return sorted((min(pair), max(pair)) for pair in pairs)

    def _worth(self, edge: _Edge) -> int:
        one, other = edge
        soft = 3 * bool(self._offers[one] & self._wishes[other]) + 3 * bool(self._offers[other] & self._wishes[one])
        soft += 2 * self._peers[one].circles.isdisjoint(self._peers[other].circles)
        last = self._met.get(self._couple(edge))
        if last is None:
            return soft * _SOFT
        return soft * _SOFT - _REPEAT - 10_000 // (self._now - last) ** 2 * _RECENT

    def _noise(self, edge: _Edge, attempt: int) -> int:
        one, other = (self._peers[node].id for node in edge)
        digest = blake2b(f"{self._seed}:{attempt}:{one}:{other}".encode(), digest_size=8).digest()
        return int.from_bytes(digest) % _NOISE

    def _couple(self, edge: _Edge) -> Couple:
        return frozenset(self._peers[node].id for node in edge)

    def _repeats(self, groups: Iterable[tuple[int, ...]]) -> int:
        return sum(edge not in self._unmet for group in groups for edge in combinations(sorted(group), 2))

    @cached_property
    def _unmet(self) -> set[_Edge]:
        return {edge for edge in self._edges if self._couple(edge) not in self._met}

    def _far_sighted(self, nodes: list[int], first: list[_Edge]) -> list[_Edge]:
        """Return pairs without repeats after which the most rounds without repeats are still possible."""
        partners = Counter(node for edge in self._unmet for node in edge)
        room = min(partners[node] for node in nodes) - 1
        if self._repeats(first) or not 0 < room < _LOOK_AHEAD:
            return first
        best, most = first, -1
        for attempt in range(self._tries(len(nodes))):
            pairs = self._match(nodes, self._unmet, attempt) if attempt else first
            further = sum(1 for _ in self._further_rounds(nodes, pairs, attempt))
            if further > most:
                best, most = pairs, further
            if most == room:
                break
        return best

    def _further_rounds(self, nodes: list[int], pairs: list[_Edge], attempt: int) -> Iterator[list[_Edge]]:
        """Yield rounds without repeats that could follow, until there is none."""
        open_edges = self._unmet - set(pairs)
        while len(pairs := self._match(nodes, open_edges, attempt)) * 2 == len(nodes):
            open_edges -= set(pairs)
            yield pairs

    def _with_trio(self, nodes: list[int], least: int) -> list[tuple[int, ...]] | None:
        """Return a trio and pairs for all others, best with only ``least`` repeats; None where no trio allows that."""
        best: list[tuple[int, ...]] | None = None
        for trio in islice(self._trios(nodes), self._tries(len(nodes))):
            rest = self._match(set(nodes) - set(trio), self._edges)
            groups = [trio, *rest]
            if len(rest) * 2 + 3 == len(nodes) and (best is None or self._value(groups) > self._value(best)):
                best = groups
            if best and self._repeats(best) <= least:
                break
        return best

    def _trios(self, nodes: list[int]) -> Iterator[tuple[int, ...]]:
        """Yield the trios to try, the best first: all of a few people, else those around whom pairs leave alone."""
        if len(nodes) <= _ALL_TRIOS:
            yield from self._best_first(combinations(nodes, 3))
            return
        for attempt in range(_BASES):
            pairs = self._match(nodes, self._edges, attempt)
            alone = (set(nodes) - {node for pair in pairs for node in pair}).pop()
            yield from self._best_first(tuple(sorted((alone, *pair))) for pair in pairs)

    def _best_first(self, trios: Iterable[tuple[int, ...]]) -> list[tuple[int, ...]]:
        return sorted((trio for trio in trios if self._is_allowed(trio)), key=lambda trio: -self._value([trio]))

    def _attach(self, nodes: list[int], pairs: list[_Edge]) -> list[tuple[int, ...]]:
        """Make trios with whoever is left where all three may meet, those who waited first."""
        groups: list[tuple[int, ...]] = [*pairs]
        taken = {node for pair in pairs for node in pair}
        for node in sorted((one for one in nodes if one not in taken), key=lambda one: not self._waited[one]):
            trios = [(group, (*group, node)) for group in groups if len(group) == 2]
            possible = [both for both in trios if self._is_allowed(both[1])]
            if possible:
                pair, trio = max(possible, key=lambda both: self._value([both[1]]) - self._value([both[0]]))
                groups[groups.index(pair)] = trio
        return groups

    def _is_allowed(self, group: Iterable[int]) -> bool:
        return all(edge in self._edges for edge in combinations(sorted(group), 2))

    def _value(self, groups: Iterable[tuple[int, ...]]) -> int:
        """Return what speaks for these groups: few repeats first, those long ago, then what people offer and wish."""
        edges = (edge for group in groups for edge in combinations(sorted(group), 2))
        return sum(self._edges[edge] + self._noise(edge, 0) for edge in edges)

    @staticmethod
    def _tries(people: int) -> int:
        """Return how often to try again: often for few people, where it matters and is quick."""
        return 500 if people <= _ALL_TRIOS else max(10, min(60, 200_000 // people**2))


def _may_meet(one: Peer, other: Peer, on: date) -> bool:
    speak = one.language is other.language or one.any_language or other.any_language
    return speak and common_hours(one.zone, other.zone, on) >= COMMON_HOURS


MINUTES = {count: count * COACHED // timedelta(minutes=1) for count in (2, 3)}
"""How long a pair and a trio take, as long for each."""


@dataclass(frozen=True)
class Coachee:
    """Somebody in a pair or trio; ``out`` is who said that they can't this time, ``gone`` whose account is off."""

    person_id: UUID
    user: UserId
    language: Language
    out: bool
    offers: tuple[str, ...]
    wishes: tuple[str, ...]
    gone: bool = False
    any_language: bool = False


@dataclass(frozen=True)
class PairInfo:
    """A pair or trio of one round; ``late``: formed in the middle of it. ``date_changes`` counts for calendars."""

    id: UUID
    people: tuple[Coachee, ...]
    state: PairState
    question: int
    suggested_at: datetime | None
    cadence: Cadence
    starts_at: datetime
    ends_at: datetime
    over: bool
    late: bool = False
    meets_at: datetime | None = None
    date_changes: int = 0
    few: int | None = None
    """How many share their language, where those are few and others take part."""

    @property
    def language(self) -> Language:
        """Return the language that all of them speak; English where they speak both."""
        languages = {one.language for one in [one for one in self.people if not one.any_language] or self.people}
        return languages.pop() if len(languages) == 1 else Language.ENGLISH

    @property
    def present(self) -> tuple[Coachee, ...]:
        """Return those who haven't said that they can't."""
        return tuple(one for one in self.people if not one.out)

    def others(self, person_id: UUID) -> tuple[Coachee, ...]:
        """Return whom a person meets, without those who can't; where nobody else can, whom they would have met."""
        found = tuple(one for one in self.people if one.person_id != person_id)
        return tuple(one for one in found if not one.out) or found


@dataclass(frozen=True)
class CoachingStatus:
    """How somebody takes part in coaching; ``next_round`` is None while there are fewer than two; ``few``: as above."""

    me: UUID
    in_pool: bool
    paused_until: datetime | None
    pair: PairInfo | None
    next_round: datetime | None
    any_language: bool = False
    few: int | None = None

    @property
    def meets(self) -> bool:
        """Return whether they still meet, or have met, in this round."""
        pair = self.pair
        if pair is None or pair.state is PairState.NOT_THIS_TIME:
            return False
        return self.me in [one.person_id for one in pair.present]


_FEW = 3


def few_of(people: Collection[UUID], ready: Sequence[Peer]) -> int | None:
    """Return how many who are ``ready`` share these people's language where that is a trio at most, and not all."""
    mine = next((one for one in ready if one.id in people and not one.any_language), None)
    if mine is None:
        return None
    sharing = sum(one.any_language or one.language is mine.language for one in ready)
    return sharing if sharing <= _FEW and sharing < len(ready) else None


def state_after(before: PairState, said: PairState, present: int) -> PairState:
    """Return what holds for a pair when one of them has said something and ``present`` of them can."""
    if said is PairState.MET or present > 1:
        return before if said is PairState.NOT_THIS_TIME else said
    return PairState.NOT_THIS_TIME
