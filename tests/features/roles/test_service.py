"""Roles of real sessions: planned, declined, taken over, kept for those who can come."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest

from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo
from bot.features.membership import service as membership
from bot.features.roles import service as roles_service
from bot.features.roles.rules import Holder
from bot.kernel.enums import CORE_ROLES, Mode, Presence, SessionState
from bot.kernel.errors import Gone, ItIsOver, NotAMember
from bot.storage.unit_of_work import Storage, UnitOfWork
from models import Attendance, Session
from tests.features.fakes import Team, new_team
from tests.rows import MONDAY

FIRST = datetime(2026, 3, 12, 13, 0, tzinfo=UTC)
GATHERED = MONDAY + timedelta(days=1)
FIVE = ("UANA", "UBEN", "UCEM", "UDEA", "UEVA")


@pytest.fixture
async def team(storage: Storage) -> Team:
    return await new_team(storage)


async def add_session(
    work: UnitOfWork, circle_id: UUID, number: int = 1, state: SessionState = SessionState.PLANNED
) -> UUID:
    starts_at = FIRST + timedelta(weeks=number - 1)
    row = work.add(
        Session(
            circle_id=circle_id, number=number, local_date=date(2026, 3, 12) + timedelta(weeks=number - 1), at=time(14),
            zone="Europe/Berlin", starts_at=starts_at, format_id="learning-circle", mode=Mode.LIVE, state=state,
            ends_at=starts_at + timedelta(hours=1), planned_at=MONDAY,
        )
    )  # fmt: skip
    await work.session.flush()
    return row.id


async def plan(
    work: UnitOfWork,
    circle: CircleInfo,
    session_id: UUID,
    absent: tuple[UUID, ...] = (),
    *,
    roles: tuple[str, ...] = CORE_ROLES,
    anew: bool = False,
    now: datetime = GATHERED,
) -> tuple[Holder, ...]:
    fresh = await circles.load(work, circle.id)
    await roles_service.plan_roles(
        work, [roles_service.RolesToAssign(fresh, session_id, roles, absent, anew=anew)], now
    )
    return (await roles_service.holders(work, [session_id]))[session_id]


def users(holders: tuple[Holder, ...]) -> list[str]:
    return [holder.user for holder in holders]


class TestPlanning:
    async def test_the_first_session_goes_by_who_joined_first(self, team: Team) -> None:
        circle = await team.gather(*FIVE)
        async with team.storage.work(team.workspace_id) as work:
            held = await plan(work, circle, await add_session(work, circle.id))
        assert [(one.role, one.user) for one in held] == list(zip(CORE_ROLES, FIVE, strict=False))

    async def test_the_next_session_begins_with_those_who_waited(self, team: Team) -> None:
        circle = await team.gather(*FIVE)
        async with team.storage.work(team.workspace_id) as work:
            await plan(work, circle, await add_session(work, circle.id, 1))
            held = await plan(work, circle, await add_session(work, circle.id, 2))
        assert {"UDEA", "UEVA"} < set(users(held))

    async def test_planning_again_changes_nothing(self, team: Team) -> None:
        circle = await team.gather(*FIVE)
        async with team.storage.work(team.workspace_id) as work:
            session_id = await add_session(work, circle.id)
            once = await plan(work, circle, session_id)
            assert await plan(work, circle, session_id) == once

    async def test_a_missed_session_takes_nobody_out_of_the_line(self, team: Team) -> None:
        circle = await team.gather(*FIVE)
        async with team.storage.work(team.workspace_id) as work:
            missed = await add_session(work, circle.id, 1)
            first = await plan(work, circle, missed)
            (await work.get(Session, missed)).state = SessionState.MISSED
            second = await plan(work, circle, await add_session(work, circle.id, 2))
        assert users(second) == users(first)

    async def test_who_cannot_come_loses_the_turn_and_the_next_takes_it(self, team: Team) -> None:
        circle = await team.gather(*FIVE)
        async with team.storage.work(team.workspace_id) as work:
            session_id = await add_session(work, circle.id)
            await plan(work, circle, session_id)
            held = await plan(work, circle, session_id, (team.person("UBEN"),))
        assert users(held) == ["UANA", "UDEA", "UCEM"]

    async def test_who_has_left_the_circle_loses_the_turn(self, team: Team) -> None:
        circle = await team.gather(*FIVE)
        async with team.storage.work(team.workspace_id) as work:
            session_id = await add_session(work, circle.id)
            await plan(work, circle, session_id)
            await membership.leave(work, circle.id, team.person("UANA"), MONDAY)
            assert users(await plan(work, circle, session_id)) == ["UDEA", "UBEN", "UCEM"]

    async def test_past_absence_is_no_debt(self, team: Team) -> None:
        circle = await team.gather("UANA", "UBEN")
        async with team.storage.work(team.workspace_id) as work:
            for number in (1, 2, 3):
                session_id = await add_session(work, circle.id, number)
                work.add(Attendance(session_id=session_id, person_id=team.person("UANA"), presence=Presence.ABSENT))
                await plan(work, circle, session_id, (team.person("UANA"),), roles=("moderation",))
            nexts: list[Holder] = []
            for number in (4, 5):
                session_id = await add_session(work, circle.id, number)
                nexts += await plan(work, circle, session_id, roles=("moderation",))
        assert sorted(one.user for one in nexts) == ["UANA", "UBEN"]

    async def test_a_session_of_another_workspace_is_not_found(self, team: Team) -> None:
        circle = await team.gather("UANA")
        other = await new_team(team.storage, "T2")
        theirs = await other.gather("UZOE")
        async with other.storage.work(other.workspace_id) as work:
            session_id = await add_session(work, theirs.id)
        async with team.storage.work(team.workspace_id) as work:
            with pytest.raises(Gone):
                await plan(work, circle, session_id)


class TestComingLate:
    async def _join(self, team: Team, work: UnitOfWork, circle: CircleInfo) -> None:
        await membership.join(work, circle.id, team.person("UEVA"), GATHERED + timedelta(hours=1))

    async def test_sessions_planned_anew_are_as_if_planned_after_the_newcomer_came(self, storage: Storage) -> None:
        plans = []
        for number, ahead in enumerate((3, 1)):
            team = await new_team(storage, f"TEAM{number}")
            circle = await team.gather(*FIVE[:4])
            await team.meet("UEVA")
            async with storage.work(team.workspace_id) as work:
                ids = [await add_session(work, circle.id, number) for number in (1, 2, 3)]
                for session_id in ids[:ahead]:
                    await plan(work, circle, session_id)
                await self._join(team, work, circle)
                late = GATHERED + timedelta(days=1)
                plans.append([users(await plan(work, circle, each, anew=True, now=late)) for each in ids[1:]])
        assert plans[0] == plans[1]
        assert "UEVA" in plans[0][0]

    async def test_planning_anew_again_changes_nothing(self, team: Team) -> None:
        circle = await team.gather(*FIVE)
        async with team.storage.work(team.workspace_id) as work:
            ids = [await add_session(work, circle.id, number) for number in (1, 2, 3)]
            once = [await plan(work, circle, each) for each in ids]
            assert [await plan(work, circle, each, anew=True) for each in ids] == once

    async def test_what_people_passed_on_stays_with_those_who_took_it(self, team: Team) -> None:
        circle = await team.gather(*FIVE)
        async with team.storage.work(team.workspace_id) as work:
            session_id = await add_session(work, circle.id)
            await plan(work, circle, session_id)
            await roles_service.take_over(work, session_id, "moderation", team.person("UEVA"))
            held = await plan(work, circle, session_id, anew=True)
        assert users(held) == ["UEVA", "UBEN", "UCEM"]

    async def test_a_session_that_was_staffed_before_somebody_came_is_no_debt_of_theirs(self, team: Team) -> None:
        circle = await team.gather(*FIVE[:2])
        await team.meet("UEVA")
        async with team.storage.work(team.workspace_id) as work:
            for number in (1, 2):
                await plan(work, circle, await add_session(work, circle.id, number), roles=("moderation",))
            await self._join(team, work, circle)
            late = GATHERED + timedelta(days=1)
            nexts = [
                users(await plan(work, circle, await add_session(work, circle.id, n), roles=("moderation",), now=late))
                for n in (3, 4, 5)
            ]
        assert sorted(user for held in nexts for user in held) == ["UANA", "UBEN", "UEVA"]


class TestDeclining:
    async def test_a_declined_role_goes_to_the_next(self, team: Team) -> None:
        circle = await team.gather(*FIVE)
        async with team.storage.work(team.workspace_id) as work:
            session_id = await add_session(work, circle.id)
            mine = (await plan(work, circle, session_id))[0]
            await roles_service.decline(work, mine.turn_id, mine.person_id)
            assert users(await plan(work, circle, session_id)) == ["UDEA", "UBEN", "UCEM"]

    async def test_who_declined_is_first_in_the_next_session(self, team: Team) -> None:
        circle = await team.gather(*FIVE)
        async with team.storage.work(team.workspace_id) as work:
            session_id = await add_session(work, circle.id)
            mine = (await plan(work, circle, session_id))[0]
            await roles_service.decline(work, mine.turn_id, mine.person_id)
            await plan(work, circle, session_id)
            held = await plan(work, circle, await add_session(work, circle.id, 2))
        assert held[0].user == "UANA"

    async def test_a_second_tap_says_that_it_is_over(self, team: Team) -> None:
        circle = await team.gather(*FIVE)
        async with team.storage.work(team.workspace_id) as work:
            mine = (await plan(work, circle, await add_session(work, circle.id)))[0]
            await roles_service.decline(work, mine.turn_id, mine.person_id)
            with pytest.raises(ItIsOver):
                await roles_service.decline(work, mine.turn_id, mine.person_id)

    async def test_nobody_declines_for_somebody_else(self, team: Team) -> None:
        circle = await team.gather(*FIVE)
        async with team.storage.work(team.workspace_id) as work:
            mine = (await plan(work, circle, await add_session(work, circle.id)))[0]
            with pytest.raises(ItIsOver):
                await roles_service.decline(work, mine.turn_id, team.person("UBEN"))

    async def test_a_role_of_last_month_cannot_be_declined(self, team: Team) -> None:
        circle = await team.gather(*FIVE)
        async with team.storage.work(team.workspace_id) as work:
            session_id = await add_session(work, circle.id)
            mine = (await plan(work, circle, session_id))[0]
            (await work.get(Session, session_id)).state = SessionState.ENDED
            with pytest.raises(ItIsOver):
                await roles_service.decline(work, mine.turn_id, mine.person_id)


class TestTakingOver:
    async def test_somebody_without_a_role_takes_one_over(self, team: Team) -> None:
        circle = await team.gather(*FIVE)
        async with team.storage.work(team.workspace_id) as work:
            session_id = await add_session(work, circle.id)
            await plan(work, circle, session_id)
            await roles_service.take_over(work, session_id, "moderation", team.person("UEVA"))
            held = (await roles_service.holders(work, [session_id]))[session_id]
        assert users(held) == ["UEVA", "UBEN", "UCEM"]

    async def test_what_they_had_is_nobodys_then_but_for_what_they_keep(self, team: Team) -> None:
        circle = await team.gather(*FIVE)
        async with team.storage.work(team.workspace_id) as work:
            session_id = await add_session(work, circle.id)
            await plan(work, circle, session_id)
            cem = team.person("UCEM")
            await roles_service.take_over(work, session_id, "moderation", cem, keeping={"moderation"})
            held = (await roles_service.holders(work, [session_id]))[session_id]
            assert [(one.role, one.user) for one in held] == [("moderation", "UCEM"), ("documentation", "UBEN")]
            await roles_service.take_over(work, session_id, "documentation", cem, keeping={"moderation"})
            held = (await roles_service.holders(work, [session_id]))[session_id]
        assert [(one.role, one.user) for one in held] == [("moderation", "UCEM"), ("documentation", "UCEM")]

    async def test_what_is_passed_on_is_held_by_the_other_alone(self, team: Team) -> None:
        circle = await team.gather(*FIVE)
        async with team.storage.work(team.workspace_id) as work:
            session_id = await add_session(work, circle.id)
            moderation, *_ = await plan(work, circle, session_id)
            await roles_service.pass_on(work, moderation, team.person("UEVA"))
            assert users(await plan(work, circle, session_id)) == ["UEVA", "UBEN", "UCEM"]

    async def test_in_a_running_session_the_former_holder_may_have_gone(self, team: Team) -> None:
        circle = await team.gather(*FIVE)
        async with team.storage.work(team.workspace_id) as work:
            session_id = await add_session(work, circle.id)
            await plan(work, circle, session_id)
            (await work.get(Session, session_id)).state = SessionState.RUNNING
            await roles_service.take_over(work, session_id, "moderation", team.person("UCEM"))
            held = (await roles_service.holders(work, [session_id]))[session_id]
        assert users(held) == ["UCEM", "UBEN", "UCEM"]

    async def test_a_role_that_nobody_has_can_be_taken(self, team: Team) -> None:
        circle = await team.gather(*FIVE)
        async with team.storage.work(team.workspace_id) as work:
            session_id = await add_session(work, circle.id)
            await roles_service.take_over(work, session_id, "moderation", team.person("UEVA"))
            assert users((await roles_service.holders(work, [session_id]))[session_id]) == ["UEVA"]

    async def test_taking_it_twice_changes_nothing(self, team: Team) -> None:
        circle = await team.gather(*FIVE)
        async with team.storage.work(team.workspace_id) as work:
            session_id = await add_session(work, circle.id)
            await plan(work, circle, session_id)
            held = []
            for _ in range(2):
                await roles_service.take_over(work, session_id, "moderation", team.person("UEVA"))
                held.append((await roles_service.holders(work, [session_id]))[session_id])
        assert held[0] == held[1]

    async def test_the_giver_keeps_the_place_in_the_line(self, team: Team) -> None:
        circle = await team.gather(*FIVE)
        async with team.storage.work(team.workspace_id) as work:
            session_id = await add_session(work, circle.id)
            await plan(work, circle, session_id)
            await roles_service.take_over(work, session_id, "moderation", team.person("UEVA"))
            held = await plan(work, circle, await add_session(work, circle.id, 2))
        assert held[0].user == "UANA"

    async def test_only_members_take_over(self, team: Team) -> None:
        circle = await team.gather(*FIVE)
        await team.meet("UZOE")
        async with team.storage.work(team.workspace_id) as work:
            session_id = await add_session(work, circle.id)
            with pytest.raises(NotAMember):
                await roles_service.take_over(work, session_id, "moderation", team.person("UZOE"))

    @pytest.mark.parametrize("state", [SessionState.ENDED, SessionState.MISSED, SessionState.CANCELLED])
    async def test_a_session_of_last_month_is_over(self, team: Team, state: SessionState) -> None:
        circle = await team.gather(*FIVE)
        async with team.storage.work(team.workspace_id) as work:
            session_id = await add_session(work, circle.id, state=state)
            with pytest.raises(ItIsOver):
                await roles_service.take_over(work, session_id, "moderation", team.person("UEVA"))
