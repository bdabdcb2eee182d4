"""What recurs keeps its wall time and its local date, in every zone, in every year."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.kernel.enums import Cadence
from bot.kernel.recurrence import (
    WEEKS,
    Rhythm,
    dates,
    is_zone,
    local_date,
    moment,
)

ZONES = st.sampled_from(sorted(available_timezones() - {"localtime"}))
DAYS = st.dates(date(2024, 1, 1), date(2036, 12, 31))
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
WEEKLY = st.sampled_from(sorted(WEEKS))
MONTHS = st.integers(0, 60)
BERLIN = "Europe/Berlin"


def exists(day: date, at: time, zone: str) -> bool:
    """Whether the wall clock of ``zone`` shows this time on this day at all."""
    there = datetime.combine(day, at, tzinfo=ZoneInfo(zone))
    return there.astimezone(UTC).astimezone(there.tzinfo).replace(tzinfo=None) == there.replace(tzinfo=None)


@pytest.mark.long
@settings(max_examples=1000)
@given(DAYS, TIMES, ZONES)
def test_never_a_wrong_local_date(day: date, at: time, zone: str) -> None:
    assert local_date(moment(day, at, zone), zone) == day


@pytest.mark.long
@settings(max_examples=1000)
@given(DAYS, TIMES, ZONES)
def test_the_wall_time_is_kept_wherever_it_exists(day: date, at: time, zone: str) -> None:
    shown = moment(day, at, zone).astimezone(ZoneInfo(zone))
    assert shown.time() == at if exists(day, at, zone) else shown.replace(tzinfo=None) > datetime.combine(day, at)


@given(DAYS, TIMES, ZONES, WEEKLY)
def test_a_weekly_rhythm_keeps_weekday_distance_and_wall_time(day: date, at: time, zone: str, cadence: Cadence) -> None:
    found = list(islice(dates(Rhythm(cadence, day, at, zone)), 30))
    assert found == [day + timedelta(weeks=WEEKS[cadence] * n) for n in range(30)]
    shown = [moment(each, at, zone).astimezone(ZoneInfo(zone)).time() for each in found if exists(each, at, zone)]
    assert set(shown) <= {at}


def test_a_time_that_the_clock_leaps_over_moves_forward() -> None:
    assert moment(date(2026, 3, 29), time(2, 30), BERLIN).astimezone(ZoneInfo(BERLIN)).time() == time(3, 30)


def test_a_gap_moves_forward_also_for_a_time_that_is_meant_the_second_time() -> None:
    shown = moment(date(2024, 3, 10), time(2, fold=1), "America/Montreal").astimezone(ZoneInfo("America/Montreal"))
    assert shown.time() == time(3)


def test_a_time_that_comes_twice_is_meant_the_first_time() -> None:
    assert moment(date(2026, 10, 25), time(2, 30), BERLIN) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_fourteen_stays_fourteen_over_both_changes() -> None:
    rhythm = Rhythm(Cadence.WEEKLY, date(2026, 3, 19), time(14, 0), BERLIN)
    hours = [moment(day, rhythm.at, BERLIN).hour for day in islice(dates(rhythm), 34)]
    assert hours == [13, 13, *[12] * 30, 13, 13]


@given(DAYS, MONTHS)
def test_a_monthly_rhythm_comes_once_a_month_on_the_same_weekday(first: date, months: int) -> None:
    found = list(islice(dates(Rhythm(Cadence.MONTHLY, first, time(9), BERLIN)), months + 1))[-1]
    assert found.weekday() == first.weekday()
    assert (found.year * 12 + found.month) == (first.year * 12 + first.month) + months


@given(DAYS.map(lambda day: day.replace(day=min(day.day, 28))), MONTHS)
def test_the_nth_weekday_of_the_month_stays_the_nth(first: date, months: int) -> None:
    found = list(islice(dates(Rhythm(Cadence.MONTHLY, first, time(9), BERLIN)), months + 1))[-1]
    assert (found.day - 1) // 7 == (first.day - 1) // 7


@given(st.builds(date, st.integers(2024, 2036), st.sampled_from([1, 3, 5, 7, 8, 10, 12]), st.integers(29, 31)), MONTHS)
def test_a_fifth_weekday_means_the_last_of_the_month(first: date, months: int) -> None:
    found = list(islice(dates(Rhythm(Cadence.MONTHLY, first, time(9), BERLIN)), months + 1))[-1]
    assert (found + timedelta(weeks=1)).month != found.month


@pytest.mark.parametrize("name", ["Europe/Berlin", "America/Argentina/Buenos_Aires", "UTC"])
def test_iana_names_are_zones(name: str) -> None:
    assert is_zone(name)


@pytest.mark.parametrize(
    "name", ["", "Europe/Atlantis", "../../etc/passwd", "/etc/passwd", "Europe", "a\0b", "x" * 300]
)
def test_anything_else_is_no_zone(name: str) -> None:
    assert not is_zone(name)
