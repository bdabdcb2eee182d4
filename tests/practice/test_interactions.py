"""People act, a real Bolt app answers: over Socket Mode and over signed HTTP alike."""

from typing import Any, cast

import pytest

from bot.practice.api.modals import TROUBLE
from bot.practice.people.finding import NotPossible
from bot.practice.reading.reading import SeenMessage, SeenView
from bot.practice.workspace.state import SlackUser

Meeting = Any
GOOD = {"Name": "Python", "Weekday": "Thursday"}


async def open_modal(meeting: Meeting) -> SeenView:
    await meeting.server.acting.command("anna", "python-circle", "/circle new")
    anna = person(meeting)
    await meeting.server.acting.until(lambda: meeting.server.reading.modal(anna))
    return cast("SeenView", meeting.server.reading.modal(anna))


async def post_card(meeting: Meeting) -> SeenMessage:
    await meeting.server.acting.command("anna", "python-circle", "/circle card")
    await meeting.server.acting.until(lambda: meeting.server.workspace.channels["C0PYTHON"].messages)
    return read(meeting, "anna")[0]


def person(meeting: Meeting, name: str = "anna") -> SlackUser:
    return cast("SlackUser", meeting.server.acting.stage.person(name))


def read(meeting: Meeting, name: str) -> list[SeenMessage]:
    channel = meeting.server.workspace.channels["C0PYTHON"]
    return cast("list[SeenMessage]", meeting.server.reading.messages(person(meeting, name), channel))


async def test_the_answer_to_a_command_is_seen_by_its_author_only(meeting: Meeting) -> None:
    outcome = await meeting.server.acting.command("anna", "#python-circle", "/circle")
    assert [(each.text, each.only_you) for each in outcome.messages] == [("Hello @Anna Berger", True)]
    assert read(meeting, "ben") == []


async def test_an_answer_in_the_channel_is_seen_by_all(meeting: Meeting) -> None:
    await meeting.server.acting.command("anna", "python-circle", "/circle all")
    assert [each.text for each in read(meeting, "ben")] == ["Hello everybody"]


async def test_an_answer_with_bad_blocks_is_an_error_for_its_author(meeting: Meeting) -> None:
    outcome = await meeting.server.acting.command("anna", "python-circle", "/circle blocks")
    assert (outcome.error, outcome.messages) == ("invalid_command_response", ())


async def test_a_command_carries_all_of_slacks_fields(meeting: Meeting) -> None:
    await meeting.server.acting.command("anna", "leadership", "/circle  new idea ")
    body = meeting.app.bodies[0]
    assert (body["command"], body["text"], body["channel_name"]) == ("/circle", "new idea", "leadership")
    assert {"team_domain", "response_url", "trigger_id", "api_app_id", "is_enterprise_install"} <= body.keys()


async def test_a_command_that_is_answered_too_late_timed_out(meeting: Meeting) -> None:
    outcome = await meeting.server.acting.command("anna", "python-circle", "/circle slow")
    assert outcome.error == "operation_timeout"


async def test_a_command_that_the_manifest_does_not_declare_goes_nowhere(meeting: Meeting) -> None:
    with pytest.raises(NotPossible, match="/sphere is not a valid command"):
        await meeting.server.acting.command("anna", "python-circle", "/sphere")


async def test_a_modal_opens_by_the_trigger_of_a_command(meeting: Meeting) -> None:
    modal = await open_modal(meeting)
    assert [each.label for each in modal.elements] == ["Name", "What for?", "Weekday", "Help"]


async def test_the_client_keeps_back_a_modal_with_empty_required_inputs(meeting: Meeting) -> None:
    await open_modal(meeting)
    outcome = await meeting.server.acting.submit("anna", {"Name": "Python"})
    assert outcome.modal.errors.keys() == {"day"}
    assert meeting.app.received("view_submission") == []


async def test_the_client_keeps_back_a_text_that_is_too_long(meeting: Meeting) -> None:
    await open_modal(meeting)
    outcome = await meeting.server.acting.submit("anna", GOOD | {"Name": "P" * 41})
    assert outcome.modal.errors == {"name": "This must be at most 40 characters."}


async def test_an_unchecked_submission_reaches_the_app_as_it_is(meeting: Meeting) -> None:
    await open_modal(meeting)
    await meeting.server.acting.submit("anna", GOOD | {"Name": "\ud800\x00" + "P" * 10_000}, unchecked=True)
    (body,) = meeting.app.received("view_submission")
    assert len(body["view"]["state"]["values"]["name"]["name"]["value"]) == 10_002


async def test_a_good_submission_closes_the_modal(meeting: Meeting) -> None:
    await open_modal(meeting)
    outcome = await meeting.server.acting.submit("anna", GOOD)
    assert (outcome.error, outcome.modal) == (None, None)


