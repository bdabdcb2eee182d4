"""Reads the arguments of an HTTP request: query, form, multipart or JSON, and its token."""

import json

from aiohttp import web

from bot.listening import in_time
from bot.practice.workspace.slack_error import SlackError
from bot.practice.workspace.state import Json

_FORMS = {"application/x-www-form-urlencoded", "multipart/form-data"}


async def read_body(request: web.Request) -> tuple[Json, str | None]:
    """Return the raw arguments and the token, None where none was sent.

    A JSON body can't carry the token, as with Slack; a form can.

    Raises:
        SlackError: the body can't be read.
    """
    raw: Json = dict(request.query)
    if request.can_read_body:
        raw |= await _body(request)
    scheme, _, bearer = request.headers.get("Authorization", "").partition(" ")
    token = bearer.strip() if scheme == "Bearer" else None
    if request.content_type in _FORMS and "token" in raw:
        token = token or str(raw["token"])
        del raw["token"]
    return raw, token


async def _body(request: web.Request) -> Json:
    if request.content_type in _FORMS:
        return {name: value for name, value in (await in_time(request.post())).items() if isinstance(value, str)}
    if request.content_type != "application/json":
        raise SlackError("invalid_post_type")
    try:
        body = json.loads(await in_time(request.text()))
    except (ValueError, RecursionError) as wrong:
        raise SlackError("invalid_json") from wrong
    if not isinstance(body, dict):
        raise SlackError("json_not_object")
    return body
