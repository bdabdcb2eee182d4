"""Each circle that meets and wants one gets its digest once a week, with what was shared and nothing else."""

from datetime import datetime, time, timedelta
from typing import cast
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from bot.delivery.planner import Planner
from bot.delivery.post import TimedPost
from bot.features.digests import posts
from bot.features.digests.rules import DigestRhythm
from bot.features.feedback import service as feedback
from bot.features.sessions import service as sessions
from bot.features.topics import service as topics
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import CircleState, Language, Operation, OutboxState, SessionState, TopicState, Visibility
from bot.kernel.ids import UserId
from bot.kernel.recurrence import moment
from bot.slack.message import Message
from bot.storage.unit_of_work import Storage
from models import Circle, Minutes, OutboxMessage, ScheduledEvent, Session, Thanks, Topic
from tests.features.fakes import FORMATS, parts
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
from tests.rows import MONDAY

FRIDAY = moment(FIRST + timedelta(days=1), time(15), ZONE)
CIRCLE, ANONYMOUS = Visibility.CIRCLE, Visibility.ANONYMOUS


@pytest.fixture
async def season(storage: Storage) -> Season:
    return await begin_season(storage)


class Planning:
    """Plans as the app does, and shows what waits in the outbox."""

    def __init__(self, season: Season, rhythm: DigestRhythm | None = None) -> None:
        self.clock = SimulatedClock(THE_DAY_AFTER)
        self._season = season
        deps = parts(season.storage, self.clock)
        (self.weekly,) = posts.posts(deps, rhythm) if rhythm else posts.posts(deps)
        self._planner = Planner(season.storage, [cast("TimedPost", self.weekly)], [], self.clock)

    async def plan_at(self, now: datetime) -> list[OutboxMessage]:
        """Plan at that moment; return the messages that there are then, the latest due last."""
        await self.clock.turn_to(now)
        await self._planner.plan()
        async with self._season.work() as work:
            queued_messages: list[OutboxMessage] = await work.all(
                sa.select(OutboxMessage).order_by(OutboxMessage.due_at)
            )
            return queued_messages

    async def compose(self, queued: OutboxMessage) -> Message | None:
        """Return the message that would be sent now."""
        async with self._season.work() as work:
            return await self.weekly.compose(work, queued)

    async def text_at(self, now: datetime) -> str:
        """Return all that the digest of that moment says, empty where there is none."""
        message = await self.compose((await self.plan_at(now))[-1])
        return str(message.block_dicts()) if message else ""


@pytest.fixture
def planning(season: Season) -> Planning:
    return Planning(season)


async def change(season: Season, **columns: object) -> None:
    async with season.work() as work:
        circle = await work.get(Circle, season.circle)
        for name, value in columns.items():
            setattr(circle, name, value)


async def test_the_circle_is_loaded_once_from_its_moment_to_the_message(season: Season, planning: Planning) -> None:
    async with season.work() as work:
        a_session(work, season.circle, 2, SessionState.PLANNED)
    await keep(season, season.ada, writing("Ada's words", sees=CIRCLE))
    asked: list[str] = []
    for engine in (season.storage.engine, season.storage.reader):
        sa.event.listen(engine.sync_engine, "before_cursor_execute", lambda *event: asked.append(str(event[2])))
    (queued,) = await planning.plan_at(FRIDAY)
    assert await planning.compose(queued) is not None
    assert sum("FROM memberships JOIN people" in statement for statement in asked) == 1


async def shared_thanks(season: Season, text: str) -> UUID:
    """Have Ada thank Ben, who shares it, too."""
    async with season.work() as work:
        await feedback.thank(work, season.ada, season.circle, UserId("UBEN"), text, offered=True, now=THE_DAY_AFTER)
        thanks: UUID = (await work.session.scalars(sa.select(Thanks.id))).one()
        await feedback.share(work, thanks, season.ben, wanted=True, now=THE_DAY_AFTER)
        return thanks


async def said(planning: Planning, queued: OutboxMessage) -> str:
    message = await planning.compose(queued)
    return str(message.block_dicts()) if message else ""


