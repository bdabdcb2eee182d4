"""A season of 200 people in 47 circles: how many messages each of them gets, and whether every promise is kept."""

import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bot.storage.engine import open_engine, parse_url
from bot.storage.migrate import migrate
from tests.simulations.company import WHOLE
from tests.simulations.promises import A_WEEK, PROMISES, most_in_a_week, untold
from tests.simulations.records import Season, live_through, weekly_counts

SEED, _SHOWN = 2, 3


async def measure() -> None:
    """Print messages by person and week, role cards that came in time, and what broke a promise."""
    with tempfile.TemporaryDirectory() as folder:
        file, began = Path(folder) / "zirkel.db", time.perf_counter()
        engine = open_engine(parse_url(f"sqlite:///{file}"))
        await migrate(engine)
        await engine.dispose()
        _tell(await live_through(file, WHOLE, SEED), time.perf_counter() - began)


def _tell(season: Season, seconds: float) -> None:
    counts, missing = weekly_counts(season), untold(season)
    print(f"A season of {WHOLE.people} people in {WHOLE.circles} circles, {len(season.said)} messages, {seconds:.0f} s")
    print(
        f"  messages to a person outside sessions in a week: median {_at(counts, 0.5)}, "
        f"95 of 100 at most {_at(counts, 0.95)}, the most {counts[-1]}"
    )
    fuller = sum(most_in_a_week(season.messages(user)) > A_WEEK for user in season.zones)
    print(f"  people who had more than {A_WEEK} in any seven days, once or more: {fuller}")
    print(f"  role cards in time: {1 - len(missing) / len(season.roles):.1%} of {len(season.roles)}")
    for why, count in Counter(role.why_not for role in missing).most_common():
        print(f"    {count:3} not: {why}")
    for broken_by in PROMISES:
        found = broken_by(season)
        print(f"  {broken_by.__name__.replace('_', ' ')}: {len(found)}", *found[:_SHOWN], sep="\n      ")


def _at(counts: Sequence[int], share: float) -> int:
    return counts[int(len(counts) * share)]
