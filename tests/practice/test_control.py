"""The control API as a page or a script uses it: act, look, turn the clock, let things go wrong."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest

from bot.kernel.clock import SimulatedClock, SystemClock
from bot.practice.server import PracticeServer, practice
from bot.practice.workspace.people import company
from bot.practice.workspace.state import AppInstall


@dataclass
class Caller:
    """Calls the control API and returns status and JSON."""

    server: PracticeServer
    http: aiohttp.ClientSession

    async def get(self, path: str, **query: str) -> tuple[int, Any]:
        async with self.http.get(f"{self.server.url}/control{path}", params=query) as response:
            return response.status, await response.json()

    async def post(self, path: str, body: Any = None, **options: Any) -> tuple[int, Any]:
        async with self.http.post(f"{self.server.url}/control{path}", json=body, **options) as response:
            return response.status, await response.json()

    async def forget_faults(self) -> Any:
        async with self.http.delete(f"{self.server.url}/control/faults") as response:
            return await response.json()


@pytest.fixture
async def control(socket_meeting: Any) -> AsyncIterator[Caller]:
    async with aiohttp.ClientSession() as http:
        yield Caller(socket_meeting.server, http)


@pytest.fixture
async def alone(running: PracticeServer) -> AsyncIterator[Caller]:
    """The control API of a workspace to which no app is connected."""
    async with aiohttp.ClientSession() as http:
        yield Caller(running, http)


async def test_everybody_is_listed(alone: Caller) -> None:
    status, people = await alone.get("/people")
    assert (status, len(people), people[0]["real_name"]) == (200, 9, "Anna Berger")


async def test_a_command_answers_with_what_the_person_sees(control: Caller) -> None:
    status, outcome = await control.post("/people/anna/command", {"channel": "python-circle", "text": "/circle"})
    assert (status, outcome["error"]) == (200, None)
    assert outcome["messages"][0]["lines"] == ["Hello @Anna Berger"]


async def test_a_modal_is_read_filled_and_submitted(control: Caller) -> None:
    await control.post("/people/anna/command", {"channel": "python-circle", "text": "/circle new"})
    await control.server.acting.until(lambda: control.server.workspace.modals.get("U0ANNA"))
    _, modal = await control.get("/people/anna/modal")
    assert modal["title"] == "A new circle"
    _, filled = await control.post("/people/anna/fill", {"values": {"Name": "Taken", "Weekday": "Monday"}})
    assert filled["elements"][0]["value"] == "Taken"
    _, outcome = await control.post("/people/anna/submit")
    assert outcome["modal"]["errors"] == {"name": "This name is taken."}
    _, outcome = await control.post("/people/anna/submit", {"values": {"Name": "Free"}})
    assert outcome["modal"] is None


async def test_a_click_on_a_message_as_it_stood_earlier(control: Caller) -> None:
    await control.post("/people/anna/command", {"channel": "python-circle", "text": "/circle card"})
    channel = control.server.workspace.channels["C0PYTHON"]
    await control.server.acting.until(lambda: channel.messages)
    _, (old,) = await control.get("/people/anna/messages", channel="python-circle")
    await control.post("/people/ben/click", {"name": "Join", "channel": "python-circle"})
    await control.server.acting.until(lambda: channel.messages[0].edited)
    seen = {name: old[name] for name in ("ts", "author", "raw_text", "blocks")}
    status, _ = await control.post("/people/ben/click", {"name": "Join", "channel": "python-circle", "as_seen": seen})
    clicks = [each.payload for each in control.server.workspace.traffic if each.kind == "block_actions"]
    assert status == 200
    assert clicks[1]["message"]["blocks"] == old["blocks"]


async def test_home_is_opened_and_read(control: Caller) -> None:
    await control.post("/people/hannes/open-home")
    await control.server.acting.until(lambda: "U0HANNES" in control.server.workspace.homes)
    _, home = await control.get("/people/hannes/home")
    assert home["lines"][0] == "Good morning, @Hannes Vogel"


async def test_there_is_no_modal_before_one_is_opened(alone: Caller) -> None:
    assert await alone.get("/people/anna/modal") == (200, {})


async def test_threads_are_read_by_their_first_message(alone: Caller) -> None:
    _, said = await alone.post("/people/anna/say", {"channel": "general", "text": "Lunch?"})
    ts = said["messages"][0]["ts"]
    await alone.post("/people/ben/say", {"channel": "general", "text": "Noon", "thread_ts": ts})
    _, thread = await alone.get("/people/carla/thread", channel="general", ts=ts)
    assert [each["lines"] for each in thread] == [["Lunch?"], ["Noon"]]
    _, messages = await alone.get("/people/carla/messages", channel="general")
    assert [each["replies"] for each in messages] == [1]


async def test_channels_are_those_of_the_person(alone: Caller) -> None:
    _, channels = await alone.get("/people/anna/channels")
    assert [each["name"] for each in channels] == ["#general", "#leadership", "#python-circle"]


async def test_the_clock_is_turned_by_seconds_or_to_a_moment(alone: Caller) -> None:
    assert await alone.post("/clock", {"seconds": 90}) == (200, {"now": "2026-03-02T08:01:30+00:00"})
    await alone.post("/clock", {"to": "2026-03-05T14:00:00+01:00"})
    assert await alone.get("/clock") == (200, {"now": "2026-03-05T13:00:00+00:00"})


@pytest.mark.parametrize("turn", [{}, {"seconds": 1, "to": "2026-03-05T14:00:00Z"}, {"to": "2026-03-05T14:00:00"}])
async def test_an_unclear_turn_is_refused(alone: Caller, turn: dict[str, Any]) -> None:
    status, body = await alone.post("/clock", turn)
    assert status == 400
    assert "'to'" in body["error"]


async def test_the_clock_does_not_go_back(alone: Caller) -> None:
    status, body = await alone.post("/clock", {"seconds": -1})
    assert (status, "can't go back" in body["error"]) == (400, True)


async def test_the_machines_clock_is_not_turned(install: AppInstall) -> None:
    async with practice(company(install), SystemClock(), install) as server, aiohttp.ClientSession() as http:
        status, body = await Caller(server, http).post("/clock", {"seconds": 1})
    assert (status, "can't be turned" in body["error"]) == (409, True)


async def test_faults_are_planned_listed_and_forgotten(alone: Caller) -> None:
    status, planned = await alone.post("/faults", {"effect": "status", "status": 429, "method": "chat.postMessage"})
    assert (status, planned[0]["effect"], planned[0]["times"]) == (200, "status", 1)
    assert await alone.forget_faults() == []
    assert alone.server.faults.pending == []


async def test_a_planned_fault_hits_the_next_call(control: Caller) -> None:
    await control.post("/faults", {"effect": "error", "code": "fatal_error", "method": "views.publish"})
    await control.post("/people/anna/open-home")
    traffic = control.server.workspace.traffic
    await control.server.acting.until(lambda: any(each.fault for each in traffic))
    _, entries = await control.get("/traffic")
    hit = next(each for each in entries if each["fault"])
    assert (hit["kind"], hit["answer"]) == ("views.publish", {"ok": False, "error": "fatal_error"})


async def test_traffic_is_listed_from_a_number_on(control: Caller) -> None:
    for _ in range(2):
        await control.post("/people/anna/command", {"channel": "general", "text": "/circle"})
    _, entries = await control.get("/traffic")
    _, later = await control.get("/traffic", since="1")
    assert [each["number"] for each in later] == list(range(1, len(entries)))
    assert {each["direction"] for each in entries} == {"to_app", "to_slack"}


async def test_an_entry_is_sent_once_more(control: Caller) -> None:
    await control.post("/people/anna/command", {"channel": "general", "text": "/circle"})
    entries = control.server.workspace.traffic
    number = next(index for index, each in enumerate(entries) if each.kind == "/circle")
    status, answer = await control.post(f"/traffic/{number}/again")
    assert (status, answer["failure"], answer["body"]) == (200, None, {"text": "Hello <@U0ANNA>"})


async def test_scopes_are_lost_and_granted(alone: Caller) -> None:
    await alone.post("/scopes/lose", {"scope": "chat:write"})
    assert "chat:write" not in alone.server.workspace.granted_scopes
    await alone.post("/scopes/grant", {"scope": "chat:write"})
    assert "chat:write" in alone.server.workspace.granted_scopes


async def test_channels_are_created_renamed_archived_and_brought_back(alone: Caller) -> None:
    _, created = await alone.post("/people/anna/create-channel", {"name": "sales", "private": True})
    channel = alone.server.workspace.channels[created["channel"]]
    await alone.post("/people/anna/invite", {"whom": "zirkel", "channel": "sales"})
    await alone.post("/channels/rename", {"channel": "sales", "name": "sales-2026"})
    await alone.post("/people/anna/archive", {"channel": "sales-2026"})
    assert (channel.name, channel.archived, len(channel.members)) == ("sales-2026", True, 2)
    await alone.post("/channels/unarchive", {"channel": "sales-2026"})
    assert not channel.archived


async def test_the_app_is_removed_from_a_channel(alone: Caller, install: AppInstall) -> None:
    await alone.post("/people/zirkel/remove", {"channel": "python-circle"})
    assert install.bot_user not in alone.server.workspace.channels["C0PYTHON"].members


async def test_connections_are_refreshed(control: Caller) -> None:
    assert await control.post("/socket", {"do": "refresh"}) == (200, {"open": 0})
    await control.server.socket.connected()


async def test_the_app_is_uninstalled(alone: Caller) -> None:
    await alone.post("/app/uninstall")
    assert (alone.server.workspace.uninstalled, alone.server.workspace.token_revoked) == (True, True)


@pytest.mark.parametrize(
    ("path", "body", "status", "sentence"),
    [
        ("/people/nobody/open-home", {}, 404, "There is nobody called 'nobody' in this workspace."),
        ("/people/anna/dance", {}, 404, "People can command,"),
        ("/people/anna/say", {"channel": "nowhere", "text": "Hi"}, 404, "There is no channel called 'nowhere'"),
        ("/people/ben/say", {"channel": "leadership", "text": "Hi"}, 409, "ben isn't in #leadership."),
        ("/people/anna/submit", {}, 409, "anna has no modal open."),
        ("/people/anna/say", {"text": "Hi"}, 400, "channel: Field required."),
        ("/people/anna/say", {"channel": "general", "text": "Hi", "loud": True}, 400, "loud: Extra inputs are not"),
        ("/people/anna/say", ["general"], 400, "the body: Input should be an object."),
        ("/scopes/lose", {"scope": "admin"}, 409, "The app doesn't have the scope 'admin'."),
        ("/faults", {"effect": "explode"}, 400, "effect: Input should be"),
        ("/faults", {"effect": "html", "times": 0}, 400, "a fault happens at least once"),
        ("/traffic/99/again", {}, 404, "There is no entry 99 in the traffic."),
        ("/traffic/x/again", {}, 400, "'x' is not the number of a traffic entry."),
        ("/weather", {}, 404, "POST /control/weather: Not Found."),
    ],
)
async def test_what_can_not_be_done_is_said_in_one_sentence(
    alone: Caller, path: str, body: Any, status: int, sentence: str
) -> None:
    told, answer = await alone.post(path, body)
    assert told == status
    assert answer["error"].startswith(sentence)


async def test_other_peoples_conversations_are_not_read(alone: Caller) -> None:
    status, body = await alone.get("/people/anna/messages", channel="onboarding-2026")
    assert (status, body["error"]) == (409, "anna isn't in this conversation and can't read it.")


async def test_pages_of_other_sites_are_refused(alone: Caller, clock: SimulatedClock) -> None:
    before = clock.now()
    status, _ = await alone.post("/clock", {"seconds": 60}, headers={"Host": "evil.example"})
    async with alone.http.post(f"{alone.server.url}/control/clock", data='{"seconds": 60}') as response:
        plain = response.status
    assert (status, plain, clock.now()) == (403, 400, before)
