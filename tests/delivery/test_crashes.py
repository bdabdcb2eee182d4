"""Killed at random points again and again: no message is lost silently, none is posted twice."""

import asyncio
import multiprocessing
import random
from collections import Counter
from dataclasses import replace
from multiprocessing.context import ForkServerContext, ForkServerProcess
from uuid import UUID

import pytest
import sqlalchemy as sa

from bot.kernel.clock import SystemClock
from bot.kernel.enums import Operation, OutboxState, ScheduledState
from bot.practice.api.faults import Effect, Fault
from bot.practice.server import PracticeServer, practice
from bot.practice.workspace.changes import Change, ChangeKind
from bot.practice.workspace.people import company
from bot.practice.workspace.state import AppInstall, Channel, ChannelKind
from bot.storage.unit_of_work import Storage
from models import OutboxMessage, ScheduledEvent
from tests.delivery import crash_child
from tests.rows import a_circle, new_workspace

pytestmark = pytest.mark.long  # a simulation: two dozen processes, killed one after the other
LIVES = 12
LETTERS = 100
SEED = 20260302
SCOPES = ["chat:write", "im:write", "users:read", "channels:read"]
HISTORY = ["channels:history", "im:history"]
FAULTS = [
    Fault(Effect.DROP_BEFORE, method="chat.postMessage", times=2),
    Fault(Effect.DROP_AFTER_ACCEPT, method="chat.postMessage", times=2),
    Fault(Effect.STATUS, method="chat.postMessage", status=503),
    Fault(Effect.STATUS, method="chat.postMessage", status=429, retry_after=1),
    Fault(Effect.DROP_AFTER_ACCEPT, method="conversations.open"),
]


@pytest.fixture(scope="module")
def lives() -> ForkServerContext:
    """Processes that are forked from one that has imported everything: each life begins in some milliseconds."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([crash_child.__name__])
    return context


async def new_circles(storage: Storage, places: list[str]) -> set[UUID]:
    workspace = await new_workspace(storage)
    async with storage.work(workspace) as work:
        return {work.add(a_circle(channel=place)).id for place in places}


def kill_after(slack: PracticeServer, process: ForkServerProcess, calls: int, delay: float) -> None:
    """Kill ``process`` when Slack has heard or answered that many calls, perhaps a moment later."""
    heard = 0

    def listener(change: Change) -> None:
        nonlocal heard
        heard += change.kind is ChangeKind.API_CALL
        if heard == calls:
            stop()
            asyncio.get_running_loop().call_later(delay, process.kill) if delay else process.kill()

    stop = slack.changes.listen(listener)


@pytest.mark.parametrize("readable", [False, True], ids=["held", "found"])
async def test_nothing_is_lost_and_nothing_posted_twice(
    any_url: str, any_storage: Storage, lives: ForkServerContext, *, readable: bool
) -> None:
    """Where history may be read, each message is there once; where not, a person is asked about a few of them."""
    chance = random.Random(SEED)
    scopes = {"scopes": {"bot": [*SCOPES, *(HISTORY if readable else ())]}}
    install = AppInstall(manifest={"oauth_config": scopes}, bot_user="U0ZIRKEL")
    workspace = company(install)
    channels = [f"C{n:08}" for n in range(LETTERS - len(workspace.people) + 1)]
    for channel in channels:
        workspace.channels[channel] = Channel(channel, channel.lower(), ChannelKind.PUBLIC, {install.bot_user})
    people = [person.id for person in workspace.people.values() if not person.is_bot]
    circles = await new_circles(any_storage, [*channels, *people])
    killed = 0
    async with practice(workspace, SystemClock(), install) as slack:
        for fault in FAULTS:
            slack.faults.add(replace(fault))
        for life in range(LIVES + 1):
            process = lives.Process(target=crash_child.live, args=(any_url, slack.api_url, install.bot_token, life))
            process.start()
            if life < LIVES:
                kill_after(slack, process, chance.randint(1, 22), chance.choice([0, 0, 0.002, 0.01, 0.02]))
            await asyncio.to_thread(process.join)
            killed += process.exitcode == -9
    posted = Counter(message.text for channel in workspace.channels.values() for message in channel.messages)
    assert process.exitcode == 0
    assert killed >= 8
    await check(any_storage, circles, posted, readable=readable)


async def check(storage: Storage, circles: set[UUID], posted: Counter[str], *, readable: bool) -> None:
    async with storage.everywhere() as session:
        posts = sa.select(OutboxMessage).where(OutboxMessage.operation == Operation.POST)
        queued_messages = list(await session.scalars(posts))
        scheduled_events = list(await session.scalars(sa.select(ScheduledEvent.state)))
    assert scheduled_events == [ScheduledState.QUEUED] * len(circles)
    assert sorted(queued.subject for queued in queued_messages) == sorted(circles)
    held = set() if readable else {OutboxState.HELD}
    assert {queued.state for queued in queued_messages} == {OutboxState.SENT, *held}
    assert [text for text, times in posted.items() if times > 1] == []
    sent = {f"card {queued.subject}" for queued in queued_messages if queued.state is OutboxState.SENT}
    assert sent <= set(posted)
    assert len(sent) > len(circles) / 3
