"""From a command, a button or a modal to what the person sees; also when they send nonsense."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from bot.content.loader import load_library
from bot.features.membership import service as membership
from bot.features.payloads import CommitmentButton, ReflectionButton, SessionButton
from bot.features.people.handlers import RequestGate
from bot.features.reflections import handlers, service
from bot.features.reflections.rules import IfThenPlan, Written
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import Language, SessionState, Visibility
from bot.kernel.errors import Gone, NotAMember, NotHeldYet
from bot.practice.validation.judge import judge_view
from bot.slack.background import Background
from bot.slack.forms import FormInvalid
from bot.slack.request import Kind
from bot.slack.responder import Responder
from bot.slack.responses import ChangeMessage, ChangeModal, Responses, ShowModal, Whisper
from bot.slack.router import Router
from bot.slack.routes import Routes
from bot.slack.timeouts import Timeouts
from bot.storage.unit_of_work import Storage
from models import Commitment
from tests.fake_gateway import FakeGateway
from tests.features.fakes import LANGUAGES, parts
from tests.features.reflections.season import (
    PLAN,
    THE_DAY_AFTER,
    App,
    Season,
    a_session,
    begin_season,
    keep,
    somebody_else,
    writing,
)
from tests.rows import MONDAY

GOOD = "Because locks wait in no order at all, we should not rely on any order here"


@pytest.fixture
async def season(storage: Storage) -> Season:
    return await begin_season(storage)


@pytest.fixture
def app(season: Season) -> App:
    return App(season)


def view_of(answer: Responses) -> dict[str, Any]:
    assert isinstance(answer, ShowModal | ChangeModal)
    shown: dict[str, Any] = answer.view.to_dict()
    assert judge_view(shown) == []
    return shown


def initial(view: dict[str, Any], name: str) -> Any:
    element = next(block["element"] for block in view["blocks"] if block.get("block_id") == name)
    return element.get("initial_value") or element.get("initial_option", {}).get("value")


def about(session: UUID) -> str:
    return SessionButton(session=session).pack()


async def kept_by(season: Season, person: UUID) -> Written | None:
    async with season.work() as work:
        return (await service.draft(work, season.first, person)).written


class TestTheCommand:
    async def test_it_opens_the_session_that_waits(self, season: Season, app: App) -> None:
        view = view_of(await app.command("", season.ada))
        assert view["private_metadata"] == about(season.first)

    async def test_what_is_typed_after_it_stands_in_the_first_answer(self, season: Season, app: App) -> None:
        view = view_of(await app.command("Locks are\nnot queues", season.ada))
        assert initial(view, "what") == "Locks are\nnot queues"

    async def test_with_several_waiting_one_can_choose_and_the_newest_is_chosen(self, season: Season) -> None:
        async with season.work() as work:
            second = a_session(work, season.circle, 2, SessionState.ENDED)
        view = view_of(await App(season, THE_DAY_AFTER + timedelta(days=7)).command("", season.ada))
        assert initial(view, "session") == str(second.id)

    async def test_where_nothing_waits_it_says_what_comes_next(self, season: Season, app: App) -> None:
        await keep(season, season.ada, writing())
        answer = await app.command("", season.ada)
        assert isinstance(answer, Whisper)
        assert "reflections:open" in str(answer.message.block_dicts())

    async def test_somebody_without_a_circle_gets_a_sentence(self, app: App) -> None:
        assert isinstance(await app.command("", somebody_else()), Whisper)

    @pytest.mark.parametrize("text", ["last", "letzte", "Ändern"])
    async def test_last_opens_what_was_written(self, season: Season, app: App, text: str) -> None:
        await keep(season, season.ada, writing("Locks"))
        assert initial(view_of(await app.command(text, season.ada)), "what") == "Locks"

    async def test_last_without_anything_written_begins_anew(self, season: Season, app: App) -> None:
        assert initial(view_of(await app.command("last", season.ada)), "what") is None

    @pytest.mark.parametrize("text", ["help", "hilfe", "?"])
    async def test_help_explains(self, season: Season, app: App, text: str) -> None:
        answer = await app.command(text, season.ada)
        assert isinstance(answer, Whisper)
        assert "/reflect" in answer.message.text

    @pytest.mark.parametrize("text", ["\x00", "\ud800", "\u202eevil", "<!channel>", "x" * 10_000])
    async def test_anything_typed_opens_a_sound_modal(self, season: Season, app: App, text: str) -> None:
        assert view_of(await app.command(text, season.ada))["callback_id"] == "reflections:keep"


class TestTheButton:
    async def test_it_opens_with_what_was_written(self, season: Season, app: App) -> None:
        written = writing("Locks", so_what="They wait", plan=PLAN, sees=Visibility.CIRCLE, usefulness=3)
        await keep(season, season.ada, written)
        view = view_of(await app.press("reflections:open", about(season.first), season.ada))
        fields = {name: initial(view, name) for name in ("what", "so_what", "if_text", "usefulness", "visibility")}
        assert fields == {
            "what": "Locks", "so_what": "They wait", "if_text": PLAN.if_text, "usefulness": "3", "visibility": "circle",
        }  # fmt: skip

    @pytest.mark.parametrize("plan", [True, False])
    async def test_where_it_asks_for_a_plan_the_form_begins_there(self, season: Season, app: App, plan: bool) -> None:
        value = ReflectionButton(session=season.first, plan=plan).pack()
        view = view_of(await app.press("reflections:open", value, season.ada))
        inputs = {block["block_id"]: block["element"] for block in view["blocks"] if block["type"] == "input"}
        assert [name for name, one in inputs.items() if one.get("focus_on_load")] == (["if_text"] if plan else [])

    async def test_it_asks_what_the_sessions_format_is_for_and_each_time_something_else(
        self, season: Season, app: App
    ) -> None:
        asked = []
        for number, form in enumerate(["learning-circle", "learning-circle", "troika", "circle-closing"], 2):
            async with season.work() as work:
                session = a_session(work, season.circle, number, SessionState.ENDED)
                session.format_id = form
            view = view_of(await app.press("reflections:open", about(session.id), season.ada))
            labels = {block["block_id"]: block["label"]["text"] for block in view["blocks"] if block["type"] == "input"}
            asked.append((labels["what"], labels["so_what"]))
        sets = [
            load_library().prompts[purpose](Language.ENGLISH) for purpose in ("usual", "usual", "case", "look_back")
        ]
        assert [pair in prompts for pair, prompts in zip(asked, sets, strict=True)] == [True] * 4
        assert asked[0] != asked[1]

    async def test_it_never_opens_what_somebody_else_wrote(self, season: Season, app: App) -> None:
        await keep(season, season.ada, writing("Locks"))
        view = view_of(await app.press("reflections:open", about(season.first), season.ben))
        assert "Locks" not in str(view)

    async def test_a_card_of_last_month_still_opens(self, season: Season) -> None:
        late = App(season, THE_DAY_AFTER + timedelta(days=40))
        assert view_of(await late.press("reflections:open", about(season.first), season.ada))

    async def test_one_of_another_workspace_is_gone(self, season: Season, app: App, storage: Storage) -> None:
        other = await begin_season(storage, "T2")
        with pytest.raises(Gone):
            await app.press("reflections:open", about(other.first), season.ada)

    @pytest.mark.parametrize("value", ["", "{}", "x", '{"session": "1"}', '{"session": null, "more": 1}'])
    async def test_a_made_up_value_is_gone(self, season: Season, app: App, value: str) -> None:
        with pytest.raises(Gone):
            await app.press("reflections:open", value, season.ada)

    async def test_somebody_who_left_is_told_that_it_is_for_members(self, season: Season, app: App) -> None:
        async with season.work() as work:
            await membership.leave(work, season.circle, season.ada, THE_DAY_AFTER)
        with pytest.raises(NotAMember):
            await app.press("reflections:open", about(season.first), season.ada)

    async def test_a_session_to_come_can_not_be_looked_back_on(self, season: Season, app: App) -> None:
        async with season.work() as work:
            second = a_session(work, season.circle, 2, SessionState.PLANNED)
        with pytest.raises(NotHeldYet):
            await app.press("reflections:open", about(second.id), season.ada)


class TestKeeping:
    async def test_all_of_it_is_kept(self, season: Season, app: App) -> None:
        await app.submit(
            "reflections:keep", about(season.first), season.ada, what=GOOD, so_what="It blocks", usefulness="5",
            if_text="If a test hangs,", then_text="I will look closer", visibility="circle",
        )  # fmt: skip
        plan = IfThenPlan("a test hangs", "look closer")
        assert await kept_by(season, season.ada) == Written(GOOD, "It blocks", plan, 5, Visibility.CIRCLE)

    async def test_a_reasoned_answer_is_thanked_for(self, season: Season, app: App) -> None:
        answer = await app.submit("reflections:keep", about(season.first), season.ada, what=GOOD)
        assert view_of(answer)["callback_id"] == "reflections:kept"

    async def test_a_short_answer_is_kept_and_asked_about_once(self, season: Season, app: App) -> None:
        first = await app.submit("reflections:keep", about(season.first), season.ada, what="Locks")
        again = await app.submit("reflections:keep", about(season.first), season.ada, what="Locks")
        shown = [view_of(answer)["callback_id"] for answer in (first, again)]
        assert shown == ["reflections:deepen", "reflections:kept"]
        assert await kept_by(season, season.ada) == writing("Locks")

    async def test_the_reason_goes_to_the_second_answer(self, season: Season, app: App) -> None:
        await app.submit("reflections:keep", about(season.first), season.ada, what="Locks")
        answer = await app.submit("reflections:deepen", about(season.first), season.ada, more="The log shows it")
        assert view_of(answer)["callback_id"] == "reflections:kept"
        assert await kept_by(season, season.ada) == writing("Locks", so_what="The log shows it")

    async def test_no_reason_is_fine_too(self, season: Season, app: App) -> None:
        await app.submit("reflections:keep", about(season.first), season.ada, what="Locks")
        await app.submit("reflections:deepen", about(season.first), season.ada, more=None)
        assert await kept_by(season, season.ada) == writing("Locks")

    async def test_the_chosen_session_counts_where_several_wait(self, season: Season, app: App) -> None:
        async with season.work() as work:
            second = a_session(work, season.circle, 2, SessionState.ENDED)
        await app.submit("reflections:keep", about(second.id), season.ada, session=str(season.first), what=GOOD)
        assert await kept_by(season, season.ada) == writing(GOOD)

    async def test_a_chosen_session_of_another_workspace_is_gone(
        self, season: Season, app: App, storage: Storage
    ) -> None:
        other = await begin_season(storage, "T2")
        with pytest.raises(Gone):
            await app.submit("reflections:keep", about(season.first), season.ada, session=str(other.first), what=GOOD)

    async def test_nothing_is_said_of_what_was_written_outside_the_modal(self, season: Season, app: App) -> None:
        answer = await app.submit("reflections:keep", about(season.first), season.ada, what=f"secret {GOOD}")
        assert "secret" not in str(view_of(answer))


class TestEmptying:
    @pytest.mark.parametrize("left", [{}, {"usefulness": "3"}])
    async def test_what_was_emptied_is_deleted(self, season: Season, app: App, left: dict[str, str]) -> None:
        await keep(season, season.ada, writing("Locks", plan=PLAN))
        answer = await app.submit("reflections:keep", about(season.first), season.ada, what=None, **left)
        assert LANGUAGES.words(Language.ENGLISH)("reflections-deleted") in str(view_of(answer))
        assert await kept_by(season, season.ada) is None

    async def test_others_keep_theirs(self, season: Season, app: App) -> None:
        for person in (season.ada, season.ben):
            await keep(season, person, writing("Locks"))
        await app.submit("reflections:keep", about(season.first), season.ada)
        assert await kept_by(season, season.ben) == writing("Locks")


class TestFieldErrors:
    @pytest.mark.parametrize(
        ("typed", "field"),
        [
            ({}, "what"),
            ({"what": None, "so_what": "", "if_text": " \n ", "then_text": None}, "what"),
            ({"what": "\x00\ud800"}, "what"),
            ({"usefulness": "3"}, "what"),
            ({"if_text": "a test hangs"}, "then_text"),
            ({"then_text": "look closer"}, "if_text"),
            ({"what": "x" * 10_000}, "what"),
            ({"so_what": "x" * 10_000}, "so_what"),
            ({"what": "x", "if_text": "x" * 301, "then_text": "y"}, "if_text"),
            ({"what": "x", "usefulness": "6"}, "usefulness"),
            ({"what": "x", "usefulness": "<!channel>"}, "usefulness"),
            ({"what": "x", "visibility": "everybody"}, "visibility"),
            ({"what": "x", "session": "made up"}, "session"),
        ],
    )
    async def test_the_field_is_named(self, season: Season, app: App, typed: dict[str, str | None], field: str) -> None:
        with pytest.raises(FormInvalid) as invalid:
            await app.submit("reflections:keep", about(season.first), season.ada, **typed)
        assert list(invalid.value.problems) == [field]
        for words in map(LANGUAGES.words, Language):
            assert invalid.value.answer(words).errors[field]
        assert await kept_by(season, season.ada) is None

    async def test_strange_letters_are_kept_as_they_are_meant(self, season: Season, app: App) -> None:
        await app.submit("reflections:keep", about(season.first), season.ada, what="a\x00b\ud800 <!channel> שלום")
        assert await kept_by(season, season.ada) == writing("ab <!channel> שלום")


class TestPlans:
    async def plan_of_ada(self, season: Season) -> str:
        await keep(season, season.ada, writing(plan=PLAN))
        async with season.work() as work:
            found = (await work.session.scalars(sa.select(Commitment.id))).one()
        return CommitmentButton(commitment=found).pack()

    @pytest.mark.parametrize("state", ["done", "partly", "changed", "dropped"])
    async def test_an_answer_takes_the_place_of_the_question(self, season: Season, app: App, state: str) -> None:
        answer = await app.press(f"reflections:commitment-{state}", await self.plan_of_ada(season), season.ada)
        assert isinstance(answer, ChangeMessage)
        assert "reflections:commitment" not in str(answer.message.block_dicts())

    async def test_a_plan_is_put_off(self, season: Season) -> None:
        app = App(season, THE_DAY_AFTER + timedelta(days=7))
        answer = await app.press("plans:carry-on", await self.plan_of_ada(season), season.ada)
        assert isinstance(answer, ChangeMessage)
        assert "again" in answer.message.text

    async def test_the_thanks_lead_to_the_plan(self, season: Season, app: App) -> None:
        kept = await app.submit(
            "reflections:keep", about(season.first), season.ada, what=GOOD, if_text="a", then_text="b"
        )
        assert "plans:open" in str(view_of(kept))
        assert "reflections:plan" in str(view_of(await app.press("plans:open", about(season.first), season.ada)))

    async def test_what_is_said_of_a_plan_is_there_the_next_time(self, season: Season, app: App) -> None:
        value = await self.plan_of_ada(season)
        assert await app.submit("reflections:plan", value, season.ada, first_step="Note three", asker=None) is None
        view = view_of(await app.press("reflections:commitment-show", value, season.ada))
        assert (PLAN.then_text in str(view), initial(view, "first_step")) == (True, "Note three")
        assert await app.submit("plans:note", value, season.ada, note="No time") is None
        assert initial(view_of(await app.press("plans:note", value, season.ada)), "note") == "No time"

    async def test_what_was_used_is_said_with_a_tap_and_a_sentence(self, season: Season, app: App) -> None:
        answer = await app.press("plans:outcome-not-yet", about(season.first), season.ada)
        assert isinstance(answer, ChangeMessage)
        assert await app.submit("plans:outcome-note", about(season.first), season.ada, note="Soon") is None
        shown = view_of(await app.press("plans:outcome-note", about(season.first), season.ada))
        assert initial(shown, "note") == "Soon"

    async def test_nobody_else_sees_or_answers_it(self, season: Season, app: App) -> None:
        value = await self.plan_of_ada(season)
        for action in ("reflections:commitment-show", "reflections:commitment-done", "plans:carry-on", "plans:note"):
            with pytest.raises(Gone):
                await app.press(action, value, season.ben)
        for callback in ("reflections:plan", "plans:note"):
            with pytest.raises(Gone):
                await app.submit(callback, value, season.ben, first_step="x", note="x", asker=None)


async def test_from_submission_to_answer_it_takes_at_most_eight_statements(season: Season) -> None:
    """Counted through the real router and gate, which know the workspace, and with the BEGIN."""
    routes, background, gateway = Routes(), Background(), FakeGateway()
    deps = parts(season.storage, SimulatedClock(MONDAY), gateway=gateway)
    handlers.register(routes, deps)
    responder = Responder(gateway, background)
    router = Router(routes, RequestGate(deps), responder, background, LANGUAGES.words(Language.ENGLISH), Timeouts())
    asked: list[str] = []
    for engine in (season.storage.engine, season.storage.reader):
        sa.event.listen(engine.sync_engine, "before_cursor_execute", lambda *event: asked.append(str(event[2])))
    counts = []
    for number, (user, what) in enumerate([("UBEN", GOOD), ("UADA", GOOD), ("UADA", f"{GOOD} at all")]):
        answers: list[dict[str, Any]] = []
        asked.clear()

        async def ack(answers: list[dict[str, Any]] = answers, **answer: Any) -> None:
            answers.append(answer)

        await router.handle(Kind.SUBMISSION, "reflections:keep", submission(season, user, f"V{number}", what), ack)
        counts.append(len(asked))
        assert [answer["response_action"] for answer in answers] == ["update"]
    assert max(counts[1:]) <= 8


def submission(season: Season, user: str, view_id: str, what: str) -> dict[str, Any]:
    """Return what Slack sends when somebody submits the modal about the first session, with a plan in it."""
    typed = {"what": what, "if_text": PLAN.if_text, "then_text": PLAN.then_text}
    values: dict[str, Any] = {name: {name: {"type": "plain_text_input", "value": text}} for name, text in typed.items()}
    values["visibility"] = {"visibility": {"type": "radio_buttons", "selected_option": {"value": "circle"}}}
    view = {
        "id": view_id, "type": "modal", "callback_id": "reflections:keep", "private_metadata": about(season.first),
        "blocks": [{"type": "input", "block_id": name} for name in values], "state": {"values": values},
    }  # fmt: skip
    return {"team": {"id": "T1"}, "user": {"id": user}, "view": view, "trigger_id": f"t-{view_id}"}
