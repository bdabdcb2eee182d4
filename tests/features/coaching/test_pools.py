"""Pools about a theme and of a programme, beside the workspace's own."""

from dataclasses import fields, replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from bot.delivery.isolation import collected
from bot.delivery.post import Outdated
from bot.features.coaching import service as coaching
from bot.features.coaching import store as coaching_store
from bot.features.coaching.rules import CoachingStatus, PoolInfo, RoundRhythm
from bot.features.preferences import service as preferences
from bot.features.preferences.forms import PreferencesForm
from bot.features.programmes import service as programmes
from bot.features.programmes.rules import ProgrammeFrame
from bot.features.rounds import service as rounds
from bot.kernel.enums import Language, ProgrammeState
from bot.kernel.errors import Gone, NotPoolOwner
from bot.kernel.ids import UserId
from bot.storage.unit_of_work import Storage
from models import CoachingPool, Membership, Programme
from tests.features.coaching.pool import ROUND_ONE, TWO_WEEKS, deliver, pool_of, prepare, queued_messages, start, users
from tests.features.coaching.test_posts import composed
from tests.features.fakes import Team
from tests.rows import MONDAY, a_circle

ALL = ("UANNA", "UBEN", "UCARLA", "UDAVID")


async def about(team: Team, theme: str, *members: str) -> CoachingStatus:
    """Let people take part in a pool about a theme."""
    for minute, user in enumerate(members):
        async with team.storage.work(team.workspace_id) as work:
            person, rhythm = team.person(user), RoundRhythm(together=1)
            now = MONDAY + timedelta(minutes=minute)
            found = await coaching.open_pool(work, person, "Europe/Berlin", rhythm, now, theme)
    return found


def named(status: CoachingStatus, theme: str) -> PoolInfo:
    return next(one for one in status.pools if one.theme == theme)


async def test_a_theme_begins_once_four_take_part_and_pairs_its_own_people_alone(any_storage: Storage) -> None:
    team = await pool_of(any_storage, *ALL, "UEMIL", "UFRIDA")
    status = await about(team, "Leading", *ALL[:3])
    assert (named(status, "Leading").missing, named(status, "").missing) == (1, 0)
    status = await about(team, "leading", "UDAVID")
    assert [one.theme for one in status.pools] == ["", "Leading"], "the same theme is one pool"
    async with team.storage.work(team.workspace_id) as work:
        assert {due.subject for due in await rounds.due_rounds(work, ROUND_ONE, ROUND_ONE)} == {
            one.id for one in status.pools
        }
    pairs = await start(team, pool=named(status, "Leading").id)
    assert {user for pair in pairs for user in users(pair)} == set(ALL)
    own = [pair for pair in await start(team, pool=named(status, "").id) if not pair.theme]
    assert {user for pair in own for user in users(pair)} == {*ALL, "UEMIL", "UFRIDA"}
    assert not {frozenset(users(pair)) for pair in own} & {frozenset(users(pair)) for pair in pairs}, "nobody twice"
    async with team.storage.work(team.workspace_id) as work:
        mine = await coaching.status(work, team.person("UANNA"), ROUND_ONE)
    assert [pair.theme for pair in filter(None, (mine.pair, *mine.more_pairs))] in (["", "Leading"], ["Leading", ""])


async def test_whoever_wants_one_pair_at_once_has_one_in_all_pools_together(storage: Storage) -> None:
    team = await pool_of(storage, *ALL)
    async with storage.work(team.workspace_id) as work:
        await preferences.keep(work, team.person("UANNA"), PreferencesForm(at_once=1, department="Sales"))
    theme = named(await about(team, "Leading", *ALL), "Leading").id
    async with storage.work(team.workspace_id) as work:
        assert (await preferences.own(work, team.person("UANNA"))).department == "Sales", "as in the first pool"
        _, peers, _ = await rounds.pool_to_pair(work, theme, ROUND_ONE)
        assert len(peers) == 4
    await start(team, pool=theme)
    async with storage.work(team.workspace_id) as work:
        for pool in await coaching_store.pools(work):
            _, peers, _ = await rounds.pool_to_pair(work, pool.id, ROUND_ONE)
            assert (team.person("UANNA") in [one.id for one in peers]) == (pool.id == theme)


async def test_leaving_one_pool_leaves_the_others_and_a_pause_is_one_of_all(storage: Storage) -> None:
    team = await pool_of(storage, *ALL)
    status, ben = await about(team, "Leading", *ALL), team.person("UBEN")
    await start(team, pool=named(status, "Leading").id)
    async with storage.work(team.workspace_id) as work:
        await coaching.pause(work, ben, MONDAY + timedelta(days=5), ROUND_ONE)
        assert [seat.paused_until is not None for seat in await coaching_store.seats(work, ben)] == [True, True]
        back = await coaching.join(work, ben, "Europe/Berlin", RoundRhythm(), ROUND_ONE, back=True)
        assert [one.mine for one in back.pools] == [True, True]
        assert back.paused_until is None
        await coaching.leave(work, ben, ROUND_ONE, named(status, "Leading").id)
        left = await coaching.status(work, ben, ROUND_ONE)
    assert [one.mine for one in left.pools] == [True, False]
    assert left.is_out, "whoever is left in that pair is told"


