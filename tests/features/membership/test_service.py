"""Joining over a real database: waiting, asking, inviting, owners, changing; also at the same moment."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from bot.features.circle_page import service as circle_page
from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo, settings_of
from bot.features.membership import service as membership
from bot.features.people import service as people
from bot.kernel.enums import CircleState, RequestKind
from bot.kernel.errors import (
    CircleIsClosed,
    CircleIsFull,
    CircleWasChanged,
    ItIsOver,
    JoinByInvitation,
    LastOwner,
    NotAMember,
    NotAnOwner,
    PlacesAreTaken,
    RequestIsSettled,
    SeasonWentFurther,
)
from bot.kernel.ids import UserId
from bot.slack.gateway import Profile
from bot.storage.unit_of_work import Storage, UnitOfWork
from models import Circle, JoinRequest, OutboxMessage, Person
from tests.features.fakes import Team, new_team
from tests.rows import MONDAY, was_away

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
async def team(any_storage: Storage) -> Team:
    made = await new_team(any_storage)
    await made.meet("UANNA", "UBEN", "UCARLA", "UDAVID", "UELIF", "UFRANK")
    return made


async def do(team: Team, act: Callable[[UnitOfWork], Awaitable[Any]]) -> Any:
    async with team.storage.work(team.workspace_id) as work:
        return await act(work)


async def full(team: Team, **values: object) -> CircleInfo:
    """Three places, all taken by Anna, who owns it, Ben and Carla."""
    circle = await team.gather("UANNA", "UBEN", "UCARLA")
    await change(team, circle.id, **{"places": 3} | values)
    return circle


async def change(team: Team, circle: UUID, **values: object) -> None:
    await do(team, lambda work: work.session.execute(sa.update(Circle).where(Circle.id == circle).values(**values)))


async def wait(team: Team, circle: CircleInfo, user: str, hours: int = 1) -> None:
    await do(team, lambda work: membership.wait(work, circle.id, team.person(user), MONDAY + HOUR * hours))


async def leave(team: Team, circle: CircleInfo, user: str, days: int = 1) -> None:
    await do(team, lambda work: membership.leave(work, circle.id, team.person(user), MONDAY + DAY * days))


async def pass_on(team: Team, days: int) -> None:
    await do(team, lambda work: membership.pass_on_places(work, MONDAY + DAY * days))


async def requests_at(team: Team, circle: CircleInfo) -> list[tuple[str, RequestKind, bool]]:
    found = await do(team, lambda work: membership.requests_at(work, circle.id))
    return [(one.user, one.kind, one.kept_until is not None) for one in found]


async def members(team: Team, circle: CircleInfo) -> list[str]:
    return [member.user for member in (await do(team, lambda work: circles.load(work, circle.id))).members]


async def queued_messages(team: Team, kind: str) -> list[str | None]:
    async with team.storage.everywhere() as session:
        rows = await session.scalars(
            sa.select(OutboxMessage).where(OutboxMessage.kind == kind).order_by(OutboxMessage.due_at)
        )
        return [row.people for row in rows]


async def switch(team: Team, user: str, *, off: bool) -> None:
    async def change_it(work: UnitOfWork) -> None:
        if off:
            await people.account_is_off(work, UserId(user), MONDAY)
        else:
            await people.remember(work, Profile(UserId(user), "en-US", "UTC", is_bot=False, deleted=False), MONDAY)

    await do(team, change_it)


class TestTheOwners:
    async def look_after(self, team: Team) -> None:
        await do(team, lambda work: membership.go_on_without_owners(work, MONDAY + DAY))

    async def test_when_the_last_ones_account_is_off_whoever_joined_next_is_told_that_it_is_theirs(
        self, team: Team
    ) -> None:
        circle = await full(team)
        for _ in range(2):
            await switch(team, "UANNA", off=True)
            await self.look_after(team)
            after = await do(team, lambda work: circles.load(work, circle.id))
            assert [(member.user, member.owner) for member in after.members] == [("UBEN", True), ("UCARLA", False)]
        assert await queued_messages(team, circles.OWNER) == ["UBEN"]
        await switch(team, "UANNA", off=False)
        after = await do(team, lambda work: circles.load(work, circle.id))
        assert [member.user for member in after.owners] == ["UBEN"]

    async def test_also_where_somebody_takes_their_place_before_anybody_looks(self, team: Team) -> None:
        circle = await full(team)
        await switch(team, "UANNA", off=True)
        await do(team, lambda work: membership.join(work, circle.id, team.person("UDAVID"), MONDAY + 3 * HOUR))
        await self.look_after(team)
        after = await do(team, lambda work: circles.load(work, circle.id))
        assert [(member.user, member.owner) for member in after.members][:1] == [("UBEN", True)]

    async def test_while_another_one_is_there_nothing_changes(self, team: Team) -> None:
        circle = await full(team)
        await do(team, lambda work: circle_page.make_owner(
            work, circle.id, team.person("UANNA"), team.person("UCARLA"), MONDAY
        ))  # fmt: skip
        await switch(team, "UANNA", off=True)
        await self.look_after(team)
        after = await do(team, lambda work: circles.load(work, circle.id))
        assert [member.user for member in after.owners] == ["UCARLA"]

    async def test_a_circle_in_which_nobody_is_left_has_ended(self, team: Team) -> None:
        circle = await team.gather("UANNA", "UBEN")
        for user in ("UBEN", "UANNA"):
            await switch(team, user, off=True)
        await self.look_after(team)
        assert (await do(team, lambda work: circles.load(work, circle.id))).state is CircleState.CLOSED


class TestTheWaitlist:
    async def test_a_place_that_is_left_is_kept_for_who_waits_longest(self, team: Team) -> None:
        circle = await full(team)
        await wait(team, circle, "UELIF", hours=2)
        await wait(team, circle, "UDAVID", hours=1)
        await leave(team, circle, "UBEN")
        assert await requests_at(team, circle) == [
            ("UDAVID", RequestKind.WAITING, True), ("UELIF", RequestKind.WAITING, False),
        ]  # fmt: skip
        assert await queued_messages(team, membership.PLACE) == ["UDAVID"]
        with pytest.raises(CircleIsFull):
            await do(team, lambda work: membership.join(work, circle.id, team.person("UFRANK"), MONDAY + DAY))
        with pytest.raises(CircleIsFull):
            await do(team, lambda work: membership.join(work, circle.id, team.person("UELIF"), MONDAY + DAY))
        await do(team, lambda work: membership.join(work, circle.id, team.person("UDAVID"), MONDAY + DAY))
        assert await members(team, circle) == ["UANNA", "UCARLA", "UDAVID"]

    async def test_after_two_days_the_next_one_is_asked_and_once(self, team: Team) -> None:
        circle = await full(team)
        await wait(team, circle, "UDAVID", hours=1)
        await wait(team, circle, "UELIF", hours=2)
        await leave(team, circle, "UBEN")
        for days in (2, 4, 4):
            await pass_on(team, days)
        assert await requests_at(team, circle) == [("UELIF", RequestKind.WAITING, True)]
        assert await queued_messages(team, membership.PLACE) == ["UDAVID", "UELIF"]

    async def test_a_place_whose_last_day_fell_into_our_own_absence_is_kept_once_more(self, team: Team) -> None:
        circle = await full(team)
        await wait(team, circle, "UDAVID", hours=1)
        await wait(team, circle, "UELIF", hours=2)
        await leave(team, circle, "UBEN")
        await was_away(team.storage, MONDAY + DAY * 2, MONDAY + DAY * 4)
        await pass_on(team, 4)
        assert (await requests_at(team, circle))[0] == ("UDAVID", RequestKind.WAITING, True)
        assert await queued_messages(team, membership.PLACE) == ["UDAVID"]
        await pass_on(team, 9)
        assert await requests_at(team, circle) == [("UELIF", RequestKind.WAITING, True)]

    async def test_who_pauses_is_asked_when_they_are_back_and_nobody_is_held_up_by_it(self, team: Team) -> None:
        circle = await full(team)
        await wait(team, circle, "UDAVID", hours=1)
        pause = sa.update(Person).where(Person.id == team.person("UDAVID")).values(paused_until=MONDAY + DAY * 5)
        await do(team, lambda work: work.session.execute(pause))
        await leave(team, circle, "UBEN")
        await pass_on(team, 2)
        assert await requests_at(team, circle) == [("UDAVID", RequestKind.WAITING, False)]
        await wait(team, circle, "UELIF", hours=2)
        assert await queued_messages(team, membership.PLACE) == ["UELIF"]
        await leave(team, circle, "UCARLA", days=3)
        await pass_on(team, 4)
        assert await queued_messages(team, membership.PLACE) == ["UELIF"]
        await pass_on(team, 6)
        assert await queued_messages(team, membership.PLACE) == ["UELIF", "UDAVID"]

    async def test_a_place_of_somebody_whose_account_ended_is_given_on(self, team: Team) -> None:
        circle = await full(team)
        await wait(team, circle, "UDAVID")
        ended = sa.update(Person).where(Person.id == team.person("UBEN")).values(deleted=True)
        await do(team, lambda work: work.session.execute(ended))
        with pytest.raises(CircleIsFull):
            await do(team, lambda work: membership.join(work, circle.id, team.person("UFRANK"), MONDAY + DAY))
        await do(team, lambda work: membership.pass_on_places(work, MONDAY + DAY))
        assert await requests_at(team, circle) == [("UDAVID", RequestKind.WAITING, True)]

    async def test_whose_account_is_off_is_in_the_circle_as_before_unless_somebody_has_the_place(
        self, team: Team
    ) -> None:
        circle = await full(team, places=4)
        await switch(team, "UBEN", off=True)
        await do(team, lambda work: membership.join(work, circle.id, team.person("UDAVID"), MONDAY))
        await switch(team, "UBEN", off=False)
        assert set(await members(team, circle)) == {"UANNA", "UBEN", "UCARLA", "UDAVID"}
        await switch(team, "UBEN", off=True)
        await do(team, lambda work: membership.join(work, circle.id, team.person("UELIF"), MONDAY))
        await switch(team, "UBEN", off=False)
        assert set(await members(team, circle)) == {"UANNA", "UCARLA", "UDAVID", "UELIF"}

    async def test_an_owner_lets_nobody_in_whose_account_is_off(self, team: Team) -> None:
        circle = await full(team, by_invitation=True, places=4)
        asked = await ask(team, circle, "UDAVID")
        await switch(team, "UDAVID", off=True)
        with pytest.raises(RequestIsSettled):
            await do(team, lambda work: membership.let_in(work, asked, team.actors["UANNA"].person_id, MONDAY))

    async def test_who_goes_away_gives_the_place_on(self, team: Team) -> None:
        circle = await full(team)
        for hours, user in enumerate(("UDAVID", "UELIF")):
            await wait(team, circle, user, hours)
        await leave(team, circle, "UBEN")
        await do(team, lambda work: membership.withdraw(work, circle.id, team.person("UDAVID"), MONDAY + DAY))
        assert await requests_at(team, circle) == [("UELIF", RequestKind.WAITING, True)]
        with pytest.raises(ItIsOver):
            await do(team, lambda work: membership.withdraw(work, circle.id, team.person("UDAVID"), MONDAY + DAY))

    async def test_waiting_five_times_at_once_is_waiting_once(self, team: Team) -> None:
        circle = await full(team)
        await asyncio.gather(*(wait(team, circle, "UDAVID") for _ in range(5)))
        assert len(await requests_at(team, circle)) == 1

    async def test_two_who_leave_at_once_make_two_places(self, team: Team) -> None:
        circle = await full(team)
        for hours, user in enumerate(("UDAVID", "UELIF", "UFRANK")):
            await wait(team, circle, user, hours)
        await asyncio.gather(leave(team, circle, "UBEN"), leave(team, circle, "UCARLA"))
        assert [kept for _, _, kept in await requests_at(team, circle)] == [True, True, False]

    async def test_who_waits_where_a_place_is_free_is_offered_it_at_once(self, team: Team) -> None:
        circle = await team.gather("UANNA")
        await wait(team, circle, "UDAVID")
        assert await requests_at(team, circle) == [("UDAVID", RequestKind.WAITING, True)]

    async def test_when_the_circle_ends_who_waits_is_told(self, team: Team) -> None:
        circle = await full(team)
        await wait(team, circle, "UDAVID")
        for user in ("UANNA", "UBEN", "UCARLA"):
            await leave(team, circle, user)
        assert (await do(team, lambda work: circles.load(work, circle.id))).state is CircleState.CLOSED
        await do(team, lambda work: membership.end_requests(work, MONDAY))
        assert await requests_at(team, circle) == []
        assert await queued_messages(team, membership.NOT_NOW) == ["UDAVID"]
        with pytest.raises(CircleIsClosed):
            await wait(team, circle, "UFRANK")


async def ask(team: Team, circle: CircleInfo, user: str) -> UUID:
    entry = await do(team, lambda work: membership.ask(work, circle.id, team.person(user), MONDAY))
    found: UUID = entry.request.id
    return found


class TestAsking:
    async def test_owners_are_asked_once_and_let_somebody_in(self, team: Team) -> None:
        circle = await full(team, by_invitation=True, places=4)
        with pytest.raises(JoinByInvitation):
            await do(team, lambda work: membership.join(work, circle.id, team.person("UDAVID"), MONDAY))
        asked = await ask(team, circle, "UDAVID")
        assert await ask(team, circle, "UDAVID") == asked
        assert await queued_messages(team, membership.ASKED) == ["UANNA"]
        for user, refused in (("UBEN", NotAnOwner), ("UFRANK", NotAMember)):
            with pytest.raises(refused):
                await self.let_in(team, asked, user)
        await self.let_in(team, asked, "UANNA")
        assert "UDAVID" in await members(team, circle)
        assert await queued_messages(team, membership.LET_IN) == ["UDAVID"]
        with pytest.raises(RequestIsSettled):
            await self.let_in(team, asked, "UANNA")

    async def let_in(self, team: Team, request: UUID, user: str) -> None:
        await do(team, lambda work: membership.let_in(work, request, team.actors[user].person_id, MONDAY))

    async def test_whom_a_full_circle_lets_in_waits(self, team: Team) -> None:
        circle = await full(team, by_invitation=True)
        await self.let_in(team, await ask(team, circle, "UDAVID"), "UANNA")
        assert await requests_at(team, circle) == [("UDAVID", RequestKind.WAITING, False)]
        assert await queued_messages(team, membership.ON_WAITLIST) == ["UDAVID"]

    async def test_not_now_is_told_and_leaves_nothing_behind(self, team: Team) -> None:
        circle = await full(team, by_invitation=True)
        asked = await ask(team, circle, "UDAVID")
        await do(
            team,
            lambda work: membership.not_now(
                work, asked, team.actors["UANNA"].person_id, MONDAY, pressed_by=UserId("UANNA")
            ),
        )
        assert await requests_at(team, circle) == []
        assert await queued_messages(team, membership.NOT_NOW) == ["UDAVID"]

    async def test_two_owners_who_answer_at_once_answer_once(self, team: Team) -> None:
        circle = await full(team, by_invitation=True, places=4)
        asked = await ask(team, circle, "UDAVID")
        found = await asyncio.gather(*(self.let_in(team, asked, "UANNA") for _ in range(3)), return_exceptions=True)
        assert sum(each is None for each in found) == 1
        assert len(await members(team, circle)) == 4

    async def test_nobody_has_to_ask_where_everybody_may_join(self, team: Team) -> None:
        circle = await team.gather("UANNA")
        with pytest.raises(ItIsOver):
            await ask(team, circle, "UDAVID")


def seen(*users: str) -> list[Profile]:
    return [Profile(UserId(user), "de-DE", "Europe/Berlin", is_bot=False, deleted=False) for user in users]


class TestInviting:
    async def test_who_is_invited_may_join_also_where_owners_let_people_in(self, team: Team) -> None:
        circle = await full(team, by_invitation=True, places=5)
        with pytest.raises(NotAnOwner):
            await do(team, lambda work: membership.invite(work, circle.id, team.person("UBEN"), seen("UNEW"), MONDAY))
        for _ in range(2):
            await do(team, lambda work: membership.invite(work, circle.id, team.person("UANNA"), seen("UNEW"), MONDAY))
        assert await queued_messages(team, membership.INVITED) == ["UNEW"]
        await team.meet("UNEW")
        await do(team, lambda work: membership.join(work, circle.id, team.person("UNEW"), MONDAY))
        assert await requests_at(team, circle) == []

    async def test_who_comes_too_late_waits(self, team: Team) -> None:
        circle = await full(team)
        await do(team, lambda work: membership.invite(work, circle.id, team.person("UBEN"), seen("UDAVID"), MONDAY))
        entry = await do(team, lambda work: membership.enter(work, circle.id, team.person("UDAVID"), MONDAY))
        assert entry.request.kind is RequestKind.WAITING

    async def test_when_the_circle_ends_invitations_end(self, team: Team) -> None:
        circle = await full(team)
        await do(team, lambda work: membership.invite(work, circle.id, team.person("UBEN"), seen("UDAVID"), MONDAY))
        await do(team, lambda work: circles.close(work, circle.id, MONDAY))
        await do(team, lambda work: membership.end_requests(work, MONDAY))
        assert await requests_at(team, circle) == []
        assert await queued_messages(team, membership.NOT_NOW) == []


class TestOwners:
    async def test_there_is_always_one(self, team: Team) -> None:
        circle = await team.gather("UANNA", "UBEN")
        anna, ben = team.person("UANNA"), team.person("UBEN")
        with pytest.raises(LastOwner):
            await do(team, lambda work: circle_page.stop_owning(work, circle.id, anna))
        with pytest.raises(NotAnOwner):
            await do(team, lambda work: circle_page.make_owner(work, circle.id, ben, ben, MONDAY))
        await do(team, lambda work: circle_page.make_owner(work, circle.id, anna, ben, MONDAY))
        await do(team, lambda work: circle_page.stop_owning(work, circle.id, anna))
        with pytest.raises(LastOwner):
            await do(team, lambda work: circle_page.stop_owning(work, circle.id, ben))
        assert await queued_messages(team, circles.OWNER) == ["UBEN"]

    async def test_two_who_stop_at_once_leave_one(self, team: Team) -> None:
        circle = await team.gather("UANNA", "UBEN")
        anna, ben = team.person("UANNA"), team.person("UBEN")
        await do(team, lambda work: circle_page.make_owner(work, circle.id, anna, ben, MONDAY))
        found = await asyncio.gather(
            do(team, lambda work: circle_page.stop_owning(work, circle.id, anna)),
            do(team, lambda work: circle_page.stop_owning(work, circle.id, ben)),
            return_exceptions=True,
        )
        assert sum(isinstance(each, LastOwner) for each in found) == 1

    async def test_handing_over_is_one_step(self, team: Team) -> None:
        circle = await team.gather("UANNA", "UBEN")
        anna, ben = team.person("UANNA"), team.person("UBEN")
        after = await do(team, lambda work: circle_page.hand_over(work, circle.id, anna, ben, MONDAY))
        assert [member.user for member in after.members if member.owner] == ["UBEN"]
        with pytest.raises(NotAMember):
            await do(team, lambda work: circle_page.hand_over(work, circle.id, ben, team.person("UCARLA"), MONDAY))
        same = await do(team, lambda work: circle_page.hand_over(work, circle.id, ben, ben, MONDAY))
        assert [member.user for member in same.members if member.owner] == ["UBEN"]


class TestEditing:
    async def edit(self, team: Team, circle: CircleInfo, user: str = "UANNA", reached: int = 0, **values: Any) -> Any:
        known = settings_of(circle)
        return await do(
            team,
            lambda work: circle_page.edit(
                work, circle.id, team.person(user), replace(known, **values), seen=known.fingerprint, reached=reached,
                now=MONDAY,
            ),
        )  # fmt: skip

    async def row(self, team: Team, circle: CircleInfo) -> Circle:
        found: Circle = await do(team, lambda work: work.get(Circle, circle.id))
        return found

    async def test_a_new_name_is_no_new_plan(self, team: Team) -> None:
        circle = await team.gather("UANNA")
        await self.edit(team, circle, name="Rust", dots=5)
        row = await self.row(team, circle)
        assert (row.name, row.dots, row.rescheduled_at) == ("Rust", 5, None)
        assert await queued_messages(team, circles.CHANGED) == []

    async def test_another_place_is_told_and_no_new_plan(self, team: Team) -> None:
        circle = await team.gather("UANNA")
        await self.edit(team, circle, venue="Room 4")
        row = await self.row(team, circle)
        assert (row.venue, row.rescheduled_at) == ("Room 4", None)
        await self.edit(team, await do(team, lambda work: circles.load(work, circle.id)), venue="Room 5")
        assert len(await queued_messages(team, circles.changed_kind("venue"))) == 1, "the last one alone"
        assert await queued_messages(team, circles.CHANGED) == []

    async def test_another_rhythm_is_planned_anew_and_told(self, team: Team) -> None:
        circle = await team.gather("UANNA")
        await self.edit(team, circle, rhythm=replace(circle.rhythm, zone="Europe/London"))
        assert (await self.row(team, circle)).rescheduled_at == MONDAY
        assert len(await queued_messages(team, circles.changed_kind("rhythm"))) == 1

    async def test_the_second_of_two_owners_is_told(self, team: Team) -> None:
        circle = await team.gather("UANNA")
        await self.edit(team, circle, name="Rust")
        await self.edit(team, circle, name="Rust")
        with pytest.raises(CircleWasChanged):
            await self.edit(team, circle, name="Go")

    async def test_nobody_loses_a_place_and_no_session_is_taken_back(self, team: Team) -> None:
        circle = await full(team, places=8)
        await self.edit(team, await do(team, lambda w: circles.load(w, circle.id)), places=3)
        now = await do(team, lambda w: circles.load(w, circle.id))
        await wait(team, circle, "UDAVID")
        with pytest.raises(SeasonWentFurther):
            await self.edit(team, now, sessions=4, reached=5)
        await self.edit(team, now, places=4)
        assert await requests_at(team, circle) == [("UDAVID", RequestKind.WAITING, True)]
        with pytest.raises(PlacesAreTaken):
            await self.edit(team, await do(team, lambda w: circles.load(w, circle.id)), places=3)

    async def test_when_everybody_may_join_from_now_on_who_asked_is_in_or_waits(self, team: Team) -> None:
        circle = await full(team, by_invitation=True, places=4)
        for user in ("UDAVID", "UELIF"):
            await ask(team, circle, user)
        await self.edit(team, await do(team, lambda w: circles.load(w, circle.id)), by_invitation=False)
        assert len(await members(team, circle)) == 4
        assert [kind for _, kind, _ in await requests_at(team, circle)] == [RequestKind.WAITING]

    async def test_only_owners_of_a_running_circle_change_it(self, team: Team) -> None:
        circle = await team.gather("UANNA", "UBEN")
        with pytest.raises(NotAnOwner):
            await self.edit(team, circle, "UBEN", name="Rust")
        await do(team, lambda work: circles.close(work, circle.id, MONDAY))
        await do(team, lambda work: membership.end_requests(work, MONDAY))
        with pytest.raises(CircleIsClosed):
            await self.edit(team, circle, name="Rust")


async def test_requests_of_another_workspace_are_not_there(team: Team) -> None:
    circle = await full(team, by_invitation=True)
    asked = await ask(team, circle, "UDAVID")
    strangers = await new_team(team.storage, "T2")
    await strangers.meet("UANNA")
    with pytest.raises(RequestIsSettled):
        await do(
            strangers,
            lambda work: membership.let_in(work, asked, strangers.actors["UANNA"].person_id, MONDAY),
        )
    async with team.storage.everywhere() as session:
        assert len(list(await session.scalars(sa.select(JoinRequest)))) == 1
