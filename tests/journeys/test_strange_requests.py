"""Thousands of requests that Slack would never send, signed and not: no answer is 5xx, and no traceback is written."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from io import StringIO

import pytest

from bot.practice.people.moving import NewProfile
from bot.practice.workspace.state import Json
from tests.journeys.bad_input import gather, journal, put_away
from tests.journeys.strange import changed
from tests.journeys.test_bad_input_http import Door
from tests.journeys.town import PYTHON, Town
from tests.journeys.ways import only

TYPED = (
    "/circle", "/circle calendar", "/topics", "/topics idea Queues", "/coach", "/reflect", "/zirkel language de",
)  # fmt: skip


@pytest.fixture
def log() -> Iterator[StringIO]:
    with journal() as written:
        yield written


@pytest.fixture
async def payloads(town: Town) -> list[Json]:
    """What Slack sends while a circle lives: commands, presses, submissions, events, each kind often enough."""
    await gather(town, "ben", "carla", "frank")
    for typed in TYPED:
        await town.types("ben", typed)
        await put_away(town, "ben")
    await town.acting.open_home("ben")
    await town.acting.leave("david", PYTHON)
    await town.acting.join("david", PYTHON)
    await town.acting.archive("ben", PYTHON)
    await town.acting.unarchive(PYTHON)
    await town.acting.change_profile("ben", NewProfile(zone="Europe/Lisbon"))
    await town.settle()
    return [entry.payload for entry in town.server.workspace.traffic if entry.direction == "to_app"]


OTHER_HEADS: list[Callable[[dict[str, str]], dict[str, str]]] = [
    lambda _: {}, *(lambda head, stamp=stamp: head | {"X-Slack-Request-Timestamp": stamp} for stamp in (
        "9" * 309, "9" * 4000, "-1", "1e9", "inf", "nan", "٣٤٥", "1_000", "", " ", "0", "99999999999")),
    *(lambda head, sign=sign: head | {"X-Slack-Signature": sign} for sign in (
        "", "v0=", "v0=ä", "v1=" + "0" * 64, "v0=" + "0" * 64, "v0=" + "0" * 63, "x" * 4000, "v0=" + "Ä" * 64)),
    lambda head: {"X-Slack-Signature": head["X-Slack-Signature"]}, lambda head: head | {"Content-Encoding": "gzip"},
    lambda head: head | {"Content-Type": "multipart/form-data; boundary=x"},
]  # fmt: skip


@only("http-sqlite")
async def test_whatever_comes_unsigned_gets_the_same_short_answer(
    log: StringIO, town: Town, payloads: list[Json]
) -> None:
    chance, door, answers = random.Random(3), Door(town), Counter[tuple[int, str]]()
    for change in OTHER_HEADS * 4:
        content_type, body = changed(chance.choice(payloads), chance)
        answers[await door.knock(body, **{"Content-Type": content_type} | change(door.signature(b"other" + body)))] += 1
    assert dict(answers) == {(401, "The signature is missing, wrong or older than five minutes."): 4 * len(OTHER_HEADS)}
    assert no_traceback(log)


@only("http-sqlite")
@pytest.mark.parametrize(("seed", "count"), [(1, 500), pytest.param(2, 12_000, marks=pytest.mark.long)])
async def test_whatever_comes_signed_is_answered_plainly(
    log: StringIO, town: Town, payloads: list[Json], seed: int, count: int
) -> None:
    chance, door, statuses, wrong = random.Random(seed), Door(town), Counter[int](), []
    for number in range(count):
        if number % 100 == 99:  # Slack lets nobody call without end
            await town.pass_time(timedelta(minutes=1))
        content_type, body = changed(chance.choice(payloads), chance)
        status, said = await door.knock(body, content_type, **door.signature(body))
        statuses[status] += 1
        if status != 200 and (status not in (400, 401, 404, 413) or len(said) > 100):
            wrong.append((status, said, content_type, body[:3000]))
    assert wrong == []
    assert min(statuses[200], statuses[400]) > count // 20
    assert no_traceback(log)
    assert "starts one" in await town.types("grace", "/circle", "C0GENERAL")


def no_traceback(log: StringIO) -> bool:
    written = log.getvalue()
    return "Traceback" not in written and '"places"' not in written
