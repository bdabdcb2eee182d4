"""Signed slash commands over loopback, from one or many clients at once."""

import asyncio
import time
from collections.abc import Iterator
from itertools import count
from urllib.parse import urlencode

import aiohttp
from slack_sdk.signature import SignatureVerifier

from tests.benchmarks.servers import PATH, SECRET

_NUMBERS: Iterator[int] = count()
_SIGNER = SignatureVerifier(SECRET)


def _command() -> tuple[bytes, dict[str, str]]:
    body = urlencode(
        {
            "command": "/circle",
            "text": "",
            "team_id": "T0PRACTICE",
            "user_id": "U0ANNA",
            "channel_id": "C0PYTHON",
            "trigger_id": f"bench.{next(_NUMBERS)}",
            "response_url": "http://127.0.0.1:9/unused",
        }
    )
    stamp = str(int(time.time()))
    signature = _SIGNER.generate_signature(timestamp=stamp, body=body) or ""
    headers = {
        "content-type": "application/x-www-form-urlencoded",
        "x-slack-request-timestamp": stamp,
        "x-slack-signature": signature,
    }
    return body.encode(), headers


async def requests_per_second(port: int, *, clients: int, requests: int) -> float:
    """Send ``requests`` from ``clients`` at once; return how many were answered a second."""
    url = f"http://127.0.0.1:{port}{PATH}"
    prepared = [_command() for _ in range(requests)]
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=clients)) as session:
        began = time.perf_counter()
        await asyncio.gather(*(_client(session, url, prepared) for _ in range(clients)))
        return requests / (time.perf_counter() - began)


async def _client(session: aiohttp.ClientSession, url: str, waiting: list[tuple[bytes, dict[str, str]]]) -> None:
    while waiting:
        body, headers = waiting.pop()
        async with session.post(url, data=body, headers=headers) as answer:
            await answer.read()
            answer.raise_for_status()
