"""`zirkel demo --transcript`: a whole season, told line by line."""

import asyncio
from collections.abc import Callable

from bot.demo.setup import Demo, Setting, both
from bot.practice.people.sample_season import SampleSeason, Summary
from bot.practice.reading.transcript import Transcript

Say = Callable[[str], None]


async def tell_season(say: Say, setting: Setting, *, keep: bool) -> bool:
    """Play a season and tell it; return whether all went as it should. ``keep`` leaves it running."""
    async with both(setting) as demo:
        server = demo.server
        Transcript(server.workspace, server.reading, say).follow(server.changes, demo.clock.now)
        summary = await SampleSeason(server.acting, demo.clock, demo.app.scheduler.next_moment).play()
        _conclude(summary, say)
        if keep:
            await _stay(demo, say)
        return not summary.refused


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


async def _stay(demo: Demo, say: Say) -> None:
    """Leave both running until somebody stops them."""
    coming = await demo.app.scheduler.next_moment()
    say(f"\nStill running. The practice workspace: {demo.server.url}/control (see bot/practice/README.md).")
    say(f"Its clock stands at {demo.clock.now():%d %B %Y, %H:%M} UTC; next: {coming}. Stop with Ctrl-C.")
    await asyncio.Event().wait()
