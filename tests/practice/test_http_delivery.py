"""Signed HTTP against a bare receiver: bodies, signatures, repetitions, failures."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from urllib.parse import parse_qs

import pytest
from aiohttp import web
from slack_sdk.signature import Clock as SignatureClock
from slack_sdk.signature import SignatureVerifier

from bot.kernel.clock import SimulatedClock
from bot.practice.server import PracticeServer, practice
from bot.practice.workspace.people import company
from bot.practice.workspace.state import AppInstall


@dataclass
class Receiver:
    """A request URL that keeps what comes and answers what it is told to, else 200."""

    requests: list[tuple[dict[str, str], str]] = field(default_factory=list)
    answers: list[web.Response] = field(default_factory=list)
    url: str = ""
    echoes: bool = False

    async def handle(self, request: web.Request) -> web.Response:
        self.requests.append(({name.lower(): value for name, value in request.headers.items()}, await request.text()))
        if self.echoes:
            return web.Response(text=(await request.json())["challenge"])
        return self.answers.pop(0) if self.answers else web.Response()


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    made = Receiver()
    app = web.Application()
    app.router.add_post("/slack", made.handle)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack"
    yield made
    await runner.cleanup()


@pytest.fixture
async def running(install: AppInstall, clock: SimulatedClock, receiver: Receiver) -> AsyncIterator[PracticeServer]:
    there = replace(install, request_url=receiver.url)
    async with practice(company(there), clock, there, ack_seconds=0.3) as server:
        yield server


class _At(SignatureClock):
    """The moment at which a receiver checks a signature."""

    def __init__(self, clock: SimulatedClock) -> None:
        self._clock = clock

    def now(self) -> float:
        return self._clock.now().timestamp()


async def test_requests_are_signed_at_the_workspaces_time(
    running: PracticeServer, receiver: Receiver, clock: SimulatedClock, install: AppInstall
) -> None:
    await running.acting.command("anna", "python-circle", "/circle Grüße & mehr")
    ((headers, body),) = receiver.requests
    assert SignatureVerifier(install.signing_secret, _At(clock)).is_valid_request(body, headers)


async def test_a_signature_does_not_fit_another_secret(
    running: PracticeServer, receiver: Receiver, clock: SimulatedClock
) -> None:
    await running.acting.command("anna", "python-circle", "/circle")
    ((headers, body),) = receiver.requests
    assert not SignatureVerifier("another secret", _At(clock)).is_valid_request(body, headers)


async def test_a_command_is_a_form(running: PracticeServer, receiver: Receiver) -> None:
    await running.acting.command("anna", "python-circle", "/circle Grüße & mehr")
    ((headers, body),) = receiver.requests
    assert headers["content-type"] == "application/x-www-form-urlencoded"
    assert parse_qs(body)["text"] == ["Grüße &amp; mehr"]


async def test_an_interaction_is_json_in_a_form(running: PracticeServer, receiver: Receiver) -> None:
    await running.acting.shortcut("anna", "reflect")
    ((_, body),) = receiver.requests
    payload = json.loads(parse_qs(body)["payload"][0])
    assert (payload["type"], payload["callback_id"], payload["user"]["id"]) == ("shortcut", "reflect", "U0ANNA")


async def test_an_event_is_json(running: PracticeServer, receiver: Receiver) -> None:
    await running.acting.open_home("anna")
    ((headers, body),) = receiver.requests
    assert headers["content-type"] == "application/json"
    assert json.loads(body)["event"]["type"] == "app_home_opened"
    assert "x-slack-retry-num" not in headers


async def test_a_lone_surrogate_crosses_the_wire(running: PracticeServer, receiver: Receiver) -> None:
    await running.acting.command("anna", "python-circle", "/circle \ud800")
    assert "text=%ED%A0%80" in receiver.requests[0][1]


async def test_a_plain_text_answer_is_shown(running: PracticeServer, receiver: Receiver) -> None:
    receiver.answers.append(web.Response(text="Hello"))
    outcome = await running.acting.command("anna", "python-circle", "/circle")
    assert [each.text for each in outcome.messages] == ["Hello"]


@pytest.mark.parametrize("status", [302, 404, 500])
async def test_any_other_status_is_a_failure(running: PracticeServer, receiver: Receiver, status: int) -> None:
    receiver.answers.append(web.Response(status=status))
    outcome = await running.acting.command("anna", "python-circle", "/circle")
    assert outcome.error == "dispatch_failed"


async def test_an_answer_that_is_no_json_is_a_failure(running: PracticeServer, receiver: Receiver) -> None:
    receiver.answers.append(web.Response(text="{", content_type="application/json"))
    assert (await running.acting.command("anna", "python-circle", "/circle")).error == "dispatch_failed"


async def test_an_event_is_repeated_with_its_number_and_reason(
    running: PracticeServer, receiver: Receiver, clock: SimulatedClock
) -> None:
    receiver.answers += [web.Response(status=500), web.Response(status=503)]
    await running.acting.open_home("anna")
    await clock.turn_to(clock.now() + timedelta(minutes=1))
    told = [(headers.get("x-slack-retry-num"), headers.get("x-slack-retry-reason")) for headers, _ in receiver.requests]
    assert told == [(None, None), ("1", "http_error"), ("2", "http_error")]
    assert len({json.loads(body)["event_id"] for _, body in receiver.requests}) == 1


async def test_an_app_may_ask_for_no_repetition(running: PracticeServer, receiver: Receiver) -> None:
    receiver.answers.append(web.Response(status=500, headers={"X-Slack-No-Retry": "1"}))
    await running.acting.open_home("anna")
    assert len(receiver.requests) == 1


async def test_an_interaction_is_never_repeated(
    running: PracticeServer, receiver: Receiver, clock: SimulatedClock
) -> None:
    receiver.answers.append(web.Response(status=500))
    await running.acting.shortcut("anna", "reflect")
    await clock.turn_to(clock.now() + timedelta(hours=1))
    assert len(receiver.requests) == 1


async def test_an_app_that_is_away_is_unreachable(install: AppInstall, clock: SimulatedClock) -> None:
    nowhere = replace(install, request_url="http://127.0.0.1:9/slack")
    async with practice(company(nowhere), clock, nowhere) as server:
        assert (await server.acting.command("anna", "python-circle", "/circle")).error == "dispatch_failed"


async def test_the_request_url_is_verified_by_its_challenge(running: PracticeServer, receiver: Receiver) -> None:
    assert running.http is not None
    assert not await running.http.verify()
    receiver.echoes = True
    assert await running.http.verify()
