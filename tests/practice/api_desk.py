"""A small practice workspace with its Web API on a free port, and Slack's own client that talks to it."""

from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.kernel.clock import SimulatedClock
from bot.practice.api.faults import FaultPlan
from bot.practice.api.rate_limits import RateLimits
from bot.practice.api.response_urls import issue_response_url
from bot.practice.api.views import issue_trigger
from bot.practice.api.web_api import WebApi
from bot.practice.workspace.call import Scene
from bot.practice.workspace.changes import Changes
from bot.practice.workspace.state import (
    AppInstall,
    Channel,
    ChannelKind,
    Json,
    PostedMessage,
    SlackUser,
    SlackWorkspace,
)

CORE = ["chat:write", "im:write", "mpim:write", "users:read", "channels:read"]
START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def section(text: str = "Hello", **more: Any) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def asking(block_id: str = "topic", **element: Any) -> Json:
    field_ = {"type": "plain_text_input", "action_id": "title", **element}
    return {"type": "input", "block_id": block_id, "label": plain("Topic"), "element": field_}


def modal(*blocks: Json, **more: Any) -> Json:
    described = {"type": "modal", "title": plain("Topic"), "submit": plain("Keep"), "blocks": list(blocks)}
    return described | more


def home(*blocks: Json, **more: Any) -> Json:
    return {"type": "home", "blocks": list(blocks), **more}


@dataclass
class Desk:
    """Everything that a test of the Web API needs at hand."""

    workspace: SlackWorkspace
    clock: SimulatedClock
    install: AppInstall
    faults: FaultPlan
    changes: Changes
    url: str = ""
    client: AsyncWebClient = field(default_factory=AsyncWebClient)
    http: aiohttp.ClientSession = field(init=False)

    async def later(self, **time: float) -> None:
        await self.clock.turn_to(self.clock.now() + timedelta(**time))

    def trigger(self, user: str = "U1", view_id: str | None = None) -> str:
        return issue_trigger(self.workspace, self.clock, user, view_id)

    def response_url(self, channel: str, message_ts: str | None = None, user: str = "U1") -> str:
        return issue_response_url(
            self.workspace, self.clock, self.url, user=user, channel=channel, message_ts=message_ts
        )

    def say(self, channel: str, text: str, ts: str, user: str = "U1") -> PostedMessage:
        message = PostedMessage(ts, user, text)
        self.workspace.channels[channel].messages.append(message)
        return message

    def texts(self, channel: str) -> list[str]:
        return [message.text for message in self.workspace.channels[channel].messages]


@asynccontextmanager
async def open_desk(manifest: Json | None = None) -> AsyncIterator[Desk]:
    workspace = _workspace()
    install = AppInstall(manifest=manifest or {}, bot_user="UBOT")
    desk = Desk(workspace, SimulatedClock(START), install, FaultPlan(), Changes())
    app = web.Application()
    scene = Scene(workspace, desk.clock, install, desk.changes, lambda: "ws://127.0.0.1:1/socket", lambda: desk.url)
    app.add_routes(WebApi(scene, desk.faults, RateLimits(desk.clock)).routes())
    async with TestServer(app) as server, aiohttp.ClientSession() as session:
        desk.url = str(server.make_url("")).rstrip("/")
        desk.http = session
        desk.client = AsyncWebClient(install.bot_token, f"{desk.url}/api/", session=session, retry_handlers=[])
        yield desk


def _workspace() -> SlackWorkspace:
    people = [
        SlackUser("U1", "ada", "Ada Berg", locale="de-DE"),
        SlackUser("U2", "ben", "Ben Cole", locale="en-GB", zone="America/New_York"),
        SlackUser("U3", "cleo", "Cleo Diaz"),
        SlackUser("U9", "gone", "Gone Away", deleted=True),
        SlackUser("UBOT", "zirkel", "Zirkel", is_bot=True),
    ]
    channels = [
        Channel("C1", "python", ChannelKind.PUBLIC, {"U1", "U2", "UBOT"}),
        Channel("C2", "strangers", ChannelKind.PUBLIC, {"U1"}),
        Channel("C3", "old", ChannelKind.PUBLIC, {"U1", "UBOT"}, archived=True),
        Channel("G1", "secret", ChannelKind.PRIVATE, {"U1"}),
        Channel("G2", "ours", ChannelKind.PRIVATE, {"U1", "UBOT"}),
        Channel("D1", "directmessage", ChannelKind.IM, {"U1", "U2"}),
    ]
    return SlackWorkspace(
        people={person.id: person for person in people},
        channels={channel.id: channel for channel in channels},
        granted_scopes=set(CORE),
    )


async def refusal(call: Awaitable[Any]) -> Json:
    """Return the answer of a call that Slack must refuse."""
    try:
        answer = await call
    except SlackApiError as refused:
        data = refused.response.data
        assert isinstance(data, dict)
        return dict(data)
    raise AssertionError(f"it was accepted: {answer}")


async def error_of(call: Awaitable[Any]) -> str:
    """Return the error code of a call that Slack must refuse."""
    return str((await refusal(call))["error"])
