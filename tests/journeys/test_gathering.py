"""A circle gathers: two wait, one is asked quietly, the third makes it begin."""

from tests.journeys.town import DIRECT, PYTHON, Town, berlin
from tests.journeys.ways import SOCKET_POSTGRES

pytestmark = SOCKET_POSTGRES


async def test_two_gather_for_weeks_and_with_the_third_the_dates_begin(town: Town) -> None:
    await town.clock.turn_to(berlin(3, 9, 9))
    await town.found_circle(language="English", first="2026-03-12", places="5")
    await town.gather("ben")
    assert "As soon as one more joins" in (await town.reads("ben", "You are in")).text
    assert "begins once three are in" in await town.types("ben", "/circle")
    card = await town.reads("frank", "2 of 5 places taken · begins once three are in")
    await town.types("ben", "/topics add Reading a flame graph")
    await town.wait_until(berlin(4, 15, 12))
    [asked] = town.finds("anna", "sammelt sich seit zwei Wochen", DIRECT)
    assert "nichts zu tun" in asked.text
    assert not town.finds("ben", "has been gathering", DIRECT)
    for told in ("session 1", "This week", "How should", "First session"):
        assert not town.finds("ben", told)
    await town.press("carla", "circles:join", as_seen=card)
    begun = await town.reads("ben", "Async Python begins. First session")
    assert "April 23" in begun.text
    await town.reads("anna", "Async Python hat begonnen", DIRECT)
    assert "from Thursday 23 April" in (await town.reads("frank", "3 of 5 places taken")).text
    await town.acting.open_home("carla")
    await town.settle()
    assert "April 23" in town.home("carla")
    await town.wait_until(berlin(4, 21, 12))
    await town.reads("ben", "session 1 of")
    assert town.api_errors() == []


async def test_a_circle_that_never_began_ends_with_one_sentence(town: Town) -> None:
    await town.clock.turn_to(berlin(3, 9, 9))
    await town.found_circle(language="English", first="2026-03-12")
    await town.gather("ben")
    assert "nichts zu pausieren" in await town.types("anna", "/circle pause")
    await town.acting.command("anna", PYTHON, "/circle end")
    await town.see_modal("anna", "lifecycle:end")
    await town.press("anna", "lifecycle:end-now", None)
    ended = await town.reads("ben", "Async Python has ended before its first session")
    assert "/reflect" not in ended.text
    await town.wait_until(berlin(4, 14, 12))
    assert not town.finds("anna", "sammelt sich", DIRECT)
    assert town.api_errors() == []
