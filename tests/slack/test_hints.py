"""Trouble from outside is one line a minute, with its likely cause."""

from datetime import timedelta

from structlog.testing import capture_logs

from bot.kernel.clock import SimulatedClock
from bot.slack.hints import Hints


async def test_trouble_that_goes_on_is_one_line_a_minute_with_a_count(clock: SimulatedClock) -> None:
    hints = Hints(clock)
    with capture_logs() as entries:
        for _ in range(3):
            hints.give("signature_refused", "another app's secret")
        hints.give("unknown_command", "renamed")
        await clock.turn_to(clock.now() + timedelta(minutes=1))
        hints.give("signature_refused", "another app's secret")
    told = [(entry["event"], entry["likely_cause"], entry["times"]) for entry in entries]
    assert told == [
        ("signature_refused", "another app's secret", 1),
        ("unknown_command", "renamed", 1),
        ("signature_refused", "another app's secret", 3),
    ]
