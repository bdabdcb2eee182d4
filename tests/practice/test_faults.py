"""Scripted faults, as the app's own client sees them."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from bot.practice.api.faults import Effect, Fault, FaultPlan
from tests.practice.api_desk import Desk, error_of, open_desk


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with open_desk() as opened:
        yield opened


async def post(desk: Desk, text: str = "Hi", channel: str = "C1") -> bool:
    return bool((await desk.client.chat_postMessage(channel=channel, text=text))["ok"])


@pytest.mark.parametrize(("effect", "texts"), [(Effect.DROP_BEFORE, []), (Effect.DROP_AFTER_ACCEPT, ["Hi"])])
async def test_a_dropped_connection_tells_nothing_about_the_work(desk: Desk, effect: Effect, texts: list[str]) -> None:
    desk.faults.add(Fault(effect, method="chat.postMessage"))
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await post(desk)
    assert desk.texts("C1") == texts
    assert desk.workspace.traffic[-1].fault == effect.value


async def test_a_late_answer_comes_when_it_is_released(desk: Desk) -> None:
    release = asyncio.Event()
    desk.faults.add(Fault(Effect.ANSWER_LATE, release=release))
    call = asyncio.create_task(post(desk))
    await desk.changes.until(lambda: desk.texts("C1") == ["Hi"])
    assert not call.done()
    release.set()
    assert await call


async def test_a_late_answer_outlasts_an_impatient_client(desk: Desk) -> None:
    desk.faults.add(Fault(Effect.ANSWER_LATE, seconds=30))
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(post(desk), 0.1)
    assert desk.texts("C1") == ["Hi"]


async def test_429_says_how_long_to_wait(desk: Desk) -> None:
    desk.faults.add(Fault(Effect.STATUS, status=429, retry_after=7))
    with pytest.raises(SlackApiError) as refused:
        await post(desk)
    assert (refused.value.response.status_code, refused.value.response.headers["Retry-After"]) == (429, "7")
    assert desk.texts("C1") == []


@pytest.mark.parametrize("done", [False, True])
@pytest.mark.parametrize("fault", [Fault(Effect.STATUS, status=503), Fault(Effect.HTML), Fault(Effect.ERROR)])
async def test_what_is_no_success_may_be_done_all_the_same(desk: Desk, fault: Fault, done: bool) -> None:
    desk.faults.add(replace(fault, done=done))
    with pytest.raises(SlackApiError):
        await post(desk)
    assert desk.texts("C1") == ["Hi"] * done


async def test_any_error_can_be_played(desk: Desk) -> None:
    desk.faults.add(Fault(Effect.ERROR, code="fatal_error"))
    assert await error_of(desk.client.chat_postMessage(channel="C1", text="Hi")) == "fatal_error"


async def test_a_fault_hits_as_often_as_it_says_and_only_its_method_and_channel(desk: Desk) -> None:
    desk.faults.add(Fault(Effect.ERROR, method="chat.postMessage", channel="C1", times=2))
    assert (await desk.client.auth_test())["ok"]
    assert await post(desk, channel="U1")
    assert await error_of(desk.client.chat_postMessage(channel="C1", text="Hi")) == "internal_error"
    assert len(desk.faults.pending) == 1
    assert await error_of(desk.client.chat_postMessage(channel="C1", text="Hi")) == "internal_error"
    assert await post(desk)
    assert desk.faults.pending == []


async def test_a_fault_for_a_direct_message_hits_also_when_the_person_is_named(desk: Desk) -> None:
    channel = (await desk.client.conversations_open(users="U1"))["channel"]["id"]
    desk.faults.add(Fault(Effect.ERROR, channel=channel))
    assert await error_of(desk.client.chat_postMessage(channel="U1", text="Hi")) == "internal_error"


async def test_faults_happen_in_the_order_in_which_they_were_planned(desk: Desk) -> None:
    desk.faults.add(Fault(Effect.ERROR, code="first"))
    desk.faults.add(Fault(Effect.ERROR, code="second"))
    codes = [await error_of(desk.client.auth_test()) for _ in range(2)]
    assert codes == ["first", "second"]


async def test_response_urls_have_faults_too(desk: Desk) -> None:
    desk.faults.add(Fault(Effect.DROP_BEFORE, method="response_url"))
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await desk.http.post(desk.response_url("C1"), json={"text": "Hi"})
    assert desk.texts("C1") == []


def test_a_fault_that_never_happens_cannot_be_planned() -> None:
    with pytest.raises(ValueError, match="at least once"):
        FaultPlan().add(Fault(Effect.HTML, times=0))


def test_a_cleared_plan_lets_everything_pass() -> None:
    plan = FaultPlan()
    plan.add(Fault(Effect.HTML))
    plan.clear()
    assert plan.take("auth.test", None) is None


def test_one_fault_can_be_planned_many_times() -> None:
    fault = Fault(Effect.HTML)
    for plan in (FaultPlan(), FaultPlan()):
        plan.add(fault)
        assert plan.take("auth.test", None) is not None
        assert plan.take("auth.test", None) is None
