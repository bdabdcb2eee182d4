"""What people shouldn't send but can: texts, a circle to send them to, and what must hold afterwards."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
import sqlalchemy as sa
import structlog

from bot.kernel.text import clean
from bot.logs import configure_logs
from bot.practice.people.surroundings import ActionOutcome
from bot.practice.workspace.state import Json, OpenView
from bot.storage.engine import open_engine, parse_url
from models.base import Base
from tests.journeys.town import Town, roles_on

LONG = "ten thousand characters"
PINGS = "<!channel> <!here> <!subteam^S0TEAM> <@U0PING> <https://evil.example|bank>"
TEXTS = {
    "nothing": "",
    "nothing to be seen": "\u3164\u200b\u2800\U000e0041",
    "strangers alone": "\x00\ud800\x07",
    LONG: "x" * 10_000,
    "NUL": "be\x00fore",
    "a lone surrogate": "be\ud800fore",
    "right to left": "\u202egnihtyna\u202c שלום \u2066عالم\u2069",
    "pings": PINGS,
    "marks": "&<>*bold*_it_~gone~`code` &amp; > quoted\n> again",
    "emoji": "🧑‍🚀 👩🏽‍🔬 :tada: 🏳️‍🌈 é ǅ",
    "a flood of lines": "\n" * 40 + "here" + "\n" * 40,
}


def readable(text: str) -> bool:
    """Return whether anything is left of ``text`` that a person could read."""
    return bool(clean(text))


def top_view(town: Town, person: str) -> OpenView:
    """Return the modal that lies before somebody, as the practice workspace keeps it."""
    return town.server.workspace.modals[town.acting.stage.person(person).id][-1]


def typed_in(town: Town, person: str, block_id: str) -> object:
    """Return what stands in an input of the modal that lies before somebody."""
    modal = town.modal(person)
    assert modal is not None, "the modal is gone, and with it what was typed"
    return next(each.value for each in modal.elements if each.block_id == block_id)


def accepted(outcome: ActionOutcome) -> None:
    """Make sure that the modal closed or went on."""
    assert outcome.error is None
    assert outcome.modal is None or not (outcome.modal.errors or outcome.modal.trouble), outcome.modal


def refused_under(outcome: ActionOutcome, *blocks: str) -> dict[str, str]:
    """Make sure that the modal stays, with a sentence under just these inputs; return the sentences."""
    assert outcome.error is None
    assert outcome.modal is not None, "the modal is gone, and with it what was typed"
    assert outcome.modal.trouble is None
    assert set(outcome.modal.errors) == set(blocks), outcome.modal
    assert all(outcome.modal.errors.values())
    return outcome.modal.errors


async def put_away(town: Town, person: str) -> None:
    """Close whatever modals lie before somebody."""
    if town.modal(person):
        await town.acting.close(person, everything=True)


@contextmanager
def journal() -> Iterator[StringIO]:
    """Collect all that the app logs at its most talkative."""
    written, root = StringIO(), logging.getLogger()
    before = root.handlers, root.level
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stderr", written)
        configure_logs("debug", "json")
        try:
            yield written
        finally:
            root.handlers, root.level = before
            structlog.reset_defaults()


FAILURES = ("request_failed", "request_unreadable", "event_failed", "background_failed", "answer_failed",
            "answer_without_place", "inbox_not_settled", "message_dead")  # fmt: skip
"""What the app logs when something went wrong that it hadn't expected."""


def logged(written: str, *events: str) -> list[Json]:
    """Return the entries about these events."""
    entries = [json.loads(line) for line in written.splitlines()]
    return [entry for entry in entries if entry["event"] in events]


async def gather(town: Town, *members: str, **fields: Any) -> None:
    """Have Anna found a circle with places for eight, and ``members`` join."""
    await town.found_circle(**{"places": "8", "language": "English"} | fields)
    await town.gather(*members)


async def wait_for_the_first_session(town: Town, days: int = 10) -> str:
    """Let ``days`` pass until the first session is to begin, ten after the founding; return the moderator's id."""
    await town.pass_time(timedelta(days=days, hours=5, minutes=1))
    return roles_on(await town.reads("anna", "together · session 1 of"))[0]


async def begin_the_first_session(town: Town, days: int = 10) -> str:
    """Wait for the first session and have it started; return the moderator's id."""
    moderator = await wait_for_the_first_session(town, days)
    await town.press(moderator, "sessions:start")
    return moderator


async def hold_the_first_session(town: Town) -> None:
    """Have it held to its end."""
    await town.press(await begin_the_first_session(town), "sessions:end")
    await town.reads("anna", "Session 1 of ")


def marked(sent: object, *, here: bool = False) -> Iterator[str]:
    """Yield every text in what the app sent in which Slack looks for marks: mrkdwn, and the text of messages."""
    if isinstance(sent, dict):
        here = sent.get("type") == "mrkdwn" or "blocks" in sent or "response_type" in sent
        for name, value in sent.items():
            yield from marked(value, here=here and name == "text")
    elif isinstance(sent, list):
        for each in sent:
            yield from marked(each)
    elif here and isinstance(sent, str):
        yield sent


def pings(sent: object) -> list[str]:
    """Return the texts in which Slack would find a ping or a link that a person wrote."""
    return [text for text in marked(sent) if any(raw in text for raw in PINGS.split(" "))]


def all_sent(town: Town) -> list[Any]:
    """Return everything that the app said: calls, and what stood in its acknowledgements."""
    traffic = town.server.workspace.traffic
    return [entry.payload if entry.direction == "to_slack" else entry.answer for entry in traffic]


def left_to_slack(sent: object) -> list[object]:
    """Return the texts in which Slack would make links and mentions of what merely looks like one."""
    if isinstance(sent, list):
        return [found for each in sent for found in left_to_slack(each)]
    if not isinstance(sent, dict):
        return []
    found = [sent] if sent.get("type") == "mrkdwn" and sent.get("verbatim") is not True else []
    return found + [more for value in sent.values() for more in left_to_slack(value)]


UNSTEADY = ("inbox", "people", "lanes")
"""Tables in which it is noted who asked for what, and when."""


async def everything_kept(town: Town) -> dict[str, list[Any]]:
    """Return all rows but the unsteady ones, by their tables."""
    engine = open_engine(parse_url(town.settings.database.url))
    async with engine.connect() as connection:
        rows = {
            table.name: sorted(map(str, await connection.execute(sa.select(table))))
            for table in Base.metadata.sorted_tables
            if table.name not in UNSTEADY
        }
    await engine.dispose()
    return rows
