"""A town to tell stories in: the practice workspace and the whole app, over the real wire, on a real database."""

import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.app import Running, running
from bot.kernel.clock import SimulatedClock
from bot.kernel.vocabulary import Language
from bot.language.translator import Languages
from bot.practice.acting import Acting
from bot.practice.people import company
from bot.practice.reading import SeenMessage, SeenView
from bot.practice.server import PracticeServer
from bot.practice.state import AppInstall
from bot.settings import Settings
from bot.slack.inbound import PATH
from bot.slack.manifest import manifest

MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
MASTER_KEY = "a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s="


@dataclass
class Town:
    """Everything a story needs: people who act, a clock to turn, and the app, which may be stopped and started."""

    server: PracticeServer
    clock: SimulatedClock
    settings: Settings
    app: Running | None = None
    _stack: AsyncExitStack = field(default_factory=AsyncExitStack)

    @property
    def acting(self) -> Acting:
        return self.server.acting

    async def start_app(self) -> None:
        self.app = await self._stack.enter_async_context(running(self.settings, self.clock))

    async def stop_app(self) -> None:
        await self._stack.aclose()
        self._stack = AsyncExitStack()
        self.app = None

    async def settle(self) -> None:
        """Let the app plan and send what this moment gives."""
        await self.clock.turn_to(self.clock.now())

    async def pass_time(self, span: timedelta) -> None:
        """Turn the clock from one thing that is due to the next, so that all happens at its time."""
        until = self.clock.now() + span
        while self.clock.now() < until:
            coming = (await self.app.ticker.next_moment() if self.app else None) or until
            step = min(max(coming, self.clock.now()), self.clock.now() + timedelta(hours=12), until)
            await self.clock.turn_to(step if step > self.clock.now() else self.clock.now() + timedelta(seconds=1))

    def sees(self, person: str, channel: str) -> list[SeenMessage]:
        stage = self.acting.stage
        who = stage.person(person)
        return stage.reading.everything(who, stage.place(who, channel))

    def direct_messages(self, person: str) -> list[SeenMessage]:
        """All that a person can read in DMs and group DMs with the app."""
        stage = self.acting.stage
        who = stage.person(person)
        direct = [each for each in stage.workspace.channels.values() if each.id[0] in "DG" and who.id in each.members]
        return [message for channel in direct for message in stage.reading.everything(who, channel)]

    def modal(self, person: str) -> SeenView | None:
        return self.acting.stage.reading.modal(self.acting.stage.person(person))

    async def see_modal(self, person: str, callback_id: str | None = None) -> SeenView:
        """Wait until a modal lies before the person (with this callback id, where one is given)."""

        def there() -> bool:
            modal = self.modal(person)
            return modal is not None and callback_id in (None, modal.callback_id)

        await self.acting.until(there)
        modal = self.modal(person)
        assert modal is not None
        return modal

    async def found_circle(self, person: str = "anna", channel: str = "C0PYTHON", **fields: Any) -> None:
        """Have somebody found a circle whose first session is on the Thursday in ten days, 14:00 Berlin."""
        await self.acting.command(person, channel, "/circle new")
        await self.see_modal(person)
        await self.acting.click(person, "circles:more")
        await self.acting.until(lambda: self._offers(person, "sessions"))
        first = (self.clock.now() + timedelta(days=10)).date().isoformat()
        values = {"name": "Async Python", "purpose": "Trust our own services", "first": first, "sessions": "4"}
        outcome = await self.acting.submit(person, values | fields)
        assert outcome.modal is None or not (outcome.modal.errors or outcome.modal.trouble), outcome
        if self.modal(person):
            await self.acting.close(person, everything=True)
        await self.settle()

    def _offers(self, person: str, block_id: str) -> bool:
        modal = self.modal(person)
        return modal is not None and any(each.block_id == block_id for each in modal.elements)

    def api_errors(self) -> list[tuple[str, str]]:
        """Every error that the app got from the Web API, but for rate limits, which are no mistake."""
        calls = [each for each in self.server.workspace.traffic if each.direction == "to_slack"]
        errors = [(each.kind, (each.answer or {}).get("error", "")) for each in calls]
        return [(kind, error) for kind, error in errors if error not in ("", "ratelimited")]


@pytest.fixture(params=["socket-sqlite", "http-sqlite", "socket-postgres", "http-postgres"])
def ways(request: pytest.FixtureRequest) -> tuple[str, str]:
    """The transport and the database's address, in all four combinations."""
    mode, database = request.param.split("-")
    return mode, request.getfixturevalue(f"{database}_url")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


def _settings(server: PracticeServer, mode: str, database: str, port: int) -> Settings:
    install = server.install
    return Settings.model_validate(
        {
            "slack": {
                "mode": mode,
                "bot_token": install.bot_token,
                "app_token": install.app_token,
                "signing_secret": install.signing_secret,
                "api_url": server.api_url,
            },
            "http": {"port": port},
            "database": {"url": database, "master_key": MASTER_KEY},
        }
    )


async def _open_town(mode: str, database: str) -> AsyncIterator[Town]:
    clock = SimulatedClock(MONDAY)
    port = _free_port()
    url = f"http://127.0.0.1:{port}{PATH}" if mode == "http" else None
    words = Languages().words(Language.ENGLISH)
    install = AppInstall(manifest=manifest(words, request_url=url), bot_user="U0ZIRKEL", request_url=url)
    server = PracticeServer(company(install), clock, install)
    await server.start()
    town = Town(server, clock, _settings(server, mode, database, port))
    try:
        await town.start_app()
        yield town
    finally:
        await town.stop_app()
        await server.stop()


@pytest.fixture
async def town(ways: tuple[str, str]) -> AsyncIterator[Town]:
    """A town in each of the four ways: for the stories that tell the whole loop."""
    async for opened in _open_town(*ways):
        yield opened


@pytest.fixture
async def small_town(sqlite_url: str) -> AsyncIterator[Town]:
    """A town over Socket Mode on SQLite: for the stories whose way doesn't matter."""
    async for opened in _open_town("socket", sqlite_url):
        yield opened
