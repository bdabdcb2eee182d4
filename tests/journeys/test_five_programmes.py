"""Each of the five programmes over the wire, with as few people as it takes: from the invitation to its report."""

from datetime import timedelta

import pytest

from bot.features.reports.rules import taken_at
from bot.kernel.enums import Language, ReportMoment
from bot.practice.people.finding import elements
from tests.features.programmes.test_views import FORMATS, TEMPLATES
from tests.journeys.test_programme import anna_lets_david_offer_programmes, applies, modal_of, nearby
from tests.journeys.town import LONGEST_STEP, PYTHON, Town, berlin, roles_on
from tests.journeys.ways import only

pytestmark = [pytest.mark.usefixtures("calm"), pytest.mark.long, only("socket-sqlite")]
START = berlin(3, 23, 10)


@pytest.mark.parametrize("name", TEMPLATES)
async def test_a_programme_from_its_invitation_to_its_report(town: Town, name: str) -> None:
    await town.clock.turn_to(berlin(3, 2, 10))
    people = nearby(town, 4)
    await anna_lets_david_offer_programmes(town)
    await david_offers(town, name)
    for person in people:
        await applies(town, person)
    await david_forms_circles(town, "für 4 Leute")
    await all_say_yes(town, people)
    await the_circle_meets_by_the_plan(town, name)
    if TEMPLATES[name].has_buddies:
        await somebody_asks_for_a_buddy(town, people)
    await coaching_is_switched_off_and_on(town, people)
    await the_report_is_taken(town, name)
    assert town.api_errors() == []


async def david_offers(town: Town, name: str, language: Language = Language.ENGLISH) -> None:
    await town.types("david", "/zirkel programm")
    await town.see_modal("david", "programmes:overview")
    await town.press("david", "programmes:new", None)
    page = await town.see_modal("david", "programmes:new")
    chosen = [str(each.value) for each in page.elements if each.action_id == "programmes:template"]
    await town.press("david", "programmes:template", None, value=next(each for each in chosen if name in each))
    await town.see_modal("david", "programmes:keep")
    fields = {
        "channel": PYTHON,
        "apply_until": "2026-03-06",
        "starts_on": "2026-03-23",
        "language": str(language),
        "places": "4",
        "coaching": ["yes"],
        "formats": ["troika"],
    }
    await town.acting.submit("david", fields)
    await town.acting.until(lambda: TEMPLATES[name].name(Language.GERMAN)[:20] in modal_of(town, "david"))
    await town.acting.close("david", everything=True)
    await town.a_moment()


async def david_forms_circles(town: Town, formed: str) -> None:
    await town.wait_until(berlin(3, 9, 10))
    await town.types("david", "/zirkel programm")
    await town.see_modal("david", "programmes:overview")
    await town.press("david", "programmes:look-after", None)
    await town.see_modal("david", "programmes:look-after")
    await town.press("david", "proposals:form", None)
    await town.acting.until(lambda: formed in modal_of(town, "david"))
    await town.press("david", "proposals:ask", None)
    await town.acting.until(lambda: "haben Ja gesagt" in modal_of(town, "david"))
    await town.acting.close("david", everything=True)


async def all_say_yes(town: Town, people: list[str]) -> None:
    await town.pass_time(timedelta(hours=1))
    for name in people:
        asked = next(each for each in town.direct_messages(name) if "proposals:yes" in str(each))
        await town.press(name, "proposals:yes", asked.channel, ts=asked.ts)


async def the_circle_meets_by_the_plan(town: Town, name: str) -> None:
    """It has a session for each of its steps, and holds the first one."""
    await town.wait_until(START + timedelta(minutes=1))
    own = next(each for each in town.server.workspace.channels.values() if len(each.members) == 5)
    steps = TEMPLATES[name].for_circles(FORMATS)
    said = "\n".join(f"{message.text} {message.blocks}" for message in own.messages)
    assert f"{len(steps)} times, from Monday 23 March" in said
    card = next(each for each in own.messages if roles_on(each))
    moderator = roles_on(card)[0]
    await town.press(moderator, "sessions:start", own.id)
    await town.press(moderator, "sessions:end", own.id)


async def coaching_is_switched_off_and_on(town: Town, people: list[str]) -> None:
    """Whoever takes part is told; David has the next round in numbers, though he takes no part."""
    pool = next(one for one in await buttons(town, people[0]) if '"wanted":true' in one)
    for person in people:
        await town.types(person, "/coach")
        await town.press(person, "coaching:pool", PYTHON, value=pool)
    await david_looks_after_it(town)
    await town.press("david", "coaching:preview", None)
    await town.acting.until(lambda: "2 Tandems" in modal_of(town, "david"))
    await town.acting.close("david", everything=True)
    for ticked, told in (([], "switched off"), (["yes"], "is on again")):
        await david_looks_after_it(town)
        await town.press("david", "programmes:frame", None)
        await town.see_modal("david", "programmes:keep")
        await town.acting.submit("david", {"coaching": ticked})
        await town.acting.close("david", everything=True)
        await town.pass_time(timedelta(days=8))  # their week may be full
        assert all(told in str([each.blocks for each in town.direct_messages(one)]) for one in people)


async def david_looks_after_it(town: Town) -> None:
    await town.types("david", "/zirkel programm")
    await town.see_modal("david", "programmes:overview")
    await town.press("david", "programmes:look-after", None)
    await town.see_modal("david", "programmes:look-after")


async def buttons(town: Town, name: str) -> list[str]:
    """Return what the buttons of `/coach` carry."""
    await town.types(name, "/coach")
    seen = town.sees(name, PYTHON)[-1]
    return [str(each.json.get("value")) for each in elements(seen.blocks) if each.action_id == "coaching:pool"]


async def somebody_asks_for_a_buddy(town: Town, people: list[str]) -> None:
    asked = next(each for each in town.direct_messages(people[0]) if "launch:partner" in str(each))
    await town.press(people[0], "launch:partner", asked.channel, ts=asked.ts)
    await town.acting.until(lambda: "nobody has room" in modal_of(town, people[0]))
    await town.acting.close(people[0], everything=True)


async def the_report_is_taken(town: Town, name: str) -> None:
    await david_opens_the_report(town, name, ReportMoment.END)
    await town.acting.until(lambda: "zu wenige Antworten" in modal_of(town, "david"))
    assert all(each in modal_of(town, "david") for each in ("Halbzeit", "Ende", "Beteiligung"))
    await town.acting.close("david", everything=True)


async def david_opens_the_report(town: Town, name: str, moment: ReportMoment) -> None:
    at = taken_at(START.date(), TEMPLATES[name].weeks, "Europe/Berlin")[moment] + timedelta(hours=4)
    while town.clock.now() < at:  # in leaps: what a season is like is told elsewhere
        await town.clock.turn_to(min(town.clock.now() + LONGEST_STEP, at))
    await town.types("david", "/zirkel bericht")
    await town.see_modal("david", "reports:list")
    await town.press("david", "reports:open", None)
