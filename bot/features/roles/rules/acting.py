"""Who a role means at a moment of a session: its holder, the next in a block that repeats, everybody else."""

from collections.abc import Sequence
from uuid import UUID

from bot.features.roles.rules.rotation import FormatRole, Holder, is_single
from bot.kernel.vocabulary import CORE_ROLES

ALL_ROLES = "all_roles"
"""A block that rotates all roles: everybody takes the next one each time."""


def acting(
    role_id: str,
    roles: Sequence[FormatRole],
    holders: Sequence[Holder],
    present: Sequence[UUID],
    *,
    rotates: str | None = None,
    turn: int = 1,
) -> tuple[UUID, ...]:
    """Return who has a role, of those who are ``present`` (in the order in which they joined); nobody is possible.

    ``rotates`` names what passes on at each ``turn`` (1 for the first) of a block: a role, or all of them. For turns
    after everybody has had one, nobody is named. Roles for everybody else (``rest``, or a range that isn't handed
    out) mean those without a role of their own at that moment; where nobody is left, all but those who have one of the
    format's own.
    """
    role = next((one for one in roles if one.id == role_id), None)
    if role is None:
        return ()
    if is_single(role):
        return _single(role, roles, holders, present, rotates, turn)
    if role.n == "all":
        return tuple(present)
    busy = {one.id: _single(one, roles, holders, present, rotates, turn) for one in roles if is_single(one)}
    return _others(present, busy) or _others(present, {key: busy[key] for key in busy if key not in CORE_ROLES})


def _others(present: Sequence[UUID], busy: dict[str, tuple[UUID, ...]]) -> tuple[UUID, ...]:
    taken = {person for people in busy.values() for person in people}
    return tuple(person for person in present if person not in taken)


def _single(
    role: FormatRole,
    roles: Sequence[FormatRole],
    holders: Sequence[Holder],
    present: Sequence[UUID],
    rotates: str | None,
    turn: int,
) -> tuple[UUID, ...]:
    own = _held(role.id, holders, present)
    if rotates == role.id:
        line = own if role.choose else _in_line(own, present)
        return tuple(line[turn - 1 : turn])
    if rotates == ALL_ROLES and role.id not in CORE_ROLES:
        return _shifted(role, roles, holders, present, turn)
    return tuple(own[:1])


def _shifted(
    role: FormatRole, roles: Sequence[FormatRole], holders: Sequence[Holder], present: Sequence[UUID], turn: int
) -> tuple[UUID, ...]:
    """Let everybody take the next role each time; those who have none yet come in at the end of the line."""
    passing = [one.id for one in roles if is_single(one) and one.id not in CORE_ROLES]
    first = [person for one in passing for person in _held(one, holders, present)[:1]]
    line = _in_line(first, present)
    if not first or turn > len(line):
        return ()
    place = passing.index(role.id) + turn - 1
    return (line[place % len(line)],)


def _held(role_id: str, holders: Sequence[Holder], present: Sequence[UUID]) -> list[UUID]:
    found = sorted((one for one in holders if one.role == role_id), key=lambda one: one.place)
    return [one.person_id for one in found if one.person_id in present]


def _in_line(first: Sequence[UUID], present: Sequence[UUID]) -> list[UUID]:
    """Return ``first``, then the others; they begin with whoever joined after the one before them."""
    start = present.index(first[-1]) + 1 if first else 0
    return list(dict.fromkeys([*first, *present[start:], *present[:start]]))
