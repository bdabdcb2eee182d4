"""A whole season of a circle that meets, with all that may come between, as its members live it: in one story."""

import re
from datetime import timedelta

import pytest

from bot.practice.reading.reading import SeenMessage
from tests.journeys.bad_input import accepted, put_away
from tests.journeys.town import DIRECT, PYTHON, Town, berlin, posted_at, roles_on
from tests.journeys.ways import only

pytestmark = [pytest.mark.usefixtures("calm"), pytest.mark.long, only("socket-sqlite")]
CIRCLE = ("anna", "ben", "carla", "david", "elif")
GERMAN = ("U0ANNA", "U0DAVID", "U0ELIF")
TOPICS = ("Reading a flame graph", "Testing code that waits", "Locks")
LEADERSHIP = "leadership"


async def test_a_season_together(town: Town) -> None:
    town.milestones = True
    await a_circle_gathers(town)
    await roles_change_hands_before_the_kickoff(town)
    await nobody_starts_and_it_is_made_up_for(town)
    await somebody_leaves_in_the_middle_of_half_time(town)
    await another_circle_comes_in(town)
    await the_season_closes(town)
    assert town.api_errors() == []


async def card_of(town: Town, session: int) -> SeenMessage:
    """Return a session's card as it stands when all is said that waits to be said."""
    await town.a_moment()
    return await town.reads("ben", f"session {session} of 6")


async def hold(town: Town, session: int) -> None:
    """Have a session started whose time has come, and ended."""
    moderator = roles_on(await card_of(town, session))[0]
    await town.press(moderator, "sessions:start")
    await town.press(moderator, "sessions:end")
    await town.reads("ben", f"Session {session} of 6 is done")


async def a_circle_gathers(town: Town) -> None:
    await town.clock.turn_to(berlin(3, 9, 9))
    await town.found_circle(language="English", first="2026-03-12", sessions="6", places="8", milestones=["yes"])
    for name in CIRCLE[1:]:
        await town.gather(name)
        await town.a_moment()
    for name, topic in zip(CIRCLE, TOPICS, strict=False):
        await town.types(name, f"/topics add {topic}")


async def roles_change_hands_before_the_kickoff(town: Town) -> None:
    """Who documents can't come, who moderates declines, who reflects hands over to them."""
    await town.wait_until(berlin(3, 11, 12))
    card = await card_of(town, 1)
    assert "Kick-off: people, goal, rules" in card.text
    moderator, absent, giver = roles_on(card)
    await town.press(absent, "sessions:cannot-come", ts=card.ts)
    await town.press(moderator, "sessions:decline", DIRECT)
    await town.press(giver, "sessions:swap", DIRECT)
    await town.press(giver, "sessions:hand-over", None)
    await town.a_moment()
    await town.press(moderator, "sessions:take-role")
    card = await card_of(town, 1)
    others, last = roles_on(card)[:2], roles_on(card)[2]
    assert last == moderator
    assert set(others) == {f"U0{name.upper()}" for name in CIRCLE} - {moderator, absent, giver}
    assert "Can’t come this time:" in card.text
    await town.wait_until(berlin(3, 12, 14))
    await hold(town, 1)


async def nobody_starts_and_it_is_made_up_for(town: Town) -> None:
    await town.wait_until(berlin(3, 19, 14, 16))
    await town.reads("ben", "hasn’t begun yet. Does it still suit you?")
    await town.wait_until(berlin(3, 19, 15, 1))
    assert "didn’t take place" in (await card_of(town, 2)).text
    await town.press("ben", "sessions:move")
    await town.see_modal("ben", "sessions:keep-move")
    accepted(await town.acting.submit("ben", {"day": "2026-03-24", "at": "16:00"}))
    await town.settle()
    await put_away(town, "ben")
    assert "Tuesday, March 24, 2026, 3:00 PM" in (await card_of(town, 2)).text
    await town.wait_until(berlin(3, 24, 16))
    card = await card_of(town, 2)
    assert any(topic in card.text for topic in TOPICS)
    await hold(town, 2)


