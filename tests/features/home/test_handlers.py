"""Opening Home, `/zirkel` and its nonsense, choosing a language."""

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from slack_sdk.models.views import View

from bot.delivery import outbox
from bot.delivery.post import Address
from bot.features.home import handlers as home_handlers
from bot.features.home import posts as home_posts
from bot.features.home import service
from bot.features.membership import service as membership
from bot.features.merge import service as merge
from bot.features.people import service as people
from bot.features.reflections import service as reflections
from bot.features.reflections.rules import IfThenPlan, Written
from bot.features.topics import service as topics
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import Language, Mode, RoleState, SessionState, Visibility
from bot.kernel.errors import NotOfThisCompany
from bot.kernel.ids import UserId
from bot.slack.actor import Actor
from bot.slack.forms import FormInvalid
from bot.slack.gateway import Profile
from bot.slack.request import Kind, Request
from bot.slack.responses import ChangeMessage, ChangeModal, Responses, ShowHome, ShowModal, Whisper
from bot.slack.routes import Event, Routes
from bot.storage.unit_of_work import Storage
from models import Circle, OutboxMessage, RoleTurn, Session
from tests.features.coaching import pool
from tests.features.fakes import FORMATS, Team, answer, command, new_team, parts, press, submit, waiting
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

    async def type(self, text: str) -> Responses:
        return await answer(self.routes, command(self.team.actors["UANNA"], "/zirkel", text))

    async def in_home(self, action_id: str, **element: object) -> str:
        """Press or choose something in Home; return all that Home shows then."""
        view = {"id": "V1", "type": "home"}
        payload = {"actions": [{"action_id": action_id, **element}], "view": view, "trigger_id": "1.1"}
        request = Request(Kind.ACTION, action_id, payload, self.team.actors["UANNA"])
        assert await answer(self.routes, request) is None
        async with self.team.storage.reading(self.team.workspace_id) as work:
            [home] = [await show(request, work) for show in self.routes.homes]
        return shown(home)

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

    home_handlers.register(routes, parts(storage, clock, gateway=tabs), actor_of)
    return House(team, routes, tabs)


async def test_opening_home_shows_it_anew_to_who_opened_it(house: House) -> None:
    await house.open("UANNA")
    await house.open("UBEN")
    assert [user for user, _ in house.tabs.shown] == ["UANNA", "UBEN"]


async def test_before_home_is_shown_access_to_circles_is_asked_anew(house: House) -> None:
    asked: list[str] = []

    async def look(workspace_id: UUID, user: UserId) -> None:
        assert (workspace_id, house.tabs.shown) == (house.team.workspace_id, [])
        asked.append(user)

    house.routes.before_opening(look)
    await house.open("UANNA")
    assert (asked, len(house.tabs.shown)) == (["UANNA"], 1)


async def greetings(house: House) -> list[tuple[str, str]]:
    """Return to whom a greeting goes, and what it says."""
    post = home_posts.posts(parts(house.team.storage, SimulatedClock(MONDAY)))[0]
    async with house.team.storage.reading(house.team.workspace_id) as work:
        queued = await work.all(sa.select(OutboxMessage).where(OutboxMessage.kind == service.GREETING))
        said = [(each, await post.compose(work, each)) for each in queued]
        return [(str(each.people), message.text) for each, message in said if message]


async def test_whoever_is_new_is_told_once_in_a_message_what_this_is(house: House) -> None:
    for tab in ("home", "messages", "messages", "home"):
        await house.open("UANNA", tab=tab)
    [(who, said)] = await greetings(house)
    assert (who, "learn from each other" in said) == ("UANNA", True)
    async with house.team.storage.everywhere() as session:
        await session.execute(sa.delete(OutboxMessage))
    await house.open("UANNA", tab="messages")
    assert await greetings(house) == []


async def test_whoever_is_in_a_circle_needs_no_greeting(house: House) -> None:
    await house.team.gather("UANNA")
    await house.open("UANNA", tab="messages")
    assert await greetings(house) == []
    assert house.tabs.shown == []


async def test_whoever_is_of_another_company_is_not_greeted(house: House) -> None:
    house.team.actors["UANNA"] = replace(house.team.actors["UANNA"], refused=NotOfThisCompany())
    await house.open("UANNA", tab="messages")
    assert await greetings(house) == []


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
    assert "Meine Lernzirkel" in await house.in_home("home:language", selected_option={"value": "de"})


