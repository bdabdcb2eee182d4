"""Whoever wants it gets what can wait in one message a week; what others count on comes as ever."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from bot.content.holidays import WorkCalendar
from bot.delivery import outbox
from bot.delivery.contact_policy import WEEK, Recipient, verdict, weekly_moment
from bot.kernel.enums import OutboxState, Priority
from bot.kernel.ids import UserId
from bot.kernel.working_time import Hours, is_working_hour
from models import Person
from tests.delivery.test_budget import meet, pause, priorities, send, to
from tests.delivery.test_contact_policy import BERLIN, ZONES, hours_of_a_day, moments
from tests.delivery.world import DAY, World, hours

__all__ = ["priorities"]
ANNA, WEDNESDAY = to("U1"), 2
SENT, PENDING, EXPIRED, CANCELLED = OutboxState.SENT, OutboxState.PENDING, OutboxState.EXPIRED, OutboxState.CANCELLED
ITS_TIME = hours(48.5)
"""Wednesday at 9:30 where Anna is; her Monday begins at ``hours(0)``."""


@pytest.fixture
async def weekly(any_world: World) -> World:
    """A world in which Anna gets one message a week, on Wednesdays."""
    await meet(any_world, "U1", "U2")
    await choose(any_world, WEDNESDAY)
    return any_world


async def choose(world: World, weekday: int | None) -> None:
    async with world.storage.work(world.workspace) as work:
        await work.session.execute(sa.update(Person).where(Person.slack_user_id == "U1").values(weekly_on=weekday))
        await outbox.wake(work, UserId("U1"), world.now)


async def put(world: World, *last: timedelta) -> list[UUID]:
    """Put a reminder in for each of these spans in which it would be worth reading, and send what may go."""
    subjects = [await world.put(ANNA, "reminder", last=each) for each in last]
    await send(world)
    return subjects


async def states(world: World, subjects: Sequence[UUID]) -> list[OutboxState]:
    return [(await world.queued(subject)).state for subject in subjects]


async def test_what_can_wait_comes_as_one_message_on_that_day_however_short_it_was_to_last(weekly: World) -> None:
    subjects = [*await put(weekly, DAY / 4, DAY), *await put(weekly, 9 * DAY)]
    await weekly.clock.turn_to(ITS_TIME - timedelta(seconds=1))
    await weekly.sender.drain()
    assert weekly.slack.texts == []
    await weekly.clock.turn_to(ITS_TIME)
    await weekly.sender.drain()
    assert await states(weekly, subjects) == [SENT] * 3
    assert weekly.slack.texts == ["\n".join(f"note {subject}" for subject in subjects)]


async def test_what_others_count_on_comes_at_once_and_takes_nothing_along(weekly: World) -> None:
    waiting = await put(weekly, DAY)
    needed = await weekly.put(ANNA)
    asked_for = await weekly.put(ANNA, "reply")
    both = await weekly.put(to("U1", "U2"), "reminder")
    await send(weekly)
    assert await states(weekly, [needed, asked_for, both]) == [SENT] * 3
    assert await states(weekly, waiting) == [PENDING]


async def test_whoever_chose_nothing_gets_it_at_once(weekly: World) -> None:
    subject = await weekly.put(to("U2"), "reminder")
    await send(weekly)
    assert (await weekly.queued(subject)).state is SENT


async def test_what_comes_up_after_the_message_waits_for_the_next_one(weekly: World) -> None:
    await put(weekly, DAY)
    await weekly.clock.turn_to(ITS_TIME)
    await send(weekly)
    [later] = await put(weekly, DAY)
    await weekly.clock.turn_to(ITS_TIME + WEEK - DAY)
    await send(weekly)
    assert (await weekly.queued(later)).state is PENDING
    await weekly.clock.turn_to(ITS_TIME + WEEK)
    await send(weekly)
    assert (await weekly.queued(later)).state is SENT


async def test_where_zirkel_was_away_that_morning_it_comes_when_it_is_back(weekly: World) -> None:
    [subject] = await put(weekly, DAY)
    await weekly.clock.turn_to(ITS_TIME + DAY / 6)
    await send(weekly)
    assert (await weekly.queued(subject)).state is SENT


async def test_what_was_withdrawn_is_not_in_it_and_in_a_pause_none_comes(weekly: World) -> None:
    kept, withdrawn = await put(weekly, DAY, DAY)
    weekly.reminder.unwanted.add(withdrawn)
    await weekly.clock.turn_to(ITS_TIME)
    await send(weekly)
    assert await states(weekly, [kept, withdrawn]) == [SENT, CANCELLED]
    [paused] = await put(weekly, DAY)
    await pause(weekly, "U1", 10)
    await weekly.clock.turn_to(ITS_TIME + WEEK)
    await send(weekly)
    assert (await weekly.queued(paused)).state is EXPIRED
    assert len(weekly.slack.texts) == 1


async def test_whoever_changes_their_mind_gets_what_waits_after_the_new_choice(weekly: World) -> None:
    [first] = await put(weekly, DAY)
    await choose(weekly, 1)
    await weekly.sender.drain()
    assert (await weekly.queued(first)).next_at == ITS_TIME - DAY
    await choose(weekly, None)
    await weekly.sender.drain()
    assert (await weekly.queued(first)).state is SENT


def test_on_a_holiday_it_comes_on_the_next_working_day() -> None:
    easter = WorkCalendar(("DE-BE",))
    before = datetime(2026, 4, 1, 12, tzinfo=UTC)
    assert weekly_moment(Recipient("U1", BERLIN), 4, before, easter.closed) == datetime(2026, 4, 7, 7, 30, tzinfo=UTC)
    on_that_day = datetime(2026, 4, 7, 9, tzinfo=UTC)
    assert weekly_moment(Recipient("U1", BERLIN), 4, on_that_day, easter.closed) == on_that_day


@given(
    st.sampled_from(ZONES), moments, st.integers(0, 4), st.lists(st.integers(1, 167), max_size=5),
    st.sampled_from([Priority.REMINDER, Priority.SPARE]), hours_of_a_day,
)  # fmt: skip
def test_it_comes_within_two_weeks_in_working_hours_and_stands_by_its_word(
    zone: str, now: datetime, weekday: int, lately: list[int], priority: Priority, its: Hours
) -> None:
    received = [now - timedelta(hours=hour) for hour in lately]
    reader = Recipient("U1", zone, received=received, weekly_on=weekday, hours=its)
    found = verdict(priority, [reader], now, now + timedelta(hours=1))
    assert found.until is not None
    assert now <= found.until < now + 2 * WEEK + DAY
    assert is_working_hour(found.until, zone, hours=its)
    assert verdict(priority, [reader], found.until, now).until == found.until
    assert (found.reason is None) == (found.until == now)