async def test_whoever_has_been_in_a_pool_the_longest_looks_after_it(storage: Storage) -> None:
    team = await pool_of(storage, *ALL)
    await about(team, "Leading", "UDAVID", "UANNA")
    async with storage.work(team.workspace_id) as work:
        assert (await preferences.look_after(work, team.person("UDAVID"), theme="leading")).theme == "Leading"
        with pytest.raises(NotPoolOwner):
            await preferences.look_after(work, team.person("UANNA"), theme="leading")


async def test_a_theme_that_everybody_has_left_is_shown_to_nobody_until_its_name_is_typed_again(
    storage: Storage,
) -> None:
    team = await pool_of(storage, *ALL)
    status = await about(team, "Tpyo", "UANNA")
    async with storage.work(team.workspace_id) as work:
        shown = await coaching.status(work, team.person("UBEN"), MONDAY)
        assert [one.theme for one in shown.pools] == ["", "Tpyo"]
        await coaching.leave(work, team.person("UANNA"), MONDAY, named(status, "Tpyo").id)
        for user in ("UANNA", "UBEN"):
            assert [one.theme for one in (await coaching.status(work, team.person(user), MONDAY)).pools] == [""]
    assert named(await about(team, "Tpyo", "UBEN"), "Tpyo").id == named(status, "Tpyo").id


async def test_a_pool_with_a_zone_that_is_none_keeps_no_other_from_its_round(storage: Storage) -> None:
    team = await pool_of(storage, *ALL)
    status = await about(team, "Leading", *ALL)
    async with storage.work(team.workspace_id) as work:
        (await work.get(CoachingPool, named(status, "Leading").id)).zone = "Mars/Olympus_Mons"
        await work.session.flush()
        with collected():
            due = await rounds.due_rounds(work, ROUND_ONE, ROUND_ONE)
    assert [one.subject for one in due] == [named(status, "").id]


async def a_programme(team: Team, *users: str) -> Programme:
    """Have a programme with coaching that Anna offers, and these people in its circle and its pool."""
    anna = team.person("UANNA")
    async with team.storage.work(team.workspace_id) as work:
        programme = work.add(
            Programme(
                template_id="t", channel_id="C9", name="Leading", aim="", language=Language.ENGLISH,
                zone="Europe/Berlin",
                apply_until=MONDAY.date(), starts_on=MONDAY.date(), minutes=60, places=4, made_at=MONDAY, owner_id=anna,
                state=ProgrammeState.RUNNING, coaching=True, venue="", formats="",
            )
        )  # fmt: skip
        circle = work.add(a_circle(places=8))
        await work.session.flush()
        circle.programme_id = programme.id
        await programmes.let_offer(work, anna, anna, team.actors["UANNA"].user, MONDAY)
        for user in users:
            work.add(Membership(circle_id=circle.id, person_id=team.person(user), joined_at=MONDAY))
        await work.session.flush()
        found = await programmes.load(work, programme.id)
        for _ in range(2):
            await programmes.tend_pool(work, found, RoundRhythm(together=1), MONDAY)
        pool = (await coaching_store.pools(work))[-1]
        for user in users:
            await coaching.join(work, team.person(user), "Europe/Berlin", RoundRhythm(), MONDAY, pool.id)
    return programme


async def switch(team: Team, programme: Programme, now: datetime = ROUND_ONE, **changes: object) -> None:
    """Have Anna change the frame of a programme."""
    async with team.storage.work(team.workspace_id) as work:
        known = await programmes.load(work, programme.id)
        frame = ProgrammeFrame(**{each.name: getattr(known, each.name) for each in fields(ProgrammeFrame)})
        changed = await programmes.change_frame(
            work, known.id, team.person("UANNA"), replace(frame, **changes), now  # type: ignore[arg-type]
        )  # fmt: skip
        await programmes.tend_pool(work, changed, RoundRhythm(), now)


async def test_only_who_is_in_a_programmes_circles_takes_part_in_its_pool(any_storage: Storage) -> None:
    team = await pool_of(any_storage, "UANNA", "UBEN")
    anna, ben = team.person("UANNA"), team.person("UBEN")
    programme = await a_programme(team, "UANNA")
    async with team.storage.work(team.workspace_id) as work:
        own, theirs = await coaching_store.pools(work)
        assert (own.programme_id, theirs.programme_id) == (None, programme.id)
        found, other = [await coaching.status(work, one, MONDAY) for one in (anna, ben)]
        assert (len(found.pools), len(other.pools)) == (2, 1)
        assert named(found, "Leading").missing == 3
        with pytest.raises(Gone):
            await coaching.join(work, ben, "UTC", RoundRhythm(), MONDAY, theirs.id)


