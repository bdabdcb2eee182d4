"""Who comes late, who leaves in the middle, who leaves the company and comes back."""

import re

from bot.practice.people.moving import NewProfile
from tests.journeys.town import Town, berlin, roles_on
from tests.journeys.ways import SOCKET_POSTGRES

pytestmark = SOCKET_POSTGRES


async def test_who_comes_late_is_told_the_next_date_or_that_a_session_runs(town: Town) -> None:
    await _gather(town)
    await town.wait_until(berlin(3, 12, 14))
    first = roles_on(await town.reads("ben", "together · session 1 of 4"))
    await town.press(first[0], "sessions:start")
    await town.press("frank", "circles:join")
    await town.reads("frank", "right now, in a thread in #python-circle")
    await town.reads(first[0], "1 of 8 ·")
    await town.press(first[0], "sessions:end")
    await town.press("grace", "circles:join")
    assert re.search(r"Next: 🗓 .*19.*The roles take turns", (await town.reads("grace", "The roles take turns")).text)
    await town.wait_until(berlin(3, 19, 13, 59))
    second = roles_on(await town.reads("ben", "together · session 2 of 4"))
    await town.wait_until(berlin(3, 26, 13, 59))
    third = roles_on(await town.reads("ben", "together · session 3 of 4"))
    assert {"U0FRANK", "U0GRACE"} <= {*second, *third}
    assert not set(second) & set(third)


async def test_who_moderates_leaves_the_company_and_somebody_else_leads(town: Town) -> None:
    """The card names others, the deactivated person holds nothing; back again they are in their circle as before."""
    await _gather(town)
    await town.wait_until(berlin(3, 12, 13, 59))
    card = await town.reads("ben", "together · session 1 of 4")
    gone, names = roles_on(card)[0], town.server.workspace.people
    watcher = next(each for each in ("U0BEN", "U0DAVID") if each != gone)
    await town.acting.change_profile(names[gone].name, NewProfile(deleted=True))
    await town.wait_until(berlin(3, 12, 14, 1))
    now = roles_on(await town.reads(watcher, "together · session 1 of 4"))
    assert gone not in now
    await town.press(now[0], "sessions:start")
    await town.reads(watcher, "1 of 8 ·")
    await town.acting.change_profile(names[gone].name, NewProfile(deleted=False))
    await town.settle()
    assert "Async Python" in await town.types(names[gone].name, "/circle")


async def _gather(town: Town) -> None:
    """Start a circle of four on the ninth of March, which meets on the twelfth and has places for seven."""
    await town.clock.turn_to(berlin(3, 9, 9))
    await town.found_circle(language="English", first="2026-03-12", places="7")
    await town.gather("ben", "carla", "david")