async def test_a_submission_has_what_was_filled_in(meeting: Meeting) -> None:
    await open_modal(meeting)
    await meeting.server.acting.submit("anna", GOOD)
    values = meeting.app.received("view_submission")[0]["view"]["state"]["values"]
    assert values["day"]["day"]["selected_option"]["value"] == "thursday"
    assert values["purpose"]["purpose"] == {"type": "plain_text_input", "value": None}


async def test_errors_of_the_app_stand_in_the_open_modal_with_the_text(meeting: Meeting) -> None:
    await open_modal(meeting)
    outcome = await meeting.server.acting.submit("anna", GOOD | {"Name": "Taken"})
    assert outcome.modal.errors == {"name": "This name is taken."}
    assert outcome.modal.elements[0].value == "Taken"


async def test_errors_for_a_block_that_is_not_there_are_trouble(meeting: Meeting) -> None:
    await open_modal(meeting)
    outcome = await meeting.server.acting.submit("anna", GOOD | {"Name": "Nowhere"})
    assert (outcome.error, outcome.modal.trouble) == ("invalid_errors", TROUBLE)


async def test_a_submission_that_times_out_keeps_the_modal_and_its_text(meeting: Meeting) -> None:
    await open_modal(meeting)
    outcome = await meeting.server.acting.submit("anna", GOOD | {"Name": "Slow"})
    assert (outcome.error, outcome.modal.trouble) == ("operation_timeout", TROUBLE)
    assert outcome.modal.elements[0].value == "Slow"


async def test_an_updated_modal_keeps_what_was_filled_in(meeting: Meeting) -> None:
    await open_modal(meeting)
    outcome = await meeting.server.acting.submit("anna", GOOD | {"Name": "More"})
    assert [each.value for each in outcome.modal.elements[:2]] == ["More", None]
    assert outcome.modal.elements[1].label == "More about it?"


async def test_a_pushed_modal_lies_on_top_until_it_is_closed(meeting: Meeting) -> None:
    await open_modal(meeting)
    outcome = await meeting.server.acting.submit("anna", GOOD | {"Name": "Second"})
    assert outcome.modal.depth == 2
    outcome = await meeting.server.acting.close("anna")
    assert outcome.modal.depth == 1


async def test_clear_closes_all_modals(meeting: Meeting) -> None:
    await open_modal(meeting)
    await meeting.server.acting.submit("anna", GOOD | {"Name": "Second"})
    outcome = await meeting.server.acting.submit("anna", GOOD | {"Name": "Everything"})
    assert outcome.modal is None


async def test_closing_tells_the_app_when_it_asked_for_that(meeting: Meeting) -> None:
    await open_modal(meeting)
    await meeting.server.acting.close("anna")
    (body,) = meeting.app.received("view_closed")
    assert body["is_cleared"] is False


async def test_a_submission_can_arrive_twice(meeting: Meeting) -> None:
    await open_modal(meeting)
    await meeting.server.acting.submit("anna", GOOD)
    await meeting.server.acting.submit_again("anna")
    first, second = meeting.app.received("view_submission")
    assert first["view"]["hash"] == second["view"]["hash"]


async def test_a_button_in_a_modal_sends_the_view_along(meeting: Meeting) -> None:
    meeting.app.gate.set()
    await open_modal(meeting)
    meeting.server.acting.fill("anna", {"Name": "Half"})
    await meeting.server.acting.click("anna", "Help")
    (body,) = meeting.app.received("block_actions")
    assert body["container"]["view_id"] == body["view"]["id"]
    assert body["view"]["state"]["values"]["name"]["name"]["value"] == "Half"


async def test_an_input_is_not_clicked(meeting: Meeting) -> None:
    await open_modal(meeting)
    with pytest.raises(NotPossible, match="filled in and submitted"):
        await meeting.server.acting.choose("anna", "Weekday", "Monday")


async def test_a_click_updates_the_card_for_all(meeting: Meeting) -> None:
    await post_card(meeting)
    await meeting.server.acting.click("ben", "Join", channel="python-circle")
    await meeting.server.acting.until(lambda: "1 joined" in read(meeting, "anna")[0].text)
    assert read(meeting, "anna")[0].edited


async def test_a_response_url_answers_only_the_person_who_clicked(meeting: Meeting) -> None:
    await post_card(meeting)
    await meeting.server.acting.click("ben", "circles:join", channel="python-circle")
    await meeting.server.acting.until(lambda: len(read(meeting, "ben")) == 2)
    assert (read(meeting, "ben")[1].text, len(read(meeting, "anna"))) == ("You are in", 1)


