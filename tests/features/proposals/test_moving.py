"""Going to another circle: to one that has begun as it is by now, with its members and its places."""

import pytest

from bot.features.membership import service as membership
from bot.features.programmes import service as programmes
from bot.features.proposals import service
from bot.features.proposals.posts import NoCircle
from bot.features.proposals.rules import Proposed
from bot.kernel.enums import ApplicationState
from bot.kernel.errors import ItIsOver
from models import Circle, NotWith
from tests.features.proposals.conftest import EVERYBODY, Offered
from tests.rows import MONDAY

LATE = "U09"
"""Who said yes to a circle that doesn't come about."""


class Begun:
    """A circle of four with room for six that has begun, and others for whom there is none."""

    def __init__(self, offered: Offered, circle: Circle, members: list[str]) -> None:
        self.offered, self.id, self.members = offered, circle.id, members

    async def offered_to(self, user: str) -> list[Proposed]:
        team = self.offered.team
        found = await service.elsewhere(team.storage, team.workspace_id, self.offered.id, team.person(user))
        return list(found.others)

    async def goes(self, user: str) -> None:
        team = self.offered.team
        async with team.storage.work(team.workspace_id) as work:
            await service.move(work, self.offered.id, team.person(user), self.id, {self.id}, MONDAY)

    async def lets_in(self, *users: str) -> None:
        """Let people in who haven't come by the programme."""
        team = self.offered.team
        await team.meet(*users)
        async with team.storage.work(team.workspace_id) as work:
            for user in users:
                await membership.admit(work, self.id, team.person(user), MONDAY)

    async def loses(self, user: str) -> None:
        team = self.offered.team
        async with team.storage.work(team.workspace_id) as work:
            await membership.leave(work, self.id, team.person(user), MONDAY)


@pytest.fixture
async def begun(offered: Offered) -> Begun:
    await offered.apply(*EVERYBODY)
    await offered.form()
    await offered.ask()
    at = {row.person_id: row.circle_id for row in await offered.rows()}
    late = at[offered.team.person(LATE)]
    members = [user for user in EVERYBODY if at[offered.team.person(user)] != late][:4]
    await offered.answer(LATE, *members)
    await offered.settle()
    (circle_id,) = await offered.begin()
    async with offered.team.storage.reading(offered.team.workspace_id) as work:
        return Begun(offered, await work.get(Circle, circle_id), members)


async def test_a_circle_is_offered_with_the_people_who_are_in_it_by_now(begun: Begun) -> None:
    (one,) = await begun.offered_to(LATE)
    assert (len(one.people), one.room) == (4, 2)
    await begun.loses(begun.members[0])
    await begun.lets_in("UX1", "UX2")
    (one,) = await begun.offered_to(LATE)
    assert {*one.people.values()} == {*begun.members[1:], "UX1", "UX2"}
    assert one.room == 1


async def test_no_seventh_comes_into_six_places(begun: Begun) -> None:
    assert await begun.offered_to(LATE)
    await begun.lets_in("UX1", "UX2")
    assert await begun.offered_to(LATE) == []
    with pytest.raises(ItIsOver):
        await begun.goes(LATE)


async def test_who_is_about_to_come_has_a_place_already(begun: Begun) -> None:
    await begun.lets_in("UX1")
    await begun.goes(LATE)
    silent = next(user for user in EVERYBODY if user not in (*begun.members, LATE))
    with pytest.raises(ItIsOver):
        await begun.goes(silent)


async def test_whose_place_was_taken_before_they_came_is_told_so(begun: Begun) -> None:
    await begun.goes(LATE)
    await begun.lets_in("UX1", "UX2")
    await begun.offered.begin()
    person = begun.offered.team.person(LATE)
    (row,) = [row for row in await begun.offered.rows() if row.person_id == person]
    assert (row.state, row.circle_id) == (ApplicationState.LEFT_OUT, None)
    assert LATE in await begun.offered.told(programmes.NO_CIRCLE)
    assert "took the last place" in (await begun.offered.says(NoCircle))[LATE]


async def test_a_circle_that_has_ended_is_not_offered(begun: Begun) -> None:
    for user in begun.members:
        await begun.loses(user)
    assert await begun.offered_to(LATE) == []


async def test_nobody_is_sent_to_whom_they_do_not_want_to_meet_also_if_those_have_not_applied(begun: Begun) -> None:
    await begun.lets_in("UX1")
    team = begun.offered.team
    async with team.storage.work(team.workspace_id) as work:
        work.add(NotWith(person_id=team.person("UX1"), other_id=team.person(LATE)))
    assert await begun.offered_to(LATE) == []


async def test_it_is_offered_for_the_hour_at_which_it_meets_by_now(begun: Begun) -> None:
    team = begun.offered.team
    async with team.storage.work(team.workspace_id) as work:
        row = await work.get(Circle, begun.id)
        row.at = row.at.replace(hour=15)
    assert await begun.offered_to(LATE) == [], "they have ticked mornings alone"
