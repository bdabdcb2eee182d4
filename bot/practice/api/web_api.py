"""Slack's Web API over HTTP: /api/{method} and /response/{id}, with their envelope, limits, faults and records."""

import time
from collections.abc import Callable, Mapping
from email.utils import format_datetime

from aiohttp import web

from bot.listening import in_time
from bot.practice.api import (
    methods_auth,
    methods_chat,
    methods_conversations,
    methods_files,
    methods_history,
    methods_users,
    methods_views,
)
from bot.practice.api.arguments import parse_arguments
from bot.practice.api.faults import Effect, Fault, FaultPlan
from bot.practice.api.rate_limits import RateLimits
from bot.practice.api.response_urls import answer_by_url
from bot.practice.workspace.bodies import read_body
from bot.practice.workspace.call import Call, Handler, Scene
from bot.practice.workspace.changes import ChangeKind
from bot.practice.workspace.direct_messages import find_direct
from bot.practice.workspace.slack_error import SlackError
from bot.practice.workspace.state import Json, Traffic

METHODS: Mapping[str, Handler] = {
    **methods_auth.METHODS,
    **methods_chat.METHODS,
    **methods_conversations.METHODS,
    **methods_files.METHODS,
    **methods_history.METHODS,
    **methods_users.METHODS,
    **methods_views.METHODS,
}
RESPONSE_URL = "response_url"
_APP_TOKEN_METHODS = {"apps.connections.open"}
_FORM_ONLY = {"files.getUploadURLExternal"}
"""Methods that don't read JSON: to them such a body is empty."""
_PAGE = "<!DOCTYPE html><html><head><title>Bad gateway</title></head><body>Please try again.</body></html>"


class WebApi:
    """Serves the one app that is installed in a workspace."""

    def __init__(self, scene: Scene, faults: FaultPlan, limits: RateLimits) -> None:
        """Act on ``scene``, let go wrong what ``faults`` say, count by ``limits``."""
        self._scene = scene
        self._faults = faults
        self._limits = limits
        scene.workspace.app_id, scene.workspace.bot_id = scene.install.app_id, scene.install.bot_id

    def routes(self) -> list[web.RouteDef]:
        """Return the routes for an aiohttp application."""
        return [
            web.route("*", "/api/{method}", self.method),
            web.post("/response/{id}", self.response_url),
            web.post(f"/{methods_files.UPLOAD}/{{id}}", self.upload),
        ]

    async def method(self, request: web.Request) -> web.StreamResponse:
        """Answer a call of a Web API method."""
        name = request.match_info["method"]
        try:
            raw, token = await read_body(request)
        except SlackError as unreadable:
            return self._answer(unreadable.envelope())
        if name in _FORM_ONLY and request.content_type == "application/json":
            raw = dict(request.query)
        return await self._serve(request, name, raw, lambda: self._call(name, raw, token))

    async def response_url(self, request: web.Request) -> web.StreamResponse:
        """Answer a POST to a response URL."""
        url_id = request.match_info["id"]
        try:
            raw, _ = await read_body(request)
        except SlackError as unreadable:
            return self._answer(unreadable.envelope(), refused=404)

        def work() -> Json:
            return answer_by_url(Call(self._scene, RESPONSE_URL, parse_arguments(RESPONSE_URL, raw)), url_id)

        return await self._serve(request, RESPONSE_URL, raw, work)

    async def upload(self, request: web.Request) -> web.StreamResponse:
        """Take the bytes of a file."""
        content, file_id = await in_time(request.read()), request.match_info["id"]

        def work() -> Json:
            methods_files.receive(self._scene, file_id, content)
            return {}

        return await self._serve(request, methods_files.UPLOAD, {"id": file_id, "length": len(content)}, work)

    async def _serve(self, request: web.Request, name: str, raw: Json, work: Callable[[], Json]) -> web.StreamResponse:
        begun = time.monotonic()
        fault = self._faults.take(name, self._channel(raw))
        entry = Traffic(self._scene.clock.now(), "to_slack", name, raw, fault=fault.effect.value if fault else None)
        self._scene.workspace.traffic.append(entry)
        if fault is None or fault.does_the_work:
            entry.answer = _attempt(work)
        if fault is not None and fault.effect is Effect.ERROR:
            entry.answer = SlackError(fault.code).envelope()
        self._scene.changes.tell(ChangeKind.API_CALL, method=name)
        if fault is not None and fault.effect is Effect.ANSWER_LATE:
            await fault.delay()
        entry.seconds = time.monotonic() - begun
        self._scene.changes.tell(ChangeKind.API_CALL, method=name)
        reply = self._reply(request, fault, entry)
        reply.headers["Date"] = format_datetime(self._scene.clock.now(), usegmt=True)
        return reply

    def _call(self, name: str, raw: Json, token: str | None) -> Json:
        handler = METHODS.get(name)
        if handler is None:
            raise SlackError("unknown_method", req_method=name)
        self._check_token(name, token)
        wait = self._limits.wait_for(name, self._channel(raw))
        if wait is not None:
            raise SlackError("ratelimited", retry_after=wait)
        return handler(Call(self._scene, name, parse_arguments(name, raw)))

    def _check_token(self, name: str, token: str | None) -> None:
        install, workspace = self._scene.install, self._scene.workspace
        if not token:
            raise SlackError("not_authed")
        if token not in {install.bot_token, install.app_token}:
            raise SlackError("invalid_auth")
        if (token == install.app_token) != (name in _APP_TOKEN_METHODS):
            raise SlackError("not_allowed_token_type")
        if token == install.bot_token and workspace.uninstalled:
            raise SlackError("account_inactive")
        if token == install.bot_token and workspace.token_revoked:
            raise SlackError("token_revoked")

    def _reply(self, request: web.Request, fault: Fault | None, entry: Traffic) -> web.StreamResponse:
        effect = fault.effect if fault else None
        if effect in {Effect.DROP_BEFORE, Effect.DROP_AFTER_ACCEPT}:
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        if fault is not None and effect is Effect.STATUS:
            return _status(fault)
        if effect is Effect.HTML:
            return web.Response(text=_PAGE, content_type="text/html")
        by_address = {RESPONSE_URL: 404, methods_files.UPLOAD: 400}
        return self._answer(entry.answer or {}, refused=by_address.get(entry.kind, 200))

    def _channel(self, raw: Json) -> str | None:
        """Return the conversation that a call is for, the DM where it names a person."""
        wanted = raw.get("channel") or raw.get("channel_id")
        if not isinstance(wanted, str):
            return None
        direct = find_direct(self._scene.workspace, {wanted, self._scene.install.bot_user})
        return direct.id if direct else wanted

    def _answer(self, answer: Json, refused: int = 200) -> web.Response:
        headers = {"X-OAuth-Scopes": ",".join(sorted(self._scene.workspace.granted_scopes))}
        if answer.get("error") != "ratelimited":
            return web.json_response(answer, status=200 if answer.get("ok") else refused, headers=headers)
        headers["Retry-After"] = str(answer.get("retry_after", 1))
        return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)


def _attempt(work: Callable[[], Json]) -> Json:
    try:
        return {"ok": True, **work()}
    except SlackError as refused:
        return refused.envelope()


def _status(fault: Fault) -> web.Response:
    if fault.status == 429:
        headers = {"Retry-After": str(max(1, fault.retry_after))}
        return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)
    return web.Response(status=fault.status, text="upstream connect error or disconnect/reset before headers")
