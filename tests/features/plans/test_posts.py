"""A plan is asked after in working hours, while it is open; who said yes may ask; a season is looked back on."""

from datetime import datetime, time, timedelta

import pytest
import sqlalchemy as sa

from bot.features.membership import service as membership
from bot.features.plans import service
from bot.features.reflections.rules import IfThenPlan
from bot.features.reflections.service import ASKER, CHECK_IN
from bot.kernel.enums import CommitmentState, Operation, OutboxState, Visibility
from bot.kernel.ids import UserId
from bot.kernel.recurrence import moment
from bot.storage.unit_of_work import Storage
from models import Circle, Commitment, OutboxMessage, RoleTurn, Session
from tests.features.reflections.season import (
    FIRST,
    PLAN,
    THE_DAY_AFTER,
    ZONE,
    Office,
    Season,
    begin_season,
    keep,
    writing,
)

ASKED = moment(THE_DAY_AFTER.date() + timedelta(days=6), time(10), ZONE)
A_MONTH_AFTER = moment(FIRST + timedelta(days=32), time(10), ZONE)
"""Thirty days after the first session is a Saturday."""
CIRCLE = Visibility.CIRCLE


@pytest.fixture
async def season(storage: Storage) -> Season:
    return await begin_season(storage)


@pytest.fixture
def office(season: Season) -> Office:
    return Office(season)


async def plan_of_ada(season: Season) -> Commitment:
    async with season.work() as work:
        found: Commitment = (await work.session.scalars(sa.select(Commitment))).one()
        return found


async def answer(season: Season) -> None:
    plan = await plan_of_ada(season)
    async with season.work() as work:
        await service.answer(work, plan.id, plan.person_id, CommitmentState.DONE, THE_DAY_AFTER)


async def choose_ben(season: Season, *, yes: bool | None = None) -> None:
    """Have Ada choose Ben to ask about her plan, and Ben say whether he would."""
    await keep(season, season.ada, writing(plan=PLAN))
    plan = await plan_of_ada(season)
    async with season.work() as work:
        await service.keep_details(work, plan.id, season.ada, "", UserId("UBEN"), THE_DAY_AFTER)
        if yes is not None:
            await service.say_whether_to_ask(work, plan.id, season.ben, yes=yes)


class TestCheckIn:
    async def test_it_comes_six_days_later_by_dm(self, season: Season, office: Office) -> None:
        await keep(season, season.ada, writing(plan=PLAN))
        assert await office.plan_at(ASKED - timedelta(minutes=1)) == []
        (queued,) = await office.plan_at(ASKED)
        assert (queued.kind, queued.people, queued.channel_id) == ("reflections-check-in", "UADA", None)

    async def test_it_comes_once(self, season: Season, office: Office) -> None:
        await keep(season, season.ada, writing(plan=PLAN))
        await office.plan_at(ASKED)
        assert len(await office.plan_at(ASKED + timedelta(days=9))) == 1

    async def test_it_speaks_the_authors_language(self, season: Season, office: Office) -> None:
        await keep(season, season.ben, writing(plan=PLAN))
        (queued,) = await office.plan_at(ASKED)
        message = await office.compose(queued)
        assert message
        assert "Kam die Situation schon vor?" in message.text

    async def test_a_plan_that_was_answered_is_not_asked_after(self, season: Season, office: Office) -> None:
        await keep(season, season.ada, writing(plan=PLAN))
        await answer(season)
        assert await office.plan_at(ASKED) == []

    async def test_a_plan_taken_out_meanwhile_is_not_asked_after(self, season: Season, office: Office) -> None:
        await keep(season, season.ada, writing(plan=PLAN))
        (queued,) = await office.plan_at(ASKED)
        await keep(season, season.ada, writing())
        assert await office.compose(queued) is None

    async def test_somebody_who_left_is_left_in_peace(self, season: Season, office: Office) -> None:
        await keep(season, season.ada, writing(plan=PLAN))
        async with season.work() as work:
            await membership.leave(work, season.circle, season.ada, THE_DAY_AFTER)
        queued, _to_the_new_owner = sorted(await office.plan_at(ASKED), key=lambda row: row.kind, reverse=True)
        assert await office.compose(queued) is None

    async def test_in_the_evening_it_is_too_late_for_it(self, season: Season, office: Office) -> None:
        await keep(season, season.ada, writing(plan=PLAN))
        assert await office.plan_at(ASKED + timedelta(hours=9)) == []

    async def test_the_same_words_do_not_ask_again(self, season: Season, office: Office) -> None:
        await keep(season, season.ada, writing(plan=PLAN))
        await office.plan_at(ASKED)
        await keep(season, season.ada, writing("Other words", plan=PLAN, sees=CIRCLE), ASKED)
        assert len(await office.plan_at(ASKED + timedelta(days=6))) == 1

    async def test_a_changed_plan_begins_anew_and_closes_the_question_about_the_old_one(
        self, season: Season, office: Office
    ) -> None:
        await keep(season, season.ada, writing(plan=PLAN))
        (asked,) = await office.plan_at(ASKED)
        async with season.work() as work:
            row = await work.get(OutboxMessage, asked.id)
            row.state, row.slack_channel, row.slack_ts = OutboxState.SENT, "D1", "1.0"
        await answer(season)
        await keep(season, season.ada, writing(plan=IfThenPlan("two tests hang", "look twice")), ASKED)
        *_, old, new = sorted(await office.plan_at(ASKED + timedelta(days=6)), key=lambda each: each.number)
        closed, again = await office.compose(old), await office.compose(new)
        assert (old.operation, new.operation) == (Operation.UPDATE, Operation.POST)
        assert closed
        assert "this question is over" in closed.text
        assert "reflections:commitment" not in str(closed.block_dicts())
        assert again
        assert new.subject != asked.subject

    async def test_carried_on_it_is_asked_after_once_more_six_days_later(self, season: Season, office: Office) -> None:
        await keep(season, season.ada, writing(plan=PLAN))
        await office.plan_at(ASKED)
        plan = await plan_of_ada(season)
        async with season.work() as work:
            row = (await work.session.scalars(sa.select(OutboxMessage))).one()
            row.state, row.slack_channel, row.slack_ts = OutboxState.SENT, "D1", "1.0"
            await service.carry_on(work, plan.id, season.ada, ASKED)
        assert len(await office.plan_at(ASKED + timedelta(days=5))) == 1
        assert len(await office.plan_at(ASKED + timedelta(days=6))) == 2


