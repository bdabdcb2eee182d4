"""`zirkel demo`: the practice workspace and the app, two parts that know each other by the wire and by one clock."""

import asyncio
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from bot.app import Running, running
from bot.kernel.clock import SimulatedClock
from bot.kernel.vocabulary import Language
from bot.language.translator import Languages
from bot.practice.people import company
from bot.practice.season import Season, Summary
from bot.practice.server import PracticeServer, practice
from bot.practice.state import AppInstall
from bot.practice.transcript import Transcript
from bot.settings import Settings
from bot.slack.manifest import manifest

START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
"""A Monday morning some weeks before the clocks change, so that the season crosses that night."""
Say = Callable[[str], None]


async def demo(say: Say, *, keep: bool, port: int, database: Path | None) -> bool:
    """Play a season and tell it line by line; return whether all went as it should. ``keep`` leaves it running."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        clock = SimulatedClock(START)
        install = AppInstall(manifest=manifest(Languages().words(Language.ENGLISH)), bot_user="U0ZIRKEL")
        workspace = company(install)
        async with (
            practice(workspace, clock, install, port=port) as server,
            running(settings_for(server, database or folder / "zirkel.db"), clock) as app,
        ):
            Transcript(workspace, server.reading, say).follow(server.changes, clock.now)
            summary = await Season(server.acting, clock, app.ticker.next_moment).play()
            _conclude(summary, say)
            if keep:
                await _stay(server, app, say)
        return not summary.refused


def settings_for(server: PracticeServer, database: Path) -> Settings:
    """Return what somebody would write into config.toml to connect to this practice workspace."""
    install = server.install
    return Settings.model_validate(
        {
            "slack": {
                "bot_token": install.bot_token,
                "app_token": install.app_token,
                "signing_secret": install.signing_secret,
                "api_url": server.api_url,
            },
            "database": {"url": f"sqlite:///{database}"},
        }
    )


def _conclude(summary: Summary, say: Say) -> None:
    pressed = summary.reactions
    say("\n──── The season in figures ────")
    say(
        f"From {summary.began:%d %B} to {summary.ended:%d %B %Y}, {summary.messages} messages, "
        f"{summary.api_calls} calls to Slack, {summary.rate_limited} of them too fast, {len(summary.refused)} refused."
    )
    say(
        f"Sessions started: {pressed.get('sessions:start', 0)} · reflections: {pressed.get('reflections:open', 0)} · "
        f"coaching pairs that met: {pressed.get('coaching:met', 0)}"
    )
    for refused in sorted(set(summary.refused)):
        say(f"  refused: {refused}")


async def _stay(server: PracticeServer, app: Running, say: Say) -> None:
    """Leave both running until somebody stops them."""
    coming = await app.ticker.next_moment()
    say(f"\nStill running. The practice workspace: {server.url}/control (see bot/practice/README.md).")
    say(f"Its clock stands at {server.clock.now():%d %B %Y, %H:%M} UTC; next: {coming}. Stop with Ctrl-C.")
    await asyncio.Event().wait()
