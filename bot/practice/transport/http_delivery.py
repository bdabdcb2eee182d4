"""Delivery to an app's request URL: signed, form-encoded or JSON, three seconds to answer."""

import json
import time
import uuid
from collections.abc import Callable
from urllib.parse import urlencode

import aiohttp
from slack_sdk.signature import SignatureVerifier

from bot.kernel.clock import Clock
from bot.practice.transport.dispatch import ACK_SECONDS, Acknowledgement, EnvelopeKind, Failure, Retry
from bot.practice.workspace.state import AppInstall, Json

USER_AGENT = "Slackbot 1.0 (+https://api.slack.com/robots)"


def workspace_time(clock: Clock) -> Callable[[], float]:
    """Stamp requests with the workspace's clock (seconds since 1970): for an app that lives by the same clock."""
    return lambda: clock.now().timestamp()


def machine_time() -> float:
    """Stamp requests with the machine's clock (seconds since 1970): for an app that checks signatures against it."""
    return time.time()


class HttpDelivery:
    """The transport for apps that have a request URL."""

    def __init__(self, install: AppInstall, stamp: Callable[[], float], ack_seconds: float = ACK_SECONDS) -> None:
        """Post to ``install.request_url``, with ``stamp()`` as each request's timestamp."""
        if install.request_url is None:
            raise ValueError("this app has no request URL; use Socket Mode")
        self._url = install.request_url
        self._sign = SignatureVerifier(install.signing_secret).generate_signature
        self._stamp = stamp
        self._timeout = aiohttp.ClientTimeout(total=ack_seconds)
        self._session: aiohttp.ClientSession | None = None

    async def send(self, kind: EnvelopeKind, payload: Json, retry: Retry | None = None) -> Acknowledgement:
        """Post ``payload`` as Slack does; a 2xx within three seconds is the acknowledgement."""
        headers = {
            "Content-Type": "application/json" if kind is EnvelopeKind.EVENT else "application/x-www-form-urlencoded"
        }
        if retry is not None:
            headers |= {"X-Slack-Retry-Num": str(retry.number), "X-Slack-Retry-Reason": retry.reason.value}
        return await self._post(encode(kind, payload), headers)

    async def verify(self) -> bool:
        """Send ``url_verification`` and tell whether the app returned the challenge."""
        challenge = uuid.uuid4().hex
        hello = {"token": "deprecated", "challenge": challenge, "type": "url_verification"}
        answer = await self._post(json.dumps(hello), {"Content-Type": "application/json"})
        return answer.acked and challenge in (answer.body or {}).values()

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()

    async def _post(self, body: str, headers: dict[str, str]) -> Acknowledgement:
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=self._timeout)
        stamp = str(int(self._stamp()))
        signature = self._sign(timestamp=stamp, body=body) or ""
        headers |= {"User-Agent": USER_AGENT, "X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature}
        try:
            async with self._session.post(self._url, data=body, headers=headers, allow_redirects=False) as response:
                return _read(response, await response.text(errors="replace"))
        except TimeoutError:
            return Acknowledgement(failure=Failure.TIMEOUT)
        except aiohttp.ClientError:
            return Acknowledgement(failure=Failure.UNREACHABLE)


def encode(kind: EnvelopeKind, payload: Json) -> str:
    """Return the raw body that Slack would post for ``payload``."""
    if kind is EnvelopeKind.EVENT:
        return json.dumps(payload)
    form = payload if kind is EnvelopeKind.COMMAND else {"payload": json.dumps(payload)}
    return urlencode(form, errors="surrogatepass")


def _read(response: aiohttp.ClientResponse, text: str) -> Acknowledgement:
    if not 200 <= response.status < 300:
        return Acknowledgement(failure=Failure.ERROR, retry_unwanted=response.headers.get("X-Slack-No-Retry") == "1")
    if not text:
        return Acknowledgement()
    if response.content_type != "application/json":
        return Acknowledgement({"text": text})
    try:
        body = json.loads(text)
    except ValueError:
        return Acknowledgement(failure=Failure.ERROR)
    return Acknowledgement(body) if isinstance(body, dict) else Acknowledgement({"text": text})
