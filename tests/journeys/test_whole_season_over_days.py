"""A whole season over days, with all that may come between, as its members live it: in one story."""

import re
from datetime import timedelta

import pytest

from bot.practice.reading.reading import SeenMessage
from tests.journeys.bad_input import accepted, put_away
from tests.journeys.over_days import answers, reads, step
from tests.journeys.town import DIRECT, Town, berlin, posted_at, roles_on
from tests.journeys.ways import only

pytestmark = [pytest.mark.usefixtures("calm"), pytest.mark.long, only("http-postgres")]
CIRCLE = ("anna", "ben", "carla", "david")
NEW_HERE, GOAL, VIEW = "I look after the queues", "Nobody is woken up by a queue", "Cancelling is a request"
SAFE = ("Very safe", "Safe enough", "Not yet")
LEADERSHIP = "leadership"


async def test_a_season_over_days(town: Town) -> None:
    town.milestones = True
    await a_circle_gathers(town)
    await roles_change_hands_before_it_begins(town)
    await the_first_week(town)
    await half_time_without_names_and_with_a_restart(town)
    await another_circle_comes_in_while_a_week_runs(town)
    await the_season_closes(town)
    assert town.api_errors() == []


async def a_circle_gathers(town: Town) -> None:
    await town.clock.turn_to(berlin(3, 9, 9))
    await town.found_circle(
        language="English", mode="async", format_id="async-week", first="2026-03-12", at="09:00", places="6",
        sessions="6", milestones=["yes"],
    )  # fmt: skip
    for name in CIRCLE[1:]:
        await town.gather(name)
        await town.a_moment()
    await town.types("ben", "/topics add Locks")


async def card_of(town: Town, session: int) -> SeenMessage:
    """Return a session's card as it stands when all is said that waits to be said."""
    await town.a_moment()
    return await town.reads("anna", f"session {session} of 6")


async def roles_change_hands_before_it_begins(town: Town) -> None:
    """Who moderates declines; who documents hands over to them."""
    await town.wait_until(berlin(3, 11, 12))
    card = await card_of(town, 1)
    declines, giver, reflects = roles_on(card)
    await town.press(declines, "sessions:decline", DIRECT)
    (stand_in,) = {f"U0{name.upper()}" for name in CIRCLE} - {declines, giver, reflects}
    await town.press(giver, "sessions:swap", ts=card.ts)
    await town.press(giver, "sessions:hand-over", None)
    await town.a_moment()
    await town.press(declines, "sessions:take-role")
    assert roles_on(await card_of(town, 1)) == [stand_in, declines, reflects]


async def the_first_week(town: Town) -> None:
    """The kick-off begins by itself; what was written is read together; who documents writes the goal down."""
    await town.wait_until(berlin(3, 12, 9, 5))
    for name in ("ben", "carla"):
        await answers(town, name, step(town, 1, 7), NEW_HERE)
    await town.wait_until(berlin(3, 13, 15, 1))
    together = await town.reads("david", "Who is here · what you wrote")
    assert NEW_HERE in str(together.blocks)
    digest = await town.reads("anna", "This week in Async Python")
    assert (
        "Under way: 🗓 Kick-off: people, goal, rules, in its thread until Donnerstag, 19. März 2026, 09:00"
        in digest.text
    )
    await town.wait_until(berlin(3, 16, 9, 5))
    writer = roles_on(await card_of(town, 1))[1]
    await town.press(writer, "charter:open", ts=step(town, 4, 7).ts)
    await town.see_modal(writer, "charter:keep")
    accepted(await town.acting.submit(writer, {"goal": GOAL}))
    await town.settle()
    agreed = await town.reads("david", "this is what you agreed on")
    assert GOAL in str(agreed.blocks)
    await town.wait_until(berlin(3, 19, 9, 5))
    await town.reads("anna", "Session 1 of 6 is done")


async def half_time_without_names_and_with_a_restart(town: Town) -> None:
    """Half-time shows the goal; how easy it is to admit a gap is told without names."""
    await town.wait_until(berlin(3, 26, 9, 5))
    await town.reads("anna", "Session 2 of 6 is done")
    assert "Looking back on the way: keep, change, stop" in (await card_of(town, 3)).text
    assert GOAL in str(step(town, 1, 7).blocks)
    climate = step(town, 2, 7)
    for name, answer in zip(CIRCLE, SAFE, strict=False):
        await answers(town, name, climate, answer)
    assert SAFE[0] not in (await reads(town, "ben", climate)).text
    await town.stop_app()
    await town.clock.turn_to(berlin(3, 27, 8))
    await town.start_app()
    await town.wait_until(berlin(3, 27, 9, 5))
    shown = await town.reads("david", "what you wrote, without names")
    assert all(answer in str(shown.blocks) for answer in SAFE)
    assert "U0" not in str(shown.blocks)


async def another_circle_comes_in_while_a_week_runs(town: Town) -> None:
    """Frank's circle asks; its people move while the fourth week runs, and answer its open step."""
    await town.acting.invite("frank", "zirkel", LEADERSHIP)
    await town.found_circle("frank", LEADERSHIP, name="Leading", language="English", first="2026-04-30")
    await town.gather("grace", channel=LEADERSHIP)
    await town.acting.command("frank", LEADERSHIP, "/circle merge")
    await town.see_modal("frank", "lifecycle:merge")
    await town.press("frank", "lifecycle:offer", None)
    await put_away(town, "frank")
    await town.wait_until(berlin(4, 2, 9, 5))
    await town.reads("anna", "Session 3 of 6 is done")
    await town.wait_until(berlin(4, 2, 16))
    await town.press_in_home("anna", "lifecycle:accept")
    await town.all_move("frank", "grace")
    welcome = await town.reads("ben", "Welcome")
    assert set(re.findall(r"@\w+ \w+", welcome.text)) == {"@Frank Miller", "@Grace Okafor"}
    await answers(town, "frank", step(town, 2, 7), VIEW)
    await town.wait_until(berlin(4, 3, 17, 5))
    assert "U0FRANK" in str((await town.reads("ben", "Own view first · what you wrote")).blocks)
    await town.wait_until(berlin(4, 6, 9, 5))
    await town.press(roles_on(await card_of(town, 4))[0], "sessions:end")
    await town.reads("anna", "Session 4 of 6 is done")


async def the_season_closes(town: Town) -> None:
    await town.wait_until(berlin(4, 16, 9, 5))
    assert "Closing: what stays, thanks, farewell" in (await card_of(town, 6)).text
    await answers(town, "grace", step(town, 1, 6), SAFE[0])
    await town.wait_until(berlin(4, 23, 9, 5))
    await town.reads("frank", "The season of Async Python is complete")
    said = str([message.blocks for message in town.all_messages() if posted_at(message) > berlin(4, 16, 9)])
    assert SAFE[0] not in said
    await town.wait_until(berlin(4, 28, 9))  # the last climate check is closed
    quiet = town.clock.now()
    await town.pass_time(timedelta(days=14))
    assert [message.text for message in town.all_messages() if posted_at(message) > quiet] == []
