"""The channels that circles live in: what they are called, which are refused, and those that Zirkel makes itself."""

import asyncio
import re
from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from bot.features.circle_channels import service as channels
from bot.features.circles import service as circles
from bot.features.circles.handlers import ChannelSetup
from bot.features.circles.posts import CHANNEL_GONE, IN_ARCHIVE, NOT_BROUGHT_IN, NOT_INVITED
from bot.features.circles.rules import ChannelChoice, CircleChannel, channel_names, makable
from bot.features.membership import service as membership
from bot.features.payloads import CircleButton
from bot.kernel.clock import SimulatedClock
from bot.kernel.errors import (
    ChannelIsArchived,
    ChannelIsDirect,
    ChannelIsExternal,
    ChannelIsGeneral,
    ChannelNotMade,
    CircleIsClosed,
    MayNotMakeChannels,
    NotAMember,
    NotAnOwner,
    Refusal,
)
from bot.kernel.ids import ChannelId
from bot.slack.errors import Meaning, SlackFailure
from bot.slack.gateway import ChannelFacts
from bot.slack.responses import ChangeBelow, Response, Responses
from bot.slack.routes import Event
from bot.storage.unit_of_work import Storage
from models import Circle, OutboxMessage
from tests.fake_gateway import FakeGateway
from tests.features.circles.test_handlers import Desk, shown, whispered
from tests.features.circles.test_posts import Office
from tests.features.fakes import answer, new_team, option, parts, submit
from tests.rows import BOT, MONDAY

KEY = UUID(int=0xABCD)
TAKEN = SlackFailure(Meaning.TARGET, "name_taken")
ALL_SCOPES = frozenset({"channels:manage", "groups:write"})
NO_CHANNEL: dict[str, Any] = {"channel": {"selected_conversation": None}}


@pytest.mark.parametrize(("circle", "name"), [
    ("Async Python", "async-python"), ("Größe & Übermut", "groesse-uebermut"), ("  C++ / C# !  ", "c-c"),
    ("Café Ünïon", "cafe-uenion"), ("読書会 2026", "読書会-2026"), ("🌱", "zirkel"), ("___", "zirkel"),
    ("İstanbul", "istanbul"), ("x" * 100, "x" * 80),
])  # fmt: skip
def test_a_channel_is_called_like_its_circle(circle: str, name: str) -> None:
    assert channel_names(circle, KEY)[0] == name


@given(circle=st.text(max_size=80), key=st.uuids())
def test_slack_takes_every_name(circle: str, key: UUID) -> None:
    first, second = channel_names(circle, key)
    assert first != second
    for name in (first, second):
        assert name == name.lower()
        assert len(name) <= 80
        assert re.fullmatch(r"[\w-]*\w[\w-]*", name)


def test_a_kind_of_channel_is_offered_with_its_scope_alone() -> None:
    assert makable(()) == ()
    assert makable({"groups:write", "chat:write"}) == (ChannelChoice.PRIVATE,)
    assert makable(ALL_SCOPES) == (ChannelChoice.PUBLIC, ChannelChoice.PRIVATE)


class Wait:
    """Slack takes its time."""

    def __init__(self) -> None:
        self.over = asyncio.Event()

    async def __call__(self) -> None:
        await self.over.wait()


@pytest.fixture
async def desk(storage: Storage, clock: SimulatedClock) -> Desk:
    team = await new_team(storage)
    await team.meet("UANNA", "UBEN")
    desk = Desk(team, clock)
    desk.slack.scopes = ALL_SCOPES
    return desk


@pytest.mark.parametrize(("facts", "refusal"), [
    (ChannelFacts(general=True), ChannelIsGeneral), (ChannelFacts(archived=True), ChannelIsArchived),
    (ChannelFacts(direct=True), ChannelIsDirect), (ChannelFacts(external=True), ChannelIsExternal),
])  # fmt: skip
async def test_a_circle_does_not_live_everywhere(desk: Desk, facts: ChannelFacts, refusal: type[Refusal]) -> None:
    desk.slack.channels["C1"] = facts
    with pytest.raises(refusal) as refused:
        await desk.found("UANNA", {})
    assert refused.value.field == "channel"
    assert await desk.circles() == []


