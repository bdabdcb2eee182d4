"""What became of a plan is its author's to say; who may ask reads nothing; what was used is asked weeks later."""

from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa

from bot.features.membership import service as membership
from bot.features.plans import service
from bot.features.plans.rules import CARRIED_AT_MOST, OwnCommitment
from bot.features.reflections import service as reflections
from bot.features.reflections.rules import Progress
from bot.kernel.enums import CommitmentState, Used, Visibility
from bot.kernel.errors import Gone, ItIsOver, NotAMember, NotOneOfYou
from bot.kernel.ids import UserId
from bot.storage.unit_of_work import Storage
from models import Commitment, LaterUse
from tests.features.reflections.season import (
    PLAN,
    THE_DAY_AFTER,
    Season,
    begin_season,
    keep,
    writing,
)

LATER = THE_DAY_AFTER + timedelta(days=3)
WEEK = timedelta(days=7)
CIRCLE = Visibility.CIRCLE


@pytest.fixture
async def season(storage: Storage) -> Season:
    return await begin_season(storage)


async def commitment_of(season: Season) -> UUID:
    async with season.work() as work:
        found: UUID = (await work.session.scalars(sa.select(Commitment.id))).one()
        return found


class TestAnswering:
    async def test_the_answer_is_kept_and_counted(self, season: Season) -> None:
        await keep(season, season.ada, writing(plan=PLAN, sees=CIRCLE))
        plan = await commitment_of(season)
        async with season.work() as work:
            await service.answer(work, plan, season.ada, CommitmentState.DONE, LATER)
        async with season.work() as work:
            assert await reflections.progress_since(work, season.circle, THE_DAY_AFTER) == Progress(1, 1)

    async def test_last_weeks_plan_that_is_done_this_week_counts_as_done_only(self, season: Season) -> None:
        await keep(season, season.ada, writing(plan=PLAN, sees=CIRCLE))
        plan = await commitment_of(season)
        async with season.work() as work:
            await service.answer(work, plan, season.ada, CommitmentState.DONE, LATER)
        async with season.work() as work:
            assert await reflections.progress_since(work, season.circle, LATER) == Progress(0, 1)

    async def test_pressing_the_same_twice_changes_nothing(self, season: Season) -> None:
        await keep(season, season.ada, writing(plan=PLAN))
        plan = await commitment_of(season)
        for moment in (LATER, LATER + timedelta(days=1)):
            async with season.work() as work:
                await service.answer(work, plan, season.ada, CommitmentState.PARTLY, moment)
        async with season.work() as work:
            assert (await work.get(Commitment, plan)).answered_at == LATER

    async def test_a_second_other_answer_is_over(self, season: Season) -> None:
        await keep(season, season.ada, writing(plan=PLAN))
        plan = await commitment_of(season)
        async with season.work() as work:
            await service.answer(work, plan, season.ada, CommitmentState.DONE, LATER)
        async with season.work() as work:
            with pytest.raises(ItIsOver):
                await service.answer(work, plan, season.ada, CommitmentState.DROPPED, LATER)

    async def test_nobody_answers_or_reads_the_plan_of_another(self, season: Season) -> None:
        await keep(season, season.ada, writing(plan=PLAN, sees=CIRCLE))
        plan = await commitment_of(season)
        async with season.work() as work:
            with pytest.raises(Gone):
                await service.answer(work, plan, season.ben, CommitmentState.DONE, LATER)
            with pytest.raises(Gone):
                await service.own_commitment(work, plan, season.ben)

    async def test_a_plan_taken_out_of_the_reflection_is_gone(self, season: Season) -> None:
        await keep(season, season.ada, writing(plan=PLAN))
        plan = await commitment_of(season)
        await keep(season, season.ada, writing())
        async with season.work() as work:
            with pytest.raises(Gone):
                await service.own_commitment(work, plan, season.ada)


class TestCarryingOn:
    async def test_it_is_asked_after_again_and_twice_at_most(self, season: Season) -> None:
        await keep(season, season.ada, writing(plan=PLAN))
        plan = await commitment_of(season)
        for times in range(1, CARRIED_AT_MOST + 1):
            async with season.work() as work:
                own = await service.carry_on(work, plan, season.ada, THE_DAY_AFTER + times * WEEK)
                assert (own.carried, own.state) == (times, CommitmentState.OPEN)
        async with season.work() as work:
            with pytest.raises(ItIsOver):
                await service.carry_on(work, plan, season.ada, THE_DAY_AFTER + 3 * WEEK)

    async def test_two_taps_on_one_question_carry_it_on_once(self, season: Season) -> None:
        await keep(season, season.ada, writing(plan=PLAN))
        plan = await commitment_of(season)
        for _ in range(2):
            async with season.work() as work:
                own = await service.carry_on(work, plan, season.ada, THE_DAY_AFTER + WEEK)
        assert own.carried == 1

    async def test_it_does_not_wait_in_home_until_it_is_asked_after_again(self, season: Season) -> None:
        await keep(season, season.ada, writing(plan=PLAN))
        plan = await commitment_of(season)
        async with season.work() as work:
            assert await service.plans_to_answer(work, season.ada, THE_DAY_AFTER + WEEK)
            await service.carry_on(work, plan, season.ada, THE_DAY_AFTER + WEEK)
            await work.session.flush()
            assert not await service.plans_to_answer(work, season.ada, THE_DAY_AFTER + WEEK)
            assert await service.plans_to_answer(work, season.ada, THE_DAY_AFTER + 2 * WEEK)

    async def test_what_is_answered_is_not_carried_on(self, season: Season) -> None:
        await keep(season, season.ada, writing(plan=PLAN))
        plan = await commitment_of(season)
        async with season.work() as work:
            await service.answer(work, plan, season.ada, CommitmentState.DROPPED, LATER)
            with pytest.raises(ItIsOver):
                await service.carry_on(work, plan, season.ada, LATER)


