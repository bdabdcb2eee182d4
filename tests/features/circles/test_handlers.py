"""`/circle` and its buttons as people use them, also from elsewhere, later, twice, and with hostile input."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo
from bot.features.membership import service as membership
from bot.features.payloads import CircleButton, NewCircleDraft
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import CircleState, Language
from bot.kernel.errors import CircleIsClosed, CircleIsFull, Gone, NotAMember
from bot.practice.validation.judge import judge_message, judge_view
from bot.slack.forms import FormInvalid
from bot.slack.request import Kind, Request
from bot.slack.responses import ChangeMessage, ChangeModal, Responses, ShowModal, Whisper
from bot.slack.routes import Event, Routes
from bot.slack.system_messages import AskedFirst
from bot.storage.unit_of_work import Storage
from models import Circle, OutboxMessage, Person
from tests.fake_gateway import FakeGateway
from tests.features.fakes import (
    Nudges,
    Team,
    answer,
    command,
    new_team,
    option,
    parts,
    press,
    register_circles,
    submit,
)
from tests.rows import BOT, MONDAY

HOSTILE = {
    "NUL": "Async\x00 Python", "a lone surrogate": "Async \ud800Python", "right to left": "\u202eAsync\u202c Python",
    "a mention of all": "<!channel> Python", "the end of a link": "|> & <https://example.com|x>",
}  # fmt: skip
INPUTS: dict[str, Any] = {
    "name": "Async Python", "purpose": "Understand async", "channel": {"selected_conversation": "C1"},
    "first": {"selected_date": "2026-03-12"}, "at": {"selected_time": "14:00"}, "cadence": option("weekly"),
}  # fmt: skip


class Desk:
    """The feature's routes and the people who use them."""

    def __init__(self, team: Team, clock: SimulatedClock) -> None:
        self.team, self.routes, self.nudges, self.slack = team, Routes(), Nudges(), FakeGateway()
        self.deps = deps = parts(team.storage, clock, gateway=self.slack, nudges=self.nudges)
        register_circles(self.routes, deps)

    async def press(self, user: str, action_id: str, circle: UUID | str, **changes: Any) -> Responses:
        value = circle if isinstance(circle, str) else CircleButton(circle=circle)
        call = press(self.team.actors[user], action_id, value)
        return await answer(self.routes, Request(call.kind, call.name, call.payload | changes, call.actor))

    async def type(self, user: str, text: str, channel: str = "C1") -> Responses:
        return await answer(self.routes, command(self.team.actors[user], "/circle", text, channel))

    async def found(self, user: str, inputs: Mapping[str, Any], **more: Any) -> Responses:
        actor = self.team.actors[user]
        draft = NewCircleDraft(zone=actor.zone, language=actor.language)
        return await answer(self.routes, submit(actor, "circles:found", {**INPUTS, **inputs}, draft, **more))

    async def circles(self) -> list[Circle]:
        async with self.team.storage.everywhere() as session:
            return list(await session.scalars(sa.select(Circle)))


@pytest.fixture
async def desk(storage: Storage, clock: SimulatedClock) -> Desk:
    team = await new_team(storage)
    await team.meet("UANNA", "UBEN", "UCARLA")
    return Desk(team, clock)


def whispered(found: Responses) -> str:
    assert isinstance(found, Whisper)
    assert judge_message(found.message.block_dicts(), found.message.text) == []
    return str(found.message.content())


def shown(found: Responses) -> dict[str, Any]:
    assert isinstance(found, ShowModal | ChangeModal)
    view = found.view.to_dict()
    assert judge_view(view) == []
    return dict(view)


@pytest.mark.parametrize(("channel", "name", "proposed"), [
    ("C1", "python-circle", None), ("C3", "privategroup", "C3"), ("C2", "mpdm-anna--ben-1", None),
    ("D1", "directmessage", None),
])  # fmt: skip
async def test_the_founding_modal_proposes_the_channel_where_it_is_opened_if_that_is_private(
    desk: Desk, channel: str, name: str, proposed: str | None
) -> None:
    call = command(desk.team.actors["UANNA"], "/circle", "new", channel)
    view = shown(
        await answer(desk.routes, Request(call.kind, call.name, call.payload | {"channel_name": name}, call.actor))
    )
    [where] = [block["element"] for block in view["blocks"] if block.get("block_id") == "channel"]
    assert where.get("initial_conversation") == proposed


@pytest.mark.parametrize("text", ["", "help", "hilfe", "asdf", "x" * 10_000, "\ud800", "\x00", "<!channel>", "🤷"])
async def test_whatever_is_typed_something_useful_comes_back(desk: Desk, text: str) -> None:
    assert "circles:new" in whispered(await desk.type("UANNA", text))


