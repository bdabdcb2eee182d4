"""A small real Bolt app that meets the practice workspace over Socket Mode or over signed HTTP."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.kernel.clock import SimulatedClock
from bot.practice.server import PracticeServer, practice
from bot.practice.transport.http_delivery import machine_time
from bot.practice.workspace.people import company
from bot.practice.workspace.state import AppInstall

EVENTS = [
    "app_home_opened",
    "member_joined_channel",
    "member_left_channel",
    "channel_archive",
    "channel_rename",
    "user_change",
    "app_uninstalled",
    "tokens_revoked",
]
SCOPES = ["commands", "chat:write", "im:write", "mpim:write", "users:read", "channels:read", "groups:read"]
SCOPES += ["channels:manage"]
MANIFEST: dict[str, Any] = {
    "features": {
        "app_home": {"home_tab_enabled": True},
        "slash_commands": [{"command": "/circle", "description": "Circles"}],
        "shortcuts": [
            {"callback_id": "topic-from-message", "type": "message", "name": "Topic", "description": "Topic"},
            {"callback_id": "reflect", "type": "global", "name": "Reflect", "description": "Reflect"},
        ],
    },
    "oauth_config": {"scopes": {"bot": SCOPES}},
    "settings": {"event_subscriptions": {"bot_events": EVENTS}},
}


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def founding_modal(purpose: str = "What for?") -> dict[str, Any]:
    name = {"type": "plain_text_input", "action_id": "name", "max_length": 40}
    aim = {"type": "plain_text_input", "action_id": "purpose"}
    days = [{"text": plain(day), "value": day.lower()} for day in ("Monday", "Thursday")]
    day = {"type": "static_select", "action_id": "day", "options": days}
    return {
        "type": "modal",
        "callback_id": "found",
        "title": plain("A new circle"),
        "submit": plain("Found it"),
        "notify_on_close": True,
        "blocks": [
            {"type": "input", "block_id": "name", "label": plain("Name"), "element": name},
            {"type": "input", "block_id": "purpose", "label": plain(purpose), "element": aim, "optional": True},
            {"type": "input", "block_id": "day", "label": plain("Weekday"), "element": day},
            {"type": "actions", "elements": [{"type": "button", "action_id": "help", "text": plain("Help")}]},
        ],
    }


def card(joined: int) -> list[dict[str, Any]]:
    text = {"type": "mrkdwn", "text": f"*Python* · {joined} joined"}
    join = {"type": "button", "action_id": "circles:join", "text": plain("Join"), "value": "circle-1"}
    what = {"type": "button", "action_id": "circles:about", "text": plain("What is this?")}
    return [{"type": "section", "text": text}, {"type": "actions", "block_id": "choices", "elements": [join, what]}]


@dataclass
class TinyApp:
    """What the app has received, and a gate that can keep its acknowledgements back."""

    bodies: list[dict[str, Any]] = field(default_factory=list)
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    joined: set[str] = field(default_factory=set)

    def received(self, kind: str) -> list[dict[str, Any]]:
        return [each for each in self.bodies if kind in (each.get("type"), each.get("event", {}).get("type"))]

    def listen(self, app: AsyncApp) -> None:
        app.use(self._record)
        app.command("/circle")(self._command)
        app.view("found")(self._found)
        app.view_closed("found")(_only_ack)
        app.action("circles:join")(self._join)
        for name in ("help", "circles:about", "sessions:start"):
            app.action(name)(self._slowly)
        app.action("circles:found")(_open_modal)
        app.shortcut("topic-from-message")(_open_modal)
        app.shortcut("reflect")(_open_modal)
        app.event("app_home_opened")(_publish_home)
        for name in EVENTS[1:]:
            app.event(name)(_nothing)

    async def _record(self, body: dict[str, Any], next: Callable[[], Any]) -> None:  # noqa: A002
        self.bodies.append(body)
        await next()

    async def _slowly(self, ack: Any) -> None:
        await self.gate.wait()
        await ack()

    async def _command(self, ack: Any, command: dict[str, Any], client: AsyncWebClient) -> None:
        match command["text"]:
            case "new":
                await _open_modal(ack, command, client)
            case "card":
                await ack()
                await client.chat_postMessage(channel=command["channel_id"], text="Python, 0 joined", blocks=card(0))
            case "slow":
                await self._slowly(ack)
            case "all":
                await ack(text="Hello everybody", response_type="in_channel")
            case "blocks":
                await ack(text="Not possible", blocks=[{"type": "nonsense"}])
            case _:
                await ack(f"Hello <@{command['user_id']}>")

    async def _found(self, ack: Any, view: dict[str, Any]) -> None:
        name = view["state"]["values"]["name"]["name"]["value"]
        answers: dict[str, dict[str, Any]] = {
            "Taken": {"response_action": "errors", "errors": {"name": "This name is taken."}},
            "Nowhere": {"response_action": "errors", "errors": {"no-such-block": "Lost words."}},
            "More": {"response_action": "update", "view": founding_modal("More about it?")},
            "Second": {"response_action": "push", "view": founding_modal()},
            "Everything": {"response_action": "clear"},
        }
        if name == "Slow":
            await self.gate.wait()
        await ack(**answers.get(name, {}))

    async def _join(self, ack: Any, body: dict[str, Any], client: AsyncWebClient, respond: Any) -> None:
        await ack()
        self.joined.add(body["user"]["id"])
        count = len(self.joined)
        where = {"channel": body["channel"]["id"], "ts": body["container"]["message_ts"]}
        await client.chat_update(**where, text=f"Python, {count} joined", blocks=card(count))
        await respond(text="You are in", replace_original=False)


async def _only_ack(ack: Any) -> None:
    await ack()


async def _nothing() -> None:
    """Take an event."""


async def _open_modal(ack: Any, body: dict[str, Any], client: AsyncWebClient) -> None:
    await ack()
    await client.views_open(trigger_id=body["trigger_id"], view=founding_modal())


async def _publish_home(event: dict[str, Any], client: AsyncWebClient) -> None:
    greeting = {"type": "section", "text": {"type": "mrkdwn", "text": f"Good morning, <@{event['user']}>"}}
    await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": [greeting, *card(0)]})


@pytest.fixture
def install() -> AppInstall:
    return AppInstall(manifest=MANIFEST, bot_user="U0ZIRKEL")


@pytest.fixture
async def running(install: AppInstall, clock: SimulatedClock) -> AsyncIterator[PracticeServer]:
    """A practice workspace that waits for a Socket Mode app."""
    async with practice(company(install), clock, install, ack_seconds=0.3) as server:
        yield server


@dataclass
class Meeting:
    """A practice workspace and the app that is connected to it."""

    server: PracticeServer
    app: TinyApp


@asynccontextmanager
async def by_socket(install: AppInstall, clock: SimulatedClock) -> AsyncIterator[Meeting]:
    async with practice(company(install), clock, install, ack_seconds=0.5) as server:
        tiny, bolt = TinyApp(), _bolt(install, server)
        tiny.listen(bolt)
        handler = AsyncSocketModeHandler(bolt, install.app_token, ping_interval=1)
        await handler.connect_async()  # type: ignore[no-untyped-call]
        await server.socket.connected()
        yield Meeting(server, tiny)
        tiny.gate.set()
        await handler.close_async()  # type: ignore[no-untyped-call]


@asynccontextmanager
async def by_http(install: AppInstall, clock: SimulatedClock) -> AsyncIterator[Meeting]:
    tiny, served = TinyApp(), web.Application()
    runner = web.AppRunner(served)
    bolts: list[AsyncApp] = []

    async def endpoint(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await bolts[0].async_dispatch(await to_bolt_request(request)))

    served.router.add_post("/slack/events", endpoint)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    there = replace(install, request_url=f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events")
    async with AsyncExitStack() as stack:
        stack.push_async_callback(runner.cleanup)
        server = await stack.enter_async_context(
            practice(company(there), clock, there, stamp=machine_time, ack_seconds=0.5)
        )
        bolts.append(_bolt(there, server))
        tiny.listen(bolts[0])
        yield Meeting(server, tiny)
        tiny.gate.set()


def _bolt(install: AppInstall, server: PracticeServer) -> AsyncApp:
    client = AsyncWebClient(token=install.bot_token, base_url=server.api_url, retry_handlers=[])
    return AsyncApp(client=client, signing_secret=install.signing_secret)


@pytest.fixture(params=[by_socket, by_http], ids=["socket", "http"])
async def meeting(request: pytest.FixtureRequest, install: AppInstall, clock: SimulatedClock) -> AsyncIterator[Meeting]:
    """The app and the workspace, once over Socket Mode and once over signed HTTP."""
    async with request.param(install, clock) as met:
        yield met


@pytest.fixture
async def socket_meeting(install: AppInstall, clock: SimulatedClock) -> AsyncIterator[Meeting]:
    """The app and the workspace over Socket Mode."""
    async with by_socket(install, clock) as met:
        yield met


@pytest.fixture
async def http_meeting(install: AppInstall, clock: SimulatedClock) -> AsyncIterator[Meeting]:
    """The app and the workspace over signed HTTP."""
    async with by_http(install, clock) as met:
        yield met
