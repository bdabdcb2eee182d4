"""From minutes to a card that a colleague finds: one of its authors says no first, and it stays in the circle."""

import pytest

from tests.journeys.town import DIRECT, Town, berlin, roles_on
from tests.journeys.ways import SOCKET_POSTGRES

pytestmark = [pytest.mark.usefixtures("calm"), SOCKET_POSTGRES]
MINUTES = "A lock holds everybody up."
THREE, TWO = "One queue instead of locks", "Cancelling is a request"


async def test_a_card_is_found_by_everybody_only_if_all_its_authors_say_yes(town: Town) -> None:
    await a_session_is_written_down(town)
    await anna_offers_a_card_of_the_minutes(town, THREE, "ben", "carla")
    await both_are_asked_in_private_and_carla_says_no(town)
    await anna_offers_a_card_of_the_minutes(town, TWO, "ben")
    await decide_at_home(town, "ben", TWO, "insights:yes")
    await hannes_finds_what_all_said_yes_to_and_who_he_can_ask(town)
    await ben_takes_his_yes_back(town)
    assert not any(text in str(town.all_messages()) for text in (THREE, TWO))
    assert town.api_errors() == []


async def a_session_is_written_down(town: Town) -> None:
    await town.clock.turn_to(berlin(3, 9, 9))
    await town.found_circle(language="English", first="2026-03-12")
    await town.gather("ben", "carla")
    await town.wait_until(berlin(3, 12, 14))
    moderator = roles_on(await town.reads("anna", "session 1 of 4"))[0]
    await town.press(moderator, "sessions:start")
    await town.a_moment()
    await town.press(moderator, "sessions:end")
    asked = await town.reads("anna", "what would you all like to keep")
    await town.press("carla", "sessions:minutes", ts=asked.ts)
    await town.see_modal("carla", "sessions:keep-minutes")
    await town.acting.submit("carla", {"text": MINUTES})


async def anna_offers_a_card_of_the_minutes(town: Town, title: str, *others: str) -> None:
    await town.types("anna", "/circle library")
    await town.see_modal("anna", "library:search")
    await town.press("anna", "library:read", None)
    await town.see_modal("anna", "library:reading")
    await town.press("anna", "insights:from-minutes", None)
    form = await town.see_modal("anna", "insights:keep")
    assert MINUTES in str(form)
    await town.acting.submit("anna", {"title": title, "authors": list(others)})
    await town.see_modal("anna", "insights:card")
    await town.press("anna", "insights:offer", None)
    await town.acting.close("anna", everything=True)
    assert await finds(town, "hannes", "finde") == []


async def both_are_asked_in_private_and_carla_says_no(town: Town) -> None:
    await town.wait_until(berlin(3, 13, 12))
    for name in ("ben", "carla"):
        await town.reads(name, "with your name on it is offered", DIRECT)
    await decide_at_home(town, "carla", THREE, "insights:no")
    await decide_at_home(town, "ben", THREE, "insights:yes")
    assert await finds(town, "hannes", "finde") == []


async def decide_at_home(town: Town, person: str, title: str, answer: str) -> None:
    await town.acting.open_home(person)
    await town.acting.until(lambda: title in town.home(person))
    await town.press(person, "insights:decide", None)
    await town.see_modal(person, "insights:card")
    await town.press(person, answer, None)
    await town.acting.close(person, everything=True)
    await town.acting.open_home(person)
    await town.acting.until(lambda: title not in town.home(person))


async def hannes_finds_what_all_said_yes_to_and_who_he_can_ask(town: Town) -> None:
    await town.types("ben", "/topics skills")
    await town.see_modal("ben", "topics:skills")
    await town.acting.submit("ben", {"offers": "Cancelling tasks", "listed": ["listed"]})
    assert await finds(town, "hannes", "finde") == [TWO]
    await town.types("hannes", "/zirkel suche cancelling")
    modal = await town.see_modal("hannes", "insights:search")
    assert "Fragen kannst du" in modal.text
    assert "Cancelling tasks" in modal.text
    await town.press("hannes", "insights:read", None)
    card = await town.see_modal("hannes", "insights:card")
    assert MINUTES in card.text
    assert "Async Python" not in card.text
    await town.acting.close("hannes", everything=True)


async def ben_takes_his_yes_back(town: Town) -> None:
    await town.types("ben", "/zirkel find request")
    await town.see_modal("ben", "insights:search")
    await town.press("ben", "insights:read", None)
    await town.see_modal("ben", "insights:card")
    await town.press("ben", "insights:no", None)
    await town.acting.close("ben", everything=True)
    assert await finds(town, "hannes", "finde") == []


async def finds(town: Town, person: str, verb: str) -> list[str]:
    """Return which of the cards somebody finds in the company's."""
    await town.types(person, f"/zirkel {verb}")
    modal = await town.see_modal(person, "insights:search")
    await town.acting.close(person, everything=True)
    return [title for title in (THREE, TWO) if title in modal.text]