@pytest.mark.parametrize("text", ["new", "neu", " NEW ", "gründen", "new Async Python"])
async def test_founding_opens_the_modal_here(desk: Desk, text: str) -> None:
    view = shown(await desk.type("UANNA", text))
    assert view["callback_id"] == "circles:found"


async def test_a_direct_message_is_no_place_for_a_circle(desk: Desk) -> None:
    view = shown(await desk.type("UANNA", "new", channel="D1"))
    assert "initial_conversation" not in view["blocks"][2]["element"]
    assert "circles:new" in whispered(await desk.type("UANNA", "", channel="D1"))


async def test_more_choices_unfold_in_the_same_modal(desk: Desk) -> None:
    view = shown(await desk.type("UANNA", "new"))
    more = press(desk.team.actors["UANNA"], "circles:more")
    payload = more.payload | {"view": {"id": "V1", "type": "modal", "private_metadata": view["private_metadata"]}}
    unfolded = shown(await answer(desk.routes, Request(Kind.ACTION, "circles:more", payload, more.actor)))
    assert {block.get("block_id") for block in unfolded["blocks"]} >= {"format_id", "mode", "places", "zone"}


async def test_the_agendas_on_offer_fit_how_many_and_how(desk: Desk) -> None:
    view = shown(await desk.type("UANNA", "new"))

    async def offered(places: str, mode: str) -> tuple[set[str], str]:
        chosen = {"places": places, "mode": mode, "format_id": "book-club"}
        values = {name: {name: {"selected_option": {"value": value}}} for name, value in chosen.items()}
        about = {"id": "V1", "type": "modal", "private_metadata": view["private_metadata"], "state": {"values": values}}
        pressed = press(desk.team.actors["UANNA"], "circles:refit#0")
        call = Request(Kind.ACTION, "circles:refit#0", pressed.payload | {"view": about}, pressed.actor)
        blocks = shown(await answer(desk.routes, call))["blocks"]
        (menu,) = [block["element"] for block in blocks if block.get("block_id") == "format_id"]
        options = {option["value"] for group in menu["option_groups"] for option in group["options"]}
        return options, menu["initial_option"]["value"]

    assert {"learning-circle", "troika"} <= (few := (await offered("3", "live"))[0])
    assert not few & {"book-club", "async-week", "peer-coaching-tandem", "brown-bag"}
    assert not few & {"circle-kickoff", "circle-retro", "circle-closing"}
    assert await offered("6", "live") == ((await offered("6", "live"))[0], "book-club")
    over_days, usual = await offered("3", "async")
    assert "async-week" in over_days
    assert (usual, "troika" in over_days) == ("learning-circle", False)


async def test_a_sent_modal_founds_a_circle(desk: Desk) -> None:
    assert "Async Python" in whispered(await desk.found("UANNA", {}))
    [row] = await desk.circles()
    assert (row.name, row.channel_id, row.zone, desk.nudges.count) == ("Async Python", "C1", "Europe/Berlin", 1)


async def test_the_same_modal_sent_twice_founds_one(desk: Desk) -> None:
    for name in ("Async Python", "Async Python, corrected"):
        await desk.found("UANNA", {"name": name})
    assert [row.name for row in await desk.circles()] == ["Async Python"]


async def test_what_slack_did_not_say_of_the_founder_is_asked_and_never_guessed(desk: Desk) -> None:
    unknown = replace(desk.team.actors["UANNA"], zone="UTC", language_known=False)
    view = shown(await answer(desk.routes, command(unknown, "/circle", "new")))
    assert {"zone", "language"} <= {block.get("block_id") for block in view["blocks"]}
    chosen = {"zone": option("Europe/Vienna"), "language": option("de")}
    await desk.found("UANNA", chosen)
    assert [(row.zone, row.language) for row in await desk.circles()] == [("Europe/Vienna", Language.GERMAN)]


async def test_another_modal_founds_another_one(desk: Desk) -> None:
    await desk.found("UANNA", {}, view_id="V1")
    await desk.found("UANNA", {}, view_id="V2")
    assert len(await desk.circles()) == 2


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
async def test_no_text_does_any_harm(desk: Desk, typed: str) -> None:
    said = whispered(await desk.found("UANNA", {"name": typed, "purpose": typed}))
    assert "<!channel>" not in said
    assert "<https" not in said
    [row] = await desk.circles()
    assert "\x00" not in row.name + row.purpose


