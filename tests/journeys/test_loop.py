"""The whole loop, as five colleagues live it: found, gather, vote, meet, reflect, read the digest, come to an end."""

import json
import logging
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
import structlog

from bot.logs import configure_logs
from bot.practice.reading.reading import SeenMessage
from bot.storage.engine import open_engine, parse_url
from tests.journeys.town import DIRECT, PYTHON, Town, berlin, posted_at, roles_on
from tests.journeys.ways import only, twice

CIRCLE = ("anna", "ben", "carla", "david", "elif")
GERMAN = ("U0ANNA", "U0DAVID", "U0ELIF")
FAVOURITE, OTHER, LAST = "Cancelling without losing data", "Testing code that waits", "Reading a flame graph"
SHARED, NAMELESS, PRIVATE = (
    "Cancelling is a request",
    "One slow call holds up all others",
    "I said too little and said nothing",
)
WHY = "because our importer does exactly that in one process, and nobody had seen it until today"
PLAN, NAMELESS_PLAN, OWN_PLAN = "ask who waits for whom", "measure before I guess", "admit it when I am lost"
UNSEEN = (PRIVATE, OWN_PLAN, WHY, NAMELESS, NAMELESS_PLAN)
"""What nobody but its author may ever read: of those who share without a name there is only one."""
MINUTES = "Concurrent isn't parallel. Open: how do we test it?"


@pytest.fixture
def logged(monkeypatch: pytest.MonkeyPatch) -> Iterator[StringIO]:
    """All that the app logs at its most talkative."""
    written, root = StringIO(), logging.getLogger()
    before = root.handlers, root.level
    monkeypatch.setattr("sys.stderr", written)
    configure_logs("debug", "json")
    yield written
    root.handlers, root.level = before
    structlog.reset_defaults()


@only("socket-sqlite")
async def test_a_circle_from_founding_to_its_first_digest(town: Town) -> None:
    await they_live_to_the_first_digest(town)
    assert town.api_errors() == []
    nothing_private_stands_in_any_message(town)


@pytest.mark.long
@twice("socket-sqlite")
async def test_a_season_from_founding_to_its_last_digest(logged: StringIO, town: Town) -> None:
    await they_live_to_the_first_digest(town)
    await the_second_session_is_at_two_in_summer_time_too(town)
    await the_season_comes_to_its_end(town)
    assert town.api_errors() == []
    nothing_private_stands_in_any_message(town)
    await town.stop_app()
    assert '"mode"' in logged.getvalue()
    assert '"level": "error"' not in logged.getvalue()
    assert not [text for text in (*UNSEEN, SHARED, PLAN, FAVOURITE, OTHER, MINUTES) if text in logged.getvalue()]
    await nothing_private_can_be_read_in_the_database(town.settings.database.url)


async def they_live_to_the_first_digest(town: Town) -> None:
    await town.clock.turn_to(berlin(3, 16, 9))
    await anna_founds_a_circle_after_a_slip(town)
    await four_join_and_the_sixth_finds_it_full(town)
    await they_propose_and_vote_without_seeing_counts(town)
    await the_card_comes_two_days_before_with_topic_and_roles(town)
    await roles_change_hands(town)
    await the_session_runs_phase_by_phase(town)
    await they_reflect_each_in_their_own_way(town)
    await the_minutes_go_into_the_thread(town)
    await the_digest_tells_only_what_was_shared(town)


async def anna_founds_a_circle_after_a_slip(town: Town) -> None:
    await town.open_founding_modal("anna")
    wish = {"name": "Async Python", "purpose": "Trust our own services", "language": "English", "sessions": "4"}
    wish |= {"where": "there", "channel": PYTHON}
    slip = await town.acting.submit("anna", wish | {"first": "2026-03-12"})
    assert slip.modal is not None
    assert set(slip.modal.errors) == {"first"}
    kept = {each.block_id: each.value for each in slip.modal.elements}
    assert (kept["name"], kept["purpose"]) == ("Async Python", "Trust our own services")
    done = await town.acting.submit("anna", {"first": "2026-03-26"})
    assert done.modal is not None
    assert "Async Python ist gegründet" in done.modal.text
    await town.forgo_milestones()
    await town.acting.close("anna", everything=True)
    card = await town.reads("hannes", "1 of 5 places taken")
    assert "Every Thursday at 14:00 (Europe/Berlin), 60 min, 4 times, from Thursday 26 March" in card.text


