"""How long Zirkel takes to start, and how much memory it has at rest, beside an empty Bolt app."""

import asyncio
import statistics
import time
from datetime import UTC, datetime

import aiohttp
import psutil

from bot.kernel.clock import SimulatedClock
from bot.practice.server import practice
from bot.practice.workspace.people import company
from bot.practice.workspace.state import AppInstall
from tests.benchmarks.load import requests_per_second
from tests.benchmarks.servers import serving

ROUNDS = 3
MEGABYTE = 1024 * 1024


async def measure() -> None:
    """Print seconds to the first answer, on a new database, and resident memory after it."""
    install = AppInstall(manifest={"features": {"app_home": {"home_tab_enabled": True}}}, bot_user="U0ZIRKEL")
    async with practice(company(install), SimulatedClock(datetime(2026, 3, 2, tzinfo=UTC)), install) as server:
        server.workspace.granted_scopes = {"users:read", "commands"}
        print("Start-up to the first answer, and memory at rest (median of", ROUNDS, "rounds)")
        for kind in ("zirkel", "tuned"):
            rounds = [await _once(kind, server.api_url) for _ in range(ROUNDS)]
            seconds = statistics.median(each[0] for each in rounds)
            memory = statistics.median(each[1] for each in rounds)
            print(f"  {'Zirkel' if kind == 'zirkel' else 'Empty Bolt app':15} {seconds:5.2f} s  {memory:5.0f} MB")


async def _once(kind: str, api_url: str) -> tuple[float, float]:
    began = time.perf_counter()
    with serving(kind, api_url) as (port, process):
        await _first_answer(port)
        return time.perf_counter() - began, psutil.Process(process).memory_info().rss / MEGABYTE


async def _first_answer(port: int) -> None:
    async with asyncio.timeout(20):
        while True:
            try:
                await requests_per_second(port, clients=1, requests=1)
            except aiohttp.ClientError:
                await asyncio.sleep(0.02)
            else:
                return