@pytest.mark.parametrize(("day", "at", "named"), [
    ("2026-03-14", "14:00", "Saturday 14 March, 14:00"), ("2026-03-12", "07:30", "Thursday 12 March, 07:30"),
    ("2026-03-12", "18:00", "Thursday 12 March, 18:00"),
])  # fmt: skip
async def test_a_time_at_which_people_rest_is_asked_about_once(desk: Desk, day: str, at: str, named: str) -> None:
    odd = {"first": {"selected_date": day}, "at": {"selected_time": at}}
    with pytest.raises(AskedFirst) as first:
        await desk.found("UANNA", odd)
    assert f"*{named}:*" in str(first.value.view.to_dict())
    with pytest.raises(AskedFirst) as other:
        await desk.found("UANNA", odd | {"at": {"selected_time": "05:00"}}, asked=first.value)
    assert [named in str(other.value.view.to_dict()), await desk.circles()] == [False, []]
    await desk.found("UANNA", odd, asked=first.value)
    assert len(await desk.circles()) == 1


async def test_what_is_wrong_founds_nothing(desk: Desk) -> None:
    with pytest.raises(FormInvalid):
        await desk.found("UANNA", {"name": "x" * 10_000})
    assert await desk.circles() == []
    assert desk.nudges.count == 0


@pytest.mark.parametrize("inputs", [{"format_id": option("no-such-format")}, {"mode": option("async")}])
async def test_a_format_that_does_not_exist_or_does_not_fit_is_said(desk: Desk, inputs: dict[str, Any]) -> None:
    with pytest.raises(FormInvalid) as invalid:
        await desk.found("UANNA", {"format_id": option("learning-circle")} | inputs | await live_only(desk, inputs))
    assert set(invalid.value.problems) <= {"format_id", "mode"}
    assert await desk.circles() == []


async def live_only(desk: Desk, inputs: dict[str, Any]) -> dict[str, Any]:
    if "mode" not in inputs:
        return {}
    formats = parts(desk.team.storage, SimulatedClock(MONDAY)).formats
    return {"format_id": option(next(key for key, form in formats.items() if "async" not in form.modes))}


async def test_joining_says_so_and_once_is_enough(desk: Desk) -> None:
    circle = await desk.team.gather("UANNA")
    for _ in range(2):
        assert "Async Python" in whispered(await desk.press("UBEN", "circles:join", circle.id))
    async with desk.team.storage.work(desk.team.workspace_id) as work:
        assert len((await circles.load(work, circle.id)).members) == 2


async def test_a_full_or_closed_circle_says_so(desk: Desk) -> None:
    circle = await desk.team.gather("UANNA")
    async with desk.team.storage.work(desk.team.workspace_id) as work:
        (await work.get(Circle, circle.id)).places = 1
    with pytest.raises(CircleIsFull):
        await desk.press("UBEN", "circles:join", circle.id)
    async with desk.team.storage.work(desk.team.workspace_id) as work:
        await circles.close(work, circle.id, MONDAY)
    with pytest.raises(CircleIsClosed):
        await desk.press("UBEN", "circles:join", circle.id)


async def test_leaving_changes_the_list_that_was_pressed(desk: Desk) -> None:
    circle = await desk.team.gather("UANNA", "UBEN")
    assert isinstance(await desk.press("UBEN", "circles:leave", circle.id), ChangeMessage)
    with pytest.raises(NotAMember):
        await desk.press("UBEN", "circles:leave", circle.id)


async def test_leaving_from_home_is_whispered(desk: Desk) -> None:
    circle = await desk.team.gather("UANNA", "UBEN")
    assert "Async Python" in whispered(await desk.press("UBEN", "circles:leave", circle.id, response_url=None))


@pytest.mark.parametrize("action_id", ["circles:join", "circles:leave", "circles:what"])
@pytest.mark.parametrize("value", ["", "{}", "nonsense", '{"circle": null}', f'{{"circle": "{UUID(int=1)}"}}'])
async def test_a_button_that_somebody_made_up_does_nothing(desk: Desk, action_id: str, value: str) -> None:
    await desk.team.gather("UANNA")
    with pytest.raises(Gone):
        await desk.press("UANNA", action_id, value)


@pytest.mark.parametrize("action_id", ["circles:join", "circles:leave", "circles:what"])
async def test_a_button_of_another_workspace_does_nothing(desk: Desk, clock: SimulatedClock, action_id: str) -> None:
    circle = await desk.team.gather("UANNA")
    strangers = await new_team(desk.team.storage, "T2")
    await strangers.meet("UANNA")
    with pytest.raises(Gone):
        await Desk(strangers, clock).press("UANNA", action_id, circle.id)


async def test_what_a_circle_is_can_be_asked_by_anybody(desk: Desk) -> None:
    circle = await desk.team.gather("UANNA")
    assert shown(await desk.press("UCARLA", "circles:what", circle.id))["callback_id"] == "circles:explanation"


