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
from bot.features.fitting.rules import FORBIDDEN, Applicant, ApplicantGraph, Bits, WithoutCircle
from bot.kernel.enums import Language
from bot.kernel.week import WHOLE_WEEK

_SHORT, _MODERATED = 10**7, 1_000
"""What it costs that a circle hasn't two hours in common, and is worth that one of it has moderated."""
_CANDIDATES, _CIRCLES, _TRIES = 60, 100, 200
"""How many people, circles and exchanges are looked at, at a time."""
_PASSES, _FEW = 12, 40
"""How often each circle looks for a better exchange; up to how many people are formed again and again."""


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
    people = ApplicantGraph(sorted(known.values(), key=lambda one: one.id), met)
    pool = np.array([n for n, one in enumerate(people.who) if not any(one.id in each.members for each in own)], int)
    begun = [people.numbers(each.members) for each in open_ones]
    tables = (_Tables(people, size, begun, _dice(seed, attempt)) for attempt in range(_attempts(len(pool))))
    best = max((table.filled(pool) for table in tables), key=lambda table: (table.seated(), table.value()))
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
    people = ApplicantGraph(
        sorted({one.id: one for one in (*applicants, person)}.values(), key=lambda one: one.id), met
    )
    number, places = people.numbers([person.id])[0], [n for n, each in enumerate(circles) if not each.closed]
    table = _Tables(people, size, [people.numbers(circles[n].members) for n in places], _dice("", 0))
    if table.at[number] >= 0:
        if len(table.circles[table.at[number]]) <= size.least:
            return []
        left = table.at[number]
        table.leave(number)
        return [places[n] for n in table.room_for(number) if n != left]
    return [places[n] for n in table.room_for(number)]


def _dice(seed: str, attempt: int) -> np.random.Generator:
    return np.random.default_rng(list(blake2b(f"{seed}:{attempt}".encode()).digest()))