@pytest.mark.parametrize("private", [True, False])
async def test_a_circle_knows_whether_everybody_finds_its_channel(desk: Desk, private: bool) -> None:
    desk.slack.channels["C1"] = desk.slack.channels["C2"] = ChannelFacts(private=private)
    await desk.found("UANNA", {})
    await desk.found("UANNA", NO_CHANNEL | {"where": option("private" if private else "public")}, view_id="V2")
    circle = await desk.team.gather("UANNA", findable=private)
    await move(desk, "UANNA", circle.id, CHANNEL_2)
    assert [row.findable for row in await desk.circles()] == [not private] * 3


@pytest.mark.parametrize("code", ["missing_scope", "channel_not_found", "ratelimited", "internal_error"])
async def test_where_slack_does_not_say_the_channel_is_taken_as_it_is(desk: Desk, code: str) -> None:
    desk.slack.fail("channel", SlackFailure(Meaning.TARGET, code))
    assert "Async Python" in whispered(await desk.found("UANNA", {}))
    assert [row.findable for row in await desk.circles()] == [False]


async def test_where_slack_is_slow_nobody_waits_for_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk.deps.timeouts, "look", 0.01)
    desk.slack.before["channel"] = Wait()
    assert "Async Python" in whispered(await desk.found("UANNA", {}))


@pytest.mark.parametrize(("where", "private"), [("public", False), ("private", True)])
async def test_a_channel_is_made_and_its_founder_brought_in(desk: Desk, where: str, private: bool) -> None:
    said = whispered(await desk.found("UANNA", NO_CHANNEL | {"where": option(where)}))
    assert "<#CNEW1>" in said
    [row] = await desk.circles()
    assert (row.channel_id, row.own_channel) == ("CNEW1", True)
    assert desk.slack.calls("make_channel") == [("async-python", private)]
    assert desk.slack.calls("channel") == []
    await asyncio.sleep(0)
    assert desk.slack.calls("set_purpose") == [("CNEW1", "Understand async")]
    assert {queued.kind for queued in await all_letters(desk)} == {circles.BRING_IN, circles.INVITATION}


async def test_a_name_that_is_taken_gets_a_tail(desk: Desk) -> None:
    desk.slack.fail("make_channel", TAKEN)
    await desk.found("UANNA", NO_CHANNEL | {"where": option("public")})
    (first, _), (second, _) = desk.slack.calls("make_channel")
    assert (first, second[:-4]) == ("async-python", "async-python-")


async def test_the_same_modal_sent_twice_makes_one_channel(desk: Desk) -> None:
    for name in ("Async Python", "Async Python, corrected"):
        await desk.found("UANNA", NO_CHANNEL | {"where": option("public"), "name": name})
    assert len(desk.slack.calls("make_channel")) == 1
    assert [row.name for row in await desk.circles()] == ["Async Python"]


async def test_a_channel_that_comes_late_is_there_when_the_button_is_pressed_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.deps.timeouts, "make", 0.01)
    slow = desk.slack.before["make_channel"] = Wait()
    with pytest.raises(ChannelNotMade) as refused:
        await desk.found("UANNA", NO_CHANNEL | {"where": option("private")})
    assert refused.value.field == "where"
    slow.over.set()
    await desk.found("UANNA", NO_CHANNEL | {"where": option("private")})
    assert [row.channel_id for row in await desk.circles()] == ["CNEW1"]
    assert len(desk.slack.calls("make_channel")) == 1


@pytest.mark.parametrize(("failures", "refusal"), [
    ([SlackFailure(Meaning.TARGET, "restricted_action")], MayNotMakeChannels), ([TAKEN, TAKEN], MayNotMakeChannels),
    ([SlackFailure(Meaning.INSTALLATION, "missing_scope")], MayNotMakeChannels),
    ([SlackFailure(Meaning.AMBIGUOUS, "http_503")], ChannelNotMade),
    ([SlackFailure(Meaning.RATE_LIMITED, "ratelimited", 30)], ChannelNotMade),
], ids=["restricted", "taken", "scope", "unclear", "too fast"])  # fmt: skip
async def test_a_channel_that_cannot_be_made_founds_nothing_and_may_be_tried_again(
    desk: Desk, failures: list[SlackFailure], refusal: type[Refusal]
) -> None:
    desk.slack.fail("make_channel", *failures)
    with pytest.raises(refusal):
        await desk.found("UANNA", NO_CHANNEL | {"where": option("public")})
    assert await desk.circles() == []
    assert "Async Python" in whispered(await desk.found("UANNA", NO_CHANNEL | {"where": option("public")}))


