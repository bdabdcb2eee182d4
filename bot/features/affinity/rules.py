"""Who may meet whom, and what speaks for it: that it is new or long ago, offers and wishes, other circles."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2b
from typing import Any
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from bot.kernel.enums import Language
from bot.kernel.working_time import WORK, Hours, common_hours

COMMON_HOURS = timedelta(hours=2)
"""The least that two people's working hours must have in common."""

SOFT, _RECENT, AGAIN, REPEAT = 2**21, 10**11, 10**17, 10**18
"""Units of what an edge is worth, above those of chance; ``AGAIN``: somebody is in a trio twice in a row.

Each outweighs all smaller ones of 10,000 people together, where few of them repeat."""

Couple = frozenset[UUID]
Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


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
    own_circles: bool = False
    """Whether they would rather meet people of their own circles."""
    department: str = ""
    hours: Hours = WORK
    """When they work, or want to be written to."""


def keywords(texts: Iterable[str]) -> set[str]:
    """Return the words of four letters or more; an offer meets a wish where they share one."""
    words = (word.strip(".,;:()/\"'").casefold() for text in texts for word in text.split())
    return {word for word in words if len(word) >= 4}


def share_language(one: Peer, other: Peer) -> bool:
    """Return whether there is a language in which both coach."""
    return one.language is other.language or one.any_language or other.any_language


def share_hours(one: Peer, other: Peer, on: date) -> bool:
    """Return whether their working hours on that day have enough in common."""
    return common_hours(one.zone, other.zone, on, one.hours, other.hours) >= COMMON_HOURS


def _may_meet(one: Peer, other: Peer, on: date) -> bool:
    return share_language(one, other) and share_hours(one, other, on)


class _Sets:
    """What each person has, such as the words of their offers: as rows of person and thing, and as bits."""

    def __init__(self, things: Sequence[Collection[Any]], known: Collection[Any]) -> None:
        numbers = {one: number for number, one in enumerate(sorted(known))}
        rows = [(who, numbers[one]) for who, has in enumerate(things) for one in has if one in numbers]
        self.who, self.what = np.array(sorted(rows), np.int64).reshape(-1, 2).T
        self.bits = np.zeros((len(numbers) // 64 + 1, len(things)), np.uint64)
        np.bitwise_or.at(self.bits, (self.what // 64, self.who), np.uint64(1) << (self.what % 64).astype(np.uint64))

    def of(self, people: Numbers) -> Numbers:
        """Return the rows of these people."""
        return np.array([self.who, self.what])[:, np.isin(self.who, people)]

    def share(self, one: Numbers, others: "_Sets", other: Numbers) -> Flags:
        """Return where ``one`` has something that ``other`` has among ``others``."""
        found = np.zeros(np.broadcast(one, other).shape, np.bool_)
        for mine, theirs in zip(self.bits, others.bits, strict=True):
            found |= (mine[one] & theirs[other]) != 0
        return found


class _Acquaintance:
    """Which numbers of people are together in a table of couples, and what stands there."""

    def __init__(self, couples: Mapping[Couple, int], numbers: Mapping[int, int]) -> None:
        people = (numbers.get(one.int, -1) for couple in couples for one in couple)
        edges = np.fromiter(people, np.int64).reshape(-1, 2)
        codes = edges.min(axis=1) * len(numbers) + edges.max(axis=1)
        order = np.argsort(codes)[np.count_nonzero(edges.min(axis=1) < 0) :]
        self._people, values = len(numbers), np.fromiter(couples.values(), np.int64)
        self._codes, self._values = np.append(-1, codes[order]), np.append(0, values[order])

    def of(self, one: Numbers, other: Numbers) -> Numbers:
        """Return the value of each couple, 0 for those that aren't there."""
        codes = np.minimum(one, other) * self._people + np.maximum(one, other)
        at = np.searchsorted(self._codes, codes, side="right") - 1
        return np.where(self._codes[at] == codes, self._values[at], 0)


class PeerGraph:
    """The people as numbers, and what speaks for two of them; edges come as arrays of these numbers."""

    def __init__(
        self, peers: Sequence[Peer], met: Mapping[Couple, int], blocked: Collection[Couple], on: date, seed: str
    ) -> None:
        self._seed, numbers = seed, {peer.id.int: number for number, peer in enumerate(peers)}
        of = [(peer.language, peer.any_language, peer.zone, peer.hours) for peer in peers]
        kinds = dict(zip(of, peers, strict=True))
        order = {kind: number for number, kind in enumerate(kinds)}
        self.kinds = np.array([order[kind] for kind in of], np.int64)
        self.meets = np.array([[_may_meet(one, other, on) for one in kinds.values()] for other in kinds.values()])
        offers, wishes = [keywords(one.offers) for one in peers], [keywords(one.wishes) for one in peers]
        words = set().union(*offers) & set().union(*wishes)
        self.words, self.offers, self.wishes = len(words), _Sets(offers, words), _Sets(wishes, words)
        self._circles = _Sets([one.circles for one in peers], {circle for one in peers for circle in one.circles})
        self._own, places = (
            np.array([one.own_circles for one in peers]),
            sorted({"", *(one.department for one in peers)}),
        )
        self._departments = np.array([places.index(one.department) for one in peers], np.int64)
        self._blocked, self._met = _Acquaintance(dict.fromkeys(blocked, 1), numbers), _Acquaintance(met, numbers)
        self._latest = max(met.values(), default=0)
        together = Counter(one for couple, number in met.items() if number == self._latest for one in couple)
        self.waited = np.array([not together[one.id] for one in peers])
        self.was_in_trio = np.array([together[one.id] > 1 for one in peers])

    def may_meet(self, one: Numbers, other: Numbers) -> Flags:
        """Return which edges no hard rule forbids."""
        allowed: Flags = (
            self.meets[self.kinds[one], self.kinds[other]] & (self._blocked.of(one, other) == 0) & (one != other)
        )
        return allowed

    def unmet(self, one: Numbers, other: Numbers) -> Flags:
        """Return which edges would be no repeats."""
        return np.equal(self._met.of(one, other), 0)

    def worth(self, one: Numbers, other: Numbers, attempt: int = 0) -> Numbers:
        """Return what speaks for these edges: that it is long ago, then what people offer and wish, then chance."""
        soft = 3 * self.offers.share(one, self.wishes, other) + 3 * self.offers.share(other, self.wishes, one)
        same, mine, theirs = (
            self._circles.share(one, self._circles, other),
            self._departments[one],
            self._departments[other],
        )
        soft = soft + (same == self._own[one]) + (same == self._own[other])
        soft = soft + ((mine != theirs) & (mine > 0) & (theirs > 0))
        met = self._met.of(one, other)
        ago = np.maximum(self._latest + 1 - met, 1)
        worth: Numbers = (
            soft * SOFT + self._chance(one, other, attempt) - (met > 0) * (REPEAT + 10_000 // ago**2 * _RECENT)
        )
        return worth

    def _chance(self, one: Numbers, other: Numbers, attempt: int) -> Numbers:
        keys = self.dice(attempt).integers(2**64, size=len(self.kinds), dtype=np.uint64)
        mixed = (keys[one] ^ keys[other]) * np.uint64(0x9E3779B97F4A7C15)
        return (mixed >> np.uint64(56)).astype(np.int64)

    def dice(self, attempt: int = 0) -> np.random.Generator:
        """Return what chance there is, the same for the same seed."""
        return np.random.default_rng(list(blake2b(f"{self._seed}:{attempt}".encode()).digest()))
