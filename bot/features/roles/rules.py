"""Who gets which role next, and who a role means at a moment of a session."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from bot.kernel.enums import CORE_ROLES
from bot.kernel.ids import UserId

ENOUGH_FOR_ALL_ROLES = 4

ROLES_OF_FEW = CORE_ROLES[:2]

ENOUGH_OTHERS = 3
"""So many can advise, ask or answer without whoever moderates."""


class RoleRule(Protocol):
    """What a format says about one of its roles."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def n(self) -> int | str: ...  # noqa: D102
    @property
    def rotate(self) -> bool: ...  # noqa: D102
    @property
    def optional(self) -> bool: ...  # noqa: D102
    @property
    def choose(self) -> object: ...  # noqa: D102


@dataclass(frozen=True)
class Holder:
    """Somebody who has a role in a session."""

    turn_id: UUID
    session_id: UUID
    role: str
    person_id: UUID
    user: UserId
    place: int = 0
    """Where several have it one after the other: whose turn it is, from 0."""


@dataclass(frozen=True)
class PastSession:
    """Another session of the season, held or planned: who could have had a role, and who has which."""

    could: frozenset[UUID]
    turns: tuple[tuple[str, UUID], ...]
    """Pairs of a role and its holder."""
    forgotten: bool = False
    """Whether nobody remembers any more who couldn't come: it was too long ago."""


def is_single(role: RoleRule) -> bool:
    """Return whether one person has the role at a time; of a range (1-2) the first one."""
    return role.n == 1 or (isinstance(role.n, str) and role.n[:1].isdigit() and role.rotate)


def roles_for(format_roles: Iterable[RoleRule], member_count: int) -> tuple[str, ...]:
    """Return the roles that a session assigns: those for one person that rotate; two of them among few people.

    A role that somebody chooses for themselves (a case to bring along) isn't assigned.
    """
    roles = tuple(
        role.id for role in format_roles if is_single(role) and role.rotate and not role.optional and not role.choose
    )
    if member_count >= ENOUGH_FOR_ALL_ROLES:
        return roles
    return tuple(role for role in roles if role in ROLES_OF_FEW) or roles[: len(ROLES_OF_FEW)]


def roles_to_choose(format_roles: Iterable[RoleRule]) -> tuple[str, ...]:
    """Return the roles that somebody chooses for themselves."""
    return tuple(role.id for role in format_roles if role.choose)


def in_order(holders: Iterable[Holder]) -> tuple[Holder, ...]:
    """Return ``holders`` as they are always named: moderation, documentation, reflection, then a format's own."""
    place = {role: number for number, role in enumerate(CORE_ROLES)}
    return tuple(sorted(holders, key=lambda one: (place.get(one.role, len(place)), one.role, one.place)))


def surplus(held: Mapping[str, UUID], willing: Collection[UUID]) -> list[str]:
    """Return the roles that people who hold several give up, one for each of the ``willing`` who holds none."""
    free = len(set(willing) - set(held.values()))
    holders = list(held.values())
    return [role for number, (role, person) in enumerate(held.items()) if person in holders[:number]][:free]


@dataclass
class _Tally:
    """How often each has had a role, and in which session last (-1: never)."""

    counts: dict[tuple[str, UUID], int]
    last: dict[UUID, int]

    def count(self, role: str, person: UUID) -> int:
        return self.counts.get((role, person), 0)

    def least(self, role: str, people: Collection[UUID]) -> int:
        return min(self.count(role, one) for one in people)

    def lacking(self, role: str, people: Collection[UUID]) -> int:
        """Return how many have had a role as rarely as anybody."""
        return [self.count(role, one) for one in people].count(self.least(role, people))

    def ahead(self, roles: Sequence[str], person: UUID, people: Collection[UUID]) -> int:
        """Return how many turns somebody has had more than those who had each role least often."""
        return sum(self.count(role, person) - self.least(role, people) for role in roles)


