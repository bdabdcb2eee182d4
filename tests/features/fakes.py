"""What tests of features play with instead of Slack: parts, people in circles, and hand-made requests."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, cast
from uuid import UUID, uuid4

from bot.content.loader import load_formats
from bot.delivery.post import MaintenanceTask, Post
from bot.features.answers import handlers as answers_handlers
from bot.features.answers import posts as answers_posts
from bot.features.assignments import handlers as assignments_handlers
from bot.features.assignments import posts as assignments_posts
from bot.features.cases import handlers as cases_handlers
from bot.features.cases import posts as cases_posts
from bot.features.charter import handlers as charter_handlers
from bot.features.charter import posts as charter_posts
from bot.features.circle_channels import handlers as channels_handlers
from bot.features.circle_page import handlers as circle_page_handlers
from bot.features.circles import handlers as circles_handlers
from bot.features.circles import posts as circles_posts
from bot.features.circles import service as circles_service
from bot.features.circles.rules import CircleChannel, CircleInfo, CircleSettings, proposed
from bot.features.climate import handlers as climate_handlers
from bot.features.climate import posts as climate_posts
from bot.features.dates import handlers as dates_handlers
from bot.features.dates import posts as dates_posts
from bot.features.deps import Deps
from bot.features.facilitation import handlers as facilitation_handlers
from bot.features.facilitation import posts as facilitation_posts
from bot.features.home import views as home_views
from bot.features.home.rules import HomeInfo
from bot.features.library import handlers as library_handlers
from bot.features.library import posts as library_posts
from bot.features.lifecycle import posts as lifecycle_posts
from bot.features.membership import handlers as membership_handlers
from bot.features.membership import posts as membership_posts
from bot.features.membership import service as membership
from bot.features.people import service as people
from bot.features.schedule import posts as schedule_posts
from bot.features.seasons import handlers as seasons_handlers
from bot.features.seasons import posts as seasons_posts
from bot.features.sessions import posts as sessions_posts
from bot.features.swaps import handlers as swaps_handlers
from bot.features.swaps import posts as swaps_posts
from bot.kernel.clock import Clock
from bot.kernel.enums import CircleState, Language
from bot.kernel.ids import ChannelId, UserId
from bot.language.translator import Languages
from bot.slack.action_ids import ActionPayload
from bot.slack.actor import Actor
from bot.slack.gateway import Gateway, Profile
from bot.slack.request import Kind, Request
from bot.slack.responses import Responses
from bot.slack.routes import Routes
from bot.slack.system_messages import AskedFirst
from bot.storage.unit_of_work import Storage
from models import Circle
from tests.rows import MONDAY, new_workspace

LANGUAGES = Languages()
FORMATS = load_formats()
STORAGES: dict[UUID, Storage] = {}
"""Where the workspaces of a test are kept."""


class NoSlack:
    """A gateway for features that leave talking to the outbox: any call is a mistake."""

    scopes: frozenset[str] = frozenset()

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"{name} was called; nothing may talk to Slack here")


@dataclass
class Nudges:
    """Counts how often the outbox was to be emptied soon."""

    count: int = 0

    def __call__(self) -> None:
        self.count += 1


def parts(storage: Storage, clock: Clock, *, gateway: object = None, nudges: Nudges | None = None) -> Deps:
    """Return what features are handed when they register."""
    slack = cast("Gateway", gateway or NoSlack())
    return Deps(storage, slack, LANGUAGES, clock, FORMATS, nudges or Nudges())


def register_circles(routes: Routes, deps: Deps) -> None:
    """Answer everything about circles, who joins them, and their pages."""
    for feature in (circles_handlers, membership_handlers, circle_page_handlers, channels_handlers):
        feature.register(routes, deps)


def circle_posts(deps: Deps) -> list[Post]:
    """Return what is posted about circles and who joins them."""
    return [*circles_posts.posts(deps), *membership_posts.posts(deps)]


def register_sessions(routes: Routes, deps: Deps) -> None:
    """Answer everything about sessions."""
    for feature in (
        assignments_handlers, swaps_handlers, dates_handlers, answers_handlers, charter_handlers, climate_handlers,
        facilitation_handlers, cases_handlers, library_handlers, seasons_handlers,
    ):  # fmt: skip
        feature.register(routes, deps)


def session_posts(deps: Deps) -> list[Post]:
    """Return what is posted about sessions."""
    features = (
        sessions_posts, assignments_posts, swaps_posts, dates_posts, answers_posts, charter_posts, climate_posts,
        facilitation_posts, cases_posts, library_posts, seasons_posts,
    )  # fmt: skip
    return [post for feature in features for post in feature.posts(deps)]


def session_chores(deps: Deps) -> list[MaintenanceTask]:
    """Return the upkeep of sessions."""
    return [
        *schedule_posts.maintenance(deps), *sessions_posts.maintenance(), *assignments_posts.maintenance(deps),
        *swaps_posts.maintenance(),
        *lifecycle_posts.maintenance(), *answers_posts.maintenance(deps), *cases_posts.maintenance(),
        *climate_posts.maintenance(),
    ]  # fmt: skip


@dataclass
class Team:
    """One workspace with people and circles in it."""

    storage: Storage
    workspace_id: UUID
    actors: dict[str, Actor] = field(default_factory=dict)
    circles: int = 0

    async def meet(self, *users: str, locale: str = "en-US") -> None:
        """Let Zirkel know these people; their ids are ``actors[user].person_id``."""
        async with self.storage.work(self.workspace_id) as work:
            for user in users:
                seen = Profile(UserId(user), locale, "Europe/Berlin", is_bot=False, deleted=False)
                known = await people.remember(work, seen, MONDAY)
                words = LANGUAGES.words(known.language)
                self.actors[user] = Actor(known.id, self.workspace_id, known.user, known.zone, words)

    async def gather(
        self, founder: str, *others: str, name: str = "Async Python", channel: str = "C1", milestones: bool = False,
        findable: bool = True,
    ) -> CircleInfo:  # fmt: skip
        """Start a circle with these members, who join an hour apart; each circle is a minute younger than the last.

        It has begun, however few they are. Without ``milestones`` every session has a topic, the first one too.
        """
        await self.meet(*(user for user in (founder, *others) if user not in self.actors))
        room = CircleChannel(ChannelId(channel), findable=findable)
        async with self.storage.work(self.workspace_id) as work:
            circle = await circles_service.found_circle(
                work, self.actors[founder].person_id, wish(name), room, circle_id=uuid4(),
                now=MONDAY + timedelta(minutes=self.circles),
            )  # fmt: skip
            self.circles += 1
            row = await work.get(Circle, circle.id)
            row.milestones, row.state = milestones, CircleState.ACTIVE
            circle = replace(circle, state=CircleState.ACTIVE)
            for hours, user in enumerate(others, 1):
                now = MONDAY + timedelta(hours=hours)
                circle = await membership.join(work, circle.id, self.actors[user].person_id, now)
        return circle

    def person(self, user: str) -> UUID:
        """Return somebody's id."""
        return self.actors[user].person_id


