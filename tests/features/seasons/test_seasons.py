"""Another season: asked after the last session, begun by three, open to the others, and over after two weeks."""

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.features.circle_page import views as page_views
from bot.features.circle_page.rules import CirclePage
from bot.features.circles import service as circles
from bot.features.library import service as library
from bot.features.schedule import service as schedule
from bot.features.seasons import views
from bot.features.sessions import service as sessions
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import CircleState, SessionState
from bot.kernel.errors import ItIsOver, NotAMember
from bot.language.translator import Words
from bot.storage.unit_of_work import Storage
from models import Circle, Session
from tests.features.conftest import Golden
from tests.features.sessions.stage import START, Shown, Stage, new_stage
from tests.features.sessions.test_views import NEXT, SESSION

pytestmark = pytest.mark.long

DAY = timedelta(days=1)


@pytest.fixture
async def over(any_storage: Storage, clock: SimulatedClock) -> Stage:
    """A circle of four whose only session has just been held, with minutes."""
    stage = await new_stage(any_storage, clock, change=lambda row: setattr(row, "sessions", 1))
    await stage.propose("UDEA", "Queues")
    await stage.propose("UDEA", "Locks")
    await stage.live_until(START)
    await stage.press_on("UANA", stage.in_thread()[-1], "sessions:start")
    async with stage.work() as work:
        held = await work.session.scalar(sa.select(Session.id))
        assert held
        person = stage.team.person("UBEN")
        await library.write_minutes(work, held, person, "What we learned", seen=None, now=stage.now())
    await stage.press_on(
        "UANA", [one for one in stage.in_thread() if "sessions:end" in one.buttons][-1], "sessions:end"
    )
    return stage


def question(stage: Stage) -> Shown:
    return [one for one in stage.board if "seasons:in" in one.buttons][-1]


async def circle_of(stage: Stage) -> Circle:
    async with stage.work() as work:
        row: Circle = await work.get(Circle, stage.circle.id)
        return row


async def test_the_question_says_who_is_in_and_the_third_begins(over: Stage) -> None:
    for user in ("UBEN", "UCEM", "UBEN"):
        await over.press_on(user, question(over), "seasons:in")
    assert (await circle_of(over)).state is CircleState.CLOSED
    assert question(over).channel == "C1"
    assert all(user in question(over).words for user in ("<@UBEN>", "<@UCEM>"))
    await over.press_on("UDEA", question(over), "seasons:in")
    row = await circle_of(over)
    assert (row.state, row.closed_at) == (CircleState.ACTIVE, None)
    async with over.work() as work:
        circle = await circles.load(work, row.id)
        assert sorted(member.user for member in circle.members) == ["UBEN", "UCEM", "UDEA"]
        assert [member.user for member in circle.members if member.owner] == ["UBEN"]
        found = await work.all(sa.select(Session).order_by(Session.number))
        assert [(each.number, each.earlier, each.state) for each in found] == [
            (0, 1, SessionState.ENDED), (1, None, SessionState.PLANNED),
        ]  # fmt: skip
        assert found[1].local_date == found[0].local_date + 7 * DAY


async def test_a_yes_can_be_taken_back_until_it_begins(over: Stage) -> None:
    for user in ("UBEN", "UCEM"):
        await over.press_on(user, question(over), "seasons:in")
    await over.press_on("UBEN", question(over), "seasons:out")
    assert "<@UBEN>" not in question(over).words
    await over.press_on("UDEA", question(over), "seasons:in")
    assert (await circle_of(over)).state is CircleState.CLOSED
    out = question(over).buttons["seasons:out"]
    await over.press_on("UANA", question(over), "seasons:in")
    with pytest.raises(ItIsOver):
        await over.press("UCEM", "seasons:out", out)


async def test_a_circle_that_ends_before_its_second_season_has_met(over: Stage) -> None:
    for user in ("UBEN", "UCEM", "UDEA"):
        await over.press_on(user, question(over), "seasons:in")
    async with over.work() as work:
        assert await schedule.has_met(work, over.circle.id)


async def test_the_first_session_of_it_is_the_next_date_with_the_topics_that_waited(over: Stage) -> None:
    for user in ("UBEN", "UCEM", "UDEA"):
        await over.press_on(user, question(over), "seasons:in")
    await over.live_until(START + 7 * DAY)
    async with over.work() as work:
        session = await sessions.session_at_hand(work, over.circle.id, over.now())
    assert session
    assert (session.number, session.is_last, session.topic is not None) == (1, True, True)
    roles = {holder.role: holder.user for holder in session.roles}
    assert roles["documentation"] != "UBEN"
    assert "UDEA" in roles.values()
    assert "session 1 of 1" in over.card().words


async def test_whoever_did_not_tap_may_still_come_and_reads_what_was_theirs(over: Stage) -> None:
    for user in ("UBEN", "UCEM", "UDEA"):
        await over.press_on(user, question(over), "seasons:in")
    async with over.work() as work:
        read = await library.open_library(work, over.circle.id, over.team.person("UANA"))
        assert [entry.text for entry in read.entries] == ["What we learned"]
        assert (read.entries[0].number, read.writes) == (1, False)
    await over.press_on("UANA", question(over), "seasons:in")
    async with over.work() as work:
        assert (await circles.load(work, over.circle.id)).member(over.team.person("UANA"))


async def test_after_two_weeks_nobody_is_asked_any_more(over: Stage) -> None:
    asked = question(over)
    await over.press_on("UBEN", asked, "seasons:in")
    await over.live_until(START + 15 * DAY)
    assert not [one for one in over.board if "seasons:in" in one.buttons]
    with pytest.raises(ItIsOver):
        await over.press("UCEM", "seasons:in", asked.buttons.get("seasons:in") or f'{{"circle":"{over.circle.id}"}}')
    assert (await circle_of(over)).state is CircleState.CLOSED


async def test_nobody_from_elsewhere_counts(over: Stage) -> None:
    await over.team.meet("UEVA")
    with pytest.raises(NotAMember):
        await over.press_on("UEVA", question(over), "seasons:in")


async def test_a_circle_of_two_is_not_asked(storage: Storage, clock: SimulatedClock) -> None:
    stage = await new_stage(storage, clock, "UANA", "UBEN", change=lambda row: setattr(row, "sessions", 1))
    await stage.live_until(START)
    await stage.press_on("UANA", stage.in_thread()[-1], "sessions:start")
    await stage.press_on("UANA", stage.in_thread()[-1], "sessions:end")
    assert (await circle_of(stage)).state is CircleState.CLOSED
    assert not [one for one in stage.board if "seasons:in" in one.buttons]


def test_the_question_and_what_becomes_of_it(words: Words, golden: Golden) -> None:
    ana, *others = SESSION.circle.members
    asked = replace(
        SESSION.circle, state=CircleState.CLOSED, season_until=START, members=(replace(ana, again=True), *others)
    )
    golden("seasons/question", views.season(words, asked, None))
    golden("seasons/begun", views.season(words, replace(asked, state=CircleState.ACTIVE), NEXT))
    golden("seasons/none", views.season(words, replace(asked, season_until=None), None))
    golden("seasons/asked", views.asked_before(words, asked))
    golden("seasons/noted", views.noted(words, asked, None))
    golden("seasons/taken-back", views.taken_back(words, asked))
    golden("seasons/noted-begun", views.noted(words, replace(asked, state=CircleState.ACTIVE), NEXT))
    for name, reader in (("page", others[0]), ("page-in", ana)):
        golden(f"seasons/{name}", page_views.page_modal(words, CirclePage(asked, reader.person_id, None)))
