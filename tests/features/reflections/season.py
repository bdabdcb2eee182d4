"""A circle in its season: three members, sessions in any state, what requests look like."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, cast
from uuid import UUID, uuid4

import sqlalchemy as sa

from bot.delivery.planner import Planner
from bot.delivery.post import TimedPost
from bot.features.circles.rules import CircleInfo, Member
from bot.features.plans import handlers as plans_handlers
from bot.features.plans import posts as plans_posts
from bot.features.reflections import handlers, service
from bot.features.reflections.rules import IfThenPlan, Written
from bot.features.sessions.rules import SessionInfo
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import Cadence, CircleState, Language, Mode, OutboxState, SessionState, Visibility
from bot.kernel.ids import ChannelId, UserId
from bot.kernel.recurrence import Rhythm, moment
from bot.slack.actor import Actor
from bot.slack.message import Message
from bot.slack.responses import Responses
from bot.slack.routes import Routes
from bot.storage.unit_of_work import Storage, UnitOfWork
from models import Membership, OutboxMessage, Session
from tests.features.fakes import LANGUAGES, STORAGES, answer, command, option, parts, press, submit
from tests.rows import MONDAY, a_circle, a_person, new_workspace

ZONE = "Europe/Berlin"
FIRST = date(2026, 3, 5)
THE_DAY_AFTER = moment(FIRST + timedelta(days=1), time(10), ZONE)
USERS = ("UADA", "UBEN", "UCEM")
_CHOSEN = ("usefulness", "visibility", "session")


@dataclass(frozen=True)
class Season:
    """A workspace with one circle of three, whose first session has ended."""

    storage: Storage
    workspace: UUID
    circle: UUID
    ada: UUID
    ben: UUID
    cem: UUID
    first: UUID

    def work(self) -> Any:
        """Open a unit of work in this workspace."""
        return self.storage.work(self.workspace)


async def begin_season(storage: Storage, team: str = "T1") -> Season:
    """Return a season after its first session; Ada and Cem read English, Ben German."""
    workspace = await new_workspace(storage, team)
    STORAGES[workspace] = storage
    async with storage.work(workspace) as work:
        people = [work.add(a_person(user, locale="de-DE" if user == "UBEN" else "en-GB")) for user in USERS]
        circle = work.add(a_circle())
        await work.session.flush()
        for person in people:
            work.add(Membership(circle_id=circle.id, person_id=person.id, joined_at=MONDAY))
        first = a_session(work, circle.id, 1, SessionState.ENDED)
        ada, ben, cem = (person.id for person in people)
        return Season(storage, workspace, circle.id, ada, ben, cem, first.id)


def a_session(work: UnitOfWork, circle: UUID, number: int, state: SessionState) -> Session:
    """Return the circle's session with this number, added in this state; the first was on 5 March at 14:00."""
    day = FIRST + timedelta(weeks=number - 1)
    starts = moment(day, time(14), ZONE)
    begun = state in (SessionState.RUNNING, SessionState.ENDED)
    return work.add(
        Session(
            circle_id=circle, number=number, local_date=day, at=time(14), zone=ZONE, starts_at=starts,
            ends_at=starts + timedelta(hours=1), format_id="learning-circle", mode=Mode.LIVE, state=state,
            planned_at=MONDAY, started_at=starts if begun else None,
            ended_at=starts + timedelta(hours=1) if state is SessionState.ENDED else None,
        )
    )  # fmt: skip


def writing(
    what: str = "Locks are not queues", *, so_what: str = "", plan: IfThenPlan | None = None,
    sees: Visibility = Visibility.ONLY_ME, usefulness: int | None = None,
) -> Written:  # fmt: skip
    """Return what somebody might write."""
    return Written(what, so_what, plan, usefulness, sees)


PLAN = IfThenPlan("a test hangs", "look for the missing await")


async def keep(season: Season, person: UUID, written: Written, now: datetime = THE_DAY_AFTER) -> None:
    """Have somebody reflect on the first session."""
    async with season.work() as work:
        await service.keep(work, season.first, person, written, now)


