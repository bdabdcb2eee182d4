"""Until when somebody pauses, as they type it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.home.forms import read_day
from bot.features.people.forms import back_at
from bot.kernel.recurrence import local_date
from bot.slack.forms import FormInvalid

TODAY = date(2026, 3, 2)
BERLIN = "Europe/Berlin"
moments = st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2 weeks", date(2026, 3, 16)),
        ("2weeks", date(2026, 3, 16)),
        ("for a week", date(2026, 3, 9)),
        ("2 Wochen", date(2026, 3, 16)),
        ("für eine Woche", date(2026, 3, 9)),
        ("10 days", date(2026, 3, 12)),
        ("drei Tage", date(2026, 3, 5)),
        ("1 month", date(2026, 4, 2)),
        ("zwei Monate", date(2026, 5, 2)),
        ("2026-12-24", date(2026, 12, 24)),
        ("until 2026-12-24", date(2026, 12, 24)),
        ("24.12.", date(2026, 12, 24)),
        ("bis zum 24. 12. 2026", date(2026, 12, 24)),
        ("bis 1.3.", date(2027, 3, 1)),
    ],
)
def test_a_span_or_a_day_is_read_in_both_languages(typed: str, day: date) -> None:
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed",
    ["", "soon", "some weeks", "weeks", "2", "2 years", "32.1.", "2026-13-01", "30.2.2026", "12/24", "-1 weeks"],
)
def test_what_is_no_day_is_not_guessed(typed: str) -> None:
    assert read_day(typed, TODAY) is None


def test_a_month_ends_where_the_next_one_does() -> None:
    assert read_day("1 month", date(2026, 1, 31)) == date(2026, 2, 28)


@given(typed=st.text(max_size=40))
def test_nothing_that_is_typed_breaks_it(typed: str) -> None:
    assert read_day(typed, TODAY) is None or isinstance(read_day(typed, TODAY), date)


@given(now=moments, days=st.integers(1, 366))
def test_one_is_back_when_the_day_begins_at_home(now: datetime, days: int) -> None:
    day = local_date(now, BERLIN) + timedelta(days=days)
    until = back_at(day, BERLIN, now)
    assert until > now
    assert local_date(until, BERLIN) == day
    assert local_date(until - timedelta(seconds=1), BERLIN) < day


@pytest.mark.parametrize(
    ("day", "problem"),
    [
        (TODAY, "until-is-past"),
        (TODAY - timedelta(days=1), "until-is-past"),
        (date(2027, 3, 4), "until-is-far"),
        (date(9999, 12, 31), "until-is-far"),
    ],
)
def test_a_day_too_early_or_too_far_gets_its_sentence(day: date, problem: str) -> None:
    with pytest.raises(FormInvalid) as raised:
        back_at(day, BERLIN, datetime(2026, 3, 2, 8, tzinfo=UTC))
    assert raised.value.problems == {"until": (problem, {})}
