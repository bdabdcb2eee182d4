"""What people type, press and send about coaching, also nonsense and what isn't theirs."""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from uuid import uuid4

import pytest
import sqlalchemy as sa

from bot.features.coaching import handlers
from bot.features.coaching import service as coaching
from bot.features.coaching.rules import CoachingStatus, PairInfo, RoundRhythm
from bot.features.payloads import PairButton
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import PairState
from bot.kernel.errors import Gone, NotYourPair, RoundIsOver
from bot.kernel.ids import UserId
from bot.kernel.recurrence import moment
from bot.practice.validation.judge import judge_view
from bot.slack.errors import Meaning, SlackFailure
from bot.slack.forms import FormInvalid
from bot.slack.gateway import Profile
from bot.slack.request import Request
from bot.slack.responses import ChangeMessage, CloseModals, Responses, SendFile, ShowModal, Whisper
from bot.slack.routes import Routes
from bot.slack.system_messages import AskedFirst
from bot.slack.timeouts import Timeouts
from bot.storage.unit_of_work import Storage
from models import Person
from tests.features.coaching.pool import ROUND_ONE, TWO_WEEKS, pair_of, pool_of, queued_messages, start
from tests.features.fakes import Team, answer, command, new_team, parts, press, submit

HOSTILE = [
    "",
    "x" * 10_000,
    "\x00",
    "\ud800",
    "\u202eabc",
    "<!channel>",
    "not-with \ud800<@U1|\x00>",
    "<@>",
    "pause 🙃",
]


@dataclass
class Directory:
    """A gateway that knows people; anybody else isn't there."""

    bots: set[str] = field(default_factory=set)
    known: set[str] = field(default_factory=lambda: {"UANNA", "UBEN", "UCARL", "UBOT"})
    asked: list[str] = field(default_factory=list)
    silent: bool = False
    away: bool = False

    async def profile(self, user: UserId) -> Profile:
        self.asked.append(user)
        if self.silent:
            await asyncio.Event().wait()
        if self.away:
            raise SlackFailure(Meaning.AMBIGUOUS, "service_unavailable")
        if user not in self.known:
            raise SlackFailure(Meaning.TARGET, "user_not_found")
        return Profile(user, "en-US", "Europe/Berlin", is_bot=user in self.bots, deleted=False)


@dataclass
class App:
    """The coaching feature with its routes, on a clock that is turned."""

    team: Team
    routes: Routes
    clock: SimulatedClock
    slack: Directory

    async def type(self, user: str, text: str) -> Responses:
        return await answer(self.routes, command(self.team.actors[user], "/coach", text))

    async def press(self, user: str, action: str, value: PairButton | str = "") -> Responses:
        return await answer(self.routes, press(self.team.actors[user], action, value))

    async def send(self, user: str, callback: str, **inputs: object) -> Responses:
        return await answer(self.routes, submit(self.team.actors[user], callback, inputs))

    async def not_with(self, user: str) -> list[UserId]:
        async with self.team.storage.work(self.team.workspace_id) as work:
            return await coaching.not_with(work, self.team.person(user))

    async def status(self, user: str) -> CoachingStatus:
        async with self.team.storage.work(self.team.workspace_id) as work:
            return await coaching.status(work, self.team.person(user), self.clock.now())


@pytest.fixture
async def app(storage: Storage, clock: SimulatedClock) -> App:
    team = await pool_of(storage, "UANNA", "UBEN")
    routes = Routes()
    gateway = Directory(bots={"UBOT"})
    deps = replace(parts(storage, clock, gateway=gateway), timeouts=Timeouts(profile=0.05))
    handlers.register(routes, deps, RoundRhythm())
    return App(team, routes, clock, gateway)


def shown(answers: Responses) -> str:
    assert isinstance(answers, ShowModal)
    assert judge_view(answers.view.to_dict()) == []
    return str(answers.view.to_dict())


def text(answers: Responses) -> str:
    assert isinstance(answers, Whisper | ChangeMessage)
    return answers.message.text + " ".join(str(block) for block in answers.message.block_dicts())


