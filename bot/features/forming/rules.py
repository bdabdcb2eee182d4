"""Circles from applications: as many people as possible, nobody again, two common hours, then wishes and variety."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from hashlib import blake2b
from itertools import chain
from operator import and_
from uuid import UUID

import numpy as np

from bot.features.affinity.rules import Couple, Flags, Numbers
from bot.features.fitting.rules import FORBIDDEN, LITTLE, Applicant, ApplicantGraph, Bits, WithoutCircle
from bot.kernel.enums import Language
from bot.kernel.week import WHOLE_WEEK

_SHORT, _SIZE, _MODERATED = 10**7, 5_000, 1_000
"""What it costs that a circle hasn't two hours in common, per person more or less than ideal, that nobody moderated."""
_CANDIDATES, _CIRCLES, _TRIES = 60, 100, 200
"""How many people, circles and exchanges are looked at, at a time."""
_PASSES, _ATTEMPTS, _FEW = 12, 12, 40
"""How often circles look for a better exchange; how often people are formed, up to so many of them."""
_ANEW, _ANEW_FEW, _TOGETHER = 20, 6_000, 7
"""How often a circle is formed anew, more often where people are fewer, and with how many others."""


@dataclass(frozen=True)
class Size:
    """How many people a circle has."""

    least: int = 4
    ideal: int = 5
    most: int = 6


@dataclass(frozen=True)
class FormedCircle:
    """Who would be in a circle, at which hours all of them can, in which languages, with how many minutes a week.

    ``closed`` is a circle that formed itself and wants nobody else: only there ``hours`` and ``languages`` may be none.
    """

    members: tuple[UUID, ...]
    hours: int
    languages: frozenset[Language]
    minutes: int
    closed: bool = False


@dataclass(frozen=True)
class CircleProposal:
    """Circles, those that formed themselves first, and who is left over."""

    circles: tuple[FormedCircle, ...]
    left_over: tuple[WithoutCircle, ...]


@dataclass(frozen=True)
class OwnCircle:
    """People who found each other; they stay together, whatever else holds."""

    members: frozenset[UUID]
    wants_more: bool = False
    """Whether it may be filled up to the ideal size where it is too small."""


def form(
    applicants: Iterable[Applicant],
    size: Size,
    met: Mapping[Couple, int],
    own: Sequence[OwnCircle] = (),
    *,
    seed: str,
) -> CircleProposal:
    """Form circles; the same ``seed`` gives the same ones. Takes seconds for thousands: not on the event loop.

    ``met`` has the number of the season, from 1, in which two were last together. A circle of one's own that wants
    more and gets too few comes out as it was, smaller than ``size.least``.
    """
    known = {one.id: one for one in applicants}
    open_ones = [each for each in own if each.wants_more and len(each.members) < size.least]
    closed = [each for each in own if each not in open_ones]
    people = ApplicantGraph([known[one] for one in sorted(known)], met)
    pool = np.array([n for n, one in enumerate(people.who) if not any(one.id in each.members for each in own)], int)
    begun = [people.numbers(each.members) for each in open_ones]
    attempts = _ATTEMPTS if len(pool) <= _FEW else 1
    tables = (_Tables(people, size, begun, _dice(seed, attempt)) for attempt in range(attempts))
    best = max((table.filled(pool).mended() for table in tables), key=lambda table: (table.seated(), table.value()))
    formed = [[people.who[n].id for n in members] for members in best.circles]
    circles = [_circle(known, each.members, closed=True) for each in closed] + [_circle(known, each) for each in formed]
    alone, around = pool[best.at[pool] < 0], np.array([*pool, *chain(*begun)], int)
    return CircleProposal(tuple(circles), tuple(people.why_alone(n, around, size.least - 1) for n in alone))


def may_move_to(
    person: Applicant,
    circles: Sequence[FormedCircle],
    applicants: Iterable[Applicant],
    size: Size,
    met: Mapping[Couple, int],
) -> list[int]:
    """Return the numbers of the circles that somebody could go to, best first; also whoever is in none.

    No hard rule is broken there, nor in the circle that they leave.
    """
    everybody = {one.id: one for one in (*applicants, person)}
    people = ApplicantGraph([everybody[one] for one in sorted(everybody)], met)
    number, places = people.numbers([person.id])[0], [n for n, each in enumerate(circles) if not each.closed]
    table = _Tables(people, size, [people.numbers(circles[n].members) for n in places], _dice("", 0))
    if (left := int(table.at[number])) >= 0:
        if len(table.circles[left]) <= size.least:
            return []
        table.leave(number)
    return [places[n] for n in table.room_for(number) if n != left]


