"""A session on both databases, and two people who press at the same moment."""

import asyncio
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import PhaseState, SessionState
from bot.kernel.errors import ItIsOver
from bot.slack.responses import ChangeMessage, Responses
from bot.storage.unit_of_work import Storage
from models import PhaseRun
from tests.features.fakes import answer, press
from tests.features.sessions.stage import START, Stage, new_stage


@pytest.fixture
async def stage(any_storage: Storage, clock: SimulatedClock) -> Stage:
    stage = await new_stage(any_storage, clock)
    await stage.live_until(START)
    return stage


async def at_once(stage: Stage, action: str, value: str, *users: str) -> list[Responses | BaseException]:
    """Return what these people are answered who press at the same moment."""
    calls = [press(stage.team.actors[user], f"sessions:{action}", value) for user in users]
    return await asyncio.gather(*(answer(stage.routes, call) for call in calls), return_exceptions=True)


def kinds(said: list[Responses | BaseException]) -> set[type]:
    return {type(each) for each in said}


async def test_a_session_is_led_from_start_to_end_and_nothing_is_done_twice_at_once(stage: Stage) -> None:
    start = stage.in_thread()[-1].buttons["sessions:start"]
    assert kinds(await at_once(stage, "start", start, "UANA", "UANA")) == {type(None), ItIsOver}
    await stage.settle()

    following = stage.in_thread()[-1].buttons["sessions:next-phase"]
    assert kinds(await at_once(stage, "next-phase", following, "UANA", "UANA", "UANA")) == {ChangeMessage, ItIsOver}
    await stage.settle()
    async with stage.work() as work:
        runs = await work.all(sa.select(PhaseRun).order_by(PhaseRun.position))
    assert [run.state for run in runs] == [PhaseState.OVER, PhaseState.OPEN, *[PhaseState.WAITING] * 5]

    await stage.live_until(START + timedelta(minutes=61))
    assert (await stage.session()).state is SessionState.ENDED
    assert "reflections:open" in stage.in_thread()[-1].buttons


async def test_a_role_on_offer_goes_to_one_of_two_who_press_at_once(
    any_storage: Storage, clock: SimulatedClock
) -> None:
    stage = await new_stage(any_storage, clock, "UANA", "UBEN", "UCEM", "UDEA", "UEVA")
    await stage.live_until(START - timedelta(days=2))
    await stage.press_on("UANA", stage.card(), "sessions:swap")
    offer = stage.in_thread()[-1].buttons["sessions:take-role"]
    assert kinds(await at_once(stage, "take-role", offer, "UDEA", "UEVA")) == {type(None), ItIsOver}
    held = [holder.user for holder in (await stage.session()).roles if holder.role == "moderation"]
    assert held in (["UDEA"], ["UEVA"])
