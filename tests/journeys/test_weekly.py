"""Two who want one message a week get it on their weekday, each in their language and by their own clock."""

import pytest

from tests.journeys.bad_input import put_away
from tests.journeys.town import Town, berlin, posted_at, roles_on

pytestmark = pytest.mark.usefixtures("calm")
FRIDAY = "4"
THEIRS = {
    "anna": ("Eine Frage zu eurem Treffen", "Kam die Situation schon vor?", berlin(3, 20, 9, 30)),
    "ben": (
        "A question about your session",
        "Has the situation come up?",
        berlin(3, 20, 10, 30),
    ),  # 9:30 in London, where he lives
}


async def test_what_can_wait_comes_on_friday_at_half_past_nine(town: Town) -> None:
    await town.found_circle(language="English", first="2026-03-12", sessions="6")
    await town.gather("ben", "carla")
    await town.wait_until(berlin(3, 12, 14))
    await town.press(roles_on(await town.reads("ben", "session 1 of 6"))[0], "sessions:start")
    await town.wait_until(berlin(3, 12, 15, 10))
    for name in THEIRS:
        await a_plan_is_made_and_friday_chosen(town, name)
    await town.wait_until(berlin(3, 20, 9))
    assert not [text for name, (asked, plan, _) in THEIRS.items() for text in said(town, name) if asked in text]
    await town.wait_until(berlin(3, 20, 11))
    for name, (asked, plan, at) in THEIRS.items():
        (message,) = [each for each in town.direct_messages(name) if asked in each.text]
        assert plan in message.text
        assert posted_at(message) == at
    assert town.api_errors() == []


def said(town: Town, name: str) -> list[str]:
    return [message.text for message in town.direct_messages(name)]


async def a_plan_is_made_and_friday_chosen(town: Town, name: str) -> None:
    await town.press(name, "reflections:open")
    await town.see_modal(name, "reflections:keep")
    await town.acting.submit(name, {"what": "Locks", "if_text": "a test hangs", "then_text": "look for the await"})
    await put_away(town, name)
    await town.acting.open_home(name)
    await town.acting.until(lambda: bool(town.home(name)))
    await town.acting.choose(name, "home:weekly", FRIDAY)
    await town.settle()
