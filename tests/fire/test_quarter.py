"""A company lives for a quarter while 5 % of everything goes wrong: what should come does, or somebody knows why."""

import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from unittest.mock import patch

import pytest
from structlog.testing import capture_logs

from bot.practice.server import PracticeServer
from bot.settings_keys import Settings
from bot.slack import gateway
from bot.storage import engine
from tests.databases import open_storage
from tests.fire import oracle, town
from tests.fire.colleagues import Colleagues
from tests.fire.quarter import OwnClock, Quarter
from tests.fire.troubles import SHARE, Troubles
from tests.fire.verdict import Fate, table
from tests.fire.weather import RoughFaults, Weather
from tests.simulations.company import Size, new_company

pytestmark = pytest.mark.long
PART = Size(24, 7, 3, (2, 2), datetime(2026, 3, 20, 17, tzinfo=UTC))
WHOLE = Size(500, 100, 40, (10, 6), datetime(2026, 5, 31, 17, tzinfo=UTC))
SEED = 3
_SHOWN = 60


@pytest.fixture
def impatient() -> Iterator[None]:
    """A late answer comes after half a second, not after ten; people, who write beside the app, wait for each other."""
    waiting = patch.object(engine, "PRAGMAS", [*engine.PRAGMAS, "busy_timeout=60000"])
    with patch.object(gateway, "TIMEOUT_SECONDS", 0.5), waiting:
        yield


@pytest.mark.usefixtures("impatient")
async def test_in_a_quarter_in_which_much_goes_wrong_nothing_is_unaccounted_for(
    sqlite_url: str, pytestconfig: pytest.Config
) -> None:
    size, began = WHOLE if pytestconfig.getoption("--fire") else PART, time.monotonic()
    with town.seeded(SEED) as chance, capture_logs() as logs:
        async with open_storage(sqlite_url) as storage:
            company = await new_company(storage, size, chance)
            install = town.install_for(readable=True)
            server = PracticeServer(town.workspace_of(company, install), company.clock, install, ack_seconds=20)
            server.faults = RoughFaults(Weather(SHARE, SEED))
            await server.start()
            settings = Settings.model_validate(town.settings_for(server, sqlite_url))
            quarter = Quarter(company, server, settings, OwnClock(company.clock), chance)
            Troubles(quarter, size.ends).plan()
            try:
                await quarter.live(Colleagues(quarter).act, size.ends)
            finally:
                await quarter.stop_app()
                await server.stop()
            fates = await oracle.account(quarter)
    broken = oracle.unexplained(fates)
    tell(quarter, fates, broken, time.monotonic() - began)
    print(Counter((log["event"], log.get("error") or log.get("code")) for log in logs).most_common(40))
    assert broken == []


def tell(quarter: Quarter, fates: list[Fate], broken: list[Fate], seconds: float) -> None:
    """Print the figures."""
    assert isinstance(quarter.server.faults, RoughFaults)
    size = quarter.company.size
    print(f"\n{size.people} people in {size.circles} circles until {size.ends:%d %B}, {seconds:.0f} s")
    print("troubles:", dict(quarter.counts), "of calls:", quarter.server.faults.counts)
    print(table(fates))
    print(dict(oracle.outcomes(fates)))
    for one in broken[:_SHOWN]:
        print(f"  {one.what}: {one.expected.kind} {one.expected.earliest:%a %d %b %H:%M} {one.why}")
