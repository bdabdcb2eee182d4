"""Dates of a season in the database: planned ahead, and anew where the rhythm has changed."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
import sqlalchemy as sa

from bot.features.circles import service as circles
from bot.features.dates import service as dates
from bot.features.schedule import service as schedule
from bot.features.schedule.rules import Appointment
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import Cadence, CircleState, Mode, SessionState, TopicState
from bot.storage.unit_of_work import Storage
from models import Circle, Session, SkippedDate, Topic
from tests.features.fakes import FORMATS
from tests.features.sessions.stage import CARD_TIME, ROLE_TIME, START, Stage, new_stage
from tests.rows import MONDAY

pytestmark = pytest.mark.long

WEEK = timedelta(weeks=1)
FIRST = START.date()


async def rows(stage: Stage) -> list[Session]:
    async with stage.work() as work:
        return list(await work.all(sa.select(Session).order_by(Session.number)))


async def days(stage: Stage) -> list[date]:
    return [row.local_date for row in await rows(stage) if row.state is not SessionState.CANCELLED]


async def edit(stage: Stage, change: Callable[[Circle], None]) -> None:
    """Change the circle as its edit modal does, and let the consequences come."""
    async with stage.work() as work:
        row = await work.get(Circle, stage.circle.id)
        change(row)
        row.rescheduled_at = stage.now()
    await stage.settle()


def to_tuesdays(row: Circle) -> None:
    row.first_date, row.at = date(2026, 3, 10), time(10)


class TestPlanningAhead:
    async def test_a_season_with_milestones_begins_with_its_kick_off(
        self, any_storage: Storage, clock: SimulatedClock
    ) -> None:
        stage = await new_stage(any_storage, clock, change=lambda row: setattr(row, "milestones", True))
        await stage.settle()
        assert [row.format_id for row in await rows(stage)] == ["circle-kickoff", "learning-circle"]

    async def test_one_over_days_begins_with_it_too(self, storage: Storage, clock: SimulatedClock) -> None:
        def over_days(row: Circle) -> None:
            row.milestones, row.mode, row.format_id, row.sessions = True, Mode.ASYNC, "async-week", 4

        stage = await new_stage(storage, clock, change=over_days)
        await stage.settle()
        assert [row.format_id for row in await rows(stage)] == ["circle-kickoff", "async-week"]

    async def test_what_was_missed_is_no_kick_off_and_made_up_for_it_is(
        self, any_storage: Storage, clock: SimulatedClock
    ) -> None:
        stage = await new_stage(any_storage, clock, change=lambda row: setattr(row, "milestones", True))
        await stage.live_until(START + timedelta(hours=2))
        first, second = (await rows(stage))[:2]
        assert (first.state, second.format_id, second.topic_id) == (SessionState.MISSED, "circle-kickoff", None)
        again = Appointment(FIRST + timedelta(days=2), first.at, first.zone, first.format_id, first.mode)
        async with stage.work() as work:
            await dates.move(
                work, first.id, stage.team.person("UANA"), again, venue="", seen=first.revision, formats=FORMATS,
                now=stage.now(),
            )  # fmt: skip
        assert [row.format_id for row in await rows(stage)][:3] == [
            "circle-kickoff", "learning-circle", "learning-circle",
        ]  # fmt: skip

    async def test_skipped_dates_and_holidays_are_left_out(self, any_storage: Storage, clock: SimulatedClock) -> None:
        """Thursday 14 May 2026 is Ascension Day."""

        def before_ascension(row: Circle) -> None:
            row.first_date, row.holidays = date(2026, 4, 30), "DE-BE"

        stage = await new_stage(any_storage, clock, change=before_ascension)
        async with stage.work() as work:
            work.add(SkippedDate(circle_id=stage.circle.id, local_date=date(2026, 5, 7)))
        await stage.settle()
        assert await days(stage) == [date(2026, 4, 30), date(2026, 5, 21)]

    async def test_planning_twice_changes_nothing(self, any_storage: Storage, clock: SimulatedClock) -> None:
        stage = await new_stage(any_storage, clock)
        await stage.settle()
        before = [(row.id, row.starts_at, row.planned_at, row.revision) for row in await rows(stage)]
        async with stage.work() as work:
            await schedule.plan_ahead(work, FORMATS, MONDAY + timedelta(hours=1))
            await schedule.follow_rhythm(work, FORMATS, MONDAY + timedelta(hours=1))
        assert [(row.id, row.starts_at, row.planned_at, row.revision) for row in await rows(stage)] == before


class TestNewRhythm:
    async def test_planned_sessions_follow_it(self, any_storage: Storage, clock: SimulatedClock) -> None:
        stage = await new_stage(any_storage, clock)
        await stage.settle()
        await edit(stage, to_tuesdays)
        found = await rows(stage)
        assert [(row.number, row.local_date, row.at) for row in found] == [
            (1, date(2026, 3, 10), time(10)), (2, date(2026, 3, 17), time(10)),
        ]  # fmt: skip
        assert [(row.revision, row.moved) for row in found] == [(1, False), (1, False)]

    async def test_the_same_rhythm_once_more_changes_no_date(self, planned: Stage) -> None:
        before = await days(planned)
        await edit(planned, lambda row: setattr(row, "minutes", 90))
        found = await rows(planned)
        assert [row.local_date for row in found] == before
        assert [row.revision for row in found] == [0, 0]
        assert {(row.ends_at - row.starts_at) // timedelta(minutes=5) for row in found} == {90 // 5}

    async def test_a_card_that_was_posted_says_the_new_date_and_the_channel_hears_of_it(self, stage: Stage) -> None:
        count = len(stage.board)
        await edit(stage, lambda row: setattr(row, "first_date", date(2026, 3, 17)))
        card, *others = stage.board[count - 1 :]
        assert "Tuesday 17 March" in card.message.text
        assert [one.channel for one in others] == ["C1"]
        assert "Moved" in others[0].words
        await stage.live_until(datetime(2026, 3, 17, 13, tzinfo=UTC))
        assert sum("sessions:swap" in one.buttons for one in stage.board if one.channel == "C1") == 1

    async def test_who_has_a_role_hears_of_the_new_date_the_day_before(self, told: Stage) -> None:
        await edit(told, lambda row: setattr(row, "first_date", date(2026, 3, 17)))
        (before,) = told.dms("UANA")
        assert "Tuesday 17 March" in before.message.text
        await told.live_until(datetime(2026, 3, 16, 9, tzinfo=UTC))
        assert len(told.dms("UANA")) == 2

    async def test_roles_and_topic_stay(self, stage: Stage) -> None:
        before = await stage.session()
        await edit(stage, lambda row: setattr(row, "first_date", date(2026, 3, 17)))
        after = await stage.session()
        assert (after.topic, after.roles) == (before.topic, before.roles)
        assert after.starts_at != before.starts_at

    async def test_what_the_circle_moved_itself_keeps_its_date(self, planned: Stage) -> None:
        async with planned.work() as work:
            row = (await work.all(sa.select(Session).order_by(Session.number)))[0]
            row.local_date, row.starts_at, row.moved = date(2026, 3, 13), START + timedelta(days=1), True
        await edit(planned, to_tuesdays)
        assert await days(planned) == [date(2026, 3, 13), date(2026, 3, 17)]

    async def test_a_shorter_season_calls_off_what_is_too_much(self, stage: Stage) -> None:
        await edit(stage, lambda row: setattr(row, "sessions", 1))
        assert [row.state for row in await rows(stage)] == [SessionState.PLANNED, SessionState.CANCELLED]

    async def test_a_longer_one_plans_it_again(self, any_storage: Storage, clock: SimulatedClock) -> None:
        stage = await new_stage(any_storage, clock)
        await stage.settle()
        await edit(stage, lambda row: setattr(row, "sessions", 1))
        await edit(stage, lambda row: setattr(row, "sessions", 3))
        assert [(row.number, row.state) for row in await rows(stage)] == [
            (1, SessionState.PLANNED), (2, SessionState.PLANNED),
        ]  # fmt: skip
        assert len((await stage.session(2)).roles) == 3

    async def test_a_topic_of_a_session_that_is_called_off_waits_again(self, stage: Stage) -> None:
        await edit(stage, lambda row: setattr(row, "sessions", 0))
        async with stage.work() as work:
            assert await work.session.scalar(sa.select(Topic.state)) is TopicState.OPEN

    async def test_a_season_with_nothing_left_is_over(self, over: Stage) -> None:
        await edit(over, lambda row: setattr(row, "sessions", 1))
        async with over.work() as work:
            assert (await circles.load(work, over.circle.id)).state is CircleState.CLOSED

    async def test_a_session_that_has_just_been_called_is_left_alone(self, called: Stage) -> None:
        await edit(called, to_tuesdays)
        assert await days(called) == [FIRST, date(2026, 3, 17)]

    async def test_a_circle_that_comes_back_from_a_pause_misses_nothing(self, planned: Stage) -> None:
        async with planned.work() as work:
            (await work.get(Circle, planned.circle.id)).state = CircleState.PAUSED
        await planned.jump_to(START + 3 * WEEK + timedelta(days=1))
        await edit(planned, lambda row: setattr(row, "state", CircleState.ACTIVE))
        assert [row.state for row in await rows(planned)] == [SessionState.PLANNED] * 2
        assert await days(planned) == [date(2026, 4, 9), date(2026, 4, 16)]

    @pytest.mark.parametrize("moment", [CARD_TIME, ROLE_TIME])
    async def test_over_the_change_of_clocks_the_hour_on_the_wall_stays(self, planned: Stage, moment: datetime) -> None:
        await planned.live_until(moment)
        await edit(planned, lambda row: setattr(row, "first_date", date(2026, 3, 26)))
        assert [row.starts_at.hour for row in await rows(planned)] == [13, 12]

    async def test_monthly_on_the_last_weekday(self, planned: Stage) -> None:
        def monthly(row: Circle) -> None:
            row.cadence, row.first_date = Cadence.MONTHLY, date(2026, 4, 30)

        await edit(planned, monthly)
        assert await days(planned) == [date(2026, 4, 30), date(2026, 5, 28)]
