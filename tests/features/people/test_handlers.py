"""The gate: each request once, by somebody known, in their language, whatever Slack does."""

import asyncio
import hashlib
from dataclasses import dataclass, replace
from uuid import UUID

import pytest
import sqlalchemy as sa

from bot.features.people import handlers
from bot.features.people.handlers import RequestGate
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import ClaimResult, Language, WorkspaceState
from bot.kernel.errors import AccountIsOff, NotOfThisCompany, UnknownWorkspace
from bot.kernel.ids import TeamId, UserId
from bot.slack.actor import Actor
from bot.slack.background import Background
from bot.slack.errors import Meaning, SlackFailure
from bot.slack.gateway import Profile
from bot.slack.routes import Event, Routes
from bot.slack.timeouts import Timeouts
from bot.storage.crypto import Vault
from bot.storage.unit_of_work import Storage
from models import InboxEntry, Person, Workspace
from tests.fake_gateway import FakeGateway
from tests.features.fakes import parts
from tests.rows import BOT, MONDAY, new_workspace

TEAM, ANNA = TeamId("T1"), UserId("UANNA")
GERMAN = Profile(ANNA, "de-DE", "Europe/Vienna", is_bot=False, deleted=False)
REVOKED = SlackFailure(Meaning.INSTALLATION, "token_revoked")
AWAY = SlackFailure(Meaning.AMBIGUOUS, "TimeoutError")


@dataclass
class Gatehouse:
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
        event = Event(event_type, self.workspace, BOT, dict(payload))
        for handler in await self.routes.listeners(event):
            await handler(event)

    async def people(self) -> list[Person]:
        async with self.storage.everywhere() as session:
            return list(await session.scalars(sa.select(Person)))

    async def state(self) -> WorkspaceState:
        async with self.storage.everywhere() as session:
            return (await session.get_one(Workspace, self.workspace)).state


@pytest.fixture
async def house(any_storage: Storage, clock: SimulatedClock) -> Gatehouse:
    slack, routes = FakeGateway(profiles={ANNA: GERMAN}), Routes()
    deps = parts(any_storage, clock, gateway=slack)
    handlers.register(routes, deps)
    workspace = await new_workspace(any_storage)
    gate = RequestGate(deps)
    return Gatehouse(any_storage, workspace, clock, slack, deps.background, gate, routes, deps.timeouts)


async def test_the_database_does_not_tell_who_asked_nor_what_they_typed(house: Gatehouse) -> None:
    key = "submission:V1:UANNA:usefulness-5"
    await house.admit(key)
    async with house.storage.everywhere() as session:
        (kept,) = await session.scalars(sa.select(InboxEntry.key))
    assert "UANNA" not in kept
    assert kept not in (key, hashlib.sha256(key.encode()).hexdigest())
    assert kept == Vault(house.storage.vault.key).mark(key)
    assert kept != Vault(bytes(32)).mark(key)


async def test_somebody_new_is_asked_after_and_remembered(house: Gatehouse) -> None:
    actor = await house.met()
    assert (actor.user, actor.language, actor.zone) == (ANNA, Language.GERMAN, "Europe/Vienna")
    [person] = await house.people()
    assert (person.id, person.workspace_id) == (actor.person_id, house.workspace)


async def test_somebody_known_is_not_asked_after_for_a_day(house: Gatehouse) -> None:
    first = await house.met("command:1")
    await house.clock.turn_to(MONDAY.replace(hour=23))
    assert (await house.met("command:2")).person_id == first.person_id
    assert len(house.slack.calls("profile")) == 1


async def test_after_a_day_slack_is_asked_again(house: Gatehouse) -> None:
    await house.met("command:1")
    house.slack.profiles[ANNA] = Profile(ANNA, "en-GB", "Europe/London", is_bot=False, deleted=False)
    await house.clock.turn_to(MONDAY.replace(day=4))
    assert (await house.met("command:2")).language is Language.ENGLISH


async def test_the_same_request_is_taken_once(house: Gatehouse) -> None:
    await house.met()
    assert await house.admit() is ClaimResult.BUSY


async def test_what_failed_may_come_again_and_what_is_done_may_not(house: Gatehouse) -> None:
    await house.admit()
    await house.gate.settle("command:1", done=False)
    await house.met()
    await house.gate.settle("command:1", done=True)
    assert await house.admit() is ClaimResult.DONE
    await house.background.finish(5)
    assert await house.admit() is ClaimResult.DONE


async def test_when_slack_does_not_answer_somebody_new_reads_english_until_it_does(house: Gatehouse) -> None:
    house.slack.fail("profile", AWAY)
    assert (await house.met("command:1")).language is Language.ENGLISH
    assert (await house.met("command:2")).language is Language.GERMAN
    assert len(await house.people()) == 1


async def test_when_slack_does_not_answer_what_is_known_must_do(house: Gatehouse) -> None:
    await house.met("command:1")
    await house.clock.turn_to(MONDAY.replace(day=4))
    house.slack.fail("profile", AWAY)
    assert (await house.met("command:2")).language is Language.GERMAN