async def new_team(storage: Storage, team: str = "T1") -> Team:
    """Return a new workspace without people."""
    made = Team(storage, await new_workspace(storage, team))
    STORAGES[made.workspace_id] = storage
    return made


def waiting(info: HomeInfo) -> int:
    """Return how many things wait for somebody in Home."""
    return len(home_views.waiting(LANGUAGES.words(Language.ENGLISH), info, FORMATS))


def wish(name: str = "Async Python") -> CircleSettings:
    """Return a circle as somebody wants it: Thursdays at 14:00 in Berlin, from the week after MONDAY."""
    usual = proposed(Language.ENGLISH, "Europe/Berlin", date(2026, 3, 12), None)
    return replace(usual, name=name, purpose="Understand async", minutes=60, places=8, milestones=False)


def command(actor: Actor, name: str, text: str = "", channel: str = "C1") -> Request:
    """Return a slash command that somebody typed in a channel."""
    payload = {"command": name, "text": text, "channel_id": channel, "trigger_id": "1.1", "response_url": "https://r"}
    return Request(Kind.COMMAND, name, payload, actor)


def press(actor: Actor, action_id: str, value: ActionPayload | str = "", *, channel: str = "C1") -> Request:
    """Return a tap on a button of a message."""
    packed = value.pack() if isinstance(value, ActionPayload) else value
    payload = {
        "actions": [{"action_id": action_id, "value": packed}], "channel": {"id": channel}, "trigger_id": "1.1",
        "response_url": "https://r", "message": {"ts": "1.000001"},
    }  # fmt: skip
    return Request(Kind.ACTION, action_id, payload, actor)


def choose(actor: Actor, action_id: str, value: str) -> Request:
    """Return a choice in a select of a message."""
    payload = {
        "actions": [{"action_id": action_id, "selected_option": {"value": value}}], "channel": {"id": "C1"},
        "trigger_id": "1.1", "response_url": "https://r",
    }  # fmt: skip
    return Request(Kind.ACTION, action_id, payload, actor)


def submit(
    actor: Actor,
    callback_id: str,
    inputs: Mapping[str, Any],
    metadata: ActionPayload | str = "",
    *,
    view_id: str = "V1",
    asked: AskedFirst | None = None,
) -> Request:
    """Return a submitted modal; ``inputs``: a text, a list of chosen values, or Slack's own report of an input.

    ``asked``: it is the modal that has asked first whether something is meant.
    """
    values = {name: {name: _report(value)} for name, value in inputs.items()}
    packed = metadata.pack() if isinstance(metadata, ActionPayload) else metadata
    inputs_alone = [
        {"type": "input", "block_id": name, "label": {"type": "plain_text", "text": name},
         "element": {"type": "plain_text_input", "action_id": name}}
        for name in inputs
    ]  # fmt: skip
    blocks = asked.view.to_dict()["blocks"] if asked else inputs_alone
    view = {"id": view_id, "type": "modal", "private_metadata": packed, "state": {"values": values}, "blocks": blocks}
    return Request(Kind.SUBMISSION, callback_id, {"view": view, "trigger_id": "1.1"}, actor)


def _report(value: Any) -> dict[str, Any]:
    if isinstance(value, list):
        return {"selected_options": [{"value": str(one)} for one in value]}
    return value if isinstance(value, dict) else {"value": value}


def option(value: object) -> dict[str, Any]:
    """Return what Slack reports of a select with this choice."""
    return {"selected_option": {"value": str(value)}}


async def answer(routes: Routes, call: Request) -> Responses:
    """Return what the feature answers, in a transaction as the router opens it; refusals are raised."""
    route = routes.find(call.kind, call.name, call.text)
    assert route is not None
    if route.asks_slack:
        return await route.answer(call)
    storage = STORAGES[call.actor.workspace_id]
    async with (storage.work if route.writes else storage.reading)(call.actor.workspace_id) as work:
        return await route.answer(call, work)
