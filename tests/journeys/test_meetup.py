"""An open meetup over the wire: planned, signed up for, documented and hosted by whoever would, held, written down."""

from datetime import timedelta

import pytest

from tests.journeys.town import DIRECT, PYTHON, Town, berlin
from tests.journeys.ways import twice

pytestmark = [pytest.mark.usefixtures("calm"), twice("http-sqlite")]


async def test_an_open_meetup_from_its_card_to_its_recap(town: Town) -> None:
    await town.clock.turn_to(berlin(3, 2, 10))
    await anna_plans_a_show_and_tell(town)
    await ben_brings_a_parser_and_david_would_like_that(town)
    await ben_documents_as_he_said_he_would(town)
    await anna_cannot_host_and_david_does(town)
    await town.wait_until(berlin(3, 12, 14))
    await town.reads("david", "beginnt jetzt", PYTHON)
    await ben_writes_down_what_people_take_from_it(town)
    assert town.api_errors() == []


async def anna_plans_a_show_and_tell(town: Town) -> None:
    await town.types("anna", "/zirkel treffen")
    await town.see_modal("anna", "meetups:keep")
    when = {"first": "2026-03-12", "at": "14:00", "title": "Halb fertig", "minutes": "45"}
    await town.acting.submit("anna", {"channel": PYTHON, **when})
    await town.acting.close("anna", everything=True)
    card = await town.reads("ben", "Halb fertig", PYTHON)
    assert "lesen alle in" in str(card.blocks)


async def ben_brings_a_parser_and_david_would_like_that(town: Town) -> None:
    await town.press("ben", "meetups:bring")
    await town.see_modal("ben", "meetups:keep-bringing")
    await town.acting.submit("ben", {"topic": "A parser", "helps": ["yes"]})
    await town.reads("david", "A parser", PYTHON)
    await town.press("david", "meetups:come")
    await town.press("david", "meetups:vote")
    await town.reads("anna", "Gern · 1", PYTHON)


async def ben_documents_as_he_said_he_would(town: Town) -> None:
    await town.pass_time(timedelta(minutes=2))
    asked = next(each for each in town.direct_messages("ben") if "meetups:take" in str(each))
    await town.press("ben", "meetups:take", asked.channel, ts=asked.ts)
    await town.reads("ben", "Noted, you document", DIRECT)


async def anna_cannot_host_and_david_does(town: Town) -> None:
    await town.press("anna", "meetups:how")
    await town.see_modal("anna", "meetups:how")
    await town.press("anna", "meetups:change", None)
    await town.see_modal("anna", "meetups:keep")
    await town.press("anna", "meetups:rather-not", None)
    await town.pass_time(timedelta(minutes=2))
    told = await town.reads("david", "richtet noch niemand aus", PYTHON)
    await town.press("david", "meetups:take", PYTHON, ts=told.ts)
    await town.reads("anna", "Richtet aus", PYTHON)


async def ben_writes_down_what_people_take_from_it(town: Town) -> None:
    await town.wait_until(berlin(3, 12, 16))
    asked = next(each for each in town.direct_messages("ben") if "meetups:recap" in str(each))
    await town.press("ben", "meetups:recap", asked.channel, ts=asked.ts)
    await town.see_modal("ben", "meetups:keep-recap")
    await town.acting.submit("ben", {"recap": "We saw a parser.", "insights": "Show it early."})
    recap = await town.reads("david", "aufgeschrieben von", PYTHON)
    assert "Show it early." in str(recap.blocks)
