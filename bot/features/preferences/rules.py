"""What can be told of a round to come without naming anybody."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import permutations
from uuid import UUID

from bot.features.affinity.rules import Peer, keywords
from bot.features.coaching.rules import RoundPlan


@dataclass(frozen=True)
class Preview:
    """A round to come in numbers; ``granted`` is how many would meet somebody who offers what they wish for."""

    starts_at: datetime
    together: int
    pairs: int = 0
    trios: int = 0
    staying: int = 0
    left_over: int = 0
    granted: int = 0
    missing: int = 0
    """So many more people it takes for the round to come."""


def count(plan: RoundPlan, people: Iterable[Peer], starts_at: datetime, together: int, missing: int = 0) -> Preview:
    """Return this round in numbers."""
    groups, known = [group for group, _ in plan.groups], {one.id: one for one in people}
    stay = {group for group, _ in plan.basis.staying}
    return Preview(
        starts_at, together, sum(len(one) == 2 for one in groups), sum(len(one) == 3 for one in groups),
        sum(one in stay for one in groups), len(plan.left_over), len(set(_granted(groups, known))),
        missing,
    )  # fmt: skip


def _granted(groups: Iterable[tuple[UUID, ...]], known: Mapping[UUID, Peer]) -> Iterable[UUID]:
    for group in groups:
        for one, other in permutations(group, 2):
            if keywords(known[one].wishes) & keywords(known[other].offers):
                yield one
