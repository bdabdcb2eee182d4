"""In which order topics come, whose turn it is, and when the next one is: whatever people do."""

from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.features.meetups.rules import Helper, MeetupTopic, agenda, in_turn, next_start
from bot.kernel.ids import UserId

MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
ZONES = st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"])


@given(st.lists(st.integers(0, 5), max_size=12))
def test_topics_come_by_votes_and_the_earlier_first(votes: list[int]) -> None:
    topics = [MeetupTopic(UUID(int=at), str(at), UserId("U1"), count) for at, count in enumerate(votes)]
    order = [(-topic.votes, topic.signup_id.int) for topic in agenda(topics)]
    assert order == sorted(order)
    assert len(order) == len(topics)


@given(st.integers(1, 6), st.integers(1, 40))
def test_nobody_hosts_twice_more_often_than_another(people: int, times: int) -> None:
    had = [0] * people
    for _ in range(times):
        helpers = [Helper(UUID(int=one), count, datetime(2026, 1, 1, tzinfo=UTC)) for one, count in enumerate(had)]
        found = in_turn(helpers)
        assert found
        had[found.person_id.int] += 1
    assert max(had) - min(had) <= 1


def test_where_nobody_would_help_nobody_is_next() -> None:
    assert in_turn([]) is None


@given(MOMENTS)
def test_on_a_holiday_it_comes_a_week_later_unless_it_was_planned_for_such_a_day(at: datetime) -> None:
    found = next_start(at, "UTC", at, ())
    later = next_start(at, "UTC", at, {found.date()})
    assert later == found + timedelta(weeks=1)
    assert next_start(at, "UTC", at, {at.date(), found.date()}) == found


@given(MOMENTS, MOMENTS, ZONES)
def test_the_next_one_is_ahead_and_some_four_weeks_on_at_the_same_time(at: datetime, now: datetime, zone: str) -> None:
    found = next_start(at, zone, now, ())
    assert found > now
    assert found > at
    before, after = at.astimezone(ZoneInfo(zone)), found.astimezone(ZoneInfo(zone))
    assert (after.date() - before.date()) % timedelta(weeks=4) == timedelta(0)
    assert abs((after.replace(tzinfo=None) - before.replace(tzinfo=None)) % timedelta(days=1)) in (
        timedelta(0),
        timedelta(minutes=30),
        timedelta(hours=1),
    )  # fmt: skip  in the hour that clocks leave out there is no such time