def next_rotation(
    roles: Sequence[str],
    present: Sequence[UUID],
    season: Sequence[PastSession],
    *,
    held: Mapping[str, UUID] | None = None,
    declined: Collection[UUID] = (),
    let_go: Collection[UUID] = (),
) -> dict[str, UUID]:
    """Return who takes those of ``roles`` that nobody holds yet.

    Among ``present`` (in the order in which they joined) each role goes to somebody who has had it least often in
    the ``season`` (the other sessions, the earliest first); ties go to who has waited longest for any role, then
    to who joined first. Nobody gets a second role while somebody has none. Who ``declined`` isn't asked again; who
    ``let_go`` of a role (swapped it, couldn't come) only when there is nobody else. A role may stay empty.
    """
    held = dict(held or {})
    tally = _tally_of(roles, season, frozenset(present))
    willing = [person for person in present if person not in declined]
    given: dict[str, UUID] = {}
    while empty := [role for role in roles if role not in held and role not in given]:
        taken = [*held.values(), *given.values()]
        fewest = min((taken.count(person) for person in willing), default=0)
        free = [person for person in willing if taken.count(person) == fewest]
        if not free:
            break
        given |= _share_out(empty[: len(free)], free, tally, let_go)
    return given


def _tally_of(roles: Sequence[str], season: Sequence[PastSession], present: frozenset[UUID]) -> _Tally:
    """Replay the season; who comes in later, or comes back, starts where those stand who had each role least often."""
    tally = _Tally({}, {})
    before: frozenset[UUID] = frozenset()
    for number, session in enumerate(season):
        _let_in(tally, roles, session.could, before, number)
        for role, person in session.turns:
            tally.counts[role, person] = tally.count(role, person) + 1
            tally.last[person] = number
        if session.forgotten:
            _even_out(tally, roles, session.could)
        before = session.could
    _let_in(tally, roles, present, before, len(season))
    return tally


def _even_out(tally: _Tally, roles: Sequence[str], people: Collection[UUID]) -> None:
    """Let nobody be more than one turn behind: whoever is wasn't there, and absence is no debt, remembered or not.

    Among those who were always there the counts differ by one at most, so for them nothing changes.
    """
    for role in roles:
        most = max((tally.count(role, one) for one in people), default=0)
        for person in people:
            tally.counts[role, person] = max(tally.count(role, person), most - 1)


def _let_in(tally: _Tally, roles: Sequence[str], could: frozenset[UUID], before: frozenset[UUID], number: int) -> None:
    """Let in who wasn't there before: with no less than those who stayed, and no further behind than any of them.

    Nobody makes up for what took place without them, and nobody is given role after role because they lack them all.
    Who is new comes before those who had a role in the session before.
    """
    stayed = could & before
    if not stayed:
        return
    least = {role: tally.least(role, stayed) for role in roles}
    furthest = min(tally.ahead(roles, one, stayed) for one in stayed)
    by_need = sorted(roles, key=lambda role: -tally.lacking(role, stayed))
    for person in could - before:
        tally.last.setdefault(person, number - 2)
        for role in roles:
            tally.counts[role, person] = max(tally.count(role, person), least[role])
        for role in by_need:
            if tally.ahead(roles, person, stayed) < furthest and tally.count(role, person) == least[role]:
                tally.counts[role, person] += 1


def _share_out(
    roles: Sequence[str], people: Sequence[UUID], tally: _Tally, let_go: Collection[UUID]
) -> dict[str, UUID]:
    """Give each of ``roles`` to another of ``people``, at the lowest cost.

    Preferring those who are least ahead keeps the counts of every role within one of each other, all season: in the
    graph of roles and of people who had them least often, it covers everybody of the highest degree, and by Koenig's
    theorem such a matching leaves enough for the sessions to come.
    """
    line = sorted(people, key=lambda one: (tally.ahead(roles, one, people), tally.last.get(one, -1)))
    per_turn = len(line) * len(roles) + 1
    per_reluctant = per_turn * len(roles) * max(tally.counts.values(), default=1) ** 2 + per_turn
    best: dict[int, tuple[int, tuple[int, ...]]] = {0: (0, ())}
    for role in roles:
        least = min(tally.count(role, one) for one in line)
        costs = [
            rank + per_turn * (tally.count(role, one) - least) ** 2 + per_reluctant * (one in let_go)
            for rank, one in enumerate(line)
        ]
        best = _with_one_more(best, costs)
    _, chosen = min(best.values())
    return {role: line[place] for role, place in zip(roles, chosen, strict=True)}


