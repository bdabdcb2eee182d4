"""People who look for each other and meet, by their buttons alone."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from slack_sdk.models.views import View

from bot.delivery.post import Post
from bot.features import actions
from bot.features.payloads import TandemAskButton, TandemButton
from bot.features.people import service as people
from bot.features.tandems import handlers, service
from bot.features.tandems.posts import posts, tend_tandems
from bot.features.tandems.rules import TandemInfo
from bot.features.topics import service as topics
from bot.features.topics.rules import Skills
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import Operation, OutboxState
from bot.kernel.ids import UserId
from bot.slack.action_ids import Action, ActionPayload
from bot.slack.gateway import Profile
from bot.slack.message import Message
from bot.slack.request import Kind, Request
from bot.slack.responses import ChangeModal, Responses, ShowModal
from bot.slack.routes import Routes
from models import NotWith, OutboxMessage, Person, Tandem
from tests.features.fakes import Team, answer, option, parts, submit

ABOUT, GOAL = "Python for analysts", "Read the team’s code alone"


class KnowsEverybody:
    """Slack as far as it is asked here: who somebody is."""

    async def profile(self, user: UserId) -> Profile:
        return Profile(user, "en-US", "Europe/Berlin", is_bot=False, deleted=False)


@dataclass
class Tandems:
    """The routes and posts of tandems, and the people who use them."""

    team: Team
    clock: SimulatedClock
    routes: Routes = field(default_factory=Routes)

    def __post_init__(self) -> None:
        deps = parts(self.team.storage, self.clock, gateway=KnowsEverybody())
        handlers.register(self.routes, deps)
        self.posts: dict[str, Post] = {post.kind: post for post in posts(deps)}

    async def offers(self, user: str, text: str = "Python", capacity: int = 2) -> None:
        """Let somebody be there for others."""
        async with self.team.storage.work(self.team.workspace_id) as work:
            await topics.set_skills(work, self.team.person(user), Skills((text,), ()))
        await self.submit(user, actions.TANDEMS_KEEP_CAPACITY, {"capacity": option(capacity)})

    async def looks(self, user: str = "UANA", kind: str = "mentoring", role: str = "learn", months: int = 6) -> UUID:
        """Let somebody look for somebody; return the tandem's id."""
        before = set(await self._ids())
        inputs = {
            "kind": option(kind), "role": option(role), "about": ABOUT, "goal": GOAL, "cadence": option("four_weeks"),
            "months": option(months),
        }  # fmt: skip
        await self.submit(user, actions.TANDEMS_KEEP, inputs)
        (made,) = set(await self._ids()) - before
        return made

    async def _ids(self) -> list[UUID]:
        async with self.team.storage.work(self.team.workspace_id) as work:
            return await work.all(sa.select(Tandem.id))

    async def asks(self, tandem: UUID, other: str, user: str = "UANA") -> str:
        about = TandemAskButton(tandem=tandem, person=self.team.person(other))
        return await self.press(user, actions.TANDEMS_ASK, about)

    async def begin(self, kind: str = "mentoring", months: int = 6) -> UUID:
        """Let Ana ask Ben for a mentoring, and Ben say yes."""
        tandem = await self.looks(kind=kind, months=months)
        await self.asks(tandem, "UBEN")
        await self.press("UBEN", actions.TANDEMS_YES, TandemButton(tandem=tandem))
        return tandem

    async def press(self, user: str, action: Action[Any], about: ActionPayload | UUID | str) -> str:
        value = TandemButton(tandem=about) if isinstance(about, UUID) else about
        view = {"id": "V1", "type": "modal", "private_metadata": "", "state": {}}
        packed = value.pack() if isinstance(value, ActionPayload) else value
        payload = {"view": view, "trigger_id": "1.1", "actions": [{"action_id": action.name, "value": packed}]}
        return shown(await answer(self.routes, Request(Kind.ACTION, action.name, payload, self.team.actors[user])))

    async def submit(self, user: str, action: Action[Any], inputs: dict[str, Any], about: UUID | None = None) -> str:
        metadata = TandemButton(tandem=about) if about else ""
        return shown(await answer(self.routes, submit(self.team.actors[user], action.name, inputs, metadata)))

    async def page(self, user: str, tandem: UUID) -> str:
        return await self.press(user, actions.TANDEMS_PAGE, tandem)

    async def info(self, tandem: UUID) -> TandemInfo:
        async with self.team.storage.reading(self.team.workspace_id) as work:
            return await service.tandem(work, tandem)

    async def later(self, **passes: float) -> None:
        """Let time pass, day by day, with the upkeep of each morning and evening."""
        until = self.clock.now() + timedelta(**passes)
        while self.clock.now() < until:
            await self._send()
            await self.clock.turn_to(min(until, self.clock.now() + timedelta(hours=12)))
            await self.tend()

    async def _send(self) -> None:
        """Let everything be sent that waits."""
        async with self.team.storage.work(self.team.workspace_id) as work:
            waits = sa.update(OutboxMessage).where(OutboxMessage.state == OutboxState.PENDING)
            await work.session.execute(waits.values(state=OutboxState.SENT, slack_channel="G1", slack_ts="1.1"))

    async def tend(self) -> None:
        async with self.team.storage.work(self.team.workspace_id) as work:
            await tend_tandems(work, self.clock.now())

    async def to_everybody(self) -> list[tuple[str, str]]:
        """Return what was put in for people: kind and whom, in order, without updates."""
        return [(one.kind.removeprefix("tandems-"), one.people or "") for one in await self._queued()]

    async def says(self, kind: str) -> list[str]:
        """Return how the messages of a kind read now, nothing for those that nobody wants any more."""
        async with self.team.storage.reading(self.team.workspace_id) as work:
            found = [one for one in await self._queued() if one.kind == kind]
            composed = [
                await (self.posts[kind].compose_superseded if one.superseded else self.posts[kind].compose)(work, one)
                for one in found
            ]
        return [said(message) for message in composed if message]

    async def _queued(self) -> list[OutboxMessage]:
        async with self.team.storage.reading(self.team.workspace_id) as work:
            query = sa.select(OutboxMessage).where(OutboxMessage.operation == Operation.POST)
            return await work.all(query.order_by(OutboxMessage.due_at, OutboxMessage.kind, OutboxMessage.people))

    async def avoids(self, user: str, other: str) -> None:
        async with self.team.storage.work(self.team.workspace_id) as work:
            work.add(NotWith(person_id=self.team.person(user), other_id=self.team.person(other)))

    async def pauses(self, user: str) -> None:
        async with self.team.storage.work(self.team.workspace_id) as work:
            await people.pause(work, self.team.person(user), self.clock.now() + timedelta(days=30))

    async def goes(self, user: str) -> None:
        """Let somebody's account be off."""
        async with self.team.storage.work(self.team.workspace_id) as work:
            (await work.get(Person, self.team.person(user))).deleted = True


def said(message: Message) -> str:
    return f"{message.text}\n{message.block_dicts()}"


def shown(found: Responses) -> str:
    """Return what a modal says."""
    if isinstance(found, ChangeModal | ShowModal):
        assert isinstance(found.view, View)
        return str(found.view.to_dict())
    return str(found)
