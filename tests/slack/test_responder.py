"""What goes into the acknowledgement, and what follows it."""

from typing import Any

import pytest
from slack_sdk.models.views import View

from bot.kernel.errors import ItIsOver
from bot.kernel.ids import ChannelId, MessageTs, UserId
from bot.slack.action_ids import Action, Nothing
from bot.slack.actor import Actor
from bot.slack.background import Background
from bot.slack.blocks import modal, section
from bot.slack.errors import Meaning, SlackFailure
from bot.slack.gateway import Posted
from bot.slack.message import Message, verbatim
from bot.slack.request import Kind, Request
from bot.slack.responder import Responder
from bot.slack.responses import (
    ChangeMessage,
    ChangeModal,
    CloseModals,
    FieldErrors,
    Response,
    SendFile,
    ShowHome,
    ShowModal,
    ShowWhenDone,
    Whisper,
)
from bot.slack.system_messages import notice
from tests.fake_gateway import FakeGateway
from tests.slack.gate import ENGLISH, PERSON, WORKSPACE, Acks, action, command, logged, submission

ACTOR = Actor(PERSON, WORKSPACE, UserId("U1"), "Europe/Berlin", ENGLISH)
VIEW = modal(Action("a:b", Nothing), "Title", [section("Hello")], submit=None, close="Close")
HELLO = notice("Hello")
COMMAND = Request(Kind.COMMAND, "/circle", command(), ACTOR)
ACTION = Request(Kind.ACTION, "a:b", action(), ACTOR)
IN_CHANNEL = Request(Kind.ACTION, "a:b", action(channel={"id": "C1"}, message={"ts": "1.000001"}), ACTOR)
IN_MODAL = Request(Kind.ACTION, "a:b", action(view={"id": "V1", "type": "modal"}) | {"response_url": None}, ACTOR)
SUBMISSION = Request(Kind.SUBMISSION, "a:b", submission(), ACTOR)


@pytest.fixture
def slack() -> FakeGateway:
    return FakeGateway()


def in_thread(root: str) -> Request:
    container = {"type": "message", "message_ts": "1.000002", "thread_ts": root}
    return Request(Kind.ACTION, "a:b", action(container=container), ACTOR)


async def say(slack: FakeGateway, call: Request, *answers: Response) -> dict[str, Any]:
    acks, background = Acks(), Background()
    await Responder(slack, background).say(call, answers, acks)
    assert slack.asked == []
    await background.finish(1)
    [given] = acks.given
    return given


async def test_a_whisper_answers_a_command_within_the_acknowledgement(slack: FakeGateway) -> None:
    assert await say(slack, COMMAND, Whisper(HELLO)) == {**HELLO.content(), "response_type": "ephemeral"}
    assert slack.asked == []


async def test_a_modal_follows_a_command(slack: FakeGateway) -> None:
    assert await say(slack, COMMAND, ShowModal(VIEW)) == {}
    assert slack.calls("open_view") == [("trigger-1", VIEW)]


async def test_a_press_in_a_message_is_answered_beside_it(slack: FakeGateway) -> None:
    assert await say(slack, ACTION, Whisper(HELLO)) == {}
    assert slack.calls("respond") == [("https://answer", HELLO, False)]


async def test_a_press_in_a_thread_is_answered_in_the_thread(slack: FakeGateway) -> None:
    await say(slack, in_thread("1.000001"), Whisper(HELLO))
    assert slack.calls("respond") == [("https://answer", HELLO, False, "1.000001")]


async def test_a_press_on_what_stands_over_a_thread_is_answered_in_the_channel(slack: FakeGateway) -> None:
    await say(slack, in_thread("1.000002"), Whisper(HELLO))
    assert slack.calls("respond") == [("https://answer", HELLO, False)]


async def test_what_went_wrong_in_a_thread_is_told_there(slack: FakeGateway) -> None:
    background, payload = Background(), in_thread("1.000001").payload
    await Responder(slack, background).apologise(Kind.ACTION, payload, "Sorry", Acks())
    slack.fail("open_view", SlackFailure(Meaning.BUG, "expired_trigger_id"))
    await Responder(slack, background).say(in_thread("1.000001"), [ShowModal(VIEW)], Acks())
    await background.finish(1)
    assert [about[3:] for about in slack.calls("respond")] == [("1.000001",)] * 2