def _dice(seed: str, attempt: int) -> np.random.Generator:
    return np.random.default_rng(list(blake2b(f"{seed}:{attempt}".encode()).digest()))


def _circle(known: Mapping[UUID, Applicant], ids: Collection[UUID], *, closed: bool = False) -> FormedCircle:
    members = [known[one] for one in sorted(ids)]
    languages = frozenset[Language].intersection(*(one.languages for one in members))
    hours = reduce(and_, (one.hours for one in members), WHOLE_WEEK)
    return FormedCircle(tuple(one.id for one in members), hours, languages, min(one.minutes for one in members), closed)


class _Tables:
    """Circles that people are put into, and that exchange people as long as that makes them better."""

    def __init__(
        self, people: ApplicantGraph, size: Size, begun: Sequence[Sequence[int]], dice: np.random.Generator
    ) -> None:
        self._people, self._size, self._dice = people, size, dice
        count = len(people.who)
        self.circles: list[list[int]] = []
        self.at = np.full(count, -1)
        """In which circle somebody is, -1 for none."""
        self._begun, self._fixed = len(begun), np.zeros(count, bool)
        self._home = np.zeros(count, int)
        """What somebody's own circle is worth to them."""
        self._without = np.zeros_like(people.mask)
        """What the others of somebody's circle have in common."""
        self._common, self._mods = np.zeros_like(people.mask), np.zeros(count, int)
        """What a circle has in common, and how many in it have moderated."""
        self._changed = set[int]()
        """Circles for which no exchange was looked for since they changed."""
        for members in begun:
            self._open(members)
            self._fixed[members] = True

    def _open(self, members: Iterable[int]) -> None:
        self.circles.append([])
        self._seat(len(self.circles) - 1, members)

    def _seat(self, circle: int, members: Iterable[int]) -> None:
        """Let a circle have these members and no others."""
        self._changed.add(circle)
        self.at[self.circles[circle]] = -1
        self.circles[circle] = sorted(members)
        mine, masks = np.array(self.circles[circle], int), self._people.mask[self.circles[circle]]
        self.at[mine] = circle
        self._home[mine] = self._people.worth(mine, mine).sum(axis=1)
        own = np.eye(len(mine), dtype=bool)[:, :, None]
        self._without[mine] = np.bitwise_and.reduce(np.where(own, ~np.uint64(0), masks[None]), axis=1)
        self._common[circle] = np.bitwise_and.reduce(masks, axis=0)
        self._mods[circle] = self._people.moderated[mine].sum()

    def leave(self, number: int) -> None:
        """Take somebody out of their circle."""
        circle = int(self.at[number])
        self._seat(circle, [one for one in self.circles[circle] if one != number])

    def _join(self, circle: int, *numbers: int) -> None:
        self._seat(circle, [*self.circles[circle], *numbers])

    def seated(self) -> int:
        """Return how many people are in a circle."""
        return int((self.at >= 0).sum())

    def value(self, circles: Sequence[int] | None = None) -> int:
        """Return what speaks for these circles as a whole, or for some of them."""
        some = np.arange(len(self.circles)) if circles is None else np.array(circles)
        members, _, place = self._members(some)
        cost = _SHORT * _short(_length(self._common[some])) + _MODERATED * (self._mods[some] == 0)
        cost += _SIZE * abs(np.bincount(place, minlength=len(some)) - self._size.ideal)
        return int(self._home[members].sum() // 2 - cost.sum())

    def filled(self, pool: Numbers) -> "_Tables":
        """Put people of ``pool`` into circles."""
        self._fill_begun(pool)
        for bucket in (self._people.long_buckets, self._people.buckets):
            self._construct(bucket, pool[self.at[pool] < 0])
        self._place_left(pool)
        for _ in range(_PASSES):
            ahead, self._changed = self._dice.permutation(sorted(self._changed)), set()
            for circle in ahead.tolist():
                self._exchange(circle)
        self._place_left(pool)
        return self

    # construction: those with the fewest choices first

    def _fill_begun(self, pool: Numbers) -> None:
        for circle, begun in enumerate(self.circles):
            fits = pool[(self.at[pool] < 0) & (_length(self._people.mask[pool] & self._common[circle]) > 0)]
            fits = self._dice.permutation(fits)[:_CANDIDATES]
            added = self._pick(begun, fits)
            if len(begun) + len(added) >= self._size.least:
                self._join(circle, *added)

    def _pick(self, begun: Sequence[int], others: Numbers) -> list[int]:
        """Return who of ``others`` should come to those who are there, up to the ideal size, by what two are worth."""
        there = np.array(begun, int)
        sums, within = self._people.worth(there, others).sum(axis=0), self._people.worth(others, others)
        allowed, picked = ~np.isin(others, there), list[int]()
        while len(begun) + len(picked) < self._size.ideal and len(others):
            best = int(np.argmax(np.where(allowed & (sums > -FORBIDDEN // 2), sums, -FORBIDDEN)))
            if not allowed[best] or sums[best] <= -FORBIDDEN // 2:
                break
            allowed[best] = False
            picked.append(int(others[best]))
            sums = sums + within[best]
        return picked

    def _construct(self, bucket: Flags, pool: Numbers) -> None:
        """Form circles around an hour and a language each, one after the other around who has the fewest choices."""
        if len(pool) < self._size.least:
            return
        counts = bucket[pool].sum(axis=0)  # who was with somebody is no choice of theirs
        known = (bucket[self._people.known(one)].sum(axis=0) for one in pool)
        choices = [(bucket[one] * (counts - each)).max(initial=0) for one, each in zip(pool, known, strict=True)]
        order = pool[np.lexsort((self._dice.random(len(pool)), choices))]
        for one in order.tolist():
            if self.at[one] >= 0:
                continue
            for hour in np.argsort(np.where(bucket[one], -counts, 0), kind="stable")[:3]:
                near = order[bucket[order, hour] & (self.at[order] < 0) & (order != one)][:_CANDIDATES]
                enough = bucket[one, hour] and len(near) >= self._size.least - 1
                members = [one, *self._pick([one], near)] if enough else []
                if len(members) >= self._size.least:
                    self._open(members)
                    counts = counts - bucket[members].sum(axis=0)
                    break

    # whoever is left: in a circle with room, in a new one with people whom others can spare, in somebody's place

    def _place_left(self, pool: Numbers) -> None:
        before = len(pool) + 1
        while len(left := pool[self.at[pool] < 0]) < before:
            before = len(left)
            for one in self._dice.permutation(left).tolist():
                if self.at[one] < 0 and (rooms := self.room_for(one)):
                    self._join(rooms[0], one)
                elif self.at[one] < 0 and not self._gather(one, pool):
                    self._take_place(one, pool)

    def room_for(self, one: int) -> list[int]:
        """Return the circles that somebody could join, best first."""
        found, fits = self._rooms(one)
        if not len(found):
            return []
        members, begins, _ = self._members(found)
        gains = np.add.reduceat(self._people.worth(np.array([one]), members)[0], begins) - _SHORT * _short(fits)
        return [int(each) for each in found[np.argsort(-gains, kind="stable")]]

    def _rooms(self, one: int) -> tuple[Numbers, Numbers]:
        """Return the circles that somebody could join, and how many hours they would have."""
        sizes = np.array([len(each) for each in self.circles], int)
        fits = _length(self._common[: len(sizes)] & self._people.mask[one])
        apart = self.at[self._people.apart(one)]
        fits[apart[apart >= 0]] = 0
        found = np.flatnonzero((fits > 0) & (sizes < self._size.most))
        return found, fits[found]

    def _members(self, circles: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """Return the members of circles one after the other, where each circle begins, and each one's place in it."""
        sizes = np.array([len(self.circles[each]) for each in circles], int)
        members = np.fromiter(chain.from_iterable(self.circles[each] for each in circles), int)
        return members, np.cumsum(sizes) - sizes, np.repeat(np.arange(len(sizes)), sizes)

    def _gather(self, one: int, pool: Numbers) -> bool:
        """Open a circle around somebody, of people who are left and those whom their circles can spare."""
        sizes = np.array([*(len(each) for each in self.circles), self._size.least + 1], int)
        spare = pool[(sizes[self.at[pool]] > self._size.least) & ~np.isin(pool, [*self._people.apart(one), one])]
        bucket = self._people.buckets
        for hour in np.flatnonzero(bucket[one])[np.argsort(-bucket[spare].sum(axis=0)[bucket[one]], kind="stable")][:3]:
            near = self._dice.permutation(spare[bucket[spare, hour]])
            members, sizes_then = [one], sizes.copy()
            for other in near[np.argsort(self.at[near] >= 0, kind="stable")].tolist():
                circle, apart = self.at[other], {*self._people.apart(other).tolist()}
                if len(members) < self._size.least < sizes_then[circle] and not apart & {*members}:
                    members.append(other)
                    sizes_then[circle] -= circle >= 0
            if len(members) == self._size.least:
                for each in members[1:]:
                    if self.at[each] >= 0:
                        self.leave(each)
                self._open(members)
                return True
        return False

    def _take_place(self, one: int, pool: Numbers) -> None:
        """Let somebody take the place of who finds room elsewhere."""
        placed, apart = pool[self.at[pool] >= 0], set(self._people.apart(one).tolist())
        fits = placed[_length(self._without[placed] & self._people.mask[one]) > 0]
        for other in self._dice.permutation(fits)[:_TRIES].tolist():
            circle = int(self.at[other])
            rest = [each for each in self.circles[circle] if each != other]
            rooms = self._rooms(other)[0]
            if not apart & {*rest} and len(rooms := rooms[rooms != circle]):
                self._seat(circle, [*rest, one])
                self._join(int(rooms[0]), other)
                return

    # then exchanges

    def _exchange(self, circle: int) -> None:
        """Make the best exchange between a circle and some others, if one makes them better together."""
        others = np.delete(np.arange(len(self.circles)), circle)
        if len(others) > _CIRCLES:
            others = self._dice.choice(others, _CIRCLES, replace=False)
        ours, (theirs, begins, place) = np.array(self.circles[circle], int), self._members(others)
        if not len(theirs):
            return
        worth = self._people.worth(ours, theirs)
        gain = self._gain(ours, theirs, worth, begins, place)
        gain += self._gain(theirs, ours, worth.T, np.array([0]), np.zeros(len(ours), int)).T
        best = np.unravel_index(int(np.argmax(gain)), gain.shape)
        if gain[best] > 0:
            one, other = int(ours[best[0]]), int(theirs[best[1]])
            there = int(self.at[other])
            self.leave(one)
            self.leave(other)
            self._join(circle, other)
            self._join(there, one)

    def _gain(self, ones: Numbers, places: Numbers, worth: Numbers, begins: Numbers, place: Numbers) -> Numbers:
        """Return what circles gain where each of ``ones`` (rows) takes the place of each of ``places`` (columns).

        ``worth`` is what these are worth to each other; ``begins`` and ``place`` tell the circles of ``places``.
        """
        people, at = self._people, self.at[places]
        length = _length(people.mask[ones][:, None] & self._without[places])
        gain = np.add.reduceat(worth, begins, axis=1)[:, place] - worth - self._home[places]
        gain += _SHORT * (_short(_length(self._common[at])) - _short(length))
        mods = self._mods[at] - people.moderated[places]
        gain += _MODERATED * ((mods + people.moderated[ones][:, None] > 0) - 1 * (self._mods[at] > 0))
        closed = (length == 0) | self._fixed[places] | (self.at[ones][:, None] == at)
        found: Numbers = np.where(closed, -FORBIDDEN, gain)
        return found

    # then those that break what may be broken are formed anew

    def mended(self) -> "_Tables":
        """Form circles where people meet again or have little time anew, each with some others that fit."""
        for _ in range(max(_ANEW, _ANEW_FEW // (len(self.at) or 1))):
            poor = [circle for circle in range(self._begun, len(self.circles)) if self._is_poor(circle)]
            if not poor or len(self.circles) <= _TOGETHER:
                break
            self._form_anew(self._around(int(self._dice.choice(poor))))
        return self

    def _is_poor(self, circle: int) -> bool:
        again = self._home[self.circles[circle]] < -_SHORT
        return bool(again.any() or _short(_length(self._common[circle])))

    def _around(self, circle: int) -> list[int]:
        """Return a circle and some in which there are people who'd go well with one of its members."""
        one = self._dice.choice(self.circles[circle], 1)
        well = self._people.worth(one, np.arange(len(self.at)))[0] > -LITTLE
        near = np.setdiff1d(self.at[well], [*range(-1, self._begun), circle])
        return [circle, *self._dice.permutation(near)[:_TOGETHER].tolist()]

    def _form_anew(self, circles: list[int]) -> None:
        members = np.sort(self._members(np.array(circles))[0])
        tables = _Tables(self._people, self._size, [], self._dice).filled(members)
        same = tables.seated() == len(members) and len(tables.circles) >= len(circles)
        if same and tables.value() > self.value(circles):
            for circle in circles:
                self._seat(circle, [])
            for circle, each in zip(circles, tables.circles, strict=False):
                self._seat(circle, each)
            for each in tables.circles[len(circles) :]:
                self._open(each)


def _length(masks: Bits) -> Numbers:
    """Return at how many half hours a meeting can begin, 0 where there is no common language."""
    hours = np.bitwise_count(masks[..., :-1]).sum(axis=-1, dtype=int)
    found: Numbers = np.where(masks[..., -1] > 0, hours, 0)
    return found


def _short(lengths: Numbers) -> Numbers:
    """Return 1 where two hours of meetings don't fit for sure."""
    found: Numbers = (lengths <= 2) * 1
    return found
