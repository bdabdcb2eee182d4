"""A circle pauses over two sessions and goes on: nothing is said meanwhile or caught up with, nothing is lost."""

from datetime import datetime

import pytest

from tests.journeys.town import DIRECT, PYTHON, Town, berlin, posted_at, roles_on
from tests.journeys.ways import HTTP_SQLITE

pytestmark = [pytest.mark.usefixtures("calm"), HTTP_SQLITE]


async def pause(town: Town, until: str) -> None:
    """Start a circle of four that meets from 12 March, and let it pause once its first session has its card."""
    await town.found_circle(language="English", first="2026-03-12", sessions="6")
    await town.gather("ben", "carla", "david")
    await town.types("ben", "/topics add Reading a flame graph")
    await town.wait_until(berlin(3, 10, 12))
    card = await town.reads("ben", "session 1 of 6")
    await town.acting.command("anna", PYTHON, "/circle pausieren")
    await town.see_modal("anna", "lifecycle:pause")
    for wrong in ("2026-03-10", "2027-03-12"):
        refused = await town.acting.submit("anna", {"until": wrong})
        assert refused.modal is not None
        assert set(refused.modal.errors) == {"until"}
    assert (await town.acting.submit("anna", {"until": until})).modal is None
    await town.settle()
    await town.a_moment()
    await town.press("ben", "sessions:cannot-come", as_seen=card)
    await town.reads("ben", "This circle is on a break, so nothing was changed")


def since(town: Town, moment: datetime) -> list[str]:
    """Return what was posted anywhere since then."""
    return [message.text for message in town.all_messages() if posted_at(message) > moment]


async def test_a_pause_over_two_sessions_ends_by_itself(town: Town) -> None:
    await pause(town, "2026-03-24")
    paused = await town.reads("ben", "Async Python is on a break until Tuesday 24 March")
    (card,) = town.finds("ben", "session 1 of 6")
    assert card.elements == ()
    invitation = await town.reads("hannes", "Trust our own services")
    assert "is on a break until Tuesday 24 March" in invitation.text
    assert invitation.elements == ()
    quiet = town.clock.now()
    await town.stop_app()
    await town.start_app()
    await town.wait_until(berlin(3, 24, 8, 59))
    assert since(town, quiet) == []
    await town.stop_app()
    await town.start_app()
    await town.wait_until(berlin(3, 24, 9, 1))
    told = await town.reads("ben", "Async Python goes on.")
    assert posted_at(told) == berlin(3, 24, 9)
    assert "Next session: Thursday, March 26, 2026" in told.text
    assert not [each for each in town.sees("ben", PYTHON) if each.ts == paused.ts and each.elements]
    cards = town.finds("ben", "session 1 of 6")
    assert len(cards) == 1
    assert posted_at(cards[0]) >= berlin(3, 24, 9)
    assert "Reading a flame graph" in cards[0].text
    assert "gets a new date" in next(each.text for each in town.sees("ben", PYTHON) if each.ts == card.ts)
    await town.wait_until(berlin(3, 26, 14, 1))
    assert len(town.finds("ben", "It’s time")) == 1
    assert not [text for text in since(town, quiet) if "didn’t take place" in text]
    assert town.api_errors() == []


async def test_an_owner_goes_on_earlier(town: Town) -> None:
    """What is stale says so, whoever isn't responsible can't, and the session gets the next date of the rhythm."""
    await pause(town, "2026-04-20")
    await town.press("ben", "circles:resume")
    await town.reads("ben", "Only the people responsible for the circle can do this")
    paused = await town.reads("anna", "Async Python is on a break until")
    await town.wait_until(berlin(3, 20, 12))
    quiet = town.clock.now()
    await town.acting.command("anna", PYTHON, "/circle weiter")
    await town.reads("anna", "Async Python goes on.")
    await town.press("anna", "circles:resume", as_seen=paused)
    await town.reads("anna", "Diese Nachricht ist überholt")
    assert "Thursday, March 26, 2026" in (await town.reads("ben", "Async Python goes on.")).text
    await town.wait_until(berlin(3, 24, 9, 1))
    await town.a_moment()
    cards = town.finds("ben", "session 1 of 6")
    assert [posted_at(each).date().isoformat() for each in cards] == ["2026-03-24"]
    assert {element.action_id for element in cards[0].elements} >= {"sessions:cannot-come", "sessions:swap"}
    await town.wait_until(berlin(3, 26, 13, 59))
    roles = [message for name in ("anna", "ben", "carla", "david") for message in town.sees(name, DIRECT)]
    assert len([each for each in roles if posted_at(each) > quiet]) >= 2
    assert not [text for text in since(town, quiet) if "didn’t take place" in text]
    assert town.api_errors() == []


async def test_what_runs_goes_on_to_its_end(town: Town) -> None:
    await town.found_circle(language="English", first="2026-03-12", sessions="6")
    await town.gather("ben", "carla")
    await town.wait_until(berlin(3, 12, 14))
    card = await town.reads("anna", "session 1 of 6")
    await town.press(roles_on(card)[0], "sessions:start")
    await town.acting.command("anna", PYTHON, "/circle pause")
    await town.see_modal("anna", "lifecycle:pause")
    await town.acting.submit("anna", {})
    await town.wait_until(berlin(3, 12, 15, 1))
    end = await town.reads("anna", "Session 1 of 6 is done")
    assert "Next time" not in end.text
    quiet = town.clock.now()
    await town.wait_until(berlin(3, 30, 9))
    assert [text for text in since(town, quiet) if "situation" not in text] == []
    assert town.api_errors() == []
