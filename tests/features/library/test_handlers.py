"""`/circle library` as people use it: found and read in place, exported; by members only, and with old buttons."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

import pytest
from slack_sdk.models.views import View

from bot.features.library import handlers as library_handlers
from bot.features.library.forms import ShownSearch
from bot.features.payloads import CircleButton, PageButton, SessionButton
from bot.kernel.clock import SimulatedClock
from bot.kernel.errors import Gone, NotAMember
from bot.kernel.ids import UserId
from bot.practice.validation.judge import judge_view
from bot.slack.action_ids import ActionPayload
from bot.slack.request import Kind, Request
from bot.slack.responses import ChangeModal, CloseModals, Responses, SendFile, ShowModal, Whisper
from bot.slack.routes import Routes
from bot.storage.unit_of_work import Storage
from tests.features.fakes import answer, command, parts, press
from tests.features.library.memory import Memory, remember


class Users:
    """The library's routes and the people who use them."""

    def __init__(self, memory: Memory, clock: SimulatedClock) -> None:
        self.memory, self.routes = memory, Routes()
        library_handlers.register(self.routes, parts(memory.team.storage, clock))

    async def types(self, user: str, text: str, channel: str = "C1") -> Responses:
        return await answer(self.routes, command(self.memory.team.actors[user], "/circle", text, channel))

    async def presses(self, user: str, action: str, value: ActionPayload | str) -> Responses:
        return await answer(self.routes, press(self.memory.team.actors[user], action, value))

    async def in_modal(
        self, user: str, action: str, search: ShownSearch | str, value: ActionPayload | str = "",
        kind: Kind = Kind.ACTION, inputs: Mapping[str, Any] | None = None,
    ) -> Responses:  # fmt: skip
        """Press or submit in the library's modal; ``inputs`` are what stands in them, in Slack's shape."""
        packed = value.pack() if isinstance(value, ActionPayload) else value
        inputs = inputs or {}
        words = {"words#0": {"library:words": {"value": inputs.get("words")}}}
        chosen = {f"library:{name}": found for name, found in inputs.items() if name != "words"}
        view = {
            "id": "V1", "type": "modal", "private_metadata": search if isinstance(search, str) else search.pack(),
            "state": {"values": words | {"filter#0": chosen} if chosen else words},
        }  # fmt: skip
        payload = {"view": view, "trigger_id": "1.1", "actions": [{"action_id": action, "value": packed}]}
        return await answer(self.routes, Request(kind, action, payload, self.memory.team.actors[user]))


@pytest.fixture
async def users(storage: Storage, clock: SimulatedClock) -> Users:
    return Users(await remember(storage), clock)


def shown(answers: Responses, kind: type[ShowModal | ChangeModal]) -> View:
    assert isinstance(answers, kind)
    assert judge_view(answers.view.to_dict()) == []
    return answers.view


def topics(view: View) -> list[str]:
    """Return what the results are about."""
    sections = [block.to_dict() for block in view.blocks or [] if block.type == "section"]
    readable = [each for each in sections if each.get("accessory", {}).get("action_id") == "library:read"]
    return [each["text"]["text"].split("*")[1] for each in readable]


@pytest.mark.parametrize("verb", ["library", "bibliothek", "protokolle", "LIBRARY"])
async def test_the_command_opens_the_library_in_both_languages(users: Users, verb: str) -> None:
    view = shown(await users.types("UANA", verb), ShowModal)
    assert topics(view) == ["No set topic", "Cancelling tasks", "Locks"]


async def test_words_after_the_command_are_looked_for_at_once(users: Users) -> None:
    assert topics(shown(await users.types("UANA", "library  CAFE  halt"), ShowModal)) == ["Locks"]


async def test_a_button_opens_it_from_anywhere(users: Users) -> None:
    assert shown(await users.presses("UBEN", "library:open", CircleButton(circle=users.memory.circle.id)), ShowModal)


async def test_whoever_is_in_no_circle_is_told_what_to_do(users: Users) -> None:
    await users.memory.team.meet("UYAN")
    assert isinstance(await users.types("UYAN", "library"), Whisper)


async def test_the_circle_of_this_channel_comes_first_and_the_others_can_be_chosen(users: Users) -> None:
    second = await users.memory.team.gather("UANA", name="Second", channel="C9")
    view = shown(await users.types("UANA", "library", "C9"), ShowModal)
    assert ShownSearch.unpack(view.private_metadata or "").circle == second.id
    chosen = await users.in_modal(
        "UANA", "library:circle", view.private_metadata or "", CircleButton(circle=users.memory.circle.id)
    )
    assert len(topics(shown(chosen, ChangeModal))) == 3


