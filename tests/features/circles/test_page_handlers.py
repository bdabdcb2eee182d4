"""A circle's page as people use it: what it shows, who is let in, who is responsible, settings, invitations."""

from dataclasses import replace
from typing import Any, cast
from uuid import UUID

import pytest
import sqlalchemy as sa

from bot.features.actions import (
    CIRCLES_CHANGE,
    CIRCLES_CO_OWNER,
    CIRCLES_EDIT,
    CIRCLES_EDIT_MORE,
    CIRCLES_HAND_OVER,
    CIRCLES_INVITE,
    CIRCLES_LET_IN,
    CIRCLES_NOT_NOW,
    CIRCLES_NOT_OWNER,
    CIRCLES_PAGE,
    CIRCLES_PEOPLE,
    CIRCLES_SEND_INVITATIONS,
)
from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo
from bot.features.membership import service as membership
from bot.features.payloads import CircleButton, EditDraft, MemberButton, RequestButton
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import Language, ProgrammeState
from bot.kernel.errors import CircleIsClosed, NotAMember, NotAnOwner
from bot.kernel.ids import UserId
from bot.slack.action_ids import Action, ActionPayload
from bot.slack.forms import FormInvalid
from bot.slack.gateway import Profile
from bot.slack.request import Request
from bot.slack.responses import ChangeBelow, ChangeMessage, ChangeModal, FieldErrors, Responses, ShowModal, Whisper
from bot.slack.routes import Routes
from bot.storage.unit_of_work import Storage
from models import Circle, Membership, Programme
from tests.fake_gateway import FakeGateway
from tests.features.fakes import Nudges, Team, answer, command, new_team, option, parts, press, register_circles, submit
from tests.rows import MONDAY

SETTINGS: dict[str, Any] = {
    "name": "Rust", "purpose": "Learn", "first": {"selected_date": "2026-03-12"}, "at": {"selected_time": "14:00"},
    "cadence": option("weekly"),
}  # fmt: skip


class House:
    """Everything about circles, and the people who use it: Anna founds, Ben is a member, Carla a stranger."""

    def __init__(self, team: Team, clock: SimulatedClock) -> None:
        self.team, self.routes, self.slack, self.nudges = team, Routes(), FakeGateway(), Nudges()
        register_circles(self.routes, parts(team.storage, clock, gateway=self.slack, nudges=self.nudges))

    async def press(self, user: str, action: Action[Any], value: ActionPayload | str = "", **payload: Any) -> Responses:
        call = press(self.team.actors[user], action.name, value)
        return await self.answer(replace(call, payload=call.payload | payload))

    async def press_in_modal(self, user: str, action: Action[Any], value: ActionPayload | str = "") -> Responses:
        return await self.press(user, action, value, response_url=None, view={"id": "V1", "type": "modal"})

    async def type(self, user: str, text: str, channel: str = "C1") -> Responses:
        return await self.answer(command(self.team.actors[user], "/circle", text, channel))

    async def answer(self, request: Request) -> Responses:
        return await answer(self.routes, request)

    async def change(self, circle: CircleInfo, **columns: object) -> None:
        async with self.team.storage.work(self.team.workspace_id) as work:
            row = await work.get(Circle, circle.id)
            for name, value in columns.items():
                setattr(row, name, value)

    async def load(self, circle: CircleInfo) -> CircleInfo:
        async with self.team.storage.work(self.team.workspace_id) as work:
            return await circles.load(work, circle.id)

    async def ask(self, circle: CircleInfo, user: str) -> UUID:
        async with self.team.storage.work(self.team.workspace_id) as work:
            asked = await membership.ask(work, circle.id, self.team.person(user), MONDAY)
        assert asked.request is not None
        return asked.request.id


@pytest.fixture
async def house(storage: Storage, clock: SimulatedClock) -> House:
    team = await new_team(storage)
    await team.meet("UANNA", "UBEN", "UCARLA")
    return House(team, clock)


def view(found: Responses) -> dict[str, Any]:
    assert isinstance(found, ShowModal | ChangeModal | ChangeBelow)
    return dict(found.view.to_dict())


def text(found: Responses) -> str:
    assert isinstance(found, Whisper | ChangeMessage)
    return str(found.message.content())


