"""The dates of a circle: moved, left out, on a holiday, over the change to summer time, in five time zones."""

from collections.abc import AsyncIterator
from zoneinfo import ZoneInfo

import aiohttp
import pytest

from bot.practice.people.moving import NewProfile
from bot.practice.reading.reading import SeenView
from tests.journeys.bad_input import accepted, put_away, refused_under
from tests.journeys.conftest import open_town
from tests.journeys.feeds import events, its_address
from tests.journeys.town import DIRECT, PYTHON, Town, berlin, posted_at, roles_on

pytestmark = pytest.mark.usefixtures("calm")
ZONES = {
    "anna": "Europe/Berlin", "ben": "Europe/London", "frank": "America/New_York", "carla": "Asia/Kolkata",
    "grace": "Australia/Sydney",
}  # fmt: skip
WEDNESDAY = 2


@pytest.fixture
async def calendar_town(ways: tuple[str, str]) -> AsyncIterator[Town]:
    """A town whose company lets calendar programs in, and knows Germany's holidays."""
    async for opened in open_town(*ways, public=True, holidays=("DE",)):
        yield opened


async def dates(town: Town, person: str) -> SeenView:
    """Have somebody open the list of dates."""
    await town.acting.command(person, PYTHON, "/circle dates")
    return await town.see_modal(person, "sessions:dates")


async def press_first(town: Town, person: str, action_id: str) -> None:
    """Have somebody press the first button of this name in the list of dates."""
    modal = await town.see_modal(person, "sessions:dates")
    values = [str(each.value) for each in modal.elements if each.action_id == action_id]
    await town.press(person, action_id, None, value=values[0])


async def in_calendar(client: aiohttp.ClientSession, address: str) -> tuple[str, str, int]:
    """Return when the first session is, whether it takes place, and how late a word that is."""
    first = (await events(client, address))[0]
    return first["DTSTART"].dt.isoformat(), str(first["STATUS"]), first["SEQUENCE"]


async def test_a_session_is_moved_missed_and_made_up_for_and_calendars_follow(calendar_town: Town) -> None:
    town = calendar_town
    await town.clock.turn_to(berlin(3, 9, 9))
    await town.found_circle(language="English", first="2026-03-12")
    await town.gather("ben", "carla", "david")
    address = await its_address(town, "ben")
    await town.wait_until(berlin(3, 10, 10))
    async with aiohttp.ClientSession() as client:
        seen = [await in_calendar(client, address)]
        await two_move_it_and_one_is_told(town)
        seen.append(await in_calendar(client, address))
        await nobody_starts(town)
        seen.append(await in_calendar(client, address))
        await move(town, "anna", day="2026-03-16", at="10:00")
        seen.append(await in_calendar(client, address))
    assert [one[:2] for one in seen] == [
        ("2026-03-12T14:00:00+01:00", "CONFIRMED"), ("2026-03-13T15:30:00+01:00", "CONFIRMED"),
        ("2026-03-13T15:30:00+01:00", "CANCELLED"), ("2026-03-16T10:00:00+01:00", "CONFIRMED"),
    ]  # fmt: skip
    numbers = [one[2] for one in seen]
    assert numbers == sorted(set(numbers))
    await town.wait_until(berlin(3, 16, 10))
    assert posted_at(await town.reads("anna", "It’s time")) == berlin(3, 16, 10)
    assert town.api_errors() == []


async def two_move_it_and_one_is_told(town: Town) -> None:
    """A date that has passed is refused; who comes second keeps what they chose, and is told."""
    for person in ("ben", "carla"):
        await dates(town, person)
        await press_first(town, person, "sessions:move")
        await town.see_modal(person, "sessions:keep-move")
    past = await town.acting.submit("ben", {"day": "2026-03-09", "at": "15:30"})
    assert "has already passed" in refused_under(past, "day")["day"]
    accepted(await town.acting.submit("ben", {"day": "2026-03-13"}))
    await town.settle()
    listed = (await town.see_modal("ben", "sessions:dates")).text
    assert "Moved. The channel hears of it." in listed
    assert "Friday, March 13, 2026, 2:30 PM" in listed
    late = await town.acting.submit("carla", {"day": "2026-03-11"})
    assert "Somebody has just changed these dates" in refused_under(late, "day")["day"]
    await put_away(town, "ben")
    await put_away(town, "carla")
    await town.a_moment()
    told = await town.reads("anna", "Moved: now Freitag, 13. März 2026, 15:30")
    assert "by @Ben Carter" in told.text
    assert "Freitag, 13. März 2026, 15:30" in (await town.reads("anna", "session 1 of 4")).text


