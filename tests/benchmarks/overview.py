"""What `/circle` and Home cost somebody who is in 30 circles, beside somebody in one: time and statements."""

import tempfile
import time
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple
from uuid import uuid4

import sqlalchemy as sa

from bot.features.assignments import service as assignments
from bot.features.home import handlers as home_handlers
from bot.features.schedule import service as schedule
from bot.features.topics import service as topics
from bot.kernel.clock import SimulatedClock
from bot.kernel.ids import UserId
from bot.slack.actor import Actor
from bot.slack.routes import Event, Routes
from bot.storage.crypto import KEY_BYTES, Vault
from bot.storage.engine import parse_url
from bot.storage.migrate import migrate
from bot.storage.unit_of_work import Storage
from tests.features.fakes import FORMATS, Team, answer, command, new_team, parts, register_circles
from tests.rows import BOT, MONDAY

MANY, RUNS = 30, 40
BUSY, USUAL = "UBUSY", "UUSUAL"


class NoTabs:
    """A gateway that only takes Homes."""

    async def publish_home(self, user: UserId, view: object) -> None:
        """Take it."""


class Cost(NamedTuple):
    """What it takes to show something once."""

    seconds: float
    statements: int


async def measure() -> None:
    """Print both, for one circle and for many."""
    with tempfile.TemporaryDirectory() as folder:
        url = parse_url(f"sqlite:///{Path(folder) / 'zirkel.db'}")
        storage, counted = Storage.at(url, Vault(b"k" * KEY_BYTES)), [0]
        await migrate(storage.engine)
        for engine in (storage.engine, storage.reader):
            sa.event.listen(
                engine.sync_engine, "before_cursor_execute", lambda *_: counted.__setitem__(0, counted[0] + 1)
            )
        team = await _company(storage)
        routes = _routes(team)
        print(f"Somebody in {MANY} circles beside somebody in one, on SQLite")
        for name, show in (("/circle", _type), ("Home", _open)):
            _tell(name, [await _cost(partial(show, routes, team, who), counted) for who in (USUAL, BUSY)])
        await storage.close()


def _tell(name: str, costs: list[Cost]) -> None:
    one, many = costs
    print(
        f"  {name:8} {one.statements} statements in one circle, {many.statements} in {MANY}; "
        f"{many.seconds / one.seconds:.1f} times the time ({one.seconds * 1e3:.1f} ms, {many.seconds * 1e3:.1f} ms)"
    )


async def _cost(show: Callable[[], Awaitable[object]], counted: list[int]) -> Cost:
    spent, before = [], counted[0]
    for _ in range(RUNS):
        began = time.perf_counter()
        await show()
        spent.append(time.perf_counter() - began)
    return Cost(median(spent), (counted[0] - before) // RUNS)


async def _type(routes: Routes, team: Team, who: str) -> object:
    return await answer(routes, command(team.actors[who], "/circle"))


async def _open(routes: Routes, team: Team, who: str) -> None:
    for hear in routes.events["app_home_opened"]:
        await hear(Event("app_home_opened", team.workspace_id, BOT, {"user": who, "tab": "home"}))


async def _company(storage: Storage) -> Team:
    team = await new_team(storage)
    for number in range(MANY):
        await _gather(team, BUSY, f"C{number}")
    await _gather(team, USUAL, "CONE")
    async with storage.work(team.workspace_id) as work:
        await schedule.plan_ahead(work, FORMATS, MONDAY)
        await assignments.fill_roles(work, await assignments.short_of_roles(work, FORMATS, MONDAY), FORMATS, MONDAY)
    return team


async def _gather(team: Team, who: str, channel: str) -> None:
    circle = await team.gather(who, "UBEN", "UCEM", "UDEA", channel=channel)
    async with team.storage.work(team.workspace_id) as work:
        for number in range(3):
            proposer, title = team.person("UBEN"), f"Topic {number}"
            await topics.propose(work, circle.id, proposer, title, topic_id=uuid4(), now=MONDAY)


def _routes(team: Team) -> Routes:
    async def actor_of(_: Event, user: UserId) -> Actor:
        return team.actors[user]

    routes, clock = Routes(), SimulatedClock(MONDAY)
    deps: Any = parts(team.storage, clock, gateway=NoTabs())
    register_circles(routes, deps)
    home_handlers.register(routes, deps, actor_of)
    return routes
