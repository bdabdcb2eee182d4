"""A programme that is offered, and what can be done with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from bot.features.circles.rules import CircleChannel
from bot.features.launch import service as launch
from bot.features.programmes import service as programmes
from bot.features.programmes.forms import ANY, ApplicationForm
from bot.features.programmes.rules import ProgrammeFrame
from bot.features.proposals import service
from bot.features.proposals.posts import NoCircle, ProposalQuestion
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import (
    Language,
    Operation,
    ProgrammeState,
)
from bot.kernel.ids import ChannelId, UserId
from bot.storage.unit_of_work import Storage
from models import (
    Application,
    OutboxMessage,
    Programme,
    ProposedCircle,
)
from tests.features.fakes import Team, new_team, parts
from tests.features.programmes.test_views import FORMATS, TEMPLATES
from tests.rows import MONDAY

WISH, DEPARTMENT = "Leading hard conversations", "Department of secrets"
FRAME = ProgrammeFrame(
    name="Leading", aim="Real cases", language=Language.ENGLISH, holidays=None, venue="Room 1",
    apply_until=date(2026, 3, 13), starts_on=date(2026, 3, 30), minutes=60, places=5,
)  # fmt: skip
STEPS = TEMPLATES["leadership"].for_circles(FORMATS)
FORMED_AT = MONDAY + timedelta(days=12)
EVERYBODY = tuple(f"U{number:02}" for number in range(10))


@dataclass
class Offered:
    """A programme that Ana offers, and those who apply."""

    team: Team
    id: UUID

    async def apply(
        self, *users: str, half_days: Sequence[int] = (0, 2, 4, 6, 8), wish: str = WISH, department: str = DEPARTMENT,
        companions: Sequence[str] = (), moderated: Sequence[str] = (), together: str = ANY,
    ) -> None:  # fmt: skip
        form = ApplicationForm(
            wish=wish,
            half_days=tuple(half_days),
            languages=(Language.ENGLISH,),
            department=department,
            companions=tuple(map(UserId, companions)),
            moderated=tuple(moderated),
            together=together,
        )
        async with self.team.storage.work(self.team.workspace_id) as work:
            for user in users:
                await programmes.apply(work, self.id, self.team.person(user), form, MONDAY)

    async def form(self, now: datetime = FORMED_AT) -> None:
        ana = self.team.person("UANA")
        await service.form_circles(self.team.storage, self.team.workspace_id, self.id, ana, now)

    async def ask(self) -> None:
        async with self.team.storage.work(self.team.workspace_id) as work:
            await service.ask_everybody(work, self.id, self.team.person("UANA"), MONDAY)

    async def answer(self, *users: str, yes: bool = True) -> None:
        async with self.team.storage.work(self.team.workspace_id) as work:
            for user in users:
                await service.answer(work, self.id, self.team.person(user), MONDAY, yes=yes)

    async def settle(self, days: int = 30) -> None:
        async with self.team.storage.work(self.team.workspace_id) as work:
            await launch.settle_all(work, MONDAY + timedelta(days=days))

    async def begin(self, *, buddies: bool = False) -> list[UUID]:
        """Let all circles begin, each in the programme's channel; return those that did."""
        begun, template = [], TEMPLATES["onboarding" if buddies else "leadership"]
        async with self.team.storage.work(self.team.workspace_id) as work:
            for row in await work.all(sa.select(ProposedCircle).order_by(ProposedCircle.number)):
                where = CircleChannel(ChannelId("C1"))
                if await launch.begin(work, row.id, where, STEPS, MONDAY, template):
                    begun.append(row.id)
        return begun

    async def rows(self) -> list[Application]:
        async with self.team.storage.reading(self.team.workspace_id) as work:
            return await work.all(sa.select(Application).order_by(Application.applied_at, Application.id))

    async def state(self) -> ProgrammeState:
        async with self.team.storage.reading(self.team.workspace_id) as work:
            return (await work.get(Programme, self.id)).state

    async def told(self, kind: str) -> list[str]:
        async with self.team.storage.reading(self.team.workspace_id) as work:
            found = sa.select(OutboxMessage.people).where(OutboxMessage.kind == kind)
            return sorted(str(one) for one in await work.all(found.where(OutboxMessage.operation == Operation.POST)))

    async def says(self, kind: type[ProposalQuestion] | type[NoCircle]) -> dict[str, str]:
        """Return what messages of this kind say, to whom."""
        post, said = kind(parts(self.team.storage, SimulatedClock(MONDAY))), {}
        async with self.team.storage.reading(self.team.workspace_id) as work:
            found = sa.select(OutboxMessage).where(OutboxMessage.kind == post.kind)
            for queued in await work.all(found.where(OutboxMessage.operation == Operation.POST)):
                shown = await post.compose(work, queued)
                said[str(queued.people)] = f"{shown.text} {shown.block_dicts()}" if shown else ""
        return said


@pytest.fixture
async def offered(storage: Storage) -> Offered:
    team = await new_team(storage)
    await team.meet("UANA", "UADMIN", *EVERYBODY)
    async with storage.work(team.workspace_id) as work:
        await programmes.let_offer(work, team.person("UADMIN"), team.person("UANA"), UserId("UANA"), MONDAY)
        made = await programmes.offer(
            work, team.person("UANA"), "leadership", FRAME, (ChannelId("C1"), "Europe/Berlin"),
            programme_id=uuid4(), now=MONDAY,
        )  # fmt: skip
    return Offered(team, made.id)
