"""A year of 1,000 people in all five programmes, three times: what is formed, and whether every promise is kept."""

import random
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import combinations
from pathlib import Path
from uuid import UUID, uuid4

import sqlalchemy as sa

from bot.content.loader import load_formats, load_programmes
from bot.features.circles import service as circles
from bot.features.circles.rules import CircleChannel
from bot.features.fitting.rules import Applicant
from bot.features.launch import service as launch
from bot.features.programmes import service as programmes
from bot.features.programmes import store as programmes_store
from bot.features.programmes.forms import ApplicationForm
from bot.features.programmes.rules import ProgrammeFrame
from bot.features.proposals import posts, service
from bot.features.proposals.rules import seasons_of
from bot.features.proposals.store import together
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import ApplicationState, CircleState, Language, Operation
from bot.kernel.ids import ChannelId, UserId
from bot.practice.validation.judge import judge_message
from bot.storage.engine import open_engine, parse_url
from bot.storage.migrate import migrate
from models import Application, Circle, Membership, OutboxMessage, Programme, ProposedCircle
from tests.benchmarks import forming
from tests.databases import open_storage
from tests.features.fakes import Team, new_team, parts
from tests.rows import MONDAY

PEOPLE, SEASONS, APART = 1_000, 3, timedelta(weeks=18)
FORMATS = load_formats()
TEMPLATES = load_programmes(FORMATS)
WISHES = ("python", "leading", "talks", "writing", "data", "feedback", "design", "testing")
SECOND_TOO, SAYS_NO = 0.2, 0.08
"""Who applies for two programmes at once; who says no to what is proposed."""


