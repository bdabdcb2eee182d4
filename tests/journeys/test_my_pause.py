"""Somebody takes two weeks off: their role goes on, nothing reaches them, and they come back when they like."""

import re
from datetime import datetime

import pytest

from bot.practice.reading.reading import SeenMessage
from tests.journeys.town import PYTHON, Town, berlin, posted_at, roles_on
from tests.journeys.ways import HTTP_SQLITE

pytestmark = [pytest.mark.usefixtures("calm"), HTTP_SQLITE]
EVERYBODY = ("anna", "ben", "carla", "david")


async def gather(town: Town) -> None:
    """Start a circle of four that meets on Thursdays from 12 March; its first session has its card."""
    await town.found_circle(language="English", first="2026-03-12", sessions="6")
    await town.gather(*EVERYBODY[1:])
    await town.wait_until(berlin(3, 10, 12))


async def card(town: Town, number: int) -> SeenMessage:
    """Return a session's card as it stands now."""
    await town.a_moment()
    return await town.reads("david", f"session {number} of 6")


def person(town: Town, name: str) -> str:
    return town.acting.stage.person(name).id


def told_since(town: Town, name: str, moment: datetime) -> list[str]:
    """Return what somebody was written since then, in whichever direct message."""
    return [message.text for message in town.direct_messages(name) if posted_at(message) > moment]


def buttons(town: Town, name: str) -> set[str | None]:
    """Return what somebody can press in their Home."""
    home = town.acting.stage.reading.home(town.acting.stage.person(name))
    return {element.action_id for element in home.elements} if home else set()


async def pause_by_home(town: Town, name: str, until: str) -> None:
    """Have somebody open Home and pause, after trying a day that is over."""
    await town.acting.open_home(name)
    await town.acting.until(lambda: "home:pause" in buttons(town, name))
    await town.press(name, "home:pause", None)
    await town.see_modal(name, "home:pause")
    refused = await town.acting.submit(name, {"until": "2026-03-09"})
    assert refused.modal is not None
    assert set(refused.modal.errors) == {"until"}
    await town.acting.submit(name, {"until": until})
    await town.see_modal(name, "home:paused")
    await town.acting.close(name, everything=True)
    await town.acting.until(lambda: "home:back" in buttons(town, name))
    await town.settle()


async def test_two_weeks_off_and_back_a_week_early(town: Town) -> None:
    await gather(town)
    moderator = roles_on(await card(town, 1))[0]
    away = next(name for name in EVERYBODY if person(town, name) == moderator)
    others = [name for name in EVERYBODY if name != away]
    await pause_by_home(town, away, "2026-03-24")
    quiet = town.clock.now()

    first = await card(town, 1)
    assert sorted(roles_on(first)) == sorted(person(town, name) for name in others)
    assert "pau" not in (first.text + str(first.blocks)).lower()
    await town.wait_until(berlin(3, 12, 15, 30))
    assert told_since(town, away, quiet) == []
    assert [name for name in others if told_since(town, name, quiet)] == others

    await town.wait_until(berlin(3, 16, 10))
    await town.press(away, "home:back", None)
    await town.acting.until(lambda: "home:pause" in buttons(town, away) and "home:back" not in buttons(town, away))
    await town.wait_until(berlin(3, 19, 13, 30))
    assert moderator not in roles_on(await card(town, 2))
    assert told_since(town, away, quiet) == []

    await town.wait_until(berlin(3, 26, 13, 30))
    assert moderator in roles_on(await card(town, 3))
    assert len(told_since(town, away, quiet)) == 1
    assert town.api_errors() == []


async def test_a_pause_ends_by_itself(town: Town) -> None:
    """Typed in German, and nobody does anything more about it."""
    await gather(town)
    moderator = roles_on(await card(town, 1))[0]
    away = next(name for name in EVERYBODY if person(town, name) == moderator)
    assert re.search("/zirkel pause 2 weeks|/zirkel pausieren 2 Wochen", await town.types(away, "/zirkel hilfe"))
    assert re.search("You’re on a break until|Du pausierst bis", await town.types(away, "/zirkel pausieren 10 Tage"))
    quiet = town.clock.now()
    await town.wait_until(berlin(3, 19, 13, 30))
    assert moderator not in roles_on(await card(town, 1))
    assert told_since(town, away, quiet) == []
    await town.wait_until(berlin(3, 26, 13, 30))
    assert moderator in roles_on(await card(town, 3))
    assert len(told_since(town, away, quiet)) == 1
    assert town.api_errors() == []


async def test_what_nobody_was_written_about_waits_in_home(town: Town) -> None:
    """Ben is invited while he pauses: no message comes, and his Home has the invitation, to be taken there."""
    await town.found_circle(language="English", first="2026-03-12", sessions="6")
    await town.types("ben", "/zirkel pause 2 weeks")
    quiet = town.clock.now()
    await town.acting.command("anna", PYTHON, "/circle einladen")
    await town.see_modal("anna", "circles:send-invitations")
    await town.acting.submit("anna", {"people": [person(town, "ben")]})
    await town.settle()
    await town.wait_until(berlin(3, 4, 12))
    assert told_since(town, "ben", quiet) == []

    await town.acting.open_home("ben")
    await town.acting.until(lambda: "circles:join" in buttons(town, "ben"))
    assert "You are invited to" in town.home("ben")
    await town.press("ben", "circles:join", None)
    await town.acting.until(lambda: "circles:join" not in buttons(town, "ben"))
    assert "circles:page" in buttons(town, "ben")
    assert "You are in" in (await town.see_modal("ben")).text
    await town.acting.close("ben", everything=True)

    await town.press("ben", "home:back", None)
    await town.wait_until(berlin(3, 6, 12))
    assert [text for text in told_since(town, "ben", quiet) if "invite" in text] == []
    assert town.api_errors() == []