async def four_join_and_the_sixth_finds_it_full(town: Town) -> None:
    before = await town.reads("hannes", "1 of 5 places taken")
    for count, name in enumerate(CIRCLE[1:], 2):
        await town.press(name, "circles:join")
        await town.reads(name, "You are in" if name in ("ben", "carla") else "Du bist dabei")
        await town.reads("hannes", "All 5 places are taken" if count == 5 else f"{count} of 5 places taken")
    card = await town.reads("hannes", "All 5 places are taken")
    assert card.ts == before.ts
    assert [each.action_id for each in card.elements] == ["circles:wait", "circles:what"]
    await town.press("hannes", "circles:join", as_seen=before)
    await town.reads("hannes", "sind alle Plätze vergeben")


async def they_propose_and_vote_without_seeing_counts(town: Town) -> None:
    for name, title in (("anna", OTHER), ("ben", FAVOURITE), ("carla", LAST)):
        assert title in await town.types(name, f"/topics add {title}")
    assert "is already on the list of Async Python" in await town.types("ben", f"/topics add {OTHER}")
    before = await town.types("carla", "/topics")
    for name in ("ben", "david", "elif"):
        await town.acting.command(name, PYTHON, "/topics vote")
        await town.see_modal(name, "topics:place-dots")
        told = await town.acting.submit(name, {"dots": [FAVOURITE] if name != "elif" else [OTHER, FAVOURITE]})
        assert told.modal is not None
        assert FAVOURITE in told.modal.text
        await town.acting.close(name)
    assert await town.types("carla", "/topics") == before


async def card_of(town: Town, session: int) -> SeenMessage:
    """Return a session's card as it stands when all is said that waits to be said."""
    await town.a_moment()
    return await town.reads("anna", f"together · session {session} of 4")


async def the_card_comes_two_days_before_with_topic_and_roles(town: Town) -> None:
    await town.wait_until(berlin(3, 24, 8, 59))
    assert not town.finds("anna", "together · session 1 of 4")
    await town.wait_until(berlin(3, 24, 9, 1))
    card = await card_of(town, 1)
    assert posted_at(card) == berlin(3, 24, 9)
    assert FAVOURITE in card.text
    assert len(set(roles_on(card))) == 3
    waiting, _, chosen = (await town.types("carla", "/topics")).partition("🗓")
    assert FAVOURITE not in waiting
    assert FAVOURITE in chosen


async def roles_change_hands(town: Town) -> None:
    """Who documents can't come; who reflects would like to hand over, and somebody takes it."""
    moderator, absent, giver = roles_on(await card_of(town, 1))
    await town.press(absent, "sessions:cannot-come")
    card = await card_of(town, 1)
    stand_in = roles_on(card)[1]
    assert roles_on(card) == [moderator, stand_in, giver]
    assert stand_in not in (moderator, absent, giver)
    await town.wait_until(berlin(3, 25, 12))
    for holder in (moderator, stand_in, giver):
        (role_card,) = _role_cards(town, holder)
        zone = ZoneInfo(town.acting.stage.person(holder).zone)
        assert posted_at(role_card) == datetime(2026, 3, 25, 9, tzinfo=zone)
    assert not _role_cards(town, absent)
    await town.press(giver, "sessions:swap", DIRECT)
    await town.press(giver, "sessions:hand-over", None)
    (taker,) = {f"U0{name.upper()}" for name in CIRCLE} - {moderator, stand_in, giver, absent}
    await town.press(taker, "sessions:take-role")
    assert roles_on(await card_of(town, 1)) == [moderator, stand_in, taker]
    assert town.finds("anna", "has taken over from")
    assert "sessions:decline" not in {each.action_id for each in town.sees(giver, DIRECT)[-1].elements}


