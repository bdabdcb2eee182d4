"""Carla's data: all of it in a file, then none of it anywhere, while the circle goes on."""

import json

import pytest

from tests.journeys.town import DIRECT, Town, berlin, roles_on
from tests.journeys.ways import SOCKET_POSTGRES

pytestmark = [pytest.mark.usefixtures("calm"), SOCKET_POSTGRES]
HERS, BENS, MINUTES = "Locks belong to one owner", "Queues before locks", "We agreed on timeouts."


async def test_everything_that_is_kept_comes_as_a_file_and_can_be_erased(town: Town) -> None:
    await a_session_is_held_and_reflected_on(town)
    await the_digest_tells_what_two_shared(town)
    await carla_takes_everything_along(town)
    await carla_has_everything_erased(town)
    await the_circle_goes_on_without_her(town)
    assert town.api_errors() == []


async def test_whoever_moderates_is_erased_in_the_middle_of_a_session_and_it_goes_on(town: Town) -> None:
    moderator = await a_session_begins(town)
    await town.press(moderator, "sessions:next-phase")
    await everything_is_erased(town, moderator)
    another = await whoever_moderates_from_here_on(town, moderator)
    await town.press(another, "sessions:next-phase")
    await town.press(another, "sessions:end")
    await town.reads(another, "what would you all like to keep")
    await town.wait_until(berlin(3, 19, 13, 59))
    assert moderator not in roles_on(await town.reads(another, "session 2 of 4"))
    assert town.api_errors() == []


async def a_session_begins(town: Town) -> str:
    await town.clock.turn_to(berlin(3, 9, 9))
    await town.found_circle(language="English", first="2026-03-12")
    await town.gather("ben", "carla", "david")
    await town.wait_until(berlin(3, 12, 14))
    moderator = roles_on(await town.reads("anna", "session 1 of 4"))[0]
    await town.press(moderator, "sessions:start")
    await town.a_moment()
    return moderator


async def whoever_moderates_from_here_on(town: Town, erased: str) -> str:
    """Who is said in the thread to moderate: chance decides whom the role is dealt to."""
    anybody_else = next(person for person in ("U0ANNA", "U0BEN", "U0CARLA") if person != erased)
    told = await town.reads(anybody_else, "moderates from here on")
    (another,) = roles_on(told)
    return another


async def a_session_is_held_and_reflected_on(town: Town) -> None:
    moderator = await a_session_begins(town)
    await town.press(moderator, "sessions:end")
    asked = await town.reads("anna", "what would you all like to keep")
    await town.press("carla", "sessions:minutes", ts=asked.ts)
    await town.see_modal("carla", "sessions:keep-minutes")
    await town.acting.submit("carla", {"text": MINUTES})
    for name, text in (("carla", HERS), ("ben", BENS)):
        await town.press(name, "reflections:open")
        await town.see_modal(name, "reflections:keep")
        await town.acting.submit(name, {"what": text, "visibility": "circle"})
        await town.acting.close(name, everything=True)


async def the_digest_tells_what_two_shared(town: Town) -> None:
    await town.wait_until(berlin(3, 13, 15, 10))
    digest = await town.reads("anna", HERS)
    assert BENS in digest.text


async def carla_takes_everything_along(town: Town) -> None:
    await town.types("carla", "/zirkel data")
    await town.see_modal("carla", "privacy:open")
    await town.acting.click("carla", "privacy:json")
    message = await town.reads("carla", "Everything Zirkel keeps about you", DIRECT)
    [file] = message.files
    data = json.loads(town.server.workspace.files[file.id].content or b"")
    assert (data["reflections"][0]["what"], data["minutes"][0]["text"]) == (HERS, MINUTES)
    assert BENS not in json.dumps(data)
    await town.acting.close("carla", everything=True)


async def everything_is_erased(town: Town, person: str) -> None:
    await town.types(person, "/zirkel data")
    await town.see_modal(person, "privacy:open")
    await town.acting.click(person, "privacy:ask-erase")
    await town.see_modal(person, "privacy:erase")
    done = await town.acting.submit(person, {})
    assert done.modal is not None
    assert done.modal.callback_id != "privacy:erase"
    await town.acting.close(person, everything=True)
    await town.a_moment()


async def carla_has_everything_erased(town: Town) -> None:
    await everything_is_erased(town, "carla")
    assert not [each for each in town.all_messages() if HERS in each.text or HERS in str(each.blocks)]
    assert not [each for each in town.all_messages() if MINUTES in str(each.blocks)]
    assert town.finds("anna", BENS)


async def the_circle_goes_on_without_her(town: Town) -> None:
    assert "Async Python" not in (await town.types("carla", "/zirkel help"))
    await town.wait_until(berlin(3, 19, 13, 59))
    card = await town.reads("anna", "session 2 of 4")
    assert "U0CARLA" not in roles_on(card)
    assert "Carla" not in (await town.types("anna", "/circle"))
