"""Somebody's account is switched off in the middle of a round: whoever is left meets somebody else in the same one."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.affinity.rules import Peer
from bot.features.coaching import service as coaching
from bot.features.coaching.rules import PairInfo
from bot.features.coaching.views import this_round
from bot.features.home import service as home
from bot.features.people import service as people
from bot.features.preferences import service as preferences
from bot.features.privacy import service as privacy
from bot.features.privacy.rules import Contributions
from bot.features.regrouping import posts, service
from bot.features.regrouping.rules import best_company
from bot.features.rounds import service as rounds
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import Language, PairState
from bot.kernel.ids import UserId
from bot.language.translator import Languages
from bot.slack.gateway import Profile
from bot.storage.unit_of_work import Storage, UnitOfWork
from models import OutboxMessage
from tests.features.coaching.pool import ROUND_ONE, join, pair_of, pool_of, queued_messages, start, users
from tests.features.fakes import Team, parts
from tests.rows import MONDAY

TUESDAY = ROUND_ONE + timedelta(days=1)


async def switch_off(team: Team, *gone: str, now: datetime = TUESDAY) -> None:
    """Let people's accounts be off, and the beat look after it, twice."""
    async with team.storage.work(team.workspace_id) as work:
        for user in gone:
            await people.account_is_off(work, UserId(user), now)
    for _ in range(2):
        async with team.storage.work(team.workspace_id) as work:
            await service.regroup(work, now)


async def told(team: Team, now: datetime = TUESDAY) -> dict[str, str]:
    """Return what is said to each who is left."""
    [kind] = posts.posts(parts(team.storage, SimulatedClock(now)))
    async with team.storage.work(team.workspace_id) as work:
        rows = await queued_messages(team, service.GONE)
        said = {str(row.people): await kind.compose(work, row) for row in rows}
    return {user: message.text for user, message in said.items() if message}


def partner(pair: PairInfo, user: str) -> str:
    (other,) = users(pair) - {user}
    return other


async def cards(team: Team) -> list[OutboxMessage]:
    return await queued_messages(team, coaching.PAIR)


async def test_who_joined_meanwhile_is_the_new_partner_and_both_get_a_card(any_storage: Storage) -> None:
    team = await pool_of(any_storage, "UANNA", "UBEN")
    await start(team)
    await team.meet("UCARLA")
    await join(team, "UCARLA", ROUND_ONE)
    await switch_off(team, "UBEN")
    pair = await pair_of(team, "UANNA", TUESDAY)
    assert (users(pair), pair.late, pair.state) == ({"UANNA", "UCARLA"}, True, PairState.PAIRED)
    assert [row.people for row in await cards(team)] == ["UANNA,UBEN", "UANNA,UCARLA"]
    assert await told(team) == {}, "the card says it"


async def test_two_who_are_left_over_at_once_meet_each_other(storage: Storage) -> None:
    team = await pool_of(storage, "UANNA", "UBEN", "UCARLA", "UDAVID")
    first, second = await start(team)
    gone = min(users(first)), min(users(second))
    left = {*users(first), *users(second)} - {*gone}
    await switch_off(team, *gone)
    one, other = sorted(left)
    assert users(await pair_of(team, one, TUESDAY)) == left
    assert [partner(await pair_of(team, each, TUESDAY), each) for each in (one, other)] == [other, one]
    assert await told(team) == {}


async def test_where_nobody_is_free_a_pair_becomes_a_trio(any_storage: Storage) -> None:
    team = await pool_of(any_storage, "UANNA", "UBEN", "UCARLA", "UDAVID")
    first, second = await start(team)
    gone, left = sorted(users(first))
    await switch_off(team, gone)
    pair = await pair_of(team, left, TUESDAY)
    assert (pair.id, users(pair)) == (second.id, {left, *users(second)})
    assert ",".join(sorted(users(pair))) in [row.people for row in await cards(team)]
    assert await told(team) == {}