async def test_the_pressed_message_can_be_replaced(slack: FakeGateway) -> None:
    assert await say(slack, ACTION, ChangeMessage(HELLO)) == {}
    assert slack.calls("respond") == [("https://answer", HELLO, True)]


async def test_a_pressed_message_is_changed_by_its_place_where_its_address_does_not_work(slack: FakeGateway) -> None:
    slack.fail("respond", SlackFailure(Meaning.TARGET, "response_url_404"))
    await say(slack, IN_CHANNEL, ChangeMessage(HELLO))
    assert slack.calls("update") == [(Posted(ChannelId("C1"), MessageTs("1.000001")), HELLO)]


async def test_a_press_in_a_modal_changes_it_or_lays_another_on_top(slack: FakeGateway) -> None:
    assert await say(slack, IN_MODAL, ChangeModal(VIEW), ShowModal(VIEW)) == {}
    assert slack.calls("update_view") == [("V1", VIEW)]
    assert slack.calls("push_view") == [("trigger-2", VIEW)]


async def test_where_there_is_no_channel_a_whisper_becomes_a_modal(slack: FakeGateway) -> None:
    await say(slack, IN_MODAL, Whisper(HELLO))
    [(trigger, view)] = slack.calls("push_view")
    assert trigger == "trigger-2"
    assert view.to_dict()["blocks"][0]["text"]["text"] == "Hello"
    assert view.to_dict()["close"]["text"] == "Close"


@pytest.mark.parametrize(("answer", "expected"), [
    (FieldErrors({"name": "Shorter"}), {"response_action": "errors", "errors": {"name": "Shorter"}}),
    (ChangeModal(VIEW), {"response_action": "update", "view": verbatim(VIEW.to_dict())}),
    (ShowModal(VIEW), {"response_action": "push", "view": verbatim(VIEW.to_dict())}),
    (CloseModals(), {"response_action": "clear"}),
])  # fmt: skip
async def test_a_submission_is_answered_within_the_acknowledgement(
    slack: FakeGateway, answer: Response, expected: dict[str, Any]
) -> None:
    assert await say(slack, SUBMISSION, answer) == expected
    assert slack.asked == []


async def test_a_whisper_after_a_submission_stands_in_the_modal(slack: FakeGateway) -> None:
    answer = await say(slack, SUBMISSION, Whisper(HELLO))
    assert answer["response_action"] == "update"
    assert answer["view"]["blocks"][0]["text"]["text"] == "Hello"


async def test_nothing_to_say_is_a_plain_acknowledgement(slack: FakeGateway) -> None:
    assert await say(slack, SUBMISSION) == {}


async def test_home_is_shown_anew_for_the_person_who_acted(slack: FakeGateway) -> None:
    home = View(type="home", blocks=[section("Good morning")])
    assert await say(slack, SUBMISSION, CloseModals(), ShowHome(home)) == {"response_action": "clear"}
    assert slack.calls("publish_home") == [("U1", home)]


async def test_a_modal_that_could_not_be_opened_is_told(slack: FakeGateway) -> None:
    slack.fail("open_view", SlackFailure(Meaning.BUG, "expired_trigger_id"))
    acks, background = Acks(), Background()
    with logged() as entries:
        await Responder(slack, background).say(COMMAND, [ShowModal(VIEW)], acks)
        await background.finish(1)
    [(url, message, replaced)] = slack.calls("respond")
    assert (url, message.text, replaced) == ("https://answer", ENGLISH("slack-try-again"), False)
    assert [entry["code"] for entry in entries] == ["expired_trigger_id"]


async def test_an_answer_that_fails_does_not_stop_the_others(slack: FakeGateway) -> None:
    slack.fail("publish_home", SlackFailure(Meaning.AMBIGUOUS, "http_503"))
    home = View(type="home", blocks=[section("Good morning")])
    await say(slack, ACTION, ShowHome(home), Whisper(HELLO))
    assert len(slack.calls("respond")) == 1


