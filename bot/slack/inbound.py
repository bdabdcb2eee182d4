"""The guard of signed HTTP: size, signature over the raw bytes, age and shape are checked before Bolt reads a word."""

import json
import re
from urllib.parse import parse_qs

import structlog
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_sdk.signature import Clock as SignatureClock
from slack_sdk.signature import SignatureVerifier

from bot.kernel.clock import Clock
from bot.kernel.errors import origin
from bot.listening import in_time
from bot.slack.hints import Hints

log = structlog.get_logger()
MAX_BYTES = 256 * 1024
PATH = "/slack/events"
RATE_LIMITED = "app_rate_limited"
"""The type of what Slack sends where it holds events back; there is no event in it."""
_UNSIGNED = (
    "slack.signing_secret is another app's, a proxy changes what Slack sends, this machine's clock is off by five "
    "minutes, or a stranger has found the address"
)
_STAMP, _SIGNATURE = re.compile(r"[0-9]{1,12}"), re.compile(r"v0=[0-9a-f]{64}")
_JSON, _FORM = "application/json", "application/x-www-form-urlencoded"


class _VerifierClock(SignatureClock):
    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def now(self) -> float:
        return self._clock.now().timestamp()


def http_application(app: AsyncApp, signing_secret: str, clock: Clock) -> web.Application:
    """Return the aiohttp application that takes Slack's requests at ``/slack/events``; ``/health`` answers too."""
    verifier, hints = SignatureVerifier(signing_secret, _VerifierClock(clock)), Hints(clock)

    async def receive(request: web.Request) -> web.Response:
        if not _may_be_signed(request) or not _is_signed(verifier, await in_time(request.read()), request):
            hints.give("signature_refused", _UNSIGNED)
            return web.Response(status=401, text="The signature is missing, wrong or older than five minutes.")
        text = readable(await request.read(), request.content_type)
        if text is None:
            return _unreadable()
        try:
            answer = await app.async_dispatch(
                AsyncBoltRequest(body=text, headers={"content-type": request.content_type})
            )
        except Exception as error:  # noqa: BLE001  Bolt reads before its error handler stands
            log.error("request_unreadable", error=origin(error))  # noqa: TRY400  no text of people
            return _unreadable()
        return await to_aiohttp_response(answer)

    async def health(_request: web.Request) -> web.Response:
        return web.Response(text="ok")

    application = web.Application(client_max_size=MAX_BYTES)
    application.router.add_post(PATH, receive)
    application.router.add_get("/health", health)
    return application


def _unreadable() -> web.Response:
    return web.Response(
        status=400, text="This is not a request as Slack sends them.", headers={"X-Slack-No-Retry": "1"}
    )


def _may_be_signed(request: web.Request) -> bool:
    """Return whether the head has a signature at all: without one, not a byte of the body is read."""
    stamp, signature = (request.headers.get(f"X-Slack-{name}", "") for name in ("Request-Timestamp", "Signature"))
    return bool(_STAMP.fullmatch(stamp) and _SIGNATURE.fullmatch(signature))


def _is_signed(verifier: SignatureVerifier, body: bytes, request: web.Request) -> bool:
    """Return whether Slack signed this; the verifier raises for a body that is no text."""
    try:
        return verifier.is_valid_request(body, dict(request.headers))
    except ValueError:
        return False


def readable(body: bytes, content_type: str) -> str | None:
    """Return the body as text when it has the shape of a Slack request, None otherwise."""
    try:
        text = body.decode("utf-8")
        if content_type == _JSON:
            return text if _is_event(json.loads(text)) else None
        if content_type == _FORM:
            return text if _is_form(parse_qs(text, max_num_fields=100)) else None
    except (ValueError, RecursionError):
        return None
    return None


def _is_event(found: object) -> bool:
    return isinstance(found, dict) and (
        isinstance(found.get("challenge"), str)
        or found.get("type") == RATE_LIMITED
        or (isinstance(found.get("event"), dict) and isinstance(found["event"].get("type"), str))
    )


def _is_form(fields: dict[str, list[str]]) -> bool:
    if "payload" in fields:
        return _is_interaction(json.loads(fields["payload"][0]))
    return "command" in fields or "ssl_check" in fields


def _is_interaction(found: object) -> bool:
    if not isinstance(found, dict) or not isinstance(found.get("user"), dict):
        return False
    match found.get("type"):
        case "block_actions":
            return _named(found.get("actions"), "action_id")
        case "view_submission" | "view_closed":
            return _named([found.get("view")], "callback_id")
        case kind:
            return isinstance(kind, str)


def _named(found: object, name: str) -> bool:
    """Return whether ``found`` is a list of objects, at least one, that all have this name."""
    return (
        isinstance(found, list)
        and bool(found)
        and all(isinstance(each, dict) and isinstance(each.get(name), str) for each in found)
    )