def _with_one_more(
    best: Mapping[int, tuple[int, tuple[int, ...]]], costs: Sequence[int]
) -> dict[int, tuple[int, tuple[int, ...]]]:
    """Return, for each set of people (a bit mask), the cheapest way in which just they have one more role."""
    grown: dict[int, tuple[int, tuple[int, ...]]] = {}
    for mask, (cost, chosen) in best.items():
        for place, price in enumerate(costs):
            if not mask >> place & 1:
                way = (cost + price, (*chosen, place))
                key = mask | 1 << place
                grown[key] = min(way, grown.get(key, way))
    return grown


ALL_ROLES = "all_roles"
"""A block that rotates all roles: everybody takes the next one each time."""


def who_is(
    role_id: str,
    roles: Sequence[RoleRule],
    holders: Sequence[Holder],
    present: Sequence[UUID],
    *,
    rotates: str | None = None,
    turn: int = 1,
) -> tuple[UUID, ...]:
    """Return who has a role, of those who are ``present`` (in the order in which they joined); nobody is possible.

    ``rotates`` names what passes on at each ``turn`` (1 for the first) of a block: a role, or all of them. For turns
    after everybody has had one, nobody is named. Roles for everybody else (``rest``, or a range that isn't
    assigned) mean those who have none of the format's own roles at that moment; of them whoever moderates stays out
    where enough others are left.
    """
    role = next((one for one in roles if one.id == role_id), None)
    if role is None:
        return ()
    moment = _Moment(roles, holders, present, rotates, turn)
    if is_single(role):
        return moment.who_has(role)
    if role.n == "all":
        return tuple(present)
    own = {person for one in roles if is_single(one) and one.id not in CORE_ROLES for person in moment.who_has(one)}
    others = tuple(person for person in present if person not in own)
    leads = {person for one in roles if one.id == CORE_ROLES[0] for person in moment.who_has(one)}
    without = tuple(person for person in others if person not in leads)
    return without if len(without) >= ENOUGH_OTHERS else others


@dataclass(frozen=True)
class _Moment:
    """A turn of a block: what ``who_is`` was asked about."""

    roles: Sequence[RoleRule]
    holders: Sequence[Holder]
    present: Sequence[UUID]
    rotates: str | None
    turn: int

    def who_has(self, role: RoleRule) -> tuple[UUID, ...]:
        """Return who has a role that one person has at a time."""
        own = self._held(role.id)
        if self.rotates == role.id:
            line = own if role.choose else self._in_line(own)
            return tuple(line[self.turn - 1 : self.turn])
        if self.rotates == ALL_ROLES and role.id not in CORE_ROLES:
            return self._shifted(role)
        return tuple(own[:1])

    def _shifted(self, role: RoleRule) -> tuple[UUID, ...]:
        """Let everybody take the next role each time; those who have none yet come in at the end of the line."""
        passing = [one.id for one in self.roles if is_single(one) and one.id not in CORE_ROLES]
        first = [person for one in passing for person in self._held(one)[:1]]
        line = self._in_line(first)
        if not first or self.turn > len(line):
            return ()
        place = passing.index(role.id) + self.turn - 1
        return (line[place % len(line)],)

    def _held(self, role_id: str) -> list[UUID]:
        found = sorted((one for one in self.holders if one.role == role_id), key=lambda one: one.place)
        return [one.person_id for one in found if one.person_id in self.present]

    def _in_line(self, first: Sequence[UUID]) -> list[UUID]:
        """Return ``first``, then the others; they begin with whoever joined after the one before them."""
        start = self.present.index(first[-1]) + 1 if first else 0
        return list(dict.fromkeys([*first, *self.present[start:], *self.present[:start]]))
