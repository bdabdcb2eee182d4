"""A programme over the wire: from the right to offer one to the first meeting of the circles that it forms."""

from datetime import timedelta

import pytest

from bot.practice.workspace.people import colleagues
from bot.practice.workspace.state import Channel, SlackUser
from tests.journeys.town import DIRECT, PYTHON, Town, berlin, roles_on
from tests.journeys.ways import twice

pytestmark = [pytest.mark.usefixtures("calm"), twice("socket-sqlite")]
WISH, OFFER = "Leading difficult conversations", "Feedback without fear"
EVERY_MORNING = ["0", "2", "4", "6", "8"]


async def test_a_programme_from_the_right_to_offer_it_to_its_first_circles(town: Town) -> None:
    await town.clock.turn_to(berlin(3, 2, 10))
    people = [*nearby(town, 10), "hannes", "elif"]
    await anna_lets_david_offer_programmes(town)
    await david_offers_leadership(town)
    for name in people:
        await applies(town, name)
    await david_forms_circles_and_sees_numbers_alone(town)
    await all_answer(town, people)
    await the_circles_begin(town, people)
    await the_report_waits_for_half_time(town)
    assert not any(text in str(town.all_messages()) for text in (WISH, OFFER))
    assert town.api_errors() == []


def nearby(town: Town, count: int, locale: str = "en-GB") -> list[str]:
    """Have so many more colleagues in Berlin, and return their names."""
    workspace, names = town.server.workspace, []
    for each in colleagues(8 + count)[8:]:
        workspace.people[each.id] = SlackUser(each.id, each.name, each.real_name, locale, "Europe/Berlin")
        for channel in (workspace.channels["C0GENERAL"], workspace.channels[PYTHON]):
            channel.members.add(each.id)
        names.append(each.name)
    return names


async def anna_lets_david_offer_programmes(town: Town) -> None:
    await town.types("ben", "/zirkel programme")
    await town.see_modal("ben", "programmes:overview")
    await town.acting.click("ben", "programmes:let")
    await town.acting.until(lambda: "Only an admin" in modal_of(town, "ben"))
    await town.acting.close("ben", everything=True)
    await town.types("anna", "/zirkel programm")
    await town.see_modal("anna", "programmes:overview")
    await town.press("anna", "programmes:let", None)
    await town.see_modal("anna", "programmes:let-them")
    await town.acting.submit("anna", {"person": "U0DAVID"})
    await town.acting.until(lambda: "David" in modal_of(town, "anna"))
    await town.acting.close("anna", everything=True)
    assert "Programme anbieten" in (await town.reads("david", "Programme anbieten", DIRECT)).text


def modal_of(town: Town, name: str) -> str:
    return str(getattr(town.modal(name), "text", ""))


async def david_offers_leadership(town: Town) -> None:
    await town.types("david", "/zirkel programm")
    await town.see_modal("david", "programmes:overview")
    await town.press("david", "programmes:new", None)
    await town.see_modal("david", "programmes:new")
    page = town.modal("david")
    assert page
    choose = next(
        str(each.value) for each in page.elements
        if each.action_id == "programmes:template" and "leadership" in str(each.value)
    )  # fmt: skip
    await town.press("david", "programmes:template", None, value=choose)
    await town.see_modal("david", "programmes:keep")
    outcome = await town.acting.submit(
        "david",
        {"channel": PYTHON, "apply_until": "2026-03-13", "starts_on": "2026-03-16", "language": "en", "places": "6"},
    )
    assert outcome.modal
    assert "starts_on" in outcome.modal.errors
    await town.acting.submit("david", {"starts_on": "2026-03-30"})
    await town.acting.until(lambda: "Führen und lernen" in modal_of(town, "david"))
    await town.acting.close("david", everything=True)
    card = await town.reads("ben", "Apply by", PYTHON)
    assert "working time" in str(card.blocks)


async def applies(town: Town, name: str, language: str = "en") -> None:
    await town.press(name, "programmes:apply", PYTHON)
    await town.see_modal(name, "programmes:keep-application")
    fields = {"wish": WISH, "offer": OFFER, "half_days": EVERY_MORNING, "languages": [language]}
    await town.acting.submit(name, fields)
    await town.acting.close(name, everything=True)


async def david_forms_circles_and_sees_numbers_alone(town: Town) -> None:
    await town.wait_until(berlin(3, 16, 10))
    await town.types("david", "/zirkel programm")
    await town.see_modal("david", "programmes:overview")
    await town.press("david", "programmes:look-after", None)
    await town.see_modal("david", "programmes:look-after")
    assert "Einladung zum Weitergeben: https://" in modal_of(town, "david")
    await town.press("david", "proposals:form", None)
    await town.acting.until(lambda: "Lernzirkel für 12 Leute" in modal_of(town, "david"))
    assert WISH not in modal_of(town, "david")
    assert "@" not in modal_of(town, "david")
    await town.press("david", "proposals:ask", None)
    await town.acting.until(lambda: "haben Ja gesagt" in modal_of(town, "david"))
    await town.acting.close("david", everything=True)


async def all_answer(town: Town, people: list[str]) -> None:
    await town.pass_time(timedelta(hours=1))
    for name in people:
        asked = next(each for each in town.direct_messages(name) if "proposals:yes" in str(each))
        await town.press(name, "proposals:no" if name == people[0] else "proposals:yes", asked.channel, ts=asked.ts)


async def the_circles_begin(town: Town, people: list[str]) -> None:
    own: list[Channel] = []
    for _ in range(10):
        own = [each for each in town.server.workspace.channels.values() if "leading" in each.name]
        await town.pass_time(timedelta(minutes=1))
    assert len(own) == 2
    assert sum(len(each.members) for each in own) == len(people) - 1 + 2  # and the app in each
    channel = own[0]
    await town.wait_until(berlin(3, 30, 10, 1))
    card = next(each for each in channel.messages if roles_on(each))
    await town.press(roles_on(card)[0], "sessions:start", channel.id)
    await town.wait_until(berlin(4, 13, 9))
    said = "\n".join(f"{message.text} {message.blocks}" for message in channel.messages)
    assert "9 times, from Monday 30 March" in said
    assert "Case: a difficult conversation" in said  # in the third week: the second has no session
    assert "Monday 6 April" not in said


async def the_report_waits_for_half_time(town: Town) -> None:
    assert "Only people who may offer programmes" in await town.types("ben", "/zirkel report")
    await town.types("david", "/zirkel bericht")
    await town.see_modal("david", "reports:list")
    await town.press("david", "reports:open", None)
    await town.acting.until(lambda: "Den ersten Bericht gibt es am" in modal_of(town, "david"))
    assert "Geöffnet haben" not in modal_of(town, "david")  # nothing to open yet
    await town.acting.close("david", everything=True)
