"""Last time's plans open a session once; a plan is asked after once, in working hours, while it is open."""

from datetime import datetime, time, timedelta
from typing import cast

import pytest
import sqlalchemy as sa

from bot.delivery.planner import Planner
from bot.delivery.post import TimedPost
from bot.features.membership import service as membership
from bot.features.reflections import posts, service
from bot.features.reflections.rules import IfThenPlan
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import CommitmentState, Operation, OutboxState, SessionState, Visibility
from bot.kernel.recurrence import moment
from bot.slack.message import Message
from bot.storage.unit_of_work import Storage
from models import Commitment, OutboxMessage, Session
from tests.features.fakes import parts
from tests.features.reflections.season import (
    FIRST,
    PLAN,
    THE_DAY_AFTER,
    ZONE,
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


class Office:
    """Plans as the app does, and shows what waits in the outbox."""

    def __init__(self, season: Season) -> None:
        self.clock = SimulatedClock(THE_DAY_AFTER)
        self._season = season
        deps = parts(season.storage, self.clock)
        self.kinds = {kind.kind: cast("TimedPost", kind) for kind in posts.posts(deps)}
        self._planner = Planner(season.storage, list(self.kinds.values()), [], self.clock)

    async def plan_at(self, now: datetime) -> list[OutboxMessage]:
        """Plan at that moment; return the messages that there are then."""
        await self.clock.turn_to(now)
        await self._planner.plan()
        async with self._season.work() as work:
            queued_messages: list[OutboxMessage] = await work.all(sa.select(OutboxMessage))
            return queued_messages

    async def compose(self, queued: OutboxMessage) -> Message | None:
        """Return the message that would be sent now."""
        async with self._season.work() as work:
            return await self.kinds[queued.kind].compose(work, queued)


@pytest.fixture
def office(season: Season) -> Office:
    return Office(season)


async def begin_second(season: Season) -> None:
    async with season.work() as work:
        a_session(work, season.circle, 2, SessionState.RUNNING)


async def answer(season: Season) -> None:
    async with season.work() as work:
        plan = (await work.session.scalars(sa.select(Commitment))).one()
        await service.answer(work, plan.id, plan.person_id, CommitmentState.DONE, THE_DAY_AFTER)


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
