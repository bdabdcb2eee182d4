"""A request is answered once, in time, and with a clear sentence when something fails."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from slack_sdk.models.views import View

from bot.kernel.enums import Language
from bot.kernel.errors import AccountIsOff, CircleIsFull, Refusal, TextTooLong
from bot.slack.action_ids import Action, ActionPayload, Nothing
from bot.slack.forms import FormInvalid
from bot.slack.request import Kind, Request
from bot.slack.responses import ChangeMessage, FieldErrors, Response, Responses, ShowHome, ShowModal, Whisper
from bot.slack.router import EventFailed, EventUnreadable, request_key
from bot.slack.routes import Event, Route
from bot.slack.system_messages import ask_once, notice
from tests.slack.gate import ENGLISH, GERMAN, WORKSPACE, Acks, Bench, action, command, event, logged, submission


class Numbered(ActionPayload):
    number: int


FOUND, JOIN = Action("circles:found", Nothing), Action("circles:join", Nothing)
DOT = Action("topics:dot", Numbered)
BOTH_WAYS = pytest.mark.parametrize("how", [{"writes": True}, {"asks_slack": True}], ids=["at once", "in steps"])
SECRET = "my boss is the obstacle"


@pytest.fixture
def bench() -> Bench:
    return Bench()


class Raises:
    """A handler that raises, and counts how often it was asked."""

    def __init__(self, *errors: BaseException) -> None:
        self.errors = list(errors)
        self.asked = 0

    async def __call__(self, _request: Request, *_rest: Any) -> None:
        self.asked += 1
        if self.errors:
            raise self.errors.pop(0)


async def test_the_handler_gets_who_where_and_what(bench: Bench) -> None:
    seen: list[Request] = []

    async def handler(request: Request, _work: Any) -> None:
        seen.append(request)

    bench.routes.command("/circle", handler)
    assert await bench.ask(Kind.COMMAND, "/circle", command("new")) == {}
    assert (seen[0].text, seen[0].channel, seen[0].actor.user, seen[0].trigger) == ("new", "C1", "U1", "trigger-1")


def _noting(done: list[object], into: Callable[..., Any]) -> Callable[..., Any]:
    def come_in(*given: Any) -> Any:
        done.append("in")
        return into(*given)

    return come_in


@pytest.mark.parametrize("how", [{}, {"writes": True}, {"asks_slack": True}])
async def test_whatever_is_asked_for_access_is_looked_at_before_any_transaction_is_open_unless_a_route_says_no(
    bench: Bench, how: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[object] = []
    for name in ("enter", "admit"):
        monkeypatch.setattr(bench.gate, name, _noting(done, getattr(bench.gate, name)))

    async def look(*whose: object) -> None:
        done.append(whose)

    async def handler(*_: Any) -> None:
        done.append("answered")

    bench.routes.before_opening(look)
    bench.routes.command("/circle", handler, **how)
    bench.routes.verb("/circle", ["help"], handler, opens=False, **how)
    await bench.ask(Kind.COMMAND, "/circle", command())
    assert done == [(WORKSPACE, "U1"), "in", "answered"]
    done.clear()
    await bench.ask(Kind.COMMAND, "/circle", command("help", trigger_id="2"))
    assert done == ["in", "answered"]


async def test_a_button_that_nobody_answers_any_more_says_that_it_is_over(bench: Bench) -> None:
    assert await bench.ask(Kind.ACTION, "sessions:of-last-year", action("sessions:of-last-year")) == {}
    [(url, message, replaced)] = bench.gateway.calls("respond")
    assert (url, message.text, replaced) == ("https://answer", ENGLISH("error-it-is-over"), False)


async def test_an_unknown_command_is_answered_at_once(bench: Bench) -> None:
    answer = await bench.ask(Kind.COMMAND, "/what", command(command="/what"))
    assert (answer["text"], answer["response_type"]) == (ENGLISH("error-it-is-over"), "ephemeral")


async def test_one_of_several_buttons_in_a_block_finds_its_handler(bench: Bench) -> None:
    handler = Raises()
    bench.routes.action(Action("topics:dot", Nothing), handler)
    await bench.ask(Kind.ACTION, "topics:dot#3", action("topics:dot#3"))
    assert handler.asked == 1


async def test_a_refusal_of_a_submission_stands_under_its_field(bench: Bench) -> None:
    bench.routes.submission(FOUND, Raises(TextTooLong(field="purpose", limit=80)), writes=True)
    answer = await bench.ask(Kind.SUBMISSION, "circles:found", submission())
    assert answer == {"response_action": "errors", "errors": {"purpose": ENGLISH("error-text-too-long", limit=80)}}


@pytest.mark.parametrize("refusal", [CircleIsFull(), CircleIsFull(field="folded-away")])
async def test_a_refusal_without_a_visible_field_stands_under_the_first(bench: Bench, refusal: Refusal) -> None:
    bench.routes.submission(FOUND, Raises(refusal), writes=True)
    answer = await bench.ask(Kind.SUBMISSION, "circles:found", submission())
    assert answer["errors"] == {"name": ENGLISH("error-circle-is-full")}


async def test_several_sentences_under_one_field_are_all_said(bench: Bench) -> None:
    problems = FormInvalid({"name": ("error-text-missing", {}), "gone": ("slack-choose-another", {})})
    bench.routes.submission(FOUND, Raises(problems), writes=True)
    answer = await bench.ask(Kind.SUBMISSION, "circles:found", submission())
    assert answer["errors"] == {"name": f"{ENGLISH('error-text-missing')} {ENGLISH('slack-choose-another')}"}


async def test_a_refusal_of_a_submission_without_inputs_is_shown_in_the_modal(bench: Bench) -> None:
    payload = submission()
    payload["view"]["blocks"] = []
    bench.routes.submission(FOUND, Raises(CircleIsFull()), writes=True)
    answer = await bench.ask(Kind.SUBMISSION, "circles:found", payload)
    assert answer["response_action"] == "update"
    assert answer["view"]["blocks"][0]["text"]["text"] == ENGLISH("error-circle-is-full")


async def test_a_refusal_of_a_press_is_whispered(bench: Bench) -> None:
    bench.routes.action(JOIN, Raises(CircleIsFull()))
    await bench.ask(Kind.ACTION, "circles:join", action())
    assert [message.text for _, message, _ in bench.gateway.calls("respond")] == [ENGLISH("error-circle-is-full")]


@pytest.mark.parametrize("error", [RuntimeError(SECRET), KeyError(SECRET), OSError(SECRET), ValueError(SECRET)])
async def test_when_a_handler_raises_the_text_stays_in_the_modal(bench: Bench, error: Exception) -> None:
    bench.routes.submission(FOUND, Raises(error), writes=True)
    answer = await bench.ask(Kind.SUBMISSION, "circles:found", submission(SECRET))
    assert answer == {"response_action": "errors", "errors": {"name": ENGLISH("slack-not-saved")}}


async def test_people_are_told_in_their_language_that_it_failed(bench: Bench) -> None:
    bench.gate.language = Language.GERMAN
    bench.routes.submission(FOUND, Raises(RuntimeError()), writes=True)
    answer = await bench.ask(Kind.SUBMISSION, "circles:found", submission())
    assert answer["errors"] == {"name": GERMAN("slack-not-saved")}


async def test_a_failed_command_asks_to_try_again(bench: Bench) -> None:
    bench.routes.command("/circle", Raises(RuntimeError()))
    answer = await bench.ask(Kind.COMMAND, "/circle", command())
    assert answer == {"text": ENGLISH("slack-try-again"), "response_type": "ephemeral"}


async def test_a_failed_press_asks_to_try_again(bench: Bench) -> None:
    bench.routes.action(JOIN, Raises(RuntimeError()))
    assert await bench.ask(Kind.ACTION, "circles:join", action()) == {}
    assert [message.text for _, message, _ in bench.gateway.calls("respond")] == [ENGLISH("slack-try-again")]


async def test_a_handler_that_takes_too_long_is_stopped_and_the_text_stays() -> None:
    bench, stopped = Bench(seconds=0.01), asyncio.Event()

    async def forever(_request: Request, *_rest: Any) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            stopped.set()

    bench.routes.submission(FOUND, forever, writes=True)
    answer = await bench.ask(Kind.SUBMISSION, "circles:found", submission())
    assert answer["errors"] == {"name": ENGLISH("slack-not-saved")}
    assert stopped.is_set()


async def test_nobody_waits_until_what_was_stopped_has_tidied_up() -> None:
    """A database connection that is waited for takes seconds to give up, and Slack waits for three in all."""
    bench, tidied = Bench(seconds=0.01), asyncio.Event()

    async def forever(_request: Request, *_rest: Any) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await tidied.wait()

    bench.routes.submission(FOUND, forever, writes=True)
    acks = Acks()
    await bench.router.handle(Kind.SUBMISSION, "circles:found", submission(), acks)
    assert acks.given[0]["errors"] == {"name": ENGLISH("slack-not-saved")}
    tidied.set()
    await bench.background.finish(1)


async def test_sent_again_at_once_a_failed_submission_waits_until_the_first_is_settled(bench: Bench) -> None:
    handler, settled = Raises(RuntimeError()), asyncio.Event()
    bench.routes.submission(FOUND, handler, asks_slack=True)
    settle = bench.gate.settle

    async def late(key: str, *, done: bool) -> None:
        await settled.wait()
        await settle(key, done=done)

    bench.gate.settle = late  # type: ignore[method-assign]
    first, second = Acks(), Acks()
    await bench.router.handle(Kind.SUBMISSION, "circles:found", submission(), first)
    again = asyncio.create_task(bench.router.handle(Kind.SUBMISSION, "circles:found", submission(), second))
    await asyncio.sleep(0)
    settled.set()
    await again
    assert (first.given[0]["response_action"], second.given, handler.asked) == ("errors", [{}], 2)


@BOTH_WAYS
async def test_the_same_request_is_acted_upon_once(bench: Bench, how: Any) -> None:
    handler = Raises()
    bench.routes.action(JOIN, handler, **how)
    for _ in range(2):
        assert await bench.ask(Kind.ACTION, "circles:join", action()) == {}
    assert handler.asked == 1


@BOTH_WAYS
async def test_a_second_press_is_another_request(bench: Bench, how: Any) -> None:
    handler = Raises()
    bench.routes.action(JOIN, handler, **how)
    await bench.ask(Kind.ACTION, "circles:join", action(ts="1.1"))
    await bench.ask(Kind.ACTION, "circles:join", action(ts="2.2"))
    assert handler.asked == 2


@BOTH_WAYS
async def test_a_failed_submission_may_be_sent_again_unchanged(bench: Bench, how: Any) -> None:
    handler = Raises(RuntimeError())
    bench.routes.submission(FOUND, handler, **how)
    assert (await bench.ask(Kind.SUBMISSION, "circles:found", submission()))["response_action"] == "errors"
    assert await bench.ask(Kind.SUBMISSION, "circles:found", submission()) == {}
    assert handler.asked == 2


@BOTH_WAYS
async def test_a_submission_with_field_errors_may_be_sent_again_unchanged(bench: Bench, how: Any) -> None:
    handler = Raises(CircleIsFull())
    bench.routes.submission(FOUND, handler, **how)
    assert (await bench.ask(Kind.SUBMISSION, "circles:found", submission()))["response_action"] == "errors"
    assert await bench.ask(Kind.SUBMISSION, "circles:found", submission()) == {}


async def test_the_database_may_be_away_for_a_while_during_a_submission(bench: Bench) -> None:
    """Taken, then neither saved nor settled: sent again, it must not close the modal with the text in it."""
    handler = Raises(ConnectionError())
    bench.routes.submission(FOUND, handler, asks_slack=True)
    bench.gate.away = {"settle"}
    assert (await bench.ask(Kind.SUBMISSION, "circles:found", submission()))["response_action"] == "errors"
    assert (await bench.ask(Kind.SUBMISSION, "circles:found", submission()))["response_action"] == "errors"
    bench.gate.away = set()
    assert await bench.ask(Kind.SUBMISSION, "circles:found", submission()) == {}
    assert handler.asked == 2


@BOTH_WAYS
async def test_a_submission_that_another_process_holds_keeps_the_modal_open(bench: Bench, how: Any) -> None:
    bench.routes.submission(FOUND, Raises(), **how)
    bench.gate.entries[request_key(Kind.SUBMISSION, submission())] = "taken"
    answer = await bench.ask(Kind.SUBMISSION, "circles:found", submission())
    assert answer == {"response_action": "errors", "errors": {"name": ENGLISH("slack-not-saved")}}


async def test_when_nobody_can_be_looked_up_the_text_stays_too(bench: Bench) -> None:
    bench.gate.away = {"enter"}
    answer = await bench.ask(Kind.SUBMISSION, "circles:found", submission())
    assert answer["response_action"] == "errors"


async def test_a_settling_that_hangs_does_not_keep_the_answer_back(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def forever(_key: str, *, done: bool) -> None:  # noqa: ARG001
        await asyncio.Event().wait()

    monkeypatch.setattr(bench.timeouts, "settle", 0.01)
    monkeypatch.setattr(bench.gate, "settle", forever)
    bench.routes.command("/circle", Raises(), asks_slack=True)
    assert await bench.ask(Kind.COMMAND, "/circle", command()) == {}


@pytest.mark.parametrize(("kind", "name", "payload"), [
    (Kind.SUBMISSION, "circles:found", submission(SECRET)),
    (Kind.COMMAND, "/circle", command(SECRET)),
    (Kind.ACTION, "circles:join", action(state={"values": SECRET})),
])  # fmt: skip
async def test_nothing_that_people_wrote_is_logged(
    bench: Bench, kind: Kind, name: str, payload: dict[str, Any]
) -> None:
    bench.routes.routes[kind, name] = Route(Raises(RuntimeError(SECRET)), asks_slack=True)
    bench.gate.away = {"settle"}
    with logged() as entries:
        await bench.ask(kind, name, payload)
    assert {entry["event"] for entry in entries} == {"request_failed", "inbox_not_settled"}
    assert SECRET not in repr(entries)


async def test_the_log_says_where_a_request_failed(bench: Bench) -> None:
    bench.routes.command("/circle", Raises(RuntimeError(SECRET)))
    with logged() as entries:
        await bench.ask(Kind.COMMAND, "/circle", command())
    assert entries[0]["error"].startswith("RuntimeError at test_router.py:")


class TestWhatAHandlerGets:
    @pytest.mark.parametrize(
        ("how", "given"),
        [({"writes": True}, ["work"]), ({}, ["reading"]), ({"asks_slack": True}, [])],
        ids=["a writer", "a reader", "none while Slack is asked"],
    )
    async def test_is_a_unit_of_work_as_its_route_says_and_what_the_button_carries(
        self, bench: Bench, how: Any, given: list[str]
    ) -> None:
        seen: list[Any] = []

        async def handler(_request: Request, *rest: Any) -> None:
            seen.extend(rest)

        bench.routes.action(DOT, handler, **how)
        pressed = action("topics:dot")
        pressed["actions"][0]["value"] = Numbered(number=3).pack()
        await bench.ask(Kind.ACTION, "topics:dot", pressed)
        assert seen == [*given, Numbered(number=3)]

    @BOTH_WAYS
    async def test_is_nothing_where_somebody_made_the_payload_up(self, bench: Bench, how: Any) -> None:
        handler = Raises()
        bench.routes.action(DOT, handler, **how)
        await bench.ask(Kind.ACTION, "topics:dot", action("topics:dot"))
        assert handler.asked == 0
        assert [message.text for _, message, _ in bench.gateway.calls("respond")] == [ENGLISH("error-gone")]


class TestAtOnce:
    async def test_what_is_due_is_nudged_once_it_is_written(self, bench: Bench) -> None:
        bench.routes.action(JOIN, Raises(), writes=True)
        await bench.ask(Kind.ACTION, "circles:join", action())
        assert (bench.nudges, list(bench.gate.entries.values())) == (1, ["done"])

    async def test_what_only_reads_is_neither_taken_nor_nudged(self, bench: Bench) -> None:
        bench.routes.action(JOIN, Raises())
        await bench.ask(Kind.ACTION, "circles:join", action())
        assert (bench.nudges, bench.gate.entries) == (0, {})

    @pytest.mark.parametrize("error", [CircleIsFull(), FormInvalid({"name": ("error-text-missing", {})}), KeyError()])
    async def test_what_was_refused_or_failed_is_rolled_back(self, bench: Bench, error: Exception) -> None:
        bench.routes.action(JOIN, Raises(error), writes=True)
        await bench.ask(Kind.ACTION, "circles:join", action())
        assert (bench.nudges, bench.gate.entries) == (0, {})

    async def test_field_errors_of_a_handler_are_said_as_they_are_and_nothing_is_written(self, bench: Bench) -> None:
        async def handler(_request: Request, _work: Any) -> FieldErrors:
            return FieldErrors({"purpose": "Shorter, please."})

        bench.routes.submission(FOUND, handler, writes=True)
        for _ in range(2):
            answer = await bench.ask(Kind.SUBMISSION, "circles:found", submission())
            assert answer == {"response_action": "errors", "errors": {"purpose": "Shorter, please."}}
        assert (bench.nudges, bench.gate.entries) == (0, {})


@BOTH_WAYS
async def test_what_is_asked_first_is_asked_in_the_modal_and_the_same_again_is_done(bench: Bench, how: Any) -> None:
    done: list[str] = []

    async def handler(request: Request, *_work: Any) -> None:
        ask_once(request, "sunday", "A *Sunday*. Really?", below="name", submit="Yes, then")
        done.append("done")

    bench.routes.submission(FOUND, handler, **how)
    sent = submission()
    asked = await bench.ask(Kind.SUBMISSION, "circles:found", sent)
    assert asked["response_action"] == "update"
    assert [block["block_id"] for block in asked["view"]["blocks"]] == ["intro", "name", "question-sunday", "purpose"]
    assert asked["view"]["submit"]["text"] == "Yes, then"
    assert done == []
    sent["view"]["blocks"] = asked["view"]["blocks"]
    assert await bench.ask(Kind.SUBMISSION, "circles:found", sent) == {}
    assert done == ["done"]


HOME = View(type="home", blocks=[])
IN_HOME: dict[str, Any] = {"view": {"id": "V1", "type": "home"}, "response_url": None}


async def press_in_home(bench: Bench, *answers: Response) -> None:
    """Have somebody press in Home what is answered like that."""

    async def handler(_request: Request, _work: Any) -> list[Response]:
        return list(answers)

    async def home(_request: Request, _work: Any) -> Responses:
        return ShowHome(HOME)

    bench.routes.action(JOIN, handler)
    bench.routes.home(home)
    await bench.ask(Kind.ACTION, "circles:join", action(**IN_HOME))


async def test_what_is_done_in_home_is_said_in_a_modal_and_home_is_shown_anew(bench: Bench) -> None:
    await press_in_home(bench, ChangeMessage(notice("Done.")))
    assert len(bench.gateway.calls("open_view")) == 1
    assert bench.gateway.calls("publish_home") == [("U1", HOME)]


@pytest.mark.parametrize("answer", [ShowModal(HOME), ShowHome(HOME)], ids=["a modal to go on in", "Home itself"])
async def test_home_is_not_shown_a_second_time(bench: Bench, answer: Response) -> None:
    await press_in_home(bench, answer)
    assert len(bench.gateway.calls("publish_home")) == isinstance(answer, ShowHome)


async def test_several_answers_are_all_said(bench: Bench) -> None:
    async def handler(_request: Request, _work: Any) -> list[Whisper]:
        return [Whisper(notice("one")), Whisper(notice("two"))]

    bench.routes.command("/circle", handler)
    assert (await bench.ask(Kind.COMMAND, "/circle", command()))["text"] == "one"
    assert [message.text for _, message, _ in bench.gateway.calls("respond")] == ["two"]


async def test_every_listener_hears_an_event_once(bench: Bench) -> None:
    heard: list[tuple[str, Event]] = []

    async def one(found: Event) -> None:
        heard.append(("one", found))

    async def two(found: Event) -> None:
        heard.append(("two", found))

    bench.routes.event("user_change", one)
    bench.routes.event("user_change", two)
    for _ in range(2):
        await bench.router.hear("user_change", event())
    assert [name for name, _ in heard] == ["one", "two"]
    assert heard[0][1].payload["user"] == {"id": "U1"}


async def test_an_event_of_another_company_that_we_may_hear_of_is_ours(bench: Bench) -> None:
    heard: list[Event] = []

    async def listen(found: Event) -> None:
        heard.append(found)

    bench.routes.event("user_change", listen)
    ours = {"authorizations": [{"team_id": None}, {"team_id": "T1"}]}
    for number, team in enumerate(("TOTHER", "", None)):
        await bench.router.hear("user_change", event(event_id=f"Ev{number}") | {"team_id": team} | ours)
    await bench.router.hear("user_change", event(event_id="Ev9") | {"team_id": "TOTHER", "authorizations": []})
    assert [found.workspace_id for found in heard] == [WORKSPACE] * 3


@pytest.mark.parametrize(("kind", "payload"), [
    (Kind.COMMAND, command(team_id="TOTHER")), (Kind.ACTION, action(team={"id": "TOTHER"})),
    (Kind.SUBMISSION, submission(team={"id": "TOTHER"})),
])  # fmt: skip
async def test_somebody_of_another_company_is_told_kindly_whose_circles_these_are(
    bench: Bench, kind: Kind, payload: dict[str, Any]
) -> None:
    with logged() as entries:
        answer = await bench.ask(kind, "circles:join", payload)
    said = [message.text for _, message, _ in bench.gateway.calls("respond")]
    assert ENGLISH("error-not-of-this-company") in (answer.get("text"), *answer.get("errors", {}).values(), *said)
    assert [entry["log_level"] for entry in entries if entry["event"] == "request_of_another_company"] == ["info"]


async def test_what_takes_a_full_account_is_refused_to_guests_alone(bench: Bench) -> None:
    async def handler(_request: Request, _work: Any) -> Whisper:
        return Whisper(notice("Done."))

    bench.routes.command("/circle", handler, guests=False)
    assert (await bench.ask(Kind.COMMAND, "/circle", command()))["text"] == "Done."
    bench.gate.guest = True
    assert (await bench.ask(Kind.COMMAND, "/circle", command()))["text"] == ENGLISH("error-not-for-guests")


async def test_who_can_do_nothing_here_is_told_why_whatever_they_press(bench: Bench) -> None:
    bench.gate.refused = AccountIsOff()
    assert (await bench.ask(Kind.COMMAND, "/circle", command()))["text"] == ENGLISH("error-account-is-off")
    await press_in_home(bench)
    assert bench.gateway.calls("publish_home") == []


async def test_a_modal_that_was_opened_in_a_shared_channel_is_of_the_workspace_that_has_the_app(bench: Bench) -> None:
    async def handler(_request: Request, _work: Any) -> Whisper:
        return Whisper(notice("Done."))

    bench.routes.submission(Action("circles:found", Nothing), handler)
    payload = submission(team={"id": "TOTHER"})
    payload["view"]["app_installed_team_id"] = "T1"
    assert (await bench.ask(Kind.SUBMISSION, "circles:found", payload))["response_action"] == "update"


async def test_an_event_that_nobody_listens_to_is_not_even_taken(bench: Bench) -> None:
    await bench.router.hear("channel_rename", event("channel_rename"))
    assert bench.gate.entries == {}


async def test_an_event_that_concerns_nobody_is_not_taken_and_one_that_does_is_handled_until_done(bench: Bench) -> None:
    handler, known = Raises(RuntimeError()), {"U2"}

    async def is_known(found: Event) -> bool:
        return found.payload["user"]["id"] in known

    bench.routes.event("user_change", handler, concerns=is_known)  # type: ignore[arg-type]
    await bench.router.hear("user_change", event())
    assert (handler.asked, bench.gate.entries) == (0, {})
    known.add("U1")
    with pytest.raises(EventFailed):
        await bench.router.hear("user_change", event())
    for _ in range(2):
        await bench.router.hear("user_change", event())
    assert handler.asked == 2


async def test_an_event_that_failed_may_come_again_and_its_error_quotes_nobody(bench: Bench) -> None:
    errors: list[Exception] = [RuntimeError(SECRET)]
    heard: list[Event] = []

    async def handler(found: Event) -> None:
        if errors:
            raise errors.pop()
        heard.append(found)

    bench.routes.event("user_change", handler)
    with pytest.raises(EventFailed) as failed:
        await bench.router.hear("user_change", event())
    assert SECRET not in str(failed.value)
    assert failed.value.__suppress_context__
    await bench.router.hear("user_change", event())
    assert len(heard) == 1


async def test_an_event_that_another_process_is_at_comes_again(bench: Bench) -> None:
    """Until it is done, nobody knows whether it will be: acknowledged now, it could be lost."""
    heard: list[Event] = []

    async def handler(found: Event) -> None:
        heard.append(found)

    bench.routes.event("user_change", handler)
    bench.gate.entries["event:Ev1"] = "taken"
    with pytest.raises(EventFailed):
        await bench.router.hear("user_change", event())
    assert (heard, bench.gate.entries) == ([], {"event:Ev1": "taken"})


async def test_an_event_that_takes_too_long_is_stopped_and_may_come_again() -> None:
    bench, stopped = Bench(seconds=0.01), asyncio.Event()

    async def forever(_event: Event) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            stopped.set()

    bench.routes.event("user_change", forever)
    with pytest.raises(EventFailed):
        await bench.router.hear("user_change", event())
    await bench.background.finish(1)
    assert stopped.is_set()
    assert bench.gate.entries == {"event:Ev1": "failed"}


async def test_an_event_of_a_workspace_that_we_do_not_know_is_let_go(bench: Bench) -> None:
    bench.routes.event("user_change", Raises())  # type: ignore[arg-type]
    with logged() as entries:
        await bench.router.hear("user_change", event() | {"team_id": "T9"})
    assert [entry["event"] for entry in entries] == ["event_of_unknown_workspace"]
    assert bench.gate.entries == {}


async def test_an_event_of_another_shape_need_not_come_again(bench: Bench) -> None:
    async def handler(found: Event) -> None:
        found.payload["user"]["id"]["first"]

    bench.routes.event("user_change", handler)
    with pytest.raises(EventUnreadable):
        await bench.router.hear("user_change", event())


@pytest.mark.parametrize("change", [{"user": {}}, {"user": None}, {"user": {"id": ""}}, {"team": None}, {"team": {}}])
async def test_a_request_of_nobody_meets_nobody(bench: Bench, change: dict[str, Any]) -> None:
    with pytest.raises(LookupError):
        await bench.router.handle(Kind.ACTION, "circles:join", action() | change, Acks())
    assert bench.gate.entries == {}


async def test_where_slack_names_no_team_it_is_the_persons_own(bench: Bench) -> None:
    bench.routes.action(JOIN, Raises(), writes=True)
    assert await bench.ask(Kind.ACTION, "circles:join", action(user={"id": "U1", "team_id": "T1"}, team=None)) == {}


async def test_two_handlers_for_one_thing_are_a_mistake(bench: Bench) -> None:
    bench.routes.command("/circle", Raises())
    with pytest.raises(ValueError, match="two handlers for command /circle"):
        bench.routes.command("/circle", Raises())


def test_the_key_of_a_submission_depends_on_what_was_typed_but_does_not_show_it() -> None:
    one, two = (request_key(Kind.SUBMISSION, submission(text)) for text in (SECRET, "something else"))
    assert one != two
    assert SECRET not in one


def test_keys_of_different_kinds_of_request_differ() -> None:
    payloads = {Kind.COMMAND: command(), Kind.ACTION: action(), Kind.SUBMISSION: submission()}
    keys = {request_key(kind, payload) for kind, payload in payloads.items()}
    assert len(keys) == 3
    assert max(len(key) for key in keys) <= 200


async def test_a_request_whose_answer_cannot_be_given_is_not_lost_silently(bench: Bench) -> None:
    class Broken(Acks):
        async def __call__(self, **answer: Any) -> None:
            await super().__call__(**answer)
            if len(self.given) == 1:
                raise ConnectionResetError

    bench.routes.command("/circle", Raises())
    acks = Broken()
    with logged() as entries:
        await bench.router.handle(Kind.COMMAND, "/circle", command(), acks)
    assert [entry["event"] for entry in entries] == ["request_failed"]


@pytest.mark.parametrize(
    "text", ["add R&amp;D &lt;3 now", "add\u00a0R&amp;D\u00a0&lt;3 now", " ADD\tR&amp;D\n&lt;3  now\n"]
)
async def test_a_command_reads_as_it_was_meant_however_it_was_pasted(bench: Bench, text: str) -> None:
    async def add(request: Request, _work: object) -> Responses:
        return Whisper(notice(" ".join(request.rest.split())))

    bench.routes.verb("/circle", ("add",), add)
    answer = await bench.ask(Kind.COMMAND, "/circle", command(text))
    assert answer["text"] == "R&amp;D &lt;3 now"


def suggested(bench: Bench, typed: str, *, takes_text: bool = False) -> Route | None:
    handler = Raises()
    bench.routes.command("/circle", handler, takes_text=takes_text)
    bench.routes.verb("/circle", ("new", "neu"), handler)
    bench.routes.verb("/circle", ("invite", "einladen"), handler)
    bench.routes.verb("/topics", ("vote",), handler)
    return bench.routes.find(Kind.COMMAND, "/circle", typed)


@pytest.mark.parametrize(("typed", "meant"), [
    ("nwe", "new"), ("NEUU Python &amp; Rust", "neu Python & Rust"), ("einlden", "einladen"),
    ("invit <@U1|anna>", "invite @anna"), ("invit `x` *y*", "invite ˋxˋ ∗y∗"),
])  # fmt: skip
async def test_a_word_that_was_mistyped_is_answered_with_the_one_that_was_meant(
    bench: Bench, typed: str, meant: str
) -> None:
    suggested(bench, "")
    said = await bench.ask(Kind.COMMAND, "/circle", command(typed, command="/kreis"))
    assert said["text"] == ENGLISH("slack-did-you-mean", command=f"/kreis {meant}".replace("&", "&amp;"))


@pytest.mark.parametrize("typed", ["", "   ", "Python", "vot", "x" * 3000, "\x00", "<!channel>", "🌱", "n"])
def test_what_is_like_no_word_of_the_command_goes_to_the_command_itself(bench: Bench, typed: str) -> None:
    found = suggested(bench, typed)
    assert found is bench.routes.routes[Kind.COMMAND, "/circle"]


@pytest.mark.parametrize(("typed", "is_text"), [("nwes from our team", True), ("invit", False), ("Invisible", True)])
def test_where_a_text_may_stand_a_word_alone_is_taken_for_a_mistyped_one(
    bench: Bench, typed: str, *, is_text: bool
) -> None:
    found = suggested(bench, typed, takes_text=True)
    assert (found is bench.routes.routes[Kind.COMMAND, "/circle"]) is is_text