async def test_whatever_only_shows_something_reads_without_a_lock(any_storage: Storage, clock: SimulatedClock) -> None:
    house = House(await new_team(any_storage), clock)
    circle = await house.team.gather("UANNA", "UBEN")
    for action in (CIRCLES_PAGE, CIRCLES_PEOPLE, CIRCLES_EDIT, CIRCLES_INVITE):
        assert "Async Python" in str(view(await house.press("UANNA", action, CircleButton(circle=circle.id))))
    for word in ("edit", "invite"):
        assert "Async Python" in str(view(await house.type("UANNA", word)))
    for word in ("", "leave"):
        assert "Async Python" in text(await house.type("UBEN", word))


async def test_a_stranger_sees_no_page_and_a_member_no_settings(house: House) -> None:
    about = CircleButton(circle=(await house.team.gather("UANNA", "UBEN")).id)
    with pytest.raises(NotAMember):
        await house.press("UCARLA", CIRCLES_PAGE, about)
    for action in (CIRCLES_EDIT, CIRCLES_PEOPLE):
        with pytest.raises(NotAnOwner):
            await house.press("UBEN", action, about)


async def test_whoever_could_mean_several_circles_is_asked_which(house: House) -> None:
    await house.team.gather("UANNA", name="Rust", channel="C2")
    await house.team.gather("UANNA", name="Go", channel="C3")
    for word in ("edit", "invite"):
        said = text(await house.type("UANNA", word))
        assert ("Rust" in said, "Go" in said) == (True, True)
        assert "Rust" in str(view(await house.type("UANNA", f"{word} rust")))
        assert "Go" in str(view(await house.type("UANNA", word, channel="C3")))
    assert "Rust" not in text(await house.type("UBEN", "edit"))


@pytest.mark.parametrize(("action", "members"), [(CIRCLES_LET_IN, {"UANNA", "UBEN"}), (CIRCLES_NOT_NOW, {"UANNA"})])
async def test_a_request_is_answered_in_its_message(house: House, action: Action[Any], members: set[str]) -> None:
    circle = await house.team.gather("UANNA")
    await house.change(circle, by_invitation=True)
    asked = await house.ask(circle, "UBEN")
    assert "UBEN" in text(await house.press("UANNA", action, RequestButton(request=asked)))
    assert {member.user for member in (await house.load(circle)).members} == members


async def test_a_request_that_is_answered_on_the_page_shows_it_anew(house: House) -> None:
    circle = await house.team.gather("UANNA")
    await house.change(circle, by_invitation=True)
    asked = await house.ask(circle, "UBEN")
    assert "circles:let-in" in str(view(await house.press("UANNA", CIRCLES_PAGE, CircleButton(circle=circle.id))))
    page = str(view(await house.press_in_modal("UANNA", CIRCLES_LET_IN, RequestButton(request=asked))))
    assert ("<@UBEN>" in page, "circles:let-in" in page) == (True, False)


async def test_responsibility_is_shared_given_up_and_handed_over(house: House) -> None:
    circle = await house.team.gather("UANNA", "UBEN")
    ben = MemberButton(circle=circle.id, person=house.team.person("UBEN"))
    people, below = cast("list[Any]", await house.press_in_modal("UANNA", CIRCLES_CO_OWNER, ben))
    assert ("circles:not-owner" in str(view(people)), isinstance(below, ChangeBelow)) == (True, True)
    said, _ = cast("list[Any]", await house.press_in_modal("UANNA", CIRCLES_NOT_OWNER, CircleButton(circle=circle.id)))
    assert "Async Python" in str(view(said))
    anna = MemberButton(circle=circle.id, person=house.team.person("UANNA"))
    said, _ = cast("list[Any]", await house.press_in_modal("UBEN", CIRCLES_HAND_OVER, anna))
    assert "<@UANNA>" in str(view(said))
    assert [member.user for member in (await house.load(circle)).members if member.owner] == ["UANNA"]


async def test_where_no_owner_is_left_any_member_can_hand_over(house: House) -> None:
    circle = await house.team.gather("UANNA", "UBEN")
    async with house.team.storage.work(house.team.workspace_id) as work:
        await work.session.execute(sa.update(Membership).values(owner=False))
    anna = MemberButton(circle=circle.id, person=house.team.person("UANNA"))
    await house.press_in_modal("UBEN", CIRCLES_HAND_OVER, anna)
    assert [member.user for member in (await house.load(circle)).members if member.owner] == ["UANNA"]