def _attempts(people: int) -> int:
    return 1 if people > _FEW else 12


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
        self._fixed = np.zeros(count, bool)
        self._home = np.zeros(count, int)
        """What somebody's own circle is worth to them."""
        self._without = np.zeros_like(people.mask)
        """What the others of somebody's circle have in common."""
        self._common, self._mods = np.zeros_like(people.mask), np.zeros(count, int)
        """What a circle has in common, and how many in it have moderated."""
        for members in begun:
            self._open(members)
            self._fixed[members] = True

    def _open(self, members: Iterable[int]) -> None:
        self.circles.append([])
        self._seat(len(self.circles) - 1, members)

    def _seat(self, circle: int, members: Iterable[int]) -> None:
        """Let a circle have these members and no others."""
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

    def value(self) -> int:
        """Return what speaks for these circles as a whole."""
        count = len(self.circles)
        shared = _SHORT * _short(_length(self._common[:count])) - _MODERATED * (self._mods[:count] > 0)
        return int(self._home[self.at >= 0].sum() // 2 - shared.sum())

    def filled(self, pool: Numbers) -> "_Tables":
        """Put people of ``pool`` into circles."""
        self._fill_begun(pool)
        for can in (self._people.can_longer, self._people.can):
            self._construct(can, pool[self.at[pool] < 0])
        self._place_left(pool)
        for _ in range(_PASSES):
            if not sum([self._exchange(circle) for circle in self._dice.permutation(len(self.circles))]):
                break
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
        sums, within, picked = (
            self._people.worth(there, others).sum(axis=0),
            self._people.worth(others, others),
            list[int](),
        )
        allowed = ~np.isin(others, there)
        while len(begun) + len(picked) < self._size.ideal and len(others):
            best = int(np.argmax(np.where(allowed & (sums > -FORBIDDEN // 2), sums, -FORBIDDEN)))
            if not allowed[best] or sums[best] <= -FORBIDDEN // 2:
                break
            allowed[best] = False
            picked.append(int(others[best]))
            sums = sums + within[best]
        return picked

    def _construct(self, can: Flags, pool: Numbers) -> None:
        """Form circles around an hour and a language each, one after the other around who has the fewest choices."""
        if len(pool) < self._size.least:
            return
        bucket = self._people.buckets(can, pool)
        counts = bucket[pool].sum(axis=0)
        choices = (bucket[pool] * counts).max(axis=1, initial=0)
        order = pool[np.lexsort((self._dice.random(len(pool)), choices))]
        for one in order.tolist():
            if self.at[one] >= 0:
                continue
            for hour in np.argsort(np.where(bucket[one], -counts, 0), kind="stable")[:3]:
                near = order[bucket[order, hour] & (self.at[order] < 0) & (order != one)][:_CANDIDATES]
                members = [one, *self._pick([one], near)] if bucket[one, hour] else []
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
                if self.at[one] < 0 and not (self._place(one) or self._gather(one, pool)):
                    self._take_place(one, pool)

    def _place(self, one: int) -> bool:
        found = self.room_for(one)
        if found:
            self._join(found[0], one)
        return bool(found)

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
        sizes = np.array([*(len(each) for each in self.circles), self._size.most], int)
        spare = pool[(sizes[self.at[pool]] > self._size.least) & ~np.isin(pool, [*self._people.apart(one), one])]
        bucket = self._people.buckets(self._people.can, np.array([one]))
        for hour in np.flatnonzero(bucket[one])[np.argsort(-bucket[spare].sum(axis=0)[bucket[one]], kind="stable")][:3]:
            near = self._dice.permutation(spare[bucket[spare, hour]])
            members, sizes_then = [one], sizes.copy()
            for other in near[np.argsort(self.at[near] >= 0, kind="stable")].tolist():
                circle = self.at[other]
                if len(members) == self._size.least:
                    break
                if (circle < 0 or sizes_then[circle] > self._size.least) and not set(self._people.apart(other)) & {
                    *members
                }:
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

    def _exchange(self, circle: int) -> bool:
        """Make the best exchange between a circle and some others, if one makes them better together."""
        others = np.delete(np.arange(len(self.circles)), circle)
        if len(others) > _CIRCLES:
            others = self._dice.choice(others, _CIRCLES, replace=False)
        ours = np.array(self.circles[circle], int)
        theirs, begins, place = self._members(others)
        if not len(theirs):
            return False
        gain = self._gain_of_worth(ours, theirs, begins, place) + self._gain_of_circles(circle, ours, theirs)
        gain[self._fixed[ours]], gain[:, self._fixed[theirs]] = 0, 0
        best = np.unravel_index(int(np.argmax(gain)), gain.shape)
        if gain[best] <= 0:
            return False
        one, other = int(ours[best[0]]), int(theirs[best[1]])
        there = int(self.at[other])
        mine, yours = ([each for each in self.circles[n] if each not in {one, other}] for n in (circle, there))
        self._seat(circle, [*mine, other])
        self._seat(there, [*yours, one])
        self.at[[other, one]] = circle, there
        return True

    def _gain_of_worth(self, ours: Numbers, theirs: Numbers, begins: Numbers, place: Numbers) -> Numbers:
        """Return what people gain by each exchange of one of ``ours`` (rows) and one of ``theirs`` (columns)."""
        worth = self._people.worth(ours, theirs)
        there = np.add.reduceat(worth, begins, axis=1)[:, place]
        gain: Numbers = there + worth.sum(axis=0) - 2 * worth - self._home[ours][:, None] - self._home[theirs]
        return gain

    def _gain_of_circles(self, circle: int, ours: Numbers, theirs: Numbers) -> Numbers:
        """Return what both circles gain in hours and in people who have moderated; no exchange leaves one without."""
        mask, moderated, at = self._people.mask, self._people.moderated, self.at[theirs]
        here = _length(self._without[ours][:, None] & mask[theirs])
        there = _length(self._without[theirs] & mask[ours][:, None])
        gain = _SHORT * (
            _short(_length(self._common[circle])) + _short(_length(self._common[at])) - _short(here) - _short(there)
        )
        change, mods, others = moderated[theirs] - moderated[ours][:, None], self._mods[circle], self._mods[at]
        gain = gain + _MODERATED * ((mods + change > 0) + (others - change > 0) - 1 * (mods > 0) - (others > 0))
        found: Numbers = np.where((here > 0) & (there > 0), gain, -FORBIDDEN)
        return found


def _length(masks: Bits) -> Numbers:
    """Return at how many half hours a meeting can begin, 0 where there is no common language."""
    hours = np.bitwise_count(masks[..., :-1]).sum(axis=-1, dtype=int)
    found: Numbers = np.where(masks[..., -1] > 0, hours, 0)
    return found


def _short(lengths: Numbers) -> Numbers:
    """Return 1 where two hours of meetings don't fit for sure."""
    found: Numbers = (lengths <= 2) * 1
    return found