@pytest.mark.parametrize(("kind", "action"), [
    (Kind.ACTION, "library:words"), (Kind.SUBMISSION, "library:search"), (Kind.ACTION, "library:since"),
])  # fmt: skip
async def test_a_search_changes_the_modal_in_place(users: Users, kind: Kind, action: str) -> None:
    search = ShownSearch(circle=users.memory.circle.id)
    inputs = {"words": "request IMPORTER", "since": {"selected_date": "2026-03-06"}, "until": {"selected_date": None}}
    view = shown(await users.in_modal("UANA", action, search, kind=kind, inputs=inputs), ChangeModal)
    assert topics(view) == ["Cancelling tasks"]
    again = ShownSearch.unpack(view.private_metadata or "")
    assert (again.words, again.drawn, str(again.since)) == ("request IMPORTER", 1, "2026-03-06")


async def test_days_that_are_the_wrong_way_round_change_places(users: Users) -> None:
    search = ShownSearch(circle=users.memory.circle.id)
    dates = {"since": {"selected_date": "2026-03-13"}, "until": {"selected_date": "2026-03-06"}}
    view = shown(await users.in_modal("UANA", "library:until", search, inputs=dates), ChangeModal)
    assert topics(view) == ["Cancelling tasks"]


async def test_a_topic_and_everything_again(users: Users) -> None:
    search = ShownSearch(circle=users.memory.circle.id)
    [_, _, locks] = (shown(await users.types("UANA", "library"), ShowModal).blocks or [])[3].to_dict()["elements"][0][
        "options"
    ]
    topic = {"topic": {"selected_option": {"value": locks["value"]}}}
    found = shown(await users.in_modal("UANA", "library:topic", search, inputs=topic), ChangeModal)
    assert topics(found) == ["Locks"]
    cleared = shown(await users.in_modal("UANA", "library:clear", found.private_metadata or ""), ChangeModal)
    assert len(topics(cleared)) == 3


async def test_reading_takes_the_place_of_the_list_and_leads_back_to_it(users: Users) -> None:
    search = ShownSearch(circle=users.memory.circle.id, words="importer", drawn=3)
    button = SessionButton(session=users.memory.sessions[1])
    view = shown(await users.in_modal("UCEM", "library:read", search, button), ChangeModal)
    assert "Cancelling is a request" in str(view.to_dict())
    back = shown(await users.in_modal("UCEM", "library:back", view.private_metadata or ""), ChangeModal)
    assert topics(back) == ["Cancelling tasks"]


async def test_one_minutes_can_be_opened_from_elsewhere(users: Users) -> None:
    button = SessionButton(session=users.memory.sessions[0])
    assert "Lock hält" in str(shown(await users.presses("UANA", "library:minutes", button), ShowModal).to_dict())


async def test_a_page_that_is_no_longer_there_is_the_last_one(users: Users) -> None:
    search = ShownSearch(circle=users.memory.circle.id)
    assert (
        len(topics(shown(await users.in_modal("UANA", "library:turn", search, PageButton(page=7)), ChangeModal))) == 3
    )


async def test_the_export_is_a_file_with_names_or_a_text_to_copy(users: Users) -> None:
    file = await users.presses("UANA", "library:export", CircleButton(circle=users.memory.circle.id))
    assert isinstance(file, SendFile)
    assert (file.name, set(file.people)) == ("async-python-minutes.md", {"UANA", "UBEN"})
    content = file.write({UserId("UANA"): "Ana"})
    assert "Moderation: Ana" in content
    assert "## Session 1: Locks" in content
    assert judge_view(file.instead(content).to_dict()) == []
    assert isinstance(await users.in_modal("UANA", "library:copied", "", kind=Kind.SUBMISSION), CloseModals)


@pytest.mark.parametrize("user", ["UZOE"])
async def test_nobody_else_sees_anything_of_it(users: Users, user: str) -> None:
    circle, session = CircleButton(circle=users.memory.circle.id), SessionButton(session=users.memory.sessions[0])
    search = ShownSearch(circle=users.memory.circle.id)
    for action, value in (("open", circle), ("export", circle), ("minutes", session)):
        with pytest.raises(NotAMember):
            await users.presses(user, f"library:{action}", value)
    for action in ("words", "clear", "back"):
        with pytest.raises(NotAMember):
            await users.in_modal(user, f"library:{action}", search)
    for action, pressed in (("circle", circle), ("read", session)):
        with pytest.raises(NotAMember):
            await users.in_modal(user, f"library:{action}", search, pressed)


@pytest.mark.parametrize("value", ["", "{}", '{"circle": "x"}', "null"])
async def test_a_button_that_somebody_made_up_is_over(users: Users, value: str) -> None:
    for action in ("open", "export", "minutes"):
        with pytest.raises(Gone):
            await users.presses("UANA", f"library:{action}", value)
    with pytest.raises(Gone):
        await users.in_modal("UANA", "library:words", value)


async def test_a_circle_that_does_not_exist_is_gone(users: Users) -> None:
    nowhere: UUID = uuid4()
    with pytest.raises(Gone):
        await users.presses("UANA", "library:open", CircleButton(circle=nowhere))
