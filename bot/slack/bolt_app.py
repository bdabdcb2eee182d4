"""Bolt with one listener for each kind of request, all of which ask the router."""

import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.kernel.clock import SystemClock
from bot.kernel.errors import origin
from bot.slack.errors import SHAPE_ERRORS
from bot.slack.gateway import Installation
from bot.slack.hints import Hints
from bot.slack.inbound import RATE_LIMITED
from bot.slack.request import Kind
from bot.slack.responder import Ack
from bot.slack.router import EventFailed, Router

log = structlog.get_logger()
_ANY = re.compile(r".*", re.DOTALL)


def bolt_app(client: AsyncWebClient, we: Installation, router: Router, commands: dict[str, str]) -> AsyncApp:
    """Return the Bolt app. The guard has checked signatures; ``commands`` maps a company's names to ours."""

    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=None, team_id=we.team, bot_token=client.token, bot_id=we.bot, bot_user_id=we.bot_user
        )

    app = AsyncApp(
        client=client,
        authorize=authorize,
        process_before_response=True,
        request_verification_enabled=False,
        logger=logging.getLogger("slack_bolt"),
    )

    app.middleware(_rate_limits())

    @app.command(_ANY)
    async def on_command(ack: Ack, body: dict[str, Any]) -> None:
        await router.handle(Kind.COMMAND, commands.get(body["command"], body["command"]), body, ack)

    @app.action(_ANY)
    async def on_action(ack: Ack, body: dict[str, Any]) -> None:
        await router.handle(Kind.ACTION, body["actions"][0]["action_id"], body, ack)

    @app.view_submission(_ANY)
    async def on_submission(ack: Ack, body: dict[str, Any]) -> None:
        await router.handle(Kind.SUBMISSION, body["view"]["callback_id"], body, ack)

    @app.view_closed(_ANY)
    async def on_closed(ack: Ack) -> None:
        await ack()

    @app.shortcut(_ANY)
    async def on_shortcut(ack: Ack, body: dict[str, Any]) -> None:
        await router.handle(Kind.SHORTCUT, body["callback_id"], body, ack)

    @app.event(_ANY)
    async def on_event(body: dict[str, Any]) -> None:
        await router.hear(body["event"]["type"], body)

    app.error(_on_error)
    return app


async def _on_error(error: Exception) -> BoltResponse:
    """Answer for what the router didn't: a payload of another shape, or an event that is to come again."""
    if isinstance(error, SHAPE_ERRORS):
        log.error("request_unreadable", error=origin(error))
        return BoltResponse(status=400, headers={"X-Slack-No-Retry": "1"})
    log.error("event_failed", error=str(error) if isinstance(error, EventFailed) else origin(error))
    return BoltResponse(status=500)


def _rate_limits() -> Callable[..., Awaitable[BoltResponse]]:
    """Return what takes the news that Slack holds events back, and lets all else pass."""
    hints = Hints(SystemClock())

    async def on_rate_limited(body: dict[str, Any], next_: Callable[[], Awaitable[BoltResponse]]) -> BoltResponse:
        if body.get("type") != RATE_LIMITED:
            return await next_()
        hints.give(RATE_LIMITED, "more than 30,000 events an hour come from this workspace; Slack holds some back")
        return BoltResponse(status=200)

    return on_rate_limited