async def test_a_trio_goes_on_as_a_pair_and_is_told_so(storage: Storage) -> None:
    team = await pool_of(storage, "UANNA", "UBEN", "UCARLA")
    [trio] = await start(team)
    await switch_off(team, "UBEN")
    pair = await pair_of(team, "UANNA", TUESDAY)
    assert (pair.id, [one.user for one in pair.present]) == (trio.id, ["UANNA", "UCARLA"])
    assert sorted(await told(team)) == ["UANNA", "UCARLA"]
    assert "with <@UCARLA>" in (await told(team))["UANNA"]
    await switch_off(team, "UCARLA")
    assert "it doesn’t work out in this round" in (await told(team))["UANNA"]
    assert len(await queued_messages(team, service.GONE)) == 2, "one that still waits says it all"


@pytest.mark.long
@pytest.mark.parametrize("why", ["another language", "keeps off", "can’t this time", "has met", "late"])
async def test_nobody_is_paired_who_may_not_or_cannot_meet(storage: Storage, why: str) -> None:
    team = await pool_of(storage, "UANNA", "UBEN")
    [pair] = await start(team)
    await team.meet("UCARLA", locale="de-DE" if why == "another language" else "en-US")
    await join(team, "UCARLA", ROUND_ONE)
    now = pair.ends_at - timedelta(days=1) if why == "late" else TUESDAY
    async with team.storage.work(team.workspace_id) as work:
        if why == "keeps off":
            await coaching.keep_not_with(work, team.person("UCARLA"), {team.person("UANNA")})
        if why in ("can’t this time", "has met"):
            said = PairState.MET if why == "has met" else PairState.NOT_THIS_TIME
            await coaching.say(work, pair.id, team.person("UANNA"), said, ROUND_ONE)
    await switch_off(team, "UBEN", now=now)
    assert len(await cards(team)) == 1
    silent = why in ("can’t this time", "has met")
    assert list(await told(team, now)) == ([] if silent else ["UANNA"])
    if not silent:
        assert "New pairs come on" in (await told(team, now))["UANNA"]


async def test_who_said_that_they_cannot_is_not_asked_again_in_this_round(storage: Storage) -> None:
    team = await pool_of(storage, "UANNA", "UBEN", "UCARLA", "UDAVID")
    first, second = await start(team)
    out, free = sorted(users(second))
    async with team.storage.work(team.workspace_id) as work:
        await coaching.say(work, second.id, team.person(out), PairState.NOT_THIS_TIME, ROUND_ONE)
    gone, left = sorted(users(first))
    await switch_off(team, gone)
    assert users(await pair_of(team, left, TUESDAY)) == {left, free}


async def test_nothing_is_written_to_who_has_gone(storage: Storage) -> None:
    team = await pool_of(storage, "UANNA", "UBEN", "UCARLA")
    [trio] = await start(team)
    await switch_off(team, "UBEN")
    async with team.storage.work(team.workspace_id) as work:
        round_id = (await rounds.due_midways(work, TUESDAY, trio.ends_at))[0].subject
        await rounds.ask_midway(work, round_id, TUESDAY)
        await coaching.say(work, trio.id, team.person("UANNA"), PairState.NOT_THIS_TIME, TUESDAY)
    written = [*await queued_messages(team, coaching.MIDWAY), *await queued_messages(team, coaching.DECLINED)]
    assert [row.people for row in written] == ["UANNA,UCARLA"] * 2


async def test_once_the_round_is_over_nobody_hears_of_it(storage: Storage) -> None:
    team = await pool_of(storage, "UANNA", "UBEN")
    [pair] = await start(team)
    await switch_off(team, "UBEN")
    async with team.storage.work(team.workspace_id) as work:
        await rounds.end_rounds(work, pair.ends_at)
    assert await told(team, pair.ends_at) == {}


