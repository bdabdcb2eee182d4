"""The servers that are compared, each in its own process: ``python -m tests.benchmarks.servers KIND PORT [API]``."""

import asyncio
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aiohttp import web
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult

from bot.app import running
from bot.logs import configure_logs
from bot.settings_keys import Settings

SECRET = "practice-signing-secret"
PATH = "/slack/events"


async def bolt(port: int, *, tuned: bool) -> None:
    """Serve an empty Bolt app: one command that acknowledges and does nothing else."""

    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id="T0", bot_token="xoxb-0", bot_id="B0", bot_user_id="U0")

    app = AsyncApp(signing_secret=SECRET, authorize=authorize, process_before_response=tuned)

    @app.command("/circle")
    async def circle(ack: object) -> None:
        await ack("nothing")  # type: ignore[operator]

    runner = web.AppRunner(app.server(port=port, path=PATH).web_app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    await asyncio.Event().wait()


async def zirkel(port: int, api_url: str) -> None:
    """Serve the whole app on an empty SQLite file."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings.model_validate(
            {
                "slack": {
                    "mode": "http",
                    "bot_token": "xoxb-practice",
                    "signing_secret": SECRET,
                    "api_url": api_url,
                },
                "http": {"port": port},
                "database": {"url": f"sqlite:///{Path(folder) / 'zirkel.db'}"},
            }
        )
        async with running(settings):
            await asyncio.Event().wait()


@contextmanager
def serving(kind: str, api_url: str) -> Iterator[tuple[int, int]]:
    """Run a server in a process of its own; yield its port and its process id."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-m", "tests.benchmarks.servers", kind, str(port), api_url])
    try:
        yield port, process.pid
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    configure_logs("error", "console")
    kind, port = sys.argv[1], int(sys.argv[2])
    asyncio.run(zirkel(port, sys.argv[3]) if kind == "zirkel" else bolt(port, tuned=kind == "tuned"))
