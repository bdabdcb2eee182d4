"""People come and go: accounts switched off, guests, somebody of another company, a private channel that one leaves."""

from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial

import aiohttp
import pytest

from bot.practice.people.moving import NewProfile
from tests.journeys.conftest import open_town
from tests.journeys.feeds import events, its_address
from tests.journeys.town import DIRECT, PYTHON, Town, berlin
from tests.journeys.ways import HTTP_SQLITE

YOU_OWN = ("You are responsible for Async Python", "Du bist jetzt für")

pytestmark = [pytest.mark.usefixtures("calm"), HTTP_SQLITE]
PRIVATE = "onboarding-2026"


@pytest.fixture
async def town(ways: tuple[str, str]) -> AsyncIterator[Town]:
    """A town in which calendar programs may read feeds."""
    async for each in open_town(*ways, public=True):
        yield each


async def test_whose_account_is_off_has_no_access_and_leaves_their_place_and_their_partner_to_others(
    town: Town,
) -> None:
    """Slack tells nothing of Ben; a look once a day finds it out."""
    await town.clock.turn_to(berlin(3, 9, 9))
    await town.found_circle("ben", language="English", first="2026-03-19", places="3")
    await town.gather("carla", "frank")
    await town.a_moment()
    await town.press("grace", "circles:wait")
    for name in ("ben", "carla"):
        await town.types(name, "/coach join")
    address = await its_address(town, "ben")
    await town.wait_until(berlin(3, 16, 16))
    await town.types("frank", "/coach join")
    town.server.workspace.people["U0BEN"].deleted = True
    await town.wait_until(berlin(3, 18, 16))
    async with aiohttp.ClientSession() as client, client.get(address) as answer:
        assert answer.status == 404
    await town.press("grace", "circles:join", DIRECT)
    assert "Ben" not in (await town.types("carla", "/circle"))
    await town.wait_until(berlin(3, 24, 16))
    cards = [said.text for said in town.direct_messages("carla")]
    assert any("You two until" in text and "@Frank Miller" in text for text in cards)
    assert any("@Ben Carter is no longer in this workspace" in text for text in cards)
    await town.wait_until(berlin(4, 1, 16))  # whose week is full hears of it when there is room
    assert len([each for each in ("carla", "frank") if town.finds(each, YOU_OWN, DIRECT)]) == 1


async def test_a_guest_joins_but_founds_nothing_and_who_is_of_another_company_has_no_place(town: Town) -> None:
    await town.clock.turn_to(berlin(3, 9, 9))
    await town.acting.change_profile("carla", NewProfile(guest=True))
    await town.acting.change_profile("grace", NewProfile(team="T0OTHER"))
    await town.found_circle("ben", language="English", first="2026-03-19")
    await town.gather("carla")
    assert "takes a full account" in await town.types("carla", "/circle new")
    assert "takes a full account" in await town.types("carla", "/coach join")
    assert "Async Python" in await town.types("carla", "/circle")
    outcome = await town.acting.click("grace", "circles:join", channel=PYTHON)
    assert outcome.error is None
    await town.reads("grace", "Circles here are for people of this company")
    assert town.finds("ben", "2 of 5 places taken")
    assert town.api_errors() == []


async def test_who_leaves_a_private_channel_sees_nothing_of_its_circle_any_more(town: Town) -> None:
    """Elif is taken out while the app hears of it, Hannes while it is stopped."""
    await town.clock.turn_to(berlin(3, 9, 9))
    await town.acting.invite("ben", "zirkel", PRIVATE)
    await town.found_circle("ben", PRIVATE, language="English", first="2026-03-19")
    await town.gather("elif", "grace", "hannes", channel=PRIVATE)
    await town.pass_time(timedelta(days=1, hours=1))
    addresses = [await its_address(town, person) for person in ("elif", "hannes")]
    await town.wait_until(berlin(3, 12, 10))
    await town.acting.remove("elif", PRIVATE)
    await town.settle()
    await town.types("hannes", "/circle", DIRECT)
    await town.pass_time(timedelta(hours=1))
    await town.stop_app()
    town.server.workspace.channels["C0ONBOARDING"].members.discard("U0HANNES")
    await town.start_app()
    await town.acting.open_home("hannes")
    await town.acting.until(partial(town.home, "hannes"))
    assert "Async Python" not in town.home("hannes")
    assert "Async Python" not in await town.types("hannes", "/topics list", DIRECT)
    await town.pass_time(timedelta(days=1, hours=1))
    for person, address in zip(("elif", "hannes"), addresses, strict=True):
        assert "Async Python" not in await town.types(person, "/circle")
        await town.acting.open_home(person)
        await town.acting.until(partial(town.home, person))
        assert "Async Python" not in town.home(person)
        async with aiohttp.ClientSession() as client:
            assert await events(client, address) == []
        await town.reads(person, "nicht mehr im privaten Kanal von Async Python", DIRECT)
    assert "Async Python" in await town.types("grace", "/circle")
    assert town.api_errors() == []