class TestDetails:
    async def details(self, season: Season, asker: str | None, first_step: str = "") -> OwnCommitment:
        plan = await commitment_of(season)
        async with season.work() as work:
            whom = UserId(asker) if asker else None
            await service.keep_details(work, plan, season.ada, first_step, whom, LATER)
        async with season.work() as work:
            return await service.own_commitment(work, plan, season.ada)

    async def test_they_come_back_to_the_author(self, season: Season) -> None:
        await keep(season, season.ada, writing(plan=PLAN))
        own = await self.details(season, "UBEN", "Note three tests")
        assert (own.first_step, own.asker, own.may_ask) == ("Note three tests", "UBEN", None)

    async def test_a_reason_comes_back_to_the_author(self, season: Season) -> None:
        await keep(season, season.ada, writing(plan=PLAN))
        plan = await commitment_of(season)
        async with season.work() as work:
            await service.keep_note(work, plan, season.ada, "Somebody fixed it")
        async with season.work() as work:
            assert (await service.own_commitment(work, plan, season.ada)).note == "Somebody fixed it"

    @pytest.mark.parametrize("nobody", ["UADA", "UNOBODY"])
    async def test_only_another_member_may_be_asked_to_ask(self, season: Season, nobody: str) -> None:
        await keep(season, season.ada, writing(plan=PLAN))
        with pytest.raises(NotOneOfYou):
            await self.details(season, nobody)

    async def test_whoever_is_asked_says_yes_and_nobody_else_may(self, season: Season) -> None:
        await keep(season, season.ada, writing(plan=PLAN))
        own = await self.details(season, "UBEN")
        async with season.work() as work:
            assert [each.id for each in await service.asked_to_ask(work, season.ben)] == [own.id]
            assert not await service.asked_to_ask(work, season.cem)
            with pytest.raises(ItIsOver):
                await service.say_whether_to_ask(work, own.id, season.cem, yes=True)
            assert (await service.say_whether_to_ask(work, own.id, season.ben, yes=True)).may_ask
            await work.session.flush()
            assert not await service.asked_to_ask(work, season.ben)

    async def test_somebody_else_is_asked_anew(self, season: Season) -> None:
        await keep(season, season.ada, writing(plan=PLAN))
        own = await self.details(season, "UBEN")
        async with season.work() as work:
            await service.say_whether_to_ask(work, own.id, season.ben, yes=True)
        assert (await self.details(season, "UBEN")).may_ask
        changed = await self.details(season, "UCEM")
        assert (changed.asker, changed.may_ask) == ("UCEM", None)

    async def test_who_has_left_asks_no_more(self, season: Season) -> None:
        await keep(season, season.ada, writing(plan=PLAN))
        own = await self.details(season, "UBEN")
        async with season.work() as work:
            await membership.leave(work, season.circle, season.ben, LATER)
        async with season.work() as work:
            assert not await service.asked_to_ask(work, season.ben)
            assert await service.for_asker(work, own.id, UserId("UBEN")) is None

    async def test_an_answered_plan_stays_as_it_was(self, season: Season) -> None:
        await keep(season, season.ada, writing(plan=PLAN))
        plan = await commitment_of(season)
        async with season.work() as work:
            await service.answer(work, plan, season.ada, CommitmentState.DONE, LATER)
        with pytest.raises(ItIsOver):
            await self.details(season, "UBEN", "Too late")


class TestOutcome:
    async def test_the_last_word_counts_and_its_sentence_comes_back(self, season: Season) -> None:
        for used in (Used.NOT_YET, Used.YES):
            async with season.work() as work:
                await service.say_what_was_used(work, season.first, season.ada, used, LATER)
        async with season.work() as work:
            await service.keep_outcome_note(work, season.first, season.ada, "Locks at last")
        async with season.work() as work:
            assert await service.outcome_note(work, season.first, season.ada) == "Locks at last"
            row = (await work.session.scalars(sa.select(LaterUse))).one()
            assert (row.used, b"Locks" in row.note) == (Used.YES, False)

    async def test_what_somebody_has_used_is_theirs_alone(self, season: Season) -> None:
        async with season.work() as work:
            await service.say_what_was_used(work, season.first, season.ada, Used.YES, LATER)
        async with season.work() as work:
            with pytest.raises(Gone):
                await service.outcome_note(work, season.first, season.ben)

    async def test_who_has_left_is_refused(self, season: Season) -> None:
        async with season.work() as work:
            await membership.leave(work, season.circle, season.ben, LATER)
        async with season.work() as work:
            with pytest.raises(NotAMember):
                await service.say_what_was_used(work, season.first, season.ben, Used.NO, LATER)
