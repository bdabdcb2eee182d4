"""A topic is chosen a week ahead, and whoever proposed it is asked first to bring the input on it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.assignments import views
from bot.features.sessions.rules import card_at, topic_at
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import SkillKind
from bot.kernel.ids import UserId
from bot.kernel.recurrence import local_date
from bot.language.translator import Words
from bot.storage.unit_of_work import Storage
from models import Skill
from tests.features.conftest import Golden
from tests.features.sessions.stage import CARD_TIME, Stage, new_stage
from tests.features.sessions.test_views import HOUR, MISSED, PAUSING, RUNNING, SESSION, holder

pytestmark = pytest.mark.long

AHEAD = CARD_TIME - timedelta(days=5)
"""Thursday, 09:00 in Berlin, a week before the first session."""
YES, NO = "sessions:choose-role", "sessions:no-input"


@pytest.fixture
async def waiting(planned: Stage) -> Stage:
    """A topic of Dea's waits."""
    await planned.propose("UDEA", "Locks")
    return planned


@pytest.fixture
async def asked(waiting: Stage) -> Stage:
    """Dea is asked to bring the input on it."""
    await waiting.live_until(AHEAD)
    return waiting


async def brings(stage: Stage) -> str | None:
    found = (await stage.session()).holder("input")
    return found.user if found else None


@given(st.dates(date(2025, 1, 1), date(2027, 1, 1)), st.sampled_from(("Europe/Berlin", "Asia/Tokyo", "UTC")))
def test_it_is_a_week_ahead_or_more_on_a_working_day_and_before_the_card(day: date, zone: str) -> None:
    at = topic_at(day, zone)
    chosen = local_date(at, zone)
    assert timedelta(days=7) <= day - chosen <= timedelta(days=9)
    assert chosen.weekday() < 5
    assert at < card_at(day, zone, at)


async def test_until_then_people_vote(waiting: Stage) -> None:
    await waiting.live_until(AHEAD - timedelta(minutes=1))
    assert (await waiting.session()).topic is None
    assert waiting.dms("UDEA") == []


async def test_whoever_proposed_it_brings_it_with_one_tap(asked: Stage) -> None:
    topic = (await asked.session()).topic
    assert topic
    assert topic.title == "Locks"
    (question,) = asked.dms("UDEA")
    await asked.press_on("UDEA", question, YES)
    assert await brings(asked) == "UDEA"
    (answered,) = asked.dms("UDEA")
    assert "You bring the input" in answered.words
    assert answered.buttons == {}


async def test_not_this_time_leaves_it_to_whoever_likes(asked: Stage) -> None:
    (question,) = asked.dms("UDEA")
    await asked.press_on("UDEA", question, NO)
    assert asked.dms("UDEA")[0].buttons == {}
    await asked.live_until(CARD_TIME)
    await asked.press_on("UBEN", asked.card(), YES)
    assert await brings(asked) == "UBEN"
    (answered,) = asked.dms("UDEA")
    assert "<@UBEN> brings the input" in answered.words


async def test_where_who_proposed_it_cannot_come_whoever_offers_it_is_asked(waiting: Stage) -> None:
    async with waiting.work() as work:
        person = waiting.team.person("UCEM")
        work.add(Skill(person_id=person, kind=SkillKind.OFFER, text="Why locks lock", position=0))
    value = f'{{"session":"{(await waiting.session()).id}"}}'
    await waiting.press("UDEA", "sessions:cannot-come", value)
    await waiting.live_until(AHEAD)
    assert waiting.dms("UDEA") == []
    assert "you offer something that fits" in waiting.dms("UCEM")[0].words


async def test_where_no_topic_waits_a_week_ahead_the_card_chooses_and_nobody_is_asked(planned: Stage) -> None:
    await planned.live_until(AHEAD + timedelta(hours=1))
    await planned.propose("UDEA", "Locks")
    await planned.live_until(CARD_TIME)
    assert (await planned.session()).topic
    assert planned.dms("UDEA") == []
    assert YES in planned.card().buttons


async def test_a_session_that_was_planned_later_gets_its_topic_with_its_card(
    storage: Storage, clock: SimulatedClock
) -> None:
    await clock.turn_to(AHEAD + timedelta(hours=1))
    stage = await new_stage(storage, clock)
    await stage.propose("UDEA", "Locks")
    await stage.live_until(CARD_TIME - timedelta(minutes=1))
    assert (await stage.session()).topic is None
    await stage.live_until(CARD_TIME)
    assert (await stage.session()).topic


async def test_nobody_is_asked_where_somebody_brings_a_case_instead(storage: Storage, clock: SimulatedClock) -> None:
    stage = await new_stage(storage, clock, change=lambda row: setattr(row, "format_id", "kollegiale-fallberatung"))
    await stage.propose("UDEA", "Locks")
    await stage.live_until(CARD_TIME)
    assert (await stage.session()).topic is None
    assert stage.dms("UDEA") == []


def test_the_question_and_what_becomes_of_it(words: Words, golden: Golden) -> None:
    proposer, other = UserId("UANA"), UserId("UBEN")
    golden("sessions/input-proposer", views.input_question(words, HOUR, SESSION, proposer, is_open=True))
    golden("sessions/input-offers", views.input_question(words, HOUR, SESSION, other, is_open=True))
    held = replace(SESSION, roles=(holder(5, "input", "UANA"),))
    golden("sessions/input-mine", views.input_question(words, HOUR, held, proposer, is_open=False))
    golden("sessions/input-of", views.input_question(words, HOUR, held, other, is_open=False))
    golden("sessions/input-no", views.no_input(words))
    for over in (MISSED, PAUSING, RUNNING):
        assert len(views.input_question(words, HOUR, over, other, is_open=False).blocks) == 1
