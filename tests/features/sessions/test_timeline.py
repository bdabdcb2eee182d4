"""A session's life as the circle sees it: planned, announced, led, ended, or missed."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
import sqlalchemy as sa

from bot.content.holidays import WorkCalendar
from bot.features.circles import service as circles
from bot.features.facilitation import service as facilitation
from bot.features.membership import service as membership
from bot.features.sessions import service as sessions
from bot.features.topics import service as topics
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import CircleState, Mode, PhaseState, ScheduledState, SessionState, TopicState
from bot.slack.errors import Meaning, SlackFailure
from bot.storage.unit_of_work import Storage
from models import Circle, OutboxMessage, Person, PhaseRun, ScheduledEvent, Session
from tests.features.fakes import new_team
from tests.features.sessions.stage import CARD_TIME, ROLE_TIME, START, Stage, new_stage
from tests.rows import MONDAY

pytestmark = pytest.mark.long

MINUTE, WEEK = timedelta(minutes=1), timedelta(weeks=1)


async def begun(stage: Stage) -> None:
    """Have the first session started on time."""
    await stage.live_until(START)
    await stage.press_on("UANA", stage.in_thread()[-1], "sessions:start")


async def rows(stage: Stage) -> list[Session]:
    async with stage.work() as work:
        return list(await work.all(sa.select(Session).order_by(Session.number)))


async def test_where_everybody_has_a_turn_there_are_as_many_as_came(storage: Storage, clock: SimulatedClock) -> None:
    def feedback(row: Circle) -> None:
        row.format_id, row.minutes, row.milestones = "feedback-round", 45, False

    stage = await new_stage(storage, clock, "UANA", "UBEN", "UCEM", "UDEA", change=feedback)
    await stage.live_until(START - timedelta(hours=2))
    card = next(one for one in stage.board if "sessions:cannot-come" in one.buttons)
    await stage.press_on("UDEA", card, "sessions:cannot-come")
    await stage.live_until(START)
    moderator = (await stage.session(1)).holder("moderation")
    assert moderator
    await stage.press_on(moderator.user, stage.in_thread()[-1], "sessions:start")
    await stage.live_until(START + 46 * MINUTE)
    assert len([one for one in stage.in_thread() if " of 11 · " in one.words]) == 11
    posted = [str(each.about[1].block_dicts()) for each in stage.gateway.asked if each.name == "post"]
    turns = [each.split("over to <@")[1].split(">")[0] for each in posted if " · Ask · " in each]
    assert sorted(turns) == ["UANA", "UBEN", "UCEM"]


class TestPlanningAhead:
    async def test_two_sessions_are_planned_with_roles(self, planned: Stage) -> None:
        assert [row.starts_at for row in await rows(planned)] == [START, START + WEEK]
        assert len((await planned.session(2)).roles) == 3

    async def test_planning_again_writes_nothing(self, planned: Stage) -> None:
        counts = [sa.select(sa.func.count()).select_from(each) for each in (Session, ScheduledEvent, OutboxMessage)]
        async with planned.work() as work:
            before = [await work.session.scalar(count) for count in counts]
        await planned.planner.plan()
        async with planned.work() as work:
            assert [await work.session.scalar(count) for count in counts] == before

    async def test_a_season_of_one_has_one(self, storage: Storage, clock: SimulatedClock) -> None:
        stage = await new_stage(storage, clock, change=lambda row: setattr(row, "sessions", 1))
        await stage.settle()
        assert len(await rows(stage)) == 1

    async def test_before_a_session_after_easter_its_cards_come_before_easter(
        self, storage: Storage, clock: SimulatedClock
    ) -> None:
        keeps_holidays = replace(storage, closed=WorkCalendar(("DE-BE",)).closed)
        stage = await new_stage(keeps_holidays, clock, change=lambda row: setattr(row, "first_date", date(2026, 4, 7)))
        await stage.live_until(datetime(2026, 4, 2, 6, 59, tzinfo=UTC))
        before = len(stage.board)
        await stage.live_until(datetime(2026, 4, 2, 7, 1, tzinfo=UTC))
        assert sorted(one.channel for one in stage.board[before:]) == ["C1", "DUANA", "DUBEN", "DUCEM"]
        said = len(stage.board)
        await stage.live_until(datetime(2026, 4, 7, 7, tzinfo=UTC))
        assert len(stage.board) == said

    async def test_a_third_one_comes_when_the_first_is_over(self, planned: Stage) -> None:
        await planned.live_until(START + 61 * MINUTE)
        assert [row.state for row in await rows(planned)] == [
            SessionState.MISSED, SessionState.PLANNED, SessionState.PLANNED,
        ]  # fmt: skip

    async def test_weeks_of_downtime_are_missed_and_not_made_up_for(self, planned: Stage) -> None:
        await planned.jump_to(START + 4 * WEEK)
        assert [(row.state, row.starts_at > planned.now()) for row in await rows(planned)] == [
            (SessionState.MISSED, False), (SessionState.MISSED, False),
        ]  # fmt: skip
        await planned.settle()
        assert [row.starts_at > planned.now() for row in await rows(planned)] == [False, False, True, True]

    async def test_each_workspace_has_its_own(self, planned: Stage) -> None:
        other = await new_team(planned.team.storage, "T2")
        circle = await other.gather("UEVA", "UFIN", "UGIL")
        await planned.settle()
        async with other.storage.work(other.workspace_id) as work:
            found = await sessions.next_sessions_of(work, other.person("UEVA"), planned.now())
        assert [(one.circle.id, one.number) for one in found] == [(circle.id, 1), (circle.id, 2)]
        assert {holder.user for one in found for holder in one.roles} <= {"UEVA", "UFIN", "UGIL"}
        assert len(await rows(planned)) == 2

    async def test_a_member_who_joins_fills_a_free_role(self, storage: Storage, clock: SimulatedClock) -> None:
        stage = await new_stage(storage, clock, "UANA", "UBEN", "UCEM")
        await stage.live_until(CARD_TIME)
        await stage.team.meet("UDEA")
        async with stage.work() as work:
            await membership.join(work, stage.circle.id, stage.team.person("UDEA"), stage.now())
        await stage.settle()
        assert "Reflection: <@UDEA>" in stage.card().message.text

    async def test_who_joins_has_a_role_in_the_first_session_of_which_nobody_was_told(self, planned: Stage) -> None:
        await planned.live_until(CARD_TIME)
        told = planned.card().message.text
        await planned.team.meet("UFIN")
        async with planned.work() as work:
            await membership.join(work, planned.circle.id, planned.team.person("UFIN"), planned.now())
        await planned.settle()
        async with planned.work() as work:
            first, second = await sessions.next_sessions_of(work, planned.team.person("UFIN"), planned.now())
        assert "UFIN" not in {holder.user for holder in first.roles}
        assert "UFIN" in {holder.user for holder in second.roles}
        assert planned.card().message.text == told

    async def test_the_role_of_somebody_who_leaves_passes_on(self, planned: Stage) -> None:
        await planned.live_until(CARD_TIME)
        async with planned.work() as work:
            await membership.leave(work, planned.circle.id, planned.team.person("UANA"), planned.now())
        await planned.settle()
        assert "Moderation: <@UDEA>" in planned.card().message.text


class TestCard:
    async def test_it_comes_two_days_before_at_nine(self, planned: Stage) -> None:
        await planned.live_until(CARD_TIME - timedelta(seconds=5))
        assert "sessions:swap" not in planned.card().buttons
        await planned.live_until(CARD_TIME)
        assert "sessions:swap" in planned.card().buttons

    async def test_it_chooses_the_topic_with_most_dots(self, planned: Stage) -> None:
        await planned.propose("UANA", "Cancelling tasks")
        wanted = await planned.propose("UBEN", "Locks")
        async with planned.work() as work:
            await topics.place_dots(work, planned.circle.id, planned.team.person("UCEM"), [wanted])
        await planned.live_until(CARD_TIME)
        assert "Locks" in planned.card().words

    async def test_a_session_planned_late_has_its_card_at_once(self, storage: Storage, clock: SimulatedClock) -> None:
        stage = await new_stage(
            storage, clock, change=lambda row: setattr(row, "first_date", (MONDAY + timedelta(days=1)).date())
        )
        await stage.settle()
        assert "Tuesday 3 March" in stage.card().message.text

    async def test_after_a_night_of_downtime_it_comes_in_the_morning(self, planned: Stage) -> None:
        await planned.jump_to(CARD_TIME + timedelta(hours=17))
        assert "sessions:swap" not in planned.card().buttons
        await planned.live_until(CARD_TIME + timedelta(hours=24))
        assert "sessions:swap" in planned.card().buttons

    async def test_a_paused_circle_has_none(self, planned: Stage) -> None:
        async with planned.work() as work:
            (await work.get(Circle, planned.circle.id)).state = CircleState.PAUSED
            await work.session.execute(sa.delete(ScheduledEvent))
        await planned.live_until(START + 2 * WEEK)
        assert [one.message.text[:18] for one in planned.board] == ["Async Python meets"]


class TestRoleCard:
    async def test_it_comes_the_working_day_before_at_nine(self, stage: Stage) -> None:
        await stage.live_until(ROLE_TIME - timedelta(seconds=5))
        assert stage.dms("UANA") == []
        await stage.live_until(ROLE_TIME)
        assert [len(stage.dms(user)) for user in ("UANA", "UBEN", "UCEM", "UDEA")] == [1, 1, 1, 0]

    async def test_it_comes_by_the_holders_own_clock(self, stage: Stage) -> None:
        async with stage.work() as work:
            person = await work.get(Person, stage.team.person("UANA"))
            person.zone = "America/New_York"
        await stage.live_until(ROLE_TIME + timedelta(hours=4, minutes=55))
        assert stage.dms("UANA") == []
        await stage.live_until(ROLE_TIME + timedelta(hours=5))
        assert len(stage.dms("UANA")) == 1

    async def test_who_comes_to_a_role_late_hears_of_it_at_once(self, stage: Stage) -> None:
        await stage.live_until(ROLE_TIME + timedelta(hours=1))
        await stage.press_on("UANA", stage.card(), "sessions:cannot-come")
        assert "You moderate" in stage.dms("UDEA")[0].message.text

    async def test_it_does_not_come_in_the_evening(self, stage: Stage) -> None:
        await stage.live_until(ROLE_TIME + timedelta(hours=12))
        await stage.press_on("UANA", stage.card(), "sessions:cannot-come")
        assert stage.dms("UDEA") == []
        await stage.live_until(ROLE_TIME + timedelta(hours=24))
        assert len(stage.dms("UDEA")) == 1

    async def test_its_buttons_go_when_the_session_begins(self, live: Stage) -> None:
        assert live.dms("UANA")[0].buttons == {}


class TestLive:
    async def test_at_its_time_the_thread_is_called(self, stage: Stage) -> None:
        await stage.live_until(START - timedelta(seconds=5))
        assert stage.in_thread() == []
        await stage.live_until(START)
        assert stage.in_thread()[0].thread == stage.card().ts

    async def test_phases_open_at_their_times(self, live: Stage) -> None:
        began = live.now()
        await live.live_until(began + 4 * MINUTE)
        assert "Step 1 of 8" in live.in_thread()[-1].message.text
        await live.live_until(began + 6 * MINUTE)
        assert "Step 2 of 8" in live.in_thread()[-1].message.text

    async def test_only_the_open_phase_has_buttons(self, live: Stage) -> None:
        await live.live_until(START + 30 * MINUTE)
        assert [bool(one.buttons) for one in live.in_thread()[1:]] == [False, False, False, True]

    async def test_after_downtime_only_the_phase_whose_time_is_now_is_posted(self, live: Stage) -> None:
        await live.jump_to(START + 30 * MINUTE)
        assert [one.message.text[:7] for one in live.in_thread()[1:]] == ["*1 of 8", "Step 4 "]
        async with live.work() as work:
            runs = await work.all(sa.select(PhaseRun).order_by(PhaseRun.position))
        assert [run.state for run in runs] == [PhaseState.OVER] * 3 + [PhaseState.OPEN] + [PhaseState.WAITING] * 4

    async def test_it_ends_by_itself_after_the_last_phase(self, live: Stage) -> None:
        await live.live_until(START + 62 * MINUTE)
        after = [set(one.buttons) for one in live.in_thread()[-2:]]
        assert after == [{"reflections:open", "feedback:thank"}, {"sessions:minutes"}]
        assert (await live.session()).state is SessionState.ENDED

    async def test_downtime_until_long_after_its_end_ends_it(self, live: Stage) -> None:
        await live.jump_to(START + timedelta(days=1))
        assert (await rows(live))[0].ended_at == (await rows(live))[0].ends_at
        assert [one.message.text[:10] for one in live.in_thread()[1:]] == ["*1 of 8 · ", "🗓 Session ", "✍ <@UBEN>,"]

    async def test_the_card_says_that_it_is_over(self, live: Stage) -> None:
        assert "Under way" in live.card().words
        await live.live_until(START + 62 * MINUTE)
        assert "Done" in live.card().words
        assert live.card().buttons == {}

    async def test_a_topic_proposed_after_the_card_is_taken_up_at_the_start(self, planned: Stage) -> None:
        await planned.live_until(START)
        assert "topic still open" in planned.card().words
        await planned.propose("UANA", "Locks")
        await planned.press_on("UANA", planned.in_thread()[-1], "sessions:start")
        assert "Locks" in planned.card().words


@pytest.mark.long
class TestMissed:
    async def test_nobody_started_within_the_hour(self, called: Stage) -> None:
        topic = (await called.session()).topic
        assert topic is not None
        await called.live_until(START + 61 * MINUTE)
        async with called.work() as work:
            assert (await topics.topic(work, topic.id)).state is TopicState.OPEN
        assert "didn’t take place" in called.card().words
        assert "didn’t take place" in called.in_thread()[0].words
        assert not called.card().buttons
        assert set(called.in_thread()[0].buttons) == {"sessions:move"}

    async def test_it_tells_the_next_date(self, called: Stage) -> None:
        await called.live_until(START + 61 * MINUTE)
        assert f"<!date^{int((START + WEEK).timestamp())}^" in called.in_thread()[0].words

    async def test_half_an_hour_late_is_fine(self, called: Stage) -> None:
        await called.live_until(START + 50 * MINUTE)
        await called.press_on("UANA", called.in_thread()[0], "sessions:start")
        await called.live_until(START + 100 * MINUTE)
        assert (await called.session()).state is SessionState.RUNNING

    @pytest.mark.parametrize(("answer", "ours"), [
        (SlackFailure(Meaning.NOT_ACCEPTED, "http_503"), True),
        (SlackFailure(Meaning.TARGET, "is_archived"), False),
        (None, False),
    ])  # fmt: skip
    async def test_what_nobody_could_be_called_to_is_nobodys_miss_unless_their_channel_is_shut(
        self, stage: Stage, answer: SlackFailure | None, ours: bool
    ) -> None:
        await stage.live_until(START - MINUTE)
        stage.gateway.fail("post", *[answer] * 1000 if answer else [])
        await stage.live_until(START + timedelta(hours=2))
        stage.gateway.failures.clear()
        await stage.live_until(START + timedelta(days=1))
        (first, *_) = await rows(stage)
        assert first.state is SessionState.MISSED
        assert (first.absent_until is not None) is ours
        assert any("couldn’t call you together" in one.words for one in stage.board) is ours

    async def test_while_slack_does_not_take_the_token_nobody_misses_anything(self, stage: Stage) -> None:
        await stage.live_until(START - MINUTE)
        stage.gateway.fail("post", SlackFailure(Meaning.INSTALLATION, "token_revoked"))
        stage.gateway.fail("whoami", *[SlackFailure(Meaning.INSTALLATION, "token_revoked")] * 1000)
        for hour in range(5):
            await stage.clock.turn_to(START + timedelta(hours=hour))
            await stage.planner.plan()
            await stage.sender.drain()
        stage.gateway.failures.clear()
        await stage.jump_to(START + timedelta(hours=6))
        await stage.live_until(START + timedelta(days=1))
        (first, *_) = await rows(stage)
        assert first.state is SessionState.MISSED
        assert first.absent_until is not None


@pytest.mark.long
class TestSeasonsEnd:
    @pytest.fixture
    async def stage(self, storage: Storage, clock: SimulatedClock) -> Stage:
        return await new_stage(storage, clock, change=lambda row: setattr(row, "sessions", 1))

    async def circle_state(self, stage: Stage) -> CircleState:
        async with stage.work() as work:
            return (await circles.load(work, stage.circle.id)).state

    async def test_the_circle_closes_after_its_last_session(self, stage: Stage) -> None:
        await begun(stage)
        assert await self.circle_state(stage) is CircleState.ACTIVE
        await stage.live_until(START + 62 * MINUTE)
        assert await self.circle_state(stage) is CircleState.CLOSED
        assert "is complete" in stage.in_thread()[-2].words

    async def test_its_last_session_can_still_be_reflected_on(self, stage: Stage) -> None:
        await begun(stage)
        await stage.live_until(START + 62 * MINUTE)
        async with stage.work() as work:
            ended = await sessions.ended_since(work, stage.team.person("UBEN"), START)
        assert [one.number for one in ended] == [1]


@pytest.mark.long
class TestAsync:
    @pytest.fixture
    async def stage(self, storage: Storage, clock: SimulatedClock) -> Stage:
        def over_days(row: Circle) -> None:
            row.mode, row.format_id, row.at = Mode.ASYNC, "async-week", time(9)

        return await new_stage(storage, clock, change=over_days)

    async def test_it_begins_by_itself(self, stage: Stage) -> None:
        await stage.live_until(START)
        assert (await stage.session()).state is SessionState.RUNNING
        assert [one.message.text[:11] for one in stage.in_thread()] == ["Step 1 of 7", "Step 2 of 7"]

    async def test_phases_open_on_their_days(self, stage: Stage) -> None:
        monday = datetime(2026, 3, 16, 8, tzinfo=UTC)
        await stage.live_until(monday - MINUTE)
        assert len(stage.in_thread()) == 2
        await stage.live_until(monday)
        assert "Build on two others" in stage.in_thread()[-1].message.text

    async def test_nobody_hurries_it_but_it_can_be_ended(self, stage: Stage) -> None:
        await stage.live_until(START)
        assert set(stage.in_thread()[-1].buttons) == {"sessions:answer", "sessions:read", "sessions:end"}

    async def test_it_ends_when_its_last_phase_does(self, stage: Stage) -> None:
        await stage.live_until(datetime(2026, 3, 18, 18, 1, tzinfo=UTC))
        assert "reflections:open" in stage.in_thread()[-2].buttons

    async def test_nobody_is_woken_for_a_role_in_a_session_that_goes_on_for_days(self, stage: Stage) -> None:
        """Three o’clock at night in New York, an hour before it begins: the card comes when people work there."""
        async with stage.work() as work:
            (await work.get(Person, stage.team.person("UDEA"))).zone = "America/New_York"
        await stage.live_until(datetime(2026, 3, 12, 7, tzinfo=UTC))
        await stage.press_on("UANA", stage.dms("UANA")[0], "sessions:decline")
        await stage.live_until(datetime(2026, 3, 12, 14, tzinfo=UTC))
        async with stage.work() as work:
            hers = (OutboxMessage.kind == sessions.ROLE_CARD, OutboxMessage.people == "UDEA")
            (card,) = await work.all(sa.select(OutboxMessage).where(*hers))
        assert card.sent_at == datetime(2026, 3, 12, 13, tzinfo=UTC)

    async def test_half_a_day_of_downtime_begins_it_late(self, stage: Stage) -> None:
        await stage.live_until(START - timedelta(hours=7))
        await stage.jump_to(START + timedelta(hours=7))
        assert (await stage.session()).state is SessionState.RUNNING


@pytest.mark.long
class TestPutOffInTheLastMoment:
    """Somebody presses +5 after the planner looked, and before it opens what it saw."""

    async def test_the_next_phase_waits(self, live: Stage) -> None:
        async with live.work() as work:
            runs = await work.all(sa.select(PhaseRun).order_by(PhaseRun.position))
            assert await facilitation.open_phase(work, runs[1].id, live.now()) == runs[1].opens_at
        await live.live_until(START + 7 * MINUTE)
        assert "Step 2 of 8" in live.in_thread()[-1].message.text

    async def test_the_session_goes_on(self, live: Stage) -> None:
        session = await live.session()
        async with live.work() as work:
            scheduled = (
                await work.session.scalars(sa.select(ScheduledEvent).where(ScheduledEvent.kind == sessions.END))
            ).one()
            scheduled.state = ScheduledState.QUEUED
            await live.planner._kinds[sessions.END].happen(work, scheduled, live.now())
            assert (scheduled.state, scheduled.due_at) == (ScheduledState.PLANNED, session.ends_at)
        await live.live_until(START + 62 * MINUTE)
        assert (await live.session()).state is SessionState.ENDED
