"""The door of a circle, over the real wire: ask and be let in, wait for a place, invite, hand over, change."""

from datetime import timedelta
from typing import Any

import pytest

from bot.practice.people.finding import NotPossible
from bot.practice.reading.reading import SeenView
from tests.journeys.bad_input import accepted, put_away, refused_under
from tests.journeys.town import DIRECT, PYTHON, Town, berlin
from tests.journeys.ways import twice

pytestmark = [pytest.mark.usefixtures("calm"), twice("http-sqlite")]


async def begin(town: Town, *members: str, **fields: Any) -> None:
    """Have Anna found a circle when everybody is at work, New York too, and others join one after the other."""
    await town.clock.turn_to(berlin(3, 9, 16))
    await town.found_circle(**{"language": "English", "places": "3"} | fields)
    for member in members:
        await town.a_moment()
        await town.gather(member)


async def open_page(town: Town, person: str) -> SeenView:
    """Have somebody open the page of their circle from `/circle`."""
    await town.types(person, "/circle")
    await town.press(person, "circles:page")
    return await town.see_modal(person, "circles:page")


async def on_page(town: Town, person: str, action_id: str, callback_id: str) -> SeenView:
    """Have somebody open a modal on top of their circle's page."""
    await open_page(town, person)
    await town.press(person, action_id, None)
    return await town.see_modal(person, callback_id)


async def press_for(town: Town, person: str, action_id: str, which: int) -> None:
    """Have an owner press the button for one of the others."""
    modal = await town.see_modal(person, "circles:people")
    value = [each.value for each in modal.elements if each.action_id == action_id][which]
    await town.press(person, action_id, None, value=str(value))


def shows(town: Town, person: str, block_id: str) -> bool:
    modal = town.modal(person)
    return modal is not None and block_id in {each.block_id for each in modal.elements}


async def test_somebody_asks_and_is_let_in_and_somebody_else_is_not(town: Town) -> None:
    await begin(town, places="5", by_invitation="true")
    card = await town.reads("frank", "by request")
    await town.press("frank", "circles:ask")
    assert "You’ve asked to join" in town.finds("frank", "You’ve asked to join")[-1].text
    await town.press("grace", "circles:ask", as_seen=card)
    await town.press("grace", "circles:ask", as_seen=card)
    asked = await town.reads("anna", "möchte bei Async Python mitmachen", DIRECT)
    await town.a_moment()
    assert len(town.finds("anna", "möchte bei", DIRECT)) == 2
    await town.press("anna", "circles:not-now", DIRECT)
    await town.press("anna", "circles:let-in", DIRECT)
    assert "You are in: Async Python" in (await town.reads("frank", "You are in", DIRECT)).text
    assert "isn’t working out at the moment" in (await town.reads("grace", "isn’t working out", DIRECT)).text
    await town.press("anna", "circles:let-in", DIRECT, as_seen=asked)
    assert "2 of 5 places taken" in (await town.reads("ben", "places taken")).text
    page = await open_page(town, "anna")
    assert "@Frank" in page.text
    assert "möchte mitmachen" not in page.text
    assert town.api_errors() == []


async def test_a_place_that_becomes_free_is_kept_for_two_days_and_then_given_on(town: Town) -> None:
    await begin(town, "ben", "carla")
    card = await town.reads("frank", "All 3 places are taken")
    for person in ("frank", "grace", "grace"):
        await town.press(person, "circles:wait")
        await town.a_moment()
    assert len(town.finds("grace", "You’re on the waitlist")) == 2
    await open_page(town, "carla")
    await town.press("carla", "circles:leave", None)
    assert "You have left" in (await town.see_modal("carla")).text
    await put_away(town, "carla")
    offer = await town.reads("frank", "A place is free in Async Python", DIRECT)
    with pytest.raises(NotPossible):
        await town.acting.click("hannes", "circles:join", channel=PYTHON)
    await town.wait_until(berlin(3, 11, 17))
    assert "is no longer held" in (await town.reads("frank", "is no longer held", DIRECT)).text
    await town.press("frank", "circles:join", DIRECT, as_seen=offer)
    await town.reads("grace", "A place is free in Async Python", DIRECT)
    await town.press("grace", "circles:join", DIRECT)
    assert "You are in: Async Python" in (await town.reads("grace", "You are in", DIRECT)).text
    assert "All 3 places are taken" in (await town.reads("ben", "places are taken")).text
    await town.press("elif", "circles:wait", as_seen=card)
    await town.types("elif", "/circle")
    await town.press("elif", "circles:withdraw")
    assert town.api_errors() == []


