"""From which date a circle meets that has gathered, and when whoever founded one is asked."""

from datetime import date, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.features.circles.rules import beginning
from bot.features.gathering.rules import PATIENCE, ask_at
from bot.kernel.enums import Cadence
from bot.kernel.recurrence import Rhythm, dates
from bot.kernel.working_time import is_working_day
from tests.features.circles.test_rules import a_circle
from tests.rows import MONDAY

RHYTHMS = st.builds(
    Rhythm, st.sampled_from(Cadence), st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.just(time(14)), st.just("UTC")
)


@given(RHYTHMS, st.integers(0, 12))
def test_a_circle_that_begins_later_meets_on_the_dates_it_would_have_met_on(rhythm: Rhythm, skipped: int) -> None:
    expected = list(islice(dates(rhythm), skipped, skipped + 12))
    begun = beginning(rhythm, expected[0])
    assert list(islice((day for day in dates(begun) if day >= expected[0]), 12)) == expected


@given(st.timedeltas(timedelta(0), timedelta(days=365)), st.sampled_from(["Europe/Berlin", "Asia/Tokyo"]))
def test_whoever_founded_a_circle_is_asked_on_a_working_day_two_weeks_later(after: timedelta, zone: str) -> None:
    founded = MONDAY + after
    at = ask_at(founded, zone)
    there = at.astimezone(ZoneInfo(zone))
    assert (there.time(), is_working_day(there.date())) == (time(10), True)
    assert abs(at - founded - PATIENCE) < timedelta(days=3)


@given(st.integers(1, 8))
def test_a_circle_begins_with_three(count: int) -> None:
    assert a_circle(count, places=8).missing == max(0, 3 - count)
