"""What watches over Zirkel gets: alive, ready, and figures that tell of nobody."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from uuid import uuid4

import pytest
from aiohttp import ClientSession
from prometheus_client import REGISTRY

from bot import metrics
from bot.delivery import outbox
from bot.delivery.sender import Sender
from bot.kernel.clock import SimulatedClock
from bot.operations.health import Watched, watched
from bot.settings_keys import Watch
from bot.slack.errors import Meaning, SlackFailure
from bot.storage.unit_of_work import Storage
from tests.delivery.world import C1, DAY, Note
from tests.fake_gateway import FakeGateway
from tests.journeys.conftest import free_port, open_town
from tests.rows import new_workspace


@asynccontextmanager
async def asking(watch: Watched) -> AsyncIterator["Asker"]:
    async with watched("127.0.0.1:0", watch) as port, ClientSession() as http:
        yield Asker(f"http://127.0.0.1:{port}", http)


class Asker:
    def __init__(self, url: str, http: ClientSession) -> None:
        self.url, self.http = url, http

    async def get(self, path: str) -> tuple[int, str]:
        async with self.http.get(self.url + path) as answer:
            return answer.status, await answer.text()


async def refused() -> None:
    raise SlackFailure(Meaning.INSTALLATION, "token_revoked")


@pytest.mark.long
async def test_a_running_app_is_alive_ready_and_tells_figures_of_nobody(sqlite_url: str) -> None:
    async for town in open_town("socket", sqlite_url):
        await town.stop_app()
        address = f"127.0.0.1:{free_port()}"
        town.settings = town.settings.model_copy(update={"watch": Watch(address=address)})
        await town.start_app()
        await town.acting.command("anna", "C0PYTHON", "/circle")
        await town.settle()
        async with ClientSession() as http:
            ask = Asker(f"http://{address}", http)
            assert (await ask.get("/healthz"))[0] == 200
            assert await ask.get("/readyz") == (200, '{"database": true, "slack": true}')
            status, figures = await ask.get("/metrics")
    assert status == 200
    assert 'zirkel_ack_seconds_count{request="command"}' in figures
    assert "zirkel_oldest_due_seconds 0.0" in figures
    assert not [word for word in ("U0", "C0", "T0", "anna") if word in figures]


async def test_what_became_of_messages_and_how_late_is_counted_by_kind(storage: Storage, clock: SimulatedClock) -> None:
    def counted(name: str, **labels: str) -> float:
        return REGISTRY.get_sample_value(name, {"kind": "note", **labels}) or 0.0

    before = counted("zirkel_messages_total", outcome="sent"), counted("zirkel_lateness_seconds_sum")
    async with storage.work(await new_workspace(storage)) as work:
        await outbox.put(work, "note", uuid4(), C1, now=clock.now(), not_after=clock.now() + DAY)
    await clock.turn_to(clock.now() + timedelta(seconds=90))
    await Sender(storage, FakeGateway(), [Note()], clock).drain()
    after = counted("zirkel_messages_total", outcome="sent"), counted("zirkel_lateness_seconds_sum")
    assert (after[0] - before[0], after[1] - before[1]) == (1, 90)


async def test_before_the_database_is_open_it_lives_and_is_not_ready(clock: SimulatedClock) -> None:
    async with asking(Watched(clock)) as ask:
        assert (await ask.get("/healthz"))[0] == 200
        assert await ask.get("/readyz") == (503, '{"database": false, "slack": false}')
        assert (await ask.get("/metrics"))[0] == 200


async def test_where_slack_refuses_it_is_not_ready(clock: SimulatedClock, storage: Storage) -> None:
    async with asking(Watched(clock, storage, refused)) as ask:
        assert await ask.get("/readyz") == (503, '{"database": true, "slack": false}')


async def test_slack_is_asked_once_in_half_a_minute(clock: SimulatedClock, storage: Storage) -> None:
    asked: list[None] = []

    async def count() -> None:
        asked.append(None)

    async with asking(Watched(clock, storage, count)) as ask:
        await asyncio.gather(*(ask.get("/readyz") for _ in range(3)))
        assert (await ask.get("/readyz"))[0] == 200
    assert len(asked) == 1


async def test_a_beat_that_hangs_is_named(clock: SimulatedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metrics, "_beats", {"plan": time.monotonic() - 601, "send": time.monotonic()})
    async with asking(Watched(clock)) as ask:
        assert await ask.get("/healthz") == (503, '{"hanging": ["plan"]}')
