"""The gate: each request once, by somebody known, in their language, whatever Slack does."""

import asyncio
from dataclasses import dataclass
from uuid import UUID

import pytest
import sqlalchemy as sa

from bot.features.people import handlers
from bot.features.people.handlers import RequestGate
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import ClaimResult, Language, WorkspaceState
from bot.kernel.errors import UnknownWorkspace
from bot.kernel.ids import TeamId, UserId
from bot.slack.actor import Actor
from bot.slack.background import Background
from bot.slack.errors import Meaning, SlackFailure
from bot.slack.gateway import Profile
from bot.slack.routes import Event, Routes
from bot.slack.timeouts import Timeouts
from bot.storage.unit_of_work import Storage
from models import Person, Workspace
from tests.fake_gateway import FakeGateway
from tests.features.fakes import parts
from tests.rows import BOT, MONDAY, new_workspace

TEAM, ANNA = TeamId("T1"), UserId("UANNA")
GERMAN = Profile(ANNA, "de-DE", "Europe/Vienna", is_bot=False, deleted=False)
AWAY = SlackFailure(Meaning.AMBIGUOUS, "TimeoutError")


@dataclass
class Desk:
    """A gate, the events that people hear, and a Slack that knows Anna."""

    storage: Storage
    workspace: UUID
    clock: SimulatedClock
    slack: FakeGateway
    background: Background
    gate: RequestGate
    routes: Routes
    timeouts: Timeouts

    async def admit(self, key: str = "command:1") -> Actor | ClaimResult:
        return await self.gate.admit(key, TEAM, ANNA)

    async def met(self, key: str = "command:1") -> Actor:
        found = await self.admit(key)
        assert isinstance(found, Actor)
        return found

    async def hear(self, event_type: str, **payload: object) -> None:
        [handler] = self.routes.events[event_type]
        await handler(Event(event_type, self.workspace, BOT, dict(payload)))

    async def people(self) -> list[Person]:
        async with self.storage.everywhere() as session:
            return list(await session.scalars(sa.select(Person)))

    async def state(self) -> WorkspaceState:
        async with self.storage.everywhere() as session:
            return (await session.get_one(Workspace, self.workspace)).state


@pytest.fixture
async def desk(any_storage: Storage, clock: SimulatedClock) -> Desk:
    slack, routes = FakeGateway(profiles={ANNA: GERMAN}), Routes()
    deps = parts(any_storage, clock, gateway=slack)
    handlers.register(routes, deps)
    background = Background()
    gate = RequestGate(deps, background)
    workspace = await new_workspace(any_storage)
    return Desk(any_storage, workspace, clock, slack, background, gate, routes, deps.timeouts)


async def test_somebody_new_is_asked_after_and_remembered(desk: Desk) -> None:
    actor = await desk.met()
    assert (actor.user, actor.language, actor.zone) == (ANNA, Language.GERMAN, "Europe/Vienna")
    [person] = await desk.people()
    assert (person.id, person.workspace_id) == (actor.person_id, desk.workspace)


async def test_somebody_known_is_not_asked_after_for_a_day(desk: Desk) -> None:
    first = await desk.met("command:1")
    await desk.clock.turn_to(MONDAY.replace(hour=23))
    assert (await desk.met("command:2")).person_id == first.person_id
    assert len(desk.slack.calls("profile")) == 1


async def test_after_a_day_slack_is_asked_again(desk: Desk) -> None:
    await desk.met("command:1")
    desk.slack.profiles[ANNA] = Profile(ANNA, "en-GB", "Europe/London", is_bot=False, deleted=False)
    await desk.clock.turn_to(MONDAY.replace(day=4))
    assert (await desk.met("command:2")).language is Language.ENGLISH


async def test_the_same_request_is_taken_once(desk: Desk) -> None:
    await desk.met()
    assert await desk.admit() is ClaimResult.BUSY


async def test_what_failed_may_come_again_and_what_is_done_may_not(desk: Desk) -> None:
    await desk.admit()
    await desk.gate.settle("command:1", done=False)
    await desk.met()
    await desk.gate.settle("command:1", done=True)
    assert await desk.admit() is ClaimResult.DONE
    await desk.background.finish(5)
    assert await desk.admit() is ClaimResult.DONE


async def test_when_slack_does_not_answer_somebody_new_reads_english_until_it_does(desk: Desk) -> None:
    desk.slack.fail("profile", AWAY)
    assert (await desk.met("command:1")).language is Language.ENGLISH
    assert (await desk.met("command:2")).language is Language.GERMAN
    assert len(await desk.people()) == 1


async def test_when_slack_does_not_answer_what_is_known_must_do(desk: Desk) -> None:
    await desk.met("command:1")
    await desk.clock.turn_to(MONDAY.replace(day=4))
    desk.slack.fail("profile", AWAY)
    assert (await desk.met("command:2")).language is Language.GERMAN


async def test_a_slow_slack_keeps_nobody_waiting(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async def hang() -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(desk.timeouts, "profile", 0.01)
    desk.slack.before["profile"] = hang
    assert (await desk.met()).language is Language.ENGLISH


async def test_several_requests_at_once_meet_one_person(desk: Desk) -> None:
    actors = await asyncio.gather(*(desk.met(f"command:{n}") for n in range(5)))
    assert len({actor.person_id for actor in actors}) == 1


async def test_a_team_that_is_not_ours_is_not_let_in(desk: Desk) -> None:
    with pytest.raises(UnknownWorkspace):
        await desk.gate.admit("command:1", TeamId("T9"), ANNA)
    assert await desk.people() == []


async def test_an_event_is_taken_once_and_says_where(desk: Desk) -> None:
    event = await desk.gate.admit_event("event:1", TEAM)
    assert isinstance(event, Event)
    assert (event.workspace_id, event.bot_user) == (desk.workspace, BOT)
    assert await desk.gate.admit_event("event:1", TEAM) is ClaimResult.BUSY


async def test_whom_an_event_is_about_is_met(desk: Desk) -> None:
    event = Event("app_home_opened", desk.workspace, BOT, {"user": ANNA})
    assert (await desk.gate.actor_of(event, ANNA)).language is Language.GERMAN


async def test_a_changed_profile_is_read_again(desk: Desk) -> None:
    await desk.met()
    desk.slack.profiles[ANNA] = Profile(ANNA, "en-GB", "Europe/London", is_bot=False, deleted=True)
    await desk.hear("user_change", user={"id": ANNA, "tz": "Europe/London"})
    [person] = await desk.people()
    assert (person.slack_locale, person.zone, person.deleted) == ("en-GB", "Europe/London", True)


async def test_the_profile_of_somebody_who_never_used_zirkel_is_none_of_its_business(desk: Desk) -> None:
    await desk.hear("user_change", user={"id": "USTRANGER"})
    assert desk.slack.asked == []
    assert await desk.people() == []


async def test_when_the_app_is_removed_the_workspace_falls_silent(desk: Desk) -> None:
    await desk.hear("app_uninstalled")
    assert await desk.state() is WorkspaceState.REMOVED


@pytest.mark.parametrize(("tokens", "expected"), [
    ({"bot": ["UBOT"]}, WorkspaceState.REMOVED), ({"oauth": ["U1"], "bot": []}, WorkspaceState.ACTIVE),
    ({"oauth": ["U1"]}, WorkspaceState.ACTIVE), (None, WorkspaceState.ACTIVE),
])  # fmt: skip
async def test_only_the_bots_own_token_counts(desk: Desk, tokens: object, expected: WorkspaceState) -> None:
    await desk.hear("tokens_revoked", tokens=tokens)
    assert await desk.state() is expected