async def test_a_made_up_language_changes_nothing(house: House) -> None:
    assert "My circles" in await house.in_home("home:language", selected_option={"value": "\x00"})
    assert await house.language() is Language.ENGLISH


async def test_how_what_can_wait_comes_is_chosen_in_home_and_looked_at_again_at_once(house: House) -> None:
    async with house.team.storage.work(house.team.workspace_id) as work:
        to = Address(people=(UserId("UANNA"),))
        await outbox.put(work, "reflections-check-in", uuid4(), to, now=MONDAY, not_after=MONDAY + timedelta(days=9))
        await work.session.execute(sa.update(OutboxMessage).values(error="weekly", next_at=MONDAY + timedelta(days=2)))
    for value, chosen in (("3", 3), ("6", 3), ("\x00", 3), ("single", None)):
        await house.in_home("home:weekly", selected_option={"value": value})
        async with house.team.storage.work(house.team.workspace_id) as work:
            assert (await people.person(work, house.team.person("UANNA"))).weekly_on == chosen
    async with house.team.storage.reading(house.team.workspace_id) as work:
        (queued,) = await work.all(sa.select(OutboxMessage))
    assert (queued.error, queued.next_at) == (None, MONDAY)


async def test_hours_are_chosen_in_home_where_they_leave_two_and_what_waits_goes_by_them_at_once(house: House) -> None:
    async with house.team.storage.work(house.team.workspace_id) as work:
        to = Address(people=(UserId("UANNA"),))
        await outbox.put(work, "reflections-check-in", uuid4(), to, now=MONDAY, not_after=MONDAY + timedelta(days=9))
        await work.session.execute(sa.update(OutboxMessage).values(error="hours", next_at=MONDAY + timedelta(days=2)))
    for which, value, kept in (
        ("from", "12", (12, 18)), ("until", "14", (12, 14)), ("from", "13", (12, 14)), ("until", "23", (12, 14)),
        ("from", "0", (12, 14)), ("until", "\x00", (12, 14)), ("from", "7", (7, 14)),
    ):  # fmt: skip
        await house.in_home(f"home:hours-{which}", selected_option={"value": value})
        async with house.team.storage.work(house.team.workspace_id) as work:
            assert (await people.person(work, house.team.person("UANNA"))).hours == kept
    async with house.team.storage.reading(house.team.workspace_id) as work:
        (queued,) = await work.all(sa.select(OutboxMessage))
    assert (queued.error, queued.next_at) == (None, MONDAY)


async def test_who_sees_what_opens_from_anywhere(house: House) -> None:
    assert isinstance(await answer(house.routes, press(house.team.actors["UANNA"], "home:who-sees-what")), ShowModal)


async def paused_until(house: House) -> datetime | None:
    async with house.team.storage.work(house.team.workspace_id) as work:
        return (await people.person(work, house.team.person("UANNA"))).paused_until


def back_on(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=ZoneInfo("Europe/Berlin"))


def shown(found: Responses) -> str:
    """Return all that an answer shows."""
    answers = found if isinstance(found, list) else [found]
    messages = [one.message.block_dicts() for one in answers if isinstance(one, Whisper | ChangeMessage)]
    shows = ShowModal | ChangeModal | ShowHome
    return str([messages, [one.view.to_dict() for one in answers if isinstance(one, shows)]])


