"""Who coaches whom, when they could meet, and what a pair is to others."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import combinations
from uuid import UUID

from bot.features.affinity.rules import Couple, Peer, share_hours, share_language
from bot.features.calendar.rules import COACHED
from bot.features.pairing.rules import Group, Pairing, pair_up
from bot.features.tandems.rules import TandemInfo
from bot.kernel.enums import Cadence, Language, PairState, TandemAnswer, TandemState
from bot.kernel.ids import UserId
from bot.kernel.recurrence import Rhythm, dates, local_date, moment
from bot.kernel.working_time import (
    ClosedDays,
    ClosedIn,
    Hours,
    suggest_slot,
    working_day_from,
)


@dataclass(frozen=True)
class RoundRhythm:
    """When rounds begin; ``weekday`` 0 is Monday. Without a zone, that of whoever joins first counts."""

    cadence: Cadence = Cadence.TWO_WEEKS
    weekday: int = 0
    at: time = time(10)
    zone: str | None = None
    together: int = 3
    """For how many rounds pairs stay together."""


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


@dataclass(frozen=True)
class PairingBasis:
    """What pairs must keep to: who is there (language, whether any, zone), whom they can meet, which round it is."""

    number: int
    people: tuple[tuple[UUID, Language, bool, str], ...]
    blocked: frozenset[Couple]
    staying: tuple[tuple[Group, int], ...] = ()
    """Who would stay together, and the how manieth round it would be for them."""


@dataclass(frozen=True)
class Together:
    """Who were still together at the end of the latest round, for the ``nth`` time without a break."""

    group: Group
    nth: int


def staying(
    latest: Iterable[Together], ready: Collection[UUID], blocked: Collection[Couple], rounds: int
) -> tuple[tuple[Group, int], ...]:
    """Return whose pairs go on: all of them are ``ready`` for it, and they haven't had all their ``rounds``."""
    found = [
        (tuple(sorted(one.group)), one.nth + 1)
        for one in latest
        if len(one.group) > 1 and one.nth < rounds and set(one.group) <= set(ready)
        and not any(frozenset(two) in blocked for two in combinations(one.group, 2))
    ]  # fmt: skip
    return tuple(sorted(found))


@dataclass(frozen=True)
class RoundPlan:
    """Who coaches whom in a round and when they could meet, for as long as its ``basis`` holds."""

    basis: PairingBasis
    groups: tuple[tuple[Group, datetime | None], ...]
    """Pairs and trios, each with a moment that suits all of them where there is one."""
    left_over: Group


MANY = 400
"""Of more people, a pairing holds the interpreter's lock so long that somebody who taps meanwhile would notice."""


def plan_round(
    basis: PairingBasis, people: Sequence[Peer], met: Mapping[Couple, int], *, on: date, seed: str, now: datetime,
    closed: ClosedIn,
) -> RoundPlan:  # fmt: skip
    """Return a round for these people; it may take seconds, so no transaction should be open meanwhile."""
    pairing, known = _Plan(basis, people, met, on, seed).pairing(), {one.id: one for one in people}
    slots = [slot_for([known[one] for one in group], now, closed) for group in pairing.groups]
    return RoundPlan(basis, tuple(zip(pairing.groups, slots, strict=True)), pairing.left_over)


def slot_for(people: Sequence[Peer], now: datetime, closed: ClosedIn) -> datetime | None:
    """Return when these people could meet: in the working hours of all."""
    return _slot(tuple(sorted((one.zone, one.hours) for one in people)), now, closed)


@lru_cache
def _slot(clocks: tuple[tuple[str, Hours], ...], now: datetime, closed: ClosedIn) -> datetime | None:
    """Return the same for whoever has the same clocks: thousands are paired at once."""
    zones, hours = zip(*clocks, strict=True)
    return suggest_slot(zones, now, MINUTES[len(clocks)], closed, hours)


_TRIES, _REGION = 50, 20
"""How many pairs that stay are tried for those in need, and up to how many of these."""


class _Plan:
    """Pairs that stay, and all others anew; one that stays is parted only where somebody is else alone or repeats."""

    def __init__(
        self, basis: PairingBasis, people: Sequence[Peer], met: Mapping[Couple, int], on: date, seed: str
    ) -> None:
        self._known, self._blocked, self._on, self._seed = {one.id: one for one in people}, basis.blocked, on, seed
        self._staying = [group for group, nth in sorted(basis.staying, key=lambda one: -one[1])]
        kept = {frozenset(two) for group in self._staying for two in combinations(group, 2)}
        self._met = {couple: number for couple, number in met.items() if couple not in kept}

    def pairing(self) -> Pairing:
        kept = {one for group in self._staying for one in group}
        found, staying = self._form([one for one in self._known if one not in kept]), list[Group]()
        for place, group in enumerate(self._staying):
            need = self._in_need(found)
            better = self._form([*need, *group]) if place < _TRIES and 0 < len(need) <= _REGION else found
            if self._cost(better) < self._cost(found):
                others = [one for one in found.groups if not need & set(one)]
                found = Pairing((*others, *better.groups), better.left_over)
            else:
                staying.append(group)
        if self._cost(found) > (0, 0) and self._cost(anew := self._form(list(self._known))) < self._cost(found):
            return anew
        return Pairing((*staying, *found.groups), found.left_over)

    def _form(self, people: Collection[UUID]) -> Pairing:
        return pair_up([self._known[one] for one in people], self._met, self._blocked, on=self._on, seed=self._seed)

    def _in_need(self, found: Pairing) -> set[UUID]:
        return {*found.left_over, *(one for group in found.groups if self._repeats([group]) for one in group)}

    def _cost(self, found: Pairing) -> tuple[int, int]:
        return len(found.left_over), self._repeats(found.groups)

    def _repeats(self, groups: Iterable[Group]) -> int:
        return sum(frozenset(two) in self._met for group in groups for two in combinations(group, 2))


