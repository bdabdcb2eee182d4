"""One notion of a working hour and a working day, in every zone, with and without public holidays."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kernel.working_time import (
    WEEKENDS,
    is_working_hour,
    next_working_hour,
    working_day_before,
    working_day_from,
)

ZONES = st.sampled_from(sorted(available_timezones() - {"localtime"}))
DAYS = st.dates(date(2024, 1, 1), date(2036, 12, 31))
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
BERLIN = "Europe/Berlin"
GOOD_FRIDAY, EASTER_MONDAY = date(2026, 4, 3), date(2026, 4, 6)


def in_berlin(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZoneInfo(BERLIN))


@given(DAYS)
def test_working_days_are_monday_to_friday_and_the_nearest(day: date) -> None:
    before, on_or_after = working_day_before(day), working_day_from(day)
    assert before < day <= on_or_after
    assert max(before.weekday(), on_or_after.weekday()) < 5
    assert (day - before).days <= 3
    assert (on_or_after - day).days <= 2


def test_a_public_holiday_is_no_working_day() -> None:
    holidays = {GOOD_FRIDAY, *(GOOD_FRIDAY + timedelta(days=day) for day in (1, 2)), EASTER_MONDAY}
    assert working_day_from(GOOD_FRIDAY, holidays) == date(2026, 4, 7)
    assert working_day_before(date(2026, 4, 7), holidays) == date(2026, 4, 2)
    assert not is_working_hour(in_berlin(3, 10, month=4), BERLIN, holidays)
    assert next_working_hour(in_berlin(2, 18, month=4), BERLIN, holidays) == in_berlin(7, 9, month=4)


@pytest.mark.parametrize(
    ("at", "kept"),
    [
        (in_berlin(10, 3), in_berlin(10, 9)),
        (in_berlin(10, 9), in_berlin(10, 9)),
        (in_berlin(10, 17, 59), in_berlin(10, 17, 59)),
        (in_berlin(10, 18), in_berlin(11, 9)),
        (in_berlin(10, 23, 59), in_berlin(11, 9)),
        (in_berlin(13, 18), in_berlin(16, 9)),
        (in_berlin(15, 12), in_berlin(16, 9)),
    ],
)
def test_nobody_is_written_to_at_night_or_on_a_sunday(at: datetime, kept: datetime) -> None:
    assert next_working_hour(at, BERLIN, WEEKENDS) == kept


@given(MOMENTS, ZONES)
def test_the_next_working_hour_is_never_earlier_and_after_a_weekend_at_the_latest(at: datetime, zone: str) -> None:
    found = next_working_hour(at, zone, WEEKENDS)
    assert at <= found <= at + timedelta(hours=64)  # Friday at 18:00 to Monday at 9:00, and an hour for the clocks
    assert is_working_hour(found, zone)
