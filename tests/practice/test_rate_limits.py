"""Slack's rate limits, by a clock that only people turn."""

from datetime import timedelta

import pytest

from bot.kernel.clock import SimulatedClock
from bot.practice.api.arguments import ARGUMENTS
from bot.practice.api.rate_limits import CALLS_PER_MINUTE, RateLimits
from bot.practice.api.web_api import METHODS
from tests.practice.api_desk import START, error_of, open_desk


@pytest.fixture
def clock() -> SimulatedClock:
    return SimulatedClock(START)


async def turn(clock: SimulatedClock, seconds: float) -> None:
    await clock.turn_to(clock.now() + timedelta(seconds=seconds))


async def test_a_channel_takes_a_burst_and_then_one_message_a_second(clock: SimulatedClock) -> None:
    limits = RateLimits(clock)
    assert [limits.wait_for("chat.postMessage", "C1") for _ in range(4)] == [None, None, None, 1]
    await turn(clock, 1)
    assert [limits.wait_for("chat.postMessage", "C1") for _ in range(2)] == [None, 1]


async def test_other_channels_are_not_slowed_down(clock: SimulatedClock) -> None:
    limits = RateLimits(clock)
    for _ in range(4):
        limits.wait_for("chat.postMessage", "C1")
    assert limits.wait_for("chat.postMessage", "C2") is None


async def test_the_workspace_takes_three_hundred_messages_a_minute(clock: SimulatedClock) -> None:
    limits = RateLimits(clock)
    taken = [limits.wait_for("chat.postMessage", f"C{number}") for number in range(301)]
    assert (taken[:300], taken[300]) == ([None] * 300, 60)


@pytest.mark.parametrize(
    ("method", "limit"), [("users.list", 20), ("chat.update", 50), ("views.publish", 100), ("users.info", 100)]
)
async def test_a_tier_is_a_number_of_calls_in_any_minute(clock: SimulatedClock, method: str, limit: int) -> None:
    limits = RateLimits(clock)
    for _ in range(limit - 1):
        assert limits.wait_for(method) is None
    await turn(clock, 20)
    assert limits.wait_for(method) is None
    assert limits.wait_for(method) == 40
    await turn(clock, 40)
    assert limits.wait_for(method) is None


async def test_a_refused_call_does_not_count(clock: SimulatedClock) -> None:
    limits = RateLimits(clock)
    for _ in range(10):
        limits.wait_for("chat.postMessage", "C1")
    await turn(clock, 3)
    assert limits.wait_for("chat.postMessage", "C1") is None


def test_every_method_has_its_limit_and_its_arguments() -> None:
    assert METHODS.keys() == CALLS_PER_MINUTE.keys() == ARGUMENTS.keys() - {"response_url"}


async def test_slack_answers_429_with_whole_seconds_and_does_nothing() -> None:
    async with open_desk() as desk:
        for _ in range(3):
            await desk.client.chat_postMessage(channel="C1", text="Hi")
        head = {"Authorization": f"Bearer {desk.install.bot_token}"}
        answer = await desk.http.post(f"{desk.url}/api/chat.postMessage", json={"channel": "C1"}, headers=head)
        assert (answer.status, answer.headers["Retry-After"]) == (429, "1")
        assert await answer.json() == {"ok": False, "error": "ratelimited"}
        assert await error_of(desk.client.chat_postMessage(channel="C1", text="Hi")) == "ratelimited"
        assert len(desk.texts("C1")) == 3
        assert desk.workspace.traffic[-1].answer == {"ok": False, "error": "ratelimited", "retry_after": 1}


async def test_a_person_and_the_direct_message_with_that_person_are_one_lane() -> None:
    async with open_desk() as desk:
        channel = (await desk.client.conversations_open(users="U1"))["channel"]["id"]
        for target in ("U1", channel, "U1"):
            await desk.client.chat_postMessage(channel=target, text="Hi")
        assert await error_of(desk.client.chat_postMessage(channel=channel, text="Hi")) == "ratelimited"