async def test_people_are_invited_and_say_yes_or_no(town: Town) -> None:
    await begin(town, "ben", places="4")
    modal = await on_page(town, "ben", "circles:invite", "circles:send-invitations")
    assert "2 places are free" in modal.text
    told = refused_under(await town.acting.submit("ben", {"people": ["anna", "zirkel"]}), "people")
    assert "Anna Berger is in the circle already" in told["people"]
    assert "Zirkel is an app" in told["people"]
    accepted(await town.acting.submit("ben", {"people": ["frank", "elif"]}))
    await town.settle()
    await put_away(town, "ben")
    invitation = await town.reads("frank", "invites you to the learning circle", DIRECT)
    assert "@Ben" in invitation.text
    assert "lädt dich in den Lernzirkel" in (await town.reads("elif", "lädt dich", DIRECT)).text
    await town.press("elif", "circles:withdraw", DIRECT)
    await town.reads("elif", "bei Async Python nicht dabei", DIRECT)
    await town.press("elif", "circles:join", DIRECT)
    await town.reads("elif", "Du bist dabei", DIRECT)
    await town.gather("grace")
    await town.press("frank", "circles:join", DIRECT, as_seen=invitation)
    assert "have been taken in the meantime" in (await town.reads("frank", "waitlist", DIRECT)).text
    assert town.api_errors() == []


async def test_an_invitation_that_is_answered_elsewhere_says_so(town: Town) -> None:
    await begin(town, places="4")
    await on_page(town, "anna", "circles:invite", "circles:send-invitations")
    accepted(await town.acting.submit("anna", {"people": ["frank", "grace"]}))
    await town.settle()
    await put_away(town, "anna")
    await town.reads("frank", "invites you to the learning circle", DIRECT)
    await town.press("frank", "circles:join")
    await town.reads("frank", "This invitation is settled", DIRECT)
    await town.reads("grace", "invites you to the learning circle", DIRECT)
    await town.press("grace", "circles:join", DIRECT)
    await town.settle()
    assert town.finds("grace", "You are in", DIRECT)
    assert not town.finds("grace", "This invitation is settled", DIRECT)
    assert town.api_errors() == []


async def test_a_circle_changes_hands(town: Town) -> None:
    await begin(town, "ben", "carla")
    await on_page(town, "anna", "circles:people", "circles:people")
    await press_for(town, "anna", "circles:co-owner", 0)
    assert "You are responsible for Async Python now" in (await town.reads("ben", "You are responsible", DIRECT)).text
    await town.press("ben", "circles:page", DIRECT)
    assert "circles:edit" in [each.action_id for each in (await town.see_modal("ben", "circles:page")).elements]
    await put_away(town, "ben")
    await town.press("anna", "circles:not-owner", None)
    assert "wie die anderen" in (await town.see_modal("anna")).text
    await town.acting.close("anna")
    page = await town.see_modal("anna", "circles:page")
    assert "circles:people" not in [each.action_id for each in page.elements]
    await put_away(town, "anna")
    await on_page(town, "ben", "circles:people", "circles:people")
    await press_for(town, "ben", "circles:hand-over", -1)
    assert "is now responsible for Async Python" in (await town.see_modal("ben")).text
    await town.reads("carla", "You are responsible for Async Python", DIRECT)
    assert town.api_errors() == []


async def test_two_owners_change_a_circle_at_once(town: Town) -> None:
    await begin(town, "ben", "carla")
    await on_page(town, "anna", "circles:people", "circles:people")
    await press_for(town, "anna", "circles:co-owner", 0)
    await put_away(town, "anna")
    await on_page(town, "anna", "circles:edit", "circles:change")
    await town.press("anna", "circles:edit-more", None)
    await town.acting.until(lambda: shows(town, "anna", "places"))
    await town.acting.command("ben", PYTHON, "/circle edit")
    await town.see_modal("ben", "circles:change")
    refused_under(await town.acting.submit("anna", {"first": "2026-03-01"}), "first")
    accepted(await town.acting.submit("anna", {"first": "2026-03-20", "at": "15:00", "places": "4", "minutes": "45"}))
    await town.settle()
    page = await town.see_modal("anna", "circles:page")
    assert "15:00" in page.text
    assert "every Friday at 15:00" in (await town.reads("carla", "From Friday 20 March on")).text
    told = refused_under(await town.acting.submit("ben", {"name": "Rust", "purpose": "Kept"}), "name")
    assert "Someone has changed this circle in the meantime" in told["name"]
    await put_away(town, "ben")
    await town.types("carla", "/circle edit")
    assert town.modal("carla") is None
    assert "3 of 4 places taken" in (await town.reads("frank", "places taken")).text
    await town.pass_time(timedelta(minutes=1))
    assert town.api_errors() == []


async def test_who_is_nobody_there_gets_nowhere(town: Town) -> None:
    """A page that lay open for too long, and buttons that lie about."""
    await begin(town, "ben", places="5")
    await open_page(town, "ben")
    await town.types("carla", "/circle leave")
    await town.types("ben", "/circle aussteigen")
    await town.press("ben", "circles:leave")
    await town.press("ben", "circles:invite", None)
    assert "Only members of the circle" in (await town.see_modal("ben")).text
    await put_away(town, "ben")
    await open_page(town, "anna")
    await town.press("anna", "circles:leave", None)
    assert "has come to its end" in (await town.reads("ben", "has come to its end")).text
    assert town.api_errors() == []
