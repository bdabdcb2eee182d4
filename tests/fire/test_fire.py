"""Killed at each point and at random times, in rough weather: all that was agreed stands there once, in its time."""

import asyncio
import multiprocessing
import random
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime
from multiprocessing.context import ForkServerContext, ForkServerProcess
from typing import Any

import pytest

from bot.practice.server import PracticeServer
from bot.practice.workspace.changes import Change, ChangeKind
from tests.databases import open_storage
from tests.fire import life, town, verdict
from tests.fire.points import ACCEPTED, AT_RANDOM, EVERYWHERE, Kill
from tests.fire.town import Fire
from tests.fire.weather import RoughFaults
from tests.journeys.town import berlin

pytestmark = pytest.mark.long
SHARE = Fire(5, berlin(3, 13, 17), rounds=1)
"""What `make test-all` does."""
WHOLE = Fire(130, berlin(3, 20, 18), rounds=3)
"""What `make fire` does: more than 1,000 prompts, with each of ten seeds."""
SEEDS = range(1, 11)
SQLITE_READABLE, POSTGRES_UNREADABLE = ("sqlite_url", True), ("migrated_postgres_url", False)
SQLITE_UNREADABLE, POSTGRES_READABLE = ("sqlite_url", False), ("migrated_postgres_url", True)
_SHOWN = 30
_KILLED = -9


Run = tuple[Fire, int, str, bool]
"""How much, which seed, the fixture that gives the database, whether the app may read history."""


@dataclass
class Lives:
    """How often the process was killed where, and how often it began."""

    killed: Counter[str] = field(default_factory=Counter)
    begun: int = 0


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every seed on both databases; every other one where the app may read history."""
    if "runs" in metafunc.fixturenames:
        usual, other = (SQLITE_READABLE, POSTGRES_UNREADABLE), (SQLITE_UNREADABLE, POSTGRES_READABLE)
        seeds, fire = (SEEDS, WHOLE) if metafunc.config.getoption("--fire") else (SEEDS[:1], SHARE)
        runs = [(fire, seed, *way) for seed in seeds for way in (usual, other)[1 - seed % 2]]
        names = [
            f"{seed}-{url.removesuffix('_url')}-{'history' if readable else 'blind'}" for _, seed, url, readable in runs
        ]
        metafunc.parametrize("runs", runs, ids=names)


@pytest.fixture(scope="module")
def processes() -> ForkServerContext:
    """Processes that are forked from one that has imported everything: each life begins in some milliseconds."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([life.__name__])
    return context


@pytest.fixture
def url(runs: Run, request: pytest.FixtureRequest) -> str:
    """The address of the run's database, empty and migrated."""
    return str(request.getfixturevalue(runs[2]))


async def test_all_that_was_agreed_is_there_once_and_in_its_time(
    runs: Run, url: str, processes: ForkServerContext
) -> None:
    began, (fire, seed, _, readable) = time.monotonic(), runs
    server = await town.under_fire(url, replace(fire, readable=readable), seed)
    await server.start()
    try:
        lives = await live_on(server, processes, url, fire, random.Random(seed))
    finally:
        await server.stop()
    async with open_storage(url) as storage:
        fates = await verdict.judge(storage, server.workspace, await verdict.agreed(storage, fire.ends))
    broken = verdict.broken(fates, readable=readable)
    tell(server, lives, fates, broken, time.monotonic() - began)
    assert sum(lives.killed.values()) >= len(EVERYWHERE) // 2
    assert broken == []


async def live_on(
    server: PracticeServer, processes: ForkServerContext, url: str, fire: Fire, chance: random.Random
) -> Lives:
    """Let one process after the other live through its share of the time and be killed, each at another point."""
    lives, settings, begins = Lives(), town.settings_for(server, url), server.clock.now()
    deaths = [where for _ in range(fire.rounds) for where in chance.sample(EVERYWHERE, len(EVERYWHERE))]
    kills = [*(Kill(where, chance.randint(1, 3)) for where in deaths), None]
    for number, kill in enumerate(kills, 1):
        until = begins + (fire.ends - begins) * number / len(kills)
        while await live(server, processes, settings, until, kill, lives) == life.NOT_STARTED:
            pass
    return lives


async def live(
    server: PracticeServer, processes: ForkServerContext, settings: dict[str, Any], until: datetime, kill: Kill | None,
    lives: Lives,
) -> int | None:  # fmt: skip
    """Let a process live until then, or until it is killed; return what it says at its end."""
    process = processes.Process(target=life.live, args=(settings, server.url, until, kill))
    process.start()
    lives.begun += 1
    if kill:
        aim(server, process, kill)
    await asyncio.to_thread(process.join)
    assert process.exitcode in (0, _KILLED, life.NOT_STARTED)
    if kill and process.exitcode == _KILLED:
        lives.killed[kill.where] += 1
    return process.exitcode


def aim(server: PracticeServer, process: ForkServerProcess, kill: Kill) -> None:
    """Kill ``process`` from outside where its death isn't a point of its own code."""
    loop, passed = asyncio.get_running_loop(), 0
    if kill.where == AT_RANDOM:
        loop.call_later(0.4 + kill.passing / 20, process.kill)
    if kill.where != ACCEPTED:
        return

    def listener(change: Change) -> None:
        nonlocal passed
        passed += change.kind is ChangeKind.MESSAGE_POSTED
        if passed == kill.passing:
            stop()
            process.kill()

    stop = server.changes.listen(listener)


def tell(
    server: PracticeServer, lives: Lives, fates: list[verdict.Fate], broken: list[verdict.Fate], seconds: float
) -> None:
    """Print the figures."""
    assert isinstance(server.faults, RoughFaults)
    print(f"\n{lives.begun} lives in {seconds:.0f} s, killed {sum(lives.killed.values())} times:", dict(lives.killed))
    print("troubles:", server.faults.counts)
    print(verdict.table(fates))
    for one in broken[:_SHOWN]:
        print(f"  {one.what}: {one.expected.kind} {one.expected.subject}, {one.why}")
