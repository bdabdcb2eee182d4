"""A mentoring over the wire: from asking, with a no on the way, to the thanks at its end."""

from datetime import timedelta

import pytest

from tests.journeys.town import DIRECT, Town, berlin
from tests.journeys.ways import HTTP_SQLITE

pytestmark = [pytest.mark.usefixtures("calm"), HTTP_SQLITE]
GOAL, THANKS, KEPT = "Read the team’s code alone", "For every honest answer", "I ask sooner now"


async def test_a_mentoring_from_asking_to_thanks_with_a_no_on_the_way(town: Town) -> None:
    await town.clock.turn_to(berlin(3, 9, 9))
    for name in ("carla", "frank"):
        await is_there_for_others(town, name)
    first, second = await ben_looks_for_a_mentor_and_asks(town)
    await says_no_in_home(town, first)
    await ben_asks_the_next_one(town)
    await says_yes(town, second)
    await they_set_a_date(town, second)
    await it_goes_on_to_its_end(town, second)
    await they_look_back(town, second)
    assert not any(text in str(town.all_messages()) for text in (GOAL, THANKS, KEPT))
    assert town.api_errors() == []


async def is_there_for_others(town: Town, name: str) -> None:
    await town.types(name, "/topics skills")
    await town.see_modal(name, "topics:skills")
    await town.acting.submit(name, {"offers": "Python in production"})
    await town.acting.close(name, everything=True)
    await town.acting.open_home(name)
    await town.press(name, "tandems:capacity", None)
    await town.see_modal(name, "tandems:keep-capacity")
    await town.acting.submit(name, {"capacity": "2"})
    await town.acting.close(name, everything=True)


async def ben_looks_for_a_mentor_and_asks(town: Town) -> tuple[str, str]:
    """Return who was asked, and who was proposed beside them."""
    await town.types("ben", "/coach mentoring")
    await town.see_modal("ben", "tandems:keep")
    await town.acting.submit("ben", {"about": "Python", "goal": GOAL, "months": "1"})
    page = await town.see_modal("ben", "tandems:ask-by-name")
    assert "Carla" in page.text
    assert "Frank" in page.text
    asking = next(str(each.value) for each in page.elements if each.action_id == "tandems:ask")
    await town.press("ben", "tandems:ask", None, value=asking)
    await town.acting.until(lambda: "is asked" in getattr(town.modal("ben"), "text", ""))
    page = await town.see_modal("ben")
    await town.acting.close("ben", everything=True)
    return ("carla", "frank") if "Carla" in page.text else ("frank", "carla")


async def says_no_in_home(town: Town, name: str) -> None:
    await town.pass_time(timedelta(hours=7))  # until all of them are at work
    await town.reads(name, "asks whether you’d be in a mentoring", DIRECT)
    await town.acting.open_home(name)
    await town.acting.until(lambda: "asks whether you’d be in a mentoring" in town.home(name))
    await town.press(name, "tandems:page", None)
    page = await town.see_modal(name, "tandems:ask-by-name")
    assert GOAL in page.text
    await town.press(name, "tandems:no", None)
    await town.acting.close(name, everything=True)
    assert "This question is settled" in (await town.reads(name, "settled", DIRECT)).text


async def ben_asks_the_next_one(town: Town) -> None:
    await town.pass_time(timedelta(hours=17))
    news = await town.reads("ben", "it doesn’t suit the person you asked", DIRECT)
    await town.press("ben", "tandems:page", DIRECT, ts=news.ts)
    await town.see_modal("ben", "tandems:ask-by-name")
    await town.press("ben", "tandems:ask", None)
    await town.acting.close("ben", everything=True)


async def says_yes(town: Town, name: str) -> None:
    await town.pass_time(timedelta(hours=7))  # until all of them are at work
    await town.reads(name, "asks whether you’d be in a mentoring", DIRECT)
    await town.press(name, "tandems:page", DIRECT)
    await town.see_modal(name, "tandems:ask-by-name")
    await town.press(name, "tandems:yes", None)
    await town.acting.close(name, everything=True)
    await town.pass_time(timedelta(minutes=1))
    for both in ("ben", name):
        assert "Mentoring, meeting 1 of 2" in town.direct_messages(both)[-1].text


async def they_set_a_date(town: Town, name: str) -> None:
    card = town.direct_messages(name)[-1]
    await town.press(name, "tandems:dated", card.channel)
    await town.see_modal(name, "tandems:keep-date")
    await town.acting.submit(name, {"day": "2026-03-12", "at": "10:00"})
    await town.a_moment()
    assert "You meet:" in town.direct_messages("ben")[-1].text


async def it_goes_on_to_its_end(town: Town, name: str) -> None:
    await town.wait_until(berlin(3, 24, 11))
    await town.pass_time(timedelta(hours=29))  # all of them have been at work since
    assert "Mentoring, meeting 2 of 2" in town.direct_messages(name)[-1].text
    assert any("this meeting is over" in message.text for message in town.direct_messages("ben"))
    await town.wait_until(berlin(4, 7, 11))
    await town.pass_time(timedelta(hours=29))  # all of them have been at work since
    for both in ("ben", name):
        assert any("Your time together is over" in message.text for message in town.direct_messages(both))
    assert "is over" in await town.types("ben", "/coach")


async def they_look_back(town: Town, name: str) -> None:
    ended = next(each for each in town.direct_messages("ben") if "Your time together is over" in each.text)
    await town.press("ben", "tandems:look-back", ended.channel, ts=ended.ts)
    await town.see_modal("ben", "tandems:keep-look-back")
    await town.acting.submit("ben", {"kept": KEPT, "thanks": THANKS})
    await town.acting.close("ben", everything=True)
    await town.pass_time(timedelta(minutes=1))
    thanked = next(each for each in town.direct_messages(name) if "a word of thanks" in each.text)
    await town.press(name, "tandems:page", thanked.channel, ts=thanked.ts)
    page = await town.see_modal(name, "tandems:ask-by-name")
    assert THANKS in page.text
    assert KEPT not in page.text
