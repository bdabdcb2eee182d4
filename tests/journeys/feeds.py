"""Calendar feeds as calendar programs read them, and the files."""

import re
from typing import Any

import aiohttp
from icalendar import Calendar

from tests.journeys.town import Town


async def its_address(town: Town, person: str) -> str:
    await town.types(person, "/circle calendar")
    await town.see_modal(person, "calendar:calendar")
    found = address_shown(town, person)
    await town.acting.close(person, everything=True)
    return found


def address_shown(town: Town, person: str) -> str:
    return str(re.findall(r"http://[\w.:]+/calendar/[\w-]{43}\.ics", str(town.modal(person)))[0])


async def events(client: aiohttp.ClientSession, address: str) -> list[Any]:
    """Read a feed as a calendar program does; asked again, nothing is new."""
    async with client.get(address) as answer:
        assert answer.status == 200
        content, tag = await answer.read(), answer.headers["ETag"]
    async with client.get(address, headers={"If-None-Match": tag}) as answer:
        assert answer.status == 304
    return in_file(content)


def in_file(content: bytes) -> list[Any]:
    return list(Calendar.from_ical(content).walk("VEVENT"))