def _role_cards(town: Town, person: str) -> list[SeenMessage]:
    declined = "sessions:decline"
    return [each for each in town.sees(person, DIRECT) if declined in {one.action_id for one in each.elements}]


async def the_session_runs_phase_by_phase(town: Town) -> None:
    """A phase at its time, one early by Next, one late by five minutes more; then all run out by themselves."""
    moderator, documenter, _ = roles_on(await card_of(town, 1))
    await town.wait_until(berlin(3, 26, 14))
    await town.press(documenter, "sessions:start")
    await town.reads(documenter, "Wenn das gerade nicht geht" if documenter in GERMAN else "If that isn’t possible")
    await town.press(moderator, "sessions:start")
    begun = town.clock.now()
    thread = (await card_of(town, 1)).ts
    await town.wait_until(begun + timedelta(minutes=6))
    await town.press(moderator, "sessions:next-phase")
    await town.press(moderator, "sessions:more-time")
    await town.wait_until(begun + timedelta(hours=1, minutes=5))
    opened = [message for number in range(1, 9) for message in town.finds("anna", f"{number} of 8 ·")]
    assert {message.thread_ts for message in opened} == {thread}
    minutes = [round((posted_at(message) - posted_at(opened[0])) / timedelta(minutes=1)) for message in opened]
    assert minutes == [0, 5, 6, 21, 39, 46, 51, 54]
    assert [each.text.splitlines()[0].endswith("over") for each in opened] == [True] * 8
    end = await town.reads("anna", "Session 1 of 4 is done")
    assert round((posted_at(end) - posted_at(opened[0])) / timedelta(minutes=1)) == 56


async def they_reflect_each_in_their_own_way(town: Town) -> None:
    """Ben shares with his circle, Carla as the only one without her name, David and Anna keep theirs."""
    await _open_reflection(town, "ben")
    half = await town.acting.submit("ben", {"what": SHARED, "if_text": "a loop has calls in it"})
    assert half.modal is not None
    assert set(half.modal.errors) == {"then_text"}
    assert {each.block_id: each.value for each in half.modal.elements}["what"] == SHARED
    await _keep(town, "ben", {"so_what": WHY, "then_text": PLAN, "visibility": "circle"})
    for name, what, plan, visibility in (
        ("carla", NAMELESS, NAMELESS_PLAN, "anonymous"), ("david", PRIVATE, OWN_PLAN, "only_me"),
    ):  # fmt: skip
        await _open_reflection(town, name)
        written = {"what": what, "so_what": WHY, "if_text": "it happens again", "then_text": plan}
        await _keep(town, name, written | {"visibility": visibility})
    await _open_reflection(town, "anna")
    short = await town.acting.submit("anna", {"what": PRIVATE})
    assert short.modal is not None
    assert short.modal.callback_id == "reflections:deepen"
    await _keep(town, "anna", {"more": WHY})


async def _open_reflection(town: Town, name: str) -> None:
    await town.press(name, "reflections:open")
    await town.see_modal(name, "reflections:keep")


async def _keep(town: Town, name: str, values: dict[str, str]) -> None:
    outcome = await town.acting.submit(name, values)
    assert outcome.modal is not None
    assert outcome.modal.callback_id == "reflections:kept"
    await town.acting.close(name, everything=True)


async def the_minutes_go_into_the_thread(town: Town) -> None:
    card = await card_of(town, 1)
    writer = roles_on(card)[1]
    await town.press(writer, "sessions:minutes")
    await town.see_modal(writer, "sessions:keep-minutes")
    outcome = await town.acting.submit(writer, {"text": MINUTES})
    assert outcome.modal is None
    await town.a_moment()
    assert (await town.reads("elif", MINUTES)).thread_ts == card.ts


