"""A circle on a stage: the real planner, sender and handlers of sessions, a clock to turn, nobody behind Slack."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from bot.delivery import claims
from bot.delivery.planner import Planner
from bot.delivery.post import TimedPost
from bot.delivery.scheduled_events import next_due
from bot.delivery.sender import Sender
from bot.features.circles.rules import CircleInfo
from bot.features.sessions import service as sessions
from bot.features.sessions.rules import SessionInfo
from bot.features.topics import service as topics
from bot.kernel.clock import SimulatedClock
from bot.kernel.ids import ChannelId, MessageTs
from bot.slack.action_ids import base
from bot.slack.actor import Actor
from bot.slack.gateway import Posted
from bot.slack.message import Message
from bot.slack.responses import ChangeMessage, Responses
from bot.slack.routes import Routes
from bot.storage.unit_of_work import Storage
from models import Circle
from tests.databases import open_storage, put
from tests.fake_gateway import Asked, FakeGateway
from tests.features.fakes import (
    STORAGES,
    Team,
    answer,
    circle_posts,
    new_team,
    parts,
    press,
    register_sessions,
    session_chores,
    session_posts,
)
from tests.rows import MONDAY

CARD_TIME = datetime(2026, 3, 10, 8, tzinfo=UTC)
"""Tuesday, 09:00 in Berlin."""
ROLE_TIME = datetime(2026, 3, 11, 8, tzinfo=UTC)
START = datetime(2026, 3, 12, 13, tzinfo=UTC)
"""Thursday, 14:00 in Berlin: the first session."""
FOUR = ("UANA", "UBEN", "UCEM", "UDEA")
_SOON, _AHEAD = timedelta(seconds=3), timedelta(hours=47)


@dataclass
class Shown:
    """A message as it stands in Slack now."""

    channel: str
    thread: str | None
    ts: str
    message: Message

    @property
    def words(self) -> str:
        """Return all that can be read in it."""
        return str([self.message.text, self.message.block_dicts()]).replace("\\xa0", " ")

    @property
    def buttons(self) -> dict[str, str]:
        """Return the values of its buttons by their action ids."""
        return {
            base(element["action_id"]): element.get("value", "")
            for block in self.message.block_dicts()
            if block["type"] == "actions"
            for element in block["elements"]
        }


@dataclass
class Stage:
    """A circle of which everything can be seen and done."""

    team: Team
    clock: SimulatedClock
    circle: CircleInfo
    planner: Planner
    sender: Sender
    gateway: FakeGateway
    routes: Routes

    def work(self) -> Any:
        """Open a unit of work in this workspace."""
        return self.team.storage.work(self.team.workspace_id)

    def now(self) -> datetime:
        """Return the present moment."""
        return self.clock.now()

    async def settle(self) -> None:
        """Plan and send until this moment has nothing more to give; the clock moves by seconds."""
        await self.planner.plan()
        await self.send()

    async def send(self) -> None:
        """Send what may be sent; the clock moves by seconds."""
        for _ in range(60):
            await self.sender.drain()
            ready = await claims.next_ready(self.team.storage, self.now())
            if ready is None or ready > self.now() + _SOON:
                return
            await self.clock.turn_to(max(ready, self.now()))
        raise AssertionError("it never settles")

    async def jump_to(self, moment: datetime) -> None:
        """Wake up at ``moment``, as after downtime."""
        await self.clock.turn_to(moment)
        await self.settle()

    async def live_until(self, moment: datetime) -> None:
        """Let everything happen at its time up to ``moment``; the planner looks no further ahead than two days."""
        await self.settle()
        while self.now() < moment:
            due, ready = await next_due(self.team.storage), await claims.next_ready(self.team.storage, self.now())
            following = min(each for each in (due, moment, self.now() + _AHEAD) if each)
            if ready and ready < following:
                await self.clock.turn_to(max(ready, self.now()))
                await self.send()
            else:
                await self.jump_to(max(following, self.now()))

    @property
    def board(self) -> list[Shown]:
        """Return all messages as they stand now, in the order in which they were posted."""
        shown: dict[tuple[str, str], Shown] = {}
        for number, asked in enumerate(self.gateway.asked, 1):
            if asked.name == "post":
                channel, message, _, thread = asked.about
                shown[channel, f"1.{number:06}"] = Shown(channel, thread, f"1.{number:06}", message)
            elif asked.name == "update":
                posted, message = asked.about
                shown[posted.channel, posted.ts].message = message
        return list(shown.values())

    def in_thread(self) -> list[Shown]:
        """Return what stands in threads of the circle's channel."""
        return [one for one in self.board if one.thread]

    def card(self) -> Shown:
        """Return the session's card that was posted last."""
        return [one for one in self.board if one.channel == "C1" and not one.thread][-1]

    def dms(self, user: str) -> list[Shown]:
        """Return what somebody has in their DM."""
        return [one for one in self.board if one.channel == f"D{user}"]

    async def session(self, number: int = 1) -> SessionInfo:
        """Return a session of the circle that is planned, runs or has ended."""
        async with self.work() as work:
            found = [
                *await sessions.next_sessions_of(work, self.team.person(self.circle.members[0].user), self.now()),
                *await sessions.ended_in_circle_since(work, self.circle.id, MONDAY),
            ]
        return next(one for one in found if one.number == number)

    async def press(self, user: str, action: str, value: str) -> Responses:
        """Press a button and let its consequences reach Slack."""
        said = await answer(self.routes, press(self.team.actors[user], action, value))
        await self.settle()
        return said

    async def press_on(self, user: str, shown: Shown, action: str) -> Responses:
        """Press a button that a message really has; an answer in its place is shown at once."""
        call = press(self.team.actors[user], action, shown.buttons[action], channel=shown.channel)
        call.payload["message"]["ts"] = shown.ts
        said = await answer(self.routes, call)
        if isinstance(said, ChangeMessage):
            place = Posted(ChannelId(shown.channel), MessageTs(shown.ts))
            self.gateway.asked.append(Asked("update", (place, said.message)))
        await self.settle()
        return said

    async def propose(self, user: str, title: str) -> UUID:
        """Propose a topic."""
        async with self.work() as work:
            return (
                await topics.propose(
                    work, self.circle.id, self.team.person(user), title, topic_id=uuid4(), now=self.now()
                )
            ).id


