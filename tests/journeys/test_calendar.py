"""Sessions in one's own calendar: a file for one, an address for all, which follows what happens to them."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from tests.journeys.conftest import open_town
from tests.journeys.feeds import address_shown, events, in_file, its_address
from tests.journeys.town import DIRECT, Town, berlin, roles_on

pytestmark = pytest.mark.usefixtures("calm")


@pytest.fixture
async def public_town(ways: tuple[str, str]) -> AsyncIterator[Town]:
    """A town whose company lets calendar programs in."""
    async for opened in open_town(*ways, public=True):
        yield opened


@pytest.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


async def test_a_calendar_follows_the_circle(public_town: Town, client: aiohttp.ClientSession) -> None:
    town = public_town
    await town.clock.turn_to(berlin(3, 9, 9))
    await town.found_circle(language="English", first="2026-03-12")
    await town.gather("ben", "carla", "david")
    await town.types("anna", "/topics add Locks")
    address = await its_address(town, "ben")
    before = await events(client, address)
    assert [(one["SUMMARY"], one["STATUS"]) for one in before] == [("Async Python", "CONFIRMED")] * 2
    assert before[0]["DTSTART"].dt.isoformat() == "2026-03-12T14:00:00+01:00"
    await nobody_starts_the_first_session(town)
    after = await events(client, address)
    assert [one["UID"] for one in before] == [one["UID"] for one in after][:2]
    assert [(one["SUMMARY"], one["STATUS"], one["SEQUENCE"]) for one in after] == [
        ("Locks · Async Python", "CANCELLED", 1), ("Async Python", "CONFIRMED", 0), ("Async Python", "CONFIRMED", 0)
    ]  # fmt: skip
    await ben_takes_another_address_and_leaves(town, client, address)
    assert town.api_errors() == []


async def nobody_starts_the_first_session(town: Town) -> None:
    await town.wait_until(berlin(3, 12, 16))
    await town.reads("anna", "didn’t take place")


async def ben_takes_another_address_and_leaves(town: Town, client: aiohttp.ClientSession, old: str) -> None:
    await town.types("ben", "/circle")
    await town.press("ben", "circles:page")
    await town.see_modal("ben", "circles:page")
    await town.acting.click("ben", "calendar:open")
    await town.see_modal("ben", "calendar:calendar")
    await town.acting.click("ben", "calendar:renew")
    await town.acting.until(lambda: old not in str(town.modal("ben")))
    new = address_shown(town, "ben")
    async with client.get(old) as answer:
        assert answer.status == 404
    assert len(await events(client, new)) == 3
    await town.acting.close("ben")
    await town.acting.click("ben", "circles:leave")
    await town.settle()
    assert await events(client, new) == []


async def test_one_session_comes_as_a_file_where_there_are_no_feeds(town: Town) -> None:
    await town.clock.turn_to(berlin(3, 9, 9))
    await town.found_circle(language="English", first="2026-03-12")
    await town.gather("ben", "carla")
    await town.types("anna", "/circle kalender")
    modal = await town.see_modal("anna", "calendar:calendar")
    assert "hat eure Firma nicht eingerichtet" in modal.text
    await town.acting.close("anna", everything=True)
    await town.wait_until(berlin(3, 10, 10))
    card = await town.reads("anna", "session 1 of 4")
    await town.press("anna", "sessions:agenda", ts=card.ts)
    await town.see_modal("anna", "sessions:agenda")
    await town.acting.click("anna", "calendar:session")
    message = await town.reads("anna", "Öffne die Datei", DIRECT)
    [file] = message.files
    [event] = in_file(town.server.workspace.files[file.id].content or b"")
    assert file.name == "async-python-1.ics"
    assert ("Du moderierst" in event["DESCRIPTION"]) == (roles_on(card)[0] == "U0ANNA")
    assert event["DTEND"].dt.isoformat() == "2026-03-12T15:00:00+01:00"
    await town.acting.close("anna", everything=True)
    await town.press("hannes", "sessions:agenda", ts=card.ts)
    assert town.modal("hannes") is None
    assert town.api_errors() == []