class TestWhen:
    async def test_it_comes_on_friday_afternoon_in_the_circles_channel(
        self, season: Season, planning: Planning
    ) -> None:
        assert await planning.plan_at(FRIDAY - timedelta(minutes=1)) == []
        (queued,) = await planning.plan_at(FRIDAY + timedelta(hours=8))
        assert (queued.kind, queued.subject, queued.channel_id) == ("digests-weekly", season.circle, "C1")

    async def test_it_comes_once_a_week(self, planning: Planning) -> None:
        await planning.plan_at(FRIDAY)
        assert len(await planning.plan_at(FRIDAY + timedelta(hours=3))) == 1
        assert len(await planning.plan_at(FRIDAY + timedelta(weeks=1))) == 2

    async def test_the_settings_may_choose_another_time(self, season: Season) -> None:
        planning = Planning(season, DigestRhythm(weekday=0, at=time(9)))
        monday = moment(FIRST + timedelta(days=4), time(9), ZONE)
        assert await planning.plan_at(monday - timedelta(minutes=1)) == []
        assert len(await planning.plan_at(monday)) == 1

    async def test_a_circle_founded_after_its_moment_gets_none(self, season: Season, planning: Planning) -> None:
        await change(season, created_at=FRIDAY + timedelta(hours=1))
        assert await planning.plan_at(FRIDAY + timedelta(hours=8)) == []

    async def test_a_circle_that_switched_it_off_gets_none(self, season: Season, planning: Planning) -> None:
        await change(season, digest=False)
        assert await planning.plan_at(FRIDAY) == []

    @pytest.mark.parametrize("state", [CircleState.PAUSED, CircleState.CLOSED])
    async def test_a_circle_that_does_not_meet_gets_none(
        self, season: Season, planning: Planning, state: CircleState
    ) -> None:
        await change(season, state=state)
        assert await planning.plan_at(FRIDAY) == []

    async def test_a_season_that_ended_this_week_gets_a_last_one(self, season: Season, planning: Planning) -> None:
        await keep(season, season.ada, writing(sees=CIRCLE))
        await change(season, state=CircleState.CLOSED, closed_at=FRIDAY - timedelta(days=1))
        (queued,) = await planning.plan_at(FRIDAY)
        assert await planning.compose(queued) is not None
        assert len(await planning.plan_at(FRIDAY + timedelta(weeks=1))) == 1

    async def test_switched_off_before_it_is_sent_it_is_not_sent(self, season: Season, planning: Planning) -> None:
        await keep(season, season.ada, writing(sees=CIRCLE))
        (queued,) = await planning.plan_at(FRIDAY)
        await change(season, digest=False)
        assert await planning.compose(queued) is None

    @pytest.mark.parametrize("wish", [{"digest": False}, {"state": CircleState.PAUSED}])
    async def test_switched_off_later_what_is_posted_stays_and_is_brought_up_to_date(
        self, season: Season, planning: Planning, wish: dict[str, object]
    ) -> None:
        await keep(season, season.ada, writing("before", sees=CIRCLE))
        (queued,) = await planning.plan_at(FRIDAY)
        await change(season, **wish)
        await keep(season, season.ada, writing("after", sees=CIRCLE))
        queued.operation = Operation.UPDATE
        message = await planning.compose(queued)
        assert message
        assert "after" in str(message.block_dicts())

    @pytest.mark.parametrize("hours", [9, 18, 25, 50], ids=["Saturday begins", "Saturday", "a day later", "Sunday"])
    async def test_it_is_never_late_on_a_weekend(self, season: Season, planning: Planning, hours: int) -> None:
        await planning.plan_at(FRIDAY - timedelta(hours=1))
        assert await planning.plan_at(FRIDAY + timedelta(hours=hours)) == []
        async with season.work() as work:
            (scheduled,) = await work.all(sa.select(ScheduledEvent))
        assert scheduled.state == "expired"

    async def test_what_waits_for_its_channel_is_let_go_when_the_weekend_begins(self, planning: Planning) -> None:
        (queued,) = await planning.plan_at(FRIDAY + timedelta(hours=8))
        assert queued.not_after == FRIDAY + timedelta(hours=9) - timedelta.resolution

    async def test_on_a_working_day_it_may_be_a_day_late(self, season: Season) -> None:
        planning = Planning(season, DigestRhythm(weekday=3, at=time(15)))
        thursday = FRIDAY + timedelta(days=6)
        await planning.plan_at(thursday - timedelta(hours=1))
        assert len(await planning.plan_at(thursday + timedelta(hours=23))) == 1