class TestPause:
    @pytest.mark.parametrize("typed", ["pause 2 weeks", "pausieren 2 Wochen", "pause until 2026-03-16", "PAUSE 16.3."])
    async def test_what_is_typed_pauses_at_once(self, house: House, typed: str) -> None:
        found = await house.type(typed)
        assert isinstance(found, Whisper)
        assert {"home:back", "home:pause"} <= set(re.findall(r"home:\w+", shown(found)))
        assert await paused_until(house) == back_on(date(2026, 3, 16))

    async def test_without_a_day_it_is_asked_for(self, house: House) -> None:
        found = await house.type("pausieren")
        assert isinstance(found, ShowModal)
        assert "2026-03-16" in shown(found)
        assert await paused_until(house) is None

    @pytest.mark.parametrize(
        ("typed", "says"),
        [
            ("bald &lt;!channel&gt;", "can’t read “bald &lt;!channel&gt;”"),
            ("x" * 10_000, "can’t read “xxx"),
            ("\x00\ud800", "Choose one here"),
            ("1.1.2026", "come already"),
            ("0 days", "come already"),
            ("999 weeks", "a year at most"),
        ],
    )
    async def test_what_cannot_be_is_said_and_asked_again(self, house: House, typed: str, says: str) -> None:
        found = await house.type(f"pause {typed}")
        assert isinstance(found, ShowModal)
        assert says in shown(found) or typed.startswith("\x00")
        assert await paused_until(house) is None

    async def test_a_day_is_kept_shown_and_proposed_when_it_is_to_be_another(self, house: House) -> None:
        anna = house.team.actors["UANNA"]
        found = await answer(house.routes, submit(anna, "home:pause", {"until": {"selected_date": "2026-04-01"}}))
        assert isinstance(found, list)
        assert [type(one) for one in found] == [ChangeModal, ShowHome]
        assert "home:back" in shown(found[1])
        assert await paused_until(house) == back_on(date(2026, 4, 1))
        again = await answer(house.routes, press(anna, "home:pause"))
        assert "2026-04-01" in shown(again)

    @pytest.mark.parametrize("day", ["2026-03-02", "2025-03-02", "2027-04-01", "", "nonsense", None])
    async def test_a_day_that_cannot_be_stays_in_the_modal(self, house: House, day: str | None) -> None:
        inputs = {"until": {"selected_date": day}}
        with pytest.raises(FormInvalid) as raised:
            await answer(house.routes, submit(house.team.actors["UANNA"], "home:pause", inputs))
        assert set(raised.value.problems) == {"until"}
        assert await paused_until(house) is None

    @pytest.mark.parametrize("typed", ["resume", "weiter", "back", "zurück"])
    async def test_it_ends_when_one_says_so(self, house: House, typed: str) -> None:
        await house.type("pause 2 weeks")
        assert "You are back" in shown(await house.type(typed))
        assert await paused_until(house) == MONDAY
        assert "You aren’t on a break" in shown(await house.type(typed))

    async def test_the_button_in_home_shows_home_and_the_one_in_a_message_changes_that(self, house: House) -> None:
        await house.type("pause 2 weeks")
        in_message = await answer(house.routes, press(house.team.actors["UANNA"], "home:back"))
        assert isinstance(in_message, ChangeMessage)
        await house.type("pause 2 weeks")
        assert "home:back" not in await house.in_home("home:back")
        assert await paused_until(house) == MONDAY

    async def test_what_waited_for_the_pause_to_end_goes_now(self, house: House) -> None:
        await house.type("pause 2 weeks")
        async with house.team.storage.work(house.team.workspace_id) as work:
            to = Address(people=(UserId("UANNA"),))
            await outbox.put(work, "sessions-role-card", uuid4(), to, now=MONDAY, not_after=MONDAY + timedelta(weeks=3))
            queued = (await work.all(sa.select(OutboxMessage)))[0]
            queued.error, queued.next_at = "paused", MONDAY + timedelta(weeks=2)
        await house.type("resume")
        async with house.team.storage.work(house.team.workspace_id) as work:
            assert [(each.error, each.next_at) for each in await work.all(sa.select(OutboxMessage))] == [(None, MONDAY)]


