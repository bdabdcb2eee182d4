"""Opening Home, `/zirkel` and its nonsense, choosing a language."""

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import uuid4

import pytest
from slack_sdk.models.views import View

from bot.features.coaching import service as coaching
from bot.features.coaching.rules import RoundRhythm
from bot.features.home import handlers, service
from bot.features.people import service as people
from bot.features.topics import service as topics
from bot.kernel.clock import SimulatedClock
from bot.kernel.ids import UserId
from bot.kernel.vocabulary import Language, Mode, RoleState, SessionState
from bot.slack.actor import Actor
from bot.slack.answers import Answers, ShowHome, ShowModal, Whisper
from bot.slack.routes import Event, Routes
from bot.storage.unit_of_work import Storage
from models import RoleTurn, Session
from tests.features.fakes import Team, answer, choose, command, new_team, parts, press
from tests.rows import BOT, MONDAY

HOSTILE = ["", "x" * 10_000, "\x00", "\ud800", "\u202eabc", "<!channel>", "hilfe", "language", "language klingon \x00"]


@dataclass
class Tabs:
    """A gateway that keeps the Homes that were published."""

    shown: list[tuple[UserId, View]] = field(default_factory=list)

    async def publish_home(self, user: UserId, view: View) -> None:
        self.shown.append((user, view))


@dataclass
class House:
    team: Team
    routes: Routes
    tabs: Tabs

    async def type(self, text: str) -> Answers:
        return await answer(self.routes, command(self.team.actors["UANNA"], "/zirkel", text))

    async def open(self, user: str, tab: str = "home") -> None:
        for hear in self.routes.events["app_home_opened"]:
            await hear(Event("app_home_opened", self.team.workspace_id, BOT, {"user": user, "tab": tab}))

    async def language(self) -> Language:
        async with self.team.storage.work(self.team.workspace_id) as work:
            return (await people.person(work, self.team.person("UANNA"))).language


@pytest.fixture
async def house(storage: Storage, clock: SimulatedClock) -> House:
    team = await new_team(storage)
    await team.meet("UANNA", "UBEN")
    tabs, routes = Tabs(), Routes()

    async def actor_of(event: Event, user: UserId) -> Actor:
        assert event.workspace_id == team.workspace_id
        return team.actors[user]

    handlers.register(routes, parts(storage, clock, gateway=tabs), actor_of)
    return House(team, routes, tabs)


async def test_opening_home_shows_it_anew_to_who_opened_it(house: House) -> None:
    await house.open("UANNA")
    await house.open("UBEN")
    assert [user for user, _ in house.tabs.shown] == ["UANNA", "UBEN"]


async def test_opening_the_messages_tab_shows_nothing(house: House) -> None:
    await house.open("UANNA", tab="messages")
    assert house.tabs.shown == []


@pytest.mark.parametrize("typed", HOSTILE)
async def test_whatever_is_typed_gets_something_useful(house: House, typed: str) -> None:
    found = await house.type(typed)
    assert isinstance(found, Whisper)
    assert "/zirkel language" in str(found.message.block_dicts())


@pytest.mark.parametrize(
    ("typed", "language"),
    [("language de", Language.GERMAN), ("sprache Deutsch", Language.GERMAN), ("lang en", Language.ENGLISH)],
)
async def test_a_language_is_kept_and_answered_in(house: House, typed: str, language: Language) -> None:
    found = await house.type(typed)
    assert await house.language() is language
    assert isinstance(found, Whisper)
    assert ("Deutsch" in found.message.text) is (language is Language.GERMAN)


async def test_automatic_follows_slack_again(house: House) -> None:
    await house.type("sprache de")
    await house.type("sprache auto")
    assert await house.language() is Language.ENGLISH


async def test_choosing_in_home_shows_home_in_that_language(house: House) -> None:
    found = await answer(house.routes, choose(house.team.actors["UANNA"], "home:language", "de"))
    assert isinstance(found, ShowHome)
    assert "Meine Lernzirkel" in str(found.view.to_dict())


async def test_a_made_up_language_changes_nothing(house: House) -> None:
    found = await answer(house.routes, choose(house.team.actors["UANNA"], "home:language", "\x00"))
    assert isinstance(found, ShowHome)
    assert await house.language() is Language.ENGLISH


async def test_who_sees_what_opens_from_anywhere(house: House) -> None:
    assert isinstance(await answer(house.routes, press(house.team.actors["UANNA"], "home:who-sees-what")), ShowModal)


class TestGathering:
    async def test_somebody_new_has_nothing_waiting(self, house: House) -> None:
        async with house.team.storage.work(house.team.workspace_id) as work:
            info = await service.home_of(work, house.team.person("UANNA"), MONDAY)
        assert (info.waiting, info.sessions, info.circles, info.coaching.in_pool) == (0, (), (), False)

    async def test_sessions_come_with_ones_role_and_what_is_over_waits_for_a_reflection(self, house: House) -> None:
        circle = await house.team.gather("UANNA", "UBEN")
        async with house.team.storage.work(house.team.workspace_id) as work:
            rows = [
                work.add(a_session(circle.id, 1, SessionState.ENDED, days=-1)),
                work.add(a_session(circle.id, 2, SessionState.PLANNED, days=6)),
            ]
            await work.session.flush()
            turn = RoleTurn(session_id=rows[1].id, person_id=house.team.person("UANNA"), role="documentation")
            turn.state = RoleState.HELD
            work.add(turn)
            await work.session.flush()
            info = await service.home_of(work, house.team.person("UANNA"), MONDAY + timedelta(days=3))
        assert [one.number for one in info.reflections] == [1]
        assert [[holder.role for holder in one.roles_of(info.person_id)] for one in info.sessions] == [
            ["documentation"]
        ]

    async def test_topics_wait_until_one_has_placed_dots(self, house: House) -> None:
        circle = await house.team.gather("UANNA", "UBEN")
        anna = house.team.person("UANNA")
        async with house.team.storage.work(house.team.workspace_id) as work:
            topic = await topics.propose(work, circle.id, anna, "Tasks", topic_id=uuid4(), now=MONDAY)
            before = await service.home_of(work, anna, MONDAY)
            await topics.place_dots(work, circle.id, anna, [topic.id])
            after = await service.home_of(work, anna, MONDAY)
        assert [(one.circle.id, one.topics) for one in before.ballots] == [(circle.id, 1)]
        assert after.ballots == ()

    async def test_a_pair_without_a_date_waits(self, house: House) -> None:
        start = MONDAY + timedelta(hours=1)
        async with house.team.storage.work(house.team.workspace_id) as work:
            for user in ("UANNA", "UBEN"):
                await coaching.join(work, house.team.person(user), "Europe/Berlin", RoundRhythm(), MONDAY)
            (due,) = await coaching.due_rounds(work, MONDAY, start)
            await coaching.start_round(work, due.subject, due.at, start)
            info = await service.home_of(work, house.team.person("UANNA"), start)
        assert info.needs_coaching_date
        assert info.waiting == 1


def a_session(circle_id: object, number: int, state: SessionState, days: int) -> Session:
    start = MONDAY + timedelta(days=3 + days)
    return Session(
        circle_id=circle_id, number=number, local_date=start.date(), at=start.time(), zone="Europe/Berlin",
        starts_at=start, ends_at=start + timedelta(hours=1),
        format_id="learning-circle", mode=Mode.LIVE, state=state, planned_at=MONDAY,
        ended_at=start + timedelta(hours=1) if state is SessionState.ENDED else None,
    )  # fmt: skip