async def test_without_the_scope_nothing_is_made_whatever_comes_back(desk: Desk) -> None:
    desk.slack.scopes = frozenset()
    with pytest.raises(MayNotMakeChannels):
        await desk.found("UANNA", NO_CHANNEL | {"where": option("public")})
    assert desk.slack.asked == []


async def test_that_a_purpose_cannot_be_set_is_no_trouble(storage: Storage, clock: SimulatedClock) -> None:
    slack = FakeGateway(scopes=ALL_SCOPES)
    slack.fail("set_purpose", SlackFailure(Meaning.TARGET, "is_archived"))
    deps = parts(storage, clock, gateway=slack)
    assert await ChannelSetup(deps).make(ChannelChoice.PUBLIC, KEY, "Python", "Learn") == "CNEW1"
    await deps.background.finish(1)


@pytest.fixture
async def office(storage: Storage, clock: SimulatedClock) -> Office:
    return Office(await new_team(storage), clock)


async def own_channel(office: Office) -> UUID:
    """Start a circle in a channel of its own, from which Anna founds and which Ben joins."""
    circle = await office.team.gather("UANNA")
    async with office.team.storage.work(office.team.workspace_id) as work:
        (await work.get(Circle, circle.id)).own_channel = True
    await office.team.meet("UBEN")
    await join(office, circle.id)
    return circle.id


async def join(office: Office, circle_id: UUID) -> None:
    async with office.team.storage.work(office.team.workspace_id) as work:
        await membership.join(work, circle_id, office.team.person("UBEN"), office.clock.now())


async def leave(office: Office, circle_id: UUID) -> None:
    async with office.team.storage.work(office.team.workspace_id) as work:
        await membership.leave(work, circle_id, office.team.person("UBEN"), office.clock.now())


async def test_who_joins_is_brought_in_each_time_they_come(office: Office) -> None:
    circle = await own_channel(office)
    await office.send()
    await join(office, circle)
    await office.send(seconds=5)
    assert office.slack.calls("bring_in") == [("C1", "UBEN")]
    await leave(office, circle)
    await join(office, circle)
    await office.send(seconds=5)
    await office.send(seconds=5)
    assert office.slack.calls("bring_in") == [("C1", "UBEN")] * 2


async def test_nobody_is_brought_into_a_channel_that_is_not_the_circles_own(office: Office) -> None:
    await office.team.gather("UANNA", "UBEN")
    await office.send()
    assert office.slack.calls("bring_in") == []


async def test_who_has_left_before_stays_out(office: Office) -> None:
    await leave(office, await own_channel(office))
    await office.send()
    assert office.slack.calls("bring_in") == []


async def test_where_that_fails_the_owners_are_told_whom_to_invite(office: Office) -> None:
    await own_channel(office)
    office.slack.fail("bring_in", SlackFailure(Meaning.TARGET, "cant_invite"))
    await office.send()
    await office.send(seconds=5)
    told = [(channel, message.text) for channel, message, *_ in office.slack.calls("post") if channel != "C1"]
    assert [channel for channel, _ in told] == ["DUANNA"]
    assert "`/invite` <@UBEN>" in told[0][1]


async def test_nobody_is_told_to_invite_somebody_who_has_left(office: Office) -> None:
    circle = await own_channel(office)
    office.slack.fail("bring_in", SlackFailure(Meaning.TARGET, "cant_invite"))
    office.slack.fail("open_dm", SlackFailure(Meaning.NOT_ACCEPTED, "ClientConnectorError"))
    await office.send()
    await office.send(seconds=5)
    await leave(office, circle)
    await office.send(minutes=1)
    assert [queued.state for queued in await office.queued_messages(NOT_BROUGHT_IN)] == ["cancelled"]


