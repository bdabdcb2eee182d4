"""A report with numbers in it, over the wire and in German: twelve people in three circles, up to half-time."""

import re
from datetime import timedelta

import pytest

from bot.kernel.enums import Language, ReportMoment
from bot.practice.workspace.state import Channel
from tests.features.programmes.test_views import FORMATS, TEMPLATES
from tests.journeys.test_five_programmes import (
    START,
    all_say_yes,
    david_forms_circles,
    david_offers,
    david_opens_the_report,
)
from tests.journeys.test_programme import anna_lets_david_offer_programmes, applies, modal_of, nearby
from tests.journeys.town import DIRECT, Town, berlin, roles_on
from tests.journeys.ways import only

pytestmark = [pytest.mark.usefixtures("calm"), pytest.mark.long, only("socket-sqlite")]
NAME, LEARNED = "circle-season", "Schwierige Gespräche brauchen einen guten ersten Satz"
WRITTEN = {"what": LEARNED, "so_what": LEARNED, "if_text": "es schwierig wird", "then_text": "frage ich zuerst"}


async def test_of_twelve_people_in_three_circles_a_report_tells_in_bands(town: Town) -> None:
    await town.clock.turn_to(berlin(3, 2, 10))
    people = nearby(town, 12, "de-DE")
    await anna_lets_david_offer_programmes(town)
    await david_offers(town, NAME, Language.GERMAN)
    for person in people:
        await applies(town, person, "de")
    await david_forms_circles(town, "3 Lernzirkel für 12 Leute")
    await all_say_yes(town, people)
    own = await each_circle_meets_once_and_reflects(town)
    await david_opens_the_report(town, NAME, ReportMoment.HALF_TIME)
    await it_tells_in_bands_what_enough_people_said_and_no_more(town, own)
    await the_page_has_the_bands_and_names_who_opened_it(town)
    assert town.api_errors() == []


async def each_circle_meets_once_and_reflects(town: Town) -> list[Channel]:
    """In each circle, all give the hour a five."""
    await town.wait_until(START + timedelta(minutes=1))
    own = [each for each in town.server.workspace.channels.values() if len(each.members) == 5]
    assert len(own) == 3
    for channel in own:
        card = next(each for each in channel.messages if roles_on(each))
        assert f"{len(TEMPLATES[NAME].for_circles(FORMATS))}-mal, ab Montag, 23. März" in said_in(channel)
        await town.press(roles_on(card)[0], "sessions:start", channel.id)
        await town.press(roles_on(card)[0], "sessions:end", channel.id)
    await town.a_moment()
    for channel in own:
        for person in sorted(channel.members - {"U0ZIRKEL"}):
            await town.press(person, "reflections:open", channel.id)
            await town.see_modal(person, "reflections:keep")
            await town.acting.submit(person, WRITTEN | {"usefulness": "5"})
            await town.acting.close(person, everything=True)
    return own


def said_in(channel: Channel) -> str:
    return "\n".join(f"{message.text} {message.blocks}" for message in channel.messages)


async def it_tells_in_bands_what_enough_people_said_and_no_more(town: Town, own: list[Channel]) -> None:
    await town.acting.until(lambda: "Beteiligung" in modal_of(town, "david"))
    told = modal_of(town, "david")
    assert re.search(r"Hat sich gelohnt, von 1 bis 5: Halbzeit etwa [345]", told)
    for measure in ("noch in ihrem Lernzirkel", "nach denen Leute reflektiert haben", "die moderiert haben"):
        assert re.search(rf"{measure}[^:\n]*: Halbzeit \d+–\d+\s%", told), measure
    for measure in ("die stattgefunden haben", "in den drei Wochen davor", "nach seinem Plan, im Mittel"):
        assert re.search(rf"{measure}[^:\n]*: Halbzeit \(zu wenige Lernzirkel\)", told), measure
    assert not any(text in told for text in (LEARNED, *(channel.name for channel in own)))
    assert "Geöffnet haben ihn" in told


async def the_page_has_the_bands_and_names_who_opened_it(town: Town) -> None:
    await town.press("david", "reports:page", None)
    file = (await town.reads("david", "Der Bericht, den du haben wolltest", DIRECT)).files[0]
    page = (town.server.workspace.files[file.id].content or b"").decode()
    assert "<svg" in page
    assert re.search(r"Wer den Bericht geöffnet hat</h2>\n<p>David Weiß: Montag, 20\. April, \d\d:\d\d</p>", page)
    assert page.count("<p>David Weiß: ") == 1  # the file goes with the report that he has just opened
    await town.acting.close("david", everything=True)
