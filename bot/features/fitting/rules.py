"""Which applicants could be in a circle together, what speaks for each two of them, and why somebody is alone."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from bot.features.affinity.rules import Couple, Flags, Numbers
from bot.kernel.enums import Language, WhyNoCircle
from bot.kernel.week import HALF_HOURS, starts

MEETING, _BETTER = 60, 120
"""The least that people of a circle have in common a week, in one go, and what they'd rather have; in minutes."""
FORBIDDEN, _REPEAT, _RECENT, LITTLE = 10**14, 10**9, 10**8, 10**5
"""What it costs that two must not be together, that they were before, how lately, less than two hours in common."""
_DEPARTMENT, _WITHOUT, _SITE, _WISH, _OFFER, _MOST_WORDS = 150, 400, 20, 30, 15, 3
"""Per person: own department, or though they'd rather not; site; per word of a wish or offer shared, up to so many."""

Bits = NDArray[np.uint64]


@dataclass(frozen=True)
class Applicant:
    """Somebody who wants to be in a circle; words of wishes and offers are normalized (``affinity.keywords``)."""

    id: UUID
    languages: frozenset[Language]
    hours: int
    """The half hours of a week in which they can (``kernel.week``)."""
    wishes: frozenset[str] = frozenset()
    offers: frozenset[str] = frozenset()
    department: str | None = None
    site: str | None = None
    not_with: frozenset[UUID] = frozenset()
    own_department: bool | None = None
    """Whether they'd rather be with people of their department, or rather not; None: it doesn't matter to them."""
    has_moderated: bool = False
    minutes: int = MEETING
    """How much time they have a week."""


@dataclass(frozen=True)
class WithoutCircle:
    """Somebody who fits nowhere, why, and when or in which languages enough others could, if that would help."""

    id: UUID
    why: WhyNoCircle
    hours: int = 0
    languages: frozenset[Language] = frozenset()


