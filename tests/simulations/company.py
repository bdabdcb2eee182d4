"""A company in circles: the whole of planning and sending, a clock to turn, and what came to Slack."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4

import sqlalchemy as sa

from bot.app import posts_and_maintenance
from bot.delivery import claims
from bot.delivery.planner import HORIZON, LOOK_AGAIN, Planner
from bot.delivery.post import Due, TimedPost
from bot.delivery.scheduled_events import next_due
from bot.delivery.sender import Sender
from bot.features.circles import service as circles_service
from bot.features.circles.rules import CircleChannel, CircleInfo, CircleSettings, proposed
from bot.features.deps import Deps
from bot.features.sessions.service import ROLE_CARD
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import Cadence, Language, Mode, OutboxState
from bot.kernel.ids import ChannelId, MessageTs
from bot.kernel.recurrence import Rhythm
from bot.settings_keys import Settings
from bot.slack.gateway import Posted
from bot.slack.message import Message
from bot.storage.unit_of_work import Storage, UnitOfWork
from models import Membership, OutboxMessage
from tests.fake_gateway import FakeGateway
from tests.features.fakes import parts
from tests.rows import MONDAY, a_person, new_workspace

SIZES = (5, 6, 5, 6, 5)
MOST_CIRCLES, _BUSIEST = 3, 5
REGIONS = (
    ("Europe/Berlin", "Europe/Berlin", "Europe/London"),
    ("Europe/Berlin", "Europe/Berlin", "Europe/London", "America/New_York"),
    ("America/New_York", "America/New_York", "America/Los_Angeles"),
    ("Europe/Berlin", "Europe/Berlin", "Asia/Kolkata"),
)
"""Where the people of a circle work; it meets at an hour of the first."""
FORMATS = ("learning-circle", "lean-coffee", "kollegiale-fallberatung", "reciprocal-teaching")
STEP = timedelta(hours=3)
"""So often somebody looks at what is due, at the most; what falls due in between comes as late as that, but for a role
card that would be too late then."""
_SOON, _AHEAD = timedelta(seconds=3), timedelta(hours=47)


@dataclass(frozen=True)
class Size:
    """How large a company is, and how long its season."""

    people: int
    circles: int
    weekly: int
    """So many circles meet every week, the others every two weeks."""
    sessions: tuple[int, int]
    """How many sessions a circle has that meets every week, and another one."""
    ends: datetime
    """When nobody watches any more; the season is over by then."""


WHOLE = Size(200, 47, 6, (7, 4), datetime(2026, 5, 22, 17, tzinfo=UTC))
PART = Size(26, 6, 2, (5, 3), datetime(2026, 4, 24, 17, tzinfo=UTC))


@dataclass(frozen=True)
class Heard:
    """A message as it came to Slack."""

    at: datetime
    channel: str
    thread: str | None
    token: str
    message: Message


@dataclass
class Slack(FakeGateway):
    """Notes when each message came."""

    clock: SimulatedClock = field(default_factory=lambda: SimulatedClock(MONDAY))
    heard: list[Heard] = field(default_factory=list)

    async def post(
        self, channel: ChannelId, message: Message, *, token: str, thread: MessageTs | None = None
    ) -> Posted:
        """Note it."""
        self.heard.append(Heard(self.clock.now(), channel, thread, token, message))
        return await super().post(channel, message, token=token, thread=thread)


@dataclass
class Company:
    """Everybody, and all that plans and sends."""

    size: Size
    storage: Storage
    workspace_id: UUID
    clock: SimulatedClock
    slack: Slack
    deps: Deps
    timed: Sequence[TimedPost]
    planner: Planner
    sender: Sender
    chance: random.Random
    people: dict[str, UUID] = field(default_factory=dict)
    """By their Slack ids."""
    zones: dict[str, str] = field(default_factory=dict)
    seats: Counter[str] = field(default_factory=Counter)
    """In how many circles each is."""
    circles: list[CircleInfo] = field(default_factory=list)

    @property
    def now(self) -> datetime:
        """Return the present moment."""
        return self.clock.now()

    async def turn_to_next(self, until: datetime) -> None:
        """Turn the clock to when something is due or may be sent next, or a little later."""
        due, ready = await next_due(self.storage), await claims.next_ready(self.storage, self.now)
        later = due if due and due > self.now else None  # what is due and didn't happen has a broken row
        coming = max(min(each for each in (later, ready, until, self.now + _AHEAD) if each), self.now)
        later_on = coming + (MONDAY - coming) % STEP
        await self.clock.turn_to(max(coming, self.now + _SOON) if await self._hurries(later_on) else later_on)

    async def _hurries(self, later_on: datetime) -> bool:
        """Return whether a role card waits that would come too late if nobody looked before then."""
        waits = (OutboxMessage.kind == ROLE_CARD, OutboxMessage.state == OutboxState.PENDING)
        async with self.storage.reading_everywhere() as session:
            return bool(await session.scalar(sa.select(sa.exists().where(*waits, OutboxMessage.not_after < later_on))))

    async def unforeseen(self) -> list[tuple[str, Due]]:
        """Return what would come up within the next hour although no row has changed; planning relies on nothing."""
        until = self.now + HORIZON
        async with self.storage.reading(self.workspace_id) as work:
            now, later = [
                {(kind.kind, due) for kind in self.timed for due in await kind.due(work, at, until)}
                for at in (self.now, self.now + LOOK_AGAIN * random.Random(self.now.isoformat()).random())
            ]
        return sorted(later - now, key=str)

    async def settle(self) -> None:
        """Plan, send until this moment has nothing more to give, and see what follows; the clock moves by seconds."""
        for _ in range(2):
            await self.planner.plan()
            await self._send()

    async def _send(self) -> None:
        while True:
            await self.sender.drain()
            ready = await claims.next_ready(self.storage, self.now)
            if ready is None or ready > self.now + _SOON:
                return
            await self.clock.turn_to(max(ready, self.now + timedelta(milliseconds=1)))


async def new_company(storage: Storage, size: Size, chance: random.Random) -> Company:
    """Return a company whose circles have just been founded."""
    clock = SimulatedClock(MONDAY)
    slack = Slack(clock=clock)
    deps = parts(storage, clock, gateway=slack)
    posts, maintenance = posts_and_maintenance(deps, Settings())
    timed = [post for post in posts if isinstance(post, TimedPost)]
    planner = Planner(storage, timed, maintenance, clock)
    sender = Sender(storage, slack, posts, clock)
    company = Company(size, storage, await new_workspace(storage), clock, slack, deps, timed, planner, sender, chance)
    async with storage.work(company.workspace_id) as work:
        for number in range(size.circles):
            company.circles.append(await _gather(company, work, number))
    return company


async def _gather(company: Company, work: UnitOfWork, number: int) -> CircleInfo:
    region, circle_id = REGIONS[number % len(REGIONS)], uuid4()
    members = [_seat(company, work, number, seat, region) for seat in range(SIZES[number % len(SIZES)])]
    founder, *others = (company.people[user] for user in dict.fromkeys(members))
    await work.session.flush()
    wish, room = _wish(company.size, number, region[0]), CircleChannel(ChannelId(f"C{number:03}"), findable=True)
    await circles_service.found_circle(work, founder, wish, room, circle_id=circle_id, now=company.now)
    for person_id in others:
        work.add(Membership(circle_id=circle_id, person_id=person_id, joined_at=company.now))
    await work.session.flush()
    return await circles_service.load(work, circle_id)


def _seat(company: Company, work: UnitOfWork, number: int, seat: int, region: tuple[str, ...]) -> str:
    """Return who takes a seat: somebody new, or one of a few who are in other circles, too."""
    known = [user for user, zone in company.zones.items() if zone in region and company.seats[user] < MOST_CIRCLES]
    is_taken_again = seat == 1 or (seat == 2 and number < company.size.weekly)
    if len(company.people) == company.size.people or (known and is_taken_again):
        user = company.chance.choice(known[:_BUSIEST])
    else:
        user, zone = f"U{len(company.people):03}", region[seat % len(region)]
        company.people[user] = work.add(a_person(user, zone=zone, locale=("de-DE", "en-US")[seat % 2])).id
        company.zones[user] = zone
    company.seats[user] += 1
    return user


def _wish(size: Size, number: int, zone: str) -> CircleSettings:
    is_weekly, over_days = number < size.weekly, number % 8 == 5
    cadence = Cadence.WEEKLY if is_weekly else Cadence.TWO_WEEKS
    first, at = _first(number, is_weekly=is_weekly), time(15) if number % 8 == 0 else time(10)
    usual = proposed((Language.GERMAN, Language.ENGLISH)[number % 2], zone, first, None)
    return replace(
        usual, name=f"Circle {number}", purpose="Learn", rhythm=Rhythm(cadence, first, at, zone), minutes=60,
        format_id="async-week" if over_days else FORMATS[number % len(FORMATS)],
        mode=Mode.ASYNC if over_days else Mode.LIVE, places=8, sessions=size.sessions[not is_weekly],
        digest=number % 5 == 0, milestones=number % 3 > 0,
    )  # fmt: skip


def _first(number: int, *, is_weekly: bool) -> date:
    """Return a Wednesday or Thursday, for some circles a Monday, in the second week or the third."""
    monday = date(2026, 3, 9) + timedelta(weeks=number // 2 % 2 * (not is_weekly))
    return monday + timedelta(days=0 if number % 10 == 7 else 2 + number % 2)
