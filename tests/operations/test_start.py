"""Trouble at the start: what passes is waited for, what somebody must change ends it, and either is said."""

import socket
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.app import AddressTaken, SlackRefuses
from bot.operations.causes import cause, passes
from bot.operations.patience import NotYet, patiently
from bot.practice.api.faults import Effect, Fault
from bot.settings_keys import Http, Watch
from bot.slack.errors import Meaning, SlackFailure
from tests.journeys.conftest import open_town

PASSING = {
    "no answer to auth.test": Fault(Effect.DROP_BEFORE, "auth.test"),
    "Slack's trouble": Fault(Effect.STATUS, "auth.test", times=2),
    "too many calls": Fault(Effect.STATUS, "auth.test", status=429, retry_after=1),
    "a proxy's page": Fault(Effect.HTML, "auth.test"),
    "no socket for now": Fault(Effect.STATUS, "apps.connections.open"),
}


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.operations.patience.PAUSES", (0,))


@pytest.mark.long
@pytest.mark.parametrize("trouble", PASSING)
async def test_what_passes_is_waited_for_with_its_cause(sqlite_url: str, trouble: str) -> None:
    async for town in open_town("socket", sqlite_url):
        await town.stop_app()
        town.server.faults.add(PASSING[trouble])
        with capture_logs() as entries:
            await town.start_app()
        waits: list[Any] = [entry for entry in entries if entry["event"] == "waiting"]
        assert len(waits) == PASSING[trouble].times
        assert all(entry["why"].startswith("Slack") for entry in waits)
        assert not [entry for entry in entries if entry["log_level"] == "error"]


async def test_one_start_opens_one_socket(sqlite_url: str) -> None:
    async for town in open_town("socket", sqlite_url):
        opened = [entry for entry in town.server.workspace.traffic if entry.kind == "apps.connections.open"]
        assert len(opened) == 1


async def test_a_scope_that_is_missing_names_itself_at_the_start_with_what_cannot_be_done(sqlite_url: str) -> None:
    async for town in open_town("socket", sqlite_url):
        await town.stop_app()
        town.server.workspace.granted_scopes.discard("im:write")
        with capture_logs() as entries:
            await town.start_app()
        (missing,) = [entry for entry in entries if entry["event"] == "scope_missing"]
        assert (missing["scope"], missing["log_level"]) == ("im:write", "error")
        assert "give Slack the new manifest" in missing["so"]


@pytest.mark.long
@pytest.mark.parametrize(
    ("where", "mode"), [("watch", "socket"), ("http", "http"), ("http", "socket")], ids=["watch", "http", "feeds"]
)
async def test_an_address_where_somebody_listens_is_named(sqlite_url: str, where: str, mode: str) -> None:
    async for town in open_town(mode, sqlite_url, public=True):
        await town.stop_app()
        with socket.create_server(("127.0.0.1", 0)) as other:
            port = other.getsockname()[1]
            changed = {"watch": Watch(address=f"127.0.0.1:{port}")} if where == "watch" else {"http": Http(port=port)}
            town.settings = town.settings.model_copy(update=changed)
            with pytest.raises(AddressTaken, match=where):
                await town.start_app()


@pytest.mark.long
@pytest.mark.parametrize("method", ["auth.test", "apps.connections.open"])
async def test_what_somebody_must_change_ends_the_start(sqlite_url: str, method: str) -> None:
    async for town in open_town("socket", sqlite_url):
        await town.stop_app()
        town.server.faults.add(Fault(Effect.ERROR, method, code="account_inactive"))
        with pytest.raises(SlackRefuses, match="was removed, or its bot was switched off; install it again"):
            await town.start_app()


async def test_slack_is_left_in_peace_as_long_as_it_wants(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.operations.patience.PAUSES", (1, 5))
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr("asyncio.sleep", sleep)
    answers: list[int] = [0, 0, 30, 0]

    async def attempt() -> str:
        if answers:
            raise NotYet("not yet", answers.pop(0))
        return "there"

    assert await patiently(attempt) == "there"
    assert slept == [1, 5, 30, 5]


@pytest.mark.parametrize("code", ["invalid_auth", "missing_scope", "http_404", "a_word_of_tomorrow"])
def test_what_slack_says_in_words_is_for_somebody_to_change(code: str) -> None:
    failure = SlackFailure(Meaning.AMBIGUOUS, code)
    assert not passes(failure)
    assert cause(failure)
