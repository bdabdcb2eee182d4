"""A wrong clock does no harm: Slack's answers tell what time it is, and the monotonic clock what has passed since."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.delivery.clock_check import ClockCheck
from bot.kernel.clock import SecondClock, SimulatedClock
from bot.kernel.ids import ChannelId, MessageTs
from bot.practice.server import PracticeServer, practice
from bot.practice.workspace.people import company
from bot.practice.workspace.state import AppInstall
from bot.slack.errors import Meaning, SlackFailure
from bot.slack.gateway import Posted, WebGateway
from bot.slack.system_messages import notice
from tests.rows import MONDAY
from tests.slack.gate import logged

HELLO = Posted(ChannelId("C1"), MessageTs("1.2"))
MINUTE, DAYS = timedelta(minutes=1), timedelta(days=3)


class Machine:
    """A machine whose wall clock may be set, and which has been up for a while."""

    def __init__(self) -> None:
        self.wall, self.up = MONDAY, 100.0

    def now(self) -> datetime:
        return self.wall

    def elapsed(self) -> float:
        return self.up

    def pass_time(self, span: timedelta) -> None:
        self.wall += span
        self.up += span.total_seconds()


class Slack:
    """Says what time it is when asked; ``away``, it doesn't answer."""

    def __init__(self, machine: Machine) -> None:
        self.clock, self.time = SecondClock(machine), MONDAY
        self.asked, self.away = 0, False

    async def ask(self) -> None:
        self.asked += 1
        if self.away:
            raise SlackFailure(Meaning.NOT_ACCEPTED, "ClientConnectorError")
        self.clock.heard(self.time)


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
async def slack(machine: Machine) -> Slack:
    slack = Slack(machine)
    await slack.ask()
    return slack


@pytest.fixture
def check(machine: Machine, slack: Slack) -> ClockCheck:
    return ClockCheck(machine, slack.clock, slack.ask)


@pytest.mark.parametrize("off", [MINUTE, -MINUTE, timedelta(0)])
async def test_a_clock_that_is_off_by_a_minute_is_right_enough(
    machine: Machine, check: ClockCheck, off: timedelta
) -> None:
    machine.wall += off
    assert await check.agree()


@pytest.mark.parametrize("off", [timedelta(seconds=61), -timedelta(seconds=61), DAYS, -timedelta(hours=1)])
async def test_a_clock_that_is_set_is_noticed_without_any_answer(
    machine: Machine, slack: Slack, check: ClockCheck, off: timedelta
) -> None:
    slack.away = True
    machine.pass_time(timedelta(hours=5))
    assert await check.agree()
    machine.wall += off
    assert not await check.agree()
    assert check.ahead == off


async def test_a_clock_that_was_wrong_from_the_start_is_noticed(machine: Machine, slack: Slack) -> None:
    machine.wall += DAYS
    await slack.ask()
    assert not await ClockCheck(machine, slack.clock, slack.ask).agree()


async def test_after_a_sleep_slack_is_asked_what_time_it_is(machine: Machine, slack: Slack, check: ClockCheck) -> None:
    """The monotonic clock stands still while a machine sleeps."""
    machine.wall += timedelta(hours=8)
    slack.time = machine.wall
    assert await check.agree()
    assert slack.asked == 2


async def test_while_clocks_differ_slack_is_asked_seldom(machine: Machine, slack: Slack, check: ClockCheck) -> None:
    machine.wall += DAYS
    for _ in range(30):
        await check.agree()
        machine.pass_time(timedelta(seconds=2))
        slack.time += timedelta(seconds=2)
    assert slack.asked == 1 + 3


async def test_what_differs_is_said_once_and_that_it_agrees_again(machine: Machine, check: ClockCheck) -> None:
    with logged() as entries:
        machine.wall += DAYS
        for _ in range(3):
            await check.agree()
        machine.wall -= DAYS
        for _ in range(3):
            await check.agree()
    assert [(entry["event"], entry.get("seconds")) for entry in entries] == [
        ("clocks_differ", 3 * 24 * 3600), ("clocks_agree_again", None),
    ]  # fmt: skip


@pytest.fixture
async def workspace(clock: SimulatedClock) -> AsyncIterator[PracticeServer]:
    install = AppInstall(manifest={"oauth_config": {"scopes": {"bot": ["chat:write"]}}}, bot_user="U0ZIRKEL")
    async with practice(company(install), clock, install) as server:
        yield server


@pytest.mark.parametrize("token", [None, "xoxb-wrong"], ids=["an answer", "a refusal"])
async def test_every_answer_of_slack_says_what_time_it_is(
    workspace: PracticeServer, clock: SimulatedClock, token: str | None
) -> None:
    slacks = SecondClock(Machine())
    gateway = WebGateway(token or workspace.install.bot_token, workspace.api_url, slacks)
    await clock.turn_to(MONDAY + DAYS)
    try:
        await gateway.whoami()
    except SlackFailure:
        assert token
    assert slacks.ahead() == -DAYS


@pytest.mark.parametrize(("said", "ahead"), [
    ("Mon, 02 Mar 2026 08:00:00 -0000", timedelta(0)), ("Mon, 02 Mar 2026 10:00:00 +0200", timedelta(0)),
    ("Mon, 02 Mar 2026 07:00:00 GMT", timedelta(hours=1)),
    ("", timedelta(0)), ("yesterday", timedelta(0)), ("Mon, 02 Mar 99999999999 08:00:00 GMT", timedelta(0)),
    ("Mon, 02 Mar 2026 08:00:00 +99999999999999", timedelta(0)),
])  # fmt: skip
async def test_whatever_stands_in_the_date_of_an_answer_the_clocks_can_be_compared(said: str, ahead: timedelta) -> None:
    async def answer(_: web.Request) -> web.Response:
        return web.json_response({"ok": True}, headers={"Date": said})

    application, machine = web.Application(), Machine()
    application.router.add_route("*", "/{path:.*}", answer)
    slacks = SecondClock(machine)
    async with TestServer(application) as server:
        await WebGateway("xoxb-1", f"{server.make_url('/api/')}", slacks).update(HELLO, notice("Hello"))
    assert slacks.ahead() == ahead
    assert await ClockCheck(machine, slacks).agree() is not bool(ahead)


async def test_the_practice_workspace_and_its_app_have_one_clock(
    workspace: PracticeServer, clock: SimulatedClock
) -> None:
    slacks = SecondClock(clock)
    gateway = WebGateway(workspace.install.bot_token, workspace.api_url, slacks)
    await gateway.whoami()
    await clock.turn_to(datetime(2027, 1, 1, tzinfo=UTC))
    assert await ClockCheck(clock, slacks, gateway.whoami).agree()