async def test_the_overview_shows_ones_own_those_of_this_channel_and_those_that_everybody_finds(desk: Desk) -> None:
    await desk.team.gather("UANNA", "UBEN", name="Mine", channel="C2")
    await desk.team.gather("UANNA", name="Here", channel="C1", findable=False)
    await desk.team.gather("UANNA", name="Public", channel="C3")
    await desk.team.gather("UANNA", name="Secret", channel="C4", findable=False)
    said = whispered(await desk.type("UBEN", ""))
    assert [name in said for name in ("Mine", "Here", "Public", "Secret")] == [True, True, True, False]


@pytest.mark.parametrize("typed", ["help", "HILFE", "?", "Python"])
async def test_whoever_asks_or_types_something_else_is_told_what_can_be_typed(desk: Desk, typed: str) -> None:
    said = whispered(await desk.type("UANNA", typed))
    assert "`/circle invite`" in said
    assert ("“Python”" in said) == (typed == "Python")


@pytest.mark.parametrize(("typed", "proposed"), [
    ("new", None), ("new  Async\nPython ", "Async Python"), ("neu " + "x" * 100, "x" * 79 + "…"), ("new \x00", None),
])  # fmt: skip
async def test_a_name_that_was_typed_stands_in_the_founding_modal(desk: Desk, typed: str, proposed: str | None) -> None:
    view = shown(await desk.type("UANNA", typed))
    assert view["blocks"][0]["element"].get("initial_value") == proposed
    more = Request(Kind.ACTION, "circles:more", {"view": view | {"id": "V1"}}, desk.team.actors["UANNA"])
    assert shown(await answer(desk.routes, more))["blocks"][0]["element"].get("initial_value") == proposed


async def test_only_what_takes_somebody_in_is_offered_their_language_first(any_storage: Storage) -> None:
    team = await new_team(any_storage)
    asked = await team.gather("UANNA", name="Asked", channel="C1")
    await team.gather("UANNA", name="English", channel="C2")
    german = await team.gather("UANNA", name="German", channel="C3")
    full = await team.gather("UANNA", name="Full", channel="C4")
    over = await team.gather("UANNA", name="Over", channel="C5")
    left = await team.gather("UANNA", name="Left", channel="C6")
    await team.gather("UANNA", "UBEN", name="Mine", channel="C7")
    await team.meet("UBEN", locale="de-DE")
    async with team.storage.work(team.workspace_id) as work:
        (await work.get(Circle, german.id)).language = Language.GERMAN
        (await work.get(Circle, full.id)).places = 1
        (await work.get(Circle, over.id)).state = CircleState.CLOSED
        (await work.get(Circle, asked.id)).by_invitation = True
        await membership.ask(work, asked.id, team.person("UBEN"), MONDAY)
        await membership.join(work, left.id, team.person("UBEN"), MONDAY)
        await membership.leave(work, left.id, team.person("UBEN"), MONDAY)
        found = await circles.circles_to_join(work, team.person("UBEN"))
        assert [circle.name for circle in found] == ["German", "English"]
        (await work.get(Person, team.person("UBEN"))).guest = True
        assert await circles.circles_to_join(work, team.person("UBEN")) == []


async def test_where_somebody_waits_for_the_last_place_nobody_else_is_offered_it(desk: Desk) -> None:
    circle = await desk.team.gather("UANNA", "UBEN")
    await desk.team.meet("UDEA")
    async with desk.team.storage.work(desk.team.workspace_id) as work:
        (await work.get(Circle, circle.id)).places = 2
        await membership.wait(work, circle.id, desk.team.person("UCARLA"), MONDAY)
        (await work.get(Circle, circle.id)).places = 3
        assert await circles.circles_to_join(work, desk.team.person("UDEA")) == []


async def uninvited(desk: Desk, circle: CircleInfo) -> OutboxMessage:
    async with desk.team.storage.everywhere() as session:
        queued = (await session.scalars(sa.select(OutboxMessage).where(OutboxMessage.subject == circle.id))).one()
        queued.error, queued.next_at = "not_in_channel", MONDAY + timedelta(hours=1)
    return queued


@pytest.mark.parametrize(("user", "channel", "goes_on"), [
    (BOT, "C1", True), ("UANNA", "C1", False), (BOT, "C2", False),
])  # fmt: skip
async def test_once_invited_the_bot_goes_on_by_itself(desk: Desk, user: str, channel: str, goes_on: bool) -> None:
    queued = await uninvited(desk, await desk.team.gather("UANNA"))
    [handler] = desk.routes.events["member_joined_channel"]
    payload = {"user": user, "channel": channel}
    await handler(Event("member_joined_channel", desk.team.workspace_id, BOT, payload))
    async with desk.team.storage.everywhere() as session:
        assert ((await session.get_one(OutboxMessage, queued.id)).next_at == MONDAY) is goes_on