class Office:
    """Plans as the app does, and shows what waits in the outbox."""

    def __init__(self, season: Season) -> None:
        self.clock = SimulatedClock(THE_DAY_AFTER)
        self._season = season
        deps = parts(season.storage, self.clock)
        self.kinds = {kind.kind: cast("TimedPost", kind) for kind in plans_posts.posts(deps)}
        self._planner = Planner(season.storage, list(self.kinds.values()), [], self.clock)

    async def plan_at(self, now: datetime) -> list[OutboxMessage]:
        """Plan at that moment; return the messages that there are then."""
        await self.clock.turn_to(now)
        await self._planner.plan()
        async with self._season.work() as work:
            queued_messages: list[OutboxMessage] = await work.all(sa.select(OutboxMessage))
            return queued_messages

    async def compose(self, queued: OutboxMessage) -> Message | None:
        """Return the message that would be sent now."""
        async with self._season.work() as work:
            return await self.kinds[queued.kind].compose(work, queued)


def posted(kind: str, subject: UUID, due_at: datetime, state: OutboxState = OutboxState.SENT) -> OutboxMessage:
    """Return a message that was put into a channel then."""
    return OutboxMessage(
        dedupe_key=f"{kind}{due_at}", token=f"{due_at:%Y%m%d%H%M}", kind=kind, subject=subject, lane="C1",
        channel_id="C1",
        due_at=due_at, not_after=due_at, next_at=due_at, state=state, slack_channel="C1",
        slack_ts=f"{due_at.timestamp():.6f}", sent_at=due_at,
    )  # fmt: skip


class App:
    """The handlers as the router knows them."""

    def __init__(self, season: Season, now: datetime = THE_DAY_AFTER) -> None:
        """Stand at ``now``."""
        self._season = season
        self._routes = Routes()
        for each in (handlers, plans_handlers):
            each.register(self._routes, parts(season.storage, SimulatedClock(now)))

    async def command(self, text: str, person: UUID) -> Responses:
        """Type `/reflect` and ``text``."""
        return await answer(self._routes, command(self._actor(person), "/reflect", text))

    async def press(self, action_id: str, value: str, person: UUID) -> Responses:
        """Press a button in a message."""
        return await answer(self._routes, press(self._actor(person), action_id, value))

    async def submit(self, callback_id: str, metadata: str, person: UUID, **typed: str | None) -> Responses:
        """Submit a modal with what was typed or chosen in its fields."""
        inputs = {name: option(value) if name in _CHOSEN else value for name, value in typed.items()}
        return await answer(self._routes, submit(self._actor(person), callback_id, inputs, metadata))

    def _actor(self, person: UUID) -> Actor:
        return Actor(person, self._season.workspace, UserId("U"), ZONE, LANGUAGES.words(Language.ENGLISH))


def circle_info(**changes: Any) -> CircleInfo:
    """Return a circle of three as features see it, for views and rules."""
    members = tuple(
        Member(UUID(int=n), UserId(user), n == 1, ZONE, Language.ENGLISH, MONDAY) for n, user in enumerate(USERS, 1)
    )
    about: dict[str, Any] = {
        "id": UUID(int=10), "name": "Async <Python>", "purpose": "Understand async", "channel": ChannelId("C1"),
        "language": Language.ENGLISH, "state": CircleState.ACTIVE,
        "rhythm": Rhythm(Cadence.WEEKLY, FIRST, time(14), ZONE), "minutes": 60, "format_id": "learning-circle",
        "mode": Mode.LIVE, "places": 5, "sessions": 8, "dots": 3, "digest": True, "members": members,
    }  # fmt: skip
    return CircleInfo(**about | changes)


def session_info(**changes: Any) -> SessionInfo:
    """Return the first session of that circle as features see it."""
    starts = moment(FIRST, time(14), ZONE)
    about: dict[str, Any] = {
        "id": UUID(int=20), "circle": circle_info(), "number": 1, "starts_at": starts,
        "ends_at": starts + timedelta(hours=1), "local_date": FIRST, "format_id": "learning-circle",
        "mode": Mode.LIVE, "state": SessionState.ENDED, "topic": None, "roles": (), "absent": frozenset(),
    }  # fmt: skip
    return SessionInfo(**about | changes)


def somebody_else() -> UUID:
    """Return the id of nobody known."""
    return uuid4()