async def all_letters(desk: Desk) -> list[OutboxMessage]:
    async with desk.team.storage.everywhere() as session:
        return list(await session.scalars(sa.select(OutboxMessage)))


CHANNEL_2: dict[str, Any] = {"channel": {"selected_conversation": "C2"}}


async def move(desk: Desk, user: str, circle: UUID, inputs: Mapping[str, Any], **more: Any) -> Responses:
    call = submit(desk.team.actors[user], "circles:move", inputs, CircleButton(circle=circle), **more)
    return await answer(desk.routes, call)


async def test_an_owner_moves_the_circle(desk: Desk) -> None:
    circle = await desk.team.gather("UANNA", "UBEN")
    view = shown(await desk.press("UANNA", "circles:move-channel", circle.id))
    assert (view["callback_id"], "<#C1>" in str(view)) == ("circles:move", True)
    for _ in range(2):
        said, below = cast("list[Response]", await move(desk, "UANNA", circle.id, CHANNEL_2))
        assert "<#C2>" in whispered(said)
        assert isinstance(below, ChangeBelow)
        assert "<#C2>" in str(below.view.to_dict())
    assert [(row.channel_id, row.own_channel) for row in await desk.circles()] == [("C2", False)]
    cards = {(queued.kind, queued.channel_id): queued.state for queued in await all_letters(desk)}
    assert cards == {(circles.INVITATION, "C2"): "pending"}


async def test_there_and_back_the_card_is_posted_each_time(desk: Desk) -> None:
    circle = await desk.team.gather("UANNA")
    for channel in ("C2", "C1", "C2"):
        await move(desk, "UANNA", circle.id, {"channel": {"selected_conversation": channel}})
    waiting = [queued for queued in await all_letters(desk) if queued.state == "pending"]
    assert [(queued.kind, queued.channel_id) for queued in waiting] == [(circles.INVITATION, "C2")]


async def test_a_circle_moves_into_a_channel_that_is_made_and_its_people_are_brought_in(desk: Desk) -> None:
    circle = await desk.team.gather("UANNA", "UBEN")
    for _ in range(2):
        await move(desk, "UANNA", circle.id, NO_CHANNEL | {"where": option("private")})
    assert [(row.channel_id, row.own_channel) for row in await desk.circles()] == [("CNEW1", True)]
    assert len(desk.slack.calls("make_channel")) == 1
    assert [queued.channel_id for queued in await all_letters(desk) if queued.kind == circles.BRING_IN] == ["CNEW1"] * 2


async def test_who_is_not_an_owner_moves_nothing(desk: Desk) -> None:
    circle = await desk.team.gather("UANNA", "UBEN")
    await desk.team.meet("UCARLA")
    for user, refusal in (("UBEN", NotAnOwner), ("UCARLA", NotAMember)):
        with pytest.raises(refusal):
            await desk.press(user, "circles:move-channel", circle.id)
        with pytest.raises(refusal):
            await move(desk, user, circle.id, NO_CHANNEL | {"where": option("private")})
    assert desk.slack.asked == []


async def test_a_circle_that_is_over_does_not_move(desk: Desk) -> None:
    circle = await desk.team.gather("UANNA")
    async with desk.team.storage.work(desk.team.workspace_id) as work:
        await circles.close(work, circle.id, MONDAY)
    with pytest.raises(CircleIsClosed):
        await desk.press("UANNA", "circles:move-channel", circle.id)
    with pytest.raises(CircleIsClosed):
        await move(desk, "UANNA", circle.id, CHANNEL_2)


async def test_no_circle_moves_to_where_everybody_is(desk: Desk) -> None:
    circle = await desk.team.gather("UANNA")
    desk.slack.channels["C2"] = ChannelFacts(general=True)
    with pytest.raises(ChannelIsGeneral):
        await move(desk, "UANNA", circle.id, CHANNEL_2)