class ApplicantGraph:
    """Applicants as numbers: which half hours they can begin at, and what two are worth to each other."""

    def __init__(self, who: Sequence[Applicant], met: Mapping[Couple, int]) -> None:
        self.who, self._number = who, {one.id: number for number, one in enumerate(who)}
        self.can, longer = (_bits([starts(one.hours, minutes) for one in who]) for minutes in (MEETING, _BETTER))
        self.speaks = np.array([[each in one.languages for each in Language] for one in who], bool).reshape(
            -1, len(Language)
        )
        packed = [np.packbits(part, axis=1) for part in (self.can[:, self.can.any(axis=0)], self.speaks)]
        hours, languages = (
            np.ascontiguousarray(np.pad(part, ((0, 0), (0, 8 - part.shape[1] % 8)))).view(np.uint64) for part in packed
        )
        self.mask: Bits = np.concatenate([hours, languages], axis=1)
        """Bits for the hours, and a last word for the languages, of which all members must share one each."""
        self.buckets, self.long_buckets = self._buckets(self.can), self._buckets(longer)
        """Who (rows) can begin at which hour in which language (columns), for an hour and for two."""
        self.moderated = np.array([one.has_moderated for one in who], int)
        self._departments, self._sites = _codes([one.department for one in who]), _codes([one.site for one in who])
        cost = {None: _DEPARTMENT, True: -_DEPARTMENT, False: _WITHOUT}
        self._own = np.array([cost[one.own_department] for one in who], int)
        self._wishes, self._offers = _words([one.wishes for one in who], [one.offers for one in who])
        self._ties = self._known(met)

    def numbers(self, ids: Iterable[UUID]) -> list[int]:
        """Return the numbers of people, in order."""
        return sorted(self._number[one] for one in ids)

    def _known(self, met: Mapping[Couple, int]) -> list[tuple[Numbers, Numbers]]:
        """Return for each person with whom something speaks against them, and how much."""
        costs: list[dict[int, int]] = [{} for _ in self.who]
        latest = max(met.values(), default=0)
        pairs = [(couple, _REPEAT + _RECENT // (latest + 1 - season)) for couple, season in met.items()]
        lists = ((one.id, other) for one in self.who for other in one.not_with)
        for couple, cost in (*pairs, *((frozenset(two), FORBIDDEN) for two in lists)):
            if len(couple) == 2 and couple <= self._number.keys():
                one, other = self.numbers(couple)
                costs[one][other] = costs[other][one] = cost
        return [(np.array(list(each), int), np.array(list(each.values()), int)) for each in costs]

    def apart(self, number: int) -> Numbers:
        """Return who must not be with somebody."""
        others, costs = self._ties[number]
        found: Numbers = others[costs == FORBIDDEN]
        return found

    def known(self, number: int) -> Numbers:
        """Return with whom somebody was, or must not be."""
        return self._ties[number][0]

    def worth(self, ones: Numbers, others: Numbers) -> Numbers:
        """Return what speaks for each of ``ones`` (rows) being with each of ``others`` (columns), 0 for themselves."""
        known = np.zeros((len(ones), len(self.who)), int)
        for row, one in enumerate(ones):
            known[row, self._ties[one][0]] = self._ties[one][1]
        wish, offer = self._wishes, self._offers
        columns = np.flatnonzero((wish[ones] | offer[ones]).any(axis=0))
        (mine, have), (theirs, they) = (
            [each[np.ix_(some, columns)] for each in (wish, offer)] for some in (ones, others)
        )
        words = _WISH * np.minimum(mine @ theirs.T, _MOST_WORDS)
        words += _OFFER * (np.minimum(mine @ they.T, _MOST_WORDS) + np.minimum(have @ theirs.T, _MOST_WORDS))
        department, site = (self._same(each, ones, others) for each in (self._departments, self._sites))
        against = known[:, others] + department * (self._own[ones][:, None] + self._own[others]) + 2 * _SITE * site
        hours = np.bitwise_count(self.mask[ones][:, None, :-1] & self.mask[others][:, :-1]).sum(axis=-1, dtype=int)
        against = against + LITTLE * (hours <= 2)
        found: Numbers = np.where(ones[:, None] == others, 0, words - against)
        return found

    @staticmethod
    def _same(codes: Numbers, ones: Numbers, others: Numbers) -> Flags:
        found: Flags = (codes[ones][:, None] == codes[others]) & (codes[others] > 0)
        return found

    def _buckets(self, can: Flags) -> Flags:
        found = np.concatenate([can & speaks[:, None] for speaks in self.speaks.T], axis=1)
        used = found[:, found.any(axis=0)]
        return np.unique(used, axis=1) if used.size else used

    def why_alone(self, number: int, around: Numbers, needed: int) -> WithoutCircle:
        """Return why nobody was found; only what somebody knows of themselves is a reason, so that no list shows."""
        one, others = self.who[number], around[around != number]
        free = others[~np.isin(others, self._lists(number))]
        mine, can = self.speaks[number], self.can[number]
        if len(others) < needed:
            return WithoutCircle(one.id, WhyNoCircle.TOO_FEW)
        if not (self.speaks[others].sum(axis=0) >= needed)[mine].any():
            helping = [
                each for each, enough in zip(Language, self._enough(others, needed), strict=True) if enough[can].any()
            ]
            return WithoutCircle(one.id, WhyNoCircle.NO_LANGUAGE, languages=frozenset(helping))
        if not self._enough(others, needed)[mine][:, can].any():
            return WithoutCircle(
                one.id, WhyNoCircle.NO_HOURS, hours=_hours(self._enough(free, needed)[mine].any(axis=0))
            )
        apart = not self._enough(free, needed)[mine][:, can].any()
        return WithoutCircle(one.id, WhyNoCircle.KEPT_APART if apart else WhyNoCircle.TOO_FEW)

    def _lists(self, number: int) -> list[int]:
        """Return from whom somebody, as they know themselves, is kept: by a list of theirs."""
        return [n for n in self.apart(number).tolist() if self.who[n].id in self.who[number].not_with]

    def _enough(self, others: Numbers, needed: int) -> Flags:
        """Return in which language (rows) so many others can begin at which half hour (columns)."""
        found: Flags = self.speaks[others].T.astype(np.float32) @ self.can[others].astype(np.float32) >= needed
        return found


def _bits(weeks: Sequence[int]) -> Flags:
    """Return weeks as rows of half hours."""
    flat = np.frombuffer(b"".join(week.to_bytes(HALF_HOURS // 8, "little") for week in weeks), np.uint8)
    return np.unpackbits(flat, bitorder="little").reshape(-1, HALF_HOURS).astype(bool)


def _hours(begin: Flags) -> int:
    """Return the half hours of meetings that can begin then."""
    begins = sum(1 << int(number) for number in np.flatnonzero(begin))
    return begins | sum(1 << (int(number) + 1) % HALF_HOURS for number in np.flatnonzero(begin))


def _codes(names: Sequence[str | None]) -> Numbers:
    """Return numbers for names, 0 for those that aren't known."""
    order = {name: number for number, name in enumerate(sorted({name for name in names if name}), 1)}
    return np.array([order.get(name or "", 0) for name in names], int)


def _words(wishes: Sequence[Collection[str]], offers: Sequence[Collection[str]]) -> tuple[Flags, Flags]:
    """Return who (rows) wishes for, and who offers, each word that at least two people have."""
    counts = Counter(word for two in zip(wishes, offers, strict=True) for word in {*two[0], *two[1]})
    order = {word: n for n, word in enumerate(sorted(word for word, count in counts.items() if count > 1))}
    found = np.zeros((2, len(wishes), len(order)), np.int16)
    for which, each in enumerate((wishes, offers)):
        for row, words in enumerate(each):
            found[which, row, [order[word] for word in words if word in order]] = True
    return found[0], found[1]
