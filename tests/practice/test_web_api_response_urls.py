"""Answers to commands and clicks by response URL."""

from collections.abc import AsyncIterator

import pytest
from slack_sdk.webhook.async_client import AsyncWebhookClient

from tests.practice.api_desk import Desk, open_desk, section


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with open_desk() as opened:
        yield opened


async def test_an_answer_is_for_the_asking_person_also_where_the_bot_is_not(desk: Desk) -> None:
    answer = await AsyncWebhookClient(desk.response_url("G1")).send(text="Invite me first", blocks=[section()])
    (message,) = desk.workspace.channels["G1"].messages
    assert (answer.status_code, message.only_for, message.user) == (200, "U1", "UBOT")


async def test_an_answer_for_everybody_is_said_so(desk: Desk) -> None:
    await AsyncWebhookClient(desk.response_url("C1")).send(text="Hi", response_type="in_channel")
    assert desk.workspace.channels["C1"].messages[0].only_for is None


async def test_an_answer_can_stand_in_a_thread(desk: Desk) -> None:
    desk.say("C1", "Parent", "5.000000")
    await desk.http.post(desk.response_url("C1"), json={"text": "Hi", "thread_ts": "5.000000"})
    assert desk.workspace.channels["C1"].messages[1].thread_ts == "5.000000"


@pytest.mark.parametrize("only_for", [None, "U1"])
async def test_the_clicked_message_can_be_replaced_and_deleted(desk: Desk, only_for: str | None) -> None:
    message = desk.say("C1", "Choose", "5.000000", user="UBOT")
    message.only_for = only_for
    client = AsyncWebhookClient(desk.response_url("C1", "5.000000"))
    await client.send(text="Chosen", replace_original=True)
    assert desk.texts("C1") == ["Chosen"]
    await client.send(delete_original=True)
    assert desk.texts("C1") == []


async def test_a_command_has_no_original_to_replace(desk: Desk) -> None:
    answer = await AsyncWebhookClient(desk.response_url("C1")).send(text="x", replace_original=True)
    assert (answer.status_code, "message_not_found" in answer.body) == (404, True)


async def test_it_works_five_times(desk: Desk) -> None:
    client = AsyncWebhookClient(desk.response_url("C1"))
    answers = [await client.send(text=f"{number}") for number in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [404]
    assert "used_url" in answers[-1].body


@pytest.mark.parametrize(("minutes", "status"), [(30, 200), (30.1, 404)])
async def test_it_works_for_half_an_hour(desk: Desk, minutes: float, status: int) -> None:
    client = AsyncWebhookClient(desk.response_url("C1"))
    await desk.later(minutes=minutes)
    assert (await client.send(text="x")).status_code == status


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"text": ""}, "no_text"),
        ({"text": "x", "response_type": "loud"}, "invalid_arguments"),
        ({"text": "x", "channel": "C2"}, "invalid_arguments"),
        ({"text": "x", "blocks": [{"type": "nothing"}]}, "invalid_blocks"),
    ],
)
async def test_bad_content_is_refused(desk: Desk, body: dict[str, object], code: str) -> None:
    answer = await desk.http.post(desk.response_url("C1"), json=body)
    assert (answer.status, (await answer.json())["error"]) == (404, code)


async def test_an_invented_url_is_refused(desk: Desk) -> None:
    answer = await desk.http.post(f"{desk.url}/response/R1", json={"text": "x"})
    assert (await answer.json())["error"] == "no_such_url"