async def test_settings_unfold_and_are_changed(house: House) -> None:
    circle = await house.team.gather("UANNA")
    folded = view(await house.press("UANNA", CIRCLES_EDIT, CircleButton(circle=circle.id)))
    modal = {"id": "V1", "type": "modal", "private_metadata": folded["private_metadata"]}
    unfolded = view(await house.press("UANNA", CIRCLES_EDIT_MORE, view=modal))
    assert {block.get("block_id") for block in unfolded["blocks"]} >= {"format_id", "places", "by_invitation"}
    draft = EditDraft.unpack(folded["private_metadata"])
    call = submit(house.team.actors["UANNA"], CIRCLES_CHANGE.name, SETTINGS, draft)
    assert "Rust" in text(await house.answer(call))
    assert (await house.load(circle)).name == "Rust"
    over_page = {"view": call.payload["view"] | {"previous_view_id": "V0"}}
    assert "Rust" in str(view(await house.answer(replace(call, payload=call.payload | over_page))))


async def test_a_circle_of_a_programme_chooses_among_the_formats_on_offer_and_keeps_its_own(house: House) -> None:
    circle = await house.team.gather("UANNA")
    await in_programme(house, circle, "goal-weekly")
    folded = view(await house.press("UANNA", CIRCLES_EDIT, CircleButton(circle=circle.id)))
    draft = EditDraft.unpack(folded["private_metadata"])
    modal = {"id": "V1", "type": "modal", "private_metadata": folded["private_metadata"]}
    blocks = view(await house.press("UANNA", CIRCLES_EDIT_MORE, view=modal))["blocks"]
    shown = next(block for block in blocks if block.get("block_id") == "format_id")
    groups = shown["element"]["option_groups"]
    assert {one["value"] for group in groups for one in group["options"]} == {"goal-weekly", circle.format_id}
    assert "Your programme says which agendas" in str(blocks)

    async def wants(format_id: str) -> Responses:
        how = {"format_id": option(format_id), "mode": option("live"), "minutes": option("60")}
        return await house.answer(submit(house.team.actors["UANNA"], CIRCLES_CHANGE.name, SETTINGS | how, draft))

    with pytest.raises(FormInvalid):
        await wants("troika")
    await wants("goal-weekly")
    assert (await house.load(circle)).format_id == "goal-weekly"


async def in_programme(house: House, circle: CircleInfo, formats: str) -> None:
    """Have a circle be of a programme that runs and offers these formats."""
    async with house.team.storage.work(house.team.workspace_id) as work:
        programme = work.add(
            Programme(
                template_id="t", channel_id="C9", name="Leading", aim="", language=Language.ENGLISH, zone="UTC",
                apply_until=MONDAY.date(), starts_on=MONDAY.date(), minutes=60, places=4, made_at=MONDAY,
                state=ProgrammeState.RUNNING, formats=formats,
            )
        )  # fmt: skip
        await work.session.flush()
        (await work.get(Circle, circle.id)).programme_id = programme.id


async def test_the_settings_of_a_circle_that_is_over_are_not_shown(house: House) -> None:
    circle = await house.team.gather("UANNA")
    async with house.team.storage.work(house.team.workspace_id) as work:
        await circles.close(work, circle.id, MONDAY)
    with pytest.raises(CircleIsClosed):
        await house.press("UANNA", CIRCLES_EDIT, CircleButton(circle=circle.id))


async def test_who_is_invited_is_shown_to_owners_alone(house: House) -> None:
    circle = await house.team.gather("UANNA", "UBEN")
    guest = Profile(UserId("UCARLA"), "en-US", "Europe/Berlin", is_bot=False, deleted=False)
    async with house.team.storage.work(house.team.workspace_id) as work:
        await membership.invite(work, circle.id, house.team.person("UBEN"), [guest], MONDAY)
    pages = [
        str(view(await house.press(user, CIRCLES_PAGE, CircleButton(circle=circle.id)))) for user in ("UANNA", "UBEN")
    ]
    assert ["<@UCARLA>" in page for page in pages] == [True, False]


async def test_people_are_invited_all_or_none(house: House) -> None:
    circle = await house.team.gather("UANNA", "UBEN")
    about = CircleButton(circle=circle.id)

    async def invite(*users: str) -> Responses:
        inputs = {"people": {"selected_users": list(users)}}
        return await house.answer(submit(house.team.actors["UANNA"], CIRCLES_SEND_INVITATIONS.name, inputs, about))

    house.slack.profiles["UBOT"] = Profile(cast("Any", "UBOT"), "en-US", "UTC", is_bot=True, deleted=False)
    refused = await invite("UCARLA", "UBEN", "UBOT")
    assert isinstance(refused, FieldErrors)
    assert house.nudges.count == 0
    said, below = cast("list[Any]", await invite("UCARLA"))
    assert ("<@UCARLA>" in text(said), "<@UCARLA>" in str(view(below))) == (True, True)
    assert house.nudges.count == 1