class TestSwitchedOff:
    """A programme switches its coaching off: what runs ends, nothing new begins."""

    async def test_the_round_that_runs_ends_and_no_other_begins(self, any_storage: Storage) -> None:
        team = await pool_of(any_storage, *ALL)
        programme = await a_programme(team, *ALL)
        pool = await pool_of_programme(team)
        pairs = await start(team, pool=pool)
        assert not any(pair.last for pair in pairs)
        begin = await prepare(team, ROUND_ONE + TWO_WEEKS, pool)
        await switch(team, programme, coaching=False)
        async with team.storage.work(team.workspace_id) as work:
            mine = await coaching.status(work, team.person("UBEN"), ROUND_ONE)
            assert [one.theme for one in mine.pools] == [""], "nobody can join it any more"
            assert any(pair.last for pair in filter(None, (mine.pair, *mine.more_pairs))), "they can still meet"
            later = await rounds.due_rounds(work, ROUND_ONE + TWO_WEEKS, ROUND_ONE + TWO_WEEKS)
            assert pool not in [one.subject for one in later]
            assert len(await rounds.due_midways(work, ROUND_ONE, ROUND_ONE + TWO_WEEKS)) == 1, "and are asked whether"
        with pytest.raises(Outdated):
            async with team.storage.work(team.workspace_id) as work:
                await begin(work, ROUND_ONE + TWO_WEEKS)

    async def test_who_is_in_it_alone_is_out_and_can_take_part_elsewhere(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA")
        await team.meet("UBEN")
        programme, ben = await a_programme(team, "UANNA", "UBEN"), team.person("UBEN")
        async with storage.work(team.workspace_id) as work:
            assert (await coaching.status(work, ben, MONDAY)).in_pool
        await switch(team, programme, coaching=False)
        async with storage.work(team.workspace_id) as work:
            assert not (await coaching.status(work, ben, MONDAY)).in_pool
            joined = await coaching.join(work, ben, "UTC", RoundRhythm(), MONDAY)
            assert (joined.in_pool, [one.theme for one in joined.pools]) == (True, [""])

    async def test_who_takes_part_is_told_once_and_again_when_it_goes_on(self, storage: Storage) -> None:
        team = await pool_of(storage, *ALL)
        programme = await a_programme(team, *ALL)
        pool = await pool_of_programme(team)
        async with storage.work(team.workspace_id) as work:
            await coaching.leave(work, team.person("UDAVID"), MONDAY, pool)
        for _ in range(2):
            await switch(team, programme, coaching=False)
        told = await queued_messages(team, coaching.SWITCHED)
        assert [one.people for one in told] == ["UANNA", "UBEN", "UCARLA"]
        assert "has been switched off" in (await composed(team, coaching.SWITCHED)).text  # type: ignore[union-attr]
        await deliver(team, coaching.SWITCHED)
        await switch(team, programme, MONDAY + timedelta(days=1), coaching=True)
        assert len(await queued_messages(team, coaching.SWITCHED)) == 6
        assert "is on again" in (await composed(team, coaching.SWITCHED)).text  # type: ignore[union-attr]
        async with storage.work(team.workspace_id) as work:
            assert named(await coaching.status(work, team.person("UBEN"), MONDAY), "Leading").mine

    async def test_it_is_called_as_its_programme_is_and_one_that_is_called_off_has_none(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA")
        programme = await a_programme(team, "UANNA")
        await switch(team, programme, name="Leading well")
        async with storage.work(team.workspace_id) as work:
            assert [one.theme for one in await coaching_store.pools(work)] == ["", "Leading well"]
            (await work.get(Programme, programme.id)).state = ProgrammeState.CALLED_OFF
            await work.session.flush()
            assert [one.theme for one in await coaching_store.pools(work)] == [""]

    async def test_whoever_may_offer_programmes_looks_after_its_pool_in_it_or_not(self, storage: Storage) -> None:
        team = await pool_of(storage, *ALL, "UEMIL")
        programme = await a_programme(team, "UBEN", "UCARLA")
        pool, anna = await pool_of_programme(team), team.person("UANNA")
        async with storage.work(team.workspace_id) as work:
            for asked in ({"theme": "leading"}, {"pool_id": pool}, {"programme_id": programme.id}):
                found = await preferences.look_after(work, anna, **asked)
                assert found.id == pool
                with pytest.raises(NotPoolOwner):
                    await preferences.look_after(work, team.person("UBEN"), **asked)
            await programmes.let_offer(work, anna, team.person("UEMIL"), UserId("UEMIL"), MONDAY, reads_only=True)
            with pytest.raises(NotPoolOwner):
                await preferences.look_after(work, team.person("UEMIL"), pool)
        await switch(team, programme, coaching=False)
        async with storage.work(team.workspace_id) as work:
            with pytest.raises(NotPoolOwner):
                await preferences.look_after(work, anna, pool)


async def pool_of_programme(team: Team) -> UUID:
    async with team.storage.work(team.workspace_id) as work:
        return next(one.id for one in await coaching_store.pools(work, also_off=True) if one.programme_id)
