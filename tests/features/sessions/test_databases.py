"""A session on both databases, and two people who press at the same moment."""

import asyncio
from collections.abc import Coroutine
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from bot.features.assignments import service as assignments
from bot.features.dates import service as dates
from bot.features.facilitation import service as facilitation
from bot.features.home import service as home
from bot.features.payloads import DateButton, MoveDraft, SessionButton
from bot.features.people import service as people
from bot.features.schedule.rules import Appointment
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import CircleState, PhaseState, SessionState
from bot.kernel.errors import ItIsOver, Refusal
from bot.slack.responses import ChangeMessage, Responses
from bot.storage.unit_of_work import Storage
from models import Circle, PhaseRun, Session
from tests.features.fakes import FORMATS, answer, option, press, submit
from tests.features.sessions.stage import CARD_TIME, START, Stage, new_stage
from tests.features.sessions.test_swaps import BEFORE, SWAPPED, about, asks, hands_over, held, question

pytestmark = pytest.mark.long


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
    assert [run.state for run in runs] == [PhaseState.OVER, PhaseState.OPEN, *[PhaseState.WAITING] * 6]

    await stage.live_until(START + timedelta(minutes=61))
    assert (await stage.session()).state is SessionState.ENDED
    assert "reflections:open" in stage.in_thread()[-2].buttons


async def test_a_role_on_offer_goes_to_one_of_two_who_press_at_once(
    any_storage: Storage, clock: SimulatedClock
) -> None:
    stage = await new_stage(any_storage, clock, "UANA", "UBEN", "UCEM", "UDEA", "UEVA")
    await stage.live_until(START - timedelta(days=2))
    await hands_over(stage, "UANA")
    offer = stage.in_thread()[-1].buttons["sessions:take-role"]
    assert kinds(await at_once(stage, "take-role", offer, "UDEA", "UEVA")) == {type(None), ItIsOver}
    held = [holder.user for holder in (await stage.session()).roles if holder.role == "moderation"]
    assert held in (["UDEA"], ["UEVA"])


async def test_a_yes_and_a_take_back_at_once_either_swap_or_do_not(any_storage: Storage, clock: SimulatedClock) -> None:
    stage = await new_stage(any_storage, clock)
    await stage.live_until(START - timedelta(days=2))
    await asks(stage, "UANA", "moderation", "UBEN", "documentation")
    back, yes = await about(stage), question(stage, "UBEN").buttons["sessions:swap-yes"]
    said = await asyncio.gather(
        at_once(stage, "swap-yes", yes, "UBEN", "UBEN"), at_once(stage, "take-back", back, "UANA")
    )
    swapped = [each for each in said[0] if not isinstance(each, BaseException)]
    assert await held(stage) == (SWAPPED if swapped else BEFORE)
    assert len(swapped) + sum(not isinstance(each, BaseException) for each in said[1]) == 1


ROUNDS = 20
NEXT = START.date() + timedelta(weeks=1)


async def failures(*doings: Coroutine[Any, Any, object]) -> list[BaseException]:
    """Do all of this at the same moment; return what failed, but for refusals: who is second may be told no."""
    said = await asyncio.gather(*doings, return_exceptions=True)
    return [each for each in said if isinstance(each, BaseException) and not isinstance(each, Refusal)]


async def moved(stage: Stage, row: Session, hour: int) -> None:
    inputs = {
        "day": {"selected_date": START.date().isoformat()}, "at": {"selected_time": f"{hour}:00"},
        "format_id": option(row.format_id), "mode": option(row.mode),
    }  # fmt: skip
    draft = MoveDraft(session=row.id, seen=row.revision)
    await answer(stage.routes, submit(stage.team.actors["UBEN"], "sessions:keep-move", inputs, draft))


async def paused(stage: Stage, user: str, while_: timedelta) -> None:
    async with stage.work() as work:
        await home.pause(work, stage.team.person(user), stage.now() + while_, stage.now())


async def test_a_session_is_moved_while_the_next_date_is_left_out_and_somebody_cannot_come(
    postgres_storage: Storage, clock: SimulatedClock
) -> None:
    """Nobody waits for somebody who waits for them: all lock the circle first, then its sessions, then the rest."""
    stage = await new_stage(postgres_storage, clock)
    await stage.live_until(CARD_TIME)
    about, on_date = SessionButton(session=(await stage.session()).id), DateButton(circle=stage.circle.id, day=NEXT)
    for number in range(ROUNDS):
        async with stage.work() as work:
            row = await work.get(Session, about.session)
        other = ("skip", "unskip")[number % 2]
        coming = ("cannot-come", "can-come")[number % 2]
        assert not await failures(
            moved(stage, row, 15 + number % 2),
            answer(stage.routes, press(stage.team.actors["UANA"], f"sessions:{other}", on_date)),
            answer(stage.routes, press(stage.team.actors["UCEM"], f"sessions:{coming}", about)),
            paused(stage, "UCEM", timedelta(days=90 * (number % 2))),
            stage.planner.plan(),
        )
    assert (await stage.session()).revision >= ROUNDS / 2


async def test_while_somebody_pauses_something_about_them_can_be_noted(
    postgres_storage: Storage, clock: SimulatedClock
) -> None:
    """Who pauses locks themselves, then the circle; whoever locked the circle may have a row to insert about them."""
    stage = await new_stage(postgres_storage, clock)
    await stage.settle()
    session, ben = (await stage.session()).id, stage.team.person("UBEN")
    async with stage.work() as one, asyncio.timeout(10):
        await people.pause(one, ben, stage.now() + timedelta(days=1))
        async with stage.work() as other:
            await assignments.cannot_come(other, session, ben, FORMATS, stage.now())


async def test_the_last_session_ends_while_somebody_wants_to_move_it(
    postgres_storage: Storage, clock: SimulatedClock
) -> None:
    stage = await new_stage(postgres_storage, clock)
    await stage.live_until(START)
    await stage.press_on("UANA", stage.in_thread()[-1], "sessions:start")
    info, ana = await stage.session(), stage.team.person("UANA")
    to = Appointment(START.date(), info.circle.rhythm.at, info.circle.rhythm.zone, info.format_id, info.mode)

    async def end() -> None:
        async with stage.work() as work:
            await facilitation.end(work, info.id, ana, stage.now())

    async def move() -> None:
        async with stage.work() as work:
            await dates.move(work, info.id, ana, to, venue="", seen=info.revision, formats=FORMATS, now=stage.now())

    for _ in range(ROUNDS):
        async with stage.work() as work:
            (await work.get(Session, info.id)).state = SessionState.RUNNING
            circle = await work.get(Circle, stage.circle.id)
            circle.state, circle.sessions = CircleState.ACTIVE, info.number
        assert not await failures(end(), move())
