"""A circle gathers, begins with the third who joins, and asks once where that takes long; on both databases."""

from datetime import date, datetime, timedelta
from itertools import cycle
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from bot.features.circles import service as circles
from bot.features.circles.rules import CircleChannel, CircleInfo
from bot.features.dates import service as dates
from bot.features.gathering import service
from bot.features.gathering.posts import posts
from bot.features.gathering.rules import ASKED_FOR
from bot.features.lifecycle import service as lifecycle
from bot.features.membership import service as membership
from bot.features.schedule import service as schedule
from bot.features.sessions import service as sessions
from bot.features.topics import service as topics
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import Cadence, CircleState
from bot.kernel.ids import ChannelId
from bot.storage.unit_of_work import Storage
from models import Circle, OutboxMessage, Person
from tests.features.fakes import FORMATS, Team, new_team, parts, wish
from tests.rows import MONDAY

LATER = MONDAY + timedelta(days=90)


@pytest.fixture
async def team(any_storage: Storage) -> Team:
    team = await new_team(any_storage)
    await team.meet("UANA", "UBEN", "UCEM", "UDEA")
    return team


def work(team: Team) -> Any:
    return team.storage.work(team.workspace_id)


async def founded(team: Team, *others: str) -> CircleInfo:
    """Start a circle on a Monday for which Thursdays are proposed, and let others join."""
    async with work(team) as unit:
        circle = await circles.found_circle(
            unit, team.person("UANA"), wish("Async Python"), CircleChannel(ChannelId("C1")), circle_id=uuid4(),
            now=MONDAY,
        )  # fmt: skip
    for user in others:
        circle = await join(team, circle.id, user)
    return circle


async def join(team: Team, circle_id: UUID, user: str, now: datetime = MONDAY) -> CircleInfo:
    async with work(team) as unit:
        return await membership.join(unit, circle_id, team.person(user), now)


async def upkeep(team: Team, now: datetime) -> None:
    async with work(team) as unit:
        await service.begin_gathered(unit, FORMATS, now)
        await schedule.plan_ahead(unit, FORMATS, now)


async def state(team: Team, circle: CircleInfo, now: datetime = MONDAY) -> tuple[CircleState, list[date]]:
    async with work(team) as unit:
        found = await sessions.to_come(unit, [circle.id], now)
        return (await circles.load(unit, circle.id)).state, [one.local_date for one in found]


async def queued(team: Team, kind: str) -> list[str]:
    async with work(team) as unit:
        found = await unit.session.scalars(sa.select(OutboxMessage.lane).where(OutboxMessage.kind == kind))
        return list(found)


async def test_nothing_is_planned_for_two(team: Team) -> None:
    circle = await founded(team, "UBEN")
    await upkeep(team, LATER)
    assert await state(team, circle) == (CircleState.GATHERING, [])
    async with work(team) as unit:
        assert await lifecycle.due(unit, LATER) == []
        assert await circles.with_digest(unit, MONDAY) == []
        shown = await dates.dates_of(unit, circle.id, team.person("UBEN"), LATER)
        assert (shown.sessions, shown.later) == ((), ())
        await topics.propose(unit, circle.id, team.person("UBEN"), "Locks", topic_id=uuid4(), now=MONDAY)
        assert len(await topics.backlog(unit, circle.id)) == 1


async def test_with_the_third_the_dates_begin_and_the_channel_is_told_once(team: Team) -> None:
    circle = await founded(team, "UBEN", "UCEM")
    for _ in range(2):
        await upkeep(team, MONDAY)
    first = circle.rhythm.first
    assert await state(team, circle) == (CircleState.ACTIVE, [first, first + timedelta(weeks=1)])
    assert await queued(team, service.BEGUN) == ["C1"]


async def test_two_who_are_left_and_a_third_whose_account_is_off_go_on_gathering(team: Team) -> None:
    circle = await founded(team, "UBEN", "UCEM")
    async with work(team) as unit:
        (await unit.get(Person, team.person("UCEM"))).deleted = True
    await upkeep(team, MONDAY)
    assert (await state(team, circle))[0] is CircleState.GATHERING
    await join(team, circle.id, "UDEA")
    await upkeep(team, MONDAY)
    assert (await state(team, circle))[0] is CircleState.ACTIVE


@pytest.mark.parametrize(("hours", "cadence"), [*zip([0, 1, 47, 49, 24 * 40], cycle(Cadence), strict=False)])
async def test_the_first_date_leaves_two_days_and_stays_when_the_circle_is_changed(
    team: Team, hours: int, cadence: Cadence
) -> None:
    circle = await founded(team, "UBEN", "UCEM")
    async with work(team) as unit:
        (await unit.get(Circle, circle.id)).cadence = cadence
    now = MONDAY + timedelta(days=31, hours=hours)
    await upkeep(team, now)
    async with work(team) as unit:
        begun, found = await circles.load(unit, circle.id), await sessions.to_come(unit, [circle.id], now)
        assert found[0].starts_at > now + timedelta(days=2)
        assert begun.rhythm.first == found[0].local_date
        assert not await schedule.set_dates(unit, circle.id, FORMATS, now + timedelta(minutes=1))


async def test_who_leaves_after_it_began_does_not_send_it_back(team: Team) -> None:
    circle = await founded(team, "UBEN", "UCEM")
    await upkeep(team, MONDAY)
    async with work(team) as unit:
        await membership.leave(unit, circle.id, team.person("UCEM"), MONDAY)
    await upkeep(team, MONDAY)
    assert (await state(team, circle))[0] is CircleState.ACTIVE


async def test_whoever_is_responsible_is_asked_once_after_two_weeks(team: Team) -> None:
    circle = await founded(team, "UBEN")
    async with work(team) as unit:
        assert await service.due(unit, MONDAY + timedelta(days=13)) == []
        [due] = await service.due(unit, MONDAY + timedelta(days=15))
        assert due.subject == circle.id
        assert due.not_after - due.at == ASKED_FOR
        for _ in range(2):
            await service.ask(unit, circle.id, due.at)
        (await unit.get(Circle, circle.id)).zone = "Asia/Tokyo"
        [again] = await service.due(unit, MONDAY + timedelta(days=15))
        assert again.local_date == due.local_date
    assert await queued(team, circles.STILL_GATHERING) == ["UANA"]


async def test_nobody_is_asked_about_a_circle_that_has_begun_or_ended(team: Team) -> None:
    begun, ended = await founded(team, "UBEN", "UCEM"), await founded(team, "UBEN")
    await upkeep(team, MONDAY)
    async with work(team) as unit:
        await lifecycle.end_now(unit, ended.id, team.person("UANA"), MONDAY)
        assert await service.due(unit, LATER) == []
        for circle in (begun, ended):
            await service.ask(unit, circle.id, LATER)
    assert await queued(team, circles.STILL_GATHERING) == []
    assert await state(team, ended) == (CircleState.CLOSED, [])


async def test_the_channel_is_told_until_when_dots_count_for_the_first_topic(team: Team) -> None:
    circle = await founded(team, "UBEN", "UCEM")
    await upkeep(team, MONDAY)
    begun = next(each for each in posts(parts(team.storage, SimulatedClock(MONDAY))) if each.kind == service.BEGUN)
    async with work(team) as unit:
        (queued,) = await unit.all(sa.select(OutboxMessage).where(OutboxMessage.kind == service.BEGUN))
        assert queued.subject == circle.id
        said = await begun.compose(unit, queued)
    assert said is not None
    assert "Dots for the topic of" in str(said.block_dicts())