async def the_digest_tells_only_what_was_shared(town: Town) -> None:
    await town.wait_until(berlin(3, 27, 15, 1))
    digest = await town.reads("anna", "This week in Async Python")
    assert posted_at(digest) == berlin(3, 27, 15)
    assert f"“{SHARED}” (@Ben Carter)" in digest.text
    assert OTHER in digest.text


async def the_second_session_is_at_two_in_summer_time_too(town: Town) -> None:
    await town.wait_until(berlin(3, 31, 9, 1))
    card = await card_of(town, 2)
    assert posted_at(card) == datetime(2026, 3, 31, 7, tzinfo=UTC)
    assert OTHER in card.text
    await town.wait_until(datetime(2026, 4, 2, 12, tzinfo=UTC))
    call = await town.reads("anna", f"It’s time: {OTHER}")
    assert posted_at(call) == berlin(4, 2, 14)
    await town.press(roles_on(card)[0], "sessions:start")
    await town.reads("anna", "1 of 8 · Recall · 5 min")
    await town.press(roles_on(card)[0], "sessions:next-phase")
    plans = await town.reads("anna", "Last time’s plans")
    assert "Check-in" in plans.text
    assert plans.thread_ts == card.ts
    assert f"If a loop has calls in it, then I will {PLAN}” (@Ben Carter)" in plans.text
    await town.press(roles_on(card)[0], "sessions:end")
    await town.reads("anna", "Session 2 of 4 is done")


async def the_season_comes_to_its_end(town: Town) -> None:
    """Nobody starts the third session; the fourth is the last, and then there is quiet."""
    await town.wait_until(berlin(4, 16, 14))
    assert "didn’t take place" in (await card_of(town, 3)).text
    cards = town.finds("anna", "together · session ")
    assert len(cards) == 4
    turns = Counter(person for card in cards for person in roles_on(card))
    assert max(turns.values()) - min(turns[f"U0{name.upper()}"] for name in CIRCLE) <= 1
    await town.press(roles_on(cards[-1])[0], "sessions:start")
    await town.press(roles_on(cards[-1])[0], "sessions:end")
    await town.reads("anna", "season of Async Python is complete")
    await town.reads("hannes", "This circle has come to its end")
    await town.wait_until(berlin(4, 21, 9))  # the last climate check is closed
    await town.wait_until(berlin(4, 27, 9))
    assert [each.text for each in town.sees("anna", PYTHON) if posted_at(each) > berlin(4, 21, 9)] == []
    assert "Topics belong to a circle, and you aren’t in one yet" in await town.types("ben", "/topics add One more")


def nothing_private_stands_in_any_message(town: Town) -> None:
    written = json.dumps([(m.text, m.blocks, m.metadata) for m in town.all_messages()], ensure_ascii=False)
    assert SHARED in written
    assert not [text for text in UNSEEN if text in written]


async def nothing_private_can_be_read_in_the_database(address: str) -> None:
    """Neither in the rows nor, on SQLite, in the file; what people said in public is there, which proves the search."""
    url = parse_url(address)
    engine = open_engine(url)
    async with engine.connect() as connection:
        tables = await connection.run_sync(lambda sync: sa.inspect(sync).get_table_names())
        rows = [tuple(row) for name in tables for row in await connection.execute(sa.text(f'SELECT * FROM "{name}"'))]
    await engine.dispose()
    kept = _file(url) + b"\n".join(
        each if isinstance(each, bytes) else str(each).encode() for row in rows for each in row
    )
    assert OTHER.encode() in kept
    assert not [text for text in (*UNSEEN, SHARED, PLAN) if text.encode() in kept]


def _file(url: sa.URL) -> bytes:
    return Path(str(url.database)).read_bytes() if url.get_backend_name() == "sqlite" else b""
