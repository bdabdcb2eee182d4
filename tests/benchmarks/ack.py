"""How quickly `/circle` is answered (signature, inbox, database, language) against an empty Bolt app."""

import asyncio
import statistics
from contextlib import ExitStack
from datetime import UTC, datetime

import aiohttp

from bot.kernel.clock import SimulatedClock
from bot.practice.server import practice
from bot.practice.workspace.people import company
from bot.practice.workspace.state import AppInstall
from tests.benchmarks.load import requests_per_second
from tests.benchmarks.servers import serving

ROUNDS = 5
KINDS = ("zirkel", "default", "tuned")
REQUESTS = {1: {"zirkel": 300, "default": 60, "tuned": 300}, 32: {"zirkel": 1500, "default": 1500, "tuned": 1500}}


async def measure() -> None:
    """Print requests a second of the three, and Zirkel's share of the other two."""
    install = AppInstall(manifest={"features": {"app_home": {"home_tab_enabled": True}}}, bot_user="U0ZIRKEL")
    workspace = company(install)
    workspace.granted_scopes = {"users:read", "commands"}
    async with practice(workspace, SimulatedClock(datetime(2026, 3, 2, tzinfo=UTC)), install) as server:
        with ExitStack() as stack:
            ports = {kind: stack.enter_context(serving(kind, server.api_url))[0] for kind in KINDS}
            for port in ports.values():
                await _up(port)
            print("Answering /circle, requests a second (median of", ROUNDS, "rounds)")
            for clients, requests in REQUESTS.items():
                found: dict[str, list[float]] = {kind: [] for kind in KINDS}
                for _ in range(ROUNDS):
                    for kind in KINDS:
                        rate = await requests_per_second(ports[kind], clients=clients, requests=requests[kind])
                        found[kind].append(rate)
                _tell(clients, {kind: statistics.median(rates) for kind, rates in found.items()})


def _tell(clients: int, rates: dict[str, float]) -> None:
    ours, default, tuned = rates["zirkel"], rates["default"], rates["tuned"]
    print(f"  {clients:2} at once: Zirkel {ours:6.0f}")
    print(f"     Bolt default {default:6.0f}, Zirkel is x{ours / default:.2f} of it")
    print(f"     Bolt tuned   {tuned:6.0f}, Zirkel is x{ours / tuned:.2f} of it")


async def _up(port: int) -> None:
    """Wait until the server answers its first command."""
    async with asyncio.timeout(20):
        while True:
            try:
                await requests_per_second(port, clients=1, requests=20)
            except aiohttp.ClientError:
                await asyncio.sleep(0.1)
            else:
                return
