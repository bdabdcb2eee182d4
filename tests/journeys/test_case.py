"""Help with a case over the wire: one after the other is asked, in their own language, and the first says no."""

from datetime import timedelta

import pytest

from tests.journeys.town import DIRECT, Town, berlin
from tests.journeys.ways import SOCKET_POSTGRES

pytestmark = [pytest.mark.usefixtures("calm"), SOCKET_POSTGRES]
HEADLINE = "Ein Gespräch, das schiefging"
ASKED = {
    "ben": "asks whether you’d think about a case", "carla": "asks whether you’d think about a case",
    "david": "fragt dich, ob du mit ein paar anderen", "elif": "fragt dich, ob du mit ein paar anderen",
}  # fmt: skip
"""Those who have something to give, and how each of them reads the question."""


async def test_three_of_four_say_yes_to_a_case_and_nobody_learns_who_said_no(town: Town) -> None:
    await town.clock.turn_to(berlin(3, 9, 10, 30))
    for name in ASKED:
        await offers_something(town, name)
    await anna_asks_for_help(town)
    no = await the_next_one_says(town, "consultation:no", set(ASKED))
    left = set(ASKED) - {no}
    while left:
        left.remove(await the_next_one_says(town, "consultation:yes", left))
    await they_meet(town, set(ASKED) - {no}, no)
    assert HEADLINE not in str(town.all_messages())
    assert town.api_errors() == []


async def offers_something(town: Town, name: str) -> None:
    await town.types(name, "/topics skills")
    await town.see_modal(name, "topics:skills")
    await town.acting.submit(name, {"offers": "Python"})
    await town.acting.close(name, everything=True)


async def anna_asks_for_help(town: Town) -> None:
    await town.types("anna", "/coach fall")
    form = await town.see_modal("anna", "consultation:keep")
    assert "👥 Die Überschrift lest nur du und wer gefragt wird." in form.text
    await town.acting.submit("anna", {"about": HEADLINE, "by": "2026-03-20", "language": "Beide sind mir recht"})
    page = await town.see_modal("anna", "consultation:page")
    assert "Ja gesagt haben bisher 0 von 3" in page.text
    await town.acting.close("anna", everything=True)


async def the_next_one_says(town: Town, answer: str, others: set[str]) -> str:
    """Let whoever of these is asked answer, and nobody else be asked; return who it is."""
    await town.pass_time(timedelta(minutes=1))
    (name,) = [one for one in others if town.finds(one, ASKED[one], DIRECT)]
    question = await town.reads(name, ASKED[name], DIRECT)
    await town.press(name, "consultation:page", DIRECT, ts=question.ts)
    page = await town.see_modal(name, "consultation:page")
    assert HEADLINE in page.text
    assert not any(other.capitalize() in page.text for other in set(ASKED) - {name})
    await town.press(name, answer, None)
    await town.acting.close(name, everything=True)
    return name


async def they_meet(town: Town, helpers: set[str], no: str) -> None:
    await town.pass_time(timedelta(minutes=1))
    for one in helpers:
        assert "Peer case consultation" in town.direct_messages(one)[-1].text
    card = town.direct_messages("anna")[-1]
    assert not any("Peer case consultation" in message.text for message in town.direct_messages(no))
    await town.press("anna", "tandems:dated", card.channel)
    await town.see_modal("anna", "tandems:keep-date")
    await town.acting.submit("anna", {"day": "2026-03-12", "at": "14:00"})
    await town.a_moment()
    for one in helpers:
        assert "You meet:" in town.direct_messages(one)[-1].text
    assert no.capitalize() not in town.direct_messages("anna")[-1].text
    await town.press("anna", "consultation:page", card.channel)
    page = await town.see_modal("anna", "consultation:page")
    assert "Bis es losgehen konnte" in page.text