async def somebody_leaves_in_the_middle_of_half_time(town: Town) -> None:
    """Who moderates leaves the circle, the app is restarted, and somebody who is there goes on."""
    await town.wait_until(berlin(3, 26, 14))
    card = await card_of(town, 3)
    assert "Looking back on the way: keep, change, stop" in card.text
    moderator, takes_over, _ = roles_on(card)
    await town.press(moderator, "sessions:start")
    await town.wait_until(berlin(3, 26, 14, 5))
    await town.types(moderator, "/circle leave")
    await town.press(moderator, "circles:leave")
    await town.stop_app()
    await town.start_app()
    await town.a_moment()
    await town.press(takes_over, "sessions:next-phase")
    await town.press(takes_over, "sessions:take-moderation")
    await town.press(takes_over, "sessions:next-phase")
    assert roles_on(await card_of(town, 3))[0] == takes_over
    assert f"<@{takes_over}> moderates" in str((await town.reads("ben", "moderates from here on")).blocks)
    noted = "Notiert: Die Rolle 🎙 Moderation" if moderator in GERMAN else "Noted: 🎙 Moderation"
    assert town.finds(moderator, noted, DIRECT)
    await town.reads("ben", "2 of 7 · Fist to five · 3 min")
    await town.press(takes_over, "sessions:end")
    await town.reads("ben", "Session 3 of 6 is done: Looking back")
    assert len(town.finds("ben", "1 of 7 · Where each")) == 1


async def another_circle_comes_in(town: Town) -> None:
    """Frank's circle asks, and its people and topics come over."""
    await town.acting.invite("frank", "zirkel", LEADERSHIP)
    await town.found_circle("frank", LEADERSHIP, name="Leading", language="English", first="2026-04-30")
    await town.gather("grace", channel=LEADERSHIP)
    await town.types("grace", "/topics add Saying no", LEADERSHIP)
    await town.acting.command("frank", LEADERSHIP, "/circle merge")
    await town.see_modal("frank", "lifecycle:merge")
    await town.press("frank", "lifecycle:offer", None)
    await put_away(town, "frank")
    await town.wait_until(berlin(4, 1, 10))
    await town.press_in_home(await who_decides(town), "lifecycle:accept")
    await town.all_move("frank", "grace")
    welcome = await town.reads("ben", "Welcome")
    assert set(re.findall(r"@\w+ \w+", welcome.text)) == {"@Frank Miller", "@Grace Okafor"}
    await town.wait_until(berlin(4, 1, 15, 5))  # their circle keeps New York's hours
    await town.reads("grace", "Leading goes on as part of Async Python", LEADERSHIP)
    assert "Saying no" in await town.types("frank", "/topics")


async def who_decides(town: Town) -> str:
    """Return who is responsible for the circle: its founder, unless it was they who left in the middle of half-time."""
    for name in CIRCLE:
        await town.acting.open_home(name)
        await town.a_moment()
    [owner] = [name for name in CIRCLE if town.waits_in_home(name, "lifecycle:accept")]
    return owner


async def the_season_closes(town: Town) -> None:
    """The last session looks back, those who came in are part of it; then there is quiet."""
    await town.wait_until(berlin(4, 2, 14))
    await hold(town, 4)
    await town.wait_until(berlin(4, 9, 14))
    await hold(town, 5)
    await town.wait_until(berlin(4, 16, 14))
    card = await card_of(town, 6)
    assert "Closing: what stays, thanks, farewell" in card.text
    await town.press("grace", "sessions:cannot-come", ts=card.ts)
    assert "Can’t come this time: @Grace Okafor" in (await card_of(town, 6)).text
    await hold(town, 6)
    await town.reads("frank", "The season of Async Python is complete")
    await town.reads("hannes", "This circle has come to its end")
    await town.wait_until(berlin(4, 22, 10))  # the climate check is closed by then
    quiet = town.clock.now()
    await town.pass_time(timedelta(days=14))
    assert [message.text for message in town.all_messages() if posted_at(message) > quiet] == []
    await town.types("ben", f"/topics add {TOPICS[0]}", PYTHON)
    await town.reads("ben", "you aren’t in one yet")
