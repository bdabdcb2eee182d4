"""Last time's plans open a session once."""

from datetime import time, timedelta

import pytest
import sqlalchemy as sa

from bot.features.plans import service as plans
from bot.features.reflections import service
from bot.features.reflections.rules import IfThenPlan
from bot.kernel.enums import CommitmentState, SessionState, Visibility
from bot.kernel.recurrence import moment
from bot.storage.unit_of_work import Storage
from models import Commitment, Session
from tests.features.reflections.season import (
    FIRST,
    PLAN,
    THE_DAY_AFTER,
    ZONE,
    Office,
    Season,
    a_session,
    begin_season,
    keep,
    writing,
)

SECOND_STARTS = moment(FIRST + timedelta(days=7), time(14), ZONE)
ASKED = moment(THE_DAY_AFTER.date() + timedelta(days=6), time(10), ZONE)
CIRCLE = Visibility.CIRCLE


@pytest.fixture
async def season(storage: Storage) -> Season:
    return await begin_season(storage)


@pytest.fixture
def office(season: Season) -> Office:
    return Office(season)


async def begin_second(season: Season) -> None:
    async with season.work() as work:
        a_session(work, season.circle, 2, SessionState.RUNNING)


async def answer(season: Season) -> None:
    async with season.work() as work:
        plan = (await work.session.scalars(sa.select(Commitment))).one()
        await plans.answer(work, plan.id, plan.person_id, CommitmentState.DONE, THE_DAY_AFTER)


class TestLastPlans:
    async def test_they_go_into_the_thread_when_the_next_session_begins(self, season: Season, office: Office) -> None:
        await keep(season, season.ada, writing(plan=PLAN, sees=CIRCLE))
        await answer(season)
        await begin_second(season)
        (queued,) = await office.plan_at(SECOND_STARTS)
        assert (queued.kind, queued.channel_id, queued.thread_of) == ("reflections-commitments", "C1", "sessions-card")
        assert queued.thread_subject == queued.subject

    async def test_they_come_once(self, season: Season, office: Office) -> None:
        await keep(season, season.ada, writing(plan=PLAN, sees=CIRCLE))
        await answer(season)
        await begin_second(season)
        await office.plan_at(SECOND_STARTS)
        assert len(await office.plan_at(SECOND_STARTS + timedelta(minutes=20))) == 1

    async def test_plans_of_nobody_but_their_authors_are_not_told(self, season: Season, office: Office) -> None:
        await keep(season, season.ada, writing(plan=IfThenPlan("a secret", "x"), sees=Visibility.ONLY_ME))
        await keep(season, season.ben, writing(plan=PLAN, sees=CIRCLE))
        await begin_second(season)
        queued_messages = await office.plan_at(SECOND_STARTS)
        message = await office.compose(next(one for one in queued_messages if one.kind == service.OPENING))
        assert message
        assert PLAN.if_text in str(message.block_dicts())
        assert "secret" not in str(message.block_dicts())

    async def test_where_nobody_shared_one_nothing_is_said(self, season: Season, office: Office) -> None:
        await keep(season, season.ada, writing(plan=PLAN))
        await answer(season)
        await begin_second(season)
        assert await office.plan_at(SECOND_STARTS) == []

    async def test_the_first_session_has_nothing_to_open_with(self, season: Season, office: Office) -> None:
        async with season.work() as work:
            first = await work.get(Session, season.first)
            first.state = SessionState.RUNNING
        assert await office.plan_at(THE_DAY_AFTER) == []

    async def test_taken_back_before_it_is_sent_nothing_is_said(self, season: Season, office: Office) -> None:
        await keep(season, season.ada, writing(plan=PLAN, sees=CIRCLE))
        await answer(season)
        await begin_second(season)
        (queued,) = await office.plan_at(SECOND_STARTS)
        await keep(season, season.ada, writing())
        assert await office.compose(queued) is None

    async def test_long_after_the_start_it_is_too_late(self, season: Season, office: Office) -> None:
        await keep(season, season.ada, writing(plan=PLAN, sees=CIRCLE))
        await answer(season)
        await begin_second(season)
        assert await office.plan_at(SECOND_STARTS + timedelta(hours=4, minutes=1)) == []