async def test_who_was_of_another_pair_first_comes_with_the_new_one(storage: Storage) -> None:
    team = await pool_of(storage, "UANNA", "UBEN")
    await start(team)
    await team.meet("UCARLA")
    await join(team, "UCARLA", ROUND_ONE)
    await switch_off(team, "UBEN")
    async with team.storage.work(team.workspace_id) as work:
        back = Profile(UserId("UBEN"), "en-US", "Europe/Berlin", is_bot=False, deleted=False)
        await people.remember(work, back, TUESDAY)
    assert users(await pair_of(team, "UANNA", TUESDAY)) == {"UANNA", "UCARLA"}


def peers(numbers: list[int]) -> list[Peer]:
    zones = ("Europe/Berlin", "Europe/London", "Asia/Tokyo")
    return [Peer(_id(n), list(Language)[n % 2], zones[n % 3]) for n in numbers]


def _id(number: int) -> UUID:
    return UUID(int=number + 1)


@given(
    numbers=st.lists(st.integers(0, 40), min_size=1, max_size=9, unique=True),
    met=st.dictionaries(st.frozensets(st.integers(0, 40).map(_id), min_size=2, max_size=2), st.integers(1, 9)),
    blocked=st.sets(st.frozensets(st.integers(0, 40).map(_id), min_size=2, max_size=2)),
    size=st.sampled_from([1, 2]),
)
def test_the_company_is_one_that_all_may_keep_and_no_other_was_met_longer_ago(
    numbers: list[int], met: dict[frozenset[UUID], int], blocked: set[frozenset[UUID]], size: int
) -> None:
    me, *others = peers(numbers)
    groups = [tuple(others[n : n + size]) for n in range(0, len(others) - size + 1, size)]
    found = best_company(me, groups, met, blocked, on=MONDAY.date())

    def last(group: tuple[Peer, ...]) -> int:
        return max(met.get(frozenset((me.id, one.id)), 0) for one in group)

    def may(group: tuple[Peer, ...]) -> bool:
        return best_company(me, [group], {}, blocked, on=MONDAY.date()) is not None

    allowed = [group for group in groups if may(group)]
    assert (found in allowed) if allowed else (found is None)
    if found:
        assert all(one.language is me.language for one in found)
        assert not any(frozenset((me.id, one.id)) in blocked for one in found)
        assert last(found) == min(map(last, allowed))


async def _leaves(work: UnitOfWork, person: UUID) -> None:
    await coaching.leave(work, person, TUESDAY)


async def _pauses(work: UnitOfWork, person: UUID) -> None:
    await coaching.pause(work, person, TUESDAY + timedelta(weeks=3), TUESDAY)


async def _pauses_everything(work: UnitOfWork, person: UUID) -> None:
    await home.pause(work, person, TUESDAY + timedelta(weeks=3), TUESDAY)


