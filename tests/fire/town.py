"""A company whose circles have just been founded, in rows and in the practice workspace, ready to be shot at."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from unittest.mock import patch

from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import Language
from bot.language.translator import Languages
from bot.practice.server import PracticeServer
from bot.practice.workspace.state import AppInstall, Channel, ChannelKind, SlackUser, SlackWorkspace
from bot.slack.manifest import manifest
from tests.databases import open_storage
from tests.fire.weather import RoughFaults, Weather
from tests.simulations.company import Company, Size, new_company

BOT, TEAM = "U0ZIRKEL", "T1"
MASTER_KEY = "a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s="
"""The key of `tests.databases`, as the settings spell it."""
WEATHER = 0.08


@dataclass(frozen=True)
class Fire:
    """How large a company comes under fire, for how long, and whether Slack lets the app read history."""

    circles: int
    ends: datetime
    rounds: int
    """How often the process dies at each point."""
    readable: bool = True

    @property
    def size(self) -> Size:
        """Return the company: about four people a circle, every circle meets every two weeks."""
        return Size(self.circles * 4, self.circles, 0, (4, 4), self.ends)


def install_for(*, readable: bool) -> AppInstall:
    """Return the app as it is installed with or without the scopes that read history."""
    words = Languages().words(Language.ENGLISH)
    return AppInstall(manifest=manifest(words, with_history=readable), bot_user=BOT)


def workspace_of(company: Company, install: AppInstall) -> SlackWorkspace:
    """Return what stands in Slack: the company's people, and its circles' channels with their members and the app."""
    workspace = SlackWorkspace(team_id=TEAM, app_id=install.app_id, bot_id=install.bot_id)
    people = [SlackUser(user, user.lower(), user, zone=zone) for user, zone in company.zones.items()]
    workspace.people = {person.id: person for person in [*people, SlackUser(BOT, "zirkel", "Zirkel", is_bot=True)]}
    workspace.granted_scopes = set(install.manifest["oauth_config"]["scopes"]["bot"])
    for circle in company.circles:
        members = {BOT, *(member.user for member in circle.members)}
        channel = Channel(circle.channel, circle.channel.lower(), ChannelKind.PUBLIC, members, creator=min(members))
        workspace.channels[channel.id] = channel
    return workspace


@contextmanager
def seeded(seed: int) -> Iterator[random.Random]:
    """Have all chance come from ``seed``, that of tokens and ids too."""
    with patch("os.urandom", random.Random(seed).randbytes):
        yield random.Random(seed)


async def under_fire(url: str, fire: Fire, seed: int) -> PracticeServer:
    """Return a workspace over the database at ``url``, which is filled with the rows of a new company; not started."""
    with seeded(seed) as chance:
        async with open_storage(url) as storage:
            company = await new_company(storage, fire.size, chance)
    install = install_for(readable=fire.readable)
    clock = SimulatedClock(company.now)
    server = PracticeServer(workspace_of(company, install), clock, install, ack_seconds=20)
    server.faults = RoughFaults(Weather(WEATHER, seed))
    return server


def settings_for(server: PracticeServer, url: str) -> dict[str, Any]:
    """Return the settings of the app in that workspace, as they may be handed to another process."""
    install = server.install
    slack = {
        "mode": "socket",
        "bot_token": install.bot_token,
        "app_token": install.app_token,
        "api_url": server.api_url,
    }
    return {"slack": slack, "database": {"url": url, "master_key": MASTER_KEY}}
