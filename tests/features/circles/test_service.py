"""Founding, joining and leaving, also at the same moment, and never across workspaces."""

import asyncio
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from bot.features.circles import service as circles
from bot.features.circles.rules import CircleChannel, CircleInfo
from bot.features.membership import service as membership
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import CircleState, Operation, OutboxState
from bot.kernel.errors import CircleGathers, CircleIsClosed, CircleIsFull, Gone, NotAMember
from bot.kernel.ids import ChannelId
from bot.storage.unit_of_work import Storage
from models import Circle, OutboxMessage, Person
from tests.features.fakes import Team, new_team, wish
from tests.rows import MONDAY

HOUR = timedelta(hours=1)


@pytest.fixture
async def team(any_storage: Storage) -> Team:
    made = await new_team(any_storage)
    await made.meet("UANNA", "UBEN", "UCARLA", "UDAVID")
    return made


async def join(team: Team, circle: UUID, user: str, hours: int = 5) -> CircleInfo:
    async with team.storage.work(team.workspace_id) as work:
        return await membership.join(work, circle, team.person(user), MONDAY + HOUR * hours)


async def leave(team: Team, circle: UUID, user: str) -> CircleInfo:
    async with team.storage.work(team.workspace_id) as work:
        return await membership.leave(work, circle, team.person(user), MONDAY + HOUR * 9)


async def change(team: Team, circle: UUID, **values: object) -> None:
    async with team.storage.work(team.workspace_id) as work:
        row = await work.get(Circle, circle)
        for name, value in values.items():
            setattr(row, name, value)


async def queued_messages(team: Team) -> list[OutboxMessage]:

    async with team.storage.everywhere() as session:
        return list(await session.scalars(sa.select(OutboxMessage)))


def users(circle: CircleInfo) -> list[str]:
    return [member.user for member in circle.members]


def owners(circle: CircleInfo) -> list[str]:
    return [member.user for member in circle.members if member.owner]


async def test_who_founds_a_circle_owns_it_and_is_in(team: Team) -> None:
    circle = await team.gather("UANNA")
    assert (users(circle), owners(circle), circle.state) == (["UANNA"], ["UANNA"], CircleState.ACTIVE)
    assert (circle.name, circle.places, circle.sessions, circle.channel) == ("Async Python", 8, 8, "C1")


async def test_a_new_circle_gathers(team: Team) -> None:
    async with team.storage.work(team.workspace_id) as work:
        circle = await circles.found_circle(
            work, team.person("UANNA"), wish("New"), CircleChannel(ChannelId("C1")), circle_id=uuid4(), now=MONDAY
        )
        assert (circle.state, circle.missing) == (CircleState.GATHERING, 2)
        with pytest.raises(CircleGathers):
            await circles.pause(work, circle.id, MONDAY + timedelta(days=9), MONDAY)
        assert circle in await circles.circles_of(work, team.person("UANNA"))
        assert circle in await circles.circles_in(work, ChannelId("C1"))


async def test_the_invitation_goes_to_the_channel_once(team: Team) -> None:
    circle = await team.gather("UANNA")
    [queued] = await queued_messages(team)
    assert (queued.kind, queued.subject, queued.channel_id) == ("circles-invitation", circle.id, "C1")
    assert queued.not_after == MONDAY + timedelta(days=30)


async def test_founded_twice_with_the_same_id_it_is_one(team: Team) -> None:
    circle_id = uuid4()
    for name in ("First", "Second"):
        async with team.storage.work(team.workspace_id) as work:
            circle = await circles.found_circle(
                work, team.person("UANNA"), wish(name), CircleChannel(ChannelId("C1")), circle_id=circle_id, now=MONDAY
            )
    assert (circle.name, users(circle)) == ("First", ["UANNA"])
    assert len(await queued_messages(team)) == 1


async def test_who_joins_is_a_member_and_comes_after_those_before(team: Team) -> None:
    circle = await team.gather("UANNA", "UBEN")
    assert users(await join(team, circle.id, "UCARLA")) == ["UANNA", "UBEN", "UCARLA"]


async def test_joining_twice_changes_nothing(team: Team) -> None:
    circle = await team.gather("UANNA")
    first = await join(team, circle.id, "UBEN")
    assert await join(team, circle.id, "UBEN", hours=7) == first


async def test_a_full_circle_takes_nobody(team: Team) -> None:
    circle = await team.gather("UANNA", "UBEN", "UCARLA")
    await change(team, circle.id, places=3)
    with pytest.raises(CircleIsFull):
        await join(team, circle.id, "UDAVID")


async def test_of_two_who_want_the_last_place_at_once_one_gets_it(team: Team) -> None:
    circle = await team.gather("UANNA", "UBEN")
    await change(team, circle.id, places=3)
    found = await asyncio.gather(
        join(team, circle.id, "UCARLA"), join(team, circle.id, "UDAVID"), return_exceptions=True
    )
    assert sorted(type(each).__name__ for each in found) == ["CircleInfo", "CircleIsFull"]
    async with team.storage.work(team.workspace_id) as work:
        assert len((await circles.load(work, circle.id)).members) == 3