class TestWhoLeaves:
    @pytest.mark.long
    @pytest.mark.parametrize("goes", [_leaves, _pauses, _pauses_everything])
    async def test_the_other_is_told_alone_and_meets_who_is_free_in_the_same_round(
        self, storage: Storage, goes: Callable[[UnitOfWork, UUID], Awaitable[None]]
    ) -> None:
        team = await pool_of(storage, "UANNA", "UBEN")
        await start(team)
        await team.meet("UCARLA")
        await join(team, "UCARLA", ROUND_ONE)
        async with team.storage.work(team.workspace_id) as work:
            await goes(work, team.person("UBEN"))
            mine = await coaching.status(work, team.person("UBEN"), TUESDAY)
        assert "Zirkel tells <@UANNA> that you can’t this time" in this_round(Languages().words(Language.ENGLISH), mine)
        await switch_off(team)
        assert [row.people for row in await queued_messages(team, coaching.DECLINED)] == ["UANNA"]
        assert users(await pair_of(team, "UANNA", TUESDAY)) == {"UANNA", "UCARLA"}

    async def test_in_a_trio_the_two_others_go_on(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA", "UBEN", "UCARLA")
        [trio] = await start(team)
        async with team.storage.work(team.workspace_id) as work:
            await coaching.leave(work, team.person("UBEN"), TUESDAY)
        await switch_off(team)
        pair = await pair_of(team, "UANNA", TUESDAY)
        assert (pair.id, [one.user for one in pair.present]) == (trio.id, ["UANNA", "UCARLA"])
        assert [row.people for row in await queued_messages(team, coaching.DECLINED)] == ["UANNA,UCARLA"]

    @pytest.mark.parametrize("why", ["met", "met at their date", "back in time", "skips the next round"])
    async def test_nobody_is_told_of_what_they_do_not_lose(self, storage: Storage, why: str) -> None:
        team = await pool_of(storage, "UANNA", "UBEN")
        [pair] = await start(team)
        ben = team.person("UBEN")
        async with team.storage.work(team.workspace_id) as work:
            if why == "met":
                await coaching.say(work, pair.id, ben, PairState.MET, TUESDAY)
            if why == "met at their date":
                await coaching.say(work, pair.id, ben, PairState.DATED, ROUND_ONE, TUESDAY - timedelta(hours=1))
            if why == "back in time":
                await coaching.pause(work, ben, TUESDAY + timedelta(days=6), TUESDAY)
            elif why == "skips the next round":
                await preferences.skip(work, ben, TUESDAY)
            else:
                await coaching.leave(work, ben, TUESDAY)
        assert await queued_messages(team, coaching.DECLINED) == []
        assert len((await pair_of(team, "UANNA", TUESDAY)).present) == 2

    async def test_who_is_erased_is_not_named_to_who_is_left(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA", "UBEN")
        await start(team)
        async with team.storage.work(team.workspace_id) as work:
            await privacy.erase(work, team.person("UBEN"), Contributions.DELETED, TUESDAY)
        assert "Your coaching partner no longer takes part" in (await told(team))["UANNA"]


async def cannot(team: Team, user: str, now: datetime = TUESDAY) -> None:
    """Let somebody say that they can't this time, and the beat look after it, twice."""
    mine = await pair_of(team, user, now)
    async with team.storage.work(team.workspace_id) as work:
        await coaching.say(work, mine.id, team.person(user), PairState.NOT_THIS_TIME, now)
    for _ in range(2):
        async with team.storage.work(team.workspace_id) as work:
            await service.regroup(work, now)


class TestWhoCannot:
    async def test_two_whose_partners_cannot_meet_each_other_the_same_day(self, any_storage: Storage) -> None:
        team = await pool_of(any_storage, "UANNA", "UBEN", "UCARLA", "UDAVID")
        first, second = await start(team)
        (out, left), (other_out, other_left) = sorted(users(first)), sorted(users(second))
        await cannot(team, out)
        assert (await pair_of(team, left, TUESDAY)).id == first.id, "nobody is free, and no other pair is disturbed"
        await cannot(team, other_out)
        pair = await pair_of(team, left, TUESDAY)
        assert (users(pair), pair.late, pair.state) == ({left, other_left}, True, PairState.PAIRED)
        assert len(await cards(team)) == 3
        assert await told(team) == {}

    async def test_who_had_nobody_in_this_round_is_free(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA", "UBEN")
        await start(team)
        await team.meet("UCARLA")
        await join(team, "UCARLA", ROUND_ONE)
        await cannot(team, "UBEN")
        assert users(await pair_of(team, "UANNA", TUESDAY)) == {"UANNA", "UCARLA"}
        assert (await pair_of(team, "UBEN", TUESDAY)).state is PairState.NOT_THIS_TIME

    async def test_whoever_said_no_first_is_not_asked_again(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA", "UBEN", "UCARLA", "UDAVID")
        first, second = await start(team)
        for user in (*users(first), min(users(second))):
            await cannot(team, user)
        assert len(await cards(team)) == 2

    async def test_a_trio_goes_on_as_a_pair(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA", "UBEN", "UCARLA")
        await start(team)
        await cannot(team, "UBEN")
        assert [one.user for one in (await pair_of(team, "UANNA", TUESDAY)).present] == ["UANNA", "UCARLA"]
        assert len(await cards(team)) == 1