async def new_stage(
    storage: Storage, clock: SimulatedClock, *users: str, change: Callable[[Circle], None] | None = None
) -> Stage:
    """Return a stage with a circle of ``users`` (four where none are named); ``change`` edits its row."""
    team = await new_team(storage)
    circle = await team.gather(*(users or FOUR))
    if change:
        async with storage.work(team.workspace_id) as work:
            change(await work.get(Circle, circle.id))
    return _set_up(team, clock, circle, FakeGateway())


def _set_up(team: Team, clock: SimulatedClock, circle: CircleInfo, gateway: FakeGateway) -> Stage:
    STORAGES[team.workspace_id] = team.storage
    deps = parts(team.storage, clock, gateway=gateway)
    kinds, routes = session_posts(deps), Routes()
    register_sessions(routes, deps)
    timed = [kind for kind in kinds if isinstance(kind, TimedPost)]
    planner = Planner(team.storage, timed, session_chores(deps), clock)
    sender = Sender(team.storage, gateway, [*kinds, *circle_posts(deps)], clock)
    return Stage(team, clock, circle, planner, sender, gateway, routes)


@dataclass(frozen=True)
class Snapshot:
    """A stage at some moment, to go on from again and again: living up to it takes seconds."""

    database: bytes
    now: datetime
    asked: tuple[Asked, ...]
    workspace_id: UUID
    actors: Mapping[str, Actor]
    circle: CircleInfo

    @asynccontextmanager
    async def revived(self, file: Path) -> AsyncIterator[Stage]:
        """Put the stage up again in ``file``."""
        async with open_storage(put(self.database, file)) as storage:
            team = Team(storage, self.workspace_id, dict(self.actors))
            STORAGES[self.workspace_id] = storage
            gateway = FakeGateway(asked=list(self.asked))
            yield _set_up(team, SimulatedClock(self.now), self.circle, gateway)


async def lived(file: Path, migrated: bytes) -> dict[str, Snapshot]:
    """Return snapshots of one session: planned, announced, told, called, live and over."""
    last = await lived_once(file, migrated, _planned)
    taken = {"planned": last}
    for name, go_on in _MOMENTS:
        async with last.revived(file) as stage:
            await go_on(stage)
        last = taken[name] = _take(stage, file)
    return taken


async def lived_once(file: Path, migrated: bytes, begin: Callable[[Storage], Awaitable[Stage]]) -> Snapshot:
    """Return a snapshot of the stage that ``begin`` makes in an empty database."""
    async with open_storage(put(migrated, file)) as storage:
        stage = await begin(storage)
    return _take(stage, file)


class Relived:
    """Stages that are lived up to once in a test process, and gone on from again and again."""

    def __init__(self, file: Path, migrated: bytes) -> None:
        self._file, self._migrated = file, migrated
        self._taken: dict[tuple[object, ...], Snapshot] = {}

    @asynccontextmanager
    async def after(self, begin: Callable[..., Awaitable[Stage]], *how: str) -> AsyncIterator[Stage]:
        """Put up what ``begin(storage, clock, *how)`` has made in an empty database."""
        if (begin, *how) not in self._taken:
            self._taken[begin, *how] = await lived_once(
                self._file, self._migrated, lambda storage: begin(storage, SimulatedClock(MONDAY), *how)
            )
        async with self._taken[begin, *how].revived(self._file) as stage:
            yield stage


async def _planned(storage: Storage) -> Stage:
    stage = await new_stage(storage, SimulatedClock(MONDAY))
    await stage.settle()
    return stage


def _take(stage: Stage, file: Path) -> Snapshot:
    team, asked = stage.team, tuple(stage.gateway.asked)
    return Snapshot(file.read_bytes(), stage.now(), asked, team.workspace_id, team.actors, stage.circle)


async def _announced(stage: Stage) -> None:
    """Propose when topics aren't chosen ahead any more, so that nobody is asked to bring the input."""
    await stage.live_until(CARD_TIME - timedelta(days=1))
    await stage.propose("UANA", "Locks")
    await stage.live_until(CARD_TIME)


async def _told(stage: Stage) -> None:
    await stage.live_until(ROLE_TIME)


async def _called(stage: Stage) -> None:
    await stage.live_until(START)


async def _live(stage: Stage) -> None:
    await stage.press_on("UANA", stage.in_thread()[-1], "sessions:start")


async def _over(stage: Stage) -> None:
    await stage.press_on("UANA", stage.in_thread()[-1], "sessions:end")


_MOMENTS = (("announced", _announced), ("told", _told), ("called", _called), ("live", _live), ("over", _over))
