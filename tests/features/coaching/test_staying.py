"""Pairs that stay together for three rounds: as long as all of them want it, and nobody else is alone for it."""

from datetime import UTC, date, datetime
from itertools import combinations
from uuid import UUID

import pytest
import sqlalchemy as sa
from hypothesis import example, given
from hypothesis import strategies as st

from bot.features.affinity.rules import Couple, Peer
from bot.features.coaching import service as coaching
from bot.features.coaching.rules import PairingBasis, RoundPlan, Together, plan_round, staying
from bot.features.pairing.rules import Group, pair_up
from bot.kernel.enums import Language, PairState
from bot.kernel.working_time import weekends_in
from bot.storage.unit_of_work import Storage
from models import CoachingPool, CoachingSeat
from tests.features.coaching.pool import ROUND_ONE, TWO_WEEKS, ids, join, pool_of, start, users
from tests.features.fakes import Team

ON, NOW = date(2026, 3, 2), datetime(2026, 3, 2, 9, tzinfo=UTC)


def peers(count: int) -> list[Peer]:
    return [Peer(UUID(int=n + 1), Language.GERMAN, "Europe/Berlin") for n in range(count)]


def planned(people: list[Peer], staying: list[Group], met: dict[Couple, int], blocked: set[Couple]) -> RoundPlan:
    basis = PairingBasis(2, (), frozenset(blocked), tuple((group, 2) for group in staying))
    return plan_round(basis, people, met, on=ON, seed="s", now=NOW, closed=weekends_in)


def couples(groups: list[Group]) -> list[Couple]:
    return [frozenset(two) for group in groups for two in combinations(group, 2)]


@st.composite
def pools(draw: st.DrawFn) -> tuple[list[Peer], list[Group], dict[Couple, int], set[Couple]]:
    """People of whom some stay together, have met, or keep off each other."""
    people = peers(draw(st.integers(2, 11)))
    pairs: list[Group] = [(people[n].id, people[n + 1].id) for n in range(0, draw(st.integers(0, len(people))) - 1, 2)]
    every = [frozenset(two) for two in combinations([one.id for one in people], 2)]
    met = draw(st.dictionaries(st.sampled_from(every), st.integers(1, 4))) | dict.fromkeys(couples(pairs), 5)
    blocked = draw(st.sets(st.sampled_from(every), max_size=4)) - set(couples(pairs))
    return people, pairs, met, blocked


@given(pools())
def test_everybody_comes_once_and_nobody_meets_whom_they_keep_off(
    pool: tuple[list[Peer], list[Group], dict[Couple, int], set[Couple]],
) -> None:
    people, _, _, blocked = pool
    plan = planned(*pool)
    groups = [group for group, _ in plan.groups]
    assert sorted([*plan.left_over, *(one for group in groups for one in group)]) == [one.id for one in people]
    assert not blocked & set(couples(groups))


FOUR = peers(4)
IN_NEED = (
    FOUR,
    [(FOUR[0].id, FOUR[1].id)],
    {frozenset((FOUR[0].id, FOUR[1].id)): 5},
    {frozenset((FOUR[2].id, FOUR[3].id))},
)
"""Two stay together, and the other two keep off each other: the first are parted for them."""


@pytest.mark.long
@example(IN_NEED)
@given(pools())
def test_who_stays_leaves_nobody_over_and_costs_no_repeat(
    pool: tuple[list[Peer], list[Group], dict[Couple, int], set[Couple]],
) -> None:
    people, stay, met, blocked = pool
    free = {couple: number for couple, number in met.items() if couple not in couples(stay)}
    plan, anew = planned(*pool), pair_up(people, free, blocked, on=ON, seed="s")
    assert len(plan.left_over) <= len(anew.left_over)
    if len(plan.left_over) == len(anew.left_over):
        repeats = [sum(one in free for one in couples(list(groups))) for groups in (
            [group for group, _ in plan.groups], anew.groups)]  # fmt: skip
        assert repeats[0] <= repeats[1]


def test_a_newcomer_joins_one_pair_and_all_others_stay() -> None:
    people = peers(21)
    stay: list[Group] = [(people[n].id, people[n + 1].id) for n in range(0, 20, 2)]
    groups = [group for group, _ in planned(people, stay, dict.fromkeys(couples(stay), 1), set()).groups]
    assert len(set(stay) & set(groups)) == 9
    (trio,) = set(groups) - set(stay)
    assert people[20].id in trio
    assert len(trio) == 3


ONE, TWO, THREE = (UUID(int=n) for n in (1, 2, 3))


@pytest.mark.parametrize(
    ("latest", "ready", "blocked", "goes_on"),
    [
        (Together((TWO, ONE), 1), {ONE, TWO}, set(), True),
        (Together((TWO, ONE), 2), {ONE, TWO}, set(), True),
        (Together((TWO, ONE), 3), {ONE, TWO}, set(), False),
        (Together((TWO, ONE), 1), {ONE}, set(), False),
        (Together((ONE, TWO, THREE), 1), {ONE, TWO, THREE}, {frozenset((ONE, THREE))}, False),
        (Together((ONE,), 1), {ONE, TWO}, set(), False),
    ],
)
def test_a_pair_goes_on_for_three_rounds_while_all_of_it_are_there_for_it(
    latest: Together, ready: set[UUID], blocked: set[Couple], goes_on: bool
) -> None:
    assert bool(staying([latest], ready, blocked, 3)) is goes_on


async def together(team: Team, rounds: int) -> None:
    async with team.storage.work(team.workspace_id) as work:
        (await work.session.scalars(sa.select(CoachingPool))).one().together = rounds


class TestRounds:
    async def test_pairs_are_the_same_for_three_rounds_then_new(self, any_storage: Storage) -> None:
        team = await pool_of(any_storage, "UANNA", "UBEN", "UCARLA", "UDAVID")
        await together(team, 3)
        rounds = [await start(team, ROUND_ONE + n * TWO_WEEKS) for n in range(4)]
        said = [{(frozenset(users(pair)), pair.nth) for pair in pairs} for pairs in rounds]
        first = {pair for pair, _ in said[0]}
        assert said[:3] == [{(pair, nth) for pair in first} for nth in (1, 2, 3)]
        assert {nth for _, nth in said[3]} == {1}
        assert not first & {pair for pair, _ in said[3]}

    @pytest.mark.parametrize("why", ["can’t this time", "wants somebody new", "keeps off"])
    async def test_who_wants_somebody_new_gets_them(self, storage: Storage, why: str) -> None:
        team = await pool_of(storage, "UANNA", "UBEN", "UCARLA", "UDAVID")
        await together(team, 3)
        [pair, _] = await start(team)
        me, other = (one.person_id for one in pair.people)
        async with storage.work(team.workspace_id) as work:
            if why == "can’t this time":
                await coaching.say(work, pair.id, me, PairState.NOT_THIS_TIME, ROUND_ONE)
            elif why == "keeps off":
                await coaching.keep_not_with(work, me, {other})
            else:
                seats = await work.all(sa.select(CoachingSeat).where(CoachingSeat.person_id == me))
                seats[0].always_new = True
        assert {me, other} not in [ids(one) for one in await start(team, ROUND_ONE + TWO_WEEKS)]

    async def test_who_comes_anew_is_left_to_nobody(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA", "UBEN")
        await together(team, 3)
        await start(team)
        await team.meet("UCARLA")
        await join(team, "UCARLA", ROUND_ONE)
        [trio] = await start(team, ROUND_ONE + TWO_WEEKS)
        assert users(trio) == {"UANNA", "UBEN", "UCARLA"}
        assert trio.nth == 1
