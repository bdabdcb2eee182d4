"""When rounds begin, when to meet, and what pairs say about it."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.affinity.rules import Peer, share_hours
from bot.features.coaching.rules import (
    RoundRhythm,
    WhyAlone,
    first_round,
    midway,
    round_after,
    state_after,
    why_alone,
)
from bot.kernel.enums import Cadence, Language, PairState
from bot.kernel.recurrence import Rhythm
from bot.kernel.working_time import WEEKENDS, Hours, common_hours, suggest_slot, weekends_in

ON = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("zone", "hours"),
    [("Europe/Berlin", 9), ("Europe/London", 8), ("America/New_York", 3), ("Asia/Tokyo", 1), ("Asia/Kolkata", 4.5)],
)
def test_working_hours_overlap_as_on_the_wall(zone: str, hours: float) -> None:
    assert common_hours("Europe/Berlin", zone, ON) == timedelta(hours=hours)
    assert common_hours(zone, "Europe/Berlin", ON) == timedelta(hours=hours)


def test_working_hours_overlap_across_the_date_line() -> None:
    assert common_hours("America/Los_Angeles", "Australia/Sydney", ON) == timedelta(hours=4)


@given(
    st.lists(st.sampled_from(("Europe/Berlin", "Europe/London", "America/New_York")), min_size=2, max_size=3),
    st.integers(0, 365 * 24).map(lambda hours: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours)),
    st.sampled_from([50, 75]),
)
def test_the_suggested_time_lies_in_everybodys_working_hours(zones: list[str], after: datetime, minutes: int) -> None:
    slot = suggest_slot(zones, after, minutes, weekends_in)
    assert slot is not None
    assert timedelta(hours=23) < slot - after < timedelta(days=6)
    for zone in zones:
        local, end = (at.astimezone(ZoneInfo(zone)) for at in (slot, slot + timedelta(minutes=minutes)))
        assert local.weekday() < 5
        assert time(9) <= local.time() < end.time() <= time(18)


def test_the_hours_that_people_chose_count_for_whom_they_meet_and_when() -> None:
    early, late = Hours(6, 14), Hours(13, 21)
    assert common_hours("Europe/Berlin", "Europe/Berlin", ON, early, late) == timedelta(hours=1)
    assert common_hours("Europe/Berlin", "America/New_York", ON, late, Hours(6, 16)) == timedelta(hours=8)
    slot = suggest_slot(["Europe/Berlin"] * 2, datetime(2026, 3, 2, 9, tzinfo=UTC), 50, weekends_in, [early, late])
    assert slot == datetime(2026, 3, 3, 12, tzinfo=UTC)
    one, other = (Peer(UUID(int=n), Language.ENGLISH, "Europe/Berlin", hours=its) for n, its in ((1, early), (2, late)))
    assert not share_hours(one, other, ON)
    assert why_alone(one.id, [one, other], ON) is WhyAlone.HOURS


def test_two_in_one_place_get_the_next_working_days_ten_o_clock() -> None:
    friday = datetime(2026, 3, 6, 9, tzinfo=UTC)
    assert suggest_slot(["Europe/Berlin"] * 2, friday, 50, weekends_in) == datetime(2026, 3, 9, 9, tzinfo=UTC)


def test_no_time_is_suggested_where_there_is_none() -> None:
    assert (
        suggest_slot(["Europe/Berlin", "Pacific/Auckland"], datetime(2026, 3, 6, 9, tzinfo=UTC), 50, weekends_in)
        is None
    )


def test_the_first_round_begins_on_the_next_such_weekday() -> None:
    monday_nine = datetime(2026, 3, 2, 8, tzinfo=UTC)
    assert first_round(RoundRhythm(), "Europe/Berlin", monday_nine) == date(2026, 3, 2)
    assert first_round(RoundRhythm(), "Europe/Berlin", monday_nine + timedelta(hours=1)) == date(2026, 3, 9)
    assert first_round(RoundRhythm(weekday=4), "Europe/Berlin", monday_nine) == date(2026, 3, 6)


def test_rounds_follow_each_other_in_their_rhythm() -> None:
    rhythm = Rhythm(Cadence.TWO_WEEKS, date(2026, 3, 2), time(10), "Europe/Berlin")
    first, second = datetime(2026, 3, 2, 9, tzinfo=UTC), datetime(2026, 3, 16, 9, tzinfo=UTC)
    assert round_after(rhythm, first - timedelta(minutes=1), WEEKENDS) == first
    assert round_after(rhythm, first, WEEKENDS) == second
    assert round_after(rhythm, first, {date(2026, 3, 16)}) == second + timedelta(days=1)


@pytest.mark.parametrize(
    ("days", "expected"), [(7, datetime(2026, 3, 5, 9, tzinfo=UTC)), (14, datetime(2026, 3, 9, 9, tzinfo=UTC))]
)
def test_half_of_a_round_is_asked_for_on_a_working_day_at_the_rounds_hour(days: int, expected: datetime) -> None:
    start = datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert midway(start, start + timedelta(days=days), time(10), "Europe/Berlin", WEEKENDS) == expected


def test_half_of_a_round_that_falls_on_a_weekend_is_asked_for_on_monday() -> None:
    wednesday = datetime(2026, 3, 4, 9, tzinfo=UTC)
    found = midway(wednesday, wednesday + timedelta(days=7), time(10), "Europe/Berlin", WEEKENDS)
    assert found == datetime(2026, 3, 9, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "present", "state"),
    [
        (PairState.DATED, 2, PairState.DATED),
        (PairState.NOT_THIS_TIME, 1, PairState.NOT_THIS_TIME),
        (PairState.NOT_THIS_TIME, 2, PairState.PAIRED),
        (PairState.DATED, 1, PairState.NOT_THIS_TIME),
        (PairState.MET, 1, PairState.MET),
    ],
)
def test_the_latest_word_counts_and_two_are_needed(said: PairState, present: int, state: PairState) -> None:
    assert state_after(PairState.PAIRED, said, present) is state


BERLIN, TOKYO = "Europe/Berlin", "Asia/Tokyo"
ME = Peer(UUID(int=1), Language.GERMAN, BERLIN)


@pytest.mark.parametrize(
    ("others", "why"),
    [
        ([(Language.ENGLISH, BERLIN)], WhyAlone.LANGUAGE),
        ([(Language.GERMAN, TOKYO)], WhyAlone.HOURS),
        ([(Language.ENGLISH, BERLIN), (Language.GERMAN, TOKYO)], WhyAlone.HOURS),
        ([(Language.GERMAN, BERLIN), (Language.GERMAN, TOKYO)], WhyAlone.NOBODY),
        ([], WhyAlone.NOBODY),
    ],
)
def test_the_reason_is_language_before_hours_and_else_none_is_named(
    others: list[tuple[Language, str]], why: WhyAlone
) -> None:
    peers = [Peer(UUID(int=2 + n), language, zone) for n, (language, zone) in enumerate(others)]
    assert why_alone(ME.id, [*peers, ME], ON) is why


def test_who_coaches_in_both_languages_shares_everybodys() -> None:
    other = Peer(UUID(int=2), Language.ENGLISH, TOKYO)
    assert why_alone(ME.id, [replace(ME, any_language=True), other], ON) is WhyAlone.HOURS
    assert why_alone(ME.id, [ME, replace(other, any_language=True)], ON) is WhyAlone.HOURS


def test_who_has_left_meanwhile_is_told_no_reason() -> None:
    assert why_alone(ME.id, [Peer(UUID(int=2), Language.ENGLISH, TOKYO)], ON) is WhyAlone.NOBODY