async def test_a_slow_slack_keeps_nobody_waiting(house: Gatehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    async def hang() -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(house.timeouts, "profile", 0.01)
    house.slack.before["profile"] = hang
    assert (await house.met()).language is Language.ENGLISH


async def test_several_requests_at_once_meet_one_person(house: Gatehouse) -> None:
    actors = await asyncio.gather(*(house.met(f"command:{n}") for n in range(5)))
    assert len({actor.person_id for actor in actors}) == 1


async def test_what_slack_does_not_say_stays_as_it_was_and_is_unknown_until_then(house: Gatehouse) -> None:
    house.slack.profiles[ANNA] = Profile(ANNA, "", "", is_bot=False, deleted=False)
    unknown = await house.met("command:1")
    assert (unknown.language_known, unknown.zone) == (False, "UTC")
    await house.clock.turn_to(MONDAY.replace(day=4))
    house.slack.profiles[ANNA] = GERMAN
    assert (await house.met("command:2")).language_known
    await house.clock.turn_to(MONDAY.replace(day=6))
    house.slack.profiles[ANNA] = Profile(ANNA, "", "", is_bot=False, deleted=False)
    known = await house.met("command:3")
    assert (known.language, known.zone) == (Language.GERMAN, "Europe/Vienna")


@pytest.mark.parametrize("who", [{"foreign": True}, {"is_bot": True}], ids=["another company", "a bot"])
async def test_nothing_is_kept_of_who_is_no_person_of_this_company(house: Gatehouse, who: dict[str, bool]) -> None:
    house.slack.profiles[ANNA] = replace(GERMAN, **who)  # type: ignore[arg-type]
    actor = await house.met()
    assert (isinstance(actor.refused, NotOfThisCompany), actor.language) == (True, Language.GERMAN)
    assert await house.people() == []


async def test_somebody_whose_account_is_off_is_refused_until_slack_says_that_it_is_on(house: Gatehouse) -> None:
    house.slack.profiles[ANNA] = replace(GERMAN, deleted=True)
    assert isinstance((await house.met("command:1")).refused, AccountIsOff)
    house.slack.profiles[ANNA] = replace(GERMAN, guest=True)
    actor = await house.met("command:2")
    assert (actor.refused, actor.guest) == (None, True)


async def test_somebody_known_who_is_of_another_company_is_let_in_no_longer(house: Gatehouse) -> None:
    await house.met()
    house.slack.profiles[ANNA] = replace(GERMAN, foreign=True)
    await house.hear("user_change", user={"id": ANNA})
    assert [person.deleted for person in await house.people()] == [True]


async def test_a_team_that_is_not_ours_is_not_let_in(house: Gatehouse) -> None:
    with pytest.raises(UnknownWorkspace):
        await house.gate.admit("command:1", TeamId("T9"), ANNA)
    assert await house.people() == []


async def test_an_event_is_taken_once_in_a_workspace_that_is_ours(house: Gatehouse) -> None:
    assert await house.gate.workspace(TEAM) == (house.workspace, BOT)
    assert [await house.gate.take("event:1") for _ in range(2)] == [ClaimResult.NEW, ClaimResult.BUSY]


async def test_whom_an_event_is_about_is_met(house: Gatehouse) -> None:
    event = Event("app_home_opened", house.workspace, BOT, {"user": ANNA})
    assert (await house.gate.actor_of(event, ANNA)).language is Language.GERMAN


async def test_a_changed_profile_is_read_again(house: Gatehouse) -> None:
    await house.met()
    house.slack.profiles[ANNA] = Profile(ANNA, "en-GB", "Europe/London", is_bot=False, deleted=True)
    await house.hear("user_change", user={"id": ANNA, "tz": "Europe/London"})
    [person] = await house.people()
    assert (person.slack_locale, person.zone, person.deleted) == ("en-GB", "Europe/London", True)


async def test_the_profile_of_somebody_who_never_used_zirkel_is_none_of_its_business(house: Gatehouse) -> None:
    await house.hear("user_change", user={"id": "USTRANGER"})
    assert house.slack.asked == []
    assert await house.people() == []


async def test_when_the_app_is_removed_the_workspace_falls_silent(house: Gatehouse) -> None:
    house.slack.fail("whoami", REVOKED)
    await house.hear("app_uninstalled")
    assert await house.state() is WorkspaceState.REMOVED
    async with house.storage.everywhere() as session:
        assert await session.scalar(sa.select(Workspace.removed_at)) == house.clock.now()


@pytest.mark.parametrize("event", ["app_uninstalled", "tokens_revoked"])
async def test_a_late_end_of_an_earlier_installation_does_not_silence_the_present_one(
    house: Gatehouse, event: str
) -> None:
    await house.hear(event, tokens={"bot": [BOT]})
    assert await house.state() is WorkspaceState.ACTIVE


async def test_where_slack_does_not_say_whether_it_is_over_the_event_comes_again(house: Gatehouse) -> None:
    house.slack.fail("whoami", SlackFailure(Meaning.AMBIGUOUS, "http_503"))
    with pytest.raises(SlackFailure):
        await house.hear("app_uninstalled")
    assert await house.state() is WorkspaceState.ACTIVE


@pytest.mark.parametrize(("tokens", "expected"), [
    ({"bot": ["UBOT"]}, WorkspaceState.REMOVED), ({"oauth": ["U1"], "bot": []}, WorkspaceState.ACTIVE),
    ({"oauth": ["U1"]}, WorkspaceState.ACTIVE), (None, WorkspaceState.ACTIVE),
])  # fmt: skip
async def test_only_the_bots_own_token_counts(house: Gatehouse, tokens: object, expected: WorkspaceState) -> None:
    house.slack.fail("whoami", REVOKED)
    await house.hear("tokens_revoked", tokens=tokens)
    assert await house.state() is expected