FILE = SendFile(
    name="minutes.md", comment="Here it is", people=(UserId("U2"),),
    write=lambda names: f"by {names.get(UserId('U2'), 'somebody')}",
    instead=lambda content: modal(Action("a:b", Nothing), "To copy", [section(content)], submit=None, close="Close"),
)  # fmt: skip


def shown(slack: FakeGateway) -> str:
    """Return what the waiting modal turned into."""
    [(_, view)] = slack.calls("update_view")
    return str(view.to_dict()["blocks"][0]["text"]["text"])


async def test_a_file_comes_into_the_direct_messages_and_a_modal_says_so(slack: FakeGateway) -> None:
    assert await say(slack, ACTION, FILE) == {}
    assert slack.calls("open_dm") == [(("U1",),)]
    assert slack.calls("send_file") == [("DU1", "minutes.md", b"by Name of U2", "Here it is")]
    assert slack.asked[0].name == "open_view"
    assert shown(slack) == ENGLISH("slack-file-sent", name="minutes.md")


async def test_over_a_modal_that_word_goes_on_top(slack: FakeGateway) -> None:
    await say(slack, IN_MODAL, FILE)
    assert slack.calls("update_view")[0][0] == "VPUSHED"


async def test_where_files_are_not_allowed_what_is_in_them_is_shown(slack: FakeGateway) -> None:
    slack.fail("send_file", SlackFailure(Meaning.INSTALLATION, "missing_scope"))
    await say(slack, ACTION, FILE)
    assert shown(slack) == "by Name of U2"


async def test_a_file_that_could_not_be_sent_is_told(slack: FakeGateway) -> None:
    slack.fail("send_file", SlackFailure(Meaning.RATE_LIMITED, "ratelimited", 30))
    with logged() as entries:
        await say(slack, ACTION, FILE)
    assert shown(slack) == ENGLISH("slack-file-failed")
    assert [(entry["event"], entry["code"]) for entry in entries] == [("file_not_sent", "ratelimited")]


async def test_a_file_is_sent_also_where_names_or_the_modal_are_late(slack: FakeGateway) -> None:
    slack.fail("names", SlackFailure(Meaning.AMBIGUOUS, "http_503"))
    slack.fail("open_view", SlackFailure(Meaning.BUG, "expired_trigger_id"))
    await say(slack, ACTION, FILE)
    assert slack.calls("send_file")[0][2] == b"by somebody"
    assert slack.calls("update_view") == []


async def test_a_message_without_blocks_shows_its_text(slack: FakeGateway) -> None:
    answer = await say(slack, COMMAND, Whisper(Message("Only words")))
    assert answer["blocks"] == [{"type": "section", "text": {"type": "mrkdwn", "text": "Only words", "verbatim": True}}]


RESULT = modal(Action("a:b", Nothing), "Title", [section("Done")], submit=None, close="Close")


def later(outcome: View | Exception) -> ShowWhenDone:
    async def work() -> View:
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    return ShowWhenDone(VIEW, work)


@pytest.mark.parametrize(
    ("outcome", "text"),
    [(RESULT, "Done"), (ItIsOver(), ENGLISH("error-it-is-over")), (ZeroDivisionError(), ENGLISH("slack-try-again"))],
)
async def test_what_takes_long_is_told_at_once_and_then_what_came_of_it(
    slack: FakeGateway, outcome: View | Exception, text: str
) -> None:
    assert await say(slack, IN_MODAL, later(outcome)) == {}
    (first, meanwhile), (second, result) = slack.calls("update_view")
    assert (first, second, meanwhile) == ("V1", "V1", VIEW)
    assert result.to_dict()["blocks"][0]["text"]["text"] == text


async def test_what_takes_long_is_done_also_where_its_modal_was_closed(slack: FakeGateway) -> None:
    slack.fail("update_view", *[SlackFailure(Meaning.BUG, "not_found")] * 2)
    with logged() as entries:
        await say(slack, IN_MODAL, later(RESULT))
    assert len(slack.calls("update_view")) == 2
    assert entries == []