async def test_a_click_has_slacks_shape(meeting: Meeting) -> None:
    meeting.app.gate.set()
    seen = await post_card(meeting)
    await meeting.server.acting.click("ben", "What is this?", channel="python-circle")
    (body,) = meeting.app.received("block_actions")
    assert body["container"] == {
        "type": "message",
        "message_ts": seen.ts,
        "channel_id": "C0PYTHON",
        "is_ephemeral": False,
    }
    assert (body["channel"]["name"], body["message"]["bot_id"]) == ("python-circle", "B0ZIRKEL0")
    assert body["actions"][0]["block_id"] == "choices"


async def test_two_clicks_on_a_button_are_two_actions(meeting: Meeting) -> None:
    meeting.app.gate.set()
    await post_card(meeting)
    for _ in range(2):
        await meeting.server.acting.click("ben", "circles:about", channel="python-circle")
    first, second = meeting.app.received("block_actions")
    assert first["actions"][0]["action_ts"] != second["actions"][0]["action_ts"]
    assert first["trigger_id"] != second["trigger_id"]


async def test_a_click_on_an_earlier_version_carries_that_version(meeting: Meeting) -> None:
    old = await post_card(meeting)
    await meeting.server.acting.click("ben", "Join", channel="python-circle")
    await meeting.server.acting.until(lambda: "1 joined" in read(meeting, "anna")[0].text)
    await meeting.server.acting.click("anna", "Join", channel="python-circle", as_seen=old)
    assert "0 joined" in meeting.app.received("block_actions")[1]["message"]["blocks"][0]["text"]["text"]


async def test_a_click_can_be_sent_once_more_as_it_was(meeting: Meeting) -> None:
    meeting.app.gate.set()
    await post_card(meeting)
    await meeting.server.acting.click("ben", "circles:about", channel="python-circle")
    entry = next(each for each in meeting.server.workspace.traffic if each.kind == "block_actions")
    await meeting.server.acting.repeat(entry)
    first, second = meeting.app.received("block_actions")
    assert first == second


async def test_nobody_clicks_a_button_that_is_not_there(meeting: Meeting) -> None:
    await post_card(meeting)
    with pytest.raises(NotPossible, match="sees no message with 'Leave'"):
        await meeting.server.acting.click("ben", "Leave", channel="python-circle")


async def test_nobody_clicks_in_a_channel_that_they_are_not_in(meeting: Meeting) -> None:
    await post_card(meeting)
    await meeting.server.acting.leave("ben", "python-circle")
    with pytest.raises(NotPossible, match="ben isn't in #python-circle"):
        await meeting.server.acting.click("ben", "Join", channel="python-circle")


async def test_a_click_that_is_answered_too_late_is_an_error_on_the_message(meeting: Meeting) -> None:
    await post_card(meeting)
    outcome = await meeting.server.acting.click("ben", "circles:about", channel="python-circle")
    assert outcome.error == "operation_timeout"


async def test_home_is_published_and_its_buttons_work(meeting: Meeting) -> None:
    meeting.app.gate.set()
    await meeting.server.acting.open_home("anna")
    await meeting.server.acting.until(lambda: meeting.server.reading.home(person(meeting)))
    assert meeting.server.reading.home(person(meeting)).lines[0] == "Good morning, @Anna Berger"
    await meeting.server.acting.click("anna", "What is this?")
    assert meeting.app.received("block_actions")[0]["view"]["type"] == "home"


@pytest.mark.parametrize("on_message", [True, False])
async def test_shortcuts_open_modals(meeting: Meeting, on_message: bool) -> None:
    said = await meeting.server.acting.say("ben", "python-circle", "Async in practice?")
    if on_message:
        ts = said.messages[0].ts
        await meeting.server.acting.message_shortcut("anna", "topic-from-message", "python-circle", ts)
    else:
        await meeting.server.acting.shortcut("anna", "reflect")
    await meeting.server.acting.until(lambda: meeting.server.reading.modal(person(meeting)))
    (body,) = meeting.app.received("message_action" if on_message else "shortcut")
    assert ("message" in body) is on_message


async def test_the_app_can_not_act_as_a_person(meeting: Meeting) -> None:
    with pytest.raises(NotPossible, match="an app"):
        await meeting.server.acting.command("zirkel", "python-circle", "/circle")


async def test_nobody_writes_to_an_app_that_takes_no_messages(
    meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    await meeting.server.acting.say("anna", "@zirkel", "Hello?")
    home = meeting.server.install.features["app_home"]
    monkeypatch.setitem(home, "messages_tab_read_only_enabled", True)
    with pytest.raises(NotPossible, match="turned off"):
        await meeting.server.acting.say("anna", "@zirkel", "Hello?")
