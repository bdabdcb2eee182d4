"""The weeks in which a programme's plan has nothing: its circles' breaks, which nobody has left out."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa

from bot.features.calendar import service as calendar
from bot.features.circle_page import handlers as circle_page
from bot.features.circles.views import rhythm_line
from bot.features.dates import handlers as dates
from bot.features.library import service as library
from bot.features.payloads import CircleButton, DateButton
from bot.features.programmes.rules import left_out_weeks
from bot.features.schedule import service as schedule
from bot.features.schedule import store as schedule_store
from bot.features.schedule.rules import next_dates
from bot.features.sessions import store as sessions_store
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import Cadence, ProgrammeState, SessionState
from bot.kernel.recurrence import Rhythm, WhySkipped
from bot.slack.responses import ChangeModal, ShowModal
from bot.slack.routes import Routes
from models import Circle, Programme, SkippedDate
from tests.features.fakes import FORMATS, answer, parts, press
from tests.features.programmes.test_frame import begun, load
from tests.features.programmes.test_views import PROGRAMME, TEMPLATES
from tests.features.proposals.conftest import FRAME, Offered
from tests.rows import MONDAY

WEEK = timedelta(weeks=1)
TEMPLATE = TEMPLATES[PROGRAMME.template_id]
STEPS = TEMPLATE.for_circles(FORMATS)


@dataclass
class Circles:
    """A circle of a programme that has begun, with the buttons of its dates."""

    offered: Offered
    id: UUID
    routes: Routes
    user: str

    async def press(self, action: str, day: date | None = None) -> str:
        """Press what changes a date, or shows them all; return the list."""
        about = DateButton(circle=self.id, day=day) if day else CircleButton(circle=self.id)
        said = await answer(self.routes, press(self.offered.team.actors[self.user], action, about.pack()))
        assert isinstance(said, ShowModal | ChangeModal)
        return str(said.view.to_dict())

    async def skip(self, day: date) -> str:
        return await self.press("sessions:skip", day)

    async def unskip(self, day: date) -> str:
        return await self.press("sessions:unskip", day)

    async def days(self) -> list[date]:
        """Return the dates of the whole season, as far as one can tell."""
        async with self.offered.team.storage.work(self.offered.team.workspace_id) as work:
            planned = [one.local_date for one in await sessions_store.to_come(work, [self.id])]
            (season,) = await schedule_store.seasons(work, [self.id])
            left = season.sessions - season.last_number
            free = await schedule.left_out(work, season)
            return planned + next_dates(season.rhythm, season.last_date, MONDAY, left, free)

    async def rhythm(self) -> Rhythm:
        return (await load(self.offered, [self.id]))[0].rhythm

    async def gaps(self) -> list[date]:
        rhythm = await self.rhythm()
        return [*left_out_weeks(FRAME.starts_on, rhythm.first.weekday(), [step.week for step in STEPS])]


@pytest.fixture
async def circle(offered: Offered) -> Circles:
    first, _ = await begun(offered)
    routes, team = Routes(), offered.team
    deps = replace(parts(team.storage, SimulatedClock(MONDAY)), programmes=TEMPLATES)
    dates.register(routes, deps)
    async with team.storage.work(team.workspace_id) as work:
        await schedule.begin(work, first, deps.formats, MONDAY)
    (found,) = await load(offered, [first])
    return Circles(offered, first, routes, str(found.owners[0].user))


async def test_the_plans_breaks_are_nobodys_to_take_back_and_stand_in_no_list(circle: Circles) -> None:
    before, (gap, *_) = await circle.days(), await circle.gaps()
    assert gap not in before
    shown = await circle.press("sessions:dates")
    assert "sessions:unskip" not in shown
    assert "left out" not in shown
    assert "Somebody has just changed" in await circle.unskip(gap)
    assert await circle.days() == before


@pytest.mark.long
async def test_they_stay_in_their_weeks_on_another_weekday_and_go_with_the_plan(circle: Circles) -> None:
    before, team = await circle.days(), circle.offered.team
    async with team.storage.work(team.workspace_id) as work:
        row = await work.get(Circle, circle.id)
        row.first_date += timedelta(days=1)
        await work.session.flush()
        assert await schedule.set_dates(work, circle.id, FORMATS, MONDAY)
    assert await circle.days() == [day + timedelta(days=1) for day in before]
    async with team.storage.work(team.workspace_id) as work:
        (await work.get(Circle, circle.id)).plan = ""
        await work.session.flush()
        assert (await schedule_store.skipped(work, [circle.id]))[circle.id].gaps == frozenset()


async def test_they_are_written_down_as_the_plans(circle: Circles) -> None:
    team = circle.offered.team
    async with team.storage.reading(team.workspace_id) as work:
        rows = await work.all(sa.select(SkippedDate).where(SkippedDate.circle_id == circle.id))
    assert {row.why for row in rows} == {WhySkipped.PLAN}
    assert sorted(row.local_date for row in rows) == await circle.gaps()


async def test_a_date_that_is_left_out_is_made_up_for_in_the_next_gap(circle: Circles) -> None:
    before, (first, second, *_) = await circle.days(), await circle.gaps()
    said = await circle.skip(before[0])
    assert "You make up for it on" in said
    assert await circle.days() == sorted({*before[1:], first})
    assert f"on {first:%A} {first.day} {first:%B}" in said
    assert "where your programme has a break" in said, "the next date has a gap to be made up for, too"
    await circle.skip(first)
    assert await circle.days() == sorted({*before[1:], second})
    await circle.unskip(before[0])
    assert await circle.days() == before, "the gap is left out by the plan alone again"
    await circle.skip(before[0])
    assert await circle.days() == sorted({*before[1:], first})
    await circle.skip(first)
    for day in (first, before[0]):
        await circle.unskip(day)
    assert await circle.days() == before


@pytest.mark.long
async def test_no_date_is_left_out_where_the_season_would_end_after_the_programme(circle: Circles) -> None:
    before, gaps = await circle.days(), await circle.gaps()
    rooms = [before[0], *gaps[:-1]]
    assert before[-1] + WEEK > TEMPLATE.last_day(FRAME.starts_on)
    for day in rooms:
        await circle.skip(day)
    full = await circle.days()
    assert full == sorted({*before[1:], gaps[-1]})
    said = await circle.skip(full[0])
    assert "Move this session instead, or plan one fewer" in said
    assert await circle.days() == full
    async with circle.offered.team.storage.work(circle.offered.team.workspace_id) as work:
        (await work.get(Programme, circle.offered.id)).state = ProgrammeState.OVER
    await circle.skip(full[0])
    assert await circle.days() == [*full[1:], full[-1] + WEEK], "as usual, once its programme is over"


async def test_wherever_the_rhythm_is_told_it_says_that_there_are_breaks(circle: Circles) -> None:
    (found,) = await load(circle.offered, [circle.id])
    words = circle.offered.team.actors[circle.user].words
    assert rhythm_line(words, found) == (
        f"{found.rhythm.first:%A}s at {found.rhythm.at:%H:%M} ({found.rhythm.zone}),"
        " with breaks as the programme plans them"
    )
    every_second = replace(found, rhythm=replace(found.rhythm, cadence=Cadence.TWO_WEEKS))
    assert rhythm_line(words, every_second).startswith("every second")
    assert rhythm_line(words, every_second).endswith("with breaks as the programme plans them")
    async with circle.offered.team.storage.work(circle.offered.team.workspace_id) as work:
        (await work.get(Circle, circle.id)).plan = ""
    (found,) = await load(circle.offered, [circle.id])
    assert rhythm_line(words, found).startswith("every ")


@pytest.mark.long
async def test_what_changes_is_told_from_the_next_date_that_is_real(circle: Circles) -> None:
    (gap, *_), team = await circle.gaps(), circle.offered.team
    by_plan = await circle.days()
    after = next(day for day in by_plan if day > gap)
    before_gap = datetime.combine(gap - timedelta(days=1), time(), UTC)
    async with team.storage.work(team.workspace_id) as work:
        assert await schedule.next_date(work, circle.id, MONDAY) == by_plan[0]
        for row in await sessions_store.to_come(work, [circle.id]):
            row.state = SessionState.ENDED
        await work.session.flush()
        assert await schedule.next_date(work, circle.id, before_gap) == after
        assert await schedule.next_by_rhythm(work, circle.id, before_gap) == after
        (await work.get(Circle, circle.id)).paused_until = datetime.combine(by_plan[-2], time(), UTC)
        assert await schedule.next_date(work, circle.id, before_gap) == by_plan[-2]


async def test_a_date_in_the_settings_is_the_next_one_that_is_real(circle: Circles) -> None:
    (gap, *_), team, routes = await circle.gaps(), circle.offered.team, Routes()
    after = next(day for day in await circle.days() if day > gap)
    clock = SimulatedClock(datetime.combine(gap - timedelta(days=1), time(), UTC))
    circle_page.register(routes, replace(parts(team.storage, clock), programmes=TEMPLATES))
    about = CircleButton(circle=circle.id).pack()
    said = await answer(routes, press(team.actors[circle.user], "circles:edit", about))
    assert isinstance(said, ShowModal)
    assert f"'initial_date': '{after}'" in str(said.view.to_dict())


async def test_the_theme_of_a_session_is_known_to_calendar_and_library(circle: Circles) -> None:
    team = circle.offered.team
    me = team.person(circle.user)
    async with team.storage.work(team.workspace_id) as work:
        rows = await sessions_store.to_come(work, [circle.id])
        assert all(row.theme for row in rows)
        assert [one.topic for one in await calendar.entries_of(work, me, MONDAY)] == [row.theme for row in rows]
        rows[0].state = SessionState.ENDED
        await work.session.flush()
        missing = (await library.open_library(work, circle.id, me)).missing
    assert missing
    assert (missing.topic, missing.format_id) == (rows[0].theme, rows[0].format_id)