class TestWhat:
    async def test_a_quiet_week_has_none_though_a_session_is_to_come(self, season: Season, planning: Planning) -> None:
        async with season.work() as work:
            a_session(work, season.circle, 2, SessionState.PLANNED)
        await sent(season, FRIDAY - timedelta(hours=1))
        assert await planning.text_at(FRIDAY) == ""

    async def test_it_tells_what_the_session_was_about_and_how_its_minutes_begin(
        self, season: Season, planning: Planning
    ) -> None:
        async with season.work() as work:
            topic = Topic(circle_id=season.circle, title="Locks", proposed_at=MONDAY, state=TopicState.LEARNED)
            work.add(topic)
            await work.session.flush()
            (await work.get(Session, season.first)).topic_id = topic.id
            text = "Locks protect data.\n\nQueues wait.\nAnd more"
            work.add(Minutes(session_id=season.first, author_id=season.ada, text=text, written_at=THE_DAY_AFTER))
        await keep(season, season.ada, writing("locks protect data.", sees=CIRCLE))
        text = await planning.text_at(FRIDAY)
        assert "🗓 Locks\\n>Locks protect data.\\n>Queues wait.'" in text
        assert "locks protect" not in text

    async def test_what_is_taken_back_before_it_is_sent_is_not_in_it(self, season: Season, planning: Planning) -> None:
        await keep(season, season.ada, writing("Ada's words", plan=PLAN, sees=CIRCLE))
        (queued,) = await planning.plan_at(FRIDAY)
        await keep(season, season.ada, writing("Ada's words", plan=PLAN))
        message = await planning.compose(queued)
        assert message is not None
        assert not any(told in str(message.block_dicts()) for told in ("Ada's words", "🎯"))

    async def test_what_is_said_after_its_moment_stands_in_the_next_one_alone(
        self, season: Season, planning: Planning
    ) -> None:
        (queued,) = await planning.plan_at(FRIDAY)
        await keep(season, season.ada, writing("Ada's words", plan=PLAN, sees=CIRCLE), FRIDAY + timedelta(minutes=1))
        message = await planning.compose(queued)
        assert message is not None
        assert not any(told in str(message.block_dicts()) for told in ("Ada's words", "🎯"))
        await sent(season, FRIDAY)
        text = await planning.text_at(FRIDAY + timedelta(weeks=1))
        assert "Ada's words" in text
        assert "🎯 One plan made" in text

    async def test_what_was_shared_is_in_it(self, season: Season, planning: Planning) -> None:
        await keep(season, season.ada, writing("Ada's words", sees=CIRCLE))
        text = await planning.text_at(FRIDAY)
        assert "Ada's words” (<@UADA>)" in text

    async def test_thanks_that_both_share_are_in_it_until_one_takes_them_back(
        self, season: Season, planning: Planning
    ) -> None:
        thanks = await shared_thanks(season, "the patient answer")
        queued = (await planning.plan_at(FRIDAY))[-1]
        assert "🙏 <@UADA> thanks <@UBEN>: “the patient answer”" in await said(planning, queued)
        async with season.work() as work:
            posted = await work.get(OutboxMessage, queued.id)
            posted.state, posted.slack_channel, posted.slack_ts = OutboxState.SENT, "C1", "1.1"
        async with season.work() as work:
            await feedback.share(work, thanks, season.ben, wanted=False, now=FRIDAY + timedelta(days=3))
        update = (await planning.plan_at(FRIDAY + timedelta(days=3)))[-1]
        assert update.operation is Operation.UPDATE
        assert "patient" not in await said(planning, update)

    async def test_thanks_that_are_taken_back_before_it_is_sent_are_not_in_it(
        self, season: Season, planning: Planning
    ) -> None:
        thanks = await shared_thanks(season, "the patient answer")
        queued = (await planning.plan_at(FRIDAY))[-1]
        async with season.work() as work:
            await feedback.take_back(work, thanks, season.ada, FRIDAY)
        assert "patient" not in await said(planning, queued)

    async def test_thanks_that_only_one_shares_are_not_in_it(self, season: Season, planning: Planning) -> None:
        async with season.work() as work:
            await feedback.thank(
                work, season.ada, season.circle, UserId("UBEN"), "the patient answer", offered=True, now=THE_DAY_AFTER
            )
        assert "patient" not in await planning.text_at(FRIDAY)

    @pytest.mark.parametrize(("nameless", "told"), [(2, 0), (3, 3)])
    async def test_what_has_no_name_is_in_it_from_three_people_on(
        self, season: Season, planning: Planning, nameless: int, told: int
    ) -> None:
        for person in (season.ada, season.ben, season.cem)[:nameless]:
            await keep(season, person, writing(f"Words of {person}", sees=ANONYMOUS))
        assert (await planning.text_at(FRIDAY)).count("” (a member)") == told

    async def test_what_is_private_is_not_in_it(self, season: Season, planning: Planning) -> None:
        await keep(season, season.ada, writing("a secret", so_what="a reason", plan=PLAN))
        await keep(season, season.ben, writing("Ben's words", so_what="his reason", plan=PLAN, sees=CIRCLE))
        text = await planning.text_at(FRIDAY)
        assert not any(private in text for private in ("secret", "reason", PLAN.if_text))
        assert "🎯 One plan made" in text

    async def test_what_was_shared_before_last_fridays_digest_is_not_told_again(
        self, season: Season, planning: Planning
    ) -> None:
        await keep(season, season.ada, writing("Ada's words", sees=CIRCLE))
        await keep(season, season.ben, writing("Ben's words", sees=CIRCLE), FRIDAY + timedelta(days=1))
        text = await planning.text_at(FRIDAY + timedelta(weeks=1))
        assert "Ben's words" in text
        assert "Ada's words" not in text

    async def test_after_a_missed_week_both_weeks_are_told(self, season: Season, planning: Planning) -> None:
        await sent(season, FRIDAY - timedelta(days=7))
        await keep(season, season.ada, writing("Ada's words", sees=CIRCLE), FRIDAY - timedelta(days=1))
        assert "Ada's words" in await planning.text_at(FRIDAY + timedelta(days=7))

    async def test_the_next_session_and_the_topics_are_in_it(self, season: Season, planning: Planning) -> None:
        async with season.work() as work:
            a_session(work, season.circle, 2, SessionState.PLANNED)
            await topics.propose(work, season.circle, season.ada, "Locks", topic_id=uuid4(), now=THE_DAY_AFTER)
        text = await planning.text_at(FRIDAY)
        closes = moment(FIRST + timedelta(days=5), time(9), ZONE)
        assert "topics:vote" in text
        assert "💡 Locks" in text
        assert f"<!date^{int(closes.timestamp())}^" in text

    async def test_once_the_vote_has_closed_it_says_no_longer_until_when(
        self, season: Season, planning: Planning
    ) -> None:
        async with season.work() as work:
            second = a_session(work, season.circle, 2, SessionState.PLANNED)
            for title in ("Locks", "Queues"):
                await topics.propose(work, season.circle, season.ada, title, topic_id=uuid4(), now=THE_DAY_AFTER)
        (queued,) = await planning.plan_at(FRIDAY)
        async with season.work() as work:
            posted = await work.get(OutboxMessage, queued.id)
            posted.state, posted.slack_channel, posted.slack_ts = OutboxState.SENT, "C1", "1.1"
        closes = moment(FIRST + timedelta(days=5), time(9), ZONE)
        async with season.work() as work:
            await sessions.announce(work, second.id, FORMATS, closes)
        update = next(row for row in await planning.plan_at(closes) if row.operation is Operation.UPDATE)
        message = await planning.compose(update)
        assert message is not None
        said = str(message.block_dicts())
        assert "Open for votes" in said
        assert f"<!date^{int(closes.timestamp())}^" not in said

    async def test_where_people_bring_their_own_nobody_is_asked_for_dots(
        self, season: Season, planning: Planning
    ) -> None:
        async with season.work() as work:
            await topics.propose(work, season.circle, season.ada, "Locks", topic_id=uuid4(), now=THE_DAY_AFTER)
        await change(season, format_id="kollegiale-fallberatung")
        await keep(season, season.ada, writing("Ada's words", sees=CIRCLE))
        text = await planning.text_at(FRIDAY)
        assert "Ada's words" in text
        assert "topics:vote" not in text

    async def test_it_speaks_the_circles_language(self, season: Season, planning: Planning) -> None:
        await change(season, language=Language.GERMAN)
        await keep(season, season.ada, writing(sees=CIRCLE))
        assert "Wochenrückblick:" in await planning.text_at(FRIDAY)

    async def test_nothing_of_another_workspace_is_in_it(self, season: Season, storage: Storage) -> None:
        other = await begin_season(storage, "T2")
        await keep(other, other.ada, writing("Elsewhere", sees=CIRCLE))
        await keep(season, season.ada, writing("Here", sees=CIRCLE))
        text = await Planning(season).text_at(FRIDAY)
        assert "Here" in text
        assert "Elsewhere" not in text


async def sent(season: Season, due_at: datetime) -> None:
    """Note a digest that reached the circle."""
    async with season.work() as work:
        work.add(
            OutboxMessage(
                dedupe_key="earlier", token="t", kind="digests-weekly", subject=season.circle, lane="C1",
                due_at=due_at, next_at=due_at, not_after=due_at, state=OutboxState.SENT,
            )
        )  # fmt: skip