LEAST_LEFT = timedelta(days=3)
"""So much of a round must be left that a new pair can find a date in it, or somebody be back in time."""

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
    nth: int = 1
    """The how manieth round it is that they are together."""
    few: int | None = None
    """How many share their language, where those are few and others take part."""
    venue: str = ""
    planned: bool = False
    """Whether their date is still to come."""
    pool: UUID | None = None
    theme: str = ""
    """What their pool is called; the workspace's own has no name."""
    last: bool = False
    """Whether their pool is switched off: no round comes after this one."""

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

    def loses(self, person_id: UUID, now: datetime, until: datetime | None) -> bool:
        """Return whether others count on somebody who is away ``until`` then, or for good: they are still to meet."""
        last = self.meets_at or self.ends_at - LEAST_LEFT
        met = self.state in (PairState.MET, PairState.NOT_THIS_TIME) or (self.meets_at and self.meets_at <= now)
        present = [one.person_id for one in self.present]
        return not met and person_id in present and len(present) > 1 and (until is None or until > last)


@dataclass(frozen=True)
class PoolInfo:
    """A pool that somebody is in or can join; ``missing``: so many more people, and its next round begins."""

    id: UUID
    theme: str
    mine: bool
    missing: int = 0


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
    tandems: tuple[TandemInfo, ...] = ()
    """What they are in for longer than a round."""
    skips: bool = False
    """Whether they pause for the next round alone."""
    waits: bool = False
    """Whether rounds go ahead without them until they say that they go on."""
    at_once: int | None = None
    """In how many pairs at once they want to be; None for any number."""
    more_pairs: tuple[PairInfo, ...] = ()
    """Those of their other pools."""
    pools: tuple[PoolInfo, ...] = ()

    @property
    def full(self) -> bool:
        """Return whether rounds go ahead without them, since they are in so many pairs that last."""
        seats = [one.seat(self.me) for one in self.tandems if one.state is TandemState.RUNNING]
        running = sum(seat is not None and seat.said is TandemAnswer.YES for seat in seats)
        return self.at_once is not None and self.at_once <= running

    @property
    def is_out(self) -> bool:
        """Return whether their pair goes on without them."""
        return self.pair is not None and self.me in [one.person_id for one in self.pair.people if one.out]

    @property
    def meets(self) -> bool:
        """Return whether they still meet, or have met, in this round."""
        pair = self.pair
        if pair is None or pair.state is PairState.NOT_THIS_TIME:
            return False
        return self.me in [one.person_id for one in pair.present]


LEAST_OF_THEME = 4


def missing(theme: str, rounds: int, ready: int) -> int:
    """Return how many are missing for a pool to have its next round: one with a name begins with four."""
    return max((LEAST_OF_THEME if theme and not rounds else 2) - ready, 0)


_FEW = 3


def few_of(people: Collection[UUID], ready: Sequence[Peer]) -> int | None:
    """Return how many who are ``ready`` share these people's language where that is a trio at most, and not all."""
    mine = next((one for one in ready if one.id in people and not one.any_language), None)
    if mine is None:
        return None
    sharing = sum(one.any_language or one.language is mine.language for one in ready)
    return sharing if sharing <= _FEW and sharing < len(ready) else None


class WhyAlone(StrEnum):
    """Why there was nobody for somebody. It is said of everybody there, whoever keeps off whom."""

    LANGUAGE = "language"
    HOURS = "hours"
    NOBODY = "nobody"
    """There are people with whom it could have been, and it came to nothing: the reason isn't anybody's business."""


def why_alone(person_id: UUID, ready: Sequence[Peer], on: date) -> WhyAlone:
    """Return why somebody among those who are ``ready`` found nobody."""
    me = next((one for one in ready if one.id == person_id), None)
    others = [one for one in ready if one.id != person_id]
    if me is None or not others:
        return WhyAlone.NOBODY
    speak = [one for one in others if share_language(me, one)]
    if not speak:
        return WhyAlone.LANGUAGE
    return WhyAlone.NOBODY if any(share_hours(me, one, on) for one in speak) else WhyAlone.HOURS


def state_after(before: PairState, said: PairState, present: int) -> PairState:
    """Return what holds for a pair when one of them has said something and ``present`` of them can."""
    if said is PairState.MET or present > 1:
        return before if said is PairState.NOT_THIS_TIME else said
    return PairState.NOT_THIS_TIME