class TestGathering:
    async def test_somebody_new_has_nothing_waiting(self, house: House) -> None:
        async with house.team.storage.work(house.team.workspace_id) as work:
            info = await service.home_of(work, house.team.person("UANNA"), FORMATS, MONDAY)
        assert (waiting(info), info.sessions, info.circles, info.coaching.in_pool) == (0, (), (), False)

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
            info = await service.home_of(work, house.team.person("UANNA"), FORMATS, MONDAY + timedelta(days=3))
        assert [one.number for one in info.reflections] == [1]
        assert [[holder.role for holder in one.roles_of(info.person.id)] for one in info.sessions] == [
            ["documentation"]
        ]

    async def test_topics_wait_until_one_has_placed_dots(self, house: House) -> None:
        circle = await house.team.gather("UANNA", "UBEN")
        anna = house.team.person("UANNA")
        async with house.team.storage.work(house.team.workspace_id) as work:
            topic = await topics.propose(work, circle.id, anna, "Tasks", topic_id=uuid4(), now=MONDAY)
            before = await service.home_of(work, anna, FORMATS, MONDAY)
            await topics.place_dots(work, circle.id, anna, [topic.id])
            after = await service.home_of(work, anna, FORMATS, MONDAY)
        assert [(one.circle.id, one.topics) for one in before.votes] == [(circle.id, ["Tasks"])]
        assert after.votes == ()

    async def test_where_people_bring_their_own_no_topic_waits_for_dots(self, house: House) -> None:
        circle = await house.team.gather("UANNA", "UBEN")
        anna = house.team.person("UANNA")
        async with house.team.storage.work(house.team.workspace_id) as work:
            await topics.propose(work, circle.id, anna, "Tasks", topic_id=uuid4(), now=MONDAY)
            (await work.get(Circle, circle.id)).format_id = "kollegiale-fallberatung"
            await work.session.flush()
            assert (await service.home_of(work, anna, FORMATS, MONDAY)).votes == ()

    async def test_who_is_invited_finds_that_here_until_they_answer(self, house: House) -> None:
        circle = await house.team.gather("UANNA")
        ben = house.team.person("UBEN")
        async with house.team.storage.work(house.team.workspace_id) as work:
            guest = Profile(UserId("UBEN"), "en-US", "Europe/Berlin", is_bot=False, deleted=False)
            await membership.invite(work, circle.id, house.team.person("UANNA"), [guest], MONDAY)
            before = await service.home_of(work, ben, FORMATS, MONDAY)
            await membership.withdraw(work, circle.id, ben, MONDAY)
            after = await service.home_of(work, ben, FORMATS, MONDAY)
        assert [(own.circle.id, own.needs_answer) for own in before.own_requests] == [(circle.id, True)]
        assert (waiting(before), waiting(after), after.own_requests) == (1, 0, ())

    async def test_who_asks_to_be_let_in_waits_for_owners_and_sees_that_themselves(self, house: House) -> None:
        circle = await house.team.gather("UANNA")
        async with house.team.storage.work(house.team.workspace_id) as work:
            (await work.get(Circle, circle.id)).by_invitation = True
            await membership.ask(work, circle.id, house.team.person("UBEN"), MONDAY)
            owner = await service.home_of(work, house.team.person("UANNA"), FORMATS, MONDAY)
            asking = await service.home_of(work, house.team.person("UBEN"), FORMATS, MONDAY)
        assert [(one.circle.id, one.people) for one in owner.requests_to_owner] == [(circle.id, ["UBEN"])]
        assert ([own.needs_answer for own in asking.own_requests], waiting(asking)) == ([False], 0)

    async def test_an_offer_to_go_on_together_waits_for_the_owner_alone(self, house: House) -> None:
        theirs = await house.team.gather("UANNA")
        mine = await house.team.gather("UBEN", "UCEM", name="Learning Python")
        async with house.team.storage.work(house.team.workspace_id) as work:
            await merge.offer(work, theirs.id, mine.id, house.team.person("UANNA"), MONDAY)
            homes = [await service.home_of(work, house.team.person(user), FORMATS, MONDAY) for user in ("UBEN", "UCEM")]
        assert [[offer.circle.id for offer in home.offers] for home in homes] == [[theirs.id], []]

    async def test_a_plan_waits_for_an_answer_whether_or_not_the_question_came(self, house: House) -> None:
        circle = await house.team.gather("UANNA", "UBEN")
        anna = house.team.person("UANNA")
        written = Written("Tasks", "", IfThenPlan("I block", "I await"), None, Visibility.ONLY_ME)
        async with house.team.storage.work(house.team.workspace_id) as work:
            held = work.add(a_session(circle.id, 1, SessionState.ENDED, days=-1))
            await work.session.flush()
            await reflections.keep(work, held.id, anna, written, MONDAY + timedelta(days=2))
            days = (3, 10, 30)
            homes = [await service.home_of(work, anna, FORMATS, MONDAY + timedelta(days=day)) for day in days]
        assert [[plan.plan.if_text for plan in home.plans] for home in homes] == [[], ["I block"], []]

    async def test_a_pair_without_a_date_waits(self, house: House) -> None:
        for user in ("UANNA", "UBEN"):
            await pool.join(house.team, user)
        await pool.start(house.team)
        async with house.team.storage.work(house.team.workspace_id) as work:
            info = await service.home_of(work, house.team.person("UANNA"), FORMATS, pool.ROUND_ONE)
        assert info.needs_coaching_date
        assert waiting(info) == 1


def a_session(circle_id: object, number: int, state: SessionState, days: int) -> Session:
    start = MONDAY + timedelta(days=3 + days)
    return Session(
        circle_id=circle_id, number=number, local_date=start.date(), at=start.time(), zone="Europe/Berlin",
        starts_at=start, ends_at=start + timedelta(hours=1),
        format_id="learning-circle", mode=Mode.LIVE, state=state, planned_at=MONDAY,
        ended_at=start + timedelta(hours=1) if state is SessionState.ENDED else None,
    )  # fmt: skip