async def nobody_starts(town: Town) -> None:
    """Neither at the old time nor at the new one."""
    await town.wait_until(berlin(3, 12, 15))
    assert not town.finds("anna", "It’s time")
    await town.wait_until(berlin(3, 13, 16, 31))
    await town.reads("anna", "didn’t take place")


async def move(town: Town, person: str, **to: str) -> None:
    """Have somebody find another time for a session that didn’t take place."""
    await town.press(person, "sessions:move")
    await town.see_modal(person, "sessions:keep-move")
    accepted(await town.acting.submit(person, to))
    await town.settle()
    await put_away(town, person)


async def test_a_holiday_and_a_date_of_their_own_are_left_out(calendar_town: Town) -> None:
    """Ascension Day is a Thursday; who leaves out a date can take that back, and the season keeps its length."""
    town = calendar_town
    await town.clock.turn_to(berlin(5, 4, 9))
    await town.found_circle(language="English", first="2026-05-07", holidays="DE")
    await town.gather("ben", "carla")
    assert days(await dates(town, "ben")) == ["May 7", "May 21", "May 28", "June 4"]
    await press_first(town, "ben", "sessions:skip")
    without = await town.see_modal("ben", "sessions:dates")
    assert days(without) == ["May 21", "May 28", "June 4", "June 11"]
    assert "Thursday 7 May: left out" in without.text
    await town.a_moment()
    told = await town.reads("carla", "No session on Thursday 7 May")
    assert "by @Ben Carter · Next time: Thursday, May 21, 2026, 2:00 PM" in told.text
    await press_first(town, "ben", "sessions:unskip")
    assert days(await town.see_modal("ben", "sessions:dates")) == ["May 7", "May 21", "May 28", "June 4"]
    await town.a_moment()
    await town.reads("carla", "Moved: now Thursday, May 7, 2026, 2:00 PM")
    assert town.api_errors() == []


def days(listed: SeenView) -> list[str]:
    """Return the dates of the list that can be moved or left out."""
    return [line.split(", ")[1] for line in listed.lines if line.startswith("Thursday, ")]


async def test_everybody_reads_their_own_time_before_and_after_the_clocks_change(town: Town) -> None:
    """The circle meets at two in Berlin; America changed its clocks before, Europe and Sydney do in between."""
    await town.clock.turn_to(berlin(3, 23, 9))
    for name in ("carla", "grace"):
        await town.acting.change_profile(name, NewProfile(zone=ZONES[name]))
    await town.found_circle(language="English", first="2026-03-26")
    await town.gather("ben", "frank", "carla", "grace")
    await town.wait_until(berlin(3, 24, 9, 5))
    assert await read_by_each(town, "session 1 of 4") == {
        "anna": "Donnerstag, 26. März 2026, 14:00", "ben": "Thursday, March 26, 2026, 1:00 PM",
        "frank": "Thursday, March 26, 2026, 9:00 AM", "carla": "Thursday, March 26, 2026, 6:30 PM",
        "grace": "Friday, March 27, 2026, 12:00 AM",
    }  # fmt: skip
    await town.wait_until(berlin(3, 26, 14))
    for holder in roles_on(await town.reads("anna", "session 1 of 4")):
        (card,) = town.sees(holder, DIRECT)
        there = posted_at(card).astimezone(ZoneInfo(town.acting.stage.person(holder).zone))
        assert (there.weekday(), there.hour) == (WEDNESDAY, 9)
    await town.wait_until(berlin(3, 31, 9, 5))
    assert await read_by_each(town, "session 2 of 4") == {
        "anna": "Donnerstag, 2. April 2026, 14:00", "ben": "Thursday, April 2, 2026, 1:00 PM",
        "frank": "Thursday, April 2, 2026, 8:00 AM", "carla": "Thursday, April 2, 2026, 5:30 PM",
        "grace": "Thursday, April 2, 2026, 11:00 PM",
    }  # fmt: skip
    await town.wait_until(berlin(4, 2, 14))
    assert posted_at(await town.reads("anna", "It’s time")) == berlin(4, 2, 14)
    assert town.api_errors() == []


async def read_by_each(town: Town, words: str) -> dict[str, str]:
    """Return when a session is, as each of the five reads it."""
    heads = {name: (await town.reads(name, words)).lines[0] for name in ZONES}
    return {name: head.partition(" ")[2].partition(" · ")[0] for name, head in heads.items()}
