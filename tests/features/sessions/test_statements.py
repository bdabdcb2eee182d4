"""What leading and reminding ask the database: little, and no more where more people are there."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.features.answers import service as answers
from bot.features.sessions import service as sessions
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import Mode
from bot.slack.request import Request
from bot.slack.responses import ChangeMessage
from bot.storage.unit_of_work import Storage
from models import Circle, OutboxMessage
from tests.features.fakes import FORMATS, answer, press
from tests.features.sessions.stage import START, Stage, new_stage
from tests.features.statements import statements

ROUTER = 2
"""What the router asks before the handler: who acts, and whether the request is new."""


class TestNext:
    async def test_from_the_tap_to_the_new_phase_in_the_thread(self, live: Stage) -> None:
        await live.jump_to(live.now() + timedelta(minutes=2))
        asked, posted = statements(live.team.storage), list[int]()

        async def note() -> None:
            posted.append(len(asked))

        live.gateway.before["post"] = note
        said = await answer(live.routes, _tap(live))
        assert isinstance(said, ChangeMessage)
        await live.sender.drain()
        [until_posted] = posted
        assert ROUTER + until_posted <= 26, asked
        assert "Step 2 of 8" in live.in_thread()[-1].message.text

    async def test_the_phase_that_was_pressed_is_changed_by_the_answer_and_not_once_more(self, live: Stage) -> None:
        pressed, before = live.in_thread()[-1], len(live.gateway.calls("update"))
        said = await live.press_on("UANA", pressed, "sessions:next-phase")
        assert isinstance(said, ChangeMessage)
        assert "over" in str(said.message.block_dicts())
        assert "button" not in str(said.message.block_dicts())
        assert len(live.gateway.calls("update")) == before + 1  # the answer itself

    async def test_where_the_newest_message_of_the_phase_is_another_one_that_is_changed_too(self, live: Stage) -> None:
        call = _tap(live)
        call.payload["message"]["ts"] = "0.000001"
        await answer(live.routes, call)
        await live.settle()
        assert not live.in_thread()[-2].buttons


def _tap(stage: Stage) -> Request:
    shown = stage.in_thread()[-1]
    call = press(stage.team.actors["UANA"], "sessions:next-phase", shown.buttons["sessions:next-phase"])
    call.payload["message"]["ts"] = shown.ts
    return call


@pytest.mark.long
@pytest.mark.parametrize("members", [2, 8])
async def test_reminding_asks_as_much_for_two_as_for_eight(
    storage: Storage, clock: SimulatedClock, members: int
) -> None:
    def over_days(row: Circle) -> None:
        row.mode, row.format_id = Mode.ASYNC, "async-week"

    stage = await new_stage(storage, clock, *(f"U{number}" for number in range(members)), change=over_days)
    await stage.live_until(START + timedelta(minutes=5))
    async with stage.work() as work:
        [(session_id, _, at), *_] = await answers.reminder_moments(work)
    asked = statements(storage)
    async with stage.work() as work:
        await answers.remind(work, session_id, FORMATS, at)
    assert len(asked) == 11, asked
    async with stage.work() as work:
        reminded = await work.all(sa.select(OutboxMessage).where(OutboxMessage.kind == sessions.REMINDER))
    assert len(reminded) == members
