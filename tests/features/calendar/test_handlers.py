"""`/circle calendar` and its buttons: the address, a new one, a session as a file; also where there are no feeds."""

import re

import pytest
from icalendar import Calendar
from slack_sdk.models.views import View

from bot.features.calendar import handlers
from bot.features.payloads import CalendarButton, SessionButton
from bot.kernel.clock import SimulatedClock
from bot.kernel.errors import Gone, NotAMember
from bot.practice.validation.judge import judge_view
from bot.slack.action_ids import ActionPayload
from bot.slack.responses import ChangeModal, CloseModals, Responses, SendFile, ShowModal
from bot.slack.routes import Routes
from bot.storage.unit_of_work import Storage
from models import Person
from tests.features.calendar.test_service import NOW, begin
from tests.features.fakes import answer, command, parts, press, submit
from tests.features.library.memory import Memory


class Users:
    """The calendar's routes and the people who use them."""

    def __init__(self, memory: Memory, public_url: str) -> None:
        self.memory, self.routes = memory, Routes()
        deps = parts(memory.team.storage, SimulatedClock(NOW))
        handlers.register(self.routes, deps, public_url)
        self.feeds = handlers.CalendarFeeds(deps, self.routes.look_first)

    async def types(self, user: str, text: str = "calendar") -> View:
        said = await answer(self.routes, command(self.memory.team.actors[user], "/circle", text))
        assert isinstance(said, ShowModal)
        assert judge_view(said.view.to_dict()) == []
        return said.view

    async def presses(self, user: str, action: str, value: ActionPayload | str) -> Responses:
        return await answer(self.routes, press(self.memory.team.actors[user], action, value))


@pytest.fixture
async def users(storage: Storage) -> Users:
    return Users(await begin(storage), "https://zirkel.example")


def token(view: View) -> str:
    """Return the secret in the address that a modal shows."""
    [found] = re.findall(r"https://zirkel.example/calendar/([\w-]{43})\.ics", str(view.to_dict()))
    return str(found)


async def test_everybody_has_an_address_of_their_own_that_stays(users: Users) -> None:
    first, again = token(await users.types("UANA")), token(await users.types("UANA", "kalender"))
    other = token(await users.types("UBEN"))
    assert first == again != other
    content = await users.feeds.read(first)
    assert content
    assert content.count(b"BEGIN:VEVENT") == 4


async def test_a_new_address_ends_the_old_one_at_once(users: Users) -> None:
    old = token(await users.types("UANA"))
    said = await users.presses("UANA", "calendar:renew", CalendarButton())
    assert isinstance(said, ChangeModal)
    assert await users.feeds.read(old) is None
    assert await users.feeds.read(token(said.view))


async def test_where_there_are_no_feeds_nobody_gets_an_address(storage: Storage) -> None:
    users = Users(await begin(storage), "")
    shown = str((await users.types("UANA")).to_dict())
    assert "/calendar/" not in shown
    assert "calendar:session" in shown
    assert isinstance(await users.presses("UANA", "calendar:renew", CalendarButton()), ChangeModal)
    async with storage.work(users.memory.team.workspace_id) as work:
        assert (await work.get(Person, users.memory.team.person("UANA"))).calendar_token is None


async def test_a_session_comes_as_a_file(users: Users) -> None:
    file = await users.presses("UBEN", "calendar:session", SessionButton(session=users.memory.sessions[3]))
    assert isinstance(file, SendFile)
    [event] = Calendar.from_ical(file.write({})).walk("VEVENT")
    assert (file.name, str(event["SUMMARY"])) == ("async-python-4.ics", "Queues · Async Python")
    assert judge_view(file.instead(file.write({})).to_dict()) == []
    said = await answer(users.routes, submit(users.memory.team.actors["UBEN"], "calendar:copied", {}))
    assert isinstance(said, CloseModals)


async def test_a_stranger_gets_no_file_and_a_made_up_button_is_over(users: Users) -> None:
    with pytest.raises(NotAMember):
        await users.presses("UZOE", "calendar:session", SessionButton(session=users.memory.sessions[3]))
    for action in ("session", "open", "renew"):
        with pytest.raises(Gone):
            await users.presses("UANA", f"calendar:{action}", '{"circle": 3}')


async def test_the_circle_that_one_comes_from_stands_first(users: Users) -> None:
    said = await users.presses("UANA", "calendar:open", CalendarButton(circle=users.memory.circle.id))
    assert isinstance(said, ShowModal)
