"""What every demo is built of: a practice workspace, the app connected to it, one clock, a throw-away database."""

import errno
import socket
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from pathlib import Path

from bot.app import Running, running
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import Language
from bot.kernel.errors import ZirkelError
from bot.language.translator import Languages
from bot.practice.server import HOST, PracticeServer, Show, practice
from bot.practice.workspace.people import company
from bot.practice.workspace.state import AppInstall
from bot.settings_keys import Settings
from bot.slack.manifest import manifest
from bot.slack.timeouts import Timeouts

START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
"""A Monday morning some weeks before the clocks change, so that the season crosses that night."""
PATIENCE = 10.0
"""How many seconds the app may take where Slack gives three: a slow machine shows the demo, too."""
LOCALES = {Language.ENGLISH: "en-GB", Language.GERMAN: "de-DE"}


class PortIsTaken(ZirkelError):
    """Another program listens where the page shall be."""


@dataclass(frozen=True)
class Setting:
    """What can be chosen about a demo."""

    language: Language = Language.GERMAN
    """What Anna reads, who founds the circle, and what the app's commands are described in."""
    people: int = 8
    programme: str = ""
    """Of which template a programme is on in the company; empty: there is a circle alone."""
    port: int = 0
    database: Path | None = None
    """Where the SQLite file is kept, None: thrown away at the end."""
    languages: Languages = field(default_factory=Languages)


@dataclass(frozen=True)
class Demo:
    """Both parts, running."""

    server: PracticeServer
    app: Running
    clock: SimulatedClock


@asynccontextmanager
async def both(setting: Setting, show: Show | None = None) -> AsyncIterator[Demo]:
    """Run the practice workspace and the app for as long as the block lasts; ``show`` adds pages for people.

    Raises:
        PortIsTaken: another program listens there.
    """
    clock = SimulatedClock(START)
    install = AppInstall(manifest=manifest(setting.languages.words(setting.language)), bot_user="U0ZIRKEL")
    workspace = company(install, setting.people)
    workspace.people["U0ANNA"].locale = LOCALES[setting.language]
    with _free(setting.port), tempfile.TemporaryDirectory() as folder:
        database = setting.database or Path(folder) / "zirkel.db"
        async with (
            practice(workspace, clock, install, port=setting.port, ack_seconds=2 * PATIENCE, show=show) as server,
            running(settings_for(server, database), clock, Timeouts(*[PATIENCE] * len(fields(Timeouts)))) as app,
        ):
            yield Demo(server, app, clock)


@contextmanager
def _free(port: int) -> Iterator[None]:
    try:
        yield
    except OSError as refused:
        if refused.errno != errno.EADDRINUSE:
            raise
        raise PortIsTaken(f"Port {port} is taken. Try another one: --port {port + 1}, or --port 0 for any.") from None


def _free_port() -> int:
    """Return a port for calendar feeds, whose address must be known before anybody listens there."""
    with socket.create_server((HOST, 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


def settings_for(server: PracticeServer, database: Path) -> Settings:
    """Return what somebody would write into config.toml to connect to this practice workspace."""
    install, feeds = server.install, _free_port()
    return Settings.model_validate(
        {
            "slack": {
                "bot_token": install.bot_token,
                "app_token": install.app_token,
                "signing_secret": install.signing_secret,
                "api_url": server.api_url,
            },
            "http": {"port": feeds},
            "web": {"public_url": f"http://{HOST}:{feeds}"},
            "database": {"url": f"sqlite:///{database}"},
        }
    )
