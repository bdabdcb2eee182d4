"""A session with eight people, live and over days, from start to end, counted in calls to Slack by kind."""

import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import timedelta
from pathlib import Path

from tests.journeys.conftest import open_town
from tests.journeys.town import Town, berlin, roles_on

OTHERS = ("ben", "carla", "david", "elif", "frank", "grace", "hannes")
EVERYBODY = ("anna", *OTHERS)


async def measure() -> None:
    """Print how many calls of which kind a session took, and how often Slack said 429."""
    for run in (_live, _over_days):
        async with _town() as town:
            await run(town)


@asynccontextmanager
async def _town() -> AsyncIterator[Town]:
    with tempfile.TemporaryDirectory() as folder:
        async for town in open_town("socket", f"sqlite:///{Path(folder) / 'zirkel.db'}"):
            yield town


async def _live(town: Town) -> None:
    moderator = await _until_the_first_session(town)
    with _counted(town, "Live, eight people, an hour: start, here, next, more time, back, end"):
        await town.press(moderator, "sessions:start")
        for person in EVERYBODY:
            await town.press(person, "sessions:here")
        for action in ("next-phase", "more-time", "next-phase", "back", "next-phase"):
            await town.pass_time(timedelta(minutes=2))
            await town.press(moderator, f"sessions:{action}")
        await town.pass_time(timedelta(hours=1, minutes=30))
        for person in EVERYBODY:
            await town.press(person, "reflections:open")
            await town.acting.submit(person, {"what": "Cancelling is a request"})
            await town.acting.close(person, everything=True)


async def _over_days(town: Town) -> None:
    await _until_the_first_session(town, mode="async", format_id="async-week")
    with _counted(town, "Over days, eight people: every question answered by each of them"):
        for _ in range(8 * 8):
            await town.pass_time(timedelta(hours=3))
            for person in EVERYBODY:
                await _answer_what_is_open(town, person)


async def _answer_what_is_open(town: Town, person: str) -> None:
    for message in town.finds(person, " of 6 ·"):
        if any(each.action_id == "sessions:answer" for each in message.elements) and (message.ts, person) not in _DONE:
            _DONE.add((message.ts, person))
            await town.press(person, "sessions:answer", ts=message.ts)
            if town.modal(person):
                await town.acting.submit(person, {"answer": "Cancelling is a request, not an order"})
                await town.acting.close(person, everything=True)


_DONE: set[tuple[str, str]] = set()


async def _until_the_first_session(town: Town, **fields: str) -> str:
    await town.clock.turn_to(berlin(3, 9, 9))
    await town.found_circle(language="English", first="2026-03-12", places="8", **fields)
    await town.gather(*OTHERS)
    await town.wait_until(berlin(3, 12, 14))
    return roles_on(town.finds("anna", "session 1 of 4")[0])[0]


@contextmanager
def _counted(town: Town, what: str) -> Iterator[None]:
    begin = len(town.server.workspace.traffic)
    yield
    calls = [each for each in town.server.workspace.traffic[begin:] if each.direction == "to_slack"]
    limited = sum((each.answer or {}).get("error") == "ratelimited" for each in calls)
    print(f"{what}: {len(calls)} calls to Slack, {limited} of them refused as too many (429)")
    for kind, count in Counter(each.kind for each in calls).most_common():
        print(f"  {kind:24} {count:4}")
