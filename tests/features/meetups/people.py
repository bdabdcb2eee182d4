"""People who plan meetups and sign up for them, by their buttons alone."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from bot.delivery.planner import Planner
from bot.delivery.post import Post, TimedPost
from bot.features import actions
from bot.features.meetups import handlers, service
from bot.features.meetups.posts import maintenance, posts
from bot.features.meetups.rules import MeetupInfo
from bot.features.payloads import MeetupButton, MeetupRoleButton, MeetupTopicButton
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import MeetupRole, Operation, OutboxState
from bot.slack.action_ids import Action, ActionPayload
from bot.slack.message import Message
from bot.slack.responses import Responses
from bot.slack.routes import Routes
from bot.slack.system_messages import AskedFirst
from models import Meetup, OutboxMessage, Person
from tests.features.fakes import Team, answer, command, option, parts, press, submit

WHEN = {"first": {"selected_date": "2026-03-12"}, "at": {"selected_time": "14:00"}}
INPUTS: dict[str, Any] = {
    **WHEN, "format_id": option("show-and-tell"), "title": "Half done", "channel": {"selected_conversation": "C1"},
    "minutes": option(45), "venue": "Room 3", "seats": option(0), "language": option("en"), "repeats": [],
}  # fmt: skip


class LooksAway:
    """Slack as far as it is asked here: it doesn't say in time what a channel is."""

    async def channel(self, _: str) -> None:
        raise TimeoutError


@dataclass
class Meetups:
    """The routes and posts of meetups, and the people who use them."""

    team: Team
    clock: SimulatedClock
    routes: Routes = field(default_factory=Routes)

    def __post_init__(self) -> None:
        deps = parts(self.team.storage, self.clock, gateway=LooksAway())
        handlers.register(self.routes, deps)
        self.posts: dict[str, Post] = {post.kind: post for post in posts(deps)}
        timed = [post for post in self.posts.values() if isinstance(post, TimedPost)]
        self.planner = Planner(self.team.storage, timed, maintenance(), self.clock)

    async def plan(self, user: str = "UANA", asked: AskedFirst | None = None, **inputs: Any) -> UUID:
        """Let somebody plan a meetup; return its id."""
        before = set(await self.ids())
        view_id = f"V{len(before)}"
        typed = {**INPUTS, **inputs}
        await answer(self.routes, submit(
            self.team.actors[user], actions.MEETUPS_KEEP.name, typed, MeetupButton(), view_id=view_id, asked=asked
        ))  # fmt: skip
        (made,) = set(await self.ids()) - before
        return made

    async def ids(self) -> list[UUID]:
        async with self.team.storage.reading(self.team.workspace_id) as work:
            return await work.all(sa.select(Meetup.id).order_by(Meetup.starts_at))

    async def change(self, meetup: UUID, user: str = "UANA", **inputs: Any) -> Responses:
        return await self.submit(user, actions.MEETUPS_KEEP, meetup, {**INPUTS, **inputs})

    async def submit(self, user: str, action: Action[Any], meetup: UUID, inputs: dict[str, Any]) -> Responses:
        call = submit(self.team.actors[user], action.name, inputs, MeetupButton(meetup=meetup))
        return await answer(self.routes, call)

    async def types(self, user: str, text: str = "meetup") -> Responses:
        return await answer(self.routes, command(self.team.actors[user], "/zirkel", text))

    async def press(self, user: str, action: Action[Any], about: ActionPayload | UUID) -> Responses:
        value = MeetupButton(meetup=about) if isinstance(about, UUID) else about
        return await answer(self.routes, press(self.team.actors[user], action.name, value))

    async def comes(self, meetup: UUID, *users: str) -> None:
        for user in users:
            await self.press(user, actions.MEETUPS_COME, meetup)

    async def brings(self, meetup: UUID, user: str, topic: str = "", *, helps: bool = False) -> None:
        inputs = {"topic": topic, "helps": ["yes"] if helps else []}
        await self.submit(user, actions.MEETUPS_KEEP_BRINGING, meetup, inputs)

    async def votes(self, meetup: UUID, user: str, topic: str) -> None:
        found = next(one for one in (await self.info(meetup)).topics if one.title == topic)
        await self.press(user, actions.MEETUPS_VOTE, MeetupTopicButton(signup=found.signup_id))

    async def takes(self, meetup: UUID, user: str, role: MeetupRole = MeetupRole.HOST) -> None:
        await self.press(user, actions.MEETUPS_TAKE, MeetupRoleButton(meetup=meetup, role=role))

    async def rather_not(self, meetup: UUID, user: str, role: MeetupRole = MeetupRole.HOST) -> None:
        await self.press(user, actions.MEETUPS_RATHER_NOT, MeetupRoleButton(meetup=meetup, role=role))

    async def writes(self, meetup: UUID, user: str, recap: str = "We saw maps", insights: str = "Show early") -> None:
        await self.submit(user, actions.MEETUPS_KEEP_RECAP, meetup, {"recap": recap, "insights": insights})

    async def info(self, meetup: UUID) -> MeetupInfo:
        async with self.team.storage.reading(self.team.workspace_id) as work:
            return await service.load(work, meetup)

    async def until(self, moment: datetime) -> None:
        """Let time pass, with what falls due in between."""
        while self.clock.now() < moment:
            await self.clock.turn_to(min(moment, self.clock.now() + timedelta(hours=12)))
            await self.planner.plan(anew=True)
            await self.send()

    async def beat(self) -> None:
        await self.planner.plan(anew=True)
        await self.send()

    async def send(self) -> None:
        """Let everything be sent that waits."""
        async with self.team.storage.work(self.team.workspace_id) as work:
            waits = sa.update(OutboxMessage).where(OutboxMessage.state == OutboxState.PENDING)
            ts = sa.cast(OutboxMessage.number, sa.String)
            await work.session.execute(waits.values(state=OutboxState.SENT, slack_channel="C1", slack_ts=ts))

    async def told(self, kind: str) -> list[str]:
        """Return who or which channel was sent messages of a kind, in order, without updates."""
        return [one.people or one.channel_id or "" for one in await self._queued(kind)]

    async def _queued(self, kind: str, operation: Operation = Operation.POST) -> list[OutboxMessage]:
        async with self.team.storage.reading(self.team.workspace_id) as work:
            query = sa.select(OutboxMessage).where(OutboxMessage.operation == operation, OutboxMessage.kind == kind)
            return await work.all(query.order_by(OutboxMessage.number))

    async def says(self, kind: str, number: int = -1) -> str | None:
        """Return how one of the messages of a kind reads now; None: it isn't wanted any more, or is taken away."""
        queued = (await self._queued(kind))[number]
        async with self.team.storage.reading(self.team.workspace_id) as work:
            post = self.posts[kind]
            if queued.state is OutboxState.SENT:
                queued = OutboxMessage(subject=queued.subject, operation=Operation.UPDATE, people=queued.people)
            found: Message | None = await post.compose(work, queued)
        return f"{found.text}\n{found.block_dicts()}" if found else None

    async def updates(self, kind: str) -> int:
        """Return how often messages of a kind were brought up to date."""
        return len(await self._queued(kind, Operation.UPDATE))

    async def goes(self, user: str) -> None:
        """Let somebody's account be off."""
        async with self.team.storage.work(self.team.workspace_id) as work:
            (await work.get(Person, self.team.person(user))).deleted = True
