"""How the control API speaks HTTP: JSON both ways, one clear sentence for what can't be done, this machine only."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict, is_dataclass
from datetime import datetime
from typing import TypeVar

from aiohttp import web
from pydantic import ValidationError

from bot.listening import in_time
from bot.practice.control.control_bodies import Body
from bot.practice.people.finding import NotPossible, Unknown

HERE = {"127.0.0.1", "localhost", "[::1]"}
Answering = Callable[[web.Request], Awaitable[web.StreamResponse]]
B = TypeVar("B", bound=Body)


@web.middleware
async def guard(request: web.Request, handler: Answering) -> web.StreamResponse:
    """Refuse pages of other sites, and tell every error as ``{"error": one sentence}``."""
    if request.host.rsplit(":", 1)[0] not in HERE:
        return refusal(403, "The control API answers only to this machine.")
    try:
        return await handler(request)
    except Unknown as error:
        return refusal(404, str(error.args[0]))
    except NotPossible as error:
        return refusal(409, str(error))
    except ValidationError as error:
        return refusal(400, _sentence(error))
    except ValueError as error:
        return refusal(400, str(error))
    except web.HTTPException as error:
        return refusal(error.status, f"{request.method} {request.path}: {error.reason}.")


async def read(request: web.Request, body: type[B]) -> B:
    """Return the request's JSON as ``body``; nothing at all counts as ``{}``.

    Raises:
        ValueError: it isn't JSON, isn't declared as such, or doesn't fit.
    """
    raw = await in_time(request.read())
    if raw and request.content_type != "application/json":
        raise ValueError("Send JSON, with the content type application/json.")
    return body.model_validate_json(raw or b"{}")


def answer(result: object) -> web.Response:
    """Return ``result`` (a dataclass, a list of them, plain data or nothing) as JSON."""
    return web.Response(text=json.dumps(_plain(result), default=_plain), content_type="application/json")


def refusal(status: int, sentence: str) -> web.Response:
    """Return an error with its sentence."""
    return web.Response(status=status, text=json.dumps({"error": sentence}), content_type="application/json")


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, datetime):
        return value.isoformat()
    return {} if value is None else value


def _sentence(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    place = ".".join(str(part) for part in first["loc"]) or "the body"
    return f"{place}: {first['msg']}."