class TestWhoMayAsk:
    async def test_they_are_asked_once_whether_they_would(self, season: Season, office: Office) -> None:
        for _ in range(2):
            await choose_ben(season)
        (queued,) = await office.plan_at(THE_DAY_AFTER)
        assert (queued.kind, queued.people) == (ASKER, "UBEN")
        message = await office.compose(queued)
        assert message
        assert "plans:may-ask" in str(message.block_dicts())

    async def test_with_their_yes_they_are_told_when_the_author_is_asked(self, season: Season, office: Office) -> None:
        await choose_ben(season, yes=True)
        told = {queued.kind: queued for queued in await office.plan_at(ASKED)}
        assert (told[CHECK_IN].people, told[service.MAY_ASK].people) == ("UADA", "UBEN")
        message = await office.compose(told[service.MAY_ASK])
        assert message
        assert "<@UADA>" in message.text

    @pytest.mark.parametrize("yes", [None, False])
    async def test_without_it_they_are_not(self, season: Season, office: Office, yes: bool | None) -> None:
        await choose_ben(season, yes=yes)
        assert service.MAY_ASK not in {queued.kind for queued in await office.plan_at(ASKED)}

    async def test_a_plan_that_was_answered_is_not_asked_about(self, season: Season, office: Office) -> None:
        await choose_ben(season, yes=True)
        told = {queued.kind: queued for queued in await office.plan_at(ASKED)}
        await answer(season)
        assert await office.compose(told[service.MAY_ASK]) is None
        assert await office.compose(told[ASKER]) is None

    @pytest.mark.parametrize("why", ["answered", "changed", "somebody else"])
    async def test_the_question_is_over_once_there_is_nothing_to_ask(
        self, season: Season, office: Office, why: str
    ) -> None:
        await choose_ben(season)
        plan = await plan_of_ada(season)
        async with season.work() as work:
            row = (await work.session.scalars(sa.select(OutboxMessage))).one()
            row.state, row.slack_channel, row.slack_ts = OutboxState.SENT, "D1", "1.0"
        if why == "answered":
            await answer(season)
        elif why == "changed":
            await keep(season, season.ada, writing(plan=IfThenPlan("two tests hang", "look twice")))
        else:
            async with season.work() as work:
                await service.keep_details(work, plan.id, season.ada, "", UserId("UCEM"), THE_DAY_AFTER)
        update = next(
            row for row in await office.plan_at(THE_DAY_AFTER)
            if row.operation is Operation.UPDATE and row.kind == ASKER
        )  # fmt: skip
        message = await office.compose(update)
        assert message
        assert "settled" in message.text or "erledigt" in message.text
        assert "actions" not in {block["type"] for block in message.block_dicts()}


class TestOutcome:
    async def season_ends(self, season: Season, **first: object) -> None:
        async with season.work() as work:
            row, circle = await work.get(Session, season.first), await work.get(Circle, season.circle)
            circle.sessions = 8 if first else 1
            for name, value in first.items():
                setattr(row, name, value)

    async def asked(self, office: Office, now: datetime) -> set[str | None]:
        return {queued.people for queued in await office.plan_at(now) if queued.kind == service.OUTCOME}

    async def test_a_month_after_the_last_session_everybody_is_asked(self, season: Season, office: Office) -> None:
        await self.season_ends(season)
        assert await self.asked(office, A_MONTH_AFTER - timedelta(minutes=1)) == set()
        assert await self.asked(office, A_MONTH_AFTER) == {"UADA", "UBEN", "UCEM"}

    async def test_after_any_other_session_nobody_is(self, office: Office) -> None:
        assert await self.asked(office, A_MONTH_AFTER) == set()

    async def test_a_season_that_another_one_followed_is_looked_back_on_too(
        self, season: Season, office: Office
    ) -> None:
        await self.season_ends(season, number=-7, earlier=8)
        assert await self.asked(office, A_MONTH_AFTER) == {"UADA", "UBEN", "UCEM"}

    async def test_after_a_case_whoever_brought_it_is_asked(self, season: Season, office: Office) -> None:
        await self.season_ends(season, format_id="kollegiale-fallberatung")
        async with season.work() as work:
            work.add(RoleTurn(session_id=season.first, person_id=season.cem, role="case"))
        assert await self.asked(office, moment(FIRST + timedelta(days=28), time(10), ZONE)) == {"UCEM"}

    async def test_who_has_left_is_not_asked(self, season: Season, office: Office) -> None:
        await self.season_ends(season)
        queued = [row for row in await office.plan_at(A_MONTH_AFTER) if row.people == "UBEN"]
        async with season.work() as work:
            await membership.leave(work, season.circle, season.ben, A_MONTH_AFTER)
        assert [await office.compose(row) for row in queued] == [None]