async def test_one_person_who_joins_several_times_at_once_has_one_place(team: Team) -> None:
    circle = await team.gather("UANNA")
    found = await asyncio.gather(*(join(team, circle.id, "UBEN") for _ in range(5)))
    assert {tuple(users(each)) for each in found} == {("UANNA", "UBEN")}


async def test_who_leaves_is_no_member_and_may_come_back(team: Team) -> None:
    circle = await team.gather("UANNA", "UBEN", "UCARLA")
    assert users(await leave(team, circle.id, "UBEN")) == ["UANNA", "UCARLA"]
    assert users(await join(team, circle.id, "UBEN", hours=10)) == ["UANNA", "UCARLA", "UBEN"]


async def test_when_the_last_owner_leaves_the_one_who_is_there_longest_owns_it(team: Team) -> None:
    circle = await team.gather("UANNA", "UBEN", "UCARLA")
    assert owners(await leave(team, circle.id, "UANNA")) == ["UBEN"]


async def test_when_another_member_leaves_the_owner_stays(team: Team) -> None:
    circle = await team.gather("UANNA", "UBEN", "UCARLA")
    assert owners(await leave(team, circle.id, "UBEN")) == ["UANNA"]


async def test_who_owned_it_and_comes_back_is_a_member_like_others(team: Team) -> None:
    circle = await team.gather("UANNA", "UBEN")
    await leave(team, circle.id, "UANNA")
    assert owners(await join(team, circle.id, "UANNA", hours=10)) == ["UBEN"]


async def test_the_last_one_may_leave_too(team: Team) -> None:
    circle = await team.gather("UANNA")
    assert users(await leave(team, circle.id, "UANNA")) == []


async def test_who_is_not_in_cannot_leave(team: Team) -> None:
    circle = await team.gather("UANNA", "UBEN")
    with pytest.raises(NotAMember):
        await leave(team, circle.id, "UCARLA")
    await leave(team, circle.id, "UBEN")
    with pytest.raises(NotAMember):
        await leave(team, circle.id, "UBEN")


async def test_a_closed_circle_takes_nobody_and_is_on_nobodys_list(team: Team) -> None:
    circle = await team.gather("UANNA")
    async with team.storage.work(team.workspace_id) as work:
        await circles.close(work, circle.id, MONDAY)
    with pytest.raises(CircleIsClosed):
        await join(team, circle.id, "UBEN")
    async with team.storage.work(team.workspace_id) as work:
        assert await circles.circles_of(work, team.person("UANNA")) == []
        assert await circles.circles_in(work, ChannelId("C1")) == []
        assert await circles.active_circles(work) == []


async def test_several_circles_may_live_in_one_channel(team: Team) -> None:
    first, second = await team.gather("UANNA", name="First"), await team.gather("UANNA", "UBEN", name="Second")
    await team.gather("UBEN", name="Elsewhere", channel="C2")
    async with team.storage.work(team.workspace_id) as work:
        assert {each.id for each in await circles.circles_in(work, ChannelId("C1"))} == {first.id, second.id}
        assert {each.name for each in await circles.circles_of(work, team.person("UBEN"))} == {"Second", "Elsewhere"}
        assert len(await circles.active_circles(work)) == 3


async def test_only_members_are_let_through(team: Team) -> None:
    circle = await team.gather("UANNA")
    async with team.storage.work(team.workspace_id) as work:
        assert (await circles.require_member(work, circle.id, team.person("UANNA"))).id == circle.id
        with pytest.raises(NotAMember):
            await circles.require_member(work, circle.id, team.person("UBEN"))
        with pytest.raises(Gone):
            await circles.require_member(work, uuid4(), team.person("UANNA"))


async def test_somebody_whose_account_ended_takes_no_place(team: Team) -> None:
    circle = await team.gather("UANNA", "UBEN")
    async with team.storage.work(team.workspace_id) as work:
        (await work.get(Person, team.person("UBEN"))).deleted = True
    async with team.storage.work(team.workspace_id) as work:
        assert users(await circles.load(work, circle.id)) == ["UANNA"]


async def test_a_circle_of_another_workspace_is_not_there(team: Team) -> None:
    circle = await team.gather("UANNA")
    strangers = await new_team(team.storage, "T2")
    await strangers.meet("UANNA")
    for deed in (join, leave):
        with pytest.raises(Gone):
            await deed(strangers, circle.id, "UANNA")
    async with strangers.storage.work(strangers.workspace_id) as work:
        assert await circles.circles_in(work, ChannelId("C1")) == []
        assert await circles.active_circles(work) == []


async def test_the_card_is_brought_up_to_date_as_people_join_and_leave(team: Team, clock: SimulatedClock) -> None:
    circle = await team.gather("UANNA")
    [card] = await queued_messages(team)
    async with team.storage.everywhere() as session:
        row = await session.get_one(OutboxMessage, card.id)
        row.state, row.slack_channel, row.slack_ts = OutboxState.SENT, "C1", "1.000001"
    await join(team, circle.id, "UBEN")
    await leave(team, circle.id, "UBEN")
    updates = [each for each in await queued_messages(team) if each.operation is Operation.UPDATE]
    assert [(each.slack_channel, each.slack_ts) for each in updates] == [("C1", "1.000001")]
    assert clock.now() == MONDAY