class TestCommand:
    @pytest.mark.parametrize("typed", HOSTILE)
    async def test_nonsense_gets_ones_own_state_and_the_commands(self, app: App, typed: str) -> None:
        found = await app.type("UANNA", typed)
        assert isinstance(found, ShowModal) or "`/coach help`" in text(found) or "`/coach join`" in text(found)

    @pytest.mark.parametrize("verb", ["join", "mitmachen", "JOIN", " mitmachen bitte"])
    async def test_joining_is_understood_in_both_languages(self, app: App, verb: str) -> None:
        await app.team.meet("UCARL")
        assert "You’re in for coaching" in text(await app.type("UCARL", verb))

    @pytest.mark.parametrize("verb", ["leave", "aussteigen"])
    async def test_leaving_needs_one_word(self, app: App, verb: str) -> None:
        assert "Take part" in text(await app.type("UANNA", verb))
        assert not (await app.status("UANNA")).in_pool

    async def test_leaving_without_being_in_it_is_no_mistake(self, app: App) -> None:
        await app.team.meet("UCARL")
        assert "You haven’t joined yet" in text(await app.type("UCARL", "leave"))

    @pytest.mark.parametrize("verb", ["not-with", "nicht-mit"])
    async def test_somebody_mentioned_is_added_to_the_private_list(self, app: App, verb: str) -> None:
        await app.type("UANNA", f"{verb} <@UBEN|ben>")
        found = await app.type("UANNA", f"{verb} <@UCARL>")
        assert await app.not_with("UANNA") == ["UBEN", "UCARL"]
        assert "UCARL" not in text(found)

    async def test_a_name_that_is_no_mention_opens_the_list(self, app: App) -> None:
        assert isinstance(await app.type("UANNA", "not-with @ben"), ShowModal)
        assert await app.not_with("UANNA") == []

    async def test_a_mention_that_slack_doesnt_know_opens_the_list_and_says_so(self, app: App) -> None:
        found = await app.type("UANNA", "not-with <@UBEN> <@UNOBODY>")
        assert "Slack doesn’t know one of these people" in shown(found)
        assert "UNOBODY" not in shown(found)
        assert await app.not_with("UANNA") == []

    async def test_nobody_whom_zirkel_has_met_is_looked_up(self, app: App) -> None:
        await app.type("UANNA", "not-with <@UBEN>")
        await app.type("UANNA", "not-with <@UCARL>")
        assert app.slack.asked == ["UCARL"]

    @pytest.mark.parametrize("trouble", ["silent", "away"])
    async def test_where_slack_doesnt_say_who_it_is_the_list_opens_with_what_was_typed(
        self, app: App, trouble: str
    ) -> None:
        await app.type("UANNA", "not-with <@UBEN>")
        setattr(app.slack, trouble, True)
        found = await app.type("UANNA", "not-with <@UCARL>")
        assert "Press Save in a moment" in shown(found)
        assert "['UBEN', 'UCARL']" in shown(found)
        assert await app.not_with("UANNA") == ["UBEN"]
        with pytest.raises(FormInvalid) as refused:
            await app.send("UANNA", "coaching:keep-not-with", people={"selected_users": ["UBEN", "UCARL"]})
        assert "Press Save" in refused.value.answer(app.team.actors["UANNA"].words).errors["people"]

    async def test_pausing_opens_the_modal_for_who_is_in_the_pool(self, app: App) -> None:
        await app.team.meet("UCARL")
        assert isinstance(await app.type("UANNA", "pausieren"), ShowModal)
        assert isinstance(await app.type("UCARL", "pause"), Whisper)


class TestModals:
    async def test_a_pause_lasts_until_the_day_and_ends_with_one_tap(self, app: App) -> None:
        await app.send("UANNA", "coaching:keep-pause", until={"selected_date": "2026-03-20"})
        until = (await app.status("UANNA")).paused_until
        assert until is not None
        assert until.isoformat() == "2026-03-19T23:00:00+00:00"
        await app.press("UANNA", "coaching:resume")
        assert (await app.status("UANNA")).paused_until is None

    @pytest.mark.parametrize(
        "day", ["2026-03-02", "1999-01-01", "0001-01-01", "2030-01-01", "9999-12-31", "\x00", "soon", None]
    )
    async def test_a_day_that_cant_be_stays_in_the_modal(self, app: App, day: str | None) -> None:
        with pytest.raises(FormInvalid) as refused:
            await app.send("UANNA", "coaching:keep-pause", until={"selected_date": day})
        assert list(refused.value.problems) == ["until"]

    @pytest.mark.parametrize("other", ["UBOT", "UANNA"])
    async def test_an_app_or_oneself_on_the_private_list_is_refused_and_not_left_out_in_silence(
        self, app: App, other: str
    ) -> None:
        with pytest.raises(FormInvalid) as refused:
            await app.send("UANNA", "coaching:keep-not-with", people={"selected_users": ["UBEN", other]})
        assert refused.value.problems == {"people": ("coaching-no-colleague", {})}
        assert "Only colleagues" in shown(await app.type("UANNA", f"not-with <@{other}>"))
        assert await app.not_with("UANNA") == []

    async def test_an_empty_list_lets_everybody_be_met(self, app: App) -> None:
        await app.type("UANNA", "not-with <@UBEN>")
        await app.send("UANNA", "coaching:keep-not-with", people={"selected_users": []})
        assert await app.not_with("UANNA") == []

    async def test_somebody_unknown_to_slack_stays_in_the_modal(self, app: App) -> None:
        with pytest.raises(FormInvalid):
            await app.send("UANNA", "coaching:keep-not-with", people={"selected_users": ["UNOBODY", "\x00"]})

    async def test_more_people_than_the_list_holds_stay_in_the_modal(self, app: App) -> None:
        crowd = [f"U{n}" for n in range(11)]
        with pytest.raises(FormInvalid):
            await app.send("UANNA", "coaching:keep-not-with", people={"selected_users": crowd})

    async def test_the_open_list_shows_who_is_on_it(self, app: App) -> None:
        await app.type("UANNA", "not-with <@UBEN>")
        found = await app.press("UANNA", "coaching:not-with")
        assert isinstance(found, ShowModal)
        assert found.view.to_dict()["blocks"][1]["element"]["initial_users"] == ["UBEN"]


