"""Who has had three messages this week gets no fourth, and learns all the same what can't wait."""

from datetime import timedelta
from uuid import uuid4

import pytest
import sqlalchemy as sa

from bot.features.sessions.service import ROLE_CARD
from bot.kernel.enums import Operation, OutboxState
from models import OutboxMessage
from tests.features.sessions.stage import FOUR, ROLE_TIME, START, Stage
from tests.features.sessions.test_swaps import asks

pytestmark = pytest.mark.long


async def fill_week(stage: Stage, user: str, messages: int = 3) -> None:
    now = stage.now()
    async with stage.work() as work:
        for _ in range(messages):
            work.add(OutboxMessage(
                kind="note", subject=uuid4(), dedupe_key=uuid4().hex, token=uuid4().hex, operation=Operation.POST,
                lane=user, people=user, due_at=now, next_at=now, not_after=now, state=OutboxState.SENT, sent_at=now,
            ))  # fmt: skip


async def test_a_role_that_comes_up_late_is_told_in_the_thread_and_stays_true(told: Stage) -> None:
    await fill_week(told, "UDEA")
    await told.press_on("UANA", told.dms("UANA")[0], "sessions:decline")
    await told.settle()
    assert told.dms("UDEA") == []
    assert [one.message.text for one in told.in_thread()] == ["🎙 Moderation is with <@UDEA> this time."]
    await told.press_on("UDEA", told.card(), "sessions:cannot-come")
    [line] = told.in_thread()
    assert line.message.text.startswith("🎙 Moderation")
    assert "<@UDEA>" not in line.message.text


async def test_a_question_to_swap_that_finds_no_room_is_over_and_whoever_asked_knows(stage: Stage) -> None:
    await fill_week(stage, "UBEN")
    await asks(stage, "UANA", "moderation", "UBEN", "documentation")
    await stage.settle()
    assert stage.dms("UBEN") == []
    assert "couldn’t be asked in time" in stage.dms("UANA")[-1].words
    assert "sessions:swap-yes" not in stage.dms("UANA")[-1].buttons


async def test_a_card_that_finds_no_room_comes_once_into_the_thread(stage: Stage) -> None:
    await fill_week(stage, "UANA")
    await stage.live_until(START)
    assert stage.dms("UANA") == []
    assert ["<@UANA>" in one.words for one in stage.in_thread() if "this time" in one.words] == [True]


async def test_nobody_hears_of_a_role_a_week_and_a_day_before_it(stage: Stage) -> None:
    for user in FOUR:
        await fill_week(stage, user, 1)
    await stage.live_until(ROLE_TIME + timedelta(hours=1))
    async with stage.work() as work:
        told = await work.session.scalars(sa.select(OutboxMessage.people).where(OutboxMessage.kind == ROLE_CARD))
        assert sorted(map(str, told)) == ["UANA", "UBEN", "UCEM"]
    assert not {one.user for one in (await stage.session(2)).roles}.isdisjoint(FOUR[:3])
