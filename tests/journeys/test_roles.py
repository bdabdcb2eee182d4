"""Roles that people choose, that pass on by name from round to round, and how many a small circle has."""

import json
import re
from datetime import timedelta

import pytest

from bot.practice.reading.reading import SeenMessage
from tests.journeys.over_days import answers, reads, step
from tests.journeys.town import DIRECT, Town, berlin, roles_on
from tests.journeys.ways import HTTP_SQLITE

pytestmark = [pytest.mark.usefixtures("calm"), HTTP_SQLITE]
CHOOSE, DECLINE = "sessions:choose-role#0", "sessions:decline"
FEEDBACK = ("You asked us twice before you decided", "Your slides were full")


async def gather(town: Town, *members: str, **fields: str) -> None:
    """Have Anna found a circle that meets from Thursday, 12 March, and the others join one after the other."""
    await town.clock.turn_to(berlin(3, 9, 9))
    await town.found_circle(language="English", first="2026-03-12", **fields)
    for member in members:
        await town.gather(member)
        await town.a_moment()


async def card_of(town: Town) -> SeenMessage:
    """Return the first session's card as it stands when all is said that waits to be said."""
    await town.a_moment()
    return await town.reads("anna", "session 1 of 4")


async def open_step(town: Town) -> SeenMessage:
    """Return the step that is open just now."""
    return await town.reads("anna", "min (until")


def named_first(message: SeenMessage) -> str:
    """Return whom a message names first."""
    return str(re.findall(r"<@(\w+)>", json.dumps(message.blocks))[0])


async def test_a_case_is_brought_given_back_and_brought_by_somebody_else(town: Town) -> None:
    """The first to press has it; who can't come gives it back; once it has begun, the step that needs one asks."""
    await gather(town, "ben", "carla", "david", format_id="kollegiale-fallberatung")
    await town.wait_until(berlin(3, 10, 9, 5))
    card = await card_of(town)
    assert "Case giver: still open" in card.text
    await town.press("grace", CHOOSE)
    assert "Case giver: still open" in (await card_of(town)).text
    await town.press("ben", CHOOSE, as_seen=card)
    await town.press("carla", CHOOSE, as_seen=card)
    await town.reads("carla", "has this role already")
    assert "Case giver: @Ben Carter" in (await card_of(town)).text
    await town.press("ben", "sessions:cannot-come", ts=card.ts)
    assert "Case giver: still open" in (await card_of(town)).text
    await town.wait_until(berlin(3, 12, 14))
    await town.press(roles_on(await card_of(town))[0], "sessions:start")
    while "Case giver" not in (await open_step(town)).text:
        await town.pass_time(timedelta(minutes=1))
    await town.press("carla", CHOOSE, ts=(await open_step(town)).ts)
    await town.a_moment()
    assert "over to @Carla Núñez" in (await open_step(town)).text
    assert town.api_errors() == []


async def test_a_block_passes_its_role_on_by_name(town: Town) -> None:
    """Three people, three rounds: each is asked once, and only listens while the others think."""
    await gather(town, "ben", "carla", format_id="troika", places="3")
    await town.wait_until(berlin(3, 12, 14))
    await town.press(roles_on(await card_of(town))[0], "sessions:start")
    begun, clients = town.clock.now(), []
    for turn in (1, 2, 3):
        await town.wait_until(begun + timedelta(minutes=10 * turn - 7, seconds=30))
        present = await open_step(town)
        assert f"Round {turn} of 3: the roles rotate." in present.text
        clients.append(named_first(present))
        await town.wait_until(begun + timedelta(minutes=10 * turn - 3, seconds=30))
        consult = await town.reads("anna", "Only listening:")
        assert json.dumps(consult.blocks).count(clients[-1]) == 1
        assert f"Only listening: <@{clients[-1]}>" in json.dumps(consult.blocks)
    assert set(clients) == {"U0ANNA", "U0BEN", "U0CARLA"}
    assert town.api_errors() == []


async def test_in_a_circle_under_four_two_roles_are_enough(town: Town) -> None:
    """A fourth person brings the third role; nobody has two."""
    await gather(town, "ben", "carla")
    await town.wait_until(berlin(3, 10, 9, 5))
    two = roles_on(await card_of(town))
    assert len(two) == len(set(two)) == 2
    await town.gather("david")
    three = roles_on(await card_of(town))
    assert three[:2] == two
    assert len(three) == len(set(three)) == 3
    await town.wait_until(berlin(3, 11, 12))
    assert [bool(town.sees(f"U0{name.upper()}", DIRECT)) for name in ("anna", "ben", "carla", "david")] == [
        f"U0{name.upper()}" in three for name in ("anna", "ben", "carla", "david")
    ]
    assert town.api_errors() == []


async def test_a_feedback_round_over_days_goes_on_to_the_next_person(town: Town) -> None:
    """In its second round somebody else asks; who asked first gives now, and only who asked reads it."""
    await gather(town, "ben", "carla", "david", format_id="feedback-round", mode="async", at="09:00", places="4")
    await town.wait_until(berlin(3, 12, 9, 5))
    first = named_first(step(town, 2, 14))
    others = {"U0ANNA", "U0BEN", "U0CARLA", "U0DAVID"} - {first}
    await answers(town, min(others), step(town, 3, 14), FEEDBACK[0])
    assert FEEDBACK[0] in (await reads(town, first, step(town, 3, 14))).text
    await town.wait_until(berlin(3, 13, 9, 5))
    second, give = named_first(step(town, 5, 14)), step(town, 6, 14)
    assert second in others
    assert "Round 2 of 4" in give.text
    await answers(town, second, step(town, 5, 14), "How did I explain it?")
    await town.press(second, "sessions:answer", ts=give.ts)
    assert town.modal(second) is None
    await answers(town, first, give, FEEDBACK[1])
    assert FEEDBACK[1] in (await reads(town, second, give)).text
    third = min(others - {second})
    assert FEEDBACK[1] not in (await reads(town, third, give)).text
    await town.press("anna", "sessions:end")
    await town.reads("anna", "Session 1 of 4 is done")
    said = json.dumps([message.blocks for message in town.all_messages()], ensure_ascii=False)
    assert not [words for words in FEEDBACK if words in said]
    assert town.api_errors() == []


async def test_roles_in_two_circles_on_one_day_come_as_one_message_in_which_each_can_be_given_back(town: Town) -> None:
    """Four people, two circles, three roles each: whoever has one in both reads it once, and gives one of them back."""
    everybody = ("ben", "carla", "david")
    await gather(town, *everybody)
    await town.found_circle(name="Rust", language="English", first="2026-03-12", at="16:00")
    await town.gather(*everybody)
    await town.wait_until(berlin(3, 11, 9, 5))
    cards = {name: town.finds(name, "Rust", DIRECT) for name in ("anna", *everybody)}
    person, card = next((name, seen[0]) for name, seen in cards.items() if seen and "Async Python" in seen[0].text)
    assert len(town.sees(person, DIRECT)) == 1
    buttons = [one for block in card.blocks for one in block.get("elements", ()) if one.get("action_id") == DECLINE]
    assert len(buttons) == 2
    await town.press(person, DECLINE, DIRECT, ts=card.ts, value=buttons[1]["value"])
    await town.a_moment()
    [changed] = town.sees(person, DIRECT)
    assert changed.ts == card.ts
    assert json.dumps(changed.blocks).count(DECLINE) == 1
    assert buttons[0]["value"] in json.dumps(changed.blocks).replace('\\"', '"')
    assert "Async Python" in changed.text
    assert "Rust" in changed.text
    assert town.api_errors() == []
