"""Whom somebody can join whose partner has gone."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from bot.features.affinity.rules import Couple, Peer
from bot.features.pairing.rules import pair_up

Company = tuple[Peer, ...]


def best_company(
    me: Peer, groups: Sequence[Company], met: Mapping[Couple, int], blocked: Collection[Couple], *, on: date
) -> Company | None:
    """Return which of these people and pairs ``me`` joins: all of them may meet, and they never met or long ago."""

    def fits(group: Company) -> bool:
        formed = pair_up([me, *group], met, blocked, on=on, seed="").groups
        return [len(each) for each in formed] == [len(group) + 1]

    def last_met(group: Company) -> tuple[int, Sequence[object]]:
        return max(met.get(frozenset((me.id, one.id)), 0) for one in group), [one.id for one in group]

    return min(filter(fits, groups), key=last_met, default=None)
