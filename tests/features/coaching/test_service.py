"""The pool, its rounds and what pairs say, on a real database."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, time, timedelta
from functools import partial
from typing import Any, cast
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from bot.content.holidays import WorkCalendar
from bot.delivery.post import Outdated
from bot.features.coaching import rules
from bot.features.coaching import service as coaching
from bot.features.coaching.rules import PairInfo, RoundPlan, RoundRhythm
from bot.features.people import service as people
from bot.features.rounds import service as rounds
from bot.features.topics import service as topics
from bot.features.topics.rules import Skills
from bot.kernel.enums import Cadence, Language, Operation, PairState
from bot.kernel.errors import Gone, NotYourPair, RoundIsOver
from bot.kernel.ids import UserId
from bot.slack.gateway import Profile
from bot.storage.unit_of_work import Storage, UnitOfWork
from models import CoachingPair, OutboxMessage
from tests.features.coaching.pool import (
    ROUND_ONE,
    TWO_WEEKS,
    deliver,
    ids,
    join,
    pair_of,
    pool_of,
    pool_row,
    prepare,
    queued_messages,
    start,
    users,
)
from tests.features.fakes import Team, new_team
from tests.rows import MONDAY

MIDWAY = MONDAY + timedelta(days=7, hours=1)


def open_transactions(storage: Storage) -> int:
    return sum(cast("sa.QueuePool", engine.pool).checkedout() for engine in (storage.engine, storage.reader))


class TestJoining:
    async def test_whoever_joins_first_makes_the_pool_with_the_settings_rhythm(self, storage: Storage) -> None:
        team = await new_team(storage)
        await team.meet("UANNA")
        rhythm = RoundRhythm(Cadence.WEEKLY, weekday=2, at=time(9, 30))
        async with storage.work(team.workspace_id) as work:
            await coaching.join(work, team.person("UANNA"), "America/New_York", rhythm, MONDAY)
        pool = await pool_row(team)
        assert (pool.cadence, pool.first_date, pool.at, pool.zone) == (
            Cadence.WEEKLY, date(2026, 3, 4), time(9, 30), "America/New_York",
        )  # fmt: skip

    async def test_a_zone_that_slack_did_not_tell_is_that_of_whoever_comes_next(self, storage: Storage) -> None:
        team = await new_team(storage)
        await team.meet("UANNA", "UBEN", "UCARL")
        for user, zone in (("UANNA", "UTC"), ("UBEN", "Europe/Vienna"), ("UCARL", "Asia/Tokyo")):
            async with storage.work(team.workspace_id) as work:
                await coaching.join(work, team.person(user), zone, RoundRhythm(), MONDAY)
        assert (await pool_row(team)).zone == "Europe/Vienna"

    async def test_somebody_alone_has_no_round_ahead(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA")
        standing = await join(team, "UANNA")
        assert (standing.in_pool, standing.next_round) == (True, None)
        async with storage.work(team.workspace_id) as work:
            assert await rounds.due_rounds(work, MONDAY, ROUND_ONE) == []

    async def test_with_two_the_next_round_has_its_moment(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA", "UBEN")
        assert (await join(team, "UBEN")).next_round == ROUND_ONE

    async def test_joining_twice_takes_one_seat(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA", "UANNA", "UBEN", "UBEN")
        assert [users(pair) for pair in await start(team)] == [{"UANNA", "UBEN"}]

    async def test_who_waits_alone_doesnt_wait_for_two_weeks_when_a_second_one_comes(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA")
        wednesday = MONDAY + timedelta(days=2)
        await team.meet("UBEN")
        assert (await join(team, "UBEN", wednesday)).next_round == ROUND_ONE + timedelta(weeks=1)

    async def test_joining_while_a_round_runs_leaves_the_next_one_where_it_is(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA", "UBEN")
        await start(team)
        await team.meet("UCARL")
        standing = await join(team, "UCARL", ROUND_ONE + timedelta(days=1))
        assert standing.next_round == ROUND_ONE + TWO_WEEKS
        assert standing.pair is None


class TestRounds:
    async def test_a_round_pairs_everybody_and_writes_to_each_pair_once(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA", "UBEN", "UCARL", "UDORA")
        pairs = await start(team)
        assert sorted(user for pair in pairs for user in users(pair)) == ["UANNA", "UBEN", "UCARL", "UDORA"]
        assert {queued.people for queued in await queued_messages(team, coaching.PAIR)} == {
            ",".join(sorted(users(pair))) for pair in pairs
        }

    async def test_five_people_are_a_pair_and_a_trio(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA", "UBEN", "UCARL", "UDORA", "UEMIL")
        assert sorted(len(pair.people) for pair in await start(team)) == [2, 3]

    async def test_the_next_round_repeats_nobody_while_it_can(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA", "UBEN", "UCARL", "UDORA")
        met = [
            frozenset(ids(pair)) for number in range(3) for pair in await start(team, ROUND_ONE + number * TWO_WEEKS)
        ]
        assert len(set(met)) == 6

    async def test_a_round_ends_when_the_next_one_begins(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA", "UBEN", "UCARL", "UDORA")
        (first, *_) = await start(team)
        await start(team, ROUND_ONE + TWO_WEEKS)
        async with storage.work(team.workspace_id) as work:
            assert (await coaching.pair(work, first.id)).over
        assert (await pair_of(team, "UANNA", ROUND_ONE + TWO_WEEKS)).id != first.id

    async def test_messages_of_a_round_that_ended_are_brought_up_to_date(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA", "UBEN")
        await start(team)
        await deliver(team, coaching.PAIR)
        async with storage.work(team.workspace_id) as work:
            await rounds.end_rounds(work, ROUND_ONE + TWO_WEEKS)
        operations = [queued.operation for queued in await queued_messages(team, coaching.PAIR)]
        assert sorted(operations) == [Operation.POST, Operation.UPDATE]

    async def test_a_round_that_runs_is_not_ended_before_its_time(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA", "UBEN")
        await start(team)
        async with storage.work(team.workspace_id) as work:
            await rounds.end_rounds(work, ROUND_ONE + TWO_WEEKS - timedelta(minutes=1))
        assert not (await pair_of(team, "UANNA")).over

    async def test_who_pauses_is_left_out_until_the_pause_ends_by_itself(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA", "UBEN", "UCARL", "UDORA")
        async with storage.work(team.workspace_id) as work:
            until = ROUND_ONE + timedelta(days=10)
            standing = await coaching.pause(work, team.person("UDORA"), until, MONDAY)
        assert standing.paused_until == until
        assert [len(pair.people) for pair in await start(team)] == [3]
        assert sorted(len(pair.people) for pair in await start(team, ROUND_ONE + TWO_WEEKS)) == [2, 2]

    async def test_who_left_is_left_out_and_keeps_the_pair_of_this_round(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA", "UBEN", "UCARL")
        await start(team)
        async with storage.work(team.workspace_id) as work:
            await coaching.leave(work, team.person("UCARL"), MONDAY)
        assert len((await pair_of(team, "UCARL")).people) == 3
        assert [users(pair) for pair in await start(team, ROUND_ONE + TWO_WEEKS)] == [{"UANNA", "UBEN"}]

    async def test_who_left_the_company_is_left_out(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA", "UBEN", "UCARL")
        gone = Profile(UserId("UCARL"), "en-US", "Europe/Berlin", is_bot=False, deleted=True)
        async with storage.work(team.workspace_id) as work:
            await people.remember(work, gone, MONDAY)
        assert [users(pair) for pair in await start(team)] == [{"UANNA", "UBEN"}]

    async def test_one_of_two_who_pauses_leaves_no_round(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA", "UBEN")
        async with storage.work(team.workspace_id) as work:
            await coaching.pause(work, team.person("UBEN"), ROUND_ONE + TWO_WEEKS, MONDAY)
            assert await rounds.due_rounds(work, MONDAY, ROUND_ONE) == []

    async def test_who_speaks_another_language_is_left_over_and_told_so(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA", "UBEN")
        await team.meet("UCARL", locale="de-DE")
        await join(team, "UCARL")
        assert [users(pair) for pair in await start(team)] == [{"UANNA", "UBEN"}]
        assert [queued.people for queued in await queued_messages(team, coaching.LEFT_OVER)] == ["UCARL"]

    async def test_a_round_missed_for_an_hour_still_begins_and_one_of_yesterday_doesnt(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA", "UBEN")
        async with storage.work(team.workspace_id) as work:
            late = await rounds.due_rounds(work, ROUND_ONE + timedelta(hours=1), ROUND_ONE + timedelta(hours=1))
            too_late = await rounds.due_rounds(work, ROUND_ONE + timedelta(days=1), ROUND_ONE + timedelta(days=3))
        assert [due.at for due in late] == [ROUND_ONE]
        assert too_late == []

    async def test_a_pair_gets_a_question_a_time_and_what_they_offer(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA", "UBEN")
        async with storage.work(team.workspace_id) as work:
            await topics.set_skills(work, team.person("UANNA"), Skills(("Python",), ("Rust",)))
        (pair,) = await start(team)
        assert (pair.people[0].offers, pair.people[0].wishes) == (("Python",), ("Rust",))
        assert pair.suggested_at == ROUND_ONE + timedelta(days=1)
        assert pair.question >= 0


class TestPreparing:
    async def test_no_transaction_is_open_while_pairs_are_computed(
        self, storage: Storage, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        team, plan = await pool_of(storage, "UANNA", "UBEN"), rules.plan_round
        seen: list[int] = []

        def computing(*given: Any, **more: Any) -> RoundPlan:
            seen.append(open_transactions(storage))
            return plan(*given, **more)

        monkeypatch.setattr(rules, "plan_round", computing)
        await start(team)
        assert seen == [0]

    async def test_many_are_paired_in_a_process_of_their_own_and_in_the_same_way(
        self, storage: Storage, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        team = await pool_of(replace(storage, closed=WorkCalendar(("DE-BE",)).closed), *(f"U{n}" for n in range(5)))
        few = cast("partial[Any]", await prepare(team)).keywords["plan"]
        monkeypatch.setattr(rules, "MANY", 4)
        monkeypatch.setattr(asyncio, "to_thread", None)
        assert cast("partial[Any]", await prepare(team)).keywords["plan"] == few

    async def test_the_same_people_are_paired_the_same_way(self, storage: Storage) -> None:
        team = await pool_of(storage, *(f"U{number}" for number in range(9)))
        plans = [cast("partial[Any]", await prepare(team)).keywords["plan"] for _ in range(2)]
        assert plans[0] == plans[1]

    async def test_who_leaves_or_joins_or_keeps_off_somebody_meanwhile_has_pairs_formed_anew(
        self, storage: Storage
    ) -> None:
        team = await pool_of(storage, "UANNA", "UBEN", "UCARL", "UDORA")
        await team.meet("UEMIL")
        anna, ben = team.person("UANNA"), team.person("UBEN")
        changes: list[Callable[[UnitOfWork], Awaitable[object]]] = [
            lambda work: coaching.leave(work, team.person("UDORA"), MONDAY),
            lambda work: coaching.join(work, team.person("UEMIL"), "Europe/Berlin", RoundRhythm(), MONDAY),
            lambda work: coaching.keep_not_with(work, anna, [ben]),
        ]
        for change in changes:
            begin = await prepare(team)
            async with storage.work(team.workspace_id) as work:
                await change(work)
            with pytest.raises(Outdated):
                async with storage.work(team.workspace_id) as work:
                    await begin(work, ROUND_ONE)
        assert len(await start(team)) == 2


class TestNotWith:
    async def test_who_is_on_either_list_is_never_paired(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA", "UBEN", "UCARL", "UDORA")
        async with storage.work(team.workspace_id) as work:
            await coaching.keep_not_with(work, team.person("UANNA"), [team.person("UBEN")])
            await coaching.keep_not_with(work, team.person("UCARL"), [team.person("UANNA")])
        for number in range(3):
            await start(team, ROUND_ONE + number * TWO_WEEKS)
            assert users(await pair_of(team, "UANNA", ROUND_ONE + number * TWO_WEEKS)) == {"UANNA", "UDORA"}

    async def test_the_list_is_replaced_and_never_has_oneself(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA", "UBEN", "UCARL")
        async with storage.work(team.workspace_id) as work:
            await coaching.keep_not_with(work, team.person("UANNA"), [team.person("UBEN"), team.person("UANNA")])
            assert await coaching.not_with(work, team.person("UANNA")) == ["UBEN"]
            await coaching.keep_not_with(work, team.person("UANNA"), [team.person("UCARL")])
            assert await coaching.not_with(work, team.person("UANNA")) == ["UCARL"]

    async def test_the_list_is_its_authors_alone(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA", "UBEN")
        async with storage.work(team.workspace_id) as work:
            await coaching.keep_not_with(work, team.person("UANNA"), [team.person("UBEN")])
            assert await coaching.not_with(work, team.person("UBEN")) == []


class TestSaying:
    async def test_a_date_is_kept_and_both_messages_follow(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA", "UBEN")
        (pair,) = await start(team)
        await deliver(team, coaching.PAIR)
        found = await say(team, "UANNA", pair.id, PairState.DATED)
        assert found.state is PairState.DATED
        assert [queued.operation for queued in await queued_messages(team, coaching.PAIR)].count(Operation.UPDATE) == 1

    async def test_who_cant_needs_no_reason_and_the_other_is_told_once(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA", "UBEN")
        (pair,) = await start(team)
        for _ in range(2):
            found = await say(team, "UANNA", pair.id, PairState.NOT_THIS_TIME)
        assert found.state is PairState.NOT_THIS_TIME
        assert [queued.people for queued in await queued_messages(team, coaching.DECLINED)] == ["UANNA,UBEN"]

    async def test_whoever_said_no_is_asked_nothing_and_meets_nobody(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA", "UBEN", "UCARL")
        (pair,) = await start(team)
        await say(team, "UANNA", pair.id, PairState.NOT_THIS_TIME)
        async with storage.work(team.workspace_id) as work:
            of = (await work.all(sa.select(CoachingPair)))[0].round_id
            await rounds.ask_midway(work, of, MIDWAY)
            standing = {user: await coaching.status(work, team.person(user), MIDWAY) for user in ("UANNA", "UBEN")}
        assert [queued.people for queued in await queued_messages(team, coaching.MIDWAY)] == ["UBEN,UCARL"]
        assert [one.meets for one in standing.values()] == [False, True]
        mine = standing["UBEN"].pair
        assert mine is not None
        assert [one.user for one in mine.others(team.person("UBEN"))] == ["UCARL"]

    async def test_a_pair_whose_date_is_to_come_is_not_asked_whether_it_met(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA", "UBEN")
        (pair,) = await start(team)
        async with storage.work(team.workspace_id) as work:
            later = MIDWAY + timedelta(days=1)
            await coaching.say(work, pair.id, team.person("UANNA"), PairState.DATED, ROUND_ONE, later)
            of = (await work.all(sa.select(CoachingPair)))[0].round_id
            await rounds.ask_midway(work, of, MIDWAY)
            assert await work.all(sa.select(OutboxMessage).where(OutboxMessage.kind == coaching.MIDWAY)) == []

    async def test_where_few_share_a_language_who_speaks_both_meets_others(self, storage: Storage) -> None:
        team = await new_team(storage)
        for user, locale in (("UANNA", "de-DE"), ("UBEN", "en-GB"), ("UCARL", "en-GB"), ("UDORA", "en-GB")):
            await team.meet(user, locale=locale)
            await join(team, user)
        async with storage.work(team.workspace_id) as work:
            assert (await coaching.status(work, team.person("UANNA"), MONDAY)).few == 1
            standing = await coaching.speak(work, team.person("UANNA"), MONDAY, any_language=True)
            assert (standing.any_language, standing.few) == (True, None)
            assert (await coaching.status(work, team.person("UBEN"), MONDAY)).few is None
        pairs = await start(team)
        assert sorted(len(pair.people) for pair in pairs) == [2, 2]
        assert {pair.language for pair in pairs} == {Language.ENGLISH}

    async def test_a_trio_goes_on_as_a_pair(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA", "UBEN", "UCARL")
        (pair,) = await start(team)
        found = await say(team, "UANNA", pair.id, PairState.NOT_THIS_TIME)
        assert found.state is PairState.PAIRED
        assert [one.user for one in found.present] == ["UBEN", "UCARL"]

    async def test_who_can_after_all_is_back(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA", "UBEN")
        (pair,) = await start(team)
        await say(team, "UANNA", pair.id, PairState.NOT_THIS_TIME)
        found = await say(team, "UANNA", pair.id, PairState.DATED)
        assert (found.state, len(found.present)) == (PairState.DATED, 2)

    async def test_nobody_else_may_speak_for_a_pair(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA", "UBEN")
        (pair,) = await start(team)
        await team.meet("UCARL")
        with pytest.raises(NotYourPair):
            await say(team, "UCARL", pair.id, PairState.MET)

    async def test_a_round_of_last_month_is_over(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA", "UBEN")
        (pair,) = await start(team)
        await start(team, ROUND_ONE + TWO_WEEKS)
        with pytest.raises(RoundIsOver):
            await say(team, "UANNA", pair.id, PairState.MET)

    async def test_a_pair_of_another_workspace_isnt_there(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA", "UBEN")
        (pair,) = await start(team)
        other = await new_team(storage, "T2")
        await other.meet("UANNA")
        with pytest.raises(Gone):
            await say(other, "UANNA", pair.id, PairState.MET)
        with pytest.raises(Gone):
            await say(team, "UANNA", uuid4(), PairState.MET)


class TestMidway:
    async def test_half_of_the_round_is_due_a_week_in(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA", "UBEN")
        await start(team)
        async with storage.work(team.workspace_id) as work:
            assert await rounds.due_midways(work, ROUND_ONE, ROUND_ONE + timedelta(days=2)) == []
            due = await rounds.due_midways(work, MIDWAY - timedelta(days=1), MIDWAY)
            assert await rounds.due_midways(work, MIDWAY + timedelta(days=1), MIDWAY + timedelta(days=2)) == []
        assert [(one.at, one.local_date) for one in due] == [(MIDWAY, date(2026, 3, 9))]

    async def test_only_pairs_that_havent_said_it_are_asked(self, storage: Storage) -> None:
        team = await pool_of(storage, "UANNA", "UBEN", "UCARL", "UDORA")
        first, second = await start(team)
        await say(team, str(first.people[0].user), first.id, PairState.MET)
        async with storage.work(team.workspace_id) as work:
            due = await rounds.due_midways(work, MIDWAY, MIDWAY)
            await rounds.ask_midway(work, due[0].subject, MIDWAY)
        assert [queued.subject for queued in await queued_messages(team, coaching.MIDWAY)] == [second.id]


async def test_a_pair_reads_its_common_language_and_english_where_they_differ(storage: Storage) -> None:
    team = await new_team(storage)
    await team.meet("UANNA", "UBEN", locale="de-DE")
    for user in ("UANNA", "UBEN"):
        await join(team, user)
    (pair,) = await start(team)
    assert pair.language is Language.GERMAN
    async with storage.work(team.workspace_id) as work:
        await people.choose_language(work, team.person("UBEN"), Language.ENGLISH)
    assert (await pair_of(team, "UANNA")).language is Language.ENGLISH


async def say(team: Team, user: str, pair_id: UUID, state: PairState) -> PairInfo:
    async with team.storage.work(team.workspace_id) as work:
        return await coaching.say(work, pair_id, team.person(user), state, ROUND_ONE)
