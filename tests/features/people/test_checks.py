"""Once a day Slack is asked who people are: a few at a time, in no transaction, whatever it answers."""

import math
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.delivery import lanes
from bot.delivery.paced import PAUSE
from bot.delivery.scheduler import PLAN_SECONDS
from bot.features.people import posts, service
from bot.features.people.posts import AT_ONCE, CheckPeople
from bot.kernel.clock import SimulatedClock
from bot.kernel.ids import UserId
from bot.slack.errors import Meaning, SlackFailure
from bot.slack.gateway import Profile
from bot.storage.unit_of_work import Storage
from models import Person
from tests.fake_gateway import FakeGateway
from tests.features.fakes import Team, new_team, parts

DAY = timedelta(days=1, minutes=1)


class Office:
    """People who were met on Monday, a check, and what Slack says of them."""

    def __init__(self, team: Team, clock: SimulatedClock) -> None:
        self.team, self.clock, self.slack = team, clock, FakeGateway()
        self.deps = parts(team.storage, clock, gateway=self.slack)
        [self.check] = posts.maintenance(self.deps)

    async def beat(self, later: timedelta = PAUSE) -> list[str]:
        """Let time pass and the check be done; return who was asked about."""
        await self.clock.turn_to(self.clock.now() + later)
        before = len(self.slack.asked)
        async with self.team.storage.reading(self.team.workspace_id) as work:
            await self.check(work, self.clock.now())
        await self.deps.background.rest()
        return [str(each.about[0]) for each in self.slack.asked[before:]]

    async def off(self) -> list[str]:
        async with self.team.storage.everywhere() as session:
            gone = await session.scalars(sa.select(Person.slack_user_id).where(Person.deleted))
            return sorted(gone)


@pytest.fixture
async def office(any_storage: Storage, clock: SimulatedClock) -> Office:
    team = await new_team(any_storage)
    await team.meet(*(f"U{number:02}" for number in range(AT_ONCE + 5)))
    return Office(team, clock)


async def test_everybody_is_asked_about_once_a_day_and_a_few_a_minute(office: Office) -> None:
    assert await office.beat() == []
    first, too_soon, then, nobody = [await office.beat(each) for each in (DAY, PAUSE / 2, PAUSE, PAUSE)]
    assert (len(first), too_soon, len(then), nobody) == (AT_ONCE, [], 5, [])
    assert {*first, *then} == office.team.actors.keys()
    assert len(await office.beat(DAY)) == AT_ONCE


async def test_an_account_that_is_off_is_noticed_without_an_event(office: Office) -> None:
    gone = Profile(UserId("U03"), "", "", is_bot=False, deleted=True)
    office.slack.profiles = {"U03": gone, "U04": replace(gone, user=UserId("U04"), deleted=False, foreign=True)}
    office.slack.fail("profile", SlackFailure(Meaning.TARGET, "user_not_found"))
    first, *_ = [await office.beat(each) for each in (DAY, PAUSE)]
    assert await office.off() == sorted({first[0], "U03", "U04"})
    assert await office.beat() == []


async def test_where_a_message_to_several_finds_an_account_off_they_are_asked_about_at_once(office: Office) -> None:
    gone = Profile(UserId("U03"), "", "", is_bot=False, deleted=True)
    office.slack.profiles = {"U03": gone}
    async with office.team.storage.work(office.team.workspace_id) as work:
        await service.cannot_be_written_to(work, [UserId("U03"), UserId("U04")], office.clock.now())
    assert sorted(await office.beat()) == ["U03", "U04"]
    assert await office.off() == ["U03"]
    async with office.team.storage.work(office.team.workspace_id) as work:
        await service.cannot_be_written_to(work, [UserId("U05")], office.clock.now())
        await service.cannot_be_written_to(work, [UserId("U03"), UserId("U06")], office.clock.now())
    assert await office.off() == ["U03", "U05"]
    first = await office.beat(timedelta(days=3))
    assert (first[0], len(first)) == ("U06", AT_ONCE)


async def test_one_of_whom_slack_does_not_tell_holds_nobody_up(office: Office) -> None:
    office.slack.fail("profile", *[SlackFailure(Meaning.AMBIGUOUS, "internal_error")] * 2)
    first, then, nobody, again = [await office.beat(each) for each in (DAY, PAUSE, PAUSE, PAUSE)]
    assert (len(first), len(then), nobody, again) == (AT_ONCE, 5, [], first[:2])
    assert await office.off() == []


@pytest.mark.parametrize("meaning", [Meaning.RATE_LIMITED, Meaning.NOT_ACCEPTED, Meaning.INSTALLATION])
async def test_while_slack_wants_to_be_left_alone_nobody_is_asked_about(office: Office, meaning: Meaning) -> None:
    office.slack.fail("profile", SlackFailure(meaning, "ratelimited"))
    assert len(await office.beat(DAY)) == 1
    assert len(await office.beat()) == AT_ONCE


async def test_the_workspace_rests_as_long_as_slack_says(office: Office) -> None:
    office.slack.fail("profile", SlackFailure(Meaning.RATE_LIMITED, "ratelimited", retry_after=600))
    first, *during = [await office.beat(each) for each in (DAY, *[timedelta(minutes=3)] * 3)]
    assert (len(first), during) == (1, [[]] * 3)
    assert await _resting(office) == [office.clock.now() + timedelta(minutes=1)]
    assert len(await office.beat(timedelta(minutes=1))) == AT_ONCE


async def test_while_the_sender_rests_nobody_is_asked_about(office: Office) -> None:
    async with office.team.storage.work(office.team.workspace_id) as work:
        until = office.clock.now() + DAY + PAUSE / 2
        await lanes.rest(work.session, work.workspace_id, lanes.WHOLE_WORKSPACE, until)
    assert [len(await office.beat(each)) for each in (DAY, PAUSE / 2)] == [0, AT_ONCE]


async def _resting(office: Office) -> list[datetime]:
    async with office.team.storage.everywhere() as session:
        return list((await lanes.resting(session, office.clock.now())).values())


def test_a_thousand_people_are_asked_about_within_an_hour() -> None:
    late = PAUSE + timedelta(seconds=PLAN_SECONDS)
    assert math.ceil(1000 / AT_ONCE) * late <= timedelta(hours=1)


async def test_while_slack_is_asked_nobody_waits_for_the_database(office: Office) -> None:
    async def meanwhile() -> None:
        async with office.team.storage.work(office.team.workspace_id) as work:
            await work.session.execute(sa.update(Person).values(guest=True))

    office.slack.before["profile"] = meanwhile
    assert len(await office.beat(DAY)) == AT_ONCE
    assert isinstance(office.check, CheckPeople)
