"""Then and now: a goal is its author's, sealed, read again when the circle looks back; the wall is for members."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa

from bot.features.facilitation import views as facilitation_views
from bot.features.facilitation.rules import CommitmentInfo
from bot.features.goals import handlers, service, views
from bot.features.goals.forms import GoalForm
from bot.features.goals.rules import GoalInfo, LearningWall, OwnGoal
from bot.features.payloads import CircleButton, GoalButton
from bot.features.reflections.rules import SharedAnswer
from bot.features.seasons.store import put_behind
from bot.features.topics.rules import TopicInfo
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import CommitmentState, SessionState, TopicState, Visibility
from bot.kernel.errors import Gone, NotAMember
from bot.kernel.ids import UserId
from bot.language.translator import Words
from bot.slack.forms import FormInvalid
from bot.slack.responses import ShowModal
from bot.storage.unit_of_work import Storage
from models import Goal, RoleTurn
from tests.features.conftest import Golden
from tests.features.fakes import FORMATS, answer, option, parts, submit
from tests.features.reflections.season import (
    PLAN,
    THE_DAY_AFTER,
    Season,
    a_session,
    begin_season,
    circle_info,
    keep,
    session_info,
    somebody_else,
    writing,
)
from tests.features.sessions.stage import START, new_stage
from tests.features.sessions.test_views import run

LATER = THE_DAY_AFTER + timedelta(days=30)
CIRCLE = Visibility.CIRCLE
MINE = GoalInfo(UserId("UADA"), "Say *no*, kindly", THE_DAY_AFTER)
ANSWERED = replace(MINE, today="I said no twice", visibility=CIRCLE)


@pytest.fixture
async def season(storage: Storage) -> Season:
    return await begin_season(storage)


async def want(season: Season, person: UUID, form: GoalForm, *, then: bool = False, days: int = 0) -> None:
    async with season.work() as work:
        now = THE_DAY_AFTER + timedelta(days=days)
        await service.keep(work, season.circle, person, form, then=then, now=now)


async def own(season: Season, person: UUID) -> OwnGoal:
    async with season.work() as work:
        return await service.own(work, season.circle, person)


async def wall(season: Season, person: UUID) -> LearningWall:
    async with season.work() as work:
        return await service.wall(work, season.circle, person)


class TestMine:
    async def test_it_comes_back_to_its_author_and_to_nobody_else(self, season: Season) -> None:
        await want(season, season.ada, GoalForm(wanted="Say no"))
        assert (await own(season, season.ada)).goal == GoalInfo(UserId("UADA"), "Say no", THE_DAY_AFTER)
        assert (await own(season, season.ben)).goal is None
        with pytest.raises(NotAMember):
            await own(season, somebody_else())

    async def test_no_text_of_it_stands_readable_in_the_database(self, season: Season) -> None:
        await want(season, season.ada, GoalForm(wanted="my secret"))
        await want(season, season.ada, GoalForm(today="my progress"), then=True)
        async with season.work() as work:
            row = (await work.session.scalars(sa.select(Goal))).one()
        assert not any(text in row.wanted + (row.today or b"") for text in (b"secret", b"progress"))

    async def test_the_day_is_that_on_which_it_got_its_words(self, season: Season) -> None:
        await want(season, season.ada, GoalForm(wanted="Say no"))
        await want(season, season.ada, GoalForm(wanted="Say no", today="Twice", visibility=CIRCLE), days=30)
        goal = (await own(season, season.ada)).goal
        assert goal == GoalInfo(UserId("UADA"), "Say no", THE_DAY_AFTER, "Twice", CIRCLE)
        await want(season, season.ada, GoalForm(wanted="Say yes", today="Twice"), days=30)
        goal = (await own(season, season.ada)).goal
        assert goal == GoalInfo(UserId("UADA"), "Say yes", LATER, "Twice")

    async def test_who_looks_back_leaves_it_as_it_was(self, season: Season) -> None:
        with pytest.raises(Gone):
            await want(season, season.ada, GoalForm(today="Twice"), then=True)
        await want(season, season.ada, GoalForm(wanted="Say no"))
        await want(season, season.ada, GoalForm(today="Twice"), then=True, days=30)
        goal = (await own(season, season.ada)).goal
        assert goal == GoalInfo(UserId("UADA"), "Say no", THE_DAY_AFTER, "Twice")

    async def test_emptied_it_goes_but_not_while_something_is_said_of_it(self, season: Season) -> None:
        await want(season, season.ada, GoalForm(wanted="Say no"))
        with pytest.raises(FormInvalid):
            await want(season, season.ada, GoalForm(today="Twice"))
        await want(season, season.ada, GoalForm())
        assert (await own(season, season.ada)).goal is None

    async def test_another_season_has_another_goal(self, season: Season) -> None:
        await want(season, season.ada, GoalForm(wanted="Say no"))
        async with season.work() as work:
            await put_behind(work, season.circle)
            with pytest.raises(Gone):
                await service.own(work, season.circle, season.ada)
            a_session(work, season.circle, 1, SessionState.PLANNED)
        assert (await own(season, season.ada)).goal is None

    async def test_the_roles_that_somebody_had_stand_beside_it_once_each(self, season: Season) -> None:
        async with season.work() as work:
            planned = a_session(work, season.circle, 2, SessionState.PLANNED)
            await work.session.flush()
            for session, role in ((season.first, "moderation"), (planned.id, "moderation"), (planned.id, "reflection")):
                work.add(RoleTurn(session_id=session, person_id=season.ada, role=role))
        assert (await own(season, season.ada)).tried == [("moderation", "learning-circle")]
        assert (await own(season, season.ben)).tried == []


class TestWall:
    async def test_it_shows_what_has_its_authors_name_and_nothing_else(self, season: Season) -> None:
        await want(season, season.ada, GoalForm(wanted="Say no", visibility=CIRCLE))
        await want(season, season.ben, GoalForm(wanted="Stay silent"))
        nameless = writing("Nobody said this", sees=Visibility.ANONYMOUS)
        await keep(season, season.ben, nameless)
        await keep(season, season.ada, writing("Locks", plan=PLAN, sees=CIRCLE))
        await keep(season, season.cem, writing("Only mine", plan=PLAN))
        shown = await wall(season, season.cem)
        assert [goal.wanted for goal in shown.goals] == ["Say no"]
        assert list(shown.insights) == [SharedAnswer("Locks", UserId("UADA"))]
        assert [(plan.if_text, plan.author) for plan in shown.plans] == [(PLAN.if_text, "UADA")]

    async def test_three_without_names_stay_in_the_digest(self, season: Season) -> None:
        for person in (season.ada, season.ben, season.cem):
            await keep(season, person, writing("Said by three", plan=PLAN, sees=Visibility.ANONYMOUS))
        shown = await wall(season, season.ada)
        assert (list(shown.insights), list(shown.plans)) == ([], [])

    async def test_who_is_in_no_circle_reads_nothing(self, season: Season) -> None:
        with pytest.raises(NotAMember):
            await wall(season, somebody_else())


@pytest.mark.long
async def test_the_kick_off_asks_for_it_and_no_message_ever_holds_it(storage: Storage, clock: SimulatedClock) -> None:
    stage = await new_stage(storage, clock, change=lambda row: setattr(row, "milestones", True))
    handlers.register(stage.routes, parts(storage, clock))
    await stage.live_until(START)
    await stage.press_on("UANA", stage.in_thread()[-1], "sessions:start")
    while "goals:open" not in stage.in_thread()[-1].buttons:
        await stage.press_on("UANA", stage.in_thread()[-1], "sessions:next-phase")
    opened = await stage.press_on("UBEN", stage.in_thread()[-1], "goals:open")
    assert isinstance(opened, ShowModal)
    fields = {"wanted": "Speak before *thousands*", "today": None, "visibility": option("circle")}
    await answer(
        stage.routes, submit(stage.team.actors["UBEN"], "goals:keep", fields, opened.view.private_metadata or "")
    )
    await stage.press_on("UANA", stage.in_thread()[-1], "sessions:end")
    wall_of = await stage.press("UCEM", "goals:wall", CircleButton(circle=stage.circle.id).pack())
    assert isinstance(wall_of, ShowModal)
    assert "thousands" in str(wall_of.view.to_dict())
    assert [one for one in stage.board if "thousands" in one.words] == []


def test_ones_own_goal_in_a_modal(words: Words, golden: Golden) -> None:
    tried = [("moderation", "learning-circle"), ("case_giver", "kollegiale-fallberatung")]
    golden("goals/first", views.goal_modal(words, OwnGoal(circle_info(), None, []), FORMATS, then=True))
    golden("goals/mine", views.goal_modal(words, OwnGoal(circle_info(), ANSWERED, tried), FORMATS, then=False))
    golden("goals/then", views.goal_modal(words, OwnGoal(circle_info(), MINE, tried), FORMATS, then=True))


def test_the_wall_with_everything_and_with_nothing(words: Words, golden: Golden) -> None:
    circle = circle_info(goal="Speak up", goal_at=THE_DAY_AFTER, can_now="Ask for help")
    topic = TopicInfo(UUID(int=30), UUID(int=10), "Locks & <queues>", TopicState.OPEN, None, THE_DAY_AFTER)
    plan = CommitmentInfo(UUID(int=31), "it <rains>", "I stay", UserId("UBEN"), CommitmentState.OPEN)
    insights = [SharedAnswer(f"Insight {n}", UserId("UCEM")) for n in range(12)]
    golden("goals/wall", views.wall_modal(words, LearningWall(circle, True, [ANSWERED], [topic], insights, [plan])))
    golden("goals/wall-empty", views.wall_modal(words, LearningWall(circle_info(), False, [], [], [], [])))


def test_a_full_wall_fits_into_a_modal(words: Words) -> None:
    long = "&" * 3000
    goals = [replace(ANSWERED, wanted=long[:500], today=long[:1000])] * 8
    topic = TopicInfo(UUID(int=30), UUID(int=10), long[:150], TopicState.OPEN, None, THE_DAY_AFTER)
    plans = [CommitmentInfo(UUID(int=31), long[:300], long[:300], UserId("UBEN"), CommitmentState.OPEN)] * 50
    insights = [SharedAnswer(long, UserId("UCEM"))] * 50
    circle = circle_info(goal=long[:300], goal_at=THE_DAY_AFTER, can_now=long[:1200])
    view = views.wall_modal(words, LearningWall(circle, True, goals, [topic] * 50, insights, plans))
    assert len(view.to_dict()["blocks"]) <= 100
    view.validate_json()


@pytest.mark.parametrize(
    ("form", "out", "then"),
    [("circle-kickoff", "wants", False), ("circle-retro", "halfway", True), ("circle-closing", "then_now", True)],
)
def test_it_is_written_at_the_kick_off_and_read_at_half_time_and_at_the_end(
    words: Words, form: str, out: str, *, then: bool
) -> None:
    place, step = next((n, one) for n, one in enumerate(FORMATS[form].steps()) if one.phase.out == out)
    session = session_info(format_id=form, state=SessionState.RUNNING)
    message = facilitation_views.phase_message(words, FORMATS[form], session, run(place, 10), step)
    (value,) = (
        element["value"]
        for block in message.block_dicts() if block["type"] == "actions"
        for element in block["elements"] if element["action_id"] == "goals:open"
    )  # fmt: skip
    assert GoalButton.unpack(value) == GoalButton(circle=session.circle.id, then=then)
