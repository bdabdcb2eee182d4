"""``make bench``: run all benchmarks, or those named (``make bench ARGS=ack``)."""

import asyncio
import sys

from tests.benchmarks import (
    ack,
    beat,
    commits,
    forming,
    journal,
    learning,
    live_session,
    overview,
    page,
    pairing,
    planning,
    programmes,
    rotation,
    season,
    start,
    waiting,
)

BENCHMARKS = {
    "ack": ack.measure, "start": start.measure, "page": page.measure, "live": live_session.measure,
    "overview": overview.measure, "planning": planning.measure, "beat": beat.measure,
    "rotation": rotation.measure, "season": season.measure, "waiting": waiting.measure, "commits": commits.measure,
    "journal": journal.measure, "learning": learning.measure,
    "pairing": pairing.measure, "forming": forming.measure,
    "programmes": programmes.measure,
}  # fmt: skip

if __name__ == "__main__":
    for name in sys.argv[1:] or BENCHMARKS:
        asyncio.run(BENCHMARKS[name]())