@dataclass
class Year:
    """The company, and what came of it so far."""

    team: Team
    chance: random.Random = field(default_factory=lambda: random.Random(1))
    slowest: float = 0.0
    clashes: int = 0
    faults: int = 0
    again: int = 0
    avoidable: int = 0
    short: int = 0
    messages: int = 0

    def form(self) -> ApplicationForm:
        some, chance = self.chance.sample, self.chance
        return ApplicationForm(
            wish=" ".join(some(WISHES, 2)), offer=" ".join(some(WISHES, 2)), department=chance.choice("ABCDEFG"),
            half_days=tuple(some(range(10), chance.randint(3, 7))), languages=(chance.choice(list(Language)),),
            moderated=("yes",) if chance.random() < 0.2 else (),
        )  # fmt: skip

    async def offer(self, template: str, now: datetime) -> UUID:
        until, made = now.date() + timedelta(days=11), TEMPLATES[template]
        frame = ProgrammeFrame(
            name=made.name(Language.ENGLISH), aim=made.goal(Language.ENGLISH), language=Language.ENGLISH,
            holidays=None, venue="", apply_until=until, starts_on=until + timedelta(days=14),
            minutes=made.minutes_per_week, places=max(made.group.ideal, 3),
        )  # fmt: skip
        async with self.team.storage.work(self.team.workspace_id) as work:
            where, owner = (ChannelId("C1"), "Europe/Berlin"), self.team.person("UOWNER")
            return (await programmes.offer(work, owner, template, frame, where, programme_id=uuid4(), now=now)).id

    async def season(self, number: int) -> None:
        """Let all five programmes be offered, applied for, formed, asked about, and begin; then let them end."""
        now, all_circles = MONDAY + number * APART, list[UUID]()
        offered = {name: await self.offer(name, now) for name in TEMPLATES}
        applied: dict[str, list[str]] = {name: [] for name in TEMPLATES}
        for user in self.team.actors:
            for name in self.chance.sample(list(TEMPLATES), 2 if self.chance.random() < SECOND_TOO else 1):
                applied[name].append(user)
        for name, programme_id in offered.items():
            all_circles += await self.run(number, name, programme_id, applied[name], now)
        await self.look(all_circles)
        async with self.team.storage.work(self.team.workspace_id) as work:
            for one in all_circles:
                await circles.close(work, one, now + APART)
            await launch.settle_all(work, now + APART)

    async def run(self, number: int, name: str, programme_id: UUID, users: list[str], now: datetime) -> list[UUID]:
        storage, workspace, begun = self.team.storage, self.team.workspace_id, list[UUID]()
        async with storage.work(workspace) as work:
            for user in users:
                await programmes.apply(work, programme_id, self.team.person(user), self.form(), now)
        began = time.perf_counter()
        later = now + timedelta(days=12)
        await service.form_circles(storage, workspace, programme_id, self.team.person("UOWNER"), later)
        self.slowest = max(self.slowest, time.perf_counter() - began)
        await self.judge(programme_id)
        async with storage.work(workspace) as work:
            told = await service.numbers(work, programme_id)
            await service.ask_everybody(work, programme_id, self.team.person("UOWNER"), later)
            asked = sa.select(Application).where(Application.programme_id == programme_id)
            for row in await work.all(asked.where(Application.circle_id.is_not(None))):
                row.state = ApplicationState.ACCEPTED
                if self.chance.random() < SAYS_NO:
                    row.state = ApplicationState.PROPOSED
                    await service.answer(work, programme_id, row.person_id, later, yes=False)
        async with storage.work(workspace) as work:
            await launch.settle_all(work, later)
            steps, where = TEMPLATES[name].for_circles(FORMATS), CircleChannel(ChannelId("C1"))
            for one in await work.all(sa.select(ProposedCircle).where(ProposedCircle.programme_id == programme_id)):
                if await launch.begin(work, one.id, where, steps, later):
                    begun.append(one.id)
        print(
            f"  season {number + 1}, {name:14} {len(users):3} applied, {told.circles:3} circles of {told.placed}, "
            f"{told.left_out_in_all} left {dict(told.left_out)}, {told.granted} find what they wish, {len(begun)} begin"
        )
        return begun

    async def judge(self, programme_id: UUID) -> None:
        """Count circles in which some meet again, and those with less than two hours in common."""
        async with self.team.storage.reading(self.team.workspace_id) as work:
            rows = await programmes_store.applications(work, programme_id)
            circles = defaultdict[UUID, list[Applicant]](list)
            people = await service._applicants(work, await work.get(Programme, programme_id), rows)
            met = seasons_of(await together(work, people))
            for row, person in rows:
                if row.circle_id:
                    circles[row.circle_id].append(people[person.id])
        found = forming.promises(list(people.values()), list(circles.values()), met)
        self.again, self.avoidable, self.short = map(
            sum, zip((self.again, self.avoidable, self.short), found, strict=True)
        )

    async def look(self, begun: list[UUID]) -> None:
        """Count who is in two circles at one hour, and messages that Slack wouldn't take."""
        async with self.team.storage.reading(self.team.workspace_id) as work:
            rows = await work.rows(
                sa.select(Membership.person_id, Circle)
                .join(Circle, Circle.id == Membership.circle_id)
                .where(Circle.state != CircleState.CLOSED, Circle.id.in_(begun), Membership.left_at.is_(None))
            )
            mine: dict[UUID, list[Circle]] = {}
            for person, circle in rows:
                mine.setdefault(person, []).append(circle)
            self.clashes += sum(
                _at_once(one, other) for known in mine.values() for one, other in combinations(known, 2)
            )
            known = {each.kind: each for each in posts.posts(parts(self.team.storage, SimulatedClock(MONDAY)))}
            query = sa.select(OutboxMessage).where(
                OutboxMessage.kind.in_(known), OutboxMessage.operation == Operation.POST
            )
            for queued in await work.all(query):
                shown = await known[queued.kind].compose(work, queued)
                self.messages += shown is not None
                self.faults += bool(shown and judge_message(shown.block_dicts(), shown.text))

    def keep(self) -> None:
        """Fail where a promise was broken."""
        assert self.avoidable == 0, f"in {self.avoidable} circles some meet again who needn't"
        assert self.short == 0, f"{self.short} circles have less than two hours a week in common"
        assert self.clashes == 0, f"{self.clashes} times somebody is in two circles at the same hour"
        assert self.messages > PEOPLE, f"only {self.messages} messages were looked at"
        assert self.faults == 0, f"Slack would refuse {self.faults} messages"


def _at_once(one: Circle, other: Circle) -> bool:
    first, second = (datetime.combine(date.min, each.at) for each in (one, other))
    ends = first + timedelta(minutes=one.minutes), second + timedelta(minutes=other.minutes)
    return one.first_date.weekday() == other.first_date.weekday() and first < ends[1] and second < ends[0]


async def measure() -> None:
    """Print what is formed in each season; raise where a promise was broken."""
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'zirkel.db'}"
        engine = open_engine(parse_url(url))
        await migrate(engine)
        await engine.dispose()
        async with open_storage(url) as storage:
            team = await new_team(storage)
            await team.meet("UOWNER", *(f"U{number:04}" for number in range(PEOPLE)))
            async with storage.work(team.workspace_id) as work:
                owner = team.person("UOWNER")
                await programmes.let_offer(work, owner, owner, UserId("UOWNER"), MONDAY)
            year = Year(team)
            for number in range(SEASONS):
                await year.season(number)
    print(
        f"{PEOPLE:,} people for a year, {time.perf_counter() - began:.0f} s, "
        f"{year.slowest:.1f} s at most for a forming: "
        f"{year.again} circles in which some meet again, {year.avoidable} of them needlessly, {year.short} with less "
        f"than two hours, {year.clashes} meetings at the same hour, {year.faults} of {year.messages} messages refused"
    )
    year.keep()
