"""A token that Slack refuses pauses its workspace, and nothing else does; the pause ends by itself."""

from datetime import timedelta
from itertools import pairwise

import pytest
import sqlalchemy as sa

from bot.delivery import pauses
from bot.delivery.pauses import Pause
from bot.kernel.enums import OutboxState, WorkspaceState
from bot.slack.errors import Meaning, SlackFailure
from models import Workspace
from tests.delivery.world import C1, C2, World
from tests.slack.gate import logged

PENDING, SENT = OutboxState.PENDING, OutboxState.SENT
REVOKED = SlackFailure(Meaning.INSTALLATION, "token_revoked")


@pytest.fixture
async def paused(any_world: World) -> World:
    """A world whose token is refused until somebody calls ``mend``."""
    any_world.slack.team = await any_world.team()
    any_world.slack.fail("whoami", *[REVOKED] * 1000)
    await any_world.put(C1, last=timedelta(hours=1))
    await any_world.put(C2)
    any_world.slack.fail("post", REVOKED, REVOKED)
    await any_world.sender.drain()
    return any_world


async def now_paused(world: World) -> list[Pause]:
    async with world.storage.everywhere() as session:
        return list(await pauses.pauses(session))


async def test_a_refused_token_pauses_the_workspace_and_says_since_when_and_why(paused: World) -> None:
    [found] = await now_paused(paused)
    assert (found.team, found.since, found.why) == (paused.slack.team, paused.now, "token_revoked")
    assert await paused.states() == [PENDING, PENDING]
    assert [queued.attempts for queued in await paused.queued_messages()] == [0, 0]
    await paused.later(minutes=10)
    await paused.sender.drain()
    assert len(paused.slack.calls("post")) == 2


@pytest.mark.long
async def test_slack_is_asked_ever_more_seldom_and_at_least_every_quarter_of_an_hour(paused: World) -> None:
    asked_at, begun = [], paused.now
    for _ in range(3600 * 2 // 30):
        before = len(paused.slack.calls("whoami"))
        await paused.later(seconds=30)
        await paused.sender.drain()
        if len(paused.slack.calls("whoami")) > before:
            asked_at.append((paused.now - begun).total_seconds())
    assert asked_at[:6] == [30, 60, 120, 240, 480, 960]
    assert {later - earlier for earlier, later in pairwise(asked_at[6:])} == {900}


async def test_when_slack_takes_the_token_again_all_goes_on_but_what_is_too_late_by_then(paused: World) -> None:
    await paused.later(hours=2)
    await paused.sender.drain()
    paused.slack.failures.clear()
    await paused.later(minutes=15)
    with logged() as entries:
        await paused.sender.drain()
    assert await now_paused(paused) == []
    assert await paused.states() == [OutboxState.EXPIRED, SENT]
    assert [entry["why"] for entry in entries if entry["event"] == "pause_over"] == ["token_revoked"]


async def test_the_token_of_another_workspace_ends_no_pause(paused: World) -> None:
    paused.slack.failures.clear()
    paused.slack.team = "T0OTHER"
    await paused.later(minutes=15)
    await paused.sender.drain()
    assert len(await now_paused(paused)) == 1


async def test_a_workspace_that_was_removed_or_has_no_token_of_ours_is_not_asked_about(any_world: World) -> None:
    for state in (WorkspaceState.REMOVED, WorkspaceState.PAUSED):
        async with any_world.storage.everywhere() as session:
            await session.execute(sa.update(Workspace).values(state=state))
        await any_world.later(minutes=15)
        await any_world.sender.drain()
    assert any_world.slack.asked == []


@pytest.mark.parametrize("code", ["missing_scope", "restricted_action", "ekm_access_denied", "no_permission"])
async def test_what_concerns_one_channel_or_one_scope_stops_nothing_else(any_world: World, code: str) -> None:
    await any_world.put(C1)
    await any_world.put(C2)
    any_world.slack.fail("post", SlackFailure(Meaning.TARGET, code))
    await any_world.sender.drain()
    assert await now_paused(any_world) == []
    assert await any_world.states() == [PENDING, SENT, SENT]  # one of them tells somebody