class TestPairs:
    async def a_pair(self, app: App) -> PairInfo:
        (pair,) = await start(app.team)
        await app.clock.turn_to(ROUND_ONE)
        return pair

    async def test_a_date_is_asked_for_kept_moved_and_undone(self, app: App) -> None:
        pair = await self.a_pair(app)
        about = PairButton(pair=pair.id)
        assert isinstance(await app.press("UANNA", "coaching:dated", about), ShowModal)
        for day in ("2026-03-04", "2026-03-05"):
            assert await self.set_date(app, about, day) == CloseModals()
            kept = await pair_of(app.team, "UBEN")
            assert kept.meets_at == moment(date.fromisoformat(day), time(14, 30), "Europe/Berlin")
        assert (kept.state, kept.date_changes) == (PairState.DATED, 2)
        undone = await app.press("UBEN", "coaching:undate", about)
        assert "You meet:" not in text(undone)
        found = await pair_of(app.team, "UANNA")
        assert (found.state, found.meets_at) == (PairState.PAIRED, None)

    async def test_a_date_at_which_the_other_rests_is_asked_about(self, app: App) -> None:
        pair = await self.a_pair(app)
        async with app.team.storage.everywhere() as session:
            await session.execute(sa.update(Person).where(Person.slack_user_id == "UBEN").values(zone="America/Denver"))
        with pytest.raises(AskedFirst) as first:
            await self.set_date(app, PairButton(pair=pair.id), "2026-03-04")
        assert "Wednesday 4 March, 14:30" in str(first.value.view.to_dict())
        assert (await pair_of(app.team, "UANNA")).meets_at is None

    async def set_date(self, app: App, about: PairButton, day: str, venue: str = "") -> Responses:
        inputs = {"day": day, "at": "14:30", "venue": venue}
        return await answer(app.routes, submit(app.team.actors["UANNA"], "coaching:keep-date", inputs, about))

    @pytest.mark.parametrize("day", ["2026-03-01", "2026-03-20"], ids=["over", "after the round"])
    async def test_a_date_lies_in_what_is_left_of_the_round(self, app: App, day: str) -> None:
        pair = await self.a_pair(app)
        with pytest.raises(FormInvalid):
            await self.set_date(app, PairButton(pair=pair.id), day)

    async def test_both_find_the_date_in_their_calendars(self, app: App) -> None:
        pair = await self.a_pair(app)
        about = PairButton(pair=pair.id)
        with pytest.raises(Gone):
            await app.press("UBEN", "coaching:calendar", about)
        await self.set_date(app, about, "2026-03-04")
        for user in ("UANNA", "UBEN"):
            found = await app.press(user, "coaching:calendar", about)
            assert isinstance(found, SendFile)
            assert "DTSTART;TZID=Europe/Berlin:20260304T143000" in found.write({})
            assert "SEQUENCE:1" in found.write({})

    async def test_where_they_meet_stands_on_the_card_and_in_calendars_and_is_gone_once_the_round_is_over(
        self, app: App
    ) -> None:
        pair = await self.a_pair(app)
        about, link = PairButton(pair=pair.id), "https://meet.example/ana"
        await self.set_date(app, about, "2026-03-04", link)
        assert link in text(await app.press("UBEN", "coaching:not-yet", about))
        found = await app.press("UBEN", "coaching:calendar", about)
        assert isinstance(found, SendFile)
        assert f"LOCATION:{link}" in found.write({})
        await start(app.team, ROUND_ONE + TWO_WEEKS)
        async with app.team.storage.work(app.team.workspace_id) as work:
            assert (await coaching.pair(work, pair.id)).venue == ""

    async def test_not_yet_takes_back_a_date_that_has_passed(self, app: App) -> None:
        pair = await self.a_pair(app)
        about = PairButton(pair=pair.id)
        await self.set_date(app, about, "2026-03-04")
        await app.press("UBEN", "coaching:not-yet", about)
        assert (await pair_of(app.team, "UANNA")).meets_at is not None
        await app.clock.turn_to(ROUND_ONE + timedelta(days=4))
        await app.press("UBEN", "coaching:not-yet", about)
        assert (await pair_of(app.team, "UANNA")).meets_at is None

    @pytest.mark.parametrize(
        ("action", "state"), [("coaching:met", PairState.MET), ("coaching:not-yet", PairState.NOT_YET)]
    )
    async def test_the_answer_midway_is_kept_and_changes_its_own_message(
        self, app: App, action: str, state: PairState
    ) -> None:
        pair = await self.a_pair(app)
        found = await app.press("UBEN", action, PairButton(pair=pair.id, midway=True))
        assert "First question" not in text(found)
        assert (await pair_of(app.team, "UANNA")).state is state

    async def test_who_cant_has_the_other_told(self, app: App) -> None:
        pair = await self.a_pair(app)
        await app.press("UBEN", "coaching:not-this-time", PairButton(pair=pair.id))
        assert len(await queued_messages(app.team, coaching.DECLINED)) == 1

    @pytest.mark.parametrize("action", ["coaching:dated", "coaching:how", "coaching:not-this-time"])
    async def test_somebody_else_is_told_that_it_isnt_theirs(self, app: App, action: str) -> None:
        pair = await self.a_pair(app)
        await app.team.meet("UCARL")
        with pytest.raises(NotYourPair):
            await app.press("UCARL", action, PairButton(pair=pair.id))

    async def test_a_card_of_last_month_says_that_it_is_over(self, app: App) -> None:
        pair = await self.a_pair(app)
        await start(app.team, ROUND_ONE + TWO_WEEKS)
        await app.clock.turn_to(ROUND_ONE + timedelta(days=30))
        with pytest.raises(RoundIsOver):
            await app.press("UANNA", "coaching:met", PairButton(pair=pair.id, midway=True))

    @pytest.mark.parametrize("value", ["", "null", "{}", '{"pair": "x"}', "\x00", "x" * 2000])
    async def test_a_made_up_value_is_refused(self, app: App, value: str) -> None:
        with pytest.raises(Gone):
            await app.press("UANNA", "coaching:met", value)

    async def test_a_pair_that_isnt_there_is_refused(self, app: App) -> None:
        with pytest.raises(Gone):
            await app.press("UANNA", "coaching:how", PairButton(pair=uuid4()))

    async def test_a_pair_of_another_workspace_is_refused(self, app: App, storage: Storage) -> None:
        pair = await self.a_pair(app)
        other = await new_team(storage, "T2")
        await other.meet("UANNA")
        with pytest.raises(Gone):
            await answer(app.routes, press(other.actors["UANNA"], "coaching:met", PairButton(pair=pair.id)))

    async def test_how_it_works_is_shown_to_anybody_who_wonders(self, app: App) -> None:
        await app.team.meet("UCARL")
        found = await app.press("UCARL", "coaching:how")
        assert isinstance(found, ShowModal)
        assert "pairs" in str(found.view.to_dict())

    async def test_a_trio_sees_how_three_do_it(self, app: App) -> None:
        await app.team.meet("UCARL")
        await app.type("UCARL", "join")
        pair = await self.a_pair(app)
        found = await app.press("UCARL", "coaching:how", PairButton(pair=pair.id))
        assert isinstance(found, ShowModal)
        assert "threes" in str(found.view.to_dict())


async def test_a_button_in_what_only_one_sees_changes_that_and_one_in_a_channel_doesnt(app: App) -> None:
    call = press(app.team.actors["UANNA"], "coaching:leave")
    whispered = Request(call.kind, call.name, call.payload | {"container": {"is_ephemeral": True}}, call.actor)
    assert isinstance(await answer(app.routes, whispered), ChangeMessage)
    assert isinstance(await answer(app.routes, call), Whisper)