@pytest.mark.parametrize(("event", "payload", "kinds"), [
    ("channel_archive", {"user": "UBEN"}, [IN_ARCHIVE]), ("channel_deleted", {}, [CHANNEL_GONE]),
    ("member_left_channel", {"user": BOT}, [NOT_INVITED]), ("member_left_channel", {"user": "UBEN"}, []),
    ("channel_unarchive", {"user": "UBEN"}, []),
])  # fmt: skip
async def test_what_happens_to_a_channel_is_told_to_the_owners_of_its_circles_once(
    desk: Desk, event: str, payload: dict[str, str], kinds: list[str]
) -> None:
    await desk.team.gather("UANNA", "UBEN")
    await desk.team.gather("UBEN", name="Elsewhere", channel="C2")
    desk.slack.fail("channel", *[SlackFailure(Meaning.TARGET, "channel_not_found")] * 2)
    heard = Event(event, desk.team.workspace_id, BOT, {"channel": "C1"} | payload)
    for _ in range(2):
        for handler in await desk.routes.listeners(heard):
            await handler(heard)
    told = [queued for queued in await all_letters(desk) if queued.people]
    assert [(queued.kind, queued.people) for queued in told] == [(kind, "UANNA") for kind in kinds]


@pytest.mark.parametrize(("event", "now", "kinds"), [
    ("channel_archive", ChannelFacts(archived=True), [IN_ARCHIVE]), ("channel_archive", ChannelFacts(), []),
    ("channel_deleted", ChannelFacts(), []),
    ("member_left_channel", ChannelFacts(), [NOT_INVITED]), ("member_left_channel", ChannelFacts(member=True), []),
])  # fmt: skip
async def test_an_event_that_comes_late_is_told_only_where_it_still_holds(
    desk: Desk, event: str, now: ChannelFacts, kinds: list[str]
) -> None:
    await desk.team.gather("UANNA", "UBEN")
    desk.slack.channels["C1"] = now
    [handler] = desk.routes.events[event]
    await handler(Event(event, desk.team.workspace_id, BOT, {"channel": "C1", "user": BOT}))
    assert [queued.kind for queued in await all_letters(desk) if queued.people] == kinds


@pytest.mark.parametrize("event", ["channel_unarchive", "member_joined_channel"])
async def test_once_the_bot_can_write_again_the_owners_do_not_hear_that_it_cannot(desk: Desk, event: str) -> None:
    await desk.team.gather("UANNA", "UBEN")
    desk.slack.channels["C1"] = ChannelFacts(archived=True)
    for name in ("channel_archive", "member_left_channel", event):
        [handler] = desk.routes.events[name]
        await handler(Event(name, desk.team.workspace_id, BOT, {"channel": "C1", "user": BOT}))
    assert [queued.kind for queued in await all_letters(desk) if queued.people] == []


async def test_once_a_circle_has_moved_its_owners_hear_nothing_of_the_channel_before(desk: Desk) -> None:
    circle = await desk.team.gather("UANNA", "UBEN")
    desk.slack.channels["C1"] = ChannelFacts(archived=True)
    [handler] = desk.routes.events["channel_archive"]
    await handler(Event("channel_archive", desk.team.workspace_id, BOT, {"channel": "C1", "user": BOT}))
    desk.slack.channels["C2"] = ChannelFacts()
    await move(desk, "UANNA", circle.id, CHANNEL_2)
    assert [queued.kind for queued in await all_letters(desk) if queued.people] == []


async def test_where_a_circle_has_moved_away_nobody_asks_about_its_old_channel(office: Office) -> None:
    circle = await office.team.gather("UANNA")
    await office.send()
    async with office.team.storage.work(office.team.workspace_id) as work:
        await channels.move(
            work, circle.id, office.team.person("UANNA"), CircleChannel(ChannelId("C2")), office.clock.now()
        )
    office.slack.fail("update", SlackFailure(Meaning.TARGET, "is_archived"))
    await office.send(seconds=5)
    assert await office.queued_messages(IN_ARCHIVE) == []
    assert [channel for channel, *_ in office.slack.calls("post")] == ["C1", "C2"]
    await office.send(hours=1)
    assert "<#C2>" in office.slack.calls("update")[-1][1].text
